"""One page large, within the window: nothing of it is written to the disk unless a person saves it on purpose."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from services.domain.attachment import Attachment
from ui import fonts
from ui.components import Button, Text
from ui.components.icons import paint_icon
from ui.components.paint import CENTRE, color, write
from ui.translate import tr
from ui.views.intake.layout import line_of
from ui.views.papers.words import notes_words

Fetch = Callable[[Attachment, int, int, Callable[[bytes], None]], None]
"""Fetches the picture of a page of a file, so many pixels long, and gives it when it is here."""
SHARPEST = 2400
"""Longest side of a page that is fetched, in pixels."""
_ZOOMS = (1.0, 1.5, 2.0, 3.0)


class _Sheet(QWidget):
    """The page, as large as it is told."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_image(self, image: QImage | None, words: str) -> None:
        self._image, self._words = image, words
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), color("off"))
            if self._image is None:
                icon = QRect(0, 0, 22, 22)
                icon.moveCenter(self.rect().center())
                paint_icon(painter, "file", icon.translated(0, -18), "quiet")
                write(painter, self.rect().translated(0, 12), self._words, fonts.font("second"), "quiet", CENTRE)
                return
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            room = self.size() - QSize(16, 16)
            place = QRect(0, 0, 0, 0)
            place.setSize(self._image.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio))
            place.moveCenter(self.rect().center())
            painter.drawImage(place, self._image)
            painter.setPen(color("edge"))
            painter.drawRect(place.adjusted(-1, -1, 0, 0))


class PageViewer(QWidget):
    """A file page by page: ← → turn, + and − with Ctrl make it larger and smaller, Esc goes back."""

    left = Signal()
    save_wanted = Signal(object)
    """The file is to be saved outside the program, on purpose; carries the `Attachment`."""

    def __init__(self, fetch: Fetch, *, saves: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._paper: Attachment | None = None
        self.page, self._zoom = 0, 0
        self._title, self._notes = Text(role="card", wrap=True), Text(role="caption", tone="quiet", wrap=True)
        self._sheet = _Sheet()
        self._area = QScrollArea()
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidgetResizable(True)
        self._area.setWidget(self._sheet)
        self.back = Button(tr("Back"), key="Esc", icon="chevron-left", height=32)
        self.back.clicked.connect(self.left)
        before = Button(tr("Previous page"), "light", key="←", height=32)
        after = Button(tr("Next page"), "light", key="→", height=32)
        larger = Button(tr("Larger"), "light", key="Ctrl +", height=32)
        before.clicked.connect(lambda: self.turn(-1))
        after.clicked.connect(lambda: self.turn(1))
        larger.clicked.connect(lambda: self.zoom(1))
        self.save = Button(tr("Save as a file"), "light", icon="download", height=32)
        self.save.clicked.connect(lambda: self.save_wanted.emit(self._paper))
        if not saves:
            self.save.hide()
        for button in (before, after, larger):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(line_of(self.back, 1, before, after, larger, self.save, spacing=4))
        column.addWidget(self._title)
        column.addWidget(self._notes)
        column.addWidget(self._area, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def open(self, paper: Attachment, page: int, title: str) -> None:
        """Show a page of a file."""
        self._paper, self._zoom = paper, 0
        self._title.setText(title)
        self._notes.setText(notes_words(paper))
        self._notes.setVisible(bool(paper.notes))
        self._fit()
        self._turn_to(page)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def turn(self, by: int) -> None:
        """Go to another page."""
        if self._paper is not None:
            self._turn_to(min(max(self.page + by, 0), self._paper.pages - 1))

    def zoom(self, by: int) -> None:
        """Make the page larger or smaller; it scrolls then."""
        self._zoom = min(max(self._zoom + by, 0), len(_ZOOMS) - 1)
        self._fit()

    def _fit(self) -> None:
        room = self._area.viewport().size() * _ZOOMS[self._zoom]
        self._sheet.setMinimumSize(QSize(0, 0) if not self._zoom else room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the size chosen."""
        super().resizeEvent(event)
        self._fit()

    def _turn_to(self, page: int) -> None:
        paper = self._paper
        if paper is None:
            return
        self.page = page
        self.setAccessibleName(tr("Page {page} of {pages}").format(page=page + 1, pages=paper.pages))
        self._sheet.show_image(None, self.accessibleName())

        def here(png: bytes) -> None:
            if self._paper is paper and self.page == page:
                image = QImage.fromData(png) if png else QImage()
                words = tr("This page cannot be shown") if image.isNull() else ""
                self._sheet.show_image(None if image.isNull() else image, words)

        self._fetch(paper, page, SHARPEST, here)

    def shown(self) -> QImage | None:
        """Return the picture in sight."""
        return self._sheet._image

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn, zoom, scroll, go back."""
        key, bar = event.key(), self._area.verticalScrollBar()
        turns = {Qt.Key.Key_Left: -1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageDown: 1}
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
                self.zoom(-1 if key == Qt.Key.Key_Minus else 1)
            else:
                super().keyPressEvent(event)
        elif key in turns:
            self.turn(turns[Qt.Key(key)])
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            bar.setValue(bar.value() + (60 if key == Qt.Key.Key_Down else -60))
        else:
            super().keyPressEvent(event)
