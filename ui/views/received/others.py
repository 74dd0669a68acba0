"""The other dossiers of a visit just received: number, procedure, promise."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from services.domain.calendar import office_time
from services.domain.dossier import Dossier, DossierState
from ui.components import Rule, Text
from ui.translate import tr
from ui.views.intake.layout import empty
from ui.views.moments import long_day


class Others(QWidget):
    """A row a dossier; numbers are read aloud, so they are large."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._held = QGridLayout()
        self._held.setContentsMargins(0, 0, 0, 0)
        self._held.setHorizontalSpacing(16)
        self._held.setVerticalSpacing(4)
        self._held.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        column.addWidget(Rule())
        column.addLayout(self._held)
        self._shown: tuple[Dossier, ...] = ()
        self.hide()

    def show_dossiers(self, dossiers: tuple[Dossier, ...]) -> None:
        """Show the dossiers in their order; nothing when there is none."""
        self.setVisible(bool(dossiers))
        if dossiers == self._shown:
            return
        self._shown = dossiers
        empty(self._held)
        for row, dossier in enumerate(dossiers):
            cells = (
                Text(dossier.number, "heading", digits=True),
                Text(dossier.procedure.short_name, "second", wrap=True),
                Text(_due(dossier), "second_strong", digits=True),
            )
            for at, cell in enumerate(cells):
                self._held.addWidget(cell, row, at, Qt.AlignmentFlag.AlignVCenter)


def _due(dossier: Dossier) -> str:
    if dossier.state is DossierState.RETURNED:
        return tr("Handed over now")
    local = office_time(dossier.promise.due_at)
    return f"{local:%H:%M} {long_day(local.date())}"
