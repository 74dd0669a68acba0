"""Putting a dossier right: the mended form under the row and rules it was received under, and what the journal keeps of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import Connection

from services.domain.correction import Change, Correction, CorrectionMade, corrected, filled, own_problems
from services.domain.dossier import Dossier, FeeLine, IntakeForm, Payment
from services.domain.fee_lines import fee_lines
from services.domain.journal import Event
from services.domain.plain import from_plain
from services.domain.review import Counter, review_of
from services.domain.undo import paid
from services.errors import InvalidForm, UnknownProcedure
from services.resources import commune_at, gazetteer
from services.store import dossiers, journal, print_jobs
from services.store.workplace import Workplace


def reviewed(
    db: Connection, place: Workplace, dossier: Dossier, correction: Correction
) -> tuple[IntakeForm, tuple[FeeLine, ...]]:
    """Return the form a dossier would have come from, had it been right, and its fees.

    Raises:
        InvalidForm: A place may not be put right, or what is to stand there cannot be.
        UnknownProcedure: The catalogue no longer holds the row the dossier was received under.
    """
    form = filled(dossier, correction)
    form = replace(form, applicant=gazetteer().placed(form.applicant))
    procedure = place.shelf.row(db, dossier.procedure.catalogue, dossier.procedure.code)
    if procedure is None:
        raise UnknownProcedure(dossier.procedure.code)
    review = review_of(form, procedure, _counter(db, place, dossier))
    if problems := own_problems(review.problems, correction, form):
        raise InvalidForm(problems)
    fees = dossier.fees
    asked = {name.partition(".")[2] for name in correction.fields if name.startswith("fee.")}
    if asked == {"payment"} and form.payment is not Payment.EXEMPT and not dossier.terms.exemption:
        fees = paid(fees, form.payment)
    elif asked:
        fees = fee_lines(form, procedure, review.quote)
    return form, fees


def put_right(
    db: Connection, place: Workplace, dossier: Dossier, correction: Correction, by: str, now: datetime
) -> tuple[Dossier, tuple[Change, ...]]:
    """Store a dossier put right, its new receipt made ready, and return it with what changed; telling it on is the caller's.

    Args:
        by: Display name of the officer.

    Raises:
        InvalidForm: A place may not be put right, what is to stand there cannot be, or nothing is different.
        UnknownProcedure: The catalogue no longer holds the row the dossier was received under.
    """
    form, fees = reviewed(db, place, dossier, correction)
    right, changes = corrected(dossier, form, fees, by, now)
    dossiers.correct(db, dossier, right)
    renew_receipt(db, place, right, now)
    return right, changes


def _counter(db: Connection, place: Workplace, dossier: Dossier) -> Counter:
    """Return the counter as it was when the dossier was received."""
    settings = place.settings
    return Counter(
        now=dossier.received_at,
        rules=place.rules(db),
        calendar=place.calendar_in(db),
        hours=settings.hours,
        commune=f"2025:{settings.commune}",
        point=settings.point,
        receiver=settings.default_receiver,
        receivers=settings.receivers,
        commune_at=commune_at,
    )


def renew_receipt(db: Connection, place: Workplace, dossier: Dossier, now: datetime) -> None:
    """Make the receipt ready to be printed again, with its whole visit; not wanted until somebody asks for it."""
    last = print_jobs.of_dossier(db, dossier.id)
    # The newest receipt is the valid one, also after the clock was set back.
    at = max(now, last.created_at + timedelta(microseconds=1)) if last else now
    subject = print_jobs.Subject(dossier_id=dossier.id, visit=dossier.terms.visit)
    print_jobs.put(db, place.desk, "01", subject, at, wanted=False)


def made(db: Connection, number: str) -> list[CorrectionMade]:
    """Return the corrections of a dossier as the journal keeps them, oldest first."""
    return [
        CorrectionMade(
            line.at,
            line.actor,
            str(details.get("reason", "")),
            tuple(from_plain(Change, change) for change in details.get("changes", ())),
        )
        for line, details in journal.details_about(db, number, Event.CORRECTED)
    ]
