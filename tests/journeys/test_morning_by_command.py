"""A whole morning at the counter, by nothing but commands: the line is down, nothing is lost, everything arrives once."""

import json
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path
from uuid import uuid4

import openpyxl

from tests.cli.commands import (
    ADMINISTRATOR,
    INIT,
    MAIN,
    MORNING,
    OFFICER,
    PASSWORD,
    SUPERVISOR,
    Commands,
    at,
    environment,
    form,
    lines,
)
from tests.documents.conftest import code_on

DAY = "2026-11-20"
LOOKUP = "https://tra-cuu.example/{number}"
CITIZENS = [
    ("Trần Thị Mẫu", "female", "2001"), ("Nguyễn Văn Thử", "male", "1985"), ("Phạm Thị Giả", "female", "1994"),
    ("Hoàng Văn Ví", "male", "1950"), ("Đỗ Ỷ Lan", "female", "1978"), ("Lê Đức Tưởng", "male", "1988"),
    ("Nguyễn Thị Ngọc Ẩn", "female", "2003"), ("Bùi Hữu Phỏng", "male", "1996"), ("Ngô Thị Thí", "female", "1965"),
    ("Hồ Quang Làm", "male", "1999"), ("Y Blăk Niê", "male", "1983"), ("Dương Thị Dựng", "female", "1959"),
]  # fmt: skip


def _forms():
    """Return the morning's forms: nine that wait for their result, three whose result is handed over at once."""
    for place, (name, sex, year) in enumerate(CITIZENS, 1):
        digit = (2 if year >= "2000" else 0) + (sex == "female")
        person = {
            "full_name": name, "sex": sex, "born_on": f"{year}-05-01", "address": f"Tổ {place}, Xã Mẫu",
            "personal_id": f"033{digit}{year[2:]}{place:06}", "phone": f"09000000{place:02}",
        }  # fmt: skip
        at_once = {"procedure": "2.000815", "components": [{"index": 0, "state": "handed_in"}], "same_day": True}
        yield form(id=str(uuid4()), applicant=person, card="", **(at_once if place % 4 == 2 else {}))


def _port_nobody_listens_on() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_a_morning_without_a_line_loses_nothing_and_every_dossier_arrives_once(tmp_path):
    port = _port_nobody_listens_on()
    commands = Commands(tmp_path / "quầy", env={"QUAY_SECRET_PROVINCE": "luyen-tap", **at(MORNING)})

    made = commands("init", *INIT, "--training", "--lookup", LOOKUP)
    commands = Commands(commands.home, env={**commands.env, "QUAY_PASSPHRASE": made.one["recovery_passphrase"]})
    with (commands.home / "settings.toml").open("a", encoding="utf-8") as settings:
        settings.write(f'\n[receivers.province]\nurl = "http://127.0.0.1:{port}"\nusername = "quay-2"\n')
    for name, role in ((OFFICER, "officer"), (SUPERVISOR, "supervisor")):
        opened = commands.as_(ADMINISTRATOR, "account", "add", name, "--role", role, QUAY_NEW_PASSWORD=PASSWORD)
        assert opened.status == 0

    received = commands.as_(OFFICER, "register", "--receipts", tmp_path / "in", stdin=lines(*_forms()))

    numbers = [row["number"] for row in received.out]
    assert numbers == [f"H31.12-261120-{2001 + place}" for place in range(12)]
    assert received.status == 0
    assert [code_on(Path(row["receipt"]).read_bytes()) for row in received.out] == [
        LOOKUP.format(number=n) for n in numbers
    ]

    down = commands("deliver", **at(f"{DAY} 09:30:00"))

    assert (down.status, down.one["sent"], down.one["waiting"], down.one["online"]) == (4, 0, 18, False)

    line = [sys.executable, str(MAIN), "receiver", "--port", str(port), "--folder", str(tmp_path / "held")]
    with subprocess.Popen(line, stdout=subprocess.PIPE, env=environment()) as receiver:
        url = json.loads(receiver.stdout.readline())["url"]
        sent = commands("deliver", "--now", **at(f"{DAY} 11:00:00"))
        with urllib.request.urlopen(f"{url}/held") as answer:
            held = {row["MaHoSo"]: (row["stored"], row["progress"]) for row in json.load(answer)}
        receiver.send_signal(signal.SIGTERM)

    assert receiver.returncode == 0
    assert (sent.status, sent.one["sent"], sent.one["waiting"], sent.one["parked"]) == (0, 18, 0, 0)
    # A result handed over at once is one step of progress and one new state of a dossier sent before.
    at_once = {row["number"] for row in received.out if row["state"] == "returned"}
    assert held == {number: (2, 1) if number in at_once else (1, 0) for number in numbers}
    assert commands.as_(OFFICER, "queue", **at(f"{DAY} 11:05:00")).out == []

    log = commands.as_(SUPERVISOR, "daily-log", "--day", DAY, "--out", tmp_path / "sổ.xlsx", **at(f"{DAY} 16:45:00"))

    assert log.one["lines"] == 12
    cells = [cell.value for row in openpyxl.load_workbook(tmp_path / "sổ.xlsx").active for cell in row]
    assert [value for value in cells if value in numbers] == numbers
    assert {name for name, _, _ in CITIZENS} <= set(cells)

    whole = commands("verify")

    assert whole.status == 0
    assert (whole.one["received"], whole.one["outbox"]["delivered"], whole.one["without_rows"]) == (12, 18, [])
