"""PDFs: cleaned of what they say of their maker, joined, turned, put in order."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

import pikepdf
from PIL import Image

from services.domain.attachment import Box, Drop, Edit, Kind, Move, Note, Rotate, moved
from services.errors import PaperSigned, PaperUnfit
from services.files.page_finding import find_page
from services.files.pdf_check import looked_into, opened_pdf
from services.files.pictures import flattened, opened
from services.files.segments import NotWhole, bare_head
from services.files.taken import Taken
from services.files.thumbs import page_picture
from services.settings.equipment import PaperLimits

A4_LONG = 842.0
"""Points; a picture becomes a page whose longer side is that of A4."""
FIND_SIDE = 800
_TELLING = ("/Metadata", "/PieceInfo", "/LastModified")
_COLOURS = {"L": "/DeviceGray", "RGB": "/DeviceRGB", "CMYK": "/DeviceCMYK"}


def taken_pdf(content: bytes, limits: PaperLimits) -> Taken:
    """Return a PDF ready to be stored: without what it says of its maker, a signed one byte for byte.

    Raises:
        PaperUnfit: It is locked, damaged, a bomb, or has no page or too many.
    """
    with opened_pdf(content) as pdf:
        notes = looked_into(pdf, limits)
        pages = len(pdf.pages)
        if Note.SIGNED in notes:
            return Taken(content, Kind.PDF, pages, notes)
        return Taken(_written(_bared(pdf)), Kind.PDF, pages, notes)


def joined(parts: Sequence[tuple[bytes, Kind]], limits: PaperLimits) -> tuple[bytes, int]:
    """Return one PDF of several papers in their order, and how many pages it has.

    Raises:
        PaperSigned: One of them is digitally signed.
        PaperUnfit: One cannot be read, or there are too many pages.
    """
    whole = pikepdf.new()
    for content, kind in parts:
        if kind is Kind.PDF:
            with opened_pdf(content) as pdf:
                _unsigned(pdf, limits)
                whole.pages.extend(pdf.pages)
        else:
            _add_picture(whole, content, kind)
        if len(whole.pages) > limits.most_pages:
            raise PaperUnfit("too_many_pages", str(limits.most_pages))
    return _written(whole), len(whole.pages)


def changed_pdf(content: bytes, edit: Edit, limits: PaperLimits) -> tuple[bytes, int]:
    """Return a stored PDF with one page turned, cropped, moved or taken out, and how many pages it has then.

    Cropping hides what is outside: the page's content stays in the file.

    Raises:
        PaperSigned: It is digitally signed.
        PaperUnfit: It cannot be read.
    """
    with opened_pdf(content) as pdf:
        _unsigned(pdf, limits)
        if isinstance(edit, Rotate):
            pdf.pages[edit.page].rotate(edit.quarter_turns % 4 * 90, relative=True)
        elif isinstance(edit, Drop):
            del pdf.pages[edit.page]
        elif isinstance(edit, Move):
            _reorder(pdf, moved(list(range(len(pdf.pages))), edit))
        elif box := edit.box or find_page(page_picture(content, Kind.PDF, edit.page, FIND_SIDE)):
            _crop(pdf.pages[edit.page], box)
        return _written(pdf), len(pdf.pages)


def pdf_of(pictures: Iterable[tuple[bytes, Kind]]) -> tuple[bytes, int]:
    """Return pictures as one PDF, a page each, and how many there are."""
    whole = pikepdf.new()
    for content, kind in pictures:
        _add_picture(whole, content, kind)
    return _written(whole), len(whole.pages)


def _unsigned(pdf: pikepdf.Pdf, limits: PaperLimits) -> None:
    if Note.SIGNED in looked_into(pdf, limits):
        raise PaperSigned


def _bared(pdf: pikepdf.Pdf) -> pikepdf.Pdf:
    """Take out who made the file with what and when, also from the pictures in it."""
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
    for thing in pdf.objects:
        if not isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
            continue
        for key in _TELLING:
            if key in thing:
                del thing[key]
        if isinstance(thing, pikepdf.Stream) and thing.get("/Filter") == "/DCTDecode":
            _bare_picture(thing)
    return pdf


def _bare_picture(stream: Any) -> None:
    raw = stream.read_raw_bytes()
    try:
        bare = bare_head(raw)
    except NotWhole:
        return
    if len(bare) != len(raw):
        stream.write(bare, filter=pikepdf.Name.DCTDecode, decode_parms=stream.get("/DecodeParms"))


def _written(pdf: pikepdf.Pdf) -> bytes:
    """Return a PDF's bytes; the same pages give the same bytes, so that they are stored once."""
    out = BytesIO()
    pdf.remove_unreferenced_resources()
    pdf.save(
        out,
        static_id=True,  # one made of the content takes as long as all the rest; papers are known by their SHA-256
        compress_streams=False,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
    )
    return out.getvalue()


def _reorder(pdf: pikepdf.Pdf, order: list[int]) -> None:
    pages = list(pdf.pages)
    for place, page in enumerate(order):
        pdf.pages[place] = pages[page]


def _add_picture(pdf: pikepdf.Pdf, content: bytes, kind: Kind) -> None:
    image = opened(content, kind)
    width, height = image.size
    if kind is Kind.JPEG and image.mode in _COLOURS:
        stream = pikepdf.Stream(pdf, content, Filter=pikepdf.Name.DCTDecode, BitsPerComponent=8)
        stream.ColorSpace = pikepdf.Name(_COLOURS[image.mode])
        if image.mode == "CMYK" and "adobe" in image.info:
            stream.Decode = [1, 0] * 4
    else:
        stream = _packed(pdf, image)
    stream.Type, stream.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    stream.Width, stream.Height = width, height
    scale = A4_LONG / max(width, height)
    wide, high = round(width * scale, 2), round(height * scale, 2)
    page = pdf.add_blank_page(page_size=(wide, high))
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=stream))
    page.Contents = pdf.make_stream(f"{wide} 0 0 {high} 0 0 cm /Im0 Do".encode())


def _packed(pdf: pikepdf.Pdf, image: Image.Image) -> Any:
    flat = flattened(image)
    bits = 1 if flat.mode == "1" else 8
    stream = pikepdf.Stream(pdf, zlib.compress(flat.tobytes()), Filter=pikepdf.Name.FlateDecode, BitsPerComponent=bits)
    stream.ColorSpace = pikepdf.Name(_COLOURS.get(flat.mode, "/DeviceGray"))
    return stream


def _crop(page: pikepdf.Page, box: Box) -> None:
    """Show a part of a page only; the part is given as the page is seen, the file counts from its own corner."""
    seen = page.obj.get("/CropBox", page.mediabox)
    x0, y0, x1, y1 = (float(v) for v in seen)
    left, bottom, right, top = _unturned(box, int(page.obj.get("/Rotate", 0)) // 90 % 4)
    across, down = x1 - x0, y1 - y0
    kept = [x0 + left * across, y0 + bottom * down, x0 + right * across, y0 + top * down]
    page.cropbox = pikepdf.Array([round(v, 2) for v in kept])


def _unturned(box: Box, quarters: int) -> tuple[float, float, float, float]:
    """Return left, bottom, right and top of a part of an upright page, that is given as the turned page is seen."""
    left, top, right, bottom = box.left, box.top, box.right, box.bottom
    for _ in range(quarters):
        left, top, right, bottom = top, 1 - right, bottom, 1 - left
    return left, 1 - bottom, right, 1 - top
