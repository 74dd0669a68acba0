"""What the training receiver can be told to do wrong, and when."""

import re
import threading
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from enum import Enum
from random import Random

from services.training.contract import (
    FILES,
    LGSP_SERVICES,
    LOGIN,
    LOOK_UP,
    MINISTRY_SERVICES,
    SERVICES,
    SYNC_DOSSIER,
)


class Fault(Enum):
    """One thing that goes wrong in a call. The value is the name used in commands."""

    REFUSE = "refuse"
    """A data error that names a field; nothing is kept."""
    ERROR_500 = "error_500"
    """500 with a page; nothing is kept."""
    BUSY_503 = "busy_503"
    """503 with Retry-After; nothing is kept."""
    SLOW = "slow"
    """Kept, and answered later than a client waits."""
    DROP_BEFORE_COMMIT = "drop_before_commit"
    """The line is cut; nothing is kept."""
    DROP_AFTER_COMMIT = "drop_after_commit"
    """Kept, and the line is cut before the answer."""
    HTML_200 = "html_200"
    """200 with somebody else's page, as a captive portal gives; nothing is kept."""
    SESSION_EXPIRED = "session_expired"
    """The session ends in the middle of the work; nothing is kept."""
    NO_SESSION = "no_session"
    """A login that says it went well and gives no session."""
    REDIRECT = "redirect"
    """302 to another host; nothing is kept."""
    EXISTS_CODE_0 = "exists_code_0"
    """Kept, and answered "đã tồn tại" with the code of success."""
    EXISTS = "exists"
    """Kept, and answered "đã tồn tại" with "3" and -3 in turn."""
    CODE_AS_TEXT = "code_as_text"
    """Kept, and answered with "00" and "0" in turn."""
    SUCCESS_CODE_FAILING_TEXT = "success_code_failing_text"
    """The code of success with a text of failure; nothing is kept."""
    UNAUTHORIZED_401 = "unauthorized_401"
    """401 with JSON: the token is not taken (contracts A′, B, as all up to `keys_ignored`); nothing is kept."""
    FORBIDDEN_403 = "forbidden_403"
    """403 with JSON; nothing is kept."""
    NOT_FOUND_404 = "not_found_404"
    """404 with JSON, as of an address that moved; nothing is kept."""
    BAD_GATEWAY_502 = "bad_gateway_502"
    """502 with JSON: not kept, and kept, in turn."""
    PLAIN_TEXT = "plain_text"
    """Kept, and answered in words without any JSON."""
    JSON_TWICE = "json_twice"
    """Kept, and the JSON of the answer is written as a string of JSON once more."""
    NO_DATA = "no_data"
    """Kept, and the answer of success lacks what it should tell."""
    PARTLY = "partly"
    """The last record of an array is refused, the others are kept; the sentence over all of them speaks of success."""
    KEYS_IGNORED = "keys_ignored"
    """Kept as if it had not come before: the receiver knows nothing of idempotency keys."""
    FILE_GONE = "file_gone"
    """An upload that was begun is forgotten: 410."""
    FILE_CUT = "file_cut"
    """Half of a file's piece is kept, then the line is cut."""
    FILE_OFFSET = "file_offset"
    """409 to a piece that begins where it should; nothing is kept."""
    FILE_SPOILT = "file_spoilt"
    """460: a piece is said to have come damaged; nothing is kept."""
    FILE_LOCKED = "file_locked"
    """423: somebody else is said to be sending the file; nothing is kept."""


_NEED_SESSION = frozenset({Fault.REFUSE, Fault.SUCCESS_CODE_FAILING_TEXT, Fault.SESSION_EXPIRED})
_NEED_INSERT = frozenset({Fault.EXISTS, Fault.EXISTS_CODE_0})
_ONLY_LOGIN = frozenset({Fault.NO_SESSION})
_ABOUT_KEEPING = frozenset({Fault.SLOW, Fault.DROP_BEFORE_COMMIT, Fault.DROP_AFTER_COMMIT})
"""Happen only to calls that would keep something, unless a rule names another service."""
_OF_FILES = frozenset({Fault.FILE_GONE, Fault.FILE_CUT, Fault.FILE_OFFSET, Fault.FILE_SPOILT, Fault.FILE_LOCKED})
_BESIDE = frozenset({*LGSP_SERVICES, *MINISTRY_SERVICES})
_ONLY_BESIDE = frozenset(
    {
        *(Fault.UNAUTHORIZED_401, Fault.FORBIDDEN_403, Fault.NOT_FOUND_404, Fault.BAD_GATEWAY_502, Fault.PLAIN_TEXT),
        *(Fault.JSON_TWICE, Fault.NO_DATA, Fault.PARTLY, Fault.KEYS_IGNORED),
    }
)
_SPELLING = re.compile(
    r"(?P<names>[a-z0-9_+]+)(?::(?P<times>[1-9][0-9]{0,6}))?(?:@(?P<service>\w+))?"
    r"(?:%(?P<percent>[0-9]{1,3})(?:#(?P<seed>[0-9]{1,9}))?)?"
)


class UnknownFault(ValueError):
    """A fault was asked for that is not in the list.

    Attributes:
        spelling: What was asked for.
    """

    def __init__(self, spelling: str) -> None:
        names = ", ".join(fault.value for fault in Fault)
        super().__init__(
            f"unknown fault {spelling!r}; known: {names}; as NAME[+NAME…][:TIMES][@SERVICE][%PERCENT[#SEED]]"
        )
        self.spelling = spelling


