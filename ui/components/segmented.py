"""A choice of two or three, all in sight: the state of a paper, the way to pay."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from ui import fonts
from ui.components.icons import paint_icon
from ui.components.paint import box, width_of, write
from ui.theme import soft_of

TABLE_WIDTH = 186
"""Width of a segmented control in a table, in pixels, so that the column lines up."""

_INSET, _BETWEEN, _PADDING, _ICON, _ICON_GAP = 3, 2, 6, 14, 5


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the choices: what it stands for, its word, its shape, and the tone it takes when chosen."""

    value: str
    text: str
    icon: str = ""
    tone: str = "link"


class Segmented(QComboBox):
    """Two or three choices side by side. Space goes to the next one, arrows move, a click picks.

    It is a drop-down that needs no dropping down: so a screen reader knows its kind, its choices and the one chosen.

    Args:
        label: What is being chosen, for screen readers.
        chosen: Value of the choice to start with; empty for none.
        width: Fixed width in pixels; none takes what the layout gives.
    """

    changed = Signal(str)
    """A person chose something else; carries the value."""

    def __init__(
        self,
        label: str,
        choices: Sequence[Choice],
        chosen: str = "",
        *,
        width: int | None = None,
        height: int = 32,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._label, self._choices, self._chosen = label, tuple(choices), chosen
        self.setProperty("ringRadius", 6)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if width is not None:
            self.setFixedWidth(width)
        self._offer()

    def value(self) -> str:
        """Return the value chosen, or an empty text."""
        return self._chosen

    def choices(self) -> tuple[Choice, ...]:
        """Return what there is to choose from, from left to right."""
        return self._choices

    def choose(self, value: str) -> None:
        """Show a choice as chosen, without telling anyone."""
        self._chosen = value
        self._name()
        self.update()

    def showPopup(self) -> None:
        """Everything is in sight; nothing drops down."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: a paper is never answered by scrolling."""
        event.ignore()

    def set_choices(self, choices: Sequence[Choice], chosen: str) -> None:
        """Offer other choices, or the same in other tones."""
        self._choices, self._chosen = tuple(choices), chosen
        self._offer()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the width all words need."""
        widths = [self._natural(choice) for choice in self._choices]
        return QSize(sum(widths) + (_BETWEEN + 6) * len(widths) + 2 * _INSET, self.height())

    def minimumSizeHint(self) -> QSize:
        """No word is cut."""
        widths = [self._natural(choice) for choice in self._choices]
        return QSize(sum(widths) + _BETWEEN * (len(widths) - 1) + 2 * _INSET, self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows; Space goes round."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Space: 1}.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            # Not the drop-down's own keys: it would take letters and Page Down for choices.
            event.ignore()
            return
        values = [choice.value for choice in self._choices]
        at = values.index(self._chosen) + step if self._chosen in values else 0
        if event.key() != Qt.Key.Key_Space:
            at = min(max(at, 0), len(values) - 1)
        self._pick(values[at % len(values)])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pick what was clicked."""
        for choice, where in zip(self._choices, self._places(), strict=True):
            if where.adjusted(-_BETWEEN, -_INSET, _BETWEEN, _INSET).contains(event.position().toPoint()):
                self._pick(choice.value)
                return

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the track and the choices."""
        with QPainter(self) as painter:
            box(painter, self.rect(), fill="sunken", edge="edge", radius=6)
            for choice, where in zip(self._choices, self._places(), strict=True):
                self._paint_choice(painter, choice, where)

    def _paint_choice(self, painter: QPainter, choice: Choice, where: QRect) -> None:
        chosen = choice.value == self._chosen
        if chosen:
            box(painter, where, fill=soft_of(choice.tone), edge=choice.tone, radius=4)
        ink = choice.tone if chosen else "quiet"
        font = fonts.font("second_strong" if chosen else "second")
        words = width_of(choice.text, font)
        total = words + (_ICON + _ICON_GAP if choice.icon else 0)
        left = where.left() + (where.width() - total) // 2
        if choice.icon:
            top = where.top() + (where.height() - _ICON) // 2
            paint_icon(painter, choice.icon, QRect(left, top, _ICON, _ICON), ink)
            left += _ICON + _ICON_GAP
        write(painter, QRect(left, where.top(), words + 2, where.height()), choice.text, font, ink)

    def _places(self) -> list[QRect]:
        widths = _shares([self._natural(choice) for choice in self._choices], self._room())
        places, left = [], _INSET
        for width in widths:
            places.append(QRect(left, _INSET, width, self.height() - 2 * _INSET))
            left += width + _BETWEEN
        return places

    def _room(self) -> int:
        return self.width() - 2 * _INSET - _BETWEEN * (len(self._choices) - 1)

    def _natural(self, choice: Choice) -> int:
        icon = _ICON + _ICON_GAP if choice.icon else 0
        return icon + width_of(choice.text, fonts.font("second_strong")) + 2 * _PADDING

    def _pick(self, value: str) -> None:
        if value != self._chosen:
            self.choose(value)
            self.changed.emit(value)

    def _offer(self) -> None:
        if [self.itemText(at) for at in range(self.count())] != [choice.text for choice in self._choices]:
            self.clear()
            self.addItems([choice.text for choice in self._choices])
        self._name()

    def _name(self) -> None:
        values = [choice.value for choice in self._choices]
        at = values.index(self._chosen) if self._chosen in values else -1
        self.setCurrentIndex(at)
        words = self._choices[at].text if at >= 0 else ""
        self.setAccessibleName(self._label)
        self.setAccessibleDescription(words)


def _shares(needed: list[int], room: int) -> list[int]:
    """Share the room out nearly evenly, longer words getting a little more, nobody less than they need."""
    if not needed:
        return []
    count, mean = len(needed), sum(needed) / len(needed)
    shares = [round(room / count + (width - mean) / 3) for width in needed]
    if any(share < width for share, width in zip(shares, needed, strict=True)):
        spare = max(0, room - sum(needed))
        shares = [width + spare // count for width in needed]
    shares[-1] += max(0, room - sum(shares))
    return shares
