"""Administrative procedures as the catalogue publishes them: cases, papers, time, fee."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from dataclasses import field as attribute
from datetime import date
from enum import StrEnum
from typing import Any

from services.domain.alternatives import alternatives_in
from services.domain.channels import ChannelTerms, Filing, amounts_of, filing_of, terms_from, times_of
from services.domain.published import Fee, FeeKind, TimeLimit, TimeUnit, fee_from, time_from
from services.domain.text import clean

__all__ = [
    "Case",
    "Component",
    "Fee",
    "FeeKind",
    "Need",
    "Procedure",
    "TimeLimit",
    "TimeUnit",
    "component_from",
    "procedure_from",
]


class Need(StrEnum):
    """When a paper is asked for."""

    REQUIRED = "required"
    BY_CASE = "by_case"
    ONE_OF = "one_of"
    ONLINE_ONLY = "online_only"


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
        code: National code of the paper (MAGIAYTO), or "".
        files: Names of the form files the source offers for it.
        to_check: The source does not say when or how it is asked for, and nobody of the unit has looked yet.
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
    code: str = ""
    files: tuple[str, ...] = ()
    to_check: bool = False

    @property
    def conditional(self) -> bool:
        """Whether it can happen that nobody has to bring it: a by-case paper, or a "one of" the source marks "nếu có"."""
        return self.need is Need.BY_CASE or (self.need is Need.ONE_OF and bool(self.condition))


@dataclass(frozen=True, slots=True)
class Case:
    """One of the situations a procedure tells apart, with its own checklist.

    Attributes:
        time: Its own time; None when it has the procedure's.
    """

    title: str
    components: tuple[Component, ...]
    time: TimeLimit | None = None


@dataclass(frozen=True, slots=True)
class Procedure:
    """An administrative procedure of one catalogue version.

    Attributes:
        code: National code, such as `1.004873`.
        short_name: Name for lists and receipts.
        ministry: Ministry in charge, in words.
        ministry_code: Its code, such as `BTP`; cut-overs name it.
        online_only: Published for online filing alone; at the counter an officer helps to file it.
        tier: 1 frequent at the counter, 2 other commune work, 3 done by vertical bodies.
        superseded_by: Code of the procedure that took its place, "" when none is named.
        confidence: `high`, `medium` or `index_only`: how well the source was checked.
        sources: Keys of the sources, explained in `resources/SOURCES.md`.
        result: Name of what the citizen gets, or "".
        result_code: Its national code, or "".
        channels: Time and fee per way of filing, as published; `time_for` and `fee_for` choose among them.
        valid_to: Last day it may be received; None when none is set.
        catalogue: The batch of the catalogue this very row came from, "" outside a store.
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
    ministry_code: str = ""
    online_only: bool = False
    channels: tuple[ChannelTerms, ...] = ()
    executor: str = ""
    applicants: tuple[str, ...] = ()
    valid_to: date | None = None
    catalogue: str = attribute(default="", compare=False)

    def case(self, index: int) -> Case:
        """Return a case; a procedure without published cases has one with no papers.

        Raises:
            IndexError: There is no such case.
        """
        if index < 0:
            raise IndexError(index)
        return (self.cases or (Case("", ()),))[index]

    def time_for(self, case: int = 0, channel: str = Filing.DIRECT) -> TimeLimit | None:
        """Return the time of a case filed in one way: the case's own, else the channel's, else the procedure's.

        Channels differ from the procedure only when one of them has the procedure's time: else somebody corrected that
        one alone. A channel with several times none of which is the procedure's does not say which; the procedure's holds.

        Raises:
            IndexError, ValueError: There is no such case, or no such channel.
        """
        own, base = self.case(case).time, self.time
        if own is not None or base is None:
            return own or base
        known = [_read_as(base, *pair) for pair in times_of(self.channels)]
        here = [_read_as(base, *pair) for pair in times_of(self.channels, filing_of(channel))]
        if len(here) != 1 or (base.value, base.unit) not in known or here[0] == (base.value, base.unit):
            return base
        value, unit = here[0]
        return replace(base, value=value, unit=unit, same_day=False, cutoff="", note="")

    def fee_for(self, channel: str = Filing.DIRECT) -> Fee:
        """Return the fee of one way of filing; the procedure's unless the catalogue names other amounts for this way.

        Raises:
            ValueError: There is no such channel.
        """
        here, all_ways = amounts_of(self.channels, filing_of(channel)), amounts_of(self.channels)
        corrected = not set(self.fee.amounts) & set(all_ways)
        if self.fee.kind is not FeeKind.FIXED or not here or corrected:
            return self.fee
        return self.fee if set(here) == set(self.fee.amounts) else replace(self.fee, amounts=here)

    def as_of(self, day: date) -> Procedure:
        """Return the procedure as it stands on a day: after its last day it is active no more."""
        ended = self.valid_to is not None and day > self.valid_to
        return replace(self, active=False) if ended and self.active else self


def _read_as(base: TimeLimit, value: int, unit: str) -> tuple[int, TimeUnit]:
    """Return a published length; a unit the source did not name is read as the procedure's was."""
    named = TimeUnit(unit or TimeUnit.OTHER)
    return value, base.unit if base.inferred and named is TimeUnit.OTHER else named


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
        code=raw.get("code") or "",
        files=tuple(clean(file["name"]) for file in raw.get("files") or ()),
        to_check=bool(raw.get("to_check")),
    )


def _replaced_by(flags: tuple[str, ...]) -> str:
    for flag in flags:
        if found := re.match(r"thay_bang_(\d\.\d{6})", flag):
            return found.group(1)
    return ""


def _case_from(raw: Mapping[str, Any]) -> Case:
    papers = tuple(component_from(i, c) for i, c in enumerate(raw["components"]))
    return Case(clean(raw.get("title") or ""), papers, time_from(raw))


def procedure_from(raw: Mapping[str, Any], catalogue: str = "") -> Procedure:
    """Return a procedure from a row of the catalogue's JSON (`tthc-cap-xa/1`, see `resources/SOURCES.md`).

    Args:
        catalogue: The batch the row is of.

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
        cases=tuple(map(_case_from, raw["cases"])),
        time=time_from(raw),
        fee=fee_from(raw.get("fee")),
        confidence=raw["confidence"],
        superseded_by=raw.get("superseded_by") or _replaced_by(flags),
        decision=raw.get("decision") or "",
        sources=tuple(raw.get("sources") or ()),
        flags=flags,
        legal=tuple(raw.get("legal") or ()),
        result=clean(result.get("name") or ""),
        result_code=result.get("code") or "",
        ministry_code=raw["ministry"] or "",
        online_only={channel["channel"] for channel in raw.get("channels") or ()} == {"truc_tuyen"},
        channels=terms_from(raw.get("channels")),
        executor=clean(raw.get("executor") or ""),
        applicants=tuple(clean(who) for who in raw.get("applicants") or ()),
        valid_to=date.fromisoformat(raw["valid_to"]) if raw.get("valid_to") else None,
        catalogue=catalogue,
    )
