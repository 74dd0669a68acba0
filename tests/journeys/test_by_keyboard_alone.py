"""The two acts of every day by a scan and few keys, with real keys on a real screen and a real print server."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from services.domain.checklist import PaperState
from services.domain.dossier import DossierState, Payment
from services.domain.print_job import PrintState
from tests.cli.commands import Commands
from tests.journeys.counter import OFFICER_ACCOUNT, AtWork, at_the_counter, commands, port, sign_in
from tests.journeys.window import until
from tests.print_server import QUEUE, print_server

__all__ = ["commands", "port"]
pytestmark = pytest.mark.screen

MOST = 25
"""Keys either act may take at most, beside the scan."""
NUMBER = "H31.12-261120-2001"
FIRST, SECOND = (
    "033304000127||TRẦN THỊ MẪU ĐƠN|29022004|Nữ|Thôn Đông, Xã Mẫu, Hưng Yên|12062024",
    "033194000129||ĐỖ Ỷ LAN|17081994|Nữ|Thôn Thượng, Xã Mẫu, Hưng Yên|02032022",
)


@pytest.fixture
def spool(tmp_path: Path) -> Iterator[Path]:
    """The folder of a print server's jobs."""
    (tmp_path / "cups").mkdir()
    with print_server(tmp_path / "cups") as folder:
        yield folder


@pytest.fixture
def counter(commands: Commands, tmp_path: Path, spool: Path) -> Iterator[AtWork]:
    """The window at half past eight, signed in, on the empty page; the print server is this machine's."""
    with at_the_counter(commands, tmp_path, spool.parent / "socket") as window:
        sign_in(window)
        yield window


@contextmanager
def _few_keys(counter: AtWork, what: str) -> Iterator[None]:
    """Count the keys of an act and time it from the scan on; say both."""
    presses, began = counter.keys.presses, time.monotonic()
    yield
    taken = time.monotonic() - began
    pressed = counter.keys.presses - presses
    sys.stdout.write(f"{what}: a scan and {pressed} keys, {taken:.2f} s from the scan on\n")
    assert pressed <= MOST


def _waiting_prints(counter: AtWork) -> list[str]:
    return [job.form for job in counter.desk.print_jobs.waiting(OFFICER_ACCOUNT)]


def test_single_status_goes_from_the_empty_page_to_the_printed_receipt(counter, spool):
    keys = counter.keys

    with _few_keys(counter, "1.004873 from the empty page to the printed receipt"):
        counter.scan(FIRST)
        keys.press("Ctrl 3")
        until(lambda: counter.chosen() == "1.004873", "the quick pick")
        keys.press("space", "F9")
        until(lambda: counter.received() == [NUMBER], "the dossier")
        # The printer is asked for once a day; Return takes the one the system prefers.
        until(lambda: counter.picture.windows() == 2, "the printers of this machine")
        counter.picture.rested()
        keys.press("Return")
        until(lambda: list(spool.glob("d0*")), "the receipt on paper")
        until(lambda: not _waiting_prints(counter), "the receipt in the journal")

    dossier = counter.dossier(NUMBER)
    assert dossier.applicant.full_name == "TRẦN THỊ MẪU ĐƠN"
    assert [p.index for p in dossier.papers if p.state is PaperState.HANDED_IN] == [0]
    job = counter.desk.print_jobs.receipt_of(OFFICER_ACCOUNT, NUMBER)
    assert (job.state, job.printer) == (PrintState.PRINTED, QUEUE)


def test_a_certified_copy_goes_from_the_empty_page_to_recorded_and_returned(counter, spool):
    keys = counter.keys

    with _few_keys(counter, "2.000815 from the empty page to recorded and returned"):
        counter.scan(SECOND)
        keys.press("Ctrl 1")
        until(lambda: counter.chosen() == "2.000815", "the quick pick")
        keys.press("space", "Alt 3")
        # Two pages, one copy: the fee is counted, and taken in cash.
        keys.type("2")
        keys.press("Tab", "Tab", "Right", "Alt v", "F9")
        until(lambda: counter.received() == [NUMBER], "the dossier")

    dossier = counter.dossier(NUMBER)
    assert dossier.state is DossierState.RETURNED
    assert [(fee.amount, fee.payment) for fee in dossier.fees] == [(4000, Payment.CASH)]
    assert _waiting_prints(counter) == []
    assert list(spool.glob("d0*")) == []
