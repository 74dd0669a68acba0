"""Column 2 filled in: the procedure, its case, its papers."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.presenters.intake_sheet import Sheet
from ui.views.intake.attach import AttachLine
from ui.views.intake.beyond import ExtraLines
from ui.views.intake.layout import ROOM, Remark, Scroll, roomy
from ui.views.intake.papers import Papers
from ui.views.intake.procedure import Cases, ProcedureHead
from ui.views.intake.twins import TwinLine
from ui.views.intake.visit import GroupLine


class Checklist(QWidget):
    """The head stays in sight; cases and papers scroll below it when they are many."""

    change = Signal()
    """Another procedure is wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head, self.cases, self.papers = ProcedureHead(), Cases(), Papers()
        self.group, self.online, self.extras = GroupLine(), Remark(), ExtraLines()
        self.attach, self.twins = AttachLine(), TwinLine()
        self.online.setContentsMargins(ROOM, 0, ROOM, 0)
        self.head.change.connect(self.change)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(ROOM, ROOM, ROOM, ROOM)
        self._column.addWidget(self.cases)
        self._column.addWidget(self.papers, 1)
        self._column.addWidget(self.extras)
        self._scroll = Scroll(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(roomy(self.head, snug=True))
        whole.addWidget(self.online)
        whole.addWidget(self.group)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(roomy(self.twins, snug=True))
        whole.addWidget(roomy(self.attach, snug=True))
        self._whole = whole
        self.set_compact(compact=False)

    def set_compact(self, compact: bool, tight: bool = False) -> None:
        """Take less height on a low screen, still less beside the list of what is missing."""
        gap = 8 if compact or tight else 12
        self._column.setSpacing(gap)
        self._whole.setSpacing(gap - 2 * ROOM)
        self.cases.set_tight(tight)
        self.extras.set_compact(tight)
        self.attach.set_compact(compact or tight)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show a sheet's procedure, case and papers."""
        if sheet.procedure is None:
            return
        self.head.show_procedure(sheet.procedure)
        self.cases.show_cases(sheet)
        self.papers.show_sheet(sheet)
        self.extras.show_sheet(sheet)

    def focus_first(self) -> None:
        """Go to the case, when one must be chosen, else to the first paper."""
        if self.cases.cards and not any(card.isChecked() for card in self.cases.cards):
            self.cases.focus()
        else:
            self.papers.focus()

    def focus_paper(self, index: int) -> None:
        """Go to a paper and bring it into sight."""
        self.papers.focus(index)
        if (state := self.papers.states().get(index)) is not None:
            self._scroll.ensureWidgetVisible(state, 0, 40)
