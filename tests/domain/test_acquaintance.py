"""What is known of an applicant: details by when they were told, differences, taking them over, what is a twin."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from services.domain.acquaintance import (
    RECENT_DAYS,
    Acquaintance,
    Earlier,
    Likeness,
    Twin,
    acquainted,
    likeness,
    waiting_twin,
    with_details,
)
from services.domain.applicant import Applicant, ApplicantKind, Sex
from services.domain.dossier import DossierState, Draft, IntakeForm
from services.domain.representative import Basis, Representative

LAST = datetime(2026, 11, 20, 2, tzinfo=UTC)
FIRST = LAST - timedelta(days=200)
PERSON = Applicant(
    "Trần Thị Mẫu",
    "033301000001",
    "2001-02-28",
    Sex.FEMALE,
    "Tổ 2, xã Thử",
    "0900000001",
    "mau@example.vn",
    "2025:11983",
)
TWIN = Twin((), uuid4(), "Trần Thị Mẫu", "1.004873", "Xác nhận", LAST, "Đỗ Thị Ngân", 2, "H31.12-261120-2001")
MOTHER = Representative("Lê Thị Mẹ", basis=Basis.PARENT)


def form(person, **fields):
    return IntakeForm(uuid4(), "1.004873", person, **fields)


def told(person=PERSON, at=LAST, number="H31.12-261120-2001", who=None):
    return Earlier(person, who, number, at)


def test_nobody_is_known_by_nothing():
    known = acquainted(form(Applicant("Ai đó")), [], 0, ())

    assert known == Acquaintance()
    assert with_details(form(PERSON), known).applicant == PERSON


def test_an_empty_detail_of_the_last_visit_does_not_hide_an_earlier_one():
    visits = [told(replace(PERSON, phone="", email="")), told(replace(PERSON, email="cu@example.vn"), FIRST)]

    known = acquainted(form(Applicant("", PERSON.personal_id)), visits, 2, ())

    assert (known.applicant.phone, known.applicant.email) == ("0900000001", "cu@example.vn")
    assert (known.seen_at, known.dossiers) == (LAST, 2)


def test_the_commune_comes_from_the_visit_its_address_comes_from():
    visits = [told(replace(PERSON, address="Số 9, xã Khác", commune="")), told(at=FIRST)]

    known = acquainted(form(Applicant("", PERSON.personal_id)), visits, 2, ())

    assert (known.applicant.address, known.applicant.commune) == ("Số 9, xã Khác", "")


def test_a_visit_that_gave_no_address_gives_no_commune():
    known = acquainted(form(Applicant("")), [told(replace(PERSON, address=""))], 1, ())

    assert (known.applicant.address, known.applicant.commune) == ("", "")


def test_what_is_offered_is_empty_now_and_what_differs_is_filled_in_now():
    now = form(replace(PERSON, full_name="TRẦN THỊ MẪU", phone="0911 222 333", email="", sex=Sex.UNKNOWN))

    known = acquainted(now, [told(), told(replace(PERSON, phone="0988"), FIRST)], 2, ())

    assert known.offered == ("sex", "email")
    assert [(d.field, d.before, d.now, d.since) for d in known.differences] == [
        ("phone", "0900000001", "0911222333", LAST)
    ]


def test_another_address_does_not_bring_the_earlier_commune():
    same, moved = replace(PERSON, commune=""), replace(PERSON, address="Số 9, xã Khác", commune="")

    assert acquainted(form(same), [told()], 1, ()).offered == ("commune",)
    assert acquainted(form(moved), [told()], 1, ()).offered == ()


def test_a_company_is_offered_what_companies_have():
    company = Applicant("CÔNG TY MẪU", kind=ApplicantKind.COMPANY, tax_code="0314409058", phone="0900000001")

    known = acquainted(form(Applicant("", kind=ApplicantKind.COMPANY, tax_code="0314409058")), [told(company)], 1, ())

    assert known.applicant == company
    assert known.offered == ("full_name", "phone")


def test_details_are_taken_over_only_where_they_are_offered_or_named():
    page = form(Applicant("", PERSON.personal_id, phone="0911222333"))
    known = acquainted(page, [told(who=MOTHER)], 1, ())

    offered, named = with_details(page, known), with_details(page, known, ("phone", "representative", "khong-co"))

    assert offered.applicant == replace(PERSON, phone="0911222333")
    assert offered.representative is None
    assert named.applicant == Applicant("", PERSON.personal_id, phone="0900000001")
    assert named.representative == MOTHER


def test_a_representative_nobody_had_is_not_taken_over():
    page = form(Applicant("", PERSON.personal_id), representative=MOTHER)
    known = acquainted(page, [told()], 1, ())

    assert with_details(page, known, ()).representative == MOTHER


@pytest.mark.parametrize("state", [DossierState.RECEIVED, DossierState.SUPPLEMENT])
def test_a_dossier_that_has_not_ended_may_be_the_same_matter_however_old(state):
    waiting = replace(TWIN, state=state)

    assert likeness(waiting, LAST + timedelta(days=900), same_day=True) is Likeness.OPEN
    assert waiting.joinable


def test_a_void_number_is_no_twin():
    assert likeness(replace(TWIN, state=DossierState.VOID), LAST, same_day=False) is None


def test_a_settled_one_is_a_twin_for_some_days_after_it_was_received():
    done = replace(TWIN, state=DossierState.RETURNED, returned_at=LAST + timedelta(days=2))
    last = LAST + timedelta(days=RECENT_DAYS)

    assert likeness(done, last, same_day=False) is Likeness.RETURNED
    assert likeness(done, last + timedelta(seconds=1), same_day=False) is None
    assert not done.joinable


def test_what_is_settled_on_the_day_is_handed_in_again_and_again_and_is_no_twin():
    at_once = replace(TWIN, state=DossierState.RETURNED, returned_at=LAST)
    next_day = LAST + timedelta(days=1)

    assert likeness(at_once, LAST, same_day=False) is None
    assert likeness(replace(at_once, returned_at=next_day), next_day, same_day=True) is None
    assert likeness(replace(at_once, returned_at=None), LAST, same_day=False) is Likeness.RETURNED


def test_a_waiting_sheet_is_laid_beside_as_far_as_it_is_filled_in():
    page = form(PERSON)

    twin = waiting_twin(Draft(page, "2026-11-22", LAST), page, 2, "Đỗ Thị Ngân", (Likeness.WAITING,))

    assert (twin.form_id, twin.procedure, twin.title, twin.at) == (page.id, "1.004873", "1.004873", LAST)
    assert (twin.number, twin.state, twin.joinable) == ("", None, False)
    assert isinstance(twin.form_id, UUID)
