"""The register of a day or a span, on screen and as a file."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook

from services.domain.dossier import Payment
from services.domain.journal import Event
from services.domain.outbox import OutcomeKind
from services.errors import InvalidForm
from services.store import journal

DAY = date(2026, 11, 20)


def test_a_day_holds_what_was_received_on_it_and_what_was_issued(desk, officer, supervisor, complete, clock):
    first = desk.intake.receive(officer, complete(fee=8000, payment=Payment.CASH)).dossier
    desk.intake.receive(officer, complete(fee=5000, payment=Payment.UNPAID))
    third = desk.intake.receive(officer, complete()).dossier
    desk.intake.request_papers(officer, complete(answers=()))
    desk.intake.refuse(officer, complete(), "khong-tham-quyen", "Nộp tại xã Thử")
    desk.delivery.deliver_one()
    desk.life.void(supervisor, third.number, "Bấm nhầm")
    clock.forward(timedelta(days=1))
    desk.intake.receive(officer, complete())

    log = desk.daily_log.log(officer, DAY, DAY)

    assert [(line.book_number, line.fee, line.synced) for line in log.lines] == [
        (1, 8000, True),
        (2, None, False),
        (3, None, False),
    ]
    assert (log.received, log.fees, log.requests, log.refusals) == (2, 8000, 1, 1)
    assert log.lines[0].number == first.number
    assert len(desk.daily_log.log(officer, DAY, DAY + timedelta(days=1)).lines) == 4


@pytest.mark.parametrize(("kind", "magic"), [("xlsx", b"PK"), ("pdf", b"%PDF"), ("csv", b"\xef\xbb\xbf")])
def test_a_log_taken_away_as_a_file_is_recorded(desk, officer, supervisor, complete, kind, magic):
    desk.intake.receive(officer, complete())

    content = desk.daily_log.export(supervisor, DAY, DAY, kind)

    assert content.startswith(magic)
    with desk.place.store.read() as db:
        (line,) = journal.about(db, "2026-11-20/2026-11-20")
    assert (line.event, line.actor) == (Event.EXPORTED, "lanh")


@pytest.mark.parametrize(("first", "last", "kind"), [(1, 0, "csv"), (0, 366, "csv"), (0, 0, "docx")])
def test_a_span_or_a_format_that_cannot_be_is_refused(desk, supervisor, first, last, kind):
    with pytest.raises(InvalidForm):
        desk.daily_log.export(supervisor, DAY + timedelta(days=first), DAY + timedelta(days=last), kind)


def test_f39_a_day_closed_with_what_waits_marks_it_and_a_later_file_tells_what_arrived_since(
    desk, officer, supervisor, complete, receiver, clock
):
    numbers = [desk.intake.receive(officer, complete()).dossier.number for _ in range(2)]
    receiver.answers = [OutcomeKind.DELIVERED, OutcomeKind.UNREACHABLE]
    desk.delivery.deliver_due()

    closed = desk.daily_log.export(supervisor, DAY, DAY, "csv").decode("utf-8-sig").splitlines()
    clock.forward(timedelta(hours=2))
    desk.delivery.deliver_due()
    book = load_workbook(BytesIO(desk.daily_log.export(supervisor, DAY, DAY, "xlsx"))).active

    assert [line.count("Chưa đồng bộ") for line in closed[1:]] == [0, 1]
    assert "So với bản xuất lúc 08:30 20/11/2026: 1 hồ sơ" in book.cell(4, 1).value
    assert numbers[1] in book.cell(4, 1).value
    assert numbers[0] not in book.cell(4, 1).value
