"""The desk's settings: `settings.toml` in its home. Secrets are never in it."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import time
from pathlib import Path
from typing import Any

from services.domain.calendar import OfficeHours, Shifts, hour_of, shifts_of
from services.domain.numbers import Block, block_of, is_agency_code
from services.domain.office import Office
from services.domain.pauses import SupplementPolicy, SupplementTerms
from services.errors import HomeMissing, HomeUnfit, InvalidForm, Problem
from services.settings.equipment import DEVICES, LIMITS, Devices, PaperLimits, devices_from, limits_from
from services.settings.reader import Reader
from services.settings.receivers import ReceiverSettings, receiver_row, receivers_from

FILE = "settings.toml"
LANGUAGES = ("vi", "en")
THEMES = ("system", "light", "dark")
QUICK_PICKS = ("2.000815", "2.000884", "1.004873", "2.000635", "3.000722", "1.001193", "1.001612", "1.014027")

_SUPPLEMENT = SupplementTerms()
_DEVICES, _LIMITS = Devices(), PaperLimits()
UNDO_SECONDS, LONGEST_UNDO = 10, 60


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything an administrator sets for one desk.

    Attributes:
        unlock: `keyring`: the key is in the OS keyring; `password`: each account's password opens its own slot.
        block: Numbers the desk may draw on a day.
        hours: Office hours in Asia/Ho_Chi_Minh.
        supplement: What becomes of the time of a dossier while the citizen fetches papers.
        quick_picks: Procedures of Ctrl 1–8 on the empty intake page.
        support_phone: Whom staff call when something does not work, or "".
        point: Key of the reception point this desk stands at, or "" where the centre is one place.
        idle_minutes: The window locks itself after so long without a key; 0 never.
        undo_seconds: So long a reception waits before it is sent, and can be undone; 0 not at all.
        devices: What stands on the counter.
        papers: How large a scanned paper may be.
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
    supplement: SupplementTerms = _SUPPLEMENT
    point: str = ""
    undo_seconds: int = UNDO_SECONDS
    devices: Devices = _DEVICES
    papers: PaperLimits = _LIMITS


_KNOWN: dict[str, tuple[str, ...]] = {
    "": ("desk", "store", "routing", "window", "receivers", "supplement", "intake", "devices", "papers"),
    "desk": (
        "agency_code", "agency_name", "authority", "place", "commune", "number", "block", "hours", "cutoff", "phone",
        "hotline", "lookup", "training", "point", "saturday", "saturday_counts",
    ),
    "supplement": ("policy", "days", "ask_within", "policies"),
    "store": ("url", "unlock"),
    "intake": ("undo_seconds",),
    "devices": DEVICES,
    "papers": tuple(LIMITS),
    "routing": ("default",),
    "window": ("language", "theme", "idle_minutes", "quick_picks", "support_phone"),
}  # fmt: skip
LONGEST_IDLE_MINUTES = 480
LONGEST_SUPPLEMENT = 365


def _shifts(reader: Reader, path: str, default: list[str]) -> Shifts:
    try:
        return shifts_of(reader.get(path, list, default))
    except (ValueError, AttributeError):
        reader.check(path, False, "not_hours")
        return ()


def _hours(reader: Reader) -> OfficeHours:
    shifts = _shifts(reader, "desk.hours", ["07:30-11:30", "13:00-16:30"])
    reader.check("desk.hours", shifts, "not_hours")
    saturday = _shifts(reader, "desk.saturday", [])
    counts = reader.get("desk.saturday_counts", bool, False)
    reader.check("desk.saturday", saturday or not counts, "empty")
    try:
        last = hour_of(reader.get("desk.cutoff", str, "15:00"))
    except ValueError:
        last = time(15)
        reader.check("desk.cutoff", False, "not_an_hour")
    return OfficeHours(shifts, last, saturday, counts)


def _policy(reader: Reader, path: str, text: object) -> SupplementPolicy:
    known = [policy.value for policy in SupplementPolicy]
    reader.check(path, text in known, "not_in_list", ", ".join(known))
    return SupplementPolicy(text) if text in known else SupplementPolicy.CONTINUE


def _supplement(reader: Reader) -> SupplementTerms:
    policy = _policy(reader, "supplement.policy", reader.get("supplement.policy", str, _SUPPLEMENT.policy.value))
    named = reader.get("supplement.policies", dict, {})
    policies = tuple((code, _policy(reader, f"supplement.policies.{code}", text)) for code, text in named.items())
    spans = [reader.get(f"supplement.{name}", int, getattr(_SUPPLEMENT, name)) for name in ("days", "ask_within")]
    for name, span in zip(("days", "ask_within"), spans, strict=True):
        reader.check(f"supplement.{name}", 1 <= span <= LONGEST_SUPPLEMENT, "out_of_range", f"1–{LONGEST_SUPPLEMENT}")
    return SupplementTerms(policy, policies, *spans)


def _office(reader: Reader, agency: str, number: int) -> Office:
    office = Office(
        agency_code=agency,
        agency_name=reader.get("desk.agency_name", str),
        authority=reader.get("desk.authority", str, ""),
        place=reader.get("desk.place", str, ""),
        desk=number,
        phone=reader.get("desk.phone", str, ""),
        hotline=reader.get("desk.hotline", str, ""),
        lookup=reader.get("desk.lookup", str, "{number}"),
        training=reader.get("desk.training", bool, False),
    )
    reader.check("desk.lookup", "{number}" in office.lookup, "no_number_in_it", "{number}")
    return office


def settings_from(raw: Mapping[str, Any]) -> Settings:
    """Return the settings of a parsed file.

    Raises:
        InvalidForm: Names every setting that cannot be, by its path in the file.
    """
    reader = Reader(raw)
    for section, known in _KNOWN.items():
        reader.known(section, raw.get(section) if section else raw, known)
    number = reader.get("desk.number", int)
    agency = reader.get("desk.agency_code", str)
    size = reader.get("desk.block", int, 1000)
    reader.check("desk.agency_code", is_agency_code(agency), "not_an_agency_code")
    reader.check("desk.number", 1 <= number <= 99, "out_of_range", "1–99")
    reader.check("desk.block", 10 <= size <= 100000, "out_of_range", "10–100000")
    office = _office(reader, agency, number)
    settings = Settings(
        office=office,
        commune=reader.get("desk.commune", str),
        block=block_of(number, size),
        hours=_hours(reader),
        unlock=reader.get("store.unlock", str, "keyring"),
        default_receiver=reader.get("routing.default", str, "province"),
        receivers=receivers_from(reader, raw),
        language=reader.get("window.language", str, "vi"),
        theme=reader.get("window.theme", str, "system"),
        idle_minutes=reader.get("window.idle_minutes", int, 10),
        quick_picks=tuple(reader.get("window.quick_picks", list, list(QUICK_PICKS))),
        support_phone=reader.get("window.support_phone", str, ""),
        point=reader.get("desk.point", str, ""),
        supplement=_supplement(reader),
        undo_seconds=reader.number("intake.undo_seconds", UNDO_SECONDS, 0, LONGEST_UNDO),
        devices=devices_from(reader),
        papers=limits_from(reader),
    )
    awake = 0 <= settings.idle_minutes <= LONGEST_IDLE_MINUTES
    reader.check("window.idle_minutes", awake, "out_of_range", f"0–{LONGEST_IDLE_MINUTES}")
    picks = all(isinstance(code, str) for code in settings.quick_picks)
    reader.check("window.quick_picks", picks, "wrong_type", "list[str]")
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
        HomeMissing, HomeUnfit: There is no desk in this folder, or it cannot be read.
        InvalidForm: The file is no TOML, or a setting cannot be.
    """
    try:
        text = (home / FILE).read_text("utf-8-sig")
    except (FileNotFoundError, NotADirectoryError) as error:
        raise HomeMissing(str(home)) from error
    except UnicodeDecodeError as error:
        raise InvalidForm((Problem(FILE, "not_toml", "UTF-8"),)) from error
    except OSError as error:
        raise HomeUnfit(str(home), "unreadable") from error
    try:
        return settings_from(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise InvalidForm((Problem(FILE, "not_toml", str(error)),)) from error


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple | list):
        return "[" + ", ".join(_toml(v) for v in value) + "]"
    # A JSON string or number is a TOML one, but for one character.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else _toml(name)


