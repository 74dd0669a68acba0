"""Received here, handed out there; papers of a day show the name of that day; the sheet that goes with a dossier."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from services.bootstrap import open_desk
from services.domain.agency import Agency
from services.domain.calendar import office_day
from services.domain.points import ReceptionPoint
from services.domain.print_job import PrintState
from services.domain.rulebook import Chapter, Rule
from services.domain.steps import Step, StepPlan
from services.errors import InvalidForm, UnknownDossier
from services.settings import load_settings, settings_text
from tests.desks import KEY, single_form
from tests.documents.conftest import pages_of

TODAY = date(2026, 11, 20)
FIRST = ReceptionPoint("Trụ sở UBND xã Mẫu", "Thôn Đông")
SECOND = ReceptionPoint("Điểm số 2", "Thôn Đoài", ("08:00-11:00",))
ONLY_IN = ReceptionPoint("Điểm thu lưu động", returns=False)


def enter(desk, supervisor, chapter, key, body, day=TODAY):
    desk.rulebook.put(supervisor, Rule(chapter, key, day, body))


def receipt_text(desk, officer, number):
    return " ".join(pages_of(desk.print_jobs.pdf(officer, desk.print_jobs.receipt_of(officer, number))))


@pytest.fixture
def points(desk, supervisor):
    for key, point in (("mot", FIRST), ("hai", SECOND), ("luu-dong", ONLY_IN)):
        enter(desk, supervisor, Chapter.POINTS, key, point)


@pytest.fixture
def desk_at(home, clock):
    """Open the desk as one that stands at a reception point."""

    def opened(point):
        (home / "settings.toml").write_text(settings_text(replace(load_settings(home), point=point)), "utf-8")
        return open_desk(home, KEY, now=clock, receivers={})

    return opened


def test_a_dossier_received_here_is_handed_out_there_and_the_receipt_says_where_and_when(desk, points, officer):
    taken = desk.intake.receive(officer, single_form(return_point="hai")).dossier

    assert (taken.terms.point, taken.terms.return_point) == ("", "hai")
    assert desk.registry.returns_at(officer, taken.number) == "Điểm số 2, Thôn Đoài (08:00–11:00)"
    assert "nhận kết quả tại: Điểm số 2, Thôn Đoài (08:00–11:00)" in receipt_text(desk, officer, taken.number)


def test_a_desk_that_stands_at_a_point_hands_out_there_unless_that_point_does_not(desk, points, officer, desk_at):
    desk.close()
    for own, expected in (("mot", "mot"), ("luu-dong", "")):
        with desk_at(own) as opened:
            taken = opened.intake.receive(officer, single_form()).dossier
            assert (taken.terms.point, taken.terms.return_point) == (own, expected)
            assert opened.registry.open(officer, taken.number).dossier.terms == taken.terms


def test_a_result_cannot_be_wanted_where_none_is_handed_out(desk, points, officer):
    for nowhere in ("luu-dong", "khong-co"):
        with pytest.raises(InvalidForm) as caught:
            desk.intake.receive(officer, single_form(return_point=nowhere))
        assert caught.value.field == "return_point"


def test_where_the_centre_is_one_place_the_receipt_names_the_centre(desk, officer):
    taken = desk.intake.receive(officer, single_form()).dossier

    assert taken.terms.return_point == ""
    assert "nhận kết quả tại: Trung tâm PVHCC xã Mẫu" in receipt_text(desk, officer, taken.number)


def test_a_receipt_given_out_before_a_point_moved_keeps_what_it_said(desk, points, clock, supervisor, officer):
    taken = desk.intake.receive(officer, single_form(return_point="hai")).dossier
    before = desk.print_jobs.pdf(officer, desk.print_jobs.receipt_of(officer, taken.number))

    enter(desk, supervisor, Chapter.POINTS, "hai", ReceptionPoint("Nơi khác"), TODAY + timedelta(days=1))
    clock.forward(timedelta(days=3))

    assert desk.print_jobs.pdf(officer, desk.print_jobs.receipt_of(officer, taken.number)) == before


def test_an_agencys_change_of_name_and_code_holds_from_its_day_and_changes_no_earlier_paper(
    desk, clock, supervisor, officer
):
    ward = Agency("H31.40", "Trung tâm PVHCC phường Mẫu", "UBND phường Mẫu", "Phường Mẫu")
    old = desk.intake.receive(officer, single_form()).dossier
    before = desk.print_jobs.pdf(officer, desk.print_jobs.receipt_of(officer, old.number))
    enter(desk, supervisor, Chapter.AGENCY, "agency", ward, TODAY + timedelta(days=3))

    clock.forward(timedelta(days=3))
    new = desk.intake.receive(officer, single_form()).dossier

    assert old.number.startswith("H31.12-261120-")
    assert new.number.startswith("H31.40-261123-")
    assert "TRUNG TÂM PVHCC" in receipt_text(desk, officer, new.number)
    assert "UBND PHƯỜNG MẪU" in receipt_text(desk, officer, new.number)
    assert desk.print_jobs.pdf(officer, desk.print_jobs.receipt_of(officer, old.number)) == before


def test_uploads_and_the_register_name_the_agency_of_the_dossiers_own_day(desk, clock, receiver, supervisor, officer):
    enter(desk, supervisor, Chapter.AGENCY, "agency", Agency("H31.40", "Tên mới"), TODAY + timedelta(days=3))
    old = desk.intake.receive(officer, single_form()).dossier
    clock.forward(timedelta(days=3))
    desk.intake.receive(officer, single_form())

    first, second = desk.daily_log.log(officer, TODAY, office_day(clock())).lines
    (waiting,) = [item.entry for item in desk.delivery.queue(officer) if item.entry.number == old.number]
    entry = desk.delivery.detail(officer, waiting.id).entry

    assert (first.agency, second.agency) == ("Trung tâm PVHCC xã Mẫu", "Tên mới")
    assert "Tên mới" not in str(entry.body)
    assert "Trung tâm PVHCC xã Mẫu" in str(entry.body)


def test_slips_show_the_name_of_their_own_day(desk, supervisor, officer):
    enter(desk, supervisor, Chapter.AGENCY, "agency", Agency("H31.40", "Trung tâm mới", "UBND phường Mẫu"))

    slip = desk.intake.request_papers(officer, single_form(answers=()))
    page = " ".join(pages_of(desk.print_jobs.pdf(officer, desk.print_jobs.of_slip(officer, slip.id))))

    assert "UBND PHƯỜNG MẪU" in page


def test_the_process_control_sheet_fills_itself_from_the_steps(desk, supervisor, officer):
    plan = StepPlan((Step("Công chức tư pháp - hộ tịch", hours=12), Step("Lãnh đạo UBND xã", hours=4)), field="Hộ tịch")
    enter(desk, supervisor, Chapter.STEPS, "ho-tich", plan)
    taken = desk.intake.receive(officer, single_form()).dossier

    job = desk.print_jobs.control_sheet_of(officer, taken.number)
    page = " ".join(pages_of(desk.print_jobs.pdf(officer, job)))

    assert (job.form, job.subject, job.state) == ("06", taken.number, PrintState.NOT_WANTED)
    assert "2. Nhận: Công chức tư pháp - hộ tịch" in page
    assert "Kế hoạch: trước 16 giờ 30, 20/11/2026" in page
    assert "1. Giao: Lãnh đạo UBND xã 2. Nhận: Trung tâm PVHCC xã Mẫu" in page


def test_the_sheet_has_one_job_however_often_it_is_asked_for_and_no_print_waits_for_it(desk, officer):
    taken = desk.intake.receive(officer, single_form()).dossier

    first, again = (desk.print_jobs.control_sheet_of(officer, taken.number) for _ in range(2))

    assert first.id == again.id
    assert [job.form for job in desk.print_jobs.waiting(officer)] == ["01"]
    desk.print_jobs.done(officer, first, "HP")
    assert desk.print_jobs.control_sheet_of(officer, taken.number).state is PrintState.PRINTED
    with pytest.raises(UnknownDossier):
        desk.print_jobs.control_sheet_of(officer, "H31.12-261120-9999")
