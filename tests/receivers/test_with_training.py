"""Our receiver against the training one, with the faults that one can show."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from services.domain.outbox import EntryKind, OutcomeKind
from services.receivers.contract_a import dossier_payload, progress_payload
from services.training import Fault, TrainingReceiver
from tests.receivers.rows import NUMBER, dossier, entry, progress


@pytest.fixture
def training(tmp_path, clock):
    """Its slow answers come after an hour, longer than any test."""
    with TrainingReceiver(tmp_path / "receiver", clock=clock, slow_seconds=3600) as one:
        yield one


@pytest.fixture
def receiver(training, receiver_at):
    return receiver_at(training.url, read_timeout=2.0, loopback_only=True)


def test_a_dossier_its_update_and_its_progress_arrive_as_they_were_frozen(training, receiver):
    updated = dossier(version=2, note="Bổ sung số điện thoại")

    outcomes = [
        receiver.send(entry()),
        receiver.send(entry(EntryKind.UPDATE, updated)),
        receiver.send(entry(EntryKind.PROGRESS)),
    ]

    assert [outcome.kind for outcome in outcomes] == [OutcomeKind.DELIVERED] * 3
    (held,) = training.dossiers()
    assert (json.loads(held.body), held.stored) == (dossier_payload(updated), 2)
    assert [json.loads(step.body) for step in training.progress()] == [progress_payload(progress())]


@pytest.mark.parametrize("fault", [Fault.DROP_AFTER_COMMIT, Fault.SLOW])
def test_a_dossier_that_was_stored_without_an_answer_is_found_by_asking(training, receiver, fault):
    training.faults.add(fault, times=1, service="DongBoHoSoMC")

    assert receiver.send(entry()).kind is OutcomeKind.UNKNOWN
    assert receiver.ask(entry()).kind is OutcomeKind.DELIVERED
    assert training.counts().stored == 1


def test_a_dossier_that_was_lost_on_the_way_is_found_missing_by_asking(training, receiver):
    training.faults.add(Fault.DROP_BEFORE_COMMIT, times=1, service="DongBoHoSoMC")

    assert receiver.send(entry()).kind is OutcomeKind.UNKNOWN
    assert receiver.ask(entry()).kind is OutcomeKind.NOT_THERE
    assert receiver.send(entry()).kind is OutcomeKind.DELIVERED
    assert training.counts().stored == 1


def test_a_dossier_sent_twice_is_one_dossier(training, receiver):
    assert [receiver.send(entry()).kind for _ in range(2)] == [OutcomeKind.DELIVERED] * 2

    assert [held.code for held in training.dossiers()] == [NUMBER]


@pytest.mark.parametrize("fault", [Fault.EXISTS, Fault.EXISTS_CODE_0, Fault.CODE_AS_TEXT])
def test_every_odd_way_to_say_that_it_is_there_is_understood(training, receiver, fault):
    training.faults.add(fault, times=2, service="DongBoHoSoMC")

    assert receiver.send(entry()).kind is OutcomeKind.DELIVERED
    assert receiver.send(entry(EntryKind.UPDATE)).kind is OutcomeKind.DELIVERED
    assert training.counts().dossiers == 1


@pytest.mark.parametrize("fault", [Fault.REFUSE, Fault.SUCCESS_CODE_FAILING_TEXT])
def test_a_data_error_names_the_field_of_our_form(training, receiver, fault):
    training.faults.add(fault, times=1)

    outcome = receiver.send(entry())

    assert (outcome.kind, outcome.field) == (OutcomeKind.REFUSED, "applicant.phone")
    assert training.counts().stored == 0


@pytest.mark.parametrize(
    ("fault", "service", "kind", "message"),
    [
        (Fault.HTML_200, "login", OutcomeKind.UNREACHABLE, "not_the_receiver"),
        (Fault.HTML_200, "DongBoHoSoMC", OutcomeKind.UNKNOWN, "not_the_receiver"),
        (Fault.REDIRECT, "DongBoHoSoMC", OutcomeKind.UNREACHABLE, "redirect"),
        (Fault.NO_SESSION, "login", OutcomeKind.UNREACHABLE, "no_session"),
        (Fault.ERROR_500, "DongBoHoSoMC", OutcomeKind.UNKNOWN, "answer_lost"),
        (Fault.BUSY_503, "DongBoHoSoMC", OutcomeKind.BUSY, "Hệ thống đang bảo trì."),
    ],
)
def test_a_fault_that_keeps_nothing_blames_no_dossier(training, receiver, fault, service, kind, message):
    training.faults.add(fault, times=1, service=service)

    outcome = receiver.send(entry())

    assert (outcome.kind, outcome.message) == (kind, message)
    assert outcome.wait == (timedelta(seconds=30) if fault is Fault.BUSY_503 else None)
    assert training.counts().stored == 0
    assert receiver.send(entry()).kind is OutcomeKind.DELIVERED


def test_a_session_that_ends_in_the_middle_is_renewed_without_a_word(training, receiver, clock):
    receiver.send(entry())
    training.faults.add(Fault.SESSION_EXPIRED, times=1)

    assert receiver.send(entry(EntryKind.UPDATE)).kind is OutcomeKind.DELIVERED
    assert [call.service for call in training.calls()].count("login") == 2


def test_a_receiver_that_was_restarted_has_forgotten_our_session_and_gets_a_new_one(training, receiver):
    receiver.send(entry())
    training.stop()
    assert receiver.send(entry(EntryKind.UPDATE)).kind is OutcomeKind.UNREACHABLE
    training.start()

    assert receiver.send(entry(EntryKind.UPDATE)).kind is OutcomeKind.DELIVERED


def test_progress_before_its_dossier_is_refused(receiver):
    assert receiver.send(entry(EntryKind.PROGRESS)).kind is OutcomeKind.REFUSED


def test_an_update_of_a_dossier_that_never_arrived_brings_it(training, receiver):
    assert receiver.send(entry(EntryKind.UPDATE)).kind is OutcomeKind.DELIVERED

    assert training.counts().dossiers == 1


def test_a_wrong_password_lets_the_rows_wait(tmp_path, clock, receiver_at):
    with TrainingReceiver(tmp_path / "strict", clock=clock, password="dung") as strict:
        receiver = receiver_at(strict.url, secret=lambda: "sai")

        assert [receiver.send(entry()).message for _ in range(3)] == ["login_refused"] * 3
        assert len(strict.calls()) == 1


def test_a_request_for_papers_and_their_coming_are_told_apart_by_the_dossiers_state(training, receiver):
    receiver.send(entry())
    asked = entry(EntryKind.PROGRESS, progress(state="5", state_before="2"))
    came = entry(EntryKind.PROGRESS, progress(state="2", state_before="5"))
    training.faults.add(Fault.DROP_AFTER_COMMIT, times=1, service="CapNhatTienDoHoSoMC")

    assert receiver.send(asked).kind is OutcomeKind.UNKNOWN
    assert receiver.ask(asked).kind is OutcomeKind.DELIVERED

    training.faults.add(Fault.DROP_BEFORE_COMMIT, times=1, service="CapNhatTienDoHoSoMC")
    assert receiver.send(came).kind is OutcomeKind.UNKNOWN
    assert receiver.ask(came).kind is OutcomeKind.NOT_THERE
    assert receiver.send(came).kind is OutcomeKind.DELIVERED
    assert [json.loads(step.body)["TrangThai"] for step in training.progress()] == ["5", "2"]
