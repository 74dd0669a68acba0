"""What an answer of contract B means, and how a scanned paper is wrapped for it.

Its answers are `{code, message, data}` with a status of HTTP that says something: 200, 400, 401, 403, 404, 409, 502.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from services.receivers.answers import Reading, Verdict, by_status, code_of, not_of_the_contract, verdict_of
from services.receivers.asked import is_of, rows_of
from services.receivers.http import Answer
from services.receivers.papers import MEDIA_TYPES
from services.receivers.reasons import Reason

UNTOLD_LIFE = timedelta(minutes=5)
"""How long a token is used that does not say how long it is good."""
EARLIER = timedelta(seconds=60)
"""So long before its end a token is renewed, or a tenth of its life when that is less."""

_SUCCESS = (0, 200)
_NAMES = {"code", "message", "access_token"}
_LONGEST_NUMBER = 60


def read(answer: Answer) -> Reading:
    """Return what an answer means.

    A code that is missing or no number says nothing of what became of the request. A conflict (409) is "there already" only
    when the words say so; any other is for a person.
    """
    status, told = answer.status, answer.envelope
    if status == 403:
        return Reading(Verdict.CLOSED, "403", Reason.NOT_ADMITTED)
    if known := by_status(answer):
        return known
    if told is None or not _NAMES & told.keys():
        return not_of_the_contract(status)
    message = str(told.get("message") or "")
    if status >= 400:
        verdict = verdict_of(-1, message)
        if status in (404, 405) and verdict is not Verdict.ABSENT:
            return Reading(Verdict.CLOSED, str(status), Reason.WRONG_ADDRESS)
        return Reading(verdict, code_of(told.get("code")) or str(status), message, answer.wait, told)
    if "access_token" in told:
        return Reading(Verdict.ACCEPTED, str(status), envelope=told)
    return _coded(told, message)


def _coded(told: Mapping[str, Any], message: str) -> Reading:
    raw = told.get("code")
    try:
        code = int(str(raw))
    except ValueError:
        return Reading(Verdict.UNCLEAR, "", Reason.UNREADABLE_ANSWER, envelope=told)
    return Reading(verdict_of(0 if code in _SUCCESS else code, message), code_of(raw), message, envelope=told)


def number_in(reading: Reading) -> str:
    """Return the number `GetNextValue` gave, "" when there is none in its answer that could be one."""
    data = reading.envelope.get("data") if reading.envelope else None
    if isinstance(data, Mapping):
        data = next((data[name] for name in ("maHoSo", "MaHoSo", "value") if name in data), None)
    number = data.strip() if isinstance(data, str) else ""
    return number if len(number) <= _LONGEST_NUMBER and number.isprintable() else ""


def kept_in(reading: Reading) -> tuple[str, str]:
    """Return the ministry's id and number of a dossier as an answer tells them, "" for what it does not."""
    rows = rows_of(reading.envelope.get("data") if reading.envelope else None)
    row = {name.lower(): value for name, value in rows[0].items()} if rows else {}
    found = (row.get("idhoso"), row.get("mahoso"))
    record, number = (_kept(value) for value in found)
    return record, number


def file_in(reading: Reading) -> tuple[str, str]:
    """Return the id and the hash an upload was given, "" for what is not told."""
    rows = rows_of(reading.envelope.get("data") if reading.envelope else None)
    found = (rows[0].get("IdTepTin"), rows[0].get("HashTepTin")) if rows else (None, None)
    record, told = (_kept(value) for value in found)
    return record, told


def _kept(told: Any) -> str:
    """Return an id or a number as it can be kept, "" for what is none."""
    text = str(told).strip() if isinstance(told, str | int) else ""
    return text if text.isprintable() else ""


def is_other_content(told: str, ours: str) -> bool:
    """Return whether a hash is a SHA-256 and of something else; another kind of hash cannot be compared."""
    plain = told.lower().removeprefix("sha256:")
    return len(plain) == 64 and all(sign in "0123456789abcdef" for sign in plain) and plain != ours


def multipart(body: Mapping[str, Any], content: bytes) -> tuple[bytes, str]:
    """Return one scanned paper as the form field `files`, and the form's media type.  Source: RFC 7578.

    Its name is its id: what a citizen called it, and whom it is of, is in no file name.
    """
    kind = str(body["kind"])
    # Nobody can write a paper that holds the digest of itself.
    line = f"quay-{body['sha256']}"
    head = (
        f"--{line}\r\n"
        f'Content-Disposition: form-data; name="files"; filename="{body["id"]}.{kind}"\r\n'
        f"Content-Type: {MEDIA_TYPES.get(kind, 'application/octet-stream')}\r\n\r\n"
    )
    return head.encode() + content + f"\r\n--{line}--\r\n".encode(), f"multipart/form-data; boundary={line}"


def token_life(told_seconds: Any) -> timedelta:
    """Return how long a token is used, from the seconds it is said to be good for."""
    try:
        life = timedelta(seconds=min(max(float(told_seconds), 0.0), 86_400.0))
    except (TypeError, ValueError):
        return UNTOLD_LIFE
    return life - min(EARLIER, life / 10)


def as_asked(ours: str, theirs: str, reading: Reading) -> Reading:
    """Return a look-up in the words one of contract A has, so that both are judged alike; numbers become ours."""
    rows = [
        {"MaHoSo": ours if is_of(row, theirs) else "", "TrangThaiHoSo": str(row.get("TrangThai", ""))}
        for row in rows_of(reading.envelope.get("data") if reading.envelope else None)
    ]
    return Reading(reading.verdict, reading.code, reading.message, envelope={"result": rows})
