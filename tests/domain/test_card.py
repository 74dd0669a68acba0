import unicodedata
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from services.domain.applicant import Applicant, Sex
from services.domain.card import Card, Unread, looks_like_card, read_card, unread
from services.domain.card_fields import CardField, Fill, Reading, Why, readings_told, told
from tests.domain.input_methods import dropped, questioned, spelled, stripped, typed

# All of these people are invented.
CHIP = "001090123456|012345678|NGUYỄN VĂN THỬ|01011990|Nam|Số 1, Thôn Mẫu, Xã Thử, Hưng Yên|15042021"
NO_OLD_NUMBER = "033304000001||TRẦN THỊ MẪU|29022004|Nữ|Tổ 2, Phường Thử, Hưng Yên|20102022"
ELEVEN_FIELDS = "033090000002||LÊ VĂN MỚI|05051990|Nam|Xã Thử, Hưng Yên|04072024||||"
SIX_FIELDS = "033090000003|LÊ VĂN THIẾU|05051990|Nam|Xã Thử|04072021"
YEAR_ONLY = "033158000004||PHẠM THỊ NĂM|1958|Nữ|Xã Thử|04072021"
LETTERS_LOST = "033090000005||VU? V?N L?I|01011990|Nam|X? Th?|04072021"
MISMATCH = "033290000006||VŨ VĂN LỆCH|01011990|Nam|Xã Thử|04072021"
TRAN_THI_MAU = Applicant("TRẦN THỊ MẪU", "033304000001", "2004-02-29", Sex.FEMALE, "Tổ 2, Phường Thử, Hưng Yên")
NAME, ADDRESS = CardField.FULL_NAME, CardField.ADDRESS


def read(scan: str) -> Card:
    card = read_card(scan)
    assert card is not None
    return card


def came(scan: str) -> tuple[Applicant, str, tuple[str, ...]]:
    card = read(scan)
    return card.applicant, card.issued_on, card.notes


def why(scan: str, field: CardField) -> tuple[Fill, Why]:
    reading = read(scan).reading(field)
    return reading.fill, reading.why


def test_a_chip_card_is_read_whole():
    person = Applicant("NGUYỄN VĂN THỬ", "001090123456", "1990-01-01", Sex.MALE, "Số 1, Thôn Mẫu, Xã Thử, Hưng Yên")

    assert came(CHIP) == (person, "2021-04-15", ())
    assert read(CHIP).readings == (Reading(),) * 7
    assert read(CHIP).extras == 0


def test_a_card_without_an_old_number_and_of_a_leap_day_is_read():
    assert came(NO_OLD_NUMBER) == (TRAN_THI_MAU, "2022-10-20", ())
    assert why(NO_OLD_NUMBER, CardField.OLD_NUMBER) == (Fill.LEFT_OUT, Why.NOT_ON_CARD)


def test_of_a_card_of_2024_further_fields_are_counted_and_not_kept():
    card = read(ELEVEN_FIELDS.removesuffix("|||") + "|LÊ VĂN CHỦ|033060000009|")

    assert card.applicant == Applicant("LÊ VĂN MỚI", "033090000002", "1990-05-05", Sex.MALE, "Xã Thử, Hưng Yên")
    assert (card.issued_on, card.notes, card.extras) == ("2024-07-04", (), 4)
    assert "CHỦ" not in repr(card)


def test_a_card_that_leaves_the_old_number_out_is_set_straight_with_a_note():
    person = Applicant("LÊ VĂN THIẾU", "033090000003", "1990-05-05", Sex.MALE, "Xã Thử")

    assert came(SIX_FIELDS) == (person, "2021-07-04", ("old_number_left_out",))
    assert why(SIX_FIELDS, CardField.OLD_NUMBER) == (Fill.LEFT_OUT, Why.NOT_ON_CARD)


def test_a_card_that_knows_only_the_year_keeps_the_year():
    assert read(YEAR_ONLY).applicant.born_on == "1958"
    assert read(YEAR_ONLY).notes == ("year_only",)
    assert why(YEAR_ONLY, CardField.BORN_ON) == (Fill.FILLED, Why.YEAR_ONLY)


def test_a_year_that_does_not_go_with_the_number_is_doubtful():
    scan = YEAR_ONLY.replace("1958", "1985")

    assert why(scan, CardField.BORN_ON) == (Fill.DOUBTFUL, Why.DIFFERS)
    assert read(scan).notes == ("compare", "birth_year_differs")


