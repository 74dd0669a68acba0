"""What a page shows is what is received; when catalogue or rules changed since, it is said and nothing is given out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from services.domain.calendar import CalendarDay, DayKind
from services.domain.edition import Edition, What
from services.domain.fees import FeeRule, Origin
from services.domain.routing import Announced, CutOver
from services.domain.rulebook import Chapter, Rule
from services.errors import CatalogueChanged, UnknownProcedure, VisitRefused

CODE = "1.004873"
TODAY = date(2026, 11, 20)
FEE = FeeRule(CODE, "Lệ phí hộ tịch", "NQ 12/2026/NQ-HĐND", Origin.PROVINCE, 15_000)
OFF = CalendarDay(date(2026, 11, 25), "Nghỉ đột xuất", DayKind.OFF)


@pytest.fixture
def row(desk, supervisor):
    """The row of the procedure as the catalogue has it."""
    return desk.catalogue_import.row(supervisor, CODE)


@pytest.fixture
def shown(desk, officer, complete):
    """A complete form whose page shows what holds now."""
    form = complete()
    return replace(form, shown=desk.intake.review(officer, form).edition)


def told(review):
    return [change.what for change in review.changes]


def with_paper(row, name):
    case, *others = row["cases"]
    paper = {**case["components"][0], "name": name, "code": ""}
    return {**row, "cases": [{**case, "components": [*case["components"], paper]}, *others]}


def test_a_page_that_shows_what_holds_today_is_received_as_ever(desk, officer, shown):
    assert desk.intake.review(officer, shown).changes == ()
    assert shown.shown == desk.intake.review(officer, shown).edition

    assert desk.intake.receive(officer, shown).dossier.procedure.code == CODE


def test_a_paper_added_meanwhile_is_told_and_every_exit_is_refused_until_the_page_shows_it(
    desk, officer, supervisor, shown, row
):
    own = desk.intake.review(officer, shown)
    desk.catalogue_import.change(supervisor, with_paper(row, "Giấy mới"), TODAY)

    seen = desk.intake.review(officer, shown)
    assert (seen.papers, seen.promise, seen.procedure) == (own.papers, own.promise, own.procedure)
    assert told(seen) == [What.PAPER_ADDED]
    for exit_ in (
        lambda: desk.intake.receive(officer, shown),
        lambda: desk.intake.request_papers(officer, replace(shown, answers=())),
        lambda: desk.intake.refuse(officer, shown, "khong-tham-quyen", "Nộp tại xã Thử"),
    ):
        with pytest.raises(CatalogueChanged) as refused:
            exit_()
        assert (refused.value.what, refused.value.changes) == (CODE, 1)
    with pytest.raises(VisitRefused):
        desk.intake.receive_visit(officer, [shown])

    over = replace(shown, shown=seen.edition)
    assert told(desk.intake.review(officer, over)) == []
    assert [paper.name for paper in desk.intake.request_papers(officer, over).missing] == ["Giấy mới"]


def test_a_day_off_and_a_fee_entered_meanwhile_are_told_with_what_they_change(desk, officer, supervisor, shown):
    desk.rulebook.put(supervisor, Rule(Chapter.CALENDAR, "2026-11-25", OFF.day, OFF, OFF.day))
    desk.rulebook.put(supervisor, Rule(Chapter.FEES, "nq-12", date(2026, 11, 1), FEE))

    seen = desk.intake.review(officer, shown)

    assert [(c.what, c.before[:10], c.after[:10]) for c in seen.changes] == [
        (What.DUE, "2026-11-26", "2026-11-27"),
        (What.FEE, "", "15000"),
    ]
    with pytest.raises(CatalogueChanged):
        desk.intake.receive(officer, shown)
    over = replace(shown, shown=seen.edition)
    assert desk.intake.receive(officer, over).dossier.fees[0].amount == 15_000


def test_a_change_that_touches_nothing_of_the_sheet_stops_nobody(desk, officer, supervisor, shown):
    desk.rulebook.put(supervisor, Rule(Chapter.FEES, "khac", date(2026, 11, 1), replace(FEE, procedure="2.000815")))
    other = desk.catalogue_import.row(supervisor, "2.000815")
    desk.catalogue_import.change(supervisor, {**other, "name": "Tên khác"}, TODAY)

    assert desk.intake.review(officer, shown).changes == ()
    assert desk.intake.receive(officer, shown).known is False


def test_a_procedure_that_ended_meanwhile_is_told_as_ended(desk, officer, supervisor, shown, row, clock):
    ended = {**row, "valid_to": "2026-11-19", "superseded_by": "3.000722"}
    desk.catalogue_import.change(supervisor, ended, TODAY)

    (change,) = desk.intake.review(officer, shown).changes

    assert (change.what, change.subject) == (What.ENDED, "3.000722")


def test_a_case_that_is_gone_is_told_and_nothing_else_is_guessed(desk, officer, supervisor, complete, row):
    case = row["cases"][0]
    two = {**row, "cases": [{**case, "title": "Cấp mới"}, {**case, "title": "Cấp lại"}]}
    desk.catalogue_import.change(supervisor, two, TODAY)
    form = complete(case=1)
    form = replace(form, shown=desk.intake.review(officer, form).edition)

    other = {**row, "cases": [{**case, "title": "Đổi"}, {**case, "title": "Thu hồi"}]}
    desk.catalogue_import.change(supervisor, other, TODAY)

    assert told(desk.intake.review(officer, form)) == [What.CASES]


def test_a_page_that_names_a_version_nobody_has_is_looked_at_as_of_today(desk, officer, complete):
    form = complete(shown=Edition("khong-co", 0))

    assert desk.intake.review(officer, form).changes == ()
    with pytest.raises(UnknownProcedure):
        desk.intake.review(officer, complete(procedure="9.999999", shown=Edition("khong-co", 1)))


def test_a_ministry_that_switched_meanwhile_is_told_with_where_it_goes_now(desk, officer, supervisor, shown):
    switch = CutOver("BTP", "ministry", announcement="CV 1/BTP", status=Announced.OFFICIAL)
    desk.rulebook.put(supervisor, Rule(Chapter.CUTOVERS, "bo-tu-phap", TODAY, switch))

    (change,) = desk.intake.review(officer, shown).changes

    assert (change.what, change.before, change.after) == (What.RECEIVER, "province", "ministry")
