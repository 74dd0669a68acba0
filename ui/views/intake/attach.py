"""Below the checklist: the way to attach, and a chip for each file that is attached."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from services.domain.attachment import Attachment
from ui.components import Button, FileChip, Text
from ui.presenters.intake_papers import Belongs
from ui.translate import tr
from ui.views.intake.layout import empty, line_of
from ui.views.papers.words import pages_words

_NAME = 16
"""Letters of a paper's name in a chip; in full it is the chip's tip."""
_GAP = 8


class AttachLine(QWidget):
    """The files of the sheet, as many as fit; the rest are in the panel."""

    opened = Signal()
    """The panel is wanted."""
    shown = Signal(object)
    """A file is to be looked at; carries its id."""
    removed = Signal(object)
    """A file is to be taken off; carries its id."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = Button(tr("Scan, attach"), key="Ctrl D", icon="clip", height=32)
        self.button.clicked.connect(self.opened)
        self.more = Button("", "light", height=32)
        self.more.clicked.connect(self.opened)
        self._caption = Text(role="caption", tone="quiet")
        self._head = QWidget()
        self._head.setLayout(line_of(Text(tr("Attached files"), "label", "quiet"), 1, self._caption))
        self.chips: list[FileChip] = []
        self._held = QHBoxLayout()
        self._held.setSpacing(_GAP)
        line = QHBoxLayout()
        line.setSpacing(_GAP)
        line.addWidget(self.button)
        line.addLayout(self._held)
        line.addWidget(self.more)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._head)
        column.addLayout(line)
        self.show_new(0)
        self.show_papers((), ())

    def set_compact(self, compact: bool) -> None:
        """Leave the label out where the height is short."""
        self._head.setVisible(not compact)

    def show_new(self, count: int) -> None:
        """Say how many files wait in the scanner's folder; with none, what becomes of those attached."""
        words = tr("%n new files from the scanner", count) if count else tr("Kept on this machine, with a hash")
        self._caption.setText(words)
        self._caption.set_tone("link" if count else "quiet")

    def show_papers(self, papers: tuple[Attachment, ...], belongs: tuple[Belongs, ...]) -> None:
        """Show a chip for each file."""
        empty(self._held)
        self.chips = [self._chip(place, paper, belongs) for place, paper in enumerate(papers, 1)]
        for chip in self.chips:
            self._held.addWidget(chip)
        self._fit()

    def _chip(self, place: int, paper: Attachment, belongs: tuple[Belongs, ...]) -> FileChip:
        whole = file_title(paper, place, belongs)
        known = next((b for b in belongs if b.index == paper.component), None)
        name = known.name if known else tr("File {number}").format(number=place)
        short = shortened_name(name)
        parts = [str(known.number)] if known and known.number else []
        chip = FileChip(" · ".join([*parts, short, pages_words(paper.pages)]))
        chip.setToolTip(whole)
        chip.setAccessibleName(f"{whole} · {pages_words(paper.pages)}")
        paper_id: UUID = paper.id
        chip.clicked.connect(lambda: self.shown.emit(paper_id))
        chip.removed.connect(lambda: self.removed.emit(paper_id))
        return chip

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many chips as fit."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        left = self.width() - self.button.sizeHint().width() - _GAP
        widths = [chip.sizeHint().width() + _GAP for chip in self.chips]
        fits = len(widths)
        if sum(widths) > left:
            left -= 96
            while fits and sum(widths[:fits]) > left:
                fits -= 1
        for place, chip in enumerate(self.chips):
            chip.setVisible(place < fits)
        hidden = len(widths) - fits
        self.more.set_words(tr("%n more files", hidden))
        self.more.setVisible(bool(hidden))

    def controls(self) -> list[QWidget]:
        """Return what Tab goes through, in reading order."""
        return [self.button, *self.chips, self.more]


def shortened_name(name: str) -> str:
    """Return the first whole words of a paper's name that fit a chip."""
    if len(name) <= _NAME:
        return name
    return f"{name[: _NAME - 1].rsplit(' ', 1)[0]} …"


def file_title(paper: Attachment, place: int, belongs: tuple[Belongs, ...]) -> str:
    """Return what a file is called: the paper of the checklist it shows, its own title, or its number."""
    known = next((b for b in belongs if b.index == paper.component), None)
    return known.name if known else paper.title or tr("File {number}").format(number=place)
