"""The training receiver as a process of its own: started, told to stop, killed."""

import io
import json
import os
import signal
import subprocess
import sys
import threading

import pytest

from services.training import TrainingReceiver, UnknownFault, canonical
from services.training.command import serve
from tests.training.caller import Caller, dossier


def _started(folder, *more):
    return subprocess.Popen(
        [sys.executable, "-m", "services.training", "--folder", str(folder), *more],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _caller(process):
    caller = Caller(json.loads(process.stdout.readline())["url"])
    caller.login()
    return caller


def test_a_killed_receiver_still_has_everything_it_acknowledged(tmp_path):
    acknowledged = []
    for round_ in range(3):
        with _started(tmp_path) as process:
            caller = _caller(process)
            for number in range(20):
                one = dossier(MaHoSo=f"H31.12-261008-{round_}{number:03d}")
                assert caller.send(one)["error_code"] == 0
                acknowledged.append(canonical(one))
            process.send_signal(signal.SIGKILL)

    assert [held.body for held in TrainingReceiver(tmp_path).dossiers()] == acknowledged


def test_it_can_be_killed_in_the_middle_of_calls_without_losing_an_acknowledged_one(tmp_path):
    acknowledged = []
    enough = threading.Event()
    with _started(tmp_path) as process:
        caller = _caller(process)

        def send() -> None:
            for number in range(1_000):
                one = dossier(MaHoSo=f"H31.12-261008-{number:04d}")
                try:
                    caller.send(one)
                except OSError:
                    return
                acknowledged.append(canonical(one))
                if number == 25:
                    enough.set()

        sender = threading.Thread(target=send)
        sender.start()
        assert enough.wait(60)
        process.send_signal(signal.SIGKILL)
        sender.join()

    held = [held.body for held in TrainingReceiver(tmp_path).dossiers()]
    assert held[: len(acknowledged)] == acknowledged
    assert len(held) - len(acknowledged) in (0, 1)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_in_order_when_told(tmp_path, number):
    with _started(tmp_path, "--fault", "refuse:1") as process:
        caller = _caller(process)
        assert caller.send(dossier())["error_code"] == -1
        assert caller.send(dossier())["error_code"] == 0
        process.send_signal(number)
        out, err = process.communicate(timeout=60)

    assert (process.returncode, out, err) == (0, "", "")


def test_serving_prints_one_line_and_gives_the_signals_back(tmp_path):
    before = signal.getsignal(signal.SIGTERM)

    class Out(io.StringIO):
        def flush(self) -> None:
            os.kill(os.getpid(), signal.SIGTERM)

    out = Out()
    serve(0, tmp_path, [], out)

    assert list(json.loads(out.getvalue())) == ["url", "lgsp", "ministry", "files"]
    assert signal.getsignal(signal.SIGTERM) is before


def test_serving_with_an_unknown_fault_is_refused(tmp_path):
    with pytest.raises(UnknownFault):
        serve(0, tmp_path, ["fire"])
