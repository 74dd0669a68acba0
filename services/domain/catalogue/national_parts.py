"""Money, time and form files as the national list writes them, told apart from free text.

Source: what importers of `LayThuTuc` met in use: money as text ("Không", "8.000", "", sentences), codes of fee kinds with a
trailing apostrophe (`1'`), units that are days one time and hours another.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from services.domain.catalogue.row import HIGHEST_FEE
from services.domain.channels import Filing
from services.domain.published import LONGEST_TIME, TimeUnit
from services.domain.text import clean, words

LEAST_FEE = 500
"""Đồng; a smaller number is a slip (40 for 40.000, a share in percent) and is kept as text."""

_FREE = {"khong", "mien phi", "khong thu", "khong thu phi", "mien", "khong co", "khong mat phi"}
_AMOUNT = re.compile(
    r"(\d{1,3}(?:\.\d{3})+|\d{1,3}(?:,\d{3})+|\d+)(?:[.,]0{1,2})?\s*(?:đ|đồng|vnđ|vnd|dong)?\.?", re.IGNORECASE
)
_DONG = {"", "d", "dong", "vnd", "viet nam dong", "dong viet nam", "vn dong"}
_KINDS = {"1": "phi", "2": "le_phi"}
_CHANNELS = {"1": Filing.DIRECT, "2": Filing.ONLINE, "3": Filing.POST}
_SIGNS = "'’`´ "


def plain(value: Any) -> str:
    """Return a scalar of any type as clean text; "" for nothing and for what is no scalar."""
    if isinstance(value, bool) or value is None or isinstance(value, list | dict):
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return clean(str(value))


def field(entry: Mapping[str, Any], *names: str) -> Any:
    """Return a field whose name may be written in any case, such as `URL` and `Url`; None when it is not there."""
    for name in names:
        if name in entry:
            return entry[name]
    folded = {str(key).upper(): value for key, value in entry.items()}
    return next((folded[name.upper()] for name in names if name.upper() in folded), None)


def entries(value: Any) -> list[Mapping[str, Any]]:
    """Return the objects of a list; one object alone is a list of one, and `null` none."""
    found = value if isinstance(value, list) else [value]
    return [one for one in found if isinstance(one, Mapping)]


def bare_code(value: Any) -> str:
    """Return a code without the apostrophe that keeps a spreadsheet from reading it: `1'` gives `1`."""
    return plain(value).strip(_SIGNS)


def channel_of(value: Any) -> Filing | None:
    """Return the way of filing of a `KENH`, None when it is none of the three."""
    return _CHANNELS.get(bare_code(value))


def fee_kind_of(value: Any) -> str:
    """Return `phi` or `le_phi` of a `MAPHILEPHI`, "" for any other."""
    return _KINDS.get(bare_code(value), "")


@dataclass(frozen=True, slots=True)
class Money:
    """An amount as published.

    Attributes:
        amount: Đồng; None when the text is no plain amount of đồng. 0 only where "0" or "không" stands there.
        text: What stands there beside or instead of the amount, "" for a bare number.
        free: It says in words that nothing is taken.
    """

    amount: int | None
    text: str = ""
    free: bool = False


def money(value: Any, unit: Any = "") -> Money:
    """Return what a `SOTIEN` says; whatever is no plain amount stays text with no amount."""
    text, currency = plain(value), plain(unit)
    if " ".join(words(text)) in _FREE:
        return Money(0, text, free=True)
    found = _AMOUNT.fullmatch(text)
    per = "" if " ".join(words(currency)) in _DONG else currency
    if found is None or (per and not per.startswith("/") and "dong" not in words(per)):
        return Money(None, " ".join(part for part in (text, per) if part))
    amount = int(re.sub(r"[.,]", "", found.group(1)))
    if 0 < amount < LEAST_FEE or amount > HIGHEST_FEE:
        return Money(None, " ".join(part for part in (text, per) if part))
    return Money(amount, per)


def unit_of(value: Any) -> TimeUnit:
    """Return the unit a `DONVITINH` names; a day that is not said to be a working day is a calendar day."""
    said = " ".join(words(plain(value)))
    if said.startswith(("ngay lam viec", "ngay lv")):
        return TimeUnit.WORKING_DAY
    first = said.partition(" ")[0]
    known = {"ngay": TimeUnit.DAY, "gio": TimeUnit.HOUR, "thang": TimeUnit.MONTH}
    return known.get(first, TimeUnit.OTHER)


def length_of(value: Any) -> int | None:
    """Return the number of a `THOIGIANGIAIQUYET`, None when it is none, or 0, which the list writes for "not said"."""
    text = plain(value)
    number = int(text) if re.fullmatch(r"\d{1,4}", text) else 0
    return number if 0 < number <= LONGEST_TIME else None


def copies_of(value: Any) -> int | None:
    """Return the number of a `SOBANCHINH` or `SOBANSAO`, None when it is none."""
    text = plain(value)
    return int(text) if re.fullmatch(r"\d{1,3}", text) else None


def file_of(paper: Mapping[str, Any]) -> dict[str, str] | None:
    """Return the form file of a `GIAYTO`, None when it offers none."""
    name, url = plain(field(paper, "TENMAUDON")), plain(field(paper, "URL"))
    if not name and not url:
        return None
    return {
        "name": name or url.rpartition("/")[2] or url,
        "url": url if url.startswith(("https://", "http://")) else "",
    }
