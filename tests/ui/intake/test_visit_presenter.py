"""What the intake page decides when one citizen hands in several procedures at once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from services.domain.checklist import PaperState
from services.domain.slip import SlipKind
from services.errors import NothingMissing
from tests.ui.intake.test_presenter import CARD, Heard
from tests.ui.pages import OFFICER, Later, at_once
from ui.presenters.intake_rows import rows_of
from ui.presenters.intake_visit import MOST_SHEETS, VisitPresenter
from ui.presenters.received import Paper

BIRTH, RESIDENCE, INSURANCE, UMBRELLA, MARRIAGE = "1.001193", "1.004222", "1.001939", "3.000722", "1.004873"


@pytest.fixture
def view():
    return Heard()


@pytest.fixture
def presenter(view, desk):
    return VisitPresenter(view, desk, OFFICER, at_once)


@pytest.fixture
def choose(presenter, desk):
    def pick(code):
        presenter.choose_procedure(desk.catalogue.procedure(OFFICER, code))

    return pick


def hand_in(presenter):
    """Answer everything the sheet in sight asks for."""
    if presenter.sheet.case is None:
        presenter.choose_case(0)
    for row in rows_of(presenter.sheet):
        if row.listed and row.chosen is None and not row.settled:
            presenter.answer(row.component.index, PaperState.HANDED_IN)
    if presenter.sheet.procedure.time is None:
        presenter.typed("due_on", "30/11/2026")


@pytest.fixture
def family(presenter, choose, view):
    """Mother's card read, the group of a birth opened, birth in sight."""
    presenter.scanned(CARD)
    choose(BIRTH)
    presenter.open_group()
    return presenter


def names(presenter):
    return [s.procedure.code if s.procedure else "" for s in presenter.sheets]


def test_a_procedure_of_a_group_offers_the_whole_group_and_another_takes_the_offer_away(presenter, choose, view):
    choose(BIRTH)
    (offer,) = view.last("show_group")
    assert offer.group.title == "khai sinh + thường trú + BHYT"
    assert [p.code for p in offer.procedures] == [BIRTH, RESIDENCE, INSURANCE]

    choose(MARRIAGE)
    assert view.last("show_group") == (None,)
    assert presenter.sheet.procedure.code == MARRIAGE
    presenter.open_group()
    assert not presenter.together


def test_opening_a_group_keeps_the_sheet_begun_and_shares_the_person(presenter, choose, view):
    presenter.scanned(CARD)
    choose(RESIDENCE)
    presenter.choose_case(1)
    begun = presenter.sheet

    presenter.open_group()

    assert names(presenter) == [BIRTH, RESIDENCE, INSURANCE]
    assert (presenter.at, presenter.sheet) == (1, begun)
    assert {s.person for s in presenter.sheets} == {begun.person}
    assert len({s.id for s in presenter.sheets}) == 3
    assert presenter.visit is not None
    tabs, at = view.last("show_visit")
    assert ([t.name for t in tabs][1], at) == ("Đăng ký thường trú", 1)
    lines = view.last("show_lines")[0]
    assert [line.name for line in lines] == [t.name for t in tabs]
    assert view.last("show_group") == (None,)


def test_the_online_procedure_for_all_gives_way_to_the_ones_handed_in_on_paper(presenter, choose):
    choose(UMBRELLA)
    presenter.open_group()

    assert names(presenter) == [BIRTH, RESIDENCE, INSURANCE]
    assert presenter.at == 0


def test_each_sheet_keeps_its_own_case_and_answers_and_what_is_typed_of_the_person_is_everybodys(family):
    hand_in(family)
    family.step(1)
    family.choose_case(2)
    family.typed("phone", "0900000127")
    family.step(1)
    family.step(1)

    assert family.at == 0
    birth, residence, insurance = family.sheets
    assert birth.answers
    assert residence.case == 2
    assert {s.person.phone for s in family.sheets} == {"0900000127"}
    family.switch(7)
    family.switch(0)
    assert family.at == 0
    assert insurance.procedure.code == INSURANCE


def test_a_whole_visit_is_received_at_once_and_printed_once(family, view, desk):
    for _ in range(3):
        hand_in(family)
        family.step(1)

    family.receive()

    (received,) = view.last("show_received")
    dossiers = (received.dossier, *received.siblings)
    assert [d.procedure.code for d in dossiers] == [BIRTH, RESIDENCE, INSURANCE]
    assert len({d.terms.visit for d in dossiers}) == 1
    assert received.paper is Paper.WAITING
    assert view.times("print_out") == 1
    assert view.last("show_pages")[0].startswith(b"%PDF")
    assert view.last("show_visit") == ((), 0)
    assert view.last("show_lines") == ((),)
    assert desk.drafts.left(OFFICER) is None
    family.look_again()
    assert view.last("show_received")[0].siblings == received.siblings
    family.receive()
    assert desk.registry.today(OFFICER).received == 3


def test_what_is_missing_is_shown_at_the_first_procedure_it_is_missing_from(family, view, desk):
    hand_in(family)

    family.receive()

    assert desk.registry.today(OFFICER).received == 0
    assert family.at == 1
    tabs, at = view.last("show_visit")
    assert ([t.faulty for t in tabs][:2], at) == ([False, True], 1)
    assert next(f.place for f in view.last("show_faults")[0]) in ("case", "paper.0")
    hand_in(family)
    assert all(f.place != "case" for f in view.last("show_faults")[0])


