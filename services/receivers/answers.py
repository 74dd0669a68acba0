"""What an answer of contract A means, and how much of its words may be shown.

Senders and adapters of the contract differ in their codes and texts, so both are read: success is a code that is the
number 0 (0, "0", "00") with a text that does not deny it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from typing import Any

from services.domain.text import clean, fold
from services.receivers.contract_a import FORM_FIELDS, OTHER_FIELDS
from services.receivers.http import Answer
from services.receivers.reasons import Reason

SHOWN_LIMIT = 300

_EXISTS = re.compile(r"\bda ton tai\b|\balready exist|\bduplicate\b")
_ABSENT = re.compile(r"khong tim thay|khong ton tai|chua ton tai|chua duoc dong bo|\bnot found\b|\bnot exist")
_EXPIRED = re.compile(
    r"\bphien( lam viec| dang nhap| ket noi)?( da| bi| khong con)* (het han|het hieu luc|hieu luc|khong hop le|khong ton tai)"
    r"|\b(session|token)\b.{0,20}\b(expired|invalid|not found)|\b(expired|invalid) (session|token)\b"
    r"|chua dang nhap|not logged in"
)
_TROUBLE = re.compile(r"\bsystem error\b|loi he thong|dang bao tri|\bqua tai\b|he thong (dang )?ban\b")
_DENIED = re.compile(
    r"(khong|chua) thanh cong|that bai(?!\s*[:=]?\s*0\b)|thanh cong\s*[:=]?\s*0\b|unsuccessful|not success|\bfail(ed|ure)"
)
_DONE = re.compile(r"thanh cong|success")
# Read with their marks: without them "lỗi" is also the name Lợi, and "không" the name Khổng.
_COMPLAINT = re.compile(r"\b(không|lỗi|error|exception)\b")
_NO_COMPLAINT = re.compile(r"\b(không (có |phát sinh )?|0 )lỗi\b|\bno errors?\b")

_WORD = re.compile(r"[A-Za-z]+")
_SPOKEN_FIELDS = (
    ("so dien thoai", "applicant.phone"),
    ("so giay to", "applicant.personal_id"),
    ("so dinh danh", "applicant.personal_id"),
    ("chu ho so", "applicant.full_name"),
    ("email", "applicant.email"),
)
# Nine digits and more in a row, spaced or not: personal numbers, telephones, accounts.
_LONG_NUMBER = re.compile(r"\+?\d(?:[ .\-]?\d){8,}")
# It begins where a word does: from every letter of a long word it would take hours.
_MAIL = re.compile(r"(?<![^\s@<>])[^\s@<>]+@[^\s@<>]+")
_CODE = re.compile(r"[-+]?[0-9A-Za-z_.:]{1,20}", re.ASCII)
_HIDDEN = "•••"


class Verdict(StrEnum):
    """What an answer comes to."""

    ACCEPTED = "accepted"
    EXISTS = "exists"
    """Said to be new, and it is there already."""
    ABSENT = "absent"
    """Said to be there, and it is not."""
    EXPIRED = "expired"
    """The session is not taken: nothing was worked on."""
    BUSY = "busy"
    REFUSED = "refused"
    CLOSED = "closed"
    """Nothing was worked on, through no fault of what was sent."""
    UNCLEAR = "unclear"
    """Something answered, and it does not say what became of the request."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An answer, read.

    Attributes:
        code: The receiver's code, or the HTTP status when it gave none.
        message: Its words as they came, not to be shown before `shown`; or a `Reason`.
        envelope: All it sent; holds sessions and personal data.
    """

    verdict: Verdict
    code: str = ""
    message: str = ""
    wait: timedelta | None = None
    envelope: Mapping[str, Any] | None = None


def read(answer: Answer, *, login: bool = False) -> Reading:
    """Return what an answer means.

    Only a login is answered by a session alone. A gateway's 502 and 504 tell nothing about the request it passed on, and
    a program that broke (500) may have kept it before; so they are unclear. Other answers of 500 and above say that the
    receiver cannot now.
    """
    status = answer.status
    if told := by_status(answer):
        return told
    if answer.envelope is None or not {"error_code", "session"} & answer.envelope.keys():
        return not_of_the_contract(status)
    if status in (404, 405):
        return Reading(Verdict.CLOSED, str(status), Reason.WRONG_ADDRESS)
    found = _enveloped(answer.envelope, login)
    if status >= 400 and found.verdict is Verdict.ACCEPTED:
        return replace(found, verdict=Verdict.REFUSED, code=str(status))
    return found


def by_status(answer: Answer) -> Reading | None:
    """Return what a status alone says, whatever the contract; None when its words have to be read."""
    status = answer.status
    if 300 <= status < 400:
        return Reading(Verdict.CLOSED, str(status), Reason.REDIRECT)
    if status in (401, 403):
        return Reading(Verdict.EXPIRED, str(status), Reason.NOT_ADMITTED)
    if status in (502, 504) or (status == 500 and answer.envelope is None):
        return Reading(Verdict.UNCLEAR, str(status), Reason.ANSWER_LOST, answer.wait)
    if status >= 500 or status in (408, 425, 429):
        return Reading(Verdict.BUSY, str(status), _words(answer) or Reason.BUSY, answer.wait)
    return None


def field_of(
    message: str, form_fields: Mapping[str, str] = FORM_FIELDS, other_fields: Collection[str] = OTHER_FIELDS
) -> str:
    """Return the field a message speaks of: its path in our form, else its name in the contract, else ""."""
    names = [word for word in _WORD.findall(message) if word in form_fields or word in other_fields]
    if names:
        return next((form_fields[name] for name in names if name in form_fields), names[0])
    folded = fold(message)
    return next((path for spoken, path in _SPOKEN_FIELDS if spoken in folded), "")


def shown(message: str, number: str, personal: Sequence[str] = ()) -> str:
    """Return a receiver's words fit to be shown and kept: at most 300 characters, personal data hidden.

    Args:
        number: The dossier's number, which stays readable.
        personal: Values that must not be repeated: names, numbers, sessions.
    """
    text = clean(message)
    for value in sorted((clean(v) for v in personal if len(v.strip()) > 2), key=len, reverse=True):
        # Most words are shorter than a name, and every name is a pattern of its own, dearer to make than to look for.
        if len(value) <= len(text):
            text = re.sub(re.escape(value), _HIDDEN, text, flags=re.IGNORECASE)
    parts = text.split(number) if number else [text]
    text = number.join(_LONG_NUMBER.sub(_HIDDEN, _MAIL.sub(_HIDDEN, part)) for part in parts)
    return text if len(text) <= SHOWN_LIMIT else text[: SHOWN_LIMIT - 1] + "…"


def personal_values(body: Mapping[str, Any]) -> Iterator[str]:
    """Yield what a row's content says of a person."""
    for who in (body.get("applicant"), body.get("representative")):
        if isinstance(who, Mapping):
            yield from (v for name, v in who.items() if isinstance(v, str) and name not in ("kind", "basis"))
    if isinstance(by := body.get("by"), str):
        yield by


