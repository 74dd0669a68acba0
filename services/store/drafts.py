"""Intake pages not yet received: at most one open a person, any number that wait."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, delete, or_, select, update

from services.domain.applicant import identity, tidy
from services.domain.dossier import Draft
from services.domain.draft import DraftState
from services.domain.journal import Event
from services.domain.plain import from_plain, to_plain
from services.store.tables import drafts, journal

_DROP = delete(drafts).where(drafts.c.form_id == bindparam("form"))
# One that holds the form as another page of its visit names it in its body.
_HOLDING = select(drafts).where(or_(drafts.c.form_id == bindparam("form"), drafts.c.body.contains(bindparam("form"))))


def put(db: Connection, desk: int, account: str, draft: Draft) -> None:
    """Store a draft as an account has it now."""
    form = draft.form
    draft = replace(
        draft,
        account=account,
        begun_by=draft.begun_by or account,
        begun_at=draft.begun_at or draft.saved_at,
    )
    db.execute(_DROP, {"form": str(form.id)})
    db.execute(
        drafts.insert(),
        {
            "form_id": str(form.id), "desk": desk, "account": account, "catalogue": draft.catalogue,
            "body": json.dumps(to_plain(draft), ensure_ascii=False), "saved_at": draft.saved_at,
            "state": draft.state.value, "personal_id": identity(tidy(form.applicant))[:20],
            "procedure_code": form.procedure[:40],
        },
    )  # fmt: skip


def _draft(row: Mapping[Any, Any]) -> Draft:
    """Return a draft as its row has it; rows of before states were kept say nothing of them in their body."""
    found = from_plain(Draft, json.loads(row["body"]))
    return replace(
        found,
        state=DraftState(row["state"]),
        account=row["account"],
        begun_by=found.begun_by or row["account"],
        begun_at=found.begun_at or found.saved_at,
    )


def holding(db: Connection, form_id: UUID) -> Draft | None:
    """Return the draft that holds a form, as its first page or as another of its visit, or None."""
    found = [_draft(row) for row in db.execute(_HOLDING, {"form": str(form_id)}).mappings()]
    return next((draft for draft in found if any(part.form.id == form_id for part in draft.parts)), None)


def open_of(db: Connection, account: str) -> Draft | None:
    """Return what an account has on its page, or had when it was cut off; None when there is nothing."""
    query = select(drafts).where(drafts.c.account == account, drafts.c.state == DraftState.OPEN.value)
    row = db.execute(query.order_by(drafts.c.saved_at.desc()).limit(1)).mappings().one_or_none()
    return _draft(row) if row else None


def every(db: Connection) -> list[Draft]:
    """Return all drafts, the last saved first."""
    rows = db.execute(select(drafts).order_by(drafts.c.saved_at.desc(), drafts.c.form_id)).mappings()
    return [_draft(row) for row in rows]


def mark(db: Connection, form_id: UUID, state: DraftState) -> None:
    """Say how the draft that holds a form stands now; nothing happens when there is none."""
    if (draft := holding(db, form_id)) is not None:
        db.execute(update(drafts).where(drafts.c.form_id == str(draft.form.id)).values(state=state.value))


def remove(db: Connection, draft: Draft) -> None:
    """Forget a draft whole, with every page of its visit."""
    db.execute(_DROP, {"form": str(draft.form.id)})


def drop(db: Connection, form_id: UUID) -> None:
    """Forget the page of a form that was received or refused; other pages of its visit stay."""
    row = next(iter(db.execute(_HOLDING, {"form": str(form_id)}).mappings()), None)
    if row is None:
        return
    draft = _draft(row)
    remove(db, draft)
    if left := [part for part in draft.parts if part.form.id != form_id]:
        first, *others = left
        kept = replace(
            draft, form=first.form, catalogue=first.catalogue, extras={**draft.extras, **first.extras, "at": "0"}
        )
        put(db, row["desk"], draft.account, replace(kept, more=tuple(others)))


def dropped(db: Connection, forms: Collection[UUID]) -> set[UUID]:
    """Return which of these forms were dropped on an officer's word at some time."""
    query = select(journal.c.subject).where(
        journal.c.subject.in_([str(form) for form in forms]), journal.c.event == Event.DRAFT_DROPPED.value
    )
    return {UUID(subject) for subject in db.execute(query).scalars()}
