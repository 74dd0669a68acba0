"""Where uploads go: `[receivers.NAME]` of `settings.toml`. Secrets are never in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from services.domain.result import Rating
from services.settings.reader import Reader

CONTRACTS = ("dvcqg", "lgsp", "ministry", "folder")
FILES = ("", "first", "later")
FEEDBACK_FIELDS = ("number", "id", "rating", "text", "at")
RATINGS = tuple(rating.value for rating in Rating)


@dataclass(frozen=True, slots=True)
class ReceiverSettings:
    """Where uploads of one receiver go. Every province has its own paths, so each is a setting; none is the law.

    Attributes:
        contract: `dvcqg` (A), `lgsp` (A′), `ministry` (B), `folder`.
        url: Address without a path; "" for a folder.
        agency: Code of the unit over there, "" for the desk's own.
        username: Name, or `client_id` (B); its secret is in the keyring.
        ca_file: PEM file of a private authority, "" for the system's.
        dstcode: Routing header of the data exchange, "" for none.
        files_url: Where scanned papers go by tus 1.0; "" where they do not.
        files: `first`: before the dossier that names them; `later`: after it; "" for `first` where papers can go at all.
        login_path: Login (A) or token (B).
        call_path: All services (A).
        insert_path: New dossiers (A′).
        update_path: Known dossiers (A′).
        progress_path: Steps of progress (A′, B).
        number_path: The next number (B).
        number_code: What numbers are drawn for (B), "" for the agency's.
        upload_path: Scanned papers (B).
        dossier_path: New dossiers (B).
        state_path: What became of a dossier (B).
        list_path: Where it lists the numbers of a day (GET, `?day=2026-11-20`), "" where it cannot; no contract has it.
        look_up_path: Whether a dossier is there (A′, B), "" where it cannot be asked.
        feedback_path: Where it takes what citizens thought of the service, "" where it does not; no contract publishes more
            than the name of a service, so the rest is settings too.
        feedback_service: Name of that service (A).
        feedback_fields: Its names for our fields, such as `number=MaHoSo, rating=MucDo`; also `text`, `at`, and `id` where it
            knows by it what it has already.
        feedback_ratings: Its codes for our three ratings.
        folder: Where sealed packages go: a stick or a share.
        public_key: PEM file of the key packages are sealed to.
        receipt_key: PEM file of the key receipts are signed with.
        at_once: How many dossiers are sent side by side; 1 where it wants one after the other.
    """

    name: str
    url: str
    label: str = ""
    contract: str = "dvcqg"
    login_path: str = "/mapi/login"
    call_path: str = "/mapi/g"
    agency: str = ""
    username: str = ""
    ca_file: str = ""
    dstcode: str = ""
    files_url: str = ""
    files: str = ""
    insert_path: str = "/ThemMoi"
    update_path: str = "/CapNhat"
    progress_path: str = "/DongBoTienTrinh"
    number_path: str = "/GetNextValue"
    number_code: str = ""
    upload_path: str = "/upload"
    dossier_path: str = "/NoiHoSo"
    state_path: str = "/CapNhatTrangThai"
    look_up_path: str = ""
    list_path: str = ""
    feedback_path: str = ""
    feedback_service: str = "DongBoDanhGia"
    feedback_fields: str = "number=MaHoSo, rating=MucDo, text=NoiDung, at=NgayDanhGia"
    feedback_ratings: str = "good=1, fair=2, poor=3"
    folder: str = ""
    public_key: str = ""
    receipt_key: str = ""
    at_once: int = 3

    @property
    def files_order(self) -> str:
        """`first` or `later` where scanned papers go to this receiver, "" where they do not."""
        takes = bool(self.files_url) or self.contract in ("ministry", "folder")
        return (self.files or "first") if takes else ""

    @property
    def takes_changes(self) -> bool:
        """Whether what was handed in can be changed there afterwards; contract B takes state, note and fees alone."""
        return self.contract != "ministry"


_ALWAYS = ("url", "contract", "agency", "username")
_KEYS = tuple(f for f in ReceiverSettings.__dataclass_fields__ if f not in ("name", "at_once"))
MOST_AT_ONCE = 8


def receivers_from(reader: Reader, raw: Mapping[str, Any]) -> dict[str, ReceiverSettings]:
    """Return the receivers of a parsed file by their name; what cannot be is put down with the reader."""
    rows = raw.get("receivers", {})
    if not isinstance(rows, Mapping):
        reader.check("receivers", False, "wrong_type", "[table]")
        return {}
    return {name: _receiver(reader, name, row) for name, row in rows.items()}


def receiver_row(receiver: ReceiverSettings) -> dict[str, str | int]:
    """Return what the file says of a receiver: what everybody asks for, and what is not as it comes."""
    plain = ReceiverSettings("", "")
    every: dict[str, str | int] = {key: getattr(receiver, key) for key in (*_KEYS, "at_once")}
    return {key: value for key, value in every.items() if key in _ALWAYS or value != getattr(plain, key)}


def _receiver(reader: Reader, name: str, row: object) -> ReceiverSettings:
    path = f"receivers.{name}"
    reader.known(path, row, (*_KEYS, "at_once"))
    given = row if isinstance(row, Mapping) else {}
    for key in _KEYS:
        reader.check(f"{path}.{key}", isinstance(given.get(key, ""), str), "wrong_type", "str")
    texts = {"url": "", **{k: str(v) for k, v in given.items() if k in _KEYS}}
    one = ReceiverSettings(name, **texts, at_once=_at_once(reader, f"{path}.at_once", given))
    # Its password would be taken for the network's proxy's.
    reader.check(path, name != "proxy", "reserved_name")
    reader.check(f"{path}.contract", one.contract in CONTRACTS, "not_in_list", ", ".join(CONTRACTS))
    reader.check(f"{path}.files", one.files in FILES, "not_in_list", ", ".join(FILES[1:]))
    if one.contract == "folder":
        for key in ("folder", "public_key", "receipt_key"):
            reader.check(f"{path}.{key}", getattr(one, key), "empty")
    else:
        reader.check(f"{path}.url", _is_address(one.url), "not_an_address")
    fields, ratings = pairs_of(one.feedback_fields), pairs_of(one.feedback_ratings)
    named = {"number", "rating"} <= fields.keys() <= set(FEEDBACK_FIELDS)
    reader.check(f"{path}.feedback_fields", named, "not_pairs", "number=…, rating=…, text=…, at=…, id=…")
    reader.check(f"{path}.feedback_ratings", ratings.keys() == set(RATINGS), "not_pairs", "good=…, fair=…, poor=…")
    reader.check(f"{path}.files_url", not one.files_url or _is_address(one.files_url), "not_an_address")
    return one


def _at_once(reader: Reader, path: str, given: Mapping[Any, Any]) -> int:
    asked = given.get("at_once", ReceiverSettings("", "").at_once)
    whole = type(asked) is int
    reader.check(path, whole, "wrong_type", "int")
    fits = whole and 1 <= asked <= MOST_AT_ONCE
    reader.check(path, fits, "out_of_range", f"1–{MOST_AT_ONCE}")
    return asked if fits else 1


def pairs_of(text: str) -> dict[str, str]:
    """Return what `ours=theirs, …` says; nothing at all where a part of it is no such pair, or one is named twice."""
    pairs = [tuple(part.strip() for part in one.split("=")) for one in text.split(",")]
    if any(len(pair) != 2 or not all(pair) for pair in pairs):
        return {}
    found = {pair[0]: pair[1] for pair in pairs}
    return found if len(found) == len(set(found.values())) == len(pairs) else {}


def _is_address(text: str) -> bool:
    return text.startswith(("https://", "http://"))
