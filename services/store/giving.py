"""Giving out forms 02 and 03: number, slip, print job, journal line and exceptions, all in the caller's transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4

from sqlalchemy import Connection

from services.domain import outages
from services.domain import representative as representatives
from services.domain.applicant import identity, tidy
from services.domain.calendar import office_day
from services.domain.checklist import DOWN, WRONG, ExtraPaper, Paper, PaperState
from services.domain.dossier import Dossier, IntakeForm
from services.domain.exceptions import ExceptionKind
from services.domain.guard import DATABASE_BASIS, SAME_MATTER_DAYS, excused, line_problem, meant, tidied
from services.domain.journal import Event
from services.domain.permissions import Account
from services.domain.reception import taken
from services.domain.refusal import Ground, printed_reason
from services.domain.review import Review
from services.domain.rulebook import Chapter, Rule
from services.domain.slip import Slip, SlipKind
from services.domain.text import clean
from services.errors import AskedBefore, InvalidForm
from services.store import counters, exceptions, journal, print_jobs, slips
from services.store.workplace import Workplace

_SHEETS = {SlipKind.REQUEST: "02", SlipKind.REFUSAL: "03"}
_EVENTS = {SlipKind.REQUEST: Event.PAPERS_REQUESTED, SlipKind.REFUSAL: Event.REFUSED}


def slip_name(slip: Slip) -> str:
    """Return the number a slip is known by: `02/15/2026`."""
    return f"{_SHEETS[slip.kind]}/{slip.number}/{office_day(slip.issued_at).year}"


def request(
    db: Connection, place: Workplace, by: Account, form: IntakeForm, review: Review, missing: Sequence[Paper],
    *, reason: str, again: str, now: datetime,
) -> Slip:  # fmt: skip
    """Give out form 02; the same form with the same content has its slip already.

    Args:
        missing: The papers that may be asked for.
        again: Why papers are asked for once more; needed when this person was asked before.

    Raises:
        AskedBefore: This person was asked for papers of this procedure, and no reason was given.

    Source: NĐ 309/2026/NĐ-CP art. 8.1 (once).
    """
    person, extras = tidy(form.applicant), tuple(map(tidied, form.extras))
    since = now - timedelta(days=SAME_MATTER_DAYS)
    before = slips.of_form(db, form.id, SlipKind.REQUEST)
    if before and _same(before, missing, extras, clean(reason)):
        return before
    before = before or slips.open_request(db, identity(person), form.procedure, since)
    if before and not clean(again):
        raise AskedBefore(slip_name(before).removeprefix("02/"))
    slip = _slip(place, by, form, SlipKind.REQUEST, review, now)
    slip = replace(
        slip,
        number=_number(db, place, SlipKind.REQUEST, now),
        missing=tuple(missing),
        reason=clean(reason),
        basis=DATABASE_BASIS if any(p.reason for p in missing) else "",
        extras=extras,
        again=before.again + 1 if before else 0,
        again_reason=clean(again) if before else "",
    )
    _give(db, place, by, slip, now, {"procedure": form.procedure, "again": slip.again})
    _record_request(db, place, by, slip, before, now)
    return slip


def _same(before: Slip, missing: Sequence[Paper], extras: tuple[ExtraPaper, ...], reason: str) -> bool:
    return (before.missing, before.extras) == (tuple(missing), extras) and reason in ("", before.reason)


def refusal(
    db: Connection, place: Workplace, by: Account, form: IntakeForm, review: Review, ground: Rule[Ground],
    *, explanation: str, basis: str, now: datetime,
) -> Slip:  # fmt: skip
    """Give out form 03 with its lawful ground; a form refused before has its slip already."""
    if known := slips.of_form(db, form.id, SlipKind.REFUSAL):
        return known
    slip = _slip(place, by, form, SlipKind.REFUSAL, review, now)
    citation = ground.body.citation
    slip = replace(
        slip,
        number=_number(db, place, SlipKind.REFUSAL, now),
        missing=review.missing,
        reason=printed_reason(ground.body, explanation),
        basis=f"{citation}; {clean(basis)}" if clean(basis) else citation,
        ground=ground.key,
    )
    _give(db, place, by, slip, now, {"procedure": form.procedure, "ground": ground.key})
    return slip


def _number(db: Connection, place: Workplace, kind: SlipKind, now: datetime) -> int:
    return counters.draw(db, place.desk, f"{kind.value}:{office_day(now).year}")


def _slip(place: Workplace, by: Account, form: IntakeForm, kind: SlipKind, review: Review, now: datetime) -> Slip:
    return Slip(
        id=uuid4(),
        form_id=form.id,
        kind=kind,
        number=0,
        desk=place.desk,
        applicant=tidy(form.applicant),
        procedure=taken(review, form.case),
        missing=(),
        reason="",
        basis="",
        issued_at=now,
        issued_by=by.display,
        representative=representatives.tidy(form.representative) if form.representative else None,
    )


def _give(
    db: Connection, place: Workplace, by: Account, slip: Slip, now: datetime, facts: dict[str, str | int]
) -> None:
    slips.add(db, slip, place.desk)
    print_jobs.put(db, place.desk, _SHEETS[slip.kind], print_jobs.Subject(slip_id=slip.id), now)
    journal.append(db, place.desk, by.name, _EVENTS[slip.kind], str(slip.id), now, facts)


def _record_request(
    db: Connection, place: Workplace, by: Account, slip: Slip, before: Slip | None, now: datetime
) -> None:
    """Write down what form 02 asks for beyond the rule, each with its reason."""
    name, code = slip_name(slip), slip.procedure.code
    for extra in slip.extras:
        facts = {"slip": name, "name": extra.name, "basis": extra.basis, "why": extra.why}
        journal.append(db, place.desk, by.name, Event.EXTRA_ASKED, str(slip.id), now, facts)
        exceptions.put(
            db, place.desk, by.name, ExceptionKind.OVERRIDE if extra.why else ExceptionKind.EXTRA_PAPER, now,
            procedure=code, subject=name, what=extra.name, basis=extra.basis, reason=extra.reason,
        )  # fmt: skip
    for paper in slip.missing:
        if paper.reason:
            exceptions.put(
                db, place.desk, by.name, ExceptionKind.OVERRIDE, now,
                procedure=code, subject=name, what=paper.name, basis=DATABASE_BASIS, reason=paper.reason,
            )  # fmt: skip
    if before is not None:
        exceptions.put(
            db, place.desk, by.name, ExceptionKind.SECOND_REQUEST, now,
            procedure=code, subject=name, what=slip_name(before), reason=slip.again_reason,
        )  # fmt: skip


def asked_before(db: Connection, form: IntakeForm, now: datetime) -> frozenset[str]:
    """Return the names of the papers beyond the checklist that this person was lawfully asked for."""
    since = now - timedelta(days=SAME_MATTER_DAYS)
    slip = slips.of_form(db, form.id, SlipKind.REQUEST)
    slip = slip or slips.open_request(db, identity(tidy(form.applicant)), form.procedure, since)
    return frozenset(extra.name for extra in slip.extras) if slip else frozenset()


def record_taken(db: Connection, place: Workplace, by: Account, received: Dossier, new: Sequence[str]) -> None:
    """Write down which papers were taken beyond the rule with a dossier.

    Args:
        new: Names of papers beyond the checklist that nobody had asked for before.
    """
    code, number, now = received.procedure.code, received.number, received.received_at
    for paper in received.papers:
        if paper.reason and paper.state is PaperState.HANDED_IN:
            exceptions.put(
                db, place.desk, by.name, ExceptionKind.PAPER_COLLECTED, now,
                procedure=code, subject=number, what=paper.name, basis=DATABASE_BASIS, reason=paper.reason,
            )  # fmt: skip
    for extra in received.terms.extras:
        if extra.name in new:
            facts = {"name": extra.name, "basis": extra.basis, "why": extra.why}
            journal.append(db, place.desk, by.name, Event.EXTRA_ASKED, number, now, facts)
            exceptions.put(
                db, place.desk, by.name, ExceptionKind.EXTRA_PAPER, now,
                procedure=code, subject=number, what=extra.name, basis=extra.basis, reason=extra.reason,
            )  # fmt: skip


def guard_lines(db: Connection, place: Workplace, text: str, now: datetime) -> tuple[str, ...]:
    """Return the lines of a request after reception that ask for a paper a database should have.

    Raises:
        InvalidForm: A line asks for what nobody may ask for.
    """
    rules, today = place.rules(db), office_day(now)
    barred = [rule.body for rule in rules.on(Chapter.BARRED, today)]
    lines = [line for line in text.splitlines() if line.strip()]
    found = [line_problem(line, barred, outages.down(rules, today, now)) for line in lines]
    if problems := tuple(problem for problem in found if problem):
        raise InvalidForm(problems)
    return tuple(line for line in lines if meant(line, barred))


def record_supplement(
    db: Connection, place: Workplace, by: Account, dossier: Dossier, held: Sequence[str], again: str, now: datetime
) -> None:
    """Write down what a request after reception asks for beyond the rule, and why it is the second one."""
    code, number = dossier.procedure.code, dossier.number
    for line in held:
        reason = WRONG if excused(line) else DOWN
        exceptions.put(
            db, place.desk, by.name, ExceptionKind.OVERRIDE, now,
            procedure=code, subject=number, what=line, basis=DATABASE_BASIS, reason=reason,
        )  # fmt: skip
    if again:
        exceptions.put(
            db, place.desk, by.name, ExceptionKind.SECOND_REQUEST, now,
            procedure=code, subject=number, what=number, reason=again,
        )  # fmt: skip
