"""Putting right what a receiver refused: which of our places it means, what every row still to go says, three views of a conflict."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from services.domain.outbox import WHOLE, Entry, EntryState
from services.domain.preview import Label
from services.domain.text import clean
from services.errors import Problem

_CORRECTED = (
    "applicant", "representative", "papers", "fees", "result_method", "note", "cuts"
)  # fmt: skip
"""What of a row's content a correction can change; states, moments and promises are of their time."""
_PAPER_PLACE = re.compile(r"\[(\d+)\]")
_FORM_PLACES = {"payment": "fee.payment", "fee": "fee.payment"}


class Mender(StrEnum):
    """Who can put a field right."""

    OFFICER = "officer"
    CATALOGUE = "catalogue"
    """Whoever keeps the catalogue and the rulebook."""
    ADMINISTRATOR = "administrator"
    """Whoever keeps settings and accounts."""
    RECEIVER = "receiver"
    """The other side: nothing of it is a field of ours."""


_CATALOGUE = ("procedure", "components", "TenTTHC", "MaLinhVuc", "TenLinhVuc", "TenPhiLePhi", "TenGiayTo")
_OFFICE = ("agency", "by")


@dataclass(frozen=True, slots=True)
class Blamed:
    """A field a row is held up by.

    Attributes:
        place: Where it is put right, a place of `Correction` (`applicant.phone`); "" when no correction reaches it.
        path: Our place of it, or "".
        wire: Its name over there.
        label: What people call it, in both languages.
        held: What goes for it now.
        problem: What is wrong; with `said_there` the receiver's own words are the fact.
        mender: Who can put it right.
        cut: How the text would go if somebody lets it be cut; "" where that is no way out.
    """

    place: str
    path: str
    wire: str
    label: Label
    held: str
    problem: Problem
    mender: Mender
    cut: str = ""


@dataclass(frozen=True, slots=True)
class ThreeWay:
    """One field as it is here, as the row says it, and as the receiver has it; "" where a side has nothing."""

    path: str
    ours: str
    sent: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A dossier here, in the row and over there.

    Attributes:
        there: The receiver has it; None when that is not known.
        reason: Why it is not known: a key of `services.receivers.reasons` or masked words; "" else.
        rows: The fields in which the three are not alike.
    """

    number: str
    there: bool | None
    reason: str = ""
    rows: tuple[ThreeWay, ...] = ()


def place_of(path: str, wire: str, places: Collection[str]) -> str:
    """Return where a field is put right, or "" when no correction reaches it.

    Args:
        path: Our place of it.
        wire: Its name over there, with the lists it stands in.
        places: Every place of the dossier that may be corrected.
    """
    if path in places:
        return path
    if path == "components" and not wire.endswith("TenGiayTo"):
        counts = [place for place in places if place.startswith("papers[") and place.endswith(".originals")]
        found = _PAPER_PLACE.search(wire)
        at = int(found.group(1)) if found else 0
        return counts[at] if at < len(counts) else ""
    if path in _FORM_PLACES and not wire.endswith("TenPhiLePhi"):
        return _FORM_PLACES[path]
    return ""


def mender_of(path: str, place: str, name: str) -> Mender:
    """Return who can put a field right."""
    if place:
        return Mender.OFFICER
    if path in _CATALOGUE or name in _CATALOGUE:
        return Mender.CATALOGUE
    return Mender.ADMINISTRATOR if path in _OFFICE else Mender.RECEIVER


def mended(body: Mapping[str, Any], before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """Return a frozen content with what a correction changed, and nothing else: its state and moments stay those of its time.

    Args:
        before, after: The whole content of the dossier before and after the correction.
    """
    changed = {key: after[key] for key in _CORRECTED if before.get(key) != after.get(key)}
    return {**body, **changed, "version": after["version"]}


def still_to_go(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the rows that carry the dossier whole and were surely never taken: those that wait and those that are parked."""
    return tuple(e for e in entries if e.kind in WHOLE and e.state in (EntryState.WAITING, EntryState.PARKED))


def three_way(ours: Mapping[str, str], sent: Mapping[str, str], theirs: Mapping[str, str]) -> tuple[ThreeWay, ...]:
    """Return the fields in which the three are not alike; what a side does not tell is "" and cannot differ."""
    rows = (
        ThreeWay(path, clean(ours.get(path, "")), clean(sent.get(path, "")), clean(theirs.get(path, "")))
        for path in dict.fromkeys((*ours, *sent, *theirs))
    )
    told = {path: [side[path] for side in (ours, sent, theirs) if path in side] for path in {*ours, *sent, *theirs}}
    return tuple(row for row in rows if len({clean(value) for value in told[row.path]}) > 1)
