"""What an intake form would come to if it were received now."""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass, field
from datetime import date, datetime

from services.domain import applicant as persons
from services.domain import authority, checklist, guard, outages
from services.domain import representative as representatives
from services.domain.applicant import Applicant
from services.domain.calendar import OfficeHours, WorkingCalendar, office_day
from services.domain.checklist import Paper
from services.domain.deadline import Promise, promised
from services.domain.dossier import IntakeForm, Payment
from services.domain.edition import Change, Edition
from services.domain.points import points_on, return_point_of, return_problems
from services.domain.procedure import Case, Procedure
from services.domain.quote import Quote, exemption_problems, quote
from services.domain.routing import Route, boundless, competent_problems, route, trials
from services.domain.rulebook import Chapter, Rules
from services.errors import InvalidForm, Problem


@dataclass(frozen=True, slots=True)
class Review:
    """What a form would come to if it were received now.

    Attributes:
        problems: Faulty fields, in reading order.
        papers: The whole checklist, answered.
        missing: Papers that are not there.
        promise: When the result would be due; None when the officer must say.
        warnings: Things to look at that never block.
        quote: What it costs, or what must be asked to know.
        competent: Name of the competent commune when the form names another one, or "".
        return_point: Key of the point where the result will be handed out, or "".
        notices: What to tell that never blocks: a receiver nobody set up, a procedure filed online only.
        edition: Today's catalogue row and rulebook.
        changes: What comes out differently today than on the page, which shows an earlier edition; an exit is refused
            until the officer goes over to the new one.
    """

    procedure: Procedure
    catalogue: str
    problems: tuple[Problem, ...]
    papers: tuple[Paper, ...]
    missing: tuple[Paper, ...]
    promise: Promise | None
    route: Route
    warnings: tuple[str, ...]
    quote: Quote
    competent: str = ""
    return_point: str = ""
    notices: tuple[Problem, ...] = ()
    edition: Edition = field(default_factory=Edition)
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Counter:
    """What holds at the counter when a form is looked at.

    Attributes:
        now: Aware.
        commune: Place code of its own commune, such as `2025:11983`.
        point: Key of the reception point it stands at, or "".
        receiver: Name of the receiver for what has not switched.
        receivers: Names of the receivers the settings know.
        commune_at: Gives name and province of a commune of today by its place code, None for any other code.
    """

    now: datetime
    rules: Rules
    calendar: WorkingCalendar
    hours: OfficeHours
    commune: str
    point: str
    receiver: str
    receivers: Container[str]
    commune_at: Callable[[str], tuple[str, str] | None]

    @property
    def today(self) -> date:
        """The office's date."""
        return office_day(self.now)


def review_of(form: IntakeForm, procedure: Procedure, at: Counter) -> Review:
    """Return what a form for a procedure would come to.

    Raises:
        InvalidForm: The procedure has no such case.
    """
    person, case, rules = persons.tidy(form.applicant), _case(form, procedure), at.rules
    unit, bad_unit = _competent(form, at)
    limit, points = procedure.time_for(form.case, form.channel), points_on(rules, at.today)
    promise, bad_day = promised(limit, form.due_on, unit, at.now, at.calendar, at.hours)
    cost = quote(procedure, form.case, form.channel, at.today, rules, form.pages, form.copies, form.exemption)
    way = route(procedure, at.today, rules, at.receiver)
    papers = checklist.papers(case, form.answers, authority.asked_for(case, form.representative))
    return Review(
        procedure=procedure,
        catalogue=procedure.catalogue,
        problems=(
            *_person_problems(person, at),
            *_representative_problems(form, person),
            *_paper_problems(form, case, at),
            *bad_day,
            *bad_unit,
            *return_problems(form.return_point, points),
            *exemption_problems(form.payment is Payment.EXEMPT, cost),
        ),
        papers=papers,
        missing=checklist.missing(papers),
        promise=promise,
        route=way,
        warnings=persons.number_warnings(person),
        quote=cost,
        competent=unit,
        return_point=return_point_of(form.return_point, at.point, points),
        notices=_notices(procedure, way, at),
    )


def _case(form: IntakeForm, procedure: Procedure) -> Case:
    try:
        return procedure.case(form.case)
    except IndexError:
        raise InvalidForm((Problem("case", "out_of_range", f"0–{max(len(procedure.cases) - 1, 0)}"),)) from None


def _person_problems(person: Applicant, at: Counter) -> tuple[Problem, ...]:
    found = persons.problems(person, at.today)
    if person.commune and not found and not at.commune_at(person.commune):
        return (Problem("applicant.commune", "not_a_commune"),)
    return found


def _representative_problems(form: IntakeForm, person: Applicant) -> tuple[Problem, ...]:
    given = form.representative
    return representatives.problems(representatives.tidy(given) if given else None, person)


def _paper_problems(form: IntakeForm, case: Case, at: Counter) -> tuple[Problem, ...]:
    """Return which answers cannot be, and which papers may not be asked for or taken as the form says."""
    down = outages.down(at.rules, at.today, at.now)
    barred = [rule.body for rule in at.rules.on(Chapter.BARRED, at.today)]
    return (
        *checklist.problems(case, form.answers),
        *guard.collecting(case, form.answers, down),
        *guard.problems(form.extras, case, barred, down),
    )


def _competent(form: IntakeForm, at: Counter) -> tuple[str, tuple[Problem, ...]]:
    """Return the name of the other commune a form names as competent, "" for none, and what is wrong with it."""
    unit, home = at.commune_at(form.competent), at.commune_at(at.commune)
    allowed = boundless(form.procedure, at.today, at.rules)
    bad = competent_problems(form.competent, unit and unit[1], allowed, home and home[1])
    return ("", bad) if bad or unit is None or form.competent == at.commune else (unit[0], ())


def _notices(procedure: Procedure, way: Route, at: Counter) -> tuple[Problem, ...]:
    found = [Problem("procedure", "online_only")] if procedure.online_only else []
    if way.receiver != at.receiver and way.receiver not in at.receivers:
        found.append(Problem("receiver", "receiver_unknown", way.receiver))
    tried = trials(procedure, at.today, at.rules)
    return (*found, *(Problem("receiver", "only_tried", rule.body.receiver) for rule in tried))