def test_a_scan_that_lost_its_letters_fills_in_neither_name_nor_address():
    card = read(LETTERS_LOST)

    assert card.applicant == Applicant("", "033090000005", "1990-01-01", Sex.MALE)
    assert card.notes == ("letters_lost",)
    assert why(LETTERS_LOST, NAME) == why(LETTERS_LOST, ADDRESS) == (Fill.LEFT_OUT, Why.LETTERS_LOST)


@pytest.mark.parametrize(
    ("scan", "name", "address", "doubtful"),
    [
        ("033304000001||TR\ufffdN|29022004|Nữ|Tổ 2|20102022", "", "Tổ 2", ADDRESS),
        ("033304000001||TRẦN THỊ MẪU|29022004|Nữ|T? 2|20102022", "TRẦN THỊ MẪU", "", NAME),
    ],
)
def test_beside_a_field_that_lost_letters_the_other_one_is_doubtful(scan, name, address, doubtful):
    card = read(scan)

    assert (card.applicant.full_name, card.applicant.address) == (name, address)
    assert card.notes == ("letters_lost",)
    assert why(scan, doubtful) == (Fill.DOUBTFUL, Why.LETTERS_LOST)


@pytest.mark.parametrize(
    "made", [stripped, questioned, dropped, lambda scan: spelled(scan, "telex"), lambda scan: spelled(scan, "vni")]
)
def test_letters_a_scanner_cannot_send_leave_number_and_dates(made):
    card = read(made(CHIP))

    assert card.applicant == Applicant("", "001090123456", "1990-01-01", Sex.MALE)
    assert card.issued_on == "2021-04-15"


def test_a_name_without_any_mark_is_right_when_the_address_has_them():
    assert why(CHIP.replace("NGUYỄN VĂN THỬ", "MAI LAN ANH"), NAME) == (Fill.FILLED, Why.NONE)


def test_a_name_without_any_mark_beside_no_address_is_doubtful():
    scan = "033304000001||MAI LAN ANH|29022004|Nữ||20102022"

    assert why(scan, NAME) == (Fill.DOUBTFUL, Why.LETTERS_LOST)
    assert why(scan, ADDRESS) == (Fill.LEFT_OUT, Why.NOT_ON_CARD)
    assert read(scan).notes == ("compare",)


def test_an_address_that_names_its_commune_without_marks_lost_them():
    scan = NO_OLD_NUMBER.replace("Tổ 2, Phường Thử, Hưng Yên", "To 2, Phuong Thu, Hung Yen")

    assert why(scan, ADDRESS) == (Fill.LEFT_OUT, Why.LETTERS_LOST)
    assert read(scan).applicant.full_name == "TRẦN THỊ MẪU"


@pytest.mark.parametrize("address", ["Buôn Ma Thuột, Đắk Lắk", "TDP 3, TT Ea H'leo, Đắk Lắk", "12A/3 KP 4, TP. Huế"])
def test_an_address_as_people_write_it_is_read(address):
    assert why(NO_OLD_NUMBER.replace("Tổ 2, Phường Thử, Hưng Yên", address), ADDRESS) == (Fill.FILLED, Why.NONE)


@pytest.mark.parametrize(
    "name", ["H'BLĂM KSOR", "KPĂ NIÊ", "Y JUT MLÔ DUÔN DU", "RƠ CHĂM H'NGIÊU", "Trần Thị Mẫu", "BÙI QUỐC ƯU"]
)
def test_names_of_all_peoples_are_read_as_they_are_printed(name):
    scan = CHIP.replace("NGUYỄN VĂN THỬ", name)

    assert read(scan).applicant.full_name == name
    assert why(scan, NAME) == (Fill.FILLED, Why.NONE)


@pytest.mark.parametrize("name", ["TRẦẦN THỊ MẪU", "TRRẦN THỊ MẪU", "TRẦNTHỊMẪU", "TRẦN TẤỊ", "KSỎ H'BLĂM", "TRẦN WÙ"])
def test_a_name_that_reads_as_changed_on_the_way_is_doubtful(name):
    assert why(CHIP.replace("NGUYỄN VĂN THỬ", name), NAME) == (Fill.DOUBTFUL, Why.UNUSUAL)


@pytest.mark.parametrize("name", ["TRÇN THÞ MÉU", "TRN TH MẪU", "TRẦN\u0300\u0301 B́", "TRẦN <THỊ>", "ТРАН", "TRẦN ３"])
def test_a_name_in_letters_that_are_not_ours_is_left_out(name):
    assert why(CHIP.replace("NGUYỄN VĂN THỬ", name), NAME) == (Fill.LEFT_OUT, Why.LETTERS_LOST)


