from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from services.domain.lines import Line
from services.domain.outbox import DeliveryReport
from services.domain.permissions import Account, Role
from tests.ui.desk import ADMINISTRATOR, FRIDAY, OFFICER, clock, desk, home, lanes
from ui.components import Button, Step
from ui.main_window import MainWindow
from ui.notice import Notice
from ui.presenters.frame import PAGES, Link, ScanKind, Standing, connection_of, pages_of, scan_kind

__all__ = ["clock", "desk", "home", "lanes"]

CARD = "033304000127||TRẦN THỊ MẪU|29022004|Nữ|Thôn Đông, Xã Mẫu|12062024"


class Page(QWidget):
    """A page with one line; it writes down what the frame tells it."""

    notice = Signal(object)
    go_to = Signal(str)
    waiting_changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.title = name
        self.heard: list[str] = []
        self.line = QLineEdit()
        QVBoxLayout(self).addWidget(self.line)

    def head_actions(self) -> list[QWidget]:
        return [Button("Việc", key="Ctrl N", height=32)]

    def shortcuts(self):
        return {"Ctrl+N": lambda: self.heard.append("ctrl n")}

    def entered(self) -> None:
        self.heard.append("entered")
        self.line.setFocus()

    def left(self) -> None:
        self.heard.append("left")

    def main_action(self) -> None:
        self.heard.append("main")

    def scanned(self, text: str) -> None:
        self.heard.append(f"scanned {text}")

    def begin_procedure(self, code: str, case: int) -> None:
        self.heard.append(f"begin {code} {case}")

    def show_procedure(self, code: str, case: int) -> None:
        self.heard.append(f"show {code} {case}")

    def open(self, number: str) -> None:
        self.heard.append(f"open {number}")


@pytest.fixture
def made() -> list[str]:
    return []


@pytest.fixture
def frame_of(desk, lanes, show, made):
    def build(account: Account) -> MainWindow:
        def page(name: str):
            return lambda *_: (made.append(name), Page(name))[1]

        frame = MainWindow(desk, account, lanes, {name: page(name) for name in PAGES})
        frame.resize(1366, 768)
        show(frame)
        return frame

    return build


@pytest.fixture
def frame(frame_of) -> MainWindow:
    return frame_of(OFFICER)


