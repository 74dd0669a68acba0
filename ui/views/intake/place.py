"""The commune of today below an address: named when it is certain, asked about when it is not, never guessed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from services.domain.places import Candidate, Doubt, Place, Standing
from ui.components import Combo, Icon, Rule, Text
from ui.translate import tr
from ui.views.intake.layout import line_of
from ui.views.intake.radio import RadioWord

_MOST_IN_SIGHT = 3
_LONGEST = 40
"""More communes than these, or longer words, stand in a drop-down."""


def doubt_text(doubt: Doubt | None) -> str:
    """Return why there is a choice, "" when the old commune was simply divided."""
    return {
        None: "",
        Doubt.SEVERAL_OLD: tr("Several old communes had this name."),
        Doubt.SEVERAL_TODAY: tr("Several communes of today have this name."),
        Doubt.BOTH_ERAS: tr("An old commune had this name, and one of today has it."),
        Doubt.DISTRICT_UNKNOWN: tr("The district was gone before July 2025."),
        Doubt.DISTRICT_DIFFERS: tr("The commune of this name was in another district."),
        Doubt.SPELLING: tr("The list writes this name with other marks."),
        Doubt.UNCLEAR: tr("A street or an old district may be meant."),
    }[doubt]


def candidate_text(candidate: Candidate, among: tuple[Candidate, ...]) -> str:
    """Return a commune to choose, with the old ones it was found through where these are several."""
    olds = {old.full for known in among for old in known.olds}
    if len(olds) < 2 or not candidate.olds:
        return candidate.commune.full
    old = ", ".join(f"{old.name} ({old.district})" if old.district else old.name for old in candidate.olds)
    return tr("{commune}; before: {old}").format(commune=candidate.commune.full, old=old)


class PlaceToday(QWidget):
    """Which commune of today an address comes to; nothing when the address names it itself."""

    chosen = Signal(str)
    """A person chose a commune; carries its code, such as `2025:26737`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place: Place | None = None
        self._short, self._ruled = False, True
        self.choices: list[RadioWord] = []
        self.combo = Combo()
        self.combo.setPlaceholderText(tr("Choose the commune of today"))
        self.combo.setAccessibleName(tr("Commune of today"))
        self.combo.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.combo.setMinimumContentsLength(12)
        self.combo.activated.connect(lambda: self.chosen.emit(self.combo.currentData()))
        self._icons = [Icon("arrow-right", 14, "done"), Icon("triangle", 14, "wait")]
        self._head = Text(role="label", tone="done")
        self._name = Text(role="row", wrap=True)
        self._radios = QVBoxLayout()
        self._radios.setContentsMargins(0, 0, 0, 2)
        self._radios.setSpacing(2)
        self._note = Text(role="caption", tone="quiet", wrap=True)
        self._title = QWidget()
        self._title.setLayout(line_of(*self._icons, self._head, 1, spacing=6))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(3)
        self._rule = Rule()
        for widget in (self._rule, self._title, self._name):
            column.addWidget(widget)
        column.addLayout(self._radios)
        column.addWidget(self.combo)
        column.addWidget(self._note)
        self.hide()

    @property
    def tells(self) -> bool:
        """Whether there is anything to say: an address whose commune of today is not the one it names."""
        place = self._place
        return place is not None and place.standing is not Standing.TODAY and bool(place.printed.strip())

    def names_one(self) -> bool:
        """Return whether another name than the printed one stands here."""
        return self._place is not None and self._place.standing is Standing.MERGED

    def set_short(self, short: bool, *, ruled: bool) -> None:
        """Leave out what explains it; `ruled`: the printed address stands above."""
        self._short, self._ruled = short, ruled
        self._rule.setVisible(ruled)
        self._note.setVisible(not short and bool(self._note.text()))

    def show_place(self, place: Place | None, code: str) -> None:
        """Show a place and the commune chosen for it, "" when none is."""
        if place != self._place:
            self._place = place
            self._offer(place.candidates if place and place.must_choose else ())
            self._say(place)
        self._say_head(answered=bool(code))
        for radio in self.choices:
            radio.setAutoExclusive(False)
            radio.setChecked(radio.property("code") == code)
            radio.setAutoExclusive(True)
        self.combo.setCurrentIndex(self.combo.findData(code))

    def _say(self, place: Place | None) -> None:
        self.setVisible(self.tells)
        if place is None:
            return
        merged = place.standing is Standing.MERGED
        self._title.setVisible(merged or place.must_choose)
        self._name.setText(place.certain.full if place.certain else "")
        self._name.setVisible(merged)
        self._note.setText(_note(place))
        self.set_short(self._short, ruled=self._ruled)

    def _say_head(self, *, answered: bool) -> None:
        if self._place is None:
            return
        settled = answered or not self._place.must_choose
        self._icons[0].setVisible(settled)
        self._icons[1].setVisible(not settled)
        self._head.set_tone("done" if settled else "wait")
        if not self._place.must_choose:
            self._head.setText(tr("Today, since 01/7/2025"))
        elif answered:
            self._head.setText(tr("Today, as the citizen says"))
        elif self._place.standing is Standing.DIVIDED:
            self._head.setText(tr("Divided on 01/7/2025: choose"))
        else:
            self._head.setText(tr("Which commune is it today?"))

    def _offer(self, candidates: tuple[Candidate, ...]) -> None:
        for radio in self.choices:
            self._radios.removeWidget(radio)
            radio.deleteLater()
        self.choices = []
        self.combo.clear()
        told = [(candidate_text(c, candidates), str(c.commune.code)) for c in candidates]
        many = len(told) > _MOST_IN_SIGHT or any(len(words) > _LONGEST for words, _ in told)
        self.combo.setVisible(many)
        for words, code in told:
            if many:
                self.combo.addItem(words, code)
                continue
            radio = RadioWord(words)
            radio.setProperty("code", code)
            radio.clicked.connect(lambda _=False, code=code: self.chosen.emit(code))
            self._radios.addWidget(radio)
            self.choices.append(radio)
        self.combo.view().setMinimumWidth(self.combo.view().sizeHintForColumn(0) + 24 if many else 0)
        self.combo.setCurrentIndex(-1)

    def controls(self) -> list[QWidget]:
        """Return what can be reached by Tab."""
        return [self.combo] if self.combo.count() else [*self.choices]


def _note(place: Place) -> str:
    if place.standing is Standing.MERGED:
        return tr("Worked out here, no paper is needed")
    if place.standing is Standing.UNKNOWN:
        return tr("Its commune of today was not recognised; the dossier can be received all the same.")
    if len(place.candidates) == 1:
        ask = tr("Ask the citizen; no paper is needed")
    else:
        ask = tr("Ask in which of them the citizen lives; no paper is needed")
    doubt = doubt_text(place.doubt)
    return tr("{reason} {ask}").format(reason=doubt, ask=ask) if doubt else ask
