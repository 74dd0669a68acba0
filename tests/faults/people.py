"""The one account of the home, and intake forms of people who do not exist."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID, uuid5

from services.domain.permissions import Account, Role

OFFICER = Account("admin", Role.ADMINISTRATOR, "Quản trị")
PLAIN, AT_ONCE = PROCEDURES = ("1.004873", "2.000815")
_SPACE = UUID("5f0b4d1e-6d0f-4f6e-9a7b-1c1f3a3f0001")
SAME_DAY_ROWS = ("dossier", "progress", "update")


def form(name: str, same_day: bool = False, **more: Any) -> dict[str, Any]:
    """Return a complete form; the same name gives the same id."""
    given: dict[str, Any] = {
        "id": str(uuid5(_SPACE, name)),
        "procedure": PLAIN,
        "applicant": {"full_name": "Trần Thị Mẫu", "personal_id": "033301000001", "phone": "0900000001"},
        "components": [
            {"index": 0, "state": "handed_in", "originals": 1},
            {"index": 2, "state": "from_database"},
            {"index": 3, "state": "not_applicable"},
            {"index": 4, "state": "not_applicable"},
            {"index": 5, "state": "from_database"},
        ],
    }
    if same_day:
        given |= {"procedure": AT_ONCE, "components": [{"index": 0, "state": "handed_in"}], "same_day": True}
    return given | more


def lines(forms: list[dict[str, Any]]) -> bytes:
    """Return forms as `register` reads them."""
    return b"".join(json.dumps(one, ensure_ascii=False).encode() + b"\n" for one in forms)


def rows_of(one: dict[str, Any]) -> tuple[str, ...]:
    """Return the kinds of upload a form comes to, in their order."""
    return SAME_DAY_ROWS if one.get("same_day") else ("dossier",)
