"""The red summary at the top: everything that keeps the dossier from being received."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.components import Button, Card, Icon, KeyHint, Text
from ui.presenters.intake_faults import Fault
from ui.theme import Theme
from ui.translate import tr
from ui.views.intake.layout import bend, empty, line_of
from ui.views.intake.words import fault_name, fault_text

_MOST = 3
_NARROW = 860
"""Width of the card under which form 02 is offered below, pixels."""


class FaultSummary(Card):
    """What is wrong, in reading order, each name a way to its place; form 02 is offered beside."""

    chosen = Signal(str)
    """Go to a place."""
    request = Signal()
    """Give out form 02."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(ground="wrong_soft", edge="wrong", padding=0, parent=parent)
        self._title = Text(role="heading", tone="wrong")
        self._places = QVBoxLayout()
        self._places.setSpacing(5)
        left = QVBoxLayout()
        left.setSpacing(6)
        head = line_of(
            Icon("triangle", 20, "wrong"), self._title, Text(tr("Next place"), "caption", "quiet"), KeyHint("Ctrl E"), 1
        )
        left.addLayout(head)
        held = QVBoxLayout()
        held.setContentsMargins(28, 0, 0, 0)
        held.addLayout(self._places)
        left.addLayout(held)
        left.addStretch(1)
        line = line_of(spacing=16)
        line.setContentsMargins(16, 10, 12, 10)
        line.addLayout(left, 1)
        line.addWidget(self._offer())
        self._line_across = line
        self.body.addLayout(line)
        self.hide()

    def minimumSizeHint(self) -> QSize:
        """Where the page is narrow the offer stands below."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take another width."""
        super().resizeEvent(event)
        bend(self._line_across, self.width() >= _NARROW)

    def _offer(self) -> QWidget:
        self._beside = Card(padding=10, spacing=6)
        self._beside.setFixedWidth(330)
        self._ask = Text(tr("Papers not all here?"), "second_strong")
        self._how = Text(
            tr("Form 02 names every missing paper once. The draft is kept for the next visit."),
            "caption",
            "quiet",
            wrap=True,
        )
        button = Button(tr("Print the request for papers"), key="F10", icon="printer", height=32)
        button.clicked.connect(self.request)
        for widget in (self._ask, self._how):
            self._beside.body.addWidget(widget)
        self._beside.body.addLayout(line_of(button, 1))
        return self._beside

    def set_compact(self, compact: bool) -> None:
        """Take less height on a low screen."""
        self._how.setVisible(not compact)

    def show_faults(self, faults: tuple[Fault, ...], by_database: tuple[str, ...]) -> None:
        """Show the faulty places; nothing hides the card. `by_database`: papers that are not taken, so not missing."""
        self.setVisible(bool(faults))
        empty(self._places)
        if not faults:
            return
        title = tr("Not received yet: %n places to look at", len(faults))
        self._title.setText(title)
        self.setAccessibleName(title)
        self._beside.setVisible(any(fault.place.startswith("paper.") for fault in faults))
        for fault in faults[:_MOST]:
            self._places.addWidget(self._line(fault))
        if len(faults) > _MOST:
            more = tr("and %n more places; Ctrl E goes to each", len(faults) - _MOST)
            self._places.addWidget(Text(more, "second", "quiet"))
        elif by_database:
            words = tr("Not counted as missing, a database has them: {papers}").format(papers="; ".join(by_database))
            note = QWidget()
            note.setLayout(_noted(words))
            self._places.addWidget(note)

    def _line(self, fault: Fault) -> Text:
        color = Theme.current().color("wrong").name()
        name, what = escape(fault_name(fault)), escape(fault_text(fault))
        words = Text(
            f'<a href="{escape(fault.place)}" style="color:{color};font-weight:600">{name}:</a>&nbsp; {what}',
            "second",
            wrap=True,
            rich=True,
        )
        words.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse)
        words.linkActivated.connect(self.chosen)
        words.setAccessibleName(f"{fault_name(fault)}: {fault_text(fault)}")
        return words


def _noted(words: str) -> QHBoxLayout:
    line = line_of(Icon("diamond", 14, "data"), spacing=6)
    line.addWidget(Text(words, "caption", "quiet", wrap=True), 1)
    return line
