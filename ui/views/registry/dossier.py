"""One dossier whole, on a page of its own: the person, the papers, the promise, what happened."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from services.cases.registry import DossierFile
from services.domain.calendar import WorkingCalendar, office_time
from services.domain.dossier import Dossier, DossierState
from services.domain.register import mark_of
from services.wording import promise_reason, route_reason
from ui.components import Button, Card, Chip, Column, Icon, Mark, Rows, StateMark, Text
from ui.presenters.correct import Spot
from ui.presenters.deeds import Deed
from ui.translate import language, tr
from ui.views.moments import promised
from ui.views.registry.correct import CorrectPanel
from ui.views.registry.corrected import corrections_card, history_card
from ui.views.registry.deed import DeedPanel, deed_words
from ui.views.registry.facts import fact, titled
from ui.views.registry.people import people_cards
from ui.views.registry.result import RatingPanel, ResultPanel, result_card
from ui.views.registry.time import time_cards, why_card
from ui.views.registry.words import (
    channel_words,
    delivery_steps,
    fee_words,
    paper_counts,
    paper_mark,
    receiver_words,
    result_words,
    standing_mark,
)
from ui.views.words import reason_words

_SCROLLS = {Qt.Key.Key_Down: 40, Qt.Key.Key_Up: -40, Qt.Key.Key_PageDown: 400, Qt.Key.Key_PageUp: -400}


class DossierPage(QWidget):
    """Everything kept of one dossier; Esc goes back to the list."""

    left = Signal()
    printed = Signal()
    control_wanted = Signal()
    """The process-control sheet is to be printed."""
    returning = Signal()
    asked = Signal(object)
    """A `Deed` is to be begun."""
    recording = Signal()
    """The result's document is to be recorded."""
    rating_begun = Signal()
    """What the citizen thought is to be taken down."""

    def __init__(self, desk: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.back = Button("", key="Esc", icon="chevron-left", height=32)
        self.back.clicked.connect(self.left)
        self._number, self._state = Text(role="title", digits=True), Chip("")
        self.print_button = Button("", key="Ctrl P", icon="printer", height=32)
        self.print_button.clicked.connect(self.printed)
        self.control_button = Button("", key="Ctrl K", icon="printer", height=32)
        self.control_button.clicked.connect(self.control_wanted)
        keys = {Deed.CORRECT: "Ctrl H", Deed.VOID: "Ctrl Shift H"}
        self.deed_buttons = {deed: Button("", key=keys.get(deed, ""), height=32) for deed in Deed}
        for deed, button in self.deed_buttons.items():
            button.clicked.connect(lambda _=False, deed=deed: self.asked.emit(deed))
            button.hide()
        for button in (self.back, self.print_button, self.control_button, *self.deed_buttons.values()):
            button.installEventFilter(self)
        self.called: Callable[[str], str] = str
        """What people call a receiver."""
        self.untold: Callable[[DossierFile], str] = lambda _: ""
        """What its receiver cannot be told of any more."""
        self._untold = ""
        self.paper_cards: Callable[[DossierFile], list[Card]] = lambda _: []
        self.panel, self.sheet = DeedPanel(), CorrectPanel(self.deed_buttons[Deed.VOID])
        self.result, self.rating = ResultPanel(), RatingPanel()
        self.offered: frozenset[str] = frozenset()
        self.setFocusProxy(self.back)
        head = QHBoxLayout()
        head.setSpacing(8)
        for widget in (self.back, self._number, self._state):
            head.addWidget(widget)
        head.addStretch(1)
        # Voiding is begun on the sheet of the correction, where it is told apart from it.
        in_head = [button for deed, button in self.deed_buttons.items() if deed is not Deed.VOID]
        for button in (*in_head, self.control_button, self.print_button):
            head.addWidget(button)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        for panel in (self.panel, self.result, self.rating):
            column.addWidget(panel)
        column.addWidget(self.sheet, 1)
        column.addWidget(self._scroll, 1)
        self.retranslate()

    def correct(self, spots: tuple[Spot, ...], place: str = "") -> None:
        """Put the sheet on which the dossier is put right in the place of what is shown of it; the caret goes to a place."""
        self.leave_sheets()
        self._scroll.hide()
        self.sheet.open(spots, place, self._untold)

    def leave_sheets(self) -> None:
        """Show the dossier again, whatever was asked."""
        for panel in (self.panel, self.result, self.rating):
            panel.hide()
        self.sheet.hide()
        self._scroll.show()

    def retranslate(self) -> None:
        """Say the fixed words in the language in use."""
        self.back.set_words(tr("List"))
        self.print_button.set_words(tr("Print again"))
        self.control_button.set_words(tr("Form 06"))
        for deed, button in self.deed_buttons.items():
            button.set_words(deed_words(deed))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys that move through a list scroll the page."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _SCROLLS:
            bar = self._scroll.verticalScrollBar()
            bar.setValue(bar.value() + _SCROLLS[Qt.Key(event.key())])
            return True
        return super().eventFilter(watched, event)

    def show_deeds(self, deeds: tuple[Deed, ...]) -> None:
        """Offer what can be done to the dossier; a question that is open stays while it can be answered."""
        for deed, button in self.deed_buttons.items():
            button.setVisible(deed in deeds)
        if self.panel.deed not in deeds:
            self.panel.hide()

    def show_file(self, file: DossierFile, now: datetime, calendar: WorkingCalendar) -> None:
        """Show a dossier."""
        dossier, self._untold = file.dossier, self.untold(file)
        mark = standing_mark(mark_of(dossier.state, dossier.promise.due_at, now, dossier.promise.provisional))
        self._number.setText(dossier.number)
        self._state.show_state(mark.text, mark.tone, mark.icon)
        content = QWidget()
        content.setObjectName("scrolled")
        row = QHBoxLayout(content)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for width, cards in (
            (300, [*people_cards(dossier, file.commune), _uploads(file, now, self.called, self._untold)]),
            (0, [_procedure(dossier), *self.paper_cards(file)]),
            (
                312,
                [
                    _promise(dossier, self._desk, now),
                    self._result(dossier, now),
                    why_card(dossier),
                    *time_cards(dossier, now),
                    *([card] if (card := corrections_card(file)) else []),
                    _fees(dossier),
                    history_card(file),
                ],
            ),
        ):
            column = QVBoxLayout()
            column.setSpacing(12)
            for card in cards:
                if width:
                    card.setFixedWidth(width)
                column.addWidget(card)
            column.addStretch(1)
            row.addLayout(column, 0 if width else 1)
        self._scroll.setWidget(content)

    def _result(self, dossier: Dossier, now: datetime) -> Card:
        offered = {"record": tr("Record the result"), "rate": tr("What the citizen thought")}
        made = {name: Button(words, height=32) for name, words in offered.items() if name in self.offered}
        if record := made.get("record"):
            record.clicked.connect(self.recording)
        if rate := made.get("rate"):
            rate.clicked.connect(self.rating_begun)
        for button in made.values():
            button.installEventFilter(self)
        return result_card(dossier, now, record, rate)


def _procedure(dossier: Dossier) -> Card:
    taken = dossier.procedure
    card = titled(taken.name)
    source = tr("{code} · {field} · reference catalogue {version}")
    words = source.format(code=taken.code, field=taken.field, version=taken.catalogue)
    card.body.addWidget(Text(words, "second", "quiet", wrap=True))
    if taken.case_title and taken.case_title != taken.name:
        card.body.addWidget(fact(tr("Case"), taken.case_title))
    if dossier.papers:
        card.body.addWidget(_papers(dossier))
    if dossier.note:
        card.body.addWidget(fact(tr("Note"), dossier.note))
    return card


def _papers(dossier: Dossier) -> Rows:
    """Return the checklist as it was settled, then what came beyond it."""
    rows = Rows([Column(tr("Paper")), Column(tr("Copies"), 108), Column(tr("State"), 150)], row_height=44)
    for paper in dossier.papers:
        taken = reason_words(paper.reason) if paper.reason else ""
        name = _named(paper.name, paper.alternative or paper.note, taken)
        rows.add(name, Text(paper_counts(paper), "second", digits=True), StateMark(paper_mark(paper)))
    for extra in dossier.terms.extras:
        name = _named(extra.name, extra.basis, extra.reason)
        rows.add(name, Text(""), StateMark(Mark("plus", "wait", tr("Beyond the list"))))
    return rows


def _named(name: str, *below: str) -> QWidget:
    """Return a paper's name with quieter lines below it."""
    widget = QWidget()
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(1)
    column.addWidget(Text(name, "second_row", wrap=True))
    for line in below:
        if line:
            column.addWidget(Text(line, "caption", "quiet", wrap=True))
    return widget


def _promise(dossier: Dossier, desk: int, now: datetime) -> Card:
    card = titled(tr("Promised"), spacing=8)
    card.body.addWidget(Text(promised(dossier.promise.due_at, now), "amount", wrap=True))
    card.body.addWidget(Text(promise_reason(dossier.promise, language()), "second", "quiet", wrap=True))
    if dossier.state is DossierState.SUPPLEMENT:
        card.body.addWidget(StateMark(Mark("pause", "wait", tr("The clock stands"))))
    received = promised(dossier.received_at, now)
    card.body.addWidget(fact(tr("Received"), received))
    year = office_time(dossier.received_at).year
    book = tr("No. {number} in the register of {year}").format(number=dossier.book_number, year=year)
    card.body.addWidget(Text(book, "caption", "quiet", digits=True, wrap=True))
    card.body.addWidget(fact(tr("Received by"), tr("{name}, desk {desk}").format(name=dossier.received_by, desk=desk)))
    if dossier.terms.competent_at is not None:
        there = tr("{moment}, {name}").format(
            moment=promised(dossier.terms.competent_at, now), name=dossier.terms.competent_name
        )
        card.body.addWidget(fact(tr("Received by the competent commune"), there))
    if dossier.returned_at is not None:
        card.body.addWidget(fact(tr("Result returned"), promised(dossier.returned_at, now)))
    ways = tr("{channel}; result: {result}")
    words = ways.format(channel=channel_words(dossier.channel), result=result_words(dossier.result_method))
    card.body.addWidget(fact(tr("Ways"), words))
    if dossier.sets > 1:
        card.body.addWidget(fact(tr("Sets of papers"), str(dossier.sets)))
    return card


def _fees(dossier: Dossier) -> Card:
    card = titled(tr("Fees"), spacing=6)
    if not dossier.fees:
        card.body.addWidget(Text(tr("None was settled at reception."), "second", "quiet", wrap=True))
    for fee in dossier.fees:
        amount, paid = fee_words(fee)
        row = QHBoxLayout()
        row.addWidget(Text(fee.name, "second", wrap=True), 1)
        row.addWidget(Text(amount, "strong", digits=True))
        card.body.addLayout(row)
        card.body.addWidget(Text(paid, "caption", "quiet"))
        if more := " · ".join(part for part in (fee.exemption, fee.explained, fee.basis) if part):
            card.body.addWidget(Text(more, "caption", "quiet", wrap=True))
    return card


def _uploads(file: DossierFile, now: datetime, called: Callable[[str], str] = str, untold: str = "") -> Card:
    card = titled(receiver_words(called(file.dossier.route.receiver)))
    for step in delivery_steps(file, now, ahead=True):
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Icon(step.icon, 16, step.tone), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(step.text, "second_row", wrap=True))
        if step.when:
            words.addWidget(Text(step.when, "caption", "quiet", digits=True, wrap=True))
        row.addLayout(words, 1)
        card.body.addLayout(row)
    for there in file.numbers_there:
        label = tr("Its number in {system}").format(system=there.system)
        card.body.addWidget(fact(label, there.theirs, digits=True))
    if untold:
        card.body.addWidget(Text(untold, "second", "wait", wrap=True))
    card.body.addWidget(Text(route_reason(file.dossier.route, language()), "caption", "quiet", wrap=True))
    return card
