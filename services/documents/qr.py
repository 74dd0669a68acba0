"""QR codes drawn as black bars, sharp at any resolution. Lengths are points."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import qrcode
from qrcode.constants import ERROR_CORRECT_M

from services.documents.page import Block

_MASK = 3
_OVERLAP = 0.04


@cache
def _modules(text: str) -> tuple[tuple[bool, ...], ...]:
    """Return the rows of a code without its quiet zone; with a fixed mask it is five times faster to make."""
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, mask_pattern=_MASK, border=0)
    code.add_data(text)
    code.make(fit=True)
    return tuple(tuple(bool(dark) for dark in row) for row in code.get_matrix())


@dataclass(frozen=True, slots=True)
class Qr:
    """A code as wide as `side`, without its quiet zone: keep four modules free around it (ISO/IEC 18004)."""

    text: str
    side: float
    before: float = 0

    def height(self, width: float) -> float:
        return self.side

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        return None

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        rows = _modules(self.text)
        module = self.side / len(rows)
        path = canvas.beginPath()
        for y, row in enumerate(rows):
            start = None
            for place, dark in enumerate((*row, False)):
                if dark and start is None:
                    start = place
                elif not dark and start is not None:
                    wide = (place - start) * module
                    path.rect(x + start * module, top - (y + 1) * module - _OVERLAP, wide, module + _OVERLAP)
                    start = None
        canvas.drawPath(path, stroke=0, fill=1)
