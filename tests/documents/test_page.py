"""How text and blocks are laid on pages, and where words come from."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Event

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.documents.forms import dong, grouped_number, signed_name
from services.documents.measure import balanced, width_of, wrapped
from services.documents.page import BOLD, SERIF, finish, register_fonts
from services.documents.receipt import receipt_pdf
from services.documents.words import form_words, line
from services.errors import BadFile
from tests.documents.conftest import OFFICE, a_dossier

register_fonts()
WORDS = st.lists(st.text("aâăbđeêơưỳỹỆ.-", min_size=1, max_size=40), max_size=12).map(" ".join)


@given(WORDS, st.floats(20, 200))
def test_wrapped_lines_fit_their_column_and_lose_nothing(text, width):
    lines = wrapped(text, SERIF, 8, width)

    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(width_of(each, SERIF, 8) <= width + 0.01 for each in lines)


def test_a_heading_is_broken_into_lines_about_as_long():
    assert balanced("TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG", BOLD, 8.5, 129) == ("TRUNG TÂM PHỤC VỤ", "HÀNH CHÍNH CÔNG")


def test_several_threads_may_print_at_once_and_all_print_the_same():
    with ThreadPoolExecutor(4) as threads:
        made = set(threads.map(lambda _: receipt_pdf(a_dossier(), OFFICE), range(8)))

    assert len(made) == 1


def test_a_part_whose_values_are_unknown_is_left_out():
    assert line(["Số: {a}", "Điện thoại: {b}"], {"a": "1", "b": ""}) == "Số: 1"
    assert line(["Số: {a}"], {"a": ""}) == ""


def test_a_units_own_set_applies_from_its_day(tmp_path):
    (tmp_path / "sets.toml").write_text(
        '[[set]]\nfolder = "tt-03-2025"\nfrom = 2025-09-15\n[[set]]\nfolder = "moi"\nfrom = 2027-01-01\n', "utf-8"
    )
    (tmp_path / "moi").mkdir()
    (tmp_path / "moi" / "form-01.toml").write_text('title = "MẪU MỚI"\n', "utf-8")

    assert form_words("form-01", date(2026, 12, 31), tmp_path)["title"].startswith("GIẤY TIẾP NHẬN")
    after = form_words("form-01", date(2027, 1, 1), tmp_path)
    assert (after["title"], after["number_label"]) == ("MẪU MỚI", "Mã hồ sơ")


def test_a_list_of_sets_that_names_none_is_said_to_be_faulty(tmp_path):
    (tmp_path / "sets.toml").write_text('set = "none"\n', "utf-8")

    with pytest.raises(BadFile) as caught:
        form_words("form-01", date(2026, 11, 20), tmp_path)

    assert (caught.value.what, caught.value.why) == ("sets.toml", "not_a_template")


@pytest.mark.parametrize(
    ("digits", "shown"),
    [
        ("033304000127", "033 304 000 127"),
        ("123456789", "123 456 789"),
        ("0900000127", "0900 000 127"),
        ("02210000000", "02210 000 000"),
        ("B1234567", "B1234567"),
        ("", ""),
    ],
)
def test_numbers_are_grouped_for_reading(digits, shown):
    assert grouped_number(digits) == shown


def test_amounts_and_names_are_written_as_people_write_them():
    assert dong(1_250_000) == "1.250.000"
    assert signed_name("TRẦN THỊ MAI ANH") == "Trần Thị Mai Anh"
    assert signed_name("Y Bliu Niê") == "Y Bliu Niê"


class _Held:
    """A canvas that is being written until it is let go."""

    def __init__(self) -> None:
        self.begun, self.let_go = Event(), Event()

    def save(self) -> None:
        self.begun.set()
        assert self.let_go.wait(5)


def test_a_document_is_written_only_when_the_one_before_is_whole():
    first, second = _Held(), _Held()
    second.let_go.set()

    with ThreadPoolExecutor(2) as hands:
        hands.submit(finish, first)
        assert first.begun.wait(5)
        later = hands.submit(finish, second)
        assert not second.begun.wait(0.1)
        first.let_go.set()

        assert later.result(5) is None
    assert second.begun.is_set()
