"""Reading a sealed package: everything is checked against its manifest before anything of it counts."""

import hashlib
import json
import re
import tarfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any
from uuid import UUID

from services.training.sealed import Damaged, Opened

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

SCHEMA = "desk.package/1"
MANIFEST = "manifest.json"
TRAILER = "absent.json"
"""Names the papers of an export that could not be read when it was made; it stands at the end."""

LARGEST_MANIFEST = 64 * 1024 * 1024
LARGEST_BODY = 4 * 1024 * 1024
_READ = 256 * 1024
_SUM = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Part:
    """A row's body or a scanned paper, as the manifest announces it.

    Attributes:
        name: Where it lies inside, such as `rows/….json`.
        facts: All the manifest says of it.
    """

    name: str
    size: int
    sha256: str
    facts: Mapping[str, Any]


class Package:
    """A sealed package that was read once from end to end and is what its manifest says.

    Attributes:
        sha256: Of the sealed file.
        manifest: As it was written.
        absent: SHA-256 of the papers that are announced and were left out on purpose.
    """

    def __init__(self, file: Path, key: "X25519PrivateKey") -> None:
        """Read and check a package.

        Raises:
            Damaged: It does not open, or something in it is not what it should be.
            OSError: The file cannot be read.
        """
        self._file, self._key = file, key
        with file.open("rb") as opened:
            self.sha256 = hashlib.file_digest(opened, "sha256").hexdigest()
        self.manifest: Mapping[str, Any] = {}
        self.absent: tuple[str, ...] = ()
        for _, content in self._members():
            while content.read(_READ):
                pass

    @property
    def id(self) -> str:
        """The package's id."""
        return str(self.manifest["package"])

    @property
    def rows(self) -> list[Mapping[str, Any]]:
        """What the manifest says of each row, in their order."""
        return list(self.manifest["rows"])

    def parts(self) -> Iterator[tuple[Part, IO[bytes]]]:
        """Yield every part with its content, in their order; a content is read before the next part is asked for."""
        yield from self._members()

    def _members(self) -> Iterator[tuple[Part, IO[bytes]]]:
        with self._file.open("rb") as sealed:
            stream = Opened(sealed, self._key)
            try:
                with tarfile.open(fileobj=stream, mode="r|") as archive:
                    yield from self._announced(archive)
                while stream.read(_READ):
                    pass
            except tarfile.TarError:
                raise Damaged("malformed") from None

    def _announced(self, archive: tarfile.TarFile) -> Iterator[tuple[Part, IO[bytes]]]:
        left: dict[str, Part] = {}
        for at, member in enumerate(archive):
            content = archive.extractfile(member) if member.isreg() else None
            if content is None:
                raise Damaged("malformed")
            if at == 0:
                self.manifest = _manifest(member, content)
                left = {part.name: part for part in _parts(self.manifest)}
            elif member.name == TRAILER:
                self.absent = _absent(member, content)
                left = {name: part for name, part in left.items() if part.sha256 not in self.absent}
            else:
                part = left.pop(member.name, None)
                if part is None or part.size != member.size:
                    raise Damaged("malformed")
                checked = _Checked(content, part.sha256)
                yield part, checked  # type: ignore[misc]
                checked.finish()
        if left or not self.manifest:
            raise Damaged("malformed")


class _Checked:
    """A content whose SHA-256 must come out as announced."""

    def __init__(self, content: IO[bytes], announced: str) -> None:
        self._content, self._announced, self._sum = content, announced, hashlib.sha256()

    def read(self, most: int = -1) -> bytes:
        """Return some bytes; without a number, all that are left."""
        read = self._content.read(most)
        self._sum.update(read)
        return read

    def finish(self) -> None:
        while self.read(_READ):
            pass
        if self._sum.hexdigest() != self._announced:
            raise Damaged("malformed")


def _manifest(member: tarfile.TarInfo, content: IO[bytes]) -> Mapping[str, Any]:
    if member.name != MANIFEST or member.size > LARGEST_MANIFEST:
        raise Damaged("malformed")
    try:
        manifest = json.loads(content.read())
        known = manifest["schema"] == SCHEMA
        UUID(manifest["package"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise Damaged("malformed") from None
    if not known:
        raise Damaged("other_version")
    return manifest  # type: ignore[no-any-return]


def _parts(manifest: Mapping[str, Any]) -> Iterator[Part]:
    try:
        for facts in manifest["rows"]:
            if facts["size"] > LARGEST_BODY or facts["file"] != f"rows/{UUID(facts['entry'])}.json":
                raise Damaged("malformed")
            yield Part(facts["file"], facts["size"], facts["sha256"], facts)
        for facts in manifest["papers"]:
            if not _SUM.fullmatch(facts["sha256"]) or facts["file"] != f"papers/{facts['sha256']}":
                raise Damaged("malformed")
            yield Part(facts["file"], facts["size"], facts["sha256"], facts)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise Damaged("malformed") from None


def _absent(member: tarfile.TarInfo, content: IO[bytes]) -> tuple[str, ...]:
    if member.size > LARGEST_MANIFEST:
        raise Damaged("malformed")
    try:
        return tuple(str(one) for one in json.loads(content.read()))
    except (ValueError, TypeError, RecursionError):
        raise Damaged("malformed") from None
