"""The page after a reception shows true facts and goes on by Enter."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from services.domain.dossier import Payment
from services.domain.outbox import OutcomeKind
from tests.desks import single_form
from tests.ui.pages import OFFICER, until
from ui.components import Text
from ui.presenters.received import received_of
from ui.views.received.view import ReceivedView


@pytest.fixture
def dossier(desk):
    return desk.intake.receive(OFFICER, single_form()).dossier


@pytest.fixture
def view(show):
    view = ReceivedView("Trung tâm PVHCC xã Mẫu")
    view.resize(1290, 628)
    return show(view)


def _words(view):
    return " | ".join(text.text() for text in view.findChildren(Text) if text.isVisible())


def test_number_promise_and_person_stand_on_the_page(view, desk, dossier, clock):
    view.show_received(received_of(desk, OFFICER, dossier), clock())

    assert dossier.number in _words(view)
    assert "16:30" in _words(view)
    assert dossier.applicant.full_name in _words(view)


def test_printing_is_told_only_once_it_happened(view, desk, dossier, clock):
    view.show_received(received_of(desk, OFFICER, dossier), clock())
    assert "HP LaserJet" not in _words(view)

    desk.print_jobs.done(OFFICER, desk.print_jobs.receipt_of(OFFICER, dossier.number), "HP LaserJet")
    view.show_received(received_of(desk, OFFICER, dossier), clock())

    assert "HP LaserJet" in _words(view)


def test_the_way_to_the_queue_goes_once_everything_has_arrived(view, desk, dossier, clock, receiver):
    receiver.answers = [OutcomeKind.UNREACHABLE]
    desk.delivery.deliver_due()
    view.show_received(received_of(desk, OFFICER, dossier), clock())
    assert view._facts.queue.isVisible()

    desk.delivery.send_all(OFFICER)
    desk.delivery.deliver_due()
    view.show_received(received_of(desk, OFFICER, dossier), clock())

    assert not view._facts.queue.isVisible()


def test_enter_asks_for_the_next_citizen(view):
    asked = []
    view.next_citizen.connect(lambda: asked.append(True))
    view.next.setFocus()

    QTest.keyClick(view.next, Qt.Key.Key_Return)

    assert asked == [True]


def test_the_receipt_is_shown_as_it_will_be_printed(view, desk, dossier):
    view.show_pages(desk.print_jobs.pdf(OFFICER, desk.print_jobs.receipt_of(OFFICER, dossier.number)))

    picture = view._picture.grab().toImage()
    shades = {picture.pixelColor(x, y).lightness() for x in range(0, 300, 7) for y in range(0, 400, 7)}
    assert min(shades) < 80
    assert max(shades) == 255


def test_the_other_dossiers_of_a_visit_stand_below_with_number_and_promise_and_the_fees_are_added(view, desk, clock):
    forms = [single_form(fee=15_000, payment=Payment.CASH), single_form(fee=8_000), single_form(same_day=True)]
    first, *others = [receipt.dossier for receipt in desk.intake.receive_visit(OFFICER, forms)]

    view.show_received(replace(received_of(desk, OFFICER, first), siblings=tuple(others)), clock())

    until(lambda: all(dossier.number in _words(view) for dossier in (first, *others)), "the numbers")
    assert "23.000 đ" in _words(view)
    view.show_received(received_of(desk, OFFICER, first), clock())
    assert others[0].number not in _words(view)
