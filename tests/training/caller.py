"""A client of contract A as plain as can be, and the contract's own example."""

import copy
import http.client
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

EXAMPLE = (Path(__file__).parent / "fixtures" / "contract_a_dossier.json").read_text(encoding="utf-8")
CODE = "H31.12-261008-0007"
LOGIN_PATH, CALL_PATH = "/mapi/login", "/mapi/g"


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2026, 10, 8, 1, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def forward(self, span: timedelta) -> None:
        self.now += span


class Caller:
    """Logs in and calls, one connection a call."""

    def __init__(self, url: str, timeout: float = 20) -> None:
        self.address = urlsplit(url).netloc
        self.timeout = timeout
        self.session = ""

    def ask(self, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None):
        """Return status, headers and body of one exchange."""
        line = http.client.HTTPConnection(self.address, timeout=self.timeout)
        try:
            line.request(method, path, body, headers or {"Content-Type": "application/json"})
            reply = line.getresponse()
            return reply.status, reply.headers, reply.read()
        finally:
            line.close()

    def post(self, path: str, value: object) -> dict[str, Any]:
        status, _, body = self.ask("POST", path, json.dumps(value, ensure_ascii=False).encode())
        assert status == 200, status
        answer: dict[str, Any] = json.loads(body)
        return answer

    def login(self, password: str = "luyen-tap") -> dict[str, Any]:
        answer = self.post(LOGIN_PATH, {"username": "quay", "password": password})
        self.session = answer.get("session", "")
        return answer

    def call(self, service: str, **more: object) -> dict[str, Any]:
        return self.post(CALL_PATH, {"session": self.session, "madonvi": "H31.12", "service": service, **more})

    def send(self, *dossiers: object, updating: object = "False") -> dict[str, Any]:
        return self.call("DongBoHoSoMC", isUpdating=updating, data=list(dossiers))

    def report(self, *records: object) -> dict[str, Any]:
        return self.call("CapNhatTienDoHoSoMC", data=list(records))

    def look_up(self, code: str = CODE) -> dict[str, Any]:
        return self.call("TraCuuHoSo", mahoso=code)

    def question(self) -> bytes:
        """Return the body that asks for the example's dossier."""
        body = {"session": self.session, "madonvi": "H31.12", "service": "TraCuuHoSo", "mahoso": CODE}
        return json.dumps(body).encode()


def dossier(**changes: object) -> dict[str, Any]:
    """Return the example's dossier with some fields changed."""
    return copy.deepcopy(json.loads(EXAMPLE)["data"][0]) | changes


def without(record: dict[str, Any], name: str) -> dict[str, Any]:
    """Return a record that lacks one field."""
    return {key: value for key, value in record.items() if key != name}


def progress(**changes: object) -> dict[str, Any]:
    """Return a first progress record with some fields changed."""
    return {
        "MaHoSo": CODE,
        "NguoiXuLy": "Chuyên viên",
        "ChucDanh": "",
        "ThoiDiemXuLy": "20261008083000",
        "PhongBanXuLy": "",
        "NoiDungXuLy": "Tiếp nhận hồ sơ",
        "TrangThai": "2",
        "NgayBatDau": "",
        "NgayKetThucTheoQuyDinh": "",
    } | changes
