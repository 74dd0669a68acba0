"""Steps in time, one below the other."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import fonts
from ui.components.icons import paint_icon
from ui.components.paint import box, color, width_of, write
from ui.theme import soft_of

_PITCH, _DISC = 58, 20


@dataclass(frozen=True, slots=True)
class TimelineStep:
    """One step: its shape and tone, what happened, when; `ahead` when it has not come yet."""

    icon: str
    tone: str
    text: str
    when: str
    ahead: bool = False


class Timeline(QWidget):
    """A lane of steps: of the dossier, or of its delivery."""

    def __init__(self, steps: Sequence[TimelineStep] = (), name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: tuple[TimelineStep, ...] = ()
        self._name = name
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_steps(steps)

    def show_steps(self, steps: Sequence[TimelineStep]) -> None:
        """Show other steps, the earliest first."""
        self._steps = tuple(steps)
        self.setAccessibleName(self._name)
        self.setAccessibleDescription("; ".join(f"{step.text} {step.when}" for step in self._steps))
        self.setFixedHeight(self.sizeHint().height())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of all steps."""
        widths = [width_of(step.text, fonts.font("second_row")) for step in self._steps]
        return QSize(28 + max(widths, default=0), max(0, _PITCH * len(self._steps) - 20))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw line, discs and words."""
        with QPainter(self) as painter:
            for at, step in enumerate(self._steps):
                top = _PITCH * at
                if at + 1 < len(self._steps):
                    painter.fillRect(9, top + _DISC + 3, 2, _PITCH - _DISC - 6, color("line"))
                box(painter, QRect(0, top, _DISC, _DISC), fill="off" if step.ahead else soft_of(step.tone), radius=10)
                paint_icon(painter, step.icon, QRect(3, top + 3, 14, 14), "quiet" if step.ahead else step.tone)
                words = QRect(28, top, self.width() - 28, 18)
                ink = "quiet" if step.ahead else "ink"
                write(painter, words, step.text, fonts.font("second_row"), ink, elide=True)
                write(
                    painter, words.translated(0, 18), step.when, fonts.font("second", digits=True), "quiet", elide=True
                )
