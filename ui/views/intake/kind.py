"""Of which kind the applicant is, and of which state a foreigner: two drop-downs turned by the arrow keys or by letters."""

from __future__ import annotations

import time

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from services.domain.applicant import ApplicantKind
from services.domain.text import fold
from services.resources import countries
from ui import fonts
from ui.components import Combo
from ui.components.field import Labelled
from ui.components.icons import paint_icon
from ui.components.paint import key_width, paint_key, width_of, write
from ui.translate import tr
from ui.views.people import kind_text

_KEY = "Alt O"
_HEIGHT = 24
_TYPED_ON = 1.2
"""Seconds after which letters begin another word."""


class KindSelect(Combo):
    """The kind as a quiet word in the corner of the first field: it costs no height, and nothing while it is a citizen."""

    chosen = Signal(object)
    """Another kind was chosen; carries the `ApplicantKind`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for kind in ApplicantKind:
            self.addItem(kind_text(kind), kind)
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setProperty("ringRadius", 4)
        self.setAccessibleName(tr("Kind of applicant"))
        self.setAccessibleDescription(_KEY)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.activated.connect(lambda: self.chosen.emit(self.kind()))
        self.currentIndexChanged.connect(self.updateGeometry)

    def kind(self) -> ApplicantKind:
        """Return the kind shown."""
        kind = self.currentData()
        return kind if isinstance(kind, ApplicantKind) else ApplicantKind(str(kind))

    def show_kind(self, kind: ApplicantKind) -> None:
        """Show a kind, without telling anyone."""
        self.setCurrentIndex(list(ApplicantKind).index(kind))

    def sizeHint(self) -> QSize:
        """Return the size of word, arrow and key."""
        words = width_of(self.currentText(), fonts.font("label"))
        return QSize(4 + words + 4 + 14 + 6 + key_width(_KEY), _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Its word is never cut."""
        return self.sizeHint()

    def showPopup(self) -> None:
        """Offer the kinds in full."""
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + 24)
        super().showPopup()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw word, arrow and key; no box, for most people never need it."""
        with QPainter(self) as painter:
            key = key_width(_KEY)
            words = self.width() - key - 6 - 14 - 4
            write(painter, QRect(4, 0, words, _HEIGHT), self.currentText(), fonts.font("label"), "link")
            paint_icon(painter, "chevron-down", QRect(words, (_HEIGHT - 14) // 2, 14, 14), "link")
            paint_key(painter, QRect(self.width() - key, 0, key, _HEIGHT), _KEY)


_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class _States(Combo):
    """Turns to the state whose name begins with what is typed, with or without its marks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._typed, self._at = "", 0.0
        self._names: tuple[str, ...] = ()

    def fill(self) -> None:
        """Offer every state, once."""
        if self._names:
            return
        for country in countries():
            self.addItem(country.name, country.code)
        self._names = tuple(fold(country.name) for country in countries())
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + 24)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take letters as the beginning of a name; Backspace takes the last one back, Delete empties."""
        if event.key() == Qt.Key.Key_Delete:
            self._typed = ""
            self._turn(-1)
        elif event.key() == Qt.Key.Key_Backspace:
            self._typed = self._typed[:-1]
            self._find()
        elif event.text().isprintable() and event.text() and not event.modifiers() & _COMMANDS:
            if event.text() == " " and not self._fresh():
                super().keyPressEvent(event)
                return
            self._typed = (self._typed if self._fresh() else "") + event.text()
            self._find()
        else:
            super().keyPressEvent(event)

    def _fresh(self) -> bool:
        now, before = time.monotonic(), self._at
        self._at = now
        return bool(self._typed) and now - before < _TYPED_ON

    def _find(self) -> None:
        wanted = fold(self._typed).strip()
        if not wanted:
            return
        first = next((n for n, name in enumerate(self._names) if name.startswith(wanted)), None)
        if first is None:
            first = next((n for n, name in enumerate(self._names) if f" {wanted}" in name), None)
        if first is not None:
            self._turn(first)

    def _turn(self, place: int) -> None:
        if place != self.currentIndex():
            self.setCurrentIndex(place)
            self.activated.emit(place)


class StateSelect(Labelled):
    """A foreigner's nationality; typing the beginning of its name finds it."""

    changed = Signal(str)
    """Another state was chosen; carries its code."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.combo = _States()
        super().__init__(tr("Nationality"), self.combo, parent=parent)
        self.combo.setPlaceholderText(tr("Type its name"))
        self.combo.setMinimumContentsLength(8)
        self.combo.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.combo.activated.connect(lambda: self.changed.emit(self.value()))

    def value(self) -> str:
        """Return the code of the state shown, or ""."""
        code = self.combo.currentData()
        return code if isinstance(code, str) else ""

    def choose(self, code: str) -> None:
        """Show a state, without telling anyone; the list is filled when it is first needed."""
        if code:
            self.combo.fill()
        self.combo.setCurrentIndex(self.combo.findData(code) if code else -1)
