"""The page of a home that was found in another place: somebody says which desk it is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.components import Button, Choice, ErrorLine, Field, Labelled, Segmented, Text
from ui.translate import tr
from ui.views.opening.page import TroublePage
from ui.views.sign_in.password import PasswordLine

REPLACES, COPY = "replaces", "copy"


class MovedPage(TroublePage):
    """Asks an administrator whether this machine takes the old one's place or is a desk of its own.

    Args:
        number: Of the desk the home was.
    """

    claimed = Signal(str, str, object)
    """Name, password, and the new desk's number; None when it takes the old one's place."""

    def __init__(self, number: str, parent: QWidget | None = None) -> None:
        self._number = number
        super().__init__(
            tr("This folder is of desk {number} in another place").format(number=number),
            tr(
                "It was copied, moved or restored onto this machine. No number was given and nothing was sent from here. "
                "Say what this machine is, so that no number is given twice."
            ),
            parent=parent,
        )

    def _add_rest(self) -> None:
        self.which = Segmented(
            tr("What this machine is"),
            [
                Choice(REPLACES, tr("Takes the place of the old machine")),
                Choice(COPY, tr("A desk of its own")),
            ],
            REPLACES,
            width=560,
        )
        self.about = Text("", "body", "quiet", wrap=True)
        self.desk = Field(tr("Number of the new desk"), helper=tr("1–99, one no desk of the centre has"), digits=True)
        self.name = Field(tr("Administrator"))
        self.password = PasswordLine(tr("Password"), 36)
        self.go = Button(tr("That is so"), "primary", key="F9", icon="tick", height=48)
        self.error = ErrorLine()
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.name, 1)
        row.addWidget(Labelled(tr("Password"), self.password), 1)
        for widget, below in ((self.which, 8), (self.about, 12), (self.desk, 12)):
            self.column.addWidget(widget)
            self.column.addSpacing(below)
        self.column.addLayout(row)
        self.column.addWidget(self.error)
        self.column.addSpacing(16)
        self.column.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addSpacing(16)
        self.which.changed.connect(self._chosen)
        self.password.entered.connect(self._claim)
        self.go.clicked.connect(self._claim)
        key = QShortcut(QKeySequence("F9"), self)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self._claim)
        self._chosen(REPLACES)
        self.setFocusProxy(self.which)

    def refused(self, why: str) -> None:
        """Say why it is not so; what was typed stays but the password."""
        self.set_busy(False)
        self.password.clear()
        self.error.say(why)
        self.password.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_busy(self, busy: bool) -> None:
        """Show that it is being put down."""
        self.go.set_words(tr("One moment…") if busy else tr("That is so"))
        self.password.line.setReadOnly(busy)

    def _chosen(self, which: str) -> None:
        self.desk.setVisible(which == COPY)
        self.about.setText(
            tr(
                "It draws numbers from the last part of the day's block; the receiver is asked about what had not been sent."
            )
            if which == REPLACES
            else tr(
                "It draws numbers of its own. What waits here is left to desk {number}, which still has it."
            ).format(number=self._number)
        )

    def _claim(self) -> None:
        if self.password.line.isReadOnly():
            return
        number = self._new_number()
        self.name.set_error("" if self.name.text().strip() else tr("Type the name."))
        if number == 0 or not self.name.text().strip():
            return
        self.error.say("")
        self.set_busy(True)
        self.claimed.emit(self.name.text().strip(), self.password.text(), number)

    def _new_number(self) -> int | None:
        """Return the number typed, None when none is asked for, 0 when it is none."""
        if self.which.value() != COPY:
            return None
        typed = self.desk.text().strip()
        good = typed.isascii() and typed.isdigit() and 1 <= int(typed) <= 99 and typed != self._number
        self.desk.set_error(
            "" if good else tr("Type a number from 1 to 99 that is not {number}.").format(number=self._number)
        )
        return int(typed) if good else 0
