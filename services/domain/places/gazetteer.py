"""Every commune before and after 1 July 2025: an address of either era, however written, names the commune of today."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from services.domain.applicant import Applicant
from services.domain.places import (
    Candidate,
    Commune,
    Doubt,
    Era,
    OldCommune,
    Place,
    PlaceCode,
    Standing,
)
from services.domain.places.index import Index, New
from services.domain.places.names import without_country, words_of
from services.domain.places.reading import Reader, Reading
from services.domain.places.search import CommuneSearch

MOST = 12


class Gazetteer:
    """The communes of both eras.

    Args:
        provinces, wards: `admin_provinces.json` and `admin_wards.json` (today).
        legacy: `admin_legacy_map.json` (before).
    """

    def __init__(self, provinces: Mapping[str, Any], wards: Mapping[str, Any], legacy: Mapping[str, Any]) -> None:
        self._index = Index(provinces, wards, legacy)
        self._order = {code: place for place, code in enumerate(self._index.communes)}
        self._searched: CommuneSearch | None = None

    def today(self, address: str) -> Place:
        """Return what an address of either era comes to today.

        Kind words, their abbreviations, commas, marks and the names above the commune may be missing as long as one
        commune is left. A commune that was divided is a choice, and so is a name that several bear.
        """
        words = without_country(words_of(address))
        found = Reader(self._index, words).readings()
        if not found:
            return Place(address)
        candidates = self._candidates(found)
        sure = any(reading.doubt is None for reading in found)
        if len(candidates) == 1 and sure:
            direct = any(isinstance(reading.unit, New) for reading in found)
            era = Era.TODAY if direct else Era.BEFORE
            return Place(address, Standing.TODAY if direct else Standing.MERGED, era, candidates)
        eras = {Era.TODAY if isinstance(reading.unit, New) else Era.BEFORE for reading in found}
        era_read = eras.pop() if len(eras) == 1 else None
        doubt = _doubt(found, sure)
        standing = Standing.AMBIGUOUS if doubt else Standing.DIVIDED
        return Place(address, standing, era_read, candidates, doubt)

    def placed(self, applicant: Applicant) -> Applicant:
        """Return a person with the commune of today their address certainly names; one already chosen stays.

        Where there is a choice, or the address is not known, the commune stays empty.
        """
        if applicant.commune or not applicant.address:
            return applicant
        commune = self.today(applicant.address).certain
        return replace(applicant, commune=str(commune.code)) if commune else applicant

    def _candidates(self, readings: Iterable[Reading]) -> tuple[Candidate, ...]:
        olds: dict[PlaceCode, dict[OldCommune, None]] = {}
        for reading in readings:
            unit = reading.unit
            if isinstance(unit, New):
                olds.setdefault(unit.commune.code, {})
                continue
            for target in unit.commune.targets:
                olds.setdefault(target, {})[unit.commune] = None
        codes = sorted(olds, key=self._order.__getitem__)
        return tuple(Candidate(self._index.communes[code], tuple(olds[code])) for code in codes)

    def commune(self, code: PlaceCode) -> Commune | None:
        """Return the commune of today a code is of, or None; a code of before is none of today."""
        return self._index.communes.get(code)

    def old_commune(self, code: PlaceCode) -> OldCommune | None:
        """Return the commune a code was of before 1 July 2025, or None."""
        return self._index.old_commune(code)

    def search(self, text: str, limit: int = MOST) -> tuple[Commune, ...]:
        """Return communes of today by the first letters of the words of their names, the nearest first.

        `son nam`, `p. sơn n`, `tan binh hcm` and `hưng yên` find theirs. Equally near ones keep the order of the list,
        in which those of one province stay together. Nothing typed finds nothing.
        """
        if self._searched is None:
            self._searched = CommuneSearch(self._index)
        return self._searched.nearest(text, limit)


def _doubt(readings: Sequence[Reading], sure: bool) -> Doubt | None:
    """Return why a person must choose; None when one old commune was divided and nothing else is in doubt."""
    told = next((reading.doubt for reading in readings if reading.doubt), None)
    if told and not sure:
        return told
    news = [reading for reading in readings if isinstance(reading.unit, New)]
    if news and len(news) < len(readings):
        return Doubt.BOTH_ERAS
    if news:
        return Doubt.SEVERAL_TODAY
    return Doubt.SEVERAL_OLD if len({reading.unit.commune.code for reading in readings}) > 1 else None
