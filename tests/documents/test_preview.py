"""What the screen shows of a page."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from services.documents.preview import page_count, render
from services.documents.receipt import receipt_pdf
from tests.documents.conftest import OFFICE


def test_a_page_is_opaque_pixels_row_by_row(dossier):
    pdf = receipt_pdf(dossier, OFFICE)

    width, height, pixels = render(pdf, 1, 150)

    assert page_count(pdf) == 2
    assert (width, height) == (875, 1241)
    assert len(pixels) == 4 * width * height
    assert set(pixels[3::4]) == {255}
    assert 0 in pixels[::4]


def test_a_page_that_is_not_there_is_an_index_error(dossier):
    with pytest.raises(IndexError):
        render(receipt_pdf(dossier, OFFICE), 2, 72)


def test_several_threads_may_look_at_pages_at_once(dossier):
    pdf = receipt_pdf(dossier, OFFICE)
    alone = render(pdf, 0, 72)

    with ThreadPoolExecutor(4) as threads:
        assert all(seen == alone for seen in threads.map(lambda _: render(pdf, 0, 72), range(12)))
