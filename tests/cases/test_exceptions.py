"""The no-extra-paper guard at work, and the report of every exception."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from uuid import uuid4

import pytest
from openpyxl import load_workbook

from services.domain.applicant import Applicant
from services.domain.checklist import Answer, ExtraPaper, PaperState
from services.domain.exceptions import ExceptionKind
from services.domain.journal import Event
from services.domain.outages import Outage
from services.domain.permissions import Role
from services.domain.rulebook import Chapter, Rule
from services.errors import AskedBefore, InvalidForm, NotAllowed, NothingMissing, UnknownRule
from services.store import journal
from tests.desks import MORNING, PEOPLE

DAY = date(2026, 11, 20)
POPULATION = "CSDLQG về dân cư"
HANDED_IN, MISSING, FROM_DATABASE, _ = PaperState
MINUTES = ExtraPaper("Biên bản họp gia đình", "Điều 5 Thông tư 01/2026/TT-BTP", "Có người vắng mặt")
LEAD = PEOPLE[Role.SUPERVISOR]


def kinds(desk):
    return [row.kind for row in desk.exceptions.report(LEAD, DAY, DAY + timedelta(days=100)).rows]


def test_a_paper_beyond_the_checklist_is_asked_for_by_who_may_and_told_of_everywhere(desk, supervisor, complete):
    form = complete(extras=(MINUTES,))

    slip = desk.intake.request_papers(supervisor, form)

    (row,) = desk.exceptions.report(supervisor, DAY, DAY).rows
    assert slip.extras == (MINUTES,)
    assert (row.kind, row.subject, row.procedure) == (ExceptionKind.EXTRA_PAPER, "02/1/2026", "1.004873")
    assert (row.what, row.basis, row.reason, row.by) == (*MINUTES_FACTS, supervisor.name)
    with desk.place.store.read() as db:
        assert Event.EXTRA_ASKED in [line.event for line in journal.about(db, str(slip.id))]


MINUTES_FACTS = (MINUTES.name, MINUTES.basis, MINUTES.reason)


def test_an_officer_asks_for_nothing_beyond_the_checklist_and_loses_nothing(desk, officer, complete):
    form = complete(extras=(MINUTES,))
    desk.drafts.save(officer, form)

    with pytest.raises(NotAllowed) as refused:
        desk.intake.request_papers(officer, form)

    assert refused.value.what == "ask_beyond"
    draft = desk.drafts.left(officer)
    assert draft is not None
    assert draft.form.extras == (MINUTES,)
    assert kinds(desk) == []


@pytest.mark.parametrize("name", ["tài khoản VNeID", "giấy xác nhận địa giới hành chính", "Sổ hộ khẩu"])
def test_what_is_blocked_is_blocked_for_everybody(desk, supervisor, complete, name):
    form = complete(extras=(replace(MINUTES, name=name),))

    for act in (desk.intake.request_papers, desk.intake.receive):
        with pytest.raises(InvalidForm) as refused:
            act(supervisor, form)
        assert refused.value.field == "extras[0].name"
        assert "461/UBND" in refused.value.problems[0].fact or "309/2026" in refused.value.problems[0].fact


def test_what_a_supervisor_asked_for_an_officer_takes_when_it_comes(desk, officer, supervisor, complete, clock):
    desk.intake.request_papers(supervisor, complete(extras=(MINUTES,)))
    clock.forward(timedelta(days=1))

    dossier = desk.intake.receive(officer, complete(extras=(MINUTES,))).dossier

    assert dossier.terms.extras == (MINUTES,)
    assert desk.registry.open(officer, dossier.number).dossier.terms.extras == (MINUTES,)
    assert kinds(desk) == [ExceptionKind.EXTRA_PAPER]


def test_nobody_takes_a_paper_beyond_the_checklist_that_was_not_asked_for(desk, officer, supervisor, complete):
    form = complete(extras=(MINUTES,))
    with pytest.raises(NotAllowed):
        desk.intake.receive(officer, form)

    number = desk.intake.receive(supervisor, form).dossier.number

    (row,) = desk.exceptions.report(supervisor, DAY, DAY).rows
    assert (row.kind, row.subject, row.what) == (ExceptionKind.EXTRA_PAPER, number, MINUTES.name)


def with_database_paper(form, state=HANDED_IN, reason=""):
    others = tuple(a for a in form.answers if a.index != 2)
    return replace(form, answers=(*others, Answer(2, state, reason=reason)))


@pytest.mark.parametrize(("reason", "kept"), [("", "offered"), ("offered", "offered"), ("data_wrong", "data_wrong")])
def test_a_listed_paper_taken_although_a_database_has_it_is_told_with_its_reason(desk, officer, complete, reason, kept):
    dossier = desk.intake.receive(officer, with_database_paper(complete(), reason=reason)).dossier

    (row,) = desk.exceptions.report(LEAD, DAY, DAY).rows
    assert (row.kind, row.subject, row.reason) == (ExceptionKind.PAPER_COLLECTED, dossier.number, kept)
    stored = desk.registry.open(officer, dossier.number).dossier
    assert [p.reason for p in stored.papers if p.index == 2] == [kept]


def test_a_database_is_a_reason_only_while_it_is_marked_down(desk, officer, supervisor, complete, clock):
    form = with_database_paper(complete(), reason="database_down")
    with pytest.raises(InvalidForm) as refused:
        desk.intake.receive(officer, form)
    assert [p.kind for p in refused.value.problems] == ["database_not_down"]

    desk.exceptions.mark_down(supervisor, POPULATION, "Đường truyền tới Bộ đứt từ 8:00")
    clock.forward(timedelta(minutes=1))
    assert [o.database for o in desk.exceptions.outages(officer)] == [POPULATION]
    desk.intake.receive(officer, form)
    clock.forward(timedelta(hours=1))
    desk.exceptions.mark_up(supervisor, POPULATION)

    assert desk.exceptions.outages(officer) == ()
    with pytest.raises(InvalidForm):
        desk.intake.receive(officer, replace(form, id=uuid4()))
    assert kinds(desk) == [ExceptionKind.DATABASE_DOWN, ExceptionKind.PAPER_COLLECTED]


def test_marking_down_twice_is_once_and_what_is_not_down_is_not_marked_up(desk, supervisor):
    first = desk.exceptions.mark_down(supervisor, POPULATION, "Đứt cáp")

    assert desk.exceptions.mark_down(supervisor, POPULATION, "Đứt cáp lần nữa") == first
    assert kinds(desk) == [ExceptionKind.DATABASE_DOWN]
    with pytest.raises(UnknownRule):
        desk.exceptions.mark_up(supervisor, "CSDL khác")
    with pytest.raises(InvalidForm):
        desk.exceptions.mark_down(supervisor, POPULATION, " ")


def test_a_database_marked_down_in_the_rulebook_is_told_of_too(desk, supervisor):
    outage = Outage(POPULATION, MORNING, "Đứt cáp")
    rule = Rule(Chapter.OUTAGES, "dan-cu", DAY, outage)

    desk.rulebook.put(supervisor, rule)
    desk.rulebook.put(supervisor, replace(rule, body=replace(outage, until=MORNING + timedelta(hours=2))))

    assert kinds(desk) == [ExceptionKind.DATABASE_DOWN]


def test_form_02_asks_for_a_database_paper_only_with_a_lawful_reason(desk, officer, complete):
    form = with_database_paper(complete(), state=MISSING)
    with pytest.raises(NothingMissing):
        desk.intake.request_papers(officer, form)

    slip = desk.intake.request_papers(officer, with_database_paper(form, MISSING, "data_wrong"))

    assert [(p.index, p.reason) for p in slip.missing] == [(2, "data_wrong")]
    assert "309/2026" in slip.basis
    assert kinds(desk) == [ExceptionKind.OVERRIDE]


def test_asking_once_more_needs_its_reason_and_is_told_of(desk, officer, complete, clock):
    form = complete(answers=())
    first = desk.intake.request_papers(officer, form)
    clock.forward(timedelta(hours=1))
    other = replace(form, answers=(Answer(0, HANDED_IN), Answer(4, MISSING)))
    with pytest.raises(AskedBefore) as refused:
        desk.intake.request_papers(officer, other)
    assert (refused.value.what, refused.value.field) == ("1/2026", "again_reason")

    second = desk.intake.request_papers(officer, other, again="Tờ khai nộp lại sai mẫu")

    assert desk.intake.request_papers(officer, other) == second
    assert (first.again, second.again, second.number, second.again_reason) == (0, 1, 2, "Tờ khai nộp lại sai mẫu")
    (row,) = desk.exceptions.report(LEAD, DAY, DAY).rows
    assert (row.kind, row.subject, row.what) == (ExceptionKind.SECOND_REQUEST, "02/2/2026", "02/1/2026")


def test_the_same_person_is_asked_once_for_one_procedure_whatever_form_it_is(desk, officer, complete, clock):
    desk.intake.request_papers(officer, complete(answers=()))
    clock.forward(timedelta(days=3))

    with pytest.raises(AskedBefore):
        desk.intake.request_papers(officer, complete(answers=()))
    nobody = Applicant("Trần Thị Mẫu")
    assert desk.intake.request_papers(officer, complete(answers=(), applicant=nobody)).again == 0
    assert desk.intake.request_papers(officer, complete(answers=(), applicant=nobody)).again == 0


def test_a_dossier_received_or_a_season_gone_makes_it_another_matter(desk, officer, complete, clock):
    desk.intake.request_papers(officer, complete(answers=()))
    clock.forward(timedelta(days=1))
    desk.intake.receive(officer, complete())
    assert desk.intake.request_papers(officer, complete(answers=())).again == 0

    clock.forward(timedelta(days=91))
    assert desk.intake.request_papers(officer, complete(answers=())).again == 0


def test_the_report_is_a_workbook_or_rows_and_names_no_citizen(desk, supervisor, officer, complete):
    desk.intake.request_papers(supervisor, complete(extras=(replace(MINUTES, reason="=1+1"),)))
    desk.intake.receive(officer, with_database_paper(complete()))

    rows = desk.exceptions.export(supervisor, DAY, DAY, "csv").decode("utf-8-sig")
    sheet = load_workbook(BytesIO(desk.exceptions.export(supervisor, DAY, DAY, "xlsx"))).active
    cells = [[c.value for c in row] for row in sheet.iter_rows()]

    assert "'=1+1" in rows
    assert "Người dân tự nộp, không ai yêu cầu" in rows
    assert len(cells) == 5 + 2
    assert cells[4][2] == "Ngoại lệ"
    assert {row[2] for row in cells[5:]} == {
        "Yêu cầu giấy tờ ngoài thành phần hồ sơ", "Thu giấy tờ đã có trong cơ sở dữ liệu"
    }  # fmt: skip
    assert "Trần" not in rows
    assert "033301000001" not in rows


def test_an_empty_report_says_so(desk, supervisor):
    sheet = load_workbook(BytesIO(desk.exceptions.export(supervisor, DAY, DAY, "xlsx"))).active

    assert sheet["A4"].value == "Không có trường hợp ngoại lệ nào."


def test_a_span_or_format_that_cannot_be_is_named(desk, supervisor):
    with pytest.raises(InvalidForm) as backwards:
        desk.exceptions.report(supervisor, DAY, DAY - timedelta(days=1))
    with pytest.raises(InvalidForm) as strange:
        desk.exceptions.export(supervisor, DAY, DAY, "docx")

    assert (backwards.value.field, strange.value.field) == ("to", "out")


def test_a_request_after_reception_asks_for_nothing_that_is_blocked(desk, officer, complete):
    number = desk.intake.receive(officer, complete()).dossier.number

    with pytest.raises(InvalidForm) as refused:
        desk.life.request_supplement(officer, number, "Tờ khai: ký tên\nBản sao sổ hộ khẩu")
    desk.life.request_supplement(officer, number, "Bản sao sổ hộ khẩu, vì dữ liệu ghi sai quê quán")

    assert [p.kind for p in refused.value.problems] == ["database_has_it"]
    (row,) = desk.exceptions.report(LEAD, DAY, DAY).rows
    assert (row.kind, row.subject, row.reason) == (ExceptionKind.OVERRIDE, number, "data_wrong")


def test_a_second_request_after_reception_is_told_of(desk, officer, complete, clock):
    number = desk.intake.receive(officer, complete()).dossier.number
    desk.life.request_supplement(officer, number, "Tờ khai: ký tên")
    desk.life.receive_supplement(officer, number)

    desk.life.request_supplement(officer, number, "Tờ khai: ghi ngày", "Ký sai chỗ")

    (row,) = desk.exceptions.report(LEAD, DAY, DAY).rows
    assert (row.kind, row.subject, row.reason) == (ExceptionKind.SECOND_REQUEST, number, "Ký sai chỗ")
