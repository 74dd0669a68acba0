"""Old and new place names: the program resolves them, nobody is asked for a paper about it."""

from __future__ import annotations

import unicodedata

import pytest

from services.domain.places import Era, Standing
from services.resources import gazetteer, read_json

MERGED = [
    ("Phường Bến Nghé, Quận 1, Thành phố Hồ Chí Minh", ["Phường Sài Gòn"]),
    ("Phường Trúc Bạch, Quận Ba Đình, Hà Nội", ["Phường Ba Đình"]),
    ("Phường Dương Đông, Thành phố Phú Quốc, Tỉnh Kiên Giang", ["Đặc khu Phú Quốc"]),
    ("Xã Thổ Châu, TP Phú Quốc, Kiên Giang", ["Đặc khu Thổ Châu"]),
    ("P. Thảo Điền, TP. Thủ Đức, TP. Hồ Chí Minh", ["Phường An Khánh"]),
    ("Thị trấn Cái Rồng, huyện Vân Đồn, Quảng Ninh", ["Đặc khu Vân Đồn"]),
    ("Xã Hòa Bắc, Huyện Hòa Vang, Đà Nẵng", ["Phường Hải Vân"]),
    ("TT. Cát Bà, H. Cát Hải, Hải Phòng", ["Đặc khu Cát Hải"]),
    ("Phường Ỷ La, thành phố Tuyên Quang, tỉnh Tuyên Quang", ["Phường Minh Xuân"]),
    ("Phường 1, Thành phố Đà Lạt, Lâm Đồng", ["Phường Xuân Hương - Đà Lạt"]),
    ("Thôn Đông, xã Bảo Khê, thành phố Hưng Yên, tỉnh Hưng Yên", ["Phường Sơn Nam"]),
]


@pytest.mark.parametrize(("printed", "today"), MERGED)
def test_an_old_address_names_the_commune_of_today(printed, today):
    place = gazetteer().today(printed)

    assert [commune.name for commune in place.communes] == today
    assert place.printed == printed
    assert place.old


@pytest.mark.parametrize(
    ("printed", "among"),
    [
        ("Phường Đa Kao, Quận 1, Thành phố Hồ Chí Minh", {"Phường Tân Định", "Phường Sài Gòn"}),
        ("Phường 15, quận Tân Bình, TP Hồ Chí Minh", {"Phường Tân Bình", "Phường Tân Sơn"}),
    ],
)
def test_a_divided_commune_is_a_choice_and_never_a_guess(printed, among):
    assert {commune.name for commune in gazetteer().today(printed).communes} == among


def test_an_address_of_today_is_its_own_place():
    place = gazetteer().today("Tổ 2, Phường Sơn Nam, Hưng Yên")

    assert [(str(c.code), c.full) for c in place.communes] == [("2025:11983", "Phường Sơn Nam, Hưng Yên")]
    assert (place.standing, place.era, place.old) == (Standing.TODAY, Era.TODAY, None)


@pytest.mark.parametrize(
    "printed", ["", "Hưng Yên", "Phường Thử, Hưng Yên", "Xã Không Có, Huyện Không Có, Tỉnh Không Có"]
)
def test_an_unknown_address_names_no_commune(printed):
    assert gazetteer().today(printed).communes == ()


def test_letters_written_apart_are_the_same_place():
    printed = unicodedata.normalize("NFD", "Phường Bến Nghé, Quận 1, Thành phố Hồ Chí Minh")

    assert [c.name for c in gazetteer().today(printed).communes] == ["Phường Sài Gòn"]


def test_every_old_commune_written_in_full_is_found():
    legacy = read_json("places/admin_legacy_map.json")
    provinces = {p[0]: p[1] for p in legacy["provinces"]}
    districts = {d[0]: (d[1], provinces[d[2]]) for d in legacy["districts"]}
    lost = []
    for _, name, district, targets in legacy["wards"]:
        place = gazetteer().today(f"{name}, {districts[district][0]}, {districts[district][1]}")
        if not set(targets) <= {c.code.digits for c in place.communes}:
            lost.append(name)

    assert lost == []
