"""What a form comes to under today's catalogue and rules that it did not under those its page shows."""

from __future__ import annotations

from collections.abc import Iterator

from services.domain.edition import Change, What, procedure_changes
from services.domain.review import Review


def changes_between(before: Review, after: Review, case: int) -> tuple[Change, ...]:
    """Return what differs for the citizen: procedure, papers, day, fee, receiver.

    Args:
        before, after: The same form at the same moment, under the edition its page shows and under today's.
        case: The case of the form, as the page counts them.
    """
    return (*procedure_changes(before.procedure, after.procedure, case), *_outcome(before, after))


def _outcome(before: Review, after: Review) -> Iterator[Change]:
    due = [review.promise.due_at.isoformat() if review.promise else "" for review in (before, after)]
    if due[0] != due[1]:
        yield Change(What.DUE, "", *due)
    cost = ["" if review.quote.total is None else str(review.quote.total) for review in (before, after)]
    if cost[0] != cost[1]:
        yield Change(What.FEE, "", *cost)
    if before.route.receiver != after.route.receiver:
        yield Change(What.RECEIVER, "", before.route.receiver, after.route.receiver)
