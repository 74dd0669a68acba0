"""When the clock of a dossier stands still: requests for papers after reception; and the one time a promise is put off."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from services.domain.calendar import OFFICE_ZONE, OfficeHours, WorkingCalendar, office_day
from services.domain.counting import Count, Length, closing, count, open_minutes, whole_minute
from services.domain.deadline import LONGEST_PROMISE_DAYS, Basis, Promise, handed_over_at
from services.domain.grounds import Ground, Why
from services.domain.procedure import TimeUnit
from services.domain.text import clean
from services.errors import InvalidForm, Problem

REASON_LIMIT = 1000


class SupplementPolicy(StrEnum):
    """What becomes of the time once the papers are there; each unit sets which, per procedure where it differs.

    `RESTART`: from zero (NĐ 61/2018/NĐ-CP art. 19.4, a dossier that did not qualify); `CONTINUE`: with what was left.
    """

    CONTINUE = "continue"
    RESTART = "restart"


@dataclass(frozen=True, slots=True)
class SupplementTerms:
    """What a unit set for requests after reception; our own values, no rule of law unless named.

    Attributes:
        policy: For every procedure that is not named.
        policies: Per procedure code.
        days: Days the citizen has to bring the papers, counted in calendar days.
        ask_within: Working days after reception in which papers should be asked for (NĐ 61/2018/NĐ-CP art. 19.4: three).
    """

    policy: SupplementPolicy = SupplementPolicy.CONTINUE
    policies: tuple[tuple[str, SupplementPolicy], ...] = ()
    days: int = 20
    ask_within: int = 3

    def policy_of(self, procedure: str) -> SupplementPolicy:
        """Return the policy of a procedure."""
        return dict(self.policies).get(procedure, self.policy)


@dataclass(frozen=True, slots=True)
class Pause:
    """One request for papers of a dossier that was received: its clock stands from the request until they are there.

    Attributes:
        reason: What has to be brought or mended and why, all at once, in the officer's words.
        bring_by: Last day to bring it.
        left: What of the time was left, in `unit`: minutes where that is the hour.
        past: The promise had passed already, so there was nothing left to stop.
        due_before: The promise that stood when the papers were asked for (`NgayHenTraTruoc`).
        late: Papers were asked for later than the unit's own limit after reception.
        override: Why papers are asked for a second time, or "".
        slip: Number of its form 02 in the year.
        came_at, came_to: When the papers came and who took them; None and "" while the clock stands.
        due_after: The promise since then (`NgayHenTraMoi`).
    """

    asked_at: datetime
    asked_by: str
    reason: str
    bring_by: date
    policy: SupplementPolicy
    left: int
    unit: TimeUnit
    due_before: datetime
    past: bool = False
    late: bool = False
    override: str = ""
    slip: int = 0
    came_at: datetime | None = None
    came_to: str = ""
    due_after: datetime | None = None


@dataclass(frozen=True, slots=True)
class Extension:
    """The one time a promise was put off, with an apology (form 04).

    Attributes:
        number: Of its letter in the year.
        due_before, due_after: The promise before and since.
        override: Why it was told later than a day before the promise, or "".

    Source: NĐ 61/2018/NĐ-CP art. 19.9 (a day before at the latest, a letter with reason and new day, once).
    """

    at: datetime
    by: str
    reason: str
    number: int
    due_before: datetime
    due_after: datetime
    override: str = ""


def _counts_from(made: Promise, received_at: datetime) -> date:
    return made.counts_from or office_day(received_at)


def _whole(made: Promise, received_at: datetime, calendar: WorkingCalendar) -> Length:
    """Return the time a promise was counted from; that of an officer's own day in working days."""
    if made.basis is Basis.OFFICER:
        given = made.ends_on or office_day(made.due_at)
        return Length(calendar.working_between(_counts_from(made, received_at), given), TimeUnit.WORKING_DAY)
    minutes = 60 if made.unit is TimeUnit.HOUR else 1
    return Length(made.value * minutes, made.unit, made.same_day, made.cutoff)


def left_of(
    made: Promise, received_at: datetime, at: datetime, calendar: WorkingCalendar, hours: OfficeHours
) -> Length:
    """Return how much of a promise's time is left at a moment; the day of the moment itself is used up."""
    if made.provisional:
        return _whole(made, received_at, calendar)
    start, ends_on = _counts_from(made, received_at), made.ends_on or office_day(made.due_at)
    if made.unit is TimeUnit.HOUR and made.basis is not Basis.OFFICER:
        begun = datetime.combine(start, time(0), OFFICE_ZONE)
        left = open_minutes(max(whole_minute(at), begun), made.due_at, calendar, hours)
        return Length(left, TimeUnit.HOUR, cutoff=made.cutoff)
    since = max(office_day(at), start)
    if made.unit is TimeUnit.WORKING_DAY or made.basis is Basis.OFFICER:
        left, unit = calendar.working_between(since, ends_on), TimeUnit.WORKING_DAY
    else:
        left, unit = max((ends_on - since).days, 0), TimeUnit.DAY
    return Length(left, unit, made.same_day and left == 0, made.cutoff)


