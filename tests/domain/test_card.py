import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.domain.applicant import Applicant, Sex
from services.domain.card import Card, looks_like_card, read_card

# All of these people are invented.
CHIP = "001090123456|012345678|NGUYỄN VĂN THỬ|01011990|Nam|Số 1, Thôn Mẫu, Xã Thử, Hưng Yên|15042021"
NO_OLD_NUMBER = "033304000001||TRẦN THỊ MẪU|29022004|Nữ|Tổ 2, Phường Thử, Hưng Yên|20102022"
ELEVEN_FIELDS = "033090000002||LÊ VĂN MỚI|05051990|Nam|Xã Thử, Hưng Yên|04072024||||"
SIX_FIELDS = "033090000003|LÊ VĂN THIẾU|05051990|Nam|Xã Thử|04072021"
YEAR_ONLY = "033158000004||PHẠM THỊ NĂM|1958|Nữ|Xã Thử|04072021"
LETTERS_LOST = "033090000005||VU? V?N L?I|01011990|Nam|X? Th?|04072021"
MISMATCH = "033290000006||VŨ VĂN LỆCH|01011990|Nam|Xã Thử|04072021"
TRAN_THI_MAU = Applicant("TRẦN THỊ MẪU", "033304000001", "2004-02-29", Sex.FEMALE, "Tổ 2, Phường Thử, Hưng Yên")


def read(scan: str) -> Card:
    card = read_card(scan)
    assert card is not None
    return card


def test_a_chip_card_is_read():
    assert read(CHIP) == Card(
        Applicant("NGUYỄN VĂN THỬ", "001090123456", "1990-01-01", Sex.MALE, "Số 1, Thôn Mẫu, Xã Thử, Hưng Yên"),
        issued_on="2021-04-15",
    )


def test_a_card_without_an_old_number_and_of_a_leap_day_is_read():
    assert read(NO_OLD_NUMBER) == Card(TRAN_THI_MAU, issued_on="2022-10-20")


def test_a_card_of_2024_with_more_fields_is_read():
    assert read(ELEVEN_FIELDS) == Card(
        Applicant("LÊ VĂN MỚI", "033090000002", "1990-05-05", Sex.MALE, "Xã Thử, Hưng Yên"), issued_on="2024-07-04"
    )


def test_a_card_that_leaves_the_old_number_out_is_set_straight_with_a_warning():
    assert read(SIX_FIELDS) == Card(
        Applicant("LÊ VĂN THIẾU", "033090000003", "1990-05-05", Sex.MALE, "Xã Thử"),
        issued_on="2021-07-04",
        notes=("old_number_left_out",),
    )


def test_a_card_that_knows_only_the_year_keeps_the_year():
    card = read(YEAR_ONLY)

    assert card.applicant.born_on == "1958"
    assert card.notes == ("year_only",)


def test_a_scan_that_lost_its_letters_fills_in_neither_name_nor_address():
    card = read(LETTERS_LOST)

    assert card.applicant == Applicant("", "033090000005", "1990-01-01", Sex.MALE)
    assert card.notes == ("letters_lost",)


@pytest.mark.parametrize(
    ("scan", "name", "address"),
    [
        ("033304000001||TR\ufffdN|29022004|Nữ|Tổ 2|20102022", "", "Tổ 2"),
        ("033304000001||TRẦN THỊ MẪU|29022004|Nữ|T? 2|20102022", "TRẦN THỊ MẪU", ""),
    ],
)
def test_only_the_field_that_lost_letters_stays_empty(scan, name, address):
    card = read(scan)

    assert (card.applicant.full_name, card.applicant.address) == (name, address)
    assert card.notes == ("letters_lost",)


def test_a_number_that_does_not_go_with_the_birth_year_is_read_with_a_warning():
    card = read(MISMATCH)

    assert card.applicant.full_name == "VŨ VĂN LỆCH"
    assert card.notes == ("birth_year_differs",)


@pytest.mark.parametrize("scan", ["012345678|x", "", "|", "TRẦN THỊ MẪU", "H31.12-261120-2001", "٠٣٣٣٠٤٠٠٠٠٠١||A"])
def test_what_is_no_card_is_left_to_the_officer(scan):
    assert read_card(scan) is None


