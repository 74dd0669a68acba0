"""Files dropped on the page, or pasted: which they are, and which paper of the checklist they were dropped on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QEvent, QIODevice, QMimeData, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QImage,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QLineEdit, QWidget

from services.domain.attachment import Source
from ui import fonts
from ui.components.paint import CENTRE, box, color, faded, width_of, write
from ui.devices.trouble import DeviceTrouble, Trouble
from ui.presenters.intake_papers import Given
from ui.translate import tr

Row = tuple[int, QRect, str]
"""A paper of the checklist: its index, where its row is on the page, its name."""


def holds_papers(data: QMimeData | None) -> bool:
    """Return whether something dragged or copied holds files or a picture."""
    return data is not None and (any(url.isLocalFile() for url in data.urls()) or data.hasImage())


def given_in(data: QMimeData, source: Source, most: int) -> list[Given]:
    """Return the papers in something dropped or pasted; files are read later, off the window's thread.

    Args:
        most: Largest file that is read, in bytes; of a larger one only so much that it is refused.
    """
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if files:
        return [given_file(file, most, source) for file in files]
    image = data.imageData()
    if isinstance(image, QImage) and not image.isNull():
        return [Given(tr("Picture"), lambda: png_of(image), source)]
    return []


def given_file(file: Path, most: int, source: Source = Source.FILE) -> Given:
    """Return a file as a paper on its way in."""
    return Given(file.name, lambda: read_file(file, most), source, place=str(file.parent))


def read_file(file: Path, most: int) -> bytes:
    """Return what a file holds, at most one byte more than is taken.

    Raises:
        DeviceTrouble: It is gone, is a folder, or another program holds it.
    """
    try:
        with file.open("rb") as opened:
            return opened.read(most + 1)
    except OSError as error:
        raise DeviceTrouble(Trouble.FILE_GONE, file.name) from error


def png_of(image: QImage) -> bytes:
    """Return a picture as PNG."""
    into = QBuffer()
    into.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(into, "PNG")  # type: ignore[call-overload]
    return bytes(into.data().data())


class DropSign(QWidget):
    """While something is dragged over the page: where it may be dropped, and which paper it would belong to."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._row: Row | None = None
        self.hide()

    def show_over(self, where: QRect, row: Row | None) -> None:
        """Show it over a part of the page, with the row that is under the mouse."""
        self.setGeometry(where)
        self._row = row
        self.show()
        self.raise_()
        self.update()

    def words(self) -> str:
        """Return what it says."""
        return tr("Drop: {paper}").format(paper=self._row[2]) if self._row else tr("Drop here to attach")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the edge, the row and the words."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(faded("soft", 0.55))
            painter.setPen(QPen(color("link"), 2, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(self.rect().adjusted(2, 2, -2, -2), 8, 8)
            if self._row is not None:
                box(painter, self._row[1].translated(-self.pos()), edge="link", radius=6, width=2)
            font = fonts.font("strong")
            width = min(self.width() - 32, width_of(self.words(), font) + 32)
            sign = QRect((self.width() - width) // 2, self.height() - 56, width, 40)
            box(painter, sign, fill="primary", radius=6)
            write(painter, sign.adjusted(12, 0, -12, 0), self.words(), font, "on_primary", CENTRE, elide=True)


class Drops(QObject):
    """Takes what is dropped anywhere on a page.

    Args:
        open_for: Whether the page takes papers now.
        where: The part of the page that lights up.
        row_at: The row of the checklist at a place of the page.
    """

    dropped = Signal(object, object)
    """Papers were dropped: a `QMimeData`, and the index of the paper they were dropped on, or None."""

    def __init__(
        self,
        page: QWidget,
        open_for: Callable[[], bool],
        where: Callable[[], QRect],
        row_at: Callable[[QPoint], Row | None],
    ) -> None:
        super().__init__(page)
        self._open_for, self._where, self._row_at = open_for, where, row_at
        self.sign = DropSign(page)
        page.setAcceptDrops(True)
        for line in page.findChildren(QLineEdit):
            # A line would take the name of a file dropped on it for text.
            line.setAcceptDrops(False)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch what is dragged over the page."""
        if isinstance(event, QDragEnterEvent | QDragMoveEvent) or (
            isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop
        ):
            return self._over(event)
        if isinstance(event, QDragLeaveEvent):
            self.sign.hide()
            return True
        return super().eventFilter(watched, event)

    def _over(self, event: QDropEvent) -> bool:
        if not holds_papers(event.mimeData()) or not self._open_for():
            event.ignore()
            return True
        row = self._row_at(event.position().toPoint())
        # The file stays where it is, whatever its program would like.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() == QEvent.Type.Drop:
            self.sign.hide()
            self.dropped.emit(event.mimeData(), row[0] if row else None)
        else:
            self.sign.show_over(self._where(), row)
        return True
