"""The line to a receiver: networks that want a sign-in, routers that flap, passwords that change, certificates and clocks."""

from __future__ import annotations

import json
import logging
import os
import ssl
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from services.bootstrap import Desk, open_desk
from services.domain.calendar import office_day
from services.domain.intake_form import form_from
from services.domain.outbox import EntryState
from services.receivers.dvcqg import Dvcqg, Profile
from services.settings import settings_from, settings_text
from services.store.tables import attempts, breakers, journal, outbox
from services.training import TrainingReceiver
from services.wording import upload_reason
from tests.faults.conftest import KEY, PASSPHRASE, SECRET, Clock, settings_of
from tests.faults.echo import TOKEN, Echo
from tests.faults.nursery import ROOT, untraced
from tests.faults.people import OFFICER, form
from tests.faults.shipping import LONGER_THAN_ANY_WAIT, Shipping
from tests.receivers.certificates import DAY, self_signed
from tests.receivers.other_side import CALL, LOGIN, OtherSide

SECRETS = (SECRET, TOKEN)
PERSONAL = {
    "full_name": "Nguyễn Thị Kín Đáo",
    "personal_id": "033301000777",
    "phone": "0912345678",
    "email": "kin.dao@example.vn",
    "address": "Số 9, ngõ Riêng Tư, xã Mẫu",
}


@pytest.fixture
def shipping(home: Path, tmp_path: Path, clock: Clock) -> Iterator[Shipping]:
    with TrainingReceiver(tmp_path / "receiver") as receiver:
        yield Shipping(home, KEY, receiver, clock)


def _line(desk: Desk) -> Any:
    return next(line for line in desk.delivery.lines() if line.receiver == "province")


# F33: a token that ends, a password that changed


def test_f33_a_password_changed_in_mid_queue_pauses_it_and_it_goes_on_by_itself_once_renewed(home, tmp_path, clock):
    kept = ["mat-khau-cu"]
    first = TrainingReceiver(tmp_path / "receiver", password="mat-khau-cu")
    first.start()
    profile = Profile("province", first.url, LOGIN, CALL, "H31.12", "quay")
    receiver = Dvcqg(profile, lambda: kept[0], clock, loopback_only=True)
    shipping = Shipping(home, KEY, first, clock)
    with open_desk(home, KEY, now=clock, receivers={"province": receiver}) as desk:
        shipping.receive(desk, 4, same_day=False)
        desk.delivery.deliver_due(1)
        first.stop()
        with TrainingReceiver(tmp_path / "receiver", first.port, password="mat-khau-moi") as shipping.receiver:
            refused = desk.delivery.deliver_due()
            shipping.check_conserved(desk)
            paused = _line(desk)
            logins = shipping.heard("login")

            kept[0] = "mat-khau-moi"
            clock.forward(LONGER_THAN_ANY_WAIT)
            renewed = desk.delivery.deliver_due()

            shipping.check_arrived(desk)
    assert (refused.sent, refused.waiting, refused.parked) == (0, 3, 0)
    assert (paused.online, paused.reason) == (False, "login_refused")
    assert logins <= 1, "three rows must not lock the account"
    assert (renewed.sent, renewed.waiting) == (3, 0)


def test_f33_a_session_that_ends_between_any_two_rows_is_renewed_without_a_word(shipping):
    with shipping.desk() as desk:
        shipping.receive(desk, 5)
        shipping.receiver.faults.add("session_expired", times=3)
        shipping.drain(desk)
        shipping.check_arrived(desk)


def test_f33_a_secret_renewed_in_a_real_keyring_is_the_next_one_taken(home, tmp_path):
    run = tmp_path / "run"
    run.mkdir(mode=0o700)
    personal = ("DBUS_", "XDG_", "PYTHON_KEYRING", "DISPLAY", "WAYLAND")
    environment = {name: value for name, value in untraced().items() if not name.startswith(personal)}
    environment |= {"HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(run)}
    script = Path(__file__).with_name("secret_session.py")
    command = ["dbus-run-session", "--", sys.executable, str(script), str(home)]

    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=True)

    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert told == [
        {"status": 0, "taken": "mat-khau-cu"},
        {"status": 0, "taken": "mật khẩu mới"},
        {"before": "", "proxy": "quay:mat-khau-proxy"},
    ]
    everything = [f.read_bytes() for f in home.rglob("*") if f.is_file()]
    assert not [word for word in ("mat-khau-cu", "mật khẩu mới") if any(word.encode() in one for one in everything)]


# F41: a router that flaps


def test_f41_a_line_that_comes_and_goes_all_the_time_sends_each_row_once_and_starts_nothing_over(shipping):
    with shipping.desk() as desk:
        shipping.receive(desk, 8, same_day=False)
        for _ in range(4):
            shipping.receiver.faults.add("drop_before_commit", times=1)
            desk.delivery.deliver_due(2)
            shipping.receiver.stop()
            desk.delivery.deliver_due(2)
            shipping.check_conserved(desk)
            shipping.receiver.start()
            shipping.clock.forward(timedelta(seconds=5))
        in_between = _tries(desk)
        shipping.drain(desk)
        shipping.check_arrived(desk)

    assert in_between <= 8 + 2 * 4, "it must not knock at every flap for every row"


def _tries(desk: Desk) -> int:
    with desk.place.store.read() as db:
        return len(list(db.execute(select(attempts.c.id))))


# F56: a certificate past its day


