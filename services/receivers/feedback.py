"""What a citizen thought of the service, in the words a receiver's profile gives for it.

The services for it have a name (`DongBoDanhGia`) and no published fields: every name and code is a setting, none is the law.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from services.domain.bodies import FEEDBACK_SCHEMA
from services.domain.outbox import Outcome, OutcomeKind
from services.receivers.answers import Reading, Verdict
from services.receivers.contract_a import UnreadableBody, moment
from services.receivers.reasons import Reason
from services.settings.receivers import ReceiverSettings, pairs_of


@dataclass(frozen=True, slots=True)
class Way:
    """How a receiver is told.

    Attributes:
        path: Where it is told.
        service: Name of the service (A).
        fields: Its names for `number`, `id`, `rating`, `text` and `at`; one it has no name for is not told.
        ratings: Its codes for our ratings.
    """

    path: str
    service: str
    fields: Mapping[str, str]
    ratings: Mapping[str, str]

    @property
    def knows_again(self) -> bool:
        """Whether the receiver knows what it has by an id, so that it can be told again and has it once."""
        return "id" in self.fields


def way_of(settings: ReceiverSettings) -> Way | None:
    """Return how a receiver is told, None where its profile names no place for it."""
    if not settings.feedback_path:
        return None
    fields, ratings = pairs_of(settings.feedback_fields), pairs_of(settings.feedback_ratings)
    return Way(settings.feedback_path, settings.feedback_service, fields, ratings)


def record_of(body: Mapping[str, Any], way: Way, number: str, said: Callable[[str], str] = moment) -> dict[str, str]:
    """Return what a receiver is told.

    Args:
        body: Content of schema `desk.feedback/1`.
        number: The dossier's number over there.
        said: Turns an instant into its words.

    Raises:
        UnreadableBody: The content is no such thing.
    """
    if body.get("schema") != FEEDBACK_SCHEMA:
        raise UnreadableBody("another schema")
    try:
        values = {
            "number": number,
            "id": body["id"],
            "rating": way.ratings[body["rating"]],
            "text": body["text"],
            "at": said(body["at"]),
        }
    except (KeyError, TypeError, ValueError) as error:
        raise UnreadableBody(type(error).__name__) from None
    return {name: values[ours] for ours, name in way.fields.items()}


def places_of(way: Way) -> dict[str, str]:
    """Return where with us the value of each of its names stands."""
    return {name: "number" if ours == "number" else f"feedback.{ours}" for ours, name in way.fields.items()}


def not_taken() -> Outcome:
    """Return what comes of telling a receiver that has no place for it."""
    return Outcome(OutcomeKind.UNFIT, message=Reason.NO_FEEDBACK.value)


def asked(way: Way | None) -> Outcome:
    """Return whether one whose answer was lost may go again: only where the receiver knows it by its id."""
    if way is None or way.knows_again:
        return Outcome(OutcomeKind.NOT_THERE)
    return Outcome(OutcomeKind.REFUSED, message=Reason.CANNOT_ASK.value)


def taken(reading: Reading) -> Outcome | None:
    """Return that it is there already, None where an answer says something else."""
    return Outcome(OutcomeKind.DELIVERED, reading.code) if reading.verdict is Verdict.EXISTS else None
