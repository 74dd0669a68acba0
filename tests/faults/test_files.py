"""Scanned papers on their way, with the fault really made: a file arrives whole, once, and progress never goes back."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from services.bootstrap import Desk, open_desk
from services.domain.attachment import Kind, Scan, Source
from services.domain.calendar import office_day
from services.domain.intake_form import form_from
from services.domain.outbox import Entry, EntryKind, EntryState
from services.files.vault import Vault
from services.receivers.port import Mark
from services.settings import settings_text
from services.settings.receivers import ReceiverSettings
from services.store import marks, outbox
from services.training import Fault, TrainingReceiver
from tests.faults.conftest import KEY, Clock, settings_of
from tests.faults.people import OFFICER, form
from tests.faults.proxy import CLIENT, Proxy
from tests.files.papers import pdf
from tests.receivers.files import paper

FILE, DOSSIER, UPDATE = EntryKind.FILE, EntryKind.DOSSIER, EntryKind.UPDATE
DELIVERED, PARKED = EntryState.DELIVERED, EntryState.PARKED


class Sending:
    """A desk with scanned papers and the training receiver, over a line that can be made bad.

    Attributes:
        progress: What people saw of how far each paper is, in order, by its SHA-256.
    """

    def __init__(self, home: Path, receiver: TrainingReceiver, line: Proxy, clock: Clock) -> None:
        self.home, self.receiver, self.line, self.clock = home, receiver, line, clock
        self.progress: dict[str, list[int]] = {}
        self.order = "first"

    @contextmanager
    def desk(self) -> Iterator[Desk]:
        one = ReceiverSettings(
            "province", self.line.url, username="quay", files_url=f"{self.line.url}/files/", files=self.order
        )
        settings = replace(settings_of(), receivers={"province": one})
        (self.home / "settings.toml").write_text(settings_text(settings), "utf-8")
        with open_desk(self.home, KEY, now=self.clock) as desk:
            yield desk

    def receive(self, desk: Desk, name: str, *papers: bytes) -> str:
        """Receive one person with these papers and return the number."""
        scans = [self.scan(desk, content, at) for at, content in enumerate(papers)]
        return desk.intake.receive(OFFICER, form_from(form(name)), scans).dossier.number

    def scan(self, desk: Desk, content: bytes, at: int = 0) -> Scan:
        """Return a paper as it is in the vault; the first shows the first line of the checklist."""
        stored = Vault(self.home / "papers", desk.place.vault_key).put(content)
        known = (stored.digest, stored.sha256, stored.size, 1, stored.sha256, stored.size)
        return Scan(None if at else 0, Kind.PDF, f"{at}.pdf", *known, (), Source.FILE)

    def rows(self, desk: Desk, number: str) -> list[Entry]:
        """Return the rows of a dossier in their order."""
        with desk.place.store.read() as db:
            dossier = desk.registry.open(OFFICER, number).dossier
            return outbox.of_dossier(db, dossier.id)

    def drain(self, desk: Desk, rounds: int = 40) -> None:
        """Let time go by until nothing waits, and look at the progress after every round."""
        for _ in range(rounds):
            self.clock.forward(timedelta(minutes=70))
            report = desk.delivery.deliver_due()
            self.look(desk)
            if not report.waiting:
                return
        raise AssertionError(
            [(e.kind, e.state, e.reason) for item in desk.delivery.queue(OFFICER) for e in [item.entry]]
        )

    def look(self, desk: Desk) -> None:
        """Note how far each paper is said to be."""
        with desk.place.store.read() as db:
            for known, seen in self.progress.items():
                seen.append(int(marks.value_of(db, "province", Mark.SENT, known) or 0))

    def watch(self, *papers: bytes) -> None:
        """Note the progress of these papers from now on."""
        self.progress |= {sha256(content).hexdigest(): [0] for content in papers}

    def check_whole(self, *papers: bytes) -> None:
        """Pass when the receiver holds each paper exactly once, whole, and progress never went back."""
        whole = sorted(one.sha256 for one in self.receiver.files() if one.whole)
        assert whole == sorted(sha256(content).hexdigest() for content in papers)
        for seen in self.progress.values():
            assert seen == sorted(seen)

    def held(self, number: str) -> dict[str, Any]:
        """Return a dossier as the receiver has it."""
        return {one.code: json.loads(one.body) for one in self.receiver.dossiers()}[number]

    def check_named(self, number: str, *papers: bytes) -> None:
        """Pass when the receiver's dossier names these papers, each at an address where exactly it lies."""
        named = self.held(number)["TaiLieuNop"]
        fetched = [urlopen(one["DuongDanTaiTepTin"].replace(self.line.url, self.receiver.url)).read() for one in named]
        assert fetched == list(papers)
        assert {one["IsDeleted"] for one in named} <= {"False"}
        assert self.held(number)["HoSoCoThanhPhanSoHoa"] == ("1" if papers else "0")


