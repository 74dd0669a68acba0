"""The focus ring: one overlay for the whole window, so that no control changes size when it has the focus."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFocusFrame,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)

from ui.components.paint import color

_OFF = 2
_WIDTH = 2


class _RingStyle(QProxyStyle):
    """Tells Qt how far around a control the ring lies, and that it lies above everything."""

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        if metric in (QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin):
            return _OFF + _WIDTH
        return super().pixelMetric(metric, option, widget)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,
    ) -> int:
        if hint == QStyle.StyleHint.SH_FocusFrame_AboveWidget:
            return 1
        if hint == QStyle.StyleHint.SH_FocusFrame_Mask:
            return 0
        return super().styleHint(hint, option, widget, returnData)


class FocusRing(QFocusFrame):
    """A ring of 2 px, 2 px off whatever has the focus. Make one, keep it as long as the application.

    A control says how round it is by the property `ringRadius`; an inner line leaves the ring to the box
    around it by having none; without an application it stays where `setWidget` puts it. On the rail the property `ringColor` names another token.
    """

    def __init__(self, app: QApplication | None) -> None:
        super().__init__()
        self._style = _RingStyle("Fusion")
        self.setStyle(self._style)
        if app is not None:
            app.focusChanged.connect(self._follow)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring."""
        around = self.widget()
        if around is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color(around.property("ringColor") or "focus"), _WIDTH))
        radius = (around.property("ringRadius") or 0) + _OFF
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        painter.end()

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        around = ring_target(now)
        if around is not None:
            self.setWidget(around)
        elif self.widget() is not None:
            self.hide()
            self.setWidget(None)  # type: ignore[arg-type]


def ring_target(focused: QWidget | None) -> QWidget | None:
    """Return what the ring goes around: the control itself or the box it is in; a list shows its row instead."""
    widget = focused
    while widget is not None and not widget.isWindow():
        if widget.property("ringRadius") is not None:
            return widget
        widget = widget.parentWidget()
    if focused is None or focused.isWindow() or isinstance(focused, QAbstractItemView):
        return None
    return focused
