"""The promise of a form: its hour and day, why, and the days it counts."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from services.domain.calendar import office_time
from services.domain.deadline import Promise
from services.wording import promise_reason
from ui.components import Button, DeadlineRuler, Field, RulerDay, Text
from ui.presenters.intake_outlook import Day
from ui.presenters.intake_sheet import Sheet, pretty
from ui.translate import language, tr
from ui.views.intake.layout import line_of
from ui.views.moments import long_day
from ui.views.why import WhyPopup

_RULER = 62
"""Height of the ruler, pixels."""


class PromiseBlock(QWidget):
    """The promised hour, large, the day, the reason, the days as a ruler; or a field for the day."""

    typed = Signal(str)
    """A day was typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._time = Text(role="total")
        self._day = Text(role="strong")
        self._why = Text(role="caption", tone="quiet", wrap=True)
        self._ruler = DeadlineRuler()
        self.due_on = Field(tr("Promised day (the catalogue has no deadline)"), hint=tr("dd/mm/yyyy"), digits=True)
        self.due_on.line.textEdited.connect(self.typed)
        self.due_on.line.editingFinished.connect(self._tidy)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addStretch(1)
        right.addWidget(self._day)
        right.addWidget(self._why)
        right.addStretch(1)
        self._big = QWidget()
        line = line_of(self._time, spacing=12)
        line.addLayout(right, 1)
        self._big.setLayout(line)
        self.why = WhyPopup(self)
        self._promise: Promise | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._label = QWidget()
        self.why_button = Button(tr("Why this day?"), "light", key="Alt Y", height=24)
        # Its key opens it from anywhere; Tab goes through what is filled in.
        self.why_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.why_button.clicked.connect(self.open_why)
        head = line_of(Text(tr("Promised result"), "label", "quiet"))
        head.addStretch(1)
        head.addWidget(self.why_button)
        self._label.setLayout(head)
        column.addWidget(self._label)
        for widget in (self._big, self._ruler, self.due_on):
            column.addWidget(widget)
        self._days: tuple[Day, ...] = ()
        self._tight = False
        self.due_on.hide()
        self._ruler.hide()

    def open_why(self) -> None:
        """Show every fact the promise rests on; without a promise there is nothing to tell."""
        if self._promise is not None:
            self.why.open(self._promise, self._big)

    def set_tight(self, tight: bool) -> None:
        """Leave the label out where height is short; the hour says what it is."""
        self._tight = tight
        self._label.setVisible(not tight and not self._big.isHidden())

    def ruler_height(self) -> int:
        """Return how much height the ruler takes now."""
        return 0 if self._ruler.isHidden() else _RULER

    def show_ruler(self, room: int) -> None:
        """Show the ruler when there are days to show and room for it."""
        self._ruler.setVisible(bool(self._days) and room >= _RULER)

    def show_promise(self, promise: Promise | None, ruler: tuple[Day, ...], sheet: Sheet, *, published: bool) -> None:
        """Show a promise; the field for a day stays while the catalogue has no deadline."""
        self._days, self._promise = ruler, promise
        self._big.setVisible(promise is not None)
        self._label.setVisible(promise is not None and not self._tight)
        self.due_on.setVisible(not published)
        if self.due_on.text() != sheet.due_on and not self.due_on.line.hasFocus():
            self.due_on.set_text(sheet.due_on)
        if promise is not None:
            local = office_time(promise.due_at)
            self._time.setText(f"{local:%H:%M}")
            self._day.setText(long_day(local.date()))
            self._why.setText(promise_reason(promise, language()))
            self._why.set_tone("quiet" if promise.confirmed else "wait")
            names = [RulerDay(_short(d), f"{d.day:%d}", d.kind) for d in ruler]  # type: ignore[arg-type]
            self._ruler.show_days(names, promise_reason(promise, language()))
            self.setAccessibleName(f"{local:%H:%M} {long_day(local.date())}")

    def _tidy(self) -> None:
        shown = pretty("due_on", self.due_on.text())
        if shown != self.due_on.text():
            self.due_on.set_text(shown)
            self.typed.emit(shown)


def _short(day: Day) -> str:
    names = (tr("Mo"), tr("Tu"), tr("We"), tr("Th"), tr("Fr"), tr("Sa"), tr("Su"))
    return names[day.day.weekday()]
