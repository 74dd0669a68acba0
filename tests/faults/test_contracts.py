"""F03, F18, F30, F31 and F38 at a province's wrapper (A′) and at a ministry (B): a whole desk, the training receiver, every fault alone."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from services.bootstrap import Desk, open_desk
from services.domain.attachment import Kind, Scan, Source
from services.domain.intake_form import form_from
from services.domain.journal import Event
from services.domain.outbox import EntryState
from services.files.vault import Vault
from services.receivers.lgsp import Lgsp
from services.receivers.ministry import Ministry
from services.receivers.port import Kit, Receiver
from services.settings.receivers import ReceiverSettings
from services.store.marks import Marks
from services.store.tables import outbox
from services.training import Fault, TrainingReceiver
from tests.faults.conftest import KEY, Clock
from tests.faults.people import OFFICER, form
from tests.files.papers import pdf
from tests.receivers.beside import LGSP, MINISTRY

BOTH = (
    "refuse", "error_500", "busy_503", "drop_before_commit", "drop_after_commit", "html_200", "redirect",
    "unauthorized_401", "forbidden_403", "not_found_404", "bad_gateway_502", "json_twice", "no_data", "code_as_text",
    "success_code_failing_text", "exists",
)  # fmt: skip
ONLY_LGSP = ("exists_code_0", "partly")
ONLY_MINISTRY = ("session_expired", "no_session", "plain_text", "keys_ignored")
LONGER_THAN_ANY_WAIT = timedelta(minutes=70)


@dataclass
class Other:
    """One contract at the training receiver, and the desk that sends to it."""

    home: Path
    receiver: TrainingReceiver
    clock: Clock
    settings: ReceiverSettings
    made: Callable[..., Receiver]
    looks_up: bool = True

    @property
    def shelf(self) -> Any:
        return self.receiver.lgsp if self.settings.contract == "lgsp" else self.receiver.ministry

    @contextmanager
    def desk(self) -> Iterator[Desk]:
        """Yield the desk; what the other side tells is kept in its own store."""
        url = f"{self.receiver.url}/{self.settings.contract}"
        look_up = self.settings.look_up_path if self.looks_up else ""
        settings = replace(self.settings, name="province", url=url, look_up_path=look_up)
        with open_desk(self.home, KEY, now=self.clock, receivers={}) as first:
            place = first.place
            marks = Marks(place.store, place.desk, "province", self.clock)
            kit = Kit(self.clock, lambda: "bi-mat", marks, lambda _: b"", loopback_only=True)
            line = self.made(settings, "H31.12", kit, read_timeout=5.0)
            with open_desk(self.home, KEY, now=self.clock, receivers={"province": line}) as desk:
                yield desk

    def rows(self, desk: Desk) -> list[Any]:
        with desk.place.store.read() as db:
            return list(db.execute(select(outbox).order_by(outbox.c.number, outbox.c.position)).mappings())

    def drain(self, desk: Desk, rounds: int = 30) -> None:
        """Let time go by; what was sent back is looked at by a person and sent again."""
        for _ in range(rounds):
            self.clock.forward(LONGER_THAN_ANY_WAIT)
            report = desk.delivery.deliver_due()
            if not report.waiting and not report.parked:
                return
            for item in desk.delivery.queue(OFFICER):
                if item.entry.state is EntryState.PARKED:
                    desk.delivery.retry(OFFICER, item.entry.id)
        raise AssertionError(
            [(r["kind"], r["state"], r["reason"]) for r in self.rows(desk) if r["state"] != "delivered"]
        )

    def check_arrived(self, desk: Desk, numbers: list[str], steps: bool = True) -> None:
        """Pass when every dossier is there once and, where steps can be asked about, every step once."""
        assert desk.keeping.verify().whole
        theirs = {n: desk.registry.open(OFFICER, n).numbers_there for n in numbers}
        ministry = self.settings.contract == "ministry"
        names = {n: (there[0].theirs if ministry else n) for n, there in theirs.items()}
        assert len(set(names.values())) == len(numbers), "no number stands for two dossiers"
        told = [one for one in self.shelf.receipts() if not one.updating]
        service = "NoiHoSo" if ministry else "ThemMoi"
        assert Counter(one.code for one in told if one.service == service) == dict.fromkeys(names.values(), 1)
        wanted = Counter(names[r["number"]] for r in self.rows(desk) if r["kind"] == "progress")
        if steps:
            assert Counter(one.code for one in self.shelf.progress()) == wanted
        assert {row["state"] for row in self.rows(desk)} == {"delivered"}


def _receive(desk: Desk, many: int, begun: int = 0) -> list[str]:
    """Receive so many more people; every second is done the same day and tells a step as well."""
    forms = [form(f"other {at}", at % 2 == 1) for at in range(begun, begun + many)]
    return [desk.intake.receive(OFFICER, form_from(one)).dossier.number for one in forms]


@pytest.fixture(params=["lgsp", "ministry"])
def other(request, home: Path, tmp_path: Path, clock: Clock) -> Iterator[Other]:
    """The desk's settings name the receiver, so that its numbers are found and printed."""
    settings, made = (LGSP, Lgsp) if request.param == "lgsp" else (replace(MINISTRY, label="Bộ Tư pháp"), Ministry)
    with TrainingReceiver(tmp_path / "receiver", slow_seconds=3600) as receiver:
        _name(home, receiver, settings)
        yield Other(home, receiver, clock, settings, made)


