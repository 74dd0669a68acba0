"""Finding the sheet of paper on the background it was scanned or photographed on."""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image

from services.domain.attachment import Box

LOOK = 256
"""Pixels of the small picture that is looked at; enough for an edge within half a percent."""
_FULL_LINE = 0.35
"""Share of a line that must be paper for the line to belong to the sheet."""
_LEAST_SHEET = 0.2
"""Share of a side below which what was found is no sheet but a spot of light."""
_LEAST_CONTRAST = 40
"""Levels of grey between sheet and background; less is a sheet that fills the picture."""


def find_page(image: Image.Image) -> Box | None:
    """Return where the sheet lies, None when none stands out from its background or it fills the picture.

    The sheet is taken to be brighter than what it lies on, and to lie about straight.
    """
    small = image.convert("L")
    small.thumbnail((LOOK, LOOK), Image.Resampling.BOX, reducing_gap=2.0)
    level = _threshold(small.histogram())
    if level is None:
        return None
    sheet = small.point([0] * (level + 1) + [255] * (255 - level))
    width, height = sheet.size
    across = _extent(sheet.resize((width, 1), Image.Resampling.BOX).tobytes())
    down = _extent(sheet.resize((1, height), Image.Resampling.BOX).tobytes())
    if across is None or down is None:
        return None
    box = Box(across[0] / width, down[0] / height, across[1] / width, down[1] / height)
    whole = min(box.right - box.left, box.bottom - box.top) > 1 - 2 / LOOK
    return None if whole or min(box.right - box.left, box.bottom - box.top) < _LEAST_SHEET else box


def _threshold(counts: Sequence[int]) -> int | None:
    """Return the level that best parts dark from bright (Otsu), None when there is nothing to part."""
    total, weighted = sum(counts), sum(i * n for i, n in enumerate(counts))
    best, level, below, below_weighted, apart = -1.0, 0, 0, 0, 0.0
    for i, n in enumerate(counts[:-1]):
        below, below_weighted = below + n, below_weighted + i * n
        above = total - below
        if not below or not above:
            continue
        gap = (weighted - below_weighted) / above - below_weighted / below
        if below * above * gap * gap > best:
            best, level, apart = below * above * gap * gap, i, gap
    return level if apart >= _LEAST_CONTRAST else None


def _extent(line: bytes) -> tuple[int, int] | None:
    """Return the first and the end of the places of a line that are paper."""
    paper = [place for place, value in enumerate(line) if value >= 255 * _FULL_LINE]
    return (paper[0], paper[-1] + 1) if paper else None
