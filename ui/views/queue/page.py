"""The queue page (F4)."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from services.bootstrap import Desk
from services.cases.delivery import QueueDetail
from services.domain.permissions import Account, Act, may
from ui.components import Button, Text
from ui.notice import Notice, failure
from ui.presenters.queue import Queue, QueuePresenter, Waiting
from ui.tasks import Lanes
from ui.translate import tr
from ui.views.queue.detail import Detail
from ui.views.queue.lines import LineCards
from ui.views.queue.list import QueueList

MARGIN = 16


class QueuePage(QWidget):
    """What has not arrived yet: why, what a person must do, and that nothing is lost."""

    notice = Signal(object)
    waiting_changed = Signal()
    """Something is to be tried now: a round of deliveries is wanted."""
    open_dossier = Signal(str)
    """A dossier is to be shown on its own page; carries its number."""

    def __init__(self, desk: Desk, account: Account, lanes: Lanes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = desk.place.now
        self._presenter = QueuePresenter(self, desk.delivery, account, lanes.desk)
        may_change = may(account, Act.CHANGE_QUEUE)
        self._safe = Text(role="second", tone="quiet")
        self.hurry_button = Button("", key="Ctrl R", icon="refresh", height=32)
        self._actions: list[QWidget] = [self._safe, *([self.hurry_button] if may_change else [])]
        self.lines = LineCards(desk.settings.receivers)
        self.list = QueueList(self._now)
        self.detail = Detail(may_change, account.display, desk.settings.support_phone)
        self._may_change = may_change
        self._lay_out()
        presenter = self._presenter
        self.list.chosen.connect(self._choose)
        self.list.view.opened.connect(self.open_whole)
        self.hurry_button.clicked.connect(self.hurry)
        self.detail.retried.connect(self.main_action)
        self.detail.dossier_wanted.connect(self.open_whole)
        self.detail.held.connect(lambda reason: presenter.hold(reason))
        self.language_changed()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.list, 1)
        row.addWidget(self.detail)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 0, MARGIN, MARGIN)
        column.setSpacing(12)
        column.addWidget(self.lines)
        column.addLayout(row, 1)

    @property
    def title(self) -> str:
        """What the page is called."""
        return tr("Queue")

    def head_widgets(self) -> list[QWidget]:
        """Return what stands beside the title."""
        return []

    def head_actions(self) -> list[QWidget]:
        """Return what stands at the right of the head."""
        return self._actions

    def main_action(self) -> None:
        """Let the chosen row be tried now."""
        if self._may_change:
            self._presenter.retry()

    def shortcuts(self) -> dict[str, Callable[[], None]]:
        """Return the keys of the page."""
        return {"Ctrl+R": self.hurry, "Ctrl+O": self.open_whole}

    def entered(self) -> None:
        """Read the queue; the arrows move through it."""
        self._presenter.refresh()
        self.list.view.setFocus()

    def left(self) -> None:
        """Nothing has to be put away."""

    def refresh(self) -> None:
        """Read the queue again, because a round of deliveries ended; a hidden page reads it when it is shown."""
        if self.isVisible():
            self._presenter.refresh()

    def language_changed(self) -> None:
        """Say everything in the language in use."""
        self._safe.setText(tr("No dossier is lost: all are saved on this machine"))
        self.hurry_button.set_words(tr("Try sending now"))
        self.list.retranslate()
        self.detail.retranslate()
        if self._presenter.chosen is not None:
            self._presenter.choose(self._presenter.chosen)

    def hurry(self) -> None:
        """Try everything that waits now."""
        if self._may_change:
            self._presenter.hurry()

    def open_whole(self) -> None:
        """Show the chosen dossier on its own page."""
        if self._presenter.number:
            self.open_dossier.emit(self._presenter.number)

    def _choose(self, entry_id: object) -> None:
        if isinstance(entry_id, UUID):
            self._presenter.choose(entry_id)

    def show_queue(self, queue: Queue) -> None:
        """Show lines and rows, keeping what is chosen and where the list stands."""
        self.lines.show_queue(queue, self._now())
        self.list.show_queue(queue, self._presenter.chosen)

    def show_detail(self, detail: QueueDetail | None, waiting: Waiting | None) -> None:
        """Show the chosen row, or that none is."""
        self.detail.show_detail(detail, waiting, self._now())
        self.list.mark(self._presenter.chosen)

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
