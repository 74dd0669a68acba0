from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta, timezone

from hypothesis import assume, given
from hypothesis import strategies as st

from services.domain.journal import GENESIS, Event, JournalLine, commitment_of, first_break, link

START = datetime(2026, 11, 20, 1, 30, tzinfo=UTC)
texts = st.text(st.characters(codec=None, exclude_categories=()), max_size=20)


def chain(length, desk=2):
    lines: list[JournalLine] = []
    for n in range(1, length + 1):
        previous = lines[-1].hash if lines else GENESIS
        promised = commitment_of(bytes([n]) * 16, {"lines": n})
        event = list(Event)[n % len(Event)]
        lines.append(
            link(desk, n, START + timedelta(minutes=n), "lan", event, f"H31.12-261120-{n:04d}", previous, promised)
        )
    return lines


def test_a_chain_as_it_was_written_fits():
    assert first_break([]) is None
    assert first_break(chain(1)) is None
    assert first_break(iter(chain(40))) is None


def test_the_first_line_stands_on_nothing():
    assert chain(1)[0].previous == "0" * 64


@st.composite
def tampered(draw):
    """A chain, the place of one line, and that line with one field changed."""
    lines = chain(draw(st.integers(1, 12)))
    place = draw(st.integers(0, len(lines) - 1))
    name = draw(st.sampled_from([f.name for f in fields(JournalLine)]))
    value = draw(
        {
            "desk": st.integers(1, 9),
            "sequence": st.integers(0, 99),
            "at": st.timedeltas(timedelta(-99), timedelta(99)).map(START.__add__),
            "event": st.sampled_from(Event),
        }.get(name, texts)
    )
    changed = replace(lines[place], **{name: value})
    assume(changed != lines[place])
    return lines, place, changed


@given(tampered())
def test_any_changed_field_of_any_line_is_found(drawn):
    lines, place, changed = drawn
    lines[place] = changed

    assert first_break(lines) in (changed.sequence, place + 2)
    assert first_break(lines[: place + 1]) == changed.sequence


@given(tampered())
def test_a_changed_line_sealed_anew_breaks_the_chain_behind_it(drawn):
    lines, place, changed = drawn
    again = link(*[getattr(changed, f.name) for f in fields(JournalLine)][:-1])
    assume(again.hash != lines[place].hash)
    lines[place] = again
    lines = [*lines, link(2, len(lines) + 1, START, "lan", Event.PRINTED, "", chain(len(lines))[-1].hash, "")]

    assert first_break(lines) is not None


@given(st.integers(2, 12), st.data())
def test_a_line_taken_out_doubled_or_moved_is_found(length, data):
    lines = chain(length)
    place = data.draw(st.integers(0, length - 2))

    assert first_break(lines[:place] + lines[place + 1 :]) == place + 2
    assert first_break([*lines[: place + 1], *lines[place:]]) == place + 1
    lines[place], lines[place + 1] = lines[place + 1], lines[place]
    assert first_break(lines) == place + 2


def test_a_chain_counts_from_one():
    assert first_break([link(2, 5, START, "lan", Event.PRINTED, "", GENESIS, "")]) == 5


def test_a_line_of_another_desk_does_not_fit():
    ours, theirs = chain(3), chain(3, desk=3)

    assert first_break([*ours[:2], theirs[2]]) == 3


@given(texts, texts, texts)
def test_no_two_different_lines_share_a_seal(actor, subject, more):
    one = link(2, 1, START, actor, Event.PRINTED, subject + more, GENESIS, "")
    other = link(2, 1, START, actor + subject, Event.PRINTED, more, GENESIS, "")

    assert (one.hash == other.hash) == ((one.actor, one.subject) == (other.actor, other.subject))


def test_a_separator_inside_a_field_is_no_way_around_the_seal():
    one = link(2, 1, START, "a\x1fprinted\x1fb", Event.PRINTED, "c", GENESIS, "")
    other = link(2, 1, START, "a", Event.PRINTED, "b\x1fprinted\x1fc", GENESIS, "")

    assert one.hash != other.hash


def test_the_instant_counts_and_not_the_zone_it_is_written_in():
    here = START.astimezone(timezone(timedelta(hours=7)))

    assert link(2, 1, here, "lan", Event.PRINTED, "", GENESIS, "").hash == (
        link(2, 1, START, "lan", Event.PRINTED, "", GENESIS, "").hash
    )


def test_details_can_be_purged_and_the_chain_still_holds():
    salt, details = b"s" * 16, {"applicant": "Trần Thị Mẫu", "papers": 3}
    line = link(2, 1, START, "lan", Event.RECEIVED, "H31.12-261120-2001", GENESIS, commitment_of(salt, details))
    del details

    assert first_break([line]) is None
    assert "Trần" not in repr(line)


def test_details_answer_to_their_commitment_whatever_the_order_of_their_keys():
    salt = b"s" * 16
    committed = commitment_of(salt, {"papers": 3, "applicant": "Trần Thị Mẫu"})

    assert committed == commitment_of(salt, {"applicant": "Trần Thị Mẫu", "papers": 3})
    assert committed != commitment_of(salt, {"applicant": "Trần Thị Mẫu", "papers": 4})
    assert committed != commitment_of(b"t" * 16, {"applicant": "Trần Thị Mẫu", "papers": 3})
