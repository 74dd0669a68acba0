"""Taking a reception back within seconds: the form as it was, and why it may be too late.

Source: own rule (`[intake] undo_seconds`); a number once drawn is never given again, so it is kept as void.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from services.domain.checklist import Answer, Paper, PaperState
from services.domain.deadline import Basis
from services.domain.dossier import Dossier, DossierState, FeeLine, IntakeForm, Payment
from services.domain.fee_lines import BY_OFFICER
from services.domain.print_job import PrintJob, PrintState

UNDONE = "Hoàn tác ngay sau khi tiếp nhận"
"""Why the number is void, as the register says it."""


class Late(StrEnum):
    """Why a reception cannot be undone any more."""

    OTHER = "other"
    PRINTED = "printed"
    SENT = "sent"
    TIME = "time"


def seconds_left(received_at: datetime, now: datetime, hold: timedelta) -> float:
    """Return how many seconds a reception can still be undone, 0 when not at all; a clock set back gives no more time."""
    passed = now - received_at
    return max((hold - passed).total_seconds(), 0.0) if passed >= timedelta() else 0.0


def on_paper(job: PrintJob) -> bool:
    """Return whether a page of this job came out, or a printer has it: then it is in somebody's hands."""
    return job.state in (PrintState.PRINTED, PrintState.SAVED) or bool(job.printer)


def why_late(dossier: Dossier, *, own: bool, jobs: Sequence[PrintJob], now: datetime, hold: timedelta) -> Late | None:
    """Return why a reception cannot be undone, None when it can as far as this tells; what was sent the outbox knows.

    Args:
        own: The account that wants it received it.
        jobs: Every print of it.
        hold: How long the first sending waits.
    """
    if not own:
        return Late.OTHER
    if any(on_paper(job) for job in jobs):
        return Late.PRINTED
    return None if seconds_left(dossier.received_at, now, hold) > 0 else Late.TIME


def form_of(dossier: Dossier, form_id: UUID | None = None) -> IntakeForm:
    """Return the form a dossier was received from, as far as the dossier keeps it: reviewed again it gives the same.

    Args:
        form_id: Id of the form, the dossier's own unless another is given.
    """
    terms = dossier.terms
    return IntakeForm(
        id=form_id or dossier.form_id,
        procedure=dossier.procedure.code,
        applicant=dossier.applicant,
        answers=tuple(map(_answer, dossier.papers)),
        case=dossier.procedure.case,
        channel=dossier.channel,
        sets=dossier.sets,
        due_on=_due_on(dossier),
        fee=_fee(dossier.fees),
        payment=_payment(dossier.fees),
        result_method=dossier.result_method,
        note=dossier.note,
        same_day=dossier.state is DossierState.RETURNED,
        extras=terms.extras,
        pages=terms.pages,
        copies=terms.copies,
        exemption=terms.exemption,
        competent=terms.competent,
        return_point=terms.return_point,
        visit=terms.visit,
        representative=terms.representative,
    )


def _answer(paper: Paper) -> Answer:
    counted = paper.state is PaperState.HANDED_IN
    return Answer(
        index=paper.index,
        state=paper.state,
        originals=paper.originals if counted else None,
        copies=paper.copies if counted else None,
        alternative=paper.alternative,
        reason=paper.reason,
    )


def _due_on(dossier: Dossier) -> date | None:
    return dossier.promise.ends_on if dossier.promise.basis is Basis.OFFICER else None


def _fee(fees: Sequence[FeeLine]) -> int | None:
    """Return the amount the officer gave, None where the table gave it; of a fee waived with a reason all but its amount is kept."""
    if any(fee.exemption for fee in fees):
        return None if any(fee.amount is None for fee in fees) else 0
    return fees[0].amount if len(fees) == 1 and fees[0].explained == BY_OFFICER else None


def _payment(fees: Sequence[FeeLine]) -> Payment:
    """Return how the fee was settled; what is free by law needs no word."""
    if any(fee.exemption for fee in fees):
        return Payment.EXEMPT
    said = [fee.payment for fee in fees if fee.payment is not Payment.EXEMPT or fee.explained == BY_OFFICER]
    return said[0] if said else Payment.UNPAID


def paid(fees: Sequence[FeeLine], payment: Payment) -> tuple[FeeLine, ...]:
    """Return fees settled in another way; a fee that is waived stays so."""
    return tuple(fee if fee.payment is Payment.EXEMPT else replace(fee, payment=payment) for fee in fees)
