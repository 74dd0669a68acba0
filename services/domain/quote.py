"""What a dossier costs before it is received: each amount with how it was counted, or the question to ask."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from services.domain.channels import filing_of
from services.domain.fees import Exemption, FeeRule, FeeUnit, Origin, counted, described, unit_name
from services.domain.procedure import Procedure
from services.domain.published import Fee, FeeKind
from services.domain.rulebook import Chapter, Rule, Rules
from services.domain.text import clean, fold
from services.errors import Problem

LEAST_BELIEVED = 1_000
"""An amount below this is a slip of the source, such as 700 for 700.000 đồng."""
_FIGURE = re.compile(r"(\d[\d.,]*)\s*(?:d|dong)\b")
_NOT_FOR_A_DOSSIER = re.compile(r"hoi dong nhan dan|usd|/\s*(?:trang|ban|nguoi)\b")


class Source(StrEnum):
    """Where an amount comes from; the first that has a row wins."""

    PROVINCE = "province"
    LAW = "law"
    CATALOGUE = "catalogue"
    FREE = "free"
    NOBODY = "nobody"


class Ask(StrEnum):
    """Why the officer is asked: who sets the amount, or what is missing to count it."""

    PROVINCE = "province"
    ELSEWHERE = "elsewhere"
    UNPUBLISHED = "unpublished"
    TARIFF = "tariff"
    TWO_RATES = "two_rates"
    PAGES = "pages"


_ASKS = {
    FeeKind.PROVINCE: Ask.PROVINCE,
    FeeKind.ELSEWHERE: Ask.ELSEWHERE,
    FeeKind.UNPUBLISHED: Ask.UNPUBLISHED,
    FeeKind.FIXED: Ask.TARIFF,
    FeeKind.FREE: Ask.TARIFF,
}


@dataclass(frozen=True, slots=True)
class QuoteLine:
    """One fee.

    Attributes:
        amount: In đồng; None when it is not known.
        explained: How it was counted, in Vietnamese, or "".
        basis: The act or table it stands on, or "".
        ask: Why it is not known; None when it is.
    """

    name: str
    amount: int | None
    explained: str = ""
    basis: str = ""
    ask: Ask | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """What a dossier costs.

    Attributes:
        source: Where the amounts come from.
        narrowed: What made the row win over a more general one: `case`, `filing`, both or neither.
        said: For a question: what the sources say, in their words.
        choices: For a question: amounts the sources name, in đồng.
        by_page, by_copy: The fee is counted from pages of the original, from copies.
        per: What a copy is called, such as `bản` or `văn bản`.
        exemption: Why nothing is paid, with its basis, or "".
        refused: An exemption was asked for that is not for this procedure.
        offered: The exemptions that may be used here.
    """

    lines: tuple[QuoteLine, ...]
    source: Source
    narrowed: tuple[str, ...] = ()
    said: str = ""
    choices: tuple[int, ...] = ()
    by_page: bool = False
    by_copy: bool = False
    per: str = ""
    exemption: str = ""
    refused: bool = False
    offered: tuple[Rule[Exemption], ...] = ()

    @property
    def free(self) -> bool:
        """Whether the catalogue says that the procedure is free."""
        return self.source is Source.FREE

    @property
    def ask(self) -> Ask | None:
        """The question to ask; None when every amount is known or nothing is paid."""
        return None if self.exemption else next((line.ask for line in self.lines if line.ask), None)

    @property
    def total(self) -> int | None:
        """The sum in đồng; None when one of the amounts is not known."""
        amounts = [line.amount for line in self.lines]
        return sum(a for a in amounts if a is not None) if amounts and None not in amounts else None


def quote(
    procedure: Procedure,
    case: int,
    channel: str,
    on: date,
    rules: Rules,
    pages: int = 0,
    copies: int = 1,
    exemption: str = "",
) -> Quote:
    """Return what a dossier costs on a day.

    A row of the province goes before one of the whole country, that one before the catalogue's own amount; among rows of
    one source the one for this case and this way of filing goes before a general one. What nobody wrote down is asked.

    Args:
        case: Place of the case in the procedure.
        channel: `direct`, `post`, or the catalogue's word for a way of filing.
        pages: Pages of the original, 0 when not told.
        exemption: Key of an exemption of the rulebook, or the reason in the officer's words, or "".

    Raises:
        IndexError, ValueError: There is no such case or channel.
    """
    title = procedure.case(case).title
    rows = [rule for rule in rules.on(Chapter.FEES, on) if rule.body.is_for(procedure, title, channel)]
    found = _from_rows(rows, pages, copies) if rows else _from_catalogue(procedure, channel)
    offered = tuple(rule for rule in rules.on(Chapter.EXEMPTIONS, on) if rule.body.is_for(procedure))
    if found.free:
        return found
    found = replace(found, offered=offered)
    wanted = clean(exemption)
    if not wanted:
        return found
    if any(rule.key == wanted for rule in offered):
        return _exempted(found, next(rule.body.said for rule in offered if rule.key == wanted))
    if any(rule.key == wanted for rule in rules.all(Chapter.EXEMPTIONS)):
        return replace(found, refused=True)
    return _exempted(found, wanted)


def exemption_problems(exempt: bool, found: Quote) -> tuple[Problem, ...]:
    """Return what is wrong with not paying: an exemption needs a reason, and one that is for this procedure.

    Args:
        exempt: The form says that nothing is paid.
    """
    if found.refused:
        return (Problem("fee.exemption", "not_for_this"),)
    if exempt and not found.free and not found.exemption:
        return (Problem("fee.exemption", "empty"),)
    return ()


def fee_name(procedure: Procedure) -> str:
    """Return what a fee is called when no row names it."""
    return f"Lệ phí {procedure.field.lower()}"


def _from_rows(rows: list[Rule[FeeRule]], pages: int, copies: int) -> Quote:
    local = [rule for rule in rows if rule.body.origin is Origin.PROVINCE]
    named: dict[str, list[FeeRule]] = {}
    for rule in local or rows:
        named.setdefault(fold(rule.body.name), []).append(rule.body)
    chosen = [_closest(bodies) for bodies in named.values()]
    firsts = [bodies[0] for bodies in chosen]
    units = {body.unit for body in firsts}
    return Quote(
        lines=tuple(_line(bodies, pages, copies) for bodies in chosen),
        source=Source.PROVINCE if local else Source.LAW,
        narrowed=tuple(
            word
            for word, narrow in (("case", any(b.case for b in firsts)), ("filing", any(b.filing for b in firsts)))
            if narrow
        ),
        said=_said(chosen),
        choices=tuple(b.amount for bodies in chosen if len(bodies) > 1 for b in bodies if b.amount is not None),
        by_page=FeeUnit.PAGE in units,
        by_copy=bool(units - {FeeUnit.DOSSIER}),
        per=next(
            (unit_name(b) if b.unit is FeeUnit.COPY else "bản" for b in firsts if b.unit is not FeeUnit.DOSSIER), ""
        ),
    )


def _closest(bodies: list[FeeRule]) -> list[FeeRule]:
    """Return the row that is most particular; several when they say different things of the same fee."""
    best = max(_rank(body) for body in bodies)
    kept: list[FeeRule] = []
    for body in bodies:
        if _rank(body) == best and described(body) not in {described(other) for other in kept}:
            kept.append(body)
    return kept


def _rank(body: FeeRule) -> tuple[bool, bool]:
    return bool(body.case), body.filing is not None


def _line(bodies: list[FeeRule], pages: int, copies: int) -> QuoteLine:
    first = bodies[0]
    if len(bodies) > 1:
        return QuoteLine(first.name, None, basis="; ".join(b.basis for b in bodies), ask=Ask.TWO_RATES)
    sum_of = counted(first, pages, copies)
    ask = {"pages": Ask.PAGES, "amount": Ask.TARIFF}.get(sum_of.lacks)
    return QuoteLine(first.name, sum_of.amount, sum_of.explained, first.basis, ask)


def _said(chosen: list[list[FeeRule]]) -> str:
    """Return what the rows say for a question: their rates where they differ, their notes where they have no amount."""
    parts = []
    for bodies in chosen:
        if len(bodies) > 1:
            parts += [f"{body.basis}: {described(body)}" for body in bodies]
        elif bodies[0].note:
            parts.append(bodies[0].note)
    return "; ".join(parts)


def _from_catalogue(procedure: Procedure, channel: str) -> Quote:
    fee, filing, name = procedure.fee_for(channel), filing_of(channel), fee_name(procedure)
    terms = [t for t in procedure.channels if t.channel is filing] or procedure.channels
    texts = tuple(dict.fromkeys(t.fee_text for t in terms if t.fee_text))
    if fee.kind is FeeKind.FREE and not _speaks_of_a_fee(texts):
        return Quote((QuoteLine(name, 0, basis=procedure.decision),), Source.FREE)
    if fee.kind is FeeKind.FIXED and _believed(fee, texts):
        return Quote((QuoteLine(name, fee.amounts[0], basis=procedure.decision),), Source.CATALOGUE)
    return Quote(
        lines=(QuoteLine(name, None, ask=_ASKS[fee.kind]),),
        source=Source.NOBODY,
        said=fee.note or "; ".join(texts),
        choices=tuple(amount for amount in fee.amounts if amount >= LEAST_BELIEVED),
    )


def _speaks_of_a_fee(texts: Iterable[str]) -> bool:
    """Return whether a "free" procedure's own words name a fee that somebody sets."""
    folded = [fold(text) for text in texts]
    return any("phi" in text and "mien" not in text and "khong" not in text for text in folded)


def _believed(fee: Fee, texts: Iterable[str]) -> bool:
    """Return whether the catalogue names one amount for a dossier and nothing it says beside speaks against it."""
    if len(fee.amounts) != 1 or fee.amounts[0] < LEAST_BELIEVED or fee.note:
        return False
    folded = [fold(text) for text in texts]
    figures = {re.sub(r"[.,]", "", figure) for text in folded for figure in _FIGURE.findall(text)}
    return figures <= {str(fee.amounts[0])} and not any(_NOT_FOR_A_DOSSIER.search(text) for text in folded)


def _exempted(found: Quote, reason: str) -> Quote:
    """Return a quote of which nothing is paid; what is not known stays so and is never called 0."""
    lines = tuple(replace(line, amount=None if line.amount is None else 0) for line in found.lines)
    return replace(found, lines=lines, exemption=reason)
