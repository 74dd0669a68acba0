"""`rules`: the unit's dated tables, to read, to enter, to take out."""

from __future__ import annotations

import argparse
from datetime import date
from typing import Any

from services.domain.chapters import BODIES
from services.domain.plain import from_plain, to_plain
from services.domain.rulebook import Chapter, Rule
from services.errors import InvalidForm, Problem
from services.wording import problem_text
from ui.cli.output import language, line, words
from ui.cli.reading import day_of, lines_of, object_of
from ui.cli.session import signed_in

_KEYS = {"chapter", "key", "valid_from", "valid_to", "source", "confidence", "body", "changed_by", "changed_at"}


def rules_list(args: argparse.Namespace) -> int:
    """Print a chapter, one rule a line; with `--day` only what is in force on that day."""
    chapter = Chapter(args.chapter)
    with signed_in(args) as (desk, by):
        if args.day:
            found = desk.rulebook.in_force(by, chapter, day_of(args.day, "day"))
        else:
            found = desk.rulebook.rules(by, chapter)
    for rule in found:
        line(rule_object(rule))
    return 0


def rule_object(rule: Rule[Any]) -> dict[str, Any]:
    """Return a rule as commands print it."""
    plain: dict[str, Any] = to_plain(rule)
    return plain


def rules_put(args: argparse.Namespace) -> int:
    """Enter rules, one JSON object a line, in the shape `rules list` prints; a faulty one stops before it is entered."""
    with signed_in(args) as (desk, by):
        for number, raw in lines_of(args.file):
            rule = _rule(object_of(raw, args.file, number), number)
            for look in desk.rulebook.put(by, rule):
                words(f"{rule.chapter.value}/{rule.key}: {look.field}: {problem_text(look, language())}")
            line({"chapter": rule.chapter.value, "key": rule.key, "valid_from": rule.valid_from.isoformat()})
    return 0


def _rule(raw: Any, number: int) -> Rule[Any]:
    at = f"line {number}: "
    if not isinstance(raw, dict):
        raise InvalidForm((Problem(f"{at}", "wrong_type", "object"),))
    if unknown := [key for key in raw if key not in _KEYS]:
        raise InvalidForm(tuple(Problem(f"{at}{key}", "unknown_field") for key in unknown))
    try:
        chapter = Chapter(raw["chapter"])
        last = raw.get("valid_to")
        return Rule(
            chapter=chapter,
            key=str(raw["key"]),
            valid_from=date.fromisoformat(raw["valid_from"]),
            body=from_plain(BODIES[chapter], raw["body"]),
            valid_to=date.fromisoformat(last) if last else None,
            source=str(raw.get("source") or ""),
            confidence=str(raw.get("confidence") or "OWN"),
        )
    except KeyError as error:
        raise InvalidForm((Problem(f"{at}{error.args[0]}", "empty"),)) from error
    except (ValueError, TypeError, AttributeError) as error:
        raise InvalidForm((Problem(f"{at}body", "not_such_a_rule"),)) from error


def rules_remove(args: argparse.Namespace) -> int:
    """Take one rule out of its chapter."""
    with signed_in(args) as (desk, by):
        first = day_of(args.valid_from, "from")
        desk.rulebook.remove(by, Chapter(args.chapter), args.key, first)
    line({"chapter": args.chapter, "key": args.key, "valid_from": first.isoformat()})
    return 0
