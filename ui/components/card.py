"""Cards: the places things stand in."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import fonts
from ui.components.icons import Icon, paint_icon
from ui.components.key_hint import KeyHint
from ui.components.paint import CENTRE, bar_in, box, write
from ui.components.text import Text
from ui.theme import Theme


class Card(QWidget):
    """A box with a hairline and no shadow; put things into `body`, a column.

    Args:
        ground: Token of its ground: `surface`, `sunken`, `soft`, or a tone's soft ground.
        edge: Token of its edge; empty for none. `line` for cards, a tone where a page says what is wrong.
        bar: Tone of a 4 px bar at the left.
    """

    def __init__(
        self,
        *,
        ground: str = "surface",
        edge: str = "line",
        bar: str = "",
        radius: int = 8,
        padding: int = 16,
        spacing: int = 10,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._ground, self._edge, self._bar, self._radius = ground, edge, bar, radius
        self.body = QVBoxLayout(self)
        self.body.setSpacing(spacing)
        self.set_padding(padding)

    def ground(self) -> str:
        """Return the token of what it stands on."""
        return self._ground

    def set_padding(self, padding: int) -> None:
        """Change the padding: 16, or 12 on a low screen; the hairline comes on top."""
        inner = padding + (1 if self._edge else 0)
        self.body.setContentsMargins(inner, inner, inner, inner)

    def set_look(self, *, ground: str | None = None, edge: str | None = None, bar: str | None = None) -> None:
        """Change ground, edge or bar."""
        self._ground = self._ground if ground is None else ground
        self._edge = self._edge if edge is None else edge
        self._bar = self._bar if bar is None else bar
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, edge and bar."""
        with QPainter(self) as painter:
            box(painter, self.rect(), fill=self._ground, edge=self._edge or None, radius=self._radius)
            if self._bar:
                bar_in(painter, self.rect(), self._bar, radius=self._radius)


class EmptyCard(Card):
    """A sunken card with one icon and one sentence that says what to do."""

    def __init__(self, icon: str, sentence: str, *, tone: str = "quiet", parent: QWidget | None = None) -> None:
        super().__init__(ground="sunken", parent=parent)
        self._words = Text(sentence, "second", tone, wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
        self.body.addStretch(1)
        self.body.addWidget(Icon(icon, 28, tone), 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addWidget(self._words)
        self.body.addStretch(1)
        self.setAccessibleName(sentence)

    def set_sentence(self, sentence: str) -> None:
        """Say something else."""
        self._words.setText(sentence)
        self.setAccessibleName(sentence)


class Rule(QWidget):
    """A hairline between things."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), Theme.current().color("line"))


class Badge(QWidget):
    """The round number before a column's title; a tick once the column is filled."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number, self._done = number, False
        self.setFixedSize(22, 22)

    def set_done(self, done: bool) -> None:
        """Show a tick instead of the number, or the number again."""
        self._done = done
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the disc with its number or tick."""
        with QPainter(self) as painter:
            box(painter, self.rect(), fill="done_soft" if self._done else "soft", radius=11)
            if self._done:
                paint_icon(painter, "tick", QRect(4, 4, 14, 14), "done")
            else:
                write(painter, self.rect(), str(self._number), fonts.font("tag"), "link", CENTRE)


class SectionTitle(QWidget):
    """The head of a numbered column: its number, its name, the key that goes there."""

    def __init__(self, number: int, title: str, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._badge = Badge(number)
        self._title = title
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._badge)
        row.addWidget(Text(title, "card"))
        row.addStretch(1)
        if key:
            row.addWidget(KeyHint(key))
        self.setAccessibleName(title)

    def set_done(self, done: bool) -> None:
        """Show that everything in the column is filled."""
        self._badge.set_done(done)
