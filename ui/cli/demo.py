"""`demo`: a morning at the counter on a throw-away home; everything in it is invented and nothing leaves this machine."""

from __future__ import annotations

import argparse
import os
import signal
import socket
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from services import secrets
from services.bootstrap import Desk, NewHome, check_home, home_key, init_home, open_desk
from services.domain.attachment import Source
from services.domain.calendar import office_time
from services.domain.dossier import Dossier
from services.domain.permissions import Account, Role
from services.domain.slip import Slip, SlipKind
from services.settings import Settings, settings_from
from services.training import TrainingReceiver
from services.wording import promise_reason, spoken_day, upload_reason
from ui.cli.demo_people import MorningClock, form_of, people
from ui.cli.demo_scan import invented_scan
from ui.cli.dossiers import write_whole
from ui.cli.home import POSITIONS
from ui.cli.output import line, words

COMMUNE = "11983"
PASSWORD = "luyen-tap-2026"
OFFICER = Account("ngan", Role.OFFICER, "Đỗ Thị Ngân", POSITIONS[Role.OFFICER])
STAFF = (
    OFFICER,
    Account("dien", Role.SUPERVISOR, "Vũ Văn Điền", POSITIONS[Role.SUPERVISOR]),
    Account("thien", Role.VOLUNTEER, "Lò Thị Thiện", POSITIONS[Role.VOLUNTEER]),
)
ADMINISTRATOR = Account("quantri", Role.ADMINISTRATOR, "Quản trị luyện tập", POSITIONS[Role.ADMINISTRATOR])
_TRIES = 10
_RECEIVER_TRIED_AFTER = (1, 7, 13)


@dataclass(slots=True)
class _Morning:
    """What came of the morning so far."""

    folder: Path
    received: list[Dossier] = field(default_factory=list)
    slips: list[Slip] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)

    def write(self, name: str, content: bytes) -> None:
        path = self.folder / name
        write_whole(path, content)
        self.files.append(path)

    def summary(self) -> dict[str, Any]:
        returned = sum(d.returned_at is not None for d in self.received)
        requests = sum(s.kind is SlipKind.REQUEST for s in self.slips)
        return {
            "folder": str(self.folder),
            "received": len(self.received),
            "same_day": returned,
            "requests": requests,
            "refusals": len(self.slips) - requests,
            "files": [path.relative_to(self.folder).as_posix() for path in self.files],
        }


def demo(args: argparse.Namespace) -> int:
    """Play the morning, say where everything is, then open the window on it (or render its pages)."""
    folder = Path(args.folder).absolute() if args.folder else Path(tempfile.mkdtemp(prefix="quay-mot-cua-"))
    home, port = folder / "home", _free_port()
    check_home(home)
    # The receiver takes any password; what is asked of the desk is that it has one.
    os.environ.setdefault("QUAY_SECRET_PROVINCE", PASSWORD)
    clock, morning = MorningClock(), _Morning(folder)
    clock.set(0)
    words(f"Quầy luyện tập, DỮ LIỆU GIẢ LẬP. Mọi thứ nằm trong {folder}")
    init_home(home, NewHome(_settings(port), ADMINISTRATOR, PASSWORD, secrets.new_passphrase()), clock)
    key = home_key(home, account=ADMINISTRATOR.name, password=PASSWORD)
    receiver = TrainingReceiver(folder / "noi-nhan", port)
    with ExitStack() as at_the_end:
        at_the_end.callback(receiver.stop)
        with open_desk(home, key, now=clock) as desk:
            _open_accounts(desk)
            _receive(desk, morning, clock)
            _show_queue(desk)
            figures = _drain(desk, morning, receiver, clock)
            _export(desk, morning)
        made = {"home": str(home), **morning.summary(), **figures}
        shown = _show(home, key, made, morning, window=_has_screen() and not args.no_window)
        return shown if figures["same"] else 4


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _settings(port: int) -> Settings:
    desk = {
        "agency_code": "H31.12",
        "agency_name": "Trung tâm Phục vụ hành chính công xã Mẫu",
        "authority": "UBND xã Mẫu",
        "place": "Xã Mẫu",
        "commune": COMMUNE,
        "number": 2,
        "phone": "0900000000",
        "lookup": "https://tra-cuu.example/{number}",
        "training": True,
    }
    url = f"http://127.0.0.1:{port}"
    province = {"url": url, "files_url": f"{url}/files/", "label": "Nơi nhận luyện tập", "username": "quay-2"}
    return settings_from({"desk": desk, "store": {"unlock": "password"}, "receivers": {"province": province}})


def _open_accounts(desk: Desk) -> None:
    administrator = desk.accounts.sign_in(ADMINISTRATOR.name, PASSWORD)
    for account in STAFF:
        desk.accounts.add(administrator, account, PASSWORD)
    people = ", ".join(f"{a.name} ({a.display}, {a.position.lower()})" for a in (*STAFF, ADMINISTRATOR))
    words(
        f"1. Đã lập quầy 2 của xã Mẫu, danh mục {len(desk.catalogue.all(administrator))} thủ tục có thật (tham khảo)."
        f" Tài khoản: {people}; mật khẩu chung {PASSWORD}"
    )


def _receive(desk: Desk, morning: _Morning, clock: MorningClock) -> None:
    by = desk.accounts.sign_in(OFFICER.name, PASSWORD)
    words("2. Mạng đang mất. Tiếp nhận người dân, in giấy tiếp nhận vào thư mục in/:")
    for place, person in enumerate(people()):
        clock.set(person["minute"])
        _serve(desk, by, person, morning)
        if place in _RECEIVER_TRIED_AFTER:
            desk.delivery.wake()
            desk.delivery.deliver_due()


