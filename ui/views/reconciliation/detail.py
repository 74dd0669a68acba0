"""One number of a statement: what differs, field by field, and what can be done."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from services.domain.reconciliation import Finding
from services.domain.statement import Compared
from services.wording.reconciliation import difference_words, finding_reason, finding_step
from ui.components import Button, Card, EmptyCard, Field, StateMark, Text
from ui.presenters.reconciliation import may_resend
from ui.translate import language, tr
from ui.views.moments import today_or_day
from ui.views.reconciliation.words import group_mark, row_mark

WIDTH = 440


class Detail(QWidget):
    """The chosen number, or what to do when none is."""

    resent = Signal()
    accepted = Signal(str)
    """Let it stand; carries the reason."""
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self._row: Compared | None = None
        self._number, self._procedure = Text(role="strong", digits=True), Text(role="second", tone="quiet", wrap=True)
        self._mark, self._step = StateMark(group_mark(Finding.SAME.value)), Text(role="second", wrap=True)
        self._scroll = QScrollArea()
        self.reason = Field("", parent=self)
        self.resend = Button("", "primary", key="Ctrl R", icon="send", height=36, wide=True)
        self.accept = Button("", key="Ctrl K", icon="stamp", height=36, wide=True)
        self.open = Button("", key="Ctrl O", icon="folder", height=32)
        self.empty = EmptyCard("tick", "")
        self._card = Card(padding=16, spacing=8)
        self._lay_out()
        self.resend.clicked.connect(self.resent)
        self.accept.clicked.connect(self.try_accept)
        self.open.clicked.connect(self.opened)
        self.show_row(None)

    def _lay_out(self) -> None:
        body, head = self._card.body, QHBoxLayout()
        head.addWidget(self._number, 1)
        head.addWidget(self.open)
        body.addLayout(head)
        body.addWidget(self._procedure)
        body.addWidget(self._mark)
        body.addWidget(self._step)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.viewport().setAutoFillBackground(False)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        body.addWidget(self._scroll, 100)
        body.addStretch(1)
        body.addWidget(self.reason)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.accept, 1)
        row.addWidget(self.resend, 1)
        body.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card, 1)
        column.addWidget(self.empty)
        column.addStretch(0)

    def retranslate(self) -> None:
        """Say the fixed words in the language in use."""
        self.reason.set_label(tr("Reason for letting it stand"))
        self.resend.set_words(tr("Resend"))
        self.accept.set_words(tr("Accept"))
        self.open.set_words(tr("Open the dossier"))
        self.empty.set_sentence(tr("Choose a number at the left to see what differs and what can be done."))

    def show_row(self, row: Compared | None, now: datetime | None = None) -> None:
        """Show a number, or that none is chosen."""
        if row is None or self._row is None or row.number != self._row.number:
            self.reason.set_text("")
        self._row = row
        self._card.setVisible(row is not None)
        self.empty.setVisible(row is None)
        self.reason.set_error("")
        if row is None:
            return
        self._number.setText(row.number)
        self._procedure.setText(row.procedure or tr("not in the register here"))
        self._mark.show_state(row_mark(row))
        self._step.setText(_said(row, now))
        differences = _Differences(row)
        self._scroll.setWidget(differences)
        # Taking it in, the place to scroll gave it the window's ground.
        differences.setAutoFillBackground(False)
        self._scroll.setVisible(bool(row.judged.differences))
        self.open.setVisible(row.lag is not None)
        self.resend.setVisible(may_resend(row))
        self.accept.setVisible(row.open)
        self.reason.setVisible(row.open)

    def try_accept(self) -> None:
        """Let it stand, when a reason is there; else say that one is wanted."""
        if self._row is None or not self._row.open:
            return
        if not self.reason.text().strip():
            self.reason.set_error(tr("Write why it may stand; the statement prints it."))
            self.reason.line.setFocus()
            return
        self.accepted.emit(self.reason.text().strip())


def _said(row: Compared, now: datetime | None) -> str:
    made = row.decision
    if made is not None:
        words = tr("{by}, {time}: {reason}")
        return words.format(by=made.by, time=today_or_day(made.at, now or made.at), reason=made.reason)
    reason = finding_reason(row.judged, language())
    return "\n".join(part for part in (reason, finding_step(row.judged.finding, language())) if part)


class _Differences(QWidget):
    """Each field with what stands here and there; personal numbers whole: this is the one dossier that is looked at."""

    def __init__(self, row: Compared) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 4, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        found = [difference_words(difference, language()) for difference in row.judged.differences]
        heads = ((tr("What differs"), tr("At this desk"), tr("At the receiver")),) if found else ()
        for line, cells in enumerate((*heads, *found)):
            for at, words in enumerate(cells):
                text = Text(
                    words, "label" if not line or not at else "second", "quiet" if not line else "ink", wrap=True
                )
                grid.addWidget(text, line, at, Qt.AlignmentFlag.AlignTop)
        for at, share in enumerate((3, 4, 4)):
            grid.setColumnStretch(at, share)
        grid.setRowStretch(len(found) + 1, 1)
