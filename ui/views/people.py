"""What kinds of applicant, their fields, and the grounds on which somebody acts for them are called."""

from __future__ import annotations

from services.domain.applicant import ApplicantKind
from services.domain.representative import Basis
from ui.translate import tr


def kind_text(kind: ApplicantKind) -> str:
    """Return what a kind of applicant is called."""
    return {
        ApplicantKind.PERSON: tr("Citizen"),
        ApplicantKind.FOREIGNER: tr("Foreigner"),
        ApplicantKind.HOUSEHOLD: tr("Household"),
        ApplicantKind.COMPANY: tr("Organisation"),
    }[kind]


def name_label(kind: ApplicantKind) -> str:
    """Return what the name of an applicant of this kind is called."""
    return {
        ApplicantKind.HOUSEHOLD: tr("Head of the household"),
        ApplicantKind.COMPANY: tr("Name of the organisation"),
    }.get(kind, tr("Full name"))


def address_label(kind: ApplicantKind) -> str:
    """Return what the address of an applicant of this kind is called."""
    return {
        ApplicantKind.FOREIGNER: tr("Place of stay"),
        ApplicantKind.COMPANY: tr("Registered office"),
    }.get(kind, tr("Residence"))


def basis_text(basis: Basis) -> str:
    """Return on what ground somebody acts, in words."""
    return {
        Basis.AUTHORISED: tr("Authorised in writing"),
        Basis.RELATIVE: tr("Relative"),
        Basis.PARENT: tr("Parent or guardian"),
        Basis.LEGAL: tr("Representative by law"),
        Basis.STAFF: tr("Sent by the organisation"),
    }[basis]
