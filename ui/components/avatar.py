"""Round things: an officer's initials, an icon on a soft disc."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import fonts
from ui.components.icons import paint_icon
from ui.components.paint import CENTRE, box, write
from ui.theme import soft_of


def initials(name: str) -> str:
    """Return the first letters of the first and last word of a name: `Đỗ Thị Ngân` gives `ĐN`."""
    words = name.split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


class Avatar(QWidget):
    """The initials of someone who works here, on a disc."""

    def __init__(self, name: str, size: int = 26, *, ground: str = "soft", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ground = ground
        self._letters = ""
        self.setFixedSize(size, size)
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Show somebody else's initials."""
        self._letters = initials(name)
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw disc and letters."""
        with QPainter(self) as painter:
            box(painter, self.rect(), fill=self._ground, radius=self.width() / 2)
            size = 11 if self.width() < 32 else max(12, self.width() * 3 // 8)
            write(painter, self.rect(), self._letters, fonts.sized(size, 600), "link", CENTRE)


class Disc(QWidget):
    """An icon on a soft disc, for facts and steps."""

    def __init__(self, icon: str, tone: str = "done", size: int = 32, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._tone = icon, tone
        self.setFixedSize(size, size)

    def show_icon(self, icon: str, tone: str) -> None:
        """Show another icon in another tone."""
        self._icon, self._tone = icon, tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw disc and icon."""
        with QPainter(self) as painter:
            box(painter, self.rect(), fill=soft_of(self._tone), radius=self.width() / 2)
            size = {20: 14, 22: 14, 32: 16, 36: 18, 48: 24}.get(self.width(), self.width() // 2)
            inset = (self.width() - size) // 2
            paint_icon(painter, self._icon, QRect(inset, inset, size, size), self._tone)