def press(frame: MainWindow, key: Qt.Key, held=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(frame.window().windowHandle(), key, held)


def line(online: bool | None = True, since=FRIDAY) -> Line:
    return Line("province", online, since, None, None, 0, 0, 0, ())


def standing(*lines: Line, dossiers: int = 0) -> Standing:
    return Standing(DeliveryReport(), lines, dossiers)


def test_keys_lead_to_the_pages_and_pages_are_made_when_first_asked_for(frame, made):
    assert made == ["intake"]

    for key, name in ((Qt.Key.Key_F3, "registry"), (Qt.Key.Key_F4, "queue"), (Qt.Key.Key_F5, "daily_log")):
        press(frame, key)
        assert frame.current() == name
    press(frame, Qt.Key.Key_F2)
    press(frame, Qt.Key.Key_F3)

    assert made == ["intake", "registry", "queue", "daily_log"]


def test_what_is_typed_on_a_page_is_there_when_one_comes_back(frame):
    QTest.keyClicks(frame.page("intake").line, "Tran Thi")

    press(frame, Qt.Key.Key_F3)
    press(frame, Qt.Key.Key_F2)

    assert frame.page("intake").line.text() == "Tran Thi"
    assert frame.page("intake").heard == ["entered", "left", "entered"]


def test_f9_is_the_main_action_of_the_page_that_is_shown(frame):
    press(frame, Qt.Key.Key_F3)
    press(frame, Qt.Key.Key_F9)

    assert "main" in frame.page("registry").heard
    assert "main" not in frame.page("intake").heard


def test_keys_of_a_page_work_only_while_it_is_shown(frame):
    press(frame, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    press(frame, Qt.Key.Key_F3)
    press(frame, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)

    assert frame.page("intake").heard.count("ctrl n") == 1
    assert frame.page("registry").heard.count("ctrl n") == 1


def test_a_hidden_frame_does_nothing_at_any_key(frame, show, qapp):
    cover = QWidget()
    frame.hide()
    show(cover)

    for key in (Qt.Key.Key_F3, Qt.Key.Key_F9):
        QTest.keyClick(cover.windowHandle(), key)

    assert frame.current() == "intake"
    assert "main" not in frame.page("intake").heard


@pytest.mark.parametrize(
    ("role", "pages"),
    [
        (Role.OFFICER, ("intake", "registry", "queue", "daily_log", "procedures", "rulebook")),
        (Role.ACCOUNTANT, ("registry", "daily_log", "procedures", "rulebook")),
        (Role.VOLUNTEER, ("procedures", "rulebook")),
    ],
)
def test_a_role_sees_the_pages_it_may_use(frame_of, role, pages):
    frame = frame_of(Account("x", role, "X"))

    assert pages_of(frame.account) == pages
    assert frame.current() == pages[0]
    for key in (Qt.Key.Key_F2, Qt.Key.Key_F3, Qt.Key.Key_F4, Qt.Key.Key_F5, Qt.Key.Key_F7):
        press(frame, key)
        assert frame.current() in pages
    assert frame.current() == "procedures"


def test_a_notice_replaces_the_one_before_and_its_key_does_the_step(frame):
    done: list[str] = []
    page = frame.page("intake")
    first = Step("In lại", "Ctrl P", "printer", lambda: done.append("first"))
    second = Step("Hoàn tác", "Ctrl P", "undo", lambda: done.append("second"))

    page.notice.emit(Notice("Đã in.", step=first))
    page.notice.emit(Notice("Đã xoá.", step=second))
    press(frame, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)

    assert done == ["second"]
    assert frame.notice.accessibleName() == "Đã xoá."


def test_a_notice_goes_with_its_page(frame):
    frame.page("intake").notice.emit(Notice("Đã in."))
    assert frame.notice.isVisible()

    press(frame, Qt.Key.Key_F3)

    assert not frame.notice.isVisible()


def test_a_card_is_taken_to_intake_and_a_receipt_to_the_register(frame):
    press(frame, Qt.Key.Key_F5)

    frame.scanned(CARD)
    assert frame.current() == "intake"
    frame.scanned("https://mau.vn/tra-cuu?so=H31.12-261120-2001")

    assert frame.current() == "registry"
    assert f"scanned {CARD}" in frame.page("intake").heard
    assert "open H31.12-261120-2001" in frame.page("registry").heard


def test_a_handout_is_taken_to_intake_and_told_to_those_who_may_not_receive(frame_of):
    code = "https://mau.vn/tra-cuu?so=TTHC-1.004873-1"
    officer, volunteer = frame_of(OFFICER), frame_of(Account("x", Role.VOLUNTEER, "X"))

    officer.scanned(code)
    volunteer.scanned(code)

    assert officer.current() == "intake"
    assert "begin 1.004873 1" in officer.page("intake").heard
    assert "show 1.004873 1" in volunteer.page("procedures").heard


def test_a_code_that_is_neither_is_told_and_shows_nothing_of_it(frame):
    frame.scanned("8934567 TRẦN")

    assert frame.current() == "intake"
    assert "8934567" not in frame.notice.accessibleName()
    assert frame.notice.isVisible()


def test_a_scan_is_a_card_a_number_or_nothing():
    assert scan_kind(CARD) == (ScanKind.CARD, CARD)
    assert scan_kind("h31.12-261120-2001") == (ScanKind.NUMBER, "H31.12-261120-2001")
    assert scan_kind("0123456789") == (ScanKind.OTHER, "")


def test_the_strip_tells_the_connection_since_when_and_how_many_wait(frame):
    frame.show_standing(standing(line(online=False), dossiers=7))

    words = frame.strip.connection.text()
    assert "08:30" in words
    assert frame.rail.item("queue").accessibleName().endswith("7")

    frame.show_standing(standing(line()))
    assert frame.rail.item("queue").accessibleName() == frame.rail.item("queue").text()


def test_with_several_receivers_the_worst_news_is_told():
    earlier = FRIDAY - timedelta(hours=1)

    partly = connection_of(standing(line(), line(online=False, since=earlier)))
    offline = connection_of(standing(line(online=False), line(online=False, since=earlier)))

    assert (partly.link, partly.since) == (Link.PARTLY, earlier)
    assert (offline.link, offline.since) == (Link.OFFLINE, earlier)
    assert connection_of(standing(line(online=None, since=None))).link is Link.UNTRIED


def test_the_clock_of_the_strip_is_the_counters(frame, clock):
    clock.forward(timedelta(minutes=71))
    frame.tell_time()

    assert frame.strip._time.text() == "09:41"


def test_help_names_every_key_of_the_rail(frame):
    press(frame, Qt.Key.Key_F1)

    assert frame.current() == "help"


def test_everything_of_the_frame_has_a_name_for_screen_readers(frame_of):
    frame = frame_of(ADMINISTRATOR)

    for name in (*PAGES, "help", "lock"):
        assert frame.rail.item(name).accessibleName()
        assert frame.rail.item(name).accessibleDescription().startswith("F")
