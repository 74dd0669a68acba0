"""Pictures: as they are where nothing has to change, else upright, reduced, without metadata."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

from services.domain.attachment import Box, Crop, Drop, Kind, Move, Rotate
from services.errors import InvalidForm, PaperUnfit
from services.files.check import change, take
from services.files.page_finding import find_page
from services.files.pictures import opened as head_of
from services.files.segments import NotWhole, bare_jpeg, bare_png
from services.settings.equipment import PaperLimits
from tests.files.papers import chunk, jpeg, on_a_table, picture, png, saved, tiff, turned_jpeg

LIMITS = PaperLimits()
SMALL = PaperLimits(longest_side=800)


def opened(content: bytes) -> Image.Image:
    image = Image.open(BytesIO(content))
    image.load()
    return image


def black_corner(content: bytes) -> str:
    """Return which corner of a picture is black."""
    grey = opened(content).convert("L")
    wide, high = grey.size
    places = {
        "upper left": (5, 5),
        "upper right": (wide - 5, 5),
        "lower right": (wide - 5, high - 5),
        "lower left": (5, high - 5),
    }
    return min(places, key=lambda name: darkness(grey, places[name]))


def darkness(grey: Image.Image, at: tuple[int, int]) -> int:
    """Return how bright a picture is around a place."""
    return sum(grey.crop((at[0] - 4, at[1] - 4, at[0] + 4, at[1] + 4)).tobytes())


def test_a_picture_that_needs_nothing_keeps_every_pixel():
    for content in (jpeg(), png(), png(mode="L"), jpeg(progressive=True), png(mode="1")):
        taken = take(content, LIMITS)
        assert (taken.content, taken.notes) == (content, ())


def test_what_the_camera_tells_is_taken_out_and_the_pixels_stay():
    content = turned_jpeg(orientation=1, icc_profile=b"mau sac" * 20)
    assert b"MAY-ANH-LA" in content
    assert b"chup tai nha" in content

    taken = take(content + b"SAMSUNG-TRAILER", LIMITS)

    assert taken.notes == ()
    assert not any(word in taken.content for word in (b"MAY-ANH-LA", b"chup tai nha", b"Exif", b"SAMSUNG"))
    assert ImageChops.difference(opened(content), opened(taken.content)).getbbox() is None
    assert opened(taken.content).info["icc_profile"] == b"mau sac" * 20


def test_texts_of_a_png_are_taken_out():
    from PIL.PngImagePlugin import PngInfo

    told = PngInfo()
    told.add_text("Author", "NGUOI-LAM")
    told.add_itxt("Comment", "NHA-RIENG", zip=True)
    content = png(pnginfo=told) + b"after the end"

    taken = take(content, LIMITS)

    assert b"NGUOI-LAM" not in taken.content
    assert b"iTXt" not in taken.content
    assert taken.content.endswith(b"IEND\xaeB`\x82")
    assert ImageChops.difference(opened(content), opened(taken.content)).getbbox() is None


@pytest.mark.parametrize(
    ("orientation", "corner"),
    [(3, "lower right"), (6, "upper right"), (8, "lower left"), (2, "upper right"), (5, "upper left")],
)
def test_a_camera_held_sideways_gives_an_upright_picture(orientation, corner):
    taken = take(turned_jpeg(orientation), LIMITS)

    assert taken.notes == ("turned",)
    assert black_corner(taken.content) == corner
    assert opened(taken.content).getexif().get(0x0112, 1) == 1
    assert b"MAY-ANH-LA" not in taken.content


def test_a_big_picture_is_reduced_to_the_set_side_and_said_to_be():
    taken = take(turned_jpeg(6, width=1600, height=1200), SMALL)

    assert taken.notes == ("turned", "reduced")
    assert opened(taken.content).size == (600, 800)


@pytest.mark.parametrize(
    ("content", "kind", "notes"),
    [
        (png(1600, 1200), Kind.JPEG, ("reduced", "converted")),
        (saved(Image.new("RGB", (1600, 1200), "white"), "PNG"), Kind.PNG, ("reduced",)),
        (png(1600, 1200, "1"), Kind.PNG, ()),
        (saved(picture(1600, 1200).convert("P"), "PNG"), Kind.JPEG, ("reduced", "converted")),
        (saved(picture(1600, 1200).convert("RGBA"), "PNG"), Kind.JPEG, ("reduced", "converted")),
        (saved(picture(1600, 1200).convert("CMYK"), "JPEG"), Kind.JPEG, ("reduced",)),
        (saved(picture(1600, 1200, "L").convert("I;16"), "PNG"), Kind.JPEG, ("reduced", "converted")),
    ],
)
def test_a_reduced_picture_of_any_mode_is_a_jpeg_or_a_small_png(content, kind, notes):
    taken = take(content, SMALL)

    assert (taken.kind, taken.notes) == (kind, notes)
    assert len(taken.content) < len(content) or not notes


def test_what_is_transparent_becomes_white():
    clear = Image.new("RGBA", (1600, 1200), (0, 0, 0, 0))

    assert opened(take(saved(clear, "PNG"), SMALL).content).convert("L").getextrema() == (255, 255)


def test_deep_grey_is_not_burnt_out():
    deep = Image.new("I;16", (1600, 1200), 32768)

    low, high = opened(take(saved(deep, "PNG"), SMALL).content).convert("L").getextrema()

    assert 120 < low <= high < 135


@pytest.mark.parametrize(("mode", "kind"), [("1", Kind.PNG), ("RGB", Kind.JPEG), ("L", Kind.JPEG), ("F", Kind.JPEG)])
def test_a_tiff_of_one_page_becomes_a_picture(mode, kind):
    taken = take(tiff(1, mode), LIMITS)

    assert (taken.kind, taken.pages, taken.notes) == (kind, 1, ("converted",))


def test_a_tiff_of_several_pages_becomes_a_pdf():
    taken = take(tiff(3, "RGB"), LIMITS)

    assert (taken.kind, taken.pages) == (Kind.PDF, 3)


@pytest.mark.parametrize(
    ("turns", "corner"), [(1, "upper right"), (2, "lower right"), (-1, "lower left"), (4, "upper left")]
)
@pytest.mark.parametrize("content", [jpeg(), png(), png(mode="1")])
def test_a_picture_is_turned_clockwise(content, turns, corner):
    kind = take(content, LIMITS).kind

    done = change(content, kind, 1, Rotate(0, turns), LIMITS)

    assert black_corner(done.content) == corner
    assert done.notes == ("edited",)


def test_a_part_of_a_picture_is_kept():
    done = change(jpeg(400, 400), Kind.JPEG, 1, Crop(0, Box(0.5, 0.25, 1, 1)), LIMITS)

    assert opened(done.content).size == (200, 300)


def test_a_sheet_on_a_table_is_found_and_the_table_cut_off():
    content = saved(on_a_table((100, 150, 650, 900)), "JPEG", quality=90)

    done = change(content, Kind.JPEG, 1, Crop(0), LIMITS)

    wide, high = opened(done.content).size
    assert abs(wide - 550) <= 12
    assert abs(high - 750) <= 12


@given(left=st.integers(10, 200), top=st.integers(10, 250), wide=st.integers(350, 560), high=st.integers(400, 700))
@settings(max_examples=25, deadline=None)
def test_the_sheet_is_found_wherever_it_lies(left, top, wide, high):
    box = find_page(on_a_table((left, top, left + wide, top + high)))

    assert box is not None
    told = (box.left * 800, box.top * 1000, box.right * 800, box.bottom * 1000)
    assert all(abs(a - b) <= 10 for a, b in zip(told, (left, top, left + wide, top + high), strict=True))


@pytest.mark.parametrize(
    "image",
    [
        Image.new("RGB", (600, 800), "white"),
        Image.new("RGB", (600, 800), "black"),
        picture(600, 800),
        on_a_table((5, 5, 60, 60)),
    ],
)
def test_nothing_is_cut_off_where_no_sheet_stands_out(image):
    content = saved(image, "PNG")

    assert opened(change(content, Kind.PNG, 1, Crop(0), LIMITS).content).size == image.size


@pytest.mark.parametrize(
    ("edit", "field"),
    [
        (Rotate(1, 1), "page"),
        (Rotate(-1, 1), "page"),
        (Drop(0), "page"),
        (Move(0, 1), "to"),
        (Crop(0, Box(0.5, 0, 0.505, 1)), "box"),
        (Crop(0, Box(-0.1, 0, 1, 1)), "box"),
        (Crop(0, Box(0, 0, 1, 1.1)), "box"),
        (Crop(0, Box(0.9, 0, 0.1, 1)), "box"),
    ],
)
def test_an_edit_that_cannot_be_is_refused_by_name(edit, field):
    with pytest.raises(InvalidForm) as told:
        change(jpeg(), Kind.JPEG, 1, edit, LIMITS)

    assert told.value.field == field


def test_moving_the_only_page_changes_nothing_to_see():
    assert black_corner(change(png(), Kind.PNG, 1, Move(0, 0), LIMITS).content) == "upper left"


def test_a_stored_picture_that_cannot_be_drawn_is_refused_by_name():
    with pytest.raises(PaperUnfit, match="unreadable"):
        change(jpeg()[:400] + b"\xff\xd9", Kind.JPEG, 1, Rotate(0, 1), LIMITS)
    with pytest.raises(PaperUnfit, match="unreadable"):
        head_of(b"no picture", Kind.PNG)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xd8",
        b"\xff\xd8\xff",
        b"\xff\xd8\xff\xe0\x00\x01",
        b"\xff\xd8\xff\xda\x00\x02data",
        b"\xff\xd8\x00\x00",
    ],
)
def test_a_jpeg_cut_anywhere_is_not_whole(content):
    with pytest.raises(NotWhole):
        bare_jpeg(content)


def test_fill_bytes_and_lone_markers_do_not_end_a_jpeg():
    content = b"\xff\xd8\xff\xff\xff\xfe\x00\x04hi\xff\x01\xff\xda\x00\x02da\xff\x00ta\xff\xd0more\xff\xff\xd9tail"

    assert bare_jpeg(content) == b"\xff\xd8\xff\xff\xff\x01\xff\xda\x00\x02da\xff\x00ta\xff\xd0more\xff\xff\xd9"


def test_a_png_without_picture_is_not_whole():
    with pytest.raises(NotWhole):
        bare_png(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", bytes(13)) + chunk(b"IEND", b""))
