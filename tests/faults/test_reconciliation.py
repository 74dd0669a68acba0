"""F31: the window says failed and the server has it, or the reverse: a day's statement finds exactly those, and resending heals."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from services.bootstrap import Desk, open_desk
from services.domain.outbox import EntryState, OutcomeKind
from services.domain.reconciliation import Finding
from services.domain.statement import Reach, Statement
from services.errors import InvalidForm, UnknownDossier
from services.receivers.dvcqg import Dvcqg, Profile
from services.training import TrainingReceiver
from tests.faults.conftest import KEY, Clock
from tests.faults.people import OFFICER
from tests.faults.shipping import DOSSIERS, Shipping


@pytest.fixture
def shipping(home: Path, tmp_path: Path, clock: Clock) -> Iterator[Shipping]:
    with TrainingReceiver(tmp_path / "receiver") as receiver:
        yield Shipping(home, KEY, receiver, clock)


def day(shipping: Shipping) -> date:
    """Return the day of reception, also when midnight went by meanwhile."""
    written = next(iter(shipping.sent)).split("-")[1]
    return date(2000 + int(written[:2]), int(written[2:4]), int(written[4:]))


def statement(desk: Desk, shipping: Shipping) -> Statement:
    """Reconcile the day, several questions at once, as the window does."""
    with ThreadPoolExecutor(4) as pool:
        return desk.reconciliation.of_day(OFFICER, day(shipping), "province", asking=pool.map)


def found(one: Statement) -> dict[str, Finding]:
    """Return what a statement says of each number that is not the same."""
    return {row.number: row.judged.finding for row in one.rows if row.judged.finding is not Finding.SAME}


def roll_back(shipping: Shipping, copy: Path) -> None:
    """Put an earlier copy of the receiver's folder in the place of the present one, as a restored server does."""
    folder = copy.parent / "receiver"
    shipping.receiver.stop()
    shutil.rmtree(folder)
    shutil.copytree(copy, folder)
    shipping.receiver.start()


def test_f31_the_statement_finds_exactly_what_each_side_alone_has_and_resending_heals_it(shipping, tmp_path):
    with shipping.desk() as desk:
        shipping.receive(desk, 3, same_day=False)
        desk.delivery.deliver_due()
        shutil.copytree(tmp_path / "receiver", tmp_path / "copy")
        (lost,) = shipping.receive(desk, 1, same_day=False)
        desk.delivery.deliver_due()
        roll_back(shipping, tmp_path / "copy")
        shipping.receiver.faults.add("drop_after_commit", times=1)
        (arrived,) = shipping.receive(desk, 1, same_day=False)
        desk.delivery.deliver_due()
        for item in desk.delivery.queue(OFFICER):
            desk.delivery.hold(OFFICER, item.entry.id, "Báo lỗi")
        shipping.clock.forward(timedelta(minutes=70))

        told = statement(desk, shipping)
        assert found(told) == {lost: Finding.MISSING_THERE, arrived: Finding.ARRIVED}
        assert (told.open, told.count(Finding.SAME), told.proven, told.reach) == (2, 3, False, Reach.NUMBERS)

        desk.reconciliation.resend(OFFICER, told, sorted(found(told)))
        shipping.clock.forward(timedelta(minutes=70))
        assert desk.delivery.deliver_due().waiting == 0
        assert statement(desk, shipping).proven
        assert desk.keeping.verify().whole
        assert {one.code for one in shipping.receiver.dossiers()} == shipping.sent.keys()
        firsts = [one.code for one in shipping.receiver.receipts() if one.service == DOSSIERS and not one.updating]
        assert sorted(firsts) == sorted(shipping.sent)


def test_f31_a_resend_before_a_step_that_waits_goes_first(shipping, tmp_path):
    with shipping.desk() as desk:
        shutil.copytree(tmp_path / "receiver", tmp_path / "copy")
        (number,) = shipping.receive(desk, 1, same_day=False)
        desk.delivery.deliver_due()
        roll_back(shipping, tmp_path / "copy")
        desk.life.return_result(OFFICER, number)

        told = statement(desk, shipping)
        assert found(told) == {number: Finding.MISSING_THERE}
        desk.reconciliation.resend(OFFICER, told, [number])
        desk.reconciliation.resend(OFFICER, told, [number])
        shipping.clock.forward(timedelta(minutes=70))
        assert desk.delivery.deliver_due().waiting == 0

        assert statement(desk, shipping).proven
        (held,) = shipping.receiver.dossiers()
        assert (held.code, held.stored, held.progress) == (number, 2, 1)


def test_f31_a_void_number_that_lives_there_is_different(shipping):
    with shipping.desk() as desk:
        (number,) = shipping.receive(desk, 1, same_day=False)
        desk.delivery.deliver_due()
        shipping.receiver.faults.add("drop_before_commit", times=1)
        desk.life.void(OFFICER, number, "Ghi nhầm")
        with desk.place.store.write() as db:
            db.exec_driver_sql("UPDATE outbox SET state = 'delivered' WHERE kind = 'update'")

        (row,) = statement(desk, shipping).rows
        assert (row.judged.finding, [d.path for d in row.judged.differences][-1]) == (Finding.DIFFERENT, "state")


