"""What the intake page decides, without a window."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from services.domain.checklist import PaperState
from services.domain.dossier import Payment
from services.domain.outbox import OutcomeKind
from services.errors import StoreBusy
from tests.ui.pages import OFFICER, Later, at_once
from ui.presenters.intake import IntakePresenter
from ui.presenters.intake_faults import faults_of
from ui.presenters.intake_lobby import cost_of, lobby_of
from ui.presenters.intake_outlook import ruler
from ui.presenters.intake_rows import counts, rows_of
from ui.presenters.intake_sheet import Sheet, extras_of, form_of, pretty, sheet_of, with_case, with_procedure
from ui.presenters.received import Paper, received_of

CARD = "033304000127||TRẦN THỊ MẪU|29022004|Nữ|Tổ 2, Phường Thử, Hưng Yên|12062024"


class Heard:
    """A view that remembers what it was told, by the name of the telling."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, tuple[Any, ...]]] = []

    def __getattr__(self, name: str) -> Any:
        return lambda *facts, **_: self.heard.append((name, facts))

    def last(self, name: str) -> Any:
        """Return what was told last under a name."""
        return next(facts for told, facts in reversed(self.heard) if told == name)

    def times(self, name: str) -> int:
        """Return how often something was told."""
        return sum(told == name for told, _ in self.heard)


@pytest.fixture
def view():
    return Heard()


@pytest.fixture
def presenter(view, desk):
    return IntakePresenter(view, desk, OFFICER, at_once)


@pytest.fixture
def single_status(desk):
    return desk.catalogue.procedure(OFFICER, "1.004873")


def _complete(presenter, procedure):
    presenter.scanned(CARD)
    presenter.choose_procedure(procedure)
    presenter.answer(0, PaperState.HANDED_IN)


def test_papers_a_database_gives_start_as_given_and_the_others_unanswered(single_status):
    sheet = with_procedure(Sheet(), single_status)

    assert {row.component.index: row.chosen for row in rows_of(sheet)} == {
        0: None,
        2: PaperState.FROM_DATABASE,
        3: None,
        4: None,
        5: PaperState.FROM_DATABASE,
    }
    assert [row.component.index for row in rows_of(sheet) if row.listed] == [0, 2, 5]
    assert counts(sheet) == (1, 3)


def test_a_complete_sheet_becomes_a_dossier_and_its_page_is_printed(presenter, view, single_status):
    _complete(presenter, single_status)

    presenter.receive()

    received = view.last("show_received")[0]
    assert received.dossier.applicant.full_name == "TRẦN THỊ MẪU"
    assert received.place == 1
    assert received.paper is Paper.WAITING
    assert view.last("print_out")[0].form == "01"
    assert view.last("show_pages")[0].startswith(b"%PDF")


def test_everything_missing_is_named_at_once_in_reading_order(presenter, view, single_status):
    presenter.typed("phone", "0900")
    presenter.choose_procedure(single_status)
    presenter.answer(2, PaperState.HANDED_IN)
    presenter.pay(Payment.CASH)

    presenter.receive()

    places = [fault.place for fault in view.last("show_faults")[0]]
    assert places == ["person.full_name", "person.phone", "paper.0", "paper.2", "fee"]


def test_a_second_press_while_the_first_is_under_way_does_nothing(view, desk, single_status):
    later = Later()
    presenter = IntakePresenter(view, desk, OFFICER, later)
    _complete(presenter, single_status)
    while later.jobs:
        later.run()

    presenter.receive()
    presenter.receive()
    while later.jobs:
        later.run()

    assert view.times("show_received") == 1
    assert desk.registry.today(OFFICER).received == 1


def test_a_store_that_is_busy_leaves_the_sheet_as_it_was_and_lets_one_try_again(view, desk, single_status):
    failing = []

    def run(job, done, failed):
        if failing:
            failed(failing.pop())
        else:
            at_once(job, done, failed)

    presenter = IntakePresenter(view, desk, OFFICER, run)
    _complete(presenter, single_status)
    failing.append(StoreBusy())
    presenter.receive()
    assert isinstance(view.last("complain")[0], StoreBusy)
    assert presenter.sheet.procedure is single_status

    presenter.receive()

    assert view.times("show_received") == 1


def test_a_draft_keeps_what_was_typed_even_where_it_is_faulty(presenter, desk, single_status):
    presenter.scanned(CARD)
    presenter.choose_procedure(single_status)
    presenter.typed("fee", "mười lăm nghìn")
    presenter.typed("phone", "0900 00")
    presenter.save()

    draft = desk.drafts.left(OFFICER)

    again = sheet_of(draft, single_status)
    assert (again.fee, again.person.phone) == ("mười lăm nghìn", "0900 00")
    assert again.answers == presenter.sheet.answers
    assert again.card_at == presenter.sheet.card_at


def test_nothing_is_saved_after_the_dossier_is_received(presenter, desk, single_status):
    _complete(presenter, single_status)
    presenter.receive()

    presenter.save()

    assert desk.drafts.left(OFFICER) is None


def test_answers_of_a_case_come_back_when_it_is_chosen_again(presenter, desk):
    procedure = desk.catalogue.procedure(OFFICER, "1.011441")
    presenter.choose_procedure(procedure)
    assert presenter.sheet.case is None
    presenter.choose_case(1)
    first = rows_of(presenter.sheet)[0].component.index
    presenter.answer(first, PaperState.HANDED_IN)

    presenter.choose_case(2)
    presenter.choose_case(1)

    assert presenter.sheet.answer(first).state is PaperState.HANDED_IN


