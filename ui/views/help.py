"""The help page (F1): the keys, on one page."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.components import Card, KeyHint, Text
from ui.translate import tr


def _groups() -> list[tuple[str, list[tuple[str, str]]]]:
    return [
        (
            tr("Everywhere"),
            [
                ("F1", tr("This page")),
                ("F2", tr("Intake")),
                ("F3", tr("Dossiers")),
                ("F4", tr("To send")),
                ("F5", tr("Daily log")),
                ("F7", tr("Procedures: what to bring, handouts")),
                ("F8", tr("Rules of the unit: calendar, fees, catalogue")),
                ("F9", tr("The main action of the page")),
                ("F12", tr("Lock the desk")),
                ("Ctrl F", tr("Search")),
                ("Esc", tr("Clear a search")),
            ],
        ),
        (
            tr("Intake"),
            [
                ("F9", tr("Receive and print the receipt")),
                ("F10", tr("Ask for what is missing")),
                ("F11", tr("Refuse, with a reason")),
                ("Alt 1", tr("Applicant; Alt 2 procedure and papers; Alt 3 reception")),
                ("Ctrl 1", tr("Quick picks, to Ctrl 8")),
                ("Ctrl E", tr("Next faulty place")),
                ("Ctrl B", tr("Visitors who bring more papers")),
                ("Ctrl N", tr("Next visitor")),
                ("Ctrl D", tr("Scan, attach files; also Ctrl V, or drop them on the page")),
                ("Alt Y", tr("Why the result is promised for that day")),
                ("Ctrl Shift A", tr("One more procedure for the same visitor; Ctrl Shift X leaves one out")),
                ("Ctrl PgDn", tr("Next procedure of the visit; also Alt →")),
                ("Ctrl Shift G", tr("Open the whole linked group")),
                ("Alt T", tr("A paper beyond the list, with its basis")),
                ("Space", tr("Paper there or missing")),
            ],
        ),
        (
            tr("The people of a dossier"),
            [
                ("Alt K", tr("No card: type by hand")),
                ("Alt O", tr("Kind of applicant; the arrow keys change it")),
                ("Alt U", tr("Handed in for somebody else, or no more")),
                ("Alt W", tr("Exchange who hands in and whose dossier it is")),
                ("Alt L", tr("Use again what was told last time")),
                ("Alt R", tr("Last time beside now, and their dossiers")),
                ("Alt X", tr("A dossier that may be the same matter")),
                ("Alt Z", tr("Take the last card back")),
            ],
        ),
        (
            tr("Papers and lists"),
            [
                ("Ctrl P", tr("Print again")),
                ("Ctrl K", tr("Process-control sheet, form 06")),
                ("Ctrl S", tr("Export")),
                ("Ctrl Z", tr("Undo typing, inside a field")),
                ("Enter", tr("Open what is chosen")),
                ("Tab", tr("Next control")),
            ],
        ),
    ]


class HelpPage(QWidget):
    """Every key of the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 16)
        row.setSpacing(12)
        everywhere, intake, *others = [_card(title, keys) for title, keys in _groups()]
        for cards in ((everywhere,), (intake,), others):
            column = QVBoxLayout()
            column.setSpacing(12)
            for card in cards:
                column.addWidget(card, 1)
            row.addLayout(column, 1)

    @property
    def title(self) -> str:
        """What the page is called."""
        return tr("Help: the keys")


def _card(title: str, keys: list[tuple[str, str]]) -> QWidget:
    card = Card()
    card.body.addWidget(Text(title, "card"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(10)
    grid.setColumnStretch(1, 1)
    for line, (key, words) in enumerate(keys):
        grid.addWidget(KeyHint(key), line, 0)
        grid.addWidget(Text(words, "body", wrap=True), line, 1)
    card.body.addLayout(grid)
    card.body.addStretch(1)
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(card)
    return holder
