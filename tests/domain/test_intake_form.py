from __future__ import annotations

import unicodedata
from contextlib import suppress
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.domain.applicant import Applicant, ApplicantKind, Sex
from services.domain.checklist import Answer, ExtraPaper, PaperState
from services.domain.dossier import Channel, Payment, ResultMethod
from services.domain.intake_form import form_from
from services.domain.representative import Basis, Representative
from services.errors import InvalidForm

CARD = "033301000001||TRẦN THỊ MẪU|28022001|Nữ|Tổ 2, Phường Thử, Hưng Yên|20102022"
LEAST = {"procedure": "1.004873", "applicant": {"full_name": "Trần Thị Mẫu"}}
WHOLE = {
    "id": "0b9f0000-0000-4000-8000-000000000001", "procedure": "1.004873", "case": 1, "channel": "post", "sets": 2,
    "applicant": {"personal_id": "033301000001", "full_name": "Trần Thị Mẫu", "born_on": "2001-02-28", "sex": "female",
                  "address": "Tổ 2", "phone": "0900000001", "email": "a@b.vn"},
    "components": [{"index": 0, "state": "handed_in", "originals": 1, "copies": 0, "alternative": "hộ chiếu"},
                   {"index": 2, "state": "from_database"}, {"index": 3, "state": "handed_in", "reason": "data_wrong"}],
    "extras": [{"name": "Giấy khác", "basis": "Điều 1", "reason": "Cần"}], "competent": "2025:11983",
    "return_point": "diem-2", "visit": "0b9f0000-0000-4000-8000-00000000000a", "due_on": "2026-12-01",
    "fee": {"amount": 8000, "payment": "cash", "pages": 5, "copies": 3, "exemption": "ho-ngheo"}, "result_method": "electronic", "note": " Ghi  chú ",
    "same_day": True,
}  # fmt: skip
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=5,
)


def problems(raw):
    with pytest.raises(InvalidForm) as refused:
        form_from(raw)
    return [(p.field, p.kind) for p in refused.value.problems]


def test_a_whole_form_is_read():
    form = form_from(WHOLE)

    assert (form.id, form.case, form.sets, form.channel) == (UUID(WHOLE["id"]), 1, 2, Channel.POST)
    assert (form.applicant.full_name, form.applicant.sex, form.applicant.email) == (
        "Trần Thị Mẫu",
        Sex.FEMALE,
        "a@b.vn",
    )
    assert form.answers == (
        Answer(0, PaperState.HANDED_IN, 1, 0, "hộ chiếu"),
        Answer(2, PaperState.FROM_DATABASE),
        Answer(3, PaperState.HANDED_IN, reason="data_wrong"),
    )
    assert form.extras == (ExtraPaper("Giấy khác", "Điều 1", "Cần"),)
    assert (form.pages, form.copies, form.exemption) == (5, 3, "ho-ngheo")
    assert (form.competent, form.return_point, form.visit) == ("2025:11983", "diem-2", UUID(WHOLE["visit"]))
    assert (form.due_on, form.fee, form.payment) == (date(2026, 12, 1), 8000, Payment.CASH)
    assert (form.result_method, form.note, form.same_day) == (ResultMethod.ELECTRONIC, "Ghi chú", True)


def test_only_procedure_and_person_are_needed_and_each_form_gets_its_own_id():
    form = form_from(LEAST)

    assert (form.answers, form.sets, form.fee, form.due_on, form.same_day) == ((), 1, None, None, False)
    assert form.id != form_from(LEAST).id


def test_nothing_is_said_by_null():
    form = form_from({**LEAST, "note": None, "due_on": None, "fee": None, "card": None})

    assert (form.note, form.due_on, form.fee) == ("", None, None)


def test_a_card_fills_what_was_not_typed():
    form = form_from({"procedure": "1.004873", "card": CARD, "applicant": {"phone": "0900000001", "sex": ""}})

    assert (form.applicant.personal_id, form.applicant.sex, form.applicant.phone) == (
        "033301000001",
        Sex.FEMALE,
        "0900000001",
    )
    assert form_from({"procedure": "1.004873", "card": CARD}).applicant.born_on == "2001-02-28"
    typed = {"full_name": "Trần Thị Mẫu Hai", "personal_id": "0333 0100 0001"}
    assert (
        form_from({"procedure": "1.004873", "card": CARD, "applicant": typed}).applicant.full_name == "Trần Thị Mẫu Hai"
    )


def test_the_kind_of_applicant_and_who_hands_in_are_read():
    company = {"kind": "company", "full_name": "CÔNG TY MẪU", "tax_code": "0314409058"}
    who = {
        "full_name": "Lê Văn Thay",
        "personal_id": "033090000003",
        "basis": "staff",
        "document": "giấy giới thiệu số 5",
    }

    form = form_from({**LEAST, "applicant": company, "representative": who})

    assert form.applicant == Applicant("CÔNG TY MẪU", kind=ApplicantKind.COMPANY, tax_code="0314409058")
    assert form.representative == Representative(
        "Lê Văn Thay", "033090000003", basis=Basis.STAFF, document="giấy giới thiệu số 5"
    )


