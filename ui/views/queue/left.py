"""The left of the page: the list, or in its place a sheet of words about the chosen row."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget

from services.cases.delivery import QueueDetail
from services.domain.preview import Preview
from ui.translate import tr
from ui.views.queue.list import QueueList
from ui.views.queue.sheet import WordsSheet, answers_html, preview_html, preview_told


class LeftSide(QStackedWidget):
    """The list and the sheet that stands in its place."""

    def __init__(self, rows: QueueList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows, self.sheet = rows, WordsSheet()
        self._kind = ""
        self.addWidget(rows)
        self.addWidget(self.sheet)
        self.sheet.left.connect(self.leave)

    def shows(self, kind: str) -> bool:
        """Return whether a sheet of this kind is in sight: `preview` or `answers`."""
        return self.currentWidget() is self.sheet and self._kind == kind

    def show_preview(self, preview: Preview, number: str, receiver: str) -> None:
        """Show what a row puts on the wire."""
        title = tr("What is sent to {receiver} for {number}").format(receiver=receiver, number=number)
        self._open("preview", title, preview_told(preview), preview_html(preview))

    def show_answers(self, detail: QueueDetail, receiver: str) -> None:
        """Show what the receiver answered, word for word."""
        title = tr("What {receiver} answered about {number}").format(receiver=receiver, number=detail.entry.number)
        self._open("answers", title, tr("Personal numbers in it are masked."), answers_html(detail))

    def _open(self, kind: str, title: str, told: str, words: str) -> None:
        self._kind = kind
        self.setCurrentWidget(self.sheet)
        self.sheet.show_words(title, told, words)

    def show_list(self) -> None:
        """Show the list again."""
        self.setCurrentWidget(self.rows)

    def leave(self) -> None:
        """Show the list again, the caret in it."""
        self.show_list()
        self.rows.view.setFocus()
