"""`register` with lines of one visit, and `move … reroute`."""

import json
from uuid import uuid4

from services.domain.outbox import EntryState
from tests.cli.commands import MORNING, OFFICER, SUPERVISOR, at, form, lines
from tests.cli.conftest import connect

VISIT, OTHER_VISIT = str(uuid4()), str(uuid4())


def of(visit=None, **changes):
    """Return a form of an id of its own, of a visit or alone."""
    return form(**{"id": str(uuid4()), **({"visit": visit} if visit else {}), **changes})


def test_lines_of_a_visit_are_received_together_on_one_receipt(desk, tmp_path):
    forms = [of(), of(VISIT), of(VISIT), of(OTHER_VISIT)]

    done = desk.as_(OFFICER, "register", "--receipts", tmp_path / "in", stdin=lines(*forms), **at(MORNING))

    assert done.status == 0
    assert [answer["id"] for answer in done.out] == [one["id"] for one in forms]
    assert [answer["visit"] for answer in done.out] == [None, VISIT, VISIT, OTHER_VISIT]
    assert [answer["number"][-4:] for answer in done.out] == ["2001", "2002", "2003", "2004"]
    assert [answer["receipt"][-8:-4] for answer in done.out] == ["2001", "2002", "2002", "2004"]
    assert len(list((tmp_path / "in").iterdir())) == 3
    assert all(answer["receiver_set_up"] for answer in done.out)


def test_a_refused_form_refuses_its_visit_and_nothing_else(desk):
    forms = [of(VISIT), of(VISIT, components=[]), of(VISIT, procedure=""), of()]

    missing = desk.as_(OFFICER, "register", stdin=lines(forms[0], forms[1], forms[3]), **at(MORNING))
    faulty = desk.as_(OFFICER, "register", stdin=lines(forms[0], forms[2]), **at(MORNING))

    assert (missing.status, missing.error["error"]) == (1, "FormsRefused")
    assert [answer.get("error") for answer in missing.out] == ["VisitRefused", "VisitRefused", None]
    assert missing.out[0]["field"].startswith("forms[1].components[")
    assert "tình trạng hôn nhân" in missing.out[0]["message"]
    assert [(a["error"], a["field"]) for a in faulty.out] == [("VisitRefused", "forms[1].procedure")] * 2
    with desk.inside() as (opened, by):
        assert opened.registry.find(by, "").total == 1


def test_a_line_alone_is_answered_before_a_visit_is_whole(desk):
    with desk.start("register", "--as", OFFICER) as running:
        alone, together = of(), [of(VISIT), of(VISIT)]
        running.stdin.write(lines(alone, *together).encode())
        running.stdin.flush()
        first = json.loads(running.stdout.readline())
        out, err = running.communicate(timeout=60)

    assert first["id"] == alone["id"]
    assert (running.returncode, err) == (0, b"")
    assert [json.loads(row)["visit"] for row in out.decode().splitlines()] == [VISIT, VISIT]


def test_a_supervisor_turns_a_dossier_to_another_receiver(busy):
    desk = connect(busy, "http://127.0.0.1:9")
    settings = desk.home / "settings.toml"
    row = '\n[receivers.justice]\nurl = "http://127.0.0.1:9"\n'
    settings.write_text(settings.read_text("utf-8") + row, "utf-8")
    number = "H31.12-261120-2001"

    refused = desk.as_(OFFICER, "move", number, "reroute", "--receiver", "justice", "--reason", "Bộ yêu cầu")
    unknown = desk.as_(SUPERVISOR, "move", number, "reroute", "--receiver", "nobody", "--reason", "Bộ yêu cầu")
    done = desk.as_(
        SUPERVISOR, "move", number, "reroute", "--receiver", "justice", "--reason", "Bộ yêu cầu", **at(MORNING)
    )

    assert refused.error["error"] == "NotAllowed"
    assert (unknown.error["error"], unknown.error["field"]) == ("InvalidForm", "receiver")
    assert done.status == 0
    assert (done.one["number"], done.one["receiver"], done.one["version"]) == (number, "justice", 2)
    assert done.one["receiver_reason"] == "Chuyển từ province ngày 20/11/2026: Bộ yêu cầu."
    file = desk.show(number)
    assert [(e.receiver, e.state) for e, _ in file.uploads] == [("justice", EntryState.WAITING)]