def test_f56_with_an_expired_certificate_the_queue_waits_says_whose_and_until_when_and_goes_on_with_the_new_one(
    home, tmp_path, clock
):
    sides = []
    for ends in (-DAY, 9 * DAY):
        folder = tmp_path / f"{ends.days}"
        folder.mkdir()
        path, key = self_signed(folder, ends, "127.0.0.1")
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(path, key)
        sides.append((OtherSide(context), str(path)))
    shipping = Shipping(home, KEY, None, clock)  # type: ignore[arg-type]
    (old, authority), (new, renewed) = sides
    with open_desk(home, KEY, now=clock, receivers={"province": _secure(old.url, authority, clock)}) as desk:
        shipping.receive(desk, 3, same_day=False)
        waiting = desk.delivery.deliver_due()
        line = _line(desk)
        states = {row["state"] for row in shipping.rows(desk)}
    with open_desk(home, KEY, now=clock, receivers={"province": _secure(new.url, renewed, clock)}) as desk:
        clock.forward(LONGER_THAN_ANY_WAIT)
        done = desk.delivery.deliver_due()
    for side, _ in sides:
        side.stop()

    day = office_day(datetime.now(UTC) - DAY)
    assert (waiting.sent, waiting.waiting, states) == (0, 3, {EntryState.WAITING.value})
    assert f"127.0.0.1 chỉ có giá trị từ {day - 8 * DAY:%d/%m/%Y} đến {day:%d/%m/%Y}" in upload_reason(line.reason)
    assert old.heard == []
    assert (done.sent, done.waiting) == (3, 0)


def _secure(url: str, ca_file: str, clock: Clock) -> Dvcqg:
    return Dvcqg(Profile("province", url, LOGIN, CALL, "H31.12", "quay", ca_file=ca_file), lambda: "bi-mat", clock)


# F60: closed with rows waiting, the clock somewhere else at the next start


def test_f60_rows_that_waited_go_out_at_a_start_years_later_and_years_earlier(shipping):
    """The next start is a process of its own that believes it is 2031; the one after believes its clock was put right."""
    shipping.set_up(settings_of)
    with shipping.desk(url="http://127.0.0.1:9") as desk:
        shipping.receive(desk, 2, same_day=False)
        assert desk.delivery.deliver_due().waiting == 2
    with shipping.desk(url="http://127.0.0.1:9") as desk:
        shipping.clock.forward(timedelta(days=1500))
        shipping.receive(desk, 1, same_day=False)
        desk.delivery.deliver_due()
        shipping.clock.forward(-timedelta(days=1500))

    with shipping.desk() as desk:
        for _ in range(3):
            desk.delivery.deliver_due()
            shipping.clock.forward(timedelta(minutes=31))
        shipping.check_arrived(desk)
        shipping.receive(desk, 2, same_day=False)
    (library,) = Path("/usr/lib").glob("*/faketime/libfaketime.so.1")
    years_later = {"LD_PRELOAD": str(library), "FAKETIME": "@2031-03-01 08:00:00", "QUAY_PASSPHRASE": PASSPHRASE}
    command = [sys.executable, str(ROOT / "main.py"), "--home", str(shipping.home), "deliver"]
    sent = subprocess.run(
        command, env={**untraced(), **years_later, "QUAY_SECRET_PROVINCE": SECRET}, capture_output=True, timeout=120
    )

    assert sent.returncode == 0, sent.stderr
    assert json.loads(sent.stdout)["sent"] == 2
    with shipping.desk() as desk:
        shipping.check_arrived(desk)


# Nothing personal where it does not belong


@pytest.mark.parametrize("contract", ["dvcqg", "lgsp", "ministry"])
def test_whatever_a_receiver_repeats_no_name_number_or_secret_is_kept_or_told(
    home, clock, contract, caplog, capfd, monkeypatch
):
    caplog.set_level(logging.DEBUG)
    monkeypatch.setenv("QUAY_SECRET_PROVINCE", SECRET)
    echo = Echo()
    row = {"url": echo.url, "username": "quay", "contract": contract, "login_path": "/login"}
    desk_row = {"agency_code": "H31.12", "agency_name": "Xã Mẫu", "commune": "11983", "number": 2, "training": True}
    raw = {"desk": desk_row, "receivers": {"province": row}, "intake": {"undo_seconds": 0}}
    (home / "settings.toml").write_text(settings_text(settings_from(raw)), "utf-8")
    with open_desk(home, KEY, now=clock) as desk:
        for n in range(6):
            desk.intake.receive(OFFICER, form_from(form(f"secret {n}", applicant=PERSONAL, same_day=n % 2 == 1)))
        for _ in range(8):
            desk.delivery.deliver_due()
            for item in desk.delivery.queue(OFFICER):
                if item.entry.state is EntryState.PARKED:
                    desk.delivery.retry(OFFICER, item.entry.id)
            clock.forward(LONGER_THAN_ANY_WAIT)
        kept = _kept(desk)
    echo.stop()

    told = capfd.readouterr()
    logs = "".join(f.read_text("utf-8") for f in (home / "logs").rglob("*") if f.is_file())
    names = " ".join(str(f.relative_to(home)) for f in home.rglob("*"))
    said = "\n".join([*kept, caplog.text, told.out, told.err, logs, names]).casefold()
    leaks = [word for word in (*PERSONAL.values(), *SECRETS) if word.casefold() in said]
    assert leaks == []
    assert echo.heard >= 12
    assert len(echo.spoken) >= 5
    assert any("•••" in one for one in kept), "it would prove nothing if nothing had been repeated"


def _kept(desk: Desk) -> list[str]:
    """Return all the desk keeps of tries and acts, but the contents themselves."""
    with desk.place.store.read() as db:
        found = [
            *(str(row) for row in db.execute(select(outbox.c.reason, outbox.c.field))),
            *(str(row) for row in db.execute(select(attempts))),
            *(str(row) for row in db.execute(select(breakers))),
            *(str(row) for row in db.execute(select(journal))),
        ]
    return [*found, *(line.reason for line in desk.delivery.lines()), os.fspath(desk.home.name)]
