"""Forms 02 and 03: what is missing, named all at once, and a refusal with its lawful reason."""

from __future__ import annotations

from pathlib import Path

from services.documents.forms import (
    Footing,
    applicant_values,
    body,
    catalogue_remark,
    head,
    moment_words,
    representative_values,
    signatures,
    title_block,
    to_pdf,
)
from services.documents.grid import Column, grid
from services.documents.page import A5_FRAME, Block, Paper, paginate
from services.documents.words import Words, fill, form_words
from services.domain.calendar import office_day
from services.domain.checklist import ExtraPaper
from services.domain.checklist import Paper as ListedPaper
from services.domain.dossier import Dossier
from services.domain.office import Office
from services.domain.slip import Slip

A5 = Paper.A5
_WIDTHS = (24.0, 238.0)
_GAP = 3.2


def request_pdf(
    slip: Slip,
    office: Office,
    *,
    copies: int = 1,
    templates: Path | None = None,
    paper: Paper | str = A5,
    dossier: Dossier | None = None,
) -> bytes:
    """Return form 02 as a PDF: every missing paper, the reason, and who guided.

    Args:
        copies: How many equal copies.
        templates: The unit's own words; they win over the shipped ones.
        paper: A5, or A4 with the same page in the middle.
        dossier: The dossier whose papers are asked for when it was received before; its number and the last day are told.

    Raises:
        BadFile: A file of the unit's own words cannot be read.

    Source: TT 03/2025/TT-VPCP Phụ lục I, form 02; NĐ 309/2026/NĐ-CP art. 8.1 (complete guidance, once).
    """
    return _slip_pdf("form-02", slip, office, copies, templates, paper, dossier)


def refusal_pdf(
    slip: Slip, office: Office, *, copies: int = 1, templates: Path | None = None, paper: Paper | str = A5
) -> bytes:
    """Return form 03 as a PDF: the request, the reason in lawful words, its citation, and who refused.

    Args:
        copies: How many equal copies.
        templates: The unit's own words; they win over the shipped ones.
        paper: A5, or A4 with the same page in the middle.

    Raises:
        BadFile: A file of the unit's own words cannot be read.

    Source: TT 03/2025/TT-VPCP Phụ lục I, form 03.
    """
    return _slip_pdf("form-03", slip, office, copies, templates, paper)


def _slip_pdf(
    form: str,
    slip: Slip,
    office: Office,
    copies: int,
    templates: Path | None,
    paper: Paper | str,
    dossier: Dossier | None = None,
) -> bytes:
    words = form_words(form, office_day(slip.issued_at), templates)
    number = fill(words["number"], {"number": str(slip.number)})
    footing = Footing(words, office, number, catalogue_remark(words, slip.procedure))
    pages = paginate(_blocks(words, slip, office, number, dossier), A5_FRAME)
    return to_pdf([(pages, footing)] * copies, paper, f"{words['title'].capitalize()} {number}", office)


def _blocks(words: Words, slip: Slip, office: Office, number: str, dossier: Dossier | None) -> list[Block]:
    values = {
        **applicant_values(slip.applicant, slip.procedure, office),
        **representative_values(words, slip.representative),
        **_of_dossier(words, slip, dossier),
        "reason": slip.reason or words["received_reason" if dossier else "default_reason"],
        "basis": slip.basis,
        "again": slip.again_reason,
    }
    return [
        head(words, office, slip.issued_at, number, "", dossier=dossier.number if dossier else ""),
        title_block(words["title"], "", before=14),
        *body(words["intro"], values, _GAP, first=8),
        *body(words["before_papers"], values, _GAP),
        *_table(words, slip),
        *body(words["reasons"], values, _GAP, first=6),
        *body(words["closing"], values, _GAP),
        *_phones(words, office),
        signatures(words, slip.representative or slip.applicant, slip.issued_by, room=36, before=16),
    ]


def _of_dossier(words: Words, slip: Slip, dossier: Dossier | None) -> dict[str, str]:
    """Return what a request names of the dossier it is about; nothing where there is none yet."""
    pause = next((p for p in dossier.terms.pauses if p.asked_at == slip.issued_at), None) if dossier else None
    return {
        "dossier": dossier.number if dossier else "",
        "received": moment_words(words, dossier.received_at) if dossier else "",
        "bring_by": f"{pause.bring_by:%d/%m/%Y}" if pause else "",
    }


def _phones(words: Words, office: Office) -> list[Block]:
    return body([words["phones"]], {"phone": office.phone, "hotline": office.hotline}, _GAP)


def _table(words: Words, slip: Slip) -> list[Block]:
    if not slip.missing and not slip.extras:
        return []
    widths = (*_WIDTHS, A5_FRAME.text_width - sum(_WIDTHS))
    titles = words["papers"]["columns"]
    columns = [Column(t, w, c) for t, w, c in zip(titles, widths, (True, False, False), strict=True)]
    asked = [(paper.name, _note(words, paper)) for paper in slip.missing]
    asked += [(_extra(words, extra), words["beyond"]) for extra in slip.extras]
    return [grid(columns, [(str(place), name, note) for place, (name, note) in enumerate(asked, 1)], before=5)]


def _note(words: Words, paper: ListedPaper) -> str:
    parts = (words["shown"] if paper.shown else "", paper.note, words["collected"].get(paper.reason, ""))
    return "; ".join(part for part in parts if part)


def _extra(words: Words, extra: ExtraPaper) -> str:
    """Return a paper beyond the checklist with the basis it is asked for on and the reason."""
    why = words["collected"].get(extra.why, "")
    reason = f"{extra.reason.rstrip('.')} ({why[:1].lower()}{why[1:]})" if why else extra.reason
    return fill(words["extra"], {"name": extra.name.rstrip("."), "basis": extra.basis.rstrip("."), "reason": reason})
