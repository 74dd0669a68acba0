"""What a contract surely refuses is found before anything is sent, by our own places; what only some refuse is told."""

from __future__ import annotations

import timeit

import pytest

from services.domain.outbox import EntryKind, OutcomeKind
from services.errors import Problem
from services.receivers.contract_a import dossier_payload, progress_payload
from services.receivers.dvcqg import Dvcqg, Profile
from services.receivers.fitness import findings, sure_problems, unfit
from services.training import TrainingReceiver
from services.training.contract import dossier_problems, progress_problems
from tests.receivers.rows import NOW, dossier, entry, progress

LONG_NAME = {"code": "2.000815", "name": "t" * 1001, "field": "Chứng thực"}
REFUSED = [
    ({"note": "g" * 2000}, "note", "too_long_there", "GhiChu, 1999"),
    ({"procedure": LONG_NAME}, "procedure", "too_long_there", "TrichYeuHoSo, 1000"),
    ({"procedure": {**LONG_NAME, "name": "", "field": "a"}}, "procedure", "needed_there", "TenTTHC"),
    (
        {"papers": [{"name": "p" * 2001, "originals": 1, "copies": 0}]},
        "components",
        "too_long_there",
        "TenGiayTo, 2000",
    ),
    ({"papers": [{"name": "", "originals": 1, "copies": 0}]}, "components", "needed_there", "TenGiayTo"),
    ({"agency": {"code": "H31.12", "name": ""}}, "agency", "needed_there", "DonViXuLy"),
    ({"fees": [{"name": "", "amount": 1, "payment": "cash"}]}, "fee", "needed_there", "TenPhiLePhi"),
    ({"received_at": ""}, "received_at", "needed_there", "NgayTiepNhan"),
]


@pytest.mark.parametrize(("more", "place", "kind", "fact"), REFUSED)
def test_a_field_the_contract_refuses_is_named_by_our_place_and_by_the_wires(more, place, kind, fact):
    found = list(findings("dvcqg", dossier_payload(dossier(**more))))

    assert Problem(place, kind, fact) in sure_problems(found)


def test_what_is_not_known_is_empty_and_nothing_is_wrong_with_that():
    nobody = dict.fromkeys(("full_name", "personal_id", "address", "phone", "email"), "")

    assert list(findings("dvcqg", dossier_payload(dossier(applicant=nobody, due_at="", note="")))) == []


@pytest.mark.parametrize("phone", ["09000000012", "090000000"])
def test_a_phone_of_another_length_is_doubtful_and_sent_all_the_same(phone):
    record = dossier_payload(dossier(applicant=dossier()["applicant"] | {"phone": phone}))
    (found,) = findings("dvcqg", record)

    assert (found.problem.field, found.problem.kind, found.sure) == ("applicant.phone", "may_be_refused_there", False)
    assert unfit("dvcqg", record) is None


def test_a_moment_of_another_form_and_a_long_name_of_an_officer_are_found_in_a_step():
    record = {**progress_payload(progress(by="n" * 51)), "ThoiDiemXuLy": "hôm qua"}

    assert [(p.field, p.kind) for p in sure_problems(findings("lgsp", record))] == [
        ("by", "too_long_there"),
        ("", "wrong_form_there"),
    ]


def test_a_contract_without_rules_takes_what_it_is_given():
    assert unfit("folder", {"GhiChu": "g" * 9999, "MaHoSo": None}) is None


@pytest.mark.parametrize(("more", "place", "kind", "fact"), [REFUSED[1], REFUSED[2], *REFUSED[4:]])
def test_the_other_side_would_have_refused_the_same(more, place, kind, fact):
    said = dossier_problems(dossier_payload(dossier(**more)))

    assert any(fact.partition(",")[0] in one for one in said), said


def test_the_other_side_would_have_refused_the_same_step():
    assert progress_problems(progress_payload(progress(by="n" * 51))) == ["NguoiXuLy too long"]


@pytest.mark.parametrize(
    ("kind", "body", "field", "reason"),
    [
        (EntryKind.DOSSIER, dossier(note="g" * 2000), "note", "text_too_long"),
        (EntryKind.UPDATE, dossier(agency={"code": "", "name": ""}), "DonViXuLy", "field_unfit"),
        (EntryKind.PROGRESS, progress(by="n" * 51), "by", "text_too_long"),
    ],
)
def test_a_row_that_would_be_refused_is_held_back_with_its_field_and_nothing_goes_out(
    tmp_path, kind, body, field, reason
):
    with TrainingReceiver(tmp_path) as side:
        profile = Profile("province", side.url, "/mapi/login", "/mapi/g", "", "quay")
        outcome = Dvcqg(profile, lambda: "bi-mat", lambda: NOW, loopback_only=True).send(entry(kind, body))

        assert (outcome.kind, outcome.message) == (OutcomeKind.UNFIT, reason)
        assert outcome.field in (field, "agency")
        assert side.calls() == []


def test_what_is_no_text_has_no_length_and_no_form():
    record = {**dossier_payload(dossier()), "MaTTHC": 2.000815, "GhiChu": None}

    assert list(findings("dvcqg", record)) == []


def test_looking_at_a_whole_dossier_is_nothing_a_counter_would_notice():
    papers = [{"name": f"Giấy tờ thứ {at}", "originals": 1, "copies": 2} for at in range(10)]
    record = dossier_payload(dossier(papers=papers))

    took = min(timeit.repeat(lambda: unfit("dvcqg", record), number=10, repeat=5)) / 10

    assert took < 0.02
