"""What a fee rule and an exemption say, and how a fee is counted from pages and copies."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from services.domain.channels import Filing, filing_of
from services.domain.money import HIGHEST, dong
from services.domain.procedure import Procedure
from services.domain.rulebook import Rule
from services.domain.text import fold
from services.errors import Problem

_LONGEST = 500
_COPY, _PAGE = "bản", "trang"


class FeeUnit(StrEnum):
    """What an amount is for."""

    DOSSIER = "dossier"
    COPY = "copy"
    PAGE = "page"


class Origin(StrEnum):
    """Who set the amount: an act for the whole country, or the provincial council."""

    LAW = "law"
    PROVINCE = "province"


@dataclass(frozen=True, slots=True)
class Tier:
    """What a page costs from one page on, until the next tier.

    Attributes:
        from_page: The first page it is for, counted from 1.
        amount: Đồng a page.
    """

    from_page: int
    amount: int


@dataclass(frozen=True, slots=True)
class FeeRule:
    """One row of the fee table: what one procedure costs, or that it must be asked for.

    Attributes:
        procedure: National code.
        name: What the fee is called on the receipt.
        basis: The act that sets it, as it is cited.
        origin: A province's row goes before one of the whole country.
        amount: Đồng a `unit`; None when nobody wrote down an amount that can be relied on, so the officer is asked.
        unit: What the amount is for; by page the amounts stand in `tiers`.
        per: What the unit is called, such as `giao dịch`; "" for the unit's usual name.
        tiers: For fees by page, from page 1 upwards.
        cap: The most one copy costs, in đồng; None when there is no limit.
        case: Title of the one case it is for, as the catalogue writes it; "" for every case.
        filing: The one way of filing it is for; None for every way.
        note: What the source says in its own words.
    """

    procedure: str
    name: str
    basis: str
    origin: Origin = Origin.PROVINCE
    amount: int | None = None
    unit: FeeUnit = FeeUnit.DOSSIER
    per: str = ""
    tiers: tuple[Tier, ...] = ()
    cap: int | None = None
    case: str = ""
    filing: Filing | None = None
    note: str = ""

    def is_for(self, procedure: Procedure, case: str, channel: str) -> bool:
        """Return whether the row is about this case (its title) of this procedure, filed this way."""
        if self.procedure != procedure.code or self.filing not in (None, filing_of(channel)):
            return False
        return not self.case or fold(self.case) == fold(case)

    def same_thing(self, other: FeeRule) -> bool:
        """Return whether two rows set the same fee, so that one of them must be wrong while both are in force."""
        return _subject(self) == _subject(other)


@dataclass(frozen=True, slots=True)
class Exemption:
    """A lawful reason for not paying; without procedures and fields it may be used for every procedure.

    Attributes:
        title: The reason as the receipt says it, such as `Người khuyết tật`.
        basis: The act that grants it, as it is cited.
        procedures: Codes of the procedures it is for.
        fields: Names of the fields (lĩnh vực) it is for.
        note: What the source says in its own words.
    """

    title: str
    basis: str
    procedures: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    note: str = ""

    def is_for(self, procedure: Procedure) -> bool:
        """Return whether somebody may be exempt from the fee of this procedure by it."""
        if not self.procedures and not self.fields:
            return True
        return procedure.code in self.procedures or fold(procedure.field) in {fold(f) for f in self.fields}

    @property
    def said(self) -> str:
        """The reason with its basis, as the receipt says it."""
        return f"{self.title} ({self.basis})"


@dataclass(frozen=True, slots=True)
class Counted:
    """What a rule comes to.

    Attributes:
        amount: In đồng; None when it cannot be counted.
        explained: How it was counted, in Vietnamese, for the page and the receipt; "" when it was not.
        lacks: `pages` when they were not told, `amount` when the rule has none, else "".
    """

    amount: int | None
    explained: str = ""
    lacks: str = ""


def counted(rule: FeeRule, pages: int, copies: int) -> Counted:
    """Return what a rule comes to for so many pages of the original and so many copies.

    Source for fees by page: TT 226/2016/TT-BTC: the pages that count are those of the original; the cap is for one copy.
    """
    if rule.unit is FeeUnit.PAGE:
        return _by_page(rule, pages, copies) if pages > 0 else Counted(None, lacks="pages")
    if rule.amount is None:
        return Counted(None, lacks="amount")
    per = unit_name(rule)
    if rule.unit is FeeUnit.DOSSIER or copies == 1:
        return Counted(rule.amount, f"{dong(rule.amount)}/{per}")
    total = rule.amount * copies
    return Counted(total, f"{copies} {per} × {dong(rule.amount)} = {dong(total)}")


def unit_name(rule: FeeRule) -> str:
    """Return what the unit of a rule's amount is called in Vietnamese."""
    return rule.per or {FeeUnit.DOSSIER: "hồ sơ", FeeUnit.COPY: _COPY, FeeUnit.PAGE: _PAGE}[rule.unit]


