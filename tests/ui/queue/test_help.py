"""Whom the queue says to ask about a line."""

from datetime import UTC, datetime, timedelta

import pytest

from services.domain.lines import Line
from ui.presenters.queue import Queue
from ui.views.queue.lines import LineCard, LineCards
from ui.views.queue.words import help_words, line_times

NOW = datetime(2026, 11, 20, 3, tzinfo=UTC)


def line(**facts):
    given = {"receiver": "justice", "online": False, "since": NOW, "last_sent": None, "next_try": None}
    return Line(**{**given, "waiting": 1, "unknown": 0, "parked": 0, "slots": (0, None), **facts})


def test_support_is_named_while_the_line_is_down_and_only_then(qapp):
    assert "1900 1000" in help_words(line(support="1900 1000"), NOW)
    assert help_words(line(support="1900 1000", online=True), NOW) == ""
    assert help_words(line(), NOW) == ""


def test_a_receiver_nobody_set_up_sends_one_to_the_administrator(qapp):
    words = help_words(line(set_up=False, support="1900 1000"), NOW)

    assert words
    assert "1900" not in words


def test_why_a_line_rests_and_until_when_is_said_in_words(qapp):
    until = NOW + timedelta(minutes=30)

    words = help_words(line(reason="login_refused", open_until=until), NOW)
    maintained = help_words(line(reason="Bảo trì đến 10 giờ", open_until=until), NOW)

    assert "password" in words
    assert "10:30" in words
    assert maintained == "Bảo trì đến 10 giờ; rests until 10:30"
    assert help_words(line(reason="no_line", open_until=until), NOW) == ""
    assert help_words(line(reason="busy", online=True, open_until=until), NOW) == ""


def test_the_next_try_is_told_no_earlier_than_the_line_rests(qapp):
    rests = line(next_try=NOW, open_until=NOW + timedelta(minutes=4))

    assert line_times(rests, NOW).endswith("next try 10:04")
    assert line_times(line(next_try=NOW), NOW).endswith("trying now")


def test_a_receiver_this_desk_sends_nothing_to_says_so(qapp):
    card = LineCard()

    card.show_line(line(online=None, since=None), Queue(unused=frozenset({"justice"})), "Bộ Tư pháp", NOW)

    assert "Not used by this unit" in card.accessibleName()
    assert "0 waiting" in card.accessibleName()


@pytest.mark.parametrize(("count", "low"), [(1, False), (3, False), (4, True), (8, True)])
def test_many_receivers_stand_low_and_those_in_trouble_first(qapp, show, count, low):
    lines = [line(receiver=f"r{at}", online=True) for at in range(count - 1)]
    cards = LineCards(str)
    cards.resize(1258, 200)
    show(cards)

    cards.show_queue(Queue((*lines, line(receiver="down"))), NOW)

    assert [card.low for card in cards.cards] == [low] * count
    assert cards.sizeHint().height() <= 180
    first = cards.cards[0].accessibleName()
    assert ("No line" in first) is (low or count == 1)


def test_more_receivers_than_have_room_are_counted(qapp, show):
    cards = LineCards(str)
    show(cards)

    cards.show_queue(Queue(tuple(line(receiver=f"r{at}", online=True) for at in range(11))), NOW)

    assert len(cards.cards) == 8
    assert "3" in cards._rest.text()


def test_the_card_shows_the_help_below_its_times(qapp):
    card, told = LineCard(), line(support="1900 1000")
    queue = Queue((told,))

    card.show_line(told, queue, "Tỉnh", NOW)
    assert "1900 1000" in card._help.text()
    card.show_line(line(), queue, "Tỉnh", NOW)
    assert card._help.text() == ""
