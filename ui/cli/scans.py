"""Scanned papers that commands take: files beside the forms, files named by `--file`."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from pathlib import Path

from services.bootstrap import Desk
from services.domain.attachment import Scan
from services.domain.named_files import NamedFile
from services.domain.permissions import Account
from services.errors import PaperUnfit


def scans_of(desk: Desk, by: Account, files: Iterable[NamedFile], folder: Path | None = None) -> tuple[Scan, ...]:
    """Return files checked and stored, attached to nothing yet.

    Args:
        folder: The files must lie in it; None: a name is a path like any other.

    Raises:
        PaperUnfit: One cannot be taken; its field is the place in the form.
        DiskFull, HomeUnfit: They cannot be stored.
    """
    found = []
    for file in files:
        try:
            path = Path(file.name) if folder is None else _beside(folder, file.name)
            content = content_of(path, desk.settings.papers.most_mb)
            found.append(desk.papers.keep(by, content, path.name, file.component))
        except PaperUnfit as error:
            raise PaperUnfit(error.why, error.fact, file.place) from None
    return tuple(found)


def content_of(path: Path, most_mb: int) -> bytes:
    """Return a file's bytes; one that is too large is not read.

    Raises:
        PaperUnfit: It is not there, cannot be read, or is too large.
    """
    try:
        if not path.is_file():
            raise PaperUnfit("not_found")
        if path.stat().st_size > most_mb * 1_000_000:
            raise PaperUnfit("too_big", str(most_mb))
        return path.read_bytes()
    except (OSError, ValueError):
        raise PaperUnfit("not_found") from None


def _beside(folder: Path, name: str) -> Path:
    """Return the path of a file under a folder; its name counts in either Unicode form, as file systems keep either."""
    composed, parted = unicodedata.normalize("NFC", name), unicodedata.normalize("NFD", name)
    for path in (folder / name, folder / composed, folder / parted):
        try:
            if not path.resolve().is_relative_to(folder.resolve()):
                raise PaperUnfit("outside")
            if path.is_file():
                return path
        except (OSError, ValueError):
            break
    raise PaperUnfit("not_found")
