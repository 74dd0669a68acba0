"""The chosen dossier beside the list: who, what, until when, and its two lanes."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from services.cases.registry import DossierFile
from services.domain.calendar import WorkingCalendar
from services.domain.dossier import Dossier, DossierState
from services.domain.register import mark_of
from services.domain.text import masked
from ui.components import Button, Card, Chip, EmptyCard, Icon, Text, Timeline
from ui.presenters.registry import time_left
from ui.translate import tr
from ui.views.moments import promised
from ui.views.registry.words import (
    business_steps,
    delivery_steps,
    first_unsent,
    length_words,
    siblings_words,
    standing_mark,
    unsent_words,
)

WIDTH = 368


class Preview(Card):
    """One dossier at a glance, or what to do to see one.

    Args:
        desk: Number of the desk, as people call it.
    """

    opened = Signal()
    printed = Signal()
    confirmed = Signal()
    """The officer says that the result was handed over."""

    def __init__(self, desk: int, parent: QWidget | None = None) -> None:
        super().__init__(padding=16, spacing=0, parent=parent)
        self._desk = desk
        self.setFixedWidth(WIDTH)
        self._empty = EmptyCard("folder", "")
        self._empty.set_look(ground="surface", edge="")
        self._shown = QWidget()
        self._stack = QStackedLayout()
        # First into its parent: a page put into a layout of no widget is shown for a moment as a window of its own.
        self.body.addLayout(self._stack)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._shown)
        self._number = Text(role="heading", digits=True)
        self._state = Chip("")
        self._name = Text(role="heading", wrap=True)
        self._person = Text(role="second", tone="quiet", digits=True, wrap=True)
        self._procedure = Text(role="row", wrap=True)
        self._source = Text(role="caption", tone="quiet", wrap=True)
        self._siblings = Text(role="caption", tone="link", wrap=True)
        self._due, self._left = Text(role="heading"), Text(role="heading")
        self._due_label, self._left_label = Text(role="label", tone="quiet"), Text(role="label", tone="quiet")
        self.called: Callable[[str], str] = str
        self._business_head = Text(role="second", tone="quiet")
        self._delivery_head = Text(role="second", tone="quiet", wrap=True)
        self._business, self._delivery = Timeline(), Timeline()
        self._unsent = Text(role="second", tone="wait", wrap=True)
        self.open_button = Button("", "primary", key="Enter", icon="folder", height=40, wide=True)
        self.print_button = Button("", key="Ctrl P", icon="printer", height=40)
        self.confirm = _Confirm()
        self.open_button.clicked.connect(self.opened)
        self.print_button.clicked.connect(self.printed)
        self.confirm.yes.clicked.connect(self.confirmed)
        self.confirm.left.connect(self.stop_asking)
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.addWidget(self._number, 1)
        head.addWidget(self._state)
        column.addLayout(head)
        column.addSpacing(8)
        column.addWidget(self._name)
        column.addWidget(self._person)
        column.addSpacing(8)
        column.addWidget(self._procedure)
        column.addWidget(self._source)
        column.addWidget(self._siblings)
        column.addSpacing(8)
        column.addWidget(self._promise())
        column.addSpacing(12)
        lanes = QHBoxLayout()
        lanes.setSpacing(12)
        lanes.addLayout(_lane("inbox", self._business_head, self._business), 1)
        lanes.addLayout(_lane("send", self._delivery_head, self._delivery), 1)
        column.addLayout(lanes)
        column.addSpacing(12)
        self._box = Card(ground="wait_soft", edge="", radius=6, padding=8)
        row = QHBoxLayout()
        row.addWidget(Icon("cloud-off", 18, "wait"))
        row.addWidget(self._unsent, 1)
        self._box.body.addLayout(row)
        column.addWidget(self._box)
        column.addStretch(1)
        column.addWidget(self.confirm)
        self._buttons = QWidget()
        buttons = QHBoxLayout(self._buttons)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(8)
        buttons.addWidget(self.open_button, 1)
        buttons.addWidget(self.print_button)
        column.addWidget(self._buttons)

    def _promise(self) -> Card:
        box = Card(ground="sunken", radius=6, padding=8)
        box.body.setContentsMargins(13, 7, 13, 8)
        row = QHBoxLayout()
        for label, value in ((self._due_label, self._due), (self._left_label, self._left)):
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(label)
            column.addWidget(value)
            row.addLayout(column)
            if label is self._due_label:
                row.addStretch(1)
        box.body.addLayout(row)
        return box

    def retranslate(self) -> None:
        """Say the fixed words in the language in use."""
        self._empty.set_sentence(tr("Choose a dossier in the list to see where it stands."))
        self._due_label.setText(tr("Promised"))
        self._business_head.setText(tr("Business"))
        self.open_button.set_words(tr("Open file"))
        self.print_button.set_words(tr("Reprint"))
        self.confirm.retranslate()

    def show_file(self, file: DossierFile | None, now: datetime, calendar: WorkingCalendar) -> None:
        """Show a dossier, or none."""
        self.stop_asking()
        self._stack.setCurrentWidget(self._empty if file is None else self._shown)
        if file is None:
            return
        dossier, person = file.dossier, file.dossier.applicant
        mark = standing_mark(mark_of(dossier.state, dossier.promise.due_at, now, dossier.promise.provisional))
        self._number.setText(dossier.number)
        self._state.show_state(mark.text, mark.tone, mark.icon)
        self._name.setText(person.full_name.upper())
        parts = (masked(person.personal_id), person.address)
        self._person.setText(" · ".join(part for part in parts if part))
        self._procedure.setText(dossier.procedure.short_name)
        self._source.setText(tr("{field} · reference catalogue").format(field=dossier.procedure.field))
        self._siblings.setText(siblings_words(file))
        self._siblings.setVisible(bool(file.siblings))
        self._delivery_head.setText(self.called(dossier.route.receiver))
        self._show_promise(dossier, now, calendar)
        self._business.show_steps(business_steps(dossier, self._desk, now))
        self._delivery.show_steps(delivery_steps(file, now)[-4:])
        unsent = first_unsent(file)
        self._box.setVisible(unsent is not None)
        if unsent is not None:
            self._unsent.setText(unsent_words(unsent, now))

    def _show_promise(self, dossier: Dossier, now: datetime, calendar: WorkingCalendar) -> None:
        self._due.setText(promised(dossier.promise.due_at, now))
        open_still = dossier.state is DossierState.RECEIVED
        self._left.setVisible(open_still)
        self._left_label.setVisible(open_still)
        left = time_left(dossier.promise.due_at, now, calendar)
        self._left_label.setText(tr("Late") if left.late else tr("Left"))
        self._left.setText(length_words(left))
        self._left.set_tone("wrong" if left.late else "ink")

    def ask_return(self, dossier: Dossier) -> None:
        """Ask whether the result was handed over to this person; the page's other acts wait meanwhile."""
        self._buttons.hide()
        question = tr("Hand the result over to {name}?").format(name=dossier.applicant.full_name.upper())
        warning = tr("No file of the result yet; it can be added later (QĐ 766/QĐ-TTg, 4.1).")
        self.confirm.ask(question, warning if dossier.lacks_result_file else "")

    def stop_asking(self) -> None:
        """Take the question away, answered or not."""
        self.confirm.hide()
        self._buttons.show()


