"""What the sheet would come to: promise, ruler of days, receiver, the line to it. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from services.bootstrap import Desk
from services.domain.applicant import digits
from services.domain.calendar import WorkingCalendar, days, office_day
from services.domain.dossier import IntakeForm
from services.domain.permissions import Account
from services.domain.places import Place
from services.domain.points import ReceptionPoint
from services.domain.review import Review
from services.domain.rulebook import Chapter

RULER_DAYS = 7


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the ruler; `kind` is `start`, `work`, `off` or `due`."""

    day: date
    kind: str


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the sheet would come to now.

    Attributes:
        ruler: The days from reception to promise; empty when they are one or more than seven.
        receiver: The receiver's name for people as set, or "".
        online: Whether the last try reached it; None when nothing was tried.
        since: Since when that is so.
        earlier: How many dossiers this person has at this desk.
        place: The commune of today the address names.
        anywhere: The procedure may be handed in away from the commune that settles it.
        points: The reception points that hand out results, each with its key; fewer than two need no choice.
    """

    review: Review
    ruler: tuple[Day, ...]
    receiver: str
    online: bool | None
    since: datetime | None
    earlier: int
    place: Place
    points: tuple[tuple[str, ReceptionPoint], ...] = ()
    anywhere: bool = False


def outlook_of(desk: Desk, by: Account, form: IntakeForm) -> Outlook:
    """Return what a form would come to; nothing is stored."""
    review = desk.intake.review(by, form)
    place = desk.place
    known = desk.settings.receivers.get(review.route.receiver)
    line = next((one for one in desk.delivery.lines(1) if one.receiver == review.route.receiver), None)
    number = digits(form.applicant.personal_id)
    due = office_day(review.promise.due_at) if review.promise else None
    points = desk.rulebook.in_force(by, Chapter.POINTS, place.today())
    listed = desk.rulebook.in_force(by, Chapter.BOUNDLESS, place.today())
    return Outlook(
        review=review,
        ruler=ruler(office_day(place.now()), due, place.calendar) if due else (),
        receiver=known.label if known else "",
        online=line.online if line else None,
        since=line.since if line else None,
        earlier=desk.registry.find(by, number).matching if len(number) in (9, 12) and number.isdigit() else 0,
        place=desk.places_book.today(by, form.applicant.address),
        points=tuple((rule.key, rule.body) for rule in points if rule.body.returns),
        anywhere=any(rule.key == form.procedure for rule in listed),
    )


def ruler(start: date, due: date, calendar: WorkingCalendar) -> tuple[Day, ...]:
    """Return the days from reception to promise, at most seven, each with its kind."""
    if not 1 <= (due - start).days < RULER_DAYS:
        return ()
    kinds = {start: "start", due: "due"}
    return tuple(
        Day(day, kinds.get(day) or ("work" if calendar.is_working(day) else "off")) for day in days(start, due)
    )
