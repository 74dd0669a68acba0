"""Ctrl B: everybody who waits, to go on with: type to filter, Enter goes on, Del drops."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.components import Button, Card, Chip, KeyHint, SearchBox, Text
from ui.presenters.intake_lobby import Lobby, Waiting
from ui.translate import tr
from ui.views.intake.layout import Scroll, empty, line_of
from ui.views.intake.rows import WaitingRow


class WaitingPanel(QWidget):
    """The sheets that wait, over the second column; what is on the page stays until one of them is taken."""

    continued = Signal(object)
    """Go on with a sheet; carries its form id."""
    dropped = Signal(object)
    """Forget a sheet; carries its form id."""
    escaped = Signal()
    """Escape in an empty filter: back to where one was."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[Waiting, ...] = ()
        self._now: datetime | None = None
        self._rows: list[WaitingRow] = []
        self._marked: UUID | None = None
        self._count = Chip("0", "wait", shape="count")
        self.filter = SearchBox(
            tr("Find a citizen who waits"), hint=tr("Name, procedure, last digits of a number"), key="Ctrl B"
        )
        self.filter.searched.connect(self._fill)
        self.filter.entered.connect(self._enter)
        self.filter.line.installEventFilter(self)
        self._none = Text(role="row", tone="quiet", wrap=True)
        self._card = Card(padding=0, spacing=0)
        self._card.body.setContentsMargins(1, 1, 1, 1)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._card.body.addLayout(self._list)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card)
        column.addWidget(self._none)
        column.addStretch(1)
        self._scroll = Scroll(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(self._head())
        whole.addWidget(self.filter)
        whole.addWidget(self._scroll, 1)

    def _head(self) -> QVBoxLayout:
        back = Button(tr("Back"), "light", key="Esc", height=28)
        back.clicked.connect(self.escaped)
        words = Text(tr("Citizens who bring papers"), "heading")
        keys = line_of(
            KeyHint("Enter"), Text(tr("Go on"), "caption", "quiet"),
            KeyHint("Del"), Text(tr("Drop, can be undone"), "caption", "quiet"), 1,
        )  # fmt: skip
        head = QVBoxLayout()
        head.setSpacing(6)
        head.addLayout(line_of(words, self._count, 1, back))
        head.addLayout(keys)
        return head

    def open(self, form_id: UUID | None = None) -> None:
        """Begin with everybody in sight, the caret in the filter; `form_id` is marked when it waits."""
        self.filter.line.clear()
        self._marked = form_id or (self._all[0].form_id if self._all else None)
        self._fill()
        self.filter.setFocus()

    def show_lobby(self, lobby: Lobby) -> None:
        """Show who waits now; the mark stays on its citizen, or goes to the one who took the place."""
        at = next((n for n, row in enumerate(self._rows) if row.waiting.form_id == self._marked), 0)
        self._all, self._now = lobby.waiting, lobby.now
        self._count.show_state(str(lobby.requests))
        there = [one.form_id for one in self._fitting()]
        if there and self._marked not in there:
            self._marked = there[min(at, len(there) - 1)]
        self._fill()

    @property
    def marked(self) -> Waiting | None:
        """The one Enter would go on with."""
        return next((row.waiting for row in self._rows if row.waiting.form_id == self._marked), None)

    def _fitting(self) -> list[Waiting]:
        return [one for one in self._all if one.fits(self.filter.text())]

    def _fill(self, _: str = "") -> None:
        empty(self._list)
        self._rows = [WaitingRow(one, self._now) for one in self._fitting() if self._now]
        for row in self._rows:
            row.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            row.clicked.connect(lambda _=False, row=row: self.continued.emit(row.waiting.form_id))
            self._list.addWidget(row)
            row.show()
        if self._rows:
            self._rows[-1].last = True
            if self.marked is None:
                self._marked = self._rows[0].waiting.form_id
        self._card.setVisible(bool(self._rows))
        nobody = tr("Nobody waits. A sheet you leave with Ctrl N, or give form 02, waits here.")
        self._none.setText("" if self._rows else tr("Nobody fits these words.") if self._all else nobody)
        self._show_mark()

    def _show_mark(self) -> None:
        for row in self._rows:
            row.mark(row.waiting.form_id == self._marked)
            if row.waiting.form_id == self._marked:
                self.filter.setAccessibleDescription(row.accessibleName())
                self._scroll.ensureWidgetVisible(row, 0, 0)

    def _step(self, by: int) -> None:
        there = [row.waiting.form_id for row in self._rows]
        if there:
            at = there.index(self._marked) if self._marked in there else 0
            self._marked = there[max(0, min(at + by, len(there) - 1))]
            self._show_mark()

    def _enter(self) -> None:
        if (one := self.marked) is not None:
            self.continued.emit(one.form_id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move the mark, drop the marked one, leave; the caret stays in the filter."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key, line = Qt.Key(event.key()), self.filter.line
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 6, Qt.Key.Key_PageUp: -6}
            if step := steps.get(key, 0):
                self._step(step)
                return True
            # With letters behind the caret Delete takes those away, as in any line.
            if key == Qt.Key.Key_Delete and line.cursorPosition() == len(line.text()) and not line.hasSelectedText():
                if (one := self.marked) is not None:
                    self.dropped.emit(one.form_id)
                return True
            if key == Qt.Key.Key_Escape and not line.text():
                self.escaped.emit()
                return True
        return super().eventFilter(watched, event)
