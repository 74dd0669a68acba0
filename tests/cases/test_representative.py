"""Receiving from whoever hands in for another, from a company, a household and a foreigner."""

from __future__ import annotations

from dataclasses import replace

import pytest

from services.domain.applicant import Applicant, ApplicantKind
from services.domain.checklist import Answer, PaperState
from services.domain.permissions import Role
from services.domain.representative import Basis, Representative
from services.errors import AskedBefore, ComponentsMissing, InvalidForm
from services.store import dossiers, outbox
from tests.desks import PEOPLE

OFFICER = PEOPLE[Role.OFFICER]
CAME = Representative("Lê Văn Thay", "033090000003", phone="0900000009", document="giấy uỷ quyền số 12")
COMPANY = Applicant("CÔNG TY MẪU", kind=ApplicantKind.COMPANY, tax_code="0314409058", address="Số 1, xã Thử")
FOREIGNER = Applicant("JOHN DOE", kind=ApplicantKind.FOREIGNER, passport="C1234567", nationality="FR")
CLERK = replace(CAME, basis=Basis.STAFF, document="giấy giới thiệu số 5")


def faults(desk, form):
    with pytest.raises(InvalidForm) as refused:
        desk.intake.receive(OFFICER, form)
    return [(problem.field, problem.kind) for problem in refused.value.problems]


def test_the_authority_is_asked_for_when_somebody_authorised_comes(desk, complete):
    form = complete(representative=CAME)

    with pytest.raises(ComponentsMissing) as refused:
        desk.intake.receive(OFFICER, form)
    assert refused.value.names == ("Văn bản ủy quyền",)

    (index,) = refused.value.indexes
    answered = replace(form, answers=(*form.answers, Answer(index, PaperState.HANDED_IN)))
    assert desk.intake.receive(OFFICER, answered).dossier.terms.representative == CAME


@pytest.mark.parametrize("basis", [Basis.PARENT, Basis.LEGAL])
def test_nobody_who_acts_by_law_is_asked_for_an_authority(desk, complete, basis):
    received = desk.intake.receive(OFFICER, complete(representative=replace(CAME, basis=basis)))

    assert received.dossier.terms.representative.basis is basis


def test_form_02_names_the_authority_and_who_came(desk, complete):
    slip = desk.intake.request_papers(OFFICER, complete(representative=CAME))

    assert [paper.name for paper in slip.missing] == ["Văn bản ủy quyền"]
    assert slip.representative == CAME


def test_form_03_keeps_who_came(desk, complete):
    (ground, *_) = desk.intake.grounds(OFFICER)

    slip = desk.intake.refuse(OFFICER, complete(representative=CAME), ground.key, "Không thuộc thẩm quyền của xã")

    assert slip.representative == CAME


def test_what_was_typed_of_who_came_is_kept_tidy(desk, complete):
    typed = Representative(" Lê  Văn Thay ", "033 090 000 003", phone="+84 900 000 009", basis=Basis.PARENT)

    kept = desk.intake.receive(OFFICER, complete(representative=typed)).dossier.terms.representative

    assert kept == Representative("Lê Văn Thay", "033090000003", phone="0900000009", basis=Basis.PARENT)


def test_a_company_does_not_come_itself_and_a_ground_must_fit(desk, complete):
    assert faults(desk, complete(applicant=COMPANY)) == [("representative", "company_needs_one")]
    parent = replace(CAME, basis=Basis.PARENT)
    assert faults(desk, complete(applicant=COMPANY, representative=parent)) == [
        ("representative.basis", "not_for_this_applicant")
    ]


def test_a_company_and_a_foreigner_are_received_stored_and_sent(desk, complete):
    company = desk.intake.receive(OFFICER, complete(applicant=COMPANY, representative=CLERK)).dossier
    foreigner = desk.intake.receive(OFFICER, complete(applicant=FOREIGNER)).dossier

    with desk.place.store.read() as db:
        assert [dossiers.by_id(db, one.id) for one in (company, foreigner)] == [company, foreigner]
        body = outbox.of_dossier(db, company.id)[0].body
        shown = [row.personal_id for row in dossiers.latest(db, 2)]
    assert (body["applicant"]["kind"], body["applicant"]["tax_code"]) == ("company", "0314409058")
    assert (body["representative"]["full_name"], body["representative"]["basis"]) == ("Lê Văn Thay", "staff")
    assert shown == ["C1234567", "0314409058"]


@pytest.mark.parametrize("words", ["thay", "033090000003", "0003", "0900000009", "0314409058", "cong ty"])
def test_the_register_finds_a_dossier_by_who_came_and_by_its_tax_code(desk, complete, words):
    received = desk.intake.receive(OFFICER, complete(applicant=COMPANY, representative=CLERK)).dossier

    assert [row.number for row in desk.registry.rows(OFFICER, words)] == [received.number]


def test_a_foreigner_is_not_asked_twice_for_papers_unnoticed(desk, complete):
    missing = {"applicant": FOREIGNER, "answers": ()}
    desk.intake.request_papers(OFFICER, complete(**missing))

    with pytest.raises(AskedBefore):
        desk.intake.request_papers(OFFICER, complete(**missing))


def test_whoever_comes_with_several_matters_comes_for_all_of_them(desk, complete):
    parent = replace(CAME, basis=Basis.PARENT)

    receipts = desk.intake.receive_visit(OFFICER, [complete(representative=parent), complete()])

    assert [receipt.dossier.terms.representative for receipt in receipts] == [parent, parent]
