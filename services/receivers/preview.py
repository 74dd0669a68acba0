"""What a row puts on the wire, shown before it goes: made by the very functions that make what is sent."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from services.domain.bodies import FEEDBACK_SCHEMA, FILE_SCHEMA, PROGRESS_SCHEMA, SCHEMA
from services.domain.dossier import IntakeForm
from services.domain.office import Office
from services.domain.outbox import TOLD_ANEW, EntryKind
from services.domain.permissions import Account
from services.domain.preview import Preview, Sent, leaves, wire_value
from services.domain.review import Review
from services.domain.trial import trial_body
from services.errors import Problem
from services.receivers import contract_a, contract_b, feedback
from services.receivers.contract_a import UnreadableBody
from services.receivers.fitness import Finding, bare, findings, sure_problems
from services.receivers.ministry_words import multipart
from services.receivers.port import Mark
from services.receivers.reasons import Reason
from services.receivers.tus_words import metadata
from services.receivers.uploaded import Uploaded, uploaded_from
from services.settings.receivers import ReceiverSettings
from services.wording.wire import wire_label

Recall = Callable[[str, str], str]
"""What a receiver told before, by mark and key; "" for nothing."""
Body = Mapping[str, Any]
_PART = re.compile(r'filename="([^"]*)"\r\nContent-Type: (\S+)')


def nothing_told(mark: str, key: str) -> str:
    """Return that a receiver told nothing yet."""
    return ""


@dataclass(frozen=True, slots=True)
class _Way:
    """How a contract says things.

    Attributes:
        dossier, update, step: Make the record of a new dossier, of one that is there, and of a step of progress.
        file: Says what goes with a scanned paper's bytes.
        places: Where with us a field's value stands, for this content.
    """

    dossier: Callable[[Body, str, Recall], Body]
    update: Callable[[Body, str, Recall], Body]
    step: Callable[[Body, str, Recall], Body]
    file: Callable[[Body], Body]
    places: Callable[[Body], Mapping[str, str]]


def _file_a(body: Body) -> Body:
    """Return what is said of a scanned paper as it is uploaded; beside that only its bytes go."""
    said = (one.partition(" ") for one in metadata(body).split(","))
    told = {name: b64decode(value).decode() for name, _, value in said}
    return {**told, "size": body["size"]}


def _file_b(body: Body) -> Body:
    head = multipart(body, b"")[0].decode()
    found = _PART.search(head)
    return {"files": found[1], "filetype": found[2], "size": body["size"]} if found else {}


def _dossier_a(body: Body, agency: str, recall: Recall) -> Body:
    return contract_a.dossier_payload(body, agency, lambda sha256: recall(Mark.FILE, sha256))


def _step_a(body: Body, agency: str, recall: Recall) -> Body:
    return contract_a.progress_payload(body)


def _dossier_b(body: Body, agency: str, recall: Recall) -> Body:
    return contract_b.dossier_payload(body, agency, _number_b(body, recall)[0], _uploaded(recall))


def _uploaded(recall: Recall) -> Callable[[str], Uploaded | None]:
    return lambda sha256: uploaded_from(recall(Mark.FILE, sha256))


def _update_b(body: Body, agency: str, recall: Recall) -> Body:
    return contract_b.state_payload(body, *_number_b(body, recall), _uploaded(recall))


def _step_b(body: Body, agency: str, recall: Recall) -> Body:
    return contract_b.progress_payload(body, *_number_b(body, recall))


def _number_b(body: Body, recall: Recall) -> tuple[str, str]:
    """Return the ministry's number of a dossier and its own id of it, each "" while it gave none."""
    return recall(Mark.NUMBER, str(body.get("number", ""))), recall(Mark.RECORD, str(body.get("number", "")))


def _places_a(body: Body) -> Mapping[str, str]:
    return contract_a.PLACES


def _places_b(body: Body) -> Mapping[str, str]:
    """Return contract B's places: who hands it in is the representative, or the applicant where they came themselves."""
    whose = "representative" if (body.get("representative") or {}).get("full_name") else "applicant"
    return {**contract_b.PLACES, **{name: f"{whose}.{ours}" for name, ours in _WHO_CAME.items()}}


_WHO_CAME = {
    "TenNguoiNop": "full_name", "SoDinhDanh": "personal_id", "SoDienThoai": "phone", "DiaChiChiTiet": "address"
}  # fmt: skip
_A = _Way(_dossier_a, _dossier_a, _step_a, _file_a, _places_a)
_B = _Way(_dossier_b, _update_b, _step_b, _file_b, _places_b)
_WAYS: Mapping[str, _Way] = {"dvcqg": _A, "lgsp": _A, "ministry": _B}


