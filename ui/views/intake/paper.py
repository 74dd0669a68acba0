"""One paper of the checklist: its name, what goes with it, and its state."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from services.domain.checklist import DOWN, OFFERED, WRONG, PaperState
from ui.components import TABLE_WIDTH, Choice, ErrorLine, Segmented, Select, Text
from ui.presenters.intake_rows import Ask, Row
from ui.presenters.intake_sheet import COLLECT_REASONS
from ui.translate import tr
from ui.views.intake.layout import Remark
from ui.views.intake.radio import RadioWord

_LONG = 64
_LONG_DETAIL = 110


class PaperName(QWidget):
    """The name of a paper, its condition or database, what is wrong, and the choice it may need."""

    chosen = Signal(str)
    """Which of the alternatives was shown, or why the paper is taken."""

    def __init__(self, row: Row, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name, rest = split_name(row.component.name)
        self.name = name
        self.setToolTip(row.component.detail)
        self._rest = rest
        self._caption = Text(role="caption", tone="quiet", wrap=True)
        self.error = ErrorLine()
        self.copy = Remark("file", "link")
        self._reason = Select(tr("Why it is taken"), [(text, _reason_words(text)) for text in COLLECT_REASONS])
        # The longest reason must not push the state out of sight.
        self._reason.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._reason.combo.setMinimumContentsLength(12)
        self._reason.changed.connect(self.chosen)
        self._shown = QWidget()
        self._words = self._alternatives(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addStretch(1)
        column.addWidget(Text(name, "row", wrap=True))
        for widget in (self._caption, self.copy, self.error, self._reason, self._shown):
            column.addWidget(widget)
        column.addStretch(1)

    def _alternatives(self, row: Row) -> list[RadioWord]:
        words = [RadioWord(text, self._shown) for text in row.component.alternatives]
        column = QVBoxLayout(self._shown)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(0)
        for word, text in zip(words, row.component.alternatives, strict=True):
            word.clicked.connect(lambda _=False, text=text: self.chosen.emit(text))
            column.addWidget(word)
        return words

    def show_row(self, row: Row) -> None:
        """Show the row as it is answered."""
        there = row.chosen is PaperState.HANDED_IN
        text = _caption(row, self._rest)
        self._caption.setText(text)
        self._caption.setVisible(bool(text))
        self._reason.setVisible(row.collects)
        self._reason.choose(row.reason)
        self._shown.setVisible(there and bool(self._words))
        for word in self._words:
            word.setChecked(word.text() == row.alternative)

    def show_copy(self, pages: int) -> None:
        """Say that there is a file of this paper, of so many pages; 0 for none."""
        self.copy.say(tr("electronic copy · %n pages", pages) if pages else "", "file", "link")

    def controls(self) -> list[QWidget]:
        """Return what can be chosen beside the state."""
        return [self._reason.combo, *self._words]

    def focus_choice(self) -> bool:
        """Go to the reason, when one is asked for; return whether that is so."""
        if self._reason.isVisible():
            self._reason.combo.setFocus()
            return True
        return False


def split_name(name: str) -> tuple[str, str]:
    """Return a long name's main part and what it adds in brackets; nothing is left out."""
    head, bracket, tail = name.partition(" (")
    return (head, f"({tail}") if bracket and len(name) > _LONG else (name, "")


def _caption(row: Row, rest: str) -> str:
    component = row.component
    from_database = row.chosen is PaperState.FROM_DATABASE
    parts = [rest] if rest and not from_database else []
    if row.settled:
        parts.append(tr("Not asked for: another paper of the group is here"))
    elif row.grouped:
        parts.append(tr("One of these papers is enough"))
    if from_database:
        parts.append(tr("{databases}: no paper is taken").format(databases=", ".join(component.databases)))
    if component.condition and not from_database:
        parts.append(tr("Only if: {condition}").format(condition=component.condition))
    elif component.conditional and component.detail and not from_database:
        parts.append(shortened(component.detail.strip("()")))
    if component.alternatives and row.chosen is not PaperState.HANDED_IN and not rest:
        parts.append(tr("One of: {papers}").format(papers="; ".join(component.alternatives)))
    return "\n".join(parts)


def shortened(text: str) -> str:
    """Return the beginning of an explanation, whole words; the rest is the row's tip."""
    if len(text) <= _LONG_DETAIL:
        return text
    return f"{text[:_LONG_DETAIL].rsplit(' ', 1)[0]} …"


def _reason_words(reason: str) -> str:
    return {
        DOWN: tr("Database down, as marked"),
        WRONG: tr("Data wrong or missing"),
        OFFERED: tr("Offered, nobody asked"),
    }[reason]


def choices_of(row: Row, *, faulty: bool) -> list[Choice]:
    """Return what can be answered of a paper; a missing one that was complained about is red."""
    missing = Choice("missing", tr("Missing"), "ring", "wrong" if faulty else "wait")
    there = Choice("handed_in", tr("Here"), "tick", "done")
    take = Choice("handed_in", tr("Take"), "", "wait")
    none = Choice("not_applicable", tr("No"), "", "quiet")
    return {
        Ask.PAPER: [there, missing],
        Ask.PAPER_IF_ANY: [there, missing, none],
        Ask.DATABASE: [Choice("from_database", tr("From database"), "diamond", "data"), take],
        Ask.DATABASE_IF_ANY: [Choice("from_database", tr("Data"), "diamond", "data"), take, none],
        Ask.DATABASE_ON_PAPER: [
            Choice("from_database", tr("Data"), "diamond", "data"),
            Choice("handed_in", tr("Here"), "", "done"),
            Choice("missing", tr("Missing"), "", missing.tone),
        ],
    }[row.ask]


def state_control(row: Row) -> Segmented:
    """Return the control of a paper's state."""
    chosen = row.chosen.value if row.chosen else ""
    return Segmented(row.component.name, choices_of(row, faulty=False), chosen, width=TABLE_WIDTH)
