"""Words about a fee: who sets it, how it was counted, what to ask."""

from __future__ import annotations

import re

from services.domain.money import amount_in, grouped
from services.domain.procedure import Procedure
from services.domain.quote import Ask, Quote, Source
from ui.presenters.intake_sheet import Sheet
from ui.translate import tr
from ui.views.intake.words import fee_source

_SHORT_FIELD, _SHORT_NAME = 14, 22
_ACTS = {"Thông tư": "TT", "Nghị định": "NĐ", "Nghị quyết": "NQ", "Quyết định": "QĐ"}
_SHORT = re.compile("|".join(_ACTS))
BRIEF = (Ask.PROVINCE, Ask.ELSEWHERE, Ask.UNPUBLISHED)
"""Questions whose few words beside the field say enough."""


def source_words(procedure: Procedure, quote: Quote | None) -> str:
    """Return who sets the fee, or in few words what to ask."""
    if quote and quote.ask:
        return {
            Ask.PROVINCE: tr("ask the province's rate"),
            Ask.ELSEWHERE: tr("ask the rate of that act"),
            Ask.UNPUBLISHED: tr("no rate published"),
            Ask.TARIFF: tr("ask the rate"),
            Ask.TWO_RATES: tr("two rates: ask"),
            Ask.PAGES: tr("type the pages"),
        }[quote.ask]
    acts = list(dict.fromkeys(line.basis for line in quote.lines if line.basis)) if quote else []
    if quote and quote.source in (Source.PROVINCE, Source.LAW):
        who = tr("from the province's table") if quote.source is Source.PROVINCE else tr("set for the whole country")
        return _SHORT.sub(lambda found: _ACTS[found.group()], acts[0]) if len(acts) == 1 else who
    return fee_source(procedure)


def name_words(procedure: Procedure, quote: Quote | None) -> str:
    """Return what the fee is called: its own name where that is short, else by its field."""
    lines = quote.lines if quote else ()
    if len(lines) == 1 and len(lines[0].name) <= _SHORT_NAME:
        return lines[0].name
    short = len(procedure.field) <= _SHORT_FIELD
    return tr("Fee, {field}").format(field=procedure.field.lower()) if short else tr("Fee")


def question_words(quote: Quote) -> str:
    """Return what to ask, or "" when the amount is known."""
    if quote.ask is None:
        return ""
    words = {
        Ask.PROVINCE: tr("Ask for the province's rate and type it; it is not in the fee table yet."),
        Ask.ELSEWHERE: tr("Ask for the rate of that act and type it; it is not in the fee table yet."),
        Ask.UNPUBLISHED: tr("Type an amount only where there is one."),
        Ask.TARIFF: tr("The sources name no single amount; ask, then type it."),
        Ask.TWO_RATES: tr("The fee table has different rates; ask, then type the right one."),
        Ask.PAGES: "",
    }[quote.ask]
    return f"{words} {quote.said}" if quote.said and quote.ask in (Ask.TARIFF, Ask.TWO_RATES) else words


def explained_words(sheet: Sheet, quote: Quote) -> str:
    """Return how the amount was counted, or that the officer typed another one."""
    if sheet.fee and amount_in(sheet.fee) != quote.total:
        if quote.total is None:
            return tr("Typed by you.")
        return tr("Typed by you; the fee table gives {amount} đ.").format(amount=grouped(quote.total))
    named = len(quote.lines) > 1
    parts = []
    for line in quote.lines:
        if line.explained:
            parts.append(f"{line.name}: {line.explained} · {line.basis}" if named else line.explained)
    return "\n".join(parts)
