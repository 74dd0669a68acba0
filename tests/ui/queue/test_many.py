"""Ten thousand rows in the list: counted truthfully, the choice kept, and only what is seen is asked for."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from time import perf_counter
from uuid import UUID

import pytest

from services.cases.queue import Standing
from services.domain.outbox import EntryKind, EntryState
from services.domain.queue import Group, QueueRow
from ui.presenters.queue import found, queue_of
from ui.views.queue.list import QueueList

NOW = datetime(2026, 11, 20, 3, tzinfo=UTC)
MANY = 10_000


def row(at, state=EntryState.WAITING):
    return QueueRow(
        UUID(int=at), UUID(int=at + MANY), f"H31.12-261120-{at:05d}", "Đăng ký khai sinh", "province", EntryKind.DOSSIER,
        state, 0, NOW + timedelta(seconds=at), NOW,
    )  # fmt: skip


@pytest.fixture(scope="module")
def queue():
    """Every hundredth sent back, the rest waiting."""
    rows = tuple(row(at, EntryState.PARKED if at % 100 == 0 else EntryState.WAITING) for at in range(MANY))
    return queue_of(Standing(rows), ())


@pytest.fixture
def listed(show, queue):
    made = QueueList(lambda: NOW)
    made.resize(786, 500)
    show(made)
    made.show_rows(queue.rows, queue, None)
    return made


def test_the_groups_are_counted_truthfully(listed, queue):
    model = listed.model

    heads = [model.index(at, 0).data() for at in model.heads()]

    assert model.rowCount() == MANY + 2
    assert [head.split(",")[0] for head in heads] == ["A person must look 100", "Waiting to be sent 9900"]
    assert queue.count("province", Group.WAITING) == 9900


def test_the_choice_and_the_place_of_the_list_are_kept_when_it_is_read_again(listed, queue):
    chosen = queue.rows[5000]
    listed.mark(chosen.id)
    listed.view.scrollTo(listed.view.currentIndex())
    stood = listed.view.verticalScrollBar().value()
    fewer = tuple(one for one in queue.rows if one.id != queue.rows[-1].id)

    listed.show_rows(fewer, queue, chosen.id)

    assert listed.model.row_at(listed.view.currentIndex().row()) == chosen
    assert listed.view.verticalScrollBar().value() == stood


def test_what_did_not_change_is_not_laid_out_again(listed, queue):
    resets = []
    listed.model.modelReset.connect(lambda: resets.append(1))

    listed.show_rows(queue.rows, queue, None)

    assert resets == []


def test_the_search_goes_through_all_of_them(queue):
    assert [one.number for one in found(queue.rows, "khai 09999")] == ["H31.12-261120-09999"]
    assert len(found(queue.rows, "")) == MANY


def test_a_refresh_holds_the_window_up_no_longer_than_a_person_notices(listed, queue):
    fewer = queue.rows[:-1]
    took = []
    for rows in (fewer, queue.rows, fewer, queue.rows):
        begun = perf_counter()
        listed.show_rows(rows, queue, queue.rows[0].id)
        took.append(perf_counter() - begun)

    # A tenth of a second is what a person notices; a machine under load gets five times that.
    assert min(took) < 0.5
