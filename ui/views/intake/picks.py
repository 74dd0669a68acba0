"""Column 2 without a procedure: search, quick picks, and citizens who were asked for papers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from services.domain.finding import Match
from services.domain.procedure import Procedure
from ui.components import Button, Card, Chip, KeyHint, SearchBox, Text
from ui.presenters.intake_lobby import Lobby
from ui.translate import tr
from ui.views.intake.layout import ROOM, Scroll, empty, line_of, roomy
from ui.views.intake.rows import PickRow, WaitingRow

MOST_WAITING = 3
"""So many fit below the quick picks; Ctrl B shows everybody."""


class Picks(QWidget):
    """Find a procedure by typing, take one of the usual ones by Ctrl 1–8, go on with someone who waits."""

    searched = Signal(str)
    """Words to search for."""
    picked = Signal(object)
    """A procedure was picked."""
    continued = Signal(object)
    """Someone who waits is here again; carries the form id."""
    everybody = Signal()
    """Show everybody who waits."""
    escaped = Signal()
    """Escape in an empty search: back to the checklist."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[PickRow] = []
        self._marked, self._compact = 0, False
        self._answered, self._enter_waits = False, False
        self._picks: tuple[Procedure, ...] = ()
        self._waits: list[WaitingRow] = []
        self.search = SearchBox(
            tr("Find a procedure"), hint=tr("Find a procedure: “sao y”, “làm giấy độc thân”, 2.000815…"), key="Ctrl F"
        )
        self.search.searched.connect(self._search)
        self.search.entered.connect(self._enter)
        self.search.line.installEventFilter(self)
        self._caption = Text(tr("Often done at this desk"), "label", "quiet")
        self._quick, self._quick_key = Text(tr("Quick pick"), "caption", "quiet"), KeyHint("Ctrl 1–8")
        self._list, self._list_body = _list_card()
        self._wait_count = Chip("0", "wait", shape="count")
        self._wait_list, self._wait_body = _list_card()
        self._wait_box = self._waiting_box()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(ROOM, 2, ROOM, ROOM)
        column.setSpacing(8)
        column.addLayout(line_of(self._caption, 1, self._quick, self._quick_key))
        column.addWidget(self._list)
        column.addWidget(self._wait_box)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(2)
        whole.addWidget(roomy(self.search, snug=True))
        whole.addWidget(Scroll(inside), 1)

    def _waiting_box(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        self._wait_words = Text(tr("Citizens who bring papers"), "label", "quiet")
        go_on = Text(tr("Go on"), "caption", "quiet")
        column.addLayout(line_of(self._wait_words, self._wait_count, 1, go_on, KeyHint("Ctrl B")))
        column.addWidget(self._wait_list)
        self._more = Button("", "light", key="Ctrl B", height=28)
        self._more.clicked.connect(self.everybody)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        return box

    def show_lobby(self, lobby: Lobby) -> None:
        """Show the usual procedures and who waits."""
        self._picks = lobby.picks
        if not self.search.text():
            self._show_picks()
        empty(self._wait_body)
        ours = [waiting for waiting in lobby.waiting if not waiting.in_hands]
        self._waits = [WaitingRow(waiting, lobby.now) for waiting in ours[:MOST_WAITING]]
        for row in self._waits:
            row.clicked.connect(lambda _=False, row=row: self.continued.emit(row.waiting.form_id))
            self._wait_body.addWidget(row)
        if self._waits:
            self._waits[-1].last = True
        self._wait_count.show_state(str(lobby.requests))
        more = len(lobby.waiting) - len(self._waits)
        self._more.set_words(tr("%n more who wait", more))
        self._more.setVisible(more > 0)
        self._wait_box.setVisible(bool(self._waits) and not self.search.text())

    def set_compact(self, compact: bool) -> None:
        """Take less height on a low screen."""
        self._compact = compact
        for row in self._rows:
            row.set_compact(compact)
        for waiting in self._waits:
            waiting.setMinimumHeight(44 if compact else 49)

    def pick(self, place: int) -> bool:
        """Take one of the usual procedures by its place from 1; return whether there is one."""
        if 1 <= place <= len(self._picks):
            self.picked.emit(self._picks[place - 1])
            return True
        return False

    def show_hits(self, hits: tuple[Match, ...]) -> None:
        """Show what fits the words typed; the first is marked."""
        if not self.search.text():
            return
        self._fill([PickRow(hit.procedure, reason=hit.told()) for hit in hits])
        none = tr("No procedure fits; try fewer letters or the code")
        self._caption.setText(tr("%n procedures fit", len(hits)) if hits else none)
        self._mark(0)
        self._answered = True
        if self._enter_waits:
            self._enter()

    def _search(self, text: str) -> None:
        self._answered = self._enter_waits = False
        if text.strip():
            self._wait_box.hide()
            self._quick.setText(tr("Take the marked one"))
            self._quick_key.hide()
            self.searched.emit(text)
        else:
            self._show_picks()
            self._wait_box.setVisible(bool(self._waits))

    def _show_picks(self) -> None:
        self._caption.setText(tr("Often done at this desk"))
        self._quick.setText(tr("Quick pick"))
        self._quick_key.show()
        self._fill([PickRow(procedure, str(place)) for place, procedure in enumerate(self._picks, 1)])

    def _fill(self, rows: Sequence[PickRow]) -> None:
        empty(self._list_body)
        self._rows = list(rows)
        for row in rows:
            row.clicked.connect(lambda _=False, row=row: self.picked.emit(row.procedure))
            row.set_compact(self._compact)
            self._list_body.addWidget(row)
            row.show()
        if self._rows:
            self._rows[-1].last = True
        self._list.setVisible(bool(self._rows))

    def _mark(self, place: int) -> None:
        self._marked = max(0, min(place, len(self._rows) - 1))
        for at, row in enumerate(self._rows):
            row.mark(at == self._marked)

    def _enter(self) -> None:
        """Take the marked procedure; pressed before the words typed were looked up, it waits for them."""
        asked = bool(self.search.text().strip())
        self._enter_waits = asked and not self._answered
        if asked and self._answered and self._rows:
            self.picked.emit(self._rows[self._marked].procedure)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down move the mark while the caret stays in the search; Escape in an empty one goes back."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step and self.search.text():
                self._mark(self._marked + step)
                return True
            if event.key() == Qt.Key.Key_Escape and not self.search.text():
                self.escaped.emit()
                return True
        return super().eventFilter(watched, event)


def _list_card() -> tuple[Card, QVBoxLayout]:
    card = Card(padding=0, spacing=0)
    card.body.setContentsMargins(1, 1, 1, 1)
    held = QVBoxLayout()
    held.setSpacing(0)
    card.body.addLayout(held)
    return card, held