def record_of(
    contract: str,
    body: Body,
    agency: str,
    recall: Recall = nothing_told,
    kind: EntryKind = EntryKind.DOSSIER,
    way_back: feedback.Way | None = None,
) -> Body:
    """Return the record a row of this content becomes; what no contract turns round goes as we keep it.

    Args:
        way_back: How the receiver is told what citizens thought of the service, None where it is not.

    Raises:
        UnreadableBody: The content is of another version, or lacks what its version promises.
    """
    way, schema = _WAYS.get(contract), body.get("schema")
    if way is not None and schema == FILE_SCHEMA:
        try:
            return way.file(body)
        except KeyError:
            raise UnreadableBody("a file without what it is known by") from None
    if way is not None and schema == FEEDBACK_SCHEMA and way_back:
        number, said = str(body.get("number", "")), contract_a.moment
        if contract == "ministry":
            number, said = _number_b(body, recall)[0], contract_b.second
        return feedback.record_of(body, way_back, number, said)
    if way is None or schema not in (SCHEMA, PROGRESS_SCHEMA):
        return body
    if schema == PROGRESS_SCHEMA:
        return way.step(body, agency, recall)
    return (way.update if kind in TOLD_ANEW else way.dossier)(body, agency, recall)


def preview(
    contract: str,
    body: Body,
    agency: str,
    recall: Recall = nothing_told,
    receiver: str = "",
    kind: EntryKind = EntryKind.DOSSIER,
    way_back: feedback.Way | None = None,
) -> Preview:
    """Return everything a row of this content puts on the wire; the envelope with its session is left out.

    Args:
        contract: As in the receiver's settings.
        body: Frozen content.
        agency: Code of the unit, as the receiver is given it.
        recall: Addresses and numbers the receiver told before.
        receiver: Its name in the settings.
        way_back: How it is told what citizens thought of the service, None where it is not.
    """
    try:
        record = record_of(contract, body, agency, recall, kind, way_back)
    except UnreadableBody:
        return Preview(receiver, contract, (), (Problem("schema", Reason.SCHEMA.value),))
    places = _WAYS[contract].places(body) if contract in _WAYS else {}
    if way_back and body.get("schema") == FEEDBACK_SCHEMA:
        places = feedback.places_of(way_back)
    found = {one.wire: one for one in _found(contract, record, places)}
    rows = tuple(_sent(wire, value, places, found.get(wire)) for wire, value in leaves(record))
    return Preview(receiver, contract, rows, sure_problems(found.values()))


def preview_for(
    receivers: Mapping[str, ReceiverSettings],
    unit: str,
    name: str,
    body: Body,
    recall: Recall = nothing_told,
    kind: EntryKind = EntryKind.DOSSIER,
) -> Preview:
    """Return what a row puts on the wire of the receiver it goes to.

    Args:
        receivers: As the settings name them; one nobody set up is shown as one that comes with the program.
        unit: Code of the desk's own unit.
    """
    settings = receivers.get(name) or ReceiverSettings(name, "")
    way_back = feedback.way_of(settings)
    return preview(settings.contract, body, settings.agency or unit, recall, name, kind, way_back)


def preview_of_form(
    receivers: Mapping[str, ReceiverSettings],
    office: Office,
    form: IntakeForm,
    review: Review,
    by: Account,
    now: datetime,
) -> Preview:
    """Return what a form would put on the wire, were it received this moment; that it has no number yet is no problem.

    Args:
        now: Aware.
    """
    body = trial_body(form, review, by, now, office.agency_code, office.agency_name)
    shown = preview_for(receivers, office.agency_code, review.route.receiver, body)
    rows = tuple(replace(row, warning=None) if row.path == "number" else row for row in shown.rows)
    return replace(shown, rows=rows, problems=tuple(p for p in shown.problems if p.field != "number"))


def notices_of_form(
    receivers: Mapping[str, ReceiverSettings],
    office: Office,
    form: IntakeForm,
    review: Review,
    by: Account,
    now: datetime,
) -> tuple[Problem, ...]:
    """Return what the receiver will refuse about a form, or may, but where the form itself is found faulty already.

    Args:
        now: Aware.
    """
    settings = receivers.get(review.route.receiver) or ReceiverSettings("", "")
    body = trial_body(form, review, by, now, office.agency_code, office.agency_name)
    record = record_of(settings.contract, body, settings.agency or office.agency_code)
    faulty = {"number", *(problem.field for problem in review.problems)}
    places = _WAYS[settings.contract].places(body) if settings.contract in _WAYS else {}
    every = dict.fromkeys(one.problem for one in _found(settings.contract, record, places))
    return tuple(problem for problem in every if problem.field not in faulty)


def _found(contract: str, record: Body, places: Mapping[str, str]) -> Iterator[Finding]:
    """Yield what is wrong with a record, each by the place its value has in this content."""
    for one in findings(contract, record):
        place = places.get(bare(one.wire), one.problem.field)
        yield replace(one, problem=replace(one.problem, field=place))


def _sent(wire: str, value: Any, places: Mapping[str, str], finding: Finding | None) -> Sent:
    name = bare(wire)
    path = places.get(name, "") if places else wire
    return Sent(path, wire, wire_label(path, name), wire_value(value), finding.problem if finding else None)
