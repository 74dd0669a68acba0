"""The rulebook: supervisors change it with dates, everybody at the counter reads it, nothing of it is ever lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from services.bootstrap import open_desk
from services.domain.fees import Exemption
from services.domain.journal import Event
from services.domain.rulebook import SHIPPED, Chapter, Rule
from services.errors import InvalidForm, NotAllowed, UnknownRule
from services.resources import shipped_rules
from services.store import journal, rulebook
from tests.desks import KEY, PEOPLE, Clock, make_home
from tests.desks import Role as R

OFFICER, SUPERVISOR = PEOPLE[R.OFFICER], PEOPLE[R.SUPERVISOR]
DAY = date(2026, 11, 20)
RULE = Rule(Chapter.EXEMPTIONS, "xa-dac-biet", DAY, Exemption("Xã đặc biệt khó khăn", "NQ 01"), source="NQ 01")


def named(desk, key):
    return [r for r in desk.rulebook.rules(OFFICER, Chapter.EXEMPTIONS) if r.key == key]


def test_a_supervisors_rule_is_in_force_from_its_day_and_tells_who_entered_it(desk):
    desk.rulebook.put(SUPERVISOR, RULE)

    [kept] = named(desk, "xa-dac-biet")
    assert (kept.body, kept.changed_by, kept.changed_at) == (RULE.body, "lanh", desk.place.now())
    assert kept in desk.rulebook.in_force(OFFICER, Chapter.EXEMPTIONS, DAY)
    assert kept not in desk.rulebook.in_force(OFFICER, Chapter.EXEMPTIONS, date(2026, 11, 19))


def test_a_change_takes_the_place_of_the_row_and_a_removal_takes_it_out(desk):
    desk.rulebook.put(SUPERVISOR, RULE)
    desk.rulebook.put(SUPERVISOR, replace(RULE, source="NQ 02"))
    assert [r.source for r in named(desk, "xa-dac-biet")] == ["NQ 02"]

    desk.rulebook.remove(SUPERVISOR, Chapter.EXEMPTIONS, "xa-dac-biet", DAY)

    assert named(desk, "xa-dac-biet") == []
    with pytest.raises(UnknownRule):
        desk.rulebook.remove(SUPERVISOR, Chapter.EXEMPTIONS, "xa-dac-biet", DAY)


def test_every_change_stands_in_the_journal(desk):
    desk.rulebook.put(SUPERVISOR, RULE)
    desk.rulebook.remove(SUPERVISOR, Chapter.EXEMPTIONS, RULE.key, DAY)

    with desk.place.store.read() as db:
        lines = [
            x for x in journal.lines_of(db, desk.place.desk) if x.event is Event.RULE_CHANGED and x.actor == "lanh"
        ]
    assert [x.subject for x in lines] == ["exemptions", "exemptions"]


def test_an_officer_reads_and_changes_nothing(desk):
    with pytest.raises(NotAllowed):
        desk.rulebook.put(OFFICER, RULE)
    assert named(desk, RULE.key) == []


def test_a_rule_that_cannot_be_is_named_and_not_stored(desk):
    bad = replace(RULE, body=Exemption("", ""), valid_to=date(2026, 1, 1))

    with pytest.raises(InvalidForm) as refused:
        desk.rulebook.put(SUPERVISOR, bad)

    assert refused.value.problems[0].field == "valid_to"
    assert {p.field for p in refused.value.problems} >= {"valid_to", "body.title"}
    assert named(desk, RULE.key) == []


def test_what_ships_never_overrides_what_the_unit_entered_or_took_out(desk):
    first, second, third = shipped_rules(Chapter.EXEMPTIONS)[:3]
    desk.rulebook.put(SUPERVISOR, replace(first, source="đơn vị sửa"))
    desk.rulebook.remove(SUPERVISOR, Chapter.EXEMPTIONS, second.key, second.valid_from)
    newer = [replace(r, source="bản mới") for r in (first, second, third)]

    with desk.place.store.write() as db:
        changed = rulebook.load_shipped(db, Chapter.EXEMPTIONS, newer, "another", desk.place.now())

    assert [r.source for r in named(desk, first.key)] == ["đơn vị sửa"]
    assert named(desk, second.key) == []
    assert [(r.source, r.changed_by) for r in named(desk, third.key)] == [("bản mới", SHIPPED)]
    gone = len(shipped_rules(Chapter.EXEMPTIONS)) - 3
    assert changed == 1 + gone


def test_opening_again_loads_nothing_twice(tmp_path):
    make_home(tmp_path / "home")
    revisions = []
    for _ in range(2):
        with open_desk(tmp_path / "home", KEY, now=Clock(), receivers={}) as opened, opened.place.store.read() as db:
            revisions.append(rulebook.revision(db))

    assert revisions[0] == revisions[1] > 0
