"""Who stands at the counter: earlier details, what may be the same matter, joining on purpose."""

from __future__ import annotations

from dataclasses import replace

from services.domain.applicant import Applicant
from services.domain.permissions import Role
from services.domain.representative import Basis, Representative
from tests.desks import PEOPLE

OFFICER = PEOPLE[Role.OFFICER]
MOTHER = Representative("Lê Thị Mẹ", "033158000004", phone="0900000009", basis=Basis.PARENT)


def back_again(complete, **person):
    """Return a new form on which only the personal number stands, and what is named."""
    return complete(applicant=Applicant(**{"full_name": "", "personal_id": "033301000001", **person}), answers=())


def test_a_citizen_who_comes_back_is_offered_what_was_told_before(desk, complete):
    first = desk.intake.receive(OFFICER, complete(representative=MOTHER)).dossier

    known = desk.people.known(OFFICER, back_again(complete))

    assert known.applicant == replace(first.applicant, commune=known.applicant.commune)
    assert known.representative == MOTHER
    assert (known.number, known.seen_at, known.dossiers) == (first.number, first.received_at, 1)
    assert known.offered[:4] == ("full_name", "born_on", "sex", "address")
    assert known.differences == ()
