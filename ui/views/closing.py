"""What stands at the foot of the window when somebody closes it while dossiers wait."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.components import Button, Icon, Text
from ui.components.paint import color
from ui.translate import tr


class ClosingBar(QWidget):
    """One sentence over the foot of the window, with leaving and staying; whatever is under it stays as it is."""

    left = Signal()
    """Somebody leaves."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._before: QWidget | None = None
        self.setMinimumHeight(60)
        self.sentence = Text(role="body", wrap=True)
        self.leave = Button(tr("Close"), "light", key="Alt F4", height=36)
        self.stay = Button(tr("Stay"), "secondary", key="Esc", height=36)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(24, 12, 24, 12)
        row.setSpacing(12)
        row.addWidget(Icon("send", 20, "wait"))
        row.addWidget(self.sentence, 1)
        row.addWidget(self.leave)
        row.addWidget(self.stay)
        self.leave.clicked.connect(self.left)
        self.stay.clicked.connect(self.put_away)
        window.installEventFilter(self)
        self.hide()

    def tell(self, waiting: int) -> None:
        """Say how many dossiers wait, and what becomes of them."""
        words = tr(
            "%n dossiers wait to be sent. They are saved; this machine sends them by itself once the window is open again.",
            waiting,
        )
        self.sentence.setText(words)
        self.setAccessibleName(words)
        self._before = self.window().focusWidget()
        self._place()
        self.show()
        self.raise_()
        self.stay.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_away(self) -> None:
        """Somebody stays, or nothing waits any more: the caret goes where it was."""
        if self.isHidden():
            return
        mine = self.focusWidget() is not None and self.isAncestorOf(self.window().focusWidget() or self)
        self.hide()
        before, self._before = self._before, None
        if mine and before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot of the window, whatever its size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc stays."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, the hairline above and the tone bar."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), color("surface"))
            painter.fillRect(0, 0, self.width(), 1, color("line"))
            painter.fillRect(0, 1, 4, self.height() - 1, color("wait"))

    def _place(self) -> None:
        window = self.window()
        height = max(self.minimumHeight(), self._row.heightForWidth(window.width()))
        self.setGeometry(0, window.height() - height, window.width(), height)
