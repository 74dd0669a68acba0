"""Schemas of what `reconcile` says."""

from __future__ import annotations

from services.domain.reconciliation import Difference, Finding
from services.domain.statement import Reach
from ui.cli.json_schema import COUNT, DAY, MAYBE_MOMENT, MOMENT, TEXT, Schema, record, rows, schema_of, told, words_of

_FLAG: Schema = {"type": "boolean"}
_MAYBE_FLAG: Schema = {"type": ["boolean", "null"]}
_MAYBE_COUNT: Schema = {"type": ["integer", "null"], "minimum": 0}


def reconcile_out() -> Schema:
    """How one number stands with a receiver, and at the end how the day does."""
    accepted = record({"by": TEXT, "at": MOMENT, "reason": TEXT})
    number = {
        "number": TEXT,
        "finding": words_of(Finding),
        "open": told("Somebody has to do something about it.", _FLAG),
        "reason": told("Why it is not known or still waits, in the receiver's words or a key of ours.", TEXT),
        "differences": told("Field by field; personal numbers masked.", rows(schema_of(Difference))),
        "resent": told("It is on its way again (--resend).", _FLAG),
        "accepted": told(
            "Why somebody lets it stand; null when nobody does.", {**accepted, "type": ["object", "null"]}
        ),
        "delivered_at": MAYBE_MOMENT,
        "took_s": told("Seconds from reception to arrival.", _MAYBE_COUNT),
        "offline_s": told("How many of them the receiver did not answer.", _MAYBE_COUNT),
        "late": told("The result was later than promised, by our own doing.", _MAYBE_FLAG),
        "late_there": told("It was in time, and the receiver was told too late.", _MAYBE_FLAG),
    }
    lag = dict.fromkeys(("arrived", "usual_s", "longest_s", "offline_s", "late", "late_there"), COUNT)
    whole = {
        "day": DAY,
        "receiver": TEXT,
        "at": MOMENT,
        "proven": told("Each receipt has exactly one dossier there.", _FLAG),
        "reach": told("How it was looked for what is there and not here.", words_of(Reach)),
        "receipts": COUNT,
        "open": COUNT,
        "accepted": COUNT,
        "counts": record({finding.value: COUNT for finding in Finding}),
        "lag": record(lag),
        "statement": told("The PDF that was written.", {"type": ["string", "null"]}),
    }
    return {"oneOf": [record(number), record(whole)]}
