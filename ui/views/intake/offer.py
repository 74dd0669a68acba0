"""The offer of a draft that was left behind: take it back or forget it, never dropped in silence."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from services.domain.dossier import Draft
from ui.components import Button, Card, Icon, Text
from ui.translate import tr
from ui.views.intake.layout import line_of
from ui.views.moments import lately


class Offer(Card):
    """One line above the empty page."""

    restored = Signal()
    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(ground="wait_soft", edge="wait", padding=0, parent=parent)
        self._words = Text(role="second_row", tone="wait")
        self.restore = Button(tr("Restore"), key="Ctrl R", icon="undo", height=32)
        self.drop = Button(tr("Forget"), "light", height=32)
        self.restore.clicked.connect(self.restored)
        self.drop.clicked.connect(self.dropped)
        line = line_of(Icon("pencil", 18, "wait"), self._words, 1, self.drop, self.restore)
        line.setContentsMargins(16, 5, 6, 5)
        self.body.addLayout(line)
        self.setFixedHeight(44)
        self.hide()

    def show_draft(self, draft: Draft | None, now: datetime) -> None:
        """Offer a draft by when it was saved; the next citizen can see the screen, so it names nobody."""
        self.setVisible(draft is not None)
        if draft is not None:
            words = tr("Restore the dossier half typed at {time}?").format(time=lately(draft.saved_at, now))
            self._words.setText(words)
            self.setAccessibleName(words)
