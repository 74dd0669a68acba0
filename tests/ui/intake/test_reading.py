"""What the page says of a card that was read: what is filled in, what is not, and why."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from services.domain.card import read_card
from services.domain.card_fields import CardField, Why, told
from ui.views.intake.reading import CardReading, card_field_name, sentences, whole_list, why_text

AT = datetime(2026, 11, 20, 2, 41, tzinfo=UTC)
CARD = "033304000127||TRẦN THỊ MẪU|29022004|Nữ|Thôn Đông, Xã Mẫu, Hưng Yên|12062024"


def notes_of(scan):
    card = read_card(scan)
    return (*card.notes, *told(card.readings))


@pytest.fixture
def reading(show):
    """The strip, wide as its column."""
    made = CardReading()
    made.resize(330, 200)
    show(made)
    return made


def lines(reading):
    return [line.words.text() for line in reading.lines if line.isVisible()]


def test_a_card_read_whole_is_one_calm_line(reading):
    reading.show_card(AT, notes_of(CARD))

    assert reading.words.text() == "Card read at 09:41"
    assert lines(reading) == []
    assert reading.rescan.isVisible()


def test_before_a_card_there_is_nothing_to_tell(reading):
    reading.show_card(None, ())

    assert reading.words.text() == "Scan the card"
    assert (lines(reading), reading.rescan.isVisible(), reading.strip.toolTip()) == ([], False, "")


@pytest.mark.parametrize(
    ("scan", "head", "said"),
    [
        (
            "033090000005||VU? V?N L?I|01011990|Nam|X? Th?|04072021",
            "Read in part at 09:41",
            ["Type full name, residence: the scanner lost letters"],
        ),
        (
            CARD[:44],
            "Read in part at 09:41",
            ["Type residence: the scan was cut short"],
        ),
        (
            CARD[:-4],
            "Card read at 09:41",
            ["Day of issue left out, nobody needs it: the scan was cut short"],
        ),
        (
            CARD.swapcase(),
            "Card read at 09:41",
            ["Compare full name, residence with the card: Caps Lock was on"],
        ),
        (
            CARD.replace("29022004", "2004"),
            "Card read at 09:41",
            ["Filled in, date of birth: the card gives the year only"],
        ),
        (
            CARD.replace("Nữ", "N?").replace("Mẫu", "M?u").replace("29022004", "1985"),
            "Read in part at 09:41",
            [
                "Type sex: it cannot be read",
                "Type residence: the scanner lost letters",
                "Compare full name with the card: the scanner lost letters; "
                "Compare date of birth with the card: it differs from the personal number",
            ],
        ),
    ],
    ids=["lost letters", "cut short", "day of issue", "caps lock", "year", "much at once"],
)
def test_each_card_says_what_is_to_be_done_and_why(reading, scan, head, said):
    reading.show_card(AT, notes_of(scan))

    assert reading.words.text() == head
    assert sorted(lines(reading)) == sorted(said)


def test_every_field_is_told_of_to_those_who_ask(reading):
    reading.show_card(AT, notes_of("033090000005||VU? V?N L?I|01011990|Nam|X? Th?|04072021"))

    told_of = reading.strip.toolTip().splitlines()
    assert len(told_of) == 7
    assert "Full name: left out (the scanner lost letters)" in told_of
    assert "Date of birth: read" in told_of
    assert reading.strip.accessibleDescription() == reading.strip.toolTip()


def test_where_height_is_short_what_is_to_be_done_stays(reading):
    reading.show_card(AT, notes_of(CARD))
    reading.set_tight(True)
    assert not reading.isVisible()

    reading.show_card(AT, notes_of(CARD[:44]))
    reading.set_tight(True)
    assert lines(reading) == ["Type residence: the scan was cut short"]
    assert not reading.strip.isVisible()


def test_scan_again_is_asked_for(reading):
    asked = []
    reading.again.connect(lambda: asked.append(True))

    reading.show_card(AT, ())
    reading.rescan.click()

    assert asked


def test_every_reason_and_every_field_has_words_of_its_own():
    reasons = [why_text(why) for why in Why if why]

    assert all(reasons)
    assert len(set(reasons)) == len(reasons)
    assert len({card_field_name(field) for field in CardField}) == 7
    assert sentences(("sex_differs",)) == ()
    assert whole_list(()).count("\n") == 6


def test_what_was_to_be_compared_is_still_told_after_the_draft_came_back(counter):
    page = counter.page
    page.scanned(CARD.swapcase())
    counter.wait(lambda: page.presenter.sheet.card_at, "the card")
    before = page.presenter.sheet.card_notes

    from ui.presenters.intake_sheet import extras_of

    assert before
    assert extras_of(page.presenter.sheet)["card_notes"].split() == list(before)
