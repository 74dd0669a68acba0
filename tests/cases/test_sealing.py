"""What waits leaves the house sealed, row by row as it stands; a stick carries it there and its receipts back."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from services.bootstrap import Desk, open_desk
from services.domain.journal import Event
from services.domain.outbox import EntryKind, EntryState
from services.errors import BadFile, InvalidForm, NotAllowed, UnknownEntry
from services.store import journal, outbox
from services.training.folder import take
from services.training.folder_keys import SEALED_TO, SIGNED_BY, make_keys, read_keys
from services.training.packages import Package
from tests.desks import KEY, Clock
from tests.files.papers import jpeg, pdf

AN_HOUR = timedelta(hours=1)


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The receiving side's keys."""
    folder = tmp_path_factory.mktemp("keys")
    make_keys(folder)
    return folder


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """An empty stick that nobody prepared."""
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def desk(home: Path, clock: Clock, keys: Path, stick: Path) -> Iterator[Desk]:
    """A desk whose only receiver is behind the stick."""
    row = {"contract": "folder", "folder": str(stick), "public_key": str(keys / SEALED_TO),
           "receipt_key": str(keys / SIGNED_BY)}  # fmt: skip
    lines = "".join(f"{name} = {json.dumps(value)}\n" for name, value in row.items())
    file = home / "settings.toml"
    file.write_text(file.read_text("utf-8") + f"\n[receivers.province]\n{lines}", "utf-8")
    with open_desk(home, KEY, now=clock, chance=lambda: 0.5) as opened:
        yield opened


def rows(desk: Desk) -> list[Any]:
    """Return every row that has not arrived, whole."""
    with desk.place.store.read() as db:
        return [outbox.by_id(db, listed.id) for listed in outbox.pending(db)]


def received(desk: Desk, officer: Any, complete: Any, *papers: bytes) -> str:
    """Receive a dossier with these scanned papers and return its number."""
    form = complete()
    for paper in papers:
        desk.papers.attach(officer, form.id, paper, component=0)
    number: str = desk.intake.receive(officer, form).dossier.number
    return number


def exported(desk: Desk, by: Any, keys: Path, tmp_path: Path) -> tuple[Any, Package]:
    """Export the queue, open it where it arrives, and return what was said and what is inside."""
    target = io.BytesIO()
    said = desk.sealing.export(by, keys / SEALED_TO, target)
    file = tmp_path / "export.age"
    file.write_bytes(target.getvalue())
    return said, Package(file, read_keys(keys).sealing)


def test_what_is_inside_an_export_is_the_queue_row_by_row(desk, officer, supervisor, complete, keys, tmp_path):
    received(desk, officer, complete, pdf(), jpeg())
    number = received(desk, officer, complete)
    desk.life.return_result(officer, number)
    before = rows(desk)

    said, package = exported(desk, supervisor, keys, tmp_path)

    inside = {part.name: content.read() for part, content in package.parts()}
    assert [UUID(row["entry"]) for row in package.rows] == [row.id for row in before]
    for row, facts in zip(before, package.rows, strict=True):
        assert json.loads(inside[facts["file"]]) == row.body
        told = (facts["number"], facts["kind"], facts["version"], facts["position"], facts["receiver"], facts["state"])
        assert told == (row.number, row.kind, row.version, row.position, row.receiver, row.state)
    papers = {row.body["sha256"]: row.body["size"] for row in before if row.kind is EntryKind.FILE}
    assert {name.partition("/")[2]: len(content) for name, content in inside.items() if name[:2] == "pa"} == papers
    assert (said.rows, said.papers, said.absent) == (len(before), 2, ())
    assert package.manifest["purpose"] == "export"
    assert rows(desk) == before


def test_who_took_the_queue_is_recorded_with_the_key_it_is_sealed_to(
    desk, officer, supervisor, complete, keys, tmp_path
):
    received(desk, officer, complete)

    exported(desk, supervisor, keys, tmp_path)

    with desk.place.store.read() as db:
        ((line, details),) = journal.details_about(db, "queue", Event.EXPORTED)
    assert line.actor == supervisor.name
    assert (details["rows"], details["papers"]) == (1, 0)
    assert len(details["key"]) == len(details["sha256"]) == 64


def test_a_paper_that_is_damaged_is_named_and_holds_nothing_up(desk, officer, supervisor, complete, keys, tmp_path):
    received(desk, officer, complete, pdf(), jpeg())
    gone, kept = (row.body for row in rows(desk) if row.kind is EntryKind.FILE)
    next(desk.home.glob(f"papers/*/{gone['digest']}")).unlink()

    said, package = exported(desk, supervisor, keys, tmp_path)

    assert (said.rows, said.papers, said.absent) == (3, 1, (gone["sha256"],))
    assert package.absent == (gone["sha256"],)
    assert [part.sha256 for part, _ in package.parts() if part.name.startswith("papers/")] == [kept["sha256"]]


