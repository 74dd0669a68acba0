"""Above a dossier's page: the sheet on which what was taken down wrongly is put right."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPlainTextEdit, QScrollArea, QWidget

from services.errors import Problem
from services.wording import problem_text
from ui.components import Button, Card, Field, Select, Text
from ui.components.field import Labelled
from ui.presenters.correct import Spot, changed
from ui.translate import language, tr
from ui.views.registry.correct_words import choices_of, part_words, spot_words, value_words

_COLUMNS = 3
_REASON_HEIGHT = 44
_LONG = ("address", "note", "document", "exemption")


class CorrectPanel(Card):
    """Every place as it is now; a changed one shows what stood there. It asks for the reason, and keeps what was typed.

    Args:
        void: The button that begins to void the number, for what cannot be corrected.
    """

    confirmed = Signal(object, str)
    """Carries the changed places with their new text, and the reason."""
    left = Signal()

    def __init__(self, void: Button, parent: QWidget | None = None) -> None:
        super().__init__(ground="soft", edge="link", padding=12, spacing=8, parent=parent)
        self.fields: dict[str, Field | Select] = {}
        self._spots: tuple[Spot, ...] = ()
        self._question = Text(role="strong", wrap=True)
        self._told = Text(role="second", tone="quiet", wrap=True)
        self._inside = QWidget()
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.viewport().setAutoFillBackground(False)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(_REASON_HEIGHT)
        self.reason.setProperty("ringRadius", 6)
        self._reason = Labelled("", self.reason)
        self.yes = Button("", "primary", key="F9", height=36)
        self.no = Button("", "light", key="Esc", height=36)
        self.yes.clicked.connect(self.confirm)
        self.no.clicked.connect(self.left)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self._reason, 1)
        foot.addWidget(self.no, 0, Qt.AlignmentFlag.AlignBottom)
        foot.addWidget(self.yes, 0, Qt.AlignmentFlag.AlignBottom)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._question, 1)
        head.addWidget(void)
        self.body.addLayout(head)
        self.body.addWidget(self._told)
        self.body.addWidget(self._scroll, 1)
        self.body.addLayout(foot)
        self.hide()

    def open(self, spots: tuple[Spot, ...], place: str = "", untold: str = "") -> None:
        """Offer these places; the caret goes to one of them, else into the name, which is wrong most often.

        Args:
            untold: What the receiver cannot be told of any more, in words; "" where a correction reaches it.
        """
        self._spots = spots
        self._question.setText(tr("What was taken down wrongly?"))
        told = tr("Number, moment, receiver and procedure stay. The receiver is told; the receipt can be printed anew.")
        self._told.setText(untold or told)
        self._told.set_tone("wait" if untold else "quiet")
        self._reason.set_label(tr("Why it is corrected"))
        self.yes.set_words(tr("Keep the correction"))
        self.no.set_words(tr("Not now"))
        self.setAccessibleName(self._question.text())
        self.reason.clear()
        self._fill()
        self._clear_faults()
        self.show()
        if first := self.fields.get(place) or self.fields.get("applicant.full_name"):
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        self.fields = {}
        self._inside = QWidget()
        self._inside.setAutoFillBackground(False)
        self._inside.setObjectName("scrolled")
        grid = QGridLayout(self._inside)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        row = 0
        for part, spots in groupby(self._spots, key=lambda spot: spot.part):
            grid.addWidget(Text(part_words(part), "label", "quiet"), row, 0, 1, _COLUMNS)
            row, column = row + 1, 0
            for spot in spots:
                wide = _COLUMNS if spot.place.rpartition(".")[2] in _LONG else 1
                if column + wide > _COLUMNS:
                    row, column = row + 1, 0
                grid.addWidget(self._field(spot), row, column, 1, wide, Qt.AlignmentFlag.AlignBottom)
                column += wide
            row += 1
        for at in range(_COLUMNS):
            grid.setColumnStretch(at, 1)
        self._scroll.setWidget(self._inside)

    def _field(self, spot: Spot) -> QWidget:
        words, made = spot_words(spot), choices_of(spot.place)
        field: Field | Select
        if made:
            field = Select(words, made, spot.shown)
            field.changed.connect(lambda _: self._compare(spot))
            field.combo.installEventFilter(self)
        else:
            field = Field(words, text=spot.shown)
            field.line.textChanged.connect(lambda _: self._compare(spot))
            field.line.installEventFilter(self)
        self.fields[spot.place] = field
        return field

    def _compare(self, spot: Spot) -> None:
        """Show beside a changed place what stood there."""
        field = self.fields[spot.place]
        differs = self._text(spot.place).strip() != spot.shown.strip()
        before = tr("Before: {text}").format(text=value_words(spot.place, spot.shown)) if differs else ""
        field.set_helper(before)

    def _text(self, place: str) -> str:
        field = self.fields[place]
        return field.value() if isinstance(field, Select) else field.text()

    def typed(self) -> Mapping[str, str]:
        """Return the places whose text is another one now."""
        return changed(self._spots, {place: self._text(place) for place in self.fields})

    def confirm(self) -> None:
        """Hand on what was changed, and why."""
        if self.isVisible():
            self._clear_faults()
            self.confirmed.emit(self.typed(), self.reason.toPlainText())

    def show_faults(self, problems: tuple[Problem, ...]) -> None:
        """Say beside the places what cannot be; the caret goes to the first."""
        for problem in reversed(problems):
            place: Labelled = self.fields.get(problem.field, self._reason)
            if problem.field == "fields" and self.fields:
                place = next(iter(self.fields.values()))
            words = problem_text(problem, language())
            place.set_error(words[:1].upper() + words[1:])
            place.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the place with the caret in sight."""
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._scroll.ensureWidgetVisible(watched, 0, 40)
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the dossier as it is."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _clear_faults(self) -> None:
        for field in (*self.fields.values(), self._reason):
            field.set_error("")
