"""Contract B, a ministry's own system: a token, numbers it issues, files by bytes, then the dossier and what becomes of it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from services.training.answers import Answer
from services.training.beside import AFTER, INSTEAD, Beside, Note, Posted, Worked, records_of, value_of
from services.training.contract import (
    FEEDBACK,
    HAND_IN,
    LOOK_UP_MINISTRY,
    NUMBER,
    STATE,
    STEP,
    TOKEN,
    UPLOAD,
    canonical,
    feedback_problems,
)
from services.training.faults import Drawn, Fault, Faults
from services.training.ministry_contract import dossier_problems, named_files, state_problems, step_problems
from services.training.ministry_store import MinistryStore
from services.training.sessions import LIFE, Sessions
from services.training.store import Absent, Entry, Present

PATHS = {
    "/ministry/token": TOKEN,
    "/ministry/GetNextValue": NUMBER,
    "/ministry/upload": UPLOAD,
    "/ministry/NoiHoSo": HAND_IN,
    "/ministry/CapNhatTienTrinh": STEP,
    "/ministry/CapNhatTrangThai": STATE,
    "/ministry/TraCuu": LOOK_UP_MINISTRY,
    "/ministry/DanhGia": FEEDBACK,
}
_RECEIVED = 2
_KEEPING = frozenset({NUMBER, UPLOAD, HAND_IN, STEP, STATE, FEEDBACK})


class MinistrySide(Beside):
    """A ministry that knows idempotency keys: a repeated call of one key has the answer it had."""

    services = PATHS

    def __init__(
        self,
        store: MinistryStore,
        sessions: Sessions,
        faults: Faults,
        retry_after: int,
        redirect_to: str,
        note: Note,
        password: str | None,
    ) -> None:
        super().__init__(faults, retry_after, redirect_to, note)
        self._store, self._sessions, self._password = store, sessions, password

    def _able(self, service: str, posted: Posted) -> frozenset[Fault]:
        if service == TOKEN:
            return (INSTEAD - {Fault.REFUSE}) | {Fault.NO_SESSION, Fault.JSON_TWICE}
        able = INSTEAD | AFTER | {Fault.SESSION_EXPIRED}
        if service not in _KEEPING:
            return able - {Fault.REFUSE}
        able |= {Fault.NO_DATA, Fault.PLAIN_TEXT, Fault.CODE_AS_TEXT, Fault.SUCCESS_CODE_FAILING_TEXT}
        able |= {Fault.KEYS_IGNORED} if "idempotency-key" in posted.headers else frozenset()
        return able | {Fault.EXISTS} if service == HAND_IN else able

    def _worked(self, service: str, posted: Posted, drawn: Drawn | None) -> Worked:
        fault = drawn.fault if drawn else None
        if service == TOKEN:
            return _failed(200, "") if fault is Fault.NO_SESSION else self._token(posted)
        if fault is Fault.SESSION_EXPIRED:
            self._sessions.close(_bearer(posted))
        if not self._sessions.valid(_bearer(posted)):
            return _failed(401, "Token hết hạn")
        if fault is Fault.SUCCESS_CODE_FAILING_TEXT:
            return Worked(_answer(0, f"Thất bại: {_field(service)} empty", None))
        ways: Mapping[str, Callable[[Posted, str], Worked]] = {
            NUMBER: self._number,
            UPLOAD: self._upload,
            HAND_IN: self._hand_in,
            STEP: self._step,
            STATE: self._state,
            LOOK_UP_MINISTRY: self._look_up,
            FEEDBACK: self._feedback,
        }
        key = "" if fault is Fault.KEYS_IGNORED else posted.headers.get("idempotency-key", "")
        known = self._store.answered(service, key)
        worked = Worked(known) if known else ways[service](posted, key)
        return _distorted(worked, drawn) if drawn else worked

    def _refused(self, service: str) -> Worked:
        return _failed(400, f"{_field(service)} empty")

    def _failed(self, status: int, message: str) -> Worked:
        return _failed(status, message)

    def _token(self, posted: Posted) -> Worked:
        asked = value_of(posted.raw)
        given = (asked.get("client_id"), asked.get("client_secret")) if isinstance(asked, dict) else ("", "")
        if not all(isinstance(one, str) and one for one in given) or self._password not in (None, given[1]):
            return _failed(401, "client_id hoặc client_secret không đúng")
        told = {"access_token": self._sessions.open(), "expires_in": int(LIFE.total_seconds())}
        return Worked({**told, "token_type": "Bearer", "scope": "default"})

    def _number(self, posted: Posted, key: str) -> Worked:
        asked = value_of(posted.raw)
        code = asked.get("code") if isinstance(asked, dict) else None
        if not isinstance(code, str) or not code.strip():
            return _failed(400, "code empty")
        return Worked(_answer(0, "Thành công", self._store.draw(code, key)))

    def _upload(self, posted: Posted, key: str) -> Worked:
        content = _file_in(posted)
        if not content:
            return _failed(400, "files empty")
        file = self._store.keep_file(content, key)
        return Worked(_answer(0, "Thành công", [{"IdTepTin": file.id, "HashTepTin": file.sha256}]))

    def _hand_in(self, posted: Posted, key: str) -> Worked:
        record = value_of(posted.raw)
        if wrong := dossier_problems(record) or self._strange(record):
            return _failed(400, "; ".join(wrong))
        assert isinstance(record, dict)
        number = record["MaHoSo"]
        told = _answer(0, "Tiếp nhận hồ sơ thành công", {"idHoSo": "", "maHoSo": number})

        def also(db: Any) -> None:
            ((first,),) = db.execute("SELECT max(seq) FROM ministry_receipts").fetchall()
            told["data"] = {"idHoSo": f"HS-{first:08d}", "maHoSo": number}
            self._store.remember(db, HAND_IN, key, told)

        try:
            self._store.add_dossiers([Entry(number, record["MaTTHC"], canonical(record))], updating=False, also=also)
        except Present:
            return self._present(number)
        return Worked(told)

    def _present(self, number: str) -> Worked:
        data = {"idHoSo": self._store.record_of(number), "maHoSo": number}
        return Worked(_answer(409, f"Hồ sơ {number} đã tồn tại", data), 409)

    def _strange(self, record: object) -> list[str]:
        """Return what a well-formed dossier names that was never given out or taken in here."""
        assert isinstance(record, dict)
        found = [] if self._store.gave(record["MaHoSo"]) else ["MaHoSo invalid"]
        for place, name, told in named_files(record):
            file = self._store.upload(name)
            if file is None or file.sha256 != told:
                found.append(f"{place}.{'HashTepTin' if file else 'IdGiayTo'} invalid")
        return found

    def _strange_results(self, records: Sequence[Any]) -> list[str]:
        """Return which papers of results were never taken in here."""
        files = [file for record in records for file in record.get("DanhSachGiayToKetQua", ())]
        kept = [(file, self._store.upload(file["IdGiayTo"])) for file in files]
        return ["DanhSachGiayToKetQua invalid" for file, one in kept if one is None or one.sha256 != file["HashTepTin"]]

    def _step(self, posted: Posted, key: str) -> Worked:
        return self._later(posted, key, STEP, step_problems, "IDHoSo")

    def _state(self, posted: Posted, key: str) -> Worked:
        return self._later(posted, key, STATE, state_problems, "IdHoSo")

    def _later(self, posted: Posted, key: str, service: str, check: Callable[[object], list[str]], name: str) -> Worked:
        records: Sequence[Any] | None = records_of(posted.raw)
        if records is None:
            return _failed(400, "data not a list")
        if wrong := [one for record in records for one in check(record)]:
            return _failed(400, "; ".join(wrong))
        if service == STATE and (wrong := self._strange_results(records)):
            return _failed(400, "; ".join(wrong))
        if any(r[name] not in ("", self._store.record_of(r["MaHoSo"])) for r in records):
            return _failed(400, f"{name} invalid")
        told = _answer(0, "Cập nhật thành công", None)
        entries = [Entry(r["MaHoSo"], "", canonical(r)) for r in records]
        try:
            self._store.add_progress(
                entries, service=service, also=lambda db: self._store.remember(db, service, key, told)
            )
        except Absent as absent:
            return _failed(404, f"Không tìm thấy hồ sơ {absent}")
        return Worked(told)

    def _feedback(self, posted: Posted, key: str) -> Worked:
        records: Sequence[Any] | None = records_of(posted.raw)
        if records is None:
            return _failed(400, "data not a list")
        if wrong := [one for record in records for one in feedback_problems(record)]:
            return _failed(400, "; ".join(wrong))
        try:
            self._store.add_feedback([Entry(r["MaHoSo"], r.get("MaDanhGia", ""), canonical(r)) for r in records])
        except Absent as absent:
            return _failed(404, f"Không tìm thấy hồ sơ {absent}")
        except Present as present:
            return _failed(409, f"Đánh giá của hồ sơ {present} đã tồn tại")
        return Worked(_answer(0, "Nhận đánh giá thành công", None))

    def _look_up(self, posted: Posted, key: str) -> Worked:
        asked = value_of(posted.raw)
        number = asked.get("MaHoSo") if isinstance(asked, dict) else None
        if not isinstance(number, str) or not number:
            return _failed(400, "MaHoSo empty")
        body = self._store.dossier(number)
        held = value_of(body.encode()) if body else None
        if not isinstance(held, dict):
            return _failed(404, f"Không tìm thấy hồ sơ {number}")
        whole = {"idHoSo": self._store.record_of(number), "TrangThai": _RECEIVED, **held}
        return Worked(_answer(0, "Thành công", [whole]))


def _bearer(posted: Posted) -> str:
    return posted.headers.get("authorization", "").removeprefix("Bearer ")


def _file_in(posted: Posted) -> bytes:
    """Return the content of the form's field `files`, empty when there is none.  Source: RFC 7578, RFC 2046 5.1."""
    kind, _, line = posted.headers.get("content-type", "").partition("boundary=")
    if not kind.startswith("multipart/form-data") or not line:
        return b""
    between = b"\r\n--" + line.strip('"').encode()
    for part in (b"\r\n" + posted.raw).split(between)[1:-1]:
        head, _, content = part.partition(b"\r\n\r\n")
        if b'name="files"' in head:
            return content
    return b""


def _distorted(worked: Worked, drawn: Drawn) -> Worked:
    """Return the answer a fault gives to a call that went well; a call that did not keeps its own."""
    if worked.status != 200:
        return worked
    answer = worked.answer
    match drawn.fault:
        case Fault.NO_DATA:
            return Worked(answer | {"data": None})
        case Fault.PLAIN_TEXT:
            return Worked(answer, plain=str(answer["message"]))
        case Fault.CODE_AS_TEXT:
            return Worked(answer | {"code": ("00", "200")[drawn.nth % 2]})
        case Fault.EXISTS:
            return Worked(_answer(409, "Hồ sơ ĐÃ TỒN TẠI", None), 409)
        case _:
            return worked


def _answer(code: object, message: str, data: object) -> Answer:
    return {"code": code, "message": message, "data": data}


def _failed(status: int, message: str) -> Worked:
    return Worked(_answer(status, message, None), status)


def _field(service: str) -> str:
    return {NUMBER: "code", UPLOAD: "files", FEEDBACK: "MucDo", HAND_IN: "SoDienThoai"}.get(service, "NguoiXuLy")
