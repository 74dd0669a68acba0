"""Contract A′, a province's wrapper of the dossier synchronisation: bare arrays of contract A's records, three addresses, words."""

from collections.abc import Sequence
from typing import Any

from services.training.answers import Answer
from services.training.beside import AFTER, INSTEAD, Beside, Note, Posted, Worked, records_of, value_of
from services.training.contract import (
    FEEDBACK,
    INSERT,
    LOOK_UP_LGSP,
    STEPS,
    UPDATE,
    canonical,
    dossier_problems,
    feedback_problems,
    progress_problems,
)
from services.training.faults import Drawn, Fault, Faults
from services.training.store import Absent, Entry, Present, Shelf, Store

SHELF = Shelf("lgsp_", INSERT, STEPS)
MOST_STEPS = 10
"""Progress records of one call.  Source: a province's client sends no more."""
PATHS = {
    "/lgsp/ThemMoi": INSERT,
    "/lgsp/CapNhat": UPDATE,
    "/lgsp/DongBoTienTrinh": STEPS,
    "/lgsp/TraCuu": LOOK_UP_LGSP,
    "/lgsp/DongBoDanhGia": FEEDBACK,
}
_DONE = "Đồng bộ thành công"


class LgspSide(Beside):
    """A wrapper without sessions. A dossier said to be new that is held is answered "đã tồn tại"."""

    services = PATHS

    def __init__(self, store: Store, faults: Faults, retry_after: int, redirect_to: str, note: Note) -> None:
        super().__init__(faults, retry_after, redirect_to, note)
        self._store = store

    def _able(self, service: str, posted: Posted) -> frozenset[Fault]:
        able = INSTEAD | AFTER
        if service == LOOK_UP_LGSP:
            return able - {Fault.REFUSE}
        able |= {Fault.SUCCESS_CODE_FAILING_TEXT, Fault.PARTLY}
        if service in (STEPS, FEEDBACK):
            return able
        able |= {Fault.CODE_AS_TEXT, Fault.NO_DATA}
        return able | {Fault.EXISTS, Fault.EXISTS_CODE_0} if service == INSERT else able

    def _worked(self, service: str, posted: Posted, drawn: Drawn | None) -> Worked:
        fault = drawn.fault if drawn else None
        if service == LOOK_UP_LGSP:
            return self._looked_up(posted)
        if fault is Fault.SUCCESS_CODE_FAILING_TEXT:
            return _said(service, 0, f"Đồng bộ thất bại: {_field(service)} empty")
        records = records_of(posted.raw)
        if records is None:
            return _said(service, -1, "data not a list")
        if service == STEPS and len(records) > MOST_STEPS:
            return _said(service, -1, f"data has more than {MOST_STEPS} records")
        if fault is Fault.PARTLY:
            return self._partly(service, records)
        answer = self._kept(service, records)
        if answer["error_code"] == "0" and drawn:
            answer = _distorted(answer, drawn, str(records[0]["MaHoSo"]) if isinstance(records[0], dict) else "")
        return _said(service, answer["error_code"], str(answer["message"]))

    def _refused(self, service: str) -> Worked:
        return _said(service, -1, f"{_field(service)} empty")

    def _failed(self, status: int, message: str) -> Worked:
        return Worked(_answer(-1, message), status)

    def _looked_up(self, posted: Posted) -> Worked:
        asked = value_of(posted.raw)
        code = asked.get("mahoso") if isinstance(asked, dict) else None
        if not isinstance(code, str) or not code:
            return Worked(_answer(-1, "mahoso empty"))
        body = self._store.dossier(code)
        return Worked(_answer(0, "Tra cứu thành công") | {"result": [value_of(body.encode())] if body else []})

    def _kept(self, service: str, records: Sequence[Any]) -> Answer:
        check = {STEPS: progress_problems, FEEDBACK: feedback_problems}.get(service, dossier_problems)
        wrong = [f"data[{at}].{one}" for at, record in enumerate(records) for one in check(record)]
        if wrong:
            return _answer(-1, "; ".join(wrong))
        name = "MaDanhGia" if service == FEEDBACK else "TenTTHC"
        entries = [Entry(r["MaHoSo"], r.get(name, ""), canonical(r)) for r in records]
        try:
            if service == FEEDBACK:
                self._store.add_feedback(entries)
            elif service == STEPS:
                self._store.add_progress(entries)
            else:
                self._store.add_dossiers(entries, updating=service == UPDATE)
        except Present as present:
            return _answer("3", f"Hồ sơ {present} đã tồn tại")
        except Absent as absent:
            return _answer(-1, f"Không tìm thấy hồ sơ {absent}")
        return _answer("0", _DONE)

    def _partly(self, service: str, records: Sequence[Any]) -> Worked:
        """Keep all but the last, and say of each how it went."""
        each: list[Answer] = [self._kept(service, [record]) for record in records[:-1]]
        each.append(_answer(-1, f"{_field(service)} empty"))
        told = [{"MaHoSo": r["MaHoSo"], **one} for r, one in zip(records, each, strict=True)]
        return Worked(_answer("0", _DONE) | {"result": told})


def _distorted(answer: Answer, drawn: Drawn, code: str) -> Answer:
    match drawn.fault:
        case Fault.CODE_AS_TEXT:
            return answer | {"error_code": ("00", 0)[drawn.nth % 2]}
        case Fault.EXISTS:
            return _answer(("3", -3)[drawn.nth % 2], f"HỒ SƠ {code} ĐÃ TỒN TẠI")
        case Fault.EXISTS_CODE_0:
            return _answer(0, f"Hồ sơ {code} da ton tai")
        case Fault.NO_DATA:
            return answer | {"message": ""}
        case _:
            return answer


def _answer(code: object, message: str) -> Answer:
    return {"error_code": code, "message": message}


def _said(service: str, code: object, message: str) -> Worked:
    """Return an answer; those about steps of progress are words alone."""
    return Worked(_answer(code, message), plain=message if service == STEPS else "")


def _field(service: str) -> str:
    return {STEPS: "NguoiXuLy", FEEDBACK: "MucDo"}.get(service, "SoDienThoai")
