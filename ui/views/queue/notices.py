"""What the page of the queue says on the notice bar."""

from __future__ import annotations

from pathlib import Path

from services.cases.sealing import Exported
from ui.notice import Notice, failure
from ui.presenters.daily_log import NotSaved
from ui.translate import tr


def mended(number: str) -> Notice:
    """Say that a row was put right and goes now."""
    return Notice(tr("**{number}** is mended and is being sent again.").format(number=number), "link", "send")


def rerouted(number: str, receiver: str) -> Notice:
    """Say that a dossier goes to another receiver from now on."""
    words = tr("**{number}** goes to {receiver} from now on.")
    return Notice(words.format(number=number, receiver=receiver), "link", "send")


def left_out(number: str) -> Notice:
    """Say that a dossier goes on without a paper."""
    return Notice(tr("**{number}** goes on without the paper that was left out.").format(number=number), "link", "send")


def sealed(made: Exported, file: Path) -> Notice:
    """Say what was carried away sealed, and that it goes on waiting here."""
    if made.absent:
        words = tr(
            "%n row(s) sealed into {file}, {absent} papers could not be read. All go on waiting here too.", made.rows
        )
        return Notice(words.format(file=f"**{file.name}**", absent=len(made.absent)), "wait", "lock")
    words = tr("%n row(s) sealed into {file}. All go on waiting here too.", made.rows)
    return Notice(words.format(file=f"**{file.name}**"), "done", "lock")


def released(number: str) -> Notice:
    """Say that a row will be tried now."""
    return Notice(tr("**{number}** is being tried now.").format(number=number), "link", "send")


def held(number: str) -> Notice:
    """Say that a row is held back."""
    words = tr("**{number}** is held back until somebody lets it go.")
    return Notice(words.format(number=number), "wait", "pause")


def all_tried() -> Notice:
    """Say that everything that waits is being tried."""
    return Notice(tr("Everything that waits is being tried now."), "link", "refresh")


def failed(error: BaseException) -> Notice:
    """Say what could not be done."""
    if not isinstance(error, NotSaved):
        return failure(error)
    if error.why == "disk_full":
        words = tr("Not saved: the disk of {folder} is full. Nothing of the queue changed. Choose another folder.")
    else:
        words = tr("Not saved: {folder} did not take the file. Nothing of the queue changed. Choose another folder.")
    return Notice(words.format(folder=error.folder), "wrong")
