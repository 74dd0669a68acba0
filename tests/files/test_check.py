"""Taking papers in: their content decides, hostile ones are refused by name before anything is decoded."""

from __future__ import annotations

import time
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from services.domain.attachment import Kind
from services.errors import PaperUnfit
from services.files.check import take
from services.settings.equipment import PaperLimits
from services.wording.papers import NOTES, UNFIT
from tests.files.papers import (
    jpeg,
    made_pdf,
    packed_pdf,
    pdf,
    picture,
    picture_pdf,
    png,
    png_bomb,
    saved,
    signed_pdf,
    tiff,
    tiff_bomb,
    turned_jpeg,
    written,
)

LIMITS = PaperLimits()
SMALL = PaperLimits(most_mb=1, most_megapixels=1, longest_side=800, most_pages=3)
SCRIPT = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


def refused(content: bytes, limits: PaperLimits = LIMITS) -> tuple[str, str]:
    with pytest.raises(PaperUnfit) as told:
        take(content, limits)
    return told.value.why, told.value.fact


def outcome(content: bytes) -> str:
    """Return what a paper was taken as, or why it was refused; anything else is raised."""
    try:
        taken = take(content, SMALL)
    except PaperUnfit as error:
        return error.why
    assert set(taken.notes) <= set(NOTES)
    return taken.kind


@pytest.mark.parametrize(
    ("content", "kind", "pages"),
    [(jpeg(), Kind.JPEG, 1), (png(), Kind.PNG, 1), (png(mode="L"), Kind.PNG, 1), (pdf(3), Kind.PDF, 3)],
)
def test_a_paper_is_what_its_content_is(content, kind, pages):
    taken = take(content, LIMITS)

    assert (taken.kind, taken.pages, taken.notes) == (kind, pages, ())


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b"MZ\x90\x00" + bytes(500), "unknown_kind"),
        (b"<html>%PDF" + bytes(500), "unknown_kind"),
        (saved(picture(), "GIF"), "unknown_kind"),
        (saved(picture(), "BMP"), "unknown_kind"),
        (b"\x00" * 5000, "unknown_kind"),
        (b"%PDF-1.7\n%%EOF", "unreadable"),
        (b"\xff\xd8\xff" + bytes(200), "unreadable"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "unreadable"),
        (b"II*\x00" + bytes(200), "unreadable"),
        (jpeg()[:-2000], "unreadable"),
        (jpeg()[:300], "unreadable"),
        (png()[:-40], "unreadable"),
        (png().replace(b"IEND", b"IENX"), "unreadable"),
        (tiff(mode="L")[:-30000], "unreadable"),
    ],
)
def test_what_is_no_whole_paper_is_refused_by_name(content, why):
    assert refused(content)[0] == why


def test_a_file_over_the_limit_is_refused_without_looking():
    assert refused(bytes(1_000_001), SMALL) == ("too_big", "1")


@pytest.mark.parametrize("bomb", [png_bomb(60_000, 60_000), tiff_bomb(60_000, 60_000), picture_pdf(60_000, 60_000)])
def test_a_pixel_bomb_is_refused_before_it_is_decoded(bomb):
    began = time.process_time()

    assert refused(bomb) == ("too_many_pixels", "120")
    assert time.process_time() - began < 1


def test_a_png_that_breaks_its_promise_of_pixels_is_harmless():
    assert take(png_bomb(100, 100), LIMITS).kind is Kind.PNG


@pytest.mark.parametrize("layers", [1, 2])
def test_a_packed_bomb_in_a_pdf_is_refused(layers):
    bomb = packed_pdf(300_000_000, layers)

    assert len(bomb) < 400_000
    assert refused(bomb) == ("inflates", "")


def test_many_small_packed_parts_are_no_bomb():
    whole = pikepdf.new()
    for _ in range(3):
        page = whole.add_blank_page(page_size=(300, 400))
        page.Contents = pikepdf.Stream(whole, b" " * 200_000)

    assert take(written(whole), LIMITS).pages == 3


