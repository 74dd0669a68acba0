"""Schemas of the rulebook's commands."""

from __future__ import annotations

from services.domain.chapters import BODIES
from services.domain.rulebook import Chapter
from ui.cli.json_schema import DAY, MAYBE_MOMENT, TEXT, Schema, choice, record, schema_of, told

_MAYBE_DAY: Schema = {"type": ["string", "null"], "format": "date"}
_CHAPTER = choice(*(chapter.value for chapter in Chapter))


def rules_out() -> Schema:
    """One rule of the rulebook, as `rules list` prints it and `rules put` takes it; each chapter has its own body."""
    return {"oneOf": [_of_chapter(chapter, kind) for chapter, kind in BODIES.items()]}


def _of_chapter(chapter: Chapter, kind: type) -> Schema:
    return record(
        {
            "chapter": {"const": chapter.value},
            "key": told("Names the row in its chapter; the same key with a later first day takes over.", TEXT),
            "valid_from": DAY,
            "valid_to": told("Last day, counted; null while it is open.", _MAYBE_DAY),
            "body": schema_of(kind),
            "source": told("Act or announcement.", TEXT),
            "confidence": told("official, S2, S, V, D or OWN.", TEXT),
            "changed_by": told("Account, or `shipped`.", TEXT),
            "changed_at": MAYBE_MOMENT,
        },
        ("valid_to", "source", "confidence", "changed_by", "changed_at"),
    )


def rules_change_out() -> Schema:
    """Which rule was entered or taken out."""
    return record({"chapter": _CHAPTER, "key": TEXT, "valid_from": DAY}, ())
