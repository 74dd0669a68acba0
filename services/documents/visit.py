"""Form 01 for a visit: one receipt for several dossiers, with an annex that names each.

The annex holds what the provinces' own multi-dossier receipts hold, and for each dossier its code to scan and its papers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from services.documents.forms import (
    BODY,
    BODY_LEADING,
    SMALL,
    SMALL_LEADING,
    Footing,
    applicant_values,
    body,
    catalogue_remark,
    day_words,
    dong,
    head,
    moment_words,
    representative_values,
    signatures,
    title_block,
    to_pdf,
)
from services.documents.grid import Column, GridLook, grid
from services.documents.page import (
    A5_FRAME,
    BOLD,
    MM,
    Beside,
    Block,
    Page,
    Paper,
    Stack,
    Text,
    paginate,
    register_fonts,
)
from services.documents.qr import Qr
from services.documents.receipt import copy_title, doubt_words, fee_words, papers_grid, papers_of, time_words
from services.documents.words import Words, escaped, fill, form_words, marked
from services.domain.calendar import office_day, office_time
from services.domain.dossier import Dossier
from services.domain.office import Office
from services.domain.visit import in_order
from services.wording.uploads import number_there_label

A5 = Paper.A5
_WIDTHS = (21.0, 0.0, 69.0, 42.0, 41.0, 41.0, 34.0, 26.0, 38.0)
_QR_SIDE = 18 * MM
_QUIET = 3 * MM
_LOOK = GridLook(size=7, leading=8.6, above=1.8)


@dataclass(frozen=True, slots=True)
class _Visit:
    """What is printed: the words, the dossiers in their order, the office."""

    words: Words
    dossiers: tuple[Dossier, ...]
    office: Office

    @property
    def first(self) -> Dossier:
        return self.dossiers[0]

    @property
    def said(self) -> Words:
        words: Words = self.words["visit"]
        return words


def visit_pdf(
    dossiers: Sequence[Dossier],
    office: Office,
    *,
    copies: int = 2,
    templates: Path | None = None,
    paper: Paper | str = A5,
) -> bytes:
    """Return form 01 for the dossiers of one visit as a PDF: the receipt, then the annex, for each copy (liên).

    The words are of the set that applied on the day of reception; each QR holds a look-up address alone. Equal input gives
    equal bytes.

    Args:
        dossiers: At least one, all received at once from one applicant.
        copies: 2 for the file's copy and the applicant's; 1 for the applicant's alone.
        templates: The unit's own words; they win over the shipped ones.
        paper: A5, or A4 with the same page in the middle.

    Raises:
        BadFile: A file of the unit's own words cannot be read.

    Source: TT 03/2025/TT-VPCP Phụ lục I, form 01; the annex's columns follow the receipts provinces print for several
    dossiers (seen, no law names them).
    """
    register_fonts()
    ordered = in_order(dossiers)
    words = form_words("form-01", office_day(ordered[0].received_at), templates)
    visit = _Visit(words, ordered, office)
    footing = Footing(words, office, visit.first.number, catalogue_remark(words, visit.first.procedure))
    titles = words["copies"][-copies:] if copies > 0 else ()
    annex = paginate(_annex(visit), A5_FRAME)
    sheets = [(_receipt(visit, title) + annex, footing) for title in titles]
    return to_pdf(sheets, paper, f"{words['title'].capitalize()} {visit.first.number}", office)


def _receipt(visit: _Visit, title: str) -> list[Page]:
    words, first, office = visit.words, visit.first, visit.office
    values = _values(visit)
    books = f"{first.book_number}–{visit.dossiers[-1].book_number}"
    register = fill(words["register"], {"year": str(office_time(first.received_at).year), "book_number": books})
    label = fill(visit.said["number_label"], values)
    return paginate(
        [
            head(words, office, first.received_at, label, first.number, register, first.number),
            title_block(words["title"], copy_title(words, title, visit.dossiers), before=13.2),
            *body(words["applicant"], values, 2.7, 3.5),
            *body(visit.said["request"], values, 2.7),
            *(_item(visit, place, dossier) for place, dossier in enumerate(visit.dossiers, 1)),
            *body(visit.said["terms"], values, 2.6, 3.9),
            *_phones(visit),
            Text(escaped(words["lookup_note"]), 7.6, SMALL_LEADING, before=5),
            signatures(words, first.terms.representative or first.applicant, first.received_by, room=31, before=9.5),
        ],
        A5_FRAME,
    )


def _values(visit: _Visit) -> dict[str, str]:
    words, first = visit.words, visit.first
    due = sorted(dossier.promise.due_at for dossier in visit.dossiers)
    amounts = [fee.amount for dossier in visit.dossiers for fee in dossier.fees if fee.amount]
    return {
        **applicant_values(first.applicant, first.procedure, visit.office),
        **representative_values(words, first.terms.representative),
        "count": str(len(visit.dossiers)),
        "others": str(len(visit.dossiers) - 1),
        "received": moment_words(words, first.received_at),
        "earliest": moment_words(words, due[0]),
        "latest": moment_words(words, due[-1]) if due[-1] != due[0] else "",
        "total": dong(sum(amounts)) if amounts else "",
        "result_at": fill(
            words["result_at"][first.result_method], {"agency": visit.office.returns_at or visit.office.agency_name}
        ),
    }


def _phones(visit: _Visit) -> list[Block]:
    office = visit.office
    return body([visit.words["phones"]], {"phone": office.phone, "hotline": office.hotline}, 4)


def _item(visit: _Visit, place: int, dossier: Dossier) -> Block:
    return Text(marked(visit.said["item"], _facts(visit, place, dossier)), BODY, BODY_LEADING, before=1.5)


def _facts(visit: _Visit, place: int, dossier: Dossier) -> dict[str, str]:
    words = visit.words
    return {
        **applicant_values(dossier.applicant, dossier.procedure, visit.office),
        "place": str(place),
        "number": dossier.number,
        "unit": dossier.terms.competent_name or visit.office.agency_name,
        "promise": moment_words(words, dossier.promise.due_at),
        "unconfirmed": doubt_words(words, dossier.promise),
        "fees": "; ".join(fee_words(words, fee, named=len(dossier.fees) > 1) for fee in dossier.fees),
    }


def _annex(visit: _Visit) -> list[Block]:
    return [
        Text(escaped(visit.said["annex"]), 10.5, 13, centred=True, font=BOLD),
        Text(marked(visit.said["annex_of"], _values(visit)), SMALL, SMALL_LEADING, centred=True, before=1),
        *body(visit.said["annex_came"], _values(visit), 1),
        _table(visit),
        *(block for place, dossier in enumerate(visit.dossiers, 1) for block in _section(visit, place, dossier)),
    ]


def _table(visit: _Visit) -> Block:
    widths = [wide or A5_FRAME.text_width - sum(_WIDTHS) for wide in _WIDTHS]
    centred = (True, False, True, False, True, True, True, True, False)
    columns = [Column(t, w, c) for t, w, c in zip(visit.said["columns"], widths, centred, strict=True)]
    rows = [_row(visit, place, dossier) for place, dossier in enumerate(visit.dossiers, 1)]
    return grid(columns, rows, _LOOK, before=6)


def _row(visit: _Visit, place: int, dossier: Dossier) -> tuple[str, ...]:
    short = visit.said["moment"]
    facts = _facts(visit, place, dossier)
    return (
        str(place),
        facts["procedure"],
        dossier.number,
        facts["unit"],
        fill(short, day_words(dossier.received_at)),
        fill(short, day_words(dossier.promise.due_at)),
        time_words(visit.words, dossier.promise),
        f"{dossier.sets:02d}",
        facts["name"],
    )


def _section(visit: _Visit, place: int, dossier: Dossier) -> list[Block]:
    """Return one dossier's code to scan, what was promised for it, and its papers."""
    facts = _facts(visit, place, dossier)
    called = [
        Text(escaped(f"{number_there_label(there.system)} {there.theirs}"), SMALL, SMALL_LEADING, before=1.2)
        for there in visit.office.called(dossier.number)
    ]
    told = Stack((*body(visit.said["section"], facts, 1.2), *called))
    left = _QR_SIDE + 10
    top = Beside(
        (
            (0, _QR_SIDE, Qr(visit.office.lookup_of(dossier.number), _QR_SIDE)),
            (left, A5_FRAME.text_width - left, told),
        ),
        before=12,
    )
    table = papers_grid(visit.words, papers_of(dossier), 1.4, before=_QUIET, scanned=dossier.scanned)
    return [top, table] if table else [top]
