"""A sealed package: a manifest, frozen bodies and scanned papers in one stream (`docs/folder.md`)."""

from __future__ import annotations

import hashlib
import json
import tarfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any, cast

from services.domain.outbox import Entry, EntryKind
from services.receivers.sealing import Sealer, Target, sealed_size

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

SCHEMA = "desk.package/1"
MANIFEST = "manifest.json"
TRAILER = "absent.json"
"""Names the papers of an export whose stored files could not be read; it stands at the end."""

_BLOCK = 512
_END = 20 * _BLOCK


@dataclass(frozen=True, slots=True)
class Paper:
    """A scanned paper that travels inside.

    Attributes:
        key: Its key in the vault.
        size: In bytes.
    """

    sha256: str
    key: str
    size: int


def body_bytes(entry: Entry) -> bytes:
    """Return a row's frozen body as it travels, and as its SHA-256 is taken."""
    return json.dumps(entry.body, ensure_ascii=False, separators=(",", ":")).encode()


def paper_of(entry: Entry) -> Paper | None:
    """Return the scanned paper a row is about, None where it is about none."""
    if entry.kind is not EntryKind.FILE:
        return None
    body = entry.body
    return Paper(str(body["sha256"]), str(body["digest"]), int(body["size"]))


def row_facts(entry: Entry) -> dict[str, Any]:
    """Return what a manifest says of a row."""
    content, paper = body_bytes(entry), paper_of(entry)
    return {
        "entry": str(entry.id),
        "number": entry.number,
        "kind": entry.kind.value,
        "position": entry.position,
        "version": entry.version,
        "file": f"rows/{entry.id}.json",
        "size": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
        "paper": paper.sha256 if paper else "",
    }


def paper_facts(papers: Iterable[Paper]) -> list[dict[str, Any]]:
    """Return what a manifest says of the papers, each content once."""
    once = {paper.sha256: paper for paper in papers}
    return [{"file": f"papers/{p.sha256}", "size": p.size, "sha256": p.sha256} for p in once.values()]


def manifest_bytes(manifest: Mapping[str, Any]) -> bytes:
    """Return a manifest as it is written."""
    return json.dumps(manifest, ensure_ascii=False, separators=(",", ":")).encode()


class _Hashed:
    """Takes the SHA-256 of what goes through to a target."""

    def __init__(self, target: Target) -> None:
        self._target, self.sum = target, hashlib.sha256()

    def write(self, content: bytes, /) -> int:
        self.sum.update(content)
        self._target.write(content)
        return len(content)


def seal(target: Target, to: X25519PublicKey, parts: Iterable[tuple[str, bytes]]) -> str:
    """Write named parts as one sealed stream and return its SHA-256; only one part is in memory at a time."""
    hashed = _Hashed(target)
    sealer = Sealer(hashed, to)
    # A stream of tape blocks: it is written forward only, and any tool can list it once it is opened.
    with tarfile.open(fileobj=cast("BytesIO", sealer), mode="w|", format=tarfile.USTAR_FORMAT) as archive:
        for name, content in parts:
            entry = tarfile.TarInfo(name)
            entry.size, entry.mode = len(content), 0o600
            archive.addfile(entry, BytesIO(content))
    sealer.close()
    return hashed.sum.hexdigest()


def size_of(manifest: Mapping[str, Any]) -> int:
    """Return how many bytes a package of this manifest comes to at most."""
    sizes = [len(manifest_bytes(manifest)), *(part["size"] for part in (*manifest["rows"], *manifest["papers"]))]
    return sealed_size(sum(size + 2 * _BLOCK for size in sizes) + _END)


def parts_of(
    manifest: Mapping[str, Any], rows: Sequence[Entry], papers: Iterable[Paper], content: Callable[[Paper], bytes]
) -> Iterator[tuple[str, bytes]]:
    """Yield the parts of a package in their order: the manifest, every row, every paper once."""
    yield MANIFEST, manifest_bytes(manifest)
    for row in rows:
        yield f"rows/{row.id}.json", body_bytes(row)
    for paper in {paper.sha256: paper for paper in papers}.values():
        yield f"papers/{paper.sha256}", content(paper)
