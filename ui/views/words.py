"""Sentences that the frame, the sign-in page and the lock page share."""

from __future__ import annotations

from datetime import date, datetime

from services.domain.calendar import office_time
from ui.presenters.frame import Connection, Link
from ui.translate import tr
from ui.views.moments import clock, day_and_clock, weekday


def since_words(since: datetime, now: datetime) -> str:
    """Return a moment of today as `09:12`, an earlier one with its day."""
    return clock(since) if office_time(since).date() == office_time(now).date() else day_and_clock(since, now)


def connection_words(connection: Connection, now: datetime) -> str:
    """Return what the chip says: the state, since when, how many wait."""
    if connection.since is None:
        return _untried(connection.waiting)
    since = since_words(connection.since, now)
    n = connection.waiting
    words = {
        (Link.ONLINE, False): tr("Online since {since}"),
        (Link.ONLINE, True): tr("Online since {since} · %n dossiers wait", n),
        (Link.OFFLINE, False): tr("Offline since {since}"),
        (Link.OFFLINE, True): tr("Offline since {since} · %n dossiers wait", n),
        (Link.PARTLY, False): tr("One receiver silent since {since}"),
        (Link.PARTLY, True): tr("One receiver silent since {since} · %n dossiers wait", n),
    }
    return words[connection.link, n > 0].format(since=since)


def _untried(waiting: int) -> str:
    return tr("Not sent yet · %n dossiers wait", waiting) if waiting else tr("Nothing sent yet")


def connection_look(connection: Connection) -> tuple[str, str]:
    """Return tone and icon of the chip."""
    return {
        Link.ONLINE: ("done", "cloud-tick"),
        Link.OFFLINE: ("wait", "cloud-off"),
        Link.PARTLY: ("wait", "cloud-off"),
        Link.UNTRIED: ("quiet", "ring"),
    }[connection.link]


def long_date(day: date) -> str:
    """Return a day in full, such as `Thứ Sáu, ngày 20 tháng 11 năm 2026`."""
    return tr("{weekday}, {day}/{month}/{year}").format(
        weekday=weekday(day), day=day.day, month=day.month, year=day.year
    )


def reason_words(reason: str) -> str:
    """Return a fixed reason in words, others as they were written."""
    return {
        "database_down": tr("the database was down"),
        "data_wrong": tr("its data were wrong or missing"),
        "offered": tr("the citizen offered it"),
    }.get(reason, reason)
