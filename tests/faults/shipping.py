"""A desk and the receiver it sends to, and what must be true of both at any moment and at the end."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event
from typing import Any

from sqlalchemy import select

from services.bootstrap import Desk, open_desk
from services.domain.intake_form import form_from
from services.domain.outbox import EntryState
from services.receivers.contract_a import dossier_payload
from services.receivers.dvcqg import Dvcqg, Profile
from services.settings import settings_text
from services.store.tables import outbox
from services.training import TrainingReceiver
from tests.faults.people import OFFICER, form, rows_of

DOSSIERS, STEPS, LOOK_UP = "DongBoHoSoMC", "CapNhatTienDoHoSoMC", "TraCuuHoSo"
LONGER_THAN_ANY_WAIT = timedelta(minutes=70)


class Shipping:
    """One home, one receiver, and every form that was received here.

    Attributes:
        clock: The desk's; the receiver keeps its own.
        patience: Seconds the desk waits for an answer.
    """

    def __init__(self, home: Path, key: bytes, receiver: TrainingReceiver, clock: Any) -> None:
        self.home, self.key, self.receiver, self.clock = home, key, receiver, clock
        self.patience = 5.0
        self.sent: dict[str, dict[str, Any]] = {}
        self._names = 0

    def set_up(self, settings: Callable[[str], Any]) -> None:
        """Write the receiver's address into the desk's settings, for commands."""
        (self.home / "settings.toml").write_text(settings_text(settings(self.receiver.url)), "utf-8")

    @contextmanager
    def desk(self, url: str = "", now: Callable[[], datetime] | None = None) -> Iterator[Desk]:
        """Yield the desk with its line to the receiver, or to another address."""
        profile = Profile("province", url or self.receiver.url, "/mapi/login", "/mapi/g", "H31.12", "quay")
        line = Dvcqg(replace(profile, read_timeout=self.patience), lambda: "bi-mat", self.clock, loopback_only=True)
        with open_desk(self.home, self.key, now=now or self.clock, receivers={"province": line}) as desk:
            yield desk

    def receive(self, desk: Desk, many: int, same_day: bool | None = None) -> list[str]:
        """Receive so many people and return their numbers; every third is done the same day unless told."""
        numbers = []
        for _ in range(many):
            self._names += 1
            one = form(f"sent {self._names}", self._names % 3 == 0 if same_day is None else same_day)
            number = desk.intake.receive(OFFICER, form_from(one)).dossier.number
            self.sent[number] = one
            numbers.append(number)
        return numbers

    def rows(self, desk: Desk) -> list[Any]:
        """Return every row of the outbox."""
        with desk.place.store.read() as db:
            return list(db.execute(select(outbox).order_by(outbox.c.created_at)).mappings())

    def check_conserved(self, desk: Desk) -> None:
        """received = delivered + waiting + parked, nothing in two places, and "delivered" is never said of what is not there."""
        findings = desk.keeping.verify()
        rows = self.rows(desk)
        assert findings.whole, findings
        assert findings.received == len(self.sent) == len({row["dossier_id"] for row in rows})
        assert sum(findings.rows.values()) == len(rows) == sum(len(rows_of(one)) for one in self.sent.values())
        firsts, steps = self._accepted()
        for row in rows:
            if row["state"] == EntryState.DELIVERED.value:
                assert (steps if row["kind"] == "progress" else firsts)[row["number"]] == 1, row["number"]
        assert all(n == 1 for n in (firsts + Counter()).values())
        assert all(n == 1 for n in (steps + Counter()).values()), "a step arrived twice"

    def _accepted(self) -> tuple[Counter[str], Counter[str]]:
        receipts = self.receiver.receipts()
        firsts = Counter(one.code for one in receipts if one.service == DOSSIERS and not one.updating)
        return firsts, Counter(one.code for one in receipts if one.service == STEPS)

    def drain(self, desk: Desk, rounds: int = 60) -> None:
        """Let time go by until nothing waits; after every round the law holds."""
        for _ in range(rounds):
            self.clock.forward(LONGER_THAN_ANY_WAIT)
            left = desk.delivery.deliver_due().waiting
            self.check_conserved(desk)
            if not left:
                return
        raise AssertionError(
            [(r["kind"], r["state"], r["reason"], r["attempts"]) for r in self.rows(desk) if r["state"] != "delivered"]
        )

    def check_arrived(self, desk: Desk) -> None:
        """Pass when the receiver holds each dossier exactly once, as it last was here, and each step exactly once."""
        self.check_conserved(desk)
        firsts, steps = self._accepted()
        assert firsts == Counter(dict.fromkeys(self.sent, 1))
        assert steps == Counter({number: 1 for number, one in self.sent.items() if one.get("same_day")})
        held = {one.code: json.loads(one.body) for one in self.receiver.dossiers()}
        assert held.keys() == self.sent.keys()
        last = {row["number"]: row for row in self.rows(desk) if row["kind"] != "progress"}
        last |= {row["number"]: row for row in self.rows(desk) if row["kind"] == "update"}
        for number, row in last.items():
            assert held[number] == dossier_payload(json.loads(row["body"]), "H31.12")

    def heard(self, service: str) -> int:
        """Return how many calls of a service came in."""
        return sum(call.service == service for call in self.receiver.calls())


def until(happened: Callable[[], bool], seconds: float = 60.0) -> None:
    """Wait for something another process or thread does."""
    never, step = Event(), 0.005
    for _ in range(int(seconds / step)):
        if happened():
            return
        never.wait(step)
    raise TimeoutError("it never happened")