@pytest.fixture
def sending(home: Path, tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sending]:
    monkeypatch.setenv("QUAY_SECRET_PROVINCE", "bi-mat")
    with TrainingReceiver(tmp_path / "receiver") as receiver, Proxy(receiver.url) as line:
        yield Sending(home, receiver, line, clock)


ONE, TWO, THREE = paper(220_000, 1), paper(40_000, 2), paper(90_000, 3)


def test_f15_an_upload_that_is_cut_again_and_again_goes_on_from_where_the_server_is(sending):
    sending.watch(ONE)
    sending.line.cut(after=70_000, times=3)
    sending.line.cut(after=1_400, toward=CLIENT, times=2)
    with sending.desk() as desk:
        number = sending.receive(desk, "cut", ONE)

        sending.drain(desk)

    assert sending.line.cuts >= 4
    assert len(sending.receiver.files()) == 1
    sending.check_whole(ONE)
    sending.check_named(number, ONE)
    # Each cut costs one piece of 64 KiB at the most.
    assert sending.receiver.file_bytes() <= len(ONE) + 5 * 64 * 1024


def test_f15_an_upload_goes_on_in_the_next_process(sending):
    sending.receiver.faults.add("file_cut", times=5, service="files")
    with sending.desk() as desk:
        number = sending.receive(desk, "restart", ONE)
        desk.delivery.deliver_due()
    with sending.desk() as desk:
        sending.drain(desk)

    assert len(sending.receiver.files()) == 1
    sending.check_whole(ONE)
    sending.check_named(number, ONE)


def test_f16_a_server_that_forgot_one_upload_gets_that_file_anew_and_no_other(sending):
    sending.watch(ONE, TWO)
    with sending.desk() as desk:
        number = sending.receive(desk, "gone", TWO, ONE)
        sending.receiver.faults.add("file_gone", times=1, service="files")
        sending.receiver.faults.add("file_spoilt", times=1, service="files")

        sending.drain(desk)

    assert sending.receiver.faults.happened(Fault.FILE_GONE) == 1
    sending.check_whole(ONE, TWO)
    sending.check_named(number, TWO, ONE)
    assert sending.receiver.file_bytes() <= len(ONE) + 2 * len(TWO) + 64 * 1024


def test_f17_a_piece_whose_answer_was_lost_is_not_sent_empty_and_the_whole_is_what_was_scanned(sending):
    sending.receiver.faults.add("drop_after_commit", times=3, service="files")
    with sending.desk() as desk:
        number = sending.receive(desk, "rewound", ONE)
        sending.drain(desk)

    assert sending.receiver.faults.happened(Fault.DROP_AFTER_COMMIT) == 3
    assert sending.receiver.file_bytes() == len(ONE)
    sending.check_whole(ONE)
    sending.check_named(number, ONE)


