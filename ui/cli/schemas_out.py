"""Schemas of what comes out of commands."""

from __future__ import annotations

from services.domain.acquaintance import Likeness
from services.domain.attachment import Attachment, Note
from services.domain.correction import Change
from services.domain.dossier import Dossier, DossierState, FeeLine
from services.domain.exceptions import ExceptionKind
from services.domain.journal import Event
from services.domain.law import Standing as Place
from services.domain.outbox import Attempt, DeliveryReport, EntryKind, EntryState
from services.domain.permissions import Role
from services.domain.places import Doubt, Era, Standing
from services.domain.register import Mark, Row
from services.domain.witness import Arrival
from services.errors import all_errors
from services.wording import error_templates, problem_templates
from ui.cli.json_schema import (
    COUNT,
    DAY,
    ID,
    MAYBE_MOMENT,
    MOMENT,
    TEXT,
    Schema,
    choice,
    record,
    rows,
    schema_of,
    told,
    words_of,
)
from ui.cli.output import language

_ERROR_NAMES = choice(*(error.__name__ for error in all_errors()))
_ERROR = {
    "error": told("Its name in the closed list, `schema errors`.", _ERROR_NAMES),
    "message": told("What happened, what is safe, what to do.", TEXT),
    "field": told('Path of the first faulty field, such as `components[2].state`; "" for none.', TEXT),
    "fields": told("Paths of all faulty fields.", rows(TEXT)),
    "line": told("Line of the file that was handed in.", {"type": "integer", "minimum": 1}),
    "fault": told("Of a fault of the program: its kind.", TEXT),
    "at": told("Of a fault of the program: where in it.", TEXT),
}


def error() -> Schema:
    """What a command that failed says on standard error."""
    return record(_ERROR, ("field", "fields", "line", "fault", "at"))


def errors() -> Schema:
    """The closed list of errors with their sentences, and the kinds of faulty fields."""
    said, kinds = error_templates(language()), problem_templates(language())
    listed = [
        {"const": error.__name__, "description": said[error.__name__], "$comment": (error.__doc__ or "").split("\n")[0]}
        for error in all_errors()
    ]
    return {
        "oneOf": listed,
        "$defs": {"problem": {"oneOf": [{"const": k, "description": v} for k, v in kinds.items()]}},
    }


def register_out() -> Schema:
    """The receipt of one form."""
    receipt = {
        "id": ID,
        "number": told("Printed on the receipt, never used again.", TEXT),
        "received_at": MOMENT,
        "due_at": MOMENT,
        "state": words_of(DossierState),
        "receiver": told("Name of the receiver in the settings.", TEXT),
        "receiver_reason": TEXT,
        "receiver_set_up": told("The settings know it; else the dossier waits until they do.", {"type": "boolean"}),
        "visit": told("Shared by the dossiers of one visit.", {"type": ["string", "null"], "format": "uuid"}),
        "fees": rows(schema_of(FeeLine)),
        "queued": told("Its upload is on disk.", {"type": "boolean"}),
        "receipt": told("The PDF, where --receipts was given.", {"type": ["string", "null"]}),
        "known": told("The form had been received before.", {"type": "boolean"}),
        "receipt_error": told("The dossier is received but its PDF could not be written.", error()),
    }
    return record(receipt, ("receipt_error",))


def move_out() -> Schema:
    """How a dossier stands after it was moved."""
    return record(
        {
            "number": TEXT,
            "state": words_of(DossierState),
            "version": {"type": "integer", "minimum": 1},
            "due_at": MOMENT,
            "because": told("Why it is due then, fact by fact.", rows(TEXT)),
            "receiver": told("Name of the receiver in the settings.", TEXT),
            "receiver_reason": TEXT,
            "corrected": told("Places that were put right (`correct`).", rows(TEXT)),
            "numbers": told("Every number that is void now (`undo`).", rows(TEXT)),
            "forms": told("Ids of the sheets, a draft again (`undo`).", rows(ID)),
        },
        ("corrected", "numbers", "forms"),
    )


def register_error() -> Schema:
    """The answer to a refused form, in its place."""
    return record({"id": {"type": ["string", "null"]}, **_ERROR}, ("fields", "line", "fault", "at"))


def _entry() -> dict[str, Schema]:
    return {
        "id": ID,
        "number": TEXT,
        "receiver": TEXT,
        "kind": words_of(EntryKind),
        "position": told("Place among the events of its dossier, from 1.", {"type": "integer", "minimum": 1}),
        "state": words_of(EntryState),
        "attempts": COUNT,
        "created_at": MOMENT,
        "due_at": told("Not tried before.", MOMENT),
        "delivered_at": MAYBE_MOMENT,
        "reason": TEXT,
        "field": told("The field the receiver complained about.", TEXT),
        "tries": rows(schema_of(Attempt)),
    }


