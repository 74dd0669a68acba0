"""Finding a procedure: by code, initials, name, and by what people say for it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from services.domain.finding import LIMIT, Finder, Where, Why, found
from services.domain.finding.plain_words import PlainWords, plain_words_from
from services.domain.finding.words import REMEMBERED, Vocabulary
from services.domain.text import fold
from tests.conftest import shipped

PLAIN = plain_words_from(shipped("catalogue/plain_words.json"))


@pytest.fixture(scope="session")
def finder(procedures):
    return Finder(tuple(procedures.values()), PLAIN)


@pytest.fixture
def find(finder):
    return lambda text: [match.procedure for match in finder.found(text)]


def bare(procedures, **plain):
    return Finder(procedures, PlainWords(**plain))


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
        ("xin giấy độc thân", "Cấp Giấy xác nhận tình trạng hôn nhân"),
        ("xin giay doc than", "Cấp Giấy xác nhận tình trạng hôn nhân"),
        ("sang tên đất cho con", "Chứng thực giao dịch về động sản, quyền sử dụng đất, nhà ở"),
        ("đăng ký quán tạp hóa", "Đăng ký thành lập hộ kinh doanh"),
        ("lamf laij giaays khai sinh", "Đăng ký lại khai sinh"),
        ("ddawng ky1 ke61t ho6n", "Đăng ký kết hôn"),
        ("dnag ky ket hno", "Đăng ký kết hôn"),
        ("đăng kýkết hôn", "Đăng ký kết hôn"),
        ("dangkykethon", "Đăng ký kết hôn"),
        ("đk kết hôn", "Đăng ký kết hôn"),
        ("gpxd", "Cấp giấy phép xây dựng mới (cấp III, IV, nhà ở riêng lẻ)"),
    ],
)
def test_what_people_type_gives_what_they_mean_first(find, typed, first):
    assert find(typed)[0].short_name == first


def test_what_is_typed_is_found_while_it_is_typed(find):
    whole = "khai sinh"
    for end in range(3, len(whole) + 1):
        assert any("khai" in fold(p.short_name) for p in find(whole[:end])[:3]), whole[:end]


def test_of_procedures_that_fit_alike_the_frequent_one_comes_first(procedures):
    one = procedures["1.004873"]
    rare, frequent = replace(one, code="9.000001", tier=3), replace(one, code="9.000002", tier=1)

    assert [m.procedure for m in found([rare, frequent], "hon nhan")] == [frequent, rare]


def test_a_superseded_procedure_is_found_after_all_others(procedures):
    one = procedures["1.004873"]
    old, new = replace(one, active=False, tier=1), replace(one, tier=3)

    assert [m.procedure for m in found([old, new], "hon nhan")] == [new, old]


def test_a_slip_or_a_letter_left_out_still_finds(find):
    assert find("kahi sinh")[0].code == "1.001193"
    assert find("khai sin")[0].code == "1.001193"


def test_a_name_then_a_field_are_looked_into_as_well(find, finder):
    by_field = find("ho tich ket hon")

    assert by_field
    assert all(p.field == "Hộ tịch" for p in by_field[:3])
    assert any(
        "thẩm quyền" in p.name and "thẩm quyền" not in p.short_name
        for p in (m.procedure for m in finder.found("tham quyen", None))
    )


@pytest.mark.parametrize("typed", ["", "   ", "…", "\u200b", ".", "...", "zzzzqqqq", "0000000000000"])
def test_nothing_is_found_where_nothing_is_meant(finder, typed):
    assert finder.found(typed) == ()


def test_a_procedure_is_found_by_its_code_with_and_without_dots(find, procedures):
    for code in list(procedures)[::12]:
        assert [p.code for p in find(code)] == [p.code for p in find(code.replace(".", ""))] == [code]


def test_a_code_among_words_is_found_first_and_once(find):
    codes = [p.code for p in find("đăng ký kết hôn 1.004873")]

    assert codes[0] == "1.004873"
    assert len(set(codes)) == len(codes)
    assert "1.000894" in codes


def test_a_search_gives_as_many_as_are_asked_for(finder):
    assert [len(finder.found("giấy", limit)) for limit in (1, 3, LIMIT)] == [1, 3, LIMIT]
    assert len(finder.found("giấy", None)) > LIMIT


def test_a_catalogue_without_plain_words_is_searched_as_well(procedures):
    assert found(procedures.values(), "ket hon")[0].procedure.code == "1.000894"
    assert found((), "ket hon") == ()


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("1.00487", Why("1.00487", "1.004873", Where.CODE)),
        ("cgxntthn", Why("cgxntthn", "Cấp Giấy xác nhận tình trạng hôn nhân", Where.INITIALS)),
        ("chung thuc di chuc", Why("chung thuc di chuc", "Chứng thực di chúc", Where.NAME)),
        ("lamf giaays khai sinh", Why("giaays", "giấy", Where.SPELLING)),
        ("sang tên đất", Why("sang tên đất", "sang tên đất", Where.PHRASE)),
        ("hôn thú người ngoại quốc", Why("người ngoại quốc", "yếu tố nước ngoài", Where.SYNONYM)),
    ],
)
def test_a_match_says_why(finder, typed, why):
    whys = [why for match in finder.found(typed, 3) for why in match.why]

    assert why in whys or (why.typed, why.where) in [(w.typed, w.where) for w in whys], whys


def test_a_reason_names_what_was_typed_and_what_it_stands_for(finder):
    assert Why("độc thân", "tình trạng hôn nhân", Where.SYNONYM).told() == "“độc thân” → tình trạng hôn nhân"
    assert Why("khai sinh", "khai sinh", Where.NAME).told() == "“khai sinh”"
    assert finder.found("chứng thực di chúc")[0].told() != ""


def test_a_field_is_a_reason_too(procedures):
    one = replace(procedures["1.004873"], short_name="", name="", field="Thiên văn")
    match = found([one], "thien van")[0]

    assert match.why == (Why("thien van", "Thiên văn", Where.FIELD),)
    assert match.told() == "“thien van”"


def test_groups_say_one_thing_in_many_ways(procedures):
    one = replace(procedures["1.004873"], short_name="Nuôi lợn", name="Nuôi lợn", field="")
    finder = bare([one], same=(("lợn", "heo", "con heo"),), stop=("con",))

    match = finder.found("con heo")[0]

    assert match.why == (Why("con heo", "lợn", Where.SYNONYM),)
    assert bare([one]).found("con heo") == ()


def test_what_all_people_say_finds_the_same_without_its_marks(finder):
    """Marks only help to tell words apart; a citizen's words written without them lead to the same procedure."""
    said = [(code, phrase) for code, phrases in PLAIN.phrases.items() for phrase in phrases][::9]
    kept = sum(
        finder.found(phrase, 1)[0].procedure.code in [m.procedure.code for m in finder.found(fold(phrase), 3)]
        for _, phrase in said
    )

    assert kept / len(said) >= 0.97


