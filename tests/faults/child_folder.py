"""Hands one row with a large paper over to a stick, in a process that is killed at a point of the way.

    python -m tests.faults.child_folder PLACE KEYS POINT

What it remembers is a file beside the stick, written before the call returns, as the desk's store does it. POINT is `begun`
(noted, and nothing is written), `part` (half of it is written), `named` (it has its name and the desk has not noted that).
"""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path

from services.receivers import stick
from services.receivers.port import Mark
from tests.receivers.post import Notes, Post


class Kept(Notes):
    """Notes on the disk."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._file = file
        if file.exists():
            self.kept = {(mark, key): value for mark, key, value in json.loads(file.read_text())}

    def remember(self, mark: Mark, key: str, value: str) -> None:
        super().remember(mark, key, value)
        beside = self._file.with_suffix(".new")
        beside.write_text(json.dumps([[*key, value] for key, value in self.kept.items()]))
        beside.replace(self._file)


def killed() -> None:
    """End as a power cut ends a program."""
    os.kill(os.getpid(), signal.SIGKILL)


def watch(post: Post, point: str) -> None:
    """Have this process killed once it is at a point."""

    def seen(frame: object, event: str, _: object) -> None:
        code = frame.f_code  # type: ignore[attr-defined]
        if code.co_filename != stick.__file__:
            return
        if point == "named" and (code.co_name, event) == ("_sync", "call"):
            killed()

    if point == "part":
        post.papers = _Papers(post.papers)
    elif point == "begun":
        post.notes = _Last(post.notes._file)  # type: ignore[attr-defined]
        post.receiver = post.opened()
    else:
        sys.setprofile(seen)


class _Papers(dict[str, bytes]):
    """The second paper is asked for when the first one is written."""

    def __getitem__(self, key: str) -> bytes:
        if key == list(self)[1]:
            killed()
        return super().__getitem__(key)


class _Last(Kept):
    """What is remembered first is that a package is begun."""

    def remember(self, mark: Mark, key: str, value: str) -> None:
        super().remember(mark, key, value)
        killed()


def main() -> None:
    place, keys, point = sys.argv[1:]
    post = Post(Path(place), Path(keys), prepared=False)
    post.notes = Kept(Path(place) / "notes.json")
    post.receiver = post.opened()
    rows = post.dossier(papers=[bytes(300_000), bytes(300_001)])
    (Path(place) / "rows.json").write_text(json.dumps([str(row.id) for row in rows]))
    watch(post, point)
    post.send(rows[0])


if __name__ == "__main__":
    main()
