"""What is here, what was sent and what the receiver has, side by side."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from services.domain.mending import Conflict, ThreeWay
from services.domain.reconciliation import Difference
from services.wording.reconciliation import difference_words
from ui.components import Text
from ui.translate import language, tr
from ui.views.queue.words import reason_words

_HIGHEST, _LEAST = 200, 72
"""Height of the table of fields, in pixels."""
_APART = 5
"""Pixels between one field and the next."""


class ConflictTable(QWidget):
    """Three columns; a field in each row, and only those in which the three are not alike."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Text(role="second_row", wrap=True)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.viewport().setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addWidget(self._scroll)
        self.hide()

    def show_conflict(self, conflict: Conflict | None, *, asking: bool) -> None:
        """Show the three, that the receiver is being asked, or nothing."""
        rows = conflict.rows if conflict is not None else ()
        self.setVisible(asking or conflict is not None)
        self._title.setText(_title(conflict, asking=asking))
        self._scroll.setVisible(bool(rows))
        # The arrows scroll it.
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus if rows else Qt.FocusPolicy.NoFocus)
        self._scroll.setAccessibleName(tr("Here, sent, and over there"))
        inside = QWidget()
        inside.setObjectName("scrolled")
        inside.setAutoFillBackground(False)
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(1)
        heads = (tr("We have"), tr("Sent"), tr("Over there"))
        for at, head in enumerate(heads):
            grid.addWidget(Text(head, "label", "quiet"), 0, at)
            grid.setColumnStretch(at, 1)
        known = conflict is not None and conflict.there is not None
        for at, row in enumerate(rows):
            label, values = three_words(row)
            called = Text(label, "label", "quiet", wrap=True)
            # What belongs together stands together.
            called.setContentsMargins(0, _APART, 0, 0)
            grid.addWidget(called, 2 * at + 1, 0, 1, 3)
            for place, value in enumerate(values):
                other = place == 2 and known and value != values[0]
                shown = value if place < 2 or known else "?"
                words = Text(shown, "second", "wrong" if other else "ink", wrap=True)
                grid.addWidget(words, 2 * at + 2, place, Qt.AlignmentFlag.AlignTop)
        told = (three_words(row) for row in rows)
        self._scroll.setAccessibleDescription("; ".join(f"{label}: {', '.join(values)}" for label, values in told))
        self._scroll.setWidget(inside)
        self._scroll.setMaximumHeight(max(0, min(_HIGHEST, inside.sizeHint().height() + 8)))

    def minimumSizeHint(self) -> QSize:
        """It scrolls where there is no room."""
        return QSize(0, self._title.height() + (_LEAST if self._scroll.isVisibleTo(self) else 0))


def _title(conflict: Conflict | None, *, asking: bool) -> str:
    if asking:
        return tr("The receiver is being asked what it has…")
    if conflict is None:
        return ""
    if conflict.there is None:
        return tr("What the receiver has is not known: {reason}.").format(reason=reason_words(conflict.reason))
    if not conflict.there:
        return tr("The receiver does not have this dossier.")
    return tr("The receiver has something else") if conflict.rows else tr("The receiver has the same as this desk.")


def three_words(row: ThreeWay) -> tuple[str, tuple[str, str, str]]:
    """Return what people call a field, and what is here, was sent and is over there, in words."""
    label, ours, theirs = difference_words(Difference(row.path, row.ours, row.theirs), language())
    _, sent, _ = difference_words(Difference(row.path, row.sent, ""), language())
    return label, (ours, sent, theirs)
