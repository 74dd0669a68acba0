"""The guide's table of keys, pressed line by line on the real page: each does what it says in as many presses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from services.domain.dossier import DossierState
from services.settings import QUICK_PICKS

GUIDE = Path(__file__).resolve().parents[3] / "docs" / "guide" / "keys.md"
CARD = "033304000127||TRẦN THỊ MẪU|29022004|Nữ|Tổ 2, Phường Thử, Hưng Yên|12062024"
MOST = 25
SCAN = "Quét thẻ"
NAMED = {"Space": Qt.Key.Key_Space, "Tab": Qt.Key.Key_Tab, "→": Qt.Key.Key_Right, "Enter": Qt.Key.Key_Return}
HELD = {"Ctrl": Qt.KeyboardModifier.ControlModifier, "Alt": Qt.KeyboardModifier.AltModifier}
STATES = {"đã nhận": DossierState.RECEIVED, "đã trả": DossierState.RETURNED}


@dataclass(frozen=True)
class Way:
    """A line of the table: a procedure, the keys that take it in, how many, and what becomes of it."""

    code: str
    steps: tuple[str, ...]
    presses: int
    state: DossierState


def _ways() -> list[Way]:
    lines = [line for line in GUIDE.read_text("utf-8").splitlines() if line.startswith(("| Ctrl", "| tìm"))]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [
        Way(name.split()[0], tuple(keys.split(" · ")), int(count), STATES[state])
        for _, name, keys, count, state in cells
    ]


WAYS = _ways()


def _presses(step: str) -> int:
    """Return how many keys a step is: a scan none, a text as many as it has letters."""
    if step == SCAN:
        return 0
    return len(_text(step)) or 1


def _text(step: str) -> str:
    found = re.fullmatch("gõ “(.+)”", step)
    return found[1] if found else ""


def _do(counter, step: str, code: str) -> None:
    if step == SCAN:
        counter.page.scanned(CARD)
    elif text := _text(step):
        counter.type(text)
        counter.wait(lambda: _first_hit(counter) == code, "the hit")
    else:
        *held, name = step.split()
        key = NAMED.get(name) or getattr(Qt.Key, f"Key_{name}")
        counter.press(key, HELD[held[0]] if held else Qt.KeyboardModifier.NoModifier)


def _first_hit(counter) -> str:
    rows = counter.page.columns.picks._rows
    return rows[0].procedure.code if rows else ""


@pytest.mark.parametrize("way", WAYS, ids=[way.code for way in WAYS])
def test_the_keys_of_the_guide_take_a_dossier_in(counter, way):
    for step in way.steps:
        _do(counter, step, way.code)
        if step.startswith(("Ctrl", "Enter")):
            counter.wait(lambda: counter.sheet.procedure, "the procedure")
    counter.wait(lambda: counter.page.presenter.received, "the receipt")

    dossier = counter.page.presenter.received.dossier
    assert (dossier.procedure.code, dossier.state) == (way.code, way.state)


@pytest.mark.parametrize("way", WAYS, ids=[way.code for way in WAYS])
def test_the_guide_counts_the_keys_right_and_they_are_few(way):
    assert sum(map(_presses, way.steps)) == way.presses <= MOST


def test_the_guide_names_ten_and_begins_with_the_quick_picks():
    assert [way.code for way in WAYS[:8]] == list(QUICK_PICKS)
    assert len(WAYS) == 10
