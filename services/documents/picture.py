"""A small picture on a page, such as an agency's sign."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from reportlab.lib.utils import ImageReader

from services.documents.page import Block


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG in the middle of the column, as high as `high` (points) unless that would be too wide."""

    png: bytes
    high: float
    before: float = 0

    def height(self, width: float) -> float:
        return self._size(width)[1]

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        return None

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        wide, high = self._size(width)
        image = ImageReader(BytesIO(self.png))
        canvas.drawImage(image, x + (width - wide) / 2, top - high, wide, high, mask="auto")

    def _size(self, width: float) -> tuple[float, float]:
        across, down = ImageReader(BytesIO(self.png)).getSize()
        high = min(self.high, width * down / across)
        return high * across / down, high
