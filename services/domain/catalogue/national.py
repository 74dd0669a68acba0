"""The national list of procedures (`LayDanhSachTTHC`, `LayThuTuc`) read into our rows.

What our row says and the national one does not (when a paper is needed, whether it is only shown, which database has its
data) is kept where the paper is the same one, and marked to be checked where it is not.

Source: field names as seen in use by importers of the national list.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from services.domain.catalogue.changes import Offered, changes
from services.domain.catalogue.national_papers import cases_of
from services.domain.catalogue.national_parts import (
    bare_code,
    channel_of,
    entries,
    fee_kind_of,
    field,
    length_of,
    money,
    plain,
    unit_of,
)
from services.domain.catalogue.row import CODE, LEVELS, Row, too_deep
from services.domain.channels import Filing
from services.domain.published import FeeKind, TimeUnit
from services.domain.text import clean, words
from services.errors import Problem

SOURCE = "CSDLQG"
"""Key of the national database in a row's `sources`."""

_DEEPEST = 6
_DETAIL = ("CACHTHUCTHUCHIEN", "THANHPHANHOSO", "TRINHTUTHUCHIEN", "KETQUATHUCHIEN", "CANCUPHAPLY")
_LEVEL = {"0": "bo", "1": "tinh", "2": "huyen", "3": "xa"}
_BARE = ("chi_co_ten_va_ma", "khong_co_thanh_phan_ho_so")


def unwrapped(content: Any, depth: int = 0) -> list[Any] | None:
    """Return the entries of an answer: `{result: […]}`, `{message: "<JSON>"}` around it, a bare list, or several of them.

    None when it is no answer of the national list.
    """
    if depth > _DEEPEST:
        return None
    if isinstance(content, str):
        try:
            return unwrapped(json.loads(content.lstrip("\ufeff")), depth + 1)
        except (ValueError, RecursionError):
            return None
    if isinstance(content, list):
        found = [_inner(one, depth) for one in content]
        return [entry for inner in found for entry in inner]
    if not isinstance(content, Mapping):
        return None
    for name in ("result", "message", "data"):
        if (value := field(content, name)) is not None:
            return unwrapped([value] if _is_entry(value) else value, depth + 1)
    return [] if "result" in content else [content] if _is_entry(content) else None


def _inner(one: Any, depth: int) -> list[Any]:
    if isinstance(one, Mapping) and not _is_entry(one):
        return unwrapped(one, depth + 1) or [one]
    return [one]


def _is_entry(value: Any) -> bool:
    return isinstance(value, Mapping) and field(value, "MATTHC") is not None


def code_of(entry: Any) -> str:
    """Return the code of an entry, "" when it has none."""
    return bare_code(field(entry, "MATTHC")) if isinstance(entry, Mapping) else ""


def is_whole(entry: Mapping[str, Any]) -> bool:
    """Return whether an entry tells of papers, time and fee, and not only of its name."""
    return any(field(entry, name) is not None for name in _DETAIL)


def is_of_communes(entry: Any) -> bool:
    """Return whether an entry says that communes do it."""
    return isinstance(entry, Mapping) and "xa" in _levels(entry)


def offered_from(line: int, entry: Any, present: Row | None) -> Offered:
    """Return a national entry as a row of ours, put over the row the catalogue has; faults name fields of the entry."""
    code = code_of(entry)
    if not isinstance(entry, Mapping):
        return Offered(line, "", None, (Problem("", "wrong_type", "object"),))
    if too_deep(entry):
        return Offered(line, code[:40], None, (Problem("", "too_deep"),))
    faults = [] if CODE.fullmatch(code) else [Problem("MATTHC", "not_a_procedure_code")]
    if not plain(field(entry, "TENTTHC")) and present is None:
        faults.append(Problem("TENTTHC", "empty"))
    if faults:
        return Offered(line, code[:40], None, tuple(faults))
    remarks: list[Problem] = []
    row = {**(present or _new(code, entry)), **_heads(entry, present, remarks)}
    if is_whole(entry):
        row.update(_channels(entry, present, remarks))
        row.update(cases_of(entry, present, remarks))
        row.update(_lists(entry))
    if present is not None and not changes(present, row):
        return Offered(line, code, present, remarks=tuple(remarks))
    row["sources"] = list(dict.fromkeys([*(row.get("sources") or ()), SOURCE]))
    if is_whole(entry):
        row["flags"] = [flag for flag in row.get("flags") or () if flag not in _BARE or not row["cases"]]
        row["confidence"] = "medium" if row["confidence"] == "index_only" else row["confidence"]
    return Offered(line, code, row, remarks=tuple(remarks))


