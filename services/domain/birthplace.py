"""The first three digits of a personal number: the province, or the country, where the birth was registered."""

from __future__ import annotations

_PROVINCES = (
    "001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 036 037 038 040 042 044 "
    "045 046 048 049 051 052 054 056 058 060 062 064 066 067 068 070 072 074 075 077 079 080 082 083 084 086 087 089 091 "
    "092 093 094 095 096"
)
_FIRST_COUNTRY = 100


def is_known_birthplace(number: str) -> bool:
    """Return whether a 12-digit number begins with a province or a country.

    The provinces are those of before July 2025, which numbers keep; countries have codes from 101 on.

    Source: TT 59/2021/TT-BCA art. 4 and its annexes (list of provinces: medium; range of countries: low).
    """
    return number[:3] in _PROVINCES.split() or int(number[:3]) > _FIRST_COUNTRY
