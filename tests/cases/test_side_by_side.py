"""Dossiers go to a receiver side by side, as many as it takes; a dossier's own rows never do."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from datetime import timedelta
from threading import Barrier, Lock

import pytest

from services.bootstrap import open_desk
from services.domain.outbox import EntryState, OutcomeKind
from services.settings import FILE as SETTINGS
from services.settings import ReceiverSettings, load_settings, settings_text
from services.store import outbox
from tests.desks import KEY, Answering
from tests.law import law_holds

PATIENCE = 30


class Watched(Answering):
    """Answers a row only when as many are under way as are to go together; the first goes alone."""

    def __init__(self, together):
        super().__init__()
        self._lock, self._together = Lock(), Barrier(together)
        self.under_way, self.most, self.sent = Counter[str](), 0, list[str]()
        self.beside, self.places = Counter[str](), defaultdict[str, list[int]](list)

    def send(self, entry):
        with self._lock:
            self.under_way[entry.number] += 1
            self.beside[entry.number] = max(self.beside[entry.number], self.under_way[entry.number])
            self.places[entry.number].append(entry.position)
            self.most = max(self.most, self.under_way.total())
            first = not self.sent
            self.sent.append(entry.number)
        if not first:
            self._together.wait(PATIENCE)
        with self._lock:
            self.under_way[entry.number] -= 1
            return super().send(entry)


@pytest.fixture
def desk_sending(home, clock):
    """Return how to open the desk to a receiver that takes so many at once."""

    def opened(side, at_once):
        known = {"province": ReceiverSettings("province", "https://province.example", at_once=at_once)}
        settings = replace(load_settings(home), receivers=known)
        (home / SETTINGS).write_text(settings_text(settings), "utf-8")
        return open_desk(home, KEY, now=clock, receivers={"province": side}, chance=lambda: 0.5)

    return opened


@pytest.mark.parametrize("at_once", [1, 2, 3])
def test_as_many_dossiers_go_at_once_as_the_receiver_takes(desk_sending, officer, complete, at_once):
    side = Watched(at_once)
    with desk_sending(side, at_once) as desk:
        numbers = [desk.intake.receive(officer, complete()).dossier.number for _ in range(1 + 2 * at_once)]

        report = desk.delivery.deliver_due()

        assert (report.sent, report.waiting) == (len(numbers), 0)
        assert side.most == at_once
        assert sorted(side.sent) == sorted(numbers)
        law_holds(desk)


def test_a_line_that_fails_under_several_rows_ends_the_round_and_rests_once(desk_sending, officer, complete, clock):
    side = Watched(3)
    side.answers = [OutcomeKind.DELIVERED] + [OutcomeKind.UNREACHABLE] * 3
    with desk_sending(side, 3) as desk:
        for _ in range(12):
            desk.intake.receive(officer, complete())

        assert (desk.delivery.deliver_due().tried, len(side.sent)) == (4, 4)
        assert desk.delivery.next_due() - clock() <= timedelta(seconds=15)
        assert {item.entry.attempts for item in desk.delivery.queue(officer)} == {0}
        assert law_holds(desk).standings["waiting"] == 11


def test_the_rows_of_one_dossier_keep_their_order_while_others_go_beside_them(desk_sending, officer, complete):
    side = Watched(1)
    with desk_sending(side, 3) as desk:
        numbers = [desk.intake.receive(officer, complete()).dossier.number for _ in range(6)]
        for number in numbers:
            desk.life.return_result(officer, number)

        desk.delivery.deliver_due()

        assert desk.delivery.report().waiting == 0
        assert len(side.places[numbers[0]]) > 1
        assert all(places == sorted(places) for places in side.places.values())
        assert max(side.beside.values()) == 1


def test_a_quick_line_is_never_given_more_than_sixty_four_rows_at_a_time(desk_sending, officer, complete):
    taken = set[int]()

    class Counting(Answering):
        def send(self, entry):
            with desk.place.store.read() as db:
                taken.add(outbox.counts(db, unfinished=True)["province", EntryState.SENDING])
            return super().send(entry)

    with desk_sending(Counting(), 1) as desk:
        for _ in range(200):
            desk.intake.receive(officer, complete())

        assert desk.delivery.deliver_due(200).waiting == 0
        assert 16 <= max(taken) <= 64
        law_holds(desk)
