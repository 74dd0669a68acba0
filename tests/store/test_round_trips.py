"""What is stored is read back equal, whatever people write."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from services.domain.applicant import Applicant, Sex
from services.domain.calendar import OFFICE_ZONE, DayOff
from services.domain.checklist import Answer, ExtraPaper, Paper, PaperState
from services.domain.deadline import Basis, Promise
from services.domain.dossier import (
    Channel,
    Dossier,
    DossierState,
    Draft,
    FeeLine,
    IntakeForm,
    Payment,
    ProcedureTaken,
    ResultMethod,
)
from services.domain.journal import Event
from services.domain.outbox import LEASE, Attempt, EntryKind, EntryState, OutcomeKind
from services.domain.permissions import Account, Role
from services.domain.procedure import TimeUnit
from services.domain.routing import Route
from services.domain.slip import Slip, SlipKind
from services.domain.terms import Terms
from services.store import accounts, dossiers, drafts, journal, leases, outbox, print_jobs, slips
from tests.desks import MORNING

TEXT = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=30).map(
    lambda t: unicodedata.normalize("NFC", t)
)
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2036, 1, 1)).map(lambda m: m.replace(tzinfo=UTC))  # noqa: DTZ001
LOCAL = MOMENTS.map(lambda m: m.astimezone(OFFICE_ZONE))
DAYS = st.dates(date(2024, 1, 1), date(2036, 1, 1))
COUNTS = st.integers(0, 999)
PERSONS = st.builds(Applicant, TEXT, TEXT, TEXT, st.sampled_from(Sex), TEXT, TEXT, TEXT, TEXT)
EXTRAS = st.lists(st.builds(ExtraPaper, TEXT, TEXT, TEXT), max_size=2).map(tuple)
PAPERS = st.builds(Paper, COUNTS, TEXT, st.sampled_from(PaperState), COUNTS, COUNTS, st.booleans(), TEXT, TEXT)
TAKEN = st.builds(ProcedureTaken, TEXT, TEXT, TEXT, TEXT, TEXT, COUNTS, TEXT, TEXT, TEXT, TEXT, TEXT)
PROMISES = st.builds(
    Promise,
    LOCAL,
    st.sampled_from(Basis),
    COUNTS,
    st.sampled_from(TimeUnit),
    st.booleans(),
    st.booleans(),
    st.lists(st.builds(DayOff, DAYS, TEXT, st.booleans()), max_size=3).map(tuple),
    st.lists(DAYS, max_size=3).map(tuple),
)
FEES = st.builds(FeeLine, TEXT, st.none() | st.integers(0, 10**9), st.sampled_from(Payment))
DOSSIERS = st.builds(
    Dossier,
    id=st.uuids(),
    form_id=st.uuids(),
    number=TEXT,
    book_number=st.integers(1, 10**6),
    desk=st.integers(1, 99),
    applicant=PERSONS,
    procedure=TAKEN,
    papers=st.lists(PAPERS, max_size=4).map(tuple),
    received_at=MOMENTS,
    received_by=TEXT,
    promise=PROMISES,
    route=st.builds(Route, TEXT, TEXT, TEXT),
    fees=st.lists(FEES, max_size=2).map(tuple),
    channel=st.sampled_from(Channel),
    sets=st.integers(1, 99),
    result_method=st.sampled_from(ResultMethod),
    note=TEXT,
    state=st.sampled_from(DossierState),
    version=st.integers(1, 9),
    ended_at=st.none() | MOMENTS,
    returned_at=st.none() | MOMENTS,
    terms=st.builds(Terms, st.none() | st.uuids(), TEXT, TEXT, TEXT, TEXT),
)
ANSWERS = st.builds(Answer, COUNTS, st.sampled_from(PaperState), st.none() | COUNTS, st.none() | COUNTS, TEXT, TEXT)
FORMS = st.builds(
    IntakeForm,
    id=st.uuids(),
    procedure=TEXT,
    applicant=PERSONS,
    answers=st.lists(ANSWERS, max_size=4).map(tuple),
    case=COUNTS,
    channel=st.sampled_from(Channel),
    sets=st.integers(1, 99),
    due_on=st.none() | DAYS,
    fee=st.none() | COUNTS,
    payment=st.sampled_from(Payment),
    result_method=st.sampled_from(ResultMethod),
    note=TEXT,
    same_day=st.booleans(),
    extras=EXTRAS,
    pages=COUNTS,
    copies=COUNTS,
    exemption=TEXT,
    competent=TEXT,
    return_point=TEXT,
    visit=st.none() | st.uuids(),
)
SLIPS = st.builds(
    Slip,
    id=st.uuids(),
    form_id=st.uuids(),
    kind=st.sampled_from(SlipKind),
    number=st.integers(1, 10**6),
    desk=st.integers(1, 99),
    applicant=PERSONS,
    procedure=TAKEN,
    missing=st.lists(PAPERS, max_size=3).map(tuple),
    reason=TEXT,
    basis=TEXT,
    issued_at=MOMENTS,
    issued_by=TEXT,
    extras=EXTRAS,
    dossier_id=st.none() | st.uuids(),
    again=st.integers(0, 3),
)
many = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


@many
@given(DOSSIERS)
def test_a_dossier_is_read_back_equal(store, dossier):
    dossier = replace(dossier, id=uuid4(), form_id=uuid4(), number=f"H31.12-261120-{uuid4()}")
    with store.write() as db:
        dossiers.add(db, dossier)
        found = (
            dossiers.by_number(db, dossier.number),
            dossiers.by_id(db, dossier.id),
            dossiers.by_form(db, dossier.form_id),
        )

    assert found == (dossier, dossier, dossier)


@many
@given(FORMS, MOMENTS, st.dictionaries(TEXT, TEXT, max_size=2))
def test_a_draft_is_read_back_equal(store, form, saved_at, extras):
    draft = Draft(form, "2026-11-22", saved_at, extras, begun_by="lanh", begun_at=saved_at)
    with store.write() as db:
        drafts.put(db, 2, "ngan", draft)
        found = drafts.holding(db, form.id)
        drafts.remove(db, draft)

    assert found == replace(draft, account="ngan")


@many
@given(SLIPS)
def test_a_slip_is_read_back_equal(store, slip):
    slip = replace(slip, id=uuid4(), form_id=uuid4())
    with store.write() as db:
        slips.add(db, slip, slip.desk)
        found = slips.by_id(db, slip.id), slips.of_form(db, slip.form_id, slip.kind)

    assert found == (slip, slip)


def test_an_upload_is_read_back_with_its_body_and_its_tries(store, dossier):
    body = {"schema": "desk.dossier/1", "note": "Ghi chú “lạ” \u2028 😀", "fees": [{"amount": None}]}
    attempt = Attempt(MORNING, OutcomeKind.BUSY, "503", "bận", 12)
    with store.write() as db:
        dossiers.add(db, dossier)
        entry_id = outbox.put(db, dossier, EntryKind.DOSSIER, body, MORNING)
        entry = outbox.by_id(db, entry_id)
        outbox.note_attempt(db, 2, entry, attempt)
        history = outbox.history(db, entry_id)

    assert (entry.body, entry.state, entry.created_at, entry.number) == (
        body,
        EntryState.WAITING,
        MORNING,
        dossier.number,
    )
    assert (history, LEASE.total_seconds()) == ([attempt], 60)


def test_a_row_given_back_is_as_it_was(store, dossier):
    with store.write() as db:
        dossiers.add(db, dossier)
        outbox.put(db, dossier, EntryKind.DOSSIER, {"schema": "x"}, MORNING)
        before = outbox.of_dossier(db, dossier.id)
        (taken,) = leases.lease(db, MORNING, (dossier.route.receiver,))
        leases.release(db, taken)

        assert outbox.of_dossier(db, dossier.id) == before


def test_an_account_is_read_back_equal(store):
    account = Account("ngân", Role.SUPERVISOR, "Đỗ Thị Ngân", "Trưởng bộ phận")
    with store.write() as db:
        accounts.add(db, account, "hash", MORNING)
        found = accounts.find(db, "NGAN")

    assert found == accounts.AccountRow(account, "hash", 0, None)


def test_a_print_job_is_read_back_with_its_subject(store, dossier):
    with store.write() as db:
        dossiers.add(db, dossier)
        job_id = print_jobs.put(db, 2, "01", print_jobs.Subject(dossier_id=dossier.id), MORNING)
        job = print_jobs.by_id(db, job_id)
        assert print_jobs.by_id(db, uuid4()) is None

    assert (job.id, job.subject, job.dossier_id, job.created_at) == (job_id, dossier.number, dossier.id, MORNING)


@pytest.mark.parametrize("details", [{}, {"reason": "Bấm nhầm “x”", "n": 1, "none": None}])
def test_a_journal_line_is_read_back_equal_and_its_chain_fits(store, details):
    with store.write() as db:
        lines = [journal.append(db, 2, "ngan", Event.VIEWED, f"s{i}", MORNING, details) for i in range(3)]
        assert journal.lines_of(db, 2) == lines
        assert (journal.first_break_of(db, 2), journal.broken_commitments(db, 2)) == (None, [])
