"""Moments, days and amounts as the counter says them, in the language in use."""

from datetime import date, datetime

from services.domain.calendar import office_time
from ui.translate import tr


def weekday(day: date) -> str:
    """Return the name of a day of the week."""
    names = (
        tr("Monday"),
        tr("Tuesday"),
        tr("Wednesday"),
        tr("Thursday"),
        tr("Friday"),
        tr("Saturday"),
        tr("Sunday"),
    )
    return names[day.weekday()]


def long_day(day: date) -> str:
    """Return a day with its name, such as `Thứ Năm 19/11/2026`."""
    return f"{weekday(day)} {day:%d/%m/%Y}"


def clock(at: datetime) -> str:
    """Return the hour and minute of the counter's clock."""
    return f"{office_time(at):%H:%M}"


def day_and_clock(at: datetime, now: datetime) -> str:
    """Return the day and the time; the year only when it is another one than today's."""
    local = office_time(at)
    return f"{local:%d/%m %H:%M}" if local.year == office_time(now).year else f"{local:%d/%m/%Y %H:%M}"


def lately(at: datetime, now: datetime) -> str:
    """Return the time alone for today, else the day and the time."""
    return clock(at) if office_time(at).date() == office_time(now).date() else day_and_clock(at, now)


def today_or_day(at: datetime, now: datetime) -> str:
    """Return `hôm nay 09:19` for a moment of today, else the day and the time."""
    if office_time(at).date() == office_time(now).date():
        return tr("today {time}").format(time=clock(at))
    return day_and_clock(at, now)


def promised(at: datetime, now: datetime) -> str:
    """Return the promise as people say it: `16:30 Thứ Tư 25/11`."""
    local = office_time(at)
    day = f"{local:%d/%m}" if local.year == office_time(now).year else f"{local:%d/%m/%Y}"
    return f"{local:%H:%M} {weekday(local.date())} {day}"


def grouped(number: int) -> str:
    """Return a whole number with a dot between thousands, as written in Vietnam."""
    return f"{number:,}".replace(",", ".")


def dong(amount: int) -> str:
    """Return an amount in đồng, such as `684.000 đ`."""
    return f"{grouped(amount)} đ"
