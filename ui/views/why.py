"""Why a result is promised for the day it is: every fact, one under the other."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from services.domain.calendar import office_day
from services.domain.deadline import Promise
from services.wording import promise_grounds
from ui.components import Icon, Rule, Text
from ui.translate import language, tr
from ui.views.moments import clock, long_day

_WIDTH = 380
_BELOW = 4


class Grounds(QWidget):
    """The facts a promise rests on, each with a dash before it; those about how sure it is stand last."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.lines: list[Text] = []

    def show_promise(self, promise: Promise) -> None:
        """Show the facts of another promise."""
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.lines = []
        for words in promise_grounds(promise, language()):
            self._column.addWidget(self._line(words))
        self.setAccessibleName(" ".join(line.text() for line in self.lines))

    def _line(self, words: str) -> QWidget:
        held = QWidget()
        row = QHBoxLayout(held)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(Icon("minus", 14, "quiet"), 0, Qt.AlignmentFlag.AlignTop)
        line = Text(words, "second", wrap=True)
        line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.lines.append(line)
        row.addWidget(line, 1)
        return held


class WhyPopup(QFrame):
    """The facts of a promise over the page; Esc, Enter or a click elsewhere puts them away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setFrameShape(QFrame.Shape.Box)
        self.setFixedWidth(_WIDTH)
        self._title = Text(role="strong", wrap=True)
        self.grounds = Grounds()
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(Rule())
        column.addWidget(self.grounds)

    def open(self, promise: Promise, below: QWidget) -> None:
        """Show why a promise is for its day, below a control, its right edges together."""
        day = long_day(office_day(promise.due_at))
        self._title.setText(tr("Why {time} on {day}?").format(time=clock(promise.due_at), day=day))
        self.setAccessibleName(self._title.text())
        self.grounds.show_promise(promise)
        if (column := self.layout()) is not None:
            self.setFixedHeight(column.totalHeightForWidth(_WIDTH))
        corner = below.mapToGlobal(QPoint(below.width() - _WIDTH, below.height() + _BELOW))
        window = below.window().frameGeometry()
        across = min(corner.x(), window.right() - _WIDTH)
        down = min(corner.y(), window.bottom() - self.height())
        self.move(max(window.left(), across), max(window.top(), down))
        self.show()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter closes it as Esc does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.close()
            return
        super().keyPressEvent(event)
