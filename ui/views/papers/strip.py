"""The pages of one file as small pictures; those in sight are fetched, the others wait until they are."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from services.domain.attachment import Attachment
from ui import fonts
from ui.components.icons import paint_icon
from ui.components.paint import CENTRE, box, color, write
from ui.translate import tr

PICTURE = QSize(84, 112)
"""Room of one page's picture, in pixels."""
_CELL = QSize(96, 140)
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class PageStrip(QWidget):
    """Arrow keys go from page to page, Enter shows one large."""

    wanted = Signal(int)
    """A page came into sight whose picture is not here; told once."""
    chosen = Signal(int)
    """Another page is the current one, or the strip took the focus."""
    opened = Signal(int)
    """A page is to be shown large."""
    beyond = Signal(int)
    """The arrow keys went on over the first (-1) or the last page (1)."""

    def __init__(self, paper: Attachment, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paper = paper
        self._pictures: dict[int, QImage | None] = {}
        self._asked: set[int] = set()
        self.page = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ringRadius", 6)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_paper(paper)

    def show_paper(self, paper: Attachment) -> None:
        """Show a file; pictures of another content are fetched anew."""
        if paper.digest != self._paper.digest:
            self._pictures.clear()
            self._asked.clear()
        self._paper = paper
        self.page = min(self.page, paper.pages - 1)
        self._say()
        self._fit()
        self.update()

    def show_picture(self, page: int, png: bytes) -> None:
        """Show the picture of a page; empty bytes say that there is none to be had."""
        image = QImage.fromData(png) if png else QImage()
        self._pictures[page] = None if image.isNull() else image
        self.update(self._cell(page))

    def choose(self, page: int) -> None:
        """Make a page the current one."""
        self.page = max(0, min(page, self._paper.pages - 1))
        self._say()
        self.update()
        self.chosen.emit(self.page)

    def page_rect(self) -> QRect:
        """Return where the current page is."""
        return self._cell(self.page)

    def pictures(self) -> int:
        """Return how many pictures are here."""
        return len(self._pictures)

    def _columns(self) -> int:
        return max(1, self.width() // _CELL.width())

    def _cell(self, page: int) -> QRect:
        row, column = divmod(page, self._columns())
        return QRect(QPoint(column * _CELL.width(), row * _CELL.height()), _CELL)

    def _fit(self) -> None:
        rows = -(-self._paper.pages // self._columns())
        self.setFixedHeight(rows * _CELL.height())

    def _say(self) -> None:
        self.setAccessibleName(tr("Page {page} of {pages}").format(page=self.page + 1, pages=self._paper.pages))
        self.setAccessibleDescription(self.accessibleName())
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the rows the pages need at the new width."""
        super().resizeEvent(event)
        self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell which page is meant now."""
        super().focusInEvent(event)
        self.update()
        self.chosen.emit(self.page)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the arrows go elsewhere."""
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the pages; Enter opens one."""
        key, plain = (
            Qt.Key(event.key()),
            event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier),
        )
        if not plain:
            super().keyPressEvent(event)
        elif key in _STEPS or key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            down = self._columns() if key is Qt.Key.Key_Down else -self._columns()
            self._step(_STEPS.get(key, down))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.choose(0 if key is Qt.Key.Key_Home else self._paper.pages - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self.page)
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        if 0 <= self.page + by < self._paper.pages:
            self.choose(self.page + by)
        else:
            self.beyond.emit(1 if by > 0 else -1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click makes a page the current one."""
        page = self._page_at(event.position().toPoint())
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if page is not None:
            self.choose(page)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click opens it."""
        if (page := self._page_at(event.position().toPoint())) is not None:
            self.opened.emit(page)

    def _page_at(self, where: QPoint) -> int | None:
        return next((page for page in range(self._paper.pages) if self._cell(page).contains(where)), None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages in sight, and ask for those that are not here yet."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            for page in range(self._paper.pages):
                cell = self._cell(page)
                if cell.intersects(event.rect()):
                    self._paint(painter, page, cell)

    def _paint(self, painter: QPainter, page: int, cell: QRect) -> None:
        if page not in self._asked:
            self._asked.add(page)
            self.wanted.emit(page)
        current = page == self.page and self.hasFocus()
        if current:
            box(painter, cell.adjusted(1, 1, -1, -1), fill="soft", edge="link", radius=6)
        room = QRect(cell.left() + 6, cell.top() + 5, PICTURE.width(), PICTURE.height())
        picture = self._pictures.get(page)
        if picture is not None:
            size = picture.size().scaled(PICTURE, Qt.AspectRatioMode.KeepAspectRatio)
            place = QRect(QPoint(0, 0), size)
            place.moveCenter(room.center())
            painter.drawImage(place, picture)
            painter.setPen(color("edge"))
            painter.drawRect(place.adjusted(0, 0, -1, -1))
        else:
            box(painter, room, fill="sunken", edge="line", radius=2)
            icon = "triangle" if page in self._pictures else "file"
            tone = "wrong" if page in self._pictures else "quiet"
            paint_icon(painter, icon, QRect(room.center() - QPoint(10, 10), QSize(20, 20)), tone)
        below = QRect(cell.left(), cell.bottom() - 21, cell.width(), 18)
        write(painter, below, str(page + 1), fonts.font("caption", digits=True), "link" if current else "quiet", CENTRE)
