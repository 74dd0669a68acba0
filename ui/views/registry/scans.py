"""The scanned papers of a dossier: their pages small on its page, one large on a page of its own, a copy saved on purpose."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from services.bootstrap import Desk
from services.cases.registry import DossierFile
from services.domain.attachment import Attachment, Kind
from services.domain.permissions import Account, Act, may
from ui.components import Card, KeyHint, Text
from ui.files import write_whole
from ui.notice import Notice, failure
from ui.presenters.intake_papers import THUMB
from ui.tasks import Lanes
from ui.translate import tr
from ui.views.papers.strip import PageStrip
from ui.views.papers.viewer import PageViewer
from ui.views.papers.words import notes_words, pages_words, size_words

Place = Callable[[QWidget, str], str]
_ENDINGS = {Kind.PDF: "pdf", Kind.JPEG: "jpg", Kind.PNG: "png", Kind.TIFF: "tif"}


def ask_place(parent: QWidget, name: str) -> str:
    """Let a person choose where a file goes; "" when they thought better of it."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    chosen, _ = QFileDialog.getSaveFileName(parent, tr("Save as a file"), str(Path(folder) / name))
    return chosen


class Scans(QObject):
    """Shows papers inside the window; nothing of them is on the disk unencrypted until somebody saves a copy.

    Args:
        stack: Where the page of one large paper goes.
        ask: Asks where a copy goes.
    """

    notice = Signal(object)

    def __init__(
        self, stack: QStackedWidget, desk: Desk, account: Account, lanes: Lanes, ask: Place = ask_place
    ) -> None:
        super().__init__(stack)
        self._stack, self._papers, self._account, self._lanes, self.ask = stack, desk.papers, account, lanes, ask
        self._may = may(account, Act.RECEIVE)
        self.viewer = PageViewer(self._fetch, saves=True)
        self.viewer.left.connect(self._back)
        self.viewer.save_wanted.connect(self._save)
        self._before: QWidget | None = None
        self._file: DossierFile | None = None
        self.strips: list[PageStrip] = []
        stack.addWidget(self.viewer)

    def cards(self, file: DossierFile) -> list[Card]:
        """Return a card with the papers of a dossier, none when it has none or the account may not look at them."""
        self._file, self.strips = file, []
        if not file.attachments or not self._may:
            return []
        card = Card(padding=15, spacing=10)
        head = QHBoxLayout()
        head.addWidget(Text(tr("Electronic copies"), "card"), 1)
        head.addWidget(KeyHint("Ctrl D"))
        card.body.addLayout(head)
        for paper in file.attachments:
            card.body.addLayout(self._paper(paper))
        return [card]

    def _paper(self, paper: Attachment) -> QVBoxLayout:
        strip = PageStrip(paper)
        strip.wanted.connect(lambda page: self._fetch(paper, page, THUMB, lambda png: strip.show_picture(page, png)))
        strip.opened.connect(lambda page: self.open(paper, page))
        self.strips.append(strip)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(Text(self.name_of(paper), "second_row", wrap=True))
        facts = f"{pages_words(paper.pages)} · {size_words(paper.size)}"
        told = f"{facts} · {notes_words(paper)}" if paper.notes else facts
        column.addWidget(Text(told, "caption", "quiet", digits=True, wrap=True))
        column.addWidget(strip)
        return column

    def name_of(self, paper: Attachment) -> str:
        """Return the paper of the checklist a file shows, or its number."""
        if self._file is None:
            return ""
        asked = {p.index: p.name for p in self._file.dossier.papers}
        place = self._file.attachments.index(paper) + 1
        known = asked.get(paper.component) if paper.component is not None else None
        return known or paper.title or tr("File {number}").format(number=place)

    def open_first(self) -> None:
        """Ctrl D: show the first paper large."""
        if self._file is not None and self._file.attachments and self._may:
            self.open(self._file.attachments[0], 0)

    def open(self, paper: Attachment, page: int) -> None:
        """Show a page large."""
        if self._stack.currentWidget() is not self.viewer:
            self._before = self._stack.currentWidget()
        self._stack.setCurrentWidget(self.viewer)
        self.viewer.open(paper, page, self.name_of(paper))

    def _back(self) -> None:
        if self._before is not None:
            self._stack.setCurrentWidget(self._before)
            self._before.setFocus()

    def _fetch(self, paper: Attachment, page: int, side: int, done: Callable[[bytes], None]) -> None:
        def here(png: bytes) -> None:
            # The card may be gone by the time its picture is here.
            with suppress(RuntimeError):
                done(png)

        self._lanes.device(lambda: self._papers.picture(self._account, paper.id, page, side), here, lambda _: here(b""))

    def _save(self, paper: Attachment) -> None:
        if self._file is None:
            return
        place = self._file.attachments.index(paper) + 1
        name = f"{self._file.dossier.number}-{place}.{_ENDINGS[paper.kind]}".replace("/", "-")
        if not (chosen := self.ask(self.viewer, name)):
            return
        target = Path(chosen)

        def write() -> None:
            write_whole(target, self._papers.content(self._account, paper.id))

        def saved(_: None) -> None:
            words = tr("Saved as **{file}**, not encrypted any more.").format(file=target.name)
            self.notice.emit(Notice(words, "wait", "file"))

        def failed(error: BaseException) -> None:
            if isinstance(error, OSError):
                words = tr("{file} could not be written. Choose another folder.").format(file=target.name)
                self.notice.emit(Notice(words, "wrong"))
            else:
                self.notice.emit(failure(error))

        self._lanes.long(write, saved, failed)
