"""Papers asked for beyond the closed checklist, and papers nobody may ask for.

Source: NĐ 309/2026/NĐ-CP art. 2.1 (new art. 4.2a: no paper whose data a connected database gives, but for an incident or
wrong data) and 8.1 (complete guidance, once); 101/CĐ-TTg of 29/6/2025 item 2; 461/UBND-PVHCC of 29/7/2025 part IV.1;
NQ 66.7/2025/NQ-CP (data take the place of papers).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from services.domain.checklist import DOWN, LAWFUL, Answer, ExtraPaper, Paper, asked, reason_of
from services.domain.phrases import heard, says
from services.domain.procedure import Case
from services.domain.text import clean, fold
from services.errors import Problem

DATABASE_BASIS = "khoản 1 Điều 2 Nghị định 309/2026/NĐ-CP"
"""What a paper is asked for on although a connected database should have its data."""
SAME_MATTER_DAYS = 90
"""So long a second form 02 for one person and one procedure counts as the same matter; own reading, no law counts days."""
NAME_LIMIT = 300
TEXT_LIMIT = 500


@dataclass(frozen=True, slots=True)
class Barred:
    """A kind of paper that is not to be asked for.

    Attributes:
        name: What it is, in words for the officer.
        words: What a text must say to mean it: all of them, in any order; each holds choices parted by ` / `.
        unless: Words that make it another thing.
        databases: Connected databases that have its data; empty when it may never be asked for.
        citation: Act and article that rule it out.
        purpose: It is also caught when only the reason says it.
    """

    name: str
    words: tuple[str, ...]
    citation: str
    unless: tuple[str, ...] = ()
    databases: tuple[str, ...] = ()
    purpose: bool = False


def barred_problems(barred: Barred) -> tuple[Problem, ...]:
    """Return what cannot be in a row of the list of papers not to be asked for."""
    found = [Problem(f"body.{f}", "empty") for f in ("name", "citation") if not clean(getattr(barred, f))]
    if not barred.words or not all(heard(need) for need in barred.words):
        found.append(Problem("body.words", "empty"))
    return tuple(found)


def meant(name: str, barred: Sequence[Barred], reason: str = "") -> Barred | None:
    """Return which barred paper a name means, those of no exception first, or None."""
    never_first = sorted(barred, key=lambda b: bool(b.databases))
    for one in never_first:
        if says(name, one.words, one.unless) or (one.purpose and says(reason, one.words, one.unless)):
            return one
    return None


def tidied(extra: ExtraPaper) -> ExtraPaper:
    """Return an extra paper with its texts composed and without doubled spaces."""
    return ExtraPaper(clean(extra.name), clean(extra.basis), clean(extra.reason), extra.why)


def problems(
    extras: Sequence[ExtraPaper], case: Case, barred: Sequence[Barred], down: Collection[str] = ()
) -> tuple[Problem, ...]:
    """Return what keeps papers beyond the checklist from being asked for, whoever asks.

    Args:
        case: The case with its closed checklist.
        barred: Papers not to be asked for, of the day.
        down: Databases marked down at this moment.
    """
    listed = {fold(clean(c.name)): c.name for c in case.components}
    seen: set[str] = set()
    found: list[Problem] = []
    for place, extra in enumerate(map(tidied, extras)):
        path, folded = f"extras[{place}]", fold(extra.name)
        found += _texts(path, extra)
        if folded in listed:
            found.append(Problem(f"{path}.name", "listed_already", listed[folded]))
        elif folded and folded in seen:
            found.append(Problem(f"{path}.name", "listed_twice"))
        else:
            found += _ruled_out(path, extra, barred, down)
        seen.add(folded)
    return tuple(found)


def _texts(path: str, extra: ExtraPaper) -> list[Problem]:
    found = []
    for field, text, limit in (
        ("name", extra.name, NAME_LIMIT), ("basis", extra.basis, TEXT_LIMIT), ("reason", extra.reason, TEXT_LIMIT)
    ):  # fmt: skip
        if not text:
            found.append(Problem(f"{path}.{field}", "empty"))
        elif len(text) > limit:
            found.append(Problem(f"{path}.{field}", "too_long", str(limit)))
    if extra.why not in ("", *LAWFUL):
        found.append(Problem(f"{path}.why", "not_in_list", ", ".join(LAWFUL)))
    return found


def _ruled_out(path: str, extra: ExtraPaper, barred: Sequence[Barred], down: Collection[str]) -> list[Problem]:
    one = meant(extra.name, barred, extra.reason)
    if one is None:
        return []
    if not one.databases:
        return [Problem(f"{path}.name", "never_asked_for", f"{one.name} ({one.citation})")]
    if extra.why not in LAWFUL:
        return [Problem(f"{path}.name", "database_has_it", f"{', '.join(one.databases)} ({one.citation})")]
    if extra.why == DOWN and not any(d in down for d in one.databases):
        return [Problem(f"{path}.why", "database_not_down", ", ".join(one.databases))]
    return []


def collecting(case: Case, answers: Sequence[Answer], down: Collection[str]) -> tuple[Problem, ...]:
    """Return what is wrong with the reasons for taking papers that a database has."""
    rows = {c.index: c for c in asked(case)}
    found = []
    for place, answer in enumerate(answers):
        component, path = rows.get(answer.index), f"components[{place}].reason"
        if component is None or not answer.reason:
            continue
        if not component.databases:
            found.append(Problem(path, "no_database_gives_it", component.name))
        elif answer.reason == DOWN and not any(d in down for d in component.databases):
            found.append(Problem(path, "database_not_down", ", ".join(component.databases)))
    return tuple(found)


def askable(case: Case, answers: Sequence[Answer], missing: Sequence[Paper]) -> tuple[Paper, ...]:
    """Return the missing papers a citizen may be asked to bring: none that a database gives, but with a lawful reason.

    Source: NĐ 309/2026/NĐ-CP art. 2.1 (new art. 4.2a).
    """
    given = {a.index: a for a in answers}
    rows = {c.index: c for c in case.components}
    return tuple(p for p in missing if not rows[p.index].databases or reason_of(rows[p.index], given.get(p.index)))


_WRONG = "sai / không đúng / không chính xác / không khớp / không có dữ liệu / chưa có dữ liệu / thiếu dữ liệu / không tra cứu được"
"""How a line says that the data are wrong or missing for this person."""


def line_problem(line: str, barred: Sequence[Barred], down: Collection[str]) -> Problem | None:
    """Return what keeps a line written on form 02 from being asked for, or None.

    A paper a database has may stand there when that is marked down, or when the line says that the data are wrong.
    """
    one = meant(line, barred, line)
    if one is None or (one.databases and (excused(line) or any(d in down for d in one.databases))):
        return None
    kind, fact = ("database_has_it", ", ".join(one.databases)) if one.databases else ("never_asked_for", one.name)
    return Problem("reason", kind, f"{fact} ({one.citation})")


def excused(line: str) -> bool:
    """Return whether a line says that the data a database has are wrong or missing for this person."""
    return says(line, (_WRONG,))
