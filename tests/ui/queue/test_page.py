"""The queue page with real keys, on a real desk."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from services.domain.outbox import Outcome, OutcomeKind
from services.domain.permissions import Role
from tests.desks import PEOPLE, single_form
from tests.ui.pages import OFFICER, until
from ui.components import Text
from ui.views.queue.page import QueuePage
from ui.views.queue.words import reason_words

REFUSED = Outcome(OutcomeKind.REFUSED, "-3", "Số điện thoại có 9 số", "applicant.phone")


@pytest.fixture
def numbers(desk, clock, receiver):
    """One sent back, one whose answer was lost, two that wait, the oldest first."""
    found = []
    for _ in range(4):
        clock.forward(timedelta(minutes=1))
        found.append(desk.intake.receive(OFFICER, single_form()).dossier.number)
    receiver.answers = [REFUSED, OutcomeKind.UNKNOWN, OutcomeKind.UNREACHABLE]
    for _ in range(3):
        desk.delivery.deliver_one()
    return found


@pytest.fixture
def page(desk, lanes, show, numbers):
    page = QueuePage(desk, OFFICER, lanes)
    page.resize(1290, 672)
    show(page)
    page.entered()
    until(lambda: page.detail.act.isVisible())
    return page


def said(page):
    return [words.text() for words in page.detail.findChildren(Text) if words.isVisible()]


def lines(page):
    model = page.list.model
    return [model.index(at, 0).data() for at in range(model.rowCount())]


def test_the_list_says_what_a_person_must_do(page, numbers):
    heads = [line for line in lines(page) if not line.startswith("H31")]

    assert [head.split(",")[0] for head in heads] == [
        "A person must look 1",
        "Not known whether it arrived 1",
        "Waiting to be sent 2",
    ]


def test_what_was_refused_is_said_with_the_field_people_know(page, numbers):
    assert numbers[0] in said(page)
    assert "Số điện thoại có 9 số." in said(page)
    until(lambda: page.detail.mend.fields)
    assert "Phone" in said(page)


def test_down_skips_the_heads_of_groups(page, numbers):
    for expected in numbers[1:]:
        QTest.keyClick(page.list.view, Qt.Key.Key_Down)
        until(lambda number=expected: number in said(page))


def test_the_main_key_asks_about_a_row_whose_answer_was_lost(page, desk, receiver, numbers):
    rounds = []
    page.waiting_changed.connect(lambda: rounds.append(1))
    QTest.keyClick(page.list.view, Qt.Key.Key_Down)
    until(lambda: numbers[1] in said(page) and page.detail.act.text() == "Ask now")

    page.main_action()
    until(lambda: rounds)

    assert len(receiver.asked) == 1
    assert numbers[1] not in [row.number for row in desk.queue.read(OFFICER).rows]
    until(lambda: numbers[1] not in said(page))


def test_a_row_is_held_back_with_a_reason_typed_in_place(page, desk, numbers):
    QTest.keyClick(page.list.view, Qt.Key.Key_End)
    until(lambda: page.detail.hold.isVisible() and numbers[3] in said(page))
    QTest.keyClick(page.detail.hold, Qt.Key.Key_Return)
    QTest.keyClick(page.detail.reason.field.line, Qt.Key.Key_Return)
    assert page.detail.reason.field.error.text()

    QTest.keyClicks(page.detail.reason.field.line, "Cho lanh dao")
    QTest.keyClick(page.detail.reason.field.line, Qt.Key.Key_Return)
    until(lambda: "Held back until somebody lets it go" in said(page))

    assert "Cho lanh dao." in said(page)


def test_escape_leaves_the_row_as_it_is(page, desk, numbers):
    QTest.keyClick(page.list.view, Qt.Key.Key_End)
    until(lambda: page.detail.hold.isVisible())
    page.detail.hold.click()
    QTest.keyClicks(page.detail.reason.field.line, "nham")

    QTest.keyClick(page.detail.reason.field.line, Qt.Key.Key_Escape)

    assert not page.detail.reason.isVisible()
    assert page.detail.hold.hasFocus()


def test_a_reason_being_typed_survives_a_refresh(page, desk, clock, numbers):
    QTest.keyClick(page.list.view, Qt.Key.Key_End)
    until(lambda: page.detail.hold.isVisible() and numbers[3] in said(page))
    page.detail.hold.click()
    QTest.keyClicks(page.detail.reason.field.line, "cho")
    desk.intake.receive(OFFICER, single_form())
    rows = page.list.model.rowCount()

    page.refresh()
    until(lambda: page.list.model.rowCount() == rows + 1)

    assert page.detail.reason.field.text() == "cho"
    assert numbers[3] in said(page)


def test_enter_opens_the_dossier(page, numbers):
    opened = []
    page.open_dossier.connect(opened.append)
    QTest.keyClick(page.list.view, Qt.Key.Key_End)
    until(lambda: numbers[3] in said(page))

    QTest.keyClick(page.list.view, Qt.Key.Key_Return)

    assert opened == [numbers[3]]


def test_what_arrived_leaves_the_list(page, desk, receiver, numbers):
    receiver.answers = []
    desk.delivery.send_all(OFFICER)
    desk.delivery.deliver_due()

    page.refresh()
    until(lambda: page.list.model.rowCount() == 2)

    assert numbers[0] in lines(page)[1]


def test_an_empty_queue_says_so(desk, lanes, show):
    page = QueuePage(desk, OFFICER, lanes)
    show(page)
    page.entered()

    until(lambda: page.list._empty.isVisible())

    on_top = page.list.childAt(page.list.rect().center())
    assert on_top is page.list._empty or page.list._empty.isAncestorOf(on_top)


def test_who_may_only_read_gets_no_buttons(desk, lanes, show, numbers):
    page = QueuePage(desk, PEOPLE[Role.SUPERVISOR], lanes)
    assert page.head.send_all in page.head_actions()

    reader = PEOPLE[Role.VOLUNTEER]
    shown = QueuePage(desk, reader, lanes)
    assert {shown.head.send_all, shown.head.seal}.isdisjoint(shown.head_actions())


def test_every_reason_of_ours_has_words(qapp):
    from services.receivers.reasons import Reason

    assert [reason for reason in Reason if reason_words(reason.value) == reason.value] == []
