"""Time and fee per way of filing: kept all, chosen by the way and the case."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from services.domain.channels import ChannelTerms, Filing, amounts_of, filing_of, terms_from, times_of
from services.domain.dossier import Channel
from services.domain.procedure import Case, FeeKind, TimeLimit, TimeUnit, procedure_from
from tests.domain.rows import ROWS

DAY, HOUR = TimeUnit.WORKING_DAY, TimeUnit.HOUR


def procedure(*terms, time=None, fee=None, **more):
    """Return a procedure with rows of (channel, value, unit, amount)."""
    channels = [
        {"channel": way, "time_value": value, "time_unit": unit, "fee_vnd": amount}
        for way, value, unit, amount in terms
    ]
    return procedure_from({**ROWS["1.004873"], "channels": channels, "time": time, "fee": fee, **more})


def length(found):
    return (found.value, found.unit)


def test_every_way_of_every_shipped_procedure_gives_a_time_and_a_fee_that_was_published():
    for code, row in ROWS.items():
        found = procedure_from(row)
        assert len(found.channels) == len(row["channels"] or ()), code
        published = {pair[0] for pair in times_of(found.channels)} | ({found.time.value} if found.time else set())
        for way in (*Filing, *Channel):
            for case in range(max(len(found.cases), 1)):
                time = found.time_for(case, way)
                assert (time is None) == (found.time is None)
                assert time is None or time.value in published
            assert set(found.fee_for(way).amounts) <= {*found.fee.amounts, *amounts_of(found.channels)}


def test_a_way_with_a_time_of_its_own_has_it():
    found = procedure(
        ("truc_tiep", 1, "ngay_lam_viec", None), ("truc_tuyen", 2, "gio", None), time={"value": 1, "unit": "ngay_lam_viec"}
    )  # fmt: skip

    assert [length(found.time_for(channel=way)) for way in Filing] == [(1, DAY), (2, HOUR), (1, DAY)]
    assert length(found.time_for()) == (1, DAY)


def test_a_time_the_unit_corrected_holds_for_every_way():
    found = procedure(
        ("truc_tiep", 3, "ngay_lam_viec", None), ("buu_chinh", 3, "ngay_lam_viec", None),
        time={"value": 4, "unit": "ngay_lam_viec"},
    )  # fmt: skip

    assert {length(found.time_for(channel=way)) for way in Filing} == {(4, DAY)}


def test_a_way_with_several_times_does_not_say_which():
    found = procedure(
        ("truc_tiep", 5, "ngay", None), ("buu_chinh", 2, "ngay", None), ("buu_chinh", 9, "ngay", None),
        time={"value": 5, "unit": "ngay"},
    )  # fmt: skip

    assert length(found.time_for(channel="post")) == (5, TimeUnit.DAY)


def test_a_unit_read_for_the_procedure_is_read_so_for_its_ways():
    found = procedure(
        ("truc_tiep", 3, "khac", None), ("truc_tuyen", 2, "khac", None), ("buu_chinh", 3, "", None),
        time={"value": 3, "unit": "khac", "unit_inferred": "ngay_lam_viec", "cutoff": "15:00", "same_day": True},
    )  # fmt: skip

    direct, online = found.time_for(channel="direct"), found.time_for(channel="truc_tuyen")
    assert (length(direct), direct.cutoff, direct.same_day) == ((3, DAY), "15:00", True)
    assert (length(online), online.cutoff, online.same_day, online.inferred) == ((2, DAY), "", False, True)


def test_a_case_with_a_time_of_its_own_has_it_whatever_the_way():
    found = procedure(("truc_tiep", 3, "ngay", None), time={"value": 3, "unit": "ngay"})
    own = replace(found, cases=(found.cases[0], Case("Khẩn", (), TimeLimit(1, DAY))))

    assert length(own.time_for(1, "direct")) == (1, DAY)
    assert length(own.time_for(0, "direct")) == (3, TimeUnit.DAY)
    with pytest.raises(IndexError):
        own.time_for(2)
    case = {"title": "Khẩn", "components": [], "time": {"value": 2, "unit": "gio"}}
    assert length(procedure(time=None, cases=[case]).time_for()) == (2, HOUR)


def test_without_a_published_time_no_way_has_one():
    assert procedure(("truc_tiep", None, None, 5000)).time_for() is None


def test_each_way_has_its_own_fee():
    found = procedure(
        ("truc_tiep", None, None, 50000), ("truc_tuyen", None, None, 25000), ("buu_chinh", None, None, 0),
        fee={"kind": "co_muc_thu", "vnd": [25000, 50000]},
    )  # fmt: skip

    assert [found.fee_for(way).amounts for way in Filing] == [(50000,), (25000,), (25000, 50000)]
    assert found.fee_for("direct").kind is FeeKind.FIXED


@pytest.mark.parametrize(
    ("kind", "vnd"),
    [("co_muc_thu", [8000]), ("hdnd_cap_tinh_quy_dinh", None), ("mien_phi", [0]), ("khong_cong_bo", None)],
)
def test_a_fee_the_unit_corrected_or_another_sets_is_not_taken_from_the_ways(kind, vnd):
    found = procedure(("truc_tiep", None, None, 5000), fee={"kind": kind, "vnd": vnd})

    assert found.fee_for("direct") == found.fee


def test_one_fee_for_all_ways_is_the_procedures():
    found = procedure(("truc_tiep", None, None, 5000), fee={"kind": "co_muc_thu", "vnd": [5000], "note": "/bản"})

    assert found.fee_for() is found.fee


def test_a_procedure_ends_after_its_last_day():
    found = procedure(valid_to="2027-02-28", superseded_by="3.000722")

    assert found.as_of(date(2027, 2, 28)) is found
    assert not found.as_of(date(2027, 3, 1)).active
    assert found.as_of(date(2027, 3, 1)).as_of(date(2027, 3, 2)).superseded_by == "3.000722"
    assert procedure().as_of(date(2099, 1, 1)).active


def test_ways_are_named_by_the_catalogue_or_by_the_dossier():
    assert [filing_of(way) for way in (*Channel, *Filing)] == [Filing.DIRECT, Filing.POST, *Filing]
    with pytest.raises(ValueError, match="fax"):
        filing_of("fax")


def test_rows_are_read_whole():
    raw = {
        "channel": "buu_chinh",
        "time_value": "3",
        "time_unit": "gio",
        "fee_vnd": None,
        "fee_note": " 10 USD ",
        "note": "x",
    }

    assert terms_from([raw, {"channel": "truc_tiep"}]) == (
        ChannelTerms(Filing.POST, 3, "gio", None, "10 USD", "x"), ChannelTerms(Filing.DIRECT)
    )  # fmt: skip
    assert terms_from(None) == ()
