"""The papers a "one of" row names in running text, told apart."""

from __future__ import annotations

import re

from services.domain.text import clean

# A comma or "hoặc" parts two papers only when another paper follows: "giấy chứng nhận quyền sử dụng đất, quyền sở hữu
# nhà ở" is one certificate.
_PAPER = (
    r"(?:giấy|thẻ|chứng minh|hộ chiếu|căn cước|bản|quyết định|văn bản|hợp đồng|sổ|phiếu|GCN|kỷ niệm chương"
    r"|một trong)(?!\w)"
)
_BULLET = r"(?:^|(?<=[\s.;:…]))[+•-]\s+"
_PARTING = re.compile(rf"\s*;\s*|{_BULLET}|,\s+(?={_PAPER})|(?:,\s+)?\bhoặc\s+(?={_PAPER})", re.IGNORECASE)
_OPENING = re.compile(r"^[^:;+]*\bmột trong\b[^:;+]*:\s*", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\(([^()]+(?:,|;|\bhoặc\b)[^()]+)\)\s*$")
# What a source adds between its papers is no paper.
_REMARK = re.compile(r"(?:trường hợp|tài sản)\b", re.IGNORECASE)
_SHORTEST_CUT = 20


def _listing(name: str, detail: str) -> str:
    """Return the text that holds the list, from the name, the detail or both."""
    inside = _IN_BRACKETS.search(name)
    if inside:
        return inside.group(1)
    if re.match(r"[+•-]\s", detail):
        return f"{name} {detail}"
    if name.endswith(("…", ":")) and detail:
        # The source cut one sentence in two: at the end of a paper, or in the middle of one.
        at_a_paper = re.match(_PAPER, detail, re.IGNORECASE)
        return f"{name.rstrip('… ')}; {detail}" if at_a_paper else f"{name} {detail}"
    return detail if _OPENING.match(detail) else name


def _tidied(part: str) -> str:
    while (opened := _OPENING.match(part)) and opened.end() < len(part):
        part = part[opened.end() :]
    return part.strip(" .:,+")


def alternatives_in(name: str, detail: str) -> tuple[str, ...]:
    """Return the papers a "one of" row names, in the source's own words; empty when it names fewer than two.

    A last paper that the source cut short (`…`) is left out when too little of it is there to be recognised.
    """
    listing = _OPENING.sub("", _listing(clean(name), clean(detail)))
    parts = [_tidied(part) for part in _PARTING.split(listing)]
    named = tuple(
        dict.fromkeys(
            part
            for part in parts
            if len(part) > 3 and not _REMARK.match(part) and not (part.endswith("…") and len(part) < _SHORTEST_CUT)
        )
    )
    return named if len(named) > 1 else ()