def test_a_name_with_digits_was_mangled():
    scan = CHIP.replace("NGUYỄN VĂN THỬ", "TRẦ6N THỊ MẪU")

    assert why(scan, NAME) == (Fill.LEFT_OUT, Why.MANGLED)
    assert read(scan).notes == ("not_readable",)


def test_letters_whose_bytes_came_one_by_one_are_put_right_to_be_compared():
    scan = NO_OLD_NUMBER.encode().decode("latin-1")

    assert read(scan).applicant == TRAN_THI_MAU
    assert why(scan, NAME) == why(scan, ADDRESS) == (Fill.DOUBTFUL, Why.RECODED)
    assert read(scan).notes == ("compare",)


@pytest.mark.parametrize("separator", ["~", "Ç", "*", ";", "\x1d", "\t", "]"])
def test_another_sign_between_the_fields_means_other_keys_so_names_are_to_be_compared(separator):
    scan = CHIP.replace("|", separator)

    assert looks_like_card(scan)
    assert read(scan).applicant == read(CHIP).applicant
    assert why(scan, NAME) == why(scan, ADDRESS) == (Fill.DOUBTFUL, Why.OTHER_KEYS)


def test_digits_and_letters_between_the_same_signs_are_no_card():
    assert not looks_like_card("001090123456;1;2;3;4;5;6")
    assert read_card("001090123456;1;2") is None


@pytest.mark.parametrize("scan", [CHIP, NO_OLD_NUMBER, CHIP.replace("NGUYỄN VĂN THỬ", "Nguyễn Văn Thử")])
def test_capitals_turned_over_are_turned_back_to_be_compared(scan):
    whole = read(scan).applicant
    plain = "".join(c.swapcase() if c.isascii() else c for c in scan)

    assert read(scan.swapcase()).applicant == whole
    assert read(plain).applicant == whole
    assert why(plain, NAME) == why(scan.swapcase(), ADDRESS) == (Fill.DOUBTFUL, Why.CAPITALS)


def test_capitals_nobody_can_put_right_stay_as_they_came():
    assert read(CHIP.replace("NGUYỄN VĂN THỬ", "ngUYễN Văn tHử")).applicant.full_name == "ngUYễN Văn tHử"


def test_a_number_that_does_not_go_with_the_birth_year_is_read_with_a_warning():
    card = read(MISMATCH)

    assert card.applicant.full_name == "VŨ VĂN LỆCH"
    assert card.notes == ("birth_year_differs",)


@pytest.mark.parametrize(
    ("number", "notes"), [("000090123456", 1), ("003090123456", 1), ("231090123456", 0), ("096090123456", 0)]
)
def test_a_number_of_no_known_birthplace_warns_and_is_kept(number, notes):
    card = read(CHIP.replace("001090123456", number))

    assert card.applicant.personal_id == number
    assert card.notes == ("birthplace_unknown",) * notes


@pytest.mark.parametrize("scan", ["012345678|x", "", "|", "TRẦN THỊ MẪU", "H31.12-261120-2001", "٠٣٣٣٠٤٠٠٠٠٠١||A"])
def test_what_is_no_card_is_left_to_the_officer(scan):
    assert read_card(scan) is None


@pytest.mark.parametrize(
    ("scan", "reason"),
    [
        ("012345678|x", Unread.OLD_CARD),
        ("\x02012345678||TRẦN THỊ MẪU", Unread.OLD_CARD),
        (NO_OLD_NUMBER[1:], Unread.NUMBER_DAMAGED),
        ("0333 04000001|x", None),
        (NO_OLD_NUMBER, None),
        ("H31.12-261120-2001", None),
    ],
)
def test_why_a_card_fills_nothing_is_told(scan, reason):
    assert unread(scan) is reason


@pytest.mark.parametrize(
    "scan",
    [
        f"\ufeff{NO_OLD_NUMBER}",
        f"\x02{NO_OLD_NUMBER}\x03\r\n",
        NO_OLD_NUMBER.replace("|", " | "),
        NO_OLD_NUMBER.replace("|", "\t|\x00"),
        NO_OLD_NUMBER.replace("29022004", "29/02/2004").replace("20102022", "20/10/2022"),
        NO_OLD_NUMBER.replace("29022004", "29-02-2004").replace("20102022", "20.10.2022"),
        NO_OLD_NUMBER.replace("Nữ", "NỮ"),
        NO_OLD_NUMBER.replace("Nữ", "Nu"),
        unicodedata.normalize("NFD", NO_OLD_NUMBER),
        NO_OLD_NUMBER.replace("||", "|01234|", 1),
        f"{NO_OLD_NUMBER}|LÊ VĂN CHỦ|033060000009|",
    ],
    ids=[
        "bom",
        "stx",
        "spaces",
        "controls",
        "slashes",
        "dots",
        "upper",
        "plain",
        "nfd",
        "old number garbled",
        "extras",
    ],
)
def test_scanners_differ_and_the_card_is_the_same(scan):
    assert came(scan) == (TRAN_THI_MAU, "2022-10-20", ())


