"""Intake pages not yet received."""

from __future__ import annotations

import json
from uuid import UUID

from sqlalchemy import Connection, bindparam, delete, or_, select

from services.domain.dossier import Draft
from services.domain.plain import from_plain, to_plain
from services.store.tables import drafts

_DROP = delete(drafts).where(drafts.c.form_id == bindparam("form"))


def put(db: Connection, desk: int, account: str, draft: Draft) -> None:
    """Store a draft in the place of the account's earlier one."""
    db.execute(delete(drafts).where(or_(drafts.c.account == account, drafts.c.form_id == str(draft.form.id))))
    body = json.dumps(to_plain(draft), ensure_ascii=False)
    db.execute(
        drafts.insert(),
        {
            "form_id": str(draft.form.id), "desk": desk, "account": account, "catalogue": draft.catalogue,
            "body": body, "saved_at": draft.saved_at,
        },
    )  # fmt: skip


def drop(db: Connection, form_id: UUID) -> None:
    """Forget the draft of a form."""
    db.execute(_DROP, {"form": str(form_id)})


def drop_own(db: Connection, form_id: UUID, account: str) -> None:
    """Forget the draft of a form when it is this account's."""
    db.execute(delete(drafts).where(drafts.c.form_id == str(form_id), drafts.c.account == account))


def latest(db: Connection, account: str) -> Draft | None:
    """Return the draft an account saved last, or None."""
    query = select(drafts.c.body).where(drafts.c.account == account).order_by(drafts.c.saved_at.desc()).limit(1)
    body = db.execute(query).scalar_one_or_none()
    return from_plain(Draft, json.loads(body)) if body else None
