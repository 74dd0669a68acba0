"""What the tests of the domain share."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import pytest

from services.domain.applicant import Applicant
from services.domain.checklist import Paper, PaperState
from services.domain.deadline import Basis, Promise
from services.domain.dossier import Dossier, FeeLine, Payment, ProcedureTaken
from services.domain.routing import Route


@pytest.fixture
def dossier() -> Dossier:
    """A dossier that waits for its result."""
    return Dossier(
        id=UUID(int=1),
        form_id=UUID(int=2),
        number="H31.12-261120-2001",
        book_number=1,
        desk=2,
        applicant=Applicant("Trần Thị Mẫu"),
        procedure=ProcedureTaken(
            "1.004873", "Cấp Giấy", "Cấp Giấy", "Hộ tịch", "Bộ Tư pháp", 0, "", "2026-11-22", "high"
        ),
        papers=(Paper(0, "Tờ khai", PaperState.HANDED_IN, originals=1),),
        received_at=datetime(2026, 11, 20, 1, 30, tzinfo=UTC),
        received_by="Nguyễn Thị Lan",
        promise=Promise(datetime(2026, 11, 26, 9, 30, tzinfo=UTC), Basis.CATALOGUE, 3),
        route=Route("province", "not_switched", "Bộ Tư pháp"),
        fees=(FeeLine("Lệ phí", 8000, Payment.CASH), FeeLine("Phí", None)),
    )
