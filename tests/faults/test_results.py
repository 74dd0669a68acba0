"""F03, F05, F18 of a dossier's end: its result's file, the document, the handing over and the citizen's word, each there once.

The whole desk with a training receiver of each contract over HTTP, every fault alone, and `deliver` killed with SIGKILL.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from services.bootstrap import Desk, open_desk
from services.domain.attachment import Scan
from services.domain.intake_form import form_from
from services.domain.outbox import Entry, EntryKind, EntryState
from services.domain.result import Rating, Said
from services.settings import settings_text
from services.settings.receivers import ReceiverSettings
from services.store import outbox
from services.training import TrainingReceiver
from tests.faults.conftest import KEY, Clock, settings_of
from tests.faults.nursery import Nursery
from tests.faults.people import OFFICER, form
from tests.faults.test_killed_while_delivering import ANSWERED, SENT, SETTLE
from tests.files.papers import pdf
from tests.law import law_holds
from tests.receivers.beside import LGSP, MINISTRY

NAMES = "number=MaHoSo, rating=MucDo, text=NoiDung, at=NgayDanhGia, id=MaDanhGia"
FAULTS = ("drop_after_commit", "drop_before_commit", "error_500", "busy_503", "html_200", "code_as_text", "refuse")
LATER = timedelta(minutes=70)


@dataclass
class Ending:
    """A desk and the other side it tells how a dossier ended."""

    home: Path
    receiver: TrainingReceiver
    clock: Clock
    contract: str

    def set_up(self) -> None:
        if self.contract == "dvcqg":
            there = ReceiverSettings("", self.receiver.url, username="quay", feedback_path="/mapi/g")
        else:
            known, path = {"lgsp": (LGSP, "/DongBoDanhGia"), "ministry": (MINISTRY, "/DanhGia")}[self.contract]
            there = replace(known, url=self.receiver.addresses[self.contract], feedback_path=path)
        files = "" if self.contract == "ministry" else self.receiver.files_url
        one = replace(there, name="province", files_url=files, feedback_fields=NAMES)
        settings = replace(settings_of(), receivers={"province": one})
        (self.home / "settings.toml").write_text(settings_text(settings), "utf-8")

    @contextmanager
    def desk(self) -> Iterator[Desk]:
        with open_desk(self.home, KEY, now=self.clock) as desk:
            yield desk

    @property
    def shelf(self) -> Any:
        return {"lgsp": lambda: self.receiver.lgsp, "ministry": lambda: self.receiver.ministry}.get(
            self.contract, lambda: self.receiver
        )()

    def words(self) -> list[str]:
        if self.contract != "dvcqg":
            return [one.code for one in self.shelf.feedback()]
        return [one.code for one in self.receiver.receipts() if one.service == "DongBoDanhGia"]

    def rows(self, desk: Desk, number: str) -> list[Entry]:
        dossier = desk.registry.open(OFFICER, number).dossier
        with desk.place.store.read() as db:
            return outbox.of_dossier(db, dossier.id)

    def end(self, desk: Desk, name: str) -> str:
        """Receive one person, record the result with its file, hand it over, take the citizen's word."""
        number = desk.intake.receive(OFFICER, form_from(form(name))).dossier.number
        scan: Scan = desk.papers.keep(OFFICER, pdf(), "ket-qua.pdf", None)
        desk.results.ready(OFFICER, number, Said("12/2026", date(2026, 1, 2), "Giấy khai sinh", scan))
        desk.life.return_result(OFFICER, number)
        desk.results.rate(OFFICER, number, Rating.GOOD, "Nhanh")
        return number

    def drain(self, desk: Desk, rounds: int = 30) -> None:
        """Let time go by, and a person let go what was sent back; the law holds after every round."""
        for _ in range(rounds):
            self.clock.forward(LATER)
            report = desk.delivery.deliver_due()
            law_holds(desk)
            if not report.waiting and not report.parked:
                return
            for item in desk.delivery.queue(OFFICER):
                if item.entry.state is EntryState.PARKED:
                    desk.delivery.retry(OFFICER, item.entry.id)
        raise AssertionError([(i.entry.kind, i.entry.state, i.entry.reason) for i in desk.delivery.queue(OFFICER)])

    def check_there(self, desk: Desk, numbers: list[str]) -> None:
        """Pass when each dossier, its result, its step and its citizen's word are over there once, in their order."""
        assert desk.keeping.verify().whole
        for number in numbers:
            told = [row.kind for row in self.rows(desk, number) if row.state is EntryState.DELIVERED]
            step, paper, result = EntryKind.PROGRESS, EntryKind.FILE, EntryKind.RESULT
            assert told == [EntryKind.DOSSIER, step, paper, result, step, EntryKind.UPDATE, EntryKind.FEEDBACK]
        held = {one.code: one for one in self.shelf.dossiers()}
        assert len(held) == len(numbers)
        assert sorted(self.words()) == sorted(held)
        for code in held:
            states = [json.loads(one.body) for one in self.shelf.receipts() if one.code == code]
            papers = [one["DanhSachGiayToKetQua"] for one in states if one.get("DanhSachGiayToKetQua")]
            assert papers
            assert all([one["TenGiayTo"] for one in some] == ["Giấy khai sinh"] for some in papers)


@pytest.fixture(params=["dvcqg", "lgsp", "ministry"])
def ending(request, home: Path, tmp_path: Path, clock: Clock, monkeypatch) -> Iterator[Ending]:
    monkeypatch.setenv("QUAY_SECRET_PROVINCE", "bi-mat")
    with TrainingReceiver(tmp_path / "receiver", slow_seconds=3600) as receiver:
        one = Ending(home, receiver, clock, request.param)
        one.set_up()
        yield one


def test_f03_f18_after_any_fault_alone_the_end_of_a_dossier_is_there_once_and_in_order(ending):
    numbers = []
    with ending.desk() as desk:
        for at, fault in enumerate(FAULTS):
            numbers.append(ending.end(desk, f"ending {at}"))
            ending.receiver.faults.add(fault, times=4)
            ending.clock.forward(LATER)
            desk.delivery.deliver_due()
            ending.drain(desk)
            ending.receiver.faults.clear()
        ending.check_there(desk, numbers)


@pytest.mark.parametrize(
    "where", [{"call": [SENT, 7]}, {"return": [ANSWERED, 5]}, {"committing": SETTLE}, {"committed": SETTLE}], ids=str
)
def test_f05_delivery_killed_while_it_tells_of_a_result_tells_it_once(
    home: Path, tmp_path: Path, clock: Clock, nursery: Nursery, monkeypatch, where
):
    monkeypatch.setenv("QUAY_SECRET_PROVINCE", "bi-mat")
    with TrainingReceiver(tmp_path / "receiver") as receiver:
        ending = Ending(home, receiver, clock, "dvcqg")
        ending.set_up()
        with ending.desk() as desk:
            numbers = [ending.end(desk, f"killed {at}") for at in range(2)]

        assert nursery.run(["--home", str(home), "deliver", "--now"], home.parent, where).killed

        receiver.stop()
        receiver.start()
        with ending.desk() as desk:
            ending.drain(desk)
            ending.check_there(desk, numbers)