def test_whoever_is_not_told_apart_is_a_person_who_came_themselves():
    assert form_from(LEAST).applicant.kind is ApplicantKind.PERSON
    assert form_from({**LEAST, "representative": None}).representative is None
    assert form_from({**LEAST, "representative": {"full_name": "Lê Văn Thay"}}).representative.basis is Basis.AUTHORISED


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"applicant": {"full_name": "Ai", "kind": "ghost"}}, [("applicant.kind", "not_in_list")]),
        (
            {"applicant": {"full_name": "Công ty", "kind": "company", "born_on": "1990", "sex": "male"}},
            [("applicant.born_on", "not_for_kind"), ("applicant.sex", "not_for_kind")],
        ),
        ({"applicant": {"full_name": "Ai", "passport": "C1234567"}}, [("applicant.passport", "not_for_kind")]),
        ({"representative": "Lê Văn Thay"}, [("representative", "wrong_type")]),
        (
            {"representative": {"basis": "friend", "name": "x"}},
            [("representative.name", "unknown_field"), ("representative.basis", "not_in_list")],
        ),
    ],
)
def test_what_a_kind_has_not_and_a_ground_nobody_knows_are_named(change, found):
    assert problems({**LEAST, **change}) == found


def test_text_is_composed_before_its_length_is_counted():
    note = unicodedata.normalize("NFD", "ệ" * 1000)

    assert form_from({**LEAST, "note": note}).note == "ệ" * 1000
    assert problems({**LEAST, "note": "ệ" * 1001}) == [("note", "too_long")]


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"id": "x"}, ("id", "not_a_uuid")),
        ({"id": None}, ("id", "not_a_uuid")),
        ({"id": 5}, ("id", "not_a_uuid")),
        ({"procedure": ""}, ("procedure", "empty")),
        ({"case": "0"}, ("case", "wrong_type")),
        ({"case": True}, ("case", "wrong_type")),
        ({"case": -1}, ("case", "out_of_range")),
        ({"sets": 0}, ("sets", "out_of_range")),
        ({"sets": 100}, ("sets", "out_of_range")),
        ({"channel": "fax"}, ("channel", "not_in_list")),
        ({"channel": []}, ("channel", "not_in_list")),
        ({"applicant": "Mẫu"}, ("applicant", "wrong_type")),
        ({"applicant": {"full_name": 5}}, ("applicant.full_name", "wrong_type")),
        ({"applicant": {"name": "Mẫu"}}, ("applicant.name", "unknown_field")),
        ({"applicant": {"sex": "nữ"}}, ("applicant.sex", "not_in_list")),
        ({"card": 5}, ("card", "not_a_card")),
        ({"card": "abc"}, ("card", "not_a_card")),
        ({"card": CARD[:40]}, ("card", "cut_short")),
        ({"card": CARD, "applicant": {"personal_id": "033301000002"}}, ("card", "card_differs")),
        ({"components": None}, ("components", "wrong_type")),
        ({"components": {}}, ("components", "wrong_type")),
        ({"components": [5]}, ("components[0]", "wrong_type")),
        ({"components": [{"index": 0}, {"state": "missing"}]}, ("components[1].index", "empty")),
        ({"components": [{"index": "0"}]}, ("components[0].index", "wrong_type")),
        ({"components": [{"index": 0, "state": "there"}]}, ("components[0].state", "not_in_list")),
        ({"components": [{"index": 0, "copies": 1000}]}, ("components[0].copies", "out_of_range")),
        ({"components": [{"index": 0, "pages": 1}]}, ("components[0].pages", "unknown_field")),
        ({"due_on": "2026-02-30"}, ("due_on", "not_a_date")),
        ({"due_on": 5}, ("due_on", "not_a_date")),
        ({"fee": 8000}, ("fee", "wrong_type")),
        ({"fee": 0}, ("fee", "wrong_type")),
        ({"fee": {"amount": "8000"}}, ("fee.amount", "wrong_type")),
        ({"fee": {"amount": -1}}, ("fee.amount", "out_of_range")),
        ({"fee": {"sum": 1}}, ("fee.sum", "unknown_field")),
        ({"same_day": 1}, ("same_day", "wrong_type")),
        ({"same_day": "yes"}, ("same_day", "wrong_type")),
        ({"extras": "giấy"}, ("extras", "wrong_type")),
        ({"extras": ["giấy"]}, ("extras[0]", "wrong_type")),
        ({"extras": [{"paper": "x"}]}, ("extras[0].paper", "unknown_field")),
        ({"visit": "hai"}, ("visit", "not_a_uuid")),
        ({"fee": {"copies": 0}}, ("fee.copies", "out_of_range")),
        ({"components": [{"index": 0, "reason": "thích"}]}, ("components[0].reason", "not_in_list")),
        ({"notes": ""}, ("notes", "unknown_field")),
    ],
)
def test_a_fault_is_named_by_its_path(change, found):
    assert problems({**LEAST, **change}) == [found]


def test_every_fault_is_named_at_once_in_reading_order():
    assert problems({"sets": 0, "same_day": 2, "wrong": 1}) == [
        ("wrong", "unknown_field"),
        ("procedure", "empty"),
        ("same_day", "wrong_type"),
        ("sets", "out_of_range"),
    ]


@pytest.mark.parametrize("raw", [None, [], "form", 5])
def test_what_is_no_object_is_no_form(raw):
    assert problems(raw) == [("", "wrong_type")]


@given(
    st.dictionaries(st.sampled_from([*WHOLE, "card"]), JSON),
    st.dictionaries(st.sampled_from(sorted(WHOLE["applicant"])), JSON),
)
def test_no_content_whatever_is_more_than_a_named_fault(raw, person):
    with suppress(InvalidForm):
        form_from({**WHOLE, "applicant": person, **raw})
