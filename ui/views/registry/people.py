"""The people of a dossier: whose it is, of which kind, and who handed it in."""

from __future__ import annotations

from services.domain.applicant import ApplicantKind, shown_birth_date
from services.domain.dossier import Dossier
from services.domain.representative import Representative
from services.resources import country_name
from ui.components import Card
from ui.translate import tr
from ui.views.people import address_label, basis_text, kind_text, name_label
from ui.views.registry.facts import fact, titled
from ui.views.registry.words import sex_words


def _residence(address: str, commune: str) -> str:
    """Return the address as printed, and the commune of today where that is another one."""
    return tr("{address} → today: {commune}").format(address=address, commune=commune) if commune else address


def people_cards(dossier: Dossier, commune: str) -> list[Card]:
    """Return whose dossier it is, and who handed it in where that is somebody else.

    Args:
        commune: The applicant's commune of today where the address as printed does not name it, else "".
    """
    acting = dossier.terms.representative
    return [_person(dossier, commune), *([_bearer(acting)] if acting else [])]


def _person(dossier: Dossier, commune: str) -> Card:
    card, person = titled(tr("Applicant")), dossier.applicant
    kind = kind_text(person.kind) if person.kind is not ApplicantKind.PERSON else ""
    facts = (
        (tr("Kind of applicant"), kind, False, False),
        (name_label(person.kind), person.full_name.upper(), False, True),
        (tr("Personal number"), _in_threes(person.personal_id), True, False),
        (tr("Passport number"), person.passport, True, False),
        (tr("Nationality"), country_name(person.nationality) if person.nationality else "", False, False),
        (tr("Tax code"), person.tax_code, True, False),
        (tr("Date of birth"), shown_birth_date(person.born_on), True, False),
        (tr("Sex"), sex_words(person.sex), False, False),
        (address_label(person.kind), _residence(person.address, commune), False, False),
        (tr("Phone"), person.phone, True, False),
        (tr("E-mail"), person.email, False, False),
    )
    for label, value, digits, strong in facts:
        if value:
            card.body.addWidget(fact(label, value, digits=digits, strong=strong))
    return card


def _bearer(acting: Representative) -> Card:
    """Return who handed the dossier in for its applicant, and on what ground."""
    card = titled(tr("Handed in by"))
    facts = (
        (tr("Full name"), acting.full_name.upper(), False, True),
        (tr("On what ground"), basis_text(acting.basis), False, False),
        (tr("Number and day of the paper"), acting.document, False, False),
        (tr("Personal number"), _in_threes(acting.personal_id), True, False),
        (tr("Passport number"), acting.passport, True, False),
        (tr("Phone"), acting.phone, True, False),
        (tr("Residence"), acting.address, False, False),
    )
    for label, value, digits, strong in facts:
        if value:
            card.body.addWidget(fact(label, value, digits=digits, strong=strong))
    return card


def _in_threes(number: str) -> str:
    return " ".join(number[at : at + 3] for at in range(0, len(number), 3))
