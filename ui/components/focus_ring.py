"""The focus ring: one overlay for the whole window, so that no control changes size when it has the focus."""

from PySide6.QtCore import QObject, QRectF, Qt, QTimer
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
from shiboken6 import isValid

from ui.components.paint import color
from ui.components.reading import bring_into_sight

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


class _Frame(QFocusFrame):
    """The ring as drawn. It becomes a child of the window it is in, and goes with it."""

    def __init__(self, style: QStyle) -> None:
        super().__init__()
        self.setStyle(style)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring."""
        around = self.widget()
        if around is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(color(around.property("ringColor") or "focus"), _WIDTH))
            radius = (around.property("ringRadius") or 0) + _OFF
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)


class FocusRing(QObject):
    """A ring of 2 px, 2 px off whatever has the focus. Make one with the application, which keeps it.

    A control says how round it is by the property `ringRadius`; an inner line leaves the ring to the box
    around it by having none. On the rail the property `ringColor` names another token. With `follow` off
    it stays where `surround` puts it.
    """

    def __init__(self, app: QApplication, *, follow: bool = True) -> None:
        super().__init__(app)
        # The style is the application's too: it must live longer than every widget drawn with it.
        self._style = _RingStyle("Fusion")
        self._style.setParent(app)
        self._frame: _Frame | None = None
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(0)
        self._again.timeout.connect(self._look_again)
        if follow:
            app.focusChanged.connect(self._follow)

    def surround(self, widget: QWidget | None) -> None:
        """Go around a widget, or around none."""
        if self._frame is None or not isValid(self._frame):
            self._frame = _Frame(self._style)
        if widget is None:
            self._frame.hide()
        self._frame.setWidget(widget)  # type: ignore[arg-type]

    def frame(self) -> QWidget | None:
        """Return the ring as drawn, if there is one now."""
        return self._frame if self._frame is not None and isValid(self._frame) else None

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and isValid(now):
            # First into sight: Qt draws no ring around what is scrolled away, and does not look again.
            bring_into_sight(now)
        self.surround(ring_target(now))
        self._again.start()

    def _look_again(self) -> None:
        """The page may have been laid out anew since the focus came: have both in sight again."""
        widget = QApplication.focusWidget()
        if widget is not None and self._frame is not None and isValid(self._frame):
            bring_into_sight(widget)
            if self._frame.widget() is not None and not self._frame.isVisible():
                target = ring_target(widget)
                self.surround(None)
                self.surround(target)


def ring_target(focused: QWidget | None) -> QWidget | None:
    """Return what the ring goes around: the control itself or the box it is in; a list shows its row instead."""
    widget = focused
    while widget is not None and not widget.isWindow():
        if widget.property("ringRadius") is not None:
            return widget
        widget = widget.parentWidget()
    if focused is None or focused.isWindow() or isinstance(focused, QAbstractItemView):
        return None
    if focused.focusPolicy() is Qt.FocusPolicy.NoFocus:
        # A page that holds the keyboard while nothing on it can be pressed.
        return None
    return focused
