"""The three cards of the intake page: side by side, or one below the other where the screen is narrow."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QVBoxLayout, QWidget

from ui.components import Button, Card, Icon, Text
from ui.translate import tr
from ui.views.intake.layout import Scroll, line_of

LEFT, RIGHT, WIDEST = 300, 312, 860
"""Widths of the first and the third card, and the most the second grows to, in pixels at 100 %."""
NARROW, SLIM = 1090, 830
"""Widths of the page under which the applicant folds to one line above the papers, and everything stands in one column."""
_ANY, _LEAST = 16_777_215, 200
_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class FoldedPerson(Card):
    """The applicant in one line: who it is, and the way back to the fields."""

    opened = Signal()
    """The fields are wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=8, parent=parent)
        self._words = Text(role="row", wrap=True)
        self.open = Button(tr("Applicant"), "light", key="Alt 1", height=32)
        self.open.clicked.connect(self.opened)
        line = line_of(Icon("tick-circle", 18, "done"))
        line.addWidget(self._words, 1)
        line.addWidget(self.open)
        self.body.addLayout(line)
        self.hide()

    def say(self, *facts: str) -> None:
        """Say who it is."""
        words = " · ".join(fact for fact in facts if fact)
        self._words.setText(words)
        self.setAccessibleName(words)


class _Inside(QWidget):
    """What the board scrolls. Side by side the cards take the height there is, and scroll inside."""

    def __init__(self) -> None:
        super().__init__()
        self.fills = True

    def heightForWidth(self, width: int) -> int:
        """Ask for a height only where the page scrolls as one."""
        return 0 if self.fills else super().heightForWidth(width)


class Board(QWidget):
    """Lays the cards out for the width there is; under `NARROW` the page scrolls as one, and the columns inside it do not."""

    def __init__(
        self, cards: Sequence[Card], folded: FoldedPerson, foot: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._cards, self._folded, self._foot = tuple(cards), folded, foot
        self._filled, self._mode = False, -1
        inside = self._sheet = _Inside()
        self._left, self._whole = QBoxLayout(_ACROSS), QBoxLayout(_ACROSS, inside)
        for box in (self._left, self._whole):
            box.setContentsMargins(0, 0, 0, 0)
            box.setSpacing(0)
        self._left.addWidget(folded)
        self._left.addWidget(cards[0])
        self._left.addSpacing(12)
        self._left.addWidget(cards[1], 1)
        self._whole.addStretch(0)
        self._whole.addLayout(self._left, 1)
        self._whole.addSpacing(12)
        self._whole.addWidget(cards[2])
        self._whole.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Scroll(inside))
        folded.opened.connect(self.unfold)
        self._lay_out(0)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    @property
    def narrow(self) -> bool:
        """Whether the cards stand below each other, at least two of them."""
        return self._mode > 0

    def show_filled(self, filled: bool, *facts: str) -> None:
        """Tell whether the applicant is filled in, and who it is; a narrow page then folds the card to one line."""
        self._filled = filled
        self._folded.say(*facts)
        self._fold(keep=self._inside(QApplication.focusWidget()))

    def unfold(self) -> None:
        """Show the applicant's fields."""
        self._fold(keep=True)

    def minimumSizeHint(self) -> QSize:
        """A narrow page keeps some lines of the cards in sight below whatever stands above them."""
        return QSize(0, _LEAST) if self.narrow else super().minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the layout of the width there is."""
        super().resizeEvent(event)
        mode = 0 if self.width() >= NARROW else 1 if self.width() >= SLIM else 2
        if mode != self._mode:
            self._lay_out(mode)

    def _lay_out(self, mode: int) -> None:
        self._mode = mode
        self._sheet.fills = mode == 0
        # A least height of its own stands for what the cards would ask for.
        self._sheet.setMinimumHeight(0 if mode else 1)
        self._left.setDirection(_DOWN if mode else _ACROSS)
        self._whole.setDirection(_DOWN if mode == 2 else _ACROSS)
        first, second, third = self._cards
        first.setMinimumWidth(0 if mode else LEFT)
        first.setMaximumWidth(_ANY if mode else LEFT)
        second.setMaximumWidth(_ANY if mode else WIDEST)
        third.setMinimumWidth(0 if mode == 2 else RIGHT)
        third.setMaximumWidth(_ANY if mode == 2 else RIGHT)
        for card in self._cards:
            for scroll in card.findChildren(Scroll):
                scroll.set_whole(mode > 0)
        self.updateGeometry()
        self._fold(keep=self._inside(QApplication.focusWidget()))

    def _inside(self, widget: QWidget | None) -> bool:
        return widget is not None and self._cards[0].isAncestorOf(widget)

    def _fold(self, *, keep: bool) -> None:
        folded = self.narrow and self._filled and not keep
        self._cards[0].setVisible(not folded)
        self._folded.setVisible(folded)
        # What is known of the applicant stands with them, folded or not.
        (self._folded if folded else self._cards[0]).body.addWidget(self._foot)

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        """Fold the applicant away once the focus has gone on from there."""
        if not self.narrow or now is None or not self.isAncestorOf(now) or self._inside(now):
            return
        if self._filled and not self._folded.isVisible():
            self._fold(keep=False)
