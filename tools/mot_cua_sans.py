"""Make "Mot Cua Sans", a copy of Be Vietnam Pro whose ten digits share one advance.

Be Vietnam Pro has neither tabular digits nor a `tnum` feature: a `1` is 385
units wide, a `4` 710. Columns, codes, times and amounts need digits that line
up, so each digit is centred on one advance and taken out of the kerning pairs.
The licence (SIL OFL 1.1, no reserved font name) allows the copy and goes along.

    python tools/mot_cua_sans.py resources/fonts
"""

import sys
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

FAMILY = "Mot Cua Sans"
ADVANCES = {"Regular": 680, "Medium": 687, "SemiBold": 693, "Bold": 700}
"""Advance of every digit by weight, in 1/1000 em: that of the original zero."""

_DIGITS = "0123456789"
_ORIGINAL = "Be Vietnam Pro"
_PAIRS = 2
_COMPONENT_USES_METRICS = 0x0200


def make(folder: Path) -> list[Path]:
    """Write the four files and the licence beside the originals; return what was written."""
    written = [_make_weight(folder, weight, advance) for weight, advance in ADVANCES.items()]
    licence = folder / "MotCuaSans-LICENSE.txt"
    licence.write_bytes((folder / "BeVietnamPro-LICENSE.txt").read_bytes())
    return [*written, licence]


def _make_weight(folder: Path, weight: str, advance: int) -> Path:
    font = TTFont(folder / f"BeVietnamPro-{weight}.ttf", recalcTimestamp=False)
    digits = [font.getBestCmap()[ord(digit)] for digit in _DIGITS]
    for glyph in digits:
        _centre(font, glyph, advance)
    _unkern(font, set(digits))
    _rename(font)
    path = folder / f"MotCuaSans-{weight}.ttf"
    font.save(path)
    return path


def _centre(font: Any, glyph: str, advance: int) -> None:
    old_advance, bearing = font["hmtx"][glyph]
    shift = round((advance - old_advance) / 2)
    outline = font["glyf"][glyph]
    if outline.isComposite():
        for component in outline.components:
            component.x += shift
    else:
        outline.coordinates.translate((shift, 0))
    outline.recalcBounds(font["glyf"])
    font["hmtx"][glyph] = (advance, bearing + shift)
    _hold_composites(font, glyph, shift)


def _hold_composites(font: Any, digit: str, shift: int) -> None:
    """Keep fractions and the like, which are built from a digit, where they were."""
    for name in font.getGlyphOrder():
        outline = font["glyf"][name]
        if name == digit or not outline.isComposite():
            continue
        for component in outline.components:
            if component.glyphName == digit:
                component.x -= shift
                component.flags &= ~_COMPONENT_USES_METRICS


def _unkern(font: Any, digits: set[str]) -> None:
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            if lookup.LookupType == _PAIRS:
                _unkern_first(table, digits)
                _unkern_second(table, digits)


def _unkern_first(table: Any, digits: set[str]) -> None:
    covered = table.Coverage.glyphs
    kept = [index for index, glyph in enumerate(covered) if glyph not in digits]
    if table.Format == 1:
        table.PairSet = [table.PairSet[index] for index in kept]
        table.PairSetCount = len(kept)
    else:
        classes = table.ClassDef1.classDefs
        table.ClassDef1.classDefs = {glyph: number for glyph, number in classes.items() if glyph not in digits}
    table.Coverage.glyphs = [covered[index] for index in kept]


def _unkern_second(table: Any, digits: set[str]) -> None:
    if table.Format == 1:
        for pairs in table.PairSet:
            pairs.PairValueRecord = [pair for pair in pairs.PairValueRecord if pair.SecondGlyph not in digits]
            pairs.PairValueCount = len(pairs.PairValueRecord)
    else:
        classes = table.ClassDef2.classDefs
        table.ClassDef2.classDefs = {glyph: number for glyph, number in classes.items() if glyph not in digits}


def _rename(font: Any) -> None:
    for record in font["name"].names:
        text = str(record)
        if record.nameID in (1, 3, 4, 6, 16):
            text = text.replace(_ORIGINAL, FAMILY).replace(_ORIGINAL.replace(" ", ""), FAMILY.replace(" ", ""))
        font["name"].setName(text, record.nameID, record.platformID, record.platEncID, record.langID)


if __name__ == "__main__":
    for path in make(Path(sys.argv[1])):
        sys.stdout.write(f"{path}\n")