def _new(code: str, entry: Mapping[str, Any]) -> dict[str, Any]:
    ministry = plain(field(entry, "MACOQUANCONGBO"))[:40]
    return {
        "code": code, "name": "", "field": "", "ministry": ministry,
        "ministry_name": plain(field(entry, "TENCOQUANCONGBO", "COQUANCONGBO")) or ministry or "?", "levels": ["xa"], "tier": 2,
        "status": "active", "cases": [], "channels": None, "time": None, "fee": None, "results": [], "legal": [],
        "confidence": "index_only", "sources": [], "flags": [] if is_whole(entry) else [_BARE[0]],
    }  # fmt: skip


def _levels(entry: Mapping[str, Any]) -> list[str]:
    said = {_LEVEL.get(bare_code(field(one, "CAPTHUCHIEN"))) for one in entries(field(entry, "CAPTHUCHIEN"))}
    said |= {_LEVEL.get(bare_code(field(entry, "CAPTHUCHIEN")))}
    return [level for level in LEVELS if level in said]


def _names(entry: Mapping[str, Any], list_name: str, name: str) -> list[str]:
    found = (plain(field(one, name)) for one in entries(field(entry, list_name)))
    return list(dict.fromkeys(text for text in found if text))


def _heads(entry: Mapping[str, Any], present: Row | None, remarks: list[Problem]) -> dict[str, Any]:
    """Return what a list tells of a procedure; what it leaves out is left as it is."""
    kept = present or {}
    found: dict[str, Any] = {"valid_to": None} if kept.get("valid_to") else {}
    name = plain(field(entry, "TENTTHC"))
    if name and words(name) not in (words(kept.get("name") or ""), words(kept.get("official_name") or "")):
        found |= {"name": name, "official_name": name}
    of_field = _names(entry, "LINHVUCTHUCHIEN", "TENLINHVUC") or [plain(field(entry, "TENLINHVUC"))]
    found["field"] = of_field[0] or kept.get("field") or "Khác"
    if levels := _levels(entry):
        found["levels"] = sorted(
            levels,
            key=lambda one: list(kept.get("levels") or ()).index(one) if one in (kept.get("levels") or ()) else 9,
        )
    if executors := _names(entry, "COQUANTHUCHIEN", "TENDONVI"):
        found["executor"] = ", ".join(executors)
    if who := _names(entry, "DOITUONGTHUCHIEN", "TENDOITUONG"):
        found["applicants"] = who
    if state := bare_code(field(entry, "TRANGTHAI")):
        found |= _status(state, kept, remarks)
    return found


def _status(state: str, kept: Row, remarks: list[Problem]) -> dict[str, Any]:
    if state != "1":
        return {"status": "closed"}
    if kept.get("status") == "superseded":
        remarks.append(Problem("TRANGTHAI", "superseded_here"))
        return {}
    return {"status": "active"}


