"""One table of the rulebook with the sheet of the chosen row; the calendar shows its month instead of a list."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from services.bootstrap import Desk
from services.domain.calendar import CalendarDay
from services.domain.permissions import Account
from services.domain.rulebook import Chapter, Rule
from services.errors import InvalidForm, Problem
from services.wording import problem_text
from ui.components import EmptyCard, SearchBox, Step, TableCard, Text
from ui.notice import Notice, failure
from ui.presenters.rule_sheet import day_text
from ui.presenters.rulebook import Row, RulebookPresenter, narrowed
from ui.tasks import Lanes
from ui.translate import language, tr
from ui.views.rulebook.month import MonthCard
from ui.views.rulebook.sheet import RuleSheet
from ui.views.rulebook.table import RulesModel
from ui.views.rulebook.words import chapter_about, field_label, headline

SHEET_WIDTH = 372


class RulesView(QWidget):
    """A chapter: its rows, one of them as a sheet."""

    notice = Signal(object)

    def __init__(self, desk: Desk, account: Account, lanes: Lanes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presenter = RulebookPresenter(self, desk.rulebook, account, lanes.desk, desk.place.today)
        self._rows: tuple[Row, ...] = ()
        self._day = desk.place.today()
        self._wanted: tuple[str, date] | None = None
        self.about = Text(role="second", tone="quiet", wrap=True)
        self.search = SearchBox(tr("Search this table"), hint=tr("Search this table"), key="Ctrl F")
        self.model = RulesModel(self)
        self.list = TableCard(tr("Rows"), row_height=52)
        self.month = MonthCard()
        self.sheet = RuleSheet(may_change=self.presenter.may_change)
        self.empty = EmptyCard("book", "")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.list.table.setModel(self.model)
        self.list.table.set_widths([0, 126, 186])
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self.about)
        left.addWidget(self.search)
        for widget in (self.list, self.month, self.empty):
            left.addWidget(widget, 1)
        self.sheet.setFixedWidth(SHEET_WIDTH)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addLayout(left, 1)
        row.addWidget(self.sheet)

    def _connect(self) -> None:
        self.search.searched.connect(lambda _: self._list_rows())
        self.list.table.selectionModel().currentChanged.connect(lambda now, _: self._show_row(now.row()))
        self.month.chosen.connect(self.go_to_day)
        self.sheet.save_asked.connect(self.presenter.save)
        self.sheet.remove_asked.connect(self.presenter.remove)
        self.sheet.new_asked.connect(self.begin)

    def look_at(self, chapter: Chapter) -> None:
        """Show a chapter."""
        self.search.line.clear()
        self._rows, self._wanted = (), None
        self.sheet.show_rule(chapter, None)
        self.presenter.look_at(chapter)
        # Until the rows are read the table stands empty; nothing says there are none.
        self.model.show_rows(())
        self._arrange(calendar=chapter is Chapter.CALENDAR)

    def retranslate(self) -> None:
        """Say the fixed words in the language in use."""
        self.about.setText(chapter_about(self.presenter.chapter))
        self.month.retranslate()
        self.sheet.retranslate()

    def show_rows(self, chapter: Chapter, rows: tuple[Row, ...]) -> None:
        """Show a table."""
        if chapter is not self.presenter.chapter:
            return
        self._rows = rows
        if chapter is Chapter.CALENDAR:
            self.go_to_day(self._day)
        else:
            self._list_rows()

    def _arrange(self, *, calendar: bool) -> None:
        """Show the month for the calendar, the table for every other chapter."""
        self.about.setText(chapter_about(self.presenter.chapter))
        self.month.setVisible(calendar)
        for widget in (self.search, self.list):
            widget.setVisible(not calendar)
        self.empty.hide()
        if calendar:
            self.go_to_day(self._day)

    def _list_rows(self) -> None:
        rows = narrowed(self._rows, self.search.line.text())
        self.model.show_rows(rows)
        self.list.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self.empty.set_sentence(self._nothing())
        self.list.set_foot(tr("%n row(s)", n=len(rows)), "")
        at = self.model.place_of(*self._wanted) if self._wanted else 0
        if rows:
            self.list.table.setCurrentIndex(self.model.index(max(at, 0), 0))
        else:
            self.sheet.show_rule(self.presenter.chapter, None)

    def _nothing(self) -> str:
        if self._rows:
            return tr("No row has these words. Press Esc to see all.")
        if self.presenter.may_change:
            return tr("Nothing entered yet. Fill in the sheet at the right and save it with F9.")
        return tr("Nothing entered yet. A supervisor of the unit can enter it here.")

    def _show_row(self, at: int) -> None:
        row = self.model.row_at(at)
        if row is not None:
            self._wanted = (row.rule.key, row.rule.valid_from)
            self.sheet.show_rule(self.presenter.chapter, row.rule)

    def go_to_day(self, day: date) -> None:
        """Show a day of the calendar and its month."""
        self._day = day
        rules: dict[date, Rule[CalendarDay]] = {row.rule.body.day: row.rule for row in self._rows}
        self.month.show_days({d: r.body for d, r in rules.items()}, day, self.presenter.today())
        self.sheet.show_rule(Chapter.CALENDAR, rules.get(day))
        if day not in rules and "day" in self.sheet.controls:
            self.sheet.controls["day"].set_text(day_text(day))

    def begin(self) -> None:
        """Open an empty sheet."""
        self.list.table.clearSelection()
        self.sheet.show_rule(self.presenter.chapter, None)
        if first := self.sheet.first():
            first.setFocus()

    def entered(self) -> None:
        """Read the table again."""
        self.presenter.refresh()

    def main_action(self) -> None:
        """Store the sheet; nothing for those who only read."""
        if self.presenter.may_change:
            self.presenter.save(self.sheet.sheet())

    def show_faults(self, error: InvalidForm) -> None:
        """Show what cannot be in the sheet, at each field."""
        self.sheet.show_faults(error.problems)
        self.notice.emit(
            Notice(tr("Not saved: look at the fields marked red. What you typed is still there."), "wrong")
        )

    def show_saved(self, rule: Rule[Any], look: tuple[Problem, ...]) -> None:
        """Show that a row was stored, and what somebody should look at all the same."""
        self._wanted = (rule.key, rule.valid_from)
        if look:
            words = tr("Saved: **{row}**. Look at one thing: {what}")
            what = "; ".join(
                f"{field_label(p.field.removeprefix('body.'))}: {problem_text(p, language())}" for p in look
            )
            self.notice.emit(Notice(words.format(row=headline(rule), what=what), "wait"))
            return
        words = tr("Saved: **{row}**. New dossiers follow it; dossiers already received keep what they have.")
        self.notice.emit(Notice(words.format(row=headline(rule)), "done"))

    def show_removed(self, rule: Rule[Any]) -> None:
        """Show that a row was taken out, with the way back."""
        step = Step(tr("Put it back"), "", "undo", lambda: self.presenter.restore(rule))
        self.notice.emit(Notice(tr("Taken out: **{row}**.").format(row=headline(rule)), "done", step=step))

    def say_failed(self, error: BaseException) -> None:
        """Say what could not be done."""
        self.notice.emit(failure(error))
