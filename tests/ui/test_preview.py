from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from services.documents.preview import page_count
from tests.ui.desk import clock, desk, home
from tests.ui.test_printing import receipt
from ui.views.preview.page import STEPS, Preview, zoom_keys

__all__ = ["clock", "desk", "home", "receipt"]


def test_the_first_page_is_shown_whole_whatever_the_room(show, receipt):
    preview = Preview(receipt[1])
    preview.resize(500, 400)
    show(preview)
    small = preview.zoom()

    preview.resize(900, 760)

    assert preview.sheets.count() == page_count(receipt[1])
    assert small < preview.zoom()
    assert preview.sheets.page_size().height() * preview.zoom() <= 760


def test_a_page_is_made_larger_and_smaller_by_key_and_button_and_stays_so(show, receipt):
    preview = Preview(receipt[1])
    preview.resize(900, 760)
    show(preview)
    fitted = preview.zoom()

    QTest.mouseClick(preview.larger, Qt.MouseButton.LeftButton)
    larger = preview.zoom()
    preview.resize(700, 500)
    assert preview.zoom() == larger
    assert larger in STEPS
    assert larger > fitted
    zoom_keys(preview)["Ctrl+-"]()
    assert preview.zoom() < larger
    zoom_keys(preview)["Ctrl+0"]()

    assert preview.sheets.page_size().height() * preview.zoom() <= 500
