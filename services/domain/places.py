"""Place names before and after 1 July 2025: a printed address names the commune of today, or the ones to choose among.

The text as printed is always kept; nobody is asked to prove that an old and a new name are the same place
(461/UBND-PVHCC of 29/7/2025, part IV.1).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from services.domain.text import clean, fold

_KINDS = r"(?:xa|phuong|dac khu|thi tran|thi xa|thanh pho|huyen|quan|tinh|tp\.?|tt\.?|tx\.?|p\.?|x\.?|h\.?|q\.?|t\.?)"
_PREFIX = re.compile(rf"^{_KINDS}\s+")


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune of today.

    Attributes:
        code: Its code in the list of 2025; the same digits meant another place before.
        name: With its kind, such as "Phường Sơn Nam".
        province: Short name of its province, such as "Hưng Yên".
    """

    code: str
    name: str
    province: str


@dataclass(frozen=True, slots=True)
class Place:
    """What a printed address comes to.

    Attributes:
        printed: The address as it was given.
        communes: One commune of today; several when the old one was divided and a person must choose; none when unknown.
        old: Name of the old commune it was found by, "" when the address names one of today.
    """

    printed: str
    communes: tuple[Commune, ...]
    old: str = ""


def _key(name: str) -> str:
    """Return a name without its kind, folded; a number keeps its kind's absence: `Phường 1` and `P.1` give `1`."""
    folded = fold(clean(name)).replace(".", ". ").replace("  ", " ").strip()
    return re.sub(r"^0+(\d)", r"\1", _PREFIX.sub("", folded).strip(" ."))


def _parts(address: str) -> list[str]:
    return [key for part in re.split(r"[,;]", address) if (key := _key(part))]


class Gazetteer:
    """Every commune before and after the merger, looked up by name.

    Args:
        provinces, wards: `admin_provinces.json` and `admin_wards.json` (today).
        legacy: `admin_legacy_map.json` (before).
    """

    def __init__(self, provinces: Mapping[str, Any], wards: Mapping[str, Any], legacy: Mapping[str, Any]) -> None:
        short = {p["code"]: p["short"] for p in provinces["provinces"]}
        self._today = {w[0]: Commune(w[0], w[1], short[w[3]]) for w in wards["wards"]}
        self._new: dict[tuple[str, str], list[Commune]] = {}
        for row in wards["wards"]:
            for name in {row[1], *row[4:5]}:
                self._new.setdefault((_key(short[row[3]]), _key(name)), []).append(self._today[row[0]])
        old_province = {p[0]: _key(p[1]) for p in legacy["provinces"]}
        districts = {d[0]: (_key(d[1]), old_province[d[2]]) for d in legacy["districts"]}
        self._old: dict[tuple[str, str, str], list[tuple[str, tuple[str, ...]]]] = {}
        for _, name, district, targets in legacy["wards"]:
            place, province = districts[district]
            self._old.setdefault((province, place, _key(name)), []).append((name, tuple(targets)))

    def today(self, address: str) -> Place:
        """Return the commune of today that an address of either era names."""
        parts = _parts(address)
        if len(parts) < 2:
            return Place(address, ())
        province = parts[-1]
        if len(parts) >= 3 and (found := self._old.get((province, parts[-2], parts[-3]))):
            targets = dict.fromkeys(code for _, codes in found for code in codes)
            return Place(address, self._named(targets), found[0][0])
        return Place(address, tuple(self._new.get((province, parts[-2]), ())))

    def _named(self, codes: Iterable[str]) -> tuple[Commune, ...]:
        return tuple(self._today[code] for code in codes)
