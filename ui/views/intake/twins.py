"""What may be the same matter: a quiet amber line below the checklist, and the two side by side over it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from services.domain.acquaintance import Likeness, Twin
from services.domain.calendar import office_time
from services.domain.checklist import PaperState
from services.domain.register import mark_of
from ui.components import Button, Card, Icon, Rule, StateMark, Text
from ui.components.state_mark import Mark
from ui.presenters.intake_rows import counts
from ui.presenters.intake_sheet import Sheet
from ui.translate import tr
from ui.views.intake.earlier import TellLine
from ui.views.intake.layout import ROOM, Scroll, empty, line_of
from ui.views.intake.paper import split_name
from ui.views.moments import promised

_PAPERS = 6


def day(at: datetime | None) -> str:
    """Return the day of a moment, "" for none."""
    return f"{office_time(at):%d/%m}" if at else ""


def twin_text(twin: Twin, count: int) -> str:
    """Return in a sentence what may be the same matter, and how many more there are."""
    facts = {"received": day(twin.at), "due": day(twin.due_at), "returned": day(twin.returned_at)}
    words = {
        Likeness.OPEN: tr("A dossier of the same procedure is open: received {received}, due {due}"),
        Likeness.RETURNED: tr("The same procedure was settled: received {received}, handed over {returned}"),
        Likeness.WAITING: tr("A sheet of the same procedure waits since {received}"),
        Likeness.SCAN: tr("The same scanned paper lies with another sheet, of {received}"),
    }[twin.why[0]].format(**facts)
    if count > 1:
        words = tr("{words}, and %n more", count - 1).format(words=words)
    return tr("{words} · look").format(words=words)


class TwinLine(TellLine):
    """The amber line. It has a fixed place below what scrolls, so that no paper jumps."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("triangle", "wait", "Alt X", parent)

    def show_twins(self, twins: tuple[Twin, ...]) -> None:
        """Tell of the first twin that is not decided about; nothing when there is none."""
        self.say(twin_text(twins[0], len(twins)) if twins else "")


class _Side(Card):
    """One of the two: a title, what it is for, its papers, how it stands."""

    def __init__(self, title: str, ground: str, parent: QWidget | None = None) -> None:
        super().__init__(ground=ground, padding=12, spacing=6, parent=parent)
        self._title = Text(title, "label", "quiet")
        self._number, self._procedure = Text(role="strong", digits=True), Text(role="row", wrap=True)
        self._facts = QVBoxLayout()
        self._facts.setSpacing(4)
        for widget in (self._title, self._number, self._procedure, Rule()):
            self.body.addWidget(widget)
        self.body.addLayout(self._facts)
        self.body.addStretch(1)

    def show_side(self, number: str, procedure: str, state: QWidget, facts: list[str], papers: list[str]) -> None:
        """Show number, procedure, state, facts and the papers that are there."""
        self._number.setText(number)
        self._procedure.setText(procedure)
        empty(self._facts)
        self._facts.addLayout(line_of(state, 1))
        for fact in facts:
            self._facts.addWidget(Text(fact, "second", wrap=True))
        self._facts.addWidget(Text(tr("Papers that are there: %n", len(papers)), "label", "quiet"))
        for name in papers[:_PAPERS]:
            line = line_of(Icon("tick", 14, "done"), spacing=6)
            line.addWidget(Text(name, "second", wrap=True), 1)
            self._facts.addLayout(line)
        if len(papers) > _PAPERS:
            self._facts.addWidget(Text(tr("and %n more", len(papers) - _PAPERS), "second", "quiet"))
        self.setAccessibleName(f"{self._title.text()}: {number} {procedure}")


