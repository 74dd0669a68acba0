"""A register of a million rows keeps only what is near the screen."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from services.cases.registry import Found
from services.domain.dossier import DossierState
from services.domain.register import Filter, Row, Upload
from tests.desks import MORNING
from ui.components import CELL
from ui.presenters.registry import BLOCK, Asked
from ui.views.registry.model import KEPT, RegisterModel

MILLION = 1_000_000


def rows(first, count=BLOCK):
    return tuple(
        Row(
            row=n, id=UUID(int=n + 1), number=f"H31.12-261120-{n:04d}", full_name="Trần Thị Mẫu",
            personal_id="033301000001", procedure="Khai sinh", field="Hộ tịch", received_at=MORNING,
            due_at=MORNING + timedelta(days=3), returned_at=None, state=DossierState.RECEIVED, upload=Upload.WAITING,
        )
        for n in range(first, first + count)
    )  # fmt: skip


def found(matching, total=MILLION, count=BLOCK):
    by_filter = dict.fromkeys(Filter, 0) | {Filter.ALL: matching}
    return Found(rows(0, min(count, matching)), matching, total, by_filter)


@pytest.fixture
def model(qapp, calendar):
    return RegisterModel(lambda: MORNING, calendar)


def test_a_million_rows_are_there_and_only_one_block_is_held(model):
    wanted = []
    model.needed.connect(wanted.append)

    model.show_found(Asked(), found(MILLION))

    assert model.rowCount() == MILLION
    assert model.index(700_000, 0).data(CELL).text == "…"
    assert wanted == [700_000 - 700_000 % BLOCK]


def test_scrolling_through_everything_never_holds_more_than_a_few_blocks(model):
    model.show_found(Asked(), found(MILLION))

    for block in range(1, 100):
        model.show_block(block * BLOCK, rows(block * BLOCK))

    assert len(model._blocks) == KEPT
    assert model.index(99 * BLOCK, 0).data(CELL).text == f"H31.12-261120-{99 * BLOCK}"


def test_hits_that_are_counted_no_further_than_a_thousand_grow_while_scrolling(model):
    model.show_found(Asked("mau"), found(1000))

    model.show_block(3 * BLOCK, rows(3 * BLOCK))
    assert model.rowCount() > 4 * BLOCK
    model.show_block(4 * BLOCK, rows(4 * BLOCK, 10))

    assert model.rowCount() == 4 * BLOCK + 10


def test_reading_the_same_list_again_moves_nothing(model):
    resets, wanted = [], []
    model.modelReset.connect(lambda: resets.append(1))
    model.needed.connect(wanted.append)
    model.show_found(Asked(), found(MILLION))
    model.show_block(BLOCK, rows(BLOCK))

    model.show_found(Asked(), found(MILLION))

    assert len(resets) == 1
    assert model.index(BLOCK, 0).data(CELL).text == f"H31.12-261120-{BLOCK:04d}"
    assert wanted == [BLOCK]
