from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from services.domain.applicant import Applicant, ApplicantKind
from services.domain.dossier import DossierState
from services.domain.register import Mark, Row, Upload, beginnings, hits, mark_of, query_words, search_words
from services.domain.representative import Representative
from services.domain.terms import Terms

NOW = datetime(2026, 11, 20, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("state", "left", "mark"),
    [
        (DossierState.RETURNED, timedelta(days=-5), Mark.RETURNED),
        (DossierState.VOID, timedelta(days=-5), Mark.VOID),
        (DossierState.SUPPLEMENT, timedelta(days=-5), Mark.WAITS_CITIZEN),
        (DossierState.RECEIVED, timedelta(seconds=-1), Mark.OVERDUE),
        (DossierState.RECEIVED, timedelta(0), Mark.DUE_SOON),
        (DossierState.RECEIVED, timedelta(hours=24), Mark.DUE_SOON),
        (DossierState.RECEIVED, timedelta(hours=24, seconds=1), Mark.RECEIVED),
    ],
)
def test_a_mark_tells_how_the_business_stands(state, left, mark):
    assert mark_of(state, NOW + left, NOW) is mark


def test_a_dossier_whose_clock_has_not_begun_is_never_late():
    assert mark_of(DossierState.RECEIVED, NOW - timedelta(days=5), NOW, elsewhere=True) is Mark.WAITS_OTHER
    assert mark_of(DossierState.RETURNED, NOW, NOW, elsewhere=True) is Mark.RETURNED


def test_a_late_upload_never_makes_a_row_late():
    row = Row(
        1, UUID(int=1), "x", "A", "", "p", "f", NOW, NOW + timedelta(days=3), None, DossierState.RECEIVED, Upload.PARKED
    )

    assert row.mark(NOW) is Mark.RECEIVED


def test_a_dossier_is_found_by_name_number_procedure_and_last_digits(dossier):
    person = replace(dossier, applicant=Applicant("Đặng Thị Ưu", "033301000001", phone="0900000002"))

    assert search_words(person).split() == [
        "dang", "thi", "uu", "h31", "12", "261120", "2001", "cap", "giay", "033301000001", "0900000002",
        "r100000103330", "r2000000090", "r1002",
    ]  # fmt: skip
    assert search_words(dossier).split()[-1] == "r1002"


def test_a_dossier_is_found_by_who_handed_it_in_by_passport_and_by_tax_code(dossier):
    came = Representative("Lê Văn Thay", "033090000003", "C7654321", "0900000009")
    company = Applicant("CÔNG TY MẪU", kind=ApplicantKind.COMPANY, tax_code="0314409058-001")
    known_by = search_words(replace(dossier, applicant=company, terms=Terms(representative=came))).split()

    assert {"cong", "mau", "le", "thay", "0314409058001", "033090000003", "c7654321", "0900000009"} <= set(known_by)
    assert {"r" + "0314409058001"[::-1], "r" + "0900000009"[::-1]} <= set(known_by)


@pytest.mark.parametrize(
    ("word", "found"), [("mau", ("mau",)), ("01", ("01",)), ("001", ("001", "r100")), ("h31", ("h31",))]
)
def test_three_digits_are_also_looked_for_at_the_end(word, found):
    assert beginnings(word) == found


def test_a_search_has_at_most_eight_words():
    assert query_words("Đặng " * 12) == ("dang",) * 8


@pytest.mark.parametrize(
    ("text", "query", "spots"),
    [
        ("Trần Thị Mẫu", "mau tr", ((0, 2), (9, 3))),
        ("Trần Thị Mẫu", "tran t", ((0, 4), (5, 1))),
        ("H31.12-261120-2001", "2001", ((14, 4),)),
        ("H31.12-261120-2001", "01", ()),
        ("Trần", "khong", ()),
        ("Trần", "", ()),
    ],
)
def test_what_was_found_is_marked_where_it_stands(text, query, spots):
    assert hits(text, query) == spots
