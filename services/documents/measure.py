"""How wide text is drawn, and where its lines break. Lengths are points; fonts must be registered before."""

from __future__ import annotations

from reportlab.pdfbase import pdfmetrics


def width_of(text: str, font: str, size: float) -> float:
    """Return how wide a text is drawn."""
    return float(pdfmetrics.stringWidth(text, font, size))


def wrapped(text: str, font: str, size: float, width: float) -> tuple[str, ...]:
    """Return a text in lines no wider than a column; a word that is too long is cut."""
    space = width_of(" ", font, size)
    lines: list[str] = []
    line, used = "", 0.0
    for word in text.split():
        wide = width_of(word, font, size)
        if line and used + space + wide <= width:
            line, used = f"{line} {word}", used + space + wide
            continue
        if line:
            lines.append(line)
        *full, line = _cut(word, font, size, width) if wide > width else (word,)
        lines += full
        used = width_of(line, font, size) if full else wide
    return (*lines, line) if line else ()


def _cut(word: str, font: str, size: float, width: float) -> tuple[str, ...]:
    """Return a word in pieces no wider than a column, at least one letter each."""
    pieces, used = [""], 0.0
    for letter in word:
        wide = width_of(letter, font, size)
        if pieces[-1] and used + wide > width:
            pieces.append("")
            used = 0.0
        pieces[-1] += letter
        used += wide
    return tuple(pieces)


def balanced(text: str, font: str, size: float, width: float) -> tuple[str, ...]:
    """Return a text in as few lines as the column allows, all about as long."""
    lines = wrapped(text, font, size, width)
    narrow = width
    while len(lines) > 1 and narrow > width / 4:
        narrow -= 4
        tried = wrapped(text, font, size, narrow)
        if len(tried) > len(lines):
            break
        lines = tried
    return lines
