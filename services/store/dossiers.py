"""Dossiers with their components: rows to values and back, searching, counting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, and_, bindparam, func, insert, select, text, update

from services.domain.applicant import Applicant, identity
from services.domain.checklist import Paper, PaperState
from services.domain.deadline import Promise
from services.domain.dossier import Channel, Dossier, DossierState, FeeLine, ProcedureTaken, ResultMethod
from services.domain.plain import from_plain, to_plain
from services.domain.register import Row, Upload, beginnings, search_words
from services.domain.routing import Route
from services.domain.terms import Terms
from services.store.tables import components, dossiers, outbox, voids

_OPEN = (DossierState.RECEIVED.value,)


def _columns(dossier: Dossier) -> dict[str, Any]:
    return {
        "id": str(dossier.id),
        "desk": dossier.desk,
        "form_id": str(dossier.form_id),
        "number": dossier.number,
        "book_number": dossier.book_number,
        "state": dossier.state.value,
        "version": dossier.version,
        "procedure_code": dossier.procedure.code,
        "procedure_field": dossier.procedure.field,
        "catalogue": dossier.procedure.catalogue,
        "procedure": to_plain(dossier.procedure),
        "full_name": dossier.applicant.full_name,
        "personal_id": identity(dossier.applicant),
        "applicant": to_plain(dossier.applicant),
        "received_at": dossier.received_at,
        "received_by": dossier.received_by,
        "due_at": dossier.promise.due_at,
        "promise": to_plain(dossier.promise),
        "receiver": dossier.route.receiver,
        "route": to_plain(dossier.route),
        "fees": to_plain(dossier.fees),
        "channel": dossier.channel.value,
        "sets": dossier.sets,
        "result_method": dossier.result_method.value,
        "note": dossier.note,
        "ended_at": dossier.ended_at,
        "returned_at": dossier.returned_at,
        "visit": str(dossier.terms.visit) if dossier.terms.visit else None,
        "terms": to_plain(dossier.terms),
    }


def _component(dossier: Dossier, place: int, paper: Paper) -> dict[str, Any]:
    return {
        "dossier_id": str(dossier.id), "place": place, "desk": dossier.desk, "component": paper.index, "name": paper.name,
        "state": paper.state.value, "originals": paper.originals, "copies": paper.copies, "shown": paper.shown,
        "alternative": paper.alternative, "note": paper.note, "reason": paper.reason,
    }  # fmt: skip


# Statements of the acts a citizen waits for are made once: building one costs as much as running it.
_INSERT, _INSERT_PAPERS = insert(dossiers), insert(components)
_INSERT_WORDS = text("INSERT INTO dossier_words (rowid, words) VALUES (:row, :words)")
_DROP_WORDS = text("INSERT INTO dossier_words (dossier_words, rowid, words) VALUES ('delete', :row, :words)")
_BY_FORM = select(dossiers).where(dossiers.c.form_id == bindparam("form"))


def add(db: Connection, dossier: Dossier) -> None:
    """Store a new dossier with its components and the words it is found by."""
    row = db.execute(_INSERT, _columns(dossier)).inserted_primary_key[0]  # type: ignore[index]
    if dossier.papers:
        db.execute(_INSERT_PAPERS, [_component(dossier, i, p) for i, p in enumerate(dossier.papers)])
    db.execute(
        _INSERT_WORDS,
        {"row": row, "words": search_words(dossier)},
    )


def change(db: Connection, dossier: Dossier) -> None:
    """Store the new state of a dossier that is there."""
    moved = {
        "state": dossier.state.value,
        "version": dossier.version,
        "ended_at": dossier.ended_at,
        "returned_at": dossier.returned_at,
        "due_at": dossier.promise.due_at,
        "promise": to_plain(dossier.promise),
        "receiver": dossier.route.receiver,
        "route": to_plain(dossier.route),
        "terms": to_plain(dossier.terms),
    }
    db.execute(update(dossiers).where(dossiers.c.id == str(dossier.id)).values(**moved))


def correct(db: Connection, before: Dossier, dossier: Dossier) -> None:
    """Store a dossier that was put right, with its papers and the words it is found by.

    Args:
        before: As it is stored: the index keeps no text, and forgets only the words it is told.
    """
    columns = _columns(dossier)
    fixed = ("id", "desk", "form_id", "number", "book_number", "received_at", "received_by", "visit")
    row = db.execute(
        update(dossiers)
        .where(dossiers.c.id == str(dossier.id))
        .values({name: value for name, value in columns.items() if name not in fixed})
        .returning(dossiers.c.row)
    ).scalar_one()
    for place, paper in enumerate(dossier.papers):
        counts = {"originals": paper.originals, "copies": paper.copies, "alternative": paper.alternative}
        mine = and_(components.c.dossier_id == str(dossier.id), components.c.place == place)
        db.execute(update(components).where(mine).values(**counts))
    if (old := search_words(before)) != (new := search_words(dossier)):
        db.execute(_DROP_WORDS, {"row": row, "words": old})
        db.execute(_INSERT_WORDS, {"row": row, "words": new})


def add_void(db: Connection, dossier: Dossier, reason: str, at: datetime, by: str) -> None:
    """Keep a voided number, so that nobody wonders about the gap."""
    db.execute(voids.insert(), {"number": dossier.number, "desk": dossier.desk, "reason": reason, "at": at, "by": by})


def void_reasons(db: Connection, numbers: Sequence[str]) -> dict[str, str]:
    """Return why these numbers are void."""
    found: dict[str, str] = {}
    for start in range(0, len(numbers), _CHUNK):
        chosen = select(voids.c.number, voids.c.reason).where(voids.c.number.in_(numbers[start : start + _CHUNK]))
        found |= {row.number: row.reason for row in db.execute(chosen)}
    return found


def _papers(db: Connection, dossier_id: str) -> tuple[Paper, ...]:
    query = select(components).where(components.c.dossier_id == dossier_id).order_by(components.c.place)
    return tuple(
        Paper(
            index=r["component"],
            name=r["name"],
            state=PaperState(r["state"]),
            originals=r["originals"],
            copies=r["copies"],
            shown=r["shown"],
            alternative=r["alternative"],
            note=r["note"],
            reason=r["reason"],
        )
        for r in db.execute(query).mappings()
    )


def _dossier(row: Mapping[Any, Any], papers: tuple[Paper, ...]) -> Dossier:
    return Dossier(
        id=UUID(row["id"]),
        form_id=UUID(row["form_id"]),
        number=row["number"],
        book_number=row["book_number"],
        desk=row["desk"],
        applicant=from_plain(Applicant, row["applicant"]),
        procedure=from_plain(ProcedureTaken, row["procedure"]),
        papers=papers,
        received_at=row["received_at"],
        received_by=row["received_by"],
        promise=from_plain(Promise, row["promise"]),
        route=from_plain(Route, row["route"]),
        fees=tuple(from_plain(FeeLine, fee) for fee in row["fees"]),
        channel=Channel(row["channel"]),
        sets=row["sets"],
        result_method=ResultMethod(row["result_method"]),
        note=row["note"],
        state=DossierState(row["state"]),
        version=row["version"],
        ended_at=row["ended_at"],
        returned_at=row["returned_at"],
        terms=from_plain(Terms, row["terms"]),
    )


def _one(db: Connection, query: Select[Any], **values: str) -> Dossier | None:
    row = db.execute(query, values).mappings().one_or_none()
    return _dossier(row, _papers(db, row["id"])) if row else None


def by_form(db: Connection, form_id: UUID) -> Dossier | None:
    """Return the dossier a form became, or None."""
    return _one(db, _BY_FORM, form=str(form_id))


def by_number(db: Connection, number: str) -> Dossier | None:
    """Return the dossier of a number, or None."""
    return _one(db, select(dossiers).where(dossiers.c.number == number))


def by_id(db: Connection, dossier_id: UUID) -> Dossier | None:
    """Return a dossier, or None."""
    return _one(db, select(dossiers).where(dossiers.c.id == str(dossier_id)))


def of_visit(db: Connection, visit: UUID) -> list[Dossier]:
    """Return the dossiers of a visit as they were received."""
    query = select(dossiers).where(dossiers.c.visit == str(visit)).order_by(dossiers.c.row)
    return [_dossier(row, _papers(db, row["id"])) for row in db.execute(query).mappings()]


def rows_of_visit(db: Connection, visit: UUID) -> list[Row]:
    """Return the dossiers of a visit as lists show them."""
    return _rows(db, select(*_ROW).where(dossiers.c.visit == str(visit)).order_by(dossiers.c.row))


# True while the clock has not begun, because another commune decides and has not received the dossier yet.
_ELSEWHERE = func.coalesce(func.json_extract(dossiers.c.promise, "$.provisional"), 0)
_ROW = (
    dossiers.c.row, dossiers.c.id, dossiers.c.number, dossiers.c.full_name, dossiers.c.personal_id, dossiers.c.procedure,
    dossiers.c.procedure_field, dossiers.c.received_at, dossiers.c.due_at, dossiers.c.returned_at, dossiers.c.state,
    _ELSEWHERE.label("elsewhere"),
)  # fmt: skip
_CHUNK = 500  # a statement holds only so many values
_RANK = ("parked", "unknown", "waiting", "sending", "withdrawn", "delivered")
_UNSENT = _RANK[:4]


def uploads_of(db: Connection, ids: Sequence[str]) -> dict[str, Upload]:
    """Return how far the uploads of these dossiers are; the worst row counts."""
    worst: dict[str, str] = {}
    for start in range(0, len(ids), _CHUNK):
        chosen = outbox.c.dossier_id.in_(ids[start : start + _CHUNK])
        for dossier_id, state in db.execute(select(outbox.c.dossier_id, outbox.c.state).where(chosen).distinct()):
            worst[dossier_id] = min(state, worst.get(dossier_id, "delivered"), key=_RANK.index)
    named = {"sending": "waiting"}
    return {key: Upload(named.get(state, state)) for key, state in worst.items()}


def _rows(db: Connection, query: Select[Any]) -> list[Row]:
    found = db.execute(query).mappings().all()
    uploads = uploads_of(db, [r["id"] for r in found])
    return [
        Row(
            row=r["row"],
            id=UUID(r["id"]),
            number=r["number"],
            full_name=r["full_name"],
            personal_id=r["personal_id"],
            procedure=r["procedure"]["short_name"],
            field=r["procedure_field"],
            received_at=r["received_at"],
            due_at=r["due_at"],
            returned_at=r["returned_at"],
            state=DossierState(r["state"]),
            upload=uploads.get(r["id"], Upload.DELIVERED),
            elsewhere=bool(r["elsewhere"]),
        )
        for r in found
    ]


def _match(query_words: Sequence[str]) -> str:
    """Return a search in the words of the full-text index."""
    return " AND ".join("(" + " OR ".join(f'"{b}"*' for b in beginnings(word)) + ")" for word in query_words)


def _matching(query_words: Sequence[str]) -> Any:
    """Return the rows whose words begin with every word of a search."""
    match = _match(query_words)
    return text("dossiers.row IN (SELECT rowid FROM dossier_words WHERE dossier_words MATCH :match)").bindparams(
        match=match
    )


def _conditions(query_words: Sequence[str], narrow: Any) -> list[Any]:
    return [*([_matching(query_words)] if query_words else []), *([narrow] if narrow is not None else [])]


def find(db: Connection, query_words: Sequence[str], narrow: Any = None, limit: int = 50, offset: int = 0) -> list[Row]:
    """Return dossiers whose words begin with every word of the search, newest first."""
    if query_words and narrow is None:
        return _find_words(db, query_words, limit, offset)
    query = select(*_ROW).where(*_conditions(query_words, narrow))
    return _rows(db, query.order_by(dossiers.c.row.desc()).limit(limit).offset(offset))


def _find_words(db: Connection, query_words: Sequence[str], limit: int, offset: int) -> list[Row]:
    """The index itself gives the newest first, without sorting every hit."""
    match = _match(query_words)
    newest = text(
        "SELECT rowid FROM dossier_words WHERE dossier_words MATCH :match ORDER BY rowid DESC LIMIT :limit OFFSET :offset"
    )
    rows = [r for (r,) in db.execute(newest, {"match": match, "limit": limit, "offset": offset})]
    return _rows(db, select(*_ROW).where(dossiers.c.row.in_(rows)).order_by(dossiers.c.row.desc()))


def count(db: Connection, query_words: Sequence[str], narrow: Any = None, most: int = 1000) -> int:
    """Return how many dossiers match, counting no further than `most`."""
    inner = select(dossiers.c.row).where(*_conditions(query_words, narrow)).limit(most).subquery()
    return int(db.execute(select(func.count()).select_from(inner)).scalar_one())


def due_soon(now: datetime, until: datetime) -> Any:
    """Return the condition: still open, due from now until then."""
    return and_(dossiers.c.state.in_(_OPEN), dossiers.c.due_at >= now, dossiers.c.due_at <= until, _ELSEWHERE == 0)


def overdue(now: datetime) -> Any:
    """Return the condition: still open after its promise."""
    return and_(dossiers.c.state.in_(_OPEN), dossiers.c.due_at < now, _ELSEWHERE == 0)


def unsent() -> Any:
    """Return the condition: some upload of it has not arrived."""
    return dossiers.c.id.in_(select(outbox.c.dossier_id).where(outbox.c.state.in_(_UNSENT)))


def received_between(db: Connection, first: datetime, end: datetime) -> list[Dossier]:
    """Return the dossiers received from `first` until before `end`, in the order of the register; without their papers."""
    query = select(dossiers).where(dossiers.c.received_at >= first, dossiers.c.received_at < end)
    return [_dossier(row, ()) for row in db.execute(query.order_by(dossiers.c.row)).mappings()]


def latest(db: Connection, limit: int) -> list[Row]:
    """Return the dossiers received last, newest first."""
    return _rows(db, select(*_ROW).order_by(dossiers.c.row.desc()).limit(limit))


def short_names(db: Connection, ids: Sequence[UUID]) -> dict[UUID, str]:
    """Return the short name of each dossier's procedure."""
    query = select(dossiers.c.id, dossiers.c.procedure).where(dossiers.c.id.in_([str(i) for i in set(ids)]))
    return {UUID(key): procedure["short_name"] for key, procedure in db.execute(query)}
