"""That a file of the register is being made."""

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from ui.components import Button, Card, Text
from ui.presenters.daily_log import Kind
from ui.translate import tr


class Saving(Card):
    """That a file is being made, and the way to stop it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(ground="soft", edge="link", padding=7, parent=parent)
        self._words, bar = Text(role="second_row"), QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        self.stop = Button("", icon="cross", height=32)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._words)
        row.addWidget(bar, 1)
        row.addWidget(self.stop)
        self.body.addLayout(row)
        self.hide()

    def retranslate(self) -> None:
        """Say the fixed words in the language in use."""
        self.stop.set_words(tr("Stop"))

    def begin(self, kind: Kind) -> None:
        """Show which file is being made."""
        words = {"xlsx": tr("Making the Excel file…"), "pdf": tr("Making the PDF…"), "csv": tr("Making the CSV file…")}
        self._words.setText(words[kind])
        self.setAccessibleName(words[kind])
        self.show()
