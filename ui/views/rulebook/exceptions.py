"""Every exception made, for who answers for it: the days, the rows, and the file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from services.bootstrap import Desk
from services.domain.calendar import office_time
from services.domain.exceptions import ExceptionKind, ExceptionMade, ExceptionReport
from services.domain.permissions import Account
from ui.components import Button, Cell, EmptyCard, Field, TableCard, Text
from ui.notice import Notice, failure
from ui.presenters.exceptions import ExceptionsPresenter
from ui.presenters.rule_sheet import day_text
from ui.tasks import Lanes
from ui.translate import tr
from ui.views.rulebook.cell_model import CellModel
from ui.views.words import reason_words


def kind_word(kind: ExceptionKind) -> str:
    """Return what an exception is called."""
    return {
        ExceptionKind.EXTRA_PAPER: tr("Paper beyond the list"),
        ExceptionKind.DATABASE_DOWN: tr("Database marked down"),
        ExceptionKind.PAPER_COLLECTED: tr("Paper taken though a database has it"),
        ExceptionKind.SECOND_REQUEST: tr("Second request for papers"),
        ExceptionKind.OVERRIDE: tr("Rule overridden"),
    }[kind]


def _titles() -> tuple[str, ...]:
    return tr("When"), tr("What was done"), tr("What it is about"), tr("Why")


def _cell(made: ExceptionMade, column: int) -> Cell:
    if column == 0:
        return Cell(f"{office_time(made.at):%d/%m/%Y %H:%M}", made.by, digits=True)
    if column == 1:
        return Cell(
            kind_word(made.kind), " · ".join(p for p in (made.procedure, made.subject) if p), role="second_strong"
        )
    if column == 2:
        return Cell(made.what, made.basis)
    return Cell(reason_words(made.reason))


class ExceptionsPart(QWidget):
    """The report of some days."""

    notice = Signal(object)

    def __init__(self, desk: Desk, account: Account, lanes: Lanes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presenter = ExceptionsPresenter(self, desk.exceptions, account, lanes.long, desk.place.today)
        self.first, self.last = Field("", digits=True), Field("", digits=True)
        self.look = Button("", "primary", key="F9", icon="search", height=36)
        self.file = Button("", key="Ctrl S", icon="download", height=36)
        self.about = Text(role="second", tone="quiet", wrap=True)
        self.model: CellModel[ExceptionMade] = CellModel(_titles, _cell, self)
        self.table = TableCard(tr("Exceptions"), row_height=52)
        self.table.table.setModel(self.model)
        self.table.table.set_widths([130, 250, 0, 300])
        self.empty = EmptyCard("shield-tick", "")
        self.empty.hide()
        self._lay_out()
        self.look.clicked.connect(self.main_action)
        self.file.clicked.connect(self.save)
        for field in (self.first, self.last):
            field.line.returnPressed.connect(self.main_action)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        for field in (self.first, self.last):
            field.setFixedWidth(150)
            row.addWidget(field)
        for button in (self.look, self.file):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.about)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        column.addWidget(self.empty, 1)

    def retranslate(self) -> None:
        """Say the fixed words in the language in use."""
        self.about.setText(tr("Every time the rule was left, with who, why and on what basis."))
        self.first.set_label(tr("From"))
        self.last.set_label(tr("To"))
        self.look.set_words(tr("Look"))
        self.file.set_words(tr("Save as a file"))
        self.empty.set_sentence(tr("No exception was made on these days."))

    def entered(self) -> None:
        """Read this month's exceptions."""
        self.first.set_text(day_text(self.presenter.first))
        self.last.set_text(day_text(self.presenter.last))
        self.presenter.refresh()

    def main_action(self) -> None:
        """Read the days that are typed."""
        for field in (self.first, self.last):
            field.set_error("")
        self.presenter.look_at(self.first.text(), self.last.text())

    def save(self) -> None:
        """Ask for a file and save the report there."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = f"ngoai-le-{self.presenter.first:%Y-%m-%d}_{self.presenter.last:%Y-%m-%d}.xlsx"
        filters = ";;".join((tr("Excel workbook (*.xlsx)"), tr("CSV (*.csv)")))
        chosen, _ = QFileDialog.getSaveFileName(self, tr("Where to save the report"), str(Path(folder) / name), filters)
        if chosen:
            self.presenter.save(Path(chosen))

    def show_report(self, report: ExceptionReport) -> None:
        """Show the exceptions of some days."""
        self.model.show_rows(report.rows)
        self.table.setVisible(bool(report.rows))
        self.empty.setVisible(not report.rows)
        counts = [f"{kind_word(kind)}: {count}" for kind, count in report.counts().items() if count]
        self.table.set_foot(" · ".join(counts), "")

    def show_no_days(self, field: str) -> None:
        """Show that a field holds no day."""
        where = self.first if field == "first" else self.last
        where.set_error(tr("is no day; write it like 20/11/2026"))
        where.setFocus()

    def show_saved(self, file: Path) -> None:
        """Show that the file is there."""
        self.notice.emit(Notice(tr("Saved as **{file}**.").format(file=str(file)), "done"))

    def say_failed(self, error: BaseException) -> None:
        """Say what could not be done."""
        self.notice.emit(failure(error))
