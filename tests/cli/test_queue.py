"""`deliver` and `queue`: what waits, what arrives, what a person decides; and the training receiver as a command."""

import json
import signal
import socket
import subprocess
import sys
import urllib.request

import pytest

from services.training import Fault
from services.wording import upload_reason
from tests.cli.commands import MAIN, OFFICER, VOLUNTEER, Commands, environment, read
from tests.cli.conftest import connect

NUMBER = "H31.12-261120-2001"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_with_the_line_down_a_round_ends_early_and_what_waits_stays(busy):
    commands = connect(busy, f"http://127.0.0.1:{_free_port()}")

    done = commands("deliver")
    waiting = commands.as_(OFFICER, "queue").one

    assert done.status == 4
    assert (done.one["tried"], done.one["sent"], done.one["waiting"], done.one["online"]) == (1, 0, 1, False)
    assert (waiting["number"], waiting["state"], waiting["attempts"]) == (NUMBER, "waiting", 0)
    assert done.one["next_due"] == waiting["due_at"]
    assert "không trả lời" in done.said


def test_a_desk_without_a_receiver_is_told_why_nothing_goes(busy):
    done = busy("deliver", "--now")

    assert (done.status, done.one["tried"], done.one["waiting"], done.one["online"]) == (4, 0, 1, None)
    assert done.said == f"province: {upload_reason('no_receiver')}\n"


def test_when_the_line_is_back_everything_arrives_once(busy, receiver):
    commands = connect(busy, receiver.url)

    done = commands("deliver", "--now")
    again = commands("deliver", "--now")

    assert (done.status, done.one["sent"], done.one["waiting"]) == (0, 1, 0)
    assert (again.status, again.one["tried"]) == (0, 0)
    assert [(one.code, one.stored) for one in receiver.dossiers()] == [(NUMBER, 1)]
    assert commands.as_(OFFICER, "queue").out == []


def test_a_lost_answer_is_asked_about_and_not_sent_twice(busy, receiver):
    commands = connect(busy, receiver.url)
    receiver.faults.add(Fault.DROP_AFTER_COMMIT, times=1)

    lost = commands("deliver")
    done = commands("deliver", "--now")

    assert (lost.status, lost.one["unknown"]) == (4, 1)
    assert (done.status, done.one["waiting"]) == (0, 0)
    assert [one.stored for one in receiver.dossiers()] == [1]


def test_a_refused_row_is_parked_with_its_reason_until_a_person_retries_it(busy, receiver):
    commands = connect(busy, receiver.url)
    receiver.faults.add(Fault.REFUSE, times=1)

    refused = commands("deliver")
    row = commands.as_(OFFICER, "queue").one
    shown = commands.as_(OFFICER, "queue", "show", row["id"]).one
    retried = commands.as_(OFFICER, "queue", "retry", row["id"])
    sent = commands("deliver")
    gone = commands.as_(OFFICER, "queue", "retry", row["id"])

    assert (refused.status, refused.one["parked"]) == (0, 1)
    assert row["state"] == "parked"
    assert row["reason"]
    assert shown["body"]["number"] == NUMBER
    assert [t["outcome"] for t in shown["tries"]] == ["refused"]
    assert retried.one["state"] == "waiting"
    assert sent.one["sent"] == 1
    assert gone.error["error"] == "UnknownEntry"


def test_a_person_holds_a_row_back_for_a_reason(busy, receiver):
    commands = connect(busy, receiver.url)
    row = commands.as_(OFFICER, "queue").one

    without = commands.as_(OFFICER, "queue", "hold", row["id"], "--reason", " ")
    parked = commands("queue", "--as", OFFICER, "park", row["id"], "--reason", "Chờ đối chiếu bản giấy")
    kept = commands("deliver", "--now")

    assert without.error["field"] == "reason"
    assert (parked.one["state"], parked.one["reason"]) == ("parked", "Chờ đối chiếu bản giấy")
    assert (kept.one["tried"], kept.one["parked"]) == (0, 1)


@pytest.mark.parametrize("row", ["1", "0b9f0000-0000-4000-8000-000000000009"])
def test_a_row_that_is_not_there_is_named(busy, row):
    done = busy.as_(OFFICER, "queue", "show", row)

    assert (done.status, done.out) == (1, [])
    assert (done.error["error"], done.error.get("field", "id")) in (("InvalidForm", "id"), ("UnknownEntry", "id"))


def test_rounds_go_on_until_told_to_stop(busy, receiver):
    commands = connect(busy, receiver.url)
    with commands.start("deliver", "--watch") as running:
        first = json.loads(running.stdout.readline())
        running.send_signal(signal.SIGTERM)
        out, err = running.communicate(timeout=60)

    assert (first["sent"], first["waiting"]) == (1, 0)
    assert read(running.returncode, out, err, "deliver").status == 0


def test_delivery_needs_no_account_but_the_queue_does(busy):
    assert busy("queue").status == 2
    assert busy.as_(VOLUNTEER, "queue").error["error"] == "NotAllowed"


def test_the_training_receiver_tells_its_address_and_what_it_holds(busy, tmp_path):
    with _receiver(tmp_path, "0") as running:
        url = json.loads(running.stdout.readline())["url"]
        sent = connect(busy, url)("deliver", "--now")
        with urllib.request.urlopen(f"{url}/held") as answer:
            held = json.load(answer)
        running.send_signal(signal.SIGTERM)
        out, err = running.communicate(timeout=60)

    assert sent.status == 0
    assert [(row["MaHoSo"], row["stored"]) for row in held] == [(NUMBER, 1)]
    assert read(running.returncode, out, err).status == 0


def _receiver(folder, port, *more) -> "subprocess.Popen[bytes]":
    line = [sys.executable, str(MAIN), "receiver", "--port", port, "--folder", str(folder / "held"), *more]
    pipe = subprocess.PIPE
    return subprocess.Popen(line, stdout=pipe, stderr=pipe, env=environment())


def test_a_receiver_that_cannot_start_says_why(tmp_path):
    commands = Commands(tmp_path / "home")
    (tmp_path / "file").write_text("", "utf-8")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        busy = commands("receiver", "--port", port, "--folder", tmp_path / "held")
    fault = commands("receiver", "--folder", tmp_path / "held", "--fault", "fire")
    number = commands("receiver", "--port", "70000", "--folder", tmp_path / "held")
    folder = commands("receiver", "--folder", tmp_path / "file" / "held")

    assert (busy.error["field"], "0 để tự chọn" in busy.error["message"]) == ("port", True)
    assert (fault.error["field"], "drop_after_commit" in fault.error["message"]) == ("fault", True)
    assert number.error["field"] == "port"
    assert folder.error["error"] == "BadFile"
    assert {busy.status, fault.status, number.status, folder.status} == {1}
