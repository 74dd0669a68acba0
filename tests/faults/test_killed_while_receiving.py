"""`register` killed with SIGKILL more than a hundred times, always on the same home."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from services.bootstrap import open_desk
from services.domain.intake_form import form_from
from tests.faults.conftest import KEY
from tests.faults.nursery import ROOT, Nursery
from tests.faults.people import OFFICER, form, lines
from tests.faults.siege import RECEIVING, RECORDING, SIGNING_IN, Siege

SUMMARY = ROOT / "build" / "faults-register.json"
LEAST_KILLS = 100
LONGEST_COMMIT = 0.006
"""Seconds; a commit with its checkpoint is over sooner."""


def _kill_at_every_statement(siege: Siege) -> None:
    """A form done the same day passes every statement a plain one passes, and more."""
    for same_day in (False, True):
        passed = [(t, n) for t, n, _ in siege.traced(same_day) if t == RECEIVING or (t == RECORDING and same_day)]
        assert sum(t == RECEIVING for t, _ in passed) > 10
        for transaction, place in passed:
            act = "receiving" if transaction == RECEIVING else "recording the print"
            siege.kill(f"after a statement of {act}", {"statement": [transaction, place]}, 1, same_day)


def _kill_around_commits_and_lines(siege: Siege, times: int) -> None:
    for _ in range(times):
        siege.kill("after the sign-in's commit", {"committed": SIGNING_IN})
        siege.kill("before the commit", {"committing": RECEIVING})
        siege.kill("after the commit", {"committed": RECEIVING})
        siege.kill("after the receipt's commit", {"committed": RECORDING})
        siege.kill("before the line", {"before_line": 2}, 3)
        siege.kill("after the line", {"after_line": 1}, 2)
        siege.kill("after a later line", {"after_line": 3}, 4)


def _kill_in_checkpoints(siege: Siege, times: int) -> None:
    """The log is moved into the file after a commit when it has grown, and when the last connection is closed."""
    points = {
        "in a checkpoint after a commit": {"committing": RECEIVING, "timed": True, "checkpoint_after_pages": 1},
        "in the checkpoint at the end": {"closing": True},
    }
    names = {"in": "", "before": "while committing"}
    for point, where in points.items():
        for _ in range(times * 20):
            if siege.kills[point] >= times:
                break
            found = siege.kill_in(where, LONGEST_COMMIT)
            if found != "after":
                siege.kills[names[found] or point] += 1
    siege.feed_again()


def _kill_at_random(siege: Siege, times: int, fresh: int) -> None:
    siege.forms(3)
    span = siege.feed_again()
    while siege.kills["at a random moment"] < times:
        siege.kill_at_random("at a random moment", span * 1.1)
    while siege.kills["at a random moment from the interpreter's start"] < fresh:
        siege.kill_from_the_start("at a random moment from the interpreter's start", span + 1.5)


def _besiege(siege: Siege, times: int) -> None:
    _kill_at_every_statement(siege)
    _kill_around_commits_and_lines(siege, times)
    _kill_in_checkpoints(siege, 2 * times)
    _kill_at_random(siege, 8 * times, times)
    siege.feed_again()


def _write_summary(siege: Siege, file: Path) -> None:
    file.parent.mkdir(exist_ok=True)
    table = {"kills": dict(sorted(siege.kills.items())), "total": siege.kills.total(), "received": len(siege.stored)}
    file.write_text(json.dumps(table, ensure_ascii=False, indent=1) + "\n", "utf-8")


def test_f01_every_acknowledged_dossier_survives_kills_at_every_point(home: Path, nursery: Nursery):
    siege = Siege(home, nursery, random.Random(random.getrandbits(32)))

    _besiege(siege, 3)

    _write_summary(siege, SUMMARY)
    assert siege.kills.total() >= LEAST_KILLS
    assert len(siege.stored) == len(siege.fed)


def test_f02_a_receipt_nobody_got_is_still_waiting_to_be_printed(home: Path, nursery: Nursery):
    one = form("power cut before the paper came out")
    arguments = ["--home", str(home), "register", "-", "--as", "admin"]
    assert nursery.run(arguments, home.parent, {"committed": RECEIVING}, lines([one])).killed

    with open_desk(home, KEY, receivers={}) as desk:
        (job,) = desk.print_jobs.waiting(OFFICER)
        receipt = desk.intake.receive(OFFICER, form_from(one))

        assert (receipt.known, receipt.printed) == (True, False)
        assert receipt.dossier.number == job.subject
        assert desk.print_jobs.pdf(OFFICER, job).startswith(b"%PDF-")


@pytest.mark.long
def test_f01_every_acknowledged_dossier_survives_a_thousand_kills(home_of_many: Path, nursery: Nursery):
    siege = Siege(home_of_many, nursery, random.Random(random.getrandbits(32)))

    _besiege(siege, 55)

    _write_summary(siege, SUMMARY.with_name("faults-register-long.json"))
    assert siege.kills.total() >= 10 * LEAST_KILLS
    assert len(siege.stored) == len(siege.fed)
