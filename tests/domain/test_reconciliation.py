"""How one number stands with a receiver, and what a day of them comes to."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.domain.office import Office
from services.domain.outbox import EntryKind, EntryState, OutcomeKind
from services.domain.reconciliation import (
    Decision,
    Difference,
    Finding,
    Held,
    Judged,
    NotKnown,
    differences,
    judge,
    mildest,
    told,
)
from services.domain.statement import NONE, Compared, Lag, Reach, Statement, lag_of, silences
from tests.receivers.rows import NUMBER, dossier, entry, progress

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
FIRST = replace(entry(), state=EntryState.DELIVERED)
AGAIN = dossier(version=2, note="Đã sửa")
THERE = Held(NUMBER, told(dossier()))


def row(kind=EntryKind.UPDATE, body=AGAIN, state=EntryState.WAITING, reason=""):
    return replace(entry(kind, body), id=uuid4(), position=2, state=state, reason=reason)


def finding(entries, answer):
    return judge(entries, answer).finding


def test_what_arrived_and_is_there_unchanged_is_the_same():
    assert finding([FIRST], THERE) is Finding.SAME


def test_what_arrived_and_is_not_there_is_missing_there():
    assert finding([FIRST], None) is Finding.MISSING_THERE


def test_what_is_there_and_not_here_is_missing_here_and_what_is_nowhere_is_fine():
    assert (finding([], THERE), finding([], None)) == (Finding.MISSING_HERE, Finding.SAME)


def test_what_could_not_be_asked_is_not_known_whatever_stands_here():
    assert judge([FIRST], NotKnown("no_line")) == Judged(Finding.NOT_KNOWN, reason="no_line")


@pytest.mark.parametrize("state", [EntryState.WAITING, EntryState.PARKED, EntryState.UNKNOWN, EntryState.SENDING])
def test_what_waits_is_not_sent_yet_and_never_called_missing(state):
    waiting = replace(entry(), state=state, reason="busy")

    assert judge([waiting], None) == Judged(Finding.NOT_SENT, reason="busy")
    assert finding([FIRST, row(state=state)], THERE) is Finding.NOT_SENT


def test_what_waits_here_and_is_there_already_has_arrived():
    assert finding([replace(entry(), state=EntryState.UNKNOWN)], THERE) is Finding.ARRIVED
    assert finding([FIRST, row(state=EntryState.PARKED)], Held(NUMBER, told(AGAIN))) is Finding.ARRIVED


def test_a_dossier_lost_there_is_missing_also_while_a_change_of_it_waits():
    assert finding([FIRST, row()], None) is Finding.MISSING_THERE


def test_what_is_neither_as_before_nor_as_it_will_be_differs_from_what_arrived_last():
    other = Held(NUMBER, told(dossier(note="Của ai khác")))

    assert judge([replace(FIRST, body=dossier(note="Một")), row()], other).differences == (
        Difference("note", "Một", "Của ai khác"),
    )
    assert finding([replace(entry(body=dossier(note="Một")), state=EntryState.WAITING)], other) is Finding.DIFFERENT


def test_a_step_changes_the_state_that_is_expected_there():
    step = row(EntryKind.PROGRESS, progress(), EntryState.DELIVERED)

    assert finding([FIRST, step], Held(NUMBER, {**told(dossier()), "state": "10"})) is Finding.SAME
    assert judge([FIRST, step], THERE).differences == (Difference("state", "10", "2"),)
    assert (
        finding([row(EntryKind.PROGRESS, progress(), EntryState.DELIVERED)], Held(NUMBER, {"state": "10"}))
        is Finding.SAME
    )


def test_a_scanned_paper_changes_nothing_that_is_compared():
    paper = row(EntryKind.FILE, {"schema": "desk.file/1"})

    assert finding([FIRST, paper], THERE) is Finding.NOT_SENT
    assert finding([FIRST, replace(paper, state=EntryState.DELIVERED)], THERE) is Finding.SAME


def test_a_reception_undone_before_it_was_sent_may_not_live_there():
    undone = replace(entry(), state=EntryState.WITHDRAWN)

    assert finding([undone], None) is Finding.SAME
    assert finding([undone], Held(NUMBER, {"state": "8"})) is Finding.SAME
    assert judge([undone], THERE).differences == (Difference("state", "8", "2"),)


def test_what_we_said_nothing_about_or_they_do_not_tell_is_no_difference():
    assert differences({"note": "", "state": "2"}, {"note": "Ghi thêm"}) == ()
    assert finding([FIRST], Held(NUMBER)) is Finding.SAME


@given(st.dictionaries(st.sampled_from(sorted(told(dossier()))), st.text(max_size=20)))
def test_what_differs_is_what_both_tell_and_only_that(theirs):
    found = differences(told(dossier()), theirs)

    assert {d.path for d in found} <= theirs.keys()
    assert all(d.ours and d.ours != d.theirs for d in found)
    assert differences(theirs, theirs) == ()


def test_lists_hide_personal_numbers_and_telephones_and_nothing_else():
    phone, state = Difference("applicant.phone", "0900000001", ""), Difference("state", "2", "8")

    assert (phone.hidden().ours, phone.hidden().theirs, state.hidden()) == ("090••••001", "", state)


def test_a_decision_holds_until_its_facts_change():
    judged = judge([FIRST, row(EntryKind.PROGRESS, progress(), EntryState.DELIVERED)], THERE)
    kept = Decision(NUMBER, judged.facts(), "biết rồi", NOW, "Lành")
    changed = replace(judged, differences=(Difference("state", "10", "4"),))

    assert (kept.holds(judged), kept.holds(changed), kept.holds(Judged(Finding.MISSING_THERE))) == (True, False, False)
    assert "0900000001" not in str(kept.facts)


def test_a_delivery_while_asking_is_no_trouble():
    assert mildest(Judged(Finding.MISSING_THERE), Judged(Finding.NOT_SENT)).finding is Finding.NOT_SENT


def statement(*rows, **more):
    office = Office("H31.12", "Trung tâm", "UBND", "Xã Mẫu", 2)
    return replace(Statement(date(2026, 11, 20), "province", "Tỉnh", office, NOW, "Lành", rows), **more)


def compared(found, decision=None, lag=None):
    return Compared(NUMBER, Judged(found), "Khai sinh", lag or Lag(NOW), decision)


def test_a_day_is_proven_only_when_every_receipt_has_its_one_dossier():
    kept = Decision(NUMBER, Judged(Finding.DIFFERENT).facts(), "biết rồi", NOW, "Lành")
    mixed = statement(compared(Finding.SAME), compared(Finding.MISSING_THERE), compared(Finding.DIFFERENT, kept))

    assert statement(compared(Finding.SAME)).proven
    assert not statement(compared(Finding.SAME), reach=Reach.NONE).proven
    assert (mixed.proven, mixed.open, mixed.accepted, mixed.receipts) == (False, 1, 1, 3)
    assert [mixed.count(f) for f in (Finding.SAME, Finding.DIFFERENT, Finding.MISSING_THERE)] == [1, 0, 1]


def test_a_receiver_is_silent_from_the_first_try_in_vain_to_the_next_answer():
    tries = [
        (NOW, OutcomeKind.DELIVERED), (NOW + HOUR, OutcomeKind.UNREACHABLE), (NOW + 2 * HOUR, OutcomeKind.BUSY),
        (NOW + 3 * HOUR, OutcomeKind.REFUSED), (NOW + 4 * HOUR, OutcomeKind.UNREACHABLE),
    ]  # fmt: skip

    assert silences(tries[:4], NOW + 5 * HOUR) == ((NOW + HOUR, NOW + 3 * HOUR),)
    assert silences(tries, NOW + 5 * HOUR)[-1] == (NOW + 4 * HOUR, NOW + 5 * HOUR)


def lag(delivered, due, finished, told_at, quiet=()):
    return lag_of(NOW, delivered, due, finished, told_at, quiet, NOW + 9 * HOUR)


def test_sync_lag_is_counted_apart_from_lateness():
    quiet = ((NOW - HOUR, NOW + HOUR), (NOW + 2 * HOUR, NOW + 3 * HOUR), (NOW + 8 * HOUR, NOW + 9 * HOUR))
    slow = lag(NOW + 4 * HOUR, NOW + 2 * HOUR, NOW + HOUR, NOW + 4 * HOUR, quiet)
    late = lag(NOW, NOW + HOUR, NOW + 2 * HOUR, NOW + 2 * HOUR)

    assert (slow.took, slow.offline, slow.late, slow.late_there) == (4 * HOUR, 2 * HOUR, False, True)
    assert (late.took, late.offline, late.late, late.late_there) == (NONE, NONE, True, False)


def test_what_has_not_arrived_has_no_lag_and_may_be_late_there_already():
    waits = lag(None, NOW + 2 * HOUR, NOW + HOUR, None)

    assert (waits.took, waits.late, waits.late_there) == (None, False, True)
    assert lag(None, None, None, None) == Lag(NOW)
    assert lag(None, NOW + HOUR, None, None).late
    assert lag(NOW - HOUR, None, NOW, None).took == NONE


def test_the_lags_of_a_day_add_up():
    some = [lag(NOW + n * HOUR, NOW + 2 * HOUR, NOW + HOUR, NOW + n * HOUR) for n in (1, 3, 2)]
    figures = statement(
        *(compared(Finding.SAME, lag=one) for one in some), Compared("x", Judged(Finding.MISSING_HERE))
    ).lags

    assert (figures.arrived, figures.usual, figures.longest, figures.late_there) == (3, 2 * HOUR, 3 * HOUR, 1)
    assert statement().lags.arrived == 0
