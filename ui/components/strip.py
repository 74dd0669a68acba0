"""The thin strip at the top: where, when, whether connected, who."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.components.avatar import Avatar
from ui.components.chip import Chip
from ui.components.paint import color
from ui.components.text import Text


class Strip(QWidget):
    """Place and desk, date and time, connection, officer; the same height in every state, and nothing blinks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(44)
        self._place, self._desk = Text(role="second_strong"), Text(role="second", tone="quiet")
        self._date = Text(role="second", tone="quiet")
        self._time = Text(role="second_strong", digits=True)
        self.connection = Chip("", "quiet", icon="ring", shape="state")
        self._avatar, self._officer = Avatar(""), Text(role="second_row")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 1)
        row.setSpacing(0)
        for widget, after in (
            (self._place, 10),
            (self._desk, -1),
            (self._date, 10),
            (self._time, 24),
            (self.connection, 22),
            (self._avatar, 10),
            (self._officer, 0),
        ):
            row.addWidget(widget)
            row.addStretch(1) if after < 0 else row.addSpacing(after)
        self.set_officer("")

    def minimumSizeHint(self) -> QSize:
        """It leaves out what does not fit."""
        return QSize(0, 44)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take another width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave out, one after the other, what is known anyway, where the window is narrow; the connection always stays."""
        row = self.layout()
        if row is None:
            return
        named = bool(self._officer.text())
        wanted = (
            (self._date, True),
            (self._officer, named),
            (self._place, True),
            (self._avatar, named),
            (self._desk, True),
        )
        for widget, shown in wanted:
            widget.setVisible(shown)
        for widget, _ in wanted:
            row.invalidate()
            if row.minimumSize().width() <= self.width():
                break
            widget.hide()

    def set_place(self, place: str, desk: str) -> None:
        """Show the office and the desk."""
        self._place.setText(place)
        self._desk.setText(desk)

    def set_time(self, date: str, time: str) -> None:
        """Show the date and the time, already worded."""
        self._date.setText(date)
        self._time.setText(time)

    def set_connection(self, text: str, tone: str, icon: str) -> None:
        """Show the connection: its word with since when and how many wait, a tone, a shape."""
        self.connection.show_state(text, tone, icon)
        self._fit()

    def set_officer(self, name: str) -> None:
        """Show who sits here; nobody hides the disc."""
        self._avatar.set_name(name)
        self._officer.setText(name)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the hairline below."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), color("surface"))
            painter.fillRect(0, self.height() - 1, self.width(), 1, color("line"))
