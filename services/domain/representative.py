"""Who hands in a dossier for somebody else."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Basis(StrEnum):
    """On what ground somebody acts for the applicant."""

    AUTHORISED = "authorised"
    PARENT = "parent"
    LEGAL = "legal"
    STAFF = "staff"
    RELATIVE = "relative"


@dataclass(frozen=True, slots=True)
class Representative:
    """The person at the counter when the dossier is another's (người nộp; the applicant is the chủ hồ sơ).

    Attributes:
        full_name: As written on the card, NFC.
        personal_id: 12 digits of a căn cước, 9 of an old identity card, or "".
        passport: Of a foreigner, or "".
        phone: Digits only, or "".
        document: Number and day of the paper that allows it, in words, or "".
    """

    full_name: str
    personal_id: str = ""
    passport: str = ""
    phone: str = ""
    address: str = ""
    basis: Basis = Basis.AUTHORISED
    document: str = ""
