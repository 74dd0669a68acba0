"""Pages shown when the desk cannot be opened: what happened, what is safe, what to do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import fonts
from ui.components import Button, Card, Chip, Field, Icon, Text
from ui.theme import soft_of
from ui.translate import tr
from ui.views.opening.doorway import Doorway


class TroublePage(Doorway):
    """Says why the desk is not open; offers to try again.

    Args:
        title: What stands in the way, in few words.
        what: The whole sentence: what happened, what is safe, what to do.
    """

    again = Signal()

    def __init__(self, title: str, what: str, *, tone: str = "wait", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = Text(title, "title", wrap=True)
        words.setFont(fonts.sized(24, 600))
        box = Card(ground=soft_of(tone), edge="", bar=tone)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(Icon("triangle", 20, tone), 0, Qt.AlignmentFlag.AlignTop)
        self.what = Text(what, "body", wrap=True)
        line.addWidget(self.what, 1)
        box.body.addLayout(line)
        self.column.addWidget(words)
        self.column.addSpacing(14)
        self.column.addWidget(box)
        self.column.addSpacing(16)
        self.retry = Button(tr("Try again"), "secondary", key="F5", icon="refresh", height=40)
        self.retry.clicked.connect(self.again)
        key = QShortcut(QKeySequence("F5"), self)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self.again)
        self.setFocusProxy(self.retry)
        self._add_rest()
        self.column.addWidget(self.retry, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_rest(self) -> None:
        """Add what a page of this kind asks for."""


class NoHomePage(TroublePage):
    """There is no desk in the folder: says how one is made."""

    def __init__(self, folder: str, parent: QWidget | None = None) -> None:
        self.command = (
            "python3 run.py init --agency-code H31.12 --agency-name TEXT --commune 12345 --desk 2 --admin NAME"
        )
        super().__init__(
            tr("This machine has no desk yet"),
            tr("There is no desk in {folder}. Nothing was changed.").format(folder=folder),
            tone="link",
            parent=parent,
        )

    def _add_rest(self) -> None:
        self.column.addWidget(
            Text(
                tr(
                    "The administrator makes one with this command, once. It prints the recovery passphrase: "
                    "keep it in the safe."
                ),
                "body",
                wrap=True,
            )
        )
        self.column.addSpacing(10)
        card = Card(ground="sunken", padding=12)
        words = Text(self.command, "row", wrap=True)
        words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        words.setProperty("ringRadius", 4)
        card.body.addWidget(words)
        self.column.addWidget(card)
        self.column.addSpacing(16)


class PassphrasePage(TroublePage):
    """The keyring does not give the key: asks for the recovery passphrase."""

    opened = Signal(str)
    """A passphrase was typed; carries it."""

    def _add_rest(self) -> None:
        self.field = Field(
            tr("Recovery passphrase"),
            helper=tr("Six groups of five letters and digits, on the sheet in the safe"),
            digits=True,
        )
        self.open_button = Button(tr("Open the desk"), "primary", key="Enter", icon="unlock", height=48)
        self.field.line.returnPressed.connect(self._open)
        self.open_button.clicked.connect(self._open)
        self.column.addWidget(self.field)
        self.column.addSpacing(12)
        self.column.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addSpacing(16)
        self.setFocusProxy(self.field.line)

    def refused(self, why: str) -> None:
        """Say why it was not opened; what was typed stays, so that one letter can be mended."""
        self.set_busy(False)
        self.field.set_error(why)
        self.field.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_busy(self, busy: bool) -> None:
        """Show that the passphrase is being tried."""
        self.open_button.set_words(tr("One moment…") if busy else tr("Open the desk"))
        self.field.line.setReadOnly(busy)

    def _open(self) -> None:
        if self.field.line.isReadOnly():
            return
        if not self.field.text().strip():
            self.field.set_error(tr("Type the passphrase."))
            return
        self.field.set_error("")
        self.set_busy(True)
        self.opened.emit(self.field.text())


def in_use_page(again: Callable[[], None]) -> TroublePage:
    """Return the page of a second window on the same home."""
    page = TroublePage(
        tr("Another window of this desk is open"),
        tr("Use that window; look for it in the task bar. Nothing was changed here. Close it to work in this one."),
    )
    page.again.connect(again)
    return page


def training_chip() -> Chip:
    """Return the violet word that stands wherever everything is invented."""
    return Chip(tr("Training · invented data"), "data", icon="graduation", shape="state")
