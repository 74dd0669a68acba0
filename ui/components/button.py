"""Buttons: primary, secondary, light, danger; each with its key at the right end."""

from typing import Literal

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui import fonts
from ui.components.icons import paint_icon
from ui.components.paint import box, key_width, paint_key, width_of, write

Kind = Literal["primary", "secondary", "light", "danger"]
Height = Literal[24, 28, 32, 36, 40, 48, 56]

_GAP = 8
_KEY_MARGIN = 11
_PRIMARY: dict[int, fonts.Role] = {40: "card", 48: "main", 56: "next"}


class Button(QAbstractButton):
    """A button that is never disabled: pressed too early, the page says what is missing.

    Args:
        kind: `primary` is the page's one main action; `danger` is never filled.
        key: The key as printed on its cap, shown at the right end; the page binds it.
        icon: Name of an icon before the words.
        height: 32 (heads, notices), 36, 40, 48 (main) or 56 (next).
        wide: Take all the width there is; the words stay at the left, the key at the right.
    """

    def __init__(
        self,
        text: str,
        kind: Kind = "secondary",
        *,
        key: str = "",
        icon: str = "",
        height: Height = 36,
        wide: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind, self._key, self._icon, self._height = kind, key, icon, height
        self._hover = self._folded = False
        self.setText(text)
        self.setAccessibleName(text)
        self.setAccessibleDescription(key)
        self.setProperty("ringRadius", 6)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(height)
        across = QSizePolicy.Policy.Expanding if wide else QSizePolicy.Policy.Fixed
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)

    @property
    def kind(self) -> Kind:
        """What sort of button this is."""
        return self._kind

    @property
    def key(self) -> str:
        """The key printed at its right end."""
        return self._key

    def set_words(self, text: str, *, icon: str | None = None, key: str | None = None) -> None:
        """Change what the button says, and perhaps its icon and key."""
        self.setText(text)
        self.setAccessibleName(text)
        self._icon = self._icon if icon is None else icon
        self._key = self._key if key is None else key
        self.setAccessibleDescription(self._key)
        self.updateGeometry()
        self.update()

    def set_folded(self, folded: bool) -> None:
        """Leave the words to the tool tip where there is no room for them; without an icon they stay."""
        if folded != self._folded and self._icon:
            self._folded = folded
            self.setToolTip(self.text() if folded else "")
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """Return the width of icon, words and key, and the fixed height."""
        words = 0 if self._folded else width_of(self.text(), self._font())
        width = self._side() + (self._icon_size() + _GAP if self._icon else 0) + words
        if self._key:
            return QSize(width + _GAP + key_width(self._key) + self._key_margin(), self._height)
        return QSize(width + self._side(), self._height)

    def minimumSizeHint(self) -> QSize:
        """Words of a button are never cut."""
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that the mouse is over it."""
        self._hover = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Show that the mouse has left."""
        self._hover = False
        self.update()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)

    def set_hovered(self, hovered: bool) -> None:
        """Draw it as if the mouse were over it; for the page that shows every state."""
        self._hover = hovered
        self.update()

    def _font(self) -> QFont:
        if self._kind == "primary":
            return fonts.font(_PRIMARY.get(self._height, "strong"))
        return fonts.font("second_row" if self._height <= 32 else "row")

    def _side(self) -> int:
        if self._kind == "light":
            return 8
        return 19 if self._height >= 48 else 15

    def _key_margin(self) -> int:
        return 8 if self._kind == "light" else _KEY_MARGIN

    def _icon_size(self) -> int:
        return 20 if self._height >= 48 else 18

    def _ink(self) -> str:
        return {"primary": "on_primary", "danger": "wrong"}.get(self._kind, "link")

    def _paint_ground(self, painter: QPainter) -> None:
        lit = self._hover or self.isDown()
        if self._kind == "primary":
            box(painter, self.rect(), fill="hover" if lit else "primary")
        elif self._kind == "light":
            if lit:
                box(painter, self.rect(), fill="soft")
        else:
            soft = "wrong_soft" if self._kind == "danger" else "soft"
            box(painter, self.rect(), fill=soft if lit else "surface", edge="edge")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, icon, words and key."""
        with QPainter(self) as painter:
            self._paint_ground(painter)
            left, ink = self._side(), self._ink()
            if self._icon:
                size = self._icon_size()
                paint_icon(painter, self._icon, QRect(left, (self.height() - size) // 2, size, size), ink)
                left += size + _GAP
            words = QRect(left, 0, self.width() - left, self.height())
            if not self._folded:
                write(painter, words, self.text(), self._font(), ink)
            if self._key:
                width = key_width(self._key)
                key = QRect(self.width() - self._key_margin() - width, 0, width, self.height())
                paint_key(painter, key, self._key, "on_primary" if ink == "on_primary" else "quiet")
