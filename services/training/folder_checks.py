"""What the training side asks of a frozen body that came in a package."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

SCHEMAS = {
    "dossier": "desk.dossier/1",
    "update": "desk.dossier/1",
    "progress": "desk.progress/1",
    "file": "desk.file/1",
    "result": "desk.dossier/1",
}
_TEXTS = {
    "dossier": ("procedure.code", "applicant.full_name", "agency.code"),
    "update": ("procedure.code", "applicant.full_name", "agency.code"),
    "progress": ("what", "state"),
    "file": ("sha256",),
    "result": ("procedure.code", "applicant.full_name", "agency.code"),
}
_MOMENTS = {"dossier": "received_at", "update": "received_at", "result": "received_at", "progress": "at"}


@dataclass(frozen=True, slots=True)
class Problem:
    """What keeps a row from being taken; `field` is its path in the body, and nothing that was sent is repeated."""

    code: str
    message: str
    field: str = ""


def body_problem(facts: Mapping[str, Any], content: bytes) -> Problem | None:
    """Return what is wrong with a row's body, or None.

    Args:
        facts: What the manifest says of the row.
    """
    try:
        body = json.loads(content)
    except (ValueError, RecursionError):
        return Problem("-1", "body invalid")
    kind = facts.get("kind")
    if not isinstance(body, dict) or kind not in SCHEMAS or body.get("schema") != SCHEMAS[kind]:
        return Problem("-1", "schema unknown", "schema")
    if body.get("number") != facts.get("number"):
        return Problem("-1", "number differs", "number")
    for path in _TEXTS[kind]:
        value = _at(body, path)
        if not isinstance(value, str) or not value.strip():
            return Problem("-1", f"{path} empty", path)
    moment = _MOMENTS.get(kind)
    if moment and not _is_moment(body.get(moment)):
        return Problem("-1", f"{moment} invalid", moment)
    return None


def _at(body: Mapping[str, Any], path: str) -> object:
    value: object = body
    for name in path.split("."):
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def _is_moment(value: object) -> bool:
    try:
        return datetime.fromisoformat(str(value)).tzinfo is not None
    except ValueError:
        return False
