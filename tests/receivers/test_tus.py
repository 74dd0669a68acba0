"""Files by tus 1.0 to the training receiver, over real HTTP: resumed where the server is, whole, once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.domain.outbox import Outcome, OutcomeKind
from services.errors import HomeUnfit, LoopbackOnly
from services.receivers.http import Answer, Line
from services.receivers.pace import LEAST, MOST, Pace
from services.receivers.port import Mark
from services.receivers.tus import Tus
from services.receivers.tus_words import Offer, address, checksum, offered
from services.training import Fault, TrainingReceiver
from services.training.wire import Manner
from tests.faults.proxy import CLIENT, Proxy
from tests.receivers.files import Remembered, Vaulted, file_row, paper

DELIVERED, PARTLY, REFUSED = OutcomeKind.DELIVERED, OutcomeKind.PARTLY, OutcomeKind.REFUSED
UNREACHABLE, BUSY, UNFIT = OutcomeKind.UNREACHABLE, OutcomeKind.BUSY, OutcomeKind.UNFIT
LARGE = paper(300_000)
SMALL = paper(9_000, seed=2)


class Clock:
    """The other side's clock; stands until it is moved."""

    at = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at


class Desk:
    """Our side: what it remembers, the papers it has, a line."""

    def __init__(self, url: str, **more: Any) -> None:
        self.memory, self.vault = Remembered(), Vaulted()
        self.line = Line(Clock(), read_timeout=2.0, loopback_only=True)
        self.tus = Tus(self.line, url, self.memory, self.vault, **more)

    def upload(self, content: bytes) -> Outcome:
        return self.tus.upload(file_row(content, self.vault))

    def upload_at_last(self, content: bytes, tries: int = 20) -> list[Outcome]:
        """Upload until it is there and return what each try came to."""
        outcomes = [self.upload(content)]
        while outcomes[-1].kind is not DELIVERED and len(outcomes) < tries:
            outcomes.append(self.upload(content))
        assert outcomes[-1].kind is DELIVERED
        return outcomes

    def address(self, content: bytes) -> str:
        return self.memory.recall(Mark.FILE, sha256(content).hexdigest())


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def receiver(tmp_path: Path, clock: Clock) -> Iterator[TrainingReceiver]:
    with TrainingReceiver(tmp_path / "receiver", clock=clock, slow_seconds=3600) as receiver:
        yield receiver


@pytest.fixture
def desk(receiver: TrainingReceiver) -> Iterator[Desk]:
    desk = Desk(receiver.files_url)
    yield desk
    desk.line.close()


def test_a_file_arrives_whole_and_what_is_said_of_it_names_no_person(desk, receiver):
    assert desk.upload(LARGE) == Outcome(DELIVERED)

    (held,) = receiver.files()
    assert held.whole
    assert held.sha256 == sha256(LARGE).hexdigest()
    assert held.said == {
        "filename": f"{held.sha256[:16]}.pdf", "filetype": "application/pdf", "sha256": held.sha256, "kind": "pdf",
        "component": "000.00.00.G15-KQ0001",
    }  # fmt: skip
    assert desk.address(LARGE) == f"{receiver.url}{held.path}"
    assert desk.memory.recall(Mark.UPLOAD, held.sha256) == ""
    sent = [int(value) for value in desk.memory.values_of(Mark.SENT)]
    assert sent == sorted(sent)
    assert sent[-1] == len(LARGE)


def test_a_file_the_receiver_has_is_not_sent_again(desk, receiver):
    desk.upload(SMALL)
    calls = len(receiver.calls())

    assert desk.upload(SMALL) == Outcome(DELIVERED)
    assert desk.tus.ask(file_row(SMALL, desk.vault)) == Outcome(DELIVERED)
    assert desk.tus.ask(file_row(LARGE, desk.vault)) == Outcome(OutcomeKind.NOT_THERE)
    assert (len(receiver.calls()), len(receiver.files())) == (calls, 1)


