"""The window as a program: opening, signing in, locking, closing; on real homes, with real keys."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from services import secrets
from services.bootstrap import NewHome, init_home, open_desk, open_store
from services.bootstrap.watcher import only_watcher
from services.domain.intake_form import form_from
from services.domain.outbox import Outcome, OutcomeKind
from services.domain.permissions import Account, Role
from services.settings import Settings, settings_from, settings_text
from services.store import counters
from tests.ui.conftest import settle
from tests.ui.desk import ADMINISTRATOR, KEY, OFFICER, PASSWORD, Clock, clock, desk_settings, home, until
from tests.ui.test_ticker import FORM
from ui import theme
from ui.main_window import MainWindow
from ui.presenters.opening import Opener
from ui.program import LOCK_FILE, Program
from ui.record import log_to
from ui.views.lock.page import LockPage
from ui.views.opening import front as front_module
from ui.views.opening.front import Front
from ui.views.opening.moved import MovedPage
from ui.views.opening.page import NoHomePage, PassphrasePage, TroublePage
from ui.views.sign_in.page import SignInPage

__all__ = ["clock", "home"]

NAMES = ("intake", "registry", "queue", "daily_log")


class Silent:
    """A receiver nobody can reach."""

    def send(self, entry: object) -> Outcome:
        return Outcome(OutcomeKind.UNREACHABLE)

    def ask(self, entry: object) -> Outcome:
        return Outcome(OutcomeKind.UNREACHABLE)

    def close(self) -> None:
        """Nothing is held."""


class Typing(QWidget):
    """A page with one line."""

    def __init__(self, *_: object) -> None:
        super().__init__()
        self.title = "Trang"
        self.line = QLineEdit(self)
        self.scans: list[str] = []

    def entered(self) -> None:
        self.line.setFocus()

    def scanned(self, text: str) -> None:
        self.scans.append(text)


@pytest.fixture
def start(qapp: QApplication, clock: Clock, tmp_path: Path) -> Iterator[Callable[..., Program]]:
    """Start the program on a home; it is closed after the test."""
    begun: list[tuple[Program, Front]] = []
    hooks = sys.excepthook

    def begin(folder: Path, key: bytes | None = KEY) -> Program:
        front = Front(lambda: None)
        front.resize(1366, 768)
        front.show()
        front.activateWindow()
        settle()
        program = Program(
            qapp,
            front,
            folder,
            opener=lambda place: Opener(place, clock, key, {"province": Silent()}),
            factories=dict.fromkeys(NAMES, Typing),
        )
        begun.append((program, front))
        program.start()
        return program

    yield begin
    for program, front in begun:
        program.close()
        front.may_close = lambda: True
        front.close()
        front.deleteLater()
        program.deleteLater()
    settle()
    log_to(tmp_path / "gone")
    sys.excepthook = hooks
    theme.apply(qapp, "light")


def page(program: Program, kind: type[QWidget]) -> QWidget:
    until(lambda: isinstance(program._front.page(), kind))
    return program._front.page()


def door(program: Program) -> SignInPage:
    found = page(program, SignInPage)
    until(lambda: found._accounts)
    return found


def sign_in(program: Program, name: str, password: str = PASSWORD) -> MainWindow:
    found = door(program)
    place = [account.name for account in found._accounts].index(name) + 1
    QTest.keyClick(program._front.windowHandle(), Qt.Key(ord(str(place))), Qt.KeyboardModifier.AltModifier)
    QTest.keyClicks(found.password.line, password)
    QTest.keyClick(found.password.line, Qt.Key.Key_Return)
    until(lambda: isinstance(program._front.page(), MainWindow))
    return program._front.page()


def lock(program: Program) -> LockPage:
    QTest.keyClick(program._front.windowHandle(), Qt.Key.Key_F12)
    return page(program, LockPage)


def test_a_name_by_alt_and_its_number_a_password_and_enter_let_an_officer_in(start, home):
    program = start(home)

    frame = sign_in(program, OFFICER.name)

    assert frame.account == OFFICER
    assert frame.current() == "intake"


def test_the_window_wears_the_sheet_of_the_theme_and_so_do_the_pages_in_it(start, home):
    program = start(home)

    frame = sign_in(program, OFFICER.name)

    assert program._front.styleSheet() == theme.Theme.current().stylesheet()
    assert program._front.isAncestorOf(frame)


def test_a_wrong_password_is_told_in_words_and_typed_anew(start, home):
    found = door(start(home))
    QTest.keyClicks(found.password.line, "sai-mat-khau")
    QTest.keyClick(found.password.line, Qt.Key.Key_Return)
    until(lambda: found._error.text())

    assert found.password.text() == ""
    assert "sai-mat-khau" not in found._error.text()


def test_after_too_many_tries_the_wait_is_told_in_seconds(start, home):
    found = door(start(home))
    for _ in range(4):
        found._say("")
        QTest.keyClicks(found.password.line, "sai-mat-khau")
        QTest.keyClick(found.password.line, Qt.Key.Key_Return)
        until(lambda: found._error.text())

    assert "5" in found._error.text()


def test_more_than_four_names_leave_the_rest_to_be_typed(start, home, clock):
    program = start(home)
    door(program)
    for number in range(4):
        account = Account(f"them{number}", Role.OFFICER, f"Người Thêm {number}")
        program._desk.accounts.add(ADMINISTRATOR, account, PASSWORD)
    found = program._door
    found.offer(program._desk.accounts.door())
    QTest.keyClick(program._front.windowHandle(), Qt.Key.Key_K, Qt.KeyboardModifier.AltModifier)
    assert len(found.names.cards) == 4

    QTest.keyClicks(found.name.line, "them3")
    QTest.keyClick(found.name.line, Qt.Key.Key_Return)
    QTest.keyClicks(found.password.line, PASSWORD)
    QTest.keyClick(found.password.line, Qt.Key.Key_Return)
    until(lambda: isinstance(program._front.page(), MainWindow))

    assert program.frame().account.name == "them3"


def test_a_locked_desk_shows_nothing_typed_and_gives_it_back_whole(start, home):
    program = start(home)
    frame = sign_in(program, OFFICER.name)
    QTest.keyClicks(frame.page("intake").line, "Tran Thi Mau")

    locked = lock(program)
    assert not frame.isVisible()
    QTest.keyClicks(locked.password.line, PASSWORD)
    QTest.keyClick(locked.password.line, Qt.Key.Key_Return)
    until(lambda: program._front.page() is frame)

    assert frame.page("intake").line.text() == "Tran Thi Mau"
    assert frame.page("intake").line.hasFocus()


def test_the_lock_page_says_that_the_draft_is_safe(start, home):
    program = start(home)
    sign_in(program, OFFICER.name)
    form = form_from({**FORM, "id": "0b9f0000-0000-4000-8000-000000000001"})
    program._desk.drafts.save(OFFICER, form)

    locked = lock(program)
    until(locked.draft.isVisible)

    assert "08:30" in locked.draft.accessibleName()
    assert "Trần" not in locked.draft.accessibleName()


def test_another_officer_signs_in_at_a_locked_desk_and_the_first_finds_the_page_as_left(start, home):
    program = start(home)
    first = sign_in(program, OFFICER.name)
    QTest.keyClicks(first.page("intake").line, "dang go")
    lock(program)

    QTest.keyClick(program._front.windowHandle(), Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    second = sign_in(program, ADMINISTRATOR.name)
    assert second is not first
    lock(program)
    QTest.keyClick(program._front.windowHandle(), Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    again = sign_in(program, OFFICER.name)

    assert again is first
    assert again.page("intake").line.text() == "dang go"


def test_nobody_touching_a_key_for_the_set_time_locks_the_desk(start, home):
    program = start(home)
    sign_in(program, OFFICER.name)

    program.idle._timer.setInterval(20)
    QTest.keyClick(program._front.windowHandle(), Qt.Key.Key_Shift)

    assert isinstance(page(program, LockPage), LockPage)


def test_a_scan_at_a_locked_desk_does_nothing(start, home):
    program = start(home)
    frame = sign_in(program, OFFICER.name)
    program.scanner.scanned.emit("033304000127||TRẦN THỊ MẪU|29022004|Nữ|Xã Mẫu|12062024")
    assert len(frame.page("intake").scans) == 1

    lock(program)
    program.scanner.scanned.emit("033304000127||TRẦN THỊ MẪU|29022004|Nữ|Xã Mẫu|12062024")

    assert len(frame.page("intake").scans) == 1
    assert not program.scanner._listening


def test_sending_goes_on_while_the_desk_is_locked_and_the_count_is_shown(start, home, clock):
    program = start(home)
    sign_in(program, OFFICER.name)
    locked = lock(program)
    program._desk.intake.receive(OFFICER, form_from({**FORM, "id": "0b9f0000-0000-4000-8000-000000000001"}))
    program._wake()
    until(lambda: program._standing and program._standing.dossiers == 1 and program._standing.lines[0].online is False)

    assert "1" in locked.connection.text()
    assert "08:30" in locked.connection.text()


def _waiting(start, home) -> Program:
    program = start(home)
    sign_in(program, OFFICER.name)
    assert program.may_close()
    program._desk.intake.receive(OFFICER, form_from({**FORM, "id": "0b9f0000-0000-4000-8000-000000000001"}))
    program._wake()
    until(lambda: program._standing.dossiers == 1)
    return program


def test_f60_closing_with_dossiers_waiting_says_how_many_once_and_closing_again_closes(start, home):
    program = _waiting(start, home)
    front, caret = program._front, program._front.focusWidget()

    assert not front.close()
    bar = program._leaving.bar
    assert (bar.isVisible(), bar.sentence.text().startswith("1 ")) == (True, True)
    assert bar.geometry().bottom() == front.rect().bottom()
    QTest.keyClick(bar.stay, Qt.Key.Key_Escape)
    assert (bar.isVisible(), front.focusWidget()) == (False, caret)

    assert not front.close()
    front.resize(1100, 700)
    assert bar.geometry().bottom() == front.rect().bottom()
    assert front.close()


def test_leaving_by_the_button_closes_and_nothing_waiting_puts_the_question_away(start, home):
    program = _waiting(start, home)
    front = program._front
    front.close()

    program._leaving.waits(0)
    assert not program._leaving.bar.isVisible()
    front.close()
    QTest.mouseClick(program._leaving.bar.leave, Qt.MouseButton.LeftButton)

    assert not front.isVisible()


def test_a_window_whose_dossiers_are_sent_without_it_closes_at_once(start, home):
    program = _waiting(start, home)

    with only_watcher(home):
        assert program._front.close()


def test_a_folder_without_a_desk_gives_the_command_that_makes_one(start, tmp_path):
    found = page(start(tmp_path / "nothing"), NoHomePage)

    assert found.command.startswith("python3 run.py init ")
    assert not (tmp_path / "nothing").exists()


def test_a_second_window_on_the_same_home_is_told_so_and_works_once_the_first_is_closed(start, home):
    other = QLockFile(str(home / LOCK_FILE))
    assert other.tryLock(0)
    program = start(home)
    found = page(program, TroublePage)

    other.unlock()
    QTest.keyClick(program._front.windowHandle(), Qt.Key.Key_F5)

    assert found is not door(program)


def test_the_lock_of_a_program_that_died_does_not_keep_the_desk_closed(start, home):
    script = (
        "import os, sys; from PySide6.QtCore import QLockFile; "
        "lock = QLockFile(sys.argv[1]); lock.setStaleLockTime(0); assert lock.tryLock(0); os._exit(1)"
    )
    subprocess.run([sys.executable, "-c", script, str(home / LOCK_FILE)], check=False)
    assert (home / LOCK_FILE).exists()

    assert door(start(home))


def password_home(folder: Path, clock: Clock) -> str:
    raw = {"desk": {"agency_code": "H31.12", "agency_name": "Xã Mẫu", "commune": "11983", "number": 2}}
    passphrase = secrets.new_passphrase()
    settings = settings_from({**raw, "store": {"unlock": "password"}})
    init_home(folder, NewHome(settings, ADMINISTRATOR, PASSWORD, passphrase, KEY), clock)
    return passphrase


def test_a_desk_that_opens_by_password_asks_for_name_and_password_before_its_store(start, tmp_path, clock):
    password_home(tmp_path / "desk", clock)
    program = start(tmp_path / "desk", key=None)
    found = page(program, SignInPage)
    assert program._desk is None

    QTest.keyClicks(found.name.line, ADMINISTRATOR.name)
    QTest.keyClick(found.name.line, Qt.Key.Key_Return)
    QTest.keyClicks(found.password.line, "sai-mat-khau")
    QTest.keyClick(found.password.line, Qt.Key.Key_Return)
    until(lambda: found._error.text())
    assert program._desk is None
    QTest.keyClicks(found.password.line, PASSWORD)
    QTest.keyClick(found.password.line, Qt.Key.Key_Return)
    until(lambda: isinstance(program._front.page(), MainWindow))

    assert program._desk is not None


def test_the_door_left_behind_does_not_take_the_caret_from_the_desk(start, tmp_path, clock):
    password_home(tmp_path / "desk", clock)
    program = start(tmp_path / "desk", key=None)
    found = page(program, SignInPage)
    QTest.keyClicks(found.name.line, ADMINISTRATOR.name)
    QTest.keyClicks(found.password.line, PASSWORD)
    QTest.keyClick(found.password.line, Qt.Key.Key_Return)
    frame = page(program, MainWindow)

    until(lambda: found._accounts)
    settle()

    assert frame.isAncestorOf(QApplication.focusWidget())


def test_a_missing_key_asks_for_the_recovery_passphrase_and_names_the_mistyped_group(start, tmp_path, clock):
    passphrase = secrets.new_passphrase()
    folder = tmp_path / "desk"
    init_home(folder, NewHome(plain_settings(), ADMINISTRATOR, PASSWORD, passphrase, KEY), clock)
    program = start(folder, key=None)
    found = page(program, PassphrasePage)
    assert found.what.text()

    wrong = passphrase[:-1] + ("0" if passphrase[-1] != "0" else "1")
    QTest.keyClicks(found.field.line, wrong)
    QTest.keyClick(found.field.line, Qt.Key.Key_Return)
    until(lambda: found.field.error.text())
    assert "6" in found.field.error.text()
    found.field.line.clear()
    QTest.keyClicks(found.field.line, passphrase.lower())
    QTest.keyClick(found.field.line, Qt.Key.Key_Return)

    assert door(program)._accounts[0] == ADMINISTRATOR


def copied(folder: Path, clock: Clock) -> Path:
    """Make a desk that is watched, and return a copy of it in another place."""
    raw = {"desk": {"agency_code": "H31.12", "agency_name": "Xã Mẫu", "commune": "11983", "number": 2}}
    init_home(folder, NewHome(settings_from(raw), ADMINISTRATOR, PASSWORD, secrets.new_passphrase(), KEY), clock)
    store = open_store(folder, KEY)
    with store.write() as db:
        counters.set_mark(db, counters.current_desk(db), "")
    store.close()
    with open_desk(folder, KEY, now=clock, receivers={}):
        pass
    return Path(shutil.copytree(folder, folder.with_name("copy")))


def test_a_copied_home_asks_which_desk_it_is_and_tells_the_first_officer_what_its_numbers_are(
    start, tmp_path, clock, monkeypatch
):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    program = start(copied(tmp_path / "desk", clock))
    found = page(program, MovedPage)

    found.which.choose("copy")
    QTest.keyClicks(found.desk.line, "2")
    QTest.keyClicks(found.name.line, ADMINISTRATOR.name)
    QTest.keyClicks(found.password.line, PASSWORD)
    QTest.keyClick(program._front.windowHandle(), Qt.Key.Key_F9)
    assert found.desk.error.text()
    QTest.keyClick(found.desk.line, Qt.Key.Key_Backspace)
    QTest.keyClicks(found.desk.line, "3")
    QTest.keyClick(found.password.line, Qt.Key.Key_Return)

    frame = sign_in(program, ADMINISTRATOR.name)
    assert program._desk.settings.office.desk == 3
    assert frame.account == ADMINISTRATOR


def test_whoever_signs_in_first_hears_that_the_desk_was_put_back_from_an_earlier_copy(
    start, tmp_path, clock, monkeypatch
):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    home = tmp_path / "desk"
    earlier = copied(home, clock)
    with open_desk(home, KEY, now=clock, receivers={}) as desk:
        desk.accounts.lock(ADMINISTRATOR)
    shutil.rmtree(home)
    earlier.rename(home)

    frame = sign_in(start(home), ADMINISTRATOR.name)

    until(lambda: "2501" in frame.notice.accessibleName())


def test_only_who_may_says_which_desk_a_copied_home_is(start, tmp_path, clock, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    program = start(copied(tmp_path / "desk", clock))
    found = page(program, MovedPage)

    QTest.keyClicks(found.name.line, ADMINISTRATOR.name)
    QTest.keyClicks(found.password.line, "sai-mat-khau")
    QTest.keyClick(found.password.line, Qt.Key.Key_Return)
    until(lambda: found.error.text())

    assert program._desk is None
    assert found.name.text() == ADMINISTRATOR.name


def plain_settings() -> Settings:
    return desk_settings()


def test_a_damaged_store_is_told_and_left_as_it_is(start, home):
    file = home / "store.db"
    broken = b"x" * file.stat().st_size
    file.write_bytes(broken)

    found = page(start(home), TroublePage)

    assert found.what.text()
    assert file.read_bytes() == broken


def test_settings_that_cannot_be_are_named(start, home):
    text = settings_text(desk_settings()).replace("number = 2", "number = 200")
    (home / "settings.toml").write_text(text, "utf-8")

    found = page(start(home), TroublePage)

    assert "1–99" in found.what.text()


def test_the_first_paint_has_the_colours_of_the_sign_in_page():
    assert (theme.LIGHT.rail, theme.LIGHT.page) == front_module.LIGHT
    assert (theme.DARK.rail, theme.DARK.page) == front_module.DARK


def test_nothing_heavy_is_imported_before_the_first_paint():
    script = (
        "import sys, ui.app; "
        "heavy = {'sqlalchemy', 'alembic', 'reportlab', 'keyring', 'services', 'ui.components', 'ui.theme'}; "
        "sys.exit(', '.join(sorted(heavy & set(sys.modules))) or 0)"
    )
    ended = subprocess.run([sys.executable, "-c", script], check=False, capture_output=True, text=True)

    assert ended.returncode == 0, ended.stderr


def test_an_error_nobody_caught_reaches_the_log_and_not_the_person(start, home, capsys):
    program = start(home)
    frame = sign_in(program, OFFICER.name)
    QTest.keyClicks(frame.page("intake").line, "con nguyen")

    QTimer.singleShot(0, lambda: [][1])
    written = home / "logs" / "window.log"
    until(lambda: written.exists() and "IndexError" in written.read_text("utf-8"))

    assert frame.page("intake").line.text() == "con nguyen"
    assert "Traceback" not in capsys.readouterr().err


def test_an_officer_who_was_away_a_while_sees_the_right_time(start, home, clock):
    program = start(home)
    frame = sign_in(program, OFFICER.name)
    locked = lock(program)
    clock.forward(timedelta(hours=1))

    QTest.keyClicks(locked.password.line, PASSWORD)
    QTest.keyClick(locked.password.line, Qt.Key.Key_Return)
    until(lambda: program._front.page() is frame)

    assert frame.strip._time.text() == "09:30"
