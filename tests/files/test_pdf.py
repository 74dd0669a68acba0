"""PDFs: joined, turned, cropped, put in order; pages shown as pictures."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from services.domain.attachment import Box, Crop, Drop, Kind, Move, Rotate
from services.errors import InvalidForm, PaperSigned, PaperUnfit
from services.files.check import change, join
from services.files.thumbs import page_picture, page_png
from services.settings.equipment import PaperLimits
from tests.files.papers import jpeg, on_a_table, pdf, picture, png, saved, signed_pdf, written

LIMITS = PaperLimits()


def words_of(content: bytes) -> list[str]:
    """Return what each page of a PDF says."""
    import pypdfium2

    with pypdfium2.PdfDocument(content) as document:
        return [page.get_textpage().get_text_range().strip() for page in document]


def corner_of(content: bytes, page: int = 0) -> str:
    grey = page_picture(content, Kind.PDF, page, 400).convert("L")
    wide, high = grey.size
    places = {
        "upper left": (9, 9),
        "upper right": (wide - 9, 9),
        "lower right": (wide - 9, high - 9),
        "lower left": (9, high - 9),
    }
    return min(places, key=lambda name: grey.getpixel(places[name]))


def test_several_papers_become_one_pdf_in_their_order():
    taken = join([(pdf(2), Kind.PDF), (jpeg(), Kind.JPEG), (png(mode="1"), Kind.PNG), (pdf(1), Kind.PDF)], LIMITS)

    assert (taken.kind, taken.pages) == (Kind.PDF, 5)
    assert words_of(taken.content) == ["trang 0", "trang 1", "", "", "trang 0"]


@pytest.mark.parametrize(
    "image",
    [
        saved(picture(), "JPEG"), saved(picture(mode="L"), "JPEG"), saved(picture().convert("CMYK"), "JPEG"),
        png(), png(mode="1"), png(mode="L"), png(mode="P"), saved(picture().convert("RGBA"), "PNG"),
    ],
)  # fmt: skip
def test_a_picture_in_a_pdf_looks_as_it_did(image):
    kind = Kind.JPEG if image.startswith(b"\xff\xd8") else Kind.PNG

    made = join([(image, kind), (pdf(1), Kind.PDF)], LIMITS).content

    shown = page_picture(made, Kind.PDF, 0, 400)
    assert shown.size == (300, 400)
    assert corner_of(made) == "upper left"
    before, after = (i.convert("L").resize((30, 40), Image.Resampling.BOX) for i in (page_of(image, kind), shown))
    apart = [abs(a - b) for a, b in zip(before.tobytes(), after.tobytes(), strict=True)]
    assert sum(apart) / len(apart) < 12


def page_of(image: bytes, kind: Kind) -> Image.Image:
    return page_picture(image, kind, 0, 400)


def test_a_jpeg_goes_into_a_pdf_without_being_drawn_anew():
    image = jpeg()

    assert image in join([(image, Kind.JPEG), (image, Kind.JPEG)], LIMITS).content


def test_joining_a_signed_paper_or_too_many_pages_or_too_much_is_refused():
    with pytest.raises(PaperSigned):
        join([(pdf(), Kind.PDF), (signed_pdf(), Kind.PDF)], LIMITS)
    with pytest.raises(PaperUnfit, match="too_many_pages 3"):
        join([(pdf(2), Kind.PDF), (pdf(2), Kind.PDF)], PaperLimits(most_pages=3))
    with pytest.raises(PaperUnfit, match="too_big 1"):
        join([(saved(picture(900, 900), "PNG"), Kind.PNG)] * 2, PaperLimits(most_mb=1))


@given(turns=st.lists(st.integers(-5, 5), max_size=4))
@settings(max_examples=12, deadline=None)
def test_a_page_turned_is_seen_turned(turns):
    content = join([(jpeg(), Kind.JPEG), (jpeg(), Kind.JPEG)], LIMITS).content
    for quarter in turns:
        content = change(content, Kind.PDF, 2, Rotate(0, quarter), LIMITS).content

    corners = ("upper left", "upper right", "lower right", "lower left")
    assert corner_of(content) == corners[sum(turns) % 4]
    assert corner_of(content, 1) == "upper left"


@given(data=st.data())
@settings(max_examples=12, deadline=None)
def test_pages_moved_and_dropped_leave_the_others_in_order(data):
    content, order = pdf(4), [f"trang {page}" for page in range(4)]
    for _ in range(data.draw(st.integers(1, 3))):
        page, to = (data.draw(st.integers(0, len(order) - 1)) for _ in range(2))
        if data.draw(st.booleans()) or len(order) == 1:
            content = change(content, Kind.PDF, len(order), Move(page, to), LIMITS).content
            order.insert(to, order.pop(page))
        else:
            content = change(content, Kind.PDF, len(order), Drop(page), LIMITS).content
            order.pop(page)

    assert words_of(content) == order


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_a_part_of_a_page_is_shown_as_it_was_seen(turns):
    content = join([(saved(picture(400, 800), "JPEG"), Kind.JPEG), (pdf(1), Kind.PDF)], LIMITS).content
    content = change(content, Kind.PDF, 2, Rotate(0, turns), LIMITS).content
    whole = page_picture(content, Kind.PDF, 0, 800)

    kept = change(content, Kind.PDF, 2, Crop(0, Box(0.25, 0, 1, 0.5)), LIMITS).content

    seen = page_picture(kept, Kind.PDF, 0, round(max(whole.width * 0.75, whole.height * 0.5)))
    wanted = whole.crop((whole.width // 4, 0, whole.width, whole.height // 2)).resize(seen.size)
    small = [i.convert("L").resize((24, 24), Image.Resampling.BOX).tobytes() for i in (seen, wanted)]
    assert sum(abs(a - b) for a, b in zip(*small, strict=True)) / 576 < 12


def test_a_part_of_a_part_is_counted_from_the_part():
    content = join([(jpeg(400, 400), Kind.JPEG), (pdf(1), Kind.PDF)], LIMITS).content
    for _ in range(2):
        content = change(content, Kind.PDF, 2, Crop(0, Box(0, 0, 0.5, 0.5)), LIMITS).content

    with pikepdf.open(BytesIO(content)) as whole:
        box = [float(v) for v in whole.pages[0].cropbox]
    assert [round(v, 1) for v in box] == [0, 631.5, 210.5, 842]


def test_a_sheet_scanned_into_a_pdf_is_found():
    scan = saved(on_a_table((100, 150, 650, 900)), "JPEG", quality=90)
    content = join([(scan, Kind.JPEG), (pdf(1), Kind.PDF)], LIMITS).content

    done = change(content, Kind.PDF, 2, Crop(0), LIMITS)

    wide, high = page_picture(done.content, Kind.PDF, 0, 750).size
    assert abs(wide - 550) <= 14
    assert high == 750


def test_a_signed_pdf_is_not_changed():
    with pytest.raises(PaperSigned):
        change(signed_pdf(), Kind.PDF, 1, Rotate(0, 1), LIMITS)


@pytest.mark.parametrize(
    ("content", "kind", "size"),
    [(pdf(), Kind.PDF, (75, 100)), (jpeg(), Kind.JPEG, (75, 100)), (png(400, 300, "P"), Kind.PNG, (100, 75))],
)
def test_a_page_is_shown_as_small_as_asked(content, kind, size):
    shown = Image.open(BytesIO(page_png(content, kind, 0, 100)))

    assert (shown.format, shown.size) == ("PNG", size)


def test_a_page_of_any_measure_is_never_shown_larger_than_asked():
    whole = pikepdf.new()
    whole.add_blank_page(page_size=(14_400, 3))

    assert max(page_picture(written(whole), Kind.PDF, 0, 200).size) <= 201


@pytest.mark.parametrize(("kind", "content"), [(Kind.PDF, pdf(2)), (Kind.JPEG, jpeg())])
@pytest.mark.parametrize("page", [-1, 2])
def test_a_page_that_is_not_there_is_refused_by_name(kind, content, page):
    with pytest.raises(InvalidForm) as told:
        page_png(content, kind, page, 100)

    assert told.value.field == "page"


@pytest.mark.parametrize("side", [0, 5000])
def test_a_picture_nobody_can_look_at_is_refused(side):
    with pytest.raises(InvalidForm) as told:
        page_png(jpeg(), Kind.JPEG, 0, side)

    assert told.value.field == "longest_side"


def test_what_cannot_be_drawn_is_said_so():
    with pytest.raises(PaperUnfit, match="unreadable"):
        page_png(b"%PDF-1.7 nothing", Kind.PDF, 0, 100)
    with pytest.raises(PaperUnfit, match="unreadable"):
        page_png(jpeg()[:400], Kind.JPEG, 0, 100)
