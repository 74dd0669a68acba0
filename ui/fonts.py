"""The letters of the window: Be Vietnam Pro, and its copy with ten equal digits.

Be Vietnam Pro has no tabular digits. Codes, times and amounts under 28 px, and everything that stands in a
column, are set in "Mot Cua Sans" (made by `tools/mot_cua_sans.py`); sentences and the big numbers keep the original.
"""

from functools import cache
from importlib import resources
from typing import Literal

from PySide6.QtGui import QFont, QFontDatabase

TEXT_FAMILY = "Be Vietnam Pro"
DIGIT_FAMILY = "Mot Cua Sans"

Role = Literal[
    "receipt", "promise", "total", "amount", "title", "next", "heading", "card", "large", "main",
    "body", "row", "strong", "second", "second_row", "second_strong", "label", "caption", "tag", "key",
]  # fmt: skip

ROLES: dict[Role, tuple[int, int]] = {
    "receipt": (46, 600),
    "promise": (32, 600),
    "total": (28, 600),
    "amount": (20, 600),
    "title": (20, 600),
    "next": (18, 600),
    "heading": (16, 600),
    "large": (16, 500),
    "main": (16, 600),
    "card": (15, 600),
    "body": (14, 400),
    "row": (14, 500),
    "strong": (14, 600),
    "second": (13, 400),
    "second_row": (13, 500),
    "second_strong": (13, 600),
    "caption": (12, 400),
    "label": (12, 500),
    "tag": (12, 600),
    "key": (11, 500),
}
"""What a text is, with its size in pixels at 100 % and its weight."""

_FILES = tuple(
    f"{family}-{weight}.ttf"
    for family in ("BeVietnamPro", "MotCuaSans")
    for weight in ("Regular", "Medium", "SemiBold", "Bold")
)


class FontsMissing(RuntimeError):
    """A shipped font file cannot be read as a font; the installation is damaged."""


@cache
def load() -> None:
    """Make the shipped fonts known to Qt; needs a running application.

    Raises:
        FontsMissing: A file of the installation is damaged.
    """
    folder = resources.files("resources") / "fonts"
    for name in _FILES:
        if QFontDatabase.addApplicationFontFromData((folder / name).read_bytes()) < 0:
            raise FontsMissing(name)


def font(role: Role, *, digits: bool = False) -> QFont:
    """Return the font of a role; `digits` takes the family whose ten digits are equally wide."""
    size, weight = ROLES[role]
    return sized(size, weight, digits=digits)


def sized(size: int, weight: int, *, digits: bool = False) -> QFont:
    """Return a font by size in pixels at 100 % and by weight, for the few places no role names."""
    made = QFont(DIGIT_FAMILY if digits else TEXT_FAMILY)
    made.setPixelSize(size)
    made.setWeight(QFont.Weight(weight))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made
