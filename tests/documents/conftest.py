"""Invented dossiers, and what a reader of the printed page sees: text, pictures, codes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from services.documents.preview import render
from services.domain.applicant import Applicant
from services.domain.checklist import Paper, PaperState
from services.domain.deadline import Basis, Promise
from services.domain.dossier import Dossier, FeeLine, Payment, ProcedureTaken
from services.domain.office import Office
from services.domain.routing import Route
from services.domain.slip import Slip, SlipKind

POPULATION = "CSDLQG về dân cư"
RECEIVED_AT = datetime(2026, 11, 20, 2, 42, tzinfo=UTC)
DUE_AT = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)

OFFICE = Office(
    agency_code="H31.12",
    agency_name="Trung tâm Phục vụ hành chính công xã Mẫu",
    authority="UBND xã Mẫu",
    place="Xã Mẫu",
    desk=2,
    phone="0221 000 0000",
    hotline="0221 000 0001",
    lookup="https://tra-cuu.example/?ma={number}",
    training=True,
)
APPLICANT = Applicant(
    full_name="TRẦN THỊ MAI ANH",
    personal_id="033304000127",
    born_on="2004-02-29",
    address="Thôn Đông, phường Sơn Nam, tỉnh Hưng Yên (trên thẻ: xã Bảo Khê, TP Hưng Yên)",
    phone="0900000127",
)
PROCEDURE = ProcedureTaken(
    code="1.004873",
    name="Thủ tục cấp Giấy xác nhận tình trạng hôn nhân",
    short_name="Cấp Giấy xác nhận tình trạng hôn nhân",
    field="Hộ tịch",
    ministry="Bộ Tư pháp",
    case=1,
    case_title="cấp lại",
    catalogue="2026-11-22",
    confidence="high",
)
PAPERS = (
    Paper(0, "Tờ khai cấp Giấy xác nhận tình trạng hôn nhân", PaperState.HANDED_IN, originals=1),
    Paper(1, "Giấy tờ tuỳ thân", PaperState.FROM_DATABASE, shown=True, note=POPULATION),
    Paper(2, "Giấy xác nhận tình trạng hôn nhân đã được cấp trước đó", PaperState.HANDED_IN, originals=1),
    Paper(3, "Giấy tờ chứng minh thông tin về cư trú", PaperState.FROM_DATABASE, note=POPULATION),
    Paper(4, "Văn bản uỷ quyền", PaperState.NOT_APPLICABLE),
)


def a_dossier(**changes: Any) -> Dossier:
    """Return the dossier of the drawn receipt, with changes."""
    plain = Dossier(
        id=UUID(int=1),
        form_id=UUID(int=2),
        number="H31.12-261120-0043",
        book_number=4259,
        desk=2,
        applicant=APPLICANT,
        procedure=PROCEDURE,
        papers=PAPERS,
        received_at=RECEIVED_AT,
        received_by="Đỗ Thị Ngân",
        promise=Promise(DUE_AT, Basis.CATALOGUE, 3),
        route=Route("province", "not_switched", "Bộ Tư pháp"),
        fees=(FeeLine("Lệ phí", 15_000, Payment.CASH),),
    )
    return replace(plain, **changes)


def a_slip(kind: SlipKind, **changes: Any) -> Slip:
    """Return a form 02 or 03 for the same person, with changes."""
    missing = tuple(replace(p, state=PaperState.MISSING, originals=0) for p in (PAPERS[0], PAPERS[2]))
    request = kind is SlipKind.REQUEST
    plain = Slip(
        id=UUID(int=3),
        form_id=UUID(int=4),
        kind=kind,
        number=12,
        desk=2,
        applicant=APPLICANT,
        procedure=PROCEDURE,
        missing=missing if request else (),
        reason="" if request else "Hồ sơ không thuộc phạm vi tiếp nhận của Trung tâm",
        basis="" if request else "NĐ 118/2025/NĐ-CP Điều 17",
        issued_at=RECEIVED_AT,
        issued_by="Đỗ Thị Ngân",
    )
    return replace(plain, **changes)


def pages_of(pdf: bytes) -> list[str]:
    """Return the text of each page as a reader copies it out, on one line."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [re.sub(r"\s+", " ", page.get_textpage().get_text_range()) for page in document]


def sizes_of(pdf: bytes) -> list[tuple[float, float]]:
    """Return the size of each page in points."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_size() for page in document]


def picture_of(pdf: bytes, page: int = 0, dpi: int = 200) -> Image.Image:
    """Return a page as the screen shows it."""
    width, height, pixels = render(pdf, page, dpi)
    return Image.frombytes("RGBA", (width, height), pixels, "raw", "BGRA")


def code_on(pdf: bytes, page: int = 0) -> str:
    """Return what a phone reads off the page's only code."""
    (found,) = zxingcpp.read_barcodes(picture_of(pdf, page).convert("L"))
    return str(found.text)


def fonts_in(pdf: bytes) -> set[str]:
    """Return the names of the fonts a PDF asks for."""
    return {name.decode() for name in re.findall(rb"/BaseFont\s*/([^\s/>]+)", pdf)}


def is_composed(text: str) -> bool:
    """Tell whether a text is NFC."""
    return unicodedata.is_normalized("NFC", text)


@pytest.fixture
def dossier() -> Dossier:
    return a_dossier()


@pytest.fixture
def dossier_with() -> Callable[..., Dossier]:
    return a_dossier
