"""Undoing a reception on the page that shows it, with real keys on a real desk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from services.bootstrap import Desk, open_desk
from services.domain.checklist import PaperState
from services.domain.dossier import DossierState
from services.domain.print_job import PrintState
from services.domain.undo import Late
from tests.desks import KEY, Answering, Clock, make_home
from tests.ui.intake.conftest import Counter
from tests.ui.pages import OFFICER, lanes, receiver, until
from ui.components import Text
from ui.presenters.received import received_of
from ui.views.intake.page import IntakePage
from ui.views.received.undo import UndoLine

__all__ = ["lanes", "receiver"]
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock, receiver: Answering) -> Iterator[Desk]:
    """A desk whose receptions wait a minute: the machine under the test may be slow."""
    make_home(tmp_path / "home", undo_seconds=60)
    with open_desk(tmp_path / "home", KEY, now=clock, receivers={"province": receiver}, chance=lambda: 0.5) as opened:
        yield opened


@pytest.fixture
def counter(desk, lanes, show):
    frame = Counter(IntakePage(desk, OFFICER, lanes))
    frame.resize(1290, 628)
    show(frame)
    frame.page.entered()
    return frame


def receive(counter, desk):
    """Fill in a sheet by its parts and receive it with F9."""
    act = counter.page.presenter
    for name, text in (("full_name", "Trần Thị Mẫu"), ("personal_id", "033301000001"), ("phone", "0900000001")):
        act.typed(name, text)
    act.choose_procedure(desk.catalogue.procedure(OFFICER, "2.000815"))
    for component in act.sheet.checked_case.components:
        if component.need.value in ("required", "one_of"):
            act.answer(component.index, PaperState.HANDED_IN)
    act.typed("pages", "2")
    before = act.sheet
    counter.press(Qt.Key.Key_F9)
    until(lambda: act.received is not None, "the reception")
    return before, act.received.dossier


def words(counter):
    return [text.text() for text in counter.page.receipt.undo.findChildren(Text) if text.isVisible()]


def test_within_the_seconds_ctrl_z_brings_the_sheet_back_as_it_was(counter, desk):
    before, dossier = receive(counter, desk)
    assert counter.page.receipt.undo.open
    assert "60" in " ".join(words(counter))

    counter.press(Qt.Key.Key_Z, CTRL)
    until(lambda: counter.page.presenter.received is None and not counter.sheet.blank, "the sheet")

    assert counter.sheet.id != before.id
    assert replace(counter.sheet, id=before.id, rules=before.rules) == before
    assert desk.registry.open(OFFICER, dossier.number).dossier.state is DossierState.VOID
    assert dossier.number in counter.said[-1].text
    counter.press(Qt.Key.Key_F9)
    until(lambda: counter.page.presenter.received is not None, "the second reception")
    again = counter.page.presenter.received.dossier
    assert (again.number[-4:], again.applicant) == ("2002", dossier.applicant)


def test_a_second_press_meanwhile_undoes_nothing_twice(counter, desk):
    receive(counter, desk)
    counter.page.presenter.undo_reception()
    counter.page.presenter.undo_reception()
    until(lambda: counter.page.presenter.received is None, "the sheet")

    assert desk.keeping.verify().rows["withdrawn"] == 1
    assert [notice.tone for notice in counter.said if notice.tone == "wrong"] == []


def test_a_visit_comes_back_with_every_sheet(counter, desk):
    act = counter.page.presenter
    for name, text in (("full_name", "Trần Thị Mẫu"), ("personal_id", "033301000001")):
        act.typed(name, text)
    for place in range(2):
        if place:
            act.add_procedure()
        act.choose_procedure(desk.catalogue.procedure(OFFICER, "2.000815"))
        for component in act.sheet.checked_case.components:
            if component.need.value in ("required", "one_of"):
                act.answer(component.index, PaperState.HANDED_IN)
        act.typed("pages", str(place + 2))
    counter.press(Qt.Key.Key_F9)
    until(lambda: act.received is not None, "the reception")
    assert len(act.received.siblings) == 1

    counter.press(Qt.Key.Key_Z, CTRL)
    until(lambda: act.received is None and act.together, "both sheets")

    assert [sheet.pages for sheet in act.sheets] == ["2", "3"]
    assert desk.keeping.verify().rows["withdrawn"] == 2
    counter.press(Qt.Key.Key_F9)
    until(lambda: act.received is not None, "the second reception")
    assert [d.number[-4:] for d in (act.received.dossier, *act.received.siblings)] == ["2003", "2004"]


def test_once_it_is_on_paper_the_page_says_so_and_offers_the_correction(counter, desk):
    receive(counter, desk)
    job = counter.page.presenter.received.job
    desk.print_jobs.begin(OFFICER, job, "may-in")
    desk.print_jobs.done(OFFICER, job, "may-in")
    counter.page.printed(job, "may-in")
    until(lambda: not counter.page.receipt.undo.open, "that it is too late")
    asked = []
    counter.page.correct_dossier.connect(asked.append)

    counter.press(Qt.Key.Key_Z, CTRL)
    until(lambda: counter.said and counter.said[-1].tone != "done", "why not")
    counter.press(Qt.Key.Key_H, CTRL)

    assert asked == [counter.page.presenter.received.dossier.number]
    assert counter.page.receipt.undo.correction.isVisible()
    assert not counter.page.receipt.undo.undo.isVisible()


def test_after_the_time_it_cannot_be_undone_and_the_reason_is_told(counter, desk, clock):
    _, dossier = receive(counter, desk)
    clock.forward(timedelta(seconds=61))

    counter.press(Qt.Key.Key_Z, CTRL)
    until(lambda: not counter.page.receipt.undo.open, "that it is too late")

    assert desk.registry.open(OFFICER, dossier.number).dossier.state is DossierState.RECEIVED


def test_the_line_counts_down_and_ends_by_itself_without_losing_the_caret(show, desk, clock, complete_received):
    line = UndoLine()
    show(line)
    received = complete_received()
    line.show_received(received, received.undo_until - timedelta(milliseconds=400))
    line.undo.setFocus()

    until(lambda: not line.open, "the end of the time")

    assert line.correction.hasFocus()
    assert line.accessibleName()


@pytest.fixture
def complete_received(desk):
    from tests.desks import single_form

    def make():
        return received_of(desk, OFFICER, desk.intake.receive(OFFICER, single_form()).dossier)

    return make


def test_where_nothing_can_be_undone_there_is_no_line(show, complete_received):
    line = UndoLine()
    show(line)

    line.show_received(replace(complete_received(), undo_until=None), Clock()())

    assert not line.isVisible()


def test_what_speaks_against_undoing_is_read_from_the_desk(desk, complete_received, clock):
    received = complete_received()
    assert received.late is None
    desk.print_jobs.begin(OFFICER, received.job, "may-in")
    assert received_of(desk, OFFICER, received.dossier).late is Late.PRINTED
    desk.print_jobs.gave_up(OFFICER, received.job)
    clock.forward(timedelta(minutes=2))
    desk.delivery.deliver_due()

    assert received_of(desk, OFFICER, received.dossier).late is Late.SENT
    assert received_of(desk, OFFICER, received.dossier, known=True).undo_until is None
    assert desk.print_jobs.receipt_of(OFFICER, received.dossier.number).state is PrintState.WAITING


def test_the_line_finds_its_room_on_the_smallest_screen_without_scrolling(counter, desk):
    receive(counter, desk)
    page = counter.page.receipt

    assert page.undo.isVisible()
    assert page.minimumSizeHint().height() <= 628
