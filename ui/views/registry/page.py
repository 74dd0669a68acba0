"""The register page (F3)."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from services.bootstrap import Desk
from services.cases.registry import DossierFile, Found
from services.domain.dossier import Dossier
from services.domain.permissions import Account, Act, may
from services.domain.print_job import PrintJob
from services.domain.register import Filter, Row
from services.errors import OverrideNeeded, Problem
from services.wording import problem_text
from ui.components import Button, Chip, Step
from ui.notice import Notice, failure
from ui.presenters.correct import Spot
from ui.presenters.deeds import Deed, DeedsPresenter, Said, deeds_of
from ui.presenters.registry import Asked, RegistryPresenter
from ui.presenters.result import ResultPresenter, may_rate, may_record
from ui.tasks import Lanes
from ui.translate import language, tr
from ui.views.moments import grouped, promised
from ui.views.receivers import called, untold
from ui.views.registry.dossier import DossierPage
from ui.views.registry.list import RegisterList
from ui.views.registry.scans import Scans

MARGIN = 16


class RegistryPage(QWidget):
    """Everything this desk has received: found, looked at, printed again, handed over."""

    notice = Signal(object)
    waiting_changed = Signal()
    """Something new waits to be sent."""
    print_job = Signal(object)
    """A receipt is to be printed; carries its `PrintJob`."""

    def __init__(self, desk: Desk, account: Account, lanes: Lanes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now, self._calendar = desk.place.now, desk.place.calendar
        self._presenter = RegistryPresenter(self, desk.registry, desk.life, desk.print_jobs, account, lanes.desk)
        self._deeds, self._account = DeedsPresenter(self, desk.life, desk.print_jobs, account, lanes.desk), account
        self._ends = ResultPresenter(self, desk.results, desk.papers, account, lanes.long, desk.settings.papers.most_mb)
        self._to_correct = self._place = ""
        self._total = Chip("", "quiet")
        self._may_print, may_return = may(account, Act.PRINT), may(account, Act.RETURN_RESULT)
        self.return_button = Button("", key="Ctrl T", icon="tick-circle", height=32)
        self._actions: list[QWidget] = [self.return_button] if may_return else []
        number = desk.settings.office.desk
        self.list = RegisterList(number, self._now, self._calendar)
        self.whole = DossierPage(number)
        for button in (self.list.preview.print_button, self.whole.print_button, self.whole.control_button):
            button.setVisible(self._may_print)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.whole)
        self.scans = Scans(self._stack, desk, account, lanes)
        self.whole.paper_cards = self.scans.cards
        self.whole.untold = lambda file: untold(desk.settings, file)
        self.whole.called = self.list.preview.called = lambda name: called(desk.settings, name)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 0, MARGIN, MARGIN)
        column.addWidget(self._stack)
        self._connect()
        self.language_changed()

    def _connect(self) -> None:
        presenter, preview = self._presenter, self.list.preview
        self.list.searched.connect(lambda text: presenter.search(text))
        self.list.narrowed.connect(lambda narrow: self._narrow(narrow))
        self.list.chosen.connect(lambda number: presenter.choose(number))
        self.list.opened.connect(lambda number: presenter.open(number))
        self.list.model.needed.connect(lambda first: presenter.need(first))
        preview.printed.connect(self.print_again)
        preview.confirmed.connect(lambda: presenter.return_result())
        preview.confirm.left.connect(self._focus)
        self.whole.left.connect(self.show_list)
        self.scans.notice.connect(self.notice)
        self.whole.printed.connect(self.print_again)
        self.whole.control_wanted.connect(self.print_control_sheet)
        self.whole.asked.connect(self._begin)
        self.whole.sheet.confirmed.connect(
            lambda fields, reason: self._do(Deed.CORRECT, Said(reason=reason, fields=fields))
        )
        self.whole.sheet.left.connect(self._leave_deed)
        self.whole.panel.confirmed.connect(lambda deed, said: self._do(deed, said))
        self.whole.panel.left.connect(self._leave_deed)
        self.return_button.clicked.connect(self.return_result)
        self.whole.recording.connect(self._record)
        self.whole.rating_begun.connect(self._rate)
        self.whole.result.confirmed.connect(lambda typed: self._of_shown(lambda n: self._ends.record(n, typed)))
        self.whole.rating.confirmed.connect(
            lambda rating, text: self._of_shown(lambda n: self._ends.rate(n, rating, text))
        )
        for panel in (self.whole.result, self.whole.rating):
            panel.left.connect(self._leave_deed)

    def _of_shown(self, act: Callable[[str], None]) -> None:
        if self._presenter.file is not None:
            act(self._presenter.file.dossier.number)

    def _record(self) -> None:
        if self._presenter.file is not None:
            self.whole.leave_sheets()
            self.whole.result.open(self._presenter.file.dossier)

    def _rate(self) -> None:
        self.whole.leave_sheets()
        self.whole.rating.open()

    def _do(self, deed: Deed, said: Said) -> None:
        if self._presenter.file is not None:
            self._deeds.do(deed, self._presenter.file.dossier.number, said)

    def _begin(self, deed: Deed) -> None:
        """Ask for what a deed needs."""
        if deed is Deed.CORRECT and self._presenter.file is not None:
            self._deeds.look_up_places(self._presenter.file.dossier)
        elif deed is not Deed.CORRECT:
            self.whole.leave_sheets()
            self.whole.panel.open(deed)

    def _leave_deed(self) -> None:
        self.whole.leave_sheets()
        self.whole.setFocus()

    def _key(self, deed: Deed) -> None:
        """Begin a deed by its key, on the dossier's page and where it can be done."""
        file = self._presenter.file
        if file is None or deed not in deeds_of(file.dossier, self._account):
            return
        if self._stack.currentWidget() is not self.whole:
            self.show_whole(file)
        self._begin(deed)

    def open_to_correct(self, number: str, place: str = "") -> None:
        """Show a dossier on a page of its own, with the sheet on which it is put right; the caret goes to a place of it."""
        self._to_correct, self._place = number, place
        self._presenter.open(number)

    def _narrow(self, narrow: object) -> None:
        if isinstance(narrow, Filter):
            self._presenter.narrow(narrow)

    @property
    def title(self) -> str:
        """What the page is called."""
        return tr("Dossiers")

    def head_widgets(self) -> list[QWidget]:
        """Return what stands beside the title: how many dossiers there are."""
        return [self._total]

    def head_actions(self) -> list[QWidget]:
        """Return what stands at the right of the head."""
        return self._actions

    def main_action(self) -> None:
        """Do what Enter would: answer the question that is asked, else open the chosen dossier."""
        if self.whole.sheet.isVisible():
            self.whole.sheet.confirm()
        elif self.whole.panel.isVisible():
            self.whole.panel.confirm()
        elif self.whole.result.isVisible():
            self.whole.result.confirm()
        elif self.whole.rating.isVisible():
            self.whole.rating.confirm()
        elif self.list.preview.confirm.isVisible():
            self._presenter.return_result()
        elif self._stack.currentWidget() is self.list:
            (self.list.open_chosen if self.list.number() else self.say_choose_first)()

    def shortcuts(self) -> dict[str, Callable[[], None]]:
        """Return the keys of the page."""
        return {
            "Ctrl+F": self.go_to_search,
            "Ctrl+D": self.scans.open_first,
            "Ctrl+T": self.return_result,
            "Ctrl+P": self.print_again,
            "Ctrl+K": self.print_control_sheet,
            "Ctrl+H": lambda: self._key(Deed.CORRECT),
            "Ctrl+Shift+H": lambda: self._key(Deed.VOID),
        }

    def entered(self) -> None:
        """Read the list again; the caret goes to the search line."""
        self._presenter.refresh()
        self._focus()

    def left(self) -> None:
        """Nothing has to be put away."""

    def refresh(self) -> None:
        """Read the list again, because uploads have moved; a hidden page reads it when it is shown."""
        if self.isVisible():
            self._presenter.refresh()

    def language_changed(self) -> None:
        """Say everything in the language in use."""
        self.return_button.set_words(tr("Hand over the result"))
        self.list.retranslate()
        self.whole.retranslate()
        if self._presenter.file is not None:
            self.show_file(self._presenter.file)

    def go_to_search(self) -> None:
        """Put the caret into the search line, its words marked."""
        self.show_list()
        self.list.search.line.setFocus()
        self.list.search.line.selectAll()

    def search_for(self, text: str) -> None:
        """Look for words, as when somebody's dossiers are asked for on the intake page."""
        self.go_to_search()
        self.list.search.set_text(text)

    def open(self, number: str) -> None:
        """Show a dossier on a page of its own, as after a scan of its receipt."""
        self._presenter.open(number)

    def show_list(self) -> None:
        """Go back to the list."""
        self._stack.setCurrentWidget(self.list)
        self._focus()

    def _focus(self) -> None:
        inside = self._stack.currentWidget()
        (self.list.search.line if inside is self.list else self.whole).setFocus()

    def return_result(self) -> None:
        """Ask whether the result of the chosen dossier was handed over."""
        if self._actions:
            self._presenter.ask_return()

    def print_control_sheet(self) -> None:
        """Have the process-control sheet of the chosen dossier printed."""
        if self._may_print:
            self._presenter.print_control_sheet()

    def print_again(self) -> None:
        """Have the receipt of the chosen dossier printed."""
        if self._may_print:
            self._presenter.print_again()

    def show_found(self, asked: Asked, found: Found) -> None:
        """Show the first block of a list with its counts."""
        self._total.show_state(grouped(found.total))
        self.list.show_found(asked, found)

    def show_block(self, first: int, rows: tuple[Row, ...]) -> None:
        """Show a further block of the list."""
        self.list.model.show_block(first, rows)

    def show_file(self, file: DossierFile | None) -> None:
        """Show a dossier beside the list, and on its page when that is open."""
        self.list.preview.show_file(file, self._now(), self._calendar)
        if file is not None and self._stack.currentWidget() is self.whole:
            self._show_whole(file)

    def show_whole(self, file: DossierFile) -> None:
        """Show a dossier on a page of its own."""
        self.whole.leave_sheets()
        self._show_whole(file)
        self._stack.setCurrentWidget(self.whole)
        self.show_file(file)
        self._focus()
        if self._to_correct == file.dossier.number:
            self._to_correct = ""
            self._key(Deed.CORRECT)

    def _show_whole(self, file: DossierFile) -> None:
        can = {"record": may_record(file.dossier, self._account), "rate": may_rate(file.dossier, self._account)}
        self.whole.offered = frozenset(name for name, may_be in can.items() if may_be)
        self.whole.show_file(file, self._now(), self._calendar)
        self.whole.show_deeds(deeds_of(file.dossier, self._account))

    def say_done(self, deed: Deed, dossier: Dossier) -> None:
        """Say what was done to a dossier; what is to be printed waits with the other prints."""
        words = {
            Deed.ASK_PAPERS: tr("**{number}** waits for the citizen's papers; the clock stands."),
            Deed.PAPERS_CAME: tr("**{number}** goes on, promised {day}; its receipt is to be printed again."),
            Deed.PUT_OFF: tr("**{number}** is put off to {day}; give the citizen the letter."),
            Deed.COMPETENT: tr("**{number}** was received over there, promised {day}."),
            Deed.CORRECT: tr("**{number}** is corrected. Print the receipt anew and take the old one back."),
            Deed.VOID: tr("Number **{number}** is void; take the receipt back."),
        }
        day = promised(dossier.promise.due_at, self._now())
        self.whole.leave_sheets()
        again = Step(tr("Print the receipt"), "Ctrl P", "printer", self.print_again) if deed is Deed.CORRECT else None
        self.notice.emit(Notice(words[deed].format(number=dossier.number, day=day), "done", step=again))
        self.waiting_changed.emit()
        self._presenter.reload()
        self._presenter.refresh()
        self.whole.setFocus()

    def say_recorded(self, dossier: Dossier) -> None:
        """Say that the result was recorded."""
        words = tr("The result of **{number}** is recorded; the receiver is told as soon as the line answers.")
        self._say_ended(words.format(number=dossier.number))

    def say_rated(self, dossier: Dossier) -> None:
        """Say that the citizen's word was taken down."""
        self._say_ended(tr("What the citizen of **{number}** thought is taken down.").format(number=dossier.number))

    def _say_ended(self, words: str) -> None:
        self.whole.leave_sheets()
        self.notice.emit(Notice(words, "done"))
        self.waiting_changed.emit()
        self._presenter.reload()
        self._presenter.refresh()
        self.whole.setFocus()

    def show_result_faults(self, problems: tuple[Problem, ...]) -> None:
        """Say beside the fields of the result what cannot be."""
        if self.whole.rating.isVisible():
            self.whole.rating.say("; ".join(problem_text(problem, language()) for problem in problems))
        else:
            self.whole.result.show_faults(problems)

    def ask_override(self, error: OverrideNeeded) -> None:
        """Ask for the reason of what counts against the office."""
        self.whole.panel.ask_override(error)

    def show_faults(self, problems: tuple[Problem, ...]) -> None:
        """Say beside the fields what cannot be."""
        if self.whole.sheet.isVisible():
            self.whole.sheet.show_faults(problems)
        else:
            self.whole.panel.show_faults(problems)

    def show_spots(self, number: str, spots: tuple[Spot, ...]) -> None:
        """Open the sheet on which a dossier is put right, while it is still the one in sight."""
        file = self._presenter.file
        if file is not None and file.dossier.number == number and self._stack.currentWidget() is self.whole:
            self.whole.correct(spots, self._place)
            self._place = ""

    def ask_return(self, dossier: Dossier) -> None:
        """Ask whether the result was handed over."""
        self._stack.setCurrentWidget(self.list)
        self.show_file(self._presenter.file)
        self.list.preview.ask_return(dossier)

    def say_returned(self, dossier: Dossier) -> None:
        """Say that the result was handed over."""
        words = tr("Result of **{number}** handed over; the receiver is told as soon as the line answers.")
        self.notice.emit(Notice(words.format(number=dossier.number), "done"))
        self.list.preview.stop_asking()
        self.waiting_changed.emit()
        self._focus()

    def say_failed(self, error: BaseException) -> None:
        """Say what could not be done."""
        self.notice.emit(failure(error))

    def say_choose_first(self) -> None:
        """Say that a dossier has to be chosen first."""
        self.notice.emit(Notice(tr("Choose a dossier in the list first."), "link"))

    def send_to_printer(self, job: PrintJob) -> None:
        """Have a receipt printed by the window."""
        self.print_job.emit(job)
