"""From the bytes of a call to the reply: contract A, and the faults that stand."""

import json
import threading
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from services.training import answers
from services.training.answers import CUT, Answer, Reply, json_reply
from services.training.contract import (
    FEEDBACK,
    LOGIN,
    LOOK_UP,
    SERVICES,
    SYNC_DOSSIER,
    SYNC_PROGRESS,
    canonical,
    dossier_problems,
    feedback_problems,
    progress_problems,
)
from services.training.faults import Drawn, Fault, Faults
from services.training.sessions import Sessions
from services.training.store import Absent, Entry, Present, Store

_CALLS_KEPT = 100_000


@dataclass(frozen=True, slots=True)
class Call:
    """A call that came in: enough to count by, nothing of what it said.

    Attributes:
        service: `login`, a service of the contract, or "" for anything else.
        status: HTTP status of the reply; 0 when the line was cut.
        error_code: The answer's code as text; "" when the reply was no answer of the contract.
    """

    service: str
    fault: Fault | None
    status: int
    error_code: str


@dataclass(frozen=True, slots=True)
class Manner:
    """How faults look that have a figure or an address of their own."""

    retry_after_seconds: int = 30
    redirect_to: str = "http://portal.invalid/dang-nhap"
    file_checks: bool = True


class Wire:
    """Answers calls one by one; safe from several threads."""

    def __init__(self, store: Store, sessions: Sessions, faults: Faults, manner: Manner, password: str | None) -> None:
        self._store = store
        self._sessions = sessions
        self._faults = faults
        self._manner = manner
        self._password = password
        self._lock = threading.Lock()
        self._calls: deque[Call] = deque(maxlen=_CALLS_KEPT)

    def calls(self) -> list[Call]:
        """Return the calls since the start, oldest first."""
        with self._lock:
            return list(self._calls)

    def note(self, service: str, fault: Fault | None, status: int) -> None:
        """Put down a call that was answered elsewhere."""
        with self._lock:
            self._calls.append(Call(service, fault, status, ""))

    def reply(self, raw: bytes, *, login: bool) -> Reply:
        """Return what goes back for the body of a call, after everything it asks for is on the disk."""
        request = _parsed(raw)
        service = LOGIN if login else _service(request)
        drawn = self._faults.draw(
            service,
            session_valid=not login and self._sessions.valid(request.get("session") if request else None),
            inserting=request is not None and request.get("isUpdating") == "False",
        )
        reply = self._reply(request, service, drawn)
        with self._lock:
            fault = drawn.fault if drawn else None
            self._calls.append(Call(service, fault, reply.status, _error_code(reply)))
        return reply

    def _reply(self, request: Answer | None, service: str, drawn: Drawn | None) -> Reply:
        if drawn and (instead := self._instead(drawn.fault, service, request or {})):
            return instead
        answer = self._answer(request, service)
        if drawn is None:
            return json_reply(answer)
        if drawn.fault is Fault.DROP_AFTER_COMMIT:
            return CUT
        return json_reply(_distorted(answer, drawn, request or {}), late=drawn.fault is Fault.SLOW)

    def _instead(self, fault: Fault, service: str, request: Answer) -> Reply | None:
        """Return the reply of a fault that keeps a call from being worked on at all."""
        field = {SYNC_PROGRESS: "NguoiXuLy", FEEDBACK: "MucDo"}.get(service, "SoDienThoai")
        match fault:
            case Fault.REFUSE:
                return json_reply(answers.failed(f"{field} empty"))
            case Fault.SUCCESS_CODE_FAILING_TEXT:
                return json_reply(answers.done(f"Đồng bộ thất bại: {field} empty"))
            case Fault.SESSION_EXPIRED:
                self._sessions.close(request.get("session"))
                return json_reply(answers.session_ended())
            case Fault.NO_SESSION:
                return json_reply(answers.done(""))
            case Fault.ERROR_500:
                return answers.broken_page()
            case Fault.BUSY_503:
                return answers.busy_page(self._manner.retry_after_seconds)
            case Fault.HTML_200:
                return answers.portal_page()
            case Fault.REDIRECT:
                return answers.elsewhere(self._manner.redirect_to)
            case Fault.DROP_BEFORE_COMMIT:
                return CUT
            case _:
                return None

    def _answer(self, request: Answer | None, service: str) -> Answer:
        if request is None:
            return answers.failed("JSON invalid")
        if service == LOGIN:
            return self._login(request)
        if not self._sessions.valid(request.get("session")):
            return answers.session_ended()
        agency = request.get("madonvi")
        if not isinstance(agency, str) or not agency.strip():
            return answers.failed("madonvi empty")
        if service == SYNC_DOSSIER:
            return self._sync_dossiers(request)
        if service == SYNC_PROGRESS:
            return self._sync_progress(request)
        if service == FEEDBACK:
            return self._take_feedback(request)
        return self._look_up(request) if service == LOOK_UP else answers.failed("service invalid")

    def _login(self, request: Answer) -> Answer:
        name, password = request.get("username"), request.get("password")
        known = isinstance(name, str) and name and isinstance(password, str) and password
        if not known or self._password not in (None, password):
            return answers.failed("Sai tên đăng nhập hoặc mật khẩu")
        return {"session": self._sessions.open(), "error_code": 0}

    def _sync_dossiers(self, request: Answer) -> Answer:
        updating = request.get("isUpdating")
        if updating not in ("True", "False"):
            return answers.failed("isUpdating invalid")
        records, wrong = _records(request)
        wrong = wrong or _problems(records, dossier_problems)
        if wrong:
            return answers.failed("; ".join(wrong))
        entries = [Entry(r["MaHoSo"], r["TenTTHC"], canonical(r)) for r in records]
        try:
            self._store.add_dossiers(entries, updating=updating == "True")
        except Present as present:
            return answers.exists(str(present))
        except Absent as absent:
            return answers.failed(f"Không tìm thấy hồ sơ {absent}")
        return answers.done("Đồng bộ hồ sơ thành công")

    def _sync_progress(self, request: Answer) -> Answer:
        records, wrong = _records(request)
        wrong = wrong or _problems(records, progress_problems)
        if wrong:
            return answers.failed("; ".join(wrong))
        try:
            self._store.add_progress([Entry(r["MaHoSo"], "", canonical(r)) for r in records])
        except Absent as absent:
            return answers.failed(f"Hồ sơ {absent} chưa được đồng bộ, không nhận tiến độ")
        return answers.done("Cập nhật tiến độ hồ sơ thành công")

    def _take_feedback(self, request: Answer) -> Answer:
        records, wrong = _records(request)
        wrong = wrong or _problems(records, feedback_problems)
        if wrong:
            return answers.failed("; ".join(wrong))
        try:
            self._store.add_feedback([Entry(r["MaHoSo"], r.get("MaDanhGia", ""), canonical(r)) for r in records])
        except Present as present:
            return answers.exists(str(present))
        except Absent as absent:
            return answers.failed(f"Không tìm thấy hồ sơ {absent}")
        return answers.done("Đồng bộ đánh giá thành công")

    def _look_up(self, request: Answer) -> Answer:
        code = request.get("mahoso")
        if not isinstance(code, str) or not code:
            return answers.failed("mahoso empty")
        body = self._store.dossier(code)
        return answers.done("Tra cứu thành công") | {"result": [json.loads(body)] if body else []}


