"""A whole morning at the counter, through the window: real keys, a real store, a real receiver; the line is down at first."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
import urllib.request
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from services.domain.checklist import PaperState
from services.domain.dossier import DossierState, Payment
from services.domain.journal import Event
from services.domain.print_job import PrintState
from services.domain.slip import SlipKind
from services.store import journal
from tests.cli.commands import MAIN, PASSWORD, Commands, environment
from tests.journeys.counter import OFFICER_ACCOUNT, SCANNER_MS, AtWork, at_the_counter, commands, port, sign_in
from tests.journeys.window import until
from tests.ui.keyboard import RETURN

__all__ = ["commands", "port"]

pytestmark = pytest.mark.screen

DAY = date(2026, 11, 20)
FIRST, SECOND, THIRD, FOURTH = (
    "033304000127||TRẦN THỊ MẪU ĐƠN|29022004|Nữ|Thôn Đông, Xã Mẫu, Hưng Yên|12062024",
    "033085000128||NGUYỄN VĂN THỬ|05011985|Nam|Thôn Đoài, Xã Mẫu, Hưng Yên|12062023",
    "033194000129||ĐỖ Ỷ LAN|17081994|Nữ|Thôn Thượng, Xã Mẫu, Hưng Yên|02032022",
    "033099000130||HOÀNG VĂN VÍ|30041999|Nam|Thôn Hạ, Xã Mẫu, Hưng Yên|02032022",
)
NUMBERS = [f"H31.12-261120-{2001 + place}" for place in range(3)]


@pytest.fixture
def counter(commands: Commands, tmp_path: Path) -> Iterator[AtWork]:
    """The window, open on the desk at half past eight; this machine has no printer."""
    with at_the_counter(commands, tmp_path, tmp_path / "no-printers") as window:
        yield window


@contextmanager
def receiver(port: int, folder: Path) -> Iterator[str]:
    """Run the province's system of the training on a port; yield its address."""
    line = [sys.executable, str(MAIN), "receiver", "--port", str(port), "--folder", str(folder)]
    with subprocess.Popen(line, stdout=subprocess.PIPE, env=environment()) as process:
        assert process.stdout is not None
        yield json.loads(process.stdout.readline())["url"]
        process.send_signal(signal.SIGTERM)
    assert process.returncode == 0


def _receive_single_status(counter: AtWork) -> None:
    """One citizen, one procedure, one paper handed in: three keys and a card."""
    keys = counter.keys
    presses, began = keys.presses, time.monotonic()
    counter.scan(FIRST)
    keys.press("Ctrl 3")
    until(lambda: counter.chosen() == "1.004873", "the quick pick")
    with counter.picture.becomes_another("the received page"):
        keys.press("space", "F9")
        until(lambda: counter.received() == NUMBERS[:1], "the first dossier")
        stored = time.monotonic() - began
    pressed = keys.presses - presses
    sys.stdout.write(f"1.004873 from the empty page to stored: a scan and {pressed} keys, {stored:.2f} s\n")
    assert pressed == 3

    dossier = counter.dossier(NUMBERS[0])
    assert (dossier.applicant.full_name, dossier.applicant.born_on) == ("TRẦN THỊ MẪU ĐƠN", "2004-02-29")
    assert [(p.index, p.state) for p in dossier.papers if p.state is PaperState.HANDED_IN] == [
        (0, PaperState.HANDED_IN)
    ]


def _ask_for_what_is_missing(counter: AtWork) -> None:
    with counter.picture.becomes_another("the empty page"):
        counter.keys.press("Return")
    counter.scan(SECOND)
    counter.keys.press("Ctrl 3")
    until(lambda: counter.chosen() == "1.004873", "the quick pick")
    with counter.picture.becomes_another("what is missing"):
        counter.keys.press("F9")
    assert counter.received() == NUMBERS[:1]
    with counter.picture.becomes_another("the empty page"), counter.happens(Event.PAPERS_REQUESTED):
        counter.keys.press("F10")

    today = counter.desk.registry.today(OFFICER_ACCOUNT)
    (slip,) = today.waiting
    assert (slip.kind, [paper.index for paper in slip.missing]) == (SlipKind.REQUEST, [0])
    jobs = counter.desk.print_jobs.waiting(OFFICER_ACCOUNT)
    assert [(job.form, job.state) for job in jobs] == [("01", PrintState.WAITING), ("02", PrintState.WAITING)]


