"""That a catalogue is being read, how far, and the way to stop it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from ui.components import Button, Card, Text
from ui.translate import tr


class Reading(Card):
    """A bar that goes on while the desk works."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(ground="soft", edge="link", padding=7, parent=parent)
        self._words, self._progress = Text(role="second_row"), QProgressBar()
        self._progress.setTextVisible(False)
        self.stop = Button("", icon="cross", height=32)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._words)
        row.addWidget(self._progress, 1)
        row.addWidget(self.stop)
        self.body.addLayout(row)
        self.hide()

    def retranslate(self) -> None:
        """Say the fixed words in the language in use."""
        self.stop.set_words(tr("Stop"))

    def begin(self) -> None:
        """Show that the reading has begun."""
        self._progress.setRange(0, 0)
        self._say(tr("Reading the catalogue; the desk goes on working."))
        self.show()

    def show_read(self, done: int, of: int) -> None:
        """Show how many of how many procedures were read."""
        self._progress.setRange(0, of)
        self._progress.setValue(done)
        self._say(tr("Read {done} of {of} procedures").format(done=done, of=of))

    def _say(self, words: str) -> None:
        self._words.setText(words)
        self.setAccessibleName(words)
