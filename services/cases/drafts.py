"""Sheets not received yet: the one on an officer's page, those set aside, those whose citizen is to bring papers.

Source: NĐ 61/2018/NĐ-CP art. 17 (what is missing is named once; until it comes nothing is accepted).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from services.domain import authority
from services.domain.calendar import office_day
from services.domain.checklist import Answer, PaperState, asked, missing, papers
from services.domain.dossier import Draft, IntakeForm
from services.domain.draft import KEPT_DAYS, DraftState, kept_until
from services.domain.journal import Event
from services.domain.permissions import Account, Act, permit
from services.domain.procedure import Need, Procedure
from services.domain.slip import Slip
from services.errors import DraftTaken, UnknownDraft
from services.store import accounts, dossiers, drafts, journal, slips
from services.store.store import Connection
from services.store.workplace import Workplace


@dataclass(frozen=True, slots=True)
class WaitingDraft:
    """A sheet that waits for its citizen, with what the list tells of it.

    Attributes:
        procedures: Short names, in the order of the visit; fewer than the sheets while one is not chosen.
        missing: Names of the papers that are missing: those of form 02, else what the checklist says now.
        since: When form 02 was given out, else when the sheet was saved last; aware.
        until: The last day it is meant to wait; then it is for an officer to look at, nothing takes it away.
        slip: The last form 02 of it, or None.
        holder: Display name of the officer who has it, or had it last.
        in_hands: Another officer has it on the page just now.
    """

    draft: Draft
    procedures: tuple[str, ...]
    missing: tuple[str, ...]
    since: datetime
    until: date
    slip: Slip | None
    holder: str
    in_hands: bool


class Drafts:
    """What is typed and not received: nothing of it goes away but on an officer's word."""

    def __init__(self, place: Workplace) -> None:
        self._place = place

    def save(
        self,
        by: Account,
        form: IntakeForm,
        extras: dict[str, str] | None = None,
        more: Sequence[tuple[IntakeForm, dict[str, str]]] = (),
        state: DraftState = DraftState.OPEN,
    ) -> datetime:
        """Store the page as it is, faulty or not, and return when; it survives a crash.

        An account has one sheet open: saving another one sets the earlier aside. A sheet that was given form 02 and is set
        aside waits as one that was asked. A form that was received meanwhile leaves nothing.

        Args:
            more: The other pages of the same visit with their texts, in their order.

        Raises:
            NotAllowed: It may not receive dossiers.
            DraftTaken: Another officer took the sheet over; what was typed here belongs into a copy with its own id.
        """
        permit(by, Act.RECEIVE)
        now = self._place.now()
        with self._place.store.write() as db:
            if dossiers.by_form(db, form.id):
                return now
            known = drafts.holding(db, form.id)
            if known is not None and known.account != by.name:
                raise DraftTaken(_display(db, known.account))
            parts = (form, *(other for other, _ in more))
            self._make_room(db, by, {part.id for part in parts}, known, keep_open=state is DraftState.OPEN)
            draft = Draft(
                form,
                self._version(db, form, now),
                now,
                extras or {},
                tuple(Draft(other, self._version(db, other, now), now, texts) for other, texts in more),
                begun_by=known.begun_by if known else by.name,
                begun_at=known.begun_at if known else now,
            )
            kept = draft if state is DraftState.OPEN else replace(draft, state=_waits_as(db, draft))
            drafts.put(db, self._place.desk, by.name, kept)
        return now

    def left(self, by: Account) -> Draft | None:
        """Return the sheet an account has open, as a crash leaves it behind, or None."""
        permit(by, Act.RECEIVE)
        with self._place.store.read() as db:
            return drafts.open_of(db, by.name)

    def waiting(self, by: Account) -> tuple[WaitingDraft, ...]:
        """Return every sheet of the desk that waits, whoever began it, newest first; then those in another officer's hands.

        A form 02 of the last 30 days whose sheet was not kept is among them, as the form has it.
        """
        permit(by, Act.RECEIVE)
        with self._place.store.read() as db:
            mine, every = drafts.open_of(db, by.name), drafts.every(db)
            asked_for = slips.requests_of(db, [part.form.id for draft in every for part in draft.parts])
            names = {account.name: account.display for account in accounts.open_accounts(db)}
            found = [
                self._told(db, draft, asked_for, names, by)
                for draft in (*every, *self._from_slips(db, every))
                if mine is None or draft.form.id != mine.form.id
            ]
        return tuple(sorted(found, key=lambda one: (not one.in_hands, one.since), reverse=True))

    def take(self, by: Account, form_id: UUID, *, over: bool = False) -> Draft:
        """Put a sheet into an officer's hands and return it as it was saved; it keeps its id, and its papers with it.

        Args:
            over: Take it out of another officer's hands, who keeps a copy of what is typed there afterwards.

        Raises:
            NotAllowed, UnknownDraft: It may not, or nothing of this form waits any more.
            DraftTaken: Another officer has it on the page.
        """
        permit(by, Act.RECEIVE)
        with self._place.store.write() as db:
            draft = drafts.holding(db, form_id) or self._from_slip(db, form_id)
            if draft is None:
                raise UnknownDraft
            if not over:
                self._not_in_hands(db, draft, by)
            parts = {part.form.id for part in draft.parts}
            self._make_room(db, by, parts, draft, keep_open=True)
            taken = replace(draft, state=DraftState.OPEN, account=by.name)
            drafts.put(db, self._place.desk, by.name, taken)
        return taken

    def drop(self, by: Account, form_id: UUID) -> Draft:
        """Forget a sheet, only ever on an officer's word, and return it so that it can be brought back.

        Raises:
            NotAllowed, UnknownDraft: It may not, or nothing of this form waits any more.
            DraftTaken: Another officer has it on the page.
        """
        permit(by, Act.RECEIVE)
        place = self._place
        with place.store.write() as db:
            draft = drafts.holding(db, form_id) or self._from_slip(db, form_id)
            if draft is None:
                raise UnknownDraft
            self._not_in_hands(db, draft, by)
            drafts.remove(db, draft)
            for part in draft.parts:
                journal.append(db, place.desk, by.name, Event.DRAFT_DROPPED, str(part.form.id), place.now())
        return draft

    def bring_back(self, by: Account, draft: Draft) -> None:
        """Let a sheet that was dropped wait again; one that was received, or is back already, stays as it is."""
        permit(by, Act.RECEIVE)
        place = self._place
        with place.store.write() as db:
            if drafts.holding(db, draft.form.id) or dossiers.by_form(db, draft.form.id):
                return
            drafts.put(db, place.desk, by.name, replace(draft, state=_waits_as(db, draft)))
            journal.append(db, place.desk, by.name, Event.UNDONE, str(draft.form.id), place.now())

    def _version(self, db: Connection, form: IntakeForm, now: datetime) -> str:
        shown = form.shown.catalogue if form.shown else ""
        return shown or self._place.shelf.version_on(db, office_day(now))

    def _not_in_hands(self, db: Connection, draft: Draft | None, by: Account) -> None:
        if draft is not None and draft.state is DraftState.OPEN and draft.account != by.name:
            raise DraftTaken(_display(db, draft.account))

    def _make_room(
        self, db: Connection, by: Account, parts: set[UUID], known: Draft | None, *, keep_open: bool
    ) -> None:
        """Let go of what the new draft takes the place of, and set aside another sheet that was open."""
        if known is not None:
            drafts.remove(db, known)
        mine = drafts.open_of(db, by.name)
        if mine is None:
            return
        if parts & {part.form.id for part in mine.parts}:
            drafts.remove(db, mine)
        elif keep_open:
            drafts.mark(db, mine.form.id, _waits_as(db, mine))

    def _from_slips(self, db: Connection, every: Sequence[Draft]) -> list[Draft]:
        """Return as drafts the forms 02 whose sheet was not kept, but for those dropped on somebody's word."""
        there = {part.form.id for draft in every for part in draft.parts}
        given = [s for s in slips.unanswered(db, self._since()) if s.form_id not in there]
        gone = drafts.dropped(db, [slip.form_id for slip in given])
        found = (self._of_slip(db, slip) for slip in given if slip.form_id not in gone)
        return [draft for draft in found if draft is not None]

    def _from_slip(self, db: Connection, form_id: UUID) -> Draft | None:
        given = next((s for s in slips.unanswered(db, self._since()) if s.form_id == form_id), None)
        return self._of_slip(db, given) if given and not drafts.dropped(db, [form_id]) else None

    def _since(self) -> datetime:
        return self._place.now() - timedelta(days=KEPT_DAYS)

    def _of_slip(self, db: Connection, slip: Slip) -> Draft | None:
        """Return the sheet form 02 tells of: what it does not ask for was there."""
        procedure = self._place.shelf.procedure(db, slip.procedure.code, office_day(self._place.now()))
        if procedure is None:
            return None
        case = slip.procedure.case if slip.procedure.case < max(1, len(procedure.cases)) else 0
        form = IntakeForm(
            slip.form_id, procedure.code, slip.applicant, _answers(procedure, case, slip), case, extras=slip.extras
        )
        return Draft(form, slip.procedure.catalogue, slip.issued_at, {"case": str(case)}, state=DraftState.ASKED)

    def _told(
        self, db: Connection, draft: Draft, asked_for: dict[UUID, Slip], names: dict[str, str], by: Account
    ) -> WaitingDraft:
        given = [slip for part in draft.parts if (slip := asked_for.get(part.form.id))]
        if not given and not draft.account:
            given = list(slips.requests_of(db, [draft.form.id]).values())
        rows = [self._row(db, part) for part in draft.parts]
        lacking = [name for slip in given for name in _asked_for(slip)]
        if not given:
            lacking = [name for part, row in zip(draft.parts, rows, strict=True) if row for name in _lacking(part, row)]
        last = max(given, key=lambda slip: slip.issued_at, default=None)
        since = last.issued_at if last else draft.saved_at
        holder = names.get(draft.account, draft.account) or (last.issued_by if last else "")
        return WaitingDraft(
            draft=draft,
            procedures=tuple(row.short_name for row in rows if row),
            missing=tuple(lacking),
            since=since,
            until=kept_until(since),
            slip=last,
            holder=holder,
            in_hands=draft.state is DraftState.OPEN and draft.account != by.name,
        )

    def _row(self, db: Connection, draft: Draft) -> Procedure | None:
        shelf, code = self._place.shelf, draft.form.procedure
        if not code:
            return None
        return shelf.row(db, draft.catalogue, code) or shelf.procedure(db, code, office_day(self._place.now()))


