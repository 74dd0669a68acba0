"""The frame around the pages: rail, strip, page head, notice bar, keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from services.bootstrap import Desk
from services.domain.calendar import office_time
from services.domain.guide import handout_in
from services.domain.permissions import Account
from ui.components import NoticeBar, Rail, RailEntry, Strip
from ui.components.paint import color
from ui.components.reading import go_on
from ui.handing_out import HandingOut
from ui.head import Head, Held
from ui.notice import Notice, failure
from ui.presenters.frame import ScanKind, Standing, connection_of, pages_of, scan_kind
from ui.printing import PrintFlow
from ui.tasks import Lanes
from ui.translate import tr
from ui.views.help import HelpPage
from ui.views.moments import long_day
from ui.views.opening.page import training_chip
from ui.views.words import connection_look, connection_words

_PAGES = {
    "intake": "ui.views.intake.page:IntakePage",
    "registry": "ui.views.registry.page:RegistryPage",
    "queue": "ui.views.queue.page:QueuePage",
    "daily_log": "ui.views.daily_log.page:DailyLogPage",
    "procedures": "ui.views.procedures.page:ProceduresPage",
    "rulebook": "ui.views.rulebook.page:RulebookPage",
}
Factories = dict[str, Callable[[Desk, Account, Lanes], QWidget]]


def shipped_page(name: str) -> Callable[[Desk, Account, Lanes], QWidget]:
    """Return what makes a page; its module is imported when it is made, so that the first page is there sooner."""

    def make(desk: Desk, account: Account, lanes: Lanes) -> QWidget:
        module, _, kind = _PAGES[name].partition(":")
        made: QWidget = getattr(import_module(module), kind)(desk, account, lanes)
        return made

    return make


def rail_entries(names: Sequence[str]) -> list[RailEntry]:
    """Return the places of the rail, worded."""
    entries = {
        "intake": RailEntry("intake", "inbox", "F2", tr("Intake")),
        "registry": RailEntry("registry", "folder", "F3", tr("Dossiers")),
        "queue": RailEntry("queue", "send", "F4", tr("To send")),
        "daily_log": RailEntry("daily_log", "book", "F5", tr("Daily log")),
        "procedures": RailEntry("procedures", "search", "F7", tr("Guide")),
        "rulebook": RailEntry("rulebook", "gear", "F8", tr("Rules")),
        "help": RailEntry("help", "help", "F1", tr("Help")),
        "lock": RailEntry("lock", "lock", "F12", tr("Lock")),
    }
    return [entries[name] for name in names]


class MainWindow(QWidget):
    """The frame of one officer: pages are made when they are first asked for and keep what is typed in them."""

    lock_asked = Signal()
    """F12: the officer leaves the desk."""
    waiting_changed = Signal()
    """Something new waits to be sent."""

    def __init__(
        self,
        desk: Desk,
        account: Account,
        lanes: Lanes,
        factories: Factories | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.account, self._desk, self._lanes = account, desk, lanes
        self._factories = factories or {name: shipped_page(name) for name in _PAGES}
        self._made: dict[str, QWidget] = {}
        self._holders: dict[QWidget, QWidget] = {}
        self._current = ""
        self._caret: QWidget | None = None
        self._keys: list[QShortcut] = []
        self._step_key: QShortcut | None = None
        self._names = pages_of(account)
        self._printing = PrintFlow(desk, account, lanes, self._say, self)
        self._handing_out = HandingOut(lanes, self._say, self)
        self.rail = Rail(rail_entries(self._names), rail_entries(("help", "lock")))
        self.strip, self.notice = Strip(), NoticeBar()
        self.head, self.stack = Head(), QStackedWidget()
        self._build()
        self._bind()
        self._clock = QTimer(self)
        self._clock.timeout.connect(self.tell_time)
        self._clock.start(1000)
        self.tell_time()
        self.go_to(self._names[0])

    def _build(self) -> None:
        office = self._desk.settings.office
        self.strip.set_place(office.agency_name, tr("Desk {desk}").format(desk=office.desk))
        self.strip.set_officer(self.account.display or self.account.name)
        self.strip.connection.hide()
        if office.training and (row := self.strip.layout()):
            row.insertWidget(4, training_chip())  # type: ignore[attr-defined]
            row.insertSpacing(5, 16)  # type: ignore[attr-defined]
        side = QVBoxLayout()
        side.setSpacing(0)
        side.addWidget(self.strip)
        side.addWidget(self.head)
        side.addWidget(self.stack, 1)
        side.addWidget(self.notice)
        self.notice.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(side, 1)

    def _bind(self) -> None:
        self.rail.chosen.connect(self._rail_chosen)
        for entry in (*rail_entries(self._names), *rail_entries(("help", "lock"))):
            self._key(entry.key, partial(self._rail_chosen, entry.name))
        self._key("F9", self._main_action)

    def _key(self, keys: str, act: Callable[[], object]) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), self)
        # Hidden behind the lock page its keys do nothing.
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(act)
        return shortcut

    def page(self, name: str) -> QWidget:
        """Return a page, made now if it is not there yet."""
        if name not in self._made:
            made = self._make(name)
            self._made[name] = made
            self._holders[made] = held = Held(made)
            self.stack.addWidget(held)
            self._connect(made)
        return self._made[name]

    def _make(self, name: str) -> QWidget:
        if name == "help":
            return HelpPage()
        return self._factories[name](self._desk, self.account, self._lanes)

    def _connect(self, page: QWidget) -> None:
        ways: dict[str, Callable[..., object]] = {
            "notice": self._say,
            "go_to": self.go_to,
            "open_dossier": self.open_dossier,
            "open_dossier_asked": self.open_dossier,
            "find_dossiers": self.find_dossiers,
            "waiting_changed": self.waiting_changed.emit,
            "print_job": lambda job: self._printing.print_job(page, job),
            "print_pages": self._handing_out.print_pages,
            "begin_intake": self.begin_intake,
            "correct_dossier": self.correct_dossier,
            "correct_place": self.correct_dossier,
            "head_changed": lambda: self._show_head(page),
        }
        for name, way in ways.items():
            signal: Any = getattr(page, name, None)
            if hasattr(signal, "connect"):
                signal.connect(way)

    def go_to(self, name: str) -> None:
        """Show a page; what is typed in the one before stays."""
        if name == self._current or (name in _PAGES and name not in self._names):
            return
        before = self._made.get(self._current)
        page = self.page(name)
        if before is not None:
            _tell(before, "left")
        self._current = name
        self.notice.hide()
        self.notice.clear()
        self._bind_step(None)
        self.stack.setCurrentWidget(self._holders[page])
        self.rail.set_current(name)
        self._show_head(page)
        self._bind_page(page)
        _tell(page, "entered")

    def current(self) -> str:
        """Return the name of the page that is shown."""
        return self._current

    def open_dossier(self, number: str) -> None:
        """Show a dossier on the register's page."""
        if "registry" in self._names:
            self.go_to("registry")
            _tell(self.page("registry"), "open", number)

    def find_dossiers(self, text: str) -> None:
        """Look for dossiers on the register's page; what is typed here stays."""
        if "registry" in self._names:
            self.go_to("registry")
            _tell(self.page("registry"), "search_for", text)

    def correct_dossier(self, number: str, place: str = "") -> None:
        """Show a dossier on the register's page, with what may be put right; the caret goes to a place of it."""
        if "registry" in self._names:
            self.go_to("registry")
            _tell(self.page("registry"), "open_to_correct", number, place)

    def begin_intake(self, code: str, case: int) -> None:
        """Open a procedure on the intake page; who may not receive is told what to bring."""
        if "intake" in self._names:
            self.go_to("intake")
            _tell(self.page("intake"), "begin_procedure", code, case)
        elif "procedures" in self._names:
            self.go_to("procedures")
            _tell(self.page("procedures"), "show_procedure", code, case)

    def scanned(self, text: str) -> None:
        """Take a scan: a card fills the applicant, a receipt opens its dossier, a handout its procedure.

        Anything else is said to be none of these.
        """
        if handout := handout_in(text):
            self.begin_intake(*handout)
            return
        kind, what = scan_kind(text)
        if kind is ScanKind.NUMBER and "registry" in self._names:
            self.open_dossier(what)
        elif kind is ScanKind.CARD and "intake" in self._names:
            self.go_to("intake")
            _tell(self.page("intake"), "scanned", what)
        elif self._names:
            self._say(Notice(tr("That code is no identity card, and no receipt or handout of ours."), "wait"))

    def show_standing(self, standing: Standing) -> None:
        """Show how deliveries stand after a round."""
        connection = connection_of(standing)
        tone, icon = connection_look(connection)
        self.strip.set_connection(connection_words(connection, self._desk.place.now()), tone, icon)
        self.strip.connection.show()
        if "queue" in self._names:
            self.rail.set_count("queue", connection.waiting)
        for page in self._made.values():
            _tell(page, "delivered", standing)
            if standing.report.tried:
                _tell(page, "refresh")

    def say(self, notice: Notice) -> None:
        """Say on the notice bar what no page says."""
        self._say(notice)

    def say_error(self, error: BaseException) -> None:
        """Say on the notice bar what went wrong outside any page."""
        self._say(failure(error))

    def tell_time(self) -> None:
        """Show the counter's date and time."""
        local = office_time(self._desk.place.now())
        self.strip.set_time(long_day(local.date()), f"{local:%H:%M}")

    def put_away(self) -> None:
        """The window is about to close: let the page that is shown save what is typed."""
        self._clock.stop()
        if self._current:
            _tell(self._made[self._current], "left")
        self.keep()

    def keep(self) -> None:
        """Have what is typed stored now."""
        for page in self._made.values():
            _tell(page, "keep")

    def locked(self) -> None:
        """Have what is typed stored; remember where the caret is: Qt forgets it once the frame is hidden."""
        self.keep()
        self._caret = self.focusWidget()

    def unlocked(self) -> None:
        """Be as before the lock; the caret goes where it was."""
        self.tell_time()
        if self._current:
            _tell(self._made[self._current], "come_back")
        caret, self._caret = self._caret, None
        if caret is not None and isValid(caret):
            caret.setFocus(Qt.FocusReason.OtherFocusReason)

    def _rail_chosen(self, name: str) -> None:
        if name == "lock":
            self.lock_asked.emit()
        else:
            self.go_to(name)

    def _main_action(self) -> None:
        _tell(self._made[self._current], "main_action")

    def _show_head(self, page: QWidget) -> None:
        if self._made.get(self._current) is page:
            self.head.show_page(page)

    def _bind_page(self, page: QWidget) -> None:
        for old in self._keys:
            old.setEnabled(False)
            old.deleteLater()
        keys = page.shortcuts() if hasattr(page, "shortcuts") else {}
        self._keys = [self._key(key, act) for key, act in keys.items()]

    def _say(self, notice: Notice) -> None:
        self.notice.say(notice.text, notice.tone, icon=notice.icon, step=notice.step)
        self.notice.show()
        self._bind_step(notice)

    def _bind_step(self, notice: Notice | None) -> None:
        if self._step_key is not None:
            self._step_key.setEnabled(False)
            self._step_key.deleteLater()
            self._step_key = None
        step = notice.step if notice else None
        page = self._made.get(self._current)
        taken = page.shortcuts() if page is not None and hasattr(page, "shortcuts") else {}
        if step is not None and step.key and step.key.replace(" ", "+") not in taken:
            self._step_key = self._key(step.key.replace(" ", "+"), step.act)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab go in reading order: rail, head, page, notice, whatever was made first."""
        return go_on(self, forward=forward)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("page"))
        painter.end()


def _tell(page: QWidget, name: str, *facts: Any) -> None:
    """Call a method a page may have."""
    if callable(way := getattr(page, name, None)) and not hasattr(way, "connect"):
        way(*facts)
