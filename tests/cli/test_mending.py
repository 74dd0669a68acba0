"""`preview`, `queue preview`, `fields`, `fix`, `cut`, `compare`: what goes is shown, what was sent back is mended."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from services.errors import InvalidForm, NotAllowed
from services.training import Fault
from tests.cli.commands import OFFICER, VOLUNTEER, Commands
from tests.cli.conftest import connect
from tests.cli.json_check import faults
from ui.cli.main import parser
from ui.cli.schemas import schema_named

NUMBER = "H31.12-261120-2001"
Run = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def run(busy: Commands, receiver, monkeypatch, capsys) -> Run:
    """Run a command as the officer in this process; its receiver refuses the first dossier it gets."""
    connected = connect(busy, receiver.url)
    receiver.faults.add(Fault.REFUSE, times=1)
    given: Mapping[str, str] = connected.environment({})
    for name in given:
        monkeypatch.setenv(name, given[name])

    def command(*words: str, by: str = OFFICER) -> list[dict[str, Any]]:
        plain = Namespace(account=None, password_file=None, must_sign_in=False)
        args = parser().parse_args(["--home", str(connected.home), *words, "--as", by], plain)
        capsys.readouterr()
        args.run(args)
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return command


def test_what_was_sent_back_is_looked_at_mended_and_sent(run, receiver):
    run("deliver")
    (row,) = run("queue")
    (whole,), (frozen,) = run("preview", NUMBER), run("queue", "preview", row["id"])
    (absent,) = run("queue", "compare", row["id"])
    (named,) = run("queue", "fields", row["id"])
    (mended,) = run(
        "queue", "fix", row["id"], "--set", f"{named['place']}=0900000131", "--reason", "Đọc nhầm số"
    )  # fmt: skip
    (sent,) = run("deliver", "--now")
    (there,) = run("queue", "compare", mended["id"])

    told = (("preview-out", whole), ("queue-fields-out", named), ("queue-out", mended), ("queue-compare-out", absent))
    assert [faults(schema_named(name), value) for name, value in told] == [[], [], [], []]
    assert whole == frozen
    assert (whole["contract"], whole["fit"], whole["problems"]) == ("dvcqg", True, [])
    assert {one["wire"]: one["value"] for one in whole["rows"]}["MaHoSo"] == NUMBER
    assert (named["place"], named["wire"], named["problem"], named["mender"]) == (
        "applicant.phone", "SoDienThoai", "said_there", "officer",
    )  # fmt: skip
    assert (mended["state"], sent["sent"]) == ("waiting", 1)
    assert json.loads(receiver.dossiers()[0].body)["SoDienThoai"] == "0900000131"
    assert (absent["there"], there["there"], there["rows"]) == (False, True, [])


@pytest.mark.long
def test_what_cannot_be_mended_so_is_said(run):
    run("deliver")
    (row,) = run("queue")

    for words in (
        ("cut", row["id"]),
        ("fix", row["id"], "--set", "applicant.phone", "--reason", "Nhầm"),
        ("fix", row["id"], "--set", "applicant.phone=0900000001", "--reason", "Nhầm"),
    ):
        with pytest.raises(InvalidForm):
            run("queue", *words)
    with pytest.raises(NotAllowed):
        run("preview", NUMBER, by=VOLUNTEER)
