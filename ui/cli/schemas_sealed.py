"""Schemas of the commands about sealed packages."""

from __future__ import annotations

from services.domain.outbox import EntryKind, EntryState
from ui.cli.json_schema import COUNT, ID, MOMENT, TEXT, Schema, record, rows, told, words_of

_SUM: Schema = {"type": "string", "maxLength": 64}


def queue_export_out() -> Schema:
    """What went into a sealed export of the queue."""
    return record(
        {
            "file": TEXT,
            "rows": told("Rows that have not arrived.", COUNT),
            "papers": told("Scanned papers inside.", COUNT),
            "absent": told("SHA-256 of papers whose stored file is gone or damaged; they are not inside.", rows(_SUM)),
        }
    )


def queue_resend_out() -> Schema:
    """How many rows go again because a package is lost."""
    return record({"id": ID, "rows": COUNT})


def queue_prepare_out() -> Schema:
    """Which stick or share was marked for packages."""
    return record({"receiver": TEXT, "stick": told("Its id, in the file that marks it.", ID)})


def sealed_open_out() -> Schema:
    """One row of a sealed file; state and what follows it stand in an export of the queue only."""
    export = {
        "receiver": TEXT,
        "state": words_of(EntryState),
        "attempts": COUNT,
        "created_at": MOMENT,
        "reason": TEXT,
        "field": TEXT,
    }
    row = {
        "entry": told("The row's id: over there what comes twice under it counts once.", ID),
        "number": TEXT,
        "kind": words_of(EntryKind),
        "position": COUNT,
        "version": COUNT,
        "file": told("Where the body lies inside.", TEXT),
        "size": told("Bytes of the body.", COUNT),
        "sha256": _SUM,
        "paper": told('SHA-256 of the scanned paper the row is about, "" for none.', TEXT),
        "body": told("As it is frozen, `schema outbox-body`.", {"type": "object"}),
    }
    return record({**row, **export}, tuple(export))


def folder_keys_out() -> Schema:
    """Where the public keys of a receiving side lie; `public_key` and `receipt_key` of a receiver's settings."""
    return record({"public_key": TEXT, "receipt_key": TEXT})


def folder_taken_out() -> Schema:
    """What the training side took out of a folder."""
    return record(
        {
            "packages": told("Packages that were opened.", COUNT),
            "delivered": told("Rows that are held now, also those that were held before.", COUNT),
            "refused": told("Rows with a fault.", COUNT),
            "left": told("Rows that were not looked at, as one before them was refused.", COUNT),
            "unreadable": told("Packages that did not open.", COUNT),
            "missing": told("Packages another one names and that never came.", COUNT),
            "lost": told("Packages a fault made away with.", COUNT),
        }
    )
