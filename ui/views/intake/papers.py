"""The checklist: a row a paper, and the papers that do not apply in one line."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from services.domain.checklist import PaperState
from ui.components import Button, Column, EmptyCard, Icon, Rows, Segmented, Text
from ui.components import Row as TableRow
from ui.presenters.intake_rows import Row, rows_of
from ui.presenters.intake_sheet import Sheet
from ui.translate import tr
from ui.views.intake.layout import line_of
from ui.views.intake.paper import PaperName, choices_of, split_name, state_control
from ui.views.intake.words import count_text

_NAMED = 3


class Papers(QWidget):
    """The papers of the case. Tab goes from row to row, Space changes the state."""

    answered = Signal(int, object, str)
    """A paper was answered: its place, its `PaperState`, and the alternative or reason."""

    rebuilt = Signal()
    """Other rows are shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet, self._faults, self._doubts = Sheet(), dict[int, str](), dict[int, str]()
        self._copies: Mapping[int, int] = {}
        self._all = False
        self._built: tuple[object, ...] = ()
        self._due: tuple[object, ...] = ()
        self._names: dict[int, PaperName] = {}
        self._states: dict[int, Segmented] = {}
        self._lines: dict[int, TableRow] = {}
        self._none = EmptyCard("file", "")
        self._table = QVBoxLayout()
        self._rest_icon, self._rest = Icon("ring", 14, "quiet"), Text(role="second", tone="quiet", wrap=True)
        self._unfold = Button(tr("Choose"), "light", height=28)
        self._unfold.clicked.connect(self._show_all)
        self._rest_line = QWidget()
        line = line_of(self._rest_icon, spacing=6)
        line.setAlignment(self._rest_icon, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._rest, 1)
        line.addWidget(self._unfold, 0, Qt.AlignmentFlag.AlignTop)
        line.setContentsMargins(2, 4, 0, 0)
        self._rest_line.setLayout(line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._table)
        column.addWidget(self._none)
        column.addWidget(self._rest_line)
        column.addStretch(1)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show the checklist of a sheet; rows stay where they are while only answers change."""
        before = (self._sheet.procedure, self._sheet.case)
        self._sheet = sheet
        if before != (sheet.procedure, sheet.case):
            self._all = False
        rows = rows_of(sheet)
        wanted = tuple(row.component for row in rows if row.listed or self._all)
        due = tuple(row.component for row in rows if row.due)
        gone = {component for component in self._due if component not in due}
        self._built = tuple(c for c in self._built if c not in gone or c in wanted)
        self._due = due
        # What has a row keeps it until another case comes, so that nothing jumps away under the officer's hand.
        if gone or before != (sheet.procedure, sheet.case) or any(c not in self._built for c in wanted):
            self._rebuild(rows)
        for row in rows:
            self._show(row)
        self._show_rest(rows)
        self._show_none(rows)

    def show_faults(self, faults: Mapping[int, str]) -> None:
        """Say what is wrong with which papers."""
        self._faults = dict(faults)
        self.show_sheet(self._sheet)

    def show_doubts(self, doubts: Mapping[int, str]) -> None:
        """Say why which papers may not be taken for the reason chosen; told at once, the officer just chose it."""
        if doubts != self._doubts:
            self._doubts = dict(doubts)
            self.show_sheet(self._sheet)

    def show_copies(self, pages: Mapping[int, int]) -> None:
        """Mark the papers of which there is a file, with its pages."""
        self._copies = dict(pages)
        for index, name in self._names.items():
            name.show_copy(self._copies.get(index, 0))

    def row_at(self, where: QPoint) -> tuple[int, QWidget, str] | None:
        """Return the paper whose row is at a place, its row and its name; None between and below the rows."""
        for index, line in self._lines.items():
            if line.rect().contains(line.mapFrom(self, where)):
                return index, line, self._names[index].name
        return None

    def focus(self, index: int | None = None) -> None:
        """Go to a paper, or to the first one."""
        if index is None:
            index = next(iter(self._states), None)
        elif index not in self._states:
            self._show_all()
        if index is not None and index in self._states and not self._names[index].focus_choice():
            self._states[index].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def states(self) -> Mapping[int, Segmented]:
        """Return the control of each listed paper, by its place."""
        return self._states

    def controls(self) -> list[QWidget]:
        """Return everything that can be answered, in reading order."""
        found: list[QWidget] = []
        for index, state in self._states.items():
            found += [state, *self._names[index].controls()]
        return [*found, self._unfold]

    def _show_all(self) -> None:
        self._all = True
        rows = rows_of(self._sheet)
        first = next((row.component.index for row in rows if row.component not in self._built), None)
        self.show_sheet(self._sheet)
        self.rebuilt.emit()
        self.focus(first)

    def _rebuild(self, rows: tuple[Row, ...]) -> None:
        kept = self._all or any(row.component in self._built for row in rows)
        listed = [r for r in rows if r.listed or self._all or (kept and r.component in self._built)]
        while self._table.count():
            item = self._table.takeAt(0)
            if item is not None and (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._names, self._states, self._lines = {}, {}, {}
        self._built = tuple(row.component for row in listed)
        if not listed:
            return
        table = Rows(
            [Column("", 15), Column(tr("Paper")), Column(tr("Copies"), 68), Column(tr("State"), 186)], row_height=60
        )
        for number, row in enumerate(listed, 1):
            self._add(table, number, row)
        self._table.addWidget(table)

    def _add(self, table: Rows, number: int, row: Row) -> None:
        index = row.component.index
        name, state = PaperName(row), state_control(row)
        place = Text(str(number), "second", "quiet", digits=True)
        self._lines[index] = table.add(place, name, Text(count_text(row.component), "second", wrap=True), state)
        self._names[index], self._states[index] = name, state
        state.changed.connect(lambda value, index=index: self._answer(index, value))
        name.chosen.connect(lambda text, index=index: self._tell(index, PaperState.HANDED_IN, text))

    def _answer(self, index: int, value: str) -> None:
        self._tell(index, PaperState(value), "")

    def _tell(self, index: int, state: PaperState, alternative: str) -> None:
        self.answered.emit(index, state, alternative)

    def _show(self, row: Row) -> None:
        index = row.component.index
        if index not in self._states:
            return
        fault = self._faults.get(index, "") or self._doubts.get(index, "")
        self._states[index].set_choices(choices_of(row, faulty=bool(fault)), row.chosen.value if row.chosen else "")
        self._names[index].show_row(row)
        self._names[index].show_copy(self._copies.get(index, 0))
        self._names[index].error.say(fault)
        self._lines[index].set_tone("wrong" if fault else "")

    def _show_rest(self, rows: tuple[Row, ...]) -> None:
        rest = [row.component for row in rows if row.component.index not in self._states]
        names = [
            f"{split_name(c.name)[0]} ({c.condition[:1].lower()}{c.condition[1:]})"
            if c.condition
            else split_name(c.name)[0]
            for c in rest
        ]
        words = tr("Does not apply: {papers}").format(papers="; ".join(names[:_NAMED]))
        if len(rest) > _NAMED:
            words = tr("Does not apply: {papers} and %n more", len(rest) - _NAMED).format(
                papers="; ".join(names[:_NAMED])
            )
        self._rest.setText(words if rest else "")
        self._rest_line.setVisible(bool(rest))

    def _show_none(self, rows: tuple[Row, ...]) -> None:
        unknown = self._sheet.case is None
        self._none.set_sentence(
            tr("Choose the case to see its papers")
            if unknown
            else tr("The catalogue publishes no papers for this procedure. Check against the unit's own decision.")
        )
        self._none.setVisible(not rows)
