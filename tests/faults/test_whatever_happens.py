"""Whatever happens in whatever order: people come, clerks mend, lines break, programs die, clocks jump.

The law holds after every step: received = delivered + waiting + parked + withdrawn, no row is lost, nothing is there twice.
In the end, with a good line and a person who lets go what was held, the receiver holds every dossier exactly once, as it
last was here; and every number that was given out is one dossier here. (F01, F03–F11, F37, F38, F60 mixed.)
"""

from __future__ import annotations

import json
import shutil
import tempfile
from contextlib import ExitStack, suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from services.bootstrap import open_desk
from services.domain.correction import Correction
from services.domain.dossier import DossierState
from services.domain.outbox import EntryState
from services.domain.result import Rating, Said
from services.errors import DeskError
from services.receivers.dvcqg import Dvcqg, Profile
from services.receivers.feedback import way_of
from services.settings import FILE, ReceiverSettings, load_settings, settings_text
from services.training import Fault, TrainingReceiver
from tests.desks import KEY, MORNING, PEOPLE, Clock, make_home, single_form
from tests.law import law_holds

BY = next(iter(PEOPLE.values()))
DOSSIERS, WORDS = "DongBoHoSoMC", "DongBoDanhGia"
PROVINCE = ReceiverSettings(
    "province",
    "http://127.0.0.1:9",
    feedback_path="/mapi/g",
    feedback_fields="number=MaHoSo, rating=MucDo, text=NoiDung, at=NgayDanhGia, id=MaDanhGia",
)
LONGER_THAN_UNDOING = timedelta(seconds=15)
FAULTS = [
    Fault.REFUSE, Fault.ERROR_500, Fault.BUSY_503, Fault.DROP_BEFORE_COMMIT, Fault.DROP_AFTER_COMMIT, Fault.HTML_200,
    Fault.SESSION_EXPIRED, Fault.NO_SESSION, Fault.REDIRECT, Fault.EXISTS, Fault.EXISTS_CODE_0, Fault.CODE_AS_TEXT,
    Fault.SUCCESS_CODE_FAILING_TEXT,
]  # fmt: skip
NAMES = st.sampled_from(["Trần Thị Mẫu", "Nguyễn Văn Thử", "Lê Thị Giả Định"])


class Died(BaseException):
    """The program is killed at this very statement."""


class Mortal:
    """A receiver in the middle of whose call the program may die, before or after the other side has worked on it."""

    def __init__(self, inner: Dvcqg) -> None:
        self._inner, self.dies = inner, ""

    @property
    def name(self) -> str:
        return self._inner.name

    def send(self, entry):
        return self._mortally(lambda: self._inner.send(entry))

    def ask(self, entry):
        return self._mortally(lambda: self._inner.ask(entry))

    def close(self) -> None:
        self._inner.close()

    def _mortally(self, call):
        dies, self.dies = self.dies, ""
        if dies == "before":
            raise Died
        answer = call()
        if dies == "after":
            raise Died
        return answer


