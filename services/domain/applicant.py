"""Whose dossier it is: a person, a foreigner, a household or a company, and what a clear format is for each field."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from services.domain.birthplace import is_known_birthplace
from services.domain.countries import COUNTRY_CODES
from services.domain.places import Era, place_code
from services.domain.tax_code import check_digit_differs, is_tax_code, tidy_tax_code
from services.domain.text import clean
from services.errors import Problem

NAME_LIMIT = 200
ADDRESS_LIMIT = 500
EMAIL_LIMIT = 200
_PERSONAL_ID = re.compile(r"[0-9]{12}|[0-9]{9}")
_TWELVE = re.compile(r"[0-9]{12}")
# Machine-readable passports hold nine signs (ICAO Doc 9303-4); some states print more, so more is let pass: own rule.
_PASSPORT = re.compile(r"(?=.*[0-9])[0-9A-Z]{5,15}")
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


_ANYBODY = ("full_name", "address", "commune", "phone", "email")
_HUMAN = ("personal_id", "full_name", "born_on", "sex", *_ANYBODY[1:])
FIELDS: Mapping[ApplicantKind, tuple[str, ...]] = {
    ApplicantKind.PERSON: _HUMAN,
    ApplicantKind.FOREIGNER: ("passport", "nationality", *_HUMAN),
    ApplicantKind.HOUSEHOLD: (*_HUMAN, "tax_code"),
    ApplicantKind.COMPANY: ("tax_code", *_ANYBODY),
}
"""What each kind of applicant has, in reading order; the other fields stay empty."""
_EVERY = tuple(dict.fromkeys(name for fields in FIELDS.values() for name in fields))


def foreign_to(applicant: Applicant) -> tuple[str, ...]:
    """Return the fields that are filled in although this kind of applicant has none such: a company has no birthday."""
    return tuple(name for name in _EVERY if name not in FIELDS[applicant.kind] and getattr(applicant, name))


def numbers_of(applicant: Applicant) -> tuple[str, ...]:
    """Return every number a tidied applicant is known by, the usual one of its kind first; empty when it gave none."""
    passport, tax_code = (applicant.passport, applicant.tax_code)
    first = {ApplicantKind.FOREIGNER: passport, ApplicantKind.COMPANY: tax_code}.get(applicant.kind, "")
    return tuple(dict.fromkeys(n for n in (first, applicant.personal_id, passport, tax_code) if n))


def identity(applicant: Applicant) -> str:
    """Return the one number a tidied applicant is kept and found by, or "": personal number, passport or tax code."""
    return next(iter(numbers_of(applicant)), "")


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
    """Return the applicant with every field in the form we keep; what is unclear is left for `problems`.

    What the kind of applicant does not have (`foreign_to`) is left out.
    """
    kept = {
        "full_name": clean(applicant.full_name),
        "personal_id": digits(applicant.personal_id),
        "born_on": birth_date(applicant.born_on) or clean(applicant.born_on),
        "address": clean(applicant.address),
        "phone": phone_digits(applicant.phone),
        "email": clean(applicant.email),
        "commune": clean(applicant.commune),
        "passport": digits(applicant.passport.upper()),
        "nationality": clean(applicant.nationality.upper()),
        "tax_code": tidy_tax_code(applicant.tax_code),
    }
    fields = FIELDS[applicant.kind]
    sex = applicant.sex if "sex" in fields else Sex.UNKNOWN
    return Applicant(sex=sex, kind=applicant.kind, **{k: v if k in fields else "" for k, v in kept.items()})


def _born_on_problem(born_on: str, today: date) -> str:
    if not born_on:
        return ""
    if (iso := birth_date(born_on)) is None:
        return "not_a_date"
    year = int(iso[:4])
    if year < 1900:
        return "too_long_ago"
    return "in_the_future" if iso > (today.isoformat() if len(iso) > 4 else str(today.year)) else ""


Fault = tuple[str, str] | None
"""Kind and fact of what is wrong with a text, or None."""


def personal_id_problem(number: str) -> Fault:
    """Return what is wrong with a personal number, or None."""
    return ("not_a_personal_id", str(len(number))) if number and not _PERSONAL_ID.fullmatch(number) else None


def passport_problem(passport: str) -> Fault:
    """Return what is wrong with a passport's number, or None."""
    return ("not_a_passport", str(len(passport))) if passport and not _PASSPORT.fullmatch(passport) else None


