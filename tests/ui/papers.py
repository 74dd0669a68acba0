"""Papers for tests, made here: PDFs and pictures with something on them."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageDraw


def picture(width: int = 300, height: int = 420, ink: str = "black") -> Image.Image:
    """Return a white page with some lines on it."""
    page = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(page)
    for top in range(40, height - 40, 24):
        draw.line((30, top, width - 30 - top % 90, top), fill=ink, width=4)
    return page


def jpeg(**look: object) -> bytes:
    """Return a page as a camera gives it."""
    return _saved([picture(**look)], "JPEG")  # type: ignore[arg-type]


def png(**look: object) -> bytes:
    """Return a page as a scanner gives it."""
    return _saved([picture(**look)], "PNG")  # type: ignore[arg-type]


def pdf(pages: int = 1) -> bytes:
    """Return a PDF of so many pages, each with another ink."""
    inks = ("black", "navy", "maroon", "green", "purple")
    return _saved([picture(ink=inks[page % len(inks)]) for page in range(pages)], "PDF")


def _saved(pages: list[Image.Image], kind: str) -> bytes:
    into = BytesIO()
    more = {"save_all": True, "append_images": pages[1:]} if kind == "PDF" else {}
    pages[0].save(into, kind, **more)
    return into.getvalue()