def settings_text(settings: Settings) -> str:
    """Return the settings as the file an administrator edits."""
    office, hours, supplement = settings.office, settings.hours, settings.supplement
    shifts, saturday = ([f"{a:%H:%M}-{b:%H:%M}" for a, b in part] for part in (hours.shifts, hours.saturday))
    desk = {
        "agency_code": office.agency_code, "agency_name": office.agency_name, "authority": office.authority,
        "place": office.place, "commune": settings.commune, "number": office.desk,
        "block": settings.block.last - settings.block.first + 2, "hours": shifts, "cutoff": f"{hours.cutoff:%H:%M}",
        "saturday": saturday, "saturday_counts": hours.saturday_counts,
        "phone": office.phone, "hotline": office.hotline, "lookup": office.lookup, "training": office.training,
        "point": settings.point,
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
        "intake": {"undo_seconds": settings.undo_seconds},
        "devices": asdict(settings.devices),
        "papers": asdict(settings.papers),
        "supplement": {
            "policy": supplement.policy.value, "days": supplement.days, "ask_within": supplement.ask_within,
        },
        "supplement.policies": {_key(code): policy.value for code, policy in supplement.policies},
    }  # fmt: skip
    for name, receiver in settings.receivers.items():
        row: dict[str, object] = {**receiver_row(receiver)}
        sections[f"receivers.{_key(name)}"] = row
    blocks = (
        f"[{title}]\n" + "".join(f"{k} = {_toml(v)}\n" for k, v in rows.items()) for title, rows in sections.items()
    )
    return "\n".join(blocks)