def phone_problem(phone: str) -> Fault:
    """Return what is wrong with a phone number, or None."""
    return ("not_a_phone", str(len(phone))) if phone and not _PHONE.fullmatch(phone) else None


def name_problem(name: str) -> Fault:
    """Return what is wrong with a name, or None."""
    return _too_long(name, NAME_LIMIT) if name else ("empty", "")


def address_problem(address: str) -> Fault:
    """Return what is wrong with an address, or None."""
    return _too_long(address, ADDRESS_LIMIT)


def _too_long(text: str, limit: int) -> Fault:
    return ("too_long", str(limit)) if len(text) > limit else None


def _email_problem(email: str) -> Fault:
    return _too_long(email, EMAIL_LIMIT) or (("not_an_email", "") if email and not _EMAIL.fullmatch(email) else None)


def problems(applicant: Applicant, today: date) -> tuple[Problem, ...]:
    """Return what cannot be in a tidied applicant, in reading order; never with the person's data in it."""
    code = place_code(applicant.commune)
    no_commune = applicant.commune and (code is None or code.era is not Era.TODAY)
    born = _born_on_problem(applicant.born_on, today)
    rest = {
        "full_name": name_problem(applicant.full_name),
        "born_on": (born, "") if born else None,
        "address": address_problem(applicant.address),
        "phone": phone_problem(applicant.phone),
        "email": _email_problem(applicant.email),
        "commune": ("not_a_commune", "") if no_commune else None,
    }
    found = {**_number_problems(applicant), **rest}
    return tuple(Problem(f"applicant.{field}", *fault) for field, fault in found.items() if fault)


def _number_problems(applicant: Applicant) -> dict[str, Fault]:
    """Return what is wrong with the numbers an applicant is known by, each by its kind."""
    number, passport, code = applicant.personal_id, applicant.passport, applicant.tax_code
    found = {"passport": passport_problem(passport), "nationality": None, "personal_id": personal_id_problem(number)}
    if applicant.kind is ApplicantKind.FOREIGNER:
        if not passport and not number:
            found["passport"] = "empty", ""
        if applicant.nationality not in COUNTRY_CODES:
            found["nationality"] = ("not_a_country" if applicant.nationality else "not_chosen"), ""
        if number and not _TWELVE.fullmatch(number):
            found["personal_id"] = "not_twelve_digits", str(len(number))
    if code and not is_tax_code(code, personal=applicant.kind is ApplicantKind.HOUSEHOLD):
        found["tax_code"] = "not_a_tax_code", str(sum(c.isdigit() for c in code))
    return found


def number_warnings(applicant: Applicant) -> tuple[str, ...]:
    """Return what looks odd about the numbers: `sex_differs`, `birth_year_differs`, `birthplace_unknown`, `tax_code_differs`.

    Warnings only, they never block: a personal number has no check digit and registers hold old mistakes; how the last digit of a
    tax code is made stands in no act. What a foreigner's personal number says of sex and birth is not known.
    Source: TT 59/2021/TT-BCA art. 4.
    """
    number = applicant.personal_id
    odd = ("tax_code_differs",) if check_digit_differs(applicant.tax_code) else ()
    if applicant.kind is ApplicantKind.FOREIGNER or not _TWELVE.fullmatch(number):
        return odd
    century, year = int(number[3]), int(number[4:6])
    born_on = birth_date(applicant.born_on)
    found = []
    if applicant.sex is not Sex.UNKNOWN and (applicant.sex is Sex.FEMALE) != bool(century % 2):
        found.append("sex_differs")
    if born_on and int(born_on[:4]) != 1900 + century // 2 * 100 + year:
        found.append("birth_year_differs")
    if not is_known_birthplace(number):
        found.append("birthplace_unknown")
    return (*found, *odd)
