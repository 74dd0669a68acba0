"""Who stands at the counter and whose dossier it is: each as typed, whichever is in sight. No Qt, no store."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import datetime
from typing import Any

from services.domain.applicant import Applicant, ApplicantKind, Sex, foreign_to
from services.domain.representative import BASES, Basis, Representative

NOTHING = Applicant("")


@dataclass(frozen=True, slots=True)
class Part:
    """One of the people of a sheet, as typed, with the card that was read for them.

    Attributes:
        card_at: When a card filled it, aware; None when none did.
        card_issued: ISO day the card was issued on, or "".
        card_address: The address as printed on that card.
    """

    person: Applicant = NOTHING
    card_at: datetime | None = None
    card_issued: str = ""
    card_notes: tuple[str, ...] = ()
    card_address: str = ""

    @property
    def empty(self) -> bool:
        """Whether nobody was named yet."""
        return not (self.person.full_name or self.person.personal_id or self.person.passport)


@dataclass(frozen=True, slots=True)
class Others:
    """Everybody of a sheet but the one whose dossier it is in sight.

    Nobody typed is ever lost: who goes out of sight when the kind or "for somebody else" changes comes back with it.

    Attributes:
        acting: The dossier is handed in for another citizen; a company's always is by somebody.
        bearer: The person at the counter while it is.
        citizen: The other citizen, while the person at the counter's own dossier or a company's is in sight.
        company: The company, while a citizen's dossier is in sight.
        basis: On what ground the person at the counter acts; None for the usual one.
        document: Number and day of the paper that allows it, as typed.
    """

    acting: bool = False
    bearer: Part = field(default_factory=Part)
    citizen: Part = field(default_factory=Part)
    company: Part = field(default_factory=lambda: Part(Applicant("", kind=ApplicantKind.COMPANY)))
    basis: Basis | None = None
    document: str = ""

    def basis_for(self, kind: ApplicantKind) -> Basis:
        """Return the ground that was chosen, or the usual one where that cannot be for this kind of applicant."""
        offered = BASES[kind]
        return self.basis if self.basis in offered else offered[0]

    def representative(self, kind: ApplicantKind) -> Representative | None:
        """Return who hands in for an applicant of this kind, or None."""
        if not (self.acting or kind is ApplicantKind.COMPANY):
            return None
        person = self.bearer.person
        return Representative(
            full_name=person.full_name,
            personal_id=person.personal_id,
            passport=person.passport,
            phone=person.phone,
            address=person.address,
            basis=self.basis_for(kind),
            document=self.document,
        )


ALONE = Others()
_PARTS = ("bearer", "citizen", "company")


def applicant_of(person: Applicant) -> Applicant:
    """Return the applicant without what its kind does not have; the page keeps that for the kind that has it."""
    gone: dict[str, Any] = dict.fromkeys(foreign_to(person), "")
    if "sex" in gone:
        gone["sex"] = Sex.UNKNOWN
    return replace(person, **gone)


def others_of(applicant: Applicant, representative: Representative | None) -> Others:
    """Return the others of a form that says who handed it in, None when its applicant did."""
    if representative is None:
        return ALONE
    said = {
        name: getattr(representative, name) for name in ("full_name", "personal_id", "passport", "phone", "address")
    }
    bearer = Part(Applicant(**said))
    acting = applicant.kind is not ApplicantKind.COMPANY
    return Others(acting, bearer, basis=representative.basis, document=representative.document)


def written(person: Applicant, others: Others) -> str:
    """Return the people of a sheet as a draft keeps them."""
    return json.dumps({"person": asdict(person), "others": asdict(others)}, ensure_ascii=False, default=_plain)


def _plain(value: object) -> str:
    assert isinstance(value, datetime)
    return value.isoformat()


def read_back(text: str) -> tuple[Applicant, Others]:
    """Return the people a draft kept; a key of a later program is left out."""
    kept = json.loads(text)
    others = kept["others"]
    said: dict[str, Any] = {name: others[name] for name in ("acting", "document")}
    said["basis"] = Basis(others["basis"]) if others["basis"] else None
    said |= {name: _part(others[name]) for name in _PARTS}
    return _person(kept["person"]), Others(**said)


def _part(kept: Mapping[str, Any]) -> Part:
    return Part(
        person=_person(kept["person"]),
        card_at=datetime.fromisoformat(kept["card_at"]) if kept["card_at"] else None,
        card_issued=kept["card_issued"],
        card_notes=tuple(kept["card_notes"]),
        card_address=kept["card_address"],
    )


def _person(kept: Mapping[str, Any]) -> Applicant:
    said = {known.name: kept[known.name] for known in fields(Applicant) if known.name in kept}
    return Applicant(**{**said, "sex": Sex(said.get("sex", "")), "kind": ApplicantKind(said.get("kind", "person"))})