class Counter(RuleBasedStateMachine):
    """A counter, its line and its receiver."""

    template: Path
    numbers = Bundle("numbers")

    def __init__(self) -> None:
        super().__init__()
        self._stack = ExitStack()
        folder = Path(self._stack.enter_context(tempfile.TemporaryDirectory(prefix="quay-whatever-")))
        self.home = Path(shutil.copytree(self.template, folder / "home"))
        self.clock = Clock(MORNING)
        self.receiver = self._stack.enter_context(TrainingReceiver(folder / "receiver"))
        self.given: set[str] = set()
        self.rows = 0
        self.open()

    def open(self) -> None:
        """Start the program."""
        self.running = ExitStack()
        way = way_of(replace(PROVINCE, url=self.receiver.url))
        profile = Profile(
            "province", self.receiver.url, "/mapi/login", "/mapi/g", "H31.12", "quay", read_timeout=5.0, feedback=way
        )
        self.line = Mortal(Dvcqg(profile, lambda: "bi-mat", self.clock, loopback_only=True))
        opened = open_desk(self.home, KEY, now=self.clock, receivers={"province": self.line}, chance=lambda: 0.5)
        self.desk = self.running.enter_context(opened)

    @rule(target=numbers, name=NAMES, at_once=st.booleans())
    def receive(self, name, at_once):
        form = single_form(same_day=True) if at_once else single_form()
        try:
            number = self.desk.intake.receive(BY, form).dossier.number
        except DeskError:
            return multiple()
        assert number not in self.given
        self.given.add(number)
        return number

    @rule(number=consumes(numbers))
    def undo(self, number):
        with suppress(DeskError):
            self.desk.intake.undo(BY, number)

    @rule(number=numbers, name=NAMES)
    def correct(self, number, name):
        with suppress(DeskError):
            self.desk.life.correct(BY, number, Correction({"applicant.full_name": name}), "gõ nhầm tên")

    @rule(number=numbers)
    def hand_over(self, number):
        with suppress(DeskError):
            self.desk.life.return_result(BY, number)

    @rule(number=numbers, said=st.sampled_from(["", "7", "12/2026"]))
    def finish(self, number, said):
        with suppress(DeskError):
            self.desk.results.ready(BY, number, Said(said))

    @rule(number=numbers, rating=st.sampled_from(Rating))
    def ask_the_citizen(self, number, rating):
        with suppress(DeskError):
            self.desk.results.rate(BY, number, rating)

    @rule(number=numbers)
    def void(self, number):
        with suppress(DeskError):
            self.desk.life.void(BY, number, "cấp nhầm")

    @rule()
    def hold_one(self):
        for item in self.desk.delivery.queue(BY)[:1]:
            with suppress(DeskError):
                self.desk.delivery.hold(BY, item.entry.id, "xem lại đã")

    @rule()
    def let_one_go(self):
        held = [i.entry for i in self.desk.delivery.queue(BY) if i.entry.state is EntryState.PARKED]
        for entry in held[:1]:
            with suppress(DeskError):
                self.desk.delivery.retry(BY, entry.id)

    @rule(faults=st.lists(st.sampled_from(FAULTS), max_size=3))
    def deliver(self, faults):
        self.clock.forward(LONGER_THAN_UNDOING)
        for fault in faults:
            self.receiver.faults.add(fault, times=1)
        self.desk.delivery.deliver_due()
        self.receiver.faults.clear()

    @rule(when=st.sampled_from(["before", "after"]))
    def die_while_delivering(self, when):
        self.clock.forward(LONGER_THAN_UNDOING)
        self.line.dies = when
        with suppress(Died):
            self.desk.delivery.deliver_due()
        self.running.close()
        self.open()

    @rule()
    def lose_the_line(self):
        self.clock.forward(LONGER_THAN_UNDOING)
        self.receiver.stop()
        self.desk.delivery.deliver_due()
        self.receiver.start()

    @rule()
    def restart(self):
        self.running.close()
        self.open()

    @rule(span=st.sampled_from([timedelta(seconds=5), timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)]))
    def let_time_pass(self, span):
        self.clock.forward(span)

    @rule(span=st.sampled_from([timedelta(hours=1), timedelta(days=400)]))
    def set_the_clock_back(self, span):
        self.clock.forward(-span)

    @invariant()
    def the_law_holds(self):
        found = law_holds(self.desk, self.rows)
        assert found.received == len(self.given)
        self.rows = sum(self.desk.keeping.verify().rows.values())

    @invariant()
    def nothing_is_there_twice(self):
        firsts = [one.code for one in self.receiver.receipts() if one.service == DOSSIERS and not one.updating]
        assert len(firsts) == len(set(firsts))
        assert set(firsts) <= self.given
        words = [one.code for one in self.receiver.receipts() if one.service == WORDS]
        assert len(words) == len(set(words))

    def teardown(self) -> None:
        try:
            self._heal()
        finally:
            self.running.close()
            self._stack.close()

    def _heal(self) -> None:
        """With a good line and a person who lets go what was held, everything arrives."""
        for _ in range(40):
            self.clock.forward(timedelta(hours=2))
            for item in self.desk.delivery.queue(BY):
                if item.entry.state is EntryState.PARKED:
                    self.desk.delivery.retry(BY, item.entry.id)
            self.desk.delivery.deliver_due()
            if not self.desk.delivery.queue(BY):
                break
        self.the_law_holds()
        self.nothing_is_there_twice()
        held = {one.code: json.loads(one.body) for one in self.receiver.dossiers()}
        for number in self.given:
            dossier = self.desk.registry.open(BY, number).dossier
            if number not in held:
                assert dossier.state is DossierState.VOID, number
                continue
            assert held[number]["ChuHoSo"] == dossier.applicant.full_name
            if dossier.terms.result and dossier.terms.result.number:
                assert held[number]["ThongTinTra"].endswith(f"số {dossier.terms.result.number}")
        rated = {n for n in self.given if self.desk.registry.open(BY, n).dossier.terms.feedback}
        assert {one.code for one in self.receiver.receipts() if one.service == WORDS} == rated


def run(machine, examples, steps, tmp_path_factory, *, same=False):
    """Draw so many orders of so many steps; `same`: the same ones every time, new ones are the long run's."""
    machine.template = tmp_path_factory.mktemp("template") / "home"
    make_home(machine.template, undo_seconds=10)
    known = replace(load_settings(machine.template), receivers={"province": PROVINCE})
    (machine.template / FILE).write_text(settings_text(known), "utf-8")
    bounds = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        derandomize=same,
    )
    run_state_machine_as_test(machine, settings=bounds)


def test_whatever_happens_no_dossier_is_lost_doubled_or_in_two_places(tmp_path_factory):
    run(Counter, 10, 25, tmp_path_factory, same=True)


@pytest.mark.long
def test_whatever_happens_in_very_many_orders_no_dossier_is_lost_doubled_or_in_two_places(tmp_path_factory):
    run(Counter, 400, 60, tmp_path_factory)
