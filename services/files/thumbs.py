"""Pages of scanned papers as small pictures for the screen."""

from __future__ import annotations

from io import BytesIO

import pypdfium2  # type: ignore[import-untyped]
from PIL import Image

from services.domain.attachment import Kind
from services.errors import InvalidForm, PaperUnfit, Problem
from services.files.pictures import flattened, opened
from services.raster import entering

LEAST_SIDE, MOST_SIDE = 16, 4096


def page_png(content: bytes, kind: Kind, page: int, longest_side: int) -> bytes:
    """Return a page as PNG, upright, its longer side at most so many pixels.

    Raises:
        InvalidForm: There is no such page, or nobody can look at a picture of that size.
        PaperUnfit: It cannot be drawn.
    """
    if not LEAST_SIDE <= longest_side <= MOST_SIDE:
        raise InvalidForm((Problem("longest_side", "out_of_range", f"{LEAST_SIDE}–{MOST_SIDE}"),))
    out = BytesIO()
    page_picture(content, kind, page, longest_side).save(out, "PNG", compress_level=1)
    return out.getvalue()


def page_picture(content: bytes, kind: Kind, page: int, longest_side: int) -> Image.Image:
    """Return a page as a picture in grey or colours; see `page_png`."""
    if kind is Kind.PDF:
        return _pdf_page(content, page, longest_side)
    if page != 0:
        raise _no_page(1)
    image = opened(content, kind)
    image.draft(None, (longest_side, longest_side))
    try:
        image.thumbnail((longest_side, longest_side), Image.Resampling.BICUBIC, reducing_gap=2.0)
    except Exception:  # noqa: BLE001 - a decoder that stumbles over damaged bytes says so in any way
        raise PaperUnfit("unreadable") from None
    return flattened(image)


def _pdf_page(content: bytes, page: int, longest_side: int) -> Image.Image:
    try:
        with entering, pypdfium2.PdfDocument(content) as document:
            if not 0 <= page < len(document):
                raise _no_page(len(document))
            seen = document[page]
            bitmap = seen.render(scale=longest_side / max(*seen.get_size(), 1))
            picture: Image.Image = bitmap.to_pil().convert("RGB")
            bitmap.close()
    except pypdfium2.PdfiumError:
        raise PaperUnfit("unreadable") from None
    return picture


def _no_page(pages: int) -> InvalidForm:
    return InvalidForm((Problem("page", "out_of_range", f"0–{pages - 1}"),))