def _display(db: Connection, name: str) -> str:
    row = accounts.find(db, name)
    return row.account.display if row else name


def _waits_as(db: Connection, draft: Draft) -> DraftState:
    given = slips.requests_of(db, [part.form.id for part in draft.parts])
    return DraftState.ASKED if given else DraftState.ASIDE


def _lacking(draft: Draft, procedure: Procedure) -> list[str]:
    """Return the names of the papers a sheet lacks, nothing while its case is not chosen."""
    form = draft.form
    if form.case >= max(1, len(procedure.cases)) or not draft.extras.get("case", "0"):
        return []
    case = procedure.case(form.case)
    due = authority.asked_for(case, form.representative)
    return [paper.name for paper in missing(papers(case, form.answers, due))]


def _asked_for(slip: Slip) -> list[str]:
    return [*(paper.name for paper in slip.missing), *(extra.name for extra in slip.extras)]


def _answers(procedure: Procedure, case: int, slip: Slip) -> tuple[Answer, ...]:
    lacking = {paper.index for paper in slip.missing}
    found = []
    for paper in asked(procedure.case(case)):
        if paper.index in lacking:
            found.append(Answer(paper.index, PaperState.MISSING))
        elif paper.need is not Need.ONE_OF and paper.databases:
            found.append(Answer(paper.index, PaperState.FROM_DATABASE))
        elif paper.need is Need.REQUIRED:
            found.append(Answer(paper.index, PaperState.HANDED_IN))
    return tuple(found)
