"""From the painted window to work: settings, lock file, store, sign-in, frames, lock, orderly close."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject
from PySide6.QtWidgets import QApplication, QWidget

from services.bootstrap import Desk, utc_now
from services.bootstrap.watcher import is_watched
from services.domain.permissions import Account, Act, may
from services.errors import DeskError, HomeMoved
from services.settings import LANGUAGES, Settings, load_settings
from ui import theme, translate
from ui.cli.session import home_of
from ui.collecting import Collector
from ui.components import FocusRing
from ui.ending import Leaving, Watch
from ui.idle import Idle
from ui.line_scanner import LineScanner, line_scanner
from ui.main_window import Factories, MainWindow
from ui.network import Network
from ui.notice import Notice, words_of
from ui.presenters.frame import Standing, connection_of
from ui.presenters.opening import Obstacle, Opener, catalogue_day, obstacle_of
from ui.record import hear_everything, log_to
from ui.scan import Scanner
from ui.tasks import Lanes
from ui.ticker import Ticker
from ui.translate import tr
from ui.views.lock.page import LockPage
from ui.views.moments import clock
from ui.views.opening.begun import begun_notice
from ui.views.opening.doorway import Fact
from ui.views.opening.front import Front
from ui.views.opening.moved import MovedPage
from ui.views.opening.page import NoHomePage, PassphrasePage, TroublePage, in_use_page
from ui.views.sign_in.page import SignInPage
from ui.views.words import since_words

LOCK_FILE = "window.lock"


class Program(QObject):
    """One window on one home.

    Args:
        home: The desk's folder; None for `QUAY_HOME`, else the platform's.
        opener: Opens the store; tests give one with a key.
        factories: Makes the pages; tests give their own.
    """

    def __init__(
        self,
        app: QApplication,
        front: Front,
        home: str | Path | None,
        *,
        opener: Callable[[Path], Opener] = Opener,
        factories: Factories | None = None,
    ) -> None:
        super().__init__()
        self._app, self._front = app, front
        self.home = home_of(argparse.Namespace(home=str(home) if home else None))
        self._make_opener, self._factories = opener, factories
        self._opener: Opener | None = None
        self._settings: Settings | None = None
        self._file_lock: QLockFile | None = None
        self._desk: Desk | None = None
        self._ticker: Ticker | None = None
        self._standing: Standing | None = None
        self._opened_at = utc_now()
        self._frames: dict[str, MainWindow] = {}
        self._frame: MainWindow | None = None
        self._door: SignInPage | None = None
        self._lock: LockPage | None = None
        self._told = False
        self._collector = Collector(self)
        self.lanes = Lanes(self)
        self.scanner = Scanner(app, self)
        self.scanner.scanned.connect(self._scanned)
        self._line: LineScanner | None = None
        self.idle = Idle(app, self)
        self.idle.idle.connect(lambda: self.lock(idle=True))
        self._watch = Watch(app, self.keep, self.lanes.settle, self)
        self._leaving = Leaving(front, lambda: is_watched(self.home))
        front.may_close = self.may_close

    def start(self) -> None:
        """Read the settings, take the home's lock, open the store."""
        self._dress("system", os.environ.get("QUAY_LANG", "vi"))
        try:
            settings = load_settings(self.home)
        except DeskError as error:
            self._show_obstacle(error)
            return
        self._settings = settings
        self._dress(settings.theme, os.environ.get("QUAY_LANG") or settings.language)
        log_to(self.home)
        if not self._take_lock():
            self._show_page(in_use_page(self.start))
            return
        self._opener = self._opener or self._make_opener(self.home)
        self._line = self._line or line_scanner(settings.devices, self.scanner, self._say, self)
        self._show_door()
        self.lanes.desk(self._opener.open, self._opened, self._show_obstacle)

    def close(self) -> None:
        """End everything within about two seconds: the store is closed, the home is free."""
        if self._ticker is not None:
            self._ticker.stop()
        for frame in self._frames.values():
            frame.put_away()
        if self._line is not None:
            self._line.stop()
        done = self.lanes.close()
        self._collector.stop()
        if done and self._opener is not None:
            self._opener.close()
        if self._file_lock is not None:
            self._file_lock.unlock()

    def keep(self) -> None:
        """Have what is typed on any page stored now."""
        for frame in self._frames.values():
            frame.keep()

    def may_close(self) -> bool:
        """Return whether the window may close; who leaves dossiers behind that nobody sends meanwhile is told once."""
        return self._leaving.may(self._standing.dossiers if self._standing else 0)

    def lock(self, *, idle: bool = False) -> None:
        """Stand the lock page before the desk."""
        frame, desk = self._frame, self._desk
        if frame is None or desk is None or self._front.page() is not frame:
            return
        page = self._lock_page(desk, frame.account)
        frame.locked()
        self.scanner.set_listening(False)
        self.idle.stop()
        self._show_page(page)
        page.lock(idle=idle)
        account = frame.account
        self.lanes.desk(lambda: _locked(desk, account), page.show_draft, _ignore)

    def frame(self) -> MainWindow | None:
        """Return the frame somebody works in, None before anybody signed in."""
        return self._frame

    def _dress(self, mode: str, language: str) -> None:
        translate.install(self._app, language if language in LANGUAGES else "vi")
        theme.apply(self._app, "dark" if mode == "dark" else "light" if mode == "light" else "system")
        theme.dress(self._front)
        if self._app.property("focusRing") is None:
            self._app.setProperty("focusRing", FocusRing(self._app))
        hear_everything()

    def _take_lock(self) -> bool:
        if self._file_lock is None:
            self._file_lock = QLockFile(str(self.home / LOCK_FILE))
            # A lock is stale when its process is gone, however old it is: a window stays open all day.
            self._file_lock.setStaleLockTime(0)
        return self._file_lock.tryLock(0)

    def _show_page(self, page: QWidget) -> None:
        before = self._front.page()
        self._front.show_page(page)
        if not isinstance(page, MainWindow):
            page.setFocus()
        if isinstance(before, TroublePage) and before is not page:
            before.deleteLater()

    def _show_door(self) -> None:
        if self._settings is None or self._opener is None:
            return
        office = self._settings.office
        if self._door is None:
            self._door = SignInPage(office.desk, self._opener.sign_in, self.lanes.desk, self._let_in, utc_now)
            self._door.panel.set_office(office.agency_name, tr("Desk {desk}").format(desk=office.desk))
            self._door.set_training(office.training)
            if self._settings.support_phone:
                self._door.foot.setText(
                    tr("Cannot get in? Call the administrator: {phone}").format(phone=self._settings.support_phone)
                )
        self.scanner.set_listening(False)
        self.idle.stop()
        self._show_page(self._door)
        self._door.entered()

    def _show_obstacle(self, error: BaseException) -> None:
        obstacle = obstacle_of(error, self.home)
        if obstacle is Obstacle.PASSWORD:
            return
        page: TroublePage
        if obstacle is Obstacle.NO_HOME:
            page = NoHomePage(str(self.home))
        elif obstacle is Obstacle.PASSPHRASE:
            page = self._passphrase_page(error)
        elif obstacle is Obstacle.MOVED:
            page = self._moved_page(error)
        else:
            page = TroublePage(tr("The desk cannot be opened"), words_of(error), tone="wrong")
        page.again.connect(self.start)
        self._show_page(page)

    def _passphrase_page(self, error: BaseException) -> TroublePage:
        page = PassphrasePage(tr("The key of the store is not at hand"), words_of(error))
        opener = self._opener

        def try_it(passphrase: str) -> None:
            if opener is not None:
                self.lanes.desk(
                    lambda: opener.open_with_passphrase(passphrase),
                    self._opened,
                    lambda wrong: (
                        self._show_obstacle(wrong) if isinstance(wrong, HomeMoved) else page.refused(words_of(wrong))
                    ),
                )

        page.opened.connect(try_it)
        return page

    def _moved_page(self, error: BaseException) -> TroublePage:
        page = MovedPage(getattr(error, "what", ""))
        opener = self._opener

        def claim(name: str, password: str, number: int | None) -> None:
            if opener is not None:
                self.lanes.desk(
                    lambda: opener.claim(name, password, number),
                    self._claimed,
                    lambda wrong: page.refused(words_of(wrong)),
                )

        page.claimed.connect(claim)
        return page

    def _claimed(self, desk: Desk) -> None:
        self._settings = desk.settings
        self._door = None
        self._opened(desk)

    def _opened(self, desk: Desk) -> None:
        self._desk, self._opened_at = desk, desk.place.now()
        self.idle.set_minutes(desk.settings.idle_minutes)
        self._ticker = Ticker(desk, self.lanes.delivery, self)
        self._ticker.reported.connect(self._show_standing)
        self._ticker.failed.connect(self._say_error)
        self._ticker.start()
        self._network = Network(self._ticker.try_lines, self)
        self._network.listen()
        if self._front.page() is not self._door:
            self._show_door()
        self._show_facts()
        self.lanes.desk(lambda: (desk.accounts.door(), catalogue_day(desk)), self._offer, self._say_error)

    def _offer(self, known: tuple[tuple[Account, ...], date | None]) -> None:
        accounts, day = known
        if self._door is not None and self._desk is not None:
            self._door.offer(accounts)
            office = self._desk.settings.office
            foot = tr("Desk {desk}").format(desk=office.desk)
            if day is not None:
                foot = tr("Desk {desk} · catalogue of procedures of {day}").format(
                    desk=office.desk, day=f"{day:%d/%m/%Y}"
                )
            self._door.panel.set_office(office.agency_name, foot)

    def _let_in(self, account: Account) -> None:
        if self._desk is None and self._opener is not None:
            self._opened(self._opener.desk())
        if self._desk is None:
            return
        frame = self._frames.get(account.name)
        if frame is None or frame.account != account:
            frame = MainWindow(self._desk, account, self.lanes, self._factories)
            frame.lock_asked.connect(self.lock)
            frame.waiting_changed.connect(self._wake)
            frame.locked()
            self._frames[account.name] = frame
        self._frame = frame
        if self._standing is not None:
            frame.show_standing(self._standing)
        self._show_page(frame)
        frame.unlocked()
        self.scanner.set_listening(True)
        self.idle.start()
        if self._line is not None:
            self._line.tell()
        if self._desk.begun is not None and not self._told:
            self._told = True
            frame.say(begun_notice(self._desk.begun))

    def _lock_page(self, desk: Desk, account: Account) -> LockPage:
        if self._lock is not None:
            self._lock.deleteLater()
        page = LockPage(account, desk.accounts.sign_in, self.lanes.desk, self._let_in, desk.place.now)
        office = desk.settings.office
        page.set_place(office.agency_name, tr("Desk {desk}").format(desk=office.desk))
        page.someone_else.connect(self._show_door)
        if self._standing is not None:
            page.show_connection(connection_of(self._standing))
        self._lock = page
        return page

    def _wake(self) -> None:
        if self._ticker is not None:
            self._ticker.wake()

    def _show_standing(self, standing: Standing) -> None:
        self._standing = standing
        self._leaving.waits(standing.dossiers)
        for frame in self._frames.values():
            frame.show_standing(standing)
        connection = connection_of(standing)
        for page in (self._lock, self._door):
            if page is not None:
                page.show_connection(connection)
        self._show_facts()

    def _show_facts(self) -> None:
        if self._door is None or self._desk is None:
            return
        facts = [Fact("tick-circle", tr("Store of dossiers: ready at {time}").format(time=clock(self._opened_at)))]
        for line in self._standing.lines if self._standing else ():
            if line.since is not None:
                words = tr("{receiver}: online since {time}") if line.online else tr("{receiver}: silent since {time}")
                row = self._desk.settings.receivers.get(line.receiver)
                name = (row.label if row else "") or tr("Province's system")
                icon = "cloud-tick" if line.online else "cloud-off"
                since = since_words(line.since, self._desk.place.now())
                facts.append(Fact(icon, words.format(receiver=name, time=since)))
        self._door.panel.set_facts(facts)

    def _scanned(self, text: str) -> None:
        if self._frame is not None and self._front.page() is self._frame:
            self._frame.scanned(text)

    def _say(self, notice: Notice) -> bool:
        """Say something on the notice bar; return whether somebody is there to read it."""
        if self._frame is None or self._front.page() is not self._frame:
            return False
        self._frame.say(notice)
        return True

    def _say_error(self, error: BaseException) -> None:
        if self._frame is not None:
            self._frame.say_error(error)
        elif self._door is not None:
            self._door.set_sentence(words_of(error))


def _locked(desk: Desk, account: Account) -> datetime | None:
    """Record the lock; return when the account's draft was saved, None when there is none or it may have none."""
    desk.accounts.lock(account)
    draft = desk.drafts.left(account) if may(account, Act.RECEIVE) else None
    return draft.saved_at if draft else None


def _ignore(_: BaseException) -> None:
    """A lock that could not be recorded still locks."""
