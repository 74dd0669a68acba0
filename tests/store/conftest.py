"""A fresh encrypted store with one desk in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from services.domain.applicant import Applicant
from services.domain.deadline import Basis, Promise
from services.domain.dossier import Dossier, ProcedureTaken
from services.domain.numbers import block_of
from services.domain.routing import Route
from services.store import counters
from services.store.store import Store
from tests.desks import KEY, MORNING


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


@pytest.fixture
def store(file: Path) -> Iterator[Store]:
    one = Store(file, KEY)
    one.create()
    with one.write() as db:
        counters.add_desk(db, 2, block_of(2), MORNING, "init")
    yield one
    one.close()


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
        procedure=ProcedureTaken("1.004873", "Cấp Giấy", "Cấp Giấy", "Hộ tịch", "Bộ Tư pháp", 0, "", "v", "high"),
        papers=(),
        received_at=MORNING,
        received_by="Đỗ Thị Ngân",
        promise=Promise(MORNING, Basis.CATALOGUE, 3),
        route=Route("province", "not_switched", "Bộ Tư pháp"),
    )