def test_f17_a_byte_turned_round_on_the_way_never_becomes_part_of_a_file(sending):
    sending.line.corrupt(after=30_000)
    with sending.desk() as desk:
        sending.receive(desk, "turned", ONE)
        sending.drain(desk)

    assert sending.line.spoilt == 1
    sending.check_whole(ONE)


def test_f18_no_dossier_names_a_paper_that_is_not_there_yet(sending):
    sending.receiver.faults.add("file_locked", service="files")
    with sending.desk() as desk:
        number = sending.receive(desk, "order", ONE, TWO)
        desk.delivery.deliver_due()
        assert [row.kind for row in sending.rows(desk, number)] == [FILE, FILE, DOSSIER]
        assert sending.receiver.dossiers() == []
        body = sending.rows(desk, number)[-1].body
        said = "".join(f"{sha256(content).hexdigest()}\n" for content in (ONE, TWO))
        assert body["files_digest"] == sha256(said.encode()).hexdigest()

        sending.receiver.faults.clear()
        sending.drain(desk)

    services = [call.service for call in sending.receiver.calls() if call.service in ("files", "DongBoHoSoMC")]
    assert services.index("DongBoHoSoMC") == len(services) - 1
    sending.check_whole(ONE, TWO)
    sending.check_named(number, ONE, TWO)


def test_f18_where_the_dossier_goes_first_it_says_how_many_papers_come_and_is_told_complete_at_the_end(sending):
    sending.order = "later"
    sending.receiver.faults.add("file_locked", service="files")
    with sending.desk() as desk:
        number = sending.receive(desk, "later", ONE, TWO)
        rows = sending.rows(desk, number)
        assert [row.kind for row in rows] == [DOSSIER, FILE, FILE, UPDATE]
        assert [row.body.get("files_coming") for row in rows] == [2, None, None, 0]

        desk.delivery.deliver_due()
        sending.check_named(number)
        assert desk.registry.open(OFFICER, number).papers_sent == (2, 0)

        sending.receiver.faults.clear()
        sending.drain(desk)
        assert desk.registry.open(OFFICER, number).papers_sent == (2, 2)
    sending.check_whole(ONE, TWO)
    sending.check_named(number, ONE, TWO)


def test_f19_of_three_papers_one_fails_it_is_said_and_only_that_one_is_sent_again(sending):
    with sending.desk() as desk:
        number = sending.receive(desk, "third", TWO, THREE, ONE)
        (file,) = [path for path in sending.home.glob("papers/??/*") if path.stat().st_size > len(ONE)]
        file.write_bytes(file.read_bytes()[:-1] + b"x")

        desk.delivery.deliver_due()

        assert [row.state for row in sending.rows(desk, number)] == [DELIVERED, DELIVERED, PARKED, EntryState.WAITING]
        assert desk.registry.open(OFFICER, number).papers_sent == (3, 2)
        assert sending.receiver.dossiers() == []
        came = sending.receiver.file_bytes()

        sending.scan(desk, ONE)
        (row,) = [row for row in sending.rows(desk, number) if row.state is PARKED]
        desk.delivery.retry(OFFICER, row.id)
        sending.drain(desk)

    assert sending.receiver.file_bytes() == came + len(ONE)
    sending.check_whole(TWO, THREE, ONE)
    sending.check_named(number, TWO, THREE, ONE)


def test_f20_a_paper_is_sent_as_it_was_attached_whatever_becomes_of_its_file(sending, tmp_path):
    scanned = tmp_path / "scan.pdf"
    scanned.write_bytes(pdf())
    with sending.desk() as desk:
        one = form_from(form("source"))
        stored = desk.papers.attach(OFFICER, one.id, scanned.read_bytes(), component=0)
        kept = desk.papers.content(OFFICER, stored.id)
        number = desk.intake.receive(OFFICER, one).dossier.number
        scanned.write_bytes(b"changed")
        scanned.unlink()

        sending.drain(desk)

    sending.check_whole(kept)
    sending.check_named(number, kept)


