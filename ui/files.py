"""Files handed to people: there whole, or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_whole(file: Path, content: bytes) -> None:
    """Write a file beside its place first, on disk, then move it over; what was there before stays until then.

    Raises:
        OSError: The disk is full, the folder is gone or cannot be written; nothing is left behind.
    """
    beside = ""
    try:
        handle, beside = tempfile.mkstemp(prefix=".", suffix=".part", dir=file.parent)
        with os.fdopen(handle, "wb") as part:
            part.write(content)
            part.flush()
            os.fsync(part.fileno())
        Path(beside).replace(file)
    except OSError:
        if beside:
            Path(beside).unlink(missing_ok=True)
        raise