def test_nothing_leaves_without_the_right_or_a_key(desk, officer, supervisor, keys):
    target = io.BytesIO()
    with pytest.raises(NotAllowed):
        desk.sealing.export(officer, keys / SEALED_TO, target)
    for file, why in (("khong-co.pem", "not_found"), (SIGNED_BY, "not_a_sealing_key")):
        with pytest.raises(BadFile) as failure:
            desk.sealing.export(supervisor, keys / file, target)
        assert failure.value.why == why

    assert target.getvalue() == b""


def test_dossiers_with_their_papers_go_there_and_back_in_one_trip(
    desk, officer, complete, clock, keys, stick, tmp_path
):
    desk.carrying.prepare(officer, "province")
    received(desk, officer, complete, pdf(), jpeg())
    received(desk, officer, complete)

    handed = desk.delivery.deliver_due()
    take(stick, tmp_path / "there", keys)
    clock.forward(AN_HOUR)
    back = desk.delivery.deliver_due()

    assert (handed.sent, handed.waiting, handed.unknown, handed.online) == (0, 4, 2, True)
    assert (back.sent, back.waiting, back.parked) == (4, 0, 0)
    assert desk.keeping.verify().whole


def test_a_row_that_is_carried_is_not_sent_again_however_long_it_takes(desk, officer, complete, clock, keys, stick):
    desk.carrying.prepare(officer, "province")
    received(desk, officer, complete)
    desk.delivery.deliver_due()
    shutil.rmtree(stick)

    for _ in range(30):
        clock.forward(AN_HOUR)
        assert desk.delivery.deliver_due().waiting == 1

    (row,) = rows(desk)
    assert (row.state, row.reason, row.attempts) == (EntryState.UNKNOWN, "carried", 0)
    assert len(desk.delivery.detail(officer, row.id).attempts) == 1
    assert not stick.exists()


def test_receipts_are_read_as_soon_as_the_stick_is_back(desk, officer, complete, keys, stick, tmp_path):
    desk.carrying.prepare(officer, "province")
    received(desk, officer, complete)
    desk.delivery.deliver_due()
    away = stick.rename(tmp_path / "away")
    assert desk.delivery.deliver_due().sent == 0
    take(away, tmp_path / "there", keys)
    assert desk.delivery.deliver_due().tried == 0
    away.rename(stick)

    back = desk.delivery.deliver_due()

    assert (back.tried, back.sent, back.waiting) == (1, 1, 0)
    assert desk.delivery.deliver_due().tried == 0


def test_what_waits_for_a_stick_is_written_as_soon_as_it_is_in(desk, officer, complete, stick):
    received(desk, officer, complete)
    assert desk.delivery.deliver_due().online is False

    desk.carrying.prepare(officer, "province")

    assert desk.delivery.deliver_due().unknown == 1
    assert len(list(stick.glob("packages/*.age"))) == 1


def test_what_was_lost_goes_again_with_all_that_lay_on_the_stick(desk, officer, complete, keys, stick, tmp_path):
    desk.carrying.prepare(officer, "province")
    for _ in range(2):
        received(desk, officer, complete, pdf())
    desk.delivery.deliver_due()
    shutil.rmtree(stick)
    stick.mkdir()
    desk.carrying.prepare(officer, "province")
    first = rows(desk)[0]

    assert desk.carrying.lost(officer, first.id, "Mất USB", whole_stick=True) == 4
    desk.delivery.deliver_due()

    assert len(list(stick.glob("packages/*.age"))) == 2
    taken = take(stick, tmp_path / "there", keys)
    assert (taken.packages, taken.delivered, taken.missing) == (2, 4, 2)


def test_only_what_is_carried_can_be_said_to_be_lost(desk, officer, complete, stick):
    desk.carrying.prepare(officer, "province")
    received(desk, officer, complete)
    (row,) = rows(desk)
    with pytest.raises(UnknownEntry):
        desk.carrying.lost(officer, row.id, "Mất USB")
    desk.delivery.deliver_due()
    with pytest.raises(InvalidForm):
        desk.carrying.lost(officer, row.id, "  ")

    assert desk.carrying.lost(officer, row.id, "Mất USB") == 1
    with pytest.raises(UnknownEntry):
        desk.carrying.lost(officer, row.id, "Mất USB")


def test_a_stick_is_prepared_only_where_it_is(desk, officer, stick, tmp_path):
    with pytest.raises(InvalidForm):
        desk.carrying.prepare(officer, "khong-co")
    with pytest.raises(BadFile) as failure:
        desk.carrying.prepare(officer, "province", tmp_path / "khong-co")
    assert failure.value.why == "not_found"
    assert not (tmp_path / "khong-co").exists()

    first = desk.carrying.prepare(officer, "province")

    assert desk.carrying.prepare(officer, "province", stick) == first
    with desk.place.store.read() as db:
        lines = journal.details_about(db, "province", Event.FOLDER_PREPARED)
    assert [details for _, details in lines] == [{"stick": first}] * 2


def test_a_desk_without_a_receiver_behind_a_folder_is_told_so(home, clock, officer):
    with open_desk(home, KEY, now=clock, receivers={}) as plain, pytest.raises(InvalidForm) as refused:
        plain.carrying.prepare(officer, "province")

    assert [(one.field, one.kind) for one in refused.value.problems] == [("receiver", "no_folder")]
