"""What the register page decides, without a window."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from services.domain.dossier import DossierState
from services.domain.register import Filter
from services.errors import UnknownDossier, WrongState
from tests.desks import MORNING, single_form
from tests.ui.pages import OFFICER, Later, at_once, citizen
from ui.presenters.registry import BLOCK, Asked, Left, RegistryPresenter, TimeLeft, time_left


class Seen:
    """Writes down what the page was told to show."""

    def __init__(self):
        self.found, self.blocks, self.files, self.whole = [], [], [], []
        self.asked_return, self.returned, self.failed, self.jobs = [], [], [], []
        self.choose_first = 0

    def show_found(self, asked, found):
        self.found.append((asked, found))

    def show_block(self, first, rows):
        self.blocks.append((first, rows))

    def show_file(self, file):
        self.files.append(file)

    def show_whole(self, file):
        self.whole.append(file)

    def ask_return(self, dossier):
        self.asked_return.append(dossier)

    def say_returned(self, dossier):
        self.returned.append(dossier)

    def say_failed(self, error):
        self.failed.append(error)

    def say_choose_first(self):
        self.choose_first += 1

    def send_to_printer(self, job):
        self.jobs.append(job)


@pytest.fixture
def seen():
    return Seen()


@pytest.fixture
def presenter(seen, desk):
    return RegistryPresenter(seen, desk.registry, desk.life, desk.print_jobs, OFFICER, at_once)


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        (datetime(2026, 11, 20, 9, 30, tzinfo=UTC), TimeLeft(Left.HOURS, 8, False)),
        (datetime(2026, 11, 20, 2, 10, tzinfo=UTC), TimeLeft(Left.MINUTES, 40, False)),
        (datetime(2026, 11, 20, 1, 0, tzinfo=UTC), TimeLeft(Left.MINUTES, 30, True)),
        (datetime(2026, 11, 18, 9, 30, tzinfo=UTC), TimeLeft(Left.DAYS, 2, True)),
        (datetime(2026, 11, 23, 9, 30, tzinfo=UTC), TimeLeft(Left.DAYS, 1, False)),
    ],
)
def test_the_time_to_a_promise_is_told_in_the_unit_people_think_in(due, expected, calendar):
    assert time_left(due, MORNING, calendar) == expected


def test_days_that_are_not_worked_are_not_counted_as_days_left(calendar):
    # Weekend 21 and 22, holiday 24 November.
    assert time_left(datetime(2026, 11, 25, 9, 30, tzinfo=UTC), MORNING, calendar).count == 2


def test_an_answer_to_words_typed_over_meanwhile_is_not_shown(seen, desk):
    desk.intake.receive(OFFICER, single_form(applicant=citizen("Trần Thị Mẫu")))
    later = Later()
    presenter = RegistryPresenter(seen, desk.registry, desk.life, desk.print_jobs, OFFICER, later)

    for text in ("t", "tr", "tra", "tran"):
        presenter.search(text)
    later.run()
    later.run()

    assert [asked.text for asked, _ in seen.found] == ["tran"]
    assert seen.found[0][1].matching == 1


def test_a_filter_keeps_the_words_and_words_keep_the_filter(presenter, seen):
    presenter.narrow(Filter.UNSENT)
    presenter.search(" mau ")

    assert presenter.asked == seen.found[-1][0] == Asked("mau", Filter.UNSENT)


def test_blocks_are_fetched_one_at_a_time_the_latest_wish_first(seen, desk):
    later = Later()
    presenter = RegistryPresenter(seen, desk.registry, desk.life, desk.print_jobs, OFFICER, later)

    for block in range(1, 9):
        presenter.need(block * BLOCK)
    for _ in range(9):
        later.run()

    fetched = [first // BLOCK for first, _ in seen.blocks]
    assert fetched[:3] == [1, 8, 7]
    assert len(fetched) == 5


def test_a_block_of_a_list_no_longer_on_screen_is_dropped(seen, desk):
    later = Later()
    presenter = RegistryPresenter(seen, desk.registry, desk.life, desk.print_jobs, OFFICER, later)

    presenter.need(BLOCK)
    presenter.search("other")
    later.run()

    assert seen.blocks == []


def test_a_result_is_handed_over_only_after_the_question(presenter, seen, desk):
    number = desk.intake.receive(OFFICER, single_form()).dossier.number
    presenter.ask_return()
    presenter.choose(number)

    presenter.ask_return()
    before = desk.registry.open(OFFICER, number).dossier.state
    presenter.return_result()

    assert seen.choose_first == 1
    assert [d.number for d in seen.asked_return] == [number]
    assert before is DossierState.RECEIVED
    assert [d.state for d in seen.returned] == [DossierState.RETURNED]
    assert seen.files[-1].dossier.returned_at is not None


def test_a_result_handed_over_before_is_said_and_not_asked_again(presenter, seen, desk):
    number = desk.intake.receive(OFFICER, single_form()).dossier.number
    desk.life.return_result(OFFICER, number)
    presenter.choose(number)

    presenter.ask_return()

    assert seen.asked_return == []
    assert isinstance(seen.failed[0], WrongState)


def test_a_second_press_hands_nothing_over_twice(seen, desk):
    number = desk.intake.receive(OFFICER, single_form()).dossier.number
    later = Later()
    presenter = RegistryPresenter(seen, desk.registry, desk.life, desk.print_jobs, OFFICER, later)
    presenter.choose(number)
    later.run()

    presenter.return_result()
    presenter.return_result()
    later.run()

    assert len(seen.returned) == 1
    assert seen.failed == []


def test_a_number_that_is_not_there_is_said(presenter, seen):
    presenter.open("H31.12-261120-2999")

    assert isinstance(seen.failed[0], UnknownDossier)
    assert seen.whole == []


def test_the_receipt_of_the_chosen_dossier_goes_to_the_printer(presenter, seen, desk):
    number = desk.intake.receive(OFFICER, single_form()).dossier.number
    presenter.choose(number)

    presenter.print_again()

    assert [job.subject for job in seen.jobs] == [number]


def test_an_answer_for_a_row_left_meanwhile_is_not_shown(seen, desk):
    numbers = [desk.intake.receive(OFFICER, single_form()).dossier.number for _ in range(2)]
    later = Later()
    presenter = RegistryPresenter(seen, desk.registry, desk.life, desk.print_jobs, OFFICER, later)

    for number in numbers:
        presenter.choose(number)
    later.run()

    assert [file.dossier.number for file in seen.files] == numbers[1:]


def test_a_dossier_is_overdue_by_working_days(calendar):
    friday_noon = MORNING + timedelta(hours=4)

    assert time_left(friday_noon, MORNING + timedelta(days=3), calendar) == TimeLeft(Left.DAYS, 1, True)


def test_a_dossier_opened_while_the_list_is_read_is_shown_although_nothing_is_chosen_in_the_list(seen, desk):
    number = desk.intake.receive(OFFICER, single_form()).dossier.number
    later = Later()
    presenter = RegistryPresenter(seen, desk.registry, desk.life, desk.print_jobs, OFFICER, later)

    presenter.refresh()
    presenter.open(number)
    presenter.choose("")
    later.run()

    assert [file.dossier.number for file in seen.whole] == [number]


def test_a_dossier_that_is_not_there_is_told_and_the_list_may_choose_none_again(presenter, seen):
    presenter.open("H31.12-261120-9999")
    presenter.choose("")

    assert isinstance(seen.failed[0], UnknownDossier)
    assert seen.files == [None]


def test_the_process_control_sheet_is_that_of_the_chosen_dossier(presenter, seen, desk):
    presenter.print_control_sheet()
    assert seen.choose_first == 1

    number = desk.intake.receive(OFFICER, single_form()).dossier.number
    presenter.choose(number)
    presenter.print_control_sheet()

    assert [(job.form, job.subject) for job in seen.jobs] == [("06", number)]
