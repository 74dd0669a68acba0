"""A scanned paper: what it is, where it belongs, what can be done to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from services.domain.text import clean
from services.errors import InvalidForm, Problem

TITLE_LIMIT = 200
HEADER_WITHIN = 1024
"""Bytes in which a PDF must say that it is one; scanners put junk before it. Source: ISO 32000-1, annex H note 13."""

LEAST_SHARE = 0.01
"""Of a page, the least that can be kept of it."""


class Kind(StrEnum):
    """What a file holds, by its content."""

    PDF = "pdf"
    JPEG = "jpeg"
    PNG = "png"
    TIFF = "tiff"


class Source(StrEnum):
    """How a paper came to us."""

    FILE = "file"
    FOLDER = "folder"
    PASTE = "paste"
    SCANNER = "scanner"
    CAMERA = "camera"


class Note(StrEnum):
    """What is worth saying of a paper; none of them keeps it out."""

    SCRIPT = "script"
    LAUNCH = "launch"
    LINK = "link"
    EMBEDDED = "embedded"
    FORM = "form"
    MEDIA = "media"
    SIGNED = "signed"
    MENDED = "mended"
    REDUCED = "reduced"
    TURNED = "turned"
    CONVERTED = "converted"
    EDITED = "edited"


@dataclass(frozen=True, slots=True)
class Attachment:
    """One scanned paper of a form, from the moment it is attached.

    Attributes:
        component: Index of the paper of the checklist it shows, or None while nobody said.
        place: Its place among the papers of the form, from 0.
        title: What it was called when it was handed in, without folders; may be "".
        digest: Keyed hash that names the stored file.
        sha256: Of the stored bytes, before encryption; `size` is theirs.
        pages: 1 for a picture.
        original_sha256: Of the bytes as they were handed in; stays through every edit. `original_size` is theirs.
        notes: Values of `Note`.
        added_by: Name of the account.
    """

    id: UUID
    form_id: UUID
    component: int | None
    place: int
    kind: Kind
    title: str
    digest: str
    sha256: str
    size: int
    pages: int
    original_sha256: str
    original_size: int
    notes: tuple[str, ...]
    source: Source
    added_at: datetime
    added_by: str


@dataclass(frozen=True, slots=True)
class Scan:
    """A paper that was checked and is in the vault, and is attached to no form yet; see `Attachment`."""

    component: int | None
    kind: Kind
    title: str
    digest: str
    sha256: str
    size: int
    pages: int
    original_sha256: str
    original_size: int
    notes: tuple[str, ...]
    source: Source

    def attached(self, new: UUID, form_id: UUID, place: int, at: datetime, by: str) -> Attachment:
        """Return it as an attachment of a form.

        Args:
            new: Id of the attachment.
            by: Name of the account.
        """
        return Attachment(
            id=new,
            form_id=form_id,
            component=self.component,
            place=place,
            kind=self.kind,
            title=self.title,
            digest=self.digest,
            sha256=self.sha256,
            size=self.size,
            pages=self.pages,
            original_sha256=self.original_sha256,
            original_size=self.original_size,
            notes=self.notes,
            source=self.source,
            added_at=at,
            added_by=by,
        )


@dataclass(frozen=True, slots=True)
class ElectronicCopy:
    """What a dossier says of a paper it has as a file (bản điện tử).

    Attributes:
        code: National code of the paper it shows (MAGIAYTO), "" when the catalogue names none.
    """

    id: UUID
    component: int | None
    kind: Kind
    size: int
    sha256: str
    pages: int
    code: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """Part of a page as it is seen, each side as a share of the page from its upper left corner, 0 to 1."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def sound(self) -> bool:
        """It is a part that has room for something."""
        inside = min(self.left, self.top) >= 0 and max(self.right, self.bottom) <= 1
        return inside and min(self.right - self.left, self.bottom - self.top) >= LEAST_SHARE


@dataclass(frozen=True, slots=True)
class Rotate:
    """Turn a page clockwise by so many quarters."""

    page: int
    quarter_turns: int


@dataclass(frozen=True, slots=True)
class Crop:
    """Keep a part of a page; without a box the sheet of paper is looked for on its background."""

    page: int
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """Put a page before those that are at `to` and behind it now."""

    page: int
    to: int


@dataclass(frozen=True, slots=True)
class Drop:
    """Take a page out."""

    page: int


Edit = Rotate | Crop | Move | Drop


def kind_of(content: bytes) -> Kind | None:
    """Return what a file holds by its first bytes, None when it is nothing we take; its name is never asked."""
    if content.startswith(b"\xff\xd8\xff"):
        return Kind.JPEG
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return Kind.PNG
    if content[:4] in (b"II*\x00", b"MM\x00*"):
        return Kind.TIFF
    return Kind.PDF if b"%PDF-" in content[:HEADER_WITHIN] else None


def title_of(given: str) -> str:
    """Return a title from what a paper was called: without folders, one line, composed, of at most 200 characters."""
    return clean(given.replace("\\", "/").rstrip("/").rpartition("/")[2])[:TITLE_LIMIT].strip()


def merged(notes: Iterable[str]) -> tuple[str, ...]:
    """Return each note once, in the order of `Note`."""
    given = set(notes)
    return tuple(note.value for note in Note if note.value in given)


def check_edit(edit: Edit, pages: int) -> None:
    """Pass when an edit can be made to a paper of so many pages.

    Raises:
        InvalidForm: There is no such page, the last page would go, or the part to keep is none.
    """
    problems = [Problem("page", "out_of_range", f"0–{pages - 1}")] if not 0 <= edit.page < pages else []
    if isinstance(edit, Move) and not 0 <= edit.to < pages:
        problems.append(Problem("to", "out_of_range", f"0–{pages - 1}"))
    if isinstance(edit, Drop) and pages == 1:
        problems.append(Problem("page", "last_page"))
    if isinstance(edit, Crop) and edit.box is not None and not edit.box.sound:
        problems.append(Problem("box", "out_of_range", "0–1"))
    if problems:
        raise InvalidForm(tuple(problems))


def moved(order: list[int], edit: Move) -> list[int]:
    """Return the pages in their new order."""
    rest = [*order[: edit.page], *order[edit.page + 1 :]]
    return [*rest[: edit.to], order[edit.page], *rest[edit.to :]]


def copies(attachments: Iterable[Attachment], components: Mapping[int, str]) -> tuple[ElectronicCopy, ...]:
    """Return what a dossier says of its scanned papers.

    Args:
        components: The national code, or "", of each paper of its checklist by its index; a paper of another one belongs to none.
    """
    return tuple(
        ElectronicCopy(
            id=one.id,
            component=one.component if one.component in components else None,
            kind=one.kind,
            size=one.size,
            sha256=one.sha256,
            pages=one.pages,
            code=components.get(-1 if one.component is None else one.component, ""),
        )
        for one in attachments
    )
