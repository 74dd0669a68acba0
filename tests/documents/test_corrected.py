"""The receipt of a dossier that was put right, read back from the page: what is right, and that it was corrected."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from services.documents.receipt import receipt_pdf
from services.documents.visit import visit_pdf
from services.domain.terms import Corrected, Terms
from tests.documents.conftest import OFFICE, a_dossier, code_on, is_composed, pages_of, sizes_of

AT = datetime(2026, 11, 20, 3, 5, tzinfo=UTC)
VISIT = UUID(int=77)


def marks(times: int) -> tuple[Corrected, ...]:
    return tuple(Corrected(AT + timedelta(days=n), "Đỗ Thị Ngân", ("applicant.full_name",)) for n in range(times))


def test_a_corrected_receipt_says_what_is_right_and_when_it_was_put_right(dossier):
    right = replace(
        dossier,
        applicant=replace(dossier.applicant, full_name="TRẦN THỊ MẪN"),
        terms=replace(dossier.terms, corrections=marks(1)),
    )

    pdf = receipt_pdf(right, OFFICE)

    for page in pages_of(pdf):
        assert "TRẦN THỊ MẪN" in page
        assert "MAI ANH" not in page
        assert "Đính chính lần 1, ngày 20/11/2026" in page
        assert is_composed(page)
    assert code_on(pdf) == OFFICE.lookup_of(dossier.number)
    assert len(sizes_of(pdf)) == 2


@pytest.mark.parametrize(("times", "day"), [(2, "21/11/2026"), (3, "22/11/2026")])
def test_the_last_of_several_corrections_is_named(dossier, times, day):
    right = replace(dossier, terms=replace(dossier.terms, corrections=marks(times)))

    assert f"Đính chính lần {times}, ngày {day}" in pages_of(receipt_pdf(right, OFFICE, copies=1))[0]


def test_a_receipt_nobody_corrected_does_not_speak_of_it(dossier):
    assert "Đính chính" not in " ".join(pages_of(receipt_pdf(dossier, OFFICE)))


def test_the_receipt_of_a_visit_names_which_of_its_dossiers_was_put_right():
    first = a_dossier(terms=Terms(visit=VISIT))
    second = a_dossier(
        id=UUID(int=11), number="H31.12-261120-0044", terms=Terms(visit=VISIT, corrections=marks(1)), note="mới"
    )

    page = pages_of(visit_pdf([first, second], OFFICE, copies=1))[0]

    assert "Liên 2: Giao người nộp · Đính chính lần 1, ngày 20/11/2026 (hồ sơ 0044)" in page
    assert "Đính chính" not in " ".join(pages_of(visit_pdf([first, replace(second, terms=first.terms)], OFFICE)))
