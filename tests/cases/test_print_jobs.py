"""Pages on their way to paper."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest

from services.domain.journal import Event
from services.domain.print_job import PrintState
from services.errors import UnknownDossier, UnknownEntry
from services.store import journal


@pytest.fixture
def number(desk, officer, complete):
    return desk.intake.receive(officer, complete()).dossier.number


def test_a_receipt_waits_until_a_page_came_out(desk, officer, number, clock):
    (job,) = desk.print_jobs.waiting(officer)

    desk.print_jobs.done(officer, job, "May in quay 2")

    assert (job.form, job.subject, job.printed_at) == ("01", number, None)
    assert desk.print_jobs.waiting(officer) == ()
    done = desk.print_jobs.receipt_of(officer, number)
    assert (done.state, done.printer, done.printed_at) == (PrintState.PRINTED, "May in quay 2", clock())
    with desk.place.store.read() as db:
        assert journal.about(db, number)[-1].event is Event.PRINTED


def test_a_page_saved_as_a_file_is_not_offered_again(desk, officer, number):
    (job,) = desk.print_jobs.waiting(officer)
    desk.print_jobs.saved(officer, job)

    assert desk.print_jobs.waiting(officer) == ()
    assert desk.print_jobs.receipt_of(officer, number).state is PrintState.SAVED


def test_a_page_that_was_printed_stays_printed_when_it_is_saved_as_well(desk, officer, number):
    (job,) = desk.print_jobs.waiting(officer)
    desk.print_jobs.done(officer, job, "may-in")

    desk.print_jobs.saved(officer, job)

    assert desk.print_jobs.receipt_of(officer, number).state is PrintState.PRINTED


def test_a_job_nobody_queued_is_not_recorded_as_printed(desk, officer, number):
    (job,) = desk.print_jobs.waiting(officer)

    with pytest.raises(UnknownEntry):
        desk.print_jobs.done(officer, replace(job, id=uuid4()), "may-in")

    with desk.place.store.read() as db:
        assert journal.about(db, number)[-1].event is Event.RECEIVED


def test_a_slip_is_found_by_its_id_and_by_its_number(desk, officer, complete):
    slip = desk.intake.request_papers(officer, complete(answers=()))
    refusal = desk.intake.refuse(officer, complete(), "khong-tham-quyen", "Nộp tại xã Thử")

    job = desk.print_jobs.slip_numbered(officer, "02", 1)

    assert job == desk.print_jobs.of_slip(officer, slip.id)
    assert desk.print_jobs.slip_numbered(officer, "03", 1).slip_id == refusal.id
    for page in (job, desk.print_jobs.of_slip(officer, refusal.id)):
        assert desk.print_jobs.pdf(officer, page).startswith(b"%PDF")


def test_what_was_never_issued_cannot_be_printed(desk, officer, number):
    (job,) = desk.print_jobs.waiting(officer)
    with pytest.raises(UnknownDossier):
        desk.print_jobs.receipt_of(officer, "x")
    for act in (
        lambda: desk.print_jobs.of_slip(officer, uuid4()),
        lambda: desk.print_jobs.slip_numbered(officer, "02", 5),
        lambda: desk.print_jobs.pdf(officer, replace(job, dossier_id=uuid4())),
        lambda: desk.print_jobs.pdf(officer, replace(job, dossier_id=None)),
        lambda: desk.print_jobs.pdf(officer, replace(job, dossier_id=None, slip_id=uuid4())),
    ):
        with pytest.raises(UnknownEntry):
            act()
