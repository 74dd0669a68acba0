"""What is painted before anything else of the program is imported: the window, with the grounds of the sign-in page.

Most of what it takes to show a page is importing it: the first letter, or the first brush made in Python, costs a
quarter of a bare window. So this module needs one class of Qt and gives the grounds as style sheets; the theme, which
names these colours, is not there yet (a test holds them to it).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent

NAME = "Quầy Một Cửa"
LIGHT, DARK = ("#12304F", "#F3F5F8"), ("#0A0F15", "#0F151C")
"""Ground of the panel and of the page, by day and by night."""
PANEL, NARROW = 520, 1080
"""Width of the panel, and of the window that has no room for it, in pixels at 100 %."""


class Front(QWidget):
    """The window. It holds one page at a time.

    Args:
        painted: Called once, when it stands on the screen.
    """

    def __init__(self, painted: Callable[[], None]) -> None:
        super().__init__()
        self._painted: Callable[[], None] | None = painted
        self._page: QWidget | None = None
        self.may_close: Callable[[], bool] = lambda: True
        self.setWindowTitle(NAME)
        panel, page = DARK if self.palette().window().color().lightness() < 128 else LIGHT
        self._grounds = (_ground(self, page), _ground(self, panel))

    def page(self) -> QWidget | None:
        """Return the page that is shown."""
        return self._page

    def show_page(self, page: QWidget) -> None:
        """Show a page over the whole window; the one before is hidden and stays as it is."""
        before, self._page = self._page, page
        page.setParent(self)
        page.setGeometry(self.rect())
        page.show()
        page.raise_()
        if before is not None and before is not page:
            before.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the page fill the window, or the grounds before there is one."""
        whole, panel = self._grounds
        whole.setGeometry(self.rect())
        panel.setGeometry(0, 0, PANEL if self.width() >= NARROW else 0, self.height())
        if self._page is not None:
            self._page.setGeometry(self.rect())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close, unless something is still to be said."""
        event.accept() if self.may_close() else event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell that it stands on the screen."""
        if self._painted is not None:
            told, self._painted = self._painted, None
            told()


def _ground(parent: QWidget, color: str) -> QWidget:
    made = QWidget(parent)
    made.setStyleSheet(f"background: {color}")
    return made
