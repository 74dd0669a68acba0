"""The fees a dossier keeps: what it was quoted, or what the officer wrote."""

from __future__ import annotations

from services.domain.dossier import FeeLine, IntakeForm, Payment
from services.domain.procedure import Procedure
from services.domain.quote import Ask, Quote, fee_name

BY_OFFICER = "mức do cán bộ ghi"
"""How an amount was found that no row of the fee table gives."""


def fee_lines(form: IntakeForm, procedure: Procedure, found: Quote) -> tuple[FeeLine, ...]:
    """Return the fees of a form; the officer's own amount wins and is marked as theirs.

    "Free" is 0 and exempt without a reason; an exemption is 0 with its reason, or unknown with its reason. Nothing is
    kept of a fee nobody published.
    """
    if found.exemption:
        told = None if form.fee is None else 0
        return tuple(
            FeeLine(
                line.name,
                told if line.amount is None else line.amount,
                Payment.EXEMPT,
                line.basis,
                line.explained,
                found.exemption,
            )
            for line in found.lines
        )
    if form.fee is not None and form.fee != found.total:
        return (FeeLine(fee_name(procedure), form.fee, form.payment, explained=BY_OFFICER),)
    if found.free:
        return tuple(FeeLine(line.name, 0, Payment.EXEMPT, line.basis) for line in found.lines)
    return tuple(
        FeeLine(line.name, line.amount, form.payment, line.basis, line.explained, unknown=line.ask or "")
        for line in found.lines
        if line.ask is not Ask.UNPUBLISHED
    )
