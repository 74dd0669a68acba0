"""What became of the card: read whole, to be compared, or to be typed, and why."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from services.domain.card_fields import CardField, Fill, Reading, Why, readings_told
from ui.components import Button, Card, Icon, Text
from ui.translate import tr
from ui.views.intake.layout import Remark, line_of
from ui.views.intake.words import field_label
from ui.views.moments import clock

_LINES = 3
_ON_PAGE = (CardField.PERSONAL_ID, CardField.FULL_NAME, CardField.BORN_ON, CardField.SEX, CardField.ADDRESS)


def card_field_name(field: CardField) -> str:
    """Return what a field of the card is called."""
    if field is CardField.OLD_NUMBER:
        return tr("Old number")
    if field is CardField.ISSUED_ON:
        return tr("Day of issue")
    return field_label(field.value)


def why_text(why: Why) -> str:
    """Return why a field is not simply filled in."""
    return {
        Why.NONE: "",
        Why.NOT_ON_CARD: tr("the code has nothing there"),
        Why.CUT_SHORT: tr("the scan was cut short"),
        Why.LETTERS_LOST: tr("the scanner lost letters"),
        Why.MANGLED: tr("the input method changed it"),
        Why.MISPLACED: tr("the fields came out of place"),
        Why.NOT_READABLE: tr("it cannot be read"),
        Why.YEAR_ONLY: tr("the card gives the year only"),
        Why.OTHER_KEYS: tr("the scanner is set to another keyboard"),
        Why.CAPITALS: tr("Caps Lock was on"),
        Why.RECODED: tr("the letters came in another coding"),
        Why.UNUSUAL: tr("a word reads unusually"),
        Why.DIFFERS: tr("it differs from the personal number"),
    }[why]


def sentences(notes: tuple[str, ...]) -> tuple[str, ...]:
    """Return what a person has to do after a card was read, what must be typed first; nothing when all was read."""
    groups: dict[Reading, list[str]] = {}
    read = readings_told(notes)
    for field in _ON_PAGE:
        if field in read:
            name = card_field_name(field)
            groups.setdefault(read[field], []).append(name[:1].lower() + name[1:])
    ordered = sorted(groups.items(), key=lambda group: (Fill.LEFT_OUT, Fill.DOUBTFUL, Fill.FILLED).index(group[0].fill))
    told = [_sentence(reading, ", ".join(names)) for reading, names in ordered]
    issued = read.get(CardField.ISSUED_ON)
    if issued and issued not in groups:
        told.append(tr("Day of issue left out, nobody needs it: {why}").format(why=why_text(issued.why)))
    return tuple(told)


def _sentence(reading: Reading, fields: str) -> str:
    words = {
        Fill.LEFT_OUT: tr("Type {fields}: {why}"),
        Fill.DOUBTFUL: tr("Compare {fields} with the card: {why}"),
        Fill.FILLED: tr("Filled in, {fields}: {why}"),
    }[reading.fill]
    return words.format(fields=fields, why=why_text(reading.why))


def whole_list(notes: tuple[str, ...]) -> str:
    """Return what became of every field, a line each."""
    read = readings_told(notes)
    lines = []
    for field in CardField:
        reading = read.get(field, Reading())
        if field is CardField.OLD_NUMBER:
            words = tr("not needed")
        elif reading.fill is Fill.FILLED:
            words = tr("read")
        else:
            words = tr("left out") if reading.fill is Fill.LEFT_OUT else tr("to be compared")
        told = tr("{field}: {words}").format(field=card_field_name(field), words=words)
        lines.append(f"{told} ({why_text(reading.why)})" if reading.why else told)
    return "\n".join(lines)


class CardReading(QWidget):
    """A strip that tells of the card, and below it what a person has to look at."""

    again = Signal()
    """The card should be read once more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.strip = Card(ground="done_soft", edge="", radius=6, padding=0)
        self.strip.setFixedHeight(36)
        self._icon, self.words = Icon("tick-circle", 18, "done"), Text(role="second_row", tone="done")
        self.rescan = Button(tr("Scan again"), "light", height=32)
        self.rescan.clicked.connect(self.again)
        line = line_of(self._icon, self.words, 1, self.rescan)
        line.setContentsMargins(11, 0, 3, 0)
        self.strip.body.addLayout(line)
        self.lines = tuple(Remark() for _ in range(_LINES))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self.strip, *self.lines):
            column.addWidget(widget)

    def set_tight(self, tight: bool) -> None:
        """Leave the strip out where height is short; what is to be done stays."""
        self.strip.setVisible(not tight)
        self.setVisible(not tight or any(line.isVisibleTo(self) for line in self.lines))

    def show_card(self, at: datetime | None, notes: tuple[str, ...]) -> None:
        """Show when a card was read and what became of it; without a time, that one can be read."""
        told = sentences(notes) if at else ()
        tone = "link" if at is None else "wait" if told or notes else "done"
        icon = {"link": "scan", "wait": "triangle", "done": "tick-circle"}[tone]
        self.strip.set_look(ground={"link": "soft", "wait": "wait_soft", "done": "done_soft"}[tone])
        self._icon.show_icon(icon, tone)
        self.words.setText(self._head(at, notes))
        self.words.set_tone(tone)
        self.strip.setToolTip(whole_list(notes) if at else "")
        self.strip.setAccessibleName(self.words.text())
        self.strip.setAccessibleDescription(whole_list(notes) if at else "")
        self.rescan.setVisible(at is not None)
        for remark, words in zip(self.lines, self._fitted(told), strict=True):
            remark.say(words, "triangle", "wait")

    @staticmethod
    def _head(at: datetime | None, notes: tuple[str, ...]) -> str:
        if at is None:
            return tr("Scan the card")
        read = readings_told(notes)
        partly = any(read[field].fill is Fill.LEFT_OUT for field in _ON_PAGE if field in read)
        words = tr("Read in part at {time}") if partly else tr("Card read at {time}")
        return words.format(time=clock(at))

    @staticmethod
    def _fitted(told: tuple[str, ...]) -> tuple[str, ...]:
        shown = told if len(told) <= _LINES else (*told[: _LINES - 1], "; ".join(told[_LINES - 1 :]))
        return (*shown, *[""] * _LINES)[:_LINES]
