"""The papers of a national entry, each with what our own row knows of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from services.domain.catalogue.national_parts import bare_code, copies_of, entries, field, file_of, plain
from services.domain.catalogue.row import Row
from services.domain.procedure import Need
from services.domain.text import words
from services.errors import Problem

_SHORTEST = 3
"""Words; a shorter name may begin any other."""


def cases_of(entry: Mapping[str, Any], present: Row | None, remarks: list[Problem]) -> dict[str, Any]:
    """Return the cases of an entry with their papers; nothing when it names no paper, so that the row keeps its own."""
    said = entries(field(entry, "THANHPHANHOSO"))
    if not any(entries(field(case, "GIAYTO")) for case in said):
        return {}
    kept = list((present or {}).get("cases") or ())
    found = []
    for place, case in enumerate(said):
        at, title = f"THANHPHANHOSO[{place}]", plain(field(case, "TRUONGHOP"))
        own = _case_like(kept, title, alone=len(said) == 1)
        papers = _papers(case, own, kept, at, remarks)
        same_title = own is not None and words(own.get("title") or "") == words(title)
        found.append(
            {
                **(own or {}),
                "title": own["title"] if own and (same_title or not title) else title or None,
                "components": papers,
            }
        )
    return {"cases": found}


def _case_like(kept: Sequence[Row], title: str, *, alone: bool) -> Row | None:
    same = next((case for case in kept if words(case.get("title") or "") == words(title)), None)
    return same or (kept[0] if alone and len(kept) == 1 else None)


def _papers(case: Row, own: Row | None, kept: Sequence[Row], at: str, remarks: list[Problem]) -> list[dict[str, Any]]:
    """Return the papers of a case; rows with one code are one paper with several form files."""
    merged: dict[str, list[tuple[int, Row]]] = {}
    for place, paper in enumerate(entries(field(case, "GIAYTO"))):
        key = bare_code(field(paper, "MAGIAYTO")) or " ".join(words(plain(field(paper, "TENGIAYTO")))) or f"#{place}"
        merged.setdefault(key, []).append((place, paper))
    known = [*(own or {}).get("components", ()), *(c for one in kept if one is not own for c in one["components"])]
    found, used = [], list[int]()
    for rows in merged.values():
        where = f"{at}.GIAYTO[{rows[0][0]}]"
        names = list(dict.fromkeys(name for _, row in rows if (name := plain(field(row, "TENGIAYTO")))))
        if not names:
            remarks.append(Problem(f"{where}.TENGIAYTO", "empty"))
            continue
        if len(names) > 1:
            remarks.append(
                Problem(f"{where}.TENGIAYTO", "same_code_other_name", bare_code(field(rows[0][1], "MAGIAYTO")))
            )
        same = _same_paper(known, used, bare_code(field(rows[0][1], "MAGIAYTO")), names[0])
        if same is None:
            remarks.append(Problem(f"{where}", "new_paper", names[0][:100]))
        else:
            used.append(id(same))
        found.append(_paper([row for _, row in rows], names, same, where, remarks))
    return found


def _same_paper(known: Sequence[Row], used: Sequence[int], code: str, name: str) -> Row | None:
    """Return the paper we have that this is: by its code, its name, or the beginning of its name."""
    free = [paper for paper in known if id(paper) not in used]
    said = words(name)

    def begins(paper: Row) -> bool:
        own = words(paper["name"])
        return len(own) >= _SHORTEST and said[: len(own)] == own

    for fits in (
        lambda p: bool(code) and p.get("code") == code,
        lambda p: words(p["name"]) == said,
        lambda p: words(f"{p['name']} {p.get('detail') or ''}") == said,
        begins,
    ):
        if found := [paper for paper in free if fits(paper)]:
            return found[0]
    return None


def _paper(
    rows: Sequence[Row], names: Sequence[str], same: Row | None, at: str, remarks: list[Problem]
) -> dict[str, Any]:
    code = bare_code(field(rows[0], "MAGIAYTO"))
    paper = dict(same) if same is not None else _unknown_paper(names[0])
    if same is not None and code and same.get("code") == code and words(names[0]) != words(same["name"]):
        paper["name"] = names[0]
    for ours, theirs in (("originals", "SOBANCHINH"), ("copies", "SOBANSAO")):
        said = [field(row, theirs) for row in rows if plain(field(row, theirs))]
        counts = [count for one in said if (count := copies_of(one)) is not None]
        if len(counts) < len(said):
            remarks.append(Problem(f"{at}.{theirs}", "kept_as_text", plain(said[0])[:100]))
        if counts:
            paper[ours] = max(counts)
    if code:
        paper["code"] = code
    if len(names) > 1:
        paper["detail"] = "; ".join(names[1:])
    files = [file for row in rows if (file := file_of(row))]
    return paper | ({"files": files} if files else {})


def _unknown_paper(name: str) -> dict[str, Any]:
    """Return a paper nobody of ours has seen: when it is needed is guessed from its name and marked to be checked."""
    said = " ".join(words(name))
    online = said.startswith(("mau dien tu", "bieu mau dien tu", "mau ho tich dien tu"))
    by_case = any(part in said for part in ("neu co", "truong hop", "doi voi"))
    need = Need.ONLINE_ONLY if online else Need.BY_CASE if by_case else Need.REQUIRED
    paper: dict[str, Any] = {"name": name, "need": need.value, "originals": 0, "copies": 0, "to_check": True}
    return paper | ({"mode": "xuat_trinh"} if "xuat trinh" in said else {})
