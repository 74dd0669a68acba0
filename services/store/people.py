"""What the store knows of a person: earlier dossiers, sheets that wait, scans that lie elsewhere. Every search runs on an index."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import BindParameter, Connection, bindparam, func, or_, select, text, union, update

from services.domain.acquaintance import (
    LOOKED_AT,
    OPEN,
    RECENT_DAYS,
    Earlier,
    Likeness,
    Twin,
    likeness,
    twin_of,
    waiting_twin,
)
from services.domain.applicant import Applicant, ApplicantKind, numbers_of, tidy
from services.domain.dossier import DossierState, Draft, IntakeForm
from services.domain.plain import from_plain
from services.domain.register import word_of_number
from services.domain.terms import Terms
from services.store import dossiers as store
from services.store.tables import accounts, attachments, dossiers, drafts

MOST_TWINS = 8
"""So many dossiers are laid beside a form at most, the newest; own rule."""
_MOST_ROWS = 500  # a statement holds only so many values

# Statements asked while somebody types are made once: building one costs as much as running it.
_ALIVE = dossiers.c.state != DossierState.VOID.value
_NUMBERS: BindParameter[list[str]] = bindparam("numbers", expanding=True)
_ROWS_OF = select(dossiers.c.row).where(dossiers.c.personal_id.in_(_NUMBERS), _ALIVE)
_WITH_WORD = text("SELECT rowid FROM dossier_words WHERE dossier_words MATCH :match ORDER BY rowid DESC LIMIT :limit")
_TOLD = (
    select(dossiers.c.number, dossiers.c.received_at, dossiers.c.applicant, dossiers.c.terms)
    .where(dossiers.c.row.in_(bindparam("rows", expanding=True)), _ALIVE)
    .order_by(dossiers.c.row.desc())
)
_MATTER = (
    select(dossiers.c.number)
    .where(
        dossiers.c.personal_id.in_(_NUMBERS),
        dossiers.c.procedure_code == bindparam("code"),
        dossiers.c.form_id != bindparam("form"),
        or_(
            dossiers.c.state.in_([state.value for state in OPEN]),
            (dossiers.c.state == DossierState.RETURNED.value) & (dossiers.c.received_at >= bindparam("since")),
        ),
    )
    .order_by(dossiers.c.row.desc())
    .limit(MOST_TWINS)
)
_DISPLAY = (
    select(accounts.c.display)
    .where(accounts.c.name == drafts.c.account, accounts.c.closed_at.is_(None))
    .limit(1)
    .scalar_subquery()
)
_WAITING = select(drafts.c.desk, drafts.c.body, func.coalesce(_DISPLAY, drafts.c.account).label("by")).where(
    drafts.c.personal_id.in_(_NUMBERS), drafts.c.form_id != bindparam("form")
)
_MINE, _OTHER = attachments.alias("mine"), attachments.alias("other")
_SAME_SCAN = union(
    *(
        select(_OTHER.c.form_id).where(
            _MINE.c.form_id == bindparam("form"),
            _MINE.c.detached_at.is_(None),
            getattr(_OTHER.c, name) == getattr(_MINE.c, name),
            _OTHER.c.form_id != bindparam("form"),
            _OTHER.c.detached_at.is_(None),
        )
        for name in ("original_sha256", "digest")
    )
).limit(MOST_TWINS)


def earlier_of(db: Connection, applicant: Applicant) -> tuple[list[Earlier], int]:
    """Return what a tidied applicant told at other visits, the newest first, and how many dossiers they have.

    At most `LOOKED_AT` dossiers are read; the ones of the last visits.
    """
    numbers = numbers_of(applicant)
    if not numbers:
        return [], 0
    rows = set(db.execute(_ROWS_OF, {"numbers": list(numbers)}).scalars())
    if applicant.kind is not ApplicantKind.PERSON:
        rows |= _with_other_number(db, numbers)
    newest = sorted(rows, reverse=True)[:LOOKED_AT]
    told = [
        Earlier(from_plain(Applicant, row.applicant), from_plain(Terms, row.terms).representative, row.number, row.received_at)
        for row in db.execute(_TOLD, {"rows": newest})
    ]  # fmt: skip
    return [one for one in told if set(numbers_of(one.applicant)) & set(numbers)], len(rows)


def _with_other_number(db: Connection, numbers: Sequence[str]) -> set[int]:
    """Return the dossiers kept under another number of the same applicant: a foreigner's passport, a household's tax code."""
    match = " OR ".join(f'"{word_of_number(number)}"' for number in numbers)
    rows = list(db.execute(_WITH_WORD, {"match": match, "limit": _MOST_ROWS}).scalars())
    found = select(dossiers.c.row, dossiers.c.applicant).where(dossiers.c.row.in_(rows), _ALIVE)
    return {
        row.row for row in db.execute(found) if set(numbers_of(from_plain(Applicant, row.applicant))) & set(numbers)
    }


def twins_of(db: Connection, form: IntakeForm, now: datetime) -> list[Twin]:
    """Return what may be the same matter as a form: dossiers, the newest first, then sheets that wait.

    Its own sheet, and the other pages of its own visit, are not told of.
    """
    numbers = numbers_of(tidy(form.applicant))
    scans = {UUID(row) for row in db.execute(_SAME_SCAN, {"form": str(form.id)}).scalars()}
    found = _matter(db, numbers, form.procedure, form.id, now)
    for other in scans:
        if other not in found and (dossier := store.by_form(db, other)) and dossier.state is not DossierState.VOID:
            found[other] = twin_of(dossier, (Likeness.SCAN,))
    marked = [_marked(twin, scans) for twin in found.values()]
    ordered = sorted(marked, key=lambda twin: twin.at, reverse=True)
    return [*ordered, *_sheets(db, form, numbers, scans)]


def twins_of_dossier(db: Connection, number: str, now: datetime) -> list[Twin]:
    """Return other dossiers of the same applicant and procedure as one that is there; [] for a number nobody has.

    Two counters that received the same matter while neither knew of the other are found by this: both are kept.
    """
    dossier = store.by_number(db, number)
    if dossier is None or dossier.state is DossierState.VOID:
        return []
    numbers = numbers_of(dossier.applicant)
    return list(_matter(db, numbers, dossier.procedure.code, dossier.form_id, now).values())


def _matter(db: Connection, numbers: Sequence[str], code: str, form_id: UUID, now: datetime) -> dict[UUID, Twin]:
    """Return the dossiers of an applicant and a procedure that may be the same matter, by their forms."""
    if not numbers or not code:
        return {}
    since = now - timedelta(days=RECENT_DAYS)
    asked = {"numbers": list(numbers), "code": code, "form": str(form_id), "since": since}
    found = {}
    for number in db.execute(_MATTER, asked).scalars().all():
        dossier = store.by_number(db, number)
        if dossier and (why := likeness(dossier, now)):
            found[dossier.form_id] = twin_of(dossier, (why,))
    return found


def _marked(twin: Twin, scans: Iterable[UUID]) -> Twin:
    same = twin.form_id in scans and Likeness.SCAN not in twin.why
    return replace(twin, why=(*twin.why, Likeness.SCAN)) if same else twin


def _sheets(db: Connection, form: IntakeForm, numbers: Sequence[str], scans: set[UUID]) -> list[Twin]:
    """Return the pages of waiting sheets that are about the same matter, or hold the same scan."""
    rows = list(db.execute(_WAITING, {"numbers": list(numbers), "form": str(form.id)})) if numbers else []
    found = []
    for row in rows:
        draft = from_plain(Draft, json.loads(row.body))
        parts = [draft.form, *(other.form for other in draft.more)]
        if any(part.id == form.id or (part.visit and part.visit == form.visit) for part in parts):
            continue
        for part in parts:
            why = [Likeness.WAITING] if part.procedure and part.procedure == form.procedure else []
            why += [Likeness.SCAN] if part.id in scans else []
            if why:
                found.append(waiting_twin(draft, part, row.desk, row.by, why))
    return found


def waiting_details(db: Connection, form: IntakeForm) -> list[Earlier]:
    """Return what the same applicant told on sheets that still wait, the last saved first."""
    numbers = numbers_of(tidy(form.applicant))
    rows = db.execute(_WAITING, {"numbers": list(numbers), "form": str(form.id)}) if numbers else ()
    found = []
    for row in rows:
        draft = from_plain(Draft, json.loads(row.body))
        applicant = tidy(draft.form.applicant)
        if draft.form.id != form.id and set(numbers_of(applicant)) & set(numbers):
            found.append(Earlier(applicant, draft.form.representative, "", draft.saved_at))
    return sorted(found, key=lambda one: one.at, reverse=True)


def move_papers(db: Connection, form_id: UUID, to: UUID, *, keep_components: bool) -> int:
    """Put the scanned papers of one form behind those of another, and return how many they were.

    Args:
        keep_components: The papers still show what the checklist asks for; else nobody said what they are.
    """
    last = select(func.max(attachments.c.place)).where(attachments.c.form_id == str(to))
    place = db.execute(last).scalar_one()
    first = 0 if place is None else place + 1
    mine = select(attachments.c.id).where(attachments.c.form_id == str(form_id), attachments.c.detached_at.is_(None))
    ids = db.execute(mine.order_by(attachments.c.place)).scalars().all()
    for at, paper in enumerate(ids, first):
        moved = {"form_id": str(to), "place": at, **({} if keep_components else {"component": None})}
        db.execute(update(attachments).where(attachments.c.id == paper).values(moved))
    return len(ids)