def test_f31_what_was_accepted_stays_closed_until_its_facts_change(shipping, tmp_path):
    with shipping.desk() as desk:
        shutil.copytree(tmp_path / "receiver", tmp_path / "copy")
        (number,) = shipping.receive(desk, 1, same_day=False)
        desk.delivery.deliver_due()
        roll_back(shipping, tmp_path / "copy")

        closed = desk.reconciliation.accept(OFFICER, statement(desk, shipping), number, "Tỉnh nhập tay từ bản giấy")
        again = statement(desk, shipping)
        assert (closed.open, again.open, again.accepted, again.proven) == (0, 0, 1, False)
        assert again.rows[0].decision.reason == "Tỉnh nhập tay từ bản giấy"

        (row,) = shipping.rows(desk)
        body = json.loads(row["body"])
        other = {**body, "applicant": {**body["applicant"], "phone": "0911111111"}}
        _put_there(desk, shipping, UUID(row["id"]), other)
        changed = statement(desk, shipping)
        assert (found(changed), changed.open) == ({number: Finding.DIFFERENT}, 1)
        assert {d.path for d in changed.rows[0].judged.differences} == {"applicant.phone"}


def _put_there(desk: Desk, shipping: Shipping, entry_id: UUID, body: dict[str, Any]) -> None:
    """Let the receiver have a content that nobody sent from here."""
    line = Dvcqg(
        Profile("province", shipping.receiver.url, "/mapi/login", "/mapi/g", "H31.12", "ai"),
        lambda: "x",
        shipping.clock,
    )
    entry = desk.delivery.detail(OFFICER, entry_id).entry
    assert line.send(replace(entry, body=body)).kind is OutcomeKind.DELIVERED
    line.close()


def test_f31_what_waits_is_not_called_missing_and_nothing_is_asked_of_a_line_that_rests(shipping):
    with shipping.desk("http://127.0.0.1:9") as desk:
        waiting = shipping.receive(desk, 4, same_day=False)
        silent = statement(desk, shipping)
        assert set(found(silent)) == set(waiting)
        assert {row.judged.finding for row in silent.rows} == {Finding.NOT_KNOWN}
        assert (silent.reach, silent.proven, silent.open) == (Reach.NONE, False, 0)
    with shipping.desk() as desk:
        assert set(found(statement(desk, shipping)).values()) == {Finding.NOT_SENT}
        assert {row["state"] for row in shipping.rows(desk)} == {EntryState.WAITING.value}


def test_f31_stopped_in_between_it_says_what_it_does_not_know(shipping):
    with shipping.desk() as desk:
        shipping.receive(desk, 4, same_day=False)
        desk.delivery.deliver_due()
        one = desk.reconciliation.of_day(OFFICER, day(shipping), "province", lambda done, of: done < 2)

    assert (one.stopped, one.count(Finding.SAME), one.count(Finding.NOT_KNOWN)) == (True, 2, 2)


@pytest.mark.parametrize(("ahead", "list_path", "reach"), [(2, "", Reach.NUMBERS), (700, "/held", Reach.LIST)])
def test_f31_a_number_of_ours_that_lives_there_alone_is_missing_here(shipping, ahead, list_path, reach):
    with shipping.desk() as desk:
        (number,) = shipping.receive(desk, 1, same_day=False)
        desk.delivery.deliver_due()
        (row,) = shipping.rows(desk)
        entry = desk.delivery.detail(OFFICER, UUID(row["id"])).entry
    other = f"{number[:-4]}{int(number[-4:]) + ahead}"
    profile = Profile("province", shipping.receiver.url, "/mapi/login", "/mapi/g", "H31.12", "ai", list_path=list_path)
    line = Dvcqg(profile, lambda: "x", shipping.clock)
    assert line.send(replace(entry, number=other, body={**entry.body, "number": other})).kind is OutcomeKind.DELIVERED

    with open_desk(shipping.home, KEY, now=shipping.clock, receivers={"province": line}) as desk:
        told = statement(desk, shipping)
        assert (found(told), told.reach, told.receipts) == ({other: Finding.MISSING_HERE}, reach, 1)
        with pytest.raises(UnknownDossier):
            desk.reconciliation.resend(OFFICER, told, [other])
        assert desk.reconciliation.accept(OFFICER, told, other, "Của bản sao lưu cũ").open == 0
        with pytest.raises(InvalidForm):
            desk.reconciliation.accept(OFFICER, told, other, " ")
        with pytest.raises(InvalidForm) as closed:
            desk.reconciliation.accept(OFFICER, told, number, "Không có gì lệch")
        assert [(one.field, one.kind) for one in closed.value.problems] == [("number", "nothing_open")]
        with pytest.raises(InvalidForm):
            desk.reconciliation.of_day(OFFICER, day(shipping) + timedelta(days=9), "province")


def test_f31_a_receiver_that_cannot_be_asked_is_not_called_the_same(shipping):
    silent = type("Silent", (), {"name": "province", "close": lambda self: None})()
    with open_desk(shipping.home, KEY, now=shipping.clock, receivers={"province": silent}) as desk:
        shipping.receive(desk, 1, same_day=False)
        (row,) = statement(desk, shipping).rows

    assert (row.judged.finding, row.judged.reason, row.open) == (Finding.NOT_KNOWN, "not_askable", False)
