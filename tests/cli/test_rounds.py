"""A command's round: every receiver at once, one report."""

from __future__ import annotations

from dataclasses import replace
from threading import Barrier

from services.domain.outbox import DeliveryReport
from ui.cli.rounds import deliver_all


class Delivering:
    """Deliveries of two receivers, each of which waits until the other's round has begun."""

    def __init__(self, *names: str) -> None:
        self.receivers = names
        self._both = Barrier(len(names))
        self.left = DeliveryReport(waiting=3)

    def deliver_due(self, most: int = 200, receiver: str = "") -> DeliveryReport:
        self._both.wait(30)
        return replace(self.left, tried=most, sent=1, online=receiver != "ministry")

    def report(self) -> DeliveryReport:
        return self.left


def test_rounds_of_several_receivers_are_made_at_once_and_told_as_one():
    assert deliver_all(Delivering("ministry", "province"), 5) == DeliveryReport(
        tried=10, sent=2, waiting=3, online=False
    )


def test_one_receiver_needs_no_other_hand():
    assert deliver_all(Delivering("province"), 5) == DeliveryReport(tried=5, sent=1, waiting=3, online=True)