def test_a_paper_that_may_be_lost_is_looked_for_and_sent_anew_only_when_it_is_not_there(desk, receiver):
    again = file_row(SMALL, desk.vault, again=True)
    desk.upload(SMALL)
    assert desk.tus.ask(again) == Outcome(OutcomeKind.NOT_THERE)

    assert desk.tus.upload(again) == Outcome(DELIVERED)
    assert receiver.file_bytes() == len(SMALL)

    receiver.faults.add("file_gone", times=1, service="files")
    assert desk.tus.upload(again) == Outcome(DELIVERED)
    assert receiver.file_bytes() == 2 * len(SMALL)
    assert len(receiver.files()) == 1


def test_a_paper_that_is_not_whole_over_there_is_sent_anew(desk, receiver):
    desk.upload(LARGE)
    desk.memory.remember(Mark.FILE, sha256(SMALL).hexdigest(), desk.address(LARGE))

    assert desk.tus.upload(file_row(SMALL, desk.vault, again=True)) == Outcome(DELIVERED)

    assert sorted(one.length for one in receiver.files()) == [len(SMALL), len(LARGE)]


def test_a_paper_that_cannot_be_looked_for_now_is_neither_believed_nor_sent(desk, receiver):
    desk.upload(SMALL)
    kept = desk.address(SMALL)
    receiver.stop()

    assert desk.tus.upload(file_row(SMALL, desk.vault, again=True)).kind is UNREACHABLE
    assert desk.address(SMALL) == kept


@pytest.mark.parametrize(("status", "headers", "kind"), [
    (200, {}, DELIVERED), (405, {}, DELIVERED), (503, {}, BUSY), (302, {"Location": "https://elsewhere.vn/"}, UNREACHABLE),
])  # fmt: skip
def test_what_a_server_of_another_kind_says_of_a_whole_file(desk, receiver, status, headers, kind):
    """One shows whole files by other means than uploads, one answers no question, one is busy, one points away."""
    called = desk.tus.call

    def call(method, url, told, content=b""):
        odd = method == "HEAD" and url == first
        return Answer(status, None, headers=headers) if odd else called(method, url, told, content)

    desk.upload(SMALL)
    first = desk.address(SMALL)
    desk.tus.call = call

    assert desk.tus.upload(file_row(SMALL, desk.vault, again=True)).kind is kind
    assert (desk.address(SMALL) == first) is (status != 405)
    assert len(receiver.files()) == (2 if status == 405 else 1)


@pytest.mark.parametrize("checks", [True, False])
def test_a_line_cut_in_a_piece_costs_no_more_than_that_piece(tmp_path, clock, checks):
    with TrainingReceiver(tmp_path, clock=clock, manner=Manner(file_checks=checks)) as receiver:
        desk = Desk(receiver.files_url)
        receiver.faults.add("file_cut", times=2)

        assert desk.upload(LARGE).kind is DELIVERED

        assert receiver.faults.happened(Fault.FILE_CUT) == 2
        assert [one.sha256 for one in receiver.files()] == [sha256(LARGE).hexdigest()]
        # Without checksums even the half piece that came is kept.
        assert receiver.file_bytes() <= len(LARGE) + (2 * 64 * 1024 if checks else 0)


def test_a_server_that_forgot_the_upload_gets_that_file_anew_and_progress_does_not_go_back(desk, receiver):
    desk.tus.pace = desk.tus.pace.broken()
    desk.upload(SMALL)
    receiver.faults.add("file_gone", times=1)
    receiver.faults.add("file_cut", times=1)

    assert desk.upload(LARGE).kind is DELIVERED

    assert receiver.faults.happened(Fault.FILE_GONE) == 1
    assert sorted(one.sha256 for one in receiver.files()) == sorted(sha256(c).hexdigest() for c in (SMALL, LARGE))
    large = [int(v) for v in desk.memory.values_of(Mark.SENT)][1:]
    assert large == sorted(large)


@pytest.mark.parametrize(
    "fault", ["file_offset", "file_spoilt", "error_500", "drop_after_commit", "html_200", "redirect"]
)
def test_a_file_that_went_wrong_on_the_way_is_asked_about_and_goes_on_from_there(desk, receiver, fault):
    receiver.faults.add(fault, times=3, service="files")

    desk.upload_at_last(LARGE)

    assert receiver.faults.happened(Fault(fault)) == 3
    assert [one.sha256 for one in receiver.files()] == [sha256(LARGE).hexdigest()]


