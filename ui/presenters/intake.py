"""The intake page: the empty page, the three lawful exits, and what follows. No Qt."""

from __future__ import annotations

from services.domain.print_job import PrintJob
from services.domain.slip import Slip
from services.errors import AskedBefore, CatalogueChanged, ComponentsMissing, DueDateNeeded, InvalidForm
from ui.presenters import intake_sheet as sheets
from ui.presenters.intake_begun import begun_for
from ui.presenters.intake_faults import Fault, faults_of
from ui.presenters.intake_scan import Scanning
from ui.presenters.intake_sheet import Sheet
from ui.presenters.intake_view import Happened
from ui.presenters.received import Received, received_of


class IntakePresenter(Scanning):
    """Decides for the intake page; the view shows."""

    def receive(self) -> None:
        """Receive the sheet, or show everything that is missing; a second press while it runs does nothing."""
        if self._busy or self.received is not None:
            return
        if self.sheet.procedure is None:
            self._show_faults(faults_of(self.sheet, self.today))
            return
        self._busy, sheet = True, self.sheet
        self._run(lambda: self._try(sheet), self._tried, self._failed)

    def _try(self, sheet: Sheet) -> Received | tuple[Fault, ...]:
        form = sheets.form_of(sheet)
        if faults := faults_of(sheet, self.today, self._desk.intake.review(self._account, form)):
            return faults
        receipt = self._desk.intake.receive(self._account, form)
        return received_of(self._desk, self._account, receipt.dossier, known=receipt.known)

    def _tried(self, outcome: Received | tuple[Fault, ...]) -> None:
        self._busy = False
        if isinstance(outcome, tuple):
            self._show_faults(outcome)
            return
        self._closed.add(self.sheet.id)
        self.sheet, self._faults, self._answered = Sheet(), (), {}
        self._view.show_faults((), told=False)
        self._show_received(outcome)
        self._view.tell(Happened("known" if outcome.known else "received", outcome.dossier.number))
        if outcome.job is not None and not outcome.handed_over and not outcome.known:
            self._view.print_out(outcome.job)
        self._run(lambda: self._pages(outcome), self._view.show_pages, self._view.complain)

    def _pages(self, received: Received) -> bytes:
        return self._desk.print_jobs.pdf(self._account, received.job) if received.job else b""

    def _show_faults(self, faults: tuple[Fault, ...]) -> None:
        self._faults = faults
        self._view.show_faults(faults, told=True)

    def _failed(self, error: BaseException) -> None:
        self._busy = False
        if isinstance(error, AskedBefore):
            self._view.show_again(error)
            return
        if isinstance(error, CatalogueChanged):
            self._review()
        if isinstance(error, InvalidForm | ComponentsMissing | DueDateNeeded) and (
            faults := faults_of(self.sheet, self.today)
        ):
            self._show_faults(faults)
        else:
            self._view.complain(error)

    def _show_received(self, received: Received) -> None:
        self.received = received
        self._view.show_received(received)

    def look_again(self) -> None:
        """Look at what became of the receipt's pages and of the upload."""
        if (shown := self.received) is not None:

            def found(now: Received) -> None:
                if self.received is not None and self.received.dossier.id == now.dossier.id:
                    self._show_received(now)

            self._run(
                lambda: received_of(self._desk, self._account, shown.dossier, known=shown.known),
                found,
                self._view.complain,
            )

    def print_again(self) -> None:
        """Hand the receipt just given to the printer again."""
        if self.received is not None and self.received.job is not None:
            self._view.print_out(self.received.job)

    def print_control_sheet(self) -> None:
        """Hand the process-control sheet of everything just received to the printer."""
        if (shown := self.received) is None:
            return
        numbers = [dossier.number for dossier in (shown.dossier, *shown.siblings)]

        def jobs() -> list[PrintJob]:
            return [self._desk.print_jobs.control_sheet_of(self._account, number) for number in numbers]

        def each(found: list[PrintJob]) -> None:
            for job in found:
                self._view.print_out(job)

        self._run(jobs, each, self._view.complain)

    def request_papers(self) -> None:
        """Give out form 02 with everything that is missing; the draft stays for the next visit."""
        if self._busy or self.received is not None or not self.may_give_slip():
            return
        self._unsaved = True
        self.save()
        self._busy, form, again = True, sheets.form_of(self.sheet), self.sheet.again

        def given(found: tuple[Slip, PrintJob]) -> None:
            self._slip_given("requested", *found)

        def give() -> tuple[Slip, PrintJob]:
            slip = self._desk.intake.request_papers(self._account, form, again=again)
            return slip, self._desk.print_jobs.of_slip(self._account, slip.id)

        self._run(give, given, self._failed)

    def may_give_slip(self) -> bool:
        """Return whether there are a name, a procedure and a case to write on form 02 or 03; else show what is missing."""
        needed = ("person.full_name", "procedure", "case")
        faults = tuple(f for f in faults_of(self.sheet, self.today) if f.place in needed)
        if faults:
            self._show_faults(faults)
        return not faults

    def look_up_grounds(self) -> None:
        """Have the lawful grounds of today shown."""
        self._run(lambda: self._desk.intake.grounds(self._account), self._view.show_grounds, self._view.complain)

    def refuse(self, ground: str, explanation: str, basis: str) -> None:
        """Give out form 03 on its ground; what the law does not know as a reason is told at its place."""
        if self._busy or self.received is not None or not self.may_give_slip():
            return
        self._busy, form = True, sheets.form_of(self.sheet)

        def failed(error: BaseException) -> None:
            if isinstance(error, InvalidForm) and error.field in ("ground", "reason"):
                self._busy = False
                self._view.show_refusal(error.problems[0])
            else:
                self._failed(error)

        def given(found: tuple[Slip, PrintJob]) -> None:
            self._slip_given("refused", *found)

        def give() -> tuple[Slip, PrintJob]:
            slip = self._desk.intake.refuse(self._account, form, ground, explanation, basis)
            return slip, self._desk.print_jobs.of_slip(self._account, slip.id)

        self._run(give, given, failed)

    def _slip_given(self, kind: str, slip: Slip, job: PrintJob) -> None:
        self._busy = False
        self._aside = slip.form_id if kind == "requested" else None
        self._closed.add(slip.form_id)
        self._clear()
        self._view.tell(Happened(kind, job.subject))
        self._view.print_out(job)

    def next_citizen(self) -> None:
        """Clear the page for the next citizen; a sheet not yet received is kept and can be opened again."""
        self._set_aside()
        self._clear()
        self._look_for_draft()

    def same_person(self) -> None:
        """Begin another sheet for the citizen just received."""
        if (received := self.received) is not None:
            person = received.dossier.applicant
            self._clear()
            self._put(begun_for(person), changed=True)
