"""What an upload says, in our own canonical words; each receiver's module turns it into the words of its contract."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any

from services.domain.attachment import ElectronicCopy
from services.domain.calendar import office_time
from services.domain.checklist import PaperState
from services.domain.dossier import Dossier, DossierState
from services.domain.pauses import Pause
from services.domain.plain import to_plain
from services.domain.representative import Representative
from services.domain.result import Feedback, ResultPaper

SCHEMA = "desk.dossier/1"
PROGRESS_SCHEMA = "desk.progress/1"
FILE_SCHEMA = "desk.file/1"
AGAIN = "again"
"""Set in a scanned paper's content whose receiver may have lost it: whether it is there is looked up, not believed."""
FEEDBACK_SCHEMA = "desk.feedback/1"

_NEWEST = {"desk.dossier": 1, "desk.progress": 1, "desk.file": 1, "desk.feedback": 1}
NEWER = "newer_body"
"""Why a row is parked whose content a newer version of the program froze."""


def is_newer(schema: str) -> bool:
    """Return whether a newer version of the program froze a content: this one must not send what it may misread."""
    family, _, version = schema.partition("/")
    known = _NEWEST.get(family, 0)
    return family.startswith("desk.") and version.isdecimal() and int(version) > known


_SOME_RESULT = "Kết quả giải quyết thủ tục hành chính"

# Codes of TrangThaiHoSo (contract A). A void dossier is one that was stopped (8), not one its citizen took back (7).
STATE_CODES = {
    DossierState.RECEIVED: "2",
    DossierState.SUPPLEMENT: "5",
    DossierState.READY: "9",
    DossierState.RETURNED: "10",
    DossierState.VOID: "8",
}


def _moment(at: datetime | None) -> str:
    return office_time(at).isoformat(timespec="seconds") if at else ""


def dossier_body(dossier: Dossier, agency_code: str, agency_name: str) -> dict[str, Any]:
    """Return the frozen content of a dossier's upload (`schema outbox-body`). Unknown values are ""."""
    procedure, applicant, titles = dossier.procedure, dossier.applicant, _titles(dossier)
    return {
        "schema": SCHEMA,
        "number": dossier.number,
        "version": dossier.version,
        "agency": {"code": agency_code, "name": agency_name},
        "competent": {"code": dossier.terms.competent, "name": dossier.terms.competent_name},
        "procedure": {"code": procedure.code, "name": procedure.name, "field": procedure.field},
        "applicant": {
            "full_name": applicant.full_name,
            "personal_id": applicant.personal_id,
            "address": applicant.address,
            "phone": applicant.phone,
            "email": applicant.email,
            "kind": applicant.kind.value,
            "passport": applicant.passport,
            "nationality": applicant.nationality,
            "tax_code": applicant.tax_code,
        },
        "representative": _representative(dossier.terms.representative),
        "channel": dossier.channel.value,
        "sets": dossier.sets,
        "received_at": _moment(dossier.received_at),
        "due_at": _moment(dossier.promise.due_at),
        "ended_at": _moment(dossier.ended_at),
        "returned_at": _moment(dossier.returned_at),
        "state": STATE_CODES[dossier.state],
        "result_method": dossier.result_method.value,
        "fees": [
            {"name": fee.name, "amount": fee.amount, "payment": fee.payment.value}
            for fee in dossier.fees
            if fee.amount is not None
        ],
        "papers": [
            {"index": p.index, "name": p.name, "originals": p.originals, "copies": p.copies}
            for p in dossier.papers
            if p.state is PaperState.HANDED_IN
        ],
        "files": [
            _file(file, titles.get(-1 if file.component is None else file.component, ""))
            for file in dossier.terms.files
        ],
        "files_digest": files_digest([file.sha256 for file in dossier.terms.files]),
        "files_coming": 0,
        "files_gone": [],
        "results": _results(dossier),
        "databases": sorted({p.note for p in dossier.papers if p.state is PaperState.FROM_DATABASE}),
        "supplements": [_supplement(pause) for pause in dossier.terms.pauses],
        "note": dossier.note,
        "cuts": list(dossier.terms.cuts),
    }


