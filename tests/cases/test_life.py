"""What happens to a dossier after it was received."""

from __future__ import annotations

import pytest

from services.domain.dossier import DossierState
from services.domain.journal import Event
from services.domain.outbox import EntryKind
from services.errors import InvalidForm, UnknownDossier, WrongState
from services.store import journal, outbox


@pytest.fixture
def number(desk, officer, complete):
    return desk.intake.receive(officer, complete()).dossier.number


def uploads(desk, dossier):
    with desk.place.store.read() as db:
        return outbox.of_dossier(db, dossier.id)


def test_a_result_is_handed_over_once(desk, officer, number, clock):
    returned = desk.life.return_result(officer, number)
    with pytest.raises(WrongState) as refused:
        desk.life.return_result(officer, number)

    assert (returned.state, returned.returned_at, returned.version) == (DossierState.RETURNED, clock(), 2)
    assert desk.registry.open(officer, number).dossier == returned
    assert (refused.value.what, refused.value.state) == (number, "returned")
    rows = uploads(desk, returned)
    assert [(r.kind, r.version) for r in rows] == [
        (EntryKind.DOSSIER, 1),
        (EntryKind.PROGRESS, 2),
        (EntryKind.UPDATE, 2),
    ]
    assert (rows[1].body["state_before"], rows[1].body["by"]) == ("2", "Đỗ Thị Ngân")


def test_what_was_queued_before_stays_as_it_was_frozen(desk, officer, number):
    before = desk.registry.open(officer, number).uploads[0][0].body

    desk.life.return_result(officer, number)

    assert desk.registry.open(officer, number).uploads[0][0].body == before


def test_a_number_is_voided_with_a_reason_that_is_kept(desk, supervisor, number):
    with pytest.raises(InvalidForm):
        desk.life.void(supervisor, number, " ")

    voided = desk.life.void(supervisor, number, " Bấm  nhầm ")

    assert (voided.state, [r.body["state"] for r in uploads(desk, voided)]) == (DossierState.VOID, ["2", "8"])
    with desk.place.store.read() as db:
        kept = db.exec_driver_sql("SELECT number, reason, by FROM voids").one()
        assert [line.event for line in journal.about(db, number)] == [Event.RECEIVED, Event.VOIDED]
    assert tuple(kept) == (number, "Bấm nhầm", "lanh")
    for act in (
        lambda: desk.life.void(supervisor, number, "lần nữa"),
        lambda: desk.life.return_result(supervisor, number),
    ):
        with pytest.raises(WrongState):
            act()


def test_an_unknown_number_has_no_life(desk, supervisor):
    for act in (lambda: desk.life.void(supervisor, "x", "nhầm"), lambda: desk.life.return_result(supervisor, "x")):
        with pytest.raises(UnknownDossier):
            act()
