"""What the presenter of scanned papers decides, with a real desk and a view that writes down what it is shown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from services.domain.attachment import Drop, Source
from services.domain.checklist import Answer, PaperState
from tests.files.papers import jpeg, pdf
from tests.ui.pages import OFFICER, Later, at_once
from ui.devices.trouble import DeviceTrouble, Trouble
from ui.presenters.intake_papers import Given, PapersPresenter, belongs_of, first_without_file, pages_by_component
from ui.presenters.intake_sheet import Sheet, with_procedure


class Shown:
    """A view that keeps what it was shown."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.papers, self.refused, self.reading, self.removed, self.wrong = (), (), [], [], []
        self.counted = {}

    def show_papers(self, papers):
        self.papers = papers

    def show_reading(self, count):
        self.reading.append(count)

    def show_refused(self, refused):
        self.refused = refused

    def tell_removed(self, paper):
        self.removed.append(paper)

    def complain(self, error):
        self.wrong.append(error)

    def count_papers(self, form, count):
        self.counted[form] = count

    def sheet_in_sight(self):
        return self.sheet


@pytest.fixture
def sheet(desk) -> Sheet:
    """1.004873 with its form and one more paper here."""
    chosen = with_procedure(Sheet(), desk.catalogue.procedure(OFFICER, "1.004873"))
    return replace(chosen, answers=(Answer(0, PaperState.HANDED_IN), Answer(3, PaperState.HANDED_IN)))


@pytest.fixture
def view(sheet) -> Shown:
    """The sheet on a page."""
    return Shown(sheet)


@pytest.fixture
def presenter(desk, view, sheet) -> PapersPresenter:
    """Runs everything here and now."""
    made = PapersPresenter(view, desk.papers, OFFICER, at_once, at_once)
    made.show(sheet.id)
    return made


def given(content: bytes, name: str = "a") -> Given:
    """Return a paper on its way in."""
    return Given(name, lambda: content)


def gone() -> bytes:
    """A file that is not there any more."""
    raise DeviceTrouble(Trouble.FILE_GONE, "a")


def test_files_go_one_after_the_other_to_the_papers_that_are_here_then_to_none(presenter, view):
    presenter.attach([given(pdf(1)), given(jpeg()), given(pdf(2))])

    here = [row.index for row in belongs_of(view.sheet) if row.index in (0, 3)]
    assert [paper.component for paper in view.papers] == [*here, None]
    assert pages_by_component(view.papers) == dict.fromkeys(here, 1)
    assert first_without_file(view.sheet, view.papers) is None
    assert view.counted == {view.sheet.id: 3}


def test_a_file_that_cannot_be_read_does_not_hold_up_the_next(presenter, view):
    presenter.attach([Given("gone", gone, place="/scans"), given(b"nothing", "bad"), given(pdf(1))])

    assert [(one.name, one.place) for one in view.refused] == [("gone", "/scans"), ("bad", "")]
    assert len(view.papers) == 1
    presenter.forget_refused()
    assert view.refused == ()


def test_what_a_file_came_from_lets_go_of_it_only_once_it_is_stored(presenter):
    let_go = []

    presenter.attach([Given("bad", lambda: b"nothing", Source.FOLDER, lambda: let_go.append("bad"))])
    presenter.attach([Given("good", lambda: pdf(1), Source.FOLDER, lambda: let_go.append("good"))])

    assert let_go == ["good"]


def test_papers_read_late_stay_with_the_sheet_they_were_given_to(desk, view, sheet):
    later = Later()
    presenter = PapersPresenter(view, desk.papers, OFFICER, at_once, later)
    presenter.show(sheet.id)
    went_on = []

    presenter.attach([given(pdf(1))])
    presenter.settled(lambda: went_on.append(True))
    other = Sheet()
    view.sheet = other
    presenter.show(other.id)
    later.run()

    assert view.papers == ()
    assert len(desk.papers.of_form(OFFICER, sheet.id)) == 1
    assert went_on == [True]


def test_a_stack_is_one_file_and_a_torn_page_refuses_it(presenter, view):
    presenter.attach_stack([jpeg(), jpeg(200, 300)], Source.SCANNER)
    assert [(paper.pages, paper.source) for paper in view.papers] == [(2, Source.SCANNER)]

    presenter.attach_stack([b"torn"], Source.SCANNER)

    assert len(view.refused) == 1
    assert view.reading[-1] == 0


def test_the_first_file_has_none_above_to_join(presenter, view):
    presenter.attach([given(pdf(1)), given(pdf(1))])
    first, second = view.papers

    presenter.join_above(first.id)
    assert len(view.papers) == 2
    presenter.join_above(second.id)

    assert [(paper.pages, paper.component) for paper in view.papers] == [(2, first.component)]


def test_the_last_page_cannot_be_dropped_and_nothing_changes(presenter, view):
    presenter.attach([given(pdf(1))])

    presenter.change(view.papers[0].id, Drop(0))

    assert len(view.wrong) == 1
    assert view.papers[0].pages == 1


def test_only_the_file_taken_off_last_from_this_sheet_comes_back(presenter, view, sheet):
    presenter.bring_back()
    presenter.attach([given(pdf(1)), given(pdf(2))])
    presenter.detach(view.papers[0].id)
    presenter.detach(view.papers[0].id)

    presenter.bring_back()
    presenter.bring_back()

    assert [paper.pages for paper in view.papers] == [2]
    assert [paper.pages for paper in view.removed] == [1, 2]


def test_a_picture_that_cannot_be_had_is_empty(presenter, view):
    presenter.attach([given(pdf(1))])
    pictures = []

    presenter.picture(view.papers[0], 0, 64, pictures.append)
    presenter.picture(view.papers[0], 9, 64, pictures.append)

    assert pictures[0].startswith(b"\x89PNG")
    assert pictures[1] == b""