def test_a_procedure_of_several_cases_is_not_received_until_one_is_chosen(presenter, view, desk):
    presenter.scanned(CARD)
    presenter.choose_procedure(desk.catalogue.procedure(OFFICER, "1.011441"))

    presenter.receive()

    assert "case" in [fault.place for fault in view.last("show_faults")[0]]


def test_another_persons_card_takes_the_first_person_away_and_undo_brings_him_back(presenter):
    presenter.scanned(CARD)
    presenter.typed("phone", "0900000127")

    presenter.scanned("033090000002||LÊ VĂN MỚI|05051990|Nam|Xã Thử, Hưng Yên|04072024||||")
    assert (presenter.sheet.person.full_name, presenter.sheet.person.phone) == ("LÊ VĂN MỚI", "")
    presenter.undo_card()

    assert presenter.sheet.person.phone == "0900000127"


def test_the_same_persons_card_keeps_what_was_typed(presenter):
    presenter.begin_with("033304000127")
    presenter.typed("phone", "0900000127")

    presenter.scanned(CARD)

    assert presenter.sheet.person.phone == "0900000127"


def test_a_code_that_is_nothing_of_ours_is_told(presenter, view):
    presenter.scanned("8934563138165")

    assert view.last("tell")[0].kind == "not_understood"
    assert presenter.sheet.blank


def test_the_same_person_can_go_on_with_another_procedure(presenter, single_status):
    _complete(presenter, single_status)
    presenter.receive()

    presenter.same_person()

    assert presenter.sheet.person.full_name == "TRẦN THỊ MẪU"
    assert presenter.sheet.procedure is None


def test_the_draft_of_someone_given_form_02_is_not_offered_to_the_next_citizen(view, desk, presenter, single_status):
    presenter.scanned(CARD)
    presenter.choose_procedure(single_status)
    presenter.request_papers()

    again = IntakePresenter(view, desk, OFFICER, at_once)
    again.open()

    assert view.last("show_offer")[0] is None
    assert view.last("show_lobby")[0].requests == 1


def test_a_request_for_papers_needs_a_name_to_write_on_it(presenter, view, single_status):
    presenter.choose_procedure(single_status)

    presenter.request_papers()

    assert [fault.place for fault in view.last("show_faults")[0]] == ["person.full_name"]
    assert view.times("print_out") == 0


def test_what_became_of_the_receipt_is_looked_at_again(presenter, view, desk, single_status):
    _complete(presenter, single_status)
    presenter.receive()
    received = view.last("show_received")[0]
    desk.print_jobs.done(OFFICER, received.job, "HP LaserJet")
    desk.delivery.deliver_due()

    presenter.look_again()

    now = view.last("show_received")[0]
    assert now.paper is Paper.PRINTED
    assert now.place == 0


def test_received_facts_tell_that_the_line_is_down(desk, receiver, single_status, presenter, view):
    receiver.answers = [OutcomeKind.UNREACHABLE]
    _complete(presenter, single_status)
    presenter.receive()
    desk.delivery.deliver_due()

    now = received_of(desk, OFFICER, view.last("show_received")[0].dossier)

    assert now.online is False
    assert now.place == 1


def test_the_ruler_shows_up_to_seven_days_and_skips_days_off(calendar):
    days = ruler(date(2026, 11, 20), date(2026, 11, 26), calendar)

    assert [day.kind for day in days] == ["start", "off", "off", "work", "off", "work", "due"]
    assert ruler(date(2026, 11, 20), date(2026, 11, 27), calendar) == ()
    assert ruler(date(2026, 11, 20), date(2026, 11, 20), calendar) == ()


def test_lists_show_one_true_thing_beside_a_procedure(procedures):
    kinds = {
        code: cost_of(procedures[code]).kind for code in ("2.000815", "2.000884", "1.004873", "1.001193", "1.014027")
    }

    assert kinds == {
        "2.000815": "tariff",
        "2.000884": "amount",
        "1.004873": "days",
        "1.001193": "free",
        "1.014027": "days",
    }


def test_the_lobby_shortens_every_name(desk, presenter, single_status, clock):
    _complete(presenter, single_status)
    presenter.receive()
    clock.forward(timedelta(minutes=3))

    lobby = lobby_of(desk, OFFICER)

    assert [visit.name for visit in lobby.visits] == ["Trần Thị M."]
    assert lobby.received == 1
    assert dict(lobby.hours)[8] == 1


def test_fields_are_shown_as_people_read_them():
    assert pretty("personal_id", "033304000127") == "033 304 000 127"
    assert pretty("phone", "0900000127") == "0900 000 127"
    assert pretty("born_on", "01021990") == "01/02/1990"
    assert pretty("born_on", "31/02/1990") == "31/02/1990"
    assert pretty("fee", "15 nghìn") == "15.000"
    assert pretty("fee", "15.00") == "15.00"


def test_every_procedure_makes_a_sheet_whose_rows_and_faults_can_be_shown(procedures):
    for procedure in procedures.values():
        sheet = with_procedure(Sheet(), procedure)
        for case in range(max(1, len(procedure.cases))):
            chosen = with_case(sheet, case)
            rows_of(chosen)
            faults_of(chosen, date(2026, 11, 20))
            assert form_of(chosen).case == case
            assert extras_of(chosen)["case"] == str(case)
