"""Form 06: the process-control sheet that goes with a dossier from hand to hand."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from services.documents.forms import (
    Footing,
    applicant_values,
    body,
    catalogue_remark,
    day_words,
    head,
    moment_words,
    title_block,
    to_pdf,
)
from services.documents.grid import Column, GridLook, grid
from services.documents.page import A5_FRAME, ITALIC, Block, Paper, Text, paginate
from services.documents.receipt import doubt_words
from services.documents.words import Words, escaped, fill, form_words
from services.domain.calendar import office_day, office_time
from services.domain.dossier import Dossier
from services.domain.office import Office
from services.domain.steps import Leg

FORM = "06"
A5 = Paper.A5
_WIDTHS = (112.0, 132.0, 64.0)
_GAP = 3.0


def control_sheet_pdf(
    dossier: Dossier,
    office: Office,
    legs: Sequence[Leg],
    *,
    templates: Path | None = None,
    paper: Paper | str = A5,
) -> bytes:
    """Return form 06 as a PDF, with every planned handing over and room to sign. Equal input gives equal bytes.

    Args:
        legs: Every handing over from the one-stop shop and back to it.
        templates: The unit's own words; they win over the shipped ones.
        paper: A5, or A4 with the same page in the middle.

    Raises:
        BadFile: A file of the unit's own words cannot be read.

    Source: TT 03/2025/TT-VPCP Phụ lục I, form 06; NĐ 309/2026/NĐ-CP art. 9.
    """
    words = form_words(f"form-{FORM}", office_day(dossier.received_at), templates)
    footing = Footing(words, office, dossier.number, catalogue_remark(words, dossier.procedure))
    pages = paginate(_blocks(words, dossier, office, legs), A5_FRAME)
    return to_pdf([(pages, footing)], paper, f"{words['title'].capitalize()} {dossier.number}", office)


def _blocks(words: Words, dossier: Dossier, office: Office, legs: Sequence[Leg]) -> list[Block]:
    year = str(office_time(dossier.received_at).year)
    register = fill(words["register"], {"year": year, "book_number": str(dossier.book_number)})
    return [
        head(words, office, dossier.received_at, words["number_label"], dossier.number, register, dossier.number),
        title_block(words["title"], words["below"], before=12),
        *body(words["facts"], _values(words, dossier, office, legs), _GAP, first=7),
        _table(words, office, legs),
        Text(escaped(words["note"]), 7.6, 9.4, before=6, font=ITALIC),
    ]


def _values(words: Words, dossier: Dossier, office: Office, legs: Sequence[Leg]) -> dict[str, str]:
    takers = [leg for leg in legs if leg.taker]
    deciding = dict.fromkeys(leg.taker for leg in takers if leg.taker and not leg.cooperates)
    cooperating = dict.fromkeys(leg.taker for leg in takers if leg.taker and leg.cooperates)
    return {
        **applicant_values(dossier.applicant, dossier.procedure, office),
        "received": moment_words(words, dossier.received_at),
        "promise": moment_words(words, dossier.promise.due_at),
        "unconfirmed": doubt_words(words, dossier.promise),
        "deciding": "; ".join(deciding) or dossier.terms.competent_name or words["deciding_blank"],
        "cooperating": "; ".join(cooperating),
        "return_at": office.returns_at,
    }


def _table(words: Words, office: Office, legs: Sequence[Leg]) -> Block:
    named = words["table"]
    widths = (*_WIDTHS, A5_FRAME.text_width - sum(_WIDTHS))
    columns = [Column(title, width) for title, width in zip(named["columns"], widths, strict=True)]
    return grid(columns, [_row(words, office, leg) for leg in legs], GridLook(8.2, 10.4, 2.4), before=6)


def _row(words: Words, office: Office, leg: Leg) -> tuple[str, str, str, str]:
    named = words["table"]
    values = {
        "giver": _unit(words, office, leg.giver, ""),
        "taker": _unit(words, office, leg.taker, leg.position),
        "planned": fill(named["planned"], {**day_words(leg.at), "month": f"{office_time(leg.at).month:02d}"}),
    }
    return (
        "\n".join(fill(line, values) for line in named["hand_over"]),
        "\n".join(fill(line, values) for line in named["times"]),
        "\n".join(named["result"]) if leg.taker == "" else "",
        named["cooperates"] if leg.cooperates else "",
    )


def _unit(words: Words, office: Office, unit: str | None, position: str) -> str:
    if unit is None:
        return str(words["table"]["nobody"])
    if unit == "":
        return fill(words["shop"], {"agency": office.agency_name})
    return fill(words["unit"], {"unit": unit, "position": position}) if position else unit