def test_what_people_say_for_a_procedure_leads_to_it(finder, procedures):
    said = [(c, phrase) for c, phrases in PLAIN.phrases.items() if procedures[c].active for phrase in phrases][::7]
    led = sum(code in [m.procedure.code for m in finder.found(phrase, 3)] for code, phrase in said)

    assert led / len(said) >= 0.98


def test_every_procedure_has_plain_words_and_the_frequent_ones_several(procedures):
    counts = {code: len(PLAIN.phrases.get(code, ())) for code in procedures}

    assert min(counts.values()) >= 1
    assert min(counts[p.code] for p in procedures.values() if p.tier == 1) >= 5
    assert set(PLAIN.phrases) <= set(procedures)


@given(st.text(max_size=60))
@example("1" * 400)
@example("đ" * 200)
@example("\ud800 khai sinh")
@example("a b c d e f g h i j k l m n o p q r s t u v x y")
def test_no_text_breaks_a_search_and_the_same_text_gives_the_same(text):
    finder = _SMALL
    first = finder.found(text)

    assert first == finder.found(text)
    assert len(first) <= LIMIT


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz 0123456789ăâđêôơưáàảãạ", max_size=40), st.integers(0, 20))
def test_the_limit_is_kept_whatever_is_typed(text, limit):
    assert len(_SMALL.found(text, limit)) <= limit


def _small() -> Finder:
    from services.domain.procedure import procedure_from

    rows = shipped("catalogue/procedures.json")["procedures"][::8]
    return Finder([procedure_from(row) for row in rows], PLAIN)


_SMALL = _small()


def test_words_read_before_are_remembered_only_up_to_a_number():
    words = Vocabulary(["khai", "sinh"], {})

    for number in range(REMEMBERED + 2):
        words.read(f"khai x{number}")

    assert [dict(word.readings) for word in words.read("khai sinh ")] == [{"khai": 1.0}, {"sinh": 1.0}]
