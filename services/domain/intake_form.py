"""Intake forms as they come in from outside: one JSON object, checked field by field."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID, uuid4

from services.domain.applicant import Applicant, ApplicantKind, Sex, digits, foreign_to
from services.domain.card import Card, read_card
from services.domain.checklist import Answer, ExtraPaper, PaperState
from services.domain.dossier import Channel, IntakeForm, Payment, ResultMethod
from services.domain.representative import Basis, Representative
from services.domain.text import clean
from services.errors import InvalidForm, Problem

NOTE_LIMIT = 1000
E = TypeVar("E", bound=StrEnum)
_KEYS = {
    "id", "procedure", "case", "channel", "sets", "applicant", "card", "components", "note", "due_on", "fee",
    "result_method", "same_day", "extras", "competent", "return_point", "visit", "representative",
}  # fmt: skip
_PERSON_KEYS = {
    "full_name", "personal_id", "born_on", "sex", "address", "phone", "email", "commune", "kind", "passport", "nationality",
    "tax_code",
}  # fmt: skip
_REPRESENTATIVE_KEYS = {"full_name", "personal_id", "passport", "phone", "address", "basis", "document"}
_PAPER_KEYS = {"index", "state", "originals", "copies", "alternative", "reason", "files"}
_EXTRA_KEYS = {"name", "basis", "reason", "why"}
_REASONS = ("", "database_down", "data_wrong", "offered")


class _Reader:
    """Reads typed values and gathers every faulty place."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def bad(self, field: str, kind: str, fact: str = "") -> None:
        self.problems.append(Problem(field, kind, fact))

    def keys(self, raw: Mapping[str, Any], known: set[str], path: str = "") -> None:
        for key in raw:
            if key not in known:
                self.bad(f"{path}{clean(key)[:60]}", "unknown_field")

    def text(self, raw: Mapping[str, Any], key: str, path: str = "", limit: int = NOTE_LIMIT) -> str:
        value = raw.get(key, "")
        if value is None:
            return ""
        if not isinstance(value, str):
            self.bad(path + key, "wrong_type", "str")
            return ""
        text = clean(value)
        if len(text) > limit:
            self.bad(path + key, "too_long", str(limit))
        return text

    def number(
        self, raw: Mapping[str, Any], key: str, default: Any, path: str = "", least: int = 0, most: int = 999
    ) -> Any:
        value = raw.get(key, default)
        if value is default:
            return default
        if not isinstance(value, int) or isinstance(value, bool):
            self.bad(path + key, "wrong_type", "int")
            return default
        if not least <= value <= most:
            self.bad(path + key, "out_of_range", f"{least}–{most}")
            return default
        return value

    def choice(self, raw: Mapping[str, Any], key: str, kind: type[E], default: E, path: str = "") -> E:
        value = raw.get(key, default.value)
        try:
            return kind(value)
        except ValueError:
            self.bad(path + key, "not_in_list", ", ".join(k.value for k in kind if k.value))
            return default


def _person(reader: _Reader, raw: Any, card: Card | None) -> Applicant:
    if raw is not None and not isinstance(raw, Mapping):
        reader.bad("applicant", "wrong_type", "object")
        raw = None
    given = raw or {}
    reader.keys(given, _PERSON_KEYS, "applicant.")
    read = card.applicant if card else Applicant("")
    texts: dict[str, Any] = {k: reader.text(given, k, "applicant.") for k in sorted(_PERSON_KEYS - {"sex", "kind"})}
    sex = reader.choice(given, "sex", Sex, read.sex, "applicant.")
    kind = reader.choice(given, "kind", ApplicantKind, ApplicantKind.PERSON, "applicant.")
    if card and texts["personal_id"] and digits(texts["personal_id"]) != read.personal_id:
        reader.bad("card", "card_differs")
    person = Applicant(sex=sex or read.sex, kind=kind, **{k: v or getattr(read, k) for k, v in texts.items()})
    for field in foreign_to(person):
        reader.bad(f"applicant.{field}", "not_for_kind")
    return person


def _representative(reader: _Reader, raw: Any) -> Representative | None:
    """Return who hands it in for the applicant; None where nobody is named."""
    if raw is None:
        return None
    if not isinstance(raw, Mapping):
        reader.bad("representative", "wrong_type", "object")
        return None
    reader.keys(raw, _REPRESENTATIVE_KEYS, "representative.")
    texts: dict[str, Any] = {
        k: reader.text(raw, k, "representative.") for k in sorted(_REPRESENTATIVE_KEYS - {"basis"})
    }
    return Representative(basis=reader.choice(raw, "basis", Basis, Basis.AUTHORISED, "representative."), **texts)


def _card(reader: _Reader, raw: Mapping[str, Any]) -> Card | None:
    scan = raw.get("card")
    if scan in (None, ""):
        return None
    card = read_card(scan) if isinstance(scan, str) else None
    if card is None:
        reader.bad("card", "not_a_card")
    elif "cut_short" in card.notes:
        reader.bad("card", "cut_short")
    return card


