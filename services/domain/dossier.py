"""The dossier, the form it comes from, and the receipt it gives."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from services.domain.applicant import Applicant
from services.domain.attachment import ElectronicCopy
from services.domain.checklist import Answer, ExtraPaper, Paper
from services.domain.deadline import Promise
from services.domain.draft import DraftState
from services.domain.edition import Edition
from services.domain.pauses import Extension, Pause
from services.domain.representative import Representative
from services.domain.result import Feedback, ResultPaper
from services.domain.routing import Route
from services.domain.terms import Terms
from services.errors import AlreadyExtended, NotElsewhere, WrongState


class DossierState(StrEnum):
    """Where the business stands. Upload is no state of a dossier; it belongs to the outbox."""

    RECEIVED = "received"
    SUPPLEMENT = "supplement"
    READY = "ready"
    """Its result is there and waits for the citizen."""
    RETURNED = "returned"
    VOID = "void"


class Channel(StrEnum):
    """How the dossier came."""

    DIRECT = "direct"
    POST = "post"


class ResultMethod(StrEnum):
    """How the citizen wants the result."""

    COUNTER = "counter"
    POST = "post"
    ELECTRONIC = "electronic"


class Payment(StrEnum):
    """What became of a fee at reception."""

    UNPAID = "unpaid"
    CASH = "cash"
    TRANSFER = "transfer"
    EXEMPT = "exempt"


@dataclass(frozen=True, slots=True)
class FeeLine:
    """One amount the citizen owes.

    Attributes:
        amount: In đồng, 0 for who is exempt; None when nobody published it and the officer did not say.
        basis: The act or table the amount stands on, or "".
        explained: How it was counted, in Vietnamese, or "".
        exemption: Why nothing is paid, with its basis, or "".
        unknown: Why the amount is not known: a question of `services.domain.quote.Ask`, or "".
    """

    name: str
    amount: int | None
    payment: Payment = Payment.UNPAID
    basis: str = ""
    explained: str = ""
    exemption: str = ""
    unknown: str = ""


@dataclass(frozen=True, slots=True)
class IntakeForm:
    """What the officer filled in for one dossier.

    Attributes:
        id: Drawn when the page is cleared; a form that was received gives the receipt it has.
        case: Place of the case in the procedure, from 0.
        sets: How many sets of papers (bộ).
        due_on: The day the officer promises, when the catalogue has no deadline; else None.
        fee: Amount in đồng the officer took from the local table, None when not said.
        same_day: The result was handed over at once: recorded and returned in one act.
        extras: Papers asked for beyond the checklist, each with its legal basis and reason.
        pages, copies: What a fee by page or by copy is counted from; `pages` 0 when not said.
        exemption: Key of the exemption the applicant has, or "".
        competent: Place code of the competent commune when it is another one, or "".
        return_point: Key of the point where the result is handed over, "" for the one of reception.
        visit: Shared by the forms of one visit, or None.
        representative: Who hands it in for the applicant, or None.
        shown: The catalogue row and the rulebook its page shows; None when no page shows anything.
    """

    id: UUID
    procedure: str
    applicant: Applicant
    answers: tuple[Answer, ...] = ()
    case: int = 0
    channel: Channel = Channel.DIRECT
    sets: int = 1
    due_on: date | None = None
    fee: int | None = None
    payment: Payment = Payment.UNPAID
    result_method: ResultMethod = ResultMethod.COUNTER
    note: str = ""
    same_day: bool = False
    extras: tuple[ExtraPaper, ...] = ()
    pages: int = 0
    copies: int = 1
    exemption: str = ""
    competent: str = ""
    return_point: str = ""
    visit: UUID | None = None
    representative: Representative | None = None
    shown: Edition | None = None


@dataclass(frozen=True, slots=True)
class ProcedureTaken:
    """What a dossier keeps of its procedure, as it was at reception.

    Attributes:
        catalogue: Version of the catalogue, such as `2026-11-22`.
    """

    code: str
    name: str
    short_name: str
    field: str
    ministry: str
    case: int
    case_title: str
    catalogue: str
    confidence: str
    result: str = ""
    result_code: str = ""


@dataclass(frozen=True, slots=True)
class Dossier:
    """What one applicant hands in for one procedure. A value: every change returns a new one.

    Attributes:
        form_id: The form it came from.
        number: Its code, printed on the receipt, never used again.
        book_number: Its place in the register of the year (sổ theo dõi), from 1.
        desk: Id of the desk in the store; after a restore the same counter has a new one.
        received_by: Display name of the officer.
        papers: The checklist it was received under, frozen.
        version: Grows with each change; upload bodies carry it.
        ended_at: When its result was finished, aware; None before.
        returned_at: When the result was handed over, aware; None before.
        terms: What was agreed beyond the papers.
    """

    id: UUID
    form_id: UUID
    number: str
    book_number: int
    desk: int
    applicant: Applicant
    procedure: ProcedureTaken
    papers: tuple[Paper, ...]
    received_at: datetime
    received_by: str
    promise: Promise
    route: Route
    fees: tuple[FeeLine, ...] = ()
    channel: Channel = Channel.DIRECT
    sets: int = 1
    result_method: ResultMethod = ResultMethod.COUNTER
    note: str = ""
    state: DossierState = DossierState.RECEIVED
    version: int = 1
    ended_at: datetime | None = None
    returned_at: datetime | None = None
    terms: Terms = field(default_factory=Terms)

    def ready(self, result: ResultPaper, at: datetime) -> Dossier:
        """Return this dossier with its result finished and waiting for the citizen.

        What was recorded of the document before and is not said now stays. Once it was handed over, its document can still
        be recorded: the state stays.

        Raises:
            WrongState: It waits for papers or is void, or it was handed over and nothing of a document is said.
        """
        later = self.state is DossierState.RETURNED and result.known
        if not later and self.state not in (DossierState.RECEIVED, DossierState.READY):
            raise WrongState(self.number, self.state)
        state = self.state if later else DossierState.READY
        terms = replace(self.terms, result=result.completed(self.terms.result))
        return replace(self, state=state, ended_at=self.ended_at or at, terms=terms, version=self.version + 1)

    def returned(self, at: datetime) -> Dossier:
        """Return this dossier with its result handed over; it was finished then at the latest.

        Raises:
            WrongState: It is not one that waits for its result.
        """
        if self.state not in (DossierState.RECEIVED, DossierState.READY):
            raise WrongState(self.number, self.state)
        ended_at = self.ended_at or at
        return replace(self, state=DossierState.RETURNED, ended_at=ended_at, returned_at=at, version=self.version + 1)

    @property
    def lacks_result_file(self) -> bool:
        """Whether its result is still to be handed over and no file of it was recorded.

        Source: QĐ 766/QĐ-TTg (2022), indicators 4.1 and 4.2 count results that are there as files; nothing forbids returning.
        """
        result = self.terms.result
        open_still = self.state in (DossierState.RECEIVED, DossierState.READY)
        return open_still and (result is None or result.file is None)

    def rated(self, feedback: Feedback) -> Dossier:
        """Return this dossier with what its citizen thought of the service.

        Raises:
            WrongState: Its result was not handed over, or the citizen has said it already.
        """
        self._must_be(DossierState.RETURNED)
        if self.terms.feedback is not None:
            raise WrongState(self.number, "rated")
        return replace(self, terms=replace(self.terms, feedback=feedback), version=self.version + 1)

    def voided(self) -> Dossier:
        """Return this dossier as received by mistake; its number is kept and never used again.

        Raises:
            WrongState: Its result was handed over, or it is void already.
        """
        if self.state not in (DossierState.RECEIVED, DossierState.SUPPLEMENT, DossierState.READY):
            raise WrongState(self.number, self.state)
        return replace(self, state=DossierState.VOID, version=self.version + 1)

    def undone(self) -> Dossier:
        """Return this dossier as if it had not been received: its number is void, nothing was handed over.

        Raises:
            WrongState: More happened to it since than a result handed over in the same act.
        """
        untouched = self.terms.result is None and self.terms.feedback is None
        at_once = self.state is DossierState.RETURNED and self.returned_at == self.received_at and untouched
        if not at_once:
            self._must_be(DossierState.RECEIVED)
        return replace(self, state=DossierState.VOID, ended_at=None, returned_at=None, version=self.version + 1)

    def asked_for(self, pause: Pause) -> Dossier:
        """Return this dossier waiting for papers; its clock stands.

        Raises:
            WrongState: It is not one that is being settled.
        """
        self._must_be(DossierState.RECEIVED)
        terms = replace(self.terms, pauses=(*self.terms.pauses, pause))
        return replace(self, state=DossierState.SUPPLEMENT, terms=terms, version=self.version + 1)

    def supplemented(self, promise: Promise, at: datetime, by: str) -> Dossier:
        """Return this dossier with the papers it waited for and its new promise.

        Args:
            by: Display name of the officer who took them.

        Raises:
            WrongState: It waits for no papers.
        """
        self._must_be(DossierState.SUPPLEMENT)
        *earlier, last = self.terms.pauses
        closed = replace(last, came_at=at, came_to=by, due_after=promise.due_at)
        terms = replace(self.terms, pauses=(*earlier, closed))
        return replace(self, state=DossierState.RECEIVED, promise=promise, terms=terms, version=self.version + 1)

    def put_off(self, promise: Promise, extension: Extension) -> Dossier:
        """Return this dossier with its promise put off.

        Raises:
            WrongState: It is not one that is being settled.
            AlreadyExtended: Its promise was put off before.
        """
        self._must_be(DossierState.RECEIVED)
        if self.terms.extension is not None:
            raise AlreadyExtended(self.number)
        return replace(self, promise=promise, terms=replace(self.terms, extension=extension), version=self.version + 1)

    def at_competent(self, promise: Promise, at: datetime) -> Dossier:
        """Return this dossier as one its competent commune has received: the clock runs, the promise is fixed.

        Raises:
            WrongState: It is not one that is being settled.
            NotElsewhere: This office decides itself, or the other one has it already.
        """
        self._must_be(DossierState.RECEIVED)
        if not self.terms.competent or self.terms.competent_at is not None:
            raise NotElsewhere(self.number)
        return replace(self, promise=promise, terms=replace(self.terms, competent_at=at), version=self.version + 1)

    @property
    def scanned(self) -> frozenset[int]:
        """Indexes of the papers that are there as a file too (bản điện tử)."""
        return frozenset(file.component for file in self.terms.files if file.component is not None)

    def filed(self, files: tuple[ElectronicCopy, ...]) -> Dossier:
        """Return this dossier with the scanned papers it has now; itself when they are the ones it has.

        Raises:
            WrongState: It is void.
        """
        if self.state is DossierState.VOID:
            raise WrongState(self.number, self.state)
        if files == self.terms.files:
            return self
        return replace(self, terms=replace(self.terms, files=files), version=self.version + 1)

    def _must_be(self, state: DossierState) -> None:
        if self.state is not state:
            raise WrongState(self.number, self.state)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the citizen goes home with: the dossier as it was received.

    Attributes:
        known: The form had been received before; this is the receipt it got then.
        printed: A page went to the printer and came out, as far as we were told.
    """

    dossier: Dossier
    known: bool = False
    printed: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """An intake page not yet received: it survives a crash.

    Attributes:
        form: The form so far; fields may be empty or faulty.
        catalogue: Version of the catalogue it was begun under: the batch of the row its page shows.
        saved_at: Aware.
        extras: Texts as typed, and where the person comes from.
        more: The other pages of the same visit, in their order.
        state: Whether it is on somebody's page, or waits.
        account: Name of the account that has it on its page, or had it last.
        begun_by: Name of the account that began it.
        begun_at: When, aware; None in drafts of before it was kept.
    """

    form: IntakeForm
    catalogue: str
    saved_at: datetime
    extras: dict[str, str] = field(default_factory=dict)
    more: tuple[Draft, ...] = ()
    state: DraftState = DraftState.OPEN
    account: str = ""
    begun_by: str = ""
    begun_at: datetime | None = None

    @property
    def parts(self) -> tuple[Draft, ...]:
        """The pages of the visit, this one first."""
        return (self, *self.more)
