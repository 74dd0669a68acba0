"""Administrative procedures as the catalogue publishes them: cases, papers, time, fee."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from enum import StrEnum
from typing import Any

from services.domain.alternatives import alternatives_in
from services.domain.text import clean

LONGEST_TIME = 1000


class Need(StrEnum):
    """When a paper is asked for."""

    REQUIRED = "required"
    BY_CASE = "by_case"
    ONE_OF = "one_of"
    ONLINE_ONLY = "online_only"


class TimeUnit(StrEnum):
    """What a deadline is counted in."""

    WORKING_DAY = "ngay_lam_viec"
    DAY = "ngay"
    HOUR = "gio"
    MONTH = "thang"
    OTHER = "khac"


class FeeKind(StrEnum):
    """How a fee is set. A fee is free only when the catalogue says so in as many words."""

    FREE = "mien_phi"
    FIXED = "co_muc_thu"
    PROVINCE = "hdnd_cap_tinh_quy_dinh"
    ELSEWHERE = "theo_van_ban_khac"
    UNPUBLISHED = "khong_cong_bo"


@dataclass(frozen=True, slots=True)
class Component:
    """One paper of a case's checklist.

    Attributes:
        index: Place in the catalogue's list of the case, from 0; it names the paper.
        originals: How many originals are handed in (or shown, when `shown`).
        copies: How many copies are handed in.
        shown: The paper is only shown, not kept.
        condition: When the paper applies, in the catalogue's words, or "".
        alternatives: For `one_of`: the papers of which one is enough, in words; else empty.
        databases: National databases whose data make the paper unnecessary; empty when none does.
        form: Number of the form and the act that issued it, in words, or "".
    """

    index: int
    name: str
    need: Need
    originals: int = 0
    copies: int = 0
    detail: str = ""
    condition: str = ""
    shown: bool = False
    alternatives: tuple[str, ...] = ()
    databases: tuple[str, ...] = ()
    form: str = ""

    @property
    def conditional(self) -> bool:
        """Whether it can happen that nobody has to bring it: a by-case paper, or a "one of" the source marks "nếu có"."""
        return self.need is Need.BY_CASE or (self.need is Need.ONE_OF and bool(self.condition))


@dataclass(frozen=True, slots=True)
class Case:
    """One of the situations a procedure tells apart, with its own checklist."""

    title: str
    components: tuple[Component, ...]


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """How long a procedure takes, as published.

    Attributes:
        inferred: The source gave no unit; `unit` is our reading of the law.
        suggested: The source gave no time at all; this is an unverified suggestion.
        same_day: Done on the day of reception; after `cutoff` on the next working day.
        cutoff: "HH:MM" after which a dossier counts as handed in on the next working day, or "".
        note: What the source adds, such as other lengths for other situations.
    """

    value: int
    unit: TimeUnit
    inferred: bool = False
    suggested: bool = False
    same_day: bool = False
    cutoff: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Fee:
    """What a procedure costs, as published.

    Attributes:
        amounts: Amounts the source names, in đồng; empty when it names none.
        note: What the source adds, such as tiers.
    """

    kind: FeeKind
    amounts: tuple[int, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Procedure:
    """An administrative procedure of one catalogue version.

    Attributes:
        code: National code, such as `1.004873`.
        short_name: Name for lists and receipts.
        ministry: Ministry in charge, in words.
        tier: 1 frequent at the counter, 2 other commune work, 3 done by vertical bodies.
        superseded_by: Code of the procedure that took its place, "" when none is named.
        confidence: `high`, `medium` or `index_only`: how well the source was checked.
        sources: Keys of the sources, explained in `resources/SOURCES.md`.
        result: Name of what the citizen gets, or "".
        result_code: Its national code, or "".
    """

    code: str
    name: str
    short_name: str
    field: str
    ministry: str
    tier: int
    active: bool
    cases: tuple[Case, ...]
    time: TimeLimit | None
    fee: Fee
    confidence: str
    superseded_by: str = ""
    decision: str = ""
    sources: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    legal: tuple[str, ...] = ()
    result: str = ""
    result_code: str = ""

    def case(self, index: int) -> Case:
        """Return a case; a procedure without published cases has one with no papers.

        Raises:
            IndexError: There is no such case.
        """
        if index < 0:
            raise IndexError(index)
        return (self.cases or (Case("", ()),))[index]


_IF_ANY = "nếu có"


def component_from(index: int, raw: Mapping[str, Any]) -> Component:
    """Return a paper from a row of the catalogue's JSON (`tthc-cap-xa/1`).

    Raises:
        KeyError, ValueError: The row lacks a field or holds a word that is not in its list.
    """
    need = Need(raw["need"])
    name, detail = clean(raw["name"]), clean(raw.get("detail") or "")
    form = raw.get("form") or {}
    if_any = _IF_ANY if need is Need.ONE_OF and name.endswith(f"({_IF_ANY})") else ""
    return Component(
        index=index,
        name=name,
        need=need,
        originals=int(raw["originals"]),
        copies=int(raw["copies"]),
        detail=detail,
        condition=clean(raw.get("condition") or if_any),
        shown=raw.get("mode") == "xuat_trinh",
        alternatives=alternatives_in(name, detail) if need is Need.ONE_OF else (),
        databases=tuple(raw.get("db_substitute") or ()),
        form=clean(" ".join(part for part in (form.get("no"), form.get("act")) if part)),
    )


def _time_from(raw: Mapping[str, Any]) -> TimeLimit | None:
    published = raw.get("time") or raw.get("time_suggested")
    if not published:
        return None
    value, inferred, cutoff = int(published["value"]), published.get("unit_inferred"), published.get("cutoff") or ""
    if not 0 <= value <= LONGEST_TIME:
        raise ValueError(f"a procedure cannot take {value}")
    if cutoff:
        time.fromisoformat(cutoff)
    return TimeLimit(
        value=value,
        unit=TimeUnit(inferred or published["unit"]),
        inferred=bool(inferred),
        suggested=not raw.get("time"),
        same_day=bool(published.get("same_day")),
        cutoff=cutoff,
        note=clean(published.get("text") or published.get("basis") or ""),
    )


def _fee_from(raw: Mapping[str, Any] | None) -> Fee:
    if not raw:
        return Fee(FeeKind.UNPUBLISHED)
    return Fee(FeeKind(raw["kind"]), tuple(raw.get("vnd") or ()), clean(raw.get("note") or ""))


def _replaced_by(flags: tuple[str, ...]) -> str:
    for flag in flags:
        if found := re.match(r"thay_bang_(\d\.\d{6})", flag):
            return found.group(1)
    return ""


def procedure_from(raw: Mapping[str, Any]) -> Procedure:
    """Return a procedure from a row of the catalogue's JSON (`tthc-cap-xa/1`, see `resources/SOURCES.md`).

    Raises:
        KeyError, ValueError: The row lacks a field or holds a word that is not in its list.
    """
    name, flags = clean(raw["name"]), tuple(raw.get("flags") or ())
    result = (raw.get("results") or [{}])[0]
    return Procedure(
        code=raw["code"],
        name=name,
        short_name=clean(raw.get("short_name") or name),
        field=clean(raw["field"]),
        ministry=clean(raw["ministry_name"]),
        tier=int(raw["tier"]),
        active=raw["status"] == "active",
        cases=tuple(
            Case(clean(case.get("title") or ""), tuple(component_from(i, c) for i, c in enumerate(case["components"])))
            for case in raw["cases"]
        ),
        time=_time_from(raw),
        fee=_fee_from(raw.get("fee")),
        confidence=raw["confidence"],
        superseded_by=_replaced_by(flags),
        decision=raw.get("decision") or "",
        sources=tuple(raw.get("sources") or ()),
        flags=flags,
        legal=tuple(raw.get("legal") or ()),
        result=clean(result.get("name") or ""),
        result_code=result.get("code") or "",
    )