class _Confirm(Card):
    """The question before a result counts as handed over: it cannot be taken back."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(ground="soft", edge="link", radius=6, padding=12, spacing=8, parent=parent)
        self._question = Text(role="strong", wrap=True)
        self._note = Text(role="second", tone="quiet", wrap=True)
        self.warning = Text(role="second", tone="wait", wrap=True)
        self.yes = Button("", "primary", key="Enter", icon="tick-circle", height=36, wide=True)
        self.no = Button("", key="Esc", height=36)
        self.no.clicked.connect(self.left)
        row = QHBoxLayout()
        row.addWidget(self.yes, 1)
        row.addWidget(self.no)
        self.body.addWidget(self._question)
        self.body.addWidget(self._note)
        self.body.addWidget(self.warning)
        self.body.addLayout(row)
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        """Say the fixed words in the language in use."""
        self._note.setText(tr("This is recorded with the time of now and cannot be taken back."))
        self.yes.set_words(tr("Handed over"))
        self.no.set_words(tr("Not now"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the dossier as it is."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def ask(self, question: str, warning: str = "") -> None:
        """Show the question; Enter answers it, whatever is warned of."""
        self._question.setText(question)
        self.warning.setText(warning)
        self.warning.setVisible(bool(warning))
        self.setAccessibleName(question)
        self.show()
        self.yes.setFocus(Qt.FocusReason.OtherFocusReason)


def _lane(icon: str, title: Text, lane: Timeline) -> QVBoxLayout:
    head = QHBoxLayout()
    head.setSpacing(6)
    head.addWidget(Icon(icon, 16, "quiet"))
    head.addWidget(title, 1)
    column = QVBoxLayout()
    column.setSpacing(12)
    column.addLayout(head)
    column.addWidget(lane)
    column.addStretch(1)
    return column
