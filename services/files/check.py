"""Taking a scanned paper in: its content decides what it is, never its name."""

from __future__ import annotations

from services.domain.attachment import Edit, Kind, Note, check_edit, kind_of, merged
from services.errors import PaperUnfit
from services.files.pdf import changed_pdf, joined, pdf_of, taken_pdf
from services.files.pictures import MILLION, changed_picture, pages_of_tiff, taken_picture
from services.files.taken import Taken
from services.settings.equipment import PaperLimits


def take(content: bytes, limits: PaperLimits) -> Taken:
    """Return a paper checked and ready to be stored.

    Raises:
        PaperUnfit: It is empty, too large, locked, damaged, a bomb, or nothing we take.
    """
    if not content:
        raise PaperUnfit("empty")
    if len(content) > limits.most_mb * MILLION:
        raise PaperUnfit("too_big", str(limits.most_mb))
    kind = kind_of(content)
    if kind is None:
        raise PaperUnfit("unknown_kind")
    if kind is Kind.PDF:
        return taken_pdf(content, limits)
    return _tiff(content, limits) if kind is Kind.TIFF else taken_picture(content, kind, limits)


def change(content: bytes, kind: Kind, pages: int, edit: Edit, limits: PaperLimits) -> Taken:
    """Return a stored paper after an edit; its notes are those the edit adds.

    Raises:
        InvalidForm: There is no such page, or nothing would be left.
        PaperSigned: It is a digitally signed PDF.
        PaperUnfit: It cannot be read.
    """
    check_edit(edit, pages)
    if kind is Kind.PDF:
        made, count = changed_pdf(content, edit, limits)
        return Taken(made, Kind.PDF, count, (Note.EDITED.value,))
    made, now = changed_picture(content, kind, edit)
    return Taken(made, now, 1, (Note.EDITED.value,))


def join(parts: list[tuple[bytes, Kind]], limits: PaperLimits) -> Taken:
    """Return one PDF of several stored papers in their order.

    Raises:
        PaperSigned: One of them is digitally signed.
        PaperUnfit: There are too many pages, or it comes to more than a file may.
    """
    made, pages = joined(parts, limits)
    if len(made) > limits.most_mb * MILLION:
        raise PaperUnfit("too_big", str(limits.most_mb))
    return Taken(made, Kind.PDF, pages)


def _tiff(content: bytes, limits: PaperLimits) -> Taken:
    pages = list(pages_of_tiff(content, limits))
    notes = merged([Note.CONVERTED])
    if len(pages) == 1:
        return Taken(*pages[0], 1, notes)
    made, count = pdf_of(pages)
    return Taken(made, Kind.PDF, count, notes)