def show_out() -> Schema:
    """One dossier whole, with its history and uploads."""
    dossier = schema_of(Dossier)
    history = {"at": MOMENT, "actor": TEXT, "event": words_of(Event), "desk": COUNT, "sequence": COUNT}
    because = told("Why it is due when it is, fact by fact.", rows(TEXT))
    paper = {k: v for k, v in schema_of(Attachment)["properties"].items() if k not in ("digest", "form_id")}
    made = {"at": MOMENT, "actor": TEXT, "reason": TEXT, "changes": rows(schema_of(Change))}
    alike = {"number": TEXT, "why": rows(words_of(Likeness)), "state": words_of(DossierState)}
    twin = {**alike, "received_at": MOMENT, "desk": COUNT}
    more = {
        "because": because,
        "history": rows(record(history)),
        "uploads": rows(record(_entry())),
        "corrections": told("What was put right, before and after; empty once purged.", rows(record(made))),
        "twins": told("Other dossiers of the same applicant and procedure; both are kept.", rows(record(twin))),
        "numbers_there": told("What other systems call it.", rows(record({"system": TEXT, "number": TEXT}))),
        "papers_sent": told(
            "How many scanned papers its receiver gets, and has.", record({"count": COUNT, "arrived": COUNT})
        ),
        "attachments": told("Scanned papers, in order.", rows(record({**paper, "notes": rows(words_of(Note))}))),
    }
    return record({**dossier["properties"], **more})


def find_out() -> Schema:
    """One dossier found."""
    row = schema_of(Row)["properties"]
    return record({**row, "personal_id": told("Masked.", TEXT), "mark": words_of(Mark)})


def backup_out() -> Schema:
    """A backup that was written and read back."""
    return record({"file": TEXT, "made_at": MOMENT, "parts": COUNT, "size": COUNT, "dossiers": COUNT})


def restore_out() -> Schema:
    """A desk that was put back."""
    kept = told("Where the desk that was there lies now; null when there was none.", {"type": ["string", "null"]})
    return record({"home": TEXT, "made_at": MOMENT, "dossiers": COUNT, "kept": kept})


def claim_out() -> Schema:
    """What a home turned out to be; `unmoved` where it is the desk it was."""
    return record(
        {
            "home": TEXT,
            "why": choice("unmoved", *(why.value for why in Arrival)),
            "numbers": told("First and last number of a day it draws from now on.", rows(COUNT)),
            "missing": told("Dossier numbers given out since that are not in the store.", rows(TEXT)),
            "unsent": told("Uploads asked about before they are sent, or held back in a copy.", COUNT),
            "last_known": told("When the store it found last changed.", MAYBE_MOMENT),
            "seen_until": told("Until when it is known what was given out.", MAYBE_MOMENT),
        }
    )


def verify_out() -> Schema:
    """What a check of everything found."""
    journal = {
        "lines": COUNT,
        "broken_at": told("First line that does not fit the chain.", {"type": ["integer", "null"]}),
        "changed": told("Lines whose details were changed.", rows(COUNT)),
    }
    return record(
        {
            "whole": {"type": "boolean"},
            "integrity": told("What the database finds wrong with itself.", rows(TEXT)),
            "journal": record(journal),
            "received": COUNT,
            "without_rows": told("Dossiers with no upload; there must be none.", rows(TEXT)),
            "outbox": record({state.value: COUNT for state in EntryState}),
            "dossiers": told(
                "Received dossiers by where they stand with their uploads; together they are all of them.",
                record({standing.value: COUNT for standing in Place}),
            ),
            "astray": told("Ids of uploads that say two things of themselves; there must be none.", rows(TEXT)),
            "papers": record({"stored": COUNT, "damaged": told("Ids; their files were put aside.", rows(TEXT))}),
        }
    )


def queue_out() -> Schema:
    """One row of the queue."""
    return record(_entry())


def queue_papers_out() -> Schema:
    """Scanned papers queued that came before their receiver took papers; empty when there are none."""
    return record({"dossiers": told("Their numbers.", rows(TEXT)), "papers": COUNT})


def queue_show_out() -> Schema:
    """One row of the queue with its frozen content."""
    return record(
        {**_entry(), "body": told("`schema outbox-body`, `progress-body` or `file-body`.", {"type": "object"})}
    )