@pytest.mark.parametrize(
    "scan",
    [
        f"\ufeff{NO_OLD_NUMBER}",
        f"\x02{NO_OLD_NUMBER}\x03\r\n",
        NO_OLD_NUMBER.replace("|", " | "),
        NO_OLD_NUMBER.replace("29022004", "29/02/2004").replace("20102022", "20/10/2022"),
        NO_OLD_NUMBER.replace("Nữ", "NỮ"),
        NO_OLD_NUMBER.replace("Nữ", "Nu"),
        unicodedata.normalize("NFD", NO_OLD_NUMBER),
        NO_OLD_NUMBER.replace("||", "|01234|", 1),
        f"{NO_OLD_NUMBER}|LÊ VĂN CHỦ|033060000009|",
    ],
    ids=["bom", "stx", "spaces", "slashes", "upper", "plain", "nfd", "old number garbled", "extras"],
)
def test_scanners_differ_and_the_card_is_the_same(scan):
    assert read(scan) == Card(TRAN_THI_MAU, issued_on="2022-10-20")


def test_a_name_stays_as_it_is_printed():
    assert read(NO_OLD_NUMBER.replace("TRẦN THỊ MẪU", "Trần Thị Mẫu")).applicant.full_name == "Trần Thị Mẫu"


def test_a_sex_nobody_can_read_is_unknown():
    assert read(NO_OLD_NUMBER.replace("Nữ", "N?")).applicant.sex is Sex.UNKNOWN


@pytest.mark.parametrize(
    ("scan", "expected"),
    [
        ("033304000001||TRẦN THỊ MẪU|29022004|Nữ|Tổ 2, Phường Th", replace(TRAN_THI_MAU, address="")),
        ("033304000001||TRẦN THỊ MẪU|2902", Applicant("TRẦN THỊ MẪU", "033304000001")),
        ("033304000001||TRẦN TH", Applicant("", "033304000001")),
        ("033304000001|", Applicant("", "033304000001")),
        ("033304000001", Applicant("", "033304000001")),
    ],
)
def test_of_a_scan_cut_short_the_last_field_is_not_trusted(scan, expected):
    card = read(scan)

    assert card.applicant == expected
    assert card.notes == ("cut_short",)


def test_a_day_of_issue_cut_to_four_digits_is_no_year():
    assert read(NO_OLD_NUMBER[:-4]).issued_on == ""


@pytest.mark.parametrize("scan", [CHIP, SIX_FIELDS, f"\ufeff{CHIP}", "\x02 033304000001 |", "012345678|x"])
def test_a_scan_that_begins_with_a_number_and_a_pipe_is_meant_as_a_card(scan):
    assert looks_like_card(scan)


@pytest.mark.parametrize("scan", ["033304000001", "TRẦN THỊ MẪU|x", "1|2", "H31.12-261120-2001", "", "|033304000001|"])
def test_other_text_is_not_meant_as_a_card(scan):
    assert not looks_like_card(scan)


pieces = st.text() | st.sampled_from(CHIP.split("|") + LETTERS_LOST.split("|")) | st.text("0123456789/", max_size=12)


@given(st.text() | st.builds("|".join, st.lists(pieces, max_size=14)))
def test_no_text_makes_the_reader_stumble(scan):
    card = read_card(scan)

    assert isinstance(looks_like_card(scan), bool)
    if card is not None:
        assert len(card.applicant.personal_id) == 12
        assert "?" not in card.applicant.full_name + card.applicant.address


@given(st.integers(0, len(NO_OLD_NUMBER)))
def test_however_short_a_scan_is_cut_nothing_wrong_is_filled_in(length):
    card = read_card(NO_OLD_NUMBER[:length])
    whole = read(NO_OLD_NUMBER).applicant

    if card is not None:
        filled = card.applicant
        assert filled.full_name in ("", whole.full_name)
        assert filled.born_on in ("", whole.born_on)
        assert filled.address in ("", whole.address)
