"""A chapter of the rulebook as a table."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ui.components import Cell
from ui.presenters.rulebook import Row, Standing
from ui.translate import tr
from ui.views.rulebook.cell_model import CellModel
from ui.views.rulebook.words import confidence_word, days_of, headline, standing_word, summary

_TONES = {Standing.NOW: "done", Standing.COMING: "wait", Standing.PAST: "quiet"}


class RulesModel(CellModel[Row]):
    """One line a rule: what it says, when, and how sure it is."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_titles, _cell, parent)

    def row_at(self, at: int) -> Row | None:
        """Return a row, or None."""
        return self.rows[at] if 0 <= at < len(self.rows) else None

    def place_of(self, key: str, valid_from: object) -> int:
        """Return where a rule stands, -1 when it is not there."""
        for at, row in enumerate(self.rows):
            if (row.rule.key, row.rule.valid_from) == (key, valid_from):
                return at
        return -1


def _titles() -> tuple[str, ...]:
    return tr("Row"), tr("In force"), tr("Source")


def _cell(row: Row, column: int) -> Cell:
    rule = row.rule
    if column == 0:
        return Cell(headline(rule), summary(rule), role="second_strong")
    if column == 1:
        return Cell(standing_word(row.standing), days_of(rule), tone=_TONES[row.standing], digits=True)
    return Cell(rule.source or "–", confidence_word(rule.confidence))
