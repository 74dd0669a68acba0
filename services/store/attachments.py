"""Scanned papers of forms: rows to values and back. The files themselves lie in the vault."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, bindparam, func, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from services.domain.attachment import Attachment, Kind, Source
from services.store.tables import attachments, files

_ROWS = select(attachments, files.c.kind, files.c.size, files.c.pages, files.c.sha256).join(
    files, (files.c.desk == attachments.c.desk) & (files.c.digest == attachments.c.digest)
)
_OF_FORM = _ROWS.where(attachments.c.form_id == bindparam("form"), attachments.c.detached_at.is_(None)).order_by(
    attachments.c.place, attachments.c.added_at
)


def _attachment(row: Mapping[Any, Any]) -> Attachment:
    return Attachment(
        id=UUID(row["id"]),
        form_id=UUID(row["form_id"]),
        component=row["component"],
        place=row["place"],
        kind=Kind(row["kind"]),
        title=row["title"],
        digest=row["digest"],
        sha256=row["sha256"],
        size=row["size"],
        pages=row["pages"],
        original_sha256=row["original_sha256"],
        original_size=row["original_size"],
        notes=tuple(row["notes"]),
        source=Source(row["source"]),
        added_at=row["added_at"],
        added_by=row["added_by"],
    )


def _file(db: Connection, desk: int, attachment: Attachment, at: datetime) -> None:
    """Name a file of the vault; one that is named already stays as it is."""
    row = {
        "desk": desk, "digest": attachment.digest, "kind": attachment.kind.value, "size": attachment.size,
        "pages": attachment.pages, "sha256": attachment.sha256, "stored_at": at,
    }  # fmt: skip
    db.execute(upsert(files).values(row).on_conflict_do_nothing())


def add(db: Connection, desk: int, attachment: Attachment) -> None:
    """Store a new attachment; its file is in the vault already."""
    _file(db, desk, attachment, attachment.added_at)
    row = {
        "id": str(attachment.id), "desk": desk, "form_id": str(attachment.form_id), "component": attachment.component,
        "place": attachment.place, "digest": attachment.digest, "title": attachment.title,
        "source": attachment.source.value, "original_sha256": attachment.original_sha256,
        "original_size": attachment.original_size, "notes": list(attachment.notes), "added_at": attachment.added_at,
        "added_by": attachment.added_by, "detached_at": None,
    }  # fmt: skip
    db.execute(attachments.insert(), row)


def change(db: Connection, desk: int, attachment: Attachment, at: datetime) -> None:
    """Store the new content, component or place of an attachment that is there."""
    _file(db, desk, attachment, at)
    moved = {
        "component": attachment.component, "place": attachment.place, "digest": attachment.digest,
        "title": attachment.title, "notes": list(attachment.notes),
    }  # fmt: skip
    db.execute(update(attachments).where(attachments.c.id == str(attachment.id)).values(**moved))


def detach(db: Connection, attachment_id: UUID, at: datetime | None) -> None:
    """Mark an attachment as taken off, or with None as put back; its row and file stay."""
    db.execute(update(attachments).where(attachments.c.id == str(attachment_id)).values(detached_at=at))


def next_place(db: Connection, form_id: UUID) -> int:
    """Return the place behind every attachment a form has or had."""
    query = select(func.coalesce(func.max(attachments.c.place) + 1, 0)).where(attachments.c.form_id == str(form_id))
    return int(db.execute(query).scalar_one())


def of_form(db: Connection, form_id: UUID) -> tuple[Attachment, ...]:
    """Return the attachments of a form in their order, without those taken off."""
    return tuple(_attachment(row) for row in db.execute(_OF_FORM, {"form": str(form_id)}).mappings())


def of_result(db: Connection, dossier_id: UUID) -> tuple[Attachment, ...]:
    """Return the files of the document a dossier ended in, the last one recorded last; they belong to it, not to its form."""
    return of_form(db, dossier_id)


def by_id(db: Connection, attachment_id: UUID, *, detached: bool = False) -> Attachment | None:
    """Return an attachment, or None; one that was taken off only when `detached` asks for such."""
    gone = attachments.c.detached_at.is_not(None) if detached else attachments.c.detached_at.is_(None)
    return _one(db, _ROWS.where(attachments.c.id == str(attachment_id), gone))


def of_original(db: Connection, sha256: Sequence[str]) -> tuple[Attachment, ...]:
    """Return the attachments, of whatever form, that came in as one of these contents; newest first."""
    query = _ROWS.where(attachments.c.original_sha256.in_(list(sha256)), attachments.c.detached_at.is_(None))
    rows = db.execute(query.order_by(attachments.c.added_at.desc())).mappings()
    return tuple(_attachment(row) for row in rows)


def named(db: Connection) -> dict[str, list[str]]:
    """Return every digest a row names, with the ids of the attachments that show it."""
    found: dict[str, list[str]] = {str(digest): [] for digest in db.execute(select(files.c.digest)).scalars()}
    for digest, attachment_id in db.execute(select(attachments.c.digest, attachments.c.id)):
        found.setdefault(digest, []).append(attachment_id)
    return found


def _one(db: Connection, query: Select[Any]) -> Attachment | None:
    row = db.execute(query).mappings().one_or_none()
    return _attachment(row) if row else None
