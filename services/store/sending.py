"""Which rows tell a receiver of a dossier: its scanned papers stand before what names them, or behind it, as the receiver wants."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, func, select

from services.domain.attachment import ElectronicCopy
from services.domain.bodies import AGAIN, file_body
from services.domain.dossier import Dossier
from services.domain.outbox import BESIDE, SETTLED, TOLD_ANEW, WHOLE, EntryKind, EntryState, Turn
from services.store import attachments
from services.store import outbox as rows
from services.store.tables import outbox
from services.store.workplace import Workplace

_AT_ONCE = timedelta()
_WHOLE = tuple(kind.value for kind in WHOLE)


def put(
    db: Connection,
    place: Workplace,
    dossier: Dossier,
    kind: EntryKind,
    body: Mapping[str, Any],
    now: datetime,
    hold: timedelta = _AT_ONCE,
) -> None:
    """Queue one event of a dossier with the scanned papers its receiver does not have of it yet.

    `first`: the papers, then the event. `later`: the event, which says how many are coming, the papers, and an update that
    names them all. A receiver that takes no files gets the event alone.

    Args:
        hold: So long nothing of it is to be sent.
    """
    if kind in TOLD_ANEW:
        body = {**body, "files_gone": _gone(db, dossier, body)}
    if kind not in WHOLE or not _files(dossier):
        rows.put(db, dossier, kind, body, now, hold)
        return
    order, papers = _order(place, dossier), _papers(db, place, dossier, new=kind is EntryKind.DOSSIER)
    rows.put_all(db, dossier, _in_order(order, papers, kind, body), now, hold)


def catch_up(db: Connection, place: Workplace, dossier: Dossier, body: Mapping[str, Any], now: datetime) -> None:
    """Queue the scanned papers its receiver was told of by no row yet.

    `first`: before the first row that still tells the dossier whole. Where none waits, and for `later`: behind everything, with
    an update that names them.
    """
    papers = _papers(db, place, dossier, new=False)
    whole = [e for e in rows.of_dossier(db, dossier.id) if e.state not in SETTLED and e.kind.value in _WHOLE]
    if whole and _order(place, dossier) == "first":
        rows.make_room(db, dossier, whole[0].position, len(papers))
        rows.put_all(db, dossier, [(EntryKind.FILE, paper) for paper in papers], now, at=whole[0].position)
    elif papers:
        named = {**body, "files_gone": _gone(db, dossier, body)}
        rows.put_all(db, dossier, _in_order("first", papers, EntryKind.UPDATE, named), now)


def again(
    db: Connection, place: Workplace, dossier: Dossier, kind: EntryKind | None, body: Mapping[str, Any], now: datetime
) -> None:
    """Queue a whole dossier once more with all its scanned papers, before what still waits, which may rest on it.

    Each paper is looked for over there before it goes: what the receiver still has is not sent twice.

    Args:
        kind: None when a row that tells the whole dossier waits already, so that only its papers may be lacking.
    """
    left = [entry for entry in rows.of_dossier(db, dossier.id) if entry.state not in SETTLED]
    waiting = {entry.body.get("sha256") for entry in left if entry.body.get(AGAIN)}
    known = _papers(db, place, dossier, new=True)
    papers = [{**paper, AGAIN: True} for paper in known if paper["sha256"] not in waiting]
    body, at = {**body, "files_gone": _gone(db, dossier, body)}, left[0].position if left else 0
    if kind is not None:
        events = _in_order(_order(place, dossier), papers, kind, body)
    elif _order(place, dossier) == "later":
        events, at = _in_order("first", papers, EntryKind.UPDATE, body) if papers else (), 0
    else:
        events = [(EntryKind.FILE, paper) for paper in papers]
    if at:
        rows.make_room(db, dossier, at, len(events))
    rows.put_all(db, dossier, events, now, at=at)


def put_feedback(db: Connection, place: Workplace, dossier: Dossier, body: Mapping[str, Any], now: datetime) -> bool:
    """Queue what a citizen thought of the service, where the dossier's receiver takes it; return whether it does."""
    takes = _takes_feedback(place, dossier)
    if takes:
        rows.put(db, dossier, EntryKind.FEEDBACK, body, now)
    return takes