def _answers(reader: _Reader, raw: Any) -> tuple[Answer, ...]:
    if not isinstance(raw, list):
        reader.bad("components", "wrong_type", "list")
        return ()
    answers = []
    for place, row in enumerate(raw):
        path = f"components[{place}]."
        if not isinstance(row, Mapping):
            reader.bad(path[:-1], "wrong_type", "object")
            continue
        reader.keys(row, _PAPER_KEYS, path)
        if "index" not in row:
            reader.bad(path + "index", "empty")
        files = row.get("files", [])
        if not isinstance(files, list) or not all(isinstance(name, str) and name for name in files):
            reader.bad(path + "files", "wrong_type", "list[str]")
        answers.append(
            Answer(
                index=reader.number(row, "index", -1, path),
                state=reader.choice(row, "state", PaperState, PaperState.HANDED_IN, path),
                originals=reader.number(row, "originals", None, path),
                copies=reader.number(row, "copies", None, path),
                alternative=reader.text(row, "alternative", path),
                reason=_reason(reader, row, path),
            )
        )
    return tuple(answers)


def _reason(reader: _Reader, row: Mapping[str, Any], path: str) -> str:
    reason = reader.text(row, "reason", path)
    if reason not in _REASONS:
        reader.bad(f"{path}reason", "not_in_list", ", ".join(_REASONS[1:]))
        return ""
    return reason


def _extras(reader: _Reader, raw: Any) -> tuple[ExtraPaper, ...]:
    if not isinstance(raw, list):
        reader.bad("extras", "wrong_type", "list")
        return ()
    extras = []
    for place, row in enumerate(raw):
        path = f"extras[{place}]."
        if not isinstance(row, Mapping):
            reader.bad(path[:-1], "wrong_type", "object")
            continue
        reader.keys(row, _EXTRA_KEYS, path)
        extras.append(ExtraPaper(**{key: reader.text(row, key, path) for key in sorted(_EXTRA_KEYS)}))
    return tuple(extras)


def _id(reader: _Reader, raw: Mapping[str, Any]) -> UUID:
    return (_uuid(reader, raw, "id") if "id" in raw else None) or uuid4()


def _uuid(reader: _Reader, raw: Mapping[str, Any], key: str) -> UUID | None:
    if key not in raw:
        return None
    try:
        return UUID(raw[key])
    except (ValueError, AttributeError, TypeError):
        reader.bad(key, "not_a_uuid")
        return None


def _due_on(reader: _Reader, raw: Mapping[str, Any]) -> date | None:
    if raw.get("due_on") is None:
        return None
    try:
        return date.fromisoformat(raw["due_on"])
    except (ValueError, TypeError):
        reader.bad("due_on", "not_a_date")
        return None


def _fee(reader: _Reader, raw: Mapping[str, Any]) -> Mapping[str, Any]:
    fee = raw.get("fee")
    fee = {} if fee is None else fee
    if not isinstance(fee, Mapping):
        reader.bad("fee", "wrong_type", "object")
        fee = {}
    reader.keys(fee, {"amount", "payment", "pages", "copies", "exemption"}, "fee.")
    return fee


def form_from(raw: Any) -> IntakeForm:
    """Return the intake form of one JSON object (`schema register-in`).

    Raises:
        InvalidForm: Names every faulty field by its path, such as `components[2].state`.
    """
    reader = _Reader()
    if not isinstance(raw, Mapping):
        raise InvalidForm((Problem("", "wrong_type", "object"),))
    reader.keys(raw, _KEYS)
    fee = _fee(reader, raw)
    procedure = reader.text(raw, "procedure")
    if not procedure:
        reader.bad("procedure", "empty")
    if not isinstance(raw.get("same_day", False), bool):
        reader.bad("same_day", "wrong_type", "bool")
    form = IntakeForm(
        id=_id(reader, raw),
        procedure=procedure,
        applicant=_person(reader, raw.get("applicant"), _card(reader, raw)),
        answers=_answers(reader, raw.get("components", [])),
        case=reader.number(raw, "case", 0),
        channel=reader.choice(raw, "channel", Channel, Channel.DIRECT),
        sets=reader.number(raw, "sets", 1, least=1, most=99),
        due_on=_due_on(reader, raw),
        fee=reader.number(fee, "amount", None, "fee.", most=1_000_000_000),
        payment=reader.choice(fee, "payment", Payment, Payment.UNPAID, "fee."),
        result_method=reader.choice(raw, "result_method", ResultMethod, ResultMethod.COUNTER),
        note=reader.text(raw, "note"),
        same_day=raw.get("same_day", False) is True,
        extras=_extras(reader, raw.get("extras", [])),
        pages=reader.number(fee, "pages", 0, "fee.", most=9999),
        copies=reader.number(fee, "copies", 1, "fee.", least=1),
        exemption=reader.text(fee, "exemption", "fee."),
        competent=reader.text(raw, "competent"),
        return_point=reader.text(raw, "return_point"),
        visit=_uuid(reader, raw, "visit"),
        representative=_representative(reader, raw.get("representative")),
    )
    if reader.problems:
        raise InvalidForm(tuple(reader.problems))
    return form
