"""Files an intake form from outside names: which paper each shows, and where that is said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class NamedFile:
    """One file that comes with a form.

    Attributes:
        name: Path relative to the folder of the forms, as it was written.
        component: Index of the paper it shows.
        place: Path of the name in the form: `components[0].files[1]`.
    """

    name: str
    component: int | None
    place: str


def named_files(raw: Mapping[str, Any]) -> Iterator[NamedFile]:
    """Yield the files of a form that `form_from` found nothing wrong with."""
    for at, row in enumerate(raw.get("components", ())):
        for place, name in enumerate(row.get("files", ())):
            yield NamedFile(name, row["index"], f"components[{at}].files[{place}]")
