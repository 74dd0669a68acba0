"""The register: finding, narrowing, opening, the day so far."""

from __future__ import annotations

import unicodedata
from datetime import timedelta

import pytest

from services.domain.applicant import Applicant
from services.domain.checklist import Answer, PaperState
from services.domain.journal import Event
from services.domain.outbox import OutcomeKind
from services.domain.register import Filter, Mark, Upload
from services.domain.text import masked
from services.errors import UnknownDossier
from services.store import journal

PEOPLE = (
    Applicant("Trần Thị Mẫu", "033301000001", phone="0900000001"),
    Applicant("Đặng Quốc Ưu Việt", "001099004321", phone="0912345678"),
    Applicant("Nguyễn Thị Mai Anh", "123456789"),
)


@pytest.fixture
def numbers(desk, officer, complete):
    """Three dossiers of three people, in this order."""
    return [desk.intake.receive(officer, complete(applicant=person)).dossier.number for person in PEOPLE]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("tran thi mau", [0]),
        ("Mẫu Trần", [0]),
        (unicodedata.normalize("NFD", "Mẫu"), [0]),
        ("DANG", [1]),
        ("đặng việt", [1]),
        ("uu vie", [1]),
        ("thi ma", [2, 0]),
        ("2003", [2]),
        ("H31.12-261120-2002", [1]),
        ("0002", []),
        ("4321", [1]),
        ("001099004321", [1]),
        ("789", [2]),
        ("678", [1]),
        ("0001", [0]),
        ("hon nhan", [2, 1, 0]),
        ("khong co ai", []),
        ("", [2, 1, 0]),
        ('"* OR', []),
        ("%", [2, 1, 0]),
    ],
)
def test_a_dossier_is_found_by_what_a_citizen_says(desk, officer, numbers, text, places):
    found = desk.registry.find(officer, text)

    assert [row.number for row in found.rows] == [numbers[i] for i in places]
    assert (found.matching, found.total) == (len(places), 3)


def test_a_list_shows_numbers_only_masked(desk, officer, numbers):
    (row,) = desk.registry.find(officer, "4321").rows

    assert masked(row.personal_id) == "0010••••4321"


def test_blocks_follow_each_other_newest_first_without_gap_or_repeat(desk, officer, complete):
    numbers = [desk.intake.receive(officer, complete()).dossier.number for _ in range(7)]

    blocks = [desk.registry.rows(officer, "tran", limit=3, offset=start) for start in (0, 3, 6, 9)]
    narrowed = [desk.registry.rows(officer, "", Filter.UNSENT, limit=4, offset=start) for start in (0, 4)]

    assert [len(block) for block in blocks] == [3, 3, 1, 0]
    assert [row.number for block in blocks for row in block] == numbers[::-1]
    assert [row.number for block in narrowed for row in block] == numbers[::-1]


def test_filters_count_what_they_would_leave(desk, officer, numbers, clock, receiver):
    desk.life.return_result(officer, numbers[0])
    receiver.answers = [OutcomeKind.DELIVERED] * 2 + [OutcomeKind.REFUSED]
    desk.delivery.deliver_due(3)
    clock.forward(timedelta(days=5, hours=12))

    soon = desk.registry.find(officer, "", Filter.DUE_SOON)
    clock.forward(timedelta(days=1))
    late = desk.registry.find(officer, "mai", Filter.OVERDUE)

    assert [row.number for row in soon.rows] == [numbers[2], numbers[1]]
    assert {row.mark(clock() - timedelta(days=1)) for row in soon.rows} == {Mark.DUE_SOON}
    assert (soon.by_filter[Filter.DUE_SOON], soon.by_filter[Filter.OVERDUE], soon.by_filter[Filter.ALL]) == (2, 0, 3)
    assert [row.number for row in late.rows] == [numbers[2]]
    assert (late.by_filter[Filter.OVERDUE], late.by_filter[Filter.ALL]) == (1, 1)
    unsent = desk.registry.find(officer, "", Filter.UNSENT)
    assert {row.number: row.upload for row in unsent.rows} == {
        numbers[2]: Upload.PARKED,
        numbers[0]: Upload.WAITING,
    }
    everything = desk.registry.find(officer, "")
    assert [row.upload for row in everything.rows] == [Upload.PARKED, Upload.DELIVERED, Upload.WAITING]


def test_an_upload_never_moves_the_business(desk, officer, numbers, receiver, clock):
    before = [row.mark(clock()) for row in desk.registry.rows(officer, "")]
    receiver.answers = [OutcomeKind.REFUSED] * 3
    desk.delivery.deliver_due()

    assert [row.mark(clock()) for row in desk.registry.rows(officer, "")] == before


def test_opening_a_dossier_shows_all_of_it_and_is_recorded(desk, officer, supervisor, numbers, receiver):
    receiver.answers = [OutcomeKind.BUSY]
    desk.delivery.deliver_due(1)

    opened = desk.registry.open(supervisor, numbers[0])

    assert opened.dossier.number == numbers[0]
    assert [p.state for p in opened.dossier.papers][:2] == [PaperState.HANDED_IN, PaperState.FROM_DATABASE]
    assert [(line.event, line.actor) for line in opened.lines] == [(Event.RECEIVED, "ngan"), (Event.VIEWED, "lanh")]
    assert [(entry.position, len(tries)) for entry, tries in opened.uploads] == [(1, 1)]
    assert opened.receipt is not None
    assert opened.receipt.subject == numbers[0]


def test_a_number_nobody_gave_opens_nothing_and_records_nothing(desk, officer):
    with pytest.raises(UnknownDossier):
        desk.registry.open(officer, "H31.12-261120-2999")

    with desk.place.store.read() as db:
        assert journal.about(db, "H31.12-261120-2999") == []


def test_today_is_the_counters_day(desk, officer, complete, clock, procedures):
    copies = procedures["2.000815"]
    desk.intake.receive(officer, complete())
    clock.forward(timedelta(days=1))
    assert desk.registry.today(officer).received == 0
    clock.forward(timedelta(days=2))
    answers = tuple(Answer(c.index, PaperState.HANDED_IN, 1, 0) for c in copies.case(0).components)
    for _ in range(4):
        desk.intake.receive(officer, complete())
    desk.intake.receive(officer, complete(procedure="2.000815", answers=answers))
    slip = desk.intake.request_papers(officer, complete(answers=()))
    desk.intake.refuse(officer, complete(), "khong-tham-quyen", "Nộp tại xã Thử")

    today = desk.registry.today(officer)

    assert (today.received, today.same_day, today.requests, today.by_hour) == (5, 1, 1, {8: 5})
    assert [row.number[-4:] for row in today.latest] == ["2005", "2004", "2003"]
    assert today.waiting == (slip,)
    clock.forward(timedelta(days=31))
    assert desk.registry.today(officer).waiting == ()