def turn(db: Connection, place: Workplace, dossier: Dossier, turned: Turn, now: datetime) -> None:
    """Turn a dossier to its new receiver with every scanned paper; those on their way to the one before are withdrawn."""
    order = _order(place, dossier)
    papers = _papers(db, place, dossier, new=True)
    stays = (EntryKind.FILE,) if _takes_feedback(place, dossier) else BESIDE
    if order != "later":
        rows.turn(db, dossier, turned, now, papers, stays=stays)
        return
    rows.turn(db, dossier, turned, now, coming=len(papers), stays=stays)
    whole = [entry.body for entry in turned.left if entry.kind.value in _WHOLE]
    last = whole[-1] if whole else turned.anew
    if papers and last is not None:
        closing = (EntryKind.UPDATE, {**last, "files_coming": 0})
        rows.put_all(db, dossier, (*((EntryKind.FILE, paper) for paper in papers), closing), now)


def _in_order(
    order: str, papers: Sequence[Mapping[str, Any]], kind: EntryKind, body: Mapping[str, Any]
) -> Sequence[tuple[EntryKind, Mapping[str, Any]]]:
    told = [(EntryKind.FILE, paper) for paper in papers]
    if order != "later" or not told:
        return (*told, (kind, body))
    return (kind, {**body, "files_coming": len(told)}), *told, (EntryKind.UPDATE, body)


def _order(place: Workplace, dossier: Dossier) -> str:
    receiver = place.settings.receivers.get(dossier.route.receiver)
    return receiver.files_order if receiver else ""


def _takes_feedback(place: Workplace, dossier: Dossier) -> bool:
    receiver = place.settings.receivers.get(dossier.route.receiver)
    return bool(receiver and receiver.feedback_path)


def _files(dossier: Dossier) -> tuple[ElectronicCopy, ...]:
    """Return the scanned papers of a dossier, the one of its result last."""
    result = dossier.terms.result
    return (*dossier.terms.files, *([result.file] if result and result.file else []))


def _papers(db: Connection, place: Workplace, dossier: Dossier, *, new: bool) -> list[dict[str, Any]]:
    """Return what is told of each scanned paper its receiver was not told of yet; each content once.

    Args:
        new: Nothing of the dossier was told to this receiver before.
    """
    if not _order(place, dossier):
        return []
    told: set[str] = set() if new else _told(db, dossier)
    kept = (*attachments.of_form(db, dossier.form_id), *attachments.of_result(db, dossier.id))
    keys = {paper.id: paper.digest for paper in kept}
    found = []
    for file in _files(dossier):
        if file.sha256 not in told and file.id in keys:
            told.add(file.sha256)
            found.append(file_body(dossier, file, keys[file.id]))
    return found


def _told(db: Connection, dossier: Dossier) -> set[str]:
    """Return the hashes of the papers a row tells the dossier's receiver of, sent or not."""
    query = select(func.json_extract(outbox.c.body, "$.sha256")).where(
        outbox.c.dossier_id == str(dossier.id),
        outbox.c.kind == EntryKind.FILE.value,
        outbox.c.receiver == dossier.route.receiver,
        outbox.c.state != EntryState.WITHDRAWN.value,
    )
    return set(db.execute(query).scalars())


def _gone(db: Connection, dossier: Dossier, body: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the scanned papers the dossier was told to have and has no more."""
    mine = (outbox.c.dossier_id == str(dossier.id), outbox.c.kind.in_(_WHOLE))
    last = db.execute(
        select(outbox.c.body).where(*mine).order_by(outbox.c.position.desc()).limit(1)
    ).scalar_one_or_none()
    before = json.loads(last) if last else {}
    here = {file["id"] for file in body.get("files", ())}
    once = {file["id"]: file for file in (*before.get("files_gone", ()), *before.get("files", ()))}
    return [file for key, file in once.items() if key not in here]