def _file(file: ElectronicCopy, title: str) -> dict[str, Any]:
    return {
        "id": str(file.id),
        "component": file.component,
        "kind": file.kind.value,
        "size": file.size,
        "sha256": file.sha256,
        "pages": file.pages,
        "code": file.code,
        "title": title,
    }


def _results(dossier: Dossier) -> list[dict[str, Any]]:
    """Return what is told of the document a dossier ended in; nothing where nobody recorded any of it."""
    paper = dossier.terms.result
    if paper is None or not paper.known:
        return []
    title = result_title(dossier, paper)
    return [
        {
            "title": title,
            "number": paper.number,
            "issued_on": paper.issued_on.isoformat() if paper.issued_on else "",
            "files": [_file(paper.file, title)] if paper.file else [],
        }
    ]


def result_title(dossier: Dossier, paper: ResultPaper) -> str:
    """Return what kind of document a result is: as the officer said, else as the catalogue says, else plainly a result."""
    return paper.title or dossier.procedure.result or _SOME_RESULT


def files_digest(files: Sequence[str]) -> str:
    """Return what stands for all scanned papers of a dossier together, "" for none: SHA-256 over their own, one a line."""
    return sha256("".join(f"{one}\n" for one in files).encode()).hexdigest() if files else ""


def without_file(body: Mapping[str, Any], gone: str) -> dict[str, Any]:
    """Return the content of a dossier's row without a scanned paper.

    Args:
        gone: Its SHA-256.
    """
    files = [file for file in body["files"] if file["sha256"] != gone]
    results = [
        {**row, "files": [file for file in row["files"] if file["sha256"] != gone]} for row in body.get("results", ())
    ]
    coming = min(body.get("files_coming", 0), len(files))
    digest = files_digest([file["sha256"] for file in files])
    return {**body, "files": files, "files_digest": digest, "files_coming": coming, "results": results}


def file_body(dossier: Dossier, file: ElectronicCopy, digest: str) -> dict[str, Any]:
    """Return the frozen content of one scanned paper's upload.

    Args:
        digest: Its key in the vault.
    """
    result = dossier.terms.result
    title = _titles(dossier).get(-1 if file.component is None else file.component, "")
    if result is not None and result.file == file:
        title = result_title(dossier, result)
    return {
        "schema": FILE_SCHEMA,
        "number": dossier.number,
        "version": dossier.version,
        "digest": digest,
        **_file(file, title),
    }


def feedback_body(dossier: Dossier, feedback: Feedback) -> dict[str, Any]:
    """Return the frozen content of what a citizen thought of the service; nothing in it says who."""
    return {
        "schema": FEEDBACK_SCHEMA,
        "number": dossier.number,
        "version": dossier.version,
        "id": str(feedback.id),
        "rating": feedback.rating.value,
        "text": feedback.text,
        "at": _moment(feedback.at),
    }


def _titles(dossier: Dossier) -> dict[int, str]:
    """Return the name of each paper of the checklist by its index."""
    return {paper.index: paper.name for paper in dossier.papers}


def _representative(who: Representative | None) -> dict[str, str]:
    """Return who handed the dossier in for its applicant; all is "" when the applicant came."""
    plain: dict[str, str] = to_plain(who or Representative(""))
    return plain if who else dict.fromkeys(plain, "")


def _supplement(pause: Pause) -> dict[str, str]:
    return {
        "asked_at": _moment(pause.asked_at),
        "asked_by": pause.asked_by,
        "what": pause.reason,
        "due_before": _moment(pause.due_before),
        "came_at": _moment(pause.came_at),
        "came_to": pause.came_to,
        "due_after": _moment(pause.due_after),
    }


def progress_body(dossier: Dossier, what: str, at: datetime, by: str, before: DossierState) -> dict[str, Any]:
    """Return the frozen content of one step of progress, told after the dossier itself.

    Args:
        what: What was done, in Vietnamese words.
        by: Who did it.
        before: The dossier's state before the step, so that a lost answer can be asked about.
    """
    return {
        "schema": PROGRESS_SCHEMA,
        "number": dossier.number,
        "version": dossier.version,
        "what": what,
        "at": _moment(at),
        "by": by,
        "state": STATE_CODES[dossier.state],
        "state_before": STATE_CODES[before],
    }
