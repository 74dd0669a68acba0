"""A sheet of words in place of the list: what will be sent, or what the receiver answered, word for word."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QTextBrowser, QWidget

from services.cases.delivery import QueueDetail
from services.domain.outbox import Attempt
from services.domain.preview import Preview, Sent
from services.wording import problem_text
from ui import fonts
from ui.components import Button, Card, Text
from ui.theme import Theme
from ui.translate import language, tr
from ui.views.moments import clock
from ui.views.queue.words import attempt_mark, reason_words


class WordsSheet(Card):
    """Words to be read, with the arrows to move in them; nothing on it can be changed."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=16, spacing=10, parent=parent)
        self._title = Text(role="card", wrap=True)
        self._told = Text(role="second", tone="quiet", wrap=True)
        self.away = Button("", "light", key="Esc", height=32)
        self.words = QTextBrowser()
        self.words.setOpenLinks(False)
        self.words.setFont(fonts.font("second"))
        self.words.setProperty("ringRadius", 6)
        self.words.document().setDocumentMargin(2)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.away)
        self.body.addLayout(head)
        self.body.addWidget(self._told)
        self.body.addWidget(self.words, 1)
        self.away.clicked.connect(self.left)

    def show_words(self, title: str, told: str, words: str) -> None:
        """Show words, as HTML; what a person wrote in them must be escaped."""
        self._title.setText(title)
        self._told.setText(told)
        self._told.setVisible(bool(told))
        self.away.set_words(tr("Back to the list"))
        self.words.setAccessibleName(title)
        self.words.setHtml(words)
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)


def _ink(token: str) -> str:
    return Theme.current().color(token).name()


def preview_html(preview: Preview) -> str:
    """Return what will be sent, a row a value: what people call it, the value, its name over there, what is doubtful."""
    quiet, line = _ink("quiet"), _ink("line")
    heads = (tr("What it is"), tr("Goes as"), tr("Its name over there"))
    row = "".join(f'<td style="color: {quiet}; padding: 4px 12px 6px 0">{escape(head)}</td>' for head in heads)
    rows = "".join(_row_html(one, preview, line) for one in preview.rows)
    return f'<table width="100%" cellspacing="0">{f"<tr>{row}</tr>"}{rows}</table>'


def _row_html(one: Sent, preview: Preview, line: str) -> str:
    label = escape(one.label[0 if language() == "vi" else 1])
    value = escape(one.value) if one.value else "–"
    doubt = ""
    if one.warning is not None:
        sure = one.warning in preview.problems
        tone, shape = ("wrong", "▲") if sure else ("wait", "!")
        doubt = f'<br/><span style="color: {_ink(tone)}">{shape} {escape(problem_text(one.warning, language()))}</span>'
    cell = f"border-top: 1px solid {line}; padding: 4px 12px 4px 0"
    quiet = _ink("quiet")
    return (
        f'<tr><td width="34%" style="{cell}; color: {quiet}">{label}</td>'
        f'<td width="42%" style="{cell}">{value}{doubt}</td>'
        f'<td width="24%" style="{cell}; color: {quiet}">{escape(one.wire)}</td></tr>'
    )


def preview_told(preview: Preview) -> str:
    """Return how many values are doubtful, and how many would surely be sent back."""
    sure, doubtful = len(preview.problems), len(set(preview.warnings) - set(preview.problems))
    parts = [tr("Nothing can be changed here.")]
    if sure:
        parts.append(tr("%n place(s) would surely be sent back: held until mended.", sure))
    if doubtful:
        parts.append(tr("%n place(s) the receiver may not like.", doubtful))
    return " ".join(parts)


def answers_html(detail: QueueDetail) -> str:
    """Return every answer word for word, the newest first; numbers of persons are masked before they are kept."""
    if not detail.attempts:
        return f"<p>{escape(tr('Not tried yet.'))}</p>"
    return "".join(_answer_html(at + 1, one) for at, one in reversed(list(enumerate(detail.attempts))))


def _answer_html(number: int, attempt: Attempt) -> str:
    words = tr("Try {number}: {outcome}").format(number=number, outcome=attempt_mark(attempt).text)
    code = tr("code {code}").format(code=attempt.code) if attempt.code else tr("without a code")
    head = f"{clock(attempt.at)} · {words} · {code}"
    said = reason_words(attempt.message) if attempt.message else tr("without words")
    quiet = _ink("quiet")
    return (
        f'<p style="color: {quiet}; margin-bottom: 2px">{escape(head)}</p><p style="margin-top: 0">{escape(said)}</p>'
    )
