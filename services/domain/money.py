"""Amounts of money in đồng: as figures, in Vietnamese words, and as people type them."""

from __future__ import annotations

import re

from services.domain.text import clean, fold

HIGHEST = 1_000_000_000
"""The highest amount one dossier can cost, in đồng; anything above is a slip of the hand."""
_BILLION = 1_000_000_000
_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_GROUPS = ("", " nghìn", " triệu")

_SCALES = {"nghin": 1_000, "ngan": 1_000, "k": 1_000, "trieu": 1_000_000, "tr": 1_000_000, "ty": _BILLION}
_CURRENCY = re.compile(r"(?:dong|vnd|d|₫)\.?$")
_PART = re.compile(r"(\d[\d., ]*?)\s*(nghin|ngan|k|trieu|tr|ty)(?![a-z])\s*")
_PLAIN = re.compile(r"\d+")
_GROUPED = re.compile(r"\d{1,3}(?:([., ])\d{3})(?:\1\d{3})*(?:(?!\1)[.,]00?)?")
_CENTS = re.compile(r"[.,]00?$")
_DECIMAL = re.compile(r"(\d{1,3})[.,](\d{1,2})")


def grouped(amount: int) -> str:
    """Return an amount with a dot between thousands: `15.000`."""
    return f"{amount:,}".replace(",", ".")


def dong(amount: int) -> str:
    """Return an amount with its unit: `15.000 đ`, never broken over two lines."""
    return f"{grouped(amount)}\u00a0đ"


def in_words(amount: int, odd: str = "linh") -> str:
    """Return an amount as receipts spell it: 215000 gives `Hai trăm mười lăm nghìn đồng`.

    Args:
        amount: In đồng.
        odd: What stands for an empty ten: `linh` in the north, `lẻ` in the south.

    Raises:
        ValueError: The amount is negative.
    """
    if amount < 0:
        raise ValueError("an amount of money is not negative")
    said = f"{_number(amount, odd) or _DIGITS[0]} đồng"
    return said[0].upper() + said[1:]


def _number(number: int, odd: str) -> str:
    """Return a number in words, "" for 0; what stands below a larger group is spelled with its empty hundreds."""
    above, rest = divmod(number, _BILLION)
    parts = [f"{_number(above, odd)} tỷ"] if above else []
    for place in (2, 1, 0):
        group = rest // 1000**place % 1000
        if group:
            parts.append(f"{_group(group, bool(parts), odd)}{_GROUPS[place]}")
    return " ".join(parts)


def _group(group: int, full: bool, odd: str) -> str:
    hundreds, tens, ones = group // 100, group // 10 % 10, group % 10
    parts = [f"{_DIGITS[hundreds]} trăm"] if hundreds or full else []
    if tens > 1:
        parts.append(f"{_DIGITS[tens]} mươi")
    elif tens:
        parts.append("mười")
    elif ones and parts:
        parts.append(odd)
    if ones:
        parts.append(_ones(ones, tens))
    return " ".join(parts)


def _ones(ones: int, tens: int) -> str:
    after_tens = {1: "mốt", 4: "tư"} if tens > 1 else {}
    if tens:
        after_tens[5] = "lăm"
    return after_tens.get(ones, _DIGITS[ones])


def amount_in(text: str) -> int | None:
    """Return the đồng a text clearly names, or None: `8.000`, `8000đ`, `8 nghìn`, `1,5 triệu`, `1 triệu 200 nghìn`.

    What could be read two ways, such as `8.00` or `1,5`, is no amount.
    """
    bare = fold(clean(text).lower()).replace("ti", "ty") if len(text) < 60 else ""
    bare = _CURRENCY.sub("", bare).strip()
    amount = _scaled(bare) if any(c.isalpha() for c in bare) else _figure(bare)
    return amount if amount is not None and amount <= HIGHEST else None


def _scaled(text: str) -> int | None:
    """Return an amount in thousands and millions; each scale once, from the largest down."""
    total, at, last = 0, 0, _BILLION * 10
    for found in _PART.finditer(text):
        figure, scale = found.group(1), _SCALES[found.group(2)]
        value = _times(figure.strip(), scale)
        if found.start() != at or scale >= last or value is None:
            return None
        total, at, last = total + value, found.end(), scale
    return total if at == len(text) and at else None


def _times(figure: str, scale: int) -> int | None:
    if decimal := _DECIMAL.fullmatch(figure):
        whole, part = decimal.groups()
        return int(whole) * scale + int(part.ljust(2, "0")) * scale // 100
    number = _figure(figure)
    return None if number is None else number * scale


def _figure(text: str) -> int | None:
    if _PLAIN.fullmatch(text) and text.isascii() and len(text) <= 15:
        return int(text)
    found = _GROUPED.fullmatch(text) if text.isascii() else None
    return int(_CENTS.sub("", text).replace(found.group(1), "")) if found else None
