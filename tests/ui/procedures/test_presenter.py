"""What the procedures page decides, without a window."""

from __future__ import annotations

import pytest

from services.domain.permissions import Role
from services.errors import UnknownProcedure
from tests.desks import PEOPLE
from tests.ui.pages import OFFICER, Later, at_once
from ui.presenters.procedures import FREQUENT, ProceduresPresenter, fields_of, listed

SINGLE, BUILDING = "1.004873", "1.013225"


class Seen:
    """Writes down what the page was told to show."""

    def __init__(self):
        self.fields, self.hits, self.told, self.prints, self.failed, self.choose_first = [], [], [], [], [], 0

    def show_fields(self, fields, total, frequent, version):
        self.fields.append((fields, total, frequent, version))

    def show_hits(self, hits, text):
        self.hits.append(([hit.procedure.code for hit in hits], text))

    def show_told(self, told):
        self.told.append(told)

    def print_out(self, name, make):
        self.prints.append((name, make))

    def say_failed(self, error):
        self.failed.append(error)

    def say_choose_first(self):
        self.choose_first += 1


@pytest.fixture
def seen():
    return Seen()


@pytest.fixture
def presenter(seen, desk):
    made = ProceduresPresenter(seen, desk, PEOPLE[Role.VOLUNTEER], at_once)
    made.open()
    return made


def test_it_begins_with_what_is_frequent_at_the_counter(presenter, seen):
    ((fields, total, frequent, version),) = seen.fields
    codes, text = seen.hits[-1]

    assert (total, len(codes), text) == (372, frequent, "")
    assert version
    assert SINGLE in codes
    assert sum(field.count for field in fields) == total


def test_fields_with_frequent_work_come_before_the_others_and_every_procedure_is_in_one(desk):
    procedures = desk.catalogue.all(OFFICER)
    fields = fields_of(procedures)

    frequent = [bool(field.frequent) for field in fields]
    assert frequent == sorted(frequent, reverse=True)
    assert sum(len(listed(procedures, field.name)) for field in fields) == len(procedures)


def test_a_list_has_the_frequent_first_and_the_superseded_last(desk):
    procedures = [hit.procedure for hit in listed(desk.catalogue.all(OFFICER), "")]

    assert [p.active for p in procedures] == sorted((p.active for p in procedures), reverse=True)
    tiers = [p.tier for p in procedures if p.active]
    assert tiers == sorted(tiers)
    assert {hit.procedure.tier for hit in listed(procedures, FREQUENT)} == {1}


def test_a_search_goes_over_the_whole_catalogue_and_giving_it_up_brings_the_field_back(presenter, seen):
    presenter.narrow("Hộ tịch")
    field = seen.hits[-1]

    presenter.search("giay phep xay dung")
    assert BUILDING in seen.hits[-1][0]
    presenter.search("")

    assert seen.hits[-1] == field


def test_of_several_searches_only_the_last_is_shown(seen, desk):
    later = Later()
    presenter = ProceduresPresenter(seen, desk, OFFICER, later)

    presenter.search("k")
    presenter.search("ke")
    presenter.search("ket hon")
    later.run()
    later.run()

    assert [text for _, text in seen.hits] == ["ket hon"]


def test_a_search_that_failed_is_told_and_the_next_one_is_made(seen, desk):
    presenter = ProceduresPresenter(seen, desk, OFFICER, lambda job, done, failed: failed(OSError("gone")))

    presenter.search("ket hon")
    presenter.search("khai sinh")

    assert len(seen.failed) == 2


def test_choosing_tells_what_to_bring_and_another_case_another_list(presenter, seen):
    presenter.choose(BUILDING)
    presenter.choose_case(1)
    presenter.choose_case(99)

    first, second = seen.told
    assert (first.case, second.case) == (0, 1)
    assert first.guide != second.guide
    presenter.choose("")
    assert seen.told[-1] is None
    presenter.choose_case(1)
    assert seen.told[-1] is None


def test_an_answer_that_comes_after_another_choice_is_not_shown(seen, desk):
    later = Later()
    presenter = ProceduresPresenter(seen, desk, OFFICER, later)

    presenter.choose(SINGLE)
    presenter.choose(BUILDING)
    later.run()

    assert [told.procedure.code for told in seen.told] == [BUILDING]


def test_choosing_the_same_again_does_nothing_and_coming_back_reads_it_anew(presenter, seen):
    presenter.choose(SINGLE)
    presenter.choose(SINGLE)
    assert len(seen.told) == 1

    presenter.open()
    assert len(seen.told) == 2


def test_a_procedure_that_is_not_there_is_told(presenter, seen):
    presenter.choose("9.999999")

    assert isinstance(seen.failed[0], UnknownProcedure)


def test_handout_and_board_sheet_are_made_of_the_case_chosen(presenter, seen):
    presenter.print_handout()
    assert seen.choose_first == 1

    presenter.choose(BUILDING, 1)
    presenter.print_handout()
    presenter.print_handout("board")

    (handout, make), (board, make_board) = seen.prints
    assert (handout, board) == (f"huong-dan-{BUILDING}-1.pdf", f"niem-yet-{BUILDING}-1.pdf")
    assert make().startswith(b"%PDF")
    assert make() != make_board()


def test_the_list_of_a_field_is_that_of_the_field_looked_at_else_of_the_procedure(presenter, seen):
    presenter.print_list()
    assert seen.choose_first == 1

    presenter.choose(SINGLE)
    presenter.print_list()
    presenter.narrow("Đất đai")
    presenter.print_list()

    made = [make() for _, make in seen.prints]
    assert all(pdf.startswith(b"%PDF") for pdf in made)
    assert made[0] != made[1]