def not_of_the_contract(status: int) -> Reading:
    """Return what an answer comes to that has nothing of the contract in it."""
    if status == 413:
        return Reading(Verdict.REFUSED, str(status), Reason.TOO_LARGE)
    if status in (409, 412):
        return Reading(Verdict.REFUSED, str(status), Reason.CHANGED_THERE)
    if status >= 400:
        return Reading(Verdict.CLOSED, str(status), Reason.WRONG_ADDRESS)
    return Reading(Verdict.UNCLEAR, str(status), Reason.NOT_THE_RECEIVER)


def _words(answer: Answer) -> str:
    message = answer.envelope.get("message") if answer.envelope else None
    return message if isinstance(message, str) else answer.words


def _enveloped(envelope: Mapping[str, Any], login: bool) -> Reading:
    raw = envelope.get("error_code", 0 if login and "session" in envelope else None)
    said = envelope.get("message")
    message = said if isinstance(said, str) else ""
    try:
        number = int(str(raw))
    except ValueError:
        # No number is no word of the contract: whether the record was kept has to be asked.
        return Reading(Verdict.UNCLEAR, "", Reason.UNREADABLE_ANSWER, envelope=envelope)
    return Reading(verdict_of(number, message), code_of(raw), message, envelope=envelope)


def code_of(told: object) -> str:
    """Return a code as it is kept: a short word; "" for anything else, as some put there whom it is about."""
    code = str(told)
    return code if _CODE.fullmatch(code) and not _LONG_NUMBER.search(code) else ""


def verdict_of(code: int, message: str) -> Verdict:
    """Return what a code and its words come to; 0 is success."""
    # A hundred thousand spaces are one: what looks for words between them would take minutes.
    message = clean(message)
    folded = fold(message)
    if _EXISTS.search(folded):
        return Verdict.EXISTS
    if code == 0 and not _denies(message, folded):
        return Verdict.ACCEPTED
    if code != 0 and _EXPIRED.search(folded):
        return Verdict.EXPIRED
    if _ABSENT.search(folded):
        return Verdict.ABSENT
    return Verdict.BUSY if code != 0 and _TROUBLE.search(folded) else Verdict.REFUSED


def _denies(message: str, folded: str) -> bool:
    """Return whether the text of a success says it was none."""
    if _DENIED.search(folded):
        return True
    if _DONE.search(folded):
        return False
    composed = unicodedata.normalize("NFC", message).lower()
    return bool(_COMPLAINT.search(_NO_COMPLAINT.sub(" ", composed)))
