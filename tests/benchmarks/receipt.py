"""The receipt against the same page without its QR."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

from services.documents.qr import Qr
from services.documents.receipt import receipt_pdf
from tests.benchmarks.common import OFFICER, desk_in, form, medians


def receipt(folder: Path, rounds: int) -> dict[str, float]:
    """Return making form 01, each time with another number ÷ making it with nothing drawn in the QR's place."""
    with desk_in(folder) as (desk, _):
        dossier = desk.intake.receive(OFFICER, form()).dossier
        office = desk.place.office
    draw, serial = Qr.draw, count(3000)

    def drawn_by(how: Any) -> None:
        Qr.draw = how  # type: ignore[method-assign]
        receipt_pdf(replace(dossier, number=f"H31.12-261120-{next(serial)}"), office)

    def nothing(*_: object) -> None:
        return None

    try:
        drawn_by(draw)
        with_qr, bare = medians(lambda: drawn_by(draw), lambda: drawn_by(nothing), rounds)
    finally:
        Qr.draw = draw  # type: ignore[method-assign]
    return {"ratio": with_qr / bare, "with_qr_ms": with_qr * 1000, "without_ms": bare * 1000}
