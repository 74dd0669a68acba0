"""Invented registers."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from services.domain.daily_log import DailyLog, LogLine
from services.domain.dossier import DossierState, ResultMethod
from tests.documents.conftest import DUE_AT, OFFICE, RECEIVED_AT


def a_line(place: int = 1, **changes: Any) -> LogLine:
    """Return one line of the register, with changes."""
    values: dict[str, Any] = {
        "book_number": 4155 + place,
        "number": f"H31.12-261120-{place:04d}",
        "procedure": "Cấp Giấy xác nhận tình trạng hôn nhân",
        "sets": 1,
        "applicant": "TRẦN THỊ MAI ANH",
        "address": "Thôn Đông, phường Sơn Nam, tỉnh Hưng Yên",
        "phone": "0900000127",
        "agency": "UBND xã Mẫu",
        "received_at": RECEIVED_AT + timedelta(seconds=place),
        "due_at": DUE_AT,
        "forwarded_at": None,
        "result_from_agency_at": None,
        "returned_at": None,
        "result_method": ResultMethod.COUNTER,
        "note": "",
        "field": "Hộ tịch",
        "state": DossierState.RECEIVED,
        "fee": 15_000,
    }
    return LogLine(**{**values, **changes})


def a_log(*lines: LogLine, **changes: Any) -> DailyLog:
    """Return the register of 20/11/2026."""
    day = date(2026, 11, 20)
    return DailyLog(**{"first": day, "last": day, "office": OFFICE, "lines": lines, **changes})


def a_long_log(count: int) -> DailyLog:
    """Return a register of many lines."""
    return a_log(*(a_line(place) for place in range(1, count + 1)), requests=5, refusals=1)
