"""What a citizen is told before coming, from the catalogue and the unit's own rules."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from services.domain.agency import Agency
from services.domain.calendar import office_day
from services.domain.fees import FeeRule, Origin
from services.domain.points import ReceptionPoint
from services.domain.procedure import FeeKind
from services.domain.rulebook import Chapter, Rule
from services.errors import InvalidForm, UnknownProcedure
from tests.documents.conftest import pages_of

TODAY, SINGLE, COPIES = date(2026, 11, 20), "1.004873", "2.000635"


def rate(amount, origin=Origin.PROVINCE, code=SINGLE, **more):
    return FeeRule(procedure=code, name="Lệ phí hộ tịch", basis="NQ 01/2026", origin=origin, amount=amount, **more)


def enter(desk, supervisor, chapter, key, body):
    desk.rulebook.put(supervisor, Rule(chapter, key, TODAY, body))


def test_a_volunteer_is_told_what_to_bring_and_until_when(desk, volunteer):
    told = desk.handouts.told(volunteer, SINGLE)

    assert [c.name for c in told.guide.always] == ["Tờ khai cấp Giấy xác nhận tình trạng hôn nhân"]
    assert told.promise is not None
    assert office_day(told.promise.due_at) > TODAY
    assert (told.day, told.fee, told.points) == (TODAY, "", ())


def test_a_procedure_without_a_published_time_has_no_promise(desk, volunteer):
    (without, *_) = [p.code for p in desk.catalogue.all(volunteer) if p.time_for() is None]

    assert desk.handouts.told(volunteer, without).promise is None


def test_what_is_not_in_the_catalogue_cannot_be_told(desk, volunteer):
    with pytest.raises(UnknownProcedure):
        desk.handouts.told(volunteer, "9.999999")
    with pytest.raises(UnknownProcedure):
        desk.handouts.field_list(volunteer, "Không có lĩnh vực này")
    with pytest.raises(InvalidForm) as caught:
        desk.handouts.handout(volunteer, SINGLE, 7)
    assert caught.value.problems[0].field == "case"


def test_the_provinces_rate_is_told_where_the_catalogue_leaves_it_open(desk, supervisor, volunteer):
    assert desk.handouts.told(volunteer, SINGLE).procedure.fee.kind is FeeKind.PROVINCE
    enter(desk, supervisor, Chapter.FEES, "nuoc", rate(12_000, Origin.LAW))
    enter(desk, supervisor, Chapter.FEES, "tinh", rate(15_000))

    assert "15.000" in desk.handouts.told(volunteer, SINGLE).fee
    assert "12.000" not in desk.handouts.told(volunteer, SINGLE).fee


def test_two_kinds_of_fees_are_told_by_name_and_one_to_ask_for_with_its_note(desk, supervisor, volunteer):
    enter(desk, supervisor, Chapter.FEES, "a", rate(15_000))
    other = FeeRule(
        procedure=SINGLE, name="Phí thẩm định", basis="NQ 01/2026", origin=Origin.PROVINCE, note="theo diện tích"
    )
    enter(desk, supervisor, Chapter.FEES, "b", other)

    fee = desk.handouts.told(volunteer, SINGLE).fee

    assert "Lệ phí hộ tịch: 15.000" in fee
    assert "Phí thẩm định: hỏi mức thu (theo diện tích)" in fee


def test_the_units_points_and_the_name_of_the_day_stand_on_the_handout(desk, clock, supervisor, volunteer):
    enter(desk, supervisor, Chapter.POINTS, "so-2", ReceptionPoint("Điểm số 2", "Thôn Đoài"))
    tomorrow = Rule(Chapter.AGENCY, "ten", TODAY + timedelta(days=1), Agency("H31.40", "Trung tâm PVHCC phường Mẫu"))
    desk.rulebook.put(supervisor, tomorrow)

    (today,) = pages_of(desk.handouts.handout(volunteer, SINGLE))
    clock.forward(timedelta(days=1))
    (after,) = pages_of(desk.handouts.handout(volunteer, SINGLE))

    assert "Điểm số 2, Thôn Đoài" in today
    assert "Trung tâm PVHCC xã Mẫu" in today
    assert "Trung tâm PVHCC phường Mẫu" in after


def test_the_board_sheet_and_the_list_of_a_field_are_made(desk, volunteer):
    board = " ".join(pages_of(desk.handouts.handout(volunteer, SINGLE, sheet="board")))
    listed = " ".join(pages_of(desk.handouts.field_list(volunteer, "Hộ tịch")))

    assert "KHÔNG CẦN MANG" in board
    assert COPIES in listed
    assert SINGLE in listed
