import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui import components as c

CHOICES = (c.Choice("a", "Có", "tick", "done"), c.Choice("b", "Thiếu", "ring", "wait"))
CONTROLS = {
    "avatar": lambda: c.Avatar("Đỗ Thị Ngân"),
    "button": lambda: c.Button("In lại", key="Ctrl P"),
    "case": lambda: c.CaseChoice("Cấp lần đầu", key="Alt A"),
    "check": lambda: c.CheckBox("Nộp thay", key="Alt U"),
    "chip": lambda: c.Chip("Lượt 018"),
    "empty": lambda: c.EmptyCard("clock", "Chọn thủ tục trước"),
    "field": lambda: c.Field("Điện thoại"),
    "file": lambda: c.FileChip("1 · Tờ khai"),
    "filter": lambda: c.FilterChip("Quá hạn", count="1"),
    "hours": lambda: c.BarChart([("7", 1), ("8", 3)], "đông nhất 8 giờ: 3"),
    "fields": lambda: c.HBarChart([c.HBar("Hộ tịch", 3, 1, "3")], "Hộ tịch 3, quá hạn 1"),
    "key": lambda: c.KeyHint("F9"),
    "lead": lambda: c.Lead("61", "Đã nhận"),
    "mark": lambda: c.StateMark("overdue"),
    "pulse": lambda: c.PulseBars([1, None], "mất mạng từ 09:12"),
    "ruler": lambda: c.DeadlineRuler([c.RulerDay("T6", "20", "start")], "hẹn thứ Năm 26/11"),
    "search": lambda: c.SearchBox("Tìm hồ sơ"),
    "section": lambda: c.SectionTitle(1, "Người nộp", "Alt 1"),
    "segmented": lambda: c.Segmented("Tờ khai", CHOICES, "a"),
    "select": lambda: c.Select("Giới tính", [("f", "Nữ")]),
    "table": lambda: c.TableCard("Hồ sơ"),
    "timeline": lambda: c.Timeline([c.TimelineStep("tick", "done", "Tiếp nhận", "08:10")], "Nghiệp vụ"),
}


@pytest.mark.parametrize("make", CONTROLS.values(), ids=CONTROLS.keys())
def test_every_control_has_a_name_for_screen_readers(qapp, make):
    whole = make()

    control = whole.table if isinstance(whole, c.TableCard) else whole.focusProxy() or whole

    assert control.accessibleName()
    assert QAccessible.queryAccessibleInterface(control) is not None


@pytest.mark.parametrize("state", sorted(c.marks()))
def test_every_state_has_a_shape_and_a_word(qapp, state):
    mark = c.marks()[state]

    assert mark.icon
    assert mark.text
    assert c.StateMark(state).accessibleName() == mark.text


def test_no_two_states_share_both_shape_and_tone(qapp):
    pairs = [(mark.icon, mark.tone) for name, mark in c.marks().items() if name not in ("has", "missing")]

    assert len(pairs) == len(set(pairs))


def test_no_control_is_ever_disabled(qapp):
    for make in CONTROLS.values():
        control = make()
        buttons = [control, *control.findChildren(QAbstractButton)]

        assert all(button.isEnabled() for button in buttons if isinstance(button, QWidget))
