"""The rulebook page (F8): the catalogue and every dated table of the unit; supervisors edit, officers read."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from services.bootstrap import Desk
from services.domain.chapters import BODIES
from services.domain.permissions import Account
from services.domain.rulebook import Chapter
from ui.components import Chip
from ui.tasks import Lanes
from ui.translate import tr
from ui.views.rulebook.catalogue import CataloguePart
from ui.views.rulebook.exceptions import ExceptionsPart
from ui.views.rulebook.rules import RulesView
from ui.views.rulebook.sections import Sections
from ui.views.rulebook.words import chapter_title

_ORDER = (
    Chapter.CALENDAR,
    Chapter.CUTOVERS,
    Chapter.FEES,
    Chapter.EXEMPTIONS,
    Chapter.REFUSALS,
    Chapter.OUTAGES,
    Chapter.BARRED,
    Chapter.BOUNDLESS,
    Chapter.GROUPS,
    Chapter.POINTS,
    Chapter.STEPS,
    Chapter.AGENCY,
)


CATALOGUE, EXCEPTIONS = "catalogue", "exceptions"


class RulebookPage(QWidget):
    """The parts at the left, the chosen one beside."""

    fills = True
    """Its parts lie over each other, and those that are hidden are as high as they like."""

    notice = Signal(object)

    def __init__(self, desk: Desk, account: Account, lanes: Lanes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sections = Sections()
        self.sections.setFixedWidth(218)
        self.rules = RulesView(desk, account, lanes)
        self.catalogue = CataloguePart(desk, account, lanes)
        self.exceptions = ExceptionsPart(desk, account, lanes)
        self.stack = QStackedWidget()
        for part in (self.rules, self.catalogue, self.exceptions):
            self.stack.addWidget(part)
            part.notice.connect(self.notice)
        self._reading = Chip("", "quiet", icon="eye")
        self._part = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 16)
        row.setSpacing(12)
        row.addWidget(self.sections)
        row.addWidget(self.stack, 1)
        self.sections.chosen.connect(self.go)
        self.language_changed()

    @property
    def title(self) -> str:
        """What the page is called."""
        return tr("Rules of the unit")

    def head_widgets(self) -> list[QWidget]:
        """Return what stands beside the title: for those who may not change anything, that they read."""
        return [] if self.rules.presenter.may_change else [self._reading]

    def head_actions(self) -> list[QWidget]:
        """Return what stands at the right of the head."""
        return []

    def _shown(self) -> RulesView | CataloguePart | ExceptionsPart:
        if self._part == CATALOGUE:
            return self.catalogue
        return self.exceptions if self._part == EXCEPTIONS else self.rules

    def main_action(self) -> None:
        """Do what the open part is for: save, read, accept."""
        self._shown().main_action()

    def shortcuts(self) -> dict[str, Callable[[], None]]:
        """Return the keys of the page; each part takes those it has a use for."""
        return {"Ctrl+F": self._search, "Ctrl+N": self._begin, "Ctrl+S": self._save}

    def _search(self) -> None:
        if self._shown() is self.rules:
            self.rules.search.line.setFocus()

    def _begin(self) -> None:
        if self._shown() is self.rules:
            self.rules.begin()

    def _save(self) -> None:
        shown = self._shown()
        if not isinstance(shown, RulesView):
            shown.save()

    def entered(self) -> None:
        """Read the open part again; the arrows move through the parts."""
        self._shown().entered()
        self.sections.table.setFocus()

    def left(self) -> None:
        """What is typed stays in its sheet."""

    def refresh(self) -> None:
        """Uploads change nothing here."""

    def go(self, part: str) -> None:
        """Show a part."""
        if part == self._part:
            return
        self._part = part
        shown = self._shown()
        self.stack.setCurrentWidget(shown)
        if shown is self.rules:
            self.rules.look_at(Chapter(part))
        else:
            shown.entered()

    def language_changed(self) -> None:
        """Say everything in the language in use."""
        self._reading.show_state(tr("Read only"))
        parts = [(chapter.value, chapter_title(chapter)) for chapter in _ORDER if chapter in BODIES]
        parts.insert(0, (CATALOGUE, tr("Procedure catalogue")))
        if self.exceptions.presenter.may_read:
            parts.append((EXCEPTIONS, tr("Exceptions made")))
        for part in (self.rules, self.catalogue, self.exceptions):
            part.retranslate()
        self.sections.show_parts(parts, self._part or parts[0][0])
