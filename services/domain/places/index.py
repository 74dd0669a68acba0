"""Every unit of both eras by the key of its name, made once from the shipped lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from services.domain.places import Commune, Era, OldCommune, PlaceCode
from services.domain.places.names import PROVINCE_ALIASES, Name, name_of


@dataclass(frozen=True, slots=True)
class Province:
    """What a province's name means: codes in either era.

    Attributes:
        kinds: What provinces of this name are, such as `tinh`.
    """

    before: frozenset[str]
    today: frozenset[str]
    kinds: frozenset[str]

    def __or__(self, other: Province) -> Province:
        return Province(self.before | other.before, self.today | other.today, self.kinds | other.kinds)

    def holds(self, before: str, today: str) -> bool:
        """Return whether the name means a unit's province, as it was before or as it is today."""
        return before in self.before or today in self.today


@dataclass(frozen=True, slots=True)
class District:
    """An old district.

    Attributes:
        province, merged_into: Codes of its province before and today.
        whole: Whether it had no communes and stands for one itself.
    """

    code: str
    kind: str
    province: str
    merged_into: str
    whole: bool


@dataclass(frozen=True, slots=True)
class Old:
    """An old commune with what telling it apart needs; `province` and `merged_into` are codes, before and today."""

    commune: OldCommune
    name: Name
    district: str
    province: str
    merged_into: str


@dataclass(frozen=True, slots=True)
class New:
    """A commune of today with what telling it apart needs; `province` is a code of today."""

    commune: Commune
    name: Name
    province: str


_NOWHERE: frozenset[str] = frozenset()


class Index:
    """Units by key. Old communes stay rows until somebody asks for one: there are ten thousand.

    Args:
        provinces, wards: `admin_provinces.json` and `admin_wards.json` (today).
        legacy: `admin_legacy_map.json` (before).
    """

    def __init__(self, provinces: Mapping[str, Any], wards: Mapping[str, Any], legacy: Mapping[str, Any]) -> None:
        self.provinces: dict[str, Province] = {}
        self.districts: dict[str, list[District]] = {}
        self.olds: dict[str, list[list[Any]]] = {}
        self.news: dict[str, list[New]] = {}
        self.communes: dict[PlaceCode, Commune] = {}
        self._touches: dict[str, set[str]] = {}
        self._old_provinces = {p[0]: p for p in legacy["provinces"]}
        self._old_districts = {d[0]: d for d in legacy["districts"]}
        self._rows: dict[str, list[Any]] = {}
        self._add_provinces(provinces)
        self._add_today(provinces, wards)
        self._add_old(legacy)

    def old(self, row: list[Any]) -> Old:
        """Return an old commune of its row: code, name, district, targets."""
        code, official, district, into = row
        _, district_name, before, *_ = self._old_districts[district]
        _, province_name, today = self._old_provinces[before]
        targets = tuple(PlaceCode(target, Era.TODAY) for target in into)
        above = "" if code == district else district_name
        commune = OldCommune(PlaceCode(code, Era.BEFORE), official, above, province_name, targets)
        return Old(commune, name_of(official), district, before, today)

    def old_commune(self, code: PlaceCode) -> OldCommune | None:
        """Return the old commune of a code, or None."""
        row = self._rows.get(code.digits) if code.era is Era.BEFORE else None
        return self.old(row).commune if row else None

    def whole_district(self, district: District) -> Old:
        """Return the commune a district without communes stands for."""
        return self.old(self._rows[district.code])

    def touches(self, commune: Commune, district: District) -> bool:
        """Return whether a commune of today got land of an old district."""
        return district.code in self._touches.get(commune.code.digits, ())

    def touches_province(self, commune: Commune, province: Province) -> bool:
        """Return whether a commune of today got land of a province as it was before."""
        districts = self._touches.get(commune.code.digits, ())
        return any(self._old_districts[code][2] in province.before for code in districts)

    def _add_provinces(self, provinces: Mapping[str, Any]) -> None:
        aliases = {name_of(name).key: others for name, others in PROVINCE_ALIASES.items()}
        named = [(name_of(p["name"]), _NOWHERE, frozenset({p["code"]})) for p in provinces["provinces"]]
        named += [(name_of(p[1]), frozenset({p[0]}), _NOWHERE) for p in self._old_provinces.values()]
        for name, before, today in named:
            meant = Province(before, today, frozenset({name.kind}))
            for key in (name.key, *aliases.get(name.key, ())):
                known = self.provinces.get(key)
                self.provinces[key] = known | meant if known else meant

    def _add_today(self, provinces: Mapping[str, Any], wards: Mapping[str, Any]) -> None:
        short = {p["code"]: p["short"] for p in provinces["provinces"]}
        for code, official, _, province, *_ in wards["wards"]:
            commune = Commune(PlaceCode(code, Era.TODAY), official, short[province])
            name = name_of(official)
            self.communes[commune.code] = commune
            self.news.setdefault(name.key, []).append(New(commune, name, province))

    def _add_old(self, legacy: Mapping[str, Any]) -> None:
        for code, official, province, *whole in legacy["districts"]:
            name, today = name_of(official), self._old_provinces[province][2]
            self.districts.setdefault(name.key, []).append(District(code, name.kind, province, today, bool(whole)))
            if whole:
                self._add_row([code, official, code, whole])
        for row in legacy["wards"]:
            self._add_row(row)
            self.olds.setdefault(name_of(row[1]).key, []).append(row)

    def _add_row(self, row: list[Any]) -> None:
        self._rows[row[0]] = row
        for target in row[3]:
            self._touches.setdefault(target, set()).add(row[2])
