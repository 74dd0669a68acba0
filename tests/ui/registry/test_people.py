"""A dossier's page tells of which kind its applicant is and who handed it in."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from services.domain.applicant import Applicant, ApplicantKind
from services.domain.representative import Basis, Representative
from tests.desks import single_form
from tests.ui.pages import OFFICER
from ui.components import Text
from ui.views.registry.people import people_cards

COMPANY = Applicant("Công ty Mẫu", kind=ApplicantKind.COMPANY, tax_code="0100109106", address="Số 1, xã Thử, Hưng Yên")
FOREIGNER = Applicant("JOHN DOE", kind=ApplicantKind.FOREIGNER, passport="C1234567", nationality="FR")
CLERK = Representative(
    "Lê Văn Thay", "033090000003", phone="0900000003", basis=Basis.STAFF, document="giấy giới thiệu 5"
)


def told(desk, show, **fields):
    """Return what the cards of a dossier just received say, card by card."""
    dossier = desk.intake.receive(OFFICER, single_form(**fields)).dossier
    cards = people_cards(dossier, "")
    for card in cards:
        show(card)
    return [[text.text() for text in card.findChildren(Text)] for card in cards if isinstance(card, QWidget)]


def test_a_companys_dossier_names_the_company_and_who_came_for_it(desk, show):
    company, clerk = told(desk, show, applicant=COMPANY, representative=CLERK)

    assert company[:5] == ["Applicant", "Kind of applicant", "Organisation", "Name of the organisation", "CÔNG TY MẪU"]
    assert company[company.index("Tax code") + 1] == "0100109106"
    assert "Registered office" in company
    assert clerk[:3] == ["Handed in by", "Full name", "LÊ VĂN THAY"]
    assert clerk[clerk.index("On what ground") + 1] == "Sent by the organisation"
    assert clerk[clerk.index("Number and day of the paper") + 1] == "giấy giới thiệu 5"
    assert "033 090 000 003" in clerk


def test_a_foreigners_dossier_shows_passport_and_nationality_in_words(desk, show):
    (foreigner,) = told(desk, show, applicant=FOREIGNER)

    assert foreigner[foreigner.index("Passport number") + 1] == "C1234567"
    assert foreigner[foreigner.index("Nationality") + 1] == "Pháp"


def test_a_citizens_dossier_says_no_more_than_before(desk, show):
    (citizen,) = told(desk, show)

    assert "Kind of applicant" not in citizen
    assert "Tax code" not in citizen
