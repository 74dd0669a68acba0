"""What will be sent, line by line: our place, the wire's name, the value as it goes, what is doubtful about it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from services.errors import Problem

Label = tuple[str, str]
"""Vietnamese and English."""

SAID = "said_there"
NEEDED, TOO_LONG, WRONG_FORM, MAY_REFUSE = "needed_there", "too_long_there", "wrong_form_there", "may_be_refused_there"
FROM_THERE = frozenset({SAID, NEEDED, TOO_LONG, WRONG_FORM, MAY_REFUSE})
"""Kinds of problems that are a receiver's, in the words of `services.wording.problems`; the fact names its field."""


@dataclass(frozen=True, slots=True)
class Sent:
    """One value on the wire.

    Attributes:
        path: Our place of it, such as `applicant.phone`; "" when the contract wants what the desk has no place for.
        wire: Its name over there with the lists it stands in, such as `DanhSachLePhi[0].Gia`.
        label: What people call it, in both languages.
        value: The text as it goes; of what is no text its word in JSON (`3`, `true`, `[]`).
        warning: What a receiver may not like about it; it goes all the same.
    """

    path: str
    wire: str
    label: Label
    value: str
    warning: Problem | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """Everything one row puts on the wire.

    Attributes:
        receiver: Its name in the settings.
        problems: What the contract surely refuses, by our places; the row is held back until it is mended.
    """

    receiver: str
    contract: str
    rows: tuple[Sent, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What a receiver may not like, each once."""
        return tuple(dict.fromkeys(row.warning for row in self.rows if row.warning))


def wire_value(value: Any) -> str:
    """Return a value as it is shown: a text as it is, anything else by its word in JSON."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def leaves(value: Any, at: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every value of a record that holds no others, with its name and the lists it stands in."""
    if isinstance(value, Mapping) and value:
        for name, one in value.items():
            where = f"{at}.{name}" if at else str(name)
            if isinstance(one, str):
                # Nearly every value is a text, and this is looked at while somebody types.
                yield where, one
            else:
                yield from leaves(one, where)
    elif isinstance(value, list | tuple) and value:
        for place, one in enumerate(value):
            yield from leaves(one, f"{at}[{place}]")
    else:
        yield at, value
