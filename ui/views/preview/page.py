"""Pages of a PDF on the screen, as they come out of the printer; with zoom."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from services.documents.preview import page_count
from ui.components import Button, Text
from ui.components.paint import color
from ui.printing import page_image
from ui.translate import tr

STEPS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
"""Zoom steps; 1 is the size of the paper on a screen of 96 dots an inch."""
_DPI = 96
_GAP = 12


class Sheets(QWidget):
    """The pages, one below the other, drawn as sharp as the screen is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pdf, self._count, self._zoom = b"", 0, 1.0
        self._pages: list[QImage] = []
        self.setAccessibleName(tr("Preview of the page"))

    def show_pdf(self, pdf: bytes) -> None:
        """Show other pages."""
        self._pdf, self._count = pdf, page_count(pdf) if pdf else 0
        self._draw()

    def count(self) -> int:
        """Return how many pages there are."""
        return self._count

    def page_size(self) -> QSize:
        """Return the first page's size at zoom 1."""
        if not self._pages:
            return QSize()
        first = self._pages[0]
        return QSize(
            round(first.width() / self._sharp() / self._zoom), round(first.height() / self._sharp() / self._zoom)
        )

    def set_zoom(self, zoom: float) -> None:
        """Show the pages larger or smaller."""
        if abs(zoom - self._zoom) > 0.001:
            self._zoom = zoom
            self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew for another screen."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._draw()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages on a quiet ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("off"))
        top = _GAP
        for page in self._pages:
            width, height = round(page.width() / self._sharp()), round(page.height() / self._sharp())
            left = (self.width() - width) // 2
            painter.drawImage(left, top, page)
            painter.setPen(color("edge"))
            painter.drawRect(left - 1, top - 1, width + 1, height + 1)
            top += height + _GAP
        painter.end()

    def _sharp(self) -> float:
        return self.devicePixelRatioF()

    def _draw(self) -> None:
        dpi = round(_DPI * self._zoom * self._sharp())
        self._pages = [page_image(self._pdf, page, dpi) for page in range(self._count)]
        for page in self._pages:
            page.setDevicePixelRatio(self._sharp())
        sizes = [(page.width() / self._sharp(), page.height() / self._sharp()) for page in self._pages]
        width = max((size[0] for size in sizes), default=0) + 2 * _GAP
        self.setMinimumSize(round(width), round(sum(size[1] + _GAP for size in sizes) + _GAP))
        self.update()


class Preview(QWidget):
    """Pages with their zoom: Ctrl + and Ctrl −; the whole page fits when it is first shown."""

    def __init__(self, pdf: bytes = b"", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheets = Sheets()
        self._fit, self._zoom = True, 1.0
        self._pages = Text("", "caption", "quiet")
        self.smaller = Button(tr("Smaller"), "light", key="Ctrl −", height=32)
        self.larger = Button(tr("Larger"), "light", key="Ctrl +", height=32)
        self.whole = Button(tr("Whole page"), "light", key="Ctrl 0", height=32)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setWidget(self.sheets)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        row = QHBoxLayout()
        row.addWidget(self._pages)
        row.addStretch(1)
        for button, step in ((self.smaller, -1), (self.larger, 1)):
            row.addWidget(button)
            button.clicked.connect(lambda _=False, step=step: self.step(step))
        row.addWidget(self.whole)
        self.whole.clicked.connect(self.fit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self._area, 1)
        if pdf:
            self.show_pdf(pdf)

    def show_pdf(self, pdf: bytes) -> None:
        """Show the pages of a PDF, the first whole."""
        self.sheets.show_pdf(pdf)
        self._pages.setText(tr("%n pages", self.sheets.count()))
        self.fit()

    def zoom(self) -> float:
        """Return the zoom."""
        return self._zoom

    def fit(self) -> None:
        """Show the first page whole."""
        self._fit = True
        page, room = self.sheets.page_size(), self._area.viewport().size()
        if page.isEmpty() or room.isEmpty():
            return
        most = min((room.width() - 2 * _GAP) / page.width(), (room.height() - 2 * _GAP) / page.height())
        self._set_zoom(min(max(most, STEPS[0] / 2), STEPS[-1]))

    def step(self, way: int) -> None:
        """Go to the next larger (1) or smaller (-1) zoom."""
        self._fit = False
        larger = [zoom for zoom in STEPS if zoom > self._zoom + 0.01]
        smaller = [zoom for zoom in STEPS if zoom < self._zoom - 0.01]
        self._set_zoom((larger[0] if larger else STEPS[-1]) if way > 0 else (smaller[-1] if smaller else STEPS[0]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the page whole until somebody chose another size."""
        super().resizeEvent(event)
        if self._fit:
            self.fit()

    def _set_zoom(self, zoom: float) -> None:
        self._zoom = zoom
        self.sheets.set_zoom(zoom)


def zoom_keys(preview: Preview) -> dict[str, Callable[[], None]]:
    """Return the keys of a preview, for the page that holds it."""
    return {
        "Ctrl++": lambda: preview.step(1),
        "Ctrl+=": lambda: preview.step(1),
        "Ctrl+-": lambda: preview.step(-1),
        "Ctrl+0": preview.fit,
    }