def _distorted(answer: Answer, drawn: Drawn, request: Answer) -> Answer:
    """Return the answer a fault gives to a call that went well; a call that did not keeps its own."""
    if answer["error_code"] != 0:
        return answer
    match drawn.fault:
        case Fault.CODE_AS_TEXT:
            return answer | {"error_code": ("00", "0")[drawn.nth % 2]}
        case Fault.EXISTS:
            return answers.exists(_first_code(request), (answers.EXISTS, -3)[drawn.nth % 2])
        case Fault.EXISTS_CODE_0:
            return answers.exists(_first_code(request), 0)
        case _:
            return answer


def _first_code(request: Answer) -> str:
    records, _ = _records(request)
    return str(records[0]["MaHoSo"])


def _records(request: Answer) -> tuple[Sequence[dict[str, str]], list[str]]:
    """Return the records of a call, and what is wrong with them as a list."""
    data = request.get("data")
    if not isinstance(data, list):
        return (), ["data not a list"]
    return data, [] if data else ["data empty"]


def _problems(records: Sequence[object], check: Callable[[object], list[str]]) -> list[str]:
    """Return what is wrong with the records; of several it says which."""
    several = len(records) > 1
    return [f"data[{at}].{one}" if several else one for at, record in enumerate(records) for one in check(record)]


def _service(request: Answer | None) -> str:
    name = request.get("service") if request else None
    return name if isinstance(name, str) and name in SERVICES else ""


def _parsed(raw: bytes) -> Answer | None:
    """Return the object a body spells, or `None` when it spells none that can be kept and given back as it is."""
    try:
        value = json.loads(raw.decode("utf-8"), object_pairs_hook=_each_once)
        canonical(value).encode("utf-8")
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _each_once(pairs: list[tuple[str, object]]) -> Answer:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name is used twice")
    return found


def _error_code(reply: Reply) -> str:
    if reply.status != 200 or not reply.content_type.startswith("application/json"):
        return ""
    return str(json.loads(reply.body)["error_code"])