def paused(
    made: Promise,
    received_at: datetime,
    at: datetime,
    terms: SupplementTerms,
    policy: SupplementPolicy,
    calendar: WorkingCalendar,
    hours: OfficeHours,
) -> Pause:
    """Return the pause that begins when papers are asked for; who asked, why and on which slip is for the caller to add."""
    whole = policy is SupplementPolicy.RESTART
    left = _whole(made, received_at, calendar) if whole else left_of(made, received_at, at, calendar, hours)
    return Pause(
        asked_at=at,
        asked_by="",
        reason="",
        bring_by=calendar.on_or_after(office_day(at) + timedelta(days=terms.days)),
        policy=policy,
        left=left.value,
        unit=left.unit,
        due_before=made.due_at,
        past=at > made.due_at and not made.provisional,
        late=calendar.working_between(office_day(received_at), office_day(at)) > terms.ask_within,
    )


def resumed(made: Promise, pause: Pause, at: datetime, calendar: WorkingCalendar, hours: OfficeHours) -> Promise:
    """Return the promise once the papers are there; it is never earlier than the one before.

    A promise that had passed when the papers were asked for stays as it was, unless the time begins anew.

    Args:
        made: The promise that stood when the clock was stopped.
        at: When the papers came, aware.

    Source: NĐ 61/2018/NĐ-CP art. 19.4 for time that begins anew; for time that goes on, the unit's own setting.
    """
    again = pause.policy is SupplementPolicy.RESTART
    told = (*made.grounds, Ground(Why.PAUSED, at=pause.asked_at))
    if pause.past and not again:
        return replace(made, grounds=(*told, Ground(Why.TOO_LATE, day=office_day(made.due_at))))
    same_day = made.same_day and (again or pause.left == 0)
    length = Length(pause.left, pause.unit, same_day, made.cutoff)
    found = count(length, handed_over_at(at, calendar, hours) if made.provisional else at, calendar, hours)
    why = Why.RESTARTED if again else Why.RESUMED
    told = (*told, Ground(why, at=at, day=office_day(pause.asked_at)), *_since(found, length, again))
    return _never_earlier(made, found, told, calendar)


def _since(found: Count, length: Length, again: bool) -> tuple[Ground, ...]:
    """Return the facts of the count since the papers came, which says how much was left instead of how long it takes."""
    if again:
        return found.grounds
    return tuple(
        Ground(Why.LEFT, day=ground.day, count=length.value, unit=length.unit)
        if ground.why in (Why.COUNTED, Why.SAME_DAY)
        else ground
        for ground in found.grounds
    )


def _never_earlier(made: Promise, found: Count, told: tuple[Ground, ...], calendar: WorkingCalendar) -> Promise:
    due_at, ends_on = found.due_at, found.ends_on
    if due_at < made.due_at:
        due_at, ends_on = made.due_at, made.ends_on or office_day(made.due_at)
        told = (*told, Ground(Why.KEPT, day=office_day(found.due_at), to=office_day(due_at)))
    before, due = found.first - timedelta(days=1), office_day(due_at)
    named = {off.day: off for off in (*made.holidays, *calendar.holidays_between(before, due))}
    return replace(
        made,
        due_at=due_at,
        holidays=tuple(named[day] for day in sorted(named)),
        unsure=calendar.unsure_between(before, due),
        counts_from=found.counts_from,
        ends_on=ends_on,
        grounds=told,
    )


def may_still_extend(made: Promise, at: datetime) -> bool:
    """Return whether a new day can still be told a day before the promise, as the law wants it."""
    return office_day(at) < office_day(made.due_at)


def extended(made: Promise, day: date, at: datetime, calendar: WorkingCalendar, hours: OfficeHours) -> Promise:
    """Return a promise put off to a later working day; it ends when the office closes.

    Source: NĐ 61/2018/NĐ-CP art. 19.9.
    """
    old = office_day(made.due_at)
    named = {off.day: off for off in (*made.holidays, *calendar.holidays_between(old, day))}
    return replace(
        made,
        due_at=closing(day, calendar, hours),
        holidays=tuple(named[found] for found in sorted(named)),
        unsure=calendar.unsure_between(old, day),
        ends_on=day,
        grounds=(*made.grounds, Ground(Why.EXTENDED, day=old, to=day, at=at)),
    )


def extension_problem(made: Promise, day: date, at: datetime, calendar: WorkingCalendar) -> Problem | None:
    """Return what is wrong with the day a promise is to be put off to, or None."""
    if day <= max(office_day(made.due_at), office_day(at)):
        return Problem("due_on", "not_after_promise")
    if (day - office_day(at)).days > LONGEST_PROMISE_DAYS:
        return Problem("due_on", "not_a_coming_day")
    return None if calendar.is_working(day) else Problem("due_on", "day_off")


def said(reason: str) -> str:
    """Return a reason tidied line by line.

    Raises:
        InvalidForm: There is none, or it is longer than a form holds.
    """
    lines = [line for line in map(clean, reason.splitlines()) if line]
    if not lines:
        raise InvalidForm((Problem("reason", "empty"),))
    if sum(map(len, lines)) > REASON_LIMIT:
        raise InvalidForm((Problem("reason", "too_long", str(REASON_LIMIT)),))
    return "\n".join(lines)