@pytest.mark.parametrize("filters", [["/LZWDecode"], ["/RunLengthDecode", "/LZWDecode"]])
def test_a_part_nobody_can_measure_is_refused_when_it_could_be_a_bomb(filters):
    whole = pikepdf.new()
    page = whole.add_blank_page(page_size=(300, 400))
    names = [pikepdf.Name(name) for name in filters]
    page.Contents = pikepdf.Stream(whole, bytes(range(256)) * 1000, Filter=names)
    content = written(whole, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)

    assert refused(content) == ("inflates", "")


def test_a_damaged_packed_part_is_no_bomb():
    whole = pikepdf.new()
    page = whole.add_blank_page(page_size=(300, 400))
    page.Contents = pikepdf.Stream(whole, b"not packed" * 50_000, Filter=pikepdf.Name.FlateDecode)
    content = written(whole, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)

    assert take(content, LIMITS).pages == 1


@pytest.mark.parametrize("hide", [lambda raw: raw, lambda raw: raw.replace(b"/First", b"/F#69rst")])
def test_packed_objects_that_swell_are_refused_before_they_are_read(hide):
    whole = pikepdf.new()
    whole.add_blank_page()
    for place in range(200):
        whole.Root[f"/X{place}"] = whole.make_indirect(pikepdf.String("a" * 1_400_000))
    bomb = written(whole, object_stream_mode=pikepdf.ObjectStreamMode.generate, compress_streams=True)

    assert len(bomb) < 600_000
    assert refused(hide(bomb)) == ("inflates", "")


def test_too_many_pages_are_refused():
    assert refused(pdf(4), SMALL) == ("too_many_pages", "3")
    assert refused(tiff(4), SMALL) == ("too_many_pages", "3")


def test_all_pages_of_a_tiff_together_have_a_limit():
    limits = PaperLimits(most_megapixels=1, most_pages=200)
    content = saved(
        Image.new("1", (1000, 1000)),
        "TIFF",
        save_all=True,
        append_images=[Image.new("1", (1000, 1000)) for _ in range(15)],
        compression="group4",
    )

    assert refused(content, limits) == ("too_many_pixels", "15")


@pytest.mark.parametrize("user", ["", "mat-khau"])
def test_a_locked_pdf_is_refused_whoever_may_open_it(user):
    whole = pikepdf.open(BytesIO(pdf()))
    content = written(whole, encryption=pikepdf.Encryption(owner="chu", user=user))

    assert refused(content) == ("encrypted", "")


def test_a_pdf_of_no_page_is_refused():
    assert refused(written(pikepdf.new())) == ("unreadable", "")


