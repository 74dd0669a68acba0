"""Tax codes (mã số thuế) of companies and business households."""

from __future__ import annotations

import re

from services.domain.text import clean

_CODE = re.compile(r"[0-9]{10}(?:-[0-9]{3})?")
_PERSONAL = re.compile(r"[0-9]{12}")
_WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)


def tidy_tax_code(text: str) -> str:
    """Return a tax code as it is written: `0314409058`, `0314409058-001` for a branch, or what was typed without spaces."""
    bare = clean(re.sub(r"[\s.]", "", clean(text)))
    found = re.fullmatch(r"([0-9]{10})-?([0-9]{3})", bare)
    return f"{found[1]}-{found[2]}" if found else bare


def is_tax_code(code: str, personal: bool = False) -> bool:
    """Return whether a tidied text has the form of a tax code: ten digits, of a branch three more behind a dash.

    Args:
        personal: Also a personal number of twelve digits, which since 1 July 2025 is the tax code of a person and of a
            business household.

    Source: TT 86/2024/TT-BTC (the form seen in use; that the personal number serves as well is reported, not read in the act).
    """
    return bool(_CODE.fullmatch(code)) or (personal and bool(_PERSONAL.fullmatch(code)))


def check_digit_differs(code: str) -> bool:
    """Return whether the tenth digit of a tidied tax code is not the one its first nine give; False for any other text.

    Source: no act states the sum; two published implementations agree and the codes of known companies fit, so a wrong digit
    is told and never blocks.
    """
    if not _CODE.fullmatch(code):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(code, _WEIGHTS, strict=False))
    return 10 - total % 11 != int(code[9])