def _lists(entry: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    results = [
        {"name": plain(field(one, "TENKETQUA")), "code": bare_code(field(one, "MAKETQUA")) or None}
        for one in entries(field(entry, "KETQUATHUCHIEN"))
        if plain(field(one, "TENKETQUA"))
    ]
    if results:
        found["results"] = results
    if legal := _names(entry, "CANCUPHAPLY", "SOVANBAN"):
        found["legal"] = legal
    if conditions := plain(field(entry, "YEUCAU")):
        found["conditions"] = conditions
    steps = [
        {"title": plain(field(one, "TRUONGHOP")), "steps": _names(one, "TRINHTU", "TENTRINHTU")}
        for one in entries(field(entry, "TRINHTUTHUCHIEN"))
    ]
    return found | ({"steps": steps} if any(one["steps"] for one in steps) else {})


def _channels(entry: Mapping[str, Any], present: Row | None, remarks: list[Problem]) -> dict[str, Any]:
    """Return every time and fee per way of filing, and the procedure's own among them."""
    rows: list[dict[str, Any]] = []
    free: list[bool] = []
    for place, way in enumerate(entries(field(entry, "CACHTHUCTHUCHIEN"))):
        at = f"CACHTHUCTHUCHIEN[{place}]"
        channel = channel_of(field(way, "KENH"))
        if channel is None:
            remarks.append(Problem(f"{at}.KENH", "not_in_list", "1, 2, 3"))
            continue
        for when, span in enumerate(entries(field(way, "THOIGIAN")) or [{}]):
            rows += _terms(channel, span, f"{at}.THOIGIAN[{when}]", free, remarks)
    if not rows:
        return {}
    return {"channels": rows, **_time(rows, present, remarks), **_fee(rows, free, present)}


def _terms(
    channel: Filing, span: Mapping[str, Any], at: str, free: list[bool], remarks: list[Problem]
) -> list[dict[str, Any]]:
    said, value = plain(field(span, "THOIGIANGIAIQUYET")), length_of(field(span, "THOIGIANGIAIQUYET"))
    note = plain(field(span, "MOTA"))
    if said and value is None:
        remarks.append(Problem(f"{at}.THOIGIANGIAIQUYET", "kept_as_text", said[:100]))
        about = "" if said == "0" else clean(f"{said} {plain(field(span, 'DONVITINH'))}")
        note = ". ".join(part for part in (about, note) if part)
    unit = unit_of(field(span, "DONVITINH")).value if value is not None else None
    found = []
    for place, fee in enumerate(entries(field(span, "PHILEPHI")) or [{}]):
        amount = money(field(fee, "SOTIEN"), field(fee, "DONVI"))
        if fee:
            free.append(amount.free)
        if amount.amount is None and amount.text:
            remarks.append(Problem(f"{at}.PHILEPHI[{place}].SOTIEN", "kept_as_text", amount.text[:100]))
        about = "; ".join(text for text in (amount.text, plain(field(fee, "MOTA"))) if text)
        row = {"channel": channel.value, "time_value": value, "time_unit": unit, "fee_vnd": amount.amount}
        more = {"fee_kind": fee_kind_of(field(fee, "MAPHILEPHI")), "fee_note": about, "note": note}
        found.append({**row, **{name: text for name, text in more.items() if text}})
    return found


def _time(rows: list[dict[str, Any]], present: Row | None, remarks: list[Problem]) -> dict[str, Any]:
    """Return the procedure's time: the one it has while the list still names it, else the first for filing directly."""
    times = [(r["time_value"], r["time_unit"], r["channel"]) for r in rows if r["time_value"] is not None]
    if not times:
        return {}
    kept = (present or {}).get("time")
    if kept and any(value == kept["value"] and unit in (kept["unit"], TimeUnit.OTHER) for value, unit, _ in times):
        return {}
    here = [one for one in times if one[2] == Filing.DIRECT] or times
    if len({one[:2] for one in here}) > 1:
        remarks.append(Problem("time", "several_times", ", ".join(f"{value} {unit}" for value, unit, _ in here)))
    return {"time": {"value": here[0][0], "unit": here[0][1]}}


def _fee(rows: list[dict[str, Any]], free: list[bool], present: Row | None) -> dict[str, Any]:
    """Return the procedure's fee; free only where every fee is so in words, and left as it is where nothing is said."""
    kept = (present or {}).get("fee")
    amounts = sorted({r["fee_vnd"] for r in rows if r["fee_vnd"]})
    notes = list(dict.fromkeys(r["fee_note"] for r in rows if r.get("fee_note")))
    told = " ".join(words(" ".join(notes)))
    if amounts:
        same = kept and sorted(kept.get("vnd") or ()) == amounts
        return {} if same else {"fee": {"kind": FeeKind.FIXED.value, "vnd": amounts}}
    if free and all(free):
        return {} if kept and kept["kind"] == FeeKind.FREE else {"fee": {"kind": FeeKind.FREE.value, "vnd": [0]}}
    if "hoi dong nhan dan" in told or "hdnd" in told:
        kind = FeeKind.PROVINCE
    elif notes:
        kind = FeeKind.ELSEWHERE
    else:
        return {} if kept else {"fee": {"kind": FeeKind.UNPUBLISHED.value, "vnd": None}}
    same = kept and kept["kind"] == kind
    return {} if same else {"fee": {"kind": kind.value, "vnd": None, "note": "; ".join(notes)[:2000]}}
