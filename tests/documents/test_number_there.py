"""The number another system gave a dossier stands on later papers beside ours."""

from __future__ import annotations

from dataclasses import replace

from services.documents.receipt import receipt_pdf
from services.documents.slip import request_pdf
from services.documents.visit import visit_pdf
from services.domain.office import NumberThere
from services.domain.slip import SlipKind
from tests.documents.conftest import OFFICE, a_dossier, a_slip, pages_of

THEIRS = "G09.20-20261008-0000001"


def test_a_later_print_names_both_numbers_and_no_other_dossiers():
    dossier = a_dossier()
    there = NumberThere(dossier.number, "Bộ Tư pháp", THEIRS)
    office = replace(OFFICE, numbers_there=(there, NumberThere("H31.12-261120-0001", "Bộ Khác", "X-1")))
    receipt, *copies = pages_of(receipt_pdf(dossier, office))
    others = (visit_pdf([dossier], office), request_pdf(a_slip(SlipKind.REQUEST), office, dossier=dossier))

    for said in (receipt, *(" ".join(pages_of(made)) for made in others)):
        assert "Mã hồ sơ trên hệ thống Bộ Tư pháp:" in said
        assert THEIRS in said
        assert dossier.number in said
        assert "X-1" not in said
    assert len(copies) == 1, "each copy still fits one page"


def test_a_system_that_calls_itself_one_is_not_called_so_twice():
    dossier = a_dossier()
    office = replace(OFFICE, numbers_there=(NumberThere(dossier.number, "Hệ thống Bộ Tư pháp", THEIRS),))

    assert "Mã hồ sơ trên hệ thống Bộ Tư pháp:" in " ".join(pages_of(receipt_pdf(dossier, office)))


def test_without_such_a_number_nothing_is_said_of_it():
    assert "trên hệ thống" not in " ".join(pages_of(receipt_pdf(a_dossier(), OFFICE)))
