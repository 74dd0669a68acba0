"""Several procedures of one visit: their tabs above the papers, what each comes to beside the exits, the offer of a group."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from services.domain.calendar import office_time
from ui import fonts
from ui.components import Button, Card, Icon, KeyHint, Text
from ui.components.icons import paint_icon
from ui.components.paint import CENTRE, RIGHT, box, write
from ui.presenters.intake_together import GroupOffer, Line, Tab
from ui.translate import tr
from ui.views.intake.layout import ROOM, empty, line_of
from ui.views.moments import dong, weekday

_TAB, _BADGE, _STATE = 44, 20, 40
_A_ROW = 4


def two_lines(text: str, font: QFont, width: int) -> list[str]:
    """Return a text in at most two lines; what does not fit ends in an ellipsis."""
    metrics = QFontMetricsF(font)
    words = text.split()
    first = words[:1]
    while len(first) < len(words) and metrics.horizontalAdvance(" ".join([*first, words[len(first)]])) <= width:
        first.append(words[len(first)])
    lines = [" ".join(first), " ".join(words[len(first) :])]
    return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in lines if line]


class VisitTab(QAbstractButton):
    """One procedure of the visit: its place, its name, how many papers are missing. The whole name stands below the tabs."""

    def __init__(self, place: int, tab: Tab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place, self._tab = place, tab
        self.setCheckable(True)
        self.setProperty("ringRadius", 6)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(_TAB)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_tab(tab)

    def show_tab(self, tab: Tab) -> None:
        """Show how the procedure stands now."""
        self._tab = tab
        name = tab.name or tr("not chosen yet")
        state = tr("%n papers missing", tab.missing) if tab.missing else ""
        self.setToolTip(name)
        self.setAccessibleName(f"{self._place + 1}. {name} {state}".strip())
        self.update()

    def sizeHint(self) -> QSize:
        """Return a modest width; tabs share the row."""
        return QSize(120, _TAB)

    def minimumSizeHint(self) -> QSize:
        """Return the least width a name can be told by."""
        return QSize(96, _TAB)

    def _state(self) -> tuple[str, str, str]:
        """Return icon, tone and count."""
        if self._tab.faulty:
            return "triangle", "wrong", str(self._tab.missing) if self._tab.missing else ""
        if not self._tab.name:
            return "ring", "quiet", ""
        return ("half", "wait", str(self._tab.missing)) if self._tab.missing else ("tick", "done", "")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, place, name and state."""
        on = self.isChecked()
        icon, tone, count = self._state()
        with QPainter(self) as painter:
            box(
                painter,
                self.rect(),
                fill="soft" if on else "surface",
                edge="link" if on else "edge",
                width=2 if on else 1,
            )
            badge = QRect(8, (_TAB - _BADGE) // 2, _BADGE, _BADGE)
            box(painter, badge, fill="primary" if on else "off", radius=_BADGE / 2)
            number = fonts.font("tag", digits=True)
            write(painter, badge, str(self._place + 1), number, "on_primary" if on else "quiet", CENTRE)
            side = _STATE if count else 24
            room = QRect(36, 0, self.width() - 36 - side - 4, _TAB)
            font = fonts.font("second_strong" if on else "second_row")
            lines = two_lines(self._tab.name or tr("not chosen yet"), font, room.width())
            high = 17
            top = (_TAB - high * len(lines)) // 2
            for at, line in enumerate(lines):
                write(painter, QRect(room.left(), top + at * high, room.width(), high), line, font, "ink")
            paint_icon(painter, icon, QRect(self.width() - side, (_TAB - 16) // 2, 16, 16), tone)
            if count:
                where = QRect(self.width() - 24, 0, 16, _TAB)
                write(painter, where, count, fonts.font("second_strong", digits=True), tone, RIGHT)


class VisitTabs(QWidget):
    """The tabs, their keys, and the ways to add a procedure or leave one out."""

    switched = Signal(int)
    """A procedure was chosen; carries its place."""
    added = Signal()
    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Text(role="label", tone="quiet")
        self.add = Button(tr("One more"), "light", key="Ctrl Shift A", icon="plus", height=28)
        self.remove = Button(tr("Leave out"), "light", key="Ctrl Shift X", height=28)
        self.add.clicked.connect(self.added)
        self.remove.clicked.connect(self.removed)
        self.tabs: list[VisitTab] = []
        self._held = QGridLayout()
        self._held.setContentsMargins(0, 0, 0, 0)
        self._held.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(ROOM, ROOM, ROOM, ROOM)
        column.setSpacing(4)
        column.addLayout(line_of(self._words, KeyHint("Ctrl PgDn"), 1, self.remove, self.add, spacing=6))
        column.addLayout(self._held)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_tabs(self, tabs: tuple[Tab, ...], at: int) -> None:
        """Show the procedures of the visit; nothing while there is only one."""
        self.setVisible(bool(tabs))
        if len(tabs) != len(self.tabs):
            self._build(tabs)
        self._words.setText(tr("%n procedures", len(tabs)) if tabs else "")
        for place, (shown, tab) in enumerate(zip(self.tabs, tabs, strict=True)):
            shown.show_tab(tab)
            shown.setChecked(place == at)

    def _build(self, tabs: tuple[Tab, ...]) -> None:
        empty(self._held)
        self.tabs = []
        for place, tab in enumerate(tabs):
            made = VisitTab(place, tab, self)
            made.clicked.connect(lambda _=False, place=place: self._choose(place))
            self._held.addWidget(made, place // _A_ROW, place % _A_ROW)
            self.tabs.append(made)

    def _choose(self, place: int) -> None:
        self.tabs[place].setChecked(True)
        self.switched.emit(place)


class GroupLine(QWidget):
    """A quiet line: the procedure belongs to a linked group, which can be opened whole."""

    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._note = Text(role="caption", tone="quiet", wrap=True)
        self.open = Button("", "light", key="Ctrl Shift G", icon="plus", height=32)
        self.open.clicked.connect(self.opened)
        column = QVBoxLayout(self)
        column.setContentsMargins(ROOM, 0, ROOM, 0)
        column.setSpacing(0)
        column.addLayout(line_of(self.open, 1))
        column.addWidget(self._note)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_group(self, offer: GroupOffer | None) -> None:
        """Offer a group, or take the offer away."""
        self.setVisible(offer is not None)
        if offer is not None:
            self.open.set_words(tr("Open the whole group: {title}").format(title=offer.group.title))
            self._note.setText(offer.group.note)
            self._note.setVisible(bool(offer.group.note))


class VisitLines(Card):
    """What each dossier of the visit comes to: promise, fee, receiver."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(ground="sunken", radius=6, padding=8, spacing=4, parent=parent)
        self._rows: list[tuple[Text, Text]] = []
        self._held = QVBoxLayout()
        self._to = Text(role="label", tone="quiet", wrap=True)
        self._head = QWidget()
        line = line_of(Icon("server", 16, "quiet"), spacing=6)
        line.addWidget(self._to, 1)
        self._head.setLayout(line)
        self.body.addLayout(self._held)
        self.body.addWidget(self._head)
        self.set_tight(tight=False)
        self.hide()

    def set_tight(self, tight: bool) -> None:
        """Take less height on a low screen; where they all go is told as a tip then."""
        self.set_padding(5 if tight else 8)
        self._held.setSpacing(2 if tight else 6)
        self._head.setVisible(not tight and bool(self._to.text()))
        self.setToolTip(self._to.text() if tight else "")

    def show_lines(self, lines: tuple[Line, ...], at: int) -> None:
        """Show the dossiers in their order, the one in sight marked; a receiver they share is said once."""
        self.setVisible(bool(lines))
        if len(lines) != len(self._rows):
            self._build(len(lines))
        receivers = {_receiver(line) for line in lines if line.name}
        shared = receivers.pop() if len(receivers) == 1 else ""
        self._to.setText(tr("All go to {receiver}").format(receiver=shared) if shared else "")
        for place, ((name, facts), line) in enumerate(zip(self._rows, lines, strict=True)):
            name.setText(tr("{number}. {name}").format(number=place + 1, name=line.name or tr("not chosen yet")))
            name.set_tone("link" if place == at else "ink")
            facts.setText(_facts(line, "" if shared else _receiver(line)))

    def _build(self, count: int) -> None:
        empty(self._held)
        self._rows = []
        for _ in range(count):
            name, facts = Text(role="second_strong", wrap=True), Text(role="caption", tone="quiet", wrap=True)
            one = QVBoxLayout()
            one.setSpacing(0)
            one.addWidget(name)
            one.addWidget(facts)
            self._held.addLayout(one)
            self._rows.append((name, facts))


def _receiver(line: Line) -> str:
    return line.receiver or tr("the provincial system")


def _facts(line: Line, receiver: str) -> str:
    if not line.name:
        return ""
    local = office_time(line.due_at) if line.due_at else None
    due = f"{local:%H:%M} {weekday(local.date())} {local:%d/%m}" if local else tr("day to be given")
    fee = tr("fee not known") if line.amount is None else dong(line.amount) if line.amount else tr("nothing to pay")
    return " · ".join(part for part in (due, fee, receiver) if part)
