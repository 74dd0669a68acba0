"""Schemas of what goes into commands: intake forms and settings."""

from __future__ import annotations

from services.domain.applicant import ADDRESS_LIMIT, EMAIL_LIMIT, NAME_LIMIT, ApplicantKind
from services.domain.checklist import DOWN, LAWFUL, MOST_COPIES, OFFERED, WRONG
from services.domain.dossier import Channel, Payment, ResultMethod
from services.domain.intake_form import NOTE_LIMIT
from services.domain.pauses import SupplementPolicy
from services.domain.representative import DOCUMENT_LIMIT, Basis
from services.settings import LANGUAGES, LONGEST_SUPPLEMENT, LONGEST_UNDO, THEMES
from services.settings.equipment import LIMITS, Devices
from services.settings.receivers import CONTRACTS, FILES, ReceiverSettings
from ui.cli.json_schema import COUNT, ID, TEXT, Schema, choice, defaults_of, record, rows, schema_of, told, words_of


def _text(limit: int = NOTE_LIMIT) -> Schema:
    return {"type": "string", "maxLength": limit}


def _person() -> Schema:
    person = {
        "full_name": told("As on the papers.", _text(NAME_LIMIT)),
        "personal_id": told("12 digits, or the 9 of an old card.", _text(20)),
        "born_on": told("2001-02-28 or 28/02/2001.", _text(10)),
        "sex": choice("male", "female", ""),
        "address": _text(ADDRESS_LIMIT),
        "phone": told("10 digits, beginning with 0.", _text(20)),
        "email": _text(EMAIL_LIMIT),
        "commune": told(
            "Place code of the address's commune of today, such as 2025:11983; else read from it.", _text(20)
        ),
        "kind": told(
            "Of a household the head stands here, of a company its own name; a company has no sex and birthday.",
            words_of(ApplicantKind),
        ),
        "passport": told("A foreigner's: 5 to 15 letters and digits.", _text(40)),
        "nationality": told("A foreigner's: ISO 3166-1 alpha-2, XX for none.", _text(2)),
        "tax_code": told("Of a company or a household: 0000000000, of a branch 0000000000-001.", _text(20)),
    }
    return record(person, tuple(person))


def _representative() -> Schema:
    who = {
        "full_name": told("Who hands it in for the applicant; a company always needs one.", _text(NAME_LIMIT)),
        "personal_id": told("12 digits, or the 9 of an old card; or a passport.", _text(20)),
        "passport": _text(40),
        "phone": _text(20),
        "address": _text(ADDRESS_LIMIT),
        "basis": words_of(Basis),
        "document": told(
            "Number and day of the paper that allows it; asked of who is authorised or staff.", _text(DOCUMENT_LIMIT)
        ),
    }
    return {**record(who, tuple(k for k in who if k != "full_name")), "type": ["object", "null"]}


def _paper() -> Schema:
    paper = {
        "index": told("Place of the paper in the case, from 0; online-only rows are not asked.", COUNT),
        "state": choice("handed_in", "missing", "from_database", "not_applicable"),
        "originals": {"type": "integer", "minimum": 0, "maximum": MOST_COPIES},
        "copies": {"type": "integer", "minimum": 0, "maximum": MOST_COPIES},
        "files": told("Scanned papers of it, relative to the folder of the forms.", rows(_text())),
        "alternative": told("Of a row that lists alternatives: the one shown, in words.", _text()),
        "reason": told(
            "Why a paper is taken, or asked for, although a database has its data; a paper taken without one was offered.",
            choice("", DOWN, WRONG, OFFERED),
        ),
    }
    return record(paper, tuple(k for k in paper if k != "index"))


def _extra() -> Schema:
    extra = {
        "name": told("A paper beyond the checklist; blocked when nobody may ask for it.", _text()),
        "basis": told("Act and article that ask for it.", _text()),
        "reason": told("Why it is needed here.", _text()),
        "why": told("When a connected database should have its data.", choice("", *LAWFUL)),
    }
    return record(extra, ("why",))


def _fee() -> Schema:
    fee = {
        "amount": told("In đồng; left out, the fee table counts it.", COUNT),
        "payment": words_of(Payment),
        "pages": told("Pages of the original, for a fee by page.", COUNT),
        "copies": told("Copies, or what else the fee is counted by; 1 when left out.", COUNT),
        "exemption": told("Why nothing is paid: key of an exemption of the rulebook, or the reason in words.", TEXT),
    }
    return record(fee, tuple(fee))


