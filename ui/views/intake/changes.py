"""What changed in catalogue or rules while a sheet was being filled, and the way over to the new version."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from services.domain.calendar import office_time
from services.domain.edition import Change, What
from ui.components import Button, Card, Icon, Text
from ui.translate import tr
from ui.views.intake.layout import Scroll, empty, line_of
from ui.views.moments import dong, weekday

_ROWS_HIGH = 92


class Changes(Card):
    """Above the columns: every difference on a line of its own, and one button that goes over."""

    taken = Signal()
    """Show the sheet under today's catalogue and rules."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(ground="wait_soft", edge="wait", padding=0, parent=parent)
        self._told: tuple[Change, ...] = ()
        self._title = Text(role="heading", tone="wait")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(3)
        inside = QWidget()
        inside.setLayout(self._lines)
        self._lines.setContentsMargins(0, 0, 8, 0)
        self._scroll = Scroll(inside)
        self.over = Button(tr("Go over to the new version"), key="Alt N", icon="refresh", height=32)
        self.over.clicked.connect(self.taken)
        why = Text(
            tr("The sheet stays as it was begun until you go over; nothing is received under rules that ended."),
            "caption", "quiet", wrap=True,
        )  # fmt: skip
        left = QVBoxLayout()
        left.setSpacing(4)
        left.addLayout(line_of(Icon("triangle", 20, "wait"), self._title, 1))
        left.addWidget(self._scroll)
        beside = QVBoxLayout()
        why.setFixedWidth(300)
        beside.addWidget(self.over)
        beside.addWidget(why)
        beside.addStretch(1)
        line = line_of(spacing=16)
        line.setContentsMargins(16, 8, 12, 8)
        line.addLayout(left, 1)
        line.addLayout(beside)
        self.body.addLayout(line)
        self.hide()

    def show_changes(self, changes: tuple[Change, ...], label: Callable[[str], str]) -> bool:
        """Show what differs; nothing hides the card. Returns whether anything else is shown than before.

        Args:
            label: Gives a receiver's name for people.
        """
        if changes == self._told:
            return False
        self._told = changes
        self.setVisible(bool(changes))
        title = tr("The catalogue or the rules changed: %n differences to this sheet", len(changes))
        self._title.setText(title)
        empty(self._lines)
        words = [change_text(change, label) for change in changes]
        self.setAccessibleName(". ".join((title, *words)))
        for text in words:
            self._lines.addWidget(Text(text, "second", wrap=True))
        self._scroll.setFixedHeight(min(_ROWS_HIGH, 22 * len(words)))
        return True


def change_text(change: Change, label: Callable[[str], str]) -> str:
    """Return one difference as a sentence: what it was, what it is."""
    paper = change.subject.split(" (")[0]
    sentences: dict[What, Callable[[], str]] = {
        What.ENDED: lambda: _ended(change.subject),
        What.NAME: lambda: tr("The procedure is called {after} now").format(after=change.after),
        What.CASES: lambda: tr("The case chosen is no longer there; choose among {count}").format(count=change.after),
        What.PAPER_ADDED: lambda: tr("New paper: {paper}, {need}").format(paper=paper, need=_need(change.after)),
        What.PAPER_GONE: lambda: tr("No longer asked for: {paper}").format(paper=paper),
        What.PAPER_NEED: lambda: tr("{paper}: {after} now, {before} before").format(
            paper=paper, after=_need(change.after), before=_need(change.before)
        ),
        What.PAPER_COUNT: lambda: tr("{paper}: {after} now, {before} before").format(
            paper=paper, after=_count(change.after), before=_count(change.before)
        ),
        What.PAPER_DATABASE: lambda: _database(paper, change.after),
        What.PAPER_WORDS: lambda: tr("{paper}: its description changed").format(paper=paper),
        What.DUE: lambda: tr("Promise: {after} now, {before} before").format(
            after=_due(change.after), before=_due(change.before)
        ),
        What.FEE: lambda: tr("Fee: {after} now, {before} before").format(
            after=_fee(change.after), before=_fee(change.before)
        ),
        What.RECEIVER: lambda: tr("Sent to {after} now, to {before} before").format(
            after=label(change.after), before=label(change.before)
        ),
    }
    return sentences[change.what]()


def _ended(by: str) -> str:
    if by:
        return tr("The procedure ended; {code} took its place").format(code=by)
    return tr("The procedure may no longer be received")


def _need(need: str) -> str:
    return {
        "required": tr("required"),
        "by_case": tr("only in some cases"),
        "one_of": tr("one of several is enough"),
        "online_only": tr("for online filing only"),
    }[need]


def _count(count: str) -> str:
    originals, copies = count.split("/")
    if copies == "0":
        return tr("{originals} original").format(originals=originals)
    if originals == "0":
        return tr("{copies} copy").format(copies=copies)
    return tr("{originals} original, {copies} copy").format(originals=originals, copies=copies)


def _database(paper: str, after: str) -> str:
    if after:
        return tr("{paper}: a database has it now").format(paper=paper)
    return tr("{paper}: no database has it any more").format(paper=paper)


def _due(iso: str) -> str:
    if not iso:
        return tr("a day the officer says")
    local = office_time(datetime.fromisoformat(iso))
    return f"{local:%H:%M} {weekday(local.date())} {local:%d/%m/%Y}"


def _fee(amount: str) -> str:
    return dong(int(amount)) if amount else tr("not known")
