"""What every test may lean on: the real catalogue, the real calendar, the usual office hours."""

from __future__ import annotations

import json
from datetime import time
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import settings

from services.domain.calendar import OfficeHours, WorkingCalendar, calendar_of
from services.domain.procedure import Procedure, procedure_from
from services.domain.rulebook import Chapter
from services.resources import shipped_rules

# What guards a change answers the same for the same change; `test --long` looks where nobody has looked yet.
settings.register_profile("desk", deadline=None, derandomize=True)
settings.register_profile("long", deadline=None, derandomize=False, max_examples=300, print_blob=True)
settings.load_profile("desk")


def shipped(name: str) -> Any:
    """Return a JSON file of `resources/`."""
    return json.loads(files("resources").joinpath(name).read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def procedures() -> dict[str, Procedure]:
    """Every procedure of the shipped catalogue, by code."""
    return {row["code"]: procedure_from(row) for row in shipped("catalogue/procedures.json")["procedures"]}


@pytest.fixture(scope="session")
def calendar() -> WorkingCalendar:
    """The shipped working calendar, 2025 to 2027."""
    return calendar_of(shipped_rules(Chapter.CALENDAR))


@pytest.fixture(scope="session")
def hours() -> OfficeHours:
    """Half past seven to half past eleven, one to half past four."""
    return OfficeHours(((time(7, 30), time(11, 30)), (time(13), time(16, 30))))
