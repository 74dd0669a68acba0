"""The folder a scanner saves to: which files are new and whole, and where they go once they were taken.

A scanner writes for seconds, and longer over a network: a file counts once its size and time have stood still, it opens,
and it has the end its kind must have. A person's file is never deleted: it is moved aside once it is stored, and stays
where it is when it cannot be moved.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from ui.devices.trouble import DeviceTrouble, Trouble
from ui.presenters.runner import Runner

TAKEN = "Đã lấy"
"""Folder inside the scanner's where files go that were taken."""
EVERY_MS = 1000
STILL_S = 1.5
"""So long a file must not have changed."""
PATIENCE_S = 30.0
"""After so long without a change a file that lacks its end is offered all the same; the check by content refuses it."""
_UNFINISHED = (".tmp", ".temp", ".part", ".partial", ".crdownload", ".filepart", ".swp", ".lock")
_OF_THE_SYSTEM = ("thumbs.db", "desktop.ini")
_END = 1024

Mark = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Scanned:
    """A file that waits in the folder.

    Attributes:
        size: In bytes.
        changed: When it was written last, in nanoseconds of its file system.
    """

    path: Path
    size: int
    changed: int


@dataclass(frozen=True, slots=True)
class _Seen:
    mark: Mark
    since: float
    whole: bool | None = None


def passed_over(name: str) -> bool:
    """Return whether a name is that of a hidden, temporary or half written file."""
    low = name.lower()
    return low.startswith((".", "~")) or low.endswith((*_UNFINISHED, "~")) or low in _OF_THE_SYSTEM


def is_paper(head: bytes) -> bool:
    """Return whether a file begins as a PDF, JPEG, PNG or TIFF does."""
    return b"%PDF-" in head[:1024] or head.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\0", b"MM\0*"))


def has_end(head: bytes, tail: bytes, size: int) -> bool:
    """Return whether a file ends as its kind must; of a TIFF, whether its directory lies inside it."""
    if head.startswith(b"\xff\xd8\xff"):
        return b"\xff\xd9" in tail
    if head.startswith(b"\x89PNG"):
        return b"IEND" in tail
    if head.startswith((b"II*\0", b"MM\0*")):
        order = "little" if head.startswith(b"II") else "big"
        return 8 <= int.from_bytes(head[4:8], order) < size  # type: ignore[arg-type]
    return b"%%EOF" in tail


class Looking:
    """Looks at a folder again and again; blocks as long as the file system does."""

    def __init__(self, folder: Path, clock: Callable[[], float] = time.monotonic) -> None:
        self.folder = folder
        self._clock = clock
        self._seen: dict[str, _Seen] = {}
        self._taken: set[tuple[str, Mark]] = set()

    def look(self) -> tuple[Scanned, ...]:
        """Return the files that are whole and were not taken, the oldest first.

        Raises:
            DeviceTrouble: The folder is not there, or cannot be read.
        """
        try:
            marks = self._marks()
        except OSError as error:
            raise DeviceTrouble(Trouble.FOLDER_GONE, self.folder.name) from error
        now = self._clock()
        self._seen = {name: self._settled(name, mark, now) for name, mark in marks.items()}
        ready = [
            Scanned(self.folder / name, *seen.mark)
            for name, seen in self._seen.items()
            if seen.whole and (name, seen.mark) not in self._taken
        ]
        return tuple(sorted(ready, key=lambda file: (file.changed, file.path.name)))

    def _marks(self) -> dict[str, Mark]:
        marks = {}
        with os.scandir(self.folder) as entries:
            for entry in entries:
                if passed_over(entry.name) or not entry.is_file(follow_symlinks=False):
                    continue
                with suppress(FileNotFoundError):
                    # The listing of a network share may be older than the file.
                    found = Path(entry.path).stat()
                    marks[entry.name] = (found.st_size, found.st_mtime_ns)
        return marks

    def _settled(self, name: str, mark: Mark, now: float) -> _Seen:
        before = self._seen.get(name)
        if before is None or before.mark != mark:
            return _Seen(mark, now)
        if before.whole or not mark[0] or now - before.since < STILL_S:
            return before
        return _Seen(mark, before.since, self._whole(name, mark[0], patient=now - before.since < PATIENCE_S))

    def _whole(self, name: str, size: int, *, patient: bool) -> bool:
        try:
            with (self.folder / name).open("rb") as file:
                head = file.read(_END)
                file.seek(max(0, size - _END))
                tail = file.read()
        except OSError:
            return False
        return is_paper(head) and (not patient or has_end(head, tail, size))

    def read(self, file: Scanned) -> bytes:
        """Return what a file holds.

        Raises:
            DeviceTrouble: It is gone, held by another program, or changed since it was looked at.
        """
        try:
            content = file.path.read_bytes()
            found = file.path.stat()
        except OSError as error:
            raise DeviceTrouble(Trouble.FILE_GONE, file.path.name) from error
        if (found.st_size, found.st_mtime_ns) != (file.size, file.changed) or len(content) != file.size:
            raise DeviceTrouble(Trouble.FILE_GONE, file.path.name)
        return content

    def set_aside(self, file: Scanned) -> bool:
        """Move a file that was stored into the folder of those taken, over nothing that lies there.

        Returns:
            Whether it was moved; if not it stays, and is not offered again.
        """
        self._taken.add((file.path.name, (file.size, file.changed)))
        aside = self.folder / TAKEN
        try:
            aside.mkdir(exist_ok=True)
            file.path.rename(_free(aside, file.path.name))
        except OSError:
            return False
        return True


def _free(folder: Path, name: str) -> Path:
    first, count = folder / name, 1
    place = first
    while place.exists():
        count += 1
        place = first.with_stem(f"{first.stem} ({count})")
    return place


class ScanFolder(QObject):
    """Tells which files wait in the folder: at once where the system reports changes, else every second.

    Args:
        run: Looks off the window's thread; a dead share blocks for minutes.
    """

    changed = Signal(object)
    """Other files wait; carries a tuple of `Scanned`."""
    lost = Signal(object)
    """The folder cannot be read; carries a `DeviceTrouble`. It is looked for further on."""

    def __init__(self, folder: Path, run: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.looking = Looking(folder)
        self._run, self._busy, self._away = run, False, False
        self.files: tuple[Scanned, ...] = ()
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self.look)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Look from now on."""
        if not self._timer.isActive():
            self._timer.start()
            self.look()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def look(self) -> None:
        """Look now, unless the look before has not come back yet."""
        if not self._busy:
            self._busy = True
            self._run(self.looking.look, self._looked, self._failed)

    def _looked(self, files: tuple[Scanned, ...]) -> None:
        self._busy, self._away = False, False
        if not self._watcher.directories():
            self._watcher.addPath(str(self.looking.folder))
        self._tell(files)

    def _failed(self, error: BaseException) -> None:
        self._busy = False
        if not self._away:
            self._away = True
            self._tell(())
            self.lost.emit(error)

    def _tell(self, files: tuple[Scanned, ...]) -> None:
        if files != self.files:
            self.files = files
            self.changed.emit(files)
