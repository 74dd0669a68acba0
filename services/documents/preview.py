"""Pages of a PDF as pictures, for the screen."""

from __future__ import annotations

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from services.raster import entering


def page_count(pdf: bytes) -> int:
    """Return how many pages a PDF has."""
    with entering, pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def render(pdf: bytes, page: int, dpi: int) -> tuple[int, int, bytes]:
    """Return a page as width, height (pixels) and opaque BGRA bytes, row by row without padding.

    Args:
        page: From 0.
        dpi: Pixels per inch of paper.

    Raises:
        IndexError: There is no such page.
    """
    with entering, pypdfium2.PdfDocument(pdf) as document:
        if not 0 <= page < len(document):
            raise IndexError(page)
        bitmap = document[page].render(scale=dpi / 72, force_bitmap_format=pdfium.FPDFBitmap_BGRA)
        width, height, stride = bitmap.width, bitmap.height, bitmap.stride
        pixels = bytes(bitmap.buffer)
        bitmap.close()
    rows = (pixels[y * stride : y * stride + 4 * width] for y in range(height))
    return width, height, pixels if stride == 4 * width else b"".join(rows)
