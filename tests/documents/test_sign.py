"""The agency's sign in the head of forms."""

from __future__ import annotations

import base64
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from services.documents.page import A5_FRAME
from services.documents.picture import Picture
from services.documents.receipt import receipt_pdf
from services.documents.slip import refusal_pdf, request_pdf
from services.domain.slip import SlipKind
from tests.documents.conftest import OFFICE, a_dossier, a_slip, pages_of, picture_of

RED = (200, 10, 20)


def png(width=60, height=40):
    buffer = BytesIO()
    Image.new("RGB", (width, height), RED).save(buffer, "PNG")
    return buffer.getvalue()


SIGNED = replace(OFFICE, logo=base64.b64encode(png()).decode())


def red_dots(pdf):
    page = picture_of(pdf, 0, 100).convert("RGB")
    found = [(x, y) for x in range(page.width) for y in range(page.height) if page.getpixel((x, y)) == RED]
    return found, page.size


@pytest.mark.parametrize(
    "make",
    [
        lambda office: receipt_pdf(a_dossier(), office, copies=1),
        lambda office: request_pdf(a_slip(SlipKind.REQUEST), office),
        lambda office: refusal_pdf(a_slip(SlipKind.REFUSAL), office),
    ],
)
def test_forms_01_02_and_03_carry_it_at_the_top_left_and_none_without(make):
    (dots, (width, height)), (without, _) = red_dots(make(SIGNED)), red_dots(make(OFFICE))

    assert len(dots) > 1000
    assert max(x for x, _ in dots) < width / 2
    assert max(y for _, y in dots) < height / 6
    assert without == []


def test_everything_else_still_fits_one_page():
    assert len(pages_of(receipt_pdf(a_dossier(), SIGNED, copies=1))) == 1


def test_a_broad_sign_is_no_wider_than_its_column_and_stays_whole():
    broad = Picture(png(800, 40), 30)

    assert broad.height(100) == pytest.approx(5)
    assert Picture(png(), 30).height(A5_FRAME.text_width) == 30
    assert broad.split(100, 1) is None
