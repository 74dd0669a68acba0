"""The queue page (F4)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from services.bootstrap import Desk
from services.cases.delivery import QueueDetail
from services.domain.mending import Conflict
from services.domain.outbox import Entry
from services.domain.permissions import Account, Act, may
from services.domain.preview import Preview
from services.domain.queue import QueueRow
from services.errors import Problem
from ui.components import Button, SearchBox, Text
from ui.notice import Notice, failure
from ui.presenters.queue import Queue, QueuePresenter
from ui.presenters.queue_deeds import QueueDeeds
from ui.presenters.queue_mend import Faulty, MendPresenter, Way
from ui.tasks import Lanes
from ui.translate import tr
from ui.views.queue.detail import Detail
from ui.views.queue.lines import LineCards
from ui.views.queue.list import QueueList
from ui.views.queue.mend import label_of
from ui.views.queue.sheet import WordsSheet, answers_html, preview_html, preview_told
from ui.views.queue.words import receiver_name

MARGIN = 16
_SEARCH_WIDTH = 300


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
        self._desk, self._account, self._now = desk, account, desk.place.now
        self._queue = Queue()
        self._presenter = QueuePresenter(self, desk.queue, desk.delivery, account, lanes.desk)
        self._mend = MendPresenter(self, desk.mending, account, lanes.desk, lanes.delivery, _reason)
        cases = (desk.queue, desk.previews, desk.life)
        self._deeds = QueueDeeds(self, cases, account, lanes.desk, self._sent_elsewhere)
        self._may_change = may(account, Act.CHANGE_QUEUE)
        self._safe = Text(role="second", tone="quiet")
        self.hurry_button = Button("", key="Ctrl R", icon="refresh", height=32)
        self.search = SearchBox("", key="Ctrl F", height=32)
        self.search.setFixedWidth(_SEARCH_WIDTH)
        self._actions: list[QWidget] = [self._safe, *([self.hurry_button] if self._may_change else [])]
        self.lines = LineCards(desk.settings.receivers)
        self.list = QueueList(self._now)
        self.sheet = WordsSheet("Esc")
        self._left = QStackedWidget()
        self.detail = Detail(account, desk.settings.support_phone, self._others())
        self._lay_out()
        self._bind()
        self.language_changed()

    def _others(self) -> list[tuple[str, str]]:
        return [(name, receiver_name(name, one)) for name, one in sorted(self._desk.settings.receivers.items())]

    def _lay_out(self) -> None:
        self._left.addWidget(self.list)
        self._left.addWidget(self.sheet)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._left, 1)
        row.addWidget(self.detail)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 0, MARGIN, MARGIN)
        column.setSpacing(12)
        column.addWidget(self.lines)
        column.addLayout(row, 1)

    def _bind(self) -> None:
        detail, presenter = self.detail, self._presenter
        self.list.chosen.connect(self._choose)
        self.list.view.opened.connect(self.open_whole)
        self.hurry_button.clicked.connect(self.hurry)
        self.search.searched.connect(presenter.search)
        self.search.entered.connect(self.list.view.setFocus)
        self.sheet.left.connect(self.leave_sheet)
        detail.acted.connect(self.main_action)
        detail.dossier_wanted.connect(self.open_whole)
        detail.held.connect(presenter.hold)
        detail.rerouted.connect(self._reroute)
        detail.cut_agreed.connect(self.cut)
        detail.preview_wanted.connect(self.show_what_is_sent)
        detail.answers_wanted.connect(self.show_answers)
        detail.mend.typed.connect(self._mend.typed)

    @property
    def title(self) -> str:
        """What the page is called."""
        return tr("Queue")

    def head_widgets(self) -> list[QWidget]:
        """Return what stands beside the title: where one searches."""
        return [self.search]

    def head_actions(self) -> list[QWidget]:
        """Return what stands at the right of the head."""
        return self._actions

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
            "Ctrl+R": self.hurry,
            "Ctrl+O": self.open_whole,
            "Ctrl+F": self._go_searching,
            "Ctrl+E": self.detail.mend.go_to_next,
            "Ctrl+K": self.detail.ask_hold,
            "Ctrl+J": self.detail.ask_elsewhere,
            "Ctrl+G": self.show_what_is_sent,
            "Ctrl+T": self.show_answers,
            "F10": self.cut,
        }

    def entered(self) -> None:
        """Read the queue; the arrows move through it."""
        self._presenter.refresh()
        self.list.view.setFocus()

    def left(self) -> None:
        """What is typed stays; the list is back when one returns."""
        self._left.setCurrentWidget(self.list)

    def refresh(self) -> None:
        """Read the queue again, because a round of deliveries ended; a hidden page reads it when it is shown."""
        if self.isVisible():
            self._presenter.refresh()

    def language_changed(self) -> None:
        """Say everything in the language in use."""
        self._safe.setText(tr("No dossier is lost: all are saved on this machine"))
        self.hurry_button.set_words(tr("Try sending now"))
        self.search.setAccessibleName(tr("Search in the queue"))
        self.search.line.setAccessibleName(tr("Search in the queue"))
        self.search.line.setPlaceholderText(tr("Number or procedure"))
        self.list.retranslate()
        self.detail.retranslate()
        if self._presenter.chosen is not None:
            self._presenter.choose(self._presenter.chosen)

    def hurry(self) -> None:
        """Try everything that waits now."""
        if self._may_change:
            self._presenter.hurry()

    def open_whole(self) -> None:
        """Show the chosen dossier on its own page; where a field holds it up, at that field of the correction."""
        number = self._presenter.number
        if number and self._mend.way is Way.MEND:
            self.correct_place.emit(number, self._mend.first_place)
        elif number:
            self.open_dossier.emit(number)

    def cut(self) -> None:
        """Let what is too long be cut as it is shown, and send it."""
        if self.detail.cut.isVisible():
            self._mend.cut()

    def show_what_is_sent(self) -> None:
        """Show what the chosen row puts on the wire, or the list again."""
        detail = self._presenter.detail
        if self._showing("preview"):
            self.leave_sheet()
        elif detail is not None:
            self._deeds.preview(detail.entry.number, detail.entry.id)

    def show_answers(self) -> None:
        """Show what the receiver answered, word for word, or the list again."""
        detail = self._presenter.detail
        if self._showing("answers"):
            self.leave_sheet()
        elif detail is not None:
            title = tr("What {receiver} answered about {number}")
            words = title.format(receiver=self._called(detail.entry.receiver), number=detail.entry.number)
            told = tr("Personal numbers in it are masked.")
            self._open_sheet("answers", words, told, answers_html(detail))

    def _showing(self, kind: str) -> bool:
        return self._left.currentWidget() is self.sheet and self.sheet.property("kind") == kind

    def _open_sheet(self, kind: str, title: str, told: str, words: str) -> None:
        self.sheet.setProperty("kind", kind)
        self._left.setCurrentWidget(self.sheet)
        self.sheet.show_words(title, told, words)

    def leave_sheet(self) -> None:
        """Show the list again."""
        self._left.setCurrentWidget(self.list)
        self.list.view.setFocus()

    def _go_searching(self) -> None:
        self._left.setCurrentWidget(self.list)
        self.search.line.setFocus()
        self.search.line.selectAll()

    def _choose(self, entry_id: object) -> None:
        if isinstance(entry_id, UUID):
            self._presenter.choose(entry_id)

    def _called(self, receiver: str) -> str:
        return receiver_name(receiver, self._desk.settings.receivers.get(receiver))

    def _support(self) -> str:
        row = self._presenter.row
        line = next((line for line in self._queue.lines if row and line.receiver == row.receiver), None)
        return (line.support if line else "") or self._desk.settings.support_phone

    def _reroute(self, receiver: str, reason: str) -> None:
        self._deeds.reroute(self._presenter.number, receiver, reason)

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
        found = tr("{found} of {all}").format(found=len(rows), all=len(queue.rows))
        self.search.set_found(found if self.search.text() else "")

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
        title = tr("What is sent to {receiver} for {number}")
        words = title.format(receiver=self._called(preview.receiver), number=number)
        self._open_sheet("preview", words, preview_told(preview), preview_html(preview))

    def say_mended(self, entry: Entry) -> None:
        """Say that a row was put right and goes now."""
        words = tr("**{number}** is mended and is being sent again.")
        self.notice.emit(Notice(words.format(number=entry.number), "link", "send"))
        self.list.view.setFocus()
        self.waiting_changed.emit()
        self._presenter.refresh()

    def say_rerouted(self, number: str, receiver: str) -> None:
        """Say that a dossier goes to another receiver from now on."""
        words = tr("**{number}** goes to {receiver} from now on.")
        self.notice.emit(Notice(words.format(number=number, receiver=self._called(receiver)), "link", "send"))

    def say_sealed(self, count: int, file: Path) -> None:
        """Say how many rows were carried away sealed, and where the file is."""
        words = tr("%n row(s) sealed into {file}. They go on waiting here too.", count)
        self.notice.emit(Notice(words.format(file=file.name), "done", "lock"))

    def say_released(self, number: str) -> None:
        """Say that a row will be tried now."""
        self.notice.emit(Notice(tr("**{number}** is being tried now.").format(number=number), "link", "send"))

    def say_held(self, number: str) -> None:
        """Say that a row is held back."""
        words = tr("**{number}** is held back until somebody lets it go.")
        self.notice.emit(Notice(words.format(number=number), "wait", "pause"))

    def say_hurried(self) -> None:
        """Say that everything that waits is being tried."""
        self.notice.emit(Notice(tr("Everything that waits is being tried now."), "link", "refresh"))

    def say_failed(self, error: BaseException) -> None:
        """Say what could not be done."""
        self.notice.emit(failure(error))

    def start_delivery(self) -> None:
        """Have the window start a round of deliveries."""
        self.waiting_changed.emit()


def _reason(fault: Faulty) -> str:
    """Return why a dossier is put right from here, for the journal."""
    return tr("The receiver asked for it: {field}").format(field=label_of(fault))