@pytest.mark.parametrize(
    ("root", "notes"),
    [
        ({"OpenAction": SCRIPT}, ("script",)),
        ({"OpenAction": pikepdf.Dictionary(S=pikepdf.Name.Launch, F="calc.exe")}, ("launch",)),
        ({"OpenAction": pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://example.vn")}, ("link",)),
        ({"OpenAction": pikepdf.Dictionary(S=pikepdf.Name.SubmitForm, F="https://example.vn")}, ("link",)),
        ({"Names": pikepdf.Dictionary(EmbeddedFiles=pikepdf.Dictionary(Names=[]))}, ("embedded",)),
        ({"AcroForm": pikepdf.Dictionary(XFA="<x/>")}, ("form",)),
        ({"AcroForm": pikepdf.Dictionary(Fields=[pikepdf.Dictionary(FT=pikepdf.Name.Tx, T="ten")])}, ("form",)),
        ({"Media": pikepdf.Dictionary(Subtype=pikepdf.Name.RichMedia)}, ("media",)),
        ({"AA": pikepdf.Dictionary(WC=SCRIPT, WS=pikepdf.Dictionary(S=pikepdf.Name.Launch))}, ("script", "launch")),
        ({"Jshare": pikepdf.Dictionary(SS="/JavaScriptless"), "URIs": 1, "EFG": 2}, ()),
    ],
)
def test_what_is_active_in_a_pdf_is_told_and_taken(root, notes):
    assert take(made_pdf(**root), LIMITS).notes == notes


def test_a_script_hidden_in_packed_objects_behind_an_escaped_name_is_told():
    plain = made_pdf(OpenAction=SCRIPT)
    assert b"/JavaScript" in plain
    hidden = plain.replace(b"/JavaScript", b"/Java#53cript")
    packed = written(pikepdf.open(BytesIO(plain)), object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert b"/JavaScript" not in packed

    assert take(hidden, LIMITS).notes[:1] == ("script",)
    assert take(packed, LIMITS).notes == ("script",)


def test_a_faulty_pdf_that_can_be_read_is_mended_and_said_to_be():
    content = pdf()
    taken = take(content.replace(b"startxref", b"startyref"), LIMITS)

    assert (taken.pages, taken.notes) == (2, ("mended",))
    assert take(taken.content, LIMITS).notes == ()


def test_a_signed_pdf_is_kept_byte_for_byte():
    content = signed_pdf()

    taken = take(content, LIMITS)

    assert (taken.content, "signed" in taken.notes) == (content, True)


def test_who_made_a_pdf_with_what_is_taken_out():
    whole = pikepdf.open(BytesIO(pdf()))
    with whole.open_metadata() as told:
        told["dc:creator"] = ["NGUOI-LAM-XMP"]
    image = pikepdf.Stream(whole, turned_jpeg(), Filter=pikepdf.Name.DCTDecode, Width=300, Height=400)
    image.Type, image.Subtype, image.ColorSpace = pikepdf.Name.XObject, pikepdf.Name.Image, pikepdf.Name.DeviceRGB
    image.BitsPerComponent = 8
    whole.pages[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=image))
    whole.pages[0].PieceInfo = pikepdf.Dictionary(May="BAN-NHAP-CU")
    content = written(whole)
    assert all(word in content for word in (b"NGUOI-LAM", b"NGUOI-LAM-XMP", b"BAN-NHAP-CU", b"MAY-ANH-LA"))

    taken = take(content, LIMITS)

    assert not any(word in taken.content for word in (b"NGUOI-LAM", b"BAN-NHAP-CU", b"MAY-ANH-LA", b"CreationDate"))
    assert len(pikepdf.open(BytesIO(taken.content)).pages) == 2


def test_a_broken_picture_in_a_pdf_is_left_alone():
    whole = pikepdf.new()
    page = whole.add_blank_page(page_size=(300, 400))
    image = pikepdf.Stream(whole, b"\xff\xd8\xff\xe1 cut", Filter=pikepdf.Name.DCTDecode, Width=3, Height=4)
    image.Type, image.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=image))

    assert take(written(whole), LIMITS).pages == 1


def test_the_same_paper_always_comes_to_the_same_bytes():
    for content in (pdf(), turned_jpeg(), png(), tiff(2)):
        assert take(content, LIMITS).content == take(content, LIMITS).content


def test_taking_what_was_taken_changes_nothing():
    for content in (pdf(), turned_jpeg(), png(), tiff(1), tiff(2), jpeg(3000, 2000)):
        once = take(content, LIMITS)
        again = take(once.content, LIMITS)
        assert (again.content, again.kind, again.notes) == (once.content, once.kind, ())


@given(content=st.binary(max_size=600))
@settings(max_examples=150, deadline=None)
def test_random_bytes_raise_nothing_unnamed(content):
    for head in (b"", b"%PDF-1.7\n", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\x00", b"MM\x00*"):
        assert outcome(head + content) in {*UNFIT, *Kind}


REAL = {
    "jpeg": turned_jpeg(), "progressive": jpeg(progressive=True), "png": png(), "palette": png(mode="P"), "tiff": tiff(2),
    "lzw": tiff(1, "RGB", compression="tiff_lzw"), "pdf": pdf(), "packed": written(
        pikepdf.open(BytesIO(pdf())), object_stream_mode=pikepdf.ObjectStreamMode.generate
    ), "signed": signed_pdf(),
}  # fmt: skip


@pytest.mark.parametrize("kind", sorted(REAL))
@given(data=st.data())
@settings(max_examples=40, deadline=None)
def test_a_real_paper_with_bytes_changed_or_missing_raises_nothing_unnamed(kind, data):
    content = bytearray(REAL[kind])
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place : place + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    if data.draw(st.booleans()):
        del content[data.draw(st.integers(0, len(content))) :]

    assert outcome(bytes(content)) in {*UNFIT, *Kind}
