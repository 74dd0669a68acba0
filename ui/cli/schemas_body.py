"""Schemas of the frozen content that is uploaded."""

from __future__ import annotations

from dataclasses import fields

from services.domain.applicant import ApplicantKind
from services.domain.attachment import Kind
from services.domain.bodies import AGAIN, FEEDBACK_SCHEMA, FILE_SCHEMA, PROGRESS_SCHEMA, SCHEMA, STATE_CODES
from services.domain.dossier import Channel, Payment, ResultMethod
from services.domain.representative import Basis, Representative
from services.domain.result import Rating
from ui.cli.json_schema import COUNT, ID, MOMENT, TEXT, Schema, choice, record, rows, told, words_of

_MAYBE_EMPTY: Schema = told('An instant, or "".', TEXT)
_SUPPLEMENT = {
    "asked_at": MOMENT,
    "asked_by": TEXT,
    "what": TEXT,
    "due_before": MOMENT,
    "came_at": _MAYBE_EMPTY,
    "came_to": TEXT,
    "due_after": _MAYBE_EMPTY,
}


def _body(schema: str, more: dict[str, Schema], optional: tuple[str, ...] = ()) -> Schema:
    version = {"type": "integer", "minimum": 1}
    return record({"schema": {"const": schema}, "number": TEXT, "version": version, **more}, optional)


def _file() -> Schema:
    component = told("Index of the paper it shows; null for none of the checklist.", {"type": ["integer", "null"]})
    of_content = {"kind": words_of(Kind), "size": COUNT, "sha256": TEXT, "pages": COUNT}
    code = told('National code of that paper (MAGIAYTO), or "".', TEXT)
    title = told('Name of that paper, or "".', TEXT)
    return record({"id": ID, "component": component, **of_content, "code": code, "title": title})


def _result() -> Schema:
    day = told('The day on it, or "".', TEXT)
    return record({"title": TEXT, "number": TEXT, "issued_on": day, "files": rows(_file())})


def outbox_body() -> Schema:
    """The frozen content of a dossier's upload; what is not known is ""."""
    named = ("full_name", "personal_id", "address", "phone", "email", "passport", "nationality", "tax_code")
    applicant = record({**dict.fromkeys(named, TEXT), "kind": words_of(ApplicantKind)})
    grounds = choice("", *(basis.value for basis in Basis))
    other = {**dict.fromkeys((field.name for field in fields(Representative)), TEXT), "basis": grounds}
    state = told("Code of TrangThaiHoSo (contract A).", choice(*STATE_CODES.values()))
    more = {
        "agency": record({"code": TEXT, "name": TEXT}),
        "competent": told(
            'Who settles it when that is another unit: place code (`2025:11983`) and name; "" else.',
            record({"code": TEXT, "name": TEXT}),
        ),
        "procedure": record({"code": TEXT, "name": TEXT, "field": TEXT}),
        "applicant": applicant,
        "representative": told("Who handed it in for the applicant; all empty when the applicant came.", record(other)),
        "channel": words_of(Channel),
        "sets": COUNT,
        "received_at": MOMENT,
        "due_at": _MAYBE_EMPTY,
        "ended_at": _MAYBE_EMPTY,
        "returned_at": _MAYBE_EMPTY,
        "state": state,
        "result_method": words_of(ResultMethod),
        "fees": rows(record({"name": TEXT, "amount": COUNT, "payment": words_of(Payment)})),
        "files": told("Scanned papers (bản điện tử); each content is known by its SHA-256.", rows(_file())),
        "files_digest": told('SHA-256 over the SHA-256 of all of them, one a line; "" for none.', TEXT),
        "files_coming": told("How many of them the receiver gets only after this.", COUNT),
        "files_gone": told("Those it was told of before and has no more.", rows(_file())),
        "papers": rows(record({"index": COUNT, "name": TEXT, "originals": COUNT, "copies": COUNT})),
        "results": told(
            "The document it ended in, as far as it was recorded; nothing else is told as one.", rows(_result())
        ),
        "databases": rows(TEXT),
        "supplements": rows(told("Papers asked for after reception; what has not come is empty.", record(_SUPPLEMENT))),
        "note": TEXT,
        "cuts": told("Places whose text may be cut for a receiver, as a person confirmed.", rows(TEXT)),
    }
    return _body(SCHEMA, more)


def file_body() -> Schema:
    """The frozen content of one scanned paper's upload; nothing in it names a person."""
    more = _file()["properties"] | {
        "digest": told("Its key in the vault of this desk.", TEXT),
        AGAIN: told("The receiver may have lost it: whether it is there is looked up.", {"const": True}),
    }
    return _body(FILE_SCHEMA, more, optional=(AGAIN,))


def feedback_body() -> Schema:
    """The frozen content of what a citizen thought of the service; nothing in it says who."""
    return _body(FEEDBACK_SCHEMA, {"id": ID, "rating": words_of(Rating), "text": TEXT, "at": MOMENT})


def progress_body() -> Schema:
    """The frozen content of one step of progress."""
    state = choice(*STATE_CODES.values())
    return _body(PROGRESS_SCHEMA, {"what": TEXT, "at": MOMENT, "by": TEXT, "state": state, "state_before": state})
