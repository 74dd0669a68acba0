"""The invented citizens of the demo's morning, and the forms an officer fills in for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from services.bootstrap import utc_now
from services.domain.calendar import office_time
from services.domain.checklist import asked
from services.domain.dossier import IntakeForm
from services.domain.intake_form import form_from
from services.domain.procedure import Component, Need, Procedure
from services.resources import read_json

MORNING = timedelta(hours=3)
_WORDS = ("full_name", "personal_id", "born_on", "sex", "address", "phone")
_SEX = {"male": "Nam", "female": "Nữ"}


def people() -> list[dict[str, Any]]:
    """Return the morning's citizens in the order they come; each with its minute, its procedure and what happens."""
    found: list[dict[str, Any]] = read_json("demo/people.json")["people"]
    return found


class MorningClock:
    """The demo's clock: a morning that ends now and lies on one day of the office, whatever the hour is.

    Until a minute is set, and after `let_go`, it tells the real time.
    """

    def __init__(self, real: Callable[[], datetime] = utc_now) -> None:
        self._real = real
        end = real()
        midnight = office_time(end).replace(hour=0, minute=0, second=0, microsecond=0)
        self._start = max(end - MORNING, midnight.astimezone(end.tzinfo))
        self._minute = (end - self._start) / (MORNING / timedelta(minutes=1))
        self._moment: datetime | None = None

    def __call__(self) -> datetime:
        """Return the moment it is, aware."""
        return self._moment or self._real()

    def set(self, minute: float) -> None:
        """Let it be so many minutes into the morning."""
        self._moment = self._start + self._minute * minute

    def let_go(self) -> None:
        """Tell the real time from now on."""
        self._moment = None


def form_of(person: Mapping[str, Any], procedure: Procedure) -> IntakeForm:
    """Return the form of one citizen; papers a database knows are taken from it, all others are handed in."""
    absent = set(person.get("absent", ()))
    rows = [_answer(c) for c in asked(procedure.case(0)) if not c.conditional and c.index not in absent]
    raw: dict[str, Any] = {
        "id": str(uuid4()),
        "procedure": procedure.code,
        "applicant": {name: person[name] for name in _WORDS},
        "components": [*rows, *({"index": index, "state": "missing"} for index in sorted(absent))],
        "same_day": person["act"] == "same_day",
    }
    raw.update({name: person[name] for name in ("channel", "note", "fee") if name in person})
    if person.get("card"):
        raw["card"] = _card(person)
    return form_from(raw)


def _answer(component: Component) -> dict[str, Any]:
    if component.databases:
        return {"index": component.index, "state": "from_database"}
    shown = component.alternatives[0] if component.need is Need.ONE_OF and component.alternatives else ""
    return {"index": component.index, "state": "handed_in", "alternative": shown}


def _card(person: Mapping[str, Any]) -> str:
    year, month, day = person["born_on"].split("-")
    fields = (person["personal_id"], "", person["full_name"].upper(), f"{day}{month}{year}")
    return "|".join((*fields, _SEX[person["sex"]], person["address"], "20102022"))
