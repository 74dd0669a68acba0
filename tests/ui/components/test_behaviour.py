import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tests.ui.conftest import settle
from ui.components import (
    TABLE_WIDTH,
    Button,
    CaseChoice,
    CheckBox,
    Choice,
    Field,
    FileChip,
    FocusRing,
    NoticeBar,
    Rail,
    RailEntry,
    SearchBox,
    Segmented,
    Select,
    Step,
    Text,
)
from ui.components.notice import bold_parts

PAPER = (Choice("has", "Có", "tick", "done"), Choice("missing", "Thiếu", "ring", "wait"))
SOURCE = (Choice("database", "Khai thác CSDL", "diamond", "data"), Choice("take", "Thu"))
LONG = "Giấy xác nhận tình trạng hôn nhân đã cấp trước đó, đổi mục đích sử dụng hoặc đã hết hạn"


def test_space_toggles_a_segmented_choice_and_goes_round(qapp, show):
    control = show(Segmented("Tờ khai", PAPER, "has"))
    heard = QSignalSpy(control.changed)

    QTest.keyClick(control, Qt.Key.Key_Space)
    assert control.value() == "missing"
    QTest.keyClick(control, Qt.Key.Key_Space)

    assert control.value() == "has"
    assert [heard.at(at)[0] for at in range(heard.count())] == ["missing", "has"]


def test_arrows_move_and_stop_at_the_ends(qapp, show):
    control = show(Segmented("Tờ khai", PAPER, "has"))

    QTest.keyClick(control, Qt.Key.Key_Left)
    assert control.value() == "has"
    QTest.keyClick(control, Qt.Key.Key_Right)
    QTest.keyClick(control, Qt.Key.Key_Right)

    assert control.value() == "missing"


def test_a_click_picks_the_choice_under_it(qapp, show):
    control = show(Segmented("Tờ khai", PAPER, "has", width=TABLE_WIDTH))

    QTest.mouseClick(control, Qt.MouseButton.LeftButton, pos=QPoint(TABLE_WIDTH - 20, 16))

    assert control.value() == "missing"


def test_the_program_chooses_without_being_told_of_it(qapp):
    control = Segmented("Tờ khai", PAPER, "has")
    heard = QSignalSpy(control.changed)

    control.choose("missing")

    assert (control.value(), control.accessibleDescription(), heard.count()) == ("missing", "Thiếu", 0)


@pytest.mark.parametrize("choices", [PAPER, SOURCE])
def test_every_paper_state_fits_the_width_of_the_column(qapp, choices):
    control = Segmented("Tờ khai", choices, width=TABLE_WIDTH)

    assert control.minimumSizeHint().width() <= TABLE_WIDTH


def test_enter_and_space_press_the_button_that_has_the_focus(qapp, show):
    button = show(Button("In lại", key="Ctrl P"))
    heard = QSignalSpy(button.clicked)

    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        QTest.keyClick(button, key)

    assert heard.count() == 3


def test_a_button_tells_its_key_and_makes_room_for_it(qapp):
    plain, keyed = Button("Tiếp nhận", "primary"), Button("Tiếp nhận", "primary", key="F9")

    assert keyed.accessibleDescription() == "F9"
    assert keyed.sizeHint().width() >= plain.sizeHint().width() + 20


def test_nothing_changes_size_when_it_gets_the_focus(qapp, show):
    page = QWidget()
    column = QVBoxLayout(page)
    controls = (
        Button("In lại"),
        Field("Điện thoại"),
        Select("Giới tính", [("f", "Nữ")]),
        SearchBox("Hồ sơ"),
        Segmented("Tờ khai", PAPER, "has"),
        CaseChoice("Cấp lần đầu"),
        CheckBox("Nộp thay"),
        FileChip("1 · Tờ khai"),
    )
    for control in controls:
        column.addWidget(control)
    ring = FocusRing(qapp)
    show(page)
    before = [control.geometry() for control in controls]

    for control in controls:
        control.setFocus(Qt.FocusReason.TabFocusReason)
        settle()
        assert [other.geometry() for other in controls] == before
    ring.deleteLater()


def test_the_ring_lies_two_pixels_off_the_control_and_is_two_wide(qapp, show):
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(20, 20, 20, 20)
    button, search = Button("In lại"), SearchBox("Hồ sơ")
    column.addWidget(button)
    column.addWidget(search)
    ring = FocusRing(qapp)
    show(page)

    for control, focused in ((button, button), (search, search.line)):
        focused.setFocus()
        ring.surround(control)
        settle()
        assert ring.frame().geometry() == control.geometry().adjusted(-4, -4, 4, 4)
    ring.deleteLater()


