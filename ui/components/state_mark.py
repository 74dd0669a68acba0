"""States: a shape and a word, with a colour third."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import fonts
from ui.components.icons import paint_icon
from ui.components.paint import width_of, write
from ui.translate import tr

_GAP = 6


@dataclass(frozen=True, slots=True)
class Mark:
    """How a state is shown: its shape, its tone, its word."""

    icon: str
    tone: str
    text: str


def marks() -> dict[str, Mark]:
    """Return every state by name, worded in the language in use: of the dossier, of its delivery, of a paper."""
    return {
        "received": Mark("clock", "quiet", tr("Received")),
        "working": Mark("half", "link", tr("Being handled")),
        "to_return": Mark("tick-circle", "done", tr("Ready for the citizen")),
        "returned": Mark("tick", "done", tr("Returned")),
        "due_soon": Mark("clock", "wait", tr("Due soon")),
        "overdue": Mark("triangle", "wrong", tr("Overdue by us")),
        "waits_citizen": Mark("ring", "wait", tr("Waiting for the citizen")),
        "waits_other": Mark("diamond-hollow", "data", tr("Waiting elsewhere")),
        "ended": Mark("cross-circle", "quiet", tr("Ended")),
        "unsent": Mark("cloud-off", "wait", tr("Not sent yet")),
        "sent": Mark("cloud-tick", "done", tr("Sent")),
        "unknown": Mark("question", "wait", tr("Not known whether it arrived")),
        "sent_back": Mark("pause", "wrong", tr("Sent back")),
        "has": Mark("tick", "done", tr("Handed in")),
        "missing": Mark("ring", "wait", tr("Missing")),
        "database": Mark("diamond", "data", tr("From a database")),
    }


def paint_mark(painter: QPainter, where: QRect, mark: Mark, *, size: int = 14, elide: bool = False) -> None:
    """Paint a state, centred in the height of a place, at its left."""
    top = where.top() + (where.height() - size) // 2
    paint_icon(painter, mark.icon, QRect(where.left(), top, size, size), mark.tone)
    words = where.adjusted(size + _GAP, 0, 0, 0)
    write(painter, words, mark.text, fonts.font("second_row"), mark.tone, elide=elide)


class StateMark(QWidget):
    """A state on its own: by name, or a `Mark` for words of the page (`Quá hạn 2 ngày`)."""

    def __init__(self, state: str | Mark, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._mark = marks()[state] if isinstance(state, str) else state
        self.show_state(state)

    def show_state(self, state: str | Mark) -> None:
        """Show another state.

        Raises:
            KeyError: There is no state of this name.
        """
        self._mark = marks()[state] if isinstance(state, str) else state
        self.setAccessibleName(self._mark.text)
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of shape and word."""
        return QSize(14 + _GAP + width_of(self._mark.text, fonts.font("second_row")), 18)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw shape and word."""
        with QPainter(self) as painter:
            paint_mark(painter, self.rect(), self._mark)
