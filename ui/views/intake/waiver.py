"""Why a fee is not paid: a reason the law knows, or the officer's own words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from services.domain.quote import Quote
from ui.components import Combo, ErrorLine, Line, Text
from ui.presenters.intake_sheet import Sheet
from ui.translate import tr

_OTHER = "?"
_ROOM = 240
"""Pixels a reason may take in its box; in full it stands below."""


class Waiver(QWidget):
    """The exemptions of this procedure to choose from, a line for another reason, and the reason in full."""

    typed = Signal(str)
    """A reason was chosen or typed; carries its key or its words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys: tuple[str, ...] = ()
        self.error = ErrorLine()
        self.choice = Combo()
        self.choice.setFixedHeight(32)
        self.choice.setPlaceholderText(tr("Choose the reason"))
        self.choice.setAccessibleName(tr("Reason for not paying"))
        self.choice.activated.connect(self._chosen)
        self.reason = Line(32)
        self.reason.setPlaceholderText(tr("Reason and the act that allows it"))
        self.reason.setAccessibleName(tr("Another reason for not paying"))
        self.reason.textEdited.connect(self.typed)
        self._said = Text(role="caption", tone="quiet", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.error, self.choice, self.reason, self._said):
            column.addWidget(widget)

    def show_waiver(self, sheet: Sheet, quote: Quote) -> None:
        """Show the reasons there are, and the one that was given."""
        keys = tuple(rule.key for rule in quote.offered)
        if keys != self._keys:
            self._keys = keys
            self.choice.clear()
            metrics = self.choice.fontMetrics()
            for place, rule in enumerate(quote.offered):
                title = metrics.elidedText(rule.body.title, Qt.TextElideMode.ElideRight, _ROOM)
                self.choice.addItem(title, rule.key)
                self.choice.setItemData(place, rule.body.said, Qt.ItemDataRole.ToolTipRole)
            self.choice.addItem(tr("Another reason…"), _OTHER)
            self.choice.setCurrentIndex(-1)
        own = sheet.exemption not in keys
        if not own:
            self.choice.setCurrentIndex(self.choice.findData(sheet.exemption))
        elif sheet.exemption:
            self.choice.setCurrentIndex(self.choice.findData(_OTHER))
        self.choice.setVisible(bool(keys))
        self.reason.setVisible(not keys or self.choice.currentData() == _OTHER)
        if own and not self.reason.hasFocus() and self.reason.text() != sheet.exemption:
            self.reason.setText(sheet.exemption)
        self._said.setText("" if own else quote.exemption)
        self._said.setVisible(not own and bool(quote.exemption))

    def first(self) -> QWidget:
        """Return what to go to first."""
        return self.reason if not self._keys else self.choice

    def controls(self) -> tuple[QWidget, ...]:
        """Return what can be filled in, in reading order."""
        return self.choice, self.reason

    def set_error(self, what: str) -> None:
        """Say what is wrong with the reason."""
        self.error.say(what)
        self.reason.mark("wrong" if what else "")

    def forget(self) -> None:
        """Forget the reason of the sheet before."""
        self._keys = ()
        self.choice.clear()
        self.reason.clear()
        self.set_error("")

    def _chosen(self) -> None:
        key = self.choice.currentData()
        own = key == _OTHER
        self.reason.setVisible(own)
        self._said.setVisible(False)
        self.typed.emit(self.reason.text() if own else str(key))
        if own:
            self.reason.setFocus()
