"""Values of the domain as commands print them."""

from __future__ import annotations

from typing import Any

from services.domain.acquaintance import Twin
from services.domain.attachment import Attachment
from services.domain.calendar import office_time
from services.domain.dossier import Dossier, Receipt
from services.domain.outbox import Attempt, Entry
from services.domain.plain import to_plain
from services.wording import route_reason
from ui.cli.output import language


def moment(at: Any) -> str | None:
    """Return an instant as the office's clock shows it, with its zone."""
    return office_time(at).isoformat(timespec="seconds") if at else None


def receipt_object(receipt: Receipt, path: str | None, *, set_up: bool = True) -> dict[str, Any]:
    """Return a receipt as `register` prints it (`schema register-out`); `set_up`: the settings know its receiver."""
    dossier = receipt.dossier
    return {
        "id": str(dossier.form_id),
        "number": dossier.number,
        "received_at": moment(dossier.received_at),
        "due_at": moment(dossier.promise.due_at),
        "state": dossier.state.value,
        "receiver": dossier.route.receiver,
        "receiver_reason": route_reason(dossier.route, language()),
        "receiver_set_up": set_up,
        "visit": str(dossier.terms.visit) if dossier.terms.visit else None,
        "fees": [to_plain(fee) for fee in dossier.fees if fee.amount is not None],
        "queued": True,
        "receipt": path,
        "known": receipt.known,
    }


def dossier_object(dossier: Dossier) -> dict[str, Any]:
    """Return a dossier whole."""
    plain: dict[str, Any] = to_plain(dossier)
    for key in ("received_at", "ended_at", "returned_at"):
        plain[key] = moment(getattr(dossier, key))
    plain["promise"]["due_at"] = moment(dossier.promise.due_at)
    return plain


def twin_object(twin: Twin) -> dict[str, Any]:
    """Return another dossier that may be the same matter, without anybody's data."""
    return {
        "number": twin.number,
        "why": [why.value for why in twin.why],
        "state": twin.state,
        "received_at": moment(twin.at),
        "desk": twin.desk,
    }


def attachment_object(attachment: Attachment) -> dict[str, Any]:
    """Return a scanned paper; where its file lies is nobody's business outside."""
    plain: dict[str, Any] = to_plain(attachment)
    del plain["digest"], plain["form_id"]
    return {**plain, "added_at": moment(attachment.added_at)}


def entry_object(entry: Entry, attempts: tuple[Attempt, ...] = ()) -> dict[str, Any]:
    """Return a row of the queue; without its body."""
    return {
        "id": str(entry.id),
        "number": entry.number,
        "receiver": entry.receiver,
        "kind": entry.kind.value,
        "position": entry.position,
        "state": entry.state.value,
        "attempts": entry.attempts,
        "created_at": moment(entry.created_at),
        "due_at": moment(entry.due_at),
        "delivered_at": moment(entry.delivered_at),
        "reason": entry.reason,
        "field": entry.field,
        "tries": [{**to_plain(a), "at": moment(a.at)} for a in attempts],
    }
