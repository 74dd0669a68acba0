"""Column 3 filled in: the promise, the fee, how the result is given, where the dossier goes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from services.domain.calendar import office_time
from services.domain.deadline import Promise
from services.domain.dossier import ResultMethod
from services.wording import promise_reason, route_reason
from ui.components import (
    Card,
    CheckBox,
    Choice,
    DeadlineRuler,
    Field,
    Icon,
    Rule,
    RulerDay,
    Segmented,
    Text,
)
from ui.presenters.intake_outlook import Day, Outlook
from ui.presenters.intake_sheet import Sheet, pretty
from ui.translate import language, tr
from ui.views.intake.fee import FeeBlock
from ui.views.intake.layout import Remark, line_of
from ui.views.moments import long_day

_RULER = 60


class PromiseBlock(QWidget):
    """The promised hour, large, the day, the reason, the days as a ruler; or a field for the day."""

    typed = Signal(str)
    """A day was typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._time = Text(role="total")
        self._day = Text(role="strong", digits=True)
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
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self._label = Text(tr("Promised result"), "label", "quiet")
        column.addWidget(self._label)
        for widget in (self._big, self._ruler, self.due_on):
            column.addWidget(widget)
        self._days: tuple[Day, ...] = ()
        self._tight = False
        self.due_on.hide()
        self._ruler.hide()

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
        self._days = ruler
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


class ReceiverBlock(Card):
    """Where the dossier goes, why, and that the line is down when it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(ground="sunken", radius=6, padding=8, spacing=2, parent=parent)
        self._to = Text(role="second_strong", wrap=True)
        self._why = Text(role="caption", tone="quiet", wrap=True)
        self._offline = Remark("cloud-off", "wait")
        line = line_of(Icon("server", 16, "quiet"))
        line.addWidget(self._to, 1)
        self.body.addLayout(line)
        self.body.addWidget(self._why)
        self.body.addWidget(self._offline)

    def set_tight(self, tight: bool) -> None:
        """Leave the reason out where height is short."""
        self._why.setVisible(not tight)
        self.setToolTip(self._why.text() if tight else "")

    def show_route(self, outlook: Outlook) -> None:
        """Show the receiver and its reason."""
        name = outlook.receiver or tr("the provincial system")
        self._to.setText(tr("Goes to {receiver}").format(receiver=name))
        self._why.setText(route_reason(outlook.review.route, language()))
        offline = tr("Offline: receive as usual, it is sent later by itself") if outlook.online is False else ""
        self._offline.say(offline, "cloud-off", "wait")


class OutlookColumn(QWidget):
    """Promise, fee, way of the result and receiver, from top to bottom."""

    typed = Signal(str, str)
    """A text was typed: `due_on` or `fee`, and the text."""
    paid = Signal(object)
    delivered_by = Signal(object)
    at_once = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet = Sheet()
        self._room, self._compact = 0, False
        self.promise, self.fee, self.receiver = PromiseBlock(), FeeBlock(), ReceiverBlock()
        self.promise.typed.connect(lambda text: self.typed.emit("due_on", text))
        self.fee.typed.connect(lambda text: self.typed.emit("fee", text))
        self.fee.paid.connect(self.paid)
        ways = [
            Choice("counter", tr("At the counter")),
            Choice("post", tr("By post")),
            Choice("electronic", tr("Electronic")),
        ]
        self.method = Segmented(tr("How the result is given"), ways, "counter")
        self.method.changed.connect(lambda value: self.delivered_by.emit(ResultMethod(value)))
        self.same_day = CheckBox(tr("Result handed over now, no receipt"))
        self.same_day.toggled.connect(self.at_once)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        above: tuple[QWidget, ...] = (self.promise, Rule(), self.fee, Rule())
        for widget in above:
            self._column.addWidget(widget)
        self._way = QVBoxLayout()
        self._way.setSpacing(4)
        self._way_label = Text(tr("Result by"), "label", "quiet")
        self._way.addWidget(self._way_label)
        self._way.addWidget(self.method)
        self._column.addLayout(self._way)
        self._column.addWidget(self.same_day)
        self._column.addWidget(self.receiver)
        self._column.addStretch(1)

    def set_compact(self, compact: bool, tight: bool = False) -> None:
        """Take less height on a low screen, still less beside the list of what is missing."""
        self._compact = compact or tight
        self._column.setSpacing(6)
        self.receiver.set_tight(tight)
        self._way_label.setVisible(not tight)
        self.promise.set_tight(tight)
        self.fit(self._room)

    def fit(self, room: int) -> None:
        """Leave the ruler out where it would push something out of sight."""
        self._room = room
        if not self._compact:
            self.receiver.set_tight(tight=False)
            self.receiver.set_tight(self._taken() > room)
        taken = self._taken()
        self.promise.show_ruler(0 if self._compact else room - taken)

    def _taken(self) -> int:
        """Return the height of everything but the ruler."""
        return self._column.totalHeightForWidth(self.width()) - self.promise.ruler_height()

    def controls(self) -> list[QWidget]:
        """Return what can be filled in, in reading order."""
        return [self.promise.due_on.line, self.fee.amount, self.fee.payment, self.method, self.same_day]

    def show_sheet(self, sheet: Sheet) -> None:
        """Show what the sheet holds; promise and receiver come with `show_outlook`."""
        self._sheet = sheet
        self.fee.show_fee(sheet)
        self.method.choose(sheet.result_method.value)
        was = self.same_day.blockSignals(True)
        self.same_day.setChecked(sheet.same_day)
        self.same_day.blockSignals(was)
        limit = sheet.procedure.time if sheet.procedure else None
        self.same_day.setVisible(limit is not None and (limit.same_day or limit.value == 0))

    def show_outlook(self, outlook: Outlook, sheet: Sheet) -> None:
        """Show what the sheet comes to."""
        self._sheet = sheet
        limit = outlook.review.procedure.time
        published = limit is not None and limit.unit.value != "khac"
        self.promise.show_promise(outlook.review.promise, outlook.ruler, sheet, published=published)
        self.receiver.show_route(outlook)
        self.fit(self._room)
