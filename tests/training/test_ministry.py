"""The ministry (B) of the training receiver over real sockets: what it gives, what it takes, what it refuses."""

from __future__ import annotations

import json
from hashlib import sha256

import pytest

from services.receivers.contract_b import dossier_payload, progress_payload, state_payload
from services.training import Fault, TrainingReceiver
from tests.receivers.rows import dossier as body
from tests.receivers.rows import progress
from tests.training.caller import Caller

NUMBER = "G09.20-20261008-0000001"
SCAN = b"\r\n--quay\r\n\x00\xff"


class Client:
    """Calls with a token, as plain as can be."""

    def __init__(self, receiver, secret="bi-mat"):
        self.receiver, self.token = receiver, ""
        self.token = self.post("token", {"client_id": "quay", "client_secret": secret})[1].get("access_token", "")

    def post(self, path, value, key="", raw=None, kind="application/json"):
        headers = {"Content-Type": kind, "Authorization": f"Bearer {self.token}"} | (
            {"Idempotency-Key": key} if key else {}
        )
        content = json.dumps(value).encode() if raw is None else raw
        status, _, answer = Caller(self.receiver.url).ask("POST", f"/ministry/{path}", content, headers)
        return status, json.loads(answer)

    def number(self, key=""):
        return self.post("GetNextValue", {"code": "000.00.00.G09"}, key)[1]["data"]

    def upload(self, content=SCAN, key=""):
        form = (
            b'--B\r\nContent-Disposition: form-data; name="files"; filename="x.pdf"\r\n\r\n'
            + content
            + b"\r\n--B--\r\n"
        )
        return self.post("upload", None, key, form, "multipart/form-data; boundary=B")


def record(number=NUMBER, **more):
    return dossier_payload(body(), "G09.20", number, lambda _: None) | more


def step(**more):
    return progress_payload(progress(), NUMBER, "") | more


def state(**more):
    return state_payload(body(), NUMBER, "") | more


@pytest.fixture
def client(receiver):
    return Client(receiver)


def test_a_key_gives_the_same_number_again_and_another_key_another(receiver, client):
    assert [client.number("a"), client.number("a"), client.number("b")] == [NUMBER, NUMBER, f"{NUMBER[:-1]}2"]
    assert [client.number(), client.number()] == receiver.ministry.numbers()[2:]


def test_a_key_makes_a_repeated_call_the_same_call(receiver, client):
    client.number()
    first = client.post("NoiHoSo", record(), "k")

    assert client.post("NoiHoSo", record(), "k") == first
    assert first[1]["data"] == {"idHoSo": "HS-00000001", "maHoSo": NUMBER}
    assert client.post("NoiHoSo", record(), "l")[0] == 409
    assert [client.post("CapNhatTienTrinh", [step()], "s")[1]["code"] for _ in range(2)] == [0, 0]
    receiver.faults.add(Fault.KEYS_IGNORED, times=1)
    client.post("CapNhatTienTrinh", [step()], "s")
    assert (receiver.ministry.counts().stored, receiver.ministry.counts().progress) == (1, 2)


