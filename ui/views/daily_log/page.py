"""The daily log page (F5)."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from services.bootstrap import Desk
from services.domain.daily_log import DailyLog
from services.domain.permissions import Account, Act, may
from ui.components import Button
from ui.notice import Notice, failure
from ui.presenters.daily_log import DailyLogPresenter, Kind, NotSaved, Summary, file_name
from ui.tasks import Lanes
from ui.translate import tr
from ui.views.daily_log.head import DayPicker
from ui.views.daily_log.numbers import Counts, Fields, Hours, Sync
from ui.views.daily_log.saving import Saving
from ui.views.daily_log.table import LogTable
from ui.views.reconciliation.part import ReconciliationPart

MARGIN = 16
LOW = 600
"""Below this height of the page gaps shrink, in pixels."""


class DailyLogPage(QWidget):
    """The register of a day or a span: what it adds up to, its lines, and the files made of it."""

    notice = Signal(object)
    open_dossier = Signal(str)
    """A dossier is to be shown on its own page; carries its number."""
    print_pages = Signal(str, object)
    waiting_changed = Signal()
    head_changed = Signal()

    fills = True
    """Register and reconciliation lie over each other."""

    def __init__(self, desk: Desk, account: Account, lanes: Lanes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        place = desk.place
        self._now = place.now
        self._presenter = DailyLogPresenter(
            self, desk.daily_log, account, lanes.desk, lanes.long, place.now, place.today
        )
        self._shown: tuple[DailyLog, Summary] | None = None
        self.picker = DayPicker()
        self.excel = Button("", key="Ctrl S", icon="download", height=32)
        self.book = Button("", key="Ctrl P", icon="printer", height=32)
        self.csv = Button("", icon="download", height=32)
        self.may_export = may(account, Act.EXPORT_DAILY_LOG)
        self.counts, self.hours, self.fields, self.sync = Counts(), Hours(), Fields(), Sync()
        self.table = LogTable(place.now)
        self.saving = Saving()
        self.match = ReconciliationPart(desk, account, lanes)
        self.match_button = Button("", key="Ctrl D", icon="rings", height=32)
        self.book_part, self.stack = QWidget(), QStackedWidget()
        self._lay_out()
        self._connect()
        self.language_changed()

    def _lay_out(self) -> None:
        self._charts = QHBoxLayout()
        self._charts.setSpacing(12)
        self._charts.addWidget(self.hours, 466)
        self._charts.addWidget(self.fields, 466)
        self._charts.addWidget(self.sync, 299)
        self._column = QVBoxLayout(self.book_part)
        self._column.setContentsMargins(MARGIN, 0, MARGIN, MARGIN)
        self._column.setSpacing(12)
        self._column.addWidget(self.saving)
        self._column.addWidget(self.counts)
        self._column.addLayout(self._charts)
        self._column.addWidget(self.table, 1)
        self.sync.setMinimumWidth(260)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stack)
        self.stack.addWidget(self.book_part)
        self.stack.addWidget(self.match)

    def _connect(self) -> None:
        presenter = self._presenter
        self.picker.moved.connect(lambda days: presenter.go(days))
        self.picker.first_picked.connect(self._first_picked)
        self.picker.last_picked.connect(self._last_picked)
        self.picker.span_wanted.connect(lambda span: presenter.set_span(span))
        self.excel.clicked.connect(self.save_excel)
        self.book.clicked.connect(self.save_book)
        self.csv.clicked.connect(self.save_csv)
        self.saving.stop.clicked.connect(lambda: presenter.stop())
        self.match_button.clicked.connect(self.turn)
        for name in ("notice", "open_dossier", "print_pages", "waiting_changed", "head_changed"):
            getattr(self.match, name).connect(getattr(self, name))
        self.table.table.opened.connect(lambda at: self.open_dossier.emit(self.table.model.number_at(at)))

    @property
    def title(self) -> str:
        """What the page is called."""
        return tr("Reconciliation") if self.matching else tr("Daily log")

    def head_widgets(self) -> list[QWidget]:
        """Return what stands beside the title: the days."""
        return [self.picker]

    def head_actions(self) -> list[QWidget]:
        """Return what stands at the right of the head; nothing for those who may not take the register away."""
        turn: list[QWidget] = [self.match_button] if self.match.presenter.may else []
        files: list[QWidget] = [self.excel, self.book, self.csv] if self.may_export else []
        return [*files, *(self.match.head_actions() if turn else []), *turn]

    @property
    def matching(self) -> bool:
        """Whether the day is being reconciled, not read."""
        return self.stack.currentWidget() is self.match

    def main_action(self) -> None:
        """Make the Excel file, or ask the receiver."""
        if self.matching:
            self.match.presenter.reconcile()
        else:
            self.save_excel()

    def shortcuts(self) -> dict[str, Callable[[], None]]:
        """Return the keys of the page; both parts share them."""
        mine = {"Ctrl+S": self.save_excel, "Ctrl+P": self.save_book, "Ctrl+D": self.turn}
        return mine | {key: lambda name=key: self._press(name) for key in self.match.shortcuts()}

    def _press(self, key: str) -> None:
        if self.matching:
            self.match.shortcuts()[key]()
        elif key == "Ctrl+P":
            self.save_book()

    def turn(self) -> None:
        """Go from the register to reconciling its day, or back."""
        if not self.match.presenter.may:
            return
        if self.matching:
            self.stack.setCurrentWidget(self.book_part)
            self.table.table.setFocus()
        else:
            self.stack.setCurrentWidget(self.match)
            self._presenter.set_span(False)
            self.match.look_at(self._presenter.first)
            self.match.entered()
        self._say_turn()

    def _say_turn(self) -> None:
        self.match_button.set_words(tr("Back to the register") if self.matching else tr("Reconcile"))
        for button in (self.picker.span, self.excel, self.book, self.csv):
            # One that stands nowhere yet would become a window of its own.
            if button.parentWidget() is not None:
                button.setVisible(not self.matching)
        self.match.set_shown(self.matching)

    def entered(self) -> None:
        """Read the days; the arrows move through the lines."""
        self._presenter.refresh()
        if self.matching:
            self.match.entered()
        else:
            self.table.table.setFocus()

    def left(self) -> None:
        """Nothing has to be put away; a file being made goes on."""

    def refresh(self) -> None:
        """Read today again, because uploads have moved; other days wait until they are asked for."""
        presenter = self._presenter
        if self.isVisible() and presenter.first == presenter.last == presenter.today():
            presenter.refresh()

    def language_changed(self) -> None:
        """Say everything in the language in use."""
        self.excel.set_words(tr("Excel, form 07"))
        self.book.set_words(tr("Print the register"))
        self.csv.set_words(tr("CSV"))
        self.saving.retranslate()
        self.match.retranslate()
        self._say_turn()
        self.table.retranslate()
        presenter = self._presenter
        self.picker.show_days(presenter.first, presenter.last, presenter.today(), span=presenter.span)
        if self._shown is not None:
            self.show_log(*self._shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a low screen the gaps shrink, so that more lines are seen."""
        super().resizeEvent(event)
        gap = 8 if self.height() < LOW else 12
        self._column.setSpacing(gap)
        for card in (self.hours, self.fields, self.sync):
            card.setFixedHeight(150 if self.height() < LOW else 178)

    def _first_picked(self, day: object) -> None:
        if isinstance(day, date):
            self._presenter.look_at(day, self._presenter.last if self._presenter.span else None)

    def _last_picked(self, day: object) -> None:
        if isinstance(day, date):
            self._presenter.look_at(min(self._presenter.first, day), day)

    def save_excel(self) -> None:
        """Make the Excel file of form 07."""
        self._save("xlsx", tr("Excel workbook (*.xlsx)"))

    def save_book(self) -> None:
        """Make the register as a PDF to print."""
        self._save("pdf", tr("PDF (*.pdf)"))

    def save_csv(self) -> None:
        """Make a CSV file."""
        self._save("csv", tr("CSV (*.csv)"))

    def _save(self, kind: Kind, filters: str) -> None:
        if not self.may_export or self._presenter.saving:
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = file_name(self._presenter.first, self._presenter.last, kind)
        chosen, _ = QFileDialog.getSaveFileName(
            self, tr("Where to save the register"), str(Path(folder) / name), filters
        )
        if chosen:
            self.save_to(Path(chosen), kind)

    def save_to(self, file: Path, kind: Kind) -> None:
        """Make a file of the days; the ending is added when a person left it out."""
        whole = file if file.suffix.lower() == f".{kind}" else file.with_name(f"{file.name}.{kind}")
        self._presenter.save(whole, kind)

    def show_days(self, first: date, last: date, *, span: bool) -> None:
        """Show which days are looked at."""
        self.picker.show_days(first, last, self._presenter.today(), span=span)
        if self.matching:
            self.match.look_at(last)

    def show_log(self, log: DailyLog, added_up: Summary) -> None:
        """Show the register of these days."""
        self._shown = (log, added_up)
        now = self._now()
        self.counts.show_log(log, added_up, now)
        self.hours.show_hours(added_up)
        self.fields.show_fields(added_up.fields)
        self.sync.show_log(log, added_up.unsynced, self._presenter.today())
        self.table.show_log(log)

    def show_saving(self, kind: Kind) -> None:
        """Show that a file is being made, and how to stop it."""
        self.saving.begin(kind)

    def show_saved(self, file: Path | None) -> None:
        """Show that the file is there, or that nothing was saved because a person stopped it."""
        self.saving.hide()
        if file is None:
            self.notice.emit(Notice(tr("Stopped; no file was saved."), "wait"))
            return
        self.notice.emit(Notice(tr("Saved as **{file}**.").format(file=str(file)), "done"))

    def say_failed(self, error: BaseException) -> None:
        """Say what could not be done."""
        self.saving.hide()
        self.notice.emit(Notice(_not_saved(error), "wrong") if isinstance(error, NotSaved) else failure(error))


def _not_saved(error: NotSaved) -> str:
    words = {
        "disk_full": tr(
            "Not saved: the disk of {folder} is full. The register is whole. Free some space or choose another folder."
        ),
        "not_writable": tr("Not saved: {folder} cannot be written. The register is whole. Choose another folder."),
        "gone": tr("Not saved: {folder} is not there any more. The register is whole. Choose another folder."),
        "other": tr("Not saved: {folder} did not take the file. The register is whole. Choose another folder."),
    }
    return words[error.why].format(folder=error.folder)
