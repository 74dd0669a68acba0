"""What the days add up to: the counts, the two charts, and what is not sent yet."""

import re
from datetime import date, datetime

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from services.domain.daily_log import DailyLog
from ui.components import BarChart, Card, HBar, HBarChart, Icon, Lead, Rule, Text
from ui.components.paint import box
from ui.presenters.daily_log import Summary
from ui.translate import tr
from ui.views.moments import dong, grouped, long_day

FIELDS = 5
"""How many fields the chart shows; the others are added up."""


class Counts(Card):
    """Five counts and the money, side by side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=0, parent=parent)
        self.body.setContentsMargins(0, 13, 0, 13)
        self.leads = [Lead("–", "") for _ in range(6)]
        grid = QGridLayout()
        grid.setSpacing(0)
        for at, lead in enumerate(self.leads):
            lead.setContentsMargins(20, 0, 8, 0)
            grid.addWidget(lead, 0, at)
            grid.setColumnStretch(at, 1)
        self.body.addLayout(grid)

    def show_log(self, log: DailyLog, added_up: Summary, now: datetime) -> None:
        """Show what the days add up to."""
        late = log.overdue(now)
        papers = tr("desk {desk}, %n receipt(s)", len(log.lines)).format(desk=log.office.desk)
        fields = ", ".join(f"{_short(name)} {count}" for name, count in added_up.late_fields[:2])
        shown: tuple[tuple[str, str, str], ...] = (
            (grouped(log.received), tr("Taken in"), papers),
            (grouped(log.returned), tr("Results handed over"), tr("%n on time", log.returned_on_time)),
            (grouped(late), tr("Overdue by us"), fields or tr("nothing late")),
            (grouped(log.requests), tr("Papers asked for"), tr("form 02")),
            (grouped(log.refusals), tr("Refused"), tr("form 03, with its reason")),
            (dong(log.fees), tr("Fees"), tr("paid at reception")),
        )
        for at, (lead, (number, label, note)) in enumerate(zip(self.leads, shown, strict=True)):
            bad = at == 2 and late > 0
            lead.show_number(number, label, note, tone="wrong" if bad else "ink", icon="triangle" if bad else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card and the hairlines between the counts."""
        super().paintEvent(event)
        painter = QPainter(self)
        for lead in self.leads[1:]:
            box(painter, lead.geometry().adjusted(0, 0, 1 - lead.width(), 0), fill="line", radius=0)
        painter.end()


class Hours(Card):
    """Receptions by the hour, naming the peak."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=12, spacing=6, parent=parent)
        self.body.setContentsMargins(17, 11, 17, 9)
        self._title, self._peak = Text(role="second_strong"), Text(role="caption", tone="quiet")
        self.chart = BarChart()
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._peak)
        self.body.addLayout(head)
        self.body.addWidget(self.chart, 1)

    def show_hours(self, added_up: Summary) -> None:
        """Show the hours of the days."""
        self._title.setText(tr("Taken in by the hour"))
        words = ""
        if added_up.peak is not None:
            hour, count = added_up.peak
            words = tr("most at {hour}: {count}").format(hour=hour, count=count)
        self._peak.setText(words)
        self.chart.show_bars([(str(hour), count) for hour, count in added_up.hours], words)


class Fields(Card):
    """Dossiers by field, the overdue ones set off."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=12, spacing=8, parent=parent)
        self.body.setContentsMargins(17, 11, 17, 9)
        self._title = Text(role="second_strong")
        self._timely, self._late = Text(role="caption", tone="quiet"), Text(role="caption", tone="quiet")
        self.chart = HBarChart()
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._title, 1)
        for token, words in (("bar", self._timely), ("wrong", self._late)):
            head.addWidget(_Swatch(token))
            head.addWidget(words)
        self.body.addLayout(head)
        self.body.addWidget(self.chart, 1)

    def show_fields(self, fields: tuple[tuple[str, int, int], ...]) -> None:
        """Show the fields of the days, the smaller ones together."""
        self._title.setText(tr("By field"))
        self._timely.setText(tr("in time"))
        self._late.setText(tr("overdue by us"))
        rows = list(fields)
        if len(rows) > FIELDS:
            rest = rows[FIELDS - 1 :]
            others = (tr("Other fields"), sum(r[1] for r in rest), sum(r[2] for r in rest))
            rows = [*rows[: FIELDS - 1], others]
        bars = [HBar(_short(name), timely + late, late, _bar_words(timely + late, late)) for name, timely, late in rows]
        self.chart.show_bars(bars, "; ".join(f"{bar.name} {bar.words}" for bar in bars))


def _short(field: str) -> str:
    """Return what people call a field: `Thành lập và hoạt động doanh nghiệp (hộ kinh doanh)` is `Hộ kinh doanh`."""
    inner = re.search(r"\(([^()]+)\)$", field)
    return inner[1][:1].upper() + inner[1][1:] if inner else field


def _bar_words(count: int, late: int) -> str:
    return tr("{count} · {late} overdue").format(count=count, late=late) if late else str(count)


class _Swatch(QWidget):
    def __init__(self, token: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._token = token
        self.setFixedSize(10, 10)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the colour a word speaks of."""
        painter = QPainter(self)
        box(painter, self.rect(), fill=self._token, radius=2)
        painter.end()


class Sync(Card):
    """How many of the dossiers the receiver has, and whether the days can still change."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=12, spacing=6, parent=parent)
        self.body.setContentsMargins(17, 13, 17, 11)
        self._icon, self._title = Icon("cloud-tick", 20, "done"), Text(role="strong")
        self._words = Text(role="second", tone="quiet", wrap=True)
        self._open, self._open_words = Text(role="second_row"), Text(role="caption", tone="quiet", wrap=True)
        self._open_icon = Icon("clock", 16, "quiet")
        head, day = QHBoxLayout(), QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._icon)
        head.addWidget(self._title, 1)
        day.setSpacing(8)
        day.addWidget(self._open_icon)
        day.addWidget(self._open, 1)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._words)
        column.addStretch(1)
        column.addWidget(Rule())
        column.addLayout(day)
        column.addWidget(self._open_words)
        self.body.addLayout(column)

    def show_log(self, log: DailyLog, unsynced: int, today: date) -> None:
        """Show how the days stand with the receiver."""
        tone = "wait" if unsynced else "done"
        self._icon.show_icon("cloud-off" if unsynced else "cloud-tick", tone)
        self._title.set_tone(tone if log.received else "quiet")
        if not log.received:
            self._icon.show_icon("ring", "quiet")
            self._title.setText(tr("Nothing to send"))
            self._words.setText(tr("No dossier was received on these days."))
        elif unsynced:
            self._title.setText(tr("%n not sent yet", unsynced))
            self._words.setText(tr("A late upload is no late dossier. See Queue (F4) for why."))
        else:
            self._title.setText(tr("All sent"))
            self._words.setText(tr("The receiver has every dossier of these days."))
        still = log.last >= today
        self._open_icon.show_icon("clock" if still else "calendar", "quiet")
        self._open.setText(
            tr("{day} is not over yet").format(day=long_day(today)) if still else tr("These days are over")
        )
        words = tr("Numbers still change while the counter is open.")
        self._open_words.setText(words if still else tr("States still change; dossiers received no longer do."))
