"""Every commune of both eras is found however its address is written, and what is a choice stays one."""

from __future__ import annotations

import unicodedata
from collections import defaultdict

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from services.domain.places import Era, OldCommune, PlaceCode, Standing, place_code
from services.domain.places.names import name_of, says
from services.domain.text import fold
from services.resources import gazetteer, read_json

LEGACY = read_json("places/admin_legacy_map.json")
WARDS = read_json("places/admin_wards.json")["wards"]
OLD = [gazetteer().old_commune(PlaceCode(row[0], Era.BEFORE)) for row in LEGACY["wards"]]
NEW = [gazetteer().commune(PlaceCode(row[0], Era.TODAY)) for row in WARDS]

SHORT = {
    "Thành phố": ("TP.", "TP", "Tp. "), "Thị xã": ("TX.", "Tx "), "Thị trấn": ("TT.", "Tt. "), "Quận": ("Q.", "Q. "),
    "Huyện": ("H.", "H "), "Phường": ("P.", "P. "), "Xã": ("X.", "X. "), "Tỉnh": ("T. ", ""), "Đặc khu": ("ĐK ",),
}  # fmt: skip
LATE_TONES = (
    ("òa", "oà"),
    ("óa", "oá"),
    ("ỏa", "oả"),
    ("õa", "oã"),
    ("ọa", "oạ"),
    ("úy", "uý"),
    ("ủy", "uỷ"),
    ("ùy", "uỳ"),
)
BEFORE_IT = ("", "Tổ 5, ", "Số 12/3 ngõ 45 đường Lê Lợi, ", "Thôn Đông, ", "Khu phố 2, ", "Ấp 3 ")


def shortened(name: str, kind: str | None) -> str:
    """Write a unit's kind shorter, or leave it out where that is safe."""
    for long, shorts in SHORT.items():
        if name.startswith(f"{long} "):
            bare = name.removeprefix(f"{long} ")
            if kind == "none":
                return name if bare.isdecimal() else bare
            return name if kind is None else f"{shorts[len(bare) % len(shorts)]}{bare}"
    return name


def unmarked(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c)).translate(
        str.maketrans("đĐ", "dD")
    )


def late_tones(text: str) -> str:
    for early, late in LATE_TONES:
        text = text.replace(early, late)
    return text


LETTERS = {
    "as printed": str,
    "upper": str.upper,
    "lower": str.lower,
    "apart": lambda text: unicodedata.normalize("NFD", text),
    "late tones": late_tones,
    "no marks": unmarked,
}
WRITING = st.fixed_dictionaries(
    {
        "letters": st.sampled_from(sorted(LETTERS)),
        "kind": st.sampled_from([None, "short", "none"]),
        "before": st.sampled_from(BEFORE_IT),
        "joint": st.sampled_from([", ", ",", " , ", " - ", "; "]),
        "country": st.sampled_from(["", ", Việt Nam", " Việt Nam", "."]),
    }
)


def written(parts: list[str], way: dict[str, str]) -> str:
    units = [shortened(part, way["kind"]) for part in parts]
    return LETTERS[way["letters"]](way["before"] + way["joint"].join(units) + way["country"])


def parts_of(old: OldCommune) -> list[str]:
    return [old.name, old.district, old.province]


def twins() -> set[str]:
    """Return the old communes that share everything but kind or marks with another of their district."""
    same = defaultdict(list)
    for row in LEGACY["wards"]:
        same[row[2], name_of(row[1]).key].append(row[0])
    return {code for codes in same.values() if len(codes) > 1 for code in codes}


TWINS = twins()


@given(st.sampled_from(OLD), WRITING)
@example(next(old for old in OLD if old.name == "Phường Đa Kao"), {
    "letters": "no marks", "kind": "short", "before": "", "joint": ", ", "country": "",
})  # fmt: skip
def test_an_old_commune_is_found_however_it_is_written(old, way):
    place = gazetteer().today(written(parts_of(old), way))

    targets, found = set(old.targets), {c.code for c in place.communes}
    if old.code.digits in TWINS:
        assert targets <= found
    elif way["kind"] == "none":
        # Without kind words a name of before may be a street or a hamlet of a commune of today.
        assert targets <= found
        assert len(targets) == 1 or place.must_choose
    else:
        assert found == targets
        assert (place.standing, place.old) == (Standing.DIVIDED if len(targets) > 1 else Standing.MERGED, old)


