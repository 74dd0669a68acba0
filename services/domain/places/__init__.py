"""Places before and after 1 July 2025: codes with their era, communes, and what a written address comes to.

The text as printed is always kept; nobody is asked to prove that an old and a new name are the same place
(461/UBND-PVHCC of 29/7/2025, part IV.1).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

_CODE = re.compile(r"(2004|2025):([0-9]{2,5})")


class Era(StrEnum):
    """Which list of units a code or a name is of, called after the year of its list.

    Source: QĐ 124/2004/QĐ-TTg for the codes before; the list of 1 July 2025 for those of today.
    """

    BEFORE = "2004"
    TODAY = "2025"


@dataclass(frozen=True, slots=True)
class PlaceCode:
    """A unit's code in the list of one era; the same digits mean another place in the other era.

    Attributes:
        digits: Two digits of a province, three of an old district, five of a commune; text, zeros lead.
    """

    digits: str
    era: Era

    def __str__(self) -> str:
        return f"{self.era}:{self.digits}"


def place_code(text: str) -> PlaceCode | None:
    """Return the code a text such as `2025:11983` says, or None; digits without an era are no code."""
    found = _CODE.fullmatch(text.strip())
    return PlaceCode(found[2], Era(found[1])) if found else None


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune of today.

    Attributes:
        name: With its kind, such as "Phường Sơn Nam".
        province: Short name of its province, such as "Hưng Yên".
    """

    code: PlaceCode
    name: str
    province: str

    @property
    def full(self) -> str:
        """The name with its province: `Phường Sơn Nam, Hưng Yên`."""
        return f"{self.name}, {self.province}"


@dataclass(frozen=True, slots=True)
class OldCommune:
    """A commune as it was until 30 June 2025; of a district without communes, that district.

    Attributes:
        name, district, province: With their kinds; `district` is "" when the district itself stands for the commune.
        targets: Codes of the communes of today it went into; more than one when it was divided.
    """

    code: PlaceCode
    name: str
    district: str
    province: str
    targets: tuple[PlaceCode, ...]

    @property
    def full(self) -> str:
        """The name with district and province: `Xã Bảo Khê, Thành phố Hưng Yên, Tỉnh Hưng Yên`."""
        return ", ".join(part for part in (self.name, self.district, self.province) if part)


class Standing(StrEnum):
    """How much an address says about the commune of today."""

    TODAY = "today"
    MERGED = "merged"
    DIVIDED = "divided"
    AMBIGUOUS = "ambiguous"
    UNKNOWN = "unknown"


class Doubt(StrEnum):
    """Why a person must choose although the old commune was not simply divided.

    Attributes:
        SEVERAL_OLD: Several old communes bear this name.
        SEVERAL_TODAY: Several communes of today bear this name.
        BOTH_ERAS: It is the name of an old commune and of another one of today.
        DISTRICT_UNKNOWN: The district is in no list; it was abolished or renamed before 2025.
        DISTRICT_DIFFERS: A commune of this name is in the province, but not in that district.
        SPELLING: The name is known with other marks only.
        UNCLEAR: A street, a district or a commune may be meant.
    """

    SEVERAL_OLD = "several_old"
    SEVERAL_TODAY = "several_today"
    BOTH_ERAS = "both_eras"
    DISTRICT_UNKNOWN = "district_unknown"
    DISTRICT_DIFFERS = "district_differs"
    SPELLING = "spelling"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A commune of today an address may mean.

    Attributes:
        olds: The old communes it was found through; none when the address names the commune itself.
    """

    commune: Commune
    olds: tuple[OldCommune, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """What a written address comes to.

    Attributes:
        printed: The address as it was given, untouched.
        era: The era it was read in; None when unknown, or when readings of both are left.
        candidates: One when certain; those to choose among otherwise, in the order of the lists, none preferred.
        doubt: Why there is a choice; None when certain, unknown, or plainly divided.
    """

    printed: str
    standing: Standing = Standing.UNKNOWN
    era: Era | None = None
    candidates: tuple[Candidate, ...] = ()
    doubt: Doubt | None = None

    @property
    def communes(self) -> tuple[Commune, ...]:
        """The communes of today it may be in."""
        return tuple(candidate.commune for candidate in self.candidates)

    @property
    def certain(self) -> Commune | None:
        """The commune of today when there is no doubt about it, else None."""
        return self.candidates[0].commune if self.standing in (Standing.TODAY, Standing.MERGED) else None

    @property
    def old(self) -> OldCommune | None:
        """The old commune it was read as; None when it names one of today, several, or nothing known."""
        olds = {old for candidate in self.candidates for old in candidate.olds}
        return olds.pop() if len(olds) == 1 and self.era is Era.BEFORE else None

    @property
    def must_choose(self) -> bool:
        """Whether a person has to say which commune it is."""
        return self.standing in (Standing.DIVIDED, Standing.AMBIGUOUS)
