"""What is said of scanned papers and of the devices they come from."""

from __future__ import annotations

from services.domain.attachment import Attachment
from services.errors import DeskError
from services.wording.papers import note_text
from ui.devices.trouble import DeviceTrouble, Trouble
from ui.notice import words_of
from ui.translate import language, tr


def pages_words(count: int) -> str:
    """Return how many pages there are."""
    return tr("%n pages", count)


def size_words(size: int) -> str:
    """Return how large a file is, in thousands or millions of bytes."""
    if size >= 1_000_000:
        return tr("{size} MB").format(size=f"{size / 1e6:.1f}".replace(".", ","))
    return tr("{size} kB").format(size=max(1, round(size / 1000)))


def notes_words(paper: Attachment) -> str:
    """Return everything worth saying of a paper, as one line."""
    return " · ".join(note_text(note, language()) for note in paper.notes)


def trouble_words(error: BaseException) -> str:
    """Return in words what went wrong with a paper or a device: what happened, and what to do."""
    if not isinstance(error, DeviceTrouble):
        return words_of(error) if isinstance(error, DeskError | OSError) else tr("It cannot be read.")
    words = {
        Trouble.FOLDER_GONE: tr(
            "The scanner's folder {name} cannot be read. Check the network; it is looked for further on."
        ),
        Trouble.FILE_GONE: tr("{name} is gone or still being written. Wait a moment and take it again."),
        Trouble.NO_SCANNER: tr("The scanner does not answer. Check its cable and that it is on, then scan again."),
        Trouble.SCANNER_BUSY: tr("Another program uses the scanner. Close it there, then scan again."),
        Trouble.FEEDER_EMPTY: tr("The feeder is empty. Put the papers in, then scan again."),
        Trouble.JAMMED: tr("Paper is jammed in the scanner. Take it out, then scan again."),
        Trouble.COVER_OPEN: tr("The scanner's cover is open. Close it, then scan again."),
        Trouble.SCANNER_FAILED: tr("The scanner broke off. Pages that came are kept; scan the rest again."),
        Trouble.NO_CAMERA: tr("The camera does not answer. Check its cable, then open it again."),
        Trouble.CAMERA_STOPPED: tr("The camera has stopped. Check its cable, then open it again."),
    }
    return words[error.trouble].format(name=error.name)