class TwinPanel(QWidget):
    """This sheet beside the other one, and what can be done; F9 works all the while, Escape goes back."""

    kept = Signal(object)
    """Receive a new dossier all the same; carries the twin."""
    opened = Signal(object)
    """Open the other one; carries the twin."""
    joined = Signal(object)
    """Put this sheet's papers to the other one; carries the twin. Said twice: the panel has asked."""
    escaped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._twins: tuple[Twin, ...] = ()
        self._at, self._sheet = 0, Sheet()
        self._now: datetime | None = None
        self._title = Text(role="heading", tone="wait")
        self._here = _Side(tr("This sheet"), "surface")
        self._there = _Side(tr("The other one"), "sunken")
        sides = QWidget()
        pair = QHBoxLayout(sides)
        pair.setContentsMargins(ROOM, ROOM, ROOM, ROOM)
        pair.setSpacing(12)
        pair.addWidget(self._here, 1)
        pair.addWidget(self._there, 1)
        self.keep = Button(tr("Receive a new dossier all the same"), key="Alt A", icon="plus", wide=True)
        self.open = Button(tr("Open the other dossier"), key="Alt B", icon="folder", wide=True)
        self.join = Button(tr("Put these papers to that dossier"), key="Alt C", icon="clip", wide=True)
        self.other = Button(tr("The next one"), "light", key="Alt D", height=32)
        self.back = Button(tr("Back"), "light", key="Esc", height=32)
        self.keep.clicked.connect(lambda: self.kept.emit(self.twin))
        self.open.clicked.connect(lambda: self.opened.emit(self.twin))
        self.join.clicked.connect(self._join)
        self.other.clicked.connect(self._turn)
        self.back.clicked.connect(self.escaped)
        self._asked = Text(role="second", tone="wait", wrap=True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(line_of(self._title, 1, self.other, self.back))
        whole.addWidget(Scroll(sides), 1)
        whole.addWidget(self._asked)
        for button in (self.keep, self.open, self.join):
            whole.addWidget(button)

    @property
    def twin(self) -> Twin | None:
        """The other one in sight."""
        return self._twins[self._at] if self._twins else None

    @property
    def asking(self) -> bool:
        """Whether it is asked, this once, if the papers are really to be put to the other dossier."""
        return not self._asked.isHidden()

    def show_twins(self, sheet: Sheet, twins: tuple[Twin, ...], now: datetime) -> None:
        """Lay the sheet beside the first of them."""
        same = self.twin.form_id if self.twin else None
        self._sheet, self._twins, self._now = sheet, twins, now
        self._at = next((at for at, twin in enumerate(twins) if twin.form_id == same), 0)
        self._show()

    def focus_first(self) -> None:
        """Go to what costs nothing: receiving all the same."""
        self.keep.setFocus()

    def choose(self, place: int) -> None:
        """Alt A–D: one of the buttons by its letter."""
        buttons = (self.keep, self.open, self.join, self.other)
        if place < len(buttons) and not buttons[place].isHidden():
            buttons[place].click()

    def _turn(self) -> None:
        self._at = (self._at + 1) % max(1, len(self._twins))
        self._show()

    def _join(self) -> None:
        if self.asking:
            self.joined.emit(self.twin)
            return
        twin = self.twin
        if twin is None:
            return
        told = tr(
            "The scanned papers of this sheet go to {number}; the sheet itself is let go and gets no number of its own. "
            "Press again to do it, Esc to leave it."
        )
        self._asked.setText(told.format(number=twin.number))
        self._asked.show()
        self.join.set_words(tr("Yes, put them to {number}").format(number=twin.number))
        self.join.setFocus()

    def _show(self) -> None:
        twin = self.twin
        if twin is None or self._now is None:
            return
        self._asked.hide()
        self._asked.setText("")
        self.join.set_words(tr("Put these papers to that dossier"))
        self.join.setVisible(twin.joinable)
        waits = tr("Open the sheet that waits")
        self.open.set_words(tr("Open the other dossier") if twin.number else waits)
        self.other.setVisible(len(self._twins) > 1)
        self._title.setText(tr("May be the same matter"))
        self._here.show_side(*self._side_here())
        self._there.show_side(*_side_there(twin, self._now))

    def _side_here(self) -> tuple[str, str, QWidget, list[str], list[str]]:
        sheet = self._sheet
        missing = counts(sheet)[0]
        case = sheet.checked_case
        facts = [case.title] if case and case.title else []
        facts.append(tr("%n papers missing", missing) if missing else tr("Nothing is missing"))
        there = [split_name(p.name)[0] for p in sheet.papers() if p.state is PaperState.HANDED_IN]
        mark = StateMark(Mark("pencil", "quiet", tr("Not received yet")))
        procedure = sheet.procedure.short_name if sheet.procedure else ""
        return tr("No number yet"), procedure, mark, facts, there

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves what was asked, then the panel."""
        if event.key() == Qt.Key.Key_Escape:
            if self.asking:
                self._show()
                self.keep.setFocus()
            else:
                self.escaped.emit()
            return
        super().keyPressEvent(event)


def _side_there(twin: Twin, now: datetime) -> tuple[str, str, QWidget, list[str], list[str]]:
    facts = [tr("Received {time} by {name}").format(time=_moment(twin.at), name=twin.by)]
    if not twin.number:
        facts = [tr("Kept {time} by {name}").format(time=_moment(twin.at), name=twin.by)]
    if twin.due_at and twin.joinable:
        facts.append(tr("Due {time}").format(time=promised(twin.due_at, now)))
    if twin.returned_at:
        facts.append(tr("Handed over {time}").format(time=_moment(twin.returned_at)))
    if Likeness.SCAN in twin.why:
        facts.append(tr("Holds the same scanned paper"))
    names = [split_name(name)[0] for name in twin.papers]
    return twin.number or tr("Not received yet"), twin.title, _state(twin, now), facts, names


def _moment(at: datetime) -> str:
    return f"{office_time(at):%d/%m %H:%M}"


def _state(twin: Twin, now: datetime) -> StateMark:
    if twin.state is None or twin.due_at is None:
        return StateMark(Mark("pencil", "quiet", tr("A sheet that waits")))
    name = mark_of(twin.state, twin.due_at, now).value
    return StateMark({"received": "working", "void": "ended"}.get(name, name))
