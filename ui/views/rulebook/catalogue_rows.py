"""The rows of an import as a table, and one of them whole."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from services.domain.calendar import office_time
from services.domain.catalogue.changes import ImportRow, RowKind
from services.store.catalogue import Batch
from ui.components import Card, Cell, CheckBox, Text
from ui.presenters.catalogue_import import CataloguePresenter
from ui.presenters.rule_sheet import day_text
from ui.translate import language, tr
from ui.views.rulebook.catalogue_words import (
    TONES,
    change_words,
    confidence_word,
    fault_words,
    kind_word,
    place_words,
    row_words,
)
from ui.views.rulebook.cell_model import CellModel

_LOWEST = 48
"""Least height of what tells of a row, pixels: two lines; it scrolls."""


class ImportModel(CellModel[ImportRow]):
    """One line a procedure of the import."""

    def __init__(self, presenter: CataloguePresenter, parent: QObject | None = None) -> None:
        super().__init__(_import_titles, lambda row, column: _import_cell(presenter, row, column), parent)


def _import_titles() -> tuple[str, ...]:
    return tr("Procedure"), tr("What happens"), tr("Row")


def _import_cell(presenter: CataloguePresenter, row: ImportRow, column: int) -> Cell:
    if column == 0:
        return Cell(row.name or tr("(no name)"), row.code or tr("(no code)"), role="second_strong")
    if column == 1:
        left = row.code in presenter.left_out
        words = tr("Left out") if left else kind_word(row.kind)
        return Cell(words, row_words(row), tone="quiet" if left else TONES[row.kind], role="second_strong")
    return Cell(str(row.line or "–"), digits=True, tone="quiet")


class BatchModel(CellModel[Batch]):
    """One line a batch that was loaded or accepted, the newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_batch_titles, _batch_cell, parent)

    def show_batches(self, batches: tuple[Batch, ...]) -> None:
        """Show other batches, given the oldest first."""
        self.show_rows(tuple(reversed(batches)))


def _batch_titles() -> tuple[str, ...]:
    return tr("Version"), tr("In force"), tr("Accepted")


def _batch_cell(batch: Batch, column: int) -> Cell:
    if column == 0:
        source = tr("with the program") if batch.source == "shipped" else batch.source
        return Cell(batch.name, source, role="second_strong", digits=True)
    if column == 1:
        return Cell(tr("from {first}").format(first=day_text(batch.valid_from)), digits=True)
    who = batch.accepted_by or tr("came with the program")
    return Cell(who, f"{office_time(batch.loaded_at):%d/%m/%Y %H:%M}")


class ImportDetail(Card):
    """One row of the import whole: what is wrong, what differs, and whether it is left out."""

    toggled = Signal(str)
    """The row is to be left out or taken in; carries its code."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._row: ImportRow | None = None
        self.title = Text(role="card", wrap=True)
        self.second = Text(role="caption", tone="quiet", wrap=True)
        self.leave = CheckBox("")
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setMinimumHeight(_LOWEST)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for widget in (self.title, self.second, self._area, self.leave):
            self.body.addWidget(widget, 1 if widget is self._area else 0)
        self.leave.clicked.connect(lambda: self._row and self.toggled.emit(self._row.code))

    def show_row(self, row: ImportRow | None, *, left_out: bool) -> None:
        """Show a row, or nothing."""
        self._row = row
        self.leave.setText(tr("Leave this row out (Space)"))
        self.leave.setVisible(row is not None and row.kind not in (RowKind.SAME, RowKind.FAULTY))
        self.leave.setChecked(left_out)
        inner = QWidget()
        inner.setObjectName("scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(4)
        if row is not None:
            self._fill(column, row)
        column.addStretch(1)
        self._area.setWidget(inner)

    def _fill(self, column: QVBoxLayout, row: ImportRow) -> None:
        self.title.setText(row.name or tr("(no name)"))
        sources = ", ".join(row.sources)
        parts = (row.code, kind_word(row.kind), confidence_word(row.confidence), sources)
        self.second.setText(" · ".join(part for part in parts if part))
        for problem in (*row.faults, *row.remarks):
            tone = "wrong" if problem in row.faults else "wait"
            words = tr("{place}: {what}").format(
                place=place_words(problem.field), what=fault_words(problem, language())
            )
            column.addWidget(Text(words, "second", tone, wrap=True))
        for change in row.changes:
            where, before, after = change_words(change)
            column.addSpacing(6)
            column.addWidget(Text(where, "label", "quiet", wrap=True))
            column.addWidget(Text(tr("was: {before}").format(before=before), "second", "quiet", wrap=True))
            column.addWidget(Text(tr("will be: {after}").format(after=after), "second_strong", wrap=True))
        if row.kind is RowKind.CLOSED:
            column.addWidget(
                Text(
                    tr("The source no longer names it. It is closed, not deleted: earlier dossiers keep it."),
                    "second",
                    wrap=True,
                )
            )
        if row.kind is RowKind.ADDED:
            column.addWidget(Text(tr("The catalogue does not have it yet."), "second", wrap=True))
