"""Where the applicant lives: as the card prints it, or typed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from services.domain.places import Place
from ui.components import Button, Card, Icon, Text
from ui.components.field import Labelled
from ui.translate import tr
from ui.views.intake.layout import line_of
from ui.views.intake.place import PlaceToday
from ui.views.intake.words import field_label


class _Lines(QPlainTextEdit):
    """Two lines of typing in which Tab goes on and Enter does not break the line."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on at Enter, as in every other field."""
        if event.text() in ("\r", "\n"):
            self.focusNextChild()
            return
        super().keyPressEvent(event)


class Address(QWidget):
    """The printed address in a sunken box, or a field of two lines."""

    typed = Signal(str)
    """A person changed the address; carries it."""
    chosen = Signal(str)
    """A person chose the commune of today; carries its code."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = _Lines()
        self.lines.setTabChangesFocus(True)
        self.lines.setFixedHeight(56)
        self.lines.setProperty("ringRadius", 6)
        self.lines.textChanged.connect(self._changed)
        self.field = Labelled(field_label("address"), self.lines)
        self._label, self._low = Text(field_label("address"), "label", "quiet"), False
        self._printed = Text(role="second", wrap=True)
        self._edit = Button(tr("Change"), "light", height=24)
        self._edit.clicked.connect(self._open)
        self._box = Card(ground="sunken", radius=6, padding=8, spacing=3)
        self._head = QWidget()
        self._on_card = line_of(Icon("id-card", 14, "quiet"), Text(tr("On the card"), "label", "quiet"), 1, spacing=6)
        self._on_card.addWidget(self._edit)
        self._head.setLayout(self._on_card)
        self._head.setFixedHeight(24)
        self._title, self._titled = QWidget(), line_of(self._label, 1)
        self._title.setLayout(self._titled)
        self.today, self._tight = PlaceToday(), False
        self.today.chosen.connect(self.chosen)
        for widget in (self._head, self._printed):
            self._box.body.addWidget(widget)
        self._below = Card(ground="sunken", radius=6, padding=8, spacing=3)
        self.setFocusProxy(self.lines)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self._title, self._box, self.field, self._below):
            column.addWidget(widget)
        self.show_address("", "")

    def show_address(self, address: str, printed: str) -> None:
        """Show an address; one that is as printed on the card stands in the box."""
        as_printed = bool(printed) and address == printed
        if self.lines.toPlainText() != address:
            was = self.lines.blockSignals(True)
            self.lines.setPlainText(address)
            self.lines.blockSignals(was)
        self._printed.setText(address)
        self._show(as_printed)

    def show_place(self, place: Place | None, code: str = "") -> None:
        """Show which commune of today the address names, or the ones to choose among; `code` is the one chosen."""
        self.today.show_place(place, code)
        before: QWidget = self.lines
        for control in self.today.controls():
            QWidget.setTabOrder(before, control)
            before = control
        self._settle()
        self._fit()

    def set_tight(self, tight: bool) -> None:
        """Show one of the two names where height is short: that of today, when it is another one."""
        self._tight = tight
        self._fit()

    def set_low(self, low: bool) -> None:
        """On a low screen let the label's line carry what stands above the printed address."""
        self._low = low
        (self._titled if low else self._on_card).addWidget(self._edit)
        self._head.setVisible(not low)
        self._fit()

    def set_label(self, words: str) -> None:
        """Say what the address is called: of a company it is its registered office."""
        self._label.setText(words)
        self.field.set_label(words)

    def _fit(self) -> None:
        short = self._tight and self.today.names_one()
        self._printed.setVisible(not short)
        self.today.set_short(self._tight or self._low, ruled=not self._box.isHidden() and not self._tight)

    def _show(self, as_printed: bool) -> None:
        self._title.setVisible(as_printed)
        self._box.setVisible(as_printed)
        self.field.setVisible(not as_printed)
        self._settle()
        self._fit()

    def _settle(self) -> None:
        """Let the commune of today stand in the box of the printed address, or below the field."""
        printed = not self._box.isHidden()
        (self._box if printed else self._below).body.addWidget(self.today)
        self.today.setVisible(self.today.tells)
        self._below.setVisible(self.today.tells and not printed)

    def _open(self) -> None:
        self._show(as_printed=False)
        self.lines.setFocus()

    def _changed(self) -> None:
        self.typed.emit(self.lines.toPlainText())
