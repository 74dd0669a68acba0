"""Old and new place names: the program resolves them, nobody is asked for a paper about it."""

from __future__ import annotations

import unicodedata

import pytest

from services.domain.applicant import Applicant
from services.domain.places import Doubt, Era, PlaceCode, Standing
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


HAND_CHECKED = [
    ("Phường Bến Nghé, Quận 1, TP. HCM", ["Phường Sài Gòn, Hồ Chí Minh"]),
    ("P. Đa Kao, Q.1, TP.HCM", ["Phường Tân Định, Hồ Chí Minh", "Phường Sài Gòn, Hồ Chí Minh"]),
    ("Phường Trúc Bạch, Ba Đình, HN", ["Phường Ba Đình, Hà Nội"]),
    ("Dương Đông, Phú Quốc, Kiên Giang", ["Đặc khu Phú Quốc, An Giang"]),
    ("Xã Thổ Châu, TP Phú Quốc, tỉnh An Giang", ["Đặc khu Thổ Châu, An Giang"]),
    ("Thảo Điền, Thủ Đức, TPHCM", ["Phường An Khánh, Hồ Chí Minh"]),
    ("TT Cái Rồng, Vân Đồn, Quảng Ninh, Việt Nam", ["Đặc khu Vân Đồn, Quảng Ninh"]),
    ("Xã Hoà Bắc, huyện Hoà Vang, TP Đà Nẵng", ["Phường Hải Vân, Đà Nẵng"]),
    ("Thị trấn Cát Bà, Cát Hải, HP", ["Đặc khu Cát Hải, Hải Phòng"]),
    ("phuong y la tp tuyen quang tinh tuyen quang", ["Phường Minh Xuân, Tuyên Quang"]),
    (
        "Phường Phú Thượng, quận Tây Hồ, Hà Nội",
        ["Phường Phú Thượng, Hà Nội", "Phường Hồng Hà, Hà Nội", "Phường Tây Hồ, Hà Nội"],
    ),
    ("12 Cộng Hòa, P15, Q.Tân Bình, Tp.HCM", ["Phường Tân Bình, Hồ Chí Minh", "Phường Tân Sơn, Hồ Chí Minh"]),
    ("Phường 01, Đà Lạt, Lâm Đồng", ["Phường Xuân Hương - Đà Lạt, Lâm Đồng"]),
    ("huyện Bạch Long Vĩ, Hải Phòng", ["Đặc khu Bạch Long Vĩ, Hải Phòng"]),
    ("Huyện Cồn Cỏ, Tỉnh Quảng Trị", ["Đặc khu Cồn Cỏ, Quảng Trị"]),
    ("H. Hoàng Sa, Đà Nẵng", ["Đặc khu Hoàng Sa, Đà Nẵng"]),
    ("Xã An Vĩnh, huyện Lý Sơn, Quảng Ngãi", ["Đặc khu Lý Sơn, Quảng Ngãi"]),
    ("Khu 3, huyện Côn Đảo, BR-VT", ["Đặc khu Côn Đảo, Hồ Chí Minh"]),
]


@pytest.mark.parametrize(("printed", "today"), HAND_CHECKED)
def test_places_looked_up_by_hand_come_to_the_same_communes(printed, today):
    place = gazetteer().today(printed)

    assert sorted(c.full for c in place.communes) == sorted(today)
    assert place.standing is (Standing.MERGED if len(today) == 1 else Standing.DIVIDED)
    assert (place.era, place.doubt, place.must_choose) == (Era.BEFORE, None, len(today) > 1)
    assert (place.certain is None) == (len(today) > 1)


@pytest.mark.parametrize(
    ("printed", "today"),
    [
        ("Phường Tân Bình, TP.HCM", "Phường Tân Bình, Hồ Chí Minh"),
        ("Phường Sài Gòn, Quận 1, TP Hồ Chí Minh", "Phường Sài Gòn, Hồ Chí Minh"),
        ("Thôn Đông, xã Bảo Khê (cũ), phường Sơn Nam, Hưng Yên", "Phường Sơn Nam, Hưng Yên"),
        ("Xã Thuận Hòa, Hà Giang", "Xã Thuận Hòa, Tuyên Quang"),
        ("Lý Sơn, Quảng Ngãi", "Đặc khu Lý Sơn, Quảng Ngãi"),
        ("Phường 2 Bảo Lộc, Lâm Đồng", "Phường 2 Bảo Lộc, Lâm Đồng"),
        ("xuân hương đà lạt lâm đồng", "Phường Xuân Hương - Đà Lạt, Lâm Đồng"),
        ("Đặc khu Côn Đảo", "Đặc khu Côn Đảo, Hồ Chí Minh"),
        ("Đức Thắng, xã Tiên Lữ, Hưng Yên", "Xã Tiên Lữ, Hưng Yên"),
        ("Thôn Đông, Tiên Lữ, Hưng Yên", "Xã Tiên Lữ, Hưng Yên"),
        ("Số 5 đường Lê Lợi, Hồng Châu, Hưng Yên", "Phường Hồng Châu, Hưng Yên"),
        ("Xã Hải Ninh, Thành phố Quảng Ninh", "Xã Hải Ninh, Quảng Ninh"),
        ("Phường Thuận Hoá, TT-Huế", "Phường Thuận Hóa, Huế"),
    ],
)
def test_an_address_with_names_of_today_is_read_as_one_of_today(printed, today):
    place = gazetteer().today(printed)

    assert place.certain is not None, place
    assert (place.certain.full, place.standing, place.era) == (today, Standing.TODAY, Era.TODAY)


