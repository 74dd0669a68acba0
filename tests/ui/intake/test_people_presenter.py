"""What the intake page decides about people: kinds, who hands in for whom, who was here before. No window."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.domain.applicant import Applicant, ApplicantKind, Sex
from services.domain.checklist import PaperState
from services.domain.dossier import DossierState
from services.domain.representative import Basis, Representative
from services.errors import StoreBusy
from tests.desks import single_form
from tests.ui.intake.test_presenter import CARD, Heard
from tests.ui.pages import OFFICER, Later, at_once
from ui.presenters import intake_people as people
from ui.presenters.intake_faults import faults_of, person_problem
from ui.presenters.intake_known import KnownPresenter
from ui.presenters.intake_others import ALONE
from ui.presenters.intake_rows import rows_of
from ui.presenters.intake_sheet import Sheet, extras_of, form_of, sheet_of

PERSON, FOREIGNER, HOUSEHOLD, COMPANY = ApplicantKind
OTHER = "001090123456||NGUYỄN VĂN THỬ|01011990|Nam|Số 1, Thôn Mẫu, Xã Thử, Hưng Yên|15042021"
THIRD = "033158000004||PHẠM THỊ NĂM|1958|Nữ|Xã Thử, Hưng Yên|04072021"
SHE = "033304000127"


class View(Heard):
    """A view that also knows in which part the caret is, and asks at once who it is."""

    part = ""

    def part_in_focus(self):
        return self.part


@pytest.fixture
def view():
    return View()


@pytest.fixture
def presenter(view, desk):
    return KnownPresenter(view, desk, OFFICER, at_once)


@pytest.fixture
def marriage(desk):
    return desk.catalogue.procedure(OFFICER, "1.004873")


@pytest.fixture
def earlier(desk, clock):
    """She was here four days ago with a phone number and another address."""
    clock.at -= timedelta(days=4)
    person = Applicant("Trần Thị Mẫu", SHE, "2004-02-29", Sex.FEMALE, "Tổ 9, Phường Thử, Hưng Yên", "0900000127")
    dossier = desk.intake.receive(OFFICER, single_form(applicant=person)).dossier
    clock.at += timedelta(days=4)
    return dossier


def names(sheet):
    return sheet.others.bearer.person.full_name, sheet.person.full_name


# Kinds.


def test_a_citizen_filled_in_already_hands_in_for_the_company_and_comes_back_with_the_kind(presenter):
    presenter.scanned(CARD)
    presenter.typed("phone", "0900000127")
    begun = presenter.sheet

    presenter.set_kind(COMPANY)
    presenter.typed("full_name", "CÔNG TY MẪU")
    presenter.typed("tax_code", "0314409058")

    assert names(presenter.sheet) == ("TRẦN THỊ MẪU", "CÔNG TY MẪU")
    form = form_of(presenter.sheet)
    assert (form.applicant.kind, form.applicant.personal_id, form.applicant.born_on) == (COMPANY, "", "")
    assert form.representative.phone == "0900000127"

    presenter.set_kind(PERSON)
    assert (presenter.sheet.person, presenter.sheet.card_at) == (begun.person, begun.card_at)
    presenter.set_kind(COMPANY)
    assert names(presenter.sheet) == ("TRẦN THỊ MẪU", "CÔNG TY MẪU")


def test_what_a_kind_does_not_have_is_not_on_the_form_and_not_lost(presenter):
    presenter.scanned(CARD)
    presenter.set_kind(FOREIGNER)
    presenter.typed("passport", "C1234567")
    presenter.typed("nationality", "FR")
    presenter.set_kind(PERSON)

    assert form_of(presenter.sheet).applicant.passport == ""
    presenter.set_kind(FOREIGNER)
    assert form_of(presenter.sheet).applicant.passport == "C1234567"


def test_a_citizens_card_makes_a_foreigner_a_citizen_again(presenter):
    presenter.set_kind(FOREIGNER)

    presenter.scanned(CARD)

    assert presenter.sheet.person.kind is PERSON


def test_a_household_stays_one_when_its_heads_card_is_read(presenter):
    presenter.set_kind(HOUSEHOLD)
    presenter.typed("tax_code", "033301000001")

    presenter.scanned(CARD)

    assert (presenter.sheet.person.kind, presenter.sheet.person.tax_code) == (HOUSEHOLD, "033301000001")


def test_the_same_kind_again_changes_nothing(presenter, view):
    presenter.set_kind(PERSON)

    assert view.times("show_sheet") == 0
    assert presenter.sheet.blank


_STEPS = st.lists(
    st.one_of(
        st.sampled_from(list(ApplicantKind)),
        st.booleans(),
        st.just("swap"),
        st.tuples(st.sampled_from(["full_name", "phone", "personal_id"]), st.text("abc ", max_size=4)),
    ),
    max_size=12,
)


def _people_in(sheet):
    """Return every name that is kept anywhere on a sheet."""
    others = sheet.others
    parts = (sheet.person, others.bearer.person, others.citizen.person, others.company.person)
    return sorted(p.full_name for p in parts if p.full_name)


@given(_STEPS)
def test_no_change_of_kind_or_of_who_hands_in_loses_a_name(steps):
    sheet = replace(Sheet(), person=Applicant("first"))
    for step in steps:
        before = _people_in(sheet)
        if isinstance(step, ApplicantKind):
            sheet = people.of_kind(sheet, step)
        elif isinstance(step, bool):
            sheet = people.for_another(sheet, step)
        elif step == "swap":
            sheet = people.swapped(sheet)
        else:
            name, text = step
            sheet = replace(sheet, person=replace(sheet.person, **{name: text}))
            continue
        assert _people_in(sheet) == before


@given(_STEPS)
def test_a_draft_brings_back_everybody_of_a_sheet(steps):
    sheet = replace(Sheet(), person=Applicant("first"))
    for step in steps:
        if isinstance(step, ApplicantKind):
            sheet = people.of_kind(sheet, step)
        elif isinstance(step, bool):
            sheet = people.for_another(sheet, step)
        elif isinstance(step, tuple):
            sheet = people.typed_of_bearer(sheet, "number" if step[0] == "personal_id" else step[0], step[1])
    draft = _Kept(form_of(sheet), extras_of(sheet))

    again = sheet_of(draft, None)

    assert (again.person, again.others) == (sheet.person, sheet.others)


class _Kept:
    """A draft as the store gives it back."""

    def __init__(self, form, extras):
        self.form, self.extras = form, extras


def test_a_draft_without_texts_of_its_own_takes_who_handed_in_from_the_form():
    acting = Representative("Lê Thị Mẹ", "033158000004", phone="0900000009", basis=Basis.PARENT)

    sheet = sheet_of(_Kept(single_form(representative=acting), {}), None)

    assert form_of(sheet).representative == acting


# Who hands in for whom.


def test_turning_it_on_makes_the_person_at_the_counter_hand_in_and_off_brings_everybody_back(presenter):
    presenter.scanned(CARD)
    presenter.act_for_another(True)
    assert names(presenter.sheet) == ("TRẦN THỊ MẪU", "")

    presenter.scanned(OTHER)
    assert names(presenter.sheet) == ("TRẦN THỊ MẪU", "NGUYỄN VĂN THỬ")

    presenter.act_for_another(False)
    assert presenter.sheet.person.full_name == "TRẦN THỊ MẪU"
    assert form_of(presenter.sheet).representative is None
    presenter.act_for_another(True)
    assert names(presenter.sheet) == ("TRẦN THỊ MẪU", "NGUYỄN VĂN THỬ")


def test_the_two_can_be_exchanged_with_one_key_and_a_company_cannot(presenter):
    presenter.scanned(CARD)
    presenter.act_for_another(True)
    presenter.scanned(OTHER)

    presenter.swap_people()
    assert names(presenter.sheet) == ("NGUYỄN VĂN THỬ", "TRẦN THỊ MẪU")

    presenter.set_kind(COMPANY)
    presenter.swap_people()
    assert presenter.sheet.person.kind is COMPANY


@pytest.mark.parametrize("part", [people.BEARER, people.OWNER])
def test_a_card_fills_the_part_the_caret_is_in_and_leaves_the_other_alone(presenter, view, part):
    presenter.scanned(CARD)
    presenter.act_for_another(True)
    presenter.scanned(OTHER)
    before = names(presenter.sheet)

    view.part = part
    presenter.scanned(THIRD)

    kept = 1 if part == people.BEARER else 0
    assert names(presenter.sheet)[kept] == before[kept]
    assert names(presenter.sheet)[1 - kept] == "PHẠM THỊ NĂM"
    presenter.undo_card()
    assert names(presenter.sheet) == before


def test_a_third_persons_card_fills_nobody_while_the_caret_is_elsewhere(presenter, view):
    presenter.scanned(CARD)
    presenter.act_for_another(True)
    presenter.scanned(OTHER)
    before = presenter.sheet

    presenter.scanned(THIRD)

    assert presenter.sheet == before
    assert view.last("tell")[0].kind == "whose_card"


def test_the_card_of_somebody_on_the_sheet_is_read_for_that_person_wherever_the_caret_is(presenter, view):
    presenter.scanned(CARD)
    presenter.act_for_another(True)
    presenter.typed("personal_id", "001 090 123 456")
    view.part = people.BEARER

    presenter.scanned(OTHER)

    assert names(presenter.sheet) == ("TRẦN THỊ MẪU", "NGUYỄN VĂN THỬ")


def test_a_card_never_fills_a_company(presenter, view):
    presenter.set_kind(COMPANY)
    presenter.typed("full_name", "CÔNG TY MẪU")
    view.part = people.OWNER

    presenter.scanned(CARD)

    assert names(presenter.sheet) == ("TRẦN THỊ MẪU", "CÔNG TY MẪU")


def test_the_number_of_who_hands_in_may_be_a_passports(presenter):
    presenter.act_for_another(True)
    presenter.typed("representative.number", "C1234567")
    assert form_of(presenter.sheet).representative.passport == "C1234567"

    presenter.typed("representative.number", "033304000127")
    acting = form_of(presenter.sheet).representative
    assert (acting.passport, acting.personal_id) == ("", "033304000127")


def test_the_written_authority_is_asked_for_as_the_ground_needs_it_and_goes_away_with_it(presenter, marriage):
    def listed():
        return [row.component.name for row in rows_of(presenter.sheet) if row.listed]

    presenter.scanned(CARD)
    presenter.choose_procedure(marriage)
    before = listed()
    presenter.act_for_another(True)
    assert any("ủy quyền" in name for name in listed())

    presenter.typed("representative.basis", "parent")
    assert listed() == before
    presenter.typed("representative.basis", "authorised")
    presenter.act_for_another(False)
    assert listed() == before


def test_every_faulty_place_of_who_hands_in_is_named_in_the_order_of_the_page(presenter, marriage, desk):
    presenter.scanned(CARD)
    presenter.choose_procedure(marriage)
    presenter.act_for_another(True)
    presenter.typed("representative.phone", "12")
    presenter.typed("representative.full_name", "")

    places = [fault.place for fault in faults_of(presenter.sheet, desk.place.today())]

    assert places[:4] == [
        "representative.full_name", "representative.phone", "representative.document", "person.full_name",
    ]  # fmt: skip
    problem = person_problem(presenter.sheet, "representative.phone", desk.place.today())
    assert (problem.field, problem.kind) == ("representative.phone", "not_a_phone")
    assert person_problem(presenter.sheet, "representative.document", desk.place.today()) is None


def test_a_foreigner_without_passport_and_nationality_is_told_at_both(presenter, marriage, desk):
    presenter.set_kind(FOREIGNER)
    presenter.typed("full_name", "JOHN DOE")
    presenter.choose_procedure(marriage)

    places = [fault.place for fault in faults_of(presenter.sheet, desk.place.today())]

    assert places[:2] == ["person.passport", "person.nationality"]
    assert person_problem(presenter.sheet, "nationality", desk.place.today()) is None


def test_several_procedures_of_one_visit_share_who_hands_in(presenter, marriage, desk):
    presenter.scanned(CARD)
    presenter.act_for_another(True)
    presenter.scanned(OTHER)
    presenter.choose_procedure(marriage)

    presenter.add_procedure()
    presenter.choose_procedure(desk.catalogue.procedure(OFFICER, "2.000815"))

    assert {form_of(s).representative.full_name for s in presenter.sheets} == {"TRẦN THỊ MẪU"}


def test_the_next_sheet_for_the_same_citizen_keeps_who_hands_in(presenter, marriage):
    presenter.scanned(CARD)
    presenter.choose_procedure(marriage)
    presenter.act_for_another(True)
    presenter.scanned(OTHER)
    presenter.typed("representative.basis", "parent")
    presenter.answer(0, PaperState.HANDED_IN)
    presenter.receive()
    assert presenter.received.dossier.terms.representative.basis is Basis.PARENT

    presenter.same_person()

    assert names(presenter.sheet) == ("TRẦN THỊ MẪU", "NGUYỄN VĂN THỬ")
    assert people.bearer_number(presenter.sheet) == "033 304 000 127"


# Who was here before.


def look(presenter):
    presenter.look_up()
    return presenter.familiar


def test_what_was_told_earlier_is_offered_once_and_fills_only_what_is_empty(presenter, view, earlier):
    presenter.scanned(CARD)
    familiar = look(presenter)
    assert [name for name, _ in familiar.offer.details] == ["phone"]
    assert [d.field for d in familiar.differences] == ["address"]
    assert familiar.dossiers == 1

    presenter.take_over()

    assert presenter.sheet.person.phone == "0900 000 127"
    assert presenter.sheet.person.address == "Tổ 2, Phường Thử, Hưng Yên"
    assert view.last("tell")[0].kind == "taken_over"
    presenter.undo_card()
    assert presenter.sheet.person.phone == ""
    assert look(presenter).offer is None


def test_a_number_typed_by_hand_brings_name_birth_and_address_with_one_key(presenter, earlier):
    presenter.typed("personal_id", SHE)
    look(presenter)

    presenter.take_over()

    person = presenter.sheet.person
    assert (person.full_name, person.born_on, person.sex) == ("Trần Thị Mẫu", "29/02/2004", Sex.FEMALE)
    assert person.address == "Tổ 9, Phường Thử, Hưng Yên"


def test_nothing_is_offered_twice_and_nothing_of_a_stranger(presenter, earlier):
    presenter.take_over()
    presenter.typed("personal_id", "001090123456")
    assert look(presenter).offer is None
    assert look(presenter).seen_at is None


def test_who_handed_in_last_time_is_offered_while_somebody_hands_in(presenter, desk, clock):
    clock.at -= timedelta(days=3)
    acting = Representative("Lê Thị Mẹ", "033158000004", phone="0900000009", basis=Basis.PARENT)
    desk.intake.receive(OFFICER, single_form(representative=acting))
    clock.at += timedelta(days=3)
    presenter.act_for_another(True)
    presenter.typed("personal_id", "033301000001")

    assert look(presenter).offer.details[0] == ("representative", "Lê Thị Mẹ")
    presenter.take_over()

    taken = form_of(presenter.sheet).representative
    assert (taken.full_name, taken.basis) == ("Lê Thị Mẹ", Basis.PARENT)


def test_an_answer_about_somebody_else_meanwhile_is_not_shown(view, desk, earlier):
    later = Later()
    presenter = KnownPresenter(view, desk, OFFICER, later)
    presenter.typed("personal_id", SHE)
    presenter.look_up()
    presenter.typed("personal_id", "001090123456")

    later.run()

    assert presenter.familiar.offer is None


def test_typing_faster_than_the_answer_asks_for_the_last_thing_only(view, desk, earlier):
    later = Later()
    presenter = KnownPresenter(view, desk, OFFICER, later)
    for number in ("03330400012", SHE):
        presenter.typed("personal_id", number)
        presenter.look_up()
    presenter.typed("phone", "0900000001")
    presenter.look_up()

    later.run()
    later.run()

    assert presenter.familiar.dossiers == 1
    assert [d.field for d in presenter.familiar.differences] == ["phone"]


class Lane:
    """A lane on which the store is busy when the test says so."""

    busy = False

    def __call__(self, job, done, failed):
        failed(StoreBusy()) if self.busy else at_once(job, done, failed)


def test_what_cannot_be_taken_over_is_offered_again(desk, view, earlier):
    lane = Lane()
    presenter = KnownPresenter(view, desk, OFFICER, lane)
    presenter.scanned(CARD)
    look(presenter)

    lane.busy = True
    presenter.take_over()

    assert isinstance(view.last("complain")[0], StoreBusy)
    assert presenter.familiar.offer is not None


def test_what_is_typed_while_the_rest_is_taken_over_stays(view, desk, earlier):
    later = Later()
    presenter = KnownPresenter(view, desk, OFFICER, later)
    presenter.typed("personal_id", SHE)
    presenter.look_up()
    later.run()

    presenter.take_over()
    presenter.typed("phone", "0911111111")
    later.run()

    person = presenter.sheet.person
    assert (person.phone, person.full_name) == ("0911111111", "Trần Thị Mẫu")


def test_nothing_of_a_person_stays_for_the_next_citizen(presenter, view, earlier):
    presenter.scanned(CARD)
    look(presenter)

    presenter.next_citizen()

    assert presenter.familiar.seen_at is None
    assert view.last("show_familiar")[0].dossiers == 0


# The same matter.


def test_an_open_dossier_of_the_same_procedure_is_told_of_until_the_officer_decides(presenter, marriage, earlier):
    presenter.scanned(CARD)
    assert look(presenter).twins == ()
    presenter.choose_procedure(marriage)
    (twin,) = look(presenter).twins
    assert (twin.number, twin.joinable) == (earlier.number, True)

    presenter.receive_anyway(twin)

    assert presenter.familiar.twins == ()
    presenter.typed("phone", "0900000127")
    assert look(presenter).twins == ()


def test_a_twin_never_keeps_a_dossier_from_being_received(presenter, marriage, earlier):
    presenter.scanned(CARD)
    presenter.choose_procedure(marriage)
    presenter.answer(0, PaperState.HANDED_IN)
    assert look(presenter).twins

    presenter.receive()

    assert presenter.received is not None


def test_joining_lets_the_sheet_go_and_gives_no_number(presenter, view, marriage, earlier, desk):
    presenter.scanned(CARD)
    presenter.choose_procedure(marriage)
    (twin,) = look(presenter).twins

    presenter.join(twin)
    presenter.join(twin)

    assert presenter.sheet.blank
    assert view.last("tell")[0].what == earlier.number
    assert desk.registry.find(OFFICER, SHE).matching == 1


def test_joining_one_procedure_of_a_visit_leaves_the_others(presenter, marriage, earlier, desk):
    presenter.scanned(CARD)
    presenter.choose_procedure(desk.catalogue.procedure(OFFICER, "2.000815"))
    presenter.add_procedure()
    presenter.choose_procedure(marriage)
    (twin,) = look(presenter).twins

    presenter.join(twin)

    assert [s.procedure.code for s in presenter.sheets] == ["2.000815"]


def test_a_dossier_that_ended_meanwhile_is_not_joined_and_the_sheet_stays(presenter, view, marriage, earlier, desk):
    presenter.scanned(CARD)
    presenter.choose_procedure(marriage)
    (twin,) = look(presenter).twins
    desk.life.return_result(OFFICER, earlier.number)

    presenter.join(twin)

    assert view.times("complain") == 1
    assert presenter.sheet.person.full_name == "TRẦN THỊ MẪU"
    presenter.join(replace(twin, state=DossierState.RETURNED))
    assert view.times("complain") == 1


def test_the_other_dossier_opens_and_this_sheet_stays(presenter, view, marriage, earlier):
    presenter.scanned(CARD)
    presenter.choose_procedure(marriage)
    (twin,) = look(presenter).twins

    presenter.open_twin(twin)

    assert view.last("go_to_dossier") == (earlier.number,)
    assert presenter.sheet.procedure == marriage


def test_a_paper_just_attached_is_asked_about(presenter, view):
    presenter.scanned(CARD)
    before = view.times("look_up_soon")

    presenter.typed("fee", "15000")
    assert view.times("look_up_soon") == before
    presenter._change(replace(presenter.sheet, attached=1))

    assert view.times("look_up_soon") == before + 1


def test_a_blank_sheet_knows_nobody(presenter):
    presenter.look_up()

    assert presenter.sheet.others == ALONE
    assert (presenter.familiar.twins, presenter.familiar.compared) == ((), ())
