"""How an intake page that is not received yet stands, and how long it is kept in sight."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import StrEnum

from services.domain.calendar import office_day

KEPT_DAYS = 30
"""So many days a sheet that waits is meant to wait; own rule. After them it is marked, never taken away by itself."""


class DraftState(StrEnum):
    """Where an intake page not yet received stands.

    `open`: on the page of the account that holds it. `aside`: set aside for the next citizen. `asked`: its citizen was given
    form 02 and is to bring papers; the record of what was not accepted yet.
    """

    OPEN = "open"
    ASIDE = "aside"
    ASKED = "asked"


def kept_until(since: datetime) -> date:
    """Return the last day a sheet is meant to wait.

    Args:
        since: When form 02 was given out, else when the sheet was saved last; aware.
    """
    return office_day(since) + timedelta(days=KEPT_DAYS)