@dataclass(frozen=True, slots=True)
class FaultRule:
    """When which faults happen; of several, one is drawn each time.

    Attributes:
        faults: What can go wrong.
        times: How often it still happens; `None` for ever.
        service: The only service it happens to (`login` for the login); `None` for all.
        probability: Between 0 and 1, for each call it could happen to.
        seed: Makes the draw the same again.
    """

    faults: tuple[Fault, ...]
    times: int | None = None
    service: str | None = None
    probability: float = 1.0
    seed: int = 0

    def __post_init__(self) -> None:
        if not self.faults:
            raise ValueError("a rule needs a fault")
        if self.service not in (None, LOGIN, FILES, *SERVICES, *_BESIDE):
            raise ValueError(f"unknown service {self.service!r}")
        if not 0 <= self.probability <= 1 or (self.times is not None and self.times < 1):
            raise ValueError("probability is between 0 and 1, times at least 1")

    @classmethod
    def parse(cls, spelling: str) -> "FaultRule":
        """Return the rule of a command, such as `refuse`, `drop_after_commit:2@DongBoHoSoMC` or `slow+error_500%20#7`.

        Raises:
            UnknownFault: It cannot be read or names no fault of the list.
        """
        parts = _SPELLING.fullmatch(spelling)
        if parts is None:
            raise UnknownFault(spelling)
        try:
            return cls(
                faults=tuple(Fault(name) for name in parts["names"].split("+")),
                times=int(parts["times"]) if parts["times"] else None,
                service=parts["service"],
                probability=int(parts["percent"]) / 100 if parts["percent"] else 1.0,
                seed=int(parts["seed"] or 0),
            )
        except ValueError as error:
            raise UnknownFault(spelling) from error


@dataclass(frozen=True, slots=True)
class Drawn:
    """A fault that happens now.

    Attributes:
        nth: How often it happened before; answers with two spellings take turns by it.
    """

    fault: Fault
    nth: int


@dataclass(slots=True)
class _Standing:
    rule: FaultRule
    left: int | None
    random: Random = field(repr=False)


class Faults:
    """The faults that stand at the moment; safe to change while calls come in."""

    def __init__(self, rules: Iterable[FaultRule | Fault | str] = ()) -> None:
        self._lock = threading.Lock()
        self._standing: list[_Standing] = []
        self._happened: dict[Fault, int] = {}
        for rule in rules:
            self._stand(_rule(rule))

    def add(
        self,
        *faults: Fault | str,
        times: int | None = None,
        service: str | None = None,
        probability: float = 1.0,
        seed: int = 0,
    ) -> None:
        """Let faults happen from now on, to the next `times` calls or to all; see `FaultRule`.

        Raises:
            UnknownFault: A name is not in the list.
            ValueError: No fault, an unknown service, or a figure out of range.
        """
        named = tuple(known for fault in faults for known in _rule(fault).faults)
        self._stand(FaultRule(named, times, service, probability, seed))

    def clear(self) -> None:
        """Let nothing go wrong any more."""
        with self._lock:
            self._standing.clear()

    def happened(self, fault: Fault) -> int:
        """Return how often a fault has happened."""
        with self._lock:
            return self._happened.get(fault, 0)

    def draw(
        self, service: str, *, session_valid: bool, inserting: bool, able: Collection[Fault] = tuple(Fault)
    ) -> Drawn | None:
        """Return what goes wrong with a call, the oldest rule first, or nothing.

        A rule is used up only by calls its fault can happen to.

        Args:
            able: What can go wrong with this call, where the service alone does not tell.
        """
        with self._lock:
            for standing in self._standing:
                likely = [
                    fault
                    for fault in standing.rule.faults
                    if fault in able and _can_happen(fault, service, standing.rule.service, session_valid, inserting)
                ]
                if likely and standing.left != 0 and standing.random.random() < standing.rule.probability:
                    if standing.left is not None:
                        standing.left -= 1
                    return self._happens(standing.random.choice(likely))
        return None

    def _happens(self, fault: Fault) -> Drawn:
        nth = self._happened.get(fault, 0)
        self._happened[fault] = nth + 1
        return Drawn(fault, nth)

    def _stand(self, rule: FaultRule) -> None:
        with self._lock:
            self._standing.append(_Standing(rule, rule.times, Random(rule.seed)))


def _rule(rule: FaultRule | Fault | str) -> FaultRule:
    if isinstance(rule, FaultRule):
        return rule
    return FaultRule((rule,)) if isinstance(rule, Fault) else FaultRule.parse(rule)


def _can_happen(fault: Fault, service: str, named: str | None, session_valid: bool, inserting: bool) -> bool:
    if named not in (None, service):
        return False
    if service in _BESIDE:
        # What can go wrong there, each contract says itself (`able`).
        return fault not in _ABOUT_KEEPING or named is not None or not service.startswith("TraCuu")
    if fault in _ONLY_BESIDE:
        return False
    if service == FILES or fault in _OF_FILES:
        return service == FILES and (named is not None or fault not in _ABOUT_KEEPING)
    if fault in _ABOUT_KEEPING and named is None:
        return session_valid and service != LOOK_UP
    if fault in _ONLY_LOGIN:
        return service == LOGIN
    if fault in _NEED_SESSION:
        data_error = fault is not Fault.SESSION_EXPIRED
        return session_valid and not (data_error and service == LOOK_UP)
    if fault in _NEED_INSERT:
        return session_valid and service == SYNC_DOSSIER and inserting
    return True
