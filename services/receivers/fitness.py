"""Whether a record is fit to be sent: what its contract surely refuses, and what some receivers do not like.

Looked at before every send, so that nothing is sent only to be refused, and while a form is filled in, so that the officer
knows early. A value that is not known is "" and stays so wherever the contract allows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from services.domain.cuts import Cut
from services.domain.outbox import Outcome, OutcomeKind
from services.domain.preview import MAY_REFUSE, NEEDED, TOO_LONG, WRONG_FORM, leaves
from services.errors import Problem
from services.receivers import contract_a, contract_b
from services.receivers.reasons import Reason

PHONE = re.compile(r"0[0-9]{9}")
SECOND = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}")
MOMENT = re.compile(r"[0-9]{14}")
_LIST_PLACE = re.compile(r"\[\d+\]")


@dataclass(frozen=True, slots=True)
class Rule:
    """What a contract asks of one field, wherever it stands in the record.

    Attributes:
        place: Where its value stands with us.
        needed: It may not be empty.
        limit: Most characters, 0 for any.
        form: What a value that is there must look like, None for any.
        doubtful: A wrong form is refused by some receivers and taken by others.
    """

    place: str = ""
    needed: bool = False
    limit: int = 0
    form: re.Pattern[str] | None = None
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with one value.

    Attributes:
        wire: Its name over there, with the lists it stands in.
        sure: The contract refuses it; else only some receivers do.
    """

    wire: str
    problem: Problem
    sure: bool


def _contract_a() -> dict[str, Rule]:
    """Return the rules of contract A.

    Source: required fields and caps as two systems in use fill them in; the phone's form is what some provinces check.
    """
    at = contract_a.PLACES
    needed = {name: Rule(at.get(name, ""), needed=True) for name in contract_a.REQUIRED}
    moments = {name: Rule(at.get(name, ""), form=MOMENT) for name in contract_a.MOMENTS}
    both = {name: Rule(at.get(name, ""), needed=True, form=MOMENT) for name in needed.keys() & moments.keys()}
    return {
        **needed,
        **moments,
        **both,
        "TrichYeuHoSo": Rule(Cut.PROCEDURE, limit=contract_a.TITLE_LIMIT),
        "GhiChu": Rule(Cut.NOTE, limit=contract_a.NOTE_LIMIT),
        "TenGiayTo": Rule(Cut.PAPERS, needed=True, limit=contract_a.PAPER_LIMIT),
        "TenTepDinhKem": Rule(Cut.FILES, needed=True, limit=contract_a.FILE_NAME_LIMIT),
        "NoiDungBoSung": Rule(Cut.SUPPLEMENTS, limit=contract_a.NOTE_LIMIT),
        "NguoiXuLy": Rule(Cut.OFFICER, needed=True, limit=contract_a.OFFICER_LIMIT),
        "SoDienThoai": Rule("applicant.phone", form=PHONE, doubtful=True),
    }


def _contract_b() -> dict[str, Rule]:
    """Return the rules of contract B; its number is not asked for, the ministry gives it.

    Source: the records of one ministry's client of 2026 (seen once); the caps are those of contract A until others are known.
    """
    at = contract_b.PLACES
    needed = {name: Rule(at.get(name, ""), needed=True) for name in contract_b.REQUIRED}
    return {
        **needed,
        "NgayNop": Rule("received_at", form=SECOND),
        "NgayTiepNhan": Rule("received_at", needed=True, form=SECOND),
        "TenThanhPhanHoSo": Rule(Cut.PAPERS, limit=contract_a.PAPER_LIMIT),
        "NoiDungYKien": Rule(Cut.NOTE, limit=contract_a.NOTE_LIMIT),
        "NguoiXuLy": Rule(Cut.OFFICER, needed=True, limit=contract_a.OFFICER_LIMIT),
        "SoDienThoai": Rule("applicant.phone", form=PHONE, doubtful=True),
    }


_A = _contract_a()
RULES: Mapping[str, Mapping[str, Rule]] = {"dvcqg": _A, "lgsp": _A, "ministry": _contract_b()}
"""By contract and the field's bare name; a contract that is not here takes what it is given."""


def bare(wire: str) -> str:
    """Return a field's name without the lists and records it stands in."""
    name = wire.rpartition(".")[2]
    return _LIST_PLACE.sub("", name) if "[" in name else name


def findings(contract: str, record: Mapping[str, Any]) -> Iterator[Finding]:
    """Yield what is wrong with a record, in its order."""
    rules = RULES.get(contract, {})
    for wire, value in leaves(record):
        name = bare(wire)
        rule = rules.get(name)
        if rule is not None and (problem := _problem(name, value, rule)):
            yield Finding(wire, problem, not (rule.doubtful and problem.kind == MAY_REFUSE))


def _problem(name: str, value: Any, rule: Rule) -> Problem | None:
    if value == "" or value is None:
        return Problem(rule.place, NEEDED, name) if rule.needed else None
    if not isinstance(value, str):
        return None
    if rule.limit and len(value) > rule.limit:
        return Problem(rule.place, TOO_LONG, f"{name}, {rule.limit}")
    if rule.form and not rule.form.fullmatch(value):
        return Problem(rule.place, MAY_REFUSE if rule.doubtful else WRONG_FORM, name)
    return None


def sure_problems(found: Iterable[Finding]) -> tuple[Problem, ...]:
    """Return what the contract surely refuses, each once."""
    return tuple(dict.fromkeys(one.problem for one in found if one.sure))


def unfit(contract: str, record: Mapping[str, Any]) -> Outcome | None:
    """Return why a record is not sent at all, or None when nothing is known against it.

    The outcome's field is our place where the contract's field has one, else its name over there.
    """
    for one in findings(contract, record):
        if one.sure:
            long = one.problem.kind == TOO_LONG
            reason = Reason.TEXT_TOO_LONG if long else Reason.FIELD_UNFIT
            return Outcome(OutcomeKind.UNFIT, "", reason.value, one.problem.field or bare(one.wire))
    return None
