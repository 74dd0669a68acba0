"""Why this day: every fact of the promise, over the page."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from services.wording import promise_grounds
from tests.ui.pages import until


def test_a_key_tells_why_the_day_is_what_it_is_and_esc_puts_it_away(counter):
    promise = counter.page.columns.outlook.promise
    promise.open_why()
    assert promise.why.isHidden()
    counter.page.quick_pick(3)
    until(lambda: promise._time.text(), "the promise")

    counter.press(Qt.Key.Key_Y, Qt.KeyboardModifier.AltModifier)
    until(lambda: promise.why.isVisible(), "the reasons")

    told = [line.text() for line in promise.why.grounds.lines]
    assert told == list(promise_grounds(promise._promise, "en"))
    assert "16:30" in promise.why._title.text()
    QTest.keyClick(promise.why, Qt.Key.Key_A)
    assert promise.why.isVisible()
    QTest.keyClick(promise.why, Qt.Key.Key_Escape)
    assert promise.why.isHidden()


def test_the_button_opens_it_too_and_enter_puts_it_away(counter):
    promise = counter.page.columns.outlook.promise
    counter.page.quick_pick(3)
    until(lambda: promise._time.text(), "the promise")

    promise.why_button.click()
    assert promise.why.isVisible()

    QTest.keyClick(promise.why, Qt.Key.Key_Return)
    assert promise.why.isHidden()