def test_a_control_character_inside_a_name_makes_it_doubtful():
    assert why(NO_OLD_NUMBER.replace("MẪU", "M\x02ẪU"), NAME) == (Fill.DOUBTFUL, Why.UNUSUAL)


def test_an_old_number_that_is_none_is_told():
    assert why(NO_OLD_NUMBER.replace("||", "|01234|", 1), CardField.OLD_NUMBER) == (Fill.LEFT_OUT, Why.NOT_READABLE)


def test_a_sex_nobody_can_read_is_unknown():
    scan = NO_OLD_NUMBER.replace("Nữ", "N?")

    assert read(scan).applicant.sex is Sex.UNKNOWN
    assert why(scan, CardField.SEX) == (Fill.LEFT_OUT, Why.NOT_READABLE)


@pytest.mark.parametrize(
    "day", ["30022004", "2902204", "229022004", "2/02/2004", "29/022004", "29021899", "1899", "195"]
)
def test_a_birth_date_that_is_not_there_to_the_digit_is_left_out(day):
    scan = NO_OLD_NUMBER.replace("29022004", day)

    assert read(scan).applicant.born_on == ""
    assert why(scan, CardField.BORN_ON) == (Fill.LEFT_OUT, Why.NOT_READABLE)


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
    assert why(scan, CardField.ISSUED_ON) == (Fill.LEFT_OUT, Why.CUT_SHORT)


@pytest.mark.parametrize(
    ("scan", "reason"),
    [
        (NO_OLD_NUMBER[:-4], Why.CUT_SHORT),
        (NO_OLD_NUMBER[:-8], Why.CUT_SHORT),
        (f"{NO_OLD_NUMBER[:-8]}|", Why.NOT_ON_CARD),
        (f"{NO_OLD_NUMBER[:-8]}20132022", Why.NOT_READABLE),
    ],
)
def test_a_day_of_issue_that_did_not_come_whole_is_left_out(scan, reason):
    assert read(scan).issued_on == ""
    assert why(scan, CardField.ISSUED_ON) == (Fill.LEFT_OUT, reason)


@pytest.mark.parametrize("at", [n for n, c in enumerate(ELEVEN_FIELDS) if c == "|"])
@pytest.mark.parametrize("scan", [CHIP, NO_OLD_NUMBER, ELEVEN_FIELDS, SIX_FIELDS, YEAR_ONLY])
def test_a_separator_lost_or_doubled_moves_nothing_into_a_wrong_field(scan, at):
    pipes = [n for n, c in enumerate(scan) if c == "|"]
    pipe = pipes[[n for n, c in enumerate(ELEVEN_FIELDS) if c == "|"].index(at) % len(pipes)]

    nothing_wrong(scan, scan[:pipe] + scan[pipe + 1 :])
    nothing_wrong(scan, f"{scan[:pipe]}|{scan[pipe:]}")


@pytest.mark.parametrize("scan", [CHIP, SIX_FIELDS, f"\ufeff{CHIP}", "\x02 033304000001 |", "012345678|x"])
def test_a_scan_that_begins_with_a_number_and_a_pipe_is_meant_as_a_card(scan):
    assert looks_like_card(scan)


@pytest.mark.parametrize("scan", ["033304000001", "TRẦN THỊ MẪU|x", "1|2", "H31.12-261120-2001", "", "|033304000001|"])
def test_other_text_is_not_meant_as_a_card(scan):
    assert not looks_like_card(scan)


def test_what_became_of_the_fields_can_be_kept_without_a_word_of_the_card():
    for scan in (CHIP, LETTERS_LOST, NO_OLD_NUMBER[:30], YEAR_ONLY):
        card = read(scan)
        kept = readings_told((*card.notes, *told(card.readings)))
        assert not any(c.isdigit() for c in "".join(told(card.readings)))
        for field in set(CardField) - {CardField.OLD_NUMBER}:
            assert kept.get(field, Reading()) == card.reading(field)