def deliver_out() -> Schema:
    """What one round of uploads came to."""
    report = schema_of(DeliveryReport)["properties"]
    return record({**report, "next_due": told("When the next row wants to be tried.", MAYBE_MOMENT)})


def service_out() -> Schema:
    """What starts `deliver --watch` with the machine."""
    return record(
        {
            "service": choice("systemd", "windows"),
            "name": told("What its file is to be called.", TEXT),
            "text": told("What stands in it; for windows the file is UTF-16.", TEXT),
            "out": told("Where it was written; null when it was not.", {"type": ["string", "null"]}),
        }
    )


def secret_out() -> Schema:
    """A password that is in the keyring now."""
    over = "The variable that is taken instead while it is set; null when it is not."
    return record({"name": TEXT, "overridden_by": told(over, {"type": ["string", "null"]})})


def daily_log_out() -> Schema:
    """What was written."""
    return record({"from": DAY, "to": DAY, "lines": COUNT, "out": TEXT})


def exceptions_out() -> Schema:
    """One exception, or with `--out` what was written."""
    row = {
        "at": MOMENT, "by": told("Account.", TEXT), "kind": words_of(ExceptionKind), "procedure": TEXT,
        "subject": told("Number of the dossier, or form, number and year of the slip (02/15/2026), or the database.", TEXT),
        "what": TEXT, "basis": TEXT, "reason": told("In words, or the key of a fixed reason.", TEXT),
    }  # fmt: skip
    return {"oneOf": [record(row), daily_log_out()]}


def receipt_out() -> Schema:
    """Which form was written where."""
    return record({"number": TEXT, "form": choice("01", "02", "03", "04", "06"), "out": TEXT})


def handout_out() -> Schema:
    """Which handout was written where."""
    return record({"code": TEXT, "case": COUNT, "field": TEXT, "out": TEXT})


def init_out() -> Schema:
    """The home that was made."""
    keyring = choice("kept", "not_used", "no_keyring", "keyring_locked")
    made = {
        "home": TEXT,
        "desk": COUNT,
        "administrator": TEXT,
        "keyring": told("Whether the key is in the OS keyring, or why not.", keyring),
        "recovery_passphrase": told("For the safe; shown this once.", TEXT),
    }
    return record(made, ("recovery_passphrase",))


def account_out() -> Schema:
    """One account."""
    return record({"name": TEXT, "role": words_of(Role), "display": TEXT})


def account_close_out() -> Schema:
    """The account that was closed."""
    return record({"name": TEXT, "closed": {"const": True}})


def version_out() -> Schema:
    """Which program this is."""
    return record({"version": TEXT, "catalogue": TEXT, "python": TEXT})


def places_out() -> Schema:
    """What an address comes to today; with `--search` a commune a line, with `--code` the one commune of that code."""
    code = told("With its era: 2025:11983 today, 2004:00019 before 1 July 2025; never the same place.", TEXT)
    commune = {"code": code, "name": TEXT, "province": TEXT}
    old = {
        **commune,
        "district": TEXT,
        "split": told("It was divided: a person must choose.", {"type": "boolean"}),
        "today": told("Codes of the communes it went into.", rows(TEXT)),
    }
    through = told("The old communes it was found through.", rows(record(old)))
    place = {
        "printed": told("The address as it was given.", TEXT),
        "standing": words_of(Standing),
        "era": told("The era it was read in.", {"enum": [*Era, None]}),
        "certain": told("Code of the commune of today, where there is no doubt.", {"type": ["string", "null"]}),
        "doubt": told("Why a person must choose.", {"enum": [*Doubt, None]}),
        "old": {**record(old), "type": ["object", "null"]},
        "communes": told("The commune of today, or those to choose among, none preferred.",
                         rows(record({**commune, "through": through}))),
        **old,
    }  # fmt: skip
    return record(place, tuple(place))


def receiver_out() -> Schema:
    """Where the training receiver takes calls."""
    return record({"url": TEXT, "lgsp": TEXT, "ministry": TEXT, "files": TEXT})


def demo_out() -> Schema:
    """What the morning came to."""
    figures = dict.fromkeys(("received", "same_day", "requests", "refusals", "sent", "waiting", "held", "scans"), COUNT)
    return record(
        {
            "home": TEXT,
            "folder": TEXT,
            **figures,
            "same": told(
                "The receiver holds exactly what was received, each once, with every scanned paper.",
                {"type": "boolean"},
            ),
            "files": told("What was written, relative to the folder.", rows(TEXT)),
        }
    )
