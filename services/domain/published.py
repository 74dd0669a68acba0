"""How long a procedure takes and what it costs, as published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from enum import StrEnum
from typing import Any

from services.domain.text import clean

LONGEST_TIME = 1000


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


def time_from(raw: Mapping[str, Any]) -> TimeLimit | None:
    """Return the time of a procedure or case, None when its source gives none.

    Raises:
        KeyError, TypeError, ValueError: It holds what cannot be.
    """
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


def fee_from(raw: Mapping[str, Any] | None) -> Fee:
    """Return the fee of a procedure.

    Raises:
        KeyError, ValueError: It holds what cannot be.
    """
    if not raw:
        return Fee(FeeKind.UNPUBLISHED)
    return Fee(FeeKind(raw["kind"]), tuple(raw.get("vnd") or ()), clean(raw.get("note") or ""))
