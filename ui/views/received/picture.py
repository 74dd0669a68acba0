"""The receipt's page as a picture, as large as there is room."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.components.paint import color
from ui.printing import page_image

_DPI = 200


class PagePicture(QWidget):
    """One page of a PDF, black on white whatever the theme; nothing until it was made."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_page(self, pdf: bytes) -> None:
        """Show the first page of a PDF; empty bytes take the picture away."""
        self._image = page_image(pdf, 0, _DPI) if pdf else None
        self.update()

    def sizeHint(self) -> QSize:
        """Return the usual size of an A5 page here."""
        return QSize(351, 498)

    def minimumSizeHint(self) -> QSize:
        """It can be small."""
        return QSize(120, 170)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page, whole, with a hairline around it."""
        if self._image is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect((self.width() - size.width()) // 2, 0, size.width(), size.height())
        ratio = self.devicePixelRatioF()
        small = self._image.scaled(
            QSize(round(size.width() * ratio), round(size.height() * ratio)),
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        painter.drawImage(place, small)
        painter.setPen(color("edge"))
        painter.drawRect(place.adjusted(0, 0, -1, -1))
        painter.end()
