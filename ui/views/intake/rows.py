"""Rows a person can press: of procedures, and of citizens who were asked for papers."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from services.domain.procedure import Procedure
from ui import fonts
from ui.components import Icon, KeyHint, Text
from ui.components.paint import color, write
from ui.presenters.intake_lobby import Waiting
from ui.translate import tr
from ui.views.intake.words import cost_text, lately_text

_ICONS = {
    "2.000815": "copy",
    "2.000884": "stamp",
    "1.004873": "rings",
    "2.000635": "file",
    "3.000722": "family",
    "1.001193": "baby",
    "1.001612": "shop",
    "1.014027": "person",
}


class PressRow(QAbstractButton):
    """A row of a card that does something: hairline below, soft ground under the mouse or when marked."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lit = self._marked = False
        self.last = False
        self.setAccessibleName(name)
        self.setProperty("ringRadius", 4)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.line = QHBoxLayout(self)
        self.line.setSpacing(12)

    def mark(self, marked: bool) -> None:
        """Show the row as the one Enter would take."""
        self._marked = marked
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that the mouse is over it."""
        self._lit = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Show that the mouse has left."""
        self._lit = False
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the row, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground and hairline."""
        painter = QPainter(self)
        if self._lit or self._marked:
            painter.fillRect(self.rect().adjusted(0, 0, 0, -1), color("soft"))
        if self._marked:
            painter.fillRect(0, 0, 4, self.height() - 1, color("link"))
        if not self.last:
            painter.fillRect(0, self.height() - 1, self.width(), 1, color("line"))
        painter.end()

    def add(self, widget: QWidget, width: int = 0) -> None:
        """Put a widget at the end of the row; width 0 takes what is left."""
        widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        if width:
            widget.setFixedWidth(width)
        self.line.addWidget(widget, 0 if width else 1)


class PickRow(PressRow):
    """A procedure to pick: the digit of its key, its icon, its whole name, its code, its fee or time.

    One that was searched for tells below its name why it was found.
    """

    def __init__(
        self, procedure: Procedure, digit: str = "", *, reason: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(f"{procedure.short_name} {procedure.code}", parent)
        self.procedure = procedure
        self.setMinimumHeight(33)
        self.line.setContentsMargins(11, 4, 8, 5)
        self.line.setSpacing(6)
        if digit:
            self.setAccessibleDescription(f"Ctrl {digit}")
            self.add(KeyHint(digit), 28)
        self.add(Icon(_ICONS.get(procedure.code, "file"), 18, "link"), 18)
        name = Text(procedure.short_name, "row", "ink" if procedure.active else "quiet", wrap=True)
        why = tr("matches: {words}").format(words=reason)
        self.add(_two_lines(name, Shortened(why, "caption", "quiet")) if reason else name)
        self.add(Text(procedure.code, "second", "quiet", digits=True), 78)
        cost = cost_text(procedure) if procedure.active else tr("superseded")
        self.add(Text(cost, "second", "quiet", digits=True, wrap=True), 120)

    def set_compact(self, compact: bool) -> None:
        """Take less height on a low screen."""
        self.setMinimumHeight(29 if compact else 33)
        self.line.setContentsMargins(11, 2 if compact else 4, 8, 3 if compact else 5)


class WaitingRow(PressRow):
    """A sheet that waits: since when, the shortened name, the procedure, what is missing, until when and who has it."""

    def __init__(self, waiting: Waiting, now: datetime, parent: QWidget | None = None) -> None:
        name = waiting.name or tr("no name yet")
        procedure = waiting.procedure or tr("no procedure yet")
        told, kept = missing_words(waiting), kept_words(waiting)
        super().__init__(", ".join((name, procedure, told, kept)), parent)
        self.waiting = waiting
        self.setMinimumHeight(49)
        self.line.setContentsMargins(13, 4, 8, 5)
        self.add(Text(lately_text(waiting.at, now), "second", "quiet", digits=True), 66)
        self.add(_two_lines(Shortened(name, "row", "ink"), Shortened(procedure, "caption", "quiet")))
        tone = "wrong" if waiting.overdue else "quiet"
        self.add(_two_lines(self._missing(told), Shortened(kept, "caption", tone)), 240)
        self.add(Icon("chevron-right", 18, "quiet"), 18)

    def _missing(self, told: str) -> QWidget:
        icon, tone = ("person", "data") if self.waiting.in_hands else ("ring", "wait")
        if not self.waiting.missing and not self.waiting.in_hands:
            icon, tone = "half", "quiet"
        held = QWidget()
        line = QHBoxLayout(held)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(Icon(icon, 14, tone))
        line.addWidget(Shortened(told, "second_row", tone), 1)
        return held


def missing_words(waiting: Waiting) -> str:
    """Return what a sheet that waits lacks: its first paper and how many more."""
    if waiting.in_hands:
        return tr("{who} is typing it").format(who=waiting.holder)
    names = waiting.missing
    if not names:
        return tr("left half typed")
    first = names[0].split(" (")[0]
    if len(names) > 1:
        return tr("missing {paper} and %n more", len(names) - 1).format(paper=first)
    return tr("missing {paper}").format(paper=first)


def kept_words(waiting: Waiting) -> str:
    """Return until when a sheet is meant to wait, and who has it."""
    day = f"{waiting.until:%d/%m/%Y}"
    if waiting.overdue:
        return tr("was to wait until {day} · {who}").format(day=day, who=waiting.holder)
    return tr("waits until {day} · {who}").format(day=day, who=waiting.holder)


class Shortened(QWidget):
    """One line that ends in three dots where it is too long; only for lists of earlier work. The whole is its tip."""

    def __init__(self, text: str, role: fonts.Role, tone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._role, self._tone = text, role, tone
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.setFixedHeight(18)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Write the line."""
        painter = QPainter(self)
        write(painter, self.rect(), self._text, fonts.font(self._role), self._tone, elide=True)
        painter.end()


def _two_lines(first: QWidget, second: QWidget) -> QWidget:
    held = QWidget()
    column = QVBoxLayout(held)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(1)
    column.addWidget(first)
    column.addWidget(second)
    return held
