"""Why the chosen row waits, in words, and that nothing is lost."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from services.domain.queue import Group, QueueRow
from ui.components import Card, Icon, Text
from ui.translate import tr
from ui.views.queue.words import reason_words, row_mark, row_words


class Why(Card):
    """A soft card with a title, the reason, and what is safe."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(ground="wrong_soft", edge="", radius=6, padding=12, spacing=2, parent=parent)
        self._icon, self._title = Icon("triangle", 18, "wrong"), Text(role="strong", tone="wrong", wrap=True)
        self._reason, self.safe = Text(role="second", wrap=True), Text(role="second", wrap=True)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1)
        self.body.addLayout(head)
        self.body.addWidget(self._reason)
        self.body.addWidget(self.safe)

    def show_row(self, row: QueueRow, receiver: str, now: datetime, *, offline: bool) -> None:
        """Show why a row waits.

        Args:
            receiver: What people call its receiver.
        """
        refused = row.group is Group.MEND and not row.held
        tone = "wrong" if refused else "wait" if row.group is not Group.WAITING else "quiet"
        titles = {
            Group.MEND: (
                tr("Held back until somebody lets it go")
                if row.held
                else tr("{receiver} has not taken this dossier").format(receiver=receiver)
            ),
            Group.UNKNOWN: tr("Not known whether it arrived"),
            Group.WAITING: tr("Waiting to be sent"),
        }
        self.set_look(ground="off" if tone == "quiet" else f"{tone}_soft")
        self._icon.show_icon(row_mark(row).icon if not refused else "triangle", tone)
        self._title.setText(titles[row.group])
        self._title.set_tone(tone)
        reason = reason_words(row.reason) if row.group is Group.MEND else row_words(row, now, offline=offline)
        self._reason.setText(tr("{sentence}.").format(sentence=(reason[:1].upper() + reason[1:]).rstrip(".")))
        self.safe.setText(tr("The dossier and the citizen's receipt stay as they are."))
