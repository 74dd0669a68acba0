"""`rules`: the unit's dated tables by command."""

from __future__ import annotations

import json

from tests.cli.commands import OFFICER, SUPERVISOR

STORM = {
    "chapter": "calendar", "key": "2026-11-25", "valid_from": "2026-11-25", "valid_to": "2026-11-25",
    "body": {"day": "2026-11-25", "name": "Nghỉ bão", "kind": "off", "status": "official", "hours": []},
    "source": "Thông báo của tỉnh", "confidence": "official",
}  # fmt: skip


def text(*rules):
    return "".join(json.dumps(rule, ensure_ascii=False) + "\n" for rule in rules)


def test_a_day_off_entered_by_command_is_listed_and_moves_the_next_promise(busy):
    entered = busy.as_(SUPERVISOR, "rules", "put", stdin=text(STORM))
    listed = busy.as_(OFFICER, "rules", "list", "calendar", "--day", "2026-11-25")

    assert entered.out == [{"chapter": "calendar", "key": "2026-11-25", "valid_from": "2026-11-25"}]
    assert (listed.one["body"], listed.one["changed_by"]) == (STORM["body"], SUPERVISOR)
    with busy.inside() as (desk, _):
        assert not desk.place.calendar.is_working(desk.place.today().fromisoformat("2026-11-25"))


def test_what_is_listed_can_be_entered_again_as_it_is(busy):
    whole = busy.as_(OFFICER, "rules", "list", "exemptions")

    again = busy.as_(SUPERVISOR, "rules", "put", stdin=text(*whole.out))

    assert again.status == 0
    assert len(again.out) == len(whole.out) > 0


def test_a_rule_taken_out_is_gone_and_a_second_time_is_refused(busy):
    first = busy.as_(OFFICER, "rules", "list", "exemptions").out[0]
    line = ("rules", "remove", "exemptions", first["key"], "--from", first["valid_from"])

    assert busy.as_(SUPERVISOR, *line).status == 0
    refused = busy.as_(SUPERVISOR, *line)

    assert (refused.status, refused.error["error"]) == (1, "UnknownRule")


def test_an_officer_may_not_change_the_rulebook(busy):
    refused = busy.as_(OFFICER, "rules", "put", stdin=text(STORM))

    assert (refused.status, refused.error["error"]) == (1, "NotAllowed")


def test_a_faulty_rule_is_named_with_its_line_and_what_came_before_stays(busy):
    wrong = {**STORM, "body": {**STORM["body"], "kind": "maybe"}}
    half = busy.as_(SUPERVISOR, "rules", "put", stdin=text(STORM, wrong))
    unknown = busy.as_(SUPERVISOR, "rules", "put", stdin=text({**STORM, "colour": "red"}))
    lacking = busy.as_(SUPERVISOR, "rules", "put", stdin=text({"chapter": "calendar"}))
    nothing = busy.as_(SUPERVISOR, "rules", "put", stdin="[1]\n")

    assert (half.status, half.error["error"], half.error["field"]) == (1, "InvalidForm", "line 2: body")
    assert len(half.out) == 1
    assert unknown.error["field"] == "line 1: colour"
    assert lacking.error["field"] == "line 1: key"
    assert nothing.status == 1
