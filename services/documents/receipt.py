"""Form 01: the receipt a citizen goes home with, and the copy that stays with the dossier."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from services.documents.forms import (
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
from services.documents.page import A5_FRAME, ITALIC, MM, Beside, Block, Page, Paper, Stack, Text, paginate
from services.documents.qr import Qr
from services.documents.words import Words, fill, form_words, lines, marked
from services.domain.applicant import Applicant
from services.domain.calendar import office_day, office_time
from services.domain.checklist import Paper as ListedPaper
from services.domain.checklist import PaperState
from services.domain.deadline import Basis, Promise
from services.domain.dossier import Dossier, FeeLine, Payment
from services.domain.money import in_words
from services.domain.office import Office
from services.domain.representative import Representative

A5 = Paper.A5
_QR_SIDE = 21 * MM
_WIDTHS = (19.7, 201.5, 28.3, 25.5)
_NBSP = "\u00a0"


@dataclass(frozen=True, slots=True)
class _Spacing:
    """How far things stand apart: a factor for gaps, height of a line, room in a cell and for a signature (points)."""

    gaps: float
    leading: float
    cell: float
    sign: float


_ROOMY = _Spacing(1, 12.3, 1.9, 31)
_TIGHT = _Spacing(0.4, 11.2, 1.1, 19)


def receipt_pdf(
    dossier: Dossier,
    office: Office,
    *,
    copies: int = 2,
    templates: Path | None = None,
    paper: Paper | str = A5,
) -> bytes:
    """Return form 01 as a PDF, one page or more for each copy (liên).

    The words are of the set that applied on the day of reception. The QR holds the look-up address alone, no personal
    data. Equal input gives equal bytes.

    Args:
        copies: 2 for the file's copy and the applicant's; 1 for the applicant's alone.
        templates: The unit's own words; they win over the shipped ones.
        paper: A5, or A4 with the same page in the middle.

    Raises:
        BadFile: A file of the unit's own words cannot be read.

    Source: TT 03/2025/TT-VPCP Phụ lục I, form 01; NĐ 309/2026/NĐ-CP art. 8.3.
    """
    words = form_words("form-01", office_day(dossier.received_at), templates)
    footing = Footing(words, office, dossier.number, catalogue_remark(words, dossier.procedure))
    titles = words["copies"][-copies:] if copies > 0 else ()
    sheets = [(_copy(words, dossier, office, title), footing) for title in titles]
    return to_pdf(sheets, paper, f"{words['title'].capitalize()} {dossier.number}", office)


def _copy(words: Words, dossier: Dossier, office: Office, title: str) -> list[Page]:
    """Return one copy laid out; a little tighter when that saves its last sheet."""
    roomy = paginate(_blocks(words, dossier, office, title, _ROOMY), A5_FRAME)
    if len(roomy) == 1:
        return roomy
    tight = paginate(_blocks(words, dossier, office, title, _TIGHT), A5_FRAME)
    return tight if len(tight) < len(roomy) else roomy


def _blocks(words: Words, dossier: Dossier, office: Office, title: str, space: _Spacing) -> list[Block]:
    makers: dict[str, Callable[[], list[Block]]] = {
        "head": lambda: [_head(words, dossier, office)],
        "title": lambda: _title(words, copy_title(words, title, [dossier]), space),
        "applicant": lambda: body(words["applicant"], values, 2.7 * space.gaps, 3.5 * space.gaps, space.leading),
        "request": lambda: _request(words, values, space),
        "papers": lambda: _papers(words, dossier, space),
        "terms": lambda: _terms(words, values, space),
        "lookup": lambda: [_lookup(words, dossier, office, space)],
        "signatures": lambda: [
            signatures(words, _who_came(dossier), dossier.received_by, room=space.sign, before=9.5 * space.gaps)
        ],
    }
    values = _values(words, dossier, office)
    return [block for name in words["order"] if name in makers for block in makers[name]()]


def _who_came(dossier: Dossier) -> Applicant | Representative:
    return dossier.terms.representative or dossier.applicant


def _values(words: Words, dossier: Dossier, office: Office) -> dict[str, str]:
    promise, method = dossier.promise, dossier.result_method
    due = f"{moment_words(words, promise.due_at)} ({words['weekdays'][office_time(promise.due_at).weekday()]})"
    return {
        **applicant_values(dossier.applicant, dossier.procedure, office),
        **representative_values(words, dossier.terms.representative),
        "sets": f"{dossier.sets:02d}",
        "time": time_words(words, promise),
        "received": moment_words(words, dossier.received_at),
        "promise": due,
        "unconfirmed": doubt_words(words, promise),
        "result_at": fill(words["result_at"][method], {"agency": office.returns_at or office.agency_name}),
        "competent": dossier.terms.competent_name,
        "fees": "; ".join(fee_words(words, fee, named=len(dossier.fees) > 1) for fee in dossier.fees),
        "fee_counted": "; ".join(_counted(words, fee) for fee in dossier.fees if fee.explained),
        "fee_spelled": _spelled(dossier),
    }


def doubt_words(words: Words, promise: Promise) -> str:
    """Return what to add to a promise that is not sure yet: its time begins elsewhere, or is still to be compared."""
    if promise.provisional:
        return str(words["earliest"])
    return "" if promise.confirmed else str(words["unconfirmed"])


def time_words(words: Words, promise: Promise) -> str:
    """Return the length of the procedure as line 3 gives it."""
    named = words["time"]
    if promise.basis is Basis.OFFICER:
        return str(named["officer"])
    if promise.same_day or not promise.value:
        return str(named["same_day"])
    return fill(named[promise.unit], {"value": f"{promise.value:02d}"})


def fee_words(words: Words, fee: FeeLine, named: bool) -> str:
    """Return one fee in words; "free" is only said of a fee that is 0 and waived without a reason."""
    said = words["fees"]
    if fee.exemption:
        text = fill(said["exempt_because"], {"reason": fee.exemption})
    elif fee.amount is None:
        text = str(said["exempt_unknown" if fee.payment is Payment.EXEMPT else "unknown"])
        text = str(said["open"].get(fee.unknown, text))
    elif fee.amount == 0 and fee.payment is Payment.EXEMPT:
        text = str(said["free"])
    else:
        amount = fill(said["amount"], {"dong": dong(fee.amount)})
        text = fill(said[fee.payment], {"amount": amount}) if fee.amount else amount
    return fill(said["named"], {"name": fee.name, "fee": text}) if named and fee.name else text


def _counted(words: Words, fee: FeeLine) -> str:
    """Return how a fee was counted, with the act it stands on."""
    return fill(words["fees"]["counted" if fee.basis else "counted_alone"], {"how": fee.explained, "basis": fee.basis})


def _spelled(dossier: Dossier) -> str:
    """Return what is to be paid, spelled out; nothing where there is nothing to pay or not everything is known."""
    amounts = [fee.amount for fee in dossier.fees]
    total = sum(amount for amount in amounts if amount is not None)
    return in_words(total) if total and None not in amounts else ""


def _head(words: Words, dossier: Dossier, office: Office) -> Block:
    year = str(office_time(dossier.received_at).year)
    register = fill(words["register"], {"year": year, "book_number": str(dossier.book_number)})
    return head(words, office, dossier.received_at, words["number_label"], dossier.number, register, dossier.number)


def copy_title(words: Words, copy: str, dossiers: Sequence[Dossier]) -> str:
    """Return whose copy it is, with how often and when last the dossiers on it were put right, so that no old one passes for it."""
    made = [(mark.at, dossier.number) for dossier in dossiers for mark in dossier.terms.corrections]
    if not made:
        return copy
    numbers = ", ".join(dict.fromkeys(number[-4:] for _, number in sorted(made))) if len(dossiers) > 1 else ""
    values = {"copy": copy, "times": str(len(made)), "numbers": numbers, **day_words(max(made)[0])}
    return fill(words["corrected_of" if numbers else "corrected"], values)


def _title(words: Words, copy: str, space: _Spacing) -> list[Block]:
    return [title_block(words["title"], copy, before=13.2 * space.gaps)]


def _request(words: Words, values: dict[str, str], space: _Spacing) -> list[Block]:
    return [
        *body([words["request"]], values, 2.7 * space.gaps, leading=space.leading),
        *body([words["request_codes"]], values, 0, leading=space.leading),
    ]


def _papers(words: Words, dossier: Dossier, space: _Spacing) -> list[Block]:
    table = papers_grid(words, papers_of(dossier), space.cell, scanned=dossier.scanned)
    return [Text(words["papers"]["title"], 9, 12.3, before=4.7 * space.gaps), table] if table else []


def papers_grid(
    words: Words, papers: Sequence[ListedPaper], above: float, before: float = 2.7, scanned: Collection[int] = ()
) -> Block | None:
    """Return the table of the papers that came, None when there are none.

    Args:
        above, before: Room in a cell and above the table, in points.
        scanned: Indexes of the papers that are there as a file too.
    """
    rows = [
        (
            str(place),
            paper.name,
            _count(paper.originals),
            _count(paper.copies),
            _note(words, paper, paper.index in scanned),
        )
        for place, paper in enumerate(
            (p for p in papers if p.state in (PaperState.HANDED_IN, PaperState.FROM_DATABASE)), 1
        )
    ]
    if not rows:
        return None
    widths = (*_WIDTHS, A5_FRAME.text_width - sum(_WIDTHS))
    centred = (True, False, True, True, False)
    titles = words["papers"]["columns"]
    columns = [Column(t, w, c) for t, w, c in zip(titles, widths, centred, strict=True)]
    return grid(columns, rows, GridLook(above=above), before=before)


def papers_of(dossier: Dossier) -> tuple[ListedPaper, ...]:
    """Return the papers of a dossier with those beyond the checklist, which name the basis they were asked for on."""
    beyond = (
        ListedPaper(-1, extra.name, PaperState.HANDED_IN, originals=1, note=extra.basis)
        for extra in dossier.terms.extras
    )
    return (*dossier.papers, *beyond)


def _count(number: int) -> str:
    return str(number) if number else ""


def _note(words: Words, paper: ListedPaper, scanned: bool) -> str:
    electronic = words["electronic"] if scanned else ""
    if paper.state is PaperState.FROM_DATABASE:
        said = fill(words["database"], {"database": paper.note})
        return f"{said}; {electronic}" if electronic else said
    collected = words["collected"].get(paper.reason, "")
    parts = (words["shown"] if paper.shown else "", paper.alternative, paper.note, collected, electronic)
    return "; ".join(part for part in parts if part)


def _terms(words: Words, values: dict[str, str], space: _Spacing) -> list[Block]:
    return body(words["terms"], values, 2.6 * space.gaps, first=3.9 * space.gaps, leading=space.leading)


def _lookup(words: Words, dossier: Dossier, office: Office, space: _Spacing) -> Block:
    phones = [part for part, value in zip(words["phones"], (office.phone, office.hotline), strict=True) if value]
    rows: list[Block] = [Text(text, SMALL, SMALL_LEADING) for text in lines(words["lookup"], {})]
    if phones:
        said = (marked(p, {"phone": office.phone, "hotline": office.hotline}) for p in phones)
        rows.append(Text(f"{_NBSP} · {_NBSP}".join(said), SMALL, SMALL_LEADING))
    rows.append(Text(words["lookup_note"], 7.6, SMALL_LEADING, font=ITALIC))
    left = _QR_SIDE + 11.5
    text = Stack(tuple(rows), 0)
    code = Qr(office.lookup_of(dossier.number), _QR_SIDE)
    return Beside(((0, _QR_SIDE, code), (left, A5_FRAME.text_width - left, text)), before=7.6 * space.gaps)
