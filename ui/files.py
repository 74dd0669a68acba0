"""Files handed to people: there whole, or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


def write_whole(file: Path, content: bytes) -> None:
    """Write a file beside its place first, on disk, then move it over; what was there before stays until then.

    Raises:
        OSError: The disk is full, the folder is gone or cannot be written; nothing is left behind.
    """
    with whole(file) as part:
        part.write(content)


@contextmanager
def whole(file: Path) -> Iterator[IO[bytes]]:
    """Yield a file to be written piece by piece; it takes its place when the block ends well, as in `write_whole`.

    Raises:
        OSError: As in `write_whole`.
    """
    beside = ""
    try:
        handle, beside = tempfile.mkstemp(prefix=".", suffix=".part", dir=file.parent)
        with os.fdopen(handle, "wb") as part:
            yield part
            part.flush()
            os.fsync(part.fileno())
        Path(beside).replace(file)
    except BaseException:
        if beside:
            Path(beside).unlink(missing_ok=True)
        raise
