"""Sheets not received yet: open, set aside, asked for papers; none goes away but on an officer's word."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from services.domain.applicant import Applicant
from services.domain.checklist import PaperState
from services.domain.draft import DraftState
from services.domain.journal import Event
from services.errors import DraftTaken, UnknownDraft
from services.store import drafts, journal


def ids(found):
    return [one.draft.form.id for one in found]


def test_a_sheet_is_restored_as_it_was(desk, officer, complete):
    form = complete(applicant=Applicant("Nguy"), due_on=date(2026, 12, 1), answers=())
    saved = desk.drafts.save(officer, form, {"search": "hon nhan"})

    draft = desk.drafts.left(officer)

    assert draft is not None
    assert (draft.form, draft.saved_at, draft.extras) == (form, saved, {"search": "hon nhan"})
    assert (draft.catalogue, draft.begun_by) == (desk.catalogue.version(officer), officer.name)


def test_saving_another_sheet_never_removes_the_first_which_waits_from_then_on(
    desk, officer, supervisor, complete, clock
):
    first, second, third = complete(), complete(), complete()
    desk.drafts.save(officer, first)
    clock.forward(timedelta(seconds=5))
    desk.drafts.save(officer, second)
    desk.drafts.save(supervisor, third)

    assert desk.drafts.left(officer).form == second
    assert [(one.draft.form, one.draft.state) for one in desk.drafts.waiting(officer)] == [
        (first, DraftState.ASIDE),
        (third, DraftState.OPEN),
    ]
    assert [one.in_hands for one in desk.drafts.waiting(officer)] == [False, True]
    assert ids(desk.drafts.waiting(supervisor)) == [first.id, second.id]


def test_what_waits_is_told_to_every_officer_with_what_is_missing_since_when_by_whom_and_until_when(
    desk, officer, supervisor, complete, clock
):
    form = complete(answers=())
    desk.drafts.save(officer, form, state=DraftState.ASIDE)

    (one,) = desk.drafts.waiting(supervisor)

    assert (one.procedures, one.holder, one.slip) == (("Cấp Giấy xác nhận tình trạng hôn nhân",), officer.display, None)
    assert "Tờ khai cấp Giấy xác nhận tình trạng hôn nhân" in one.missing[0]
    assert (one.since, one.until) == (clock.at, date(2026, 12, 20))


def test_a_sheet_given_form_02_waits_as_one_that_was_asked_and_keeps_its_record(desk, officer, complete, clock):
    form = complete(answers=())
    desk.drafts.save(officer, form)
    clock.forward(timedelta(minutes=1))
    slip = desk.intake.request_papers(officer, form)

    (one,) = desk.drafts.waiting(officer)

    assert (one.draft.form, one.draft.state, one.slip) == (form, DraftState.ASKED, slip)
    assert one.missing == tuple(paper.name for paper in slip.missing)
    assert (one.since, desk.drafts.left(officer)) == (slip.issued_at, None)
    clock.forward(timedelta(days=60))
    assert desk.drafts.waiting(officer)[0].until < desk.place.today()


def test_a_sheet_that_was_asked_is_taken_up_again_with_its_id_and_waits_as_asked_when_set_aside(
    desk, officer, supervisor, complete
):
    form = complete(answers=())
    desk.drafts.save(officer, form)
    slip = desk.intake.request_papers(officer, form)

    taken = desk.drafts.take(supervisor, form.id)
    assert (taken.form.id, taken.state, desk.drafts.left(supervisor).form.id) == (form.id, DraftState.OPEN, form.id)
    desk.drafts.save(supervisor, form, state=DraftState.ASIDE)

    (one,) = desk.drafts.waiting(officer)
    assert (one.draft.state, one.holder, one.draft.begun_by) == (DraftState.ASKED, supervisor.display, officer.name)
    assert desk.intake.request_papers(supervisor, form) == slip
    assert desk.intake.receive(officer, complete(id=form.id)).known is False
    assert desk.drafts.waiting(officer) == ()


def test_a_form_02_whose_sheet_was_not_kept_waits_too_and_can_be_gone_on_with(desk, officer, complete):
    form = complete(answers=())
    slip = desk.intake.request_papers(officer, form)

    (one,) = desk.drafts.waiting(officer)
    taken = desk.drafts.take(officer, form.id)

    assert (one.slip, one.holder, one.missing) == (slip, officer.display, tuple(p.name for p in slip.missing))
    assert taken.form.applicant == slip.applicant
    assert {a.index: a.state for a in taken.form.answers} == {
        0: PaperState.MISSING,
        2: PaperState.FROM_DATABASE,
        5: PaperState.FROM_DATABASE,
    }
    assert desk.drafts.left(officer).form.id == form.id


def test_a_form_02_that_was_answered_refused_or_dropped_waits_no_more(desk, officer, complete, clock):
    came, refused, dropped = (
        complete(answers=(), applicant=Applicant(f"Trần {n}", f"03330100000{n}")) for n in (1, 2, 3)
    )
    for form in (came, refused, dropped):
        desk.intake.request_papers(officer, form)
    clock.forward(timedelta(days=1))
    desk.intake.receive(officer, complete(id=uuid4(), applicant=came.applicant))
    desk.intake.refuse(officer, refused, "khong-tham-quyen", "Nộp tại xã Thử")
    desk.drafts.drop(officer, dropped.id)

    assert desk.drafts.waiting(officer) == ()
    with pytest.raises(UnknownDraft):
        desk.drafts.take(officer, dropped.id)


def test_nobody_takes_or_drops_what_another_has_on_the_page_without_saying_so(desk, officer, supervisor, complete):
    form = complete()
    desk.drafts.save(officer, form)

    for act in (desk.drafts.take, desk.drafts.drop):
        with pytest.raises(DraftTaken) as refused:
            act(supervisor, form.id)
        assert refused.value.what == officer.display
    desk.drafts.take(supervisor, form.id, over=True)

    assert desk.drafts.left(officer) is None
    assert desk.drafts.left(supervisor).form == form


def test_what_is_typed_after_a_sheet_was_taken_over_is_kept_beside_it(desk, officer, supervisor, complete):
    form = complete()
    desk.drafts.save(officer, form)
    desk.drafts.take(supervisor, form.id, over=True)
    mine = replace(form, note="gõ thêm")

    with pytest.raises(DraftTaken):
        desk.drafts.save(officer, mine)
    desk.drafts.save(officer, replace(mine, id=uuid4()))

    assert desk.drafts.left(supervisor).form == form
    assert desk.drafts.left(officer).form.note == "gõ thêm"


def test_a_dropped_sheet_is_recorded_by_its_id_alone_and_comes_back_on_undo(desk, officer, complete):
    form = complete()
    desk.drafts.save(officer, form, {"fee": "mười"}, state=DraftState.ASIDE)

    draft = desk.drafts.drop(officer, form.id)
    assert desk.drafts.waiting(officer) == ()
    desk.drafts.bring_back(officer, draft)
    desk.drafts.bring_back(officer, draft)

    (one,) = desk.drafts.waiting(officer)
    assert (one.draft.form, one.draft.extras) == (form, {"fee": "mười"})
    with desk.place.store.read() as db:
        told = [line.event for line in journal.about(db, str(form.id))]
    assert told == [Event.DRAFT_DROPPED, Event.UNDONE]


def test_a_received_form_leaves_no_draft_and_a_late_save_brings_none_back(desk, officer, complete):
    form = complete()
    desk.drafts.save(officer, form)
    desk.intake.receive(officer, form)

    desk.drafts.save(officer, form)
    desk.drafts.bring_back(officer, replace(_draft(desk, officer, complete), form=form))

    assert desk.drafts.left(officer) is None
    assert desk.drafts.waiting(officer) == ()


def _draft(desk, officer, complete):
    other = complete()
    desk.drafts.save(officer, other)
    return desk.drafts.drop(officer, other.id)


def test_a_visit_is_one_draft_whatever_stands_first_in_it(desk, officer, complete):
    first, second, third = complete(), complete(), complete()
    desk.drafts.save(officer, first, {}, [(second, {}), (third, {})])

    desk.drafts.save(officer, second, {}, [(third, {})])

    assert [part.form for part in desk.drafts.left(officer).parts] == [second, third]
    assert desk.drafts.waiting(officer) == ()
    desk.intake.refuse(officer, second, "khong-tham-quyen", "Nộp tại xã Thử")
    assert [part.form for part in desk.drafts.left(officer).parts] == [third]
    desk.drafts.take(officer, third.id)
    assert desk.drafts.left(officer).form == third


def test_a_visit_asked_for_the_papers_of_one_of_its_procedures_waits_whole(desk, officer, complete):
    first, second = complete(), complete(answers=())
    desk.drafts.save(officer, first, {}, [(second, {})])

    slip = desk.intake.request_papers(officer, second)

    (one,) = desk.drafts.waiting(officer)
    assert ([part.form for part in one.draft.parts], one.slip) == ([first, second], slip)
    assert desk.drafts.take(officer, second.id).form == first


def test_a_sheet_without_a_procedure_or_with_one_that_is_gone_waits_as_well(desk, officer, complete):
    empty, unknown = complete(procedure="", answers=()), complete(procedure="9.999999", answers=())
    open_case = complete(procedure="1.011441", answers=())
    for form, extras in ((empty, {}), (unknown, {}), (open_case, {"case": ""})):
        desk.drafts.save(officer, form, extras, state=DraftState.ASIDE)

    told = {one.draft.form.id: (len(one.procedures), one.missing) for one in desk.drafts.waiting(officer)}

    assert told == {empty.id: (0, ()), unknown.id: (0, ()), open_case.id: (1, ())}


def test_a_draft_of_before_states_were_kept_is_open_and_of_its_account(desk, officer, complete):
    form = complete()
    desk.drafts.save(officer, form)
    with desk.place.store.write() as db:
        db.exec_driver_sql(
            "UPDATE drafts SET body = json_remove(body, '$.state', '$.account', '$.begun_by', '$.begun_at')"
        )
        found = drafts.holding(db, form.id)

    assert (found.state, found.account, found.begun_by, found.begun_at) == (
        DraftState.OPEN, officer.name, officer.name, found.saved_at,
    )  # fmt: skip
