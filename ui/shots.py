"""The window's pages as pictures, where there is no screen to show them on."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from services.bootstrap import Desk, open_desk
from services.domain.permissions import Account
from services.errors import UnknownAccount
from ui import theme, translate
from ui.main_window import MainWindow
from ui.presenters.frame import connection_of, deliver, pages_of
from ui.record import hear_everything, log_to
from ui.tasks import Lanes
from ui.translate import tr
from ui.views.lock.page import LockPage
from ui.views.sign_in.page import SignInPage

SIZE = (1366, 768)
_QUIET_MS = 60
_LONGEST_MS = 10_000


def render_pages(home: Path, key: bytes, account: str, folder: Path) -> list[Path]:
    """Render every page an account sees to PNG, in Vietnamese, and return the files in the order a day meets the pages.

    Args:
        account: Name of an open account; it is not signed in.
        folder: Made when it is not there.

    Raises:
        DeskError: The desk cannot be opened, or has no such account.
    """
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        app = QApplication(sys.argv[:1])
    log_to(home)
    hear_everything()
    translate.install(app, "vi")
    theme.apply(app, "light")
    folder.mkdir(parents=True, exist_ok=True)
    lanes = Lanes()
    try:
        with open_desk(home, key) as desk:
            found = [a for a in desk.accounts.door() if a.name == account]
            if not found:
                raise UnknownAccount(account)
            return [
                _saved(page, folder / f"{n}-{name}.png")
                for n, (name, page) in enumerate(_pages(desk, found[0], lanes), 1)
            ]
    finally:
        lanes.close()


def _pages(desk: Desk, account: Account, lanes: Lanes) -> Iterator[tuple[str, QWidget]]:
    """Yield the pages one after the other, each shown and at rest."""
    standing = deliver(desk.delivery, desk.place.now())
    office = desk.settings.office
    door = SignInPage(office.desk, desk.accounts.sign_in, lanes.desk, _nobody, desk.place.now)
    door.panel.set_office(office.agency_name, tr("Desk {desk}").format(desk=office.desk))
    door.set_training(office.training)
    door.show_connection(connection_of(standing))
    door.offer(desk.accounts.door())
    yield "sign-in", _at_rest(door, lanes)
    frame = MainWindow(desk, account, lanes)
    frame.show_standing(standing)
    for name in pages_of(account):
        frame.go_to(name)
        yield name, _at_rest(frame, lanes)
    frame.put_away()
    lock = LockPage(account, desk.accounts.sign_in, lanes.desk, _nobody, desk.place.now)
    lock.set_place(office.agency_name, tr("Desk {desk}").format(desk=office.desk))
    lock.show_connection(connection_of(standing))
    lock.lock(idle=False)
    yield "lock", _at_rest(lock, lanes)


def _nobody(account: Account) -> None:
    """Let nobody in: these pages are only looked at."""


def _at_rest(page: QWidget, lanes: Lanes) -> QWidget:
    """Show a page, wait until everything it asked for was answered and nothing more happens."""
    page.resize(*SIZE)
    theme.dress(page)
    page.show()
    for _ in range(3):
        for run in (lanes.desk, lanes.long):
            _answered(run)
        _turn(lambda loop: QTimer.singleShot(_QUIET_MS, loop.quit))
    return page


def _answered(run: Callable[..., None]) -> None:
    """Wait until a lane has done what was asked of it before."""
    _turn(lambda loop: run(lambda: None, lambda _: loop.quit(), lambda _: loop.quit()))


def _turn(begin: Callable[[QEventLoop], None]) -> None:
    loop = QEventLoop()
    QTimer.singleShot(_LONGEST_MS, loop.quit)
    begin(loop)
    loop.exec()


def _saved(page: QWidget, file: Path) -> Path:
    page.grab().save(str(file))
    if not isinstance(page, MainWindow):
        page.close()
        page.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return file
