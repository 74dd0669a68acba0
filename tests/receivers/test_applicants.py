"""Whose dossier it is, in the words of contract A: nothing is made up where no code was published."""

from __future__ import annotations

import json

import pytest

from services.domain.outbox import EntryKind, Outcome, OutcomeKind
from services.domain.representative import Basis
from services.receivers.answers import personal_values
from services.receivers.contract_a import dossier_payload
from services.training import TrainingReceiver
from services.training.contract import dossier_problems
from tests.receivers.rows import dossier, entry

CITIZEN = {"full_name": "NGUYỄN VĂN THỬ", "personal_id": "033090000001", "address": "", "phone": "", "email": ""}
FOREIGNER = {
    **CITIZEN,
    "full_name": "JOHN DOE",
    "personal_id": "",
    "kind": "foreigner",
    "passport": "C1234567",
    "nationality": "FR",
    "tax_code": "",
}
NUMBERED = {**FOREIGNER, "passport": "", "personal_id": "033090000077"}
HOUSEHOLD = {**CITIZEN, "kind": "household", "passport": "", "nationality": "", "tax_code": "0314409058"}
COMPANY = {
    **CITIZEN,
    "full_name": "CÔNG TY MẪU",
    "personal_id": "",
    "kind": "company",
    "passport": "",
    "nationality": "",
    "tax_code": "0314409058",
}
BODY = {**COMPANY, "full_name": "Hội Người cao tuổi", "tax_code": ""}
WHO = {
    "full_name": "Lê Văn Thay",
    "personal_id": "033090000003",
    "passport": "",
    "phone": "0900000009",
    "address": "",
    "basis": "staff",
    "document": "số 5",
}
NOBODY = dict.fromkeys(WHO, "")


def told(applicant, **more):
    record = dossier_payload(dossier(applicant=applicant, **more))
    assert dossier_problems(record) == []
    return (
        record["LoaiDoiTuong"],
        record["SoGiayToChuHoSo"],
        [i["LoaiDinhDanh"] for i in record["DinhDanhCHS"]],
        record["ThongTinKhac"],
    )


@pytest.mark.parametrize(
    ("applicant", "kind", "number", "identities"),
    [
        (CITIZEN, "1", "033090000001", ["1"]),
        ({**CITIZEN, "personal_id": "033090001"}, "1", "033090001", ["2"]),
        (FOREIGNER, "1", "C1234567", []),
        (NUMBERED, "1", "033090000077", []),
        (HOUSEHOLD, "1", "033090000001", ["1"]),
        ({**HOUSEHOLD, "personal_id": ""}, "1", "0314409058", []),
        (COMPANY, "2", "0314409058", []),
        (BODY, "4", "", []),
    ],
)
def test_each_applicant_is_told_with_the_codes_that_were_published_and_no_other(applicant, kind, number, identities):
    assert told(applicant) == (kind, number, identities, "")


def test_who_came_is_told_by_name_and_ground_and_without_a_number():
    *_, other = told(COMPANY, representative=WHO)

    assert other == "Người nộp: Lê Văn Thay (người của tổ chức)"
    assert told(COMPANY, representative=NOBODY)[3] == ""


@pytest.mark.parametrize("basis", Basis)
def test_every_ground_has_its_words(basis):
    assert told(CITIZEN, representative={**WHO, "basis": basis.value})[3].endswith(")")


def test_nobodys_data_come_back_in_a_receivers_words():
    hidden = set(personal_values(dossier(applicant=FOREIGNER, representative=WHO)))

    assert {"JOHN DOE", "C1234567", "Lê Văn Thay", "033090000003", "0900000009"} <= hidden
    assert not {"foreigner", "staff"} & hidden


def test_a_company_with_its_clerk_arrives_at_the_training_receiver_as_it_was_frozen(tmp_path, clock, receiver_at):
    body = dossier(applicant=COMPANY, representative=WHO)

    with TrainingReceiver(tmp_path / "receiver", clock=clock) as side:
        outcome: Outcome = receiver_at(side.url, loopback_only=True).send(entry(EntryKind.DOSSIER, body))
        (held,) = side.dossiers()

    assert outcome.kind is OutcomeKind.DELIVERED
    assert json.loads(held.body) == dossier_payload(body)