def test_pieces_that_never_get_through_leave_the_receiver_alone_for_a_while(desk, receiver):
    receiver.faults.add("file_spoilt")

    outcome = desk.upload(LARGE)

    assert (outcome.kind, outcome.message) == (UNREACHABLE, "pieces_lost")
    assert receiver.faults.happened(Fault.FILE_SPOILT) == 5


def test_a_locked_file_waits_and_a_busy_receiver_is_asked_no_sooner_than_it_says(desk, receiver):
    receiver.faults.add("file_locked", times=1)
    assert desk.upload(SMALL) == Outcome(BUSY, "423", "busy", wait=timedelta(seconds=10))

    receiver.faults.add("busy_503", times=1)
    busy = desk.upload(SMALL)
    assert (busy.kind, busy.wait) == (BUSY, timedelta(seconds=30))
    assert "bảo trì" in busy.message
    assert desk.upload(SMALL).kind is DELIVERED


def test_an_upload_goes_on_after_a_restart_of_the_desk(desk, receiver):
    receiver.faults.add("file_spoilt", times=5)
    desk.upload(LARGE)
    again = Desk(receiver.files_url)
    again.memory, again.tus.memory = desk.memory, desk.memory

    assert again.upload(LARGE).kind is DELIVERED
    assert len(receiver.files()) == 1


def test_f16_a_server_that_forgets_an_upload_between_all_tries_is_not_kept_busy_for_ever(receiver):
    """Each try gets a piece further from nothing; going on at once would fill the line for days, in silence."""
    desk = Desk(receiver.files_url, seconds=count(0, 5).__next__)
    outcomes = []
    for _ in range(6):
        outcomes.append(desk.upload(LARGE))
        receiver.faults.add(Fault.FILE_GONE, times=1)
    desk.line.close()

    assert [one.kind for one in outcomes[:3]] == [PARTLY] * 3
    assert {(one.kind, one.message) for one in outcomes[4:]} == {(UNREACHABLE, "file_gone")}


def test_an_upload_that_expired_is_made_anew(desk, receiver, clock):
    receiver.faults.add("file_spoilt", times=5)
    desk.upload(LARGE)
    clock.at += timedelta(days=8)

    assert desk.upload(LARGE).kind is DELIVERED
    assert [one.whole for one in receiver.files()] == [True]


def test_a_try_ends_in_time_for_its_lease_and_the_next_goes_on(receiver):
    ticks = iter(range(0, 10_000, 5))
    desk = Desk(receiver.files_url, seconds=lambda: float(next(ticks)))

    *partly, _ = desk.upload_at_last(LARGE)

    assert len(partly) > 2
    assert {outcome.kind for outcome in partly} == {PARTLY}
    assert receiver.file_bytes() == len(LARGE)


@pytest.mark.parametrize("stored", [None, b"", SMALL[:-1], b"x" + SMALL[1:]])
def test_a_paper_that_is_not_what_its_row_says_is_never_sent(desk, receiver, stored):
    row = file_row(SMALL, desk.vault)
    desk.vault.pop(row.body["digest"])
    if stored is not None:
        desk.vault[row.body["digest"]] = stored

    assert desk.tus.upload(row) == Outcome(UNFIT, message="paper_damaged")
    assert receiver.calls() == []


def test_a_folder_that_cannot_be_read_now_is_tried_again_and_another_schema_waits_for_a_person(desk, receiver):
    def away(digest: str) -> bytes:
        raise HomeUnfit("papers", "unreadable")

    desk.tus.content = away
    assert desk.upload(SMALL) == Outcome(UNREACHABLE, message="paper_unreadable")
    assert desk.tus.upload(file_row(SMALL, desk.vault, sha256="short")) == Outcome(UNFIT, message="schema")
    assert receiver.calls() == []