def register_in() -> Schema:
    """One intake form, a line of `register`."""
    form = {
        "id": told("Drawn by the caller; a form whose id is known gives the receipt it has.", ID),
        "procedure": told("Code, such as 1.004873.", _text()),
        "case": told("Place of the case in the procedure, from 0.", COUNT),
        "channel": words_of(Channel),
        "sets": {"type": "integer", "minimum": 1, "maximum": 99},
        "applicant": _person(),
        "representative": _representative(),
        "card": told("The QR of the identity card; fills fields that are not given.", _text()),
        "components": rows(_paper()),
        "extras": told("Taken only when a supervisor asked for them.", rows(_extra())),
        "due_on": told(
            "The promised day, where the catalogue has no deadline.", {"type": ["string", "null"], "format": "date"}
        ),
        "fee": _fee(),
        "result_method": words_of(ResultMethod),
        "competent": told(
            "Place code of the commune that settles it, such as 2025:11983, where the procedure may be handed in elsewhere.",
            _text(),
        ),
        "return_point": told("Key of the point where the result is handed out; empty for the usual one.", _text()),
        "visit": told("Shared by lines that follow each other: received together or not at all, on one receipt.", ID),
        "same_day": told("The result was handed over at once.", {"type": "boolean"}),
        "note": _text(),
    }
    return record(form, tuple(k for k in form if k not in ("procedure", "applicant")))


def settings() -> Schema:
    """The file `settings.toml`, read as JSON."""
    hours = told('Such as ["07:30-11:30", "13:00-16:30"].', rows(TEXT))
    desk = {
        "agency_code": TEXT, "agency_name": TEXT, "authority": TEXT, "place": TEXT, "commune": TEXT,
        "number": {"type": "integer", "minimum": 1, "maximum": 99},
        "block": {"type": "integer", "minimum": 10, "maximum": 100_000},
        "hours": hours, "saturday": hours, "saturday_counts": {"type": "boolean"}, "cutoff": TEXT, "phone": TEXT, "hotline": TEXT,
        "lookup": told("Address of the look-up; {number} stands for the dossier's number.", TEXT),
        "training": {"type": "boolean"},
        "point": told("Key of the reception point the desk stands at; empty where the centre is one place.", TEXT),
    }  # fmt: skip
    window = {
        "language": choice(*LANGUAGES), "theme": choice(*THEMES), "idle_minutes": {"type": "integer"},
        "quick_picks": rows(TEXT), "support_phone": TEXT,
    }  # fmt: skip
    needed = ("agency_code", "agency_name", "commune", "number")
    receiver = {k: v for k, v in schema_of(ReceiverSettings)["properties"].items() if k != "name"}
    receiver |= {"contract": choice(*CONTRACTS), "files": choice(*FILES)}
    store = {"url": TEXT, "unlock": choice("keyring", "password")}
    routing = {"default": TEXT}
    policy = choice(*(one.value for one in SupplementPolicy))
    span = {"type": "integer", "minimum": 1, "maximum": LONGEST_SUPPLEMENT}
    policies = told("Per procedure code.", {"type": "object", "additionalProperties": policy})
    supplement = {"policy": policy, "policies": policies, "days": span, "ask_within": span}
    undo = {"undo_seconds": {"type": "integer", "minimum": 0, "maximum": LONGEST_UNDO}}
    limits = {name: {"type": "integer", "minimum": a, "maximum": b} for name, (a, b) in LIMITS.items()}
    devices = schema_of(Devices)["properties"]
    sections = {
        "desk": record(desk, tuple(k for k in desk if k not in needed)),
        "store": record(store, tuple(store)),
        "routing": record(routing, tuple(routing)),
        "window": record(window, tuple(window)),
        "supplement": record(supplement, tuple(supplement)),
        "intake": record(undo, tuple(undo)),
        "devices": record(devices, tuple(devices)),
        "papers": record(limits, tuple(limits)),
        "receivers": {
            "type": "object",
            "additionalProperties": record(receiver, tuple(defaults_of(ReceiverSettings))),
        },
    }
    return record(sections, tuple(k for k in sections if k != "desk"))
