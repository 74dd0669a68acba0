"""The window's pages and states, painted one after the other as a day meets them."""

from __future__ import annotations

import gc
import json
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from services.bootstrap import Desk, open_desk
from services.domain.outbox import Entry, EntryKind, Outcome, OutcomeKind
from services.domain.permissions import Account, Role
from services.domain.reconciliation import Held, told
from tests.desks import KEY, PEOPLE, Answering, Clock, make_home
from tests.files.papers import pdf
from ui import theme, translate
from ui.cli.demo_people import form_of, people
from ui.components import FocusRing, Segmented
from ui.components.sheet import draw
from ui.main_window import MainWindow
from ui.presenters.frame import connection_of, deliver
from ui.presenters.intake_papers import Given
from ui.tasks import Lanes
from ui.translate import tr
from ui.views.lock.page import LockPage
from ui.views.opening.front import Front
from ui.views.sign_in.page import SignInPage

CARD = "033304000127||TRẦN THỊ MAI ANH|29022004|Nữ|Thôn Đông, xã Bảo Khê, thành phố Hưng Yên, tỉnh Hưng Yên|12062024"
OPENED = datetime(2026, 11, 20, 0, 35, tzinfo=UTC)
LOST_AT = datetime(2026, 11, 20, 2, 12, tzinfo=UTC)
"""The line is lost at 09:12 of Friday 20 November 2026."""
OFFICER, SUPERVISOR = PEOPLE[Role.OFFICER], PEOPLE[Role.SUPERVISOR]
REFUSED = {
    3: Outcome(OutcomeKind.REFUSED, "-3", "Số điện thoại người nộp có 9 số, cần đủ 10", "applicant.phone"),
    7: Outcome(OutcomeKind.REFUSED, "409", "changed_there"),
}
"""What the receiver says in some rounds of the morning, by their number from 0."""
WIDTH = 1366
REST_MS = 400


def paint(folder: Path, language: str, mode: str, height: int) -> int:
    """Paint every state of one look into a folder."""
    app = QApplication(["desk"])
    translate.install(app, language)
    theme.apply(app, mode)
    app.setProperty("focusRing", FocusRing(app))
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        for number, (name, widget) in enumerate(states(Path(place), language, (WIDTH, height)), 1):
            widget.grab().save(str(folder / f"{number:02d}-{name}.png"))
    return 0


def states(place: Path, language: str, size: tuple[int, int], rest_ms: int = REST_MS) -> Iterator[tuple[str, QWidget]]:
    """Yield the name of every state and the widget that shows it, one after the other as a day meets them.

    Args:
        place: An empty folder for the desk's home.
        language: What the components' sheet is drawn in; the rest is in the language in use.
        size: Width and height of the windows, in pixels at 100 %.
        rest_ms: Pause for whatever waits a moment before it begins.
    """
    make_home(place / "home", undo_seconds=10, training=True, phone="0221 000 0000", hotline="0221 000 0001")
    clock, receiver = Clock(), _Knowing()
    with open_desk(place / "home", KEY, now=clock, receivers={"province": receiver}, chance=lambda: 0.5) as desk:
        _morning(desk, clock, receiver)
        lanes = Lanes()
        painter = _Painter(desk, lanes, size, rest_ms)
        yield "components", painter.at_rest(draw(QApplication.instance(), language).sheet)
        yield from painter.door()
        yield from painter.intake()
        yield from painter.lists()
        yield from painter.lock()
        lanes.close()
        painter.put_away()


