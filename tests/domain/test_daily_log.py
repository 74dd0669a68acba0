"""What a day adds up to."""

from __future__ import annotations

from datetime import timedelta

from services.domain.dossier import DossierState
from tests.documents.conftest import DUE_AT, RECEIVED_AT
from tests.documents.logs import a_line, a_log

LATER = DUE_AT + timedelta(days=1)
VOID = a_line(9, state=DossierState.VOID, fee=None, field="Chứng thực")


def returned(place, at, **changes):
    return a_line(place, returned_at=at, state=DossierState.RETURNED, **changes)


def test_a_day_counts_what_came_and_what_went_but_no_voided_number():
    log = a_log(a_line(1), returned(2, DUE_AT), returned(3, LATER), VOID, requests=5, refusals=1)

    assert (log.received, log.returned, log.returned_on_time) == (3, 2, 1)
    assert log.fees == 45_000


def test_a_result_that_was_ready_in_time_is_on_time_however_late_the_citizen_comes():
    ready = returned(1, LATER, result_from_agency_at=DUE_AT)

    log = a_log(ready)

    assert log.returned_on_time == 1
    assert log.overdue(LATER) == 0


def test_a_dossier_is_overdue_once_its_promise_has_passed():
    log = a_log(a_line(1), a_line(2, due_at=None), returned(3, LATER), VOID)

    assert log.overdue(DUE_AT) == 1
    assert log.overdue(DUE_AT + timedelta(seconds=1)) == 2


def test_hours_are_those_of_the_counters_clock():
    log = a_log(a_line(1), a_line(2), a_line(3, received_at=RECEIVED_AT - timedelta(hours=2)), VOID)

    assert list(log.by_hour().items()) == [(7, 1), (9, 2)]


def test_fields_come_with_the_biggest_first_and_their_late_ones():
    log = a_log(a_line(1), returned(2, LATER), a_line(3, field="Đất đai"), a_line(4, field="Chứng thực"), VOID)

    assert log.by_field(DUE_AT) == (("Hộ tịch", 1, 1), ("Chứng thực", 1, 0), ("Đất đai", 1, 0))
