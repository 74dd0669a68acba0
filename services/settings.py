"""The desk's settings: `settings.toml` in its home. Secrets are never in it."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from pathlib import Path
from typing import Any

from services.domain.calendar import OfficeHours
from services.domain.numbers import Block, block_of, is_agency_code
from services.domain.office import Office
from services.errors import HomeMissing, InvalidForm, Problem

FILE = "settings.toml"
LANGUAGES = ("vi", "en")
THEMES = ("system", "light", "dark")
QUICK_PICKS = ("2.000815", "2.000884", "1.004873", "2.000635", "3.000722", "1.001193", "1.001612", "1.014027")


@dataclass(frozen=True, slots=True)
class ReceiverSettings:
    """Where uploads of one receiver go (contract A, `dvcqg`)."""

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


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything an administrator sets for one desk.

    Attributes:
        unlock: `keyring`: the key is in the OS keyring; `password`: each account's password opens its own slot.
        block: Numbers the desk may draw on a day.
        hours: Office hours in Asia/Ho_Chi_Minh.
        quick_picks: Procedures of Ctrl 1–8 on the empty intake page.
        support_phone: Whom staff call when something does not work, or "".
        idle_minutes: The window locks itself after so long without a key; 0 never.
    """

    office: Office
    commune: str
    block: Block
    hours: OfficeHours
    unlock: str = "keyring"
    default_receiver: str = "province"
    receivers: Mapping[str, ReceiverSettings] = field(default_factory=dict)
    language: str = "vi"
    theme: str = "system"
    idle_minutes: int = 10
    quick_picks: tuple[str, ...] = QUICK_PICKS
    support_phone: str = ""


class _Reader:
    """Takes typed values out of the file and gathers every faulty place."""

    def __init__(self, raw: Mapping[str, Any]) -> None:
        self._raw = raw
        self.problems: list[Problem] = []

    def get(self, path: str, kind: type, default: Any = None) -> Any:
        node: Any = self._raw
        for part in path.split("."):
            node = node.get(part) if isinstance(node, Mapping) else None
        if node is None and default is not None:
            return default
        if not isinstance(node, kind) or isinstance(node, bool) is not (kind is bool):
            self.problems.append(Problem(path, "empty" if node is None else "wrong_type", kind.__name__))
            return kind()
        return node

    def check(self, path: str, good: object, kind: str, fact: str = "") -> None:
        if not good:
            self.problems.append(Problem(path, kind, fact))


def _shift(text: str) -> tuple[time, time]:
    opens, closes = text.split("-")
    return time.fromisoformat(opens.strip()), time.fromisoformat(closes.strip())


def _hours(reader: _Reader) -> OfficeHours:
    texts = reader.get("desk.hours", list, ["07:30-11:30", "13:00-16:30"])
    cutoff = reader.get("desk.cutoff", str, "15:00")
    try:
        shifts = tuple(_shift(text) for text in texts)
        flat = [hour for shift in shifts for hour in shift]
        if not flat or flat != sorted(flat):
            raise ValueError("out of order")
        return OfficeHours(shifts, time.fromisoformat(cutoff))
    except (ValueError, AttributeError):
        reader.problems.append(Problem("desk.hours", "not_hours"))
        return OfficeHours(((time(7, 30), time(16, 30)),))


def _receivers(reader: _Reader, raw: Mapping[str, Any]) -> dict[str, ReceiverSettings]:
    known = {f for f in ReceiverSettings.__dataclass_fields__ if f != "name"}
    found = {}
    for name, row in raw.get("receivers", {}).items():
        extra = {k: v for k, v in row.items() if k in known}
        reader.check(f"receivers.{name}.url", isinstance(row.get("url"), str) and "://" in row["url"], "not_an_address")
        reader.check(f"receivers.{name}.contract", row.get("contract", "dvcqg") == "dvcqg", "not_in_list", "dvcqg")
        found[name] = ReceiverSettings(name=name, **{"url": "", **extra})
    return found


