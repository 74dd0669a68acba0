"""What the painted controls share: crisp boxes, text of a role, measures."""

from math import ceil

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from ui import fonts
from ui.theme import Theme

Align = Qt.AlignmentFlag
LEFT = Align.AlignLeft | Align.AlignVCenter
RIGHT = Align.AlignRight | Align.AlignVCenter
CENTRE = Align.AlignCenter


def color(token: str | QColor) -> QColor:
    """Return the theme's colour of a token; a colour is returned as it is."""
    return Theme.current().color(token) if isinstance(token, str) else token


def faded(token: str, opacity: float) -> QColor:
    """Return a token's colour with an opacity of 0 to 1."""
    made = color(token)
    made.setAlphaF(opacity)
    return made


def width_of(text: str, font: QFont) -> int:
    """Return how many whole pixels a line of text takes."""
    return ceil(QFontMetricsF(font).horizontalAdvance(text))


def box(
    painter: QPainter,
    where: QRect,
    *,
    fill: str | QColor | None = None,
    edge: str | QColor | None = None,
    radius: float = 6,
    width: float = 1,
) -> None:
    """Paint a rounded box whose edge lies wholly inside the rectangle."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color(edge), width) if edge is not None else Qt.PenStyle.NoPen)
    painter.setBrush(color(fill) if fill is not None else Qt.BrushStyle.NoBrush)
    inset = width / 2 if edge is not None else 0
    painter.drawRoundedRect(QRectF(where).adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset)
    painter.restore()


def bar_in(painter: QPainter, where: QRect, token: str, *, radius: float, width: int = 4) -> None:
    """Paint the tone bar at the left of a box, cut by the box's round corners."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    path = QPainterPath()
    path.addRoundedRect(QRectF(where), radius, radius)
    painter.setClipPath(path)
    painter.fillRect(QRect(where.left(), where.top(), width, where.height()), color(token))
    painter.restore()


def write(
    painter: QPainter,
    where: QRect,
    text: str,
    font: QFont,
    token: str | QColor = "ink",
    align: Align = LEFT,
    *,
    elide: bool = False,
) -> None:
    """Write one line of text; only lists of other people's work may ask for `elide`."""
    painter.setFont(font)
    painter.setPen(color(token))
    if elide:
        text = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, where.width())
    painter.drawText(where, align | Qt.TextFlag.TextSingleLine, text)


def key_width(text: str) -> int:
    """Return the width of a key hint."""
    return max(28, round(QFontMetricsF(fonts.font("key", digits=True)).horizontalAdvance(text)) + 13)


def paint_key(painter: QPainter, where: QRect, text: str, ink: str = "quiet") -> None:
    """Paint a key cap 20 px high, centred in the height of `where`, at its left.

    On a filled ground (`on_primary`, `rail_ink`) the cap takes the ink at reduced opacity.
    """
    cap = QRect(where.left(), where.center().y() - 9, key_width(text), 20)
    if ink == "on_primary":
        box(painter, cap, fill=faded(ink, 0.16), edge=faded(ink, 0.6), radius=4)
    elif ink in ("rail_ink", "rail_on_ink"):
        box(painter, cap, edge=faded(ink, 0.35 if ink == "rail_ink" else 0.6), radius=4)
    else:
        box(painter, cap, fill="surface", edge="edge", radius=4)
    write(painter, cap, text, fonts.font("key", digits=True), ink, CENTRE)
