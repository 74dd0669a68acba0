"""Why a promise is for the day it is for, as facts in the order they are told; `services.wording` words them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from services.domain.procedure import TimeUnit


class Why(StrEnum):
    """What moved, or did not move, a promise. The fields of `Ground` each fact fills are named beside it."""

    RECEIVED = "received"
    """`at`: the moment of complete reception."""
    COMPETENT_WAITS = "competent_waits"
    """`name`, `at`: another commune decides; its time runs from when it receives the dossier, at the earliest then."""
    COMPETENT_RECEIVED = "competent_received"
    """`name`, `at`: the other commune received the dossier, its time runs from then."""
    AFTER_CUTOFF = "after_cutoff"
    """`name` (the hour), `to`: later than the last hour, so counted from that day."""
    AFTER_CLOSING = "after_closing"
    """`name` (the hour), `to`: later than the office is open, so counted from that day."""
    ON_DAY_OFF = "on_day_off"
    """`day`, `name` (a holiday, or ""), `to`: the day is not worked, so counted from the other."""
    ON_SATURDAY = "on_saturday"
    """`day`, `to`: the office was open, but this Saturday does not count."""
    SAME_DAY = "same_day"
    """`day`: done on the day it counts from."""
    COUNTED = "counted"
    """`count`, `unit`, `day`, `to`: so long after that day, which itself does not count."""
    LEFT = "left"
    """`count`, `unit`, `day`: so much of the time was left when the clock stood still, counted from that day."""
    GIVEN = "given"
    """`day`: the officer's own day, nobody published a length."""
    HOLIDAY = "holiday"
    """`day`, `name`: passed over."""
    WEEKENDS = "weekends"
    """`count`: so many Saturdays and Sundays passed over."""
    SATURDAYS = "saturdays"
    """`count`: so many Saturdays on which the office is open and which do not count."""
    WORKED = "worked"
    """`day`, `name`: a weekend day that is worked and counts."""
    MOVED = "moved"
    """`day`, `to`: the time ends on a day off, so it ends with the next working day."""
    CLOSES = "closes"
    """`day`, `name` (the hour): the office closes at another hour than usual that day."""
    PAUSED = "paused"
    """`at`: papers were asked for; the clock stands."""
    RESUMED = "resumed"
    """`at`, `day` (when the clock stopped): the papers came; the clock goes on with the time that was left."""
    RESTARTED = "restarted"
    """`at`, `day` (when the clock stopped): the papers came; the time begins anew."""
    TOO_LATE = "too_late"
    """`day`: the promise had passed when the papers were asked for; the clock had nothing left to stop."""
    KEPT = "kept"
    """`day`, `to`: the new count would end on `day`; nobody is promised less than before, so `to` stays."""
    EXTENDED = "extended"
    """`day`, `to`, `at`: put off once, with an apology, from one day to the other."""


@dataclass(frozen=True, slots=True)
class Ground:
    """One fact a promise rests on.

    Attributes:
        why: Which; it says what the other fields hold.
        count: How many, of `unit` where one is named; minutes where the unit is the hour.
    """

    why: Why
    at: datetime | None = None
    day: date | None = None
    to: date | None = None
    count: int = 0
    unit: TimeUnit | None = None
    name: str = ""