def nothing_wrong(true: str, scan: str, *, letters: bool = True) -> None:
    """Whatever is filled in without a doubt is what the card says."""
    card, whole = read_card(scan), read(true)
    if card is None:
        return
    now, then = card.applicant, whole.applicant
    assert now.personal_id == then.personal_id
    assert now.sex in (Sex.UNKNOWN, then.sex)
    assert card.issued_on in ("", whole.issued_on)
    if card.reading(CardField.BORN_ON).fill is not Fill.DOUBTFUL and not then.born_on.startswith(now.born_on):
        assert now.born_on == ""
    for field, value, real in ((NAME, now.full_name, then.full_name), (ADDRESS, now.address, then.address)):
        if letters and card.reading(field).fill is not Fill.DOUBTFUL:
            assert value in ("", real)
    for field, value in zip(
        CardField,
        (now.personal_id, None, now.full_name, now.born_on, now.sex, now.address, card.issued_on),
        strict=True,
    ):
        if value is not None:
            assert bool(value) == (card.reading(field).fill is not Fill.LEFT_OUT)


_NAMES = [
    "NGUYỄN VĂN THỬ",
    "TRẦN THỊ MẪU",
    "LÊ ƯU",
    "ĐỖ XUÂN SƠN",
    "PHAN THANH NAM",
    "VŨ QUỲNH NHƯ",
    "HỒ ĐẮC ĐIỀM",
    "H'BLĂM NIÊ",
    "Đặng Thuỳ Dương",
]
_PLACES = [
    "Số 1, Thôn Mẫu, Xã Thử, Hưng Yên",
    "Tổ 2, Phường Thử, Hưng Yên",
    "Xã Thử",
    "Thôn Đông, Xã Bảo Khê, Thành phố Hưng Yên, Hưng Yên",
    "12/3A Đường Lê Lợi, KP 4, Phường 1, TP. Hồ Chí Minh",
    "Buôn Ea Đrăng, Đắk Lắk",
    "Khu E2, Thôn Mẫu, Hưng Yên",
]
cards = st.builds(
    "{}|{}|{}|{}|{}|{}|{}{}".format,
    st.sampled_from(["033304000001", "001090123456", "231085000001"]),
    st.sampled_from(["", "012345678"]),
    st.sampled_from(_NAMES),
    st.sampled_from(["29022004", "01011990", "1958", "05/11/1985"]),
    st.sampled_from(["Nam", "Nữ"]),
    st.sampled_from(_PLACES),
    st.sampled_from(["20102022", "04/07/2024"]),
    st.sampled_from(["", "||||", "|A|033060000009"]),
)


@given(cards, st.integers(0, 140))
def test_however_short_a_scan_is_cut_nothing_wrong_is_filled_in(card, length):
    nothing_wrong(card, card[:length])


@given(cards, st.data())
def test_a_digit_or_separator_lost_or_doubled_fills_in_nothing_wrong(card, data):
    at = data.draw(st.sampled_from([n for n, c in enumerate(card[: card.rindex("20")]) if c in "0123456789|"]))

    nothing_wrong(card, card[:at] + card[at + 1 :], letters=card[at] == "|")
    nothing_wrong(card, card[:at] + card[at] + card[at:], letters=card[at] == "|")


@given(cards, st.data())
def test_a_letter_doubled_makes_the_name_doubtful(card, data):
    start = card.index("|", 13) + 1
    at = data.draw(
        st.sampled_from([n for n in range(start, card.index("|", start)) if card[n].isalpha() and card[n] not in "Oo"])
    )

    nothing_wrong(card, card[:at] + card[at] + card[at:])


@given(cards, st.sampled_from(["telex", "simple", "vni"]), st.sampled_from([str, stripped, questioned, dropped]))
@example(CHIP, "vni", stripped)
def test_an_input_method_in_the_way_fills_in_nothing_wrong(card, method, sent):
    nothing_wrong(card, typed(sent(card), method))
    nothing_wrong(card, typed(unicodedata.normalize("NFC", sent(card)), method, before="Tha"))


@given(cards, st.sampled_from(["telex", "vni"]))
def test_the_keys_of_an_input_method_that_is_off_fill_in_nothing_wrong(card, method):
    nothing_wrong(card, spelled(card, method))


@given(cards, st.sampled_from("~*;§Ç]\x1d\x1e\t"))
def test_another_separator_fills_in_nothing_wrong(card, separator):
    nothing_wrong(card, card.replace("|", separator))


pieces = st.text() | st.sampled_from(CHIP.split("|") + LETTERS_LOST.split("|")) | st.text("0123456789/", max_size=12)


@given(st.text() | st.builds("|".join, st.lists(pieces, max_size=14)))
def test_no_text_makes_the_reader_stumble(scan):
    card = read_card(scan)

    assert isinstance(looks_like_card(scan), bool)
    assert unread(scan) is None or card is None
    if card is not None:
        assert len(card.applicant.personal_id) == 12
        assert len(card.readings) == 7
        assert "?" not in card.applicant.full_name + card.applicant.address
