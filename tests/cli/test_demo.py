"""`demo`: the whole morning on a throw-away home, with a screen and without one."""

import json
import os
import select
import subprocess
import time

import openpyxl
import pypdfium2
import pytest
from Xlib import X
from Xlib.display import Display
from Xlib.protocol.event import ClientMessage

from services.bootstrap import home_key, open_desk
from services.training import TrainingReceiver
from tests.cli.commands import Commands, environment
from tools.screen import screen

PATIENCE = 90.0


def _text(path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    """The demo played once where there is no screen."""
    folder = tmp_path_factory.mktemp("demo") / "buổi sáng"
    env = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QUAY_PASSWORD": ""}
    return folder, Commands(folder / "unused")("demo", "--folder", folder, **env)


def test_without_a_screen_the_morning_is_played_and_the_pages_are_pictures(played):
    folder, done = played

    assert done.status == 0
    assert (done.one["received"], done.one["same_day"], done.one["requests"], done.one["refusals"]) == (12, 3, 1, 1)
    # Three results handed over at once are told in two rows more each, one scanned paper goes before its dossier.
    assert (done.one["sent"], done.one["waiting"], done.one["held"], done.one["same"]) == (19, 0, 12, True)
    assert done.one["scans"] == 1
    assert all((folder / name).stat().st_size > 1000 for name in done.one["files"])
    pictures = [name for name in done.one["files"] if name.endswith(".png")]
    assert [name.split("-", 1)[1] for name in pictures] == [
        *("sign-in.png", "intake.png", "registry.png", "queue.png", "daily_log.png", "procedures.png"),
        *("rulebook.png", "lock.png"),
    ]
    assert all((folder / name).read_bytes()[16:24] == bytes.fromhex("00000556 00000300") for name in pictures)


def test_it_says_step_by_step_what_it_does_and_where_the_files_are(played):
    folder, done = played

    steps = [row for row in done.said.splitlines() if row[:1].isdigit()]
    assert [row[0] for row in steps] == list("12345678")
    assert str(folder) in done.said
    assert "Không có mạng" in done.said
    assert "khớp từng mã, mỗi hồ sơ đúng một lần" in done.said


def test_every_print_of_the_demo_is_marked_as_invented(played):
    folder, done = played
    printed = [name for name in done.one["files"] if name.endswith(".pdf")]

    assert len(printed) == 15
    assert [name for name in printed if "GIẢ LẬP" not in _text(folder / name).upper()] == []


def test_the_receiver_holds_each_dossier_once_and_the_daily_log_lists_them(played):
    folder, done = played
    numbers = {name[3:-4] for name in done.one["files"] if name.startswith("in/H31")}

    held = TrainingReceiver(folder / "noi-nhan").dossiers()
    (book,) = folder.glob("so-theo-doi-*.xlsx")
    cells = {cell.value for row in openpyxl.load_workbook(book).active for cell in row}

    assert {one.code for one in held} == numbers
    assert sorted(one.stored for one in held) == [1] * 9 + [2] * 3
    assert numbers <= cells


def test_its_home_opens_with_the_password_it_printed_and_is_whole(played):
    folder, _ = played
    key = home_key(folder / "home", account="NGAN", password="luyen-tap-2026")

    with open_desk(folder / "home", key, receivers={}) as desk:
        officer = desk.accounts.sign_in("ngan", "luyen-tap-2026")
        assert desk.keeping.verify().whole
        assert desk.registry.today(officer).received == 12
        assert desk.settings.office.training


def test_a_folder_with_a_demo_in_it_is_not_overwritten(played):
    folder, _ = played

    again = Commands(folder / "unused")("demo", "--folder", folder)

    assert (again.status, again.error["error"]) == (1, "HomeExists")


def _window_of(display: Display) -> "X.Window":
    """Return the demo's window once it is on the screen."""
    root = display.screen().root
    root.change_attributes(event_mask=X.PropertyChangeMask)
    clients = display.intern_atom("_NET_CLIENT_LIST")
    end = time.monotonic() + PATIENCE
    while True:
        found = root.get_full_property(clients, X.AnyPropertyType)
        if found is not None and len(found.value):
            return display.create_resource_object("window", found.value[0])
        ready, _, _ = select.select([display], [], [], max(0.0, end - time.monotonic()))
        assert ready, "no window came up"
        while display.pending_events():
            display.next_event()


@pytest.mark.screen
def test_with_a_screen_the_window_opens_on_that_home_and_closing_it_ends_the_demo(tmp_path):
    env = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    with screen("1366x768x24", env) as name:
        words = Commands(tmp_path / "unused").line(["demo", "--folder", tmp_path / "demo"])
        told = environment(DISPLAY=name)
        told.pop("QT_QPA_PLATFORM", None)
        with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=told) as running:
            made = json.loads(running.stdout.readline())
            display = Display(name)
            try:
                window = _window_of(display)
                words = (display.intern_atom("WM_DELETE_WINDOW"), X.CurrentTime, 0, 0, 0)
                protocols = display.intern_atom("WM_PROTOCOLS")
                window.send_event(ClientMessage(window=window, client_type=protocols, data=(32, words)))
                display.flush()
                out, err = running.communicate(timeout=PATIENCE)
            finally:
                display.close()

    assert (running.returncode, out) == (0, b""), err.decode()
    assert made["same"] is True
    assert "8. Mở cửa sổ" in err.decode()
