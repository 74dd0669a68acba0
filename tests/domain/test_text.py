import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.domain.text import clean, fold, initials, masked, shortened, words

anything = st.text(st.characters(codec=None, exclude_categories=()))


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("  Trần   Thị\tMẫu \r\n", "Trần Thị Mẫu"),
        ("\ufeff\x02Trần\x03", "Trần"),
        ("Trần\u200bThị\u00ad", "TrầnThị"),
        ("Trần\u00a0Thị", "Trần Thị"),
        (unicodedata.normalize("NFD", "Nguyễn Thị Ước"), "Nguyễn Thị Ước"),
        ("a\u200b\u0301", "á"),
        ("Tr\ud800", "Tr\ufffd"),
        ("", ""),
    ],
)
def test_text_is_composed_and_holds_nothing_unseen(raw, expected):
    assert clean(raw) == expected


@given(anything)
def test_clean_text_stays_as_it_is_and_any_file_can_hold_it(raw):
    once = clean(raw)

    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert not any(unicodedata.category(c) in ("Cc", "Cs") for c in once)
    assert once.encode().decode() == once


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Đặng Đình Đức", "dang dinh duc"),
        ("Ơn Ước Ỷ Lan", "on uoc y lan"),
        ("ĐẶNG THỊ ƯỚC", "dang thi uoc"),
        ("Ðức", "duc"),
        ("Ɖức", "duc"),
        ("H31.12-261120-2001", "h31.12-261120-2001"),
    ],
)
def test_folded_text_has_no_diacritics_and_no_capitals(raw, expected):
    assert fold(raw) == expected
    assert fold(unicodedata.normalize("NFD", raw)) == expected


@given(st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạắằẳẵặấầẩẫậđĐÂĂÊÔƠƯ ẾỀỂỄỆ"))
def test_vietnamese_folds_to_plain_letters_however_it_was_composed(raw):
    folded = fold(raw)

    assert folded.isascii()
    assert folded == fold(unicodedata.normalize("NFD", raw)) == fold(raw.upper()) == fold(folded)


def test_words_and_initials_are_what_people_type():
    assert words("Đăng ký khai sinh (lưu động), 1.001193") == (
        "dang",
        "ky",
        "khai",
        "sinh",
        "luu",
        "dong",
        "1",
        "001193",
    )
    assert initials("Khai sinh") == "ks"
    assert initials("Đăng ký Khai sinh") == "dkks"
    assert initials("…") == ""


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("033301000001", "0333••••0001"),
        ("012345678", "01•••••78"),
        ("B1234567", "••••••••"),
        ("", ""),
    ],
)
def test_a_personal_number_is_masked_in_lists(number, shown):
    assert masked(number) == shown


@given(st.text("0123456789", max_size=40))
def test_at_least_four_digits_of_a_personal_number_stay_hidden(number):
    shown = masked(number)

    assert len(shown) == len(number)
    assert shown.count("•") >= min(4, len(number))


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Trần Thị Mai Anh", "Trần Thị M. A."),
        ("Trần Văn Á", "Trần Văn Á."),
        ("Trần Mai", "Trần M."),
        ("Mai", "Mai"),
        ("", ""),
        (unicodedata.normalize("NFD", "Trần Thị Ánh"), "Trần Thị Á."),
    ],
)
def test_a_name_is_shortened_for_screens_the_next_citizen_can_see(name, shown):
    assert shortened(name) == shown
