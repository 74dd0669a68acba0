"""The notice bar: what just happened, and its next step."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.components.button import Button
from ui.components.icons import Icon
from ui.components.paint import color
from ui.components.text import Text

_ICONS = {"done": "tick-circle", "wait": "clock", "wrong": "triangle", "data": "graduation", "link": "help"}


@dataclass(frozen=True, slots=True)
class Step:
    """The next step a notice offers: its word, its key as printed on the cap, its icon, what it does."""

    text: str
    key: str
    icon: str
    act: Callable[[], None]


class NoticeBar(QWidget):
    """One sentence with its tone and icon, and one step as a light button. Replaced, never stacked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = ""
        self._step: Step | None = None
        self.setMinimumHeight(44)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._icon = Icon("tick-circle", 18, "done")
        self._sentence = Text(role="second", rich=True, wrap=True)
        self.button = Button("", "light", height=32)
        self.button.clicked.connect(self._act)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 1, 12, 0)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._sentence, 1)
        row.addWidget(self.button)
        self.clear()

    def say(self, sentence: str, tone: str = "done", *, icon: str = "", step: Step | None = None) -> None:
        """Say what happened; parts between double asterisks are bold.

        Args:
            tone: done, wait, wrong, data or link.
            icon: A shape of its own; otherwise that of the tone.
            step: The next step or the undo, if there is one.
        """
        self._tone, self._step = tone, step
        self._icon.show_icon(icon or _ICONS.get(tone, "help"), tone)
        self._icon.show()
        self._sentence.setText(bold_parts(sentence))
        plain = sentence.replace("**", "")
        self.setAccessibleName(plain)
        self._sentence.setAccessibleName(plain)
        if step is not None:
            self.button.set_words(step.text, icon=step.icon, key=step.key)
        self.button.setVisible(step is not None)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, plain))
        self.update()

    def clear(self) -> None:
        """Say nothing; the bar keeps its place."""
        self._tone, self._step = "", None
        self._icon.hide()
        self.button.hide()
        self._sentence.setText("")
        self.setAccessibleName("")
        self.update()

    def step(self) -> Step | None:
        """Return the step offered now, so that its key can be bound."""
        return self._step

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, the hairline above and the tone bar."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), color("surface"))
            painter.fillRect(0, 0, self.width(), 1, color("line"))
            if self._tone:
                painter.fillRect(0, 1, 4, self.height() - 1, color(self._tone))

    def _act(self) -> None:
        if self._step is not None:
            self._step.act()


def bold_parts(sentence: str) -> str:
    """Return rich text in which `**parts**` are bold and everything else shows as it is written."""
    return re.sub(r"\*\*(.+?)\*\*", r'<span style="font-weight:700">\1</span>', escape(sentence, quote=False))
