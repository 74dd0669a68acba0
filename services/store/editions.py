"""A form looked at under the edition its page shows, and under today's.

What is shown is what is received, or it is said what changed.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from services.domain.calendar import calendar_of, office_day
from services.domain.changed import changes_between
from services.domain.dossier import IntakeForm
from services.domain.edition import Edition, carried_over, procedure_changes
from services.domain.procedure import Procedure
from services.domain.review import Counter, Review, review_of
from services.domain.rulebook import Chapter, Rules
from services.errors import CatalogueChanged, UnknownProcedure
from services.resources import commune_at
from services.store import rulebook
from services.store.workplace import Workplace


def shown_review(db: Connection, place: Workplace, form: IntakeForm, now: datetime) -> Review:
    """Return what a form would come to under the edition its page shows, with what is otherwise today.

    A form that says nothing of an edition is looked at under today's.

    Raises:
        UnknownProcedure: The catalogue has no such procedure today, and the page shows none either.
        InvalidForm: The procedure has no such case.
    """
    current, rules = place.shelf.procedure(db, form.procedure, office_day(now)), place.rules(db)
    today = Edition(current.catalogue if current else "", rulebook.revision(db))
    shown = _shown(db, place, form, now) or current
    if shown is None:
        raise UnknownProcedure(form.procedure)
    under = Edition(shown.catalogue, form.shown.rules or today.rules) if form.shown else today
    if under == today:
        return replace(review_of(form, shown, _counter(db, place, rules, now)), edition=today)
    seen_rules = rules if under.rules == today.rules else place.shelf.rules_at(db, under.rules)
    seen = review_of(form, shown, _counter(db, place, seen_rules, now))
    if current is None:
        current = replace(shown, active=False, superseded_by="")
    case, answers = carried_over(form.answers, form.case, shown, current)
    if case is None:
        return replace(seen, edition=today, changes=procedure_changes(shown, current, form.case))
    carried = replace(form, case=case, answers=answers)
    fresh = review_of(carried, current, _counter(db, place, rules, now))
    return replace(seen, edition=today, changes=changes_between(seen, fresh, form.case))


def todays_review(db: Connection, place: Workplace, form: IntakeForm, now: datetime) -> Review:
    """Return what a form comes to today, for an exit: what its page shows must come to the same.

    Raises:
        CatalogueChanged: It does not; nothing was given out.
        UnknownProcedure: The catalogue has no such procedure today.
        InvalidForm: The procedure has no such case.
    """
    if form.shown is not None and (changes := shown_review(db, place, form, now).changes):
        raise CatalogueChanged(form.procedure, len(changes))
    return shown_review(db, place, replace(form, shown=None), now)


def _shown(db: Connection, place: Workplace, form: IntakeForm, now: datetime) -> Procedure | None:
    if form.shown is None or not form.shown.catalogue:
        return None
    row = place.shelf.row(db, form.shown.catalogue, form.procedure)
    return row.as_of(office_day(now)) if row else None


def _counter(db: Connection, place: Workplace, rules: Rules, now: datetime) -> Counter:
    settings = place.settings
    calendar = place.calendar_in(db)
    if rules is not place.rules(db):
        calendar = calendar_of(rules.all(Chapter.CALENDAR), saturday_counts=settings.hours.saturday_counts)
    return Counter(
        now=now,
        rules=rules,
        calendar=calendar,
        hours=settings.hours,
        commune=f"2025:{settings.commune}",
        point=settings.point,
        receiver=settings.default_receiver,
        receivers=settings.receivers,
        commune_at=commune_at,
    )