def test_a_second_press_while_the_visit_is_received_does_nothing(desk, view):
    later = Later()
    presenter = VisitPresenter(view, desk, OFFICER, later)
    presenter.scanned(CARD)
    presenter.choose_procedure(desk.catalogue.procedure(OFFICER, BIRTH))
    while later.jobs:
        later.run()
    presenter.open_group()
    for _ in range(3):
        hand_in(presenter)
        presenter.step(1)
    while later.jobs:
        later.run()

    presenter.receive()
    presenter.receive()
    presenter.request_papers()
    while later.jobs:
        later.run()

    assert view.times("show_received") == 1
    assert desk.registry.today(OFFICER).received == 3


def test_another_procedure_is_added_for_the_same_citizen_and_taken_out_again(presenter, choose, view):
    presenter.scanned(CARD)
    presenter.add_procedure()
    assert not presenter.together
    choose(MARRIAGE)
    presenter.add_procedure()

    assert view.times("look_for_procedure") == 2
    assert names(presenter) == [MARRIAGE, ""]
    assert presenter.sheet.person.personal_id.replace(" ", "") == "033304000127"
    choose(RESIDENCE)
    assert names(presenter) == [MARRIAGE, RESIDENCE]
    presenter.remove_procedure()
    assert names(presenter) == [MARRIAGE]
    assert presenter.visit is None
    presenter.remove_procedure()
    assert names(presenter) == [MARRIAGE]
    assert view.last("show_visit") == ((), 0)


def test_a_procedure_that_was_never_chosen_goes_away_or_is_asked_for(presenter, choose, desk, view):
    presenter.scanned(CARD)
    choose(MARRIAGE)
    hand_in(presenter)
    presenter.add_procedure()
    presenter.step(-1)
    assert names(presenter) == [MARRIAGE]

    presenter.add_procedure()
    presenter.receive()
    presenter.request_papers()
    assert [f.place for f in view.last("show_faults")[0]] == ["procedure"]
    assert desk.registry.today(OFFICER).received == 0
    presenter.remove_procedure()
    presenter.receive()
    assert desk.registry.today(OFFICER).received == 1


def test_a_page_holds_only_so_many_procedures(presenter, choose):
    presenter.scanned(CARD)
    for _ in range(MOST_SHEETS + 3):
        choose(MARRIAGE)
        presenter.add_procedure()

    assert len(presenter.sheets) == MOST_SHEETS


def test_the_draft_keeps_the_whole_visit_over_a_restart(family, desk, view):
    hand_in(family)
    family.step(1)
    family.choose_case(1)
    family.save()

    again = VisitPresenter(Heard(), desk, OFFICER, at_once)
    again.open()
    again.restore_draft()

    assert names(again) == [BIRTH, RESIDENCE, INSURANCE]
    assert (again.at, again.visit) == (1, family.visit)
    assert [s.answers for s in again.sheets] == [s.answers for s in family.sheets]
    assert [s.case for s in again.sheets] == [s.case for s in family.sheets]
    assert again.sheets[0].id == family.sheets[0].id


def test_a_visit_set_aside_comes_back_whole(family, choose, view):
    family.next_citizen()
    assert family.sheet.blank
    assert not family.together

    family.bring_back()

    assert names(family) == [BIRTH, RESIDENCE, INSURANCE]
    family.next_citizen()
    choose(MARRIAGE)
    family.next_citizen()
    family.bring_back()
    assert names(family) == [MARRIAGE]


def test_everything_missing_is_asked_for_procedure_by_procedure(family, view, desk):
    family.step(1)
    family.choose_case(0)
    family.step(-1)
    family.choose_case(0) if family.sheet.case is None else None

    family.request_papers()

    waiting = desk.registry.today(OFFICER).waiting
    assert {s.procedure.code for s in waiting} == {BIRTH, RESIDENCE}
    assert all(s.kind is SlipKind.REQUEST and s.missing for s in waiting)
    assert view.times("print_out") == 2
    assert family.sheet.blank
    family.bring_back()
    assert names(family) == [BIRTH, RESIDENCE, INSURANCE]


def test_a_complete_visit_has_nothing_to_ask_for(family, view):
    for _ in range(3):
        hand_in(family)
        family.step(1)

    family.request_papers()

    assert isinstance(view.last("complain")[0], NothingMissing)
    assert names(family) == [BIRTH, RESIDENCE, INSURANCE]


def test_refusing_one_procedure_leaves_the_others_of_the_visit(family, desk, view):
    ground = desk.intake.grounds(OFFICER)[0]
    family.refuse(ground.key, "Sở Y tế", "")

    assert names(family) == [RESIDENCE, INSURANCE]
    assert view.last("tell")[0].kind == "refused"
    assert view.times("print_out") == 1


def test_a_sheet_alone_behaves_as_it_always_did(presenter, choose, view, desk):
    presenter.scanned(CARD)
    choose(MARRIAGE)
    presenter.request_papers()
    (slip,) = desk.registry.today(OFFICER).waiting
    assert slip.procedure.code == MARRIAGE
    presenter.bring_back()
    hand_in(presenter)
    presenter.save()
    assert desk.drafts.left(OFFICER).more == ()
    presenter.receive()
    received = view.last("show_received")[0]
    assert received.siblings == ()
    assert received.dossier.terms.visit is None
    assert view.last("show_visit") == ((), 0)
    assert replace(received, siblings=()) == received