def _morning(desk: Desk, clock: Clock, receiver: Answering) -> None:
    """Receive the demo's people from 07:35 on; the line is lost at 09:12."""
    clock.at = OPENED
    for at, person in enumerate(people()):
        clock.forward(timedelta(minutes=9))
        form = form_of(person, desk.catalogue.procedure(OFFICER, person["procedure"]))
        if person["act"] == "request":
            desk.intake.request_papers(OFFICER, form)
        elif person["act"] == "refuse":
            desk.intake.refuse(OFFICER, form, person["ground"], person["reason"])
        else:
            desk.intake.receive(OFFICER, form)
        for job in desk.print_jobs.waiting(OFFICER):
            desk.print_jobs.done(OFFICER, job, "HP LaserJet")
        if at in REFUSED:
            receiver.answers = [REFUSED[at]]
        if clock.at > LOST_AT:
            receiver.answers = [OutcomeKind.UNREACHABLE] * 50
        desk.delivery.deliver_due()
    clock.at = datetime(2026, 11, 20, 2, 41, tzinfo=UTC)


class _Knowing(Answering):
    """A receiver that can be asked: of what it has one telephone differs, of what it took it has lost one, one was changed there."""

    def __init__(self) -> None:
        super().__init__()
        self._has: dict[str, Held] = {}

    def send(self, entry: Entry) -> Outcome:
        outcome = super().send(entry)
        if outcome.kind is OutcomeKind.DELIVERED and entry.kind is not EntryKind.PROGRESS:
            other = {"applicant.phone": "0912000777"} if entry.number.endswith("3") else {}
            self._has[entry.number] = Held(entry.number, told(entry.body) | other)
        elif outcome.message == "changed_there":
            other = {"applicant.phone": "0912000777", "note": "Đã gọi điện cho người nộp", "result_method": "post"}
            self._has[entry.number] = Held(entry.number, told(entry.body) | other)
        elif outcome.kind is OutcomeKind.DELIVERED:
            there = self._has[entry.number]
            self._has[entry.number] = Held(entry.number, {**there.fields, "state": str(entry.body["state"])})
        return outcome

    def look_up(self, number: str) -> Held | None:
        return self._has.get(number) if number != next(iter(self._has)) else None


