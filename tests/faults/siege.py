"""One home under one kill after another: what was fed, what was acknowledged, and how often it died where."""

from __future__ import annotations

import json
import os
import random
import select
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from services.bootstrap import open_desk
from tests.faults.conftest import KEY
from tests.faults.nursery import ROOT, Ended, Nursery, untraced, whole_lines
from tests.faults.people import form, lines
from tests.faults.whole import check_receipts, check_whole

Where = Mapping[str, Any]
SIGNING_IN, RECEIVING, RECORDING = 1, 2, 3
"""The writing transactions of a `register --receipts` that is fed one new form."""
REFEED_EVERY = 10


class Siege:
    """Kills `register`, looks into the store after every kill, and feeds the same forms again."""

    def __init__(self, home: Path, nursery: Nursery, chance: random.Random) -> None:
        self.home, self.nursery, self.chance = home, nursery, chance
        self.receipts = home.parent / "receipts"
        self.arguments = ["--home", str(home), "register", "-", "--as", "admin", "--receipts", str(self.receipts)]
        self.fed: dict[str, dict[str, Any]] = {}
        self.acknowledged: dict[str, str] = {}
        self.stored: set[str] = set()
        self.kills: Counter[str] = Counter()
        self._since: list[dict[str, Any]] = []
        self._seen: set[str] = set()
        self._names = 0

    def forms(self, many: int, same_day: bool | None = None) -> list[dict[str, Any]]:
        """Return forms nobody has fed yet."""
        made = []
        for _ in range(many):
            self._names += 1
            made.append(form(f"form {self._names}", bool(self._names % 2) if same_day is None else same_day))
        self.fed.update({one["id"]: one for one in made})
        self._since += made
        return made

    def traced(self, same_day: bool) -> list[tuple[int, int, str]]:
        """Return every statement of the writing transactions of one form: transaction, place, first words."""
        ended = self._run({"trace": True}, self.forms(1, same_day))
        assert ended.status == 0, ended
        self.check()
        return [tuple(json.loads(line)) for line in ended.told.splitlines()]

    def kill(self, point: str, where: Where, many: int = 1, same_day: bool | None = None) -> None:
        """Kill it at a point that it is sure to pass."""
        ended = self._run(where, self.forms(many, same_day))
        assert ended.killed, (point, ended)
        self.died(point)

    def kill_in(self, where: Where, longest: float) -> str:
        """Kill it a moment after it told of its point, and return where that found it: `before`, `in` or `after` it.

        The moment is right after a durable commit when the dossier is in the store and the program did not get to say so.
        """
        forms = self.forms(1)
        ended = self._run(where, forms, delay=self.chance.uniform(0, longest))
        if b"d" in ended.told or not ended.killed:
            self.check()
            return "after"
        self.check()
        return "in" if forms[0]["id"] in self.stored else "before"

    def kill_at_random(self, point: str, span: float) -> None:
        """Kill it somewhere between its first and its last instant."""
        ended = self._run({}, self.forms(3), kill_after=self.chance.uniform(0, span))
        if ended.killed:
            self.died(point)

    def kill_from_the_start(self, point: str, span: float) -> None:
        """Kill a process that begins with nothing, interpreter and all."""
        forms = self.forms(5)
        environment = untraced() | self.nursery.environment
        command = [sys.executable, str(ROOT / "main.py"), *self.arguments]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment) as child:
            assert child.stdin
            assert child.stdout
            child.stdin.write(lines(forms))
            child.stdin.close()
            raw = self._read_until(child.stdout.fileno(), child.pid, self.chance.uniform(0, span))
            self._heard(whole_lines(raw))
        if child.returncode == -signal.SIGKILL:
            self.died(point)

    def _read_until(self, stream: int, pid: int, seconds: float) -> bytes:
        raw, until = b"", time.monotonic() + seconds
        while True:
            ready, _, _ = select.select([stream], [], [], max(0.0, until - time.monotonic()))
            if not ready:
                os.kill(pid, signal.SIGKILL)
                until = time.monotonic() + 120
            elif chunk := os.read(stream, 1 << 16):
                raw += chunk
            else:
                return raw

    def died(self, point: str) -> None:
        """Count a kill, look into the store, and now and then feed everything again."""
        self.kills[point] += 1
        self.check()
        if self.kills.total() % REFEED_EVERY == 0:
            self.feed_again()

    def check(self) -> None:
        """Look into the store as the next start would find it."""
        with open_desk(self.home, KEY, receivers={}) as desk:
            check_whole(desk, self.fed, self.acknowledged)
            self.stored = forms_stored(desk)
        check_receipts(self.receipts, self.acknowledged, self._seen)

    def feed_again(self) -> float:
        """Feed what was fed since the last time: what is stored gives the receipt it has, the rest is received. Return how long
        that took."""
        forms, self._since = self._since, []
        before = dict(self.acknowledged)
        began = time.monotonic()
        ended = self.nursery.run(self.arguments, self.home.parent, fed=lines(forms))
        took = time.monotonic() - began
        assert (ended.status, len(ended.lines)) == (0, len(forms)), ended.error
        for one, line in zip(forms, ended.lines, strict=True):
            assert (line["id"], line["known"]) == (one["id"], one["id"] in self.stored)
            assert line["number"] == before.get(one["id"], line["number"])
        self._heard(ended.lines)
        self.check()
        assert self.stored == self.acknowledged.keys() == self.fed.keys()
        return took

    def _run(self, where: Where, forms: list[dict[str, Any]], **more: float) -> Ended:
        ended = self.nursery.run(self.arguments, self.home.parent, where, lines(forms), **more)
        assert not ended.error, ended.error
        self._heard(ended.lines)
        return ended

    def _heard(self, said: tuple[dict[str, Any], ...]) -> None:
        for line in said:
            assert self.acknowledged.setdefault(line["id"], line["number"]) == line["number"]


def forms_stored(desk: Any) -> set[str]:
    """Return the ids of every form that became a dossier."""
    from sqlalchemy import select

    from services.store.tables import dossiers

    with desk.place.store.read() as db:
        return set(db.execute(select(dossiers.c.form_id)).scalars())
