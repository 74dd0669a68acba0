"""What the contracts beside A have in common on this side: a path a service, one record or several a call, faults around the work."""

import json
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from services.training import answers
from services.training.answers import CUT, Answer, Reply
from services.training.contract import UPLOAD, canonical
from services.training.faults import Drawn, Fault, Faults

INSTEAD = frozenset(
    {
        *(Fault.REFUSE, Fault.ERROR_500, Fault.BUSY_503, Fault.HTML_200, Fault.REDIRECT, Fault.DROP_BEFORE_COMMIT),
        *(Fault.UNAUTHORIZED_401, Fault.FORBIDDEN_403, Fault.NOT_FOUND_404),
    }
)
"""Faults that keep a call from being worked on."""
AFTER = frozenset({Fault.SLOW, Fault.DROP_AFTER_COMMIT, Fault.BAD_GATEWAY_502, Fault.JSON_TWICE})
"""Faults of the answer to a call that was worked on, of every contract."""
_SAID = {
    Fault.UNAUTHORIZED_401: (401, "Không có quyền truy cập"),
    Fault.FORBIDDEN_403: (403, "Tài khoản không được phép"),
    Fault.NOT_FOUND_404: (404, "Dịch vụ không có tại địa chỉ này"),
    Fault.BAD_GATEWAY_502: (502, "Bad gateway"),
}


@dataclass(frozen=True, slots=True)
class Posted:
    """A call as it came in.

    Attributes:
        headers: By their names in small letters.
    """

    path: str
    headers: Mapping[str, str]
    raw: bytes


@dataclass(frozen=True, slots=True)
class Worked:
    """What a call came to.

    Attributes:
        plain: The words of an answer without JSON, "" for JSON.
    """

    answer: Answer
    status: int = 200
    plain: str = ""

    def reply(self) -> Reply:
        """Return it as it goes over the line."""
        if self.plain:
            return Reply(self.status, self.plain.encode(), "text/plain; charset=utf-8")
        return answers.json_reply(self.answer, self.status)


Note = Callable[[str, Fault | None, int], None]


class Beside(ABC):
    """One contract beside A; safe from several threads.

    Attributes:
        services: The service at each path.
    """

    services: Mapping[str, str]

    def __init__(self, faults: Faults, retry_after: int, redirect_to: str, note: Note) -> None:
        self._faults, self._retry_after, self._redirect_to, self._note = faults, retry_after, redirect_to, note

    def kind_at(self, path: str) -> str:
        """Return the media type a path takes."""
        return "multipart/form-data" if self.services[path] == UPLOAD else "application/json"

    def reply(self, posted: Posted) -> Reply:
        """Return what goes back, after everything the call asks for is on the disk."""
        service = self.services[posted.path]
        drawn = self._faults.draw(service, session_valid=True, inserting=True, able=self._able(service, posted))
        reply = self._reply(service, posted, drawn)
        self._note(service, drawn.fault if drawn else None, reply.status)
        return reply

    def _reply(self, service: str, posted: Posted, drawn: Drawn | None) -> Reply:
        fault = drawn.fault if drawn else None
        if fault in INSTEAD or (drawn and fault is Fault.BAD_GATEWAY_502 and drawn.nth % 2 == 0):
            assert fault
            return self._instead(service, fault)
        worked = self._worked(service, posted, drawn)
        if fault is Fault.DROP_AFTER_COMMIT:
            return CUT
        if fault is Fault.BAD_GATEWAY_502:
            return self._instead(service, fault)
        if fault is Fault.JSON_TWICE and not worked.plain:
            return Reply(worked.status, json.dumps(canonical(worked.answer)).encode())
        return replace(worked.reply(), late=fault is Fault.SLOW)

    def _instead(self, service: str, fault: Fault) -> Reply:
        match fault:
            case Fault.REFUSE:
                return self._refused(service).reply()
            case Fault.ERROR_500:
                return answers.broken_page()
            case Fault.BUSY_503:
                return answers.busy_page(self._retry_after)
            case Fault.HTML_200:
                return answers.portal_page()
            case Fault.REDIRECT:
                return answers.elsewhere(self._redirect_to)
            case Fault.DROP_BEFORE_COMMIT:
                return CUT
            case _:
                return self._failed(*_SAID[fault]).reply()

    @abstractmethod
    def _able(self, service: str, posted: Posted) -> frozenset[Fault]:
        """Return what can go wrong with a call."""

    @abstractmethod
    def _worked(self, service: str, posted: Posted, drawn: Drawn | None) -> Worked:
        """Do what a call asks for, with the faults that are the contract's own."""

    @abstractmethod
    def _refused(self, service: str) -> Worked:
        """Return a data error that names a field."""

    @abstractmethod
    def _failed(self, status: int, message: str) -> Worked:
        """Return an answer with a status of failure."""


def records_of(raw: bytes) -> list[object] | None:
    """Return the array a body spells, or `None` when it spells none."""
    value = value_of(raw)
    return value if isinstance(value, list) and value else None


def value_of(raw: bytes) -> object:
    """Return what a body spells, `None` when it is no JSON or names something twice."""
    try:
        value: object = json.loads(raw.decode("utf-8"), object_pairs_hook=_each_once)
        canonical(value).encode("utf-8")
    except (ValueError, RecursionError):
        return None
    return value


def _each_once(pairs: list[tuple[str, object]]) -> Answer:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name is used twice")
    return found