def settings_from(raw: Mapping[str, Any]) -> Settings:
    """Return the settings of a parsed file.

    Raises:
        InvalidForm: Names every setting that cannot be, by its path in the file.
    """
    reader = _Reader(raw)
    number = reader.get("desk.number", int)
    agency = reader.get("desk.agency_code", str)
    size = reader.get("desk.block", int, 1000)
    reader.check("desk.agency_code", is_agency_code(agency), "not_an_agency_code")
    reader.check("desk.number", 1 <= number <= 99, "out_of_range", "1–99")
    reader.check("desk.block", 10 <= size <= 100000, "out_of_range", "10–100000")
    name = reader.get("desk.agency_name", str)
    office = Office(
        agency_code=agency,
        agency_name=name,
        authority=reader.get("desk.authority", str, ""),
        place=reader.get("desk.place", str, ""),
        desk=number,
        phone=reader.get("desk.phone", str, ""),
        hotline=reader.get("desk.hotline", str, ""),
        lookup=reader.get("desk.lookup", str, "{number}"),
        training=reader.get("desk.training", bool, False),
    )
    reader.check("desk.lookup", "{number}" in office.lookup, "no_number_in_it", "{number}")
    settings = Settings(
        office=office,
        commune=reader.get("desk.commune", str),
        block=block_of(number, size),
        hours=_hours(reader),
        unlock=reader.get("store.unlock", str, "keyring"),
        default_receiver=reader.get("routing.default", str, "province"),
        receivers=_receivers(reader, raw),
        language=reader.get("window.language", str, "vi"),
        theme=reader.get("window.theme", str, "system"),
        idle_minutes=reader.get("window.idle_minutes", int, 10),
        quick_picks=tuple(reader.get("window.quick_picks", list, list(QUICK_PICKS))),
        support_phone=reader.get("window.support_phone", str, ""),
    )
    reader.check("store.unlock", settings.unlock in ("keyring", "password"), "not_in_list", "keyring, password")
    reader.check("store.url", not reader.get("store.url", str, ""), "no_shared_store")
    reader.check("window.language", settings.language in LANGUAGES, "not_in_list", ", ".join(LANGUAGES))
    reader.check("window.theme", settings.theme in THEMES, "not_in_list", ", ".join(THEMES))
    if reader.problems:
        raise InvalidForm(tuple(reader.problems))
    return settings


def load_settings(home: Path) -> Settings:
    """Return the settings of a home.

    Raises:
        HomeMissing: There is no desk in this folder.
        InvalidForm: The file is no TOML, or a setting cannot be.
    """
    try:
        text = (home / FILE).read_text("utf-8-sig")
    except (FileNotFoundError, NotADirectoryError) as error:
        raise HomeMissing(str(home)) from error
    try:
        return settings_from(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise InvalidForm((Problem(FILE, "not_toml", str(error)),)) from error


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple | list):
        return "[" + ", ".join(_toml(v) for v in value) + "]"
    return json.dumps(value, ensure_ascii=False)  # a JSON string or number is a TOML one


def settings_text(settings: Settings) -> str:
    """Return the settings as the file an administrator edits."""
    office, hours = settings.office, settings.hours
    shifts = [f"{a:%H:%M}-{b:%H:%M}" for a, b in hours.shifts]
    desk = {
        "agency_code": office.agency_code, "agency_name": office.agency_name, "authority": office.authority,
        "place": office.place, "commune": settings.commune, "number": office.desk,
        "block": settings.block.last - settings.block.first + 2, "hours": shifts, "cutoff": f"{hours.cutoff:%H:%M}",
        "phone": office.phone, "hotline": office.hotline, "lookup": office.lookup, "training": office.training,
    }  # fmt: skip
    window = {
        "language": settings.language, "theme": settings.theme, "idle_minutes": settings.idle_minutes,
        "quick_picks": settings.quick_picks, "support_phone": settings.support_phone,
    }  # fmt: skip
    sections: dict[str, dict[str, object]] = {
        "desk": desk,
        "store": {"url": "", "unlock": settings.unlock},
        "routing": {"default": settings.default_receiver},
        "window": window,
    }
    for name, receiver in settings.receivers.items():
        row = {f: getattr(receiver, f) for f in ReceiverSettings.__dataclass_fields__ if f != "name"}
        sections[f"receivers.{name}"] = row
    blocks = (
        f"[{title}]\n" + "".join(f"{k} = {_toml(v)}\n" for k, v in rows.items()) for title, rows in sections.items()
    )
    return "\n".join(blocks)
