"""What a correction changes in rows still to go, which of our places a refused field is, who can put it right."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.domain.mending import Mender, ThreeWay, mended, mender_of, place_of, still_to_go, three_way
from services.domain.outbox import Entry, EntryKind, EntryState

AT = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
PLACES = ("applicant.phone", "papers[0].originals", "papers[0].copies", "papers[3].originals", "fee.payment", "note")
BODY = {"state": "2", "returned_at": "", "version": 1, "applicant": {"phone": "1"}, "note": "", "fees": [], "extra": 7}


def row(kind: EntryKind, state: EntryState, position: int) -> Entry:
    return Entry(UUID(int=position), UUID(int=0), "N", "province", kind, position, 1, {}, state, 0, AT, AT)


@pytest.mark.parametrize(
    ("path", "wire", "place", "mender"),
    [
        ("applicant.phone", "SoDienThoai", "applicant.phone", Mender.OFFICER),
        ("note", "GhiChu", "note", Mender.OFFICER),
        ("components", "DanhSachTepDinhKemKhac[1].SoLuong", "papers[3].originals", Mender.OFFICER),
        ("components", "DanhSachTepDinhKemKhac", "papers[0].originals", Mender.OFFICER),
        ("components", "DanhSachTepDinhKemKhac[9].SoLuong", "", Mender.CATALOGUE),
        ("components", "DanhSachTepDinhKemKhac[0].TenGiayTo", "", Mender.CATALOGUE),
        ("fee", "DanhSachLePhi[0].Gia", "fee.payment", Mender.OFFICER),
        ("fee", "DanhSachLePhi[0].TenPhiLePhi", "", Mender.CATALOGUE),
        ("procedure", "TenTTHC", "", Mender.CATALOGUE),
        ("", "MaLinhVuc", "", Mender.CATALOGUE),
        ("by", "NguoiXuLy", "", Mender.ADMINISTRATOR),
        ("agency", "DonViXuLy", "", Mender.ADMINISTRATOR),
        ("", "MaDoiTuong", "", Mender.RECEIVER),
        ("state", "TrangThaiHoSo", "", Mender.RECEIVER),
    ],
)
def test_a_field_is_put_right_at_our_place_or_by_who_keeps_it(path, wire, place, mender):
    assert place_of(path, wire, PLACES) == place
    assert mender_of(path, place, wire.rpartition(".")[2]) is mender


_OF_ITS_TIME = st.fixed_dictionaries({"state": st.sampled_from(["2", "10"]), "returned_at": st.text(max_size=5)})
_CORRECTED = st.fixed_dictionaries({"applicant": st.dictionaries(st.text(), st.text()), "note": st.text()})


@given(frozen=_OF_ITS_TIME, later=_OF_ITS_TIME, before=_CORRECTED, after=_CORRECTED)
def test_a_mended_content_has_what_was_corrected_and_stays_of_its_time(frozen, later, before, after):
    old = {**BODY, **before, **later}

    made = mended({**BODY, **before, **frozen}, old, {**old, **after, "version": 4})

    assert made == {**BODY, **frozen, **after, "version": 4}


def test_what_a_correction_left_alone_stays_as_the_row_had_it():
    frozen = {**BODY, "note": "lần trước"}

    made = mended(frozen, BODY, {**BODY, "applicant": {"phone": "2"}, "version": 2})

    assert (made["note"], made["applicant"], made["extra"]) == ("lần trước", {"phone": "2"}, 7)


def test_only_whole_rows_nobody_can_have_taken_are_made_anew():
    rows = [row(kind, state, at) for at, (kind, state) in enumerate((k, s) for k in EntryKind for s in EntryState)]

    assert {(one.kind, one.state) for one in still_to_go(rows)} == {
        (kind, state)
        for kind in (EntryKind.DOSSIER, EntryKind.UPDATE, EntryKind.RESULT)
        for state in (EntryState.WAITING, EntryState.PARKED)
    }


def test_three_sides_are_compared_where_they_speak_and_silence_is_no_difference():
    ours, sent = {"note": "a", "state": "2", "due_at": "x"}, {"note": "a", "state": "2", "due_at": "y"}

    assert three_way(ours, sent, {"note": "b", "channel": "1"}) == (
        ThreeWay("note", "a", "a", "b"),
        ThreeWay("due_at", "x", "y", ""),
    )
    assert three_way({"note": "a "}, {}, {"note": "a"}) == ()
