"""Which papers of a checklist are asked for because somebody else hands the dossier in.

The catalogue lists the written authority as a paper asked for "by case"; which one it is, and whom it spares, is read from the
catalogue's own words. Rows too free to be read so are left to the officer, as before.

Source: the catalogue's rows (TT 04/2020/TT-BTP art. 2 as they repeat it: grandparents, parents, children, spouse and siblings need no
certified authority in civil status matters). Reading them by words is our own rule; an answer the officer gave always wins.
"""

from __future__ import annotations

import re

from services.domain.procedure import Case, Component, Need
from services.domain.representative import Basis, Representative
from services.domain.text import fold

_AUTHORITY = re.compile(r"(ban sao )?(van ban|giay)( ve viec)? uy quyen\b")
_TO_HAND_IN = re.compile(
    r"truong hop uy quyen|^uy quyen cho ca nhan|\| uy quyen cho ca nhan|uy quyen( cho ca nhan)? (thuc hien|nop)"
    r"|theo uy quyen|thong qua nguoi dai dien"
)
_INTRODUCTION = re.compile(r"gioi thieu")
_OF_A_BODY = re.compile(r"(^|\| )(truong hop )?uy quyen cho to chuc|uy quyen nop ho so")
_RELATIVES_SPARED = re.compile(r"khong phai co van ban uy quyen")
_RELATIVES_UNCERTIFIED = re.compile(r"uy quyen la ong, ba, cha, me, con, vo, chong")
_NEVER_CERTIFIED = re.compile(r"khong bat buoc (phai )?cong chung")


def _said(component: Component) -> str:
    return fold(" | ".join((component.name, component.detail, component.condition)))


def is_authority(component: Component) -> bool:
    """Return whether a paper asked for by case is the written authority of somebody who hands in for another."""
    if component.need is not Need.BY_CASE:
        return False
    said = _said(component)
    return bool(_AUTHORITY.match(said)) and bool(_TO_HAND_IN.search(said))


def is_introduction(component: Component) -> bool:
    """Return whether a paper asked for by case is the letter a body gives to its own people."""
    if component.need is not Need.BY_CASE:
        return False
    said = _said(component)
    return bool(_INTRODUCTION.search(said)) and bool(_OF_A_BODY.search(said))


def asked_for(case: Case, representative: Representative | None) -> frozenset[int]:
    """Return the places of the by-case papers a representative must bring, for `checklist.papers`.

    Somebody authorised brings the authority; so does a relative, unless the row says that relatives need none; the staff of a
    body bring its letter. Parents and legal representatives act by law.
    """
    if representative is None:
        return frozenset()
    basis, rows = representative.basis, case.components
    if basis is Basis.STAFF:
        return frozenset(c.index for c in rows if is_introduction(c))
    if basis is Basis.AUTHORISED:
        return frozenset(c.index for c in rows if is_authority(c))
    if basis is Basis.RELATIVE:
        return frozenset(c.index for c in rows if is_authority(c) and not _RELATIVES_SPARED.search(_said(c)))
    return frozenset()


def needs_no_certificate(component: Component, basis: Basis) -> bool:
    """Return whether the catalogue's row says that this authority need not be certified for somebody of this ground."""
    said = _said(component)
    return bool(_NEVER_CERTIFIED.search(said)) or (
        basis is Basis.RELATIVE and bool(_RELATIVES_UNCERTIFIED.search(said))
    )