@pytest.mark.parametrize(
    ("printed", "doubt", "among"),
    [
        ("Phường Thảo Điền, Quận 2, TP.HCM", Doubt.DISTRICT_UNKNOWN, {"Phường An Khánh"}),
        ("Phường Vĩnh Ninh, Thành phố Huế, Thừa Thiên Huế", Doubt.DISTRICT_UNKNOWN, {"Phường Thuận Hóa"}),
        ("Phường Bến Nghé, Quận 3, TP.HCM", Doubt.DISTRICT_DIFFERS, {"Phường Sài Gòn"}),
        ("Phường Sài Gòn, Quận 10, TP.HCM", Doubt.DISTRICT_DIFFERS, {"Phường Sài Gòn"}),
        ("Phường Bến Nghe, Quận 1, TP.HCM", Doubt.SPELLING, {"Phường Sài Gòn"}),
        ("Xa Hoang Dong, huyen Hoang Hoa, Thanh Hoa", Doubt.SEVERAL_OLD, {"Xã Hoằng Hóa", "Xã Hoằng Thanh"}),
        ("Xa Loc Thanh, Dong Nai", Doubt.SEVERAL_TODAY, {"Xã Lộc Thành", "Xã Lộc Thạnh"}),
        (
            "Xã Tân Bình, TP.HCM",
            Doubt.BOTH_ERAS,
            {"Phường Tân Bình", "Phường Vĩnh Tân", "Phường Tân Đông Hiệp"},
        ),
        ("Đức Thắng, Tiên Lữ, Hưng Yên", Doubt.UNCLEAR, {"Xã Tiên Lữ"}),
        ("12 Cầu Giấy, Hà Nội", Doubt.UNCLEAR, {"Phường Cầu Giấy"}),
        ("12 Bảo Khê, Hưng Yên", Doubt.UNCLEAR, {"Phường Sơn Nam"}),
        ("Xã Thử, Bảo Khê, Hưng Yên, Hưng Yên", Doubt.UNCLEAR, {"Phường Sơn Nam"}),
    ],
)
def test_what_can_be_read_in_several_ways_is_asked_with_its_reason(printed, doubt, among):
    place = gazetteer().today(printed)

    assert (place.standing, place.doubt) == (Standing.AMBIGUOUS, doubt)
    assert {c.name for c in place.communes} == among
    assert place.certain is None


def test_a_candidate_tells_through_which_old_commune_it_was_found():
    place = gazetteer().today("Phường 1, TP.HCM")

    found = {old.full for candidate in place.candidates for old in candidate.olds}
    assert "Phường 1, Quận 3, Thành phố Hồ Chí Minh" in found
    assert (place.doubt, place.old) == (Doubt.SEVERAL_OLD, None)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("son nam", "Phường Sơn Nam, Hưng Yên"),
        ("p. Sơn N", "Phường Sơn Nam, Hưng Yên"),
        ("tan binh hcm", "Phường Tân Bình, Hồ Chí Minh"),
        ("đặc khu côn đ", "Đặc khu Côn Đảo, Hồ Chí Minh"),
        ("sai", "Phường Sài Gòn, Hồ Chí Minh"),
        ("hưng yên lương bằng", "Xã Lương Bằng, Hưng Yên"),
    ],
)
def test_a_commune_of_today_is_found_while_it_is_typed(typed, first):
    assert [c.full for c in gazetteer().search(typed, 1)] == [first]


@pytest.mark.parametrize("typed", ["", " , ", "zzz", "p. zzz"])
def test_nothing_is_found_for_what_names_no_commune(typed):
    assert gazetteer().search(typed) == ()


def test_a_search_gives_as_many_as_asked_for():
    assert len(gazetteer().search("tan", 5)) == 5


@pytest.mark.parametrize(
    ("address", "chosen", "kept"),
    [
        ("Xã Bảo Khê, TP Hưng Yên, Hưng Yên", "", "2025:11983"),
        ("Phường Sơn Nam, Hưng Yên", "", "2025:11983"),
        ("Phường Đa Kao, Quận 1, TP.HCM", "", ""),
        ("Phường Đa Kao, Quận 1, TP.HCM", "2025:26737", "2025:26737"),
        ("Phường Thảo Điền, Quận 2, TP.HCM", "", ""),
        ("Nơi nào đó", "", ""),
        ("", "", ""),
    ],
)
def test_a_person_is_given_the_commune_their_address_certainly_names_and_no_other(address, chosen, kept):
    person = Applicant("Trần Thị Mẫu", address=address, commune=chosen)

    assert gazetteer().placed(person) == Applicant("Trần Thị Mẫu", address=address, commune=kept)


def test_a_code_is_of_its_era():
    today = gazetteer().commune(PlaceCode("00004", Era.TODAY))
    before = gazetteer().old_commune(PlaceCode("00004", Era.BEFORE))

    assert (today and today.full) == "Phường Ba Đình, Hà Nội"
    assert (before and before.full) == "Phường Trúc Bạch, Quận Ba Đình, Thành phố Hà Nội"
    assert gazetteer().commune(PlaceCode("99999", Era.TODAY)) is None
    assert gazetteer().old_commune(PlaceCode("99999", Era.BEFORE)) is None


def test_an_address_of_today_is_its_own_place():
    place = gazetteer().today("Tổ 2, Phường Sơn Nam, Hưng Yên")

    assert [(str(c.code), c.full) for c in place.communes] == [("2025:11983", "Phường Sơn Nam, Hưng Yên")]
    assert (place.standing, place.era, place.old) == (Standing.TODAY, Era.TODAY, None)


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "Hưng Yên",
        "Phường Thử, Hưng Yên",
        "Xã Không Có, Huyện Không Có, Tỉnh Không Có",
        "Phường Sài Gòn, Quận Ba Đình, Hà Nội",
        "Việt Nam",
        "Số 5",
    ],
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
