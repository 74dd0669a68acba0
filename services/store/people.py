"""What the store knows of a person: earlier dossiers, sheets that wait, scans that lie elsewhere.

It is asked at every pause in typing: every search runs on an index, and a statement is made once.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, func, or_, select, text, union, update

from services.domain.acquaintance import (
    LOOKED_AT,
    OPEN,
    RECENT_DAYS,
    Earlier,
    Likeness,
    Twin,
    likeness,
    waiting_twin,
)
from services.domain.applicant import Applicant, ApplicantKind, numbers_of, tidy
from services.domain.checklist import PaperState
from services.domain.dossier import DossierState, Draft, IntakeForm
from services.domain.plain import from_plain
from services.domain.register import word_of_number
from services.domain.representative import Representative
from services.store.tables import accounts, attachments, components, dossiers, drafts

MOST_TWINS = 8
"""So many dossiers are laid beside a form at most, the newest; own rule."""
_LATEST = 60  # of one applicant and procedure, the newest that are looked at
_TWO_NUMBERS = (ApplicantKind.FOREIGNER, ApplicantKind.HOUSEHOLD)
_MOST_NUMBERS = 3

_ALIVE = dossiers.c.state != DossierState.VOID.value
_THEIRS = dossiers.c.personal_id.in_([bindparam(f"number{at}") for at in range(_MOST_NUMBERS)])
# Both read the index alone, whatever somebody has handed in.
_NEWEST = select(dossiers.c.row).where(_THEIRS).order_by(dossiers.c.row.desc()).limit(LOOKED_AT)
_COUNT = select(func.count()).select_from(dossiers).where(_THEIRS)
_MATTER = (
    select(dossiers.c.row)
    .where(_THEIRS, dossiers.c.procedure_code == bindparam("code"))
    .order_by(dossiers.c.row.desc())
    .limit(_LATEST)
)
_WITH_WORD = text("SELECT rowid FROM dossier_words WHERE dossier_words MATCH :match ORDER BY rowid DESC LIMIT :limit")
_TOLD = (
    select(dossiers.c.row, dossiers.c.number, dossiers.c.received_at, dossiers.c.applicant, dossiers.c.terms)
    .where(dossiers.c.row.in_(bindparam("rows", expanding=True)), _ALIVE)
    .order_by(dossiers.c.row.desc())
)
_TWIN = select(
    dossiers.c.id, dossiers.c.form_id, dossiers.c.full_name, dossiers.c.procedure_code, dossiers.c.procedure,
    dossiers.c.received_at, dossiers.c.received_by, dossiers.c.desk, dossiers.c.number, dossiers.c.state, dossiers.c.due_at,
    dossiers.c.returned_at, dossiers.c.promise,
).where(_ALIVE).order_by(dossiers.c.row.desc())  # fmt: skip
_SAME_MATTER = _TWIN.where(
    dossiers.c.row.in_(_MATTER),
    dossiers.c.form_id != bindparam("form"),
    or_(dossiers.c.state.in_([state.value for state in OPEN]), dossiers.c.received_at >= bindparam("since")),
).limit(2 * MOST_TWINS)
_OF_FORMS = _TWIN.where(dossiers.c.form_id.in_(bindparam("forms", expanding=True)))
_HANDED_IN = (
    select(components.c.dossier_id, components.c.name)
    .where(
        components.c.dossier_id.in_(bindparam("ids", expanding=True)), components.c.state == PaperState.HANDED_IN.value
    )
    .order_by(components.c.dossier_id, components.c.place)
)
_DISPLAY = (
    select(accounts.c.display)
    .where(accounts.c.name == drafts.c.account, accounts.c.closed_at.is_(None))
    .limit(1)
    .scalar_subquery()
)
_WAITING = select(drafts.c.desk, drafts.c.body, func.coalesce(_DISPLAY, drafts.c.account).label("by")).where(
    drafts.c.personal_id.in_([bindparam(f"number{at}") for at in range(_MOST_NUMBERS)]),
    drafts.c.form_id != bindparam("form"),
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


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet that waits: at which desk, and who has it."""

    draft: Draft
    desk: int
    by: str

    @property
    def forms(self) -> tuple[IntakeForm, ...]:
        """The forms of its pages."""
        return tuple(part.form for part in self.draft.parts)


def _numbers(applicant: Applicant) -> dict[str, str] | None:
    """Return the numbers of a tidied applicant as the statements name them; None when there is none."""
    known = numbers_of(applicant)
    if not known:
        return None
    return {f"number{at}": known[min(at, len(known) - 1)] for at in range(_MOST_NUMBERS)}


def earlier_of(db: Connection, applicant: Applicant) -> tuple[list[Earlier], int]:
    """Return what a tidied applicant told at other visits, the newest first, and how many dossiers they have.

    At most `LOOKED_AT` dossiers are read; of who has more, void numbers are counted as well.
    """
    numbers = _numbers(applicant)
    if numbers is None:
        return [], 0
    rows = set(db.execute(_NEWEST, numbers).scalars())
    if applicant.kind in _TWO_NUMBERS and len(rows) < LOOKED_AT:
        match = " OR ".join(f'"{word_of_number(number)}"' for number in numbers_of(applicant))
        rows |= set(db.execute(_WITH_WORD, {"match": match, "limit": LOOKED_AT}).scalars())
    if not rows:
        return [], 0
    newest = sorted(rows, reverse=True)[:LOOKED_AT]
    told = [_told(row) for row in db.execute(_TOLD, {"rows": newest}).mappings()]
    theirs = [one for one in told if set(numbers_of(one.applicant)) & set(numbers_of(applicant))]
    return theirs, len(theirs) if len(rows) < LOOKED_AT else int(db.execute(_COUNT, numbers).scalar_one())


