"""What the frame decides: which pages a role sees, what a scan is, how the connection stands, when the window locks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from services.cases.delivery import Delivery
from services.domain.card import looks_like_card
from services.domain.lines import Line
from services.domain.numbers import number_in
from services.domain.outbox import DeliveryReport
from services.domain.permissions import Account, Act, may

PAGES = {
    "intake": Act.RECEIVE,
    "registry": Act.READ_REGISTER,
    "queue": Act.READ_QUEUE,
    "daily_log": Act.READ_DAILY_LOG,
    "procedures": Act.READ_CATALOGUE,
    "rulebook": Act.READ_CATALOGUE,
}
"""The pages in the order of the rail, and what one must be allowed to do to see each."""


def pages_of(account: Account) -> tuple[str, ...]:
    """Return the pages a role sees; what it may not do is not shown."""
    return tuple(name for name, act in PAGES.items() if may(account, act))


@dataclass(frozen=True, slots=True)
class Standing:
    """How deliveries stand after a round.

    Attributes:
        dossiers: How many dossiers have something that has not arrived.
    """

    report: DeliveryReport
    lines: tuple[Line, ...]
    dossiers: int


def standing_of(delivery: Delivery, report: DeliveryReport) -> Standing:
    """Return how deliveries stand; the report is of the round just made."""
    return Standing(report, delivery.lines(), delivery.waiting_dossiers())


def deliver(delivery: Delivery, now: datetime, receiver: str = "") -> Standing:
    """Try what is due for a receiver, for all without a name, and return how deliveries stand."""
    due = delivery.next_due(receiver)
    is_due = due is not None and due <= now
    return standing_of(delivery, delivery.deliver_due(receiver=receiver) if is_due else delivery.report())


class Link(StrEnum):
    """The connection as one word."""

    UNTRIED = "untried"
    ONLINE = "online"
    OFFLINE = "offline"
    PARTLY = "partly"


@dataclass(frozen=True, slots=True)
class Connection:
    """What the chip says.

    Attributes:
        since: When it began to be so; None when nothing was tried.
        waiting: How many dossiers have something that has not arrived.
    """

    link: Link
    since: datetime | None
    waiting: int


def connection_of(standing: Standing) -> Connection:
    """Return the connection as one chip: with several receivers, the worst news."""
    tried = [line for line in standing.lines if line.online is not None]
    down = [line.since for line in tried if not line.online and line.since]
    up = [line.since for line in tried if line.online and line.since]
    if down:
        link = Link.PARTLY if up else Link.OFFLINE
        return Connection(link, min(down), standing.dossiers)
    return Connection(Link.ONLINE if up else Link.UNTRIED, max(up, default=None), standing.dossiers)


class ScanKind(StrEnum):
    """What a scan asks for."""

    CARD = "card"
    NUMBER = "number"
    OTHER = "other"


def scan_kind(text: str) -> tuple[ScanKind, str]:
    """Return what a scan is, with the text that matters: the whole card, or the dossier's number."""
    if looks_like_card(text):
        return ScanKind.CARD, text
    number = number_in(text)
    return (ScanKind.NUMBER, number) if number else (ScanKind.OTHER, "")
