"""Words on a page."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from ui import fonts


class Text(QLabel):
    """A label of a role and a tone. With `wrap` it takes the lines it needs, and no layout can cut it.

    The words are plain text unless `rich` is asked for, so that a name holding `<` shows as it is.
    """

    def __init__(
        self,
        text: str = "",
        role: fonts.Role = "body",
        tone: str = "ink",
        *,
        digits: bool = False,
        wrap: bool = False,
        rich: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.RichText if rich else Qt.TextFormat.PlainText)
        self.setFont(fonts.font(role, digits=digits))
        self.setWordWrap(wrap)
        self.setProperty("tone", tone)
        self.setText(text)

    def set_tone(self, tone: str) -> None:
        """Take another tone of the theme."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)

    def setText(self, text: str) -> None:
        """Show other words."""
        super().setText(text)
        self._keep_whole()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Claim the height the words need at the new width."""
        super().resizeEvent(event)
        self._keep_whole()

    def _keep_whole(self) -> None:
        if self.wordWrap() and self.width() > 0:
            # A label's own minimum counts in `heightForWidth`: without letting go of it first, it could only grow.
            self.setMinimumHeight(0)
            self.setMinimumHeight(max(0, self.heightForWidth(self.width())))
