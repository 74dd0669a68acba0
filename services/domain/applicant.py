"""The person who hands a dossier in, and what a clear format is for each field."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from services.domain.places import Era, place_code
from services.domain.text import clean
from services.errors import Problem

NAME_LIMIT = 200
ADDRESS_LIMIT = 500
EMAIL_LIMIT = 200
_PERSONAL_ID = re.compile(r"[0-9]{12}|[0-9]{9}")
_PHONE = re.compile(r"0[0-9]{9,10}")
# Each with the places of year, month and day.
_DATES = (
    (re.compile(r"(\d{4})[/.\-](\d{1,2})[/.\-](\d{1,2})", re.ASCII), (1, 2, 3)),
    (re.compile(r"(\d{1,2})\s?[/.\-\s]\s?(\d{1,2})\s?[/.\-\s]\s?(\d{4})", re.ASCII), (3, 2, 1)),
    (re.compile(r"(\d{2})(\d{2})(\d{4})", re.ASCII), (3, 2, 1)),
)
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


class Sex(StrEnum):
    """As written on the card."""

    MALE = "male"
    FEMALE = "female"
    UNKNOWN = ""


class ApplicantKind(StrEnum):
    """Whose dossier it can be."""

    PERSON = "person"
    FOREIGNER = "foreigner"
    HOUSEHOLD = "household"
    COMPANY = "company"


@dataclass(frozen=True, slots=True)
class Applicant:
    """Whose dossier it is (chủ hồ sơ); hands it in too, unless a representative does.

    Attributes:
        full_name: As written on the card, NFC; of a household its head's, of a company its own.
        personal_id: 12 digits of a căn cước, 9 of an old identity card, or "" when unknown.
        born_on: ISO date, a bare year when only that is known, or "".
        address: As printed or said, with the names it has there.
        phone: Digits only, or "".
        commune: Place code of the address's commune of today (`2025:11983`), or "" when it is not known or not chosen.
        passport: Number of a foreigner's passport, or "".
        nationality: ISO 3166-1 alpha-2 code, or "".
        tax_code: Of a company or a business household, or "".
    """

    full_name: str
    personal_id: str = ""
    born_on: str = ""
    sex: Sex = Sex.UNKNOWN
    address: str = ""
    phone: str = ""
    email: str = ""
    commune: str = ""
    kind: ApplicantKind = ApplicantKind.PERSON
    passport: str = ""
    nationality: str = ""
    tax_code: str = ""


def digits(text: str) -> str:
    """Return a number without its spaces, dots and dashes; other characters stay, to be complained about."""
    return clean(re.sub(r"[\s.\-]", "", clean(text)))


def phone_digits(text: str) -> str:
    """Return a phone number as we keep it: `+84 900 000 001` and `(090) 000 0001` give `0900000001`."""
    bare = digits(re.sub(r"[()]", "", text))
    return "0" + bare[3:].removeprefix("0") if bare.startswith("+84") else bare


def birth_date(text: str) -> str | None:
    """Return a birth date in ISO form from any clear format, "" from an empty text, or None when it is none.

    `1/2/1990`, `1.2.1990`, `01021990`, `1990-02-01` and a bare year are clear; day comes before month.
    """
    text = clean(text)
    if not text or re.fullmatch(r"[0-9]{4}", text):
        return text
    for pattern, order in _DATES:
        if found := pattern.fullmatch(text):
            try:
                return date(*(int(found.group(i)) for i in order)).isoformat()
            except ValueError:
                return None
    return None


def shown_birth_date(born_on: str) -> str:
    """Return an ISO birth date as people write it: `28/02/2001`, or the bare year."""
    return "/".join(reversed(born_on.split("-")))


def tidy(applicant: Applicant) -> Applicant:
    """Return the applicant with every field in the form we keep; what is unclear is left for `problems`."""
    return Applicant(
        full_name=clean(applicant.full_name),
        personal_id=digits(applicant.personal_id),
        born_on=birth_date(applicant.born_on) or clean(applicant.born_on),
        sex=applicant.sex,
        address=clean(applicant.address),
        phone=phone_digits(applicant.phone),
        email=clean(applicant.email),
        commune=clean(applicant.commune),
        kind=applicant.kind,
        passport=clean(digits(applicant.passport).upper()),
        nationality=clean(applicant.nationality).upper(),
        tax_code=clean(applicant.tax_code),
    )


def _born_on_problem(born_on: str, today: date) -> str:
    if not born_on:
        return ""
    if (iso := birth_date(born_on)) is None:
        return "not_a_date"
    year = int(iso[:4])
    if year < 1900:
        return "too_long_ago"
    return "in_the_future" if iso > (today.isoformat() if len(iso) > 4 else str(today.year)) else ""


def problems(applicant: Applicant, today: date) -> tuple[Problem, ...]:
    """Return what cannot be in a tidied applicant, in reading order; never with the person's data in it."""
    found: list[Problem] = []

    def check(field: str, bad: object, kind: str, fact: str = "") -> None:
        if bad:
            found.append(Problem(f"applicant.{field}", kind, fact))

    number, phone = applicant.personal_id, applicant.phone
    check("personal_id", number and not _PERSONAL_ID.fullmatch(number), "not_a_personal_id", str(len(number)))
    check("full_name", not applicant.full_name, "empty")
    check("full_name", len(applicant.full_name) > NAME_LIMIT, "too_long", str(NAME_LIMIT))
    check("born_on", kind := _born_on_problem(applicant.born_on, today), kind)
    check("address", len(applicant.address) > ADDRESS_LIMIT, "too_long", str(ADDRESS_LIMIT))
    check("phone", phone and not _PHONE.fullmatch(phone), "not_a_phone", str(len(phone)))
    check("email", len(applicant.email) > EMAIL_LIMIT, "too_long", str(EMAIL_LIMIT))
    check("email", applicant.email and not _EMAIL.fullmatch(applicant.email), "not_an_email")
    code = place_code(applicant.commune)
    check("commune", applicant.commune and (code is None or code.era is not Era.TODAY), "not_a_commune")
    return tuple(found)


def number_warnings(applicant: Applicant) -> tuple[str, ...]:
    """Return what looks odd between a 12-digit number and the rest: `sex_differs`, `birth_year_differs`.

    Warnings only, they never block: the number has no check digit and registers hold old mistakes.
    Source: TT 59/2021/TT-BCA art. 4.
    """
    number = applicant.personal_id
    if len(number) != 12 or not _PERSONAL_ID.fullmatch(number):
        return ()
    century, year = int(number[3]), int(number[4:6])
    born_on = birth_date(applicant.born_on)
    found = []
    if applicant.sex is not Sex.UNKNOWN and (applicant.sex is Sex.FEMALE) != bool(century % 2):
        found.append("sex_differs")
    if born_on and int(born_on[:4]) != 1900 + century // 2 * 100 + year:
        found.append("birth_year_differs")
    return tuple(found)
