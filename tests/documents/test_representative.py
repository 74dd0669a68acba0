"""Who hands in for somebody else, and applicants who are no citizens, on forms 01, 02, 03 and the annex of a visit."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from services.documents.receipt import receipt_pdf
from services.documents.slip import refusal_pdf, request_pdf
from services.documents.visit import visit_pdf
from services.domain.applicant import Applicant, ApplicantKind
from services.domain.representative import Basis, Representative
from services.domain.slip import SlipKind
from services.domain.terms import Terms
from tests.documents.conftest import OFFICE, a_dossier, a_slip, pages_of

CAME = Representative(
    "Lê Văn Thay",
    "033090000003",
    phone="0900000009",
    address="Tổ 2, xã Thử",
    document="giấy uỷ quyền số 12 ngày 19/11/2026",
)
COMPANY = Applicant("CÔNG TY TNHH MẪU", kind=ApplicantKind.COMPANY, tax_code="0314409058-001", address="Số 1, xã Thử")
FOREIGNER = Applicant("JOHN DOE", kind=ApplicantKind.FOREIGNER, passport="C1234567", nationality="FR")


def terms(came=CAME):
    return Terms(representative=came)


def test_the_receipt_names_who_came_beside_whose_dossier_it_is():
    (page,) = pages_of(receipt_pdf(a_dossier(terms=terms()), OFFICE, copies=1))

    assert "hồ sơ của: TRẦN THỊ MAI ANH" in page
    assert "Người nộp: LÊ VĂN THAY (được uỷ quyền)" in page
    assert "Theo: giấy uỷ quyền số 12 ngày 19/11/2026" in page
    assert "Số định danh người nộp: 033 090 000 003" in page
    assert "Địa chỉ người nộp: Tổ 2, xã Thử" in page


def test_who_came_signs_the_receipt_and_not_whose_dossier_it_is():
    (page,) = pages_of(receipt_pdf(a_dossier(terms=terms()), OFFICE, copies=1))

    signed = page[page.index("NGƯỜI NỘP HỒ SƠ") :]
    assert "Lê Văn Thay" in signed
    assert "Trần Thị Mai Anh" not in signed


def test_an_applicant_who_came_themselves_leaves_no_line_about_anybody_else():
    (page,) = pages_of(receipt_pdf(a_dossier(), OFFICE, copies=1))

    assert "Người nộp:" not in page
    assert "người nộp:" not in page


@pytest.mark.parametrize(
    ("basis", "words"), [(Basis.PARENT, "cha, mẹ hoặc người giám hộ"), (Basis.STAFF, "người của tổ chức")]
)
def test_the_ground_stands_in_words(basis, words):
    (page,) = pages_of(receipt_pdf(a_dossier(terms=terms(replace(CAME, basis=basis))), OFFICE, copies=1))

    assert f"({words})" in page


def test_a_company_is_named_with_its_tax_code_and_has_no_personal_number():
    (page,) = pages_of(receipt_pdf(a_dossier(applicant=COMPANY, terms=terms()), OFFICE, copies=1))

    assert "CÔNG TY TNHH MẪU" in page
    assert "Mã số thuế: 0314409058-001" in page
    assert "Số định danh: " not in page


def test_a_foreigner_is_named_with_passport_and_nationality():
    (page,) = pages_of(receipt_pdf(a_dossier(applicant=FOREIGNER), OFFICE, copies=1))

    assert "Hộ chiếu: C1234567" in page
    assert "Quốc tịch: Pháp" in page


@pytest.mark.parametrize(("kind", "made"), [(SlipKind.REQUEST, request_pdf), (SlipKind.REFUSAL, refusal_pdf)])
def test_forms_02_and_03_name_who_came_too(kind, made):
    (page,) = pages_of(made(a_slip(kind, representative=CAME), OFFICE))

    assert "Người nộp: LÊ VĂN THAY (được uỷ quyền)" in page
    assert "Lê Văn Thay" in page[page.index("NGƯỜI NỘP HỒ SƠ") :]


def test_the_annex_of_a_visit_names_who_came():
    second = replace(a_dossier(terms=terms()), id=UUID(int=9), number="H31.12-261120-0044", book_number=4260)

    pages = pages_of(visit_pdf([a_dossier(terms=terms()), second], OFFICE, copies=1))

    annex = next(page for page in pages if "PHỤ LỤC" in page)
    assert "Người nộp: LÊ VĂN THAY (được uỷ quyền)" in annex
    assert "Lê Văn Thay" in pages[0][pages[0].index("NGƯỜI NỘP HỒ SƠ") :]
