"""Scans that stutter, end another way, or come through an input method; and persons, from whom no key is held back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QShortcut
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget
from Xlib import XK, X

from tests.ui.desk import until
from tests.ui.keyboard import RETURN
from tests.ui.scan_bench import CARD, RECEIPT, Bench, bench, keys, scanner, scans
from ui.scan import STUTTER_MS

__all__ = ["bench", "keys", "scanner", "scans"]

pytestmark = pytest.mark.screen

WHERE = ["line", "sheet", "button", "paper", "tick", "combo", "list", "table"]


def focused(bench: Bench, where: str) -> tuple[object, ...]:
    """Put the focus on a control; return the state of everything."""
    widget = getattr(bench, where)
    widget.setFocus()
    until(widget.hasFocus)
    return bench.state()


@pytest.mark.parametrize("where", WHERE)
@pytest.mark.parametrize(
    "gap",
    [
        lambda n: 25 if n < 6 else 1,
        lambda n: 40 if n % 9 == 5 else 2,
        lambda n: STUTTER_MS - 40 if n in (20, 44) else 1,
        lambda n: 12,
    ],
    ids=["slow start", "pauses", "a hub that stutters", "slow"],
)
def test_a_scan_that_stutters_arrives_whole_and_leaves_no_trace(bench, keys, scans, where, gap):
    before = focused(bench, where)

    keys.type(CARD + RETURN, gap)
    until(lambda: scans)

    assert scans == [CARD]
    assert bench.state() == before


@pytest.mark.parametrize("where", WHERE)
def test_a_scan_may_end_with_tab_and_the_focus_stays(bench, keys, scans, where):
    before = focused(bench, where)

    keys.type(CARD + "\t", 1)
    keys.type(RECEIPT + "\t", 1)
    until(lambda: len(scans) == 2)

    assert scans == [CARD, RECEIPT]
    assert bench.state() == before
    assert getattr(bench, where).hasFocus()


@pytest.mark.parametrize("where", WHERE)
def test_a_card_may_end_with_silence(bench, keys, scans, where):
    before = focused(bench, where)

    keys.type(CARD, 1)
    until(lambda: scans)

    assert scans == [CARD]
    assert bench.state() == before


def test_a_card_cut_before_its_last_fields_does_not_end_with_silence(bench, keys, scans):
    focused(bench, "line")
    bench.line.clear()

    keys.type(CARD[:40], 1)

    until(lambda: bench.line.text() == CARD[:40])
    assert scans == []


@pytest.mark.parametrize("end", [RETURN + RETURN, RETURN + "\t"])
def test_a_scanner_that_ends_twice_presses_nothing(bench, keys, scans, end):
    before = focused(bench, "button")

    keys.type(CARD + end, 1)
    until(lambda: scans)
    keys.type(RECEIPT + RETURN, 1)
    until(lambda: len(scans) == 2)

    assert bench.state() == before
    assert bench.button.hasFocus()


@pytest.mark.parametrize("where", WHERE)
def test_a_letter_sent_as_alt_and_digits_fires_no_shortcut(bench, keys, scans, where):
    fired: list[str] = []
    for digit in "0123456789":
        QShortcut(f"Alt+{digit}", bench).activated.connect(lambda d=digit: fired.append(d))
    before = focused(bench, where)

    keys.type("033304000127||TR", 1)
    alt = keys._code(XK.XK_Alt_L)
    keys._send(X.KeyPress, alt, 0)
    for digit in "7846":
        code = keys._code(XK.string_to_keysym(digit))
        keys._send(X.KeyPress, code, 2)
        keys._send(X.KeyRelease, code, 0)
    keys._send(X.KeyRelease, alt, 0)
    keys.type("N|29022004|Nam||12062024|" + RETURN, 1)
    until(lambda: scans)

    assert (scans, fired) == (["033304000127||TRN|29022004|Nam||12062024|"], [])
    assert bench.state() == before


def test_letters_an_input_method_rewrites_are_read_as_they_end_up(bench, keys, scans):
    before = focused(bench, "line")

    keys.type("033304000127||TRA", 1)
    backspace = keys._code(XK.XK_BackSpace)
    keys._send(X.KeyPress, backspace, 1)
    keys._send(X.KeyRelease, backspace, 0)
    keys.type("ẦN THỊ MẪU|29022004|Nữ|Thôn Đông|12062024" + RETURN, 1)
    until(lambda: scans)

    assert scans == ["033304000127||TRẦN THỊ MẪU|29022004|Nữ|Thôn Đông|12062024"]
    assert bench.state() == before


# An input method hands text over without keys.


def commit(text: str, preedit: str = "") -> None:
    event = QInputMethodEvent(preedit, []) if preedit else QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(QGuiApplication.focusObject(), event)


@pytest.mark.parametrize("where", ["line", "secret", "sheet"])
@pytest.mark.parametrize("size", [1, 7, len(CARD)])
def test_a_scan_that_an_input_method_hands_over_leaves_no_trace(bench, keys, scans, where, size):
    before = focused(bench, where)

    for at in range(0, len(CARD), size):
        commit(CARD[at : at + size], "nh" if at % 3 else "")
    keys.type(RETURN, 1)
    until(lambda: scans)

    assert scans == [CARD]
    assert bench.state() == before


def test_a_scan_half_keys_half_composed_text_leaves_no_trace(bench, keys, scans):
    before = focused(bench, "line")

    commit(CARD[:30])
    for letter in CARD[30:]:
        commit(letter)
    until(lambda: scans)

    assert scans == [CARD]
    assert bench.state() == before


def test_words_a_person_composed_come_all_at_once_to_a_busy_window_and_none_is_lost(bench, keys, scans):
    focused(bench, "line")
    bench.line.clear()

    for letter in "Nguyễn Thị Thu Hà":
        commit(letter)
    keys.type(RETURN, 1)

    until(lambda: bench.pressed)
    assert bench.line.text() == "Nguyễn Thị Thu Hà"
    assert scans == []


def test_what_an_input_method_only_proposes_is_left_alone(bench, keys, scans):
    focused(bench, "line")
    bench.line.clear()

    commit("", "nguyê")
    commit("nguyễn ")

    assert bench.line.text() == "nguyễn "


# A person.


@pytest.mark.parametrize("where", ["line", "sheet"])
def test_every_key_of_a_fast_typist_is_there_at_once(bench, keys, scans, where):
    focused(bench, where)
    widget = getattr(bench, where)
    widget.clear()
    heard: list[str] = []
    widget.textChanged.connect(lambda *_: heard.append(bench.line.text() or bench.sheet.toPlainText()))

    keys.type("Lương Thị Thu Hằng", 45)
    until(lambda: len(heard) == 18)

    assert heard[0] == "L" if where == "line" else heard
    assert scans == []


def test_a_key_that_is_held_down_repeats(bench, keys, scans):
    focused(bench, "line")
    bench.line.clear()
    code = keys._code(XK.XK_a)

    keys._send(X.KeyPress, code, 0)
    keys._display.sync()
    until(lambda: len(bench.line.text()) > 5)
    keys._send(X.KeyRelease, code, 0)
    keys._display.sync()

    assert set(bench.line.text()) == {"a"}
    assert scans == []


def test_what_a_person_typed_right_before_a_scan_stays(bench, keys, scans):
    focused(bench, "line")
    bench.line.clear()

    keys.type("Mẫu ", 45)
    keys.type(CARD + RETURN, lambda n: 30 if n == 0 else 1)
    until(lambda: scans)

    assert scans == [CARD]
    assert bench.line.text() == "Mẫu "


# Drop-downs and dialogs.


def test_a_scan_into_an_open_drop_down_chooses_nothing(bench, keys, scans):
    before = focused(bench, "combo")
    bench.combo.showPopup()
    until(lambda: QApplication.activePopupWidget() is not None)
    row = bench.combo.view().currentIndex().row()

    keys.type(CARD + RETURN, 1)
    keys.type(RECEIPT + RETURN, 1)
    until(lambda: len(scans) == 2)

    assert QApplication.activePopupWidget() is not None
    assert bench.combo.view().currentIndex().row() == row
    bench.combo.hidePopup()
    assert bench.state() == before
    assert bench.told == []


def test_a_choice_a_scans_first_key_turned_is_turned_back_and_told(bench, keys, scans):
    focused(bench, "combo")

    keys.type(RECEIPT + RETURN, 2)
    until(lambda: scans)

    assert bench.combo.currentIndex() == 0
    assert not bench.told or bench.told[-1] == 0


def while_open(dialog: QWidget, act: Callable[[], None]) -> None:
    """Open a dialog and do something while it waits."""
    QTimer.singleShot(0, act)
    dialog.exec()


def test_a_scan_while_a_question_is_asked_answers_nothing_and_tells_nothing(bench, keys, scans):
    box = QMessageBox(bench)
    box.setText("Đóng cửa sổ?")
    close, stay = box.addButton("Đóng", QMessageBox.AcceptRole), box.addButton("Ở lại", QMessageBox.RejectRole)
    box.setDefaultButton(close)

    def act() -> None:
        until(lambda: box.isActiveWindow() and close.hasFocus())
        keys.type(CARD + RETURN, 1)
        keys.type(RECEIPT + RETURN, 1)
        # Three spaces would have been three presses; a person's Tab still goes on.
        keys.type("\t", 200)
        until(stay.hasFocus)
        assert box.isVisible()
        box.reject()

    while_open(box, act)

    assert box.clickedButton() is not close
    assert scans == []


def test_a_scan_while_a_file_is_chosen_changes_and_tells_nothing(bench, keys, scans, tmp_path):
    (tmp_path / "033.pdf").write_bytes(b"%PDF-1.7")
    dialog = QFileDialog(bench, "Chọn tệp", str(tmp_path))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    named: list[str] = []

    def act() -> None:
        until(dialog.isActiveWindow)
        until(lambda: dialog.focusWidget() is not None)
        line = dialog.findChild(QWidget, "fileNameEdit")
        line.setFocus()
        keys.type(CARD + RETURN, 1)
        keys.type("x", 300)
        until(lambda: line.text() == "x")
        named.append(line.text())
        assert dialog.isVisible()
        dialog.reject()

    while_open(dialog, act)

    assert (named, scans, dialog.result()) == (["x"], [], QFileDialog.DialogCode.Rejected)


def test_a_scan_heard_another_way_is_told_alike_and_not_while_locked_or_asked(bench, scanner, scans):
    scanner.hear("TRÂ\u0300N")
    scanner.set_listening(False)
    scanner.hear(CARD)
    scanner.set_listening(True)
    box = QMessageBox(bench)
    while_open(box, lambda: (scanner.hear(CARD), box.reject()))

    assert scans == ["TRẦN"]
