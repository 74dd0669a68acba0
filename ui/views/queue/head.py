"""The head of the page: where one searches, that nothing is lost, and what is done to the whole queue."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from services.domain.permissions import Account, Act, may
from ui.components import Button, SearchBox, Text
from ui.translate import tr

_SEARCH_WIDTH = 300


class QueueHead:
    """The widgets beside the title and at the right; what the account may not do is not among them."""

    def __init__(self, by: Account) -> None:
        self.may_seal = may(by, Act.EXPORT_QUEUE)
        self._safe = Text(role="second", tone="quiet")
        self.search = SearchBox("", key="Ctrl F", height=32)
        self.search.setFixedWidth(_SEARCH_WIDTH)
        self.seal = Button("", "light", key="Ctrl S", icon="lock", height=32)
        self.send_all = Button("", key="Ctrl R", icon="refresh", height=32)
        acts = ((self.seal, self.may_seal), (self.send_all, may(by, Act.CHANGE_QUEUE)))
        self.actions: list[QWidget] = [self._safe, *(button for button, allowed in acts if allowed)]
        self.retranslate()

    def retranslate(self) -> None:
        """Say the fixed words in the language in use."""
        self._safe.setText(tr("No dossier is lost: all are saved on this machine"))
        self.send_all.set_words(tr("Try sending now"))
        self.seal.set_words(tr("Seal the queue"))
        for widget in (self.search, self.search.line):
            widget.setAccessibleName(tr("Search in the queue"))
        self.search.line.setPlaceholderText(tr("Number or procedure"))

    def show_found(self, found: int, every: int) -> None:
        """Say how many rows hold what was typed, while something is."""
        words = tr("{found} of {all}").format(found=found, all=every)
        self.search.set_found(words if self.search.text() else "")
