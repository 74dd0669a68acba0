"""The names at the door: a card each, with its key."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from services.domain.permissions import Account, Role
from ui import fonts
from ui.components.avatar import initials
from ui.components.paint import CENTRE, box, key_width, paint_key, write
from ui.translate import tr

MOST = 4


def role_word(account: Account) -> str:
    """Return what somebody is here, as told, else after the role."""
    words = {
        Role.OFFICER: tr("One-stop officer"),
        Role.SUPERVISOR: tr("Head of the centre"),
        Role.VOLUNTEER: tr("Guides only"),
        Role.ACCOUNTANT: tr("Accountant"),
        Role.ADMINISTRATOR: tr("Administrator"),
    }
    return account.position or words[account.role]


class NameCard(QAbstractButton):
    """One name, its initials, what the person does, its key."""

    def __init__(self, account: Account, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.account = account
        self._key, self._second = key, role_word(account)
        self.setText(account.display or account.name)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAccessibleName(self.text())
        self.setAccessibleDescription(key)
        self.setProperty("ringRadius", 8)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return a width two of which fit side by side."""
        return QSize(200, 64)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw card, disc, name and key."""
        painter = QPainter(self)
        on = self.isChecked()
        box(painter, self.rect(), fill="soft" if on else "surface", edge="link" if on else "line", radius=8)
        disc = QRect(13, 12, 40, 40)
        box(painter, disc, fill="surface" if on else "soft", radius=20)
        write(painter, disc, initials(self.text()), fonts.sized(14, 600), "link", CENTRE)
        key = key_width(self._key)
        words = QRect(65, 13, self.width() - 65 - key - 20, 22)
        write(painter, words, self.text(), fonts.font("row"), elide=True)
        write(painter, words.translated(0, 18), self._second, fonts.font("caption"), "quiet", elide=True)
        paint_key(painter, QRect(self.width() - 13 - key, 0, key, self.height()), self._key)
        painter.end()


class Names(QWidget):
    """Up to four names, two a row."""

    chosen = Signal(object)
    """Somebody chose a name; carries the `Account`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: list[NameCard] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)

    def show_accounts(self, accounts: Sequence[Account]) -> None:
        """Show the first four accounts."""
        for card in self.cards:
            card.hide()
            card.deleteLater()
        self.cards = [NameCard(account, f"Alt {n}") for n, account in enumerate(accounts[:MOST], 1)]
        for place, card in enumerate(self.cards):
            self._grid.addWidget(card, place // 2, place % 2)
            card.clicked.connect(lambda _=False, card=card: self.chosen.emit(card.account))
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)

    def mark(self, account: Account | None) -> None:
        """Show a name as chosen."""
        for card in self.cards:
            card.setAutoExclusive(account is not None)
            card.setChecked(card.account == account)
