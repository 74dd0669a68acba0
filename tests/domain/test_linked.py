"""Groups that are opened together."""

from dataclasses import replace
from datetime import date

import pytest

from services.domain.chapters import problems
from services.domain.linked import LinkedGroup, groups_with, openable
from services.domain.rulebook import Chapter, Rule, rules_of
from services.resources import shipped_rules

DAY = date(2026, 11, 20)
BIRTH, DEATH = "3.000722", "2.002913"


@pytest.fixture
def shipped_groups():
    return rules_of(shipped_rules(Chapter.GROUPS))


def test_birth_and_death_each_open_three_procedures_the_catalogue_has(shipped_groups, procedures):
    for umbrella, first in ((BIRTH, "1.001193"), (DEATH, "1.000656")):
        (group,) = groups_with(umbrella, DAY, shipped_groups)

        assert groups_with(first, DAY, shipped_groups) == (group,)
        assert [p.code for p in openable(group, procedures)] == list(group.members)
        assert len(group.members) == 3
        assert procedures[umbrella].active


def test_a_procedure_of_no_group_offers_none(shipped_groups):
    assert groups_with("1.004873", DAY, shipped_groups) == ()
    assert groups_with(BIRTH, date(2024, 1, 1), shipped_groups) == ()


def test_what_the_catalogue_lacks_or_has_closed_is_left_out(procedures):
    old = next(p for p in procedures.values() if not p.active)
    group = LinkedGroup("thử", "", ("1.001193", "9.999999", old.code))

    assert [p.code for p in openable(group, procedures)] == ["1.001193"]


def test_a_group_needs_a_title_and_two_different_procedures():
    rule = Rule(Chapter.GROUPS, "thu", DAY, LinkedGroup("thử", "", ("1.001193", "1.004222")))

    assert problems(rule) == ()
    bent = replace(rule, body=LinkedGroup(" ", "", ("1.001193",)))
    assert [(p.field, p.kind) for p in problems(bent)] == [("body.title", "empty"), ("body.members", "too_few")]
    twice = replace(rule, body=LinkedGroup("thử", "", ("1.001193", "1.001193")))
    assert [p.kind for p in problems(twice)] == ["listed_twice"]


def test_what_is_only_filed_online_is_known_from_the_catalogue(procedures):
    assert procedures[BIRTH].online_only
    assert not procedures["1.001193"].online_only
    assert not procedures[DEATH].online_only
    assert sum(p.online_only for p in procedures.values()) == 11