@pytest.mark.parametrize("damage", [lambda kept: b"", lambda kept: kept[: len(kept) // 2], None])
def test_f22_a_paper_that_lies_empty_cut_or_gone_on_the_disk_is_parked_and_never_sent(
    sending: Sending, damage: Callable[[bytes], bytes] | None
):
    with sending.desk() as desk:
        number = sending.receive(desk, "damaged", ONE)
        (file,) = sending.home.glob("papers/??/*")
        if damage:
            file.write_bytes(damage(file.read_bytes()))
        else:
            file.unlink()

        desk.delivery.deliver_due()

        first, dossier = sending.rows(desk, number)
        assert (first.state, first.reason, dossier.state) == (PARKED, "paper_damaged", EntryState.WAITING)
        assert (sending.home / "papers" / "quarantine").exists() is bool(damage)
    assert sending.receiver.files() == []
    assert sending.receiver.calls() == []


def test_f42_on_a_slow_line_with_long_round_trips_and_breaks_progress_never_goes_back(sending):
    sending.watch(THREE)
    sending.line.throttle(400_000)
    sending.line.delay(0.03)
    sending.line.cut(after=40_000, times=4)
    sending.line.corrupt(after=65_000)
    with sending.desk() as desk:
        number = sending.receive(desk, "slow", THREE)
        sending.drain(desk)

    assert sending.line.cuts >= 2
    sending.check_whole(THREE)
    sending.check_named(number, THREE)


def test_the_same_paper_of_two_dossiers_is_uploaded_once(sending):
    with sending.desk() as desk:
        first, second = sending.receive(desk, "first", TWO), sending.receive(desk, "second", TWO, TWO)
        sending.drain(desk)

    assert sending.receiver.file_bytes() == len(TWO)
    sending.check_whole(TWO)
    sending.check_named(first, TWO)
    sending.check_named(second, TWO, TWO)


@pytest.mark.parametrize("order", ["first", "later"])
def test_f31_resending_what_a_restored_server_lost_sends_its_papers_too_and_only_those_it_lost(
    sending, tmp_path, order
):
    sending.order = order
    with sending.desk() as desk:
        kept = sending.receive(desk, "kept", THREE)
        sending.drain(desk)
        copy = shutil.copytree(tmp_path / "receiver", tmp_path / "copy")
        lost = sending.receive(desk, "lost", ONE, THREE)
        sending.drain(desk)
        sending.receiver.stop()
        shutil.rmtree(tmp_path / "receiver")
        shutil.copytree(copy, tmp_path / "receiver")
        sending.receiver.start()
        came = sending.receiver.file_bytes()

        day = office_day(desk.registry.open(OFFICER, lost).dossier.received_at)
        told = desk.reconciliation.of_day(OFFICER, day, "province")
        assert [row.number for row in told.rows if row.open] == [lost]
        desk.reconciliation.resend(OFFICER, told, [lost])
        desk.reconciliation.resend(OFFICER, told, [lost])
        sending.drain(desk)

        assert desk.reconciliation.of_day(OFFICER, day, "province").proven
        assert desk.registry.open(OFFICER, lost).papers_sent == (2, 2)
        assert desk.keeping.verify().whole
    assert sending.receiver.file_bytes() == came + len(ONE)
    sending.check_whole(THREE, ONE)
    sending.check_named(lost, ONE, THREE)
    sending.check_named(kept, THREE)


@pytest.mark.long
def test_f42_a_file_arrives_where_three_packets_of_ten_are_lost_for_real(tmp_path):
    """Needs a network namespace of its own: Linux with `unshare`, `ip`, `tc` and `nft`."""
    command = ["unshare", "-rn", sys.executable, "-m", "tests.faults.child_lossy", str(tmp_path)]
    told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True, timeout=900).stdout)

    assert told["outcomes"][-1] == "delivered"
    assert told["whole"] == [True]
    assert told["sent"] == sorted(told["sent"])
    assert told["dropped"] > 10
