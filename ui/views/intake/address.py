"""Where the applicant lives: as the card prints it, or typed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from services.domain.places import Place
from ui.components import Button, Card, Icon, Rule, Text
from ui.components.field import Labelled
from ui.translate import tr
from ui.views.intake.layout import line_of
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

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = _Lines()
        self.lines.setTabChangesFocus(True)
        self.lines.setFixedHeight(56)
        self.lines.setProperty("ringRadius", 6)
        self.lines.textChanged.connect(self._changed)
        self.field = Labelled(field_label("address"), self.lines)
        self._label = Text(field_label("address"), "label", "quiet")
        self._printed = Text(role="second", wrap=True)
        edit = Button(tr("Change"), "light", height=28)
        edit.setFixedHeight(22)
        edit.clicked.connect(self._open)
        self._box = Card(ground="sunken", radius=6, padding=8, spacing=3)
        self._head = QWidget()
        self._head.setLayout(
            line_of(Icon("id-card", 14, "quiet"), Text(tr("On the card"), "label", "quiet"), 1, edit, spacing=6)
        )
        self._head.setFixedHeight(22)
        self._today, self._tight = _Today(), False
        for widget in (self._head, self._printed, self._today):
            self._box.body.addWidget(widget)
        self.setFocusProxy(self.lines)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self._label, self._box, self.field):
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

    def show_place(self, place: Place | None) -> None:
        """Show which commune of today the printed address names."""
        self._today.show_place(place)
        self._fit()

    def set_tight(self, tight: bool) -> None:
        """Show one of the two names where height is short: that of today, when it is another one."""
        self._tight = tight
        self._fit()

    def _fit(self) -> None:
        short = self._tight and self._today.names_one()
        self._printed.setVisible(not short)
        self._today.set_short(short)

    def _show(self, as_printed: bool) -> None:
        self._label.setVisible(as_printed)
        self._box.setVisible(as_printed)
        self.field.setVisible(not as_printed)

    def _open(self) -> None:
        self._show(as_printed=False)
        self.lines.setFocus()

    def _changed(self) -> None:
        self.typed.emit(self.lines.toPlainText())


class _Today(QWidget):
    """The commune of today below the printed address; one that was divided is asked about, never guessed."""

    def __init__(self) -> None:
        super().__init__()
        self._head = Text(role="label", tone="done")
        self._name = Text(role="row", wrap=True)
        self._note = Text(role="caption", tone="quiet", wrap=True)
        head = QWidget()
        head.setLayout(line_of(Icon("arrow-right", 14, "done"), self._head, 1, spacing=6))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(3)
        self._rule, self._found = Rule(), False
        for widget in (self._rule, head, self._name, self._note):
            column.addWidget(widget)
        self.hide()

    def names_one(self) -> bool:
        """Return whether there is a commune of today to be named."""
        return self._found

    def set_short(self, short: bool) -> None:
        """Leave out what explains it."""
        self._rule.setVisible(not short)
        self._note.setVisible(not short)

    def show_place(self, place: Place | None) -> None:
        """Show a place, or nothing when the address already names one of today."""
        found = place.communes if place and place.old else ()
        self._found = bool(found)
        self.setVisible(self._found)
        divided = len(found) > 1
        self._head.setText(tr("Divided on 01/7/2025") if divided else tr("Today, since 01/7/2025"))
        names = [f"{commune.name}, {commune.province}" for commune in found]
        self._name.setText(tr(" or ").join(names))
        asked = tr("Ask in which of them the citizen lives; no paper is needed")
        self._note.setText(asked if divided else tr("Worked out by the program, no paper is needed"))
