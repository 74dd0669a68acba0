"""Scanned papers for tests, made at run time: pictures, PDFs, TIFFs, and hostile ones."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import Any

import pikepdf
from PIL import Image, ImageDraw
from reportlab.pdfgen.canvas import Canvas


def picture(width: int = 300, height: int = 400, mode: str = "RGB") -> Image.Image:
    """Return a picture whose upper left corner alone is black, so that turning it shows."""
    image = Image.effect_noise((width, height), 24).convert(mode)
    ImageDraw.Draw(image).rectangle((0, 0, width // 4, height // 4), fill=0)
    return image


def saved(image: Image.Image, kind: str, **how: Any) -> bytes:
    out = BytesIO()
    image.save(out, kind, **how)
    return out.getvalue()


def jpeg(width: int = 300, height: int = 400, **how: Any) -> bytes:
    return saved(picture(width, height), "JPEG", **how)


def turned_jpeg(orientation: int = 6, **more: Any) -> bytes:
    """Return a JPEG whose camera was held sideways, and that tells where and with what it was taken."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "MAY-ANH-LA"
    exif.get_ifd(0x8825)[1] = "N"
    return jpeg(exif=exif, comment=b"chup tai nha", **more)


def png(width: int = 300, height: int = 400, mode: str = "RGB", **how: Any) -> bytes:
    return saved(picture(width, height, mode), "PNG", **how)


def tiff(pages: int = 1, mode: str = "1", **how: Any) -> bytes:
    first, *rest = [picture(320, 400, "L").convert(mode) for _ in range(pages)]
    return saved(first, "TIFF", save_all=True, append_images=rest, **how)


def pdf(pages: int = 2) -> bytes:
    """Return a PDF that names its maker, a page of text each."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(300, 400))
    canvas.setAuthor("NGUOI-LAM")
    for page in range(pages):
        canvas.drawString(40, 200, f"trang {page}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def made_pdf(**root: Any) -> bytes:
    """Return a PDF of one page with these entries in its root."""
    whole = pikepdf.new()
    whole.add_blank_page(page_size=(300, 400))
    for name, value in root.items():
        whole.Root[f"/{name}"] = value
    return written(whole)


def written(whole: pikepdf.Pdf, **how: Any) -> bytes:
    out = BytesIO()
    whole.save(out, **how)
    return out.getvalue()


def signed_pdf() -> bytes:
    """Return a PDF with a signature field, as signing programs leave it; the signature itself is none."""
    whole = pikepdf.new()
    whole.add_blank_page(page_size=(300, 400))
    value = pikepdf.Dictionary(
        Type=pikepdf.Name.Sig, ByteRange=[0, 10, 20, 30], Contents=b"\x00" * 64, Filter=pikepdf.Name("/Adobe.PPKLite")
    )
    field = whole.make_indirect(pikepdf.Dictionary(FT=pikepdf.Name.Sig, T="Chữ ký", V=whole.make_indirect(value)))
    whole.Root.AcroForm = pikepdf.Dictionary(Fields=[field], SigFlags=3)
    whole.docinfo["/Author"] = "NGUOI-KY"
    return written(whole)


def packed_pdf(size: int, layers: int = 1) -> bytes:
    """Return a PDF whose page says so many bytes, packed so many times over."""
    content = b" " * size
    for _ in range(layers):
        content = zlib.compress(content, 9)
    whole = pikepdf.new()
    page = whole.add_blank_page(page_size=(300, 400))
    page.Contents = pikepdf.Stream(whole, content, Filter=[pikepdf.Name.FlateDecode] * layers)
    return written(whole, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)


def picture_pdf(width: int, height: int) -> bytes:
    """Return a PDF whose page holds a picture of so many pixels, of which nothing is there."""
    whole = pikepdf.new()
    page = whole.add_blank_page(page_size=(300, 400))
    image = pikepdf.Stream(whole, zlib.compress(bytes(64)), Filter=pikepdf.Name.FlateDecode, Width=width, Height=height)
    image.Type, image.Subtype, image.BitsPerComponent = pikepdf.Name.XObject, pikepdf.Name.Image, 1
    image.ColorSpace = pikepdf.Name.DeviceGray
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=image))
    page.Contents = whole.make_stream(b"300 0 0 400 0 0 cm /Im0 Do")
    return written(whole)


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png_bomb(width: int, height: int) -> bytes:
    """Return a PNG of a few hundred bytes that would be so many pixels."""
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    body = zlib.compress(bytes(1000), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def tiff_bomb(width: int, height: int) -> bytes:
    """Return a TIFF of a few bytes that would be so many pixels of black and white."""
    strip = 8
    tags = [(256, 4, width), (257, 4, height), (258, 3, 1), (259, 3, 4), (262, 3, 0), (273, 4, strip), (278, 4, height)]
    tags.append((279, 4, 8))
    rows = b"".join(struct.pack("<HHII", tag, kind, 1, value) for tag, kind, value in tags)
    return b"II*\x00" + struct.pack("<I", 16) + bytes(8) + struct.pack("<H", len(tags)) + rows + bytes(4)


def on_a_table(box: tuple[int, int, int, int], size: tuple[int, int] = (800, 1000)) -> Image.Image:
    """Return a picture of a sheet of paper that lies on a dark table."""
    table = Image.effect_noise(size, 12).convert("RGB").point(lambda v: v // 3)
    sheet = Image.new("RGB", (box[2] - box[0], box[3] - box[1]), (238, 236, 230))
    pen = ImageDraw.Draw(sheet)
    for line in range(40, sheet.height - 40, 24):
        pen.line((40, line, sheet.width - 40, line), fill=(40, 40, 40), width=3)
    table.paste(sheet, box[:2])
    return table
