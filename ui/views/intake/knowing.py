"""Everything about who stands at the counter on the intake page: kinds, who hands in for whom, who was here before."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from services.domain.acquaintance import Twin
from services.domain.applicant import identity, tidy
from ui.presenters import intake_people as people
from ui.presenters.intake_known import Familiar
from ui.views.intake.earlier import EarlierPanel
from ui.views.intake.twins import TwinPanel

if TYPE_CHECKING:
    from ui.views.intake.surface import Surface

PAUSE_MS = 150
"""A pause in typing of this length asks who it is."""


class Knowing(QObject):
    """Stands between the page and its presenter in what concerns people."""

    def __init__(self, page: Surface) -> None:
        super().__init__(page)
        self._page, self._person = page, page.columns.person
        self.panel, self.line = TwinPanel(), page.columns.checklist.twins
        self.earlier = EarlierPanel()
        for panel in (self.panel, self.earlier):
            page.columns.add_panel(panel)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._connect()

    def _connect(self) -> None:
        act, person, foot = self._page.presenter, self._person, self._person.foot
        self._pause.timeout.connect(act.look_up)
        person.kind.chosen.connect(act.set_kind)
        person.acting.clicked.connect(self.act_for_another)
        person.bearer.swapped.connect(self.swap)
        foot.took.connect(act.take_over)
        foot.looked.connect(self.open_earlier)
        self.earlier.listed.connect(self.look_at_dossiers)
        self.earlier.escaped.connect(self._page.close_panel)
        self.line.clicked.connect(self.open)
        self.panel.kept.connect(self._keep)
        self.panel.opened.connect(self._open_twin)
        self.panel.joined.connect(self._join)
        self.panel.escaped.connect(self._page.close_panel)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def keys(self) -> dict[str, Callable[[], None]]:
        """Return the keys about people; one that means nothing at the moment does nothing."""
        act = self._page.presenter
        return {
            "Alt+O": self.go_to_kind,
            "Alt+U": self.act_for_another,
            "Alt+W": self.swap,
            "Alt+L": act.take_over,
            "Alt+R": self.open_earlier,
            "Alt+X": self.open,
        }

    @property
    def opened(self) -> TwinPanel | EarlierPanel | None:
        """The panel of ours that lies over the checklist."""
        laid = self._page.columns.panel
        return laid if isinstance(laid, TwinPanel | EarlierPanel) else None

    # What the presenter has shown.

    def look_up_soon(self) -> None:
        """Ask after a pause in typing."""
        self._pause.start()

    def show_familiar(self, familiar: Familiar) -> None:
        """Say what is known of the person and of the matter."""
        self._person.foot.show_familiar(familiar)
        self.line.show_twins(familiar.twins)
        if self.opened is not self.panel:
            return
        if familiar.twins:
            self.panel.show_twins(self._page.presenter.sheet, familiar.twins, self._page.now())
        else:
            self._page.close_panel()

    # What a person does.

    def _filling(self) -> bool:
        return self._page.presenter.received is None

    def go_to_kind(self) -> None:
        """Alt O: of which kind the applicant is; the arrow keys change it in place."""
        if self._filling():
            self._page.columns.type_by_hand()
            self._person.kind.setFocus()

    def act_for_another(self) -> None:
        """Alt U: handed in for somebody else, or no more; the caret goes where nobody is named yet."""
        if not self._filling():
            return
        presenter = self._page.presenter
        self._page.columns.type_by_hand()
        presenter.act_for_another(not presenter.sheet.others.acting)
        self.go_to_gap()

    def go_to_gap(self) -> bool:
        """Go to the part where nobody is named yet; return whether there is one."""
        gap = people.first_gap(self._page.presenter.sheet)
        if gap:
            self._person.focus(f"{people.BEARER}.number" if gap == people.BEARER else self._person.first)
        return bool(gap)

    def swap(self) -> None:
        """Alt W: who hands in and whose dossier it is are each other's."""
        if self._filling():
            self._page.presenter.swap_people()

    def look_at_dossiers(self) -> None:
        """Show this person's dossiers in the register; the sheet stays as it is."""
        number = identity(tidy(self._page.presenter.sheet.person))
        self._page.close_panel()
        if self._filling() and number:
            self._page.find_dossiers.emit(number)

    def open_earlier(self) -> None:
        """Alt R: lay what was told last time beside this sheet."""
        familiar = self._page.presenter.familiar
        if self._filling() and familiar.seen_at is not None:
            self.earlier.show_familiar(familiar)
            self._page.columns.lay_over(self.earlier)
            self.earlier.list.setFocus()

    def open(self) -> None:
        """Alt X: lay what may be the same matter beside this sheet."""
        presenter = self._page.presenter
        twins = presenter.familiar.twins
        if self._filling() and twins and presenter.sheet.procedure is not None:
            self.panel.show_twins(presenter.sheet, twins, self._page.now())
            self._page.columns.search(searching=False)
            self._page.columns.lay_over(self.panel)
            self.panel.focus_first()

    def _keep(self, twin: Twin | None) -> None:
        self._page.close_panel()
        if twin is not None:
            self._page.presenter.receive_anyway(twin)

    def _open_twin(self, twin: Twin | None) -> None:
        self._page.close_panel()
        if twin is not None:
            self._page.presenter.open_twin(twin)

    def _join(self, twin: Twin | None) -> None:
        self._page.close_panel()
        if twin is not None:
            self._page.presenter.join(twin)

    def _focus_moved(self, _old: QWidget | None, _new: QWidget | None) -> None:
        """Show into which part the next card is read, as the caret moves."""
        if isValid(self._page) and self._page.isVisible():
            self._person.show_target(self._page.presenter.sheet)
