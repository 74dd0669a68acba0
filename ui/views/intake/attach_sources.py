"""Ways to attach a file, and why one was not taken."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.components import Button, Card, Icon, Text
from ui.presenters.intake_papers import Refused
from ui.translate import tr
from ui.views.intake.layout import line_of
from ui.views.papers.words import trouble_words


class Sources(QWidget):
    """Where files come from; a device that is not set up has no button."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choose = Button(tr("Choose files"), key="Ctrl O", icon="folder", height=32)
        self.paste = Button(tr("Paste"), key="Ctrl V", icon="copy", height=32)
        self.take = Button(tr("No new files"), key="Ctrl G", height=32)
        self.scan = Button(tr("Scan a page"), key="Ctrl L", icon="scan", height=32)
        self.stack = Button(tr("Scan a stack"), key="Ctrl I", height=32)
        self.camera = Button(tr("Camera"), key="Ctrl M", icon="camera", height=32)
        self._grid = QVBoxLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        self.devices = QWidget()
        self.devices.setLayout(line_of(self.take, self.scan, self.stack, 1))
        self._grid.addLayout(line_of(self.choose, self.paste, self.camera, 1))
        self._grid.addWidget(self.devices)

    def show_devices(self, *, folder: bool, scanner: bool, camera: bool) -> None:
        """Show the buttons of the devices this counter has."""
        self.take.setVisible(folder)
        self.scan.setVisible(scanner)
        self.stack.setVisible(scanner)
        self.camera.setVisible(camera)
        self.devices.setVisible(folder or scanner)

    def show_new(self, count: int) -> None:
        """Say how many files wait in the scanner's folder."""
        self.take.set_words(tr("Take %n new files", count) if count else tr("No new files"))

    def controls(self) -> list[QWidget]:
        """Return the buttons in reading order."""
        return [self.choose, self.paste, self.camera, self.take, self.scan, self.stack]


def refusal_card(refused: Refused) -> QWidget:
    """Return which file was not taken, why, and where it lies."""
    card = Card(ground="wrong_soft", edge="", bar="wrong", radius=6, padding=8)
    column = QVBoxLayout()
    column.setSpacing(1)
    name = tr("Not taken: {name}").format(name=refused.name) if refused.name else tr("Not taken")
    column.addWidget(Text(name, "second_row", "wrong", wrap=True))
    column.addWidget(Text(trouble_words(refused.error), "second", wrap=True))
    if refused.place:
        column.addWidget(
            Text(tr("It lies untouched in {folder}").format(folder=refused.place), "caption", "quiet", wrap=True)
        )
    line = line_of(Icon("triangle", 16, "wrong"))
    line.addLayout(column, 1)
    card.body.addLayout(line)
    card.setAccessibleName(f"{name} {trouble_words(refused.error)}")
    return card
