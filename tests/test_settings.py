"""The settings an administrator edits: every fault named, everything written reads back."""

from __future__ import annotations

import tomllib
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.domain.calendar import OfficeHours
from services.domain.numbers import Block, block_of
from services.domain.office import Office
from services.domain.pauses import SupplementPolicy, SupplementTerms
from services.errors import HomeMissing, HomeUnfit, InvalidForm
from services.settings import FILE, Settings, load_settings, settings_from, settings_text
from services.settings.equipment import LIMITS, Devices, PaperLimits
from services.settings.receivers import FILES, ReceiverSettings

DESK = {"agency_code": "H31.12", "agency_name": "Trung tâm PVHCC xã Mẫu", "commune": "11983", "number": 2}
TEXT = st.text(st.characters(blacklist_categories=("Cs",)), max_size=20)
SOME = st.text(st.characters(blacklist_categories=("Cs",)), min_size=1, max_size=20)
SHIFTS = st.lists(
    st.times().map(lambda t: t.replace(second=0, microsecond=0)), min_size=2, max_size=4, unique=True
).map(lambda found: tuple(zip(*[iter(sorted(found)[: len(found) // 2 * 2])] * 2, strict=True)))
HOURS = st.builds(OfficeHours, SHIFTS, st.just(time(15))) | st.builds(
    OfficeHours, SHIFTS, st.just(time(15)), SHIFTS, st.booleans()
)
RECEIVERS = st.builds(
    ReceiverSettings,
    name=SOME,
    url=TEXT.map(lambda t: f"https://{t}"),
    label=TEXT,
    login_path=TEXT,
    username=TEXT,
    ca_file=TEXT,
    dstcode=TEXT,
    files_url=st.just("") | TEXT.map(lambda t: f"https://{t}"),
    contract=st.sampled_from(("dvcqg", "lgsp", "ministry")),
    files=st.sampled_from(FILES),
    look_up_path=TEXT,
    at_once=st.integers(1, 8),
)


POLICIES = st.sampled_from(SupplementPolicy)
SUPPLEMENTS = st.builds(
    SupplementTerms,
    POLICIES,
    st.dictionaries(SOME, POLICIES, max_size=3).map(lambda found: tuple(found.items())),
    st.integers(1, 365),
    st.integers(1, 365),
)
DEVICES = st.builds(Devices, TEXT, st.integers(300, 921600), TEXT, TEXT, TEXT)
PAPERS = st.builds(PaperLimits, **{name: st.integers(*bounds) for name, bounds in LIMITS.items()})


def problems(raw):
    with pytest.raises(InvalidForm) as refused:
        settings_from(raw)
    return {(p.field, p.kind) for p in refused.value.problems}


def test_little_is_needed_and_the_rest_has_its_usual_value():
    settings = settings_from({"desk": DESK})

    assert (settings.block, settings.hours.cutoff, settings.unlock) == (Block(2001, 2999), time(15), "keyring")
    assert settings.hours.shifts == ((time(7, 30), time(11, 30)), (time(13), time(16, 30)))
    assert (settings.default_receiver, settings.language, settings.office.lookup) == ("province", "vi", "{number}")


def test_the_file_of_the_manual_is_read():
    text = """
[desk]
agency_code = "H31.12"          # mã định danh
agency_name = "Trung tâm PVHCC xã Mẫu"
commune = "12345"
number = 2

[store]
url = ""

[routing]
default = "province"

[receivers.province]
contract = "dvcqg"
url = "https://noi-nhan.vn"
login_path = "/mapi/login"
call_path = "/mapi/g"
files_url = "https://noi-nhan.vn/files"
agency = "H31.12"
username = "quay"
ca_file = ""
"""
    settings = settings_from(tomllib.loads(text))

    assert settings.receivers["province"].username == "quay"


@given(
    st.integers(1, 99), st.integers(10, 100000), HOURS, st.lists(RECEIVERS, max_size=2), TEXT, TEXT, st.booleans(), SOME,
    SUPPLEMENTS, DEVICES, PAPERS, st.integers(0, 60),
)  # fmt: skip
def test_what_is_written_reads_back_equal(
    number, size, hours, receivers, name, place, training, commune, supplement, devices, papers, undo
):
    settings = Settings(
        office=Office("H31.12", name, "UBND", place, number, phone="0221", lookup=name + "{number}", training=training),
        commune=commune,
        block=block_of(number, size),
        hours=hours,
        unlock="password",
        receivers={r.name: r for r in receivers},
        theme="dark",
        idle_minutes=0,
        quick_picks=("1.004873",),
        support_phone=place,
        supplement=supplement,
        devices=devices,
        papers=papers,
        undo_seconds=undo,
    )

    assert settings_from(tomllib.loads(settings_text(settings))) == settings


def test_every_faulty_setting_is_named_at_once_and_once():
    raw = {
        "desk": {
            "agency_code": 5,
            "agency_name": "A",
            "number": 200,
            "block": 1,
            "hours": ["11:30-07:30"],
            "lookup": "x",
        },
        "store": {"unlock": "magic", "url": "postgresql+psycopg://x"},
        "window": {"language": "fr", "theme": "pink", "idle_minutes": -1, "quick_picks": [1]},
        "routing": {"default": 5},
        "receivers": {"province": {"url": "noi-nhan", "contract": "smtp", "username": 5}},
    }

    assert problems(raw) == {
        ("desk.agency_code", "wrong_type"),
        ("desk.commune", "empty"),
        ("desk.number", "out_of_range"),
        ("desk.block", "out_of_range"),
        ("desk.hours", "not_hours"),
        ("desk.lookup", "no_number_in_it"),
        ("store.unlock", "not_in_list"),
        ("store.url", "no_shared_store"),
        ("window.language", "not_in_list"),
        ("window.theme", "not_in_list"),
        ("window.idle_minutes", "out_of_range"),
        ("window.quick_picks", "wrong_type"),
        ("routing.default", "wrong_type"),
        ("receivers.province.url", "not_an_address"),
        ("receivers.province.contract", "not_in_list"),
        ("receivers.province.username", "wrong_type"),
    }


@pytest.mark.parametrize(
    ("change", "field", "kind"),
    [
        ({"agency_cod": "x"}, "desk.agency_cod", "unknown_setting"),
        ({"number": True}, "desk.number", "wrong_type"),
        ({"training": "yes"}, "desk.training", "wrong_type"),
        ({"hours": []}, "desk.hours", "not_hours"),
        ({"hours": [5]}, "desk.hours", "not_hours"),
        ({"hours": ["07:30"]}, "desk.hours", "not_hours"),
        ({"hours": ["07:30-11:30", "11:30-16:30"]}, "desk.hours", "not_hours"),
        ({"hours": ["07:30-16:30+07:00"]}, "desk.hours", "not_hours"),
        ({"saturday": ["11:30"]}, "desk.saturday", "not_hours"),
        ({"saturday_counts": True}, "desk.saturday", "empty"),
        ({"cutoff": "3pm"}, "desk.cutoff", "not_an_hour"),
        ({"cutoff": "15:00+07:00"}, "desk.cutoff", "not_an_hour"),
    ],
)
def test_a_fault_of_the_desk_is_named_by_its_path(change, field, kind):
    assert problems({"desk": {**DESK, **change}}) == {(field, kind)}


@pytest.mark.parametrize(
    ("raw", "field", "kind"),
    [
        ({"deks": {}}, "deks", "unknown_setting"),
        ({"window": "vi"}, "window", "wrong_type"),
        ({"receivers": []}, "receivers", "wrong_type"),
        ({"supplement": {"policy": "stop"}}, "supplement.policy", "not_in_list"),
        (
            {"receivers": {"province": {"url": "https://a.vn", "at_once": 9}}},
            "receivers.province.at_once",
            "out_of_range",
        ),
        (
            {"receivers": {"province": {"url": "https://a.vn", "at_once": True}}},
            "receivers.province.at_once",
            "wrong_type",
        ),
        ({"receivers": {"proxy": {"url": "https://dvc.example"}}}, "receivers.proxy", "reserved_name"),
        ({"supplement": {"policies": {"1.001776": 5}}}, "supplement.policies.1.001776", "not_in_list"),
        ({"supplement": {"days": 0}}, "supplement.days", "out_of_range"),
        ({"supplement": {"ask_within": 366}}, "supplement.ask_within", "out_of_range"),
        ({"intake": {"undo_seconds": 61}}, "intake.undo_seconds", "out_of_range"),
        ({"devices": {"scanner_speed": 0}}, "devices.scanner_speed", "out_of_range"),
        ({"devices": {"webcam": "0"}}, "devices.webcam", "unknown_setting"),
        ({"papers": {"quality": "high"}}, "papers.quality", "wrong_type"),
        ({"papers": {"most_mb": 0}}, "papers.most_mb", "out_of_range"),
        (
            {"receivers": {"province": {"url": "https://a.vn", "pass": "x"}}},
            "receivers.province.pass",
            "unknown_setting",
        ),
    ],
)
def test_what_is_no_setting_at_all_is_named(raw, field, kind):
    assert problems({"desk": DESK, **raw}) == {(field, kind)}


def test_a_receiver_that_is_no_table_is_named():
    assert ("receivers.province", "wrong_type") in problems({"desk": DESK, "receivers": {"province": "https://a.vn"}})


def test_a_file_is_read_with_the_mark_notepad_puts_before_it(tmp_path):
    settings = settings_from({"desk": DESK})
    (tmp_path / FILE).write_text("\ufeff" + settings_text(settings), "utf-8")

    assert load_settings(tmp_path) == settings


@pytest.mark.parametrize("content", [b"[desk", "[desk]\nagency_name = 'Mẫu'".encode("utf-16")])
def test_a_file_that_cannot_be_read_as_settings_is_named(tmp_path, content):
    (tmp_path / FILE).write_bytes(content)

    with pytest.raises(InvalidForm) as refused:
        load_settings(tmp_path)
    assert [(p.field, p.kind) for p in refused.value.problems] == [(FILE, "not_toml")]


def test_a_folder_without_settings_is_no_desk_and_settings_that_are_a_folder_are_unreadable(tmp_path):
    with pytest.raises(HomeMissing):
        load_settings(tmp_path)
    (tmp_path / FILE).mkdir()
    with pytest.raises(HomeUnfit) as refused:
        load_settings(tmp_path)
    assert refused.value.why == "unreadable"