def test_the_ring_outlives_a_window_that_goes_away(qapp, show):
    ring = FocusRing(qapp)
    passing, lasting = QWidget(), QWidget()
    first, second = Button("Đóng", parent=passing), Button("In lại", parent=lasting)
    passing.show()
    ring.surround(first)
    passing.deleteLater()
    settle()
    show(lasting)

    ring.surround(second)

    assert ring.frame() is not None
    ring.deleteLater()


def test_an_error_stands_between_label_and_box_and_does_not_change_the_box(qapp, show):
    field = show(Field("Điện thoại", text="0900 000 12", digits=True))
    box = field.line.size()

    field.set_error("Thiếu 1 chữ số")
    settle()

    assert field.error.isVisible()
    assert field.error.geometry().bottom() < field.line.geometry().top()
    assert field.line.size() == box
    assert field.line.accessibleDescription() == "Thiếu 1 chữ số"
    field.set_error("")
    assert not field.error.isVisible()


def test_what_a_database_gave_cannot_be_typed_over(qapp, show):
    field = show(Field("Số định danh", text="033 304 000 127"))
    field.set_given(True)

    QTest.keyClicks(field.line, "9")

    assert field.text() == "033 304 000 127"
    assert field.line.accessibleDescription()


def test_escape_clears_a_search_and_enter_takes_the_first_hit(qapp, show):
    search = show(SearchBox("Hồ sơ"))
    words, entered = QSignalSpy(search.searched), QSignalSpy(search.entered)
    search.line.setFocus()

    QTest.keyClicks(search.line, "huong")
    QTest.keyClick(search.line, Qt.Key.Key_Return)
    QTest.keyClick(search.line, Qt.Key.Key_Escape)

    assert search.text() == ""
    assert (entered.count(), words.at(words.count() - 1)[0]) == (1, "")


@pytest.mark.parametrize("width", [120, 200, 268, 320])
def test_words_that_wrap_are_never_cut(qapp, show, width):
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    text, choice = Text(LONG, "row", wrap=True), CaseChoice(LONG, key="Alt B", second=LONG)
    field = Field("Điện thoại", helper=LONG)
    field.set_error(LONG)
    for widget in (text, choice, field):
        column.addWidget(widget)
    page.setFixedWidth(width)
    page.resize(width, 40)
    show(page)

    assert text.height() >= text.heightForWidth(text.width())
    assert choice.height() >= choice.minimumHeight()
    for label in field.findChildren(Text):
        assert not label.wordWrap() or label.height() >= label.heightForWidth(label.width())


def test_choosing_a_case_gives_up_the_other(qapp, show):
    page = QWidget()
    first, second = CaseChoice("Cấp lần đầu", parent=page), CaseChoice("Cấp lại", parent=page)
    show(page)

    first.click()
    second.click()

    assert (first.isChecked(), second.isChecked()) == (False, True)


def test_a_file_is_taken_away_by_delete_or_by_its_cross(qapp, show):
    chip = show(FileChip("1 · Tờ khai · 2 trang"))
    removed, opened = QSignalSpy(chip.removed), QSignalSpy(chip.clicked)

    QTest.keyClick(chip, Qt.Key.Key_Delete)
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=chip.cross().center())
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(20, 16))

    assert (removed.count(), opened.count()) == (2, 1)


def test_a_notice_offers_its_step_and_shows_a_name_as_it_is_written(qapp, show):
    pressed = []
    bar = show(NoticeBar())

    bar.say("Đã nhận **TRẦN <B>**", step=Step("In lại", "Ctrl P", "printer", lambda: pressed.append(1)))
    bar.button.click()

    assert pressed == [1]
    assert bar.accessibleName() == "Đã nhận TRẦN <B>"
    assert bold_parts("**a<b**") == '<span style="font-weight:700">a&lt;b</span>'
    bar.clear()
    assert bar.step() is None
    assert not bar.button.isVisible()


def test_the_rail_says_where_to_go_and_how_many_wait(qapp, show):
    rail = show(Rail([RailEntry("intake", "inbox", "F2", "Tiếp nhận"), RailEntry("queue", "send", "F4", "Chờ gửi")]))
    rail.set_current("intake")
    rail.set_count("queue", 7)
    heard = QSignalSpy(rail.chosen)

    rail.item("queue").click()

    assert heard.at(0)[0] == "queue"
    assert rail.item("intake").isChecked()
    assert not rail.item("queue").isChecked()
    assert rail.item("queue").accessibleName() == "Chờ gửi 7"
