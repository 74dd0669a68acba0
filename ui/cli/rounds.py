"""Rounds of several receivers at once, so that one that hangs does not stand before another."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial

from services.cases.delivery import Delivery
from services.domain.outbox import DeliveryReport
from ui.cli.output import language, words


def deliver_all(delivery: Delivery, most: int = 200) -> DeliveryReport:
    """Make a round for every receiver, all at once, and return what they came to together.

    Args:
        most: So many rows are tried at most for each.
    """
    names = delivery.receivers
    if len(names) < 2:
        return delivery.deliver_due(most)
    with ThreadPoolExecutor(len(names), thread_name_prefix="round") as hands:
        made = list(hands.map(partial(delivery.deliver_due, most), names))
    answers = [one.online for one in made if one.online is not None]
    online = all(answers) if answers else None
    return replace(delivery.report(), tried=sum(r.tried for r in made), sent=sum(r.sent for r in made), online=online)


def tell_why(delivery: Delivery) -> None:
    """Tell people why something waits: the settings do not have its receiver, or the line there does not work."""
    from services.wording import upload_reason

    for one in delivery.lines():
        reason = one.reason if one.receiver in delivery.receivers else "no_receiver"
        if reason and one.waiting + one.unknown:
            words(f"{one.receiver}: {upload_reason(reason, language())}")
