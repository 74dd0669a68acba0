"""Asking the same person once more: the panel that warns and asks why."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from services.errors import AskedBefore
from services.wording import say
from ui.components import Button, Text
from ui.components.field import Labelled
from ui.translate import language, tr
from ui.views.intake.layout import ROOM, line_of


class AgainPanel(QWidget):
    """Says which form asked before and what asking again counts as; F10 goes on with the reason."""

    confirmed = Signal(str)
    """Ask once more for this reason."""
    escaped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = Text(role="second", tone="ink", wrap=True)
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(76)
        self.reason.setProperty("ringRadius", 6)
        self._words = Labelled(tr("Why papers are asked for once more (printed on form 02)"), self.reason)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(ROOM, 0, ROOM, 0)
        whole.setSpacing(10)
        whole.addWidget(Text(tr("Ask this person once more?"), "heading", "wait"))
        whole.addWidget(self._told)
        whole.addWidget(self._words)
        whole.addStretch(1)
        back, again = (
            Button(tr("Do not ask again"), "light", key="Esc"),
            Button(tr("Ask again"), key="F10", icon="printer"),
        )
        back.clicked.connect(self.escaped)
        again.clicked.connect(self.confirm)
        whole.addLayout(line_of(1, back, again))

    def open(self, error: AskedBefore, reason: str) -> None:
        """Show what was asked before, and the reason typed so far."""
        self._told.setText(say(error, language()))
        if not self.reason.toPlainText():
            self.reason.setPlainText(reason)
        self._words.set_error("")
        self.reason.setFocus()

    def clear(self) -> None:
        """Forget what was typed."""
        self.reason.clear()
        self._words.set_error("")

    def confirm(self) -> None:
        """Ask once more, if there is a reason."""
        reason = self.reason.toPlainText().strip()
        if reason:
            self.confirmed.emit(reason)
        else:
            self._words.set_error(tr("Say why"))
            self.reason.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the checklist."""
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
            return
        super().keyPressEvent(event)
