"""At the foot of the first column: what was told earlier, offered with one key, and what differs since.

It stands below the fields and outside what scrolls, so that nothing jumps when the answer comes.
"""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from services.domain.applicant import Sex
from services.domain.calendar import office_time
from services.resources import country_name
from ui import fonts
from ui.components import Button, Column, Rows, Text
from ui.components.icons import paint_icon
from ui.components.paint import LEFT, box, color, key_width, paint_key
from ui.presenters.intake_known import Familiar, Offered
from ui.presenters.intake_sheet import pretty
from ui.translate import tr
from ui.views.intake.layout import ROOM, Scroll, empty, line_of
from ui.views.intake.words import field_label

_AT, _GAP, _LEAST = 22, 8, 24
_WRAP = LEFT | Qt.TextFlag.TextWordWrap


class TellLine(QAbstractButton):
    """An icon, words that wrap, and the key that acts on them; without a key it is only read.

    On a low screen it is one line that ends in three dots where it is too long; the whole is its tip.
    """

    def __init__(self, icon: str, tone: str, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._tone, self._key, self._single = icon, tone, key, False
        self.setProperty("ringRadius", 4)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if key else Qt.FocusPolicy.NoFocus)
        if key:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_LEAST)
        self.hide()

    def say(self, text: str) -> None:
        """Say something; an empty text hides it."""
        self.setText(text)
        self.setAccessibleName(text)
        self.setAccessibleDescription(self._key)
        self.setVisible(bool(text))
        self._fit()

    def set_look(self, icon: str, tone: str) -> None:
        """Take another icon and tone."""
        self._icon, self._tone = icon, tone
        self.update()

    def set_single(self, single: bool) -> None:
        """Take one line only."""
        self._single = single
        self._fit()

    def _room(self) -> int:
        return max(1, self.width() - _AT - (key_width(self._key) + _GAP if self._key else 0))

    def _fit(self) -> None:
        metrics = QFontMetrics(fonts.font("second"))
        high = metrics.boundingRect(QRect(0, 0, self._room(), 10_000), _WRAP, self.text()).height()
        self.setFixedHeight(_LEAST if self._single else max(_LEAST, high + 4))
        cut = self._single and metrics.horizontalAdvance(self.text()) > self._room()
        self.setToolTip(self.text() if cut else "")
        self.update()

    def sizeHint(self) -> QSize:
        """Return a modest width; the words wrap."""
        return QSize(120, self.height())

    def minimumSizeHint(self) -> QSize:
        """Return the least size."""
        return QSize(80, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Claim the height the words need at the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw icon, words and key."""
        with QPainter(self) as painter:
            if self._key and (self.underMouse() or self.isDown()):
                box(painter, self.rect(), fill="soft", radius=4)
            paint_icon(painter, self._icon, QRect(2, (_LEAST - 16) // 2, 16, 16), self._tone)
            painter.setFont(fonts.font("second"))
            painter.setPen(color(self._tone))
            words, room = self.text(), self._room()
            if self._single:
                words = QFontMetrics(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRect(_AT, 0, room, self.height()), _WRAP, words)
            if self._key:
                width = key_width(self._key)
                paint_key(painter, QRect(self.width() - width - 2, 0, width, _LEAST), self._key)


def detail_text(name: str, value: str) -> str:
    """Return a detail as it is told in words."""
    if name == "representative":
        return tr("handed in by {name}").format(name=value)
    if name == "nationality":
        return country_name(value)
    if name == "sex":
        return {Sex.FEMALE.value: tr("Female"), Sex.MALE.value: tr("Male")}.get(value, value)
    return pretty(name, value)


def day_of(at: datetime) -> str:
    """Return the day of a moment: `12/10`."""
    return f"{office_time(at):%d/%m}"


def offer_text(offer: Offered | None) -> str:
    """Return what is offered in one sentence, "" for nothing."""
    if offer is None:
        return ""
    details = ", ".join(detail_text(name, value) for name, value in offer.details)
    return tr("Use again, {day}: {details}").format(day=day_of(offer.at), details=details)


def history_text(familiar: Familiar) -> str:
    """Return what is not as it was told last, else how many dossiers there are, "" of somebody who is new."""
    if familiar.seen_at is None:
        return ""
    if familiar.differences:
        fields = ", ".join(lowered(field_label(d.field)) for d in familiar.differences)
        return tr("Not as last time: {fields}").format(fields=fields)
    return tr("%n dossiers are here already", familiar.dossiers) if familiar.dossiers else tr("A sheet of theirs waits")


def lowered(words: str) -> str:
    """Return words as they stand inside a sentence."""
    return words[:1].lower() + words[1:]


class Foot(QWidget):
    """The offer, how many dossiers are here already, and what differs since."""

    took = Signal()
    """Fill in what was told earlier."""
    looked = Signal()
    """Show what was told earlier beside what stands on the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.offer, self.history = TellLine("refresh", "link", "Alt L"), TellLine("folder", "link", "Alt R")
        self.offer.clicked.connect(self.took)
        self.history.clicked.connect(self.looked)
        self._roomy = False
        column = QVBoxLayout(self)
        column.setContentsMargins(ROOM, 0, ROOM, 0)
        column.setSpacing(0)
        for widget in (self.offer, self.history):
            column.addWidget(widget)
        self.hide()

    def show_familiar(self, familiar: Familiar) -> None:
        """Say what is known of the person; nothing of somebody who is new."""
        self.offer.say(offer_text(familiar.offer))
        differs = bool(familiar.differences)
        self.history.set_look("triangle" if differs else "folder", "wait" if differs else "link")
        self.history.say(history_text(familiar))
        self._arrange()

    def set_roomy(self, roomy: bool) -> None:
        """Show both where there is height for them, else one line: the offer until it is taken."""
        self._roomy = roomy
        self._arrange()

    def _arrange(self) -> None:
        lines = (self.offer, self.history)
        told = [line for line in lines if line.text()]
        for line in lines:
            line.set_single(not self._roomy)
            line.setVisible(line in (told if self._roomy else told[:1]))
        self.setVisible(bool(told))


class EarlierPanel(QWidget):
    """What was told last time beside what stands on the page; Escape goes back."""

    listed = Signal()
    """Show this person's dossiers in the register."""
    escaped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._told = Text(role="heading"), Text(role="second", tone="quiet", wrap=True)
        self._inside = QVBoxLayout()
        held = QWidget()
        self._inside.setContentsMargins(ROOM, ROOM, ROOM, ROOM)
        held.setLayout(self._inside)
        self.list = Button(tr("Their dossiers in the register"), key="Alt A", icon="folder")
        self.back = Button(tr("Back"), "light", key="Esc", height=32)
        self.list.clicked.connect(self.listed)
        self.back.clicked.connect(self.escaped)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(line_of(self._title, 1, self.back))
        whole.addWidget(self._told)
        whole.addWidget(Scroll(held), 1)
        whole.addLayout(line_of(self.list, 1))

    def show_familiar(self, familiar: Familiar) -> None:
        """Lay last time beside now."""
        day = day_of(familiar.seen_at) if familiar.seen_at else ""
        self._title.setText(tr("Told last time, {day}").format(day=day))
        self._told.setText(tr("%n dossiers are here already", familiar.dossiers) if familiar.dossiers else "")
        empty(self._inside)
        table = Rows([Column(tr("Detail"), 130), Column(tr("Last time")), Column(tr("Now"))], row_height=36)
        differs = {d.field for d in familiar.differences}
        for name, before, now in familiar.compared:
            label, odd = field_label(name), name in differs
            then = Text(detail_text(name, before), "row", "wait" if odd else "ink", wrap=True)
            here = Text(
                detail_text(name, now) if now else tr("not filled in"), "row", "ink" if now else "quiet", wrap=True
            )
            table.add(Text(label, "second", "quiet", wrap=True), then, here).set_tone("wait" if odd else "")
        self._inside.addWidget(table)
        self._inside.addStretch(1)

    def choose(self, place: int) -> None:
        """Alt A: the dossiers in the register."""
        if place == 0:
            self.list.click()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the checklist."""
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
            return
        super().keyPressEvent(event)
