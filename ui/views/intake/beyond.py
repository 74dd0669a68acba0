"""A paper beyond the closed checklist: the panel that asks for its basis, and the lines of what is asked for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from services.domain.checklist import DOWN, WRONG, ExtraPaper
from services.errors import Problem
from services.wording import problem_text
from ui.components import Button, ErrorLine, Field, Icon, Select, Text
from ui.presenters.intake_sheet import Sheet
from ui.translate import language, tr
from ui.views.intake.layout import ROOM, Scroll, empty, line_of

_NEEDS_WHY = ("database_has_it", "database_not_down")


class BeyondPanel(QWidget):
    """Name, legal basis and reason; Escape goes back, nothing typed is lost."""

    wished = Signal(object)
    """What stands in the fields, an `ExtraPaper`."""
    added = Signal()
    """Put it on form 02."""
    escaped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = Field(tr("Which paper"))
        self.basis = Field(tr("Legal basis: act and article that ask for it"))
        self.reason = Field(tr("Why it is needed here"))
        whys = [
            (WRONG, tr("The data are wrong or missing for this person")),
            (DOWN, tr("The database is marked as down")),
        ]
        self.why = Select(tr("Why on paper, although a database has it"), whys)
        self.error = ErrorLine()
        self._fields = {"name": self.name, "basis": self.basis, "reason": self.reason, "why": self.why}
        for field in (self.name, self.basis, self.reason):
            field.line.textEdited.connect(lambda _: self.wished.emit(self.wish()))
            field.line.returnPressed.connect(self.added)
        self.why.changed.connect(lambda _: self.wished.emit(self.wish()))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(Text(tr("Ask for a paper beyond the checklist"), "heading", "wait"))
        rule = tr(
            "The checklist is closed. Another paper is asked for only where an act says so; it is printed on form 02 with that "
            "basis and stands in the report of exceptions. VNeID and proof of old and new place names are never asked for."
        )
        whole.addWidget(Text(rule, "caption", "quiet", wrap=True))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(ROOM, ROOM, ROOM, ROOM)
        column.setSpacing(8)
        for widget in (self.error, self.name, self.why, self.basis, self.reason):
            column.addWidget(widget)
        column.addStretch(1)
        whole.addWidget(Scroll(inside), 1)
        back, add = Button(tr("Back"), "light", key="Esc"), Button(tr("Put it on form 02"), key="Enter", icon="plus")
        back.clicked.connect(self.escaped)
        add.clicked.connect(self.added)
        whole.addLayout(line_of(1, back, add))
        self.show_problems(())

    def wish(self) -> ExtraPaper:
        """Return what stands in the fields."""
        return ExtraPaper(self.name.text(), self.basis.text(), self.reason.text(), self.why.value())

    def show_wish(self, wish: ExtraPaper) -> None:
        """Show what was typed before; what stands there already is left alone."""
        if wish != self.wish():
            for field, text in ((self.name, wish.name), (self.basis, wish.basis), (self.reason, wish.reason)):
                field.set_text(text)
            self.why.choose(wish.why)
            self.show_problems(())

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Say at each place what is wrong, and go to the first; a paper a database has asks why."""
        said = {p.field.rpartition(".")[2]: _sentence(p) for p in problems}
        self.error.say(said.get("extras", ""))
        self.why.setVisible(bool(self.why.value()) or any(p.kind in _NEEDS_WHY for p in problems))
        for name, field in self._fields.items():
            field.set_error(said.get(name, ""))
        first = next((f for n, f in self._fields.items() if n in said), self.name)
        if self.isVisible():
            (self.why if any(p.kind == "database_has_it" for p in problems) else first).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the checklist."""
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
            return
        super().keyPressEvent(event)


def _sentence(problem: Problem) -> str:
    words = problem_text(problem, language())
    return words[:1].upper() + words[1:]


class ExtraLines(QWidget):
    """Below the papers: what is asked for beyond them, and the way to ask."""

    opened = Signal()
    removed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self.ask = Button(tr("A paper beyond the checklist"), "light", key="Alt T", icon="plus", height=28)
        self.ask.clicked.connect(self.opened)
        self._shown: tuple[ExtraPaper, ...] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._lines)
        self._foot = line_of(1, self.ask)
        column.addLayout(self._foot)

    def set_compact(self, compact: bool) -> None:
        """Leave the button out where the height is scarce; its key stays."""
        self.ask.setVisible(not compact)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show the papers beyond the checklist."""
        if sheet.extras == self._shown:
            return
        self._shown = sheet.extras
        empty(self._lines)
        for place, extra in enumerate(sheet.extras):
            self._lines.addWidget(self._line(place, extra))

    def _line(self, place: int, extra: ExtraPaper) -> QWidget:
        held = QWidget()
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Text(extra.name, "row", wrap=True))
        told = tr("Beyond the checklist · {basis}").format(basis=extra.basis)
        column.addWidget(Text(told, "caption", "wait", wrap=True))
        remove = Button(tr("Take off"), "light", height=28)
        remove.setAccessibleName(tr("Take off: {paper}").format(paper=extra.name))
        remove.clicked.connect(lambda: self.removed.emit(place))
        line = line_of(Icon("triangle", 14, "wait"))
        line.addLayout(column, 1)
        line.addWidget(remove)
        line.setContentsMargins(2, 0, 0, 0)
        held.setLayout(line)
        return held
