"""The queue page (F4)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from services.bootstrap import Desk
from services.cases.delivery import QueueDetail
from services.cases.sealing import Exported
from services.domain.calendar import office_day
from services.domain.mending import Conflict
from services.domain.outbox import Entry
from services.domain.permissions import Account, Act, may
from services.domain.preview import Preview
from services.domain.queue import QueueRow
from services.errors import Problem
from ui.presenters.queue import Queue, QueuePresenter
from ui.presenters.queue_deeds import QueueDeeds
from ui.presenters.queue_mend import Faulty, MendPresenter, Way
from ui.tasks import Lanes
from ui.translate import tr
from ui.views.queue import notices
from ui.views.queue.detail import Detail
from ui.views.queue.head import QueueHead
from ui.views.queue.left import LeftSide
from ui.views.queue.lines import LineCards
from ui.views.queue.list import QueueList
from ui.views.queue.mend import label_of
from ui.views.queue.sealing import ask_files
from ui.views.receivers import called

MARGIN = 16


class QueuePage(QWidget):
    """What has not arrived yet: why, what a person must do, and that nothing is lost."""

    notice = Signal(object)
    waiting_changed = Signal()
    """Something is to be tried now: a round of deliveries is wanted."""
    open_dossier = Signal(str)
    """A dossier is to be shown on its own page; carries its number."""
    correct_place = Signal(str, str)
    """A dossier is to be shown with the sheet on which it is put right; carries its number and the place."""
    fills = True

    def __init__(self, desk: Desk, account: Account, lanes: Lanes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._lanes, self._now = desk, lanes, desk.place.now
        self._queue = Queue()
        self._presenter = QueuePresenter(self, desk.queue, desk.delivery, account, lanes.desk, lanes.delivery)
        self._mend = MendPresenter(self, desk.mending, account, lanes.desk, lanes.delivery, _reason)
        cases = (desk.queue, desk.previews, desk.life, desk.papers)
        self._deeds = QueueDeeds(self, cases, account, lanes.desk, self._sent_elsewhere)
        self._may_change = may(account, Act.CHANGE_QUEUE)
        self.head = QueueHead(account)
        self.lines = LineCards(self._called)
        self.list = QueueList(self._now)
        self.left_side = LeftSide(self.list)
        self.detail = Detail(account, desk.settings.support_phone, self._others())
        self._lay_out()
        self._bind()
        self.language_changed()

    def _others(self) -> list[tuple[str, str]]:
        return [(name, self._called(name)) for name in sorted(self._desk.settings.receivers)]

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.left_side, 1)
        row.addWidget(self.detail)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 0, MARGIN, MARGIN)
        column.setSpacing(12)
        column.addWidget(self.lines)
        column.addLayout(row, 1)

    def _bind(self) -> None:
        detail, presenter = self.detail, self._presenter
        self.list.chosen.connect(presenter.choose)
        self.list.view.opened.connect(self.open_whole)
        self.head.send_all.clicked.connect(self.send_all)
        self.head.seal.clicked.connect(self.seal)
        self.head.search.searched.connect(presenter.search)
        self.head.search.entered.connect(self.list.view.setFocus)
        detail.acted.connect(self.main_action)
        detail.dossier_wanted.connect(self.open_whole)
        detail.held.connect(presenter.hold)
        detail.rerouted.connect(self._reroute)
        detail.cut_agreed.connect(self.cut)
        detail.left_out.connect(self._leave_out)
        detail.preview_wanted.connect(self.show_what_is_sent)
        detail.answers_wanted.connect(self.show_answers)
        detail.mend.typed.connect(self._mend.typed)

    @property
    def title(self) -> str:
        """What the page is called."""
        return tr("Queue")

    def head_widgets(self) -> list[QWidget]:
        """Return what stands beside the title: where one searches."""
        return [self.head.search]

    def head_actions(self) -> list[QWidget]:
        """Return what stands at the right of the head."""
        return self.head.actions

    def main_action(self) -> None:
        """Do with the chosen row what the main button says."""
        if not self._may_change or not self.detail.act.isVisible():
            return
        if self._mend.way is Way.MEND:
            self._mend.fix()
        else:
            self._presenter.send()

    def shortcuts(self) -> dict[str, Callable[[], object]]:
        """Return the keys of the page."""
        return {
            "Ctrl+R": self.send_all,
            "Ctrl+O": self.open_whole,
            "Ctrl+F": self._go_searching,
            "Ctrl+E": self.detail.mend.go_to_next,
            "Ctrl+K": self.detail.ask_hold,
            "Ctrl+J": self.detail.ask_elsewhere,
            "Ctrl+G": self.show_what_is_sent,
            "Ctrl+T": self.show_answers,
            "F10": self.cut,
            **({"Ctrl+S": self.seal} if self.head.may_seal else {}),
        }

    def entered(self) -> None:
        """Read the queue; the arrows move through it."""
        self._presenter.refresh()
        self.list.view.setFocus()

    def left(self) -> None:
        """What is typed stays; the list is back when one returns."""
        self.left_side.show_list()

    def refresh(self) -> None:
        """Read the queue again, because a round of deliveries ended; a hidden page reads it when it is shown."""
        if self.isVisible():
            self._presenter.refresh()

    def language_changed(self) -> None:
        """Say everything in the language in use."""
        self.head.retranslate()
        self.list.retranslate()
        self.detail.retranslate()
        if self._presenter.chosen is not None:
            self._presenter.choose(self._presenter.chosen)

    def send_all(self) -> None:
        """Try everything that waits now."""
        if self._may_change:
            self._presenter.send_all()

    def seal(self) -> None:
        """Ask for the key of who is to open it and for a place, and carry what waits away sealed."""
        if files := ask_files(self, office_day(self._now())):
            self.seal_to(*files)

    def seal_to(self, key_file: Path, target: Path) -> None:
        """Write the sealed queue; it takes its time and is done beside the counter's work."""
        self._deeds.seal(self._desk.sealing, key_file, target, self._lanes.long)

    def open_whole(self) -> None:
        """Show the chosen dossier on its own page; where a field holds it up, at that field of the correction."""
        number = self._presenter.number
        if number and self._mend.way is Way.MEND:
            self.correct_place.emit(number, self._mend.first_place)
        elif number:
            self.open_dossier.emit(number)

    def cut(self) -> None:
        """Let what is too long be cut as it is shown, and send it; a paper that holds the dossier up is left out."""
        if self.detail.cut.isVisible():
            self._mend.cut()
        else:
            self.detail.ask_leave_out()

    def show_what_is_sent(self) -> None:
        """Show what the chosen row puts on the wire, or the list again."""
        detail = self._presenter.detail
        if self.left_side.shows("preview"):
            self.left_side.leave()
        elif detail is not None:
            self._deeds.preview(detail.entry.number, detail.entry.id)

    def show_answers(self) -> None:
        """Show what the receiver answered, word for word, or the list again."""
        detail = self._presenter.detail
        if self.left_side.shows("answers"):
            self.left_side.leave()
        elif detail is not None:
            self.left_side.show_answers(detail, self._called(detail.entry.receiver))

    def _go_searching(self) -> None:
        self.left_side.show_list()
        self.head.search.line.setFocus()
        self.head.search.line.selectAll()

    def _called(self, receiver: str) -> str:
        return called(self._desk.settings, receiver)

    def _support(self) -> str:
        row = self._presenter.row
        line = next((line for line in self._queue.lines if row and line.receiver == row.receiver), None)
        return (line.support if line else "") or self._desk.settings.support_phone

    def _reroute(self, receiver: str, reason: str) -> None:
        self._deeds.reroute(self._presenter.number, receiver, reason)

    def _leave_out(self, reason: str) -> None:
        detail = self._presenter.detail
        if detail is not None:
            self._deeds.leave_out(detail.entry.number, detail.entry.id, reason)

    def _sent_elsewhere(self) -> None:
        self.waiting_changed.emit()
        self._presenter.refresh()

    def show_lines(self, queue: Queue) -> None:
        """Show how the receivers are."""
        self._queue = queue
        self.lines.show_queue(queue, self._now())

    def show_rows(self, rows: tuple[QueueRow, ...], queue: Queue) -> None:
        """Show the rows that were searched for, keeping what is chosen and where the list stands."""
        self.list.show_rows(rows, queue, self._presenter.chosen)
        self.head.show_found(len(rows), len(queue.rows))

    def show_detail(self, detail: QueueDetail | None, row: QueueRow | None) -> None:
        """Show the chosen row, or that none is."""
        receiver = detail.entry.receiver if detail else ""
        offline = receiver in self._queue.silent
        self.detail.show_detail(detail, row, self._called(receiver), self._now(), offline=offline)
        self.list.mark(self._presenter.chosen)
        self._mend.look(detail, row)
        if detail is not None:
            self._deeds.their_number(receiver, detail.entry.number)

    def show_their_number(self, number: str) -> None:
        """Show the number the receiver gave the chosen dossier."""
        self.detail.show_their_number(number)

    def show_faults(self, faults: tuple[Faulty, ...], typed: Mapping[str, str], way: Way) -> None:
        """Show the fields of the chosen row with what is being typed into them."""
        self.detail.show_faults(faults, typed, way, self._support())

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Say beside the fields what cannot be, and go to the first."""
        self.detail.show_problems(problems)

    def show_conflict(self, conflict: Conflict | None, *, asking: bool) -> None:
        """Show what is here, what was sent and what the receiver has."""
        self.detail.show_conflict(conflict, asking=asking)

    def show_preview(self, number: str, preview: Preview) -> None:
        """Show what a row puts on the wire."""
        self.left_side.show_preview(preview, number, self._called(preview.receiver))

    def say_mended(self, entry: Entry) -> None:
        """Say that a row was put right and goes now."""
        self.notice.emit(notices.mended(entry.number))
        self.list.view.setFocus()
        self.waiting_changed.emit()
        self._presenter.refresh()

    def say_rerouted(self, number: str, receiver: str) -> None:
        """Say that a dossier goes to another receiver from now on."""
        self.notice.emit(notices.rerouted(number, self._called(receiver)))

    def say_left_out(self, number: str) -> None:
        """Say that a dossier goes on without a paper."""
        self.notice.emit(notices.left_out(number))

    def say_sealed(self, made: Exported, file: Path) -> None:
        """Say what was carried away sealed, and where the file is."""
        self.notice.emit(notices.sealed(made, file))

    def say_released(self, number: str) -> None:
        """Say that a row will be tried now."""
        self.notice.emit(notices.released(number))

    def say_held(self, number: str) -> None:
        """Say that a row is held back."""
        self.notice.emit(notices.held(number))

    def say_all_tried(self) -> None:
        """Say that everything that waits is being tried."""
        self.notice.emit(notices.all_tried())

    def say_failed(self, error: BaseException) -> None:
        """Say what could not be done."""
        self.notice.emit(notices.failed(error))

    def start_delivery(self) -> None:
        """Have the window start a round of deliveries."""
        self.waiting_changed.emit()


def _reason(fault: Faulty) -> str:
    """Return why a dossier is put right from here, for the journal."""
    return tr("The receiver asked for it: {field}").format(field=label_of(fault))