def test_a_bad_line_that_corrupts_cuts_and_loses_answers_delivers_the_file_once(receiver):
    with Proxy(receiver.url) as line:
        desk = Desk(f"{line.url}/files/")
        line.corrupt(after=20_000)
        line.cut(after=90_000, times=3)
        line.cut(after=1_500, toward=CLIENT, times=2)

        desk.upload_at_last(LARGE)

        assert line.cuts >= 4
        assert line.spoilt == 1
        assert [one.sha256 for one in receiver.files() if one.whole] == [sha256(LARGE).hexdigest()]
        sent = [int(value) for value in desk.memory.values_of(Mark.SENT)]
        assert sent == sorted(sent)


def test_a_dead_line_is_unreachable_and_the_first_address_is_kept(desk, receiver):
    receiver.stop()
    assert desk.upload(SMALL).kind is UNREACHABLE
    receiver.start()
    assert desk.upload(SMALL).kind is DELIVERED
    assert desk.address(SMALL).startswith(receiver.url)


@pytest.mark.parametrize(("fault", "kind", "message"), [
    ("redirect", UNREACHABLE, "redirect"), ("html_200", UNREACHABLE, "not_the_receiver"), ("error_500", BUSY, "Internal Server Error"),
])  # fmt: skip
def test_what_answers_in_the_receivers_place_gets_no_byte_of_a_paper(desk, receiver, fault, kind, message):
    receiver.faults.add(fault, service="files")

    outcome = desk.upload(SMALL)

    assert (outcome.kind, outcome.message) == (kind, message)
    assert receiver.file_bytes() == 0
    assert receiver.files() == []


def test_a_file_larger_than_the_receiver_takes_waits_for_a_person(desk, receiver):
    desk.tus._offer = Offer(largest=len(SMALL) - 1)

    assert desk.upload(SMALL) == Outcome(REFUSED, message="too_large")


@pytest.mark.parametrize(("told", "expected"), [
    ("/files/3f", "https://dvc.example.vn:8443/files/3f"), ("3f", "https://dvc.example.vn:8443/files/3f"),
    ("http://dvc.example.vn/in/3f?x=1", "https://dvc.example.vn:8443/in/3f?x=1"), ("https://DVC.example.vn/f", "https://dvc.example.vn:8443/f"),
    ("https://elsewhere.vn/files/3f", ""), ("//elsewhere.vn/f", ""), ("ftp://dvc.example.vn/f", ""), ("", ""),
    ("https://u@dvc.example.vn/f", ""), ("http://[", ""),
])  # fmt: skip
def test_an_upload_lies_on_the_receivers_own_host_and_nowhere_else(told, expected):
    assert address("https://dvc.example.vn:8443/files/", told) == expected


def test_pieces_are_checked_only_by_a_hash_the_server_offers():
    assert (
        offered({"tus-extension": "creation, checksum", "tus-checksum-algorithm": "md5,SHA1, sha256"}).checksum
        == "sha256"
    )
    assert offered({"tus-extension": "creation,checksum", "tus-checksum-algorithm": "sha1,crc32"}).checksum == "sha1"
    assert offered({"tus-extension": "creation", "tus-checksum-algorithm": "sha256"}) == Offer()
    assert offered({"tus-max-size": "1000"}) == Offer(largest=1000)
    assert checksum("", b"x") == {}
    assert checksum("sha1", b"hello world") == {"Upload-Checksum": "sha1 Kq5sNclPz7QV2+lfQIuc6R7oRu0="}


@given(steps=st.lists(st.tuples(st.booleans(), st.floats(0, 60)), max_size=60))
def test_a_piece_stays_between_its_bounds_and_settles_at_three_seconds(steps):
    pace = Pace()
    for good, seconds in steps:
        before = pace
        pace = pace.arrived(pace.size, seconds) if good else pace.broken()
        assert LEAST <= pace.size <= MOST
        assert pace.size % LEAST == 0
        assert pace.size <= before.size * 2
    for _ in range(12):
        pace = pace.arrived(pace.size, pace.size / 32_000)
    assert pace.size == 80 * 1024
    assert pace.arrived(100, 9.0) == pace


def test_a_training_desk_uploads_to_no_other_machine():
    with pytest.raises(LoopbackOnly):
        Desk("https://files.example.invalid/files/").upload(SMALL)
