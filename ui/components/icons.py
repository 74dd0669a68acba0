"""The icons: one line-drawn family, drawn by us, coloured by the theme; lines are 1.5 px at every size."""

import re
from functools import lru_cache
from importlib import resources

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Theme

GRID = 24
"""Units across the square every icon is drawn in."""


@lru_cache(maxsize=128)
def names() -> tuple[str, ...]:
    """Return the names of all icons, in alphabetical order."""
    files = (file.name for file in (resources.files("resources") / "icons").iterdir())
    return tuple(sorted(name.removesuffix(".svg") for name in files if name.endswith(".svg")))


@lru_cache(maxsize=128)
def _drawing(name: str) -> str:
    return (resources.files("resources") / "icons" / f"{name}.svg").read_text("utf-8")


def _steady(drawing: str, size: int) -> str:
    """Widen the lines of a drawing so that they stay as many pixels wide at every size as on the grid of 24."""
    widen = GRID / size
    return re.sub(r'stroke-width="([\d.]+)"', lambda match: f'stroke-width="{float(match[1]) * widen:.3f}"', drawing)


@lru_cache(maxsize=512)
def _pixmap(name: str, size: int, pixels: int, color: str) -> QPixmap:
    renderer = QSvgRenderer(QByteArray(_steady(_drawing(name), size).replace("currentColor", color).encode()))
    made = QPixmap(pixels, pixels)
    made.fill(Qt.GlobalColor.transparent)
    with QPainter(made) as painter:
        renderer.render(painter, QRectF(0, 0, pixels, pixels))
    return made


def pixmap(name: str, size: int, color: str | QColor = "ink", ratio: float = 1.0) -> QPixmap:
    """Return an icon `size` logical pixels wide for a screen of this device pixel ratio.

    Args:
        color: A token of the theme, or a colour taken from it.

    Raises:
        FileNotFoundError: There is no icon of this name.
    """
    shade = Theme.current().color(color) if isinstance(color, str) else color
    made = QPixmap(_pixmap(name, size, round(size * ratio), shade.name()))
    made.setDevicePixelRatio(ratio)
    return made


def icon(name: str, size: int = 18, color: str = "ink") -> QIcon:
    """Return an icon for Qt's own controls, sharp up to 300 %."""
    made = QIcon()
    for ratio in (1.0, 2.0, 3.0):
        made.addPixmap(pixmap(name, size, color, ratio))
    return made


def paint_icon(painter: QPainter, name: str, where: QRect, color: str | QColor) -> None:
    """Paint an icon into a square of logical pixels."""
    device = painter.device()
    ratio = device.devicePixelRatio() if device is not None else 1.0
    painter.drawPixmap(where.topLeft(), pixmap(name, where.width(), color, ratio))


class Icon(QWidget):
    """An icon on its own. Without a name for screen readers it is decoration, which they skip."""

    def __init__(self, name: str, size: int = 18, color: str = "ink", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._size, self._color = name, size, color
        self.setFixedSize(size, size)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def tone(self) -> str:
        """Return the name of its colour."""
        return self._color

    def show_icon(self, name: str, color: str | None = None) -> None:
        """Show another icon, perhaps in another colour of the theme."""
        self._name, self._color = name, color or self._color
        self.update()

    def sizeHint(self) -> QSize:
        """Return the square it is drawn in."""
        return QSize(self._size, self._size)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon in the theme's colour of the moment."""
        with QPainter(self) as painter:
            paint_icon(painter, self._name, self.rect(), self._color)