def _certify_a_copy_at_once(counter: AtWork) -> None:
    keys = counter.keys
    counter.scan(THIRD)
    with counter.picture.becomes_another("the hits", share=0.05):
        keys.type("chứng thực bản sao")
    keys.press("Return")
    until(lambda: counter.chosen() == "2.000815", "the first hit")
    keys.press("space", "Alt 3")
    # Two pages, one copy: the fee is counted, and taken in cash.
    keys.type("2")
    keys.press("Tab", "Tab", "Right", "Tab", "Tab", "space")
    with counter.picture.becomes_another("the received page"):
        keys.press("F9")
        until(lambda: counter.received() == NUMBERS[:2], "the second dossier")

    dossier = counter.dossier(NUMBERS[1])
    assert dossier.state is DossierState.RETURNED
    assert [(fee.amount, fee.payment) for fee in dossier.fees] == [(4000, Payment.CASH)]
    with counter.picture.becomes_another("the empty page"):
        keys.press("Return")


def _leave_the_desk_half_way(counter: AtWork) -> None:
    """The lock keeps what was typed, and takes no scan."""
    keys = counter.keys
    counter.scan(FOURTH)
    with counter.picture.becomes_another("the lock"), counter.happens(Event.LOCKED):
        keys.press("F12")
    before = counter.desk.drafts.left(OFFICER_ACCOUNT)
    keys.type(FIRST + RETURN, SCANNER_MS)
    counter.picture.rested()
    with counter.picture.becomes_another("the intake page again"), counter.happens(Event.SIGNED_IN):
        keys.type(PASSWORD)
        keys.press("Return")

    assert counter.events()[Event.SIGN_IN_FAILED] == 0
    assert counter.desk.drafts.left(OFFICER_ACCOUNT) == before
    keys.press("Ctrl 3")
    until(lambda: counter.chosen() == "1.004873", "the quick pick")
    with counter.picture.becomes_another("the received page"):
        keys.press("space", "F9")
        until(lambda: counter.received() == NUMBERS, "the third dossier")


def _look_one_up(counter: AtWork) -> None:
    keys = counter.keys
    with counter.picture.becomes_another("the register"):
        keys.press("F3")
    with counter.picture.becomes_another("the one found", share=0.05):
        keys.type("mau don")
    with counter.picture.becomes_another("the dossier"), counter.happens(Event.VIEWED):
        keys.press("Return")
    with counter.desk.place.store.read() as db:
        lines = journal.about(db, NUMBERS[0])
    assert [line.event for line in lines][-1] is Event.VIEWED


def _let_the_queue_drain(counter: AtWork, port: int, folder: Path) -> None:
    queue = counter.desk.delivery.queue
    waiting = queue(OFFICER_ACCOUNT)
    assert Counter(item.entry.number for item in waiting) == dict(zip(NUMBERS, (1, 3, 1), strict=True))
    assert [line.online for line in counter.desk.delivery.lines()] == [False]
    with counter.picture.becomes_another("the queue"):
        counter.keys.press("F4")
    with receiver(port, folder) as url:
        counter.keys.press("Ctrl r")
        until(lambda: not queue(OFFICER_ACCOUNT), "the empty queue")
        with urllib.request.urlopen(f"{url}/held") as answer:
            held = {row["MaHoSo"]: (row["stored"], row["progress"]) for row in json.load(answer)}
    # A result handed over at once is one step of progress and one new state of a dossier sent before.
    assert held == dict(zip(NUMBERS, ((1, 0), (2, 1), (1, 0)), strict=True))


def _close_the_day(counter: AtWork) -> None:
    with counter.picture.becomes_another("the daily log"):
        counter.keys.press("F5")
    log = counter.desk.daily_log.log(OFFICER_ACCOUNT, DAY, DAY)
    assert [(line.number, line.synced) for line in log.lines] == [(number, True) for number in NUMBERS]
    counter.keys.press("Alt F4")
    assert counter.window.process.wait(20) == 0


def test_a_morning_at_the_window_loses_nothing_and_every_dossier_arrives_once(counter, commands, port, tmp_path):
    sign_in(counter)
    _receive_single_status(counter)
    _ask_for_what_is_missing(counter)
    _certify_a_copy_at_once(counter)
    _leave_the_desk_half_way(counter)
    _look_one_up(counter)
    _let_the_queue_drain(counter, port, tmp_path / "held")
    _close_the_day(counter)

    assert counter.window.said.read_bytes() == b""
    # No Qt warning, no error nobody caught, and so no citizen's name either.
    assert [file.read_text("utf-8") for file in (commands.home / "logs").iterdir()] == [""]
    whole = commands("verify").one
    assert (whole["whole"], whole["received"], whole["outbox"]["delivered"]) == (True, 3, 5)