def test_files_come_by_bytes_and_are_named_by_id_and_hash(receiver, client):
    client.number()
    status, answer = client.upload(key="f")
    (file,) = answer["data"]
    known = {"IdGiayTo": file["IdTepTin"], "MaKetQua": "", "TenGiayTo": "", "HashTepTin": file["HashTepTin"]}
    paper = {"MaThanhPhanHoSo": "", "TenThanhPhanHoSo": "", "SoLuong": 1, "LoaiBan": 2, "GiayToDinhKem": [known]}

    assert (status, file["HashTepTin"], client.upload(key="f")[1]) == (200, sha256(SCAN).hexdigest(), answer)
    strange = paper | {"GiayToDinhKem": [known | {"IdGiayTo": "TEP-9"}]}
    assert "IdGiayTo invalid" in client.post("NoiHoSo", record(ThanhPhanHoSo=[strange]))[1]["message"]
    changed = paper | {"GiayToDinhKem": [known | {"HashTepTin": "x"}]}
    assert "HashTepTin invalid" in client.post("NoiHoSo", record(ThanhPhanHoSo=[changed]))[1]["message"]
    assert client.post("NoiHoSo", record(ThanhPhanHoSo=[paper]))[0] == 200
    assert client.upload(b"")[0] == 400
    assert client.post("upload", {})[0] == 415


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        ("NoiHoSo", record(NgayTiepNhan="20261008083000"), "NgayTiepNhan invalid"),
        ("NoiHoSo", record(NgayTiepNhan="2026-02-30 08:30:00"), "NgayTiepNhan invalid"),
        ("NoiHoSo", record(NgayNop=1), "NgayNop not a string"),
        ("NoiHoSo", record(LoaiDoiTuong="0"), "LoaiDoiTuong not a number"),
        ("NoiHoSo", record(LoaiDoiTuong=4), "LoaiDoiTuong invalid"),
        ("NoiHoSo", record(Them=1), "Them unknown"),
        ("NoiHoSo", record(EformThongTinChiTiet=[]), "EformThongTinChiTiet not an object"),
        ("NoiHoSo", record(ThongTinNguoiNop={"LoaiDoiTuong": 0, "IdDoiTuong": ""}), "ThongTinNguoiNop.ThongTinChiTiet missing"),
        ("NoiHoSo", record("G09.20-20261008-0000077"), "MaHoSo invalid"),
        ("NoiHoSo", [], "data not an object"),
        ("CapNhatTienTrinh", {}, "data not a list"),
        ("CapNhatTienTrinh", [step(ThoiDiemXuLy="2026-10-08 10:00:00")], "ThoiDiemXuLy invalid"),
        ("CapNhatTienTrinh", [step(TrangThai="4")], "TrangThai not a number"),
        ("CapNhatTienTrinh", [step(IDHoSo="HS-9")], "IDHoSo invalid"),
        ("CapNhatTrangThai", [state(TrangThai=5)], "DanhSachGiayToKetQua invalid"),
        ("CapNhatTrangThai", [state(DanhSachGiayToKetQua=[])], "DanhSachGiayToKetQua invalid"),
        ("CapNhatTrangThai", [1], "data not an object"),
        ("GetNextValue", {}, "code empty"),
        ("TraCuu", {}, "MaHoSo empty"),
    ],
)  # fmt: skip
def test_what_the_contract_does_not_know_is_refused_by_name(receiver, client, path, value, words):
    client.number()

    status, answer = client.post(path, value)

    assert (status, answer["message"]) == (400, words)
    assert receiver.ministry.counts().stored == 0


def test_nothing_is_told_of_a_dossier_that_is_not_there(client):
    assert client.post("CapNhatTienTrinh", [step()])[0] == 404
    assert client.post("TraCuu", {"MaHoSo": NUMBER})[0] == 404


def test_a_dossier_is_looked_up_in_the_state_it_was_left_in(client):
    client.number()
    client.post("NoiHoSo", record())
    assert client.post("TraCuu", {"MaHoSo": NUMBER})[1]["data"][0]["TrangThai"] == 2

    client.post("CapNhatTrangThai", [state(TrangThai=10)])

    (held,) = client.post("TraCuu", {"MaHoSo": NUMBER})[1]["data"]
    assert (held["TrangThai"], held["idHoSo"], held["ChuHoSo"]) == (10, "HS-00000001", record()["ChuHoSo"])


def test_nobody_is_let_in_without_the_secret_or_with_a_token_nobody_gave(tmp_path, clock):
    with TrainingReceiver(tmp_path / "strict", clock=clock, password="dung") as strict:
        assert Client(strict, "sai").token == ""
        assert Client(strict, "sai").post("GetNextValue", {"code": "x"})[0] == 401
        assert Client(strict, "dung").number()
        assert Client(strict, "dung").post("token", {"client_id": 1})[0] == 401


@pytest.mark.parametrize(
    ("fault", "status"),
    [
        (Fault.UNAUTHORIZED_401, 401),
        (Fault.FORBIDDEN_403, 403),
        (Fault.NOT_FOUND_404, 404),
        (Fault.BAD_GATEWAY_502, 502),
    ],
)
def test_a_status_of_failure_comes_as_json_and_keeps_nothing(receiver, client, fault, status):
    receiver.faults.add(fault, times=1)

    assert client.post("GetNextValue", {"code": "x"})[0] == status
    assert receiver.ministry.numbers() == []
