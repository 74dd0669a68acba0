"""Form 04: an apology, and the new day of a result, once."""

from __future__ import annotations

from pathlib import Path

from services.documents.forms import (
    BODY_LEADING,
    SMALL,
    SMALL_LEADING,
    Footing,
    applicant_values,
    body,
    head,
    moment_words,
    signed_name,
    title_block,
    to_pdf,
)
from services.documents.page import A5_FRAME, BOLD, ITALIC, Beside, Block, Paper, Stack, Text, paginate
from services.documents.words import Words, escaped, fill, form_words
from services.domain.calendar import office_day
from services.domain.dossier import Dossier
from services.domain.office import Office
from services.domain.pauses import Extension

_GAP = 3.6
_HALF = A5_FRAME.text_width / 2
_ROOM = 40.0
"""Height left for the signature."""


def extension_pdf(
    dossier: Dossier,
    extension: Extension,
    office: Office,
    *,
    copies: int = 1,
    templates: Path | None = None,
    paper: Paper | str = Paper.A5,
) -> bytes:
    """Return form 04 as a PDF: what was promised, why it cannot be kept, the apology and the new moment.

    Args:
        copies: How many equal copies.
        templates: The unit's own words; they win over the shipped ones.
        paper: A5, or A4 with the same page in the middle.

    Raises:
        BadFile: A file of the unit's own words cannot be read.

    Source: TT 03/2025/TT-VPCP Phụ lục I, form 04 (layout not seen, ours); NĐ 61/2018/NĐ-CP art. 19.9.
    """
    words = form_words("form-04", office_day(extension.at), templates)
    number = fill(words["number"], {"number": str(extension.number)})
    pages = paginate(_blocks(words, dossier, extension, office, number), A5_FRAME)
    footing = Footing(words, office, number)
    return to_pdf([(pages, footing)] * copies, paper, f"{words['title'].capitalize()} {number}", office)


def _blocks(words: Words, dossier: Dossier, extension: Extension, office: Office, number: str) -> list[Block]:
    received = fill(words["received"], {"moment": moment_words(words, dossier.received_at)})
    values = {
        **applicant_values(dossier.applicant, dossier.procedure, office),
        "dossier": dossier.number,
        "received": received,
        "due_before": moment_words(words, extension.due_before),
        "due_after": moment_words(words, extension.due_after),
        "reason": " ".join(extension.reason.splitlines()).rstrip("."),
    }
    return [
        head(words, office, extension.at, number, "", dossier=dossier.number),
        title_block(words["title"], words["below"], before=14),
        *body(words["intro"], values, _GAP, first=8),
        *body(words["reasons"], values, _GAP),
        *body(words["closing"], values, _GAP),
        *body([words["phones"]], {"phone": office.phone, "hotline": office.hotline}, _GAP),
        _signature(words, dossier, extension),
    ]


def _signature(words: Words, dossier: Dossier, extension: Extension) -> Block:
    first, *others = (fill(line, {"dossier": dossier.number}) for line in words["recipients"])
    left: list[Block] = [Text(escaped(first), SMALL, SMALL_LEADING, font=ITALIC)]
    left += [Text(escaped(line), SMALL, SMALL_LEADING) for line in others]
    right = (
        Text(escaped(words["signatures"]["right"]), 8.8, 11, centred=True, font=BOLD),
        Text(words["sign_hint"], 8.2, 10.4, centred=True, font=ITALIC),
        Text(escaped(signed_name(extension.by)), 9, BODY_LEADING, centred=True, before=_ROOM),
    )
    return Beside(((0, _HALF, Stack(tuple(left))), (_HALF, _HALF, Stack(right))), 16)
