"""One attached file in the panel: which paper it shows, what was found in it, its pages."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from services.domain.attachment import Attachment
from ui.components import Card, Combo, Icon, Text
from ui.presenters.intake_papers import Belongs
from ui.translate import tr
from ui.views.intake.layout import line_of
from ui.views.intake.procedure import LETTERS
from ui.views.papers.strip import PageStrip
from ui.views.papers.words import notes_words, pages_words, size_words

_NONE = -1


class FileCard(Card):
    """Its pages take the keys; Tab goes on to the paper it belongs to."""

    assigned = Signal(object)
    """The file shows another paper; carries its index, or None."""

    def __init__(self, paper: Attachment, parent: QWidget | None = None) -> None:
        super().__init__(padding=8, spacing=4, parent=parent)
        self.paper = paper
        self.strip = PageStrip(paper)
        self._number = Text(role="second_strong", tone="link", digits=True)
        self.component = Combo()
        self.component.setFixedHeight(32)
        # A long name must not push the number of pages out of sight.
        self.component.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.component.setMinimumContentsLength(12)
        self.component.activated.connect(self._chosen)
        self._pages = Text(role="caption", tone="quiet", digits=True)
        self._notes = Text(role="caption", tone="wait", wrap=True)
        self._told = QWidget()
        told = line_of(Icon("help", 14, "wait"), spacing=6)
        told.addWidget(self._notes, 1)
        self._told.setLayout(told)
        line = line_of(self._number)
        line.addWidget(self.component, 1)
        line.addWidget(self._pages)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(self._told)
        column.addWidget(self.strip)
        self.body.addLayout(column)

    def show_paper(self, paper: Attachment, place: int, belongs: tuple[Belongs, ...]) -> None:
        """Show the file as it is now; `place` counts from 1."""
        self.paper = paper
        self._number.setText(str(place))
        self._pages.setText(f"{pages_words(paper.pages)} · {size_words(paper.size)}")
        self._notes.setText(notes_words(paper))
        self._told.setVisible(bool(paper.notes))
        self._offer(belongs)
        self.strip.show_paper(paper)
        self.setAccessibleName(tr("File {number}").format(number=place))
        self.component.setAccessibleName(tr("Paper that file {number} shows").format(number=place))

    def _offer(self, belongs: tuple[Belongs, ...]) -> None:
        wanted = [(_NONE, tr("Belongs to no paper yet"))]
        for place, b in enumerate(belongs):
            letter = f"{LETTERS[place]} · " if place < len(LETTERS) else ""
            wanted.append((b.index, f"{letter}{b.name}"))
        if [(self.component.itemData(i), self.component.itemText(i)) for i in range(self.component.count())] != wanted:
            self.component.clear()
            for index, words in wanted:
                self.component.addItem(words, index)
        at = self.component.findData(_NONE if self.paper.component is None else self.paper.component)
        self.component.setCurrentIndex(max(0, at))
        self.component.setToolTip(self.component.currentText())

    def _chosen(self) -> None:
        index = self.component.currentData()
        self.assigned.emit(None if index == _NONE else index)

    def set_current(self, current: bool) -> None:
        """Show that the keys act on this file."""
        self.set_look(ground="surface", edge="link" if current else "line")
