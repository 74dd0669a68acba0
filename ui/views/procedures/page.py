"""The procedures page (F7): looked up, told in plain words, printed to take home."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from services.bootstrap import Desk
from services.domain.guide import Told
from services.domain.permissions import Account, Act, may
from ui.components import Button, Chip, EmptyCard
from ui.notice import Notice, failure
from ui.presenters.procedures import FieldCount, Hit, ProceduresPresenter
from ui.tasks import Lanes
from ui.translate import tr
from ui.views.procedures.facts import FactsPanel
from ui.views.procedures.list import ProcedureList
from ui.views.procedures.told import LETTERS, ToldPanel

MARGIN = 16


class ProceduresPage(QWidget):
    """Every procedure of the catalogue, and what to tell of it."""

    notice = Signal(object)
    begin_intake = Signal(str, int)
    """A procedure is to be opened at intake; carries its code and case."""
    print_pages = Signal(str, object)
    """Pages that belong to no dossier are to be printed; carries a name for their file and what makes them."""

    def __init__(self, desk: Desk, account: Account, lanes: Lanes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now, self._may_receive = desk.place.now, may(account, Act.RECEIVE)
        self.presenter = ProceduresPresenter(self, desk, account, lanes.desk)
        self._version = Chip("", "quiet")
        self.field_list = Button("", key="Ctrl L", icon="printer", height=32)
        self.list = ProcedureList()
        self.told = ToldPanel()
        settings = desk.settings
        self.facts = FactsPanel(settings.office, settings.hours, may_receive=self._may_receive)
        self._nothing = EmptyCard("search", "")
        self._stack = QStackedWidget()
        chosen = QWidget()
        beside = QHBoxLayout(chosen)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(12)
        beside.addWidget(self.told, 1)
        beside.addWidget(self.facts)
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(chosen)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.list)
        row.addWidget(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 0, MARGIN, 8)
        column.addLayout(row)
        self._connect()
        self.language_changed()

    def _connect(self) -> None:
        presenter = self.presenter
        self.list.searched.connect(lambda text: presenter.search(text))
        self.list.narrowed.connect(self.narrow)
        self.list.chosen.connect(lambda code: presenter.choose(code))
        self.list.entered.connect(self.told.setFocus)
        self.told.case_chosen.connect(lambda case: presenter.choose_case(case))
        self.facts.opened.connect(self.open_intake)
        self.facts.printed.connect(lambda sheet: presenter.print_handout(sheet))
        self.field_list.clicked.connect(lambda: presenter.print_list())

    @property
    def title(self) -> str:
        """What the page is called."""
        return tr("Procedures")

    def head_widgets(self) -> list[QWidget]:
        """Return what stands beside the title: which catalogue it is."""
        return [self._version]

    def head_actions(self) -> list[QWidget]:
        """Return what stands at the right of the head."""
        return [self.field_list]

    def main_action(self) -> None:
        """Open the procedure at intake; who may not receive prints the handout."""
        if self._may_receive:
            self.open_intake()
        else:
            self.presenter.print_handout()

    def shortcuts(self) -> dict[str, Callable[[], None]]:
        """Return the keys of the page."""
        cases = {f"Alt+{letter}": partial(self.presenter.choose_case, place) for place, letter in enumerate(LETTERS)}
        return {
            "Ctrl+F": self.go_to_search,
            "Ctrl+P": self.presenter.print_handout,
            "Ctrl+B": partial(self.presenter.print_handout, "board"),
            "Ctrl+L": self.presenter.print_list,
            **cases,
        }

    def entered(self) -> None:
        """Read the catalogue; the caret goes to the search line."""
        self.presenter.open()
        self.list.search.line.setFocus()

    def left(self) -> None:
        """Nothing has to be put away."""

    def language_changed(self) -> None:
        """Say everything in the language in use."""
        self.list.search.line.setPlaceholderText(tr("What does the visitor want?"))
        self.field_list.set_words(tr("List of the field"))
        self._nothing.set_sentence(tr("Choose a procedure at the left: what to bring stands here."))
        self.facts.retranslate()

    def narrow(self, field: str) -> None:
        """Show the procedures of a field; a search is given up for it."""
        self.list.search.line.clear()
        self.list.show_narrowed(field)
        self.presenter.narrow(field)

    def go_to_search(self) -> None:
        """Put the caret into the search line, its words marked."""
        self.list.search.line.setFocus()
        self.list.search.line.selectAll()

    def show_procedure(self, code: str, case: int = 0) -> None:
        """Show a procedure, as after a scan of its handout."""
        self.list.search.line.clear()
        self.list.choose(code)
        self.presenter.choose(code, case)

    def open_intake(self) -> None:
        """Open the chosen procedure at intake."""
        told = self.presenter.told
        if told is None:
            self.say_choose_first()
        elif self._may_receive:
            self.begin_intake.emit(told.procedure.code, told.case)

    def show_fields(self, fields: tuple[FieldCount, ...], total: int, frequent: int, version: str) -> None:
        """Show what can be chosen among, and which catalogue it is."""
        self._version.show_state(tr("Reference catalogue {version}").format(version=version))
        self.list.show_fields(fields, total, frequent)
        self.list.show_narrowed(self.presenter.field)

    def show_hits(self, hits: tuple[Hit, ...], text: str) -> None:
        """Show a list."""
        self.list.show_hits(hits, text)
        self.list.show_narrowed(self.presenter.field if not text else None)

    def show_told(self, told: Told | None) -> None:
        """Show what is told of a procedure, or that none is chosen."""
        self._stack.setCurrentIndex(0 if told is None else 1)
        if told is not None:
            self.told.show_told(told)
            self.facts.show_told(told, self._now())

    def print_out(self, name: str, make: Callable[[], bytes]) -> None:
        """Have pages printed by the window."""
        self.print_pages.emit(name, make)

    def say_failed(self, error: BaseException) -> None:
        """Say what could not be done."""
        self.notice.emit(failure(error))

    def say_choose_first(self) -> None:
        """Say that a procedure has to be chosen first."""
        self.notice.emit(Notice(tr("Choose a procedure in the list first."), "link"))