def _told(row: Mapping[Any, Any]) -> Earlier:
    other = row["terms"].get("representative")
    return Earlier(
        applicant=from_plain(Applicant, row["applicant"]),
        representative=from_plain(Representative, other) if other else None,
        number=row["number"],
        at=row["received_at"],
    )


def sheets_of(db: Connection, form: IntakeForm) -> list[Sheet]:
    """Return the sheets of a form's applicant that wait, or lie on another page; not its own, nor one of its visit."""
    numbers = _numbers(tidy(form.applicant))
    if numbers is None:
        return []
    found = []
    for row in db.execute(_WAITING, {**numbers, "form": str(form.id)}):
        sheet = Sheet(from_plain(Draft, json.loads(row.body)), row.desk, row.by)
        if not any(part.id == form.id or (part.visit and part.visit == form.visit) for part in sheet.forms):
            found.append(sheet)
    return found


def told_on(sheet: Sheet) -> Earlier:
    """Return what the applicant of a sheet that waits told."""
    form = sheet.draft.form
    return Earlier(tidy(form.applicant), form.representative, "", sheet.draft.saved_at)


def twins_of(db: Connection, form: IntakeForm, sheets: Iterable[Sheet], now: datetime) -> list[Twin]:
    """Return what may be the same matter as a form: dossiers, the newest first, then these sheets."""
    scans = {UUID(row) for row in db.execute(_SAME_SCAN, {"form": str(form.id)}).scalars()}
    numbers = _numbers(tidy(form.applicant))
    found = _matter(db, numbers, form.procedure, form.id, now)
    if elsewhere := scans - {twin.form_id for twin in found}:
        rows = db.execute(_OF_FORMS, {"forms": [str(other) for other in elsewhere]}).mappings().all()
        found += [_twin(row) for row in rows]
    marked = [replace(t, why=(*t.why, Likeness.SCAN)) if t.form_id in scans else t for t in found]
    ordered = sorted(marked, key=lambda twin: twin.at, reverse=True)[:MOST_TWINS]
    return [*_with_papers(db, ordered), *(twin for sheet in sheets for twin in _pages(sheet, form, scans))]


def twins_of_dossier(db: Connection, number: str, now: datetime) -> list[Twin]:
    """Return other dossiers of the same applicant and procedure as one that is there; [] for a number nobody has.

    Two counters that received the same matter while neither knew of the other are found by this: both are kept.
    """
    query = select(dossiers.c.applicant, dossiers.c.procedure_code, dossiers.c.form_id)
    row = db.execute(query.where(dossiers.c.number == number, _ALIVE)).one_or_none()
    if row is None:
        return []
    numbers = _numbers(from_plain(Applicant, row.applicant))
    return _with_papers(db, _matter(db, numbers, row.procedure_code, UUID(row.form_id), now))


def _matter(db: Connection, numbers: dict[str, str] | None, code: str, form_id: UUID, now: datetime) -> list[Twin]:
    """Return the dossiers of an applicant and a procedure that may be the same matter, the newest first."""
    if numbers is None or not code:
        return []
    found = []
    asked = {**numbers, "code": code, "form": str(form_id), "since": now - timedelta(days=RECENT_DAYS)}
    for row in db.execute(_SAME_MATTER, asked).mappings():
        twin = _twin(row)
        if why := likeness(twin, now, bool(row["promise"].get("same_day"))):
            found.append(replace(twin, why=(why,)))
    return found[:MOST_TWINS]


def _twin(row: Mapping[Any, Any]) -> Twin:
    return Twin(
        why=(),
        form_id=UUID(row["form_id"]),
        full_name=row["full_name"],
        procedure=row["procedure_code"],
        title=row["procedure"]["short_name"],
        at=row["received_at"],
        by=row["received_by"],
        desk=row["desk"],
        number=row["number"],
        state=DossierState(row["state"]),
        due_at=row["due_at"],
        returned_at=row["returned_at"],
        dossier_id=UUID(row["id"]),
    )


def _with_papers(db: Connection, twins: Sequence[Twin]) -> list[Twin]:
    """Return dossiers with the names of the papers that were handed in."""
    if not twins:
        return []
    names: dict[str, list[str]] = {}
    for row in db.execute(_HANDED_IN, {"ids": [str(twin.dossier_id) for twin in twins]}):
        names.setdefault(row.dossier_id, []).append(row.name)
    return [replace(twin, papers=tuple(names.get(str(twin.dossier_id), ()))) for twin in twins]


def _pages(sheet: Sheet, form: IntakeForm, scans: set[UUID]) -> list[Twin]:
    """Return the pages of a waiting sheet that are about the same matter, or hold the same scan."""
    found = []
    for page in sheet.forms:
        why = [Likeness.WAITING] if page.procedure and page.procedure == form.procedure else []
        why += [Likeness.SCAN] if page.id in scans else []
        if why:
            found.append(waiting_twin(sheet.draft, page, sheet.desk, sheet.by, why))
    return found


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
