"""What a desk that began anew on an earlier store has to tell, once, to whoever signs in first."""

from __future__ import annotations

from services.bootstrap.beginning import Beginning
from services.domain.witness import Arrival
from ui.notice import Notice
from ui.translate import tr


def begun_notice(begun: Beginning) -> Notice:
    """Return it as one notice: which numbers come now, which are missing, what is asked about before it is sent."""
    first = f"{begun.block.first:04d}"
    if begun.why is Arrival.RENUMBERED:
        return Notice(tr("**Another desk number**: numbers begin at {first} from now on.").format(first=first), "link")
    if begun.why is Arrival.COPIED:
        words = tr(
            "**A desk of its own**: numbers begin at {first}. What waits here is left to the desk it was copied from."
        )
        return Notice(words.format(first=first), "link")
    if begun.missing:
        words = tr(
            "**Restored from an earlier copy**: numbers go on at {first}. Missing since: {numbers}. "
            "What waits is asked about before it is sent."
        )
        return Notice(words.format(first=first, numbers=_shortly(begun.missing)), "wait")
    words = tr(
        "**Restored from an earlier copy**: numbers go on at {first}; what waits is asked about before it is sent."
    )
    return Notice(words.format(first=first), "wait")


def _shortly(numbers: tuple[str, ...]) -> str:
    """Return many numbers as the first and the last of them."""
    if len(numbers) == 1:
        return numbers[0]
    return tr("{count} numbers, {first} to {last}").format(count=len(numbers), first=numbers[0], last=numbers[-1])
