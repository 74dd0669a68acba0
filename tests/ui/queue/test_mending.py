"""What a receiver refused is put right on the page of the queue, with the keyboard alone."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from services.domain.outbox import EntryState, Outcome, OutcomeKind
from services.domain.permissions import Role
from tests.desks import PEOPLE, single_form
from tests.ui.pages import OFFICER, until
from ui.components import Text
from ui.main_window import MainWindow, shipped_page
from ui.views.queue.page import QueuePage

REFUSED = Outcome(OutcomeKind.REFUSED, "-3", "Số điện thoại có 9 số", "applicant.phone")
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def receive(desk, clock, receiver):
    """Receive somebody, and let the receiver answer so."""

    def one(*answers, **fields):
        clock.forward(timedelta(minutes=1))
        number = desk.intake.receive(OFFICER, single_form(**fields)).dossier.number
        receiver.answers = list(answers)
        for _ in answers:
            desk.delivery.deliver_one()
        return number

    return one


@pytest.fixture
def frame(desk, lanes, show):
    """The whole window on the page of the queue, its keys bound."""

    def opened(account=OFFICER):
        pages = {name: shipped_page(name) for name in ("registry", "queue")}
        frame = MainWindow(desk, account, lanes, {**pages, "intake": lambda *_: QWidget()})
        frame.resize(1366, 768)
        show(frame)
        frame.activateWindow()
        return frame

    return opened


def page_of(frame) -> QueuePage:
    QTest.keyClick(frame, Qt.Key.Key_F4)
    page = frame.page("queue")
    until(lambda: page.list.model.rowCount() and page.detail.whole.isVisible(), "the chosen row")
    return page


def said(widget):
    return [words.text() for words in widget.findChildren(Text) if words.isVisible()]


def press(frame, keys, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(frame.focusWidget() or frame, keys, modifier)


def test_a_refused_phone_is_put_right_with_keys_alone_and_arrives(desk, frame, receive, receiver):
    number = receive(REFUSED)
    window = frame()
    rounds = []
    window.waiting_changed.connect(lambda: rounds.append(1))
    page = page_of(window)
    until(lambda: page.detail.mend.fields, "the faulty field")

    press(window, Qt.Key.Key_E, CTRL)
    line = window.focusWidget()
    assert line.text() == "0900000001"
    assert page.detail.act.text() == "Mend and send"
    line.selectAll()
    QTest.keyClicks(line, "0900000131")
    press(window, Qt.Key.Key_F9)
    until(lambda: rounds, "a round of deliveries")
    desk.delivery.deliver_due()

    assert desk.queue.read(OFFICER).rows == ()
    assert desk.registry.open(OFFICER, number).dossier.applicant.phone == "0900000131"


def test_an_untouched_field_is_said_to_be_so_and_nothing_is_sent(desk, frame, receive, receiver):
    receive(REFUSED)
    window = frame()
    page = page_of(window)
    until(lambda: page.detail.mend.fields)

    press(window, Qt.Key.Key_F9)
    field = page.detail.mend.fields[0].field

    assert "nothing to correct" in field.error.text()
    assert window.focusWidget() is field.line
    assert [row.state for row in desk.queue.read(OFFICER).rows] == [EntryState.PARKED]


def test_a_text_that_cannot_be_is_said_beside_its_field_and_stays(desk, frame, receive):
    receive(REFUSED)
    window = frame()
    page = page_of(window)
    until(lambda: page.detail.mend.fields)
    press(window, Qt.Key.Key_E, CTRL)
    window.focusWidget().selectAll()
    QTest.keyClicks(window.focusWidget(), "09000")

    press(window, Qt.Key.Key_F9)
    field = page.detail.mend.fields[0].field
    until(lambda: "10 are needed" in field.error.text(), "what is wrong")

    assert field.text() == "09000"


def test_what_is_typed_survives_another_row_and_a_refresh(desk, frame, receive, clock):
    receive(REFUSED)
    receive(OutcomeKind.UNREACHABLE)
    window = frame()
    page = page_of(window)
    until(lambda: page.detail.mend.fields)
    press(window, Qt.Key.Key_E, CTRL)
    window.focusWidget().selectAll()
    QTest.keyClicks(window.focusWidget(), "0911")

    page.refresh()
    page.list.view.setFocus()
    press(window, Qt.Key.Key_End)
    until(lambda: not page.detail.mend.isVisible())
    press(window, Qt.Key.Key_Home)
    until(lambda: page.detail.mend.fields and page.detail.mend.isVisible())

    assert page.detail.mend.fields[0].field.text() == "0911"


def test_the_whole_dossier_opens_at_the_faulty_field(desk, frame, receive):
    receive(REFUSED)
    window = frame()
    page = page_of(window)
    until(lambda: page.detail.mend.fields)

    press(window, Qt.Key.Key_O, CTRL)
    sheet = window.page("registry").whole.sheet
    until(lambda: sheet.isVisible() and sheet.fields, "the sheet of the correction")

    until(lambda: sheet.fields["applicant.phone"].line.hasFocus(), "the caret in the field")


def test_a_text_too_long_is_cut_only_once_somebody_agreed_to_what_is_lost(desk, frame, receive):
    unfit = Outcome(OutcomeKind.UNFIT, message="text_too_long", field="note")
    receive(unfit, note="x" * 900 + " tầng hai " * 140)
    window = frame()
    page = page_of(window)
    until(lambda: page.detail.cut.isVisible(), "the button that cuts")
    fault = page.detail.mend.fields[0].fault
    assert fault.lost
    assert fault.kept.rstrip("…") + fault.lost == fault.blamed.held
    assert any("would be lost" in words for words in said(page.detail))

    press(window, Qt.Key.Key_F10)
    until(lambda: desk.queue.read(OFFICER).rows[0].state is EntryState.WAITING, "the row let go")

    (row,) = desk.queue.read(OFFICER).rows
    assert desk.previews.of_entry(OFFICER, row.id).problems == ()


def test_a_row_held_back_is_let_go_by_the_main_key(desk, frame, receive):
    receive()
    (row,) = desk.queue.read(OFFICER).rows
    desk.delivery.hold(OFFICER, row.id, "Chờ lãnh đạo")
    window = frame()
    page = page_of(window)
    until(lambda: page.detail.act.text() == "Let go and send")

    press(window, Qt.Key.Key_F9)
    until(lambda: desk.queue.read(OFFICER).rows == (), "its arrival")

    until(lambda: page.list._empty.isVisible())


def test_what_will_be_sent_and_what_was_answered_stand_in_place_of_the_list(desk, frame, receive):
    number = receive(REFUSED)
    window = frame()
    page = page_of(window)

    press(window, Qt.Key.Key_G, CTRL)
    until(lambda: page.left_side.shows("preview"), "what is sent")
    assert number in page.left_side.sheet.words.toPlainText()
    assert "SoDienThoai" in page.left_side.sheet.words.toPlainText()
    press(window, Qt.Key.Key_T, CTRL)
    assert page.left_side.shows("answers")
    assert "Số điện thoại có 9 số" in page.left_side.sheet.words.toPlainText()
    press(window, Qt.Key.Key_Escape)

    assert not page.left_side.shows("answers")
    assert page.list.view.hasFocus()


def test_what_a_receiver_wrote_is_shown_as_words_and_never_as_a_page(desk, frame, receive):
    receive(Outcome(OutcomeKind.REFUSED, "-3", "<b>Sai</b> & <script>x</script>", ""))
    window = frame()
    page = page_of(window)

    press(window, Qt.Key.Key_T, CTRL)

    assert "<b>Sai</b> & <script>x</script>" in page.left_side.sheet.words.toPlainText()


def test_the_search_narrows_while_one_types_and_enter_goes_to_the_first(desk, frame, receive):
    numbers = [receive() for _ in range(3)]
    window = frame()
    page = page_of(window)

    press(window, Qt.Key.Key_F, CTRL)
    QTest.keyClicks(window.focusWidget(), numbers[2][-4:])
    assert page.list.model.rowCount() == 2
    press(window, Qt.Key.Key_Return)
    assert page.list.view.hasFocus()
    until(lambda: numbers[2] in said(page.detail))


def test_no_key_of_the_page_means_two_things_or_types(desk, lanes):
    keys = list(QueuePage(desk, PEOPLE[Role.ADMINISTRATOR], lanes).shortcuts())

    assert len(set(keys)) == len(keys)
    assert all(key.startswith(("Ctrl+", "F")) for key in keys)
    assert all(not QKeySequence(key).isEmpty() for key in keys)
