"""Taking typed values out of a parsed settings file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from services.errors import Problem


class Reader:
    """Takes typed values out of the file and gathers every faulty place."""

    def __init__(self, raw: Mapping[str, Any]) -> None:
        self._raw = raw
        self.problems: list[Problem] = []

    def get(self, path: str, kind: type, default: Any = None) -> Any:
        """Return the value at a path, its default when it is not there, an empty one when it is of another kind."""
        node: Any = self._raw
        for part in path.split("."):
            node = node.get(part) if isinstance(node, Mapping) else None
        if node is None and default is not None:
            return default
        if not isinstance(node, kind) or isinstance(node, bool) is not (kind is bool):
            self.problems.append(Problem(path, "empty" if node is None else "wrong_type", kind.__name__))
            return kind()
        return node

    def number(self, path: str, default: int, least: int, most: int) -> int:
        """Return the whole number at a path, within its bounds."""
        value: int = self.get(path, int, default)
        self.check(path, least <= value <= most, "out_of_range", f"{least}–{most}")
        return value

    def check(self, path: str, good: object, kind: str, fact: str = "") -> None:
        """Note a fault of a place that has none yet."""
        if not good and all(p.field != path for p in self.problems):
            self.problems.append(Problem(path, kind, fact))

    def known(self, path: str, node: object, known: Iterable[str]) -> None:
        """Complain of names that are no settings: a misspelt one would silently do nothing."""
        if not isinstance(node, Mapping):
            self.check(path, node is None, "wrong_type", "[table]")
            return
        for name in node:
            self.check(f"{path}.{name}".lstrip("."), name in known, "unknown_setting")
