"""Column 3 filled in: the promise, the fee, how the result is given, where the dossier goes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from services.domain.dossier import ResultMethod
from services.domain.preview import FROM_THERE
from services.wording import route_reason
from ui.components import (
    Card,
    CheckBox,
    Choice,
    Combo,
    Field,
    Icon,
    Rule,
    Segmented,
    Text,
)
from ui.presenters.intake_outlook import Outlook
from ui.presenters.intake_sheet import Sheet
from ui.presenters.intake_together import Line
from ui.translate import language, tr
from ui.views.intake.fee import FeeBlock
from ui.views.intake.layout import Remark, line_of
from ui.views.intake.promise import PromiseBlock
from ui.views.intake.visit import VisitLines
from ui.views.intake.words import notice_text

_TIGHT, _TIGHTEST = 4, 5
"""How much is left out: the list of what is missing stands above, and the most there is."""


class ReceiverBlock(Card):
    """Where the dossier goes, why, and that the line is down when it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(ground="sunken", radius=6, padding=8, spacing=2, parent=parent)
        self._to = Text(role="second_strong", wrap=True)
        self._why = Text(role="caption", tone="quiet", wrap=True)
        self._offline, self._unknown = Remark("cloud-off", "wait"), Remark("triangle", "wait")
        line = line_of(Icon("server", 16, "quiet"))
        line.addWidget(self._to, 1)
        self.body.addLayout(line)
        self.body.addWidget(self._why)
        self.body.addWidget(self._offline)
        self.body.addWidget(self._unknown)

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
        notices = outlook.review.notices
        unknown = [notice_text(n) for n in notices if n.field == "receiver" or n.kind in FROM_THERE]
        self._unknown.say("; ".join(unknown), "triangle", "wait")


class OutlookColumn(QWidget):
    """Promise, fee, way of the result and receiver, from top to bottom."""

    typed = Signal(str, str)
    """A text was typed: `due_on` or one of the fee's, and the text."""
    paid = Signal(object)
    delivered_by = Signal(object)
    returned_to = Signal(str)
    """A reception point was chosen for the result; carries its key."""
    at_once = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet = Sheet()
        self._room, self._compact, self._tight = 0, False, False
        self.promise, self.fee, self.receiver = PromiseBlock(), FeeBlock(), ReceiverBlock()
        self.lines = VisitLines()
        label, hint = tr("Competent commune, where it is another one"), tr("name or code, such as 2025:11983")
        self.competent, self._settled_by = Field(label, hint=hint), Remark()
        self.competent.line.textEdited.connect(lambda text: self.typed.emit("competent", text))
        self.competent.hide()
        self.promise.typed.connect(lambda text: self.typed.emit("due_on", text))
        self.fee.typed.connect(self.typed)
        self.fee.paid.connect(self.paid)
        ways = [
            Choice("counter", tr("At the counter")),
            Choice("post", tr("By post")),
            Choice("electronic", tr("Electronic")),
        ]
        self.method = Segmented(tr("How the result is given"), ways, "counter")
        self.method.changed.connect(lambda value: self.delivered_by.emit(ResultMethod(value)))
        self.point = Combo()
        self.point.activated.connect(lambda _: self.returned_to.emit(str(self.point.currentData())))
        self.point.hide()
        self.same_day = CheckBox(tr("Handed over now, no receipt"), key="Alt V")
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
        self._way.addWidget(self.point)
        self._column.addLayout(self._way)
        self._column.addWidget(self.same_day)
        self._column.addWidget(self.competent)
        self._column.addWidget(self._settled_by)
        self._column.addWidget(self.receiver)
        self._column.addWidget(self.lines)
        self._column.addStretch(1)

    def set_compact(self, compact: bool, tight: bool = False) -> None:
        """Take less height on a low screen, still less beside the list of what is missing."""
        self._compact, self._tight = compact or tight, tight
        self.fit(self._room)

    def fit(self, room: int) -> None:
        """Leave out, one thing after the other, what would push something out of sight; the ruler goes first of all."""
        self._room = room
        for level in range(_TIGHT if self._tight else 0, _TIGHTEST + 1):
            self._leave_out(level)
            if (taken := self._taken()) <= room:
                break
        self.promise.show_ruler(0 if self._compact else room - taken)

    def _leave_out(self, level: int) -> None:
        self.receiver.set_tight(level > 0)
        self.lines.set_tight(level > 0)
        self.fee.set_compact(level > 1)
        self._way_label.setVisible(level < 3)
        self.promise.set_tight(level >= _TIGHT)
        self._column.setSpacing(3 if level == _TIGHTEST else 5)

    def _taken(self) -> int:
        """Return the height of everything but the ruler."""
        # Words that were hidden know the height they need only once they have their width.
        for _ in range(2):
            self._column.invalidate()
            self._column.activate()
            for block in (self.promise, self.fee, self.receiver):
                if (inside := block.layout()) is not None:
                    inside.activate()
        self._column.invalidate()
        return self._column.totalHeightForWidth(self.width()) - self.promise.ruler_height()

    def hand_over(self) -> None:
        """Alt V: say that the result is handed over now, or take it back; nothing for work that takes days."""
        if self.same_day.isVisible():
            self.same_day.click()

    def controls(self) -> list[QWidget]:
        """Return what can be filled in, in reading order."""
        ways = [self.method, self.point, self.same_day, self.competent.line]
        return [self.promise.due_on.line, *self.fee.controls(), *ways]

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

    def show_lines(self, lines: tuple[Line, ...], at: int) -> None:
        """Show what each dossier of a visit comes to, in the place of the one receiver."""
        self.receiver.setVisible(not lines)
        self.lines.show_lines(lines, at)
        self.fit(self._room)

    def _show_points(self, outlook: Outlook, sheet: Sheet) -> None:
        """Offer where the result is handed out, where there is a choice."""
        self.point.setVisible(len(outlook.points) > 1 and sheet.result_method is ResultMethod.COUNTER)
        self.point.setAccessibleName(tr("Where the result is handed out"))
        self.point.setPlaceholderText(tr("Where the result is handed out"))
        keys = [key for key, _ in outlook.points]
        if keys != [self.point.itemData(at) for at in range(self.point.count())]:
            self.point.clear()
            for key, point in outlook.points:
                self.point.addItem(point.name, key)
        chosen = sheet.return_point or outlook.review.return_point
        self.point.setCurrentIndex(keys.index(chosen) if chosen in keys else -1)

    def _show_competent(self, outlook: Outlook, sheet: Sheet) -> None:
        """Show the field for another commune, only where the procedure may be handed in away from it."""
        self.competent.setVisible(outlook.anywhere)
        if self.competent.text() != sheet.competent and not self.competent.line.hasFocus():
            self.competent.set_text(sheet.competent)
        name = outlook.review.competent
        words = tr("Settled by {commune}").format(commune=name) if name else ""
        unknown = tr("this commune is not known; write it with its province")
        self._settled_by.say(words or (unknown if outlook.anywhere and sheet.competent else ""), "pin", "quiet")

    def show_outlook(self, outlook: Outlook, sheet: Sheet) -> None:
        """Show what the sheet comes to."""
        self._show_competent(outlook, sheet)
        self._sheet = sheet
        self._show_points(outlook, sheet)
        limit = outlook.review.procedure.time
        published = limit is not None and limit.unit.value != "khac"
        self.promise.show_promise(outlook.review.promise, outlook.ruler, sheet, published=published)
        self.receiver.show_route(outlook)
        self.fee.show_fee(sheet, outlook.review.quote)
        self.fit(self._room)