def _name(home: Path, receiver: TrainingReceiver, settings: ReceiverSettings) -> None:
    from services.settings import load_settings, settings_text

    known = load_settings(home)
    named = replace(settings, name="province", url=f"{receiver.url}/{settings.contract}")
    (home / "settings.toml").write_text(settings_text(replace(known, receivers={"province": named})), "utf-8")


def test_f03_f31_after_any_fault_alone_the_other_side_has_each_dossier_once(other):
    own = ONLY_LGSP if other.settings.contract == "lgsp" else ONLY_MINISTRY
    numbers: list[str] = []
    with other.desk() as desk:
        for fault in (*BOTH, *own):
            other.receiver.faults.add(fault, times=3)
            numbers += _receive(desk, 1, len(numbers))
            desk.delivery.deliver_due()
            other.clock.forward(LONGER_THAN_ANY_WAIT)
            desk.delivery.deliver_due()

            assert other.receiver.faults.happened(Fault(fault)) > 0, fault
            other.receiver.faults.clear()
            other.drain(desk)
        other.check_arrived(desk, numbers)


def test_f30_a_lost_number_is_no_second_number(home: Path, tmp_path: Path, clock: Clock):
    with TrainingReceiver(tmp_path / "receiver") as receiver:
        other = Other(home, receiver, clock, MINISTRY, Ministry)
        _name(home, receiver, MINISTRY)
        receiver.faults.add("drop_after_commit", times=4, service="GetNextValue")
        with other.desk() as desk:
            numbers = _receive(desk, 2)
            other.drain(desk)

            assert len(receiver.ministry.numbers()) == len(numbers)
            other.check_arrived(desk, numbers)


def test_f38_steps_wait_for_a_refused_dossier_and_a_step_nobody_can_ask_about_for_a_person(other):
    other.looks_up = False
    first, step = (
        ("ThemMoi", "DongBoTienTrinh") if other.settings.contract == "lgsp" else ("NoiHoSo", "CapNhatTienTrinh")
    )
    other.receiver.faults.add("refuse", times=2, service=first)
    with other.desk() as desk:
        numbers = _receive(desk, 2)
        desk.delivery.deliver_due()
        assert not other.shelf.progress()
        other.receiver.faults.add("drop_before_commit", times=1, service=step)
        other.drain(desk)

        other.check_arrived(desk, numbers)
        assert len(other.shelf.progress()) == 1


def test_f18_scanned_papers_are_at_the_ministry_before_the_dossier_names_them(
    home: Path, tmp_path: Path, clock: Clock, monkeypatch
):
    monkeypatch.setenv("QUAY_SECRET_PROVINCE", "bi-mat")
    content = pdf()
    with TrainingReceiver(tmp_path / "receiver") as receiver:
        _name(home, receiver, MINISTRY)
        receiver.faults.add("drop_after_commit", "error_500", "no_data", times=5, service="upload")
        with open_desk(home, KEY, now=clock) as desk:
            stored = Vault(home / "papers", desk.place.vault_key).put(content)
            known = (stored.digest, stored.sha256, stored.size, 1, stored.sha256, stored.size)
            scan = Scan(0, Kind.PDF, "giay.pdf", *known, (), Source.FILE)
            number = desk.intake.receive(OFFICER, form_from(form("with a paper")), [scan]).dossier.number
            Other(home, receiver, clock, MINISTRY, Ministry).drain(desk)

            (upload,) = receiver.ministry.uploads()
            services = [call.service for call in receiver.calls() if call.status == 200]
            assert services.index("upload") < services.index("NoiHoSo")
            assert (upload.sha256, upload.size) == (sha256(content).hexdigest(), len(content))
            (held,) = receiver.ministry.dossiers()
            first = json.loads(held.body)["ThanhPhanHoSo"][0]["GiayToDinhKem"]
            assert [(one["IdGiayTo"], one["HashTepTin"]) for one in first] == [(upload.id, upload.sha256)]
            assert desk.registry.open(OFFICER, number).numbers_there[0].theirs == held.code


def test_the_number_of_a_ministry_finds_the_dossier_and_stands_in_its_history(home: Path, tmp_path: Path, clock: Clock):
    with TrainingReceiver(tmp_path / "receiver") as receiver:
        other = Other(home, receiver, clock, MINISTRY, Ministry)
        _name(home, receiver, replace(MINISTRY, label="Bộ Tư pháp"))
        with other.desk() as desk:
            (number,) = _receive(desk, 1)
            other.drain(desk)
            (theirs,) = receiver.ministry.numbers()

            assert [row.number for row in desk.registry.find(OFFICER, theirs.lower()).rows] == [number]
            file = desk.registry.open(OFFICER, theirs)

            assert (file.dossier.number, [one.system for one in file.numbers_there]) == (number, ["Bộ Tư pháp"])
            assert [line.event for line in file.lines].count(Event.NUMBERED) == 1
            job = desk.print_jobs.receipt_of(OFFICER, number)
            assert theirs in _text(desk.print_jobs.pdf(OFFICER, job))
            assert json.loads(receiver.ministry.dossiers()[0].body)["MaHoSo"] == theirs


def _text(pdf: bytes) -> str:
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return " ".join(page.get_textpage().get_text_range() for page in document)
