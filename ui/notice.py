"""What a page wants said on the notice bar, and how a failure is said."""

from __future__ import annotations

from dataclasses import dataclass

from services.errors import DeskError
from ui.components.notice import Step
from ui.translate import language, tr


@dataclass(frozen=True, slots=True)
class Notice:
    """One sentence for the notice bar; parts between double asterisks are bold.

    Attributes:
        tone: done, wait, wrong, data or link.
        icon: A shape of its own, "" for that of the tone.
        step: The next step or the undo, if there is one.
    """

    text: str
    tone: str = "done"
    icon: str = ""
    step: Step | None = None


def words_of(error: BaseException) -> str:
    """Return a failure in words: what happened, what is safe, what to do.

    A failure nobody at the counter can act on is one calm sentence; `ui.tasks` has it in the log.
    """
    from services.wording import say

    if isinstance(error, DeskError):
        return say(error, language())
    return tr("The program made a mistake and noted it for its makers. Nothing typed is lost; try once more.")


def failure(error: BaseException, step: Step | None = None) -> Notice:
    """Return the notice of a failure, with what can be done about it."""
    return Notice(words_of(error), "wrong", step=step)
