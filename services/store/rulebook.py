"""The rulebook's rows: every change is a new revision, none is edited or deleted."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, func, select, text

from services.domain.plain import from_plain, to_plain
from services.domain.rulebook import SHIPPED, Chapter, Rule, Rules, rules_of
from services.store.tables import rule_sources, rules

# Asked several times while a citizen waits; building a statement costs more than running it.
_REVISION = text("SELECT max(row) FROM rules")


def _row(rule: Rule[Any], by: str, at: datetime, removed: bool) -> dict[str, Any]:
    return {
        "chapter": rule.chapter.value,
        "key": rule.key,
        "valid_from": rule.valid_from,
        "valid_to": rule.valid_to,
        "removed": removed,
        "body": json.dumps(to_plain(rule.body), ensure_ascii=False),
        "source": rule.source,
        "confidence": rule.confidence,
        "changed_by": by,
        "changed_at": at,
    }


def put(db: Connection, rule: Rule[Any], by: str, at: datetime) -> None:
    """Store a rule; it takes the place of one of the same key and first day."""
    db.execute(rules.insert(), _row(rule, by, at, False))


def remove(db: Connection, rule: Rule[Any], by: str, at: datetime) -> None:
    """Take a rule out of its chapter; its revisions stay."""
    db.execute(rules.insert(), _row(rule, by, at, True))


def revision(db: Connection) -> int:
    """Return a number that grows with every change of the rulebook."""
    return db.execute(_REVISION).scalar_one() or 0


def _rule(row: Mapping[Any, Any]) -> Rule[Any]:
    from services.domain.chapters import BODIES

    chapter = Chapter(row["chapter"])
    return Rule(
        chapter=chapter,
        key=row["key"],
        valid_from=row["valid_from"],
        valid_to=row["valid_to"],
        body=from_plain(BODIES[chapter], json.loads(row["body"])),
        source=row["source"],
        confidence=row["confidence"],
        changed_by=row["changed_by"],
        changed_at=row["changed_at"],
    )


def _latest(db: Connection, until: int | None = None) -> list[Mapping[Any, Any]]:
    """Return the last revision of each rule, removed ones too; `until`: as the rulebook stood at that revision."""
    newest = select(func.max(rules.c.row)).group_by(rules.c.chapter, rules.c.key, rules.c.valid_from)
    if until is not None:
        newest = newest.where(rules.c.row <= until)
    return list(db.execute(select(rules).where(rules.c.row.in_(newest))).mappings())


def load(db: Connection, until: int | None = None) -> Rules:
    """Return the rulebook as it stands now, or as it stood at an earlier revision."""
    return rules_of(_rule(row) for row in _latest(db, until) if not row["removed"])


def digests(db: Connection) -> dict[str, str]:
    """Return the digest of each shipped chapter that was loaded."""
    return {row.chapter: row.digest for row in db.execute(select(rule_sources.c.chapter, rule_sources.c.digest))}


def load_shipped(db: Connection, chapter: Chapter, shipped: Iterable[Rule[Any]], digest: str, now: datetime) -> int:
    """Bring a shipped chapter up to date and return how many rules changed; what a person entered or removed stays."""
    there = {(r["key"], r["valid_from"]): r for r in _latest(db) if r["chapter"] == chapter.value}
    changed, wanted = 0, set()
    for rule in shipped:
        place: tuple[str, date] = (rule.key, rule.valid_from)
        wanted.add(place)
        known = there.get(place)
        if known is not None and (known["changed_by"] != SHIPPED or _same(known, rule)):
            continue
        put(db, rule, SHIPPED, now)
        changed += 1
    for place, row in there.items():
        if place not in wanted and row["changed_by"] == SHIPPED and not row["removed"]:
            remove(db, _rule(row), SHIPPED, now)
            changed += 1
    db.execute(rule_sources.delete().where(rule_sources.c.chapter == chapter.value))
    db.execute(rule_sources.insert(), {"chapter": chapter.value, "digest": digest, "loaded_at": now})
    return changed


def _same(row: Mapping[Any, Any], rule: Rule[Any]) -> bool:
    fresh = _row(rule, SHIPPED, row["changed_at"], False)
    return all(row[name] == value for name, value in fresh.items())