@given(st.sampled_from(NEW), WRITING)
def test_a_commune_of_today_is_found_however_it_is_written(commune, way):
    place = gazetteer().today(written([commune.name, commune.province], way))

    assert commune in place.communes
    if place.standing is not Standing.AMBIGUOUS:
        assert (place.standing, place.era, place.certain) == (Standing.TODAY, Era.TODAY, commune)


def test_every_old_address_in_full_comes_to_its_targets_and_every_divided_one_is_a_choice():
    wrong, divided = [], 0
    for old in OLD:
        place = gazetteer().today(", ".join(parts_of(old)))
        choice = len(old.targets) > 1
        divided += choice
        if (place.standing, place.certain is None, {c.code for c in place.communes}, place.old) != (
            Standing.DIVIDED if choice else Standing.MERGED,
            choice,
            set(old.targets),
            old,
        ):
            wrong.append(old.full)

    assert wrong == []
    assert (len(OLD), divided) == (10_035, 442)


def test_every_address_of_today_in_full_is_its_own_place():
    provinces = {p["code"]: p["name"] for p in read_json("places/admin_provinces.json")["provinces"]}
    wrong = [
        row[1]
        for row, commune in zip(WARDS, NEW, strict=True)
        for name in (row[1], *row[4:5])
        if gazetteer().today(f"{name}, {provinces[row[3]]}").certain != commune
    ]

    assert wrong == []
    assert len(NEW) == 3_321


def test_every_target_of_an_old_commune_is_a_commune_of_today():
    assert [old.full for old in OLD if not all(gazetteer().commune(code) for code in old.targets)] == []


@given(st.sampled_from([row[0] for row in WARDS]), st.sampled_from([row[0] for row in LEGACY["wards"]]))
def test_codes_of_different_eras_are_never_the_same_place(today, before):
    new, old = PlaceCode(today, Era.TODAY), PlaceCode(before, Era.BEFORE)

    assert new != old
    assert PlaceCode(today, Era.BEFORE) != new
    assert len({new, old, PlaceCode(today, Era.BEFORE)} - {old}) >= 1
    assert (place_code(str(new)), place_code(str(old))) == (new, old)
    assert gazetteer().commune(old) is None
    assert gazetteer().old_commune(new) is None


@pytest.mark.parametrize("text", ["11983", "2025:", "2025:1", "2011:11983", "2025:119830", "2025:1198a", ""])
def test_digits_without_their_era_are_no_code(text):
    assert place_code(text) is None


@given(st.text(max_size=80))
def test_no_text_breaks_the_reader_and_what_was_printed_is_kept(text):
    place = gazetteer().today(text)

    assert place.printed == text
    assert (place.certain is not None) == (place.standing in (Standing.TODAY, Standing.MERGED))
    assert place.must_choose == (bool(place.candidates) and place.certain is None)


@pytest.mark.parametrize(
    ("typed", "name"), [("phố hiến, hưng y", "Phường Phố Hiến"), ("nhu quy", "Xã Như Quỳnh"), ("my h", "Phường Mỹ Hào")]
)
def test_a_word_that_will_not_end_in_the_y_typed_last_is_found_all_the_same(typed, name):
    assert name in [commune.name for commune in gazetteer().search(typed)]


@given(st.sampled_from(NEW), st.integers(3, 40))
def test_a_commune_is_found_while_its_name_is_typed(commune, typed):
    text = f"{fold(commune.name)} {fold(commune.province)}"[: max(typed, len(commune.name))]

    assert commune in gazetteer().search(text, 100)


@given(st.sampled_from(NEW), WRITING)
def test_an_address_of_today_says_its_commune_so_that_it_is_shown_once(commune, way):
    before = way["before"] if way["before"].endswith(", ") else ""
    address = written([commune.name, commune.province], {**way, "joint": ", ", "before": before})

    assert says(address, commune.name, commune.province)


@given(st.sampled_from(OLD))
def test_an_old_address_does_not_say_the_commune_of_today(old):
    for code in old.targets:
        commune = gazetteer().commune(code)
        between = name_of(old.district).key != name_of(commune.name).key
        assert not (between and says(", ".join(parts_of(old)), commune.name, commune.province))
