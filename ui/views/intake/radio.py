"""A small choice whose words wrap, for lists inside a row."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from ui import fonts
from ui.components.paint import LEFT, box, color

_AT = 22
_WRAP = LEFT | Qt.TextFlag.TextWordWrap


class RadioWord(QRadioButton):
    """A ring and words; choosing one gives up its neighbours in the same parent."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAccessibleName(text)
        self.setProperty("ringRadius", 4)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMinimumHeight(22)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def sizeHint(self) -> QSize:
        """Return a modest width; the words wrap."""
        return QSize(160, self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        """Return the least size."""
        return QSize(80, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Claim the height the words need at the new width."""
        super().resizeEvent(event)
        room = QRect(0, 0, max(1, self.width() - _AT), 10_000)
        words = QFontMetrics(fonts.font("second")).boundingRect(room, _WRAP, self.text()).height()
        self.setMinimumHeight(max(22, words + 4))

    def hitButton(self, pos: QPoint) -> bool:
        """Ring and words can be clicked."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ring and words."""
        painter = QPainter(self)
        on = self.isChecked()
        ring = QRect(1, 4, 14, 14)
        box(painter, ring, fill="surface", edge="link" if on else "edge", radius=7, width=1.5)
        if on:
            box(painter, ring.adjusted(3, 3, -3, -3), fill="link", radius=4)
        painter.setFont(fonts.font("second"))
        painter.setPen(color("link" if on else "ink"))
        painter.drawText(QRect(_AT, 0, self.width() - _AT, self.height()), _WRAP, self.text())
        painter.end()
