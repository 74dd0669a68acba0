"""Cards and labelled facts of a dossier's page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.components import Card, Text


def titled(title: str, *, spacing: int = 10) -> Card:
    """Return a card that begins with its title."""
    card = Card(padding=15, spacing=spacing)
    card.body.addWidget(Text(title, "card", wrap=True))
    return card


def fact(label: str, value: str, *, digits: bool = False, strong: bool = False) -> QWidget:
    """Return a value below its label."""
    held = QWidget()
    column = QVBoxLayout(held)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(1)
    column.addWidget(Text(label, "label", "quiet"))
    words = Text(value, "heading" if strong else "row", digits=digits, wrap=True)
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    words.setAccessibleName(f"{label} {value}")
    column.addWidget(words)
    return held
