"""Whom the queue says to ask about a line."""

from datetime import UTC, datetime

from services.domain.lines import Line
from ui.presenters.queue import Queue
from ui.views.queue.lines import LineCard
from ui.views.queue.words import help_words

NOW = datetime(2026, 11, 20, 3, tzinfo=UTC)


def line(**facts):
    given = {"receiver": "justice", "online": False, "since": NOW, "last_sent": None, "next_try": None}
    return Line(**{**given, "waiting": 1, "unknown": 0, "parked": 0, "slots": (0, None), **facts})


def test_support_is_named_while_the_line_is_down_and_only_then(qapp):
    assert "1900 1000" in help_words(line(support="1900 1000"))
    assert help_words(line(support="1900 1000", online=True)) == ""
    assert help_words(line()) == ""


def test_a_receiver_nobody_set_up_sends_one_to_the_administrator(qapp):
    words = help_words(line(set_up=False, support="1900 1000"))

    assert words
    assert "1900" not in words


def test_the_card_shows_the_help_below_its_times(qapp):
    card, told = LineCard(), line(support="1900 1000")
    queue = Queue((told,), ())

    card.show_line(told, queue, None, NOW)
    assert "1900 1000" in card._help.text()
    card.show_line(line(), queue, None, NOW)
    assert card._help.text() == ""
