"""Finding a procedure by code, words without diacritics, short name or initials."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from services.domain.procedure import Procedure
from services.domain.text import fold, initials, words


@cache
def _index(short: str, name: str, field: str) -> tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Return the initials of the short name, and the words of short name, name, and field."""
    return initials(short), words(short), words(name), words(field)


def _covers(wanted: tuple[str, ...], there: tuple[str, ...]) -> bool:
    return all(any(word.startswith(w) for word in there) for w in wanted)


def _rank(procedure: Procedure, typed: str, wanted: tuple[str, ...]) -> int | None:
    """Return how well a procedure fits, 0 best; None when it does not."""
    letters, short_words, name_words, field_words = _index(procedure.short_name, procedure.name, procedure.field)
    if procedure.code.startswith(typed) or procedure.code.replace(".", "").startswith(typed):
        return 0
    if not wanted:
        return None
    if len(wanted) == 1 and len(typed) > 1 and letters.startswith(typed):
        return 1
    if " " + " ".join(wanted) in " " + " ".join(short_words):
        return 2
    if _covers(wanted, short_words):
        return 3
    if _covers(wanted, name_words):
        return 4
    return 5 if _covers(wanted, (*name_words, *field_words)) else None


def ranked(procedures: Iterable[Procedure], text: str) -> tuple[Procedure, ...]:
    """Return the procedures that fit what was typed: frequent counter work first, then by how well they fit.

    Superseded procedures come last. Words match by their beginnings, in any order, with or without diacritics.
    """
    typed, wanted = fold(text).strip(), words(text)
    if not typed:
        return ()
    found = []
    for place, procedure in enumerate(procedures):
        rank = _rank(procedure, typed, wanted)
        if rank is not None:
            found.append(((not procedure.active, procedure.tier, rank, len(procedure.short_name), place), procedure))
    return tuple(p for _, p in sorted(found, key=lambda pair: pair[0]))