def _by_page(rule: FeeRule, pages: int, copies: int) -> Counted:
    parts, full = [], 0
    for tier, after in zip(rule.tiers, (*rule.tiers[1:], None), strict=True):
        last = pages if after is None else min(pages, after.from_page - 1)
        number = last - tier.from_page + 1
        if number > 0:
            full += number * tier.amount
            parts.append(f"{number} × {dong(tier.amount)}")
    one = full if rule.cap is None else min(full, rule.cap)
    count = f"{pages} {_PAGE}" if copies == 1 else f"{pages} {_PAGE} × {copies} {_COPY}"
    said = f"{count}: {' + '.join(parts)}"
    if len(parts) > 1 or one < full:
        said += f" = {dong(full)}"
    if one < full:
        said += f", tối đa {dong(one)}"
    if copies > 1:
        said += f"/{_COPY}; {copies} {_COPY} = {dong(one * copies)}"
    return Counted(one * copies, said)


def described(rule: FeeRule) -> str:
    """Return what a rule asks for, in one line of Vietnamese, for tables: `8.000 đ/bản`."""
    if rule.unit is FeeUnit.PAGE:
        said = ", ".join(f"từ trang {t.from_page}: {dong(t.amount)}/{_PAGE}" for t in rule.tiers)
        return said if rule.cap is None else f"{said}; tối đa {dong(rule.cap)}/{_COPY}"
    return "hỏi mức thu" if rule.amount is None else f"{dong(rule.amount)}/{unit_name(rule)}"


def clashes(rule: Rule[FeeRule], others: tuple[Rule[Any], ...]) -> tuple[Rule[FeeRule], ...]:
    """Return the rows of other keys that set the same fee on days this one is in force too."""
    return tuple(
        other
        for other in others
        if other.key != rule.key
        and rule.body.same_thing(other.body)
        and (rule.valid_to is None or other.valid_from <= rule.valid_to)
        and (other.valid_to is None or rule.valid_from <= other.valid_to)
    )


def clash_problems(rule: Rule[FeeRule], others: tuple[Rule[Any], ...]) -> tuple[Problem, ...]:
    """Return what to look at in a row that was entered: each other row that sets the same fee on the same days."""
    return tuple(Problem("key", "set_already", other.key) for other in clashes(rule, others))


def _subject(rule: FeeRule) -> tuple[str, ...]:
    return (rule.procedure, rule.origin.value, fold(rule.case), rule.filing or "", fold(rule.name))


def fee_faults(rule: FeeRule) -> tuple[Problem, ...]:
    """Return what cannot be in a fee rule, naming the field."""
    found = _text_faults(rule, ("procedure", "name", "basis"), ("name", "basis", "per", "case", "note"))
    amounts = [("amount", rule.amount), ("cap", rule.cap), *(("tiers", tier.amount) for tier in rule.tiers)]
    for field, amount in amounts:
        if amount is not None and not 0 <= amount <= HIGHEST:
            found.append(Problem(f"body.{field}", "out_of_range", f"0–{HIGHEST}"))
    return (*found, *_tier_faults(rule))


def _tier_faults(rule: FeeRule) -> tuple[Problem, ...]:
    if rule.unit is not FeeUnit.PAGE:
        return (Problem("body.tiers", "only_by_page"),) if rule.tiers or rule.cap is not None else ()
    starts = [tier.from_page for tier in rule.tiers]
    if not starts or starts[0] != 1 or starts != sorted(set(starts)):
        return (Problem("body.tiers", "tiers_in_order"),)
    return (Problem("body.amount", "only_in_tiers"),) if rule.amount is not None else ()


def exemption_faults(exemption: Exemption) -> tuple[Problem, ...]:
    """Return what cannot be in an exemption, naming the field."""
    return tuple(_text_faults(exemption, ("title", "basis"), ("title", "basis", "note")))


def _text_faults(body: FeeRule | Exemption, needed: tuple[str, ...], limited: tuple[str, ...]) -> list[Problem]:
    empty = [Problem(f"body.{field}", "empty") for field in needed if not getattr(body, field).strip()]
    long = [
        Problem(f"body.{field}", "too_long", str(_LONGEST)) for field in limited if len(getattr(body, field)) > _LONGEST
    ]
    return [*empty, *long]
