from __future__ import annotations

from dataclasses import replace

import pytest

from services.domain.finding import ranked


@pytest.fixture
def find(procedures):
    return lambda text: ranked(procedures.values(), text)


@pytest.mark.parametrize(
    "typed", ["1.004873", "1004873", " 1.004873 ", "CGXNTTHN", "cgxntthn", "xac nhan tinh trang hon nhan"]
)
def test_a_procedure_is_found_by_code_initials_and_bare_words(find, typed):
    assert find(typed)[0].code == "1.004873"


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("khai sinh", "Đăng ký khai sinh"),
        ("Khai Tử", "Đăng ký khai tử"),
        ("ket hon", "Đăng ký kết hôn"),
        ("hôn kết", "Đăng ký kết hôn"),
        ("ho kinh doanh thanh lap", "Đăng ký thành lập hộ kinh doanh"),
    ],
)
def test_what_people_type_gives_what_they_mean_first(find, typed, first):
    assert find(typed)[0].short_name == first


def test_frequent_counter_work_comes_first_and_superseded_procedures_last(find):
    found = find("dang ky")
    order = [(not p.active, p.tier) for p in found]

    assert order == sorted(order)
    assert {p.tier for p in found} == {1, 2, 3}


def test_a_superseded_procedure_is_found_after_all_others(procedures):
    one = procedures["1.004873"]
    old = replace(one, active=False, tier=1)

    assert ranked([old, replace(one, tier=3)], "hon nhan") == (replace(one, tier=3), old)


def test_words_match_by_their_beginnings_only(find):
    assert all("khai" in p.name.lower() or p.code for p in find("kha"))
    assert find("hai sin") == ()


def test_a_name_then_a_field_are_looked_into_as_well(find, procedures):
    by_field = find("ho tich ket hon")

    assert by_field
    assert all(p.field == "Hộ tịch" for p in by_field[:3])
    assert any("thẩm quyền" in p.name and "thẩm quyền" not in p.short_name for p in find("tham quyen"))


@pytest.mark.parametrize("typed", ["", "   ", "…", "\u200b"])
def test_nothing_typed_finds_nothing(find, typed):
    assert find(typed) == ()


def test_a_procedure_is_found_by_its_code_with_and_without_dots(find, procedures):
    for code in list(procedures)[::12]:
        assert [p.code for p in find(code)] == [p.code for p in find(code.replace(".", ""))] == [code]