def _serve(desk: Desk, by: Account, person: dict[str, Any], morning: _Morning) -> None:
    """Receive one citizen's papers, or take one of the two other lawful exits."""
    form = form_of(person, desk.catalogue.procedure(by, person["procedure"]))
    at = f"   {office_time(desk.place.now()):%H:%M}"
    if person["act"] == "request":
        slip = desk.intake.request_papers(by, form)
        morning.slips.append(slip)
        words(f"{at}  thiếu giấy tờ: phiếu yêu cầu bổ sung số {slip.number} (mẫu 02), {slip.procedure.short_name}")
        _print_slip(desk, by, slip, "mau-02", morning)
    elif person["act"] == "refuse":
        slip = desk.intake.refuse(by, form, person["ground"], person["reason"])
        morning.slips.append(slip)
        words(f"{at}  từ chối: phiếu số {slip.number} (mẫu 03), vì {slip.reason[0].lower()}{slip.reason[1:]}")
        _print_slip(desk, by, slip, "mau-03", morning)
    else:
        if not morning.received:
            desk.papers.attach(
                by, form.id, invented_scan("TỜ KHAI"), title="to-khai.jpg", component=0, source=Source.SCANNER
            )
            words(f"{at}  kèm một bản điện tử giả lập, mã hoá trong thư mục papers/ của quầy")
        dossier = desk.intake.receive(by, form).dossier
        dossier = desk.registry.open(by, dossier.number).dossier
        morning.received.append(dossier)
        due = f"hẹn {spoken_day(dossier.promise.due_at)} ({promise_reason(dossier.promise)})"
        ending = "đã trả kết quả ngay" if dossier.returned_at else due
        words(f"{at}  {dossier.number}  {dossier.procedure.short_name}: {ending}")
        job = desk.print_jobs.receipt_of(by, dossier.number)
        morning.write(f"in/{dossier.number}.pdf", desk.print_jobs.pdf(by, job))
        desk.print_jobs.saved(by, job)


def _print_slip(desk: Desk, by: Account, slip: Slip, form: str, morning: _Morning) -> None:
    job = desk.print_jobs.of_slip(by, slip.id)
    morning.write(f"in/{form}-{slip.number}.pdf", desk.print_jobs.pdf(by, job))
    desk.print_jobs.saved(by, job)


def _show_queue(desk: Desk) -> None:
    by = desk.accounts.sign_in(OFFICER.name, PASSWORD)
    rows = desk.delivery.queue(by)
    reasons = sorted({upload_reason(row.entry.reason) for row in rows if row.entry.reason})
    words(
        f"3. Hàng chờ gửi: {len(rows)} bản ghi của {desk.delivery.waiting_dossiers()} hồ sơ, tất cả đã nằm trên đĩa."
        f" {'; '.join(reasons)}."
    )


def _drain(desk: Desk, morning: _Morning, receiver: TrainingReceiver, clock: MorningClock) -> dict[str, Any]:
    """Let the line come back, send everything, and compare with what the other side says it holds."""
    clock.let_go()
    receiver.start()
    words(f"4. Mạng có lại: nơi nhận luyện tập trả lời ở {receiver.url}")
    desk.delivery.wake()
    sent = 0
    for _ in range(_TRIES):
        report = desk.delivery.deliver_due()
        sent += report.sent
        if not report.waiting:
            break
    words(f"5. Đã gửi {sent} bản ghi, còn chờ {report.waiting}.")
    held = {one.code: (one.stored, one.progress) for one in receiver.dossiers()}
    # A result handed over at once is told as one step of progress and one new state of the dossier.
    ours = {d.number: (2, 1) if d.returned_at else (1, 0) for d in morning.received}
    whole = [one.sha256 for one in receiver.files() if one.whole]
    scans = sorted({file.sha256 for d in morning.received for file in d.terms.files})
    same = held == ours and sorted(whole) == scans
    verdict = "khớp từng mã, mỗi hồ sơ đúng một lần" if same else "KHÔNG khớp, xem thư mục noi-nhan"
    words(
        f"6. Nơi nhận kê {len(held)} hồ sơ và {len(whole)} giấy tờ quét, quầy có {len(ours)} và {len(scans)}: {verdict}."
    )
    return {"sent": sent, "waiting": report.waiting, "held": len(held), "scans": len(whole), "same": same}


def _export(desk: Desk, morning: _Morning) -> None:
    by = desk.accounts.sign_in("dien", PASSWORD)
    day = desk.place.today()
    for kind in ("xlsx", "pdf", "csv"):
        morning.write(f"so-theo-doi-{day.isoformat()}.{kind}", desk.daily_log.export(by, day, day, kind))
    words("7. Đã xuất sổ theo dõi hồ sơ: so-theo-doi-*.xlsx, .pdf, .csv")


def _has_screen() -> bool:
    if os.environ.get("QT_QPA_PLATFORM", "").startswith(("offscreen", "minimal")):
        return False
    return sys.platform in ("win32", "darwin") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _show(home: Path, key: bytes, made: dict[str, Any], morning: _Morning, *, window: bool) -> int:
    if window:
        line(made)
        words(f"8. Mở cửa sổ. Đăng nhập: tên {OFFICER.name}, mật khẩu {PASSWORD}. Đóng cửa sổ để kết thúc.")
        from ui.app import run_window

        # Ctrl+C ends a window at once: Qt's loop would not hear Python's own way.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        return run_window(home)
    from ui.shots import render_pages

    words("8. Không có màn hình: vẽ các trang của cửa sổ vào thư mục anh/")
    pictures = render_pages(home, key, OFFICER.name, morning.folder / "anh")
    files = [*made["files"], *(path.relative_to(morning.folder).as_posix() for path in pictures)]
    line({**made, "files": files})
    return 0
