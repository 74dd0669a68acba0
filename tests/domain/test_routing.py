"""Where a dossier goes: the announced switches of the ministries, by the day of filing."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.domain.chapters import problems
from services.domain.plain import from_plain, to_plain
from services.domain.routing import (
    Announced,
    Boundless,
    CutOver,
    Route,
    Scope,
    boundless,
    competent_problems,
    receiver_problems,
    residence_refused,
    route,
    support_of,
    trials,
)
from services.domain.rulebook import Chapter, Rule, Rules, rules_of

SWITCH = date(2026, 12, 1)
BEFORE, ON, AFTER = SWITCH - timedelta(days=1), SWITCH, SWITCH + timedelta(days=40)
JUSTICE, MARRIAGE, RESIDENCE = "BTP", "1.004873", "1.004222"


def cut(key="bo-tu-phap", day=SWITCH, until=None, **body):
    given_ = {
        "ministry": JUSTICE,
        "receiver": "justice",
        "announcement": "CV 1/BTP",
        "status": Announced.OFFICIAL,
        **body,
    }
    return Rule(Chapter.CUTOVERS, key, day, CutOver(**given_), until)


@pytest.fixture
def marriage(procedures):
    return procedures[MARRIAGE]


def to(procedure, day, *rows):
    return route(procedure, day, rules_of(rows), "province")


def test_the_day_of_filing_decides_and_the_reason_says_which_announcement(marriage):
    rules = (cut(),)

    assert to(marriage, BEFORE, *rules) == Route("province", "not_switched", "Bộ Tư pháp")
    assert to(marriage, ON, *rules) == Route("justice", "switched", "Bộ Tư pháp", SWITCH, "CV 1/BTP")
    assert to(marriage, AFTER, *rules).receiver == "justice"


def test_other_ministries_stay_where_they_are(procedures):
    assert to(procedures[RESIDENCE], AFTER, cut()).receiver == "province"


def test_a_switch_may_name_its_procedures(marriage, procedures):
    some = cut(procedures=("1.001193",))

    assert to(marriage, AFTER, some).receiver == "province"
    assert to(procedures["1.001193"], AFTER, some).receiver == "justice"


def test_a_trial_is_shown_and_routes_nothing_even_under_the_key_of_an_official_switch(marriage):
    trial = cut(day=AFTER, receiver="trial", status=Announced.TRIAL)

    assert to(marriage, AFTER, cut(), trial).receiver == "justice"
    assert trials(marriage, AFTER, rules_of([cut(), trial])) == (trial,)
    assert trials(marriage, BEFORE, rules_of([trial])) == ()


def test_the_latest_official_switch_wins_and_of_one_day_the_one_that_names_the_procedure(marriage):
    later = cut("lan-2", AFTER, receiver="second")
    named = cut("rieng", receiver="named", procedures=(MARRIAGE,))

    assert to(marriage, AFTER, cut(), later).receiver == "second"
    assert to(marriage, ON, cut(), later, named).receiver == "named"
    assert to(marriage, AFTER, named, later).receiver == "second"


def test_a_switch_that_was_called_off_ends_with_its_last_day(marriage):
    short = cut(until=SWITCH + timedelta(days=9))

    assert to(marriage, short.valid_to, short).receiver == "justice"
    assert to(marriage, short.valid_to + timedelta(days=1), short).receiver == "province"


def test_a_moved_route_says_from_where_when_and_why(marriage):
    moved = to(marriage, BEFORE).moved("justice", AFTER, "Nộp nhầm hệ thống")

    assert moved == Route("justice", "moved", "Bộ Tư pháp", AFTER, note="Nộp nhầm hệ thống", before="province")
    assert from_plain(Route, to_plain(moved)) == moved
    assert from_plain(Route, {"receiver": "province", "reason": "not_switched", "ministry": "Bộ"}) == Route(
        "province", "not_switched", "Bộ"
    )


def test_the_contact_of_a_receiver_is_the_one_announced_last(marriage):
    rules = rules_of([cut(support="1900 1"), cut("lan-2", AFTER, support="1900 2"), cut("x", receiver="other")])

    assert [support_of("justice", day, rules) for day in (BEFORE, ON, AFTER)] == ["", "1900 1", "1900 2"]
    assert support_of("other", AFTER, rules) == ""


def test_only_listed_procedures_may_be_handed_in_away_from_home(marriage):
    listed = Rule(Chapter.BOUNDLESS, MARRIAGE, SWITCH, Boundless(Scope.NATION, "QĐ 1"))
    rules = rules_of([listed])

    assert boundless(MARRIAGE, ON, rules) == Boundless(Scope.NATION, "QĐ 1")
    assert boundless(MARRIAGE, BEFORE, rules) is None
    assert boundless(RESIDENCE, ON, rules) is None
    assert problems(listed) == ()
    assert [p.field for p in problems(replace(listed, body=Boundless()))] == ["body.basis"]


def test_a_switch_needs_a_ministry_a_receiver_and_when_official_its_announcement():
    empty = cut(ministry=" ", receiver="", announcement="")

    assert [p.field for p in problems(empty)] == ["body.ministry", "body.receiver", "body.announcement"]
    assert problems(cut(announcement="", status=Announced.TRIAL)) == ()
    assert problems(cut()) == ()


def test_an_official_switch_to_a_receiver_nobody_set_up_is_told():
    (told,) = receiver_problems(cut(), {"province"})

    assert (told.field, told.kind, told.fact) == ("body.receiver", "receiver_unknown", "justice")
    assert receiver_problems(cut(), {"justice"}) == ()
    assert receiver_problems(cut(status=Announced.TRIAL), set()) == ()


DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
CUTS = st.lists(
    st.builds(
        cut,
        key=st.sampled_from(["a", "b", "c"]),
        day=DAYS,
        receiver=st.sampled_from(["one", "two", "three"]),
        status=st.sampled_from(Announced),
        procedures=st.sampled_from([(), (MARRIAGE,), (RESIDENCE,)]),
        ministry=st.sampled_from([JUSTICE, "BCA"]),
    ),
    max_size=6,
    unique_by=lambda rule: (rule.key, rule.valid_from),
)


@given(day=DAYS, cuts=CUTS, place=st.integers(0, 371))
def test_every_procedure_has_one_receiver_whatever_the_order_of_the_table(procedures, day, cuts, place):
    procedure = list(procedures.values())[place]

    found = to(procedure, day, *cuts)

    assert found == to(procedure, day, *reversed(cuts))
    assert found.receiver in {"province", "one", "two", "three"}
    assert (found.reason == "switched") is (found.since is not None)


@given(day=DAYS, cuts=CUTS, new=DAYS)
def test_a_switch_changes_nothing_before_its_day_and_a_trial_never(procedures, day, cuts, new):
    known = {(rule.key, rule.valid_from) for rule in cuts}
    official = cut("d", new, receiver="new")
    trial = cut("d", new, receiver="new", status=Announced.TRIAL)
    procedure = procedures[MARRIAGE]
    before = to(procedure, day, *cuts)

    assert ("d", new) not in known
    assert to(procedure, day, *cuts, trial) == before
    if day < new:
        assert to(procedure, day, *cuts, official) == before
    elif all(rule.valid_from < new for rule in cuts):
        assert to(procedure, day, *cuts, official).receiver == "new"


@given(new=DAYS, away=st.integers(-400, 400))
def test_moving_the_filing_date_over_the_switch_changes_the_receiver_exactly_there(procedures, new, away):
    day = new + timedelta(days=away)

    found = to(procedures[MARRIAGE], day, cut(day=new))

    assert found.receiver == ("justice" if away >= 0 else "province")


def test_an_empty_table_routes_everything_to_the_province(procedures):
    assert {route(p, AFTER, Rules(), "province").receiver for p in procedures.values()} == {"province"}


@pytest.mark.parametrize(
    ("explanation", "refused"),
    [
        ("Người nộp không thường trú tại xã", True),
        ("Chưa đăng ký tạm trú ở đây", True),
        ("Đến phường khác nộp", True),
        ("NGOÀI ĐỊA BÀN", True),
        ("Tờ khai đăng ký thường trú chưa ký", False),
        ("Giấy tờ tẩy xoá", False),
    ],
)
def test_where_somebody_lives_is_heard_as_a_reason_however_it_is_said(explanation, refused):
    assert residence_refused("", explanation) is refused
    assert residence_refused(explanation, "") is refused


@pytest.mark.parametrize(
    ("code", "province", "allowed", "kinds"),
    [
        ("", None, None, []),
        ("2025:00070", "Hà Nội", None, ["not_boundless"]),
        ("2025:99999", None, Boundless(Scope.NATION, "QĐ 1"), ["not_a_commune"]),
        ("2025:00070", "Hà Nội", Boundless(Scope.PROVINCE, "QĐ 1"), ["outside_province"]),
        ("2025:11983", "Hưng Yên", Boundless(Scope.PROVINCE, "QĐ 1"), []),
        ("2025:00070", "Hà Nội", Boundless(Scope.NATION, "QĐ 1"), []),
    ],
)
def test_another_commune_is_named_only_where_and_as_far_as_the_list_allows(code, province, allowed, kinds):
    assert [p.kind for p in competent_problems(code, province, allowed, "Hưng Yên")] == kinds
