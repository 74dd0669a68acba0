"""The agency's name with its dates."""

from __future__ import annotations

import base64
import struct
from datetime import date

import pytest

from services.domain.agency import LOGO_BYTES, Agency, agency_problems, logo_bytes, office_on
from services.domain.office import Office
from services.domain.rulebook import Chapter, Rule, rules_of

OFFICE = Office("H31.12", "Trung tâm PVHCC xã Mẫu", "UBND xã Mẫu", "Xã Mẫu", 2, phone="0221 000 0000")
WARD = Agency("H31.40", "Trung tâm PVHCC phường Mẫu", "UBND phường Mẫu", "Phường Mẫu")
CHANGED = date(2026, 12, 1)


def picture(width=24, height=24, head=b"\x89PNG\r\n\x1a\n", more=b""):
    return base64.b64encode(
        head + b"\0\0\0\x0dIHDR" + struct.pack(">II", width, height) + b"\x08\x02" + b"\0" * 9 + more
    ).decode()


def rules(agency):
    return rules_of([Rule(Chapter.AGENCY, "agency", CHANGED, agency)])


def test_papers_of_a_day_before_the_change_keep_the_old_head():
    assert office_on(OFFICE, rules(WARD), date(2026, 11, 30)) == OFFICE


def test_from_the_day_of_the_change_code_name_and_sign_are_the_new_ones_and_the_phone_stays():
    found = office_on(OFFICE, rules(Agency(WARD.code, WARD.name, WARD.authority, WARD.place, "cGljdHVyZQ==")), CHANGED)

    assert (found.agency_code, found.agency_name, found.authority, found.place) == (
        "H31.40", "Trung tâm PVHCC phường Mẫu", "UBND phường Mẫu", "Phường Mẫu",
    )  # fmt: skip
    assert (found.logo, found.phone, found.desk) == ("cGljdHVyZQ==", "0221 000 0000", 2)


def test_of_two_rows_in_force_the_one_that_began_last_names_the_agency():
    first = Rule(Chapter.AGENCY, "z", CHANGED, WARD)
    later = Rule(Chapter.AGENCY, "a", date(2027, 1, 1), Agency("H31.41", "Tên mới hơn"))

    assert office_on(OFFICE, rules_of([first, later]), date(2027, 2, 1)).agency_code == "H31.41"
    assert office_on(OFFICE, rules_of([first, later]), CHANGED).agency_code == "H31.40"


def test_without_a_place_of_its_own_the_one_of_the_settings_stays():
    assert office_on(OFFICE, rules(Agency("H31.12", "Tên mới")), CHANGED).place == "Xã Mẫu"


def test_a_small_png_is_read_and_no_logo_is_nothing():
    assert logo_bytes(picture()) == base64.b64decode(picture())
    assert logo_bytes("") == b""


@pytest.mark.parametrize(
    "logo",
    ["no base64!", base64.b64encode(b"GIF89a" * 9).decode(), picture(head=b"\x89PNX\r\n\x1a\n"), picture(801, 10),
     picture(0, 10), picture(more=b"\0" * LOGO_BYTES), base64.b64encode(b"\x89PNG\r\n\x1a\n").decode()],
)  # fmt: skip
def test_anything_else_is_no_logo(logo):
    with pytest.raises(ValueError, match=r"base64|PNG|pixels"):
        logo_bytes(logo)
    assert [p.kind for p in agency_problems(Agency("H31.12", "Tên", logo=logo))] == ["not_a_small_png"]


def test_a_whole_agency_has_no_fault():
    assert agency_problems(WARD) == ()


@pytest.mark.parametrize(
    ("agency", "field"),
    [
        (Agency("31", "Tên"), "body.code"),
        (Agency("H31.12", " "), "body.name"),
        (Agency("H31.12", "x" * 201), "body.name"),
        (Agency("H31.12", "x", authority="x" * 201), "body.authority"),
        (Agency("H31.12", "x", place="x" * 201), "body.place"),
    ],
)
def test_what_cannot_be_is_named(agency, field):
    assert [p.field for p in agency_problems(agency)] == [field]
