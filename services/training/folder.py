"""The training side of a sealed folder: takes what lies in it, checks everything, leaves signed receipts."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from services.training import folder_receipts
from services.training.folder_checks import Problem, body_problem
from services.training.folder_faults import FolderFault, FolderFaults
from services.training.folder_keys import Keys, read_keys
from services.training.folder_store import FolderStore, HeldRow
from services.training.packages import Package
from services.training.sealed import Damaged

MARKER, PACKAGES, SUFFIX = "quay-folder.json", "packages", ".age"
_NAME = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class NoFolder(Exception):
    """No folder for packages is there: the stick is not in, or it was never prepared."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What one round came to.

    Attributes:
        packages: Packages that were opened.
        delivered: Rows that are held now, those that were held before included.
        refused: Rows with a fault.
        left: Rows that were not looked at, as one before them was refused.
        unreadable: Packages that did not open.
        missing: Packages that another one names and that never came.
        lost: Packages a fault made away with.
    """

    packages: int = 0
    delivered: int = 0
    refused: int = 0
    left: int = 0
    unreadable: int = 0
    missing: int = 0
    lost: int = 0


def _now() -> datetime:
    return datetime.now(UTC)


def take(
    folder: Path, store: Path, keys: Path, faults: Iterable[str] = (), clock: Callable[[], datetime] = _now
) -> Taken:
    """Take every package that lies in a folder, leave receipts, and remove what was answered.

    Args:
        store: Where what was received is kept.
        keys: Folder of the four key files.
        faults: See `FolderFaults`.
        clock: The receiving side's own time, aware.

    Raises:
        NoFolder: The folder is not there or was not prepared.
        KeyUnfit: A key is not there.
        UnknownFolderFault: A fault is not in the list.
        OSError: The folder cannot be read or written.
    """
    if not (folder / MARKER).is_file():
        raise NoFolder(str(folder))
    told, found = FolderFaults(faults), read_keys(keys)
    with closing(FolderStore(store)) as held:
        return _Round(folder, held, found, told, clock).run()


class _Round:
    """One look into one folder."""

    def __init__(
        self, folder: Path, store: FolderStore, keys: Keys, faults: FolderFaults, clock: Callable[[], datetime]
    ) -> None:
        self._folder, self._store, self._keys = folder, store, keys
        self._faults, self._clock = faults, clock
        self._figures: Counter[str] = Counter()
        self._before: list[Mapping[str, Any]] = []

    def run(self) -> Taken:
        for file in sorted((self._folder / PACKAGES).glob(f"*{SUFFIX}")):
            # What is no package of the contract is nobody's business here.
            if _NAME.fullmatch(file.name.removesuffix(SUFFIX)):
                self._take(file)
        # Only now: packages lie in no order, and the one that is named may be among them.
        for manifest in self._before:
            self._look_for(manifest)
        return Taken(**self._figures)

    def _take(self, file: Path) -> None:
        if self._faults.happens(FolderFault.LOSE_PACKAGE):
            self._figures["lost"] += 1
            file.unlink()
            return
        named = file.name.removesuffix(SUFFIX)
        try:
            package = Package(file, self._keys.sealing)
            if package.id != named:
                raise Damaged("malformed")
            answers = self._kept(package)
        except Damaged as damaged:
            self._figures["unreadable"] += 1
            self._answer({"package": named, "outcome": "unreadable", "code": damaged.why, "rows": []})
        else:
            self._figures["packages"] += 1
            self._before.append(package.manifest)
            self._figures.update(_COUNTED[answer["outcome"]] for answer in answers)
            facts = {key: package.manifest.get(key, "") for key in ("package", "desk", "agency")}
            self._answer({**facts, "sha256": package.sha256, "outcome": "taken", "rows": answers})
        file.unlink()

    def _kept(self, package: Package) -> list[dict[str, Any]]:
        """Keep what is in order and return what to say of each row."""
        bodies: dict[str, bytes] = {}
        for part, content in package.parts():
            if "entry" in part.facts:
                bodies[part.facts["entry"]] = content.read()
            else:
                self._store.keep_paper(part.sha256, content)
        rows: list[HeldRow] = []
        answers: list[dict[str, Any]] = []
        stopped: set[str] = set()
        for facts in package.rows:
            answer = {"entry": facts["entry"], "sha256": facts["sha256"], "code": "", "message": "", "field": ""}
            number, body = facts["number"], bodies[facts["entry"]]
            if number in stopped:
                answers.append({**answer, "outcome": "unknown"})
            elif problem := self._problem(facts, body, rows):
                stopped.add(number)
                said = {"code": problem.code, "message": problem.message, "field": problem.field}
                answers.append({**answer, **said, "outcome": "refused"})
            else:
                row = (facts["entry"], package.id, number, facts["kind"], facts["version"], facts["sha256"])
                rows.append(HeldRow(*row, body.decode(), facts["paper"]))
                answers.append({**answer, "outcome": "delivered", "code": "0"})
        self._store.take(package.manifest, package.sha256, rows)
        return answers

    def _problem(self, facts: Mapping[str, Any], content: bytes, rows: list[HeldRow]) -> Problem | None:
        if held := self._store.row(facts["entry"]):
            return None if held.sha256 == facts["sha256"] else Problem("-3", "entry known with another content")
        if found := body_problem(facts, content):
            return found
        if facts["kind"] == "file" and not self._store.has_paper(facts["paper"]):
            return Problem("-1", "paper missing", "files")
        if facts["kind"] in ("update", "result", "progress"):
            here = any(row.number == facts["number"] and row.kind == "dossier" for row in rows)
            if not here and not self._store.holds(facts["number"]):
                return Problem("-1", "dossier unknown", "number")
        if self._faults.happens(FolderFault.REFUSE_FIELD):
            return Problem("-1", "applicant.phone invalid", "applicant.phone")
        return None

    def _look_for(self, manifest: Mapping[str, Any]) -> None:
        """Say of every package that is named as an earlier one whether it never came; once each."""
        earlier = manifest.get("previous")
        for before in earlier if isinstance(earlier, list) else ():
            id_ = before.get("package") if isinstance(before, Mapping) else None
            if isinstance(id_, str) and not self._store.knows(id_) and self._store.missed(id_):
                self._figures["missing"] += 1
                facts = {key: manifest.get(key, "") for key in ("desk", "agency")}
                self._answer({**facts, "package": id_, "outcome": "unknown", "rows": []})

    def _answer(self, said: Mapping[str, Any]) -> None:
        at = self._clock().astimezone(UTC).isoformat(timespec="seconds")
        receipt = {"receipt": str(uuid4()), "at": at, **said}
        folder_receipts.write(self._folder, receipt, self._keys.signing, self._faults)


_COUNTED = {"delivered": "delivered", "refused": "refused", "unknown": "left"}
