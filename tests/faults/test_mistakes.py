"""A reception undone while it is being sent, a machine killed while it is undone, and the same act pressed twice (F37)."""

from __future__ import annotations

import multiprocessing
import os
import signal
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from services.bootstrap import open_desk
from services.domain.correction import Correction
from services.domain.dossier import DossierState
from services.domain.outbox import EntryState
from services.domain.permissions import Role
from services.errors import InvalidForm, TooLateToUndo, WrongState
from services.store import outbox
from tests.desks import KEY, PEOPLE, Answering, Clock, make_home, single_form

OFFICER = PEOPLE[Role.OFFICER]
LAST_MOMENT = timedelta(seconds=9.999)
_FORK = multiprocessing.get_context("fork")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    make_home(tmp_path / "home", undo_seconds=10)
    return tmp_path / "home"


def _at_once(home: Path, act: str, number: str, gate: Any, told: Any) -> None:
    """Undo or send in a process of its own, begun when the gate opens, at the very end of the seconds."""
    clock = Clock()
    clock.forward(LAST_MOMENT if act == "undo" else timedelta(seconds=10))
    with open_desk(home, KEY, now=clock, receivers={"province": Answering()}) as desk:
        gate.wait()
        if act == "deliver":
            told.put((act, desk.delivery.deliver_due().sent))
            return
        try:
            told.put((act, len(desk.intake.undo(OFFICER, number))))
        except TooLateToUndo as error:
            told.put((act, error.why))


@pytest.mark.parametrize("turn", range(6))
def test_of_undoing_and_sending_at_the_same_moment_exactly_one_happens(home, turn):
    with open_desk(home, KEY, now=Clock(), receivers={}) as desk:
        number = desk.intake.receive(OFFICER, single_form()).dossier.number
    gate, told = _FORK.Barrier(2), _FORK.Queue()
    acts = ("undo", "deliver") if turn % 2 else ("deliver", "undo")
    crowd = [_FORK.Process(target=_at_once, args=(home, act, number, gate, told)) for act in acts]
    for one in crowd:
        one.start()
    came = dict(told.get(timeout=60) for _ in crowd)
    for one in crowd:
        one.join()

    with open_desk(home, KEY, now=Clock(), receivers={}) as desk:
        state = desk.registry.open(OFFICER, number).dossier.state
        found = desk.keeping.verify()
    assert found.whole
    if came["undo"] == 1:
        assert (came["deliver"], state, found.rows["withdrawn"]) == (0, DossierState.VOID, 1)
    else:
        assert (came["undo"], came["deliver"], state) == ("sent", 1, DossierState.RECEIVED)
        assert found.rows["delivered"] == 1


def _killed_at(home: Path, number: str, statement: int) -> None:
    """Undo, and die by SIGKILL at the given statement of the act."""
    from sqlalchemy import event

    with open_desk(home, KEY, now=Clock(), receivers={}) as desk:
        seen = 0

        def count(*_: object) -> None:
            nonlocal seen
            seen += 1
            if seen == statement:
                os.kill(os.getpid(), signal.SIGKILL)

        event.listen(desk.place.store._engine, "before_cursor_execute", count)
        desk.intake.undo(OFFICER, number)


def test_a_machine_killed_at_any_statement_of_an_undo_leaves_all_of_it_or_nothing(home):
    with open_desk(home, KEY, now=Clock(), receivers={}) as desk:
        number = desk.intake.receive(OFFICER, single_form()).dossier.number
    statement, killed = 1, 0
    while True:
        child = _FORK.Process(target=_killed_at, args=(home, number, statement))
        child.start()
        child.join()
        with open_desk(home, KEY, now=Clock(), receivers={}) as desk:
            dossier = desk.registry.open(OFFICER, number).dossier
            with desk.place.store.read() as db:
                (row,) = outbox.of_dossier(db, dossier.id)
                drafts = db.exec_driver_sql("SELECT count(*) FROM drafts").scalar_one()
                voids = db.exec_driver_sql("SELECT count(*) FROM voids").scalar_one()
            assert desk.keeping.verify().whole
        facts = (dossier.state, row.state, drafts, voids)
        if child.exitcode == 0:
            assert facts == (DossierState.VOID, EntryState.WITHDRAWN, 1, 1)
            break
        assert child.exitcode == -signal.SIGKILL
        assert facts == (DossierState.RECEIVED, EntryState.WAITING, 0, 0)
        killed, statement = killed + 1, statement + 3
    assert killed > 3


def test_undoing_pressed_twice_at_once_voids_one_number_and_leaves_one_sheet(home):
    with open_desk(home, KEY, now=Clock(), receivers={}) as desk:
        number = desk.intake.receive(OFFICER, single_form()).dossier.number

        def press(_: int) -> str:
            try:
                desk.intake.undo(OFFICER, number)
            except WrongState:
                return "refused"
            return "undone"

        with ThreadPoolExecutor(4) as crowd:
            came = sorted(crowd.map(press, range(4)))

        assert came == ["refused"] * 3 + ["undone"]
        assert desk.keeping.verify().rows["withdrawn"] == 1


def test_the_same_correction_pressed_twice_is_told_once(home):
    with open_desk(home, KEY, now=Clock(), receivers={}) as desk:
        number = desk.intake.receive(OFFICER, single_form()).dossier.number

        def press(_: int) -> str:
            try:
                desk.life.correct(OFFICER, number, Correction({"note": "gọi trước"}), "quên ghi")
            except InvalidForm:
                return "refused"
            return "corrected"

        with ThreadPoolExecutor(4) as crowd:
            came = sorted(crowd.map(press, range(4)))

        assert came == ["corrected"] + ["refused"] * 3
        file = desk.registry.open(OFFICER, number)
        assert (file.dossier.version, len(file.corrections), len(file.uploads)) == (2, 1, 2)
