"""What a row puts on the wire, shown before it goes: made by the very functions that make what is sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from services.domain.bodies import PROGRESS_SCHEMA, SCHEMA
from services.domain.preview import Preview, Sent, leaves, wire_value
from services.errors import Problem
from services.receivers import contract_a
from services.receivers.contract_a import UnreadableBody
from services.receivers.fitness import Finding, bare, findings, sure_problems
from services.receivers.reasons import Reason
from services.wording.wire import wire_label

Recall = Callable[[str, str], str]
"""What a receiver told before, by mark and key; "" for nothing."""
Body = Mapping[str, Any]


def nothing_told(mark: str, key: str) -> str:
    """Return that a receiver told nothing yet."""
    return ""


@dataclass(frozen=True, slots=True)
class _Way:
    """How a contract says things.

    Attributes:
        dossier, step: Make the record of a whole dossier and of a step of progress.
        places: Where the officer mends what a field says.
    """

    dossier: Callable[[Body, str, Recall], Mapping[str, Any]]
    step: Callable[[Body], Mapping[str, Any]]
    places: Mapping[str, str]


_A = _Way(
    lambda body, agency, _: contract_a.dossier_payload(body, agency), contract_a.progress_payload, contract_a.PLACES
)
_WAYS: Mapping[str, _Way] = {"dvcqg": _A, "lgsp": _A}


def record_of(contract: str, body: Body, agency: str, recall: Recall = nothing_told) -> Mapping[str, Any]:
    """Return the record a row of this content becomes; what no contract turns round goes as we keep it.

    Raises:
        UnreadableBody: The content is of another version, or lacks what its version promises.
    """
    way, schema = _WAYS.get(contract), body.get("schema")
    if way is None or schema not in (SCHEMA, PROGRESS_SCHEMA):
        return body
    return way.step(body) if schema == PROGRESS_SCHEMA else way.dossier(body, agency, recall)


def preview(contract: str, body: Body, agency: str, recall: Recall = nothing_told, receiver: str = "") -> Preview:
    """Return everything a row of this content puts on the wire; the envelope with its session is left out.

    Args:
        contract: As in the receiver's settings.
        body: Frozen content.
        agency: Code of the unit, as the receiver is given it.
        recall: Addresses and numbers the receiver told before.
        receiver: Its name in the settings.
    """
    try:
        record = record_of(contract, body, agency, recall)
    except UnreadableBody:
        return Preview(receiver, contract, (), (Problem("schema", Reason.SCHEMA.value),))
    places = _WAYS[contract].places if contract in _WAYS else {}
    found = {one.wire: one for one in findings(contract, record)}
    rows = tuple(_sent(wire, value, places, found.get(wire)) for wire, value in leaves(record))
    return Preview(receiver, contract, rows, sure_problems(found.values()))


def _sent(wire: str, value: Any, places: Mapping[str, str], finding: Finding | None) -> Sent:
    name = bare(wire)
    path = places.get(name, "") if places else wire
    return Sent(path, wire, wire_label(path, name), wire_value(value), finding.problem if finding else None)
