"""Who stands at the counter: earlier details, what may be the same matter, joining on purpose."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from PIL import Image

from services.domain.acquaintance import RECENT_DAYS, Likeness
from services.domain.applicant import Applicant, ApplicantKind
from services.domain.dossier import DossierState
from services.domain.draft import DraftState
from services.domain.journal import Event
from services.domain.outbox import EntryKind
from services.domain.permissions import Role
from services.domain.representative import Basis, Representative
from services.errors import DraftTaken, NotAllowed, UnknownDossier, WrongState
from services.store import drafts, journal, outbox
from tests.desks import PEOPLE

OFFICER, SUPERVISOR = PEOPLE[Role.OFFICER], PEOPLE[Role.SUPERVISOR]
NUMBER = "033301000001"
MOTHER = Representative("Lê Thị Mẹ", "033158000004", phone="0900000009", basis=Basis.PARENT)
FOREIGNER = Applicant(
    "JOHN DOE", kind=ApplicantKind.FOREIGNER, passport="C1234567", nationality="FR", phone="0900000007"
)
COMPANY = Applicant("CÔNG TY MẪU", kind=ApplicantKind.COMPANY, tax_code="0314409058", address="Số 1, xã Thử")
CLERK = Representative("Lê Văn Thay", "033090000003", basis=Basis.STAFF, document="giấy giới thiệu số 5")


def picture(shade=200):
    out = io.BytesIO()
    Image.new("L", (400, 300), shade).save(out, "PNG")
    return out.getvalue()


@pytest.fixture
def received(desk, complete):
    """Receive a complete form and return its dossier."""

    def receive(**fields):
        return desk.intake.receive(OFFICER, complete(**fields)).dossier

    return receive


@pytest.fixture
def here(complete):
    """Make the form of somebody of whom only a number stands on the page."""

    def form(person=None, **fields):
        return complete(applicant=person or Applicant("", NUMBER), answers=(), **fields)

    return form


def test_a_citizen_who_comes_back_is_offered_what_was_told_before(desk, received, here):
    first = received(representative=MOTHER)

    known = desk.people.known(OFFICER, here())

    assert known.applicant == first.applicant
    assert known.representative == MOTHER
    assert (known.number, known.seen_at, known.dossiers) == (first.number, first.received_at, 1)
    assert known.offered[:4] == ("full_name", "born_on", "sex", "address")
    assert known.differences == ()


def test_each_detail_is_the_one_told_last_even_when_a_later_visit_left_it_out(desk, received, complete, here, clock):
    first = received()
    clock.forward(timedelta(days=3))
    later = received(applicant=replace(first.applicant, phone="", email="mau@example.vn"))

    known = desk.people.known(OFFICER, here())

    assert (known.applicant.phone, known.applicant.email) == (first.applicant.phone, "mau@example.vn")
    assert (known.number, known.dossiers) == (later.number, 2)


def test_what_differs_now_is_told_with_what_it_was_and_when(desk, received, here):
    first = received()
    moved = replace(
        first.applicant, full_name="TRẦN THỊ MẪU", phone="0911 222 333", address="Số 9, xã Khác", commune=""
    )

    known = desk.people.known(OFFICER, here(moved))

    told = [(d.field, d.before, d.now, d.since) for d in known.differences]
    assert told == [
        ("address", first.applicant.address, "Số 9, xã Khác", first.received_at),
        ("phone", first.applicant.phone, "0911222333", first.received_at),
    ]
    assert "commune" not in known.offered


def test_a_number_nobody_gave_before_tells_nothing(desk, received, here):
    received()

    nobody = desk.people.known(OFFICER, here(Applicant("Trần Thị Mẫu", "033301000009")))
    without = desk.people.known(OFFICER, here(Applicant("Trần Thị Mẫu")))

    assert (nobody.applicant, nobody.twins, nobody.dossiers) == (None, (), 0)
    assert (without.applicant, without.twins) == (None, ())


def test_a_void_number_tells_nothing_of_anybody(desk, received, here):
    dossier = received()
    desk.life.void(SUPERVISOR, dossier.number, "nhầm")

    known = desk.people.known(OFFICER, here())

    assert (known.applicant, known.dossiers, known.twins) == (None, 0, ())


@pytest.mark.parametrize("person", [FOREIGNER, COMPANY])
def test_a_passport_and_a_tax_code_find_their_owner_again(desk, received, here, person):
    received(applicant=person, representative=CLERK if person is COMPANY else None)

    again = here(Applicant("", kind=person.kind, passport=person.passport.lower(), tax_code=person.tax_code))
    known = desk.people.known(OFFICER, again)

    assert known.applicant == person
    assert [twin.why for twin in known.twins] == [(Likeness.OPEN,)]


def test_a_foreigner_is_found_by_either_of_two_numbers(desk, received, here):
    both = replace(FOREIGNER, personal_id="033090000077")
    received(applicant=both)

    known = desk.people.known(OFFICER, here(Applicant("", "033090000077", kind=ApplicantKind.FOREIGNER)))

    assert known.applicant == both


def test_details_of_a_sheet_that_waits_are_offered_when_there_is_no_dossier(desk, complete, here):
    desk.drafts.save(SUPERVISOR, complete(), state=DraftState.ASIDE)

    known = desk.people.known(OFFICER, here())

    assert (known.number, known.dossiers, known.applicant.phone) == ("", 0, "0900000001")


def test_an_open_dossier_of_the_same_person_and_procedure_is_laid_beside(desk, received, here):
    dossier = received()

    (twin,) = desk.people.known(OFFICER, here()).twins

    assert (twin.why, twin.number, twin.state) == ((Likeness.OPEN,), dossier.number, DossierState.RECEIVED)
    assert (twin.at, twin.due_at, twin.by, twin.desk) == (
        dossier.received_at,
        dossier.promise.due_at,
        OFFICER.display,
        dossier.desk,
    )
    assert twin.papers == (dossier.papers[0].name,)
    assert twin.joinable


def test_another_procedure_is_no_twin(desk, received, here):
    received()

    assert desk.people.known(OFFICER, here(procedure="2.000635")).twins == ()


def test_a_settled_matter_is_told_of_for_some_days(desk, received, here, clock):
    dossier = received()
    clock.forward(timedelta(days=1))
    desk.life.return_result(OFFICER, dossier.number)

    (twin,) = desk.people.known(OFFICER, here()).twins
    clock.forward(timedelta(days=RECENT_DAYS))
    later = desk.people.known(OFFICER, here()).twins

    assert (twin.why, twin.joinable) == ((Likeness.RETURNED,), False)
    assert later == ()


def test_what_was_handed_over_on_the_day_itself_is_asked_for_again_without_an_alarm(desk, received, here):
    received(same_day=True)

    assert desk.people.known(OFFICER, here()).twins == ()


def test_a_waiting_sheet_of_the_same_person_and_procedure_is_laid_beside_and_ones_own_is_not(desk, complete, here):
    waiting = complete()
    desk.drafts.save(SUPERVISOR, waiting, state=DraftState.ASIDE)
    own = here()
    desk.drafts.save(OFFICER, own)

    (twin,) = desk.people.known(OFFICER, own).twins

    assert (twin.why, twin.form_id, twin.number, twin.by) == (
        (Likeness.WAITING,),
        waiting.id,
        "",
        SUPERVISOR.display,
    )
    assert (twin.procedure, twin.title) == ("1.004873", desk.catalogue.procedure(OFFICER, "1.004873").short_name)
    assert not twin.joinable


def test_a_waiting_sheet_whose_procedure_nobody_knows_is_laid_beside_by_its_code(desk, complete, here):
    desk.drafts.save(SUPERVISOR, complete(procedure="9.999999"), state=DraftState.ASIDE)

    (twin,) = desk.people.known(OFFICER, here(procedure="9.999999")).twins

    assert twin.title == "9.999999"


def test_the_other_pages_of_ones_own_visit_are_no_twins(desk, complete, here):
    visit = uuid4()
    first, second = complete(visit=visit), here(visit=visit)
    desk.drafts.save(OFFICER, first, more=((second, {}),))

    assert desk.people.known(OFFICER, second).twins == ()


def test_a_page_of_ones_own_visit_that_was_set_aside_is_no_twin(desk, complete, here):
    visit = uuid4()
    desk.drafts.save(SUPERVISOR, complete(visit=visit), state=DraftState.ASIDE)

    assert desk.people.known(OFFICER, here(visit=visit)).twins == ()
    assert len(desk.people.known(OFFICER, here(visit=uuid4())).twins) == 1


def test_the_same_scan_with_another_form_is_told_of_whoever_it_is(desk, received, here):
    other = received(applicant=Applicant("Lê Văn Khác", "033090000003"))
    desk.papers.attach(OFFICER, other.form_id, picture())
    mine = here()
    desk.papers.attach(OFFICER, mine.id, picture())

    (twin,) = desk.people.known(OFFICER, mine).twins

    assert (twin.why, twin.number) == ((Likeness.SCAN,), other.number)


def test_the_same_matter_with_the_same_scan_is_one_twin_with_both_reasons(desk, received, here):
    other = received()
    desk.papers.attach(OFFICER, other.form_id, picture())
    mine = here()
    desk.papers.attach(OFFICER, mine.id, picture())

    (twin,) = desk.people.known(OFFICER, mine).twins

    assert twin.why == (Likeness.OPEN, Likeness.SCAN)


def test_a_scan_taken_away_again_is_told_of_no_more(desk, received, here):
    other = received(applicant=Applicant("Lê Văn Khác", "033090000003"))
    desk.papers.attach(OFFICER, other.form_id, picture())
    mine = here()
    paper = desk.papers.attach(OFFICER, mine.id, picture())
    desk.papers.detach(OFFICER, paper.id)

    assert desk.people.known(OFFICER, mine).twins == ()


def test_a_scan_another_form_has_no_more_is_not_told_of(desk, complete, here):
    other, mine = complete(applicant=Applicant("Lê Văn Khác", "033090000003")), here()
    desk.drafts.save(SUPERVISOR, other, state=DraftState.ASIDE)
    paper = desk.papers.attach(SUPERVISOR, other.id, picture())
    desk.papers.detach(SUPERVISOR, paper.id)
    dossier = desk.intake.receive(OFFICER, other).dossier
    desk.papers.attach(OFFICER, mine.id, picture())

    assert dossier.form_id == other.id
    assert desk.people.known(OFFICER, mine).twins == ()


def test_nothing_that_is_known_blocks_receiving(desk, received, complete):
    received()

    again = desk.intake.receive(OFFICER, complete())

    assert again.dossier.state is DossierState.RECEIVED


def test_two_counters_that_received_the_same_matter_are_flagged_and_both_kept(desk, received):
    first, second = received(), received()

    assert [twin.number for twin in desk.people.twins(OFFICER, first.number)] == [second.number]
    assert [twin.number for twin in desk.people.twins(OFFICER, second.number)] == [first.number]
    assert desk.people.twins(OFFICER, "H31.12-261120-2999") == ()


def test_taking_details_over_fills_what_was_empty_and_is_recorded_without_saying_what(desk, received, here):
    first = received(representative=MOTHER)
    form = here(Applicant("", NUMBER, phone="0911222333"))

    taken = desk.people.take(OFFICER, form)

    assert taken.applicant == replace(first.applicant, phone="0911222333")
    assert taken.representative is None
    with desk.place.store.read() as db:
        last, facts = journal.details_about(db, first.number, Event.VIEWED)[-1]
    assert (last.event, last.actor, facts) == (Event.VIEWED, OFFICER.name, {"taken": sorted(taken_fields(first))})


def taken_fields(first):
    return [name for name in ("full_name", "born_on", "sex", "address", "commune") if getattr(first.applicant, name)]


def test_only_the_named_details_are_taken_over(desk, received, here):
    first = received(representative=MOTHER)

    taken = desk.people.take(OFFICER, here(Applicant("", NUMBER, phone="0911222333")), ("phone", "representative"))

    assert taken.applicant == Applicant("", NUMBER, phone=first.applicant.phone)
    assert taken.representative == MOTHER


def test_looking_while_typing_is_not_recorded(desk, received, here):
    first = received()
    with desk.place.store.read() as db:
        before = len(journal.about(db, first.number))

    desk.people.known(OFFICER, here())
    taken = desk.people.take(OFFICER, here(Applicant("", "033301000009")))

    assert taken.applicant == Applicant("", "033301000009")
    with desk.place.store.read() as db:
        assert len(journal.about(db, first.number)) == before


def test_a_volunteer_is_told_nothing_of_anybody(desk, here):
    with pytest.raises(NotAllowed):
        desk.people.known(PEOPLE[Role.VOLUNTEER], here())


def test_joining_puts_the_papers_behind_the_dossiers_own_and_lets_the_sheet_go(desk, received, complete):
    dossier = received()
    desk.papers.attach(OFFICER, dossier.form_id, picture(10), component=0)
    sheet = complete()
    desk.drafts.save(OFFICER, sheet)
    paper = desk.papers.attach(OFFICER, sheet.id, picture(20), component=0)
    before = desk.registry.open(OFFICER, dossier.number).dossier

    joined = desk.people.join(OFFICER, sheet.id, dossier.number)

    papers = desk.papers.of_form(OFFICER, dossier.form_id)
    assert [(p.id == paper.id, p.component, p.place) for p in papers] == [(False, 0, 0), (True, 0, 1)]
    assert desk.papers.of_form(OFFICER, sheet.id) == ()
    assert desk.drafts.left(OFFICER) is None
    assert joined.version == before.version + 1
    with desk.place.store.read() as db:
        entry = outbox.of_dossier(db, dossier.id)[-1]
        ((_, facts),) = journal.details_about(db, dossier.number, Event.JOINED)
    assert (entry.kind, len(entry.body["files"])) == (EntryKind.UPDATE, 2)
    assert facts == {"form": str(sheet.id), "papers": 1}


def test_papers_of_another_procedure_join_without_saying_what_they_show(desk, received, complete):
    dossier = received()
    sheet = complete(procedure="2.000635", answers=())
    desk.drafts.save(OFFICER, sheet)
    desk.papers.attach(OFFICER, sheet.id, picture(), component=0)

    desk.people.join(OFFICER, sheet.id, dossier.number)

    (paper,) = desk.papers.of_form(OFFICER, dossier.form_id)
    assert paper.component is None


def test_joining_a_sheet_without_papers_sends_nothing_again(desk, received, complete):
    dossier, sheet = received(), complete()
    desk.drafts.save(OFFICER, sheet)

    assert desk.people.join(OFFICER, sheet.id, dossier.number).version == dossier.version


def test_nothing_is_joined_to_a_dossier_that_ended_is_void_or_is_not_there(desk, received, complete):
    ended, void, open_one = received(), received(), received()
    desk.life.return_result(OFFICER, ended.number)
    desk.life.void(SUPERVISOR, void.number, "nhầm")
    sheet = complete()
    desk.drafts.save(OFFICER, sheet)

    for number in (ended.number, void.number):
        with pytest.raises(WrongState):
            desk.people.join(OFFICER, sheet.id, number)
    with pytest.raises(UnknownDossier):
        desk.people.join(OFFICER, sheet.id, "H31.12-261120-2999")
    with pytest.raises(WrongState):
        desk.people.join(OFFICER, ended.form_id, open_one.number)

    assert desk.drafts.left(OFFICER).form.id == sheet.id


def test_a_sheet_on_another_officers_page_is_not_joined_over_their_head(desk, received, complete):
    dossier, sheet = received(), complete()
    desk.drafts.save(SUPERVISOR, sheet)

    with pytest.raises(DraftTaken) as error:
        desk.people.join(OFFICER, sheet.id, dossier.number)

    assert error.value.what == SUPERVISOR.display
    with desk.place.store.read() as db:
        assert drafts.holding(db, sheet.id)
