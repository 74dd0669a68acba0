"""The dossier a reviewed form becomes."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from services.domain import representative as representatives
from services.domain.applicant import tidy
from services.domain.deadline import Promise
from services.domain.dossier import Dossier, DossierState, IntakeForm, ProcedureTaken
from services.domain.fee_lines import fee_lines
from services.domain.permissions import Account
from services.domain.review import Review
from services.domain.terms import Terms
from services.domain.text import clean
from services.errors import ComponentsMissing, DueDateNeeded, InvalidForm, ProcedureSuperseded


def receivable(review: Review) -> Promise:
    """Return the promise of a form that can be received.

    Raises:
        ProcedureSuperseded, InvalidForm, ComponentsMissing, DueDateNeeded: It cannot, in this order.
    """
    if not review.procedure.active:
        raise ProcedureSuperseded(review.procedure.code, review.procedure.superseded_by)
    if review.problems:
        raise InvalidForm(review.problems)
    if review.missing:
        raise ComponentsMissing(tuple(p.index for p in review.missing), tuple(p.name for p in review.missing))
    if review.promise is None:
        raise DueDateNeeded(review.procedure.code)
    return review.promise


def taken(review: Review, case: int) -> ProcedureTaken:
    procedure = review.procedure
    return ProcedureTaken(
        code=procedure.code,
        name=procedure.name,
        short_name=procedure.short_name,
        field=procedure.field,
        ministry=procedure.ministry,
        case=case,
        case_title=procedure.case(case).title,
        catalogue=review.catalogue,
        confidence=procedure.confidence,
        result=procedure.result,
        result_code=procedure.result_code,
    )


def dossier_of(
    form: IntakeForm,
    review: Review,
    promise: Promise,
    number: str,
    book: int,
    desk: int,
    by: Account,
    now: datetime,
    point: str = "",
) -> Dossier:
    return Dossier(
        id=uuid4(),
        form_id=form.id,
        number=number,
        book_number=book,
        desk=desk,
        applicant=tidy(form.applicant),
        procedure=taken(review, form.case),
        papers=review.papers,
        received_at=now,
        received_by=by.display,
        promise=promise,
        route=review.route,
        fees=fee_lines(form, review.procedure, review.quote),
        channel=form.channel,
        sets=form.sets,
        result_method=form.result_method,
        note=clean(form.note),
        state=DossierState.RECEIVED,
        terms=Terms(
            visit=form.visit,
            competent=form.competent if review.competent else "",
            competent_name=review.competent,
            extras=form.extras,
            point=point,
            return_point=review.return_point,
            representative=representatives.tidy(form.representative) if form.representative else None,
            pages=form.pages,
            copies=form.copies,
            exemption=form.exemption,
        ),
    )
