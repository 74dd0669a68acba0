"""The catalogue part: what was accepted, reading a newer one, looking at every change, accepting it, taking it away."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from services.bootstrap import Desk
from services.cases.catalogue_import import Accepted
from services.domain.catalogue.changes import Import, RowKind
from services.domain.permissions import Account
from services.store.catalogue import Batch
from ui.components import Button, CheckBox, Field, FilterChip, TableCard, Text
from ui.notice import Notice, failure
from ui.presenters.catalogue_import import TELLING, CataloguePresenter
from ui.presenters.rule_sheet import day_text
from ui.tasks import Lanes
from ui.translate import tr
from ui.views.rulebook.catalogue_rows import BatchModel, ImportDetail, ImportModel
from ui.views.rulebook.catalogue_words import TONES, kind_word
from ui.views.rulebook.reading import Reading

DETAIL_WIDTH = 372


class CataloguePart(QWidget):
    """The dated catalogue of the unit."""

    notice = Signal(object)
    read_on = Signal(int, int)
    """How many of how many procedures were read."""

    def __init__(self, desk: Desk, account: Account, lanes: Lanes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presenter = CataloguePresenter(
            self, desk.catalogue, desk.catalogue_import, account, lanes.long, desk.place.today
        )
        self.about = Text(role="second", tone="quiet", wrap=True)
        self.source, self.valid_from = Field(""), Field("", digits=True)
        self.browse = Button("", icon="folder", height=36)
        self.read = Button("", "primary", key="F9", icon="eye", height=36)
        self.file = Button("", key="Ctrl S", icon="download", height=36)
        self.whole = CheckBox("")
        self.shipped = Button("", icon="undo", height=32)
        self.reading = Reading()
        self.accept = Button("", "primary", key="F9", icon="tick", height=40, wide=True)
        self.drop = Button("", icon="undo", height=36)
        self.model, self.batches = ImportModel(self.presenter, self), BatchModel(self)
        self.rows = TableCard(tr("Import"), row_height=52)
        self.history = TableCard(tr("Versions"), row_height=52)
        self.detail = ImportDetail()
        self.filters = {kind: FilterChip(kind_word(kind), tone=TONES[kind]) for kind in (*TELLING, RowKind.SAME)}
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.rows.table.setModel(self.model)
        self.rows.table.set_widths([0, 150, 60])
        self.history.table.setModel(self.batches)
        self.history.table.set_widths([0, 150, 200])
        self.detail.setFixedWidth(DETAIL_WIDTH)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.source, 1)
        for button in (self.browse, self.read, self.file):
            top.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.about)
        column.addLayout(top)
        options = QHBoxLayout()
        options.addWidget(self.whole)
        options.addStretch(1)
        options.addWidget(self.shipped)
        column.addLayout(options)
        column.addWidget(self.reading)
        self._pages = QStackedLayout()
        # First into its parent: a page put into a layout of no widget is shown for a moment as a window of its own.
        column.addLayout(self._pages, 1)
        self._pages.addWidget(self.history)
        self._pages.addWidget(self._import_page())
        for widget in (self.source, self.browse, self.read, self.whole, self.shipped):
            widget.setVisible(self.presenter.may_change)

    def _import_page(self) -> QWidget:
        page = QWidget()
        chips = QHBoxLayout()
        chips.setSpacing(8)
        for kind, chip in self.filters.items():
            chip.setChecked(kind is not RowKind.SAME)
            chip.toggled.connect(lambda _: self._list_rows())
            chips.addWidget(chip)
        chips.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addLayout(chips)
        left.addWidget(self.rows, 1)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(self.detail, 1)
        right.addWidget(self.valid_from)
        right.addWidget(self.accept)
        right.addWidget(self.drop)
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addLayout(left, 1)
        row.addLayout(right)
        for widget in (self.valid_from, self.accept, self.drop):
            widget.setFixedWidth(DETAIL_WIDTH)
        return page

    def _connect(self) -> None:
        self.browse.clicked.connect(self.choose_file)
        self.read.clicked.connect(self.main_action)
        self.shipped.clicked.connect(self.presenter.read_shipped)
        self.reading.stop.clicked.connect(self.presenter.stop)
        self.read_on.connect(self.reading.show_read)
        self.accept.clicked.connect(self.main_action)
        self.drop.clicked.connect(self.presenter.drop)
        self.file.clicked.connect(self.save)
        self.source.line.returnPressed.connect(self._read_source)
        self.rows.table.selectionModel().currentChanged.connect(lambda now, _: self._show_row(now.row()))
        self.detail.toggled.connect(self._toggle)
        space = QShortcut(QKeySequence(Qt.Key.Key_Space), self.rows.table)
        space.setContext(Qt.ShortcutContext.WidgetShortcut)
        space.activated.connect(self._toggle_current)

    def retranslate(self) -> None:
        """Say the fixed words in the language in use."""
        self.about.setText(
            tr(
                "A reference list: compare it with the decisions your province published. A dossier keeps its own version."
            )
        )
        self.source.set_label(tr("File (JSON, XLSX, national format) or address of a newer catalogue"))
        self.browse.set_words(tr("Choose a file"))
        self.read.set_words(tr("See what would change"))
        self.file.set_words(tr("Save as a file"))
        self.valid_from.set_label(tr("In force from"))
        self.drop.set_words(tr("Change nothing"))
        self.whole.setText(tr("A whole list: procedures it does not name are closed"))
        self.shipped.set_words(tr("Compare with the program's own"))
        self.reading.retranslate()
        self._say_accept()

    def entered(self) -> None:
        """Read what was accepted so far, unless an import is being looked at."""
        if self.presenter.found is None:
            self.presenter.refresh()

    def main_action(self) -> None:
        """Read the source, or accept what was read."""
        if not self.presenter.may_change:
            self.save()
        elif self.presenter.found is None:
            self.source.set_error("")
            self._read_source()
        else:
            self.valid_from.set_error("")
            self.presenter.accept(self.valid_from.text())

    def _read_source(self) -> None:
        self.presenter.read(self.source.text(), whole=self.whole.isChecked())

    def choose_file(self) -> None:
        """Ask for a file and read it."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        chosen, _ = QFileDialog.getOpenFileName(
            self, tr("A newer catalogue"), folder, tr("Catalogues (*.json *.xlsx);;All files (*)")
        )
        if chosen:
            self.source.set_text(chosen)
            self._read_source()

    def save(self) -> None:
        """Ask for a file and save the catalogue there."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = f"danh-muc-{self.presenter.today():%Y-%m-%d}.xlsx"
        filters = ";;".join((tr("Excel workbook (*.xlsx)"), tr("JSON (*.json)")))
        chosen, _ = QFileDialog.getSaveFileName(
            self, tr("Where to save the catalogue"), str(Path(folder) / name), filters
        )
        if chosen:
            self.presenter.save(Path(chosen))

    def show_batches(self, batches: tuple[Batch, ...]) -> None:
        """Show what was loaded and accepted so far."""
        self.batches.show_batches(batches)
        self.history.set_foot(tr("%n version(s)", n=len(batches)), "")
        self._pages.setCurrentIndex(0)
        self.read.setVisible(self.presenter.may_change)

    def show_busy(self) -> None:
        """Show that the source is being read."""
        self.reading.begin()

    def show_read(self, done: int, of: int) -> None:
        """Show how far the reading is; called on another thread."""
        self.read_on.emit(done, of)

    def show_stopped(self) -> None:
        """Show that the reading was stopped and nothing is changed."""
        self.reading.hide()
        self.notice.emit(Notice(tr("Stopped; nothing was changed."), "wait"))

    def show_import(self, found: Import) -> None:
        """Show what the source would change."""
        self.reading.hide()
        self.valid_from.set_text(day_text(self.presenter.today()))
        for kind, chip in self.filters.items():
            chip.set_count(str(found.count(kind)))
        self.read.hide()
        self._pages.setCurrentIndex(1)
        self._list_rows()
        useful = self.presenter.taking()
        words = tr("%n row(s) of {source} would change the catalogue. Nothing is changed yet.", n=useful)
        self.notice.emit(Notice(words.format(source=found.source), "wait" if useful else "done"))
        self.rows.table.setFocus()

    def _list_rows(self) -> None:
        kinds = tuple(kind for kind, chip in self.filters.items() if chip.isChecked())
        rows = self.presenter.rows(kinds)
        self.model.show_rows(rows)
        self.rows.set_foot(tr("%n row(s)", n=len(rows)), tr("Space leaves a row out"))
        self._say_accept()
        if rows:
            self.rows.table.setCurrentIndex(self.model.index(0, 0))
        else:
            self.detail.show_row(None, left_out=False)

    def _show_row(self, at: int) -> None:
        if 0 <= at < len(self.model.rows):
            row = self.model.rows[at]
            self.detail.show_row(row, left_out=row.code in self.presenter.left_out)

    def _toggle_current(self) -> None:
        at = self.rows.table.currentIndex().row()
        if 0 <= at < len(self.model.rows):
            self._toggle(self.model.rows[at].code)

    def _toggle(self, code: str) -> None:
        self.presenter.toggle(code)
        at = self.rows.table.currentIndex().row()
        self.model.dataChanged.emit(self.model.index(at, 0), self.model.index(at, 2))
        self._show_row(at)
        self._say_accept()

    def _say_accept(self) -> None:
        self.accept.set_words(tr("Accept %n row(s)", n=self.presenter.taking()))

    def show_accepted(self, done: Accepted) -> None:
        """Show that an import was accepted."""
        count = done.added + done.changed + done.closed
        words = tr(
            "Accepted %n row(s) as version **{name}**. Dossiers already received keep their own version.", n=count
        )
        said = words.format(name=done.batch) if count else tr("There was nothing to change.")
        self.notice.emit(Notice(said, "done"))

    def show_saved(self, file: Path) -> None:
        """Show that the catalogue was saved as a file."""
        self.notice.emit(Notice(tr("Saved as **{file}**.").format(file=str(file)), "done"))

    def say_missing(self, field: str) -> None:
        """Show that a field is empty or holds no day."""
        where = self.source if field == "source" else self.valid_from
        what = tr("give a file or an address") if field == "source" else tr("is no day; write it like 20/11/2026")
        where.set_error(what)
        where.setFocus()

    def say_failed(self, error: BaseException) -> None:
        """Say what could not be done."""
        self.reading.hide()
        self.notice.emit(failure(error))
