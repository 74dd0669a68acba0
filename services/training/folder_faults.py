"""What the training side of a sealed folder can be told to do wrong."""

import re
from collections.abc import Iterable
from enum import Enum

_SPELLING = re.compile(r"(?P<name>[a-z_]+)(?::(?P<times>[1-9][0-9]{0,6}))?")


class FolderFault(Enum):
    """One thing that goes wrong. The value is the name used in commands."""

    LOSE_PACKAGE = "lose_package"
    """The package is gone and was never taken; nobody says so."""
    WRONG_SIGNATURE = "wrong_signature"
    """Taken, and the receipt is signed with another key."""
    CUT_RECEIPT = "cut_receipt"
    """Taken, and half of the receipt is written."""
    REFUSE_FIELD = "refuse_field"
    """A data error of a row that names a field; it and what is behind it are not kept."""
    ANSWER_TWICE = "answer_twice"
    """Taken, and two receipts are written."""


class UnknownFolderFault(ValueError):
    """A fault was asked for that is not in the list."""


class FolderFaults:
    """The faults that stand at the moment.

    Args:
        spellings: Names, each with how often it happens: `refuse_field`, `lose_package:2`.

    Raises:
        UnknownFolderFault: A name is not in the list.
    """

    def __init__(self, spellings: Iterable[str] = ()) -> None:
        self._left: dict[FolderFault, int | None] = {}
        for spelling in spellings:
            parts = _SPELLING.fullmatch(spelling)
            try:
                fault = FolderFault(parts["name"] if parts else spelling)
            except ValueError as error:
                raise UnknownFolderFault(spelling) from error
            self._left[fault] = int(parts["times"]) if parts and parts["times"] else None

    def happens(self, fault: FolderFault) -> bool:
        """Return whether a fault happens now; it is used up by that."""
        left = self._left.get(fault, 0)
        if left:
            self._left[fault] = left - 1
        return left is None or left > 0
