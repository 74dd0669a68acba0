"""What the camera over the counter sees, and the button that keeps it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QImage, QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui import fonts
from ui.components import Button, Text
from ui.components.paint import CENTRE, color, write
from ui.devices.camera import Camera
from ui.translate import tr
from ui.views.intake.layout import line_of
from ui.views.papers.words import trouble_words


class _Picture(QWidget):
    """The last picture, whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.image: QImage | None = None
        self.words = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("What the camera sees"))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 120)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), color("off"))
            if self.image is None:
                write(painter, self.rect(), self.words, fonts.font("second"), "quiet", CENTRE)
                return
            place = QRect(0, 0, 0, 0)
            place.setSize(self.image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio))
            place.moveCenter(self.rect().center())
            painter.drawImage(place, self.image)


class CameraView(QWidget):
    """The camera is open only while this is in sight."""

    left = Signal()
    taken = Signal(bytes)
    """A picture is to be kept; carries a JPEG."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.camera: Camera | None = None
        self._picture = _Picture()
        self._words = Text(role="second", tone="wrong", wrap=True)
        self.back = Button(tr("Back"), key="Esc", icon="chevron-left", height=32)
        self.back.clicked.connect(self.left)
        self.take = Button(tr("Take the picture"), key="Enter", icon="camera", height=40)
        self.take.clicked.connect(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.setSpacing(8)
        column.addLayout(line_of(self.back, 1))
        column.addWidget(self._words)
        column.addWidget(self._picture, 1)
        column.addLayout(line_of(1, self.take))

    def set_camera(self, camera: Camera) -> None:
        """Look through this camera from now on."""
        self.camera = camera
        camera.seen.connect(self._show)
        camera.failed.connect(self._failed)

    def open(self) -> None:
        """Begin to look."""
        self._words.setText("")
        self._picture.image, self._picture.words = None, tr("The camera is being opened…")
        self._picture.update()
        if self.camera is not None:
            self.camera.start()
        self.take.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_camera(self) -> None:
        """Look no more; the light of the camera goes out."""
        if self.camera is not None:
            self.camera.stop()

    def keep(self) -> None:
        """Keep what is seen now; before anything is seen, nothing."""
        still = self.camera.still() if self.camera is not None else b""
        if still:
            self.taken.emit(still)

    def _show(self, image: QImage) -> None:
        self._picture.image = image
        self._picture.update()

    def _failed(self, error: BaseException) -> None:
        self._words.setText(trouble_words(error))
        self._picture.words = ""
        self._picture.image = None
        self._picture.update()
        self.close_camera()

    def hideEvent(self, event: QHideEvent) -> None:
        """Out of sight, behind the lock too, nothing is looked at."""
        super().hideEvent(event)
        self.close_camera()

    def showEvent(self, event: QShowEvent) -> None:
        """Back in sight, look on."""
        super().showEvent(event)
        if self.camera is not None:
            self.camera.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back, Enter takes the picture."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.keep()
        else:
            super().keyPressEvent(event)
