"""What is painted before anything else of the program is imported: the window itself, dark, with the program's name.

Half of what it takes to show a page is importing it. So this module needs three classes of Qt and nothing of ours; the
theme, which names these colours, is not there yet (a test holds them to it). Font faces come straight from the package.
"""

from collections.abc import Callable
from importlib import resources

from PySide6.QtGui import QCloseEvent, QFont, QFontDatabase, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

GROUND, INK = "#12304F", "#FFFFFF"
NAME = "Quầy Một Cửa"
_FACE = "BeVietnamPro-SemiBold.ttf"


class Front(QWidget):
    """The window. It shows the program's name until a page covers it; it holds one page at a time.

    Args:
        painted: Called once, when it stands on the screen.
    """

    def __init__(self, painted: Callable[[], None]) -> None:
        super().__init__()
        self._painted: Callable[[], None] | None = painted
        self._page: QWidget | None = None
        self.may_close: Callable[[], bool] = lambda: True
        self.setWindowTitle(NAME)
        QFontDatabase.addApplicationFontFromData((resources.files("resources") / "fonts" / _FACE).read_bytes())

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
        """Let the page fill the window."""
        if self._page is not None:
            self._page.setGeometry(self.rect())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close, unless something is still to be said."""
        event.accept() if self.may_close() else event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground and name."""
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), self.height(), GROUND)
        font = QFont("Be Vietnam Pro")
        font.setPixelSize(36)
        painter.setFont(font)
        painter.setPen(INK)
        painter.drawText(48, 148, NAME)
        painter.end()
        if self._painted is not None:
            told, self._painted = self._painted, None
            told()
