"""What a form would be told as, were it received this moment."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from services.domain.bodies import dossier_body
from services.domain.deadline import Basis, Promise
from services.domain.dossier import IntakeForm
from services.domain.permissions import Account
from services.domain.reception import dossier_of
from services.domain.review import Review


def trial_body(form: IntakeForm, review: Review, by: Account, now: datetime, code: str, name: str) -> dict[str, Any]:
    """Return the content the upload of a form would have; its number is "", and its promise where nobody can tell it yet.

    Args:
        now: Aware.
        code, name: Of the unit.
    """
    promise = review.promise or Promise(now, Basis.OFFICER)
    body = dossier_body(dossier_of(form, review, promise, "", 0, 0, by, now), code, name)
    return body if review.promise else {**body, "due_at": ""}