class _Painter:
    """Brings the window into one state after the other, with real key events."""

    def __init__(self, desk: Desk, lanes: Lanes, size: tuple[int, int], rest_ms: int) -> None:
        self._desk, self._lanes, self._size, self._rest_ms = desk, lanes, size, rest_ms
        self._standing = deliver(desk.delivery, desk.place.now())
        self._frames: dict[str, MainWindow] = {}
        self._fronts: list[Front] = []
        self._kept: list[QWidget] = []

    def at_rest(self, widget: QWidget) -> QWidget:
        """Show a widget and let it come to rest."""
        if widget.parent() is None:
            # Kept until the end: a window nobody holds may be collected on a lane's thread, and Qt does not survive that.
            self._kept.append(widget)
            widget.resize(*self._size)
            theme.dress(widget)
            widget.show()
            widget.activateWindow()
        for _ in range(3):
            _turn(lambda done: self._lanes.desk(lambda: None, lambda _: done(), lambda _: done()))
            _turn(lambda done: QTimer.singleShot(self._rest_ms, done))
        return widget

    def put_away(self) -> None:
        """Let go of every window, here and now, on the thread they were made on."""
        for widget in (*self._fronts, *self._kept):
            widget.close()
            widget.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self._frames.clear()
        self._fronts.clear()
        self._kept.clear()
        gc.collect()

    def _frame(self, account: Account) -> MainWindow:
        if account.name not in self._frames:
            front = Front(lambda: None)
            front.resize(*self._size)
            theme.dress(front)
            frame = MainWindow(self._desk, account, self._lanes)
            frame.show_standing(self._standing)
            front.show_page(frame)
            front.show()
            front.activateWindow()
            self._frames[account.name] = frame
            self._fronts.append(front)
        return self._frames[account.name]

    def door(self) -> Iterator[tuple[str, QWidget]]:
        """Yield the sign-in page."""
        office = self._desk.settings.office
        door = SignInPage(office.desk, self._desk.accounts.sign_in, self._lanes.desk, _nobody, self._desk.place.now)
        door.panel.set_office(office.agency_name, tr("Desk {desk}").format(desk=office.desk))
        door.set_training(office.training)
        door.show_connection(connection_of(self._standing))
        door.offer(self._desk.accounts.door())
        yield "sign-in", self.at_rest(door)
        door.close()

    def intake(self) -> Iterator[tuple[str, QWidget]]:
        """Yield the intake page empty, filled, with a paper missing, and received."""
        frame = self._frame(OFFICER)
        yield "intake-empty", self.at_rest(frame)
        frame.scanned(CARD)
        self.at_rest(frame)
        self._press(Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
        self._choose_papers(frame, leave=1)
        yield "intake-filled-offline", self.at_rest(frame)
        self._press(Qt.Key.Key_F9)
        yield "intake-missing", self.at_rest(frame)
        self._choose_papers(frame, leave=0)
        self._press(Qt.Key.Key_F11)
        yield "intake-refusal", self.at_rest(frame)
        self._press(Qt.Key.Key_Escape)
        self.at_rest(frame)
        self._press(Qt.Key.Key_F9)
        self.at_rest(frame)
        yield "received-undo", self.at_rest(frame)
        job = self._desk.print_jobs.waiting(OFFICER)[0]
        self._desk.print_jobs.done(OFFICER, job, "HP LaserJet")
        frame.page("intake").printed(job, "HP LaserJet")  # type: ignore[attr-defined]
        yield "received", self.at_rest(frame)
        self._press(Qt.Key.Key_Return)
        self.at_rest(frame)
        frame.scanned(CARD)
        self.at_rest(frame)
        self._press(Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
        self.at_rest(frame)
        self._press(Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        self.at_rest(frame)
        yield "intake-visit", self.at_rest(frame)
        self._press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        self.at_rest(frame)
        yield from self._side_ways(frame)

    def _side_ways(self, frame: MainWindow) -> Iterator[tuple[str, QWidget]]:
        """Yield what may come beside: the same matter again, somebody who hands in for another, papers, who waits."""
        control, alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
        frame.scanned(CARD)
        self.at_rest(frame)
        self._press(Qt.Key.Key_3, control)
        yield "intake-twins", self.at_rest(frame)
        self._press(Qt.Key.Key_U, alt)
        yield "intake-behalf", self.at_rest(frame)
        self._press(Qt.Key.Key_D, control)
        frame.page("intake").attaching.attach([Given("to-khai.pdf", pdf)])  # type: ignore[attr-defined]
        for _ in range(3):
            self.at_rest(frame)
        yield "intake-attach", self.at_rest(frame)
        self._press(Qt.Key.Key_Escape)
        self._press(Qt.Key.Key_N, control)
        self.at_rest(frame)
        self._press(Qt.Key.Key_B, control)
        yield "intake-waiting", self.at_rest(frame)
        self._press(Qt.Key.Key_Escape)
        self.at_rest(frame)

    def _choose_papers(self, frame: QWidget, leave: int) -> None:
        """Put the first state on every paper nobody spoke of yet, but the last so many."""
        self.at_rest(frame)
        open_ones = [s for s in frame.findChildren(Segmented) if s.isVisible() and s.value() == ""]
        for segmented in open_ones[: len(open_ones) - leave]:
            segmented.setFocus()
            QTest.keyClick(segmented, Qt.Key.Key_Space)
            self.at_rest(frame)

    def lists(self) -> Iterator[tuple[str, QWidget]]:
        """Yield the register, one dossier, the queue, the supervisor's daily log, and the procedures."""
        frame = self._frame(OFFICER)
        frame.go_to("registry")
        self.at_rest(frame)
        QTest.keyClicks(_focused(), "tra")
        self.at_rest(frame)
        self._press(Qt.Key.Key_Down)
        yield "registry", self.at_rest(frame)
        self._press(Qt.Key.Key_Return)
        yield "dossier", self.at_rest(frame)
        self._press(Qt.Key.Key_Escape)
        yield from self.queue(frame)
        frame.go_to("procedures")
        self.at_rest(frame)
        QTest.keyClicks(_focused(), "xin giay doc than")
        self.at_rest(frame)
        self._press(Qt.Key.Key_Down)
        yield "procedures", self.at_rest(frame)
        frame.go_to("help")
        yield "help", self.at_rest(frame)
        supervisor = self._frame(SUPERVISOR)
        supervisor.go_to("daily_log")
        yield "daily-log", self.at_rest(supervisor)
        self._press(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
        yield "reconciliation-unasked", self.at_rest(supervisor)
        clock, before = self._desk.place.now, self._desk.place.now()
        clock.at += timedelta(minutes=16)  # type: ignore[attr-defined]
        self._press(Qt.Key.Key_F9)
        page = supervisor.page("daily_log")
        while page.match.presenter.running:  # type: ignore[attr-defined]
            self.at_rest(supervisor)
        clock.at = before  # type: ignore[attr-defined]
        yield "reconciliation", self.at_rest(supervisor)
        self._press(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
        self.at_rest(supervisor)
        yield from self.rules(supervisor)

    def queue(self, frame: MainWindow) -> Iterator[tuple[str, QWidget]]:
        """Yield what did not go: a refused field with the caret in it, what is sent, what is otherwise over there, a row to hold."""
        frame.go_to("queue")
        self.at_rest(frame)
        self._press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
        yield "queue", self.at_rest(frame)
        self._press(Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
        yield "queue-preview", self.at_rest(frame)
        self._press(Qt.Key.Key_Escape)
        self._press(Qt.Key.Key_Down)
        yield "queue-changed-there", self.at_rest(frame)
        self._press(Qt.Key.Key_End)
        self.at_rest(frame)
        self._press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        yield "queue-hold", self.at_rest(frame)
        self._press(Qt.Key.Key_Escape)

    def rules(self, frame: MainWindow) -> Iterator[tuple[str, QWidget]]:
        """Yield the unit's rules: the calendar, the fees, and a catalogue being looked at before it is accepted."""
        frame.go_to("rulebook")
        self.at_rest(frame)
        page = frame.page("rulebook")
        for part in ("calendar", "fees"):
            page.sections.choose(part)  # type: ignore[attr-defined]
            yield f"rules-{part}", self.at_rest(frame)
        content = json.loads(self._desk.catalogue_import.export(SUPERVISOR, "json"))
        rows = content["procedures"]
        rows[1]["time"] = {"value": 7, "unit": "ngay_lam_viec"}
        rows[2]["fee"] = {"kind": "sai"}
        del rows[20]
        file = self._desk.home / "danh-muc-moi.json"
        file.write_text(json.dumps(content), "utf-8")
        page.sections.choose("catalogue")  # type: ignore[attr-defined]
        self.at_rest(frame)
        part = page.catalogue  # type: ignore[attr-defined]
        part.source.set_text("danh-muc-moi.json")
        part.presenter.read(str(file), whole=True)
        while part.presenter.found is None:
            self.at_rest(frame)
        part.rows.table.setCurrentIndex(part.model.index(1, 0))
        yield "rules-catalogue", self.at_rest(frame)

    def lock(self) -> Iterator[tuple[str, QWidget]]:
        """Yield the lock page."""
        office = self._desk.settings.office
        page = LockPage(OFFICER, self._desk.accounts.sign_in, self._lanes.desk, _nobody, self._desk.place.now)
        page.set_place(office.agency_name, tr("Desk {desk}").format(desk=office.desk))
        page.show_connection(connection_of(self._standing))
        page.lock(idle=False)
        yield "lock", self.at_rest(page)

    def _press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(_focused(), key, modifier)


def _focused() -> QWidget:
    widget = QApplication.focusWidget() or QApplication.activeWindow()
    assert widget is not None, "nothing has the focus"
    return widget


def _nobody(account: Account) -> None:
    """Let nobody in: these pages are only looked at."""


def _turn(begin: Callable[[Callable[[], None]], object]) -> None:
    loop = QEventLoop()
    begin(loop.quit)
    loop.exec()
