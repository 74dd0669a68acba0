import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from services.domain.bodies import PROGRESS_SCHEMA, SCHEMA, STATE_CODES, dossier_body, progress_body
from services.domain.checklist import Paper, PaperState
from services.domain.dossier import DossierState
from services.domain.pauses import Pause, SupplementPolicy
from services.domain.procedure import TimeUnit

LATER = datetime(2026, 11, 26, 3, 0, tzinfo=UTC)
AGENCY = ("H31.12", "Trung tâm PVHCC xã Mẫu")


def leaves(value: Any) -> list[Any]:
    """Return every value of a body that holds no others."""
    if isinstance(value, dict):
        return [leaf for part in value.values() for leaf in leaves(part)]
    if isinstance(value, list):
        return [leaf for part in value for leaf in leaves(part)]
    return [value]


def test_a_body_says_what_was_received(dossier):
    body = dossier_body(dossier, *AGENCY)

    assert body["schema"] == SCHEMA
    assert (body["number"], body["version"], body["state"]) == ("H31.12-261120-2001", 1, "2")
    assert body["agency"] == {"code": "H31.12", "name": "Trung tâm PVHCC xã Mẫu"}
    assert body["received_at"] == "2026-11-20T08:30:00+07:00"
    assert body["due_at"] == "2026-11-26T16:30:00+07:00"
    assert body["papers"] == [{"index": 0, "name": "Tờ khai", "originals": 1, "copies": 0}]


def test_what_is_unknown_is_empty_and_never_none_nor_invented(dossier):
    body = dossier_body(dossier, *AGENCY)

    assert None not in leaves(body)
    assert body["applicant"] == {
        "full_name": "Trần Thị Mẫu",
        "personal_id": "",
        "address": "",
        "phone": "",
        "email": "",
        "kind": "person",
        "passport": "",
        "nationality": "",
        "tax_code": "",
    }
    assert set(body["representative"].values()) == {""}
    assert (body["ended_at"], body["returned_at"], body["note"]) == ("", "", "")
    assert body["fees"] == [{"name": "Lệ phí", "amount": 8000, "payment": "cash"}]


def test_a_body_is_the_same_each_time_it_is_made(dossier):
    papers = tuple(Paper(n, f"Giấy {n}", PaperState.FROM_DATABASE, note=name) for n, name in enumerate("bacb"))
    first, again = (json.dumps(dossier_body(replace(dossier, papers=papers), *AGENCY)) for _ in range(2))

    assert first == again
    assert json.loads(first)["databases"] == ["a", "b", "c"]
    assert json.loads(first)["papers"] == []


def test_only_what_was_handed_in_is_told_as_paper(dossier):
    papers = tuple(Paper(n, state.value, state) for n, state in enumerate(PaperState))

    body = dossier_body(replace(dossier, papers=papers), *AGENCY)

    assert [paper["name"] for paper in body["papers"]] == ["handed_in"]


def test_a_later_version_tells_its_end(dossier):
    body = dossier_body(dossier.returned(LATER), *AGENCY)

    assert (body["version"], body["state"]) == (2, "10")
    assert body["ended_at"] == body["returned_at"] == "2026-11-26T10:00:00+07:00"


def test_a_body_tells_every_request_for_papers_and_both_promises(dossier):
    asked = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
    pause = Pause(
        asked, "Đỗ Thị Ngân", "Thiếu ảnh", asked.date(), SupplementPolicy.CONTINUE, 2, TimeUnit.WORKING_DAY, LATER
    )
    waits = dossier.asked_for(pause)

    (open_still,) = dossier_body(waits, "H31.12", "x")["supplements"]
    (closed,) = dossier_body(waits.supplemented(dossier.promise, LATER, "Lành"), "H31.12", "x")["supplements"]

    assert (open_still["asked_at"], open_still["what"]) == ("2026-11-23T10:00:00+07:00", "Thiếu ảnh")
    assert (open_still["came_at"], open_still["due_after"], open_still["came_to"]) == ("", "", "")
    assert (closed["came_to"], closed["due_before"]) == ("Lành", open_still["due_before"])
    assert closed["came_at"]
    assert closed["due_after"]


def test_a_step_tells_the_state_before_and_after(dossier):
    body = progress_body(dossier.returned(LATER), "Trả kết quả", LATER, "Nguyễn Thị Lan", DossierState.RECEIVED)

    assert body == {
        "schema": PROGRESS_SCHEMA,
        "number": "H31.12-261120-2001",
        "version": 2,
        "what": "Trả kết quả",
        "at": "2026-11-26T10:00:00+07:00",
        "by": "Nguyễn Thị Lan",
        "state": "10",
        "state_before": "2",
    }


@pytest.mark.parametrize("state", DossierState)
def test_every_state_has_a_code_of_the_contract(state):
    assert STATE_CODES[state] in {str(code) for code in range(1, 11)}
