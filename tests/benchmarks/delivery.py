"""Draining the queue against posting the same bytes over a raw socket to the same receiver."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import islice
from pathlib import Path
from urllib.parse import urlsplit

from services.receivers.contract_a import dossier_payload
from services.receivers.dvcqg import Dvcqg, Profile
from services.training import TrainingReceiver
from tests.benchmarks.common import OFFICER, Clock, desk_in, form, medians

ACCOUNT = "quay2"
ROUNDS = 9
"""Odd: the disk of a machine wanders by half from second to second, and the median of turns does not."""


@contextmanager
def _receiver(folder: Path) -> Iterator[str]:
    """Yield the address of the training receiver, in a process of its own as in life."""
    command = [sys.executable, "-m", "services.training", "--folder", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield json.loads(process.stdout.readline())["url"]
        finally:
            process.terminate()


def _bodies(folder: Path, count: int, session: str) -> list[bytes]:
    """Return what a desk of other numbers would send, as bytes of the contract."""
    bodies = []
    with desk_in(folder) as (desk, _):
        for serial in range(count):
            desk.intake.receive(OFFICER, form(serial))
        for item in desk.delivery.queue(OFFICER, count):
            body = desk.delivery.detail(OFFICER, item.entry.id).entry.body
            payload = dossier_payload({**body, "number": item.entry.number.replace("H31.12", "H31.13")}, "H31.12")
            call = {
                "session": session,
                "madonvi": "H31.12",
                "service": "DongBoHoSoMC",
                "isUpdating": "False",
                "data": [payload],
            }
            bodies.append(json.dumps(call, ensure_ascii=False).encode())
    return bodies


class _RawLine:
    """One kept-open socket and just enough HTTP."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._host = parts.netloc
        self._socket = socket.create_connection((parts.hostname or "", parts.port or 80))
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._file = self._socket.makefile("rb")

    def post(self, path: str, body: bytes) -> bytes:
        head = f"POST {path} HTTP/1.1\r\nHost: {self._host}\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        self._socket.sendall(head.encode() + body)
        length = 0
        while (line := self._file.readline()) not in (b"\r\n", b""):
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        return self._file.read(length)

    def close(self) -> None:
        self._file.close()
        self._socket.close()


def delivery(folder: Path, count: int) -> dict[str, float]:
    """Return raw seconds ÷ our seconds for the same number of dossiers, in turn: 1 would be as fast as the bare socket."""
    share = count // ROUNDS
    with _receiver(folder / "receiver") as url, _ours(folder / "ours", url, count) as deliver:
        line = _RawLine(url)
        login = json.dumps({"username": ACCOUNT, "password": "x"}).encode()
        session = json.loads(line.post("/mapi/login", login))["session"]
        bodies = iter(_bodies(folder / "other", count, session))
        raw, ours = medians(
            lambda: [line.post("/mapi/g", body) for body in islice(bodies, share)], lambda: deliver(share), ROUNDS
        )
        line.close()
    held = TrainingReceiver(folder / "receiver").counts()
    assert held.dossiers == held.stored == 2 * share * ROUNDS, held
    return {"ratio": raw / ours, "raw_per_s": share / raw, "ours_per_s": share / ours}


@contextmanager
def _ours(folder: Path, url: str, count: int) -> Iterator[Callable[[int], object]]:
    """Yield what sends so many of the dossiers a desk received."""
    profile = Profile("province", url, "/mapi/login", "/mapi/g", "H31.12", ACCOUNT)
    other = Dvcqg(profile, lambda: "x", Clock(), loopback_only=True)
    with desk_in(folder, {"province": other}) as (desk, desk_clock):
        for serial in range(count):
            desk.intake.receive(OFFICER, form(serial))
        desk_clock.at += timedelta(minutes=1)
        yield desk.delivery.deliver_due
        report = desk.delivery.report()
        assert report.waiting == 0, report
