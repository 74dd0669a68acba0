"""Who stands at the counter is known already: earlier details offered once, dossiers that may be the same matter. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from services.bootstrap import Desk
from services.domain.acquaintance import Acquaintance, Difference, Twin
from services.domain.applicant import FIELDS, Applicant, ApplicantKind, identity, numbers_of, shown_birth_date, tidy
from services.domain.dossier import Dossier, IntakeForm
from services.domain.permissions import Account
from services.domain.representative import Representative
from ui.presenters import intake_people as people
from ui.presenters import intake_sheet as sheets
from ui.presenters.intake_others import Part, others_of
from ui.presenters.intake_sheet import Sheet
from ui.presenters.intake_view import Happened, KnownView
from ui.presenters.intake_visit import VisitPresenter
from ui.presenters.runner import Latest, Runner

_WITH_ITS_FIELD = ("commune", "sex", "email")
"""Taken over with the others, but not worth a word in the offer."""


@dataclass(frozen=True, slots=True)
class Offered:
    """What was told earlier and is not on the page.

    Attributes:
        at: When it was told, aware.
        details: (field, words) in reading order; `representative` for who handed in then.
    """

    at: datetime
    details: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Familiar:
    """What the page says of somebody who was here before.

    Attributes:
        offer: None when nothing is offered, or it was taken over already.
        differences: What is filled in otherwise than it was told last.
        compared: (field, what was told last, what stands on the page) of everything that was told.
        seen_at: When somebody was here last, aware; None of somebody who is new.
        dossiers: How many they have.
        twins: What may be the same matter, without those the officer decided about.
    """

    offer: Offered | None = None
    differences: tuple[Difference, ...] = ()
    compared: tuple[tuple[str, str, str], ...] = ()
    seen_at: datetime | None = None
    dossiers: int = 0
    twins: tuple[Twin, ...] = ()


class KnownPresenter(VisitPresenter):
    """The intake page that knows who was here before; nothing it tells ever blocks an exit."""

    def __init__(self, view: KnownView, desk: Desk, account: Account, run: Runner) -> None:
        super().__init__(view, desk, account, run)
        self._face: KnownView = view
        self._asks = Latest(run)
        self._asked: IntakeForm | None = None
        self._with_papers = 0
        self._known = Acquaintance()
        self._known_of: tuple[UUID, str] | None = None
        self._taken: set[tuple[UUID, str]] = set()
        self._decided: set[tuple[UUID, UUID]] = set()
        self._joining = False

    # The people of the sheet.

    def set_kind(self, kind: ApplicantKind) -> None:
        """Take of which kind the applicant is."""
        if (changed := people.of_kind(self.sheet, kind)) is not self.sheet:
            self._put(changed, changed=True)

    def act_for_another(self, acting: bool) -> None:
        """Take that the dossier is handed in for somebody else, or no more."""
        if (changed := people.for_another(self.sheet, acting)) is not self.sheet:
            self._put(changed, changed=True)

    def swap_people(self) -> None:
        """Exchange who hands in and whose dossier it is."""
        if (changed := people.swapped(self.sheet)) is not self.sheet:
            self._put(changed, changed=True)

    # Asking, as the person and the procedure become known.

    def _put(self, sheet: Sheet, *, changed: bool = False) -> None:
        super()._put(sheet, changed=changed)
        self._who()

    def _change(self, sheet: Sheet) -> None:
        super()._change(sheet)
        self._who()

    def _who(self) -> None:
        """Have it looked up shortly who this is, when that is another question than the last one."""
        form, papers = _question(self.sheet), self.sheet.attached
        if (form, papers) == (self._asked, self._with_papers):
            return
        self._asked, self._with_papers = form, papers
        if self._key() != self._known_of:
            self._known, self._known_of = Acquaintance(), None
            self._tell()
        if self._key() is not None:
            self._face.look_up_soon()

    def _key(self) -> tuple[UUID, str] | None:
        """Return whose sheet this is: the sheet and the number; None while there is neither a number nor a paper."""
        number = identity(tidy(self.sheet.person))
        return (self.sheet.id, number) if number or self.sheet.attached else None

    def _clear(self) -> None:
        super()._clear()
        self._who()

    def look_up(self) -> None:
        """Ask who this is; of several questions only the last one is answered."""
        form, key = self._asked, self._key()
        if form is None or key is None or self.received is not None:
            return

        def known(found: Acquaintance) -> None:
            if not self._asks.overtaken and key == self._key():
                self._known, self._known_of = found, key
                self._tell()

        self._asks.ask(lambda: self._desk.people.known(self._account, form), known, self._view.complain)

    def _tell(self) -> None:
        self._face.show_familiar(self.familiar)

    @property
    def familiar(self) -> Familiar:
        """What the page says of who this is."""
        known, key = self._known, self._known_of
        if key is None:
            return Familiar()
        return Familiar(
            offer=None if key in self._taken else offered(known, self.sheet),
            differences=tuple(d for d in known.differences if d.field not in _WITH_ITS_FIELD),
            compared=compared(known, self.sheet),
            seen_at=known.seen_at,
            dossiers=known.dossiers,
            twins=tuple(t for t in known.twins if (self.sheet.id, t.form_id) not in self._decided),
        )

    # What the officer does with it.

    def take_over(self) -> None:
        """Fill in what was told earlier and is not on the page; `undo_card` takes it back."""
        known, key, form = self._known, self._known_of, self._asked
        if self.familiar.offer is None or key is None or form is None or self.received is not None:
            return
        self._taken.add(key)
        self._tell()
        fields = (*known.offered, *(("representative",) if _takes_bearer(self.sheet, known) else ()))

        def taken(_: IntakeForm) -> None:
            if key == self._key():
                self._before_card = self.sheet
                self._put(taken_over(self.sheet, known), changed=True)
                self._view.tell(Happened("taken_over"))

        def failed(error: BaseException) -> None:
            self._taken.discard(key)
            self._tell()
            self._view.complain(error)

        self._run(lambda: self._desk.people.take(self._account, form, fields), taken, failed)

    def receive_anyway(self, twin: Twin) -> None:
        """Go on with this sheet: the twin is not told of again."""
        self._decided.add((self.sheet.id, twin.form_id))
        self._tell()

    def open_twin(self, twin: Twin) -> None:
        """Open the dossier, or the sheet that waits; this sheet stays as it is."""
        if twin.number:
            self._view.go_to_dossier(twin.number)
        else:
            self.continue_waiting(twin.form_id)

    def join(self, twin: Twin) -> None:
        """Put the papers of this sheet to a dossier instead of receiving it; a second press does nothing."""
        if self._joining or self.received is not None or not twin.joinable:
            return
        self._unsaved = True
        self.save()
        self._joining, sheet = True, self.sheet

        def joined(dossier: Dossier) -> None:
            self._joining = False
            self._closed.add(sheet.id)
            if sheet.id == self.sheet.id:
                self.remove_procedure() if self.together else self._clear()
            self._view.tell(Happened("joined", dossier.number))

        def failed(error: BaseException) -> None:
            self._joining = False
            self._view.complain(error)

        self._run(lambda: self._desk.people.join(self._account, sheet.id, twin.number), joined, failed)

    def same_person(self) -> None:
        """Begin another sheet for the citizen just received, handed in by the same person."""
        received = self.received
        super().same_person()
        if received is not None and (acting := received.dossier.terms.representative) is not None:
            others = others_of(self.sheet.person, acting)
            bearer = replace(others.bearer, person=_shown(others.bearer.person))
            self._put(replace(self.sheet, others=replace(others, bearer=bearer)), changed=True)


def _question(sheet: Sheet) -> IntakeForm | None:
    """Return the form asked about, without what does not matter for who this is; None while there is nothing to ask."""
    form = sheets.form_of(sheet)
    person = tidy(form.applicant)
    if not numbers_of(person) and not sheet.attached:
        return None
    return IntakeForm(id=form.id, procedure=form.procedure, applicant=person, representative=form.representative)


def offered(known: Acquaintance, sheet: Sheet) -> Offered | None:
    """Return what is worth offering of what was told earlier, or None."""
    if known.applicant is None or known.seen_at is None:
        return None
    details = []
    if known.representative is not None and _takes_bearer(sheet, known):
        details.append(("representative", known.representative.full_name))
    shown: Any = _shown(known.applicant)
    details += [(name, str(getattr(shown, name))) for name in known.offered if name not in _WITH_ITS_FIELD]
    return Offered(known.seen_at, tuple(details)) if details else None


def compared(known: Acquaintance, sheet: Sheet) -> tuple[tuple[str, str, str], ...]:
    """Return every detail that was told last beside what stands on the page, in reading order."""
    if known.applicant is None:
        return ()
    then: Any = _shown(known.applicant)
    named = [name for name in FIELDS[sheet.person.kind] if name not in _WITH_ITS_FIELD and getattr(then, name)]
    return tuple((name, str(getattr(then, name)), str(getattr(sheet.person, name))) for name in named)


def _takes_bearer(sheet: Sheet, known: Acquaintance) -> bool:
    """Return whether who handed in last time can be taken over: somebody hands in now too, and is not named yet."""
    return people.acts(sheet) and sheet.others.bearer.empty and known.representative is not None


def taken_over(sheet: Sheet, known: Acquaintance) -> Sheet:
    """Return the sheet with every empty detail filled in as it was told earlier."""
    if known.applicant is None:
        return sheet
    shown = _shown(known.applicant)
    empty: Any = {name: getattr(shown, name) for name in known.offered if not getattr(sheet.person, name)}
    taken = replace(sheet, person=replace(sheet.person, **empty))
    last = known.representative
    if last is not None and _takes_bearer(sheet, known):
        bearer = Part(_shown(_bearer(last)))
        taken = replace(taken, others=replace(sheet.others, bearer=bearer, basis=last.basis, document=last.document))
    return taken


def _bearer(last: Representative) -> Applicant:
    said = {name: getattr(last, name) for name in ("full_name", "personal_id", "passport", "phone", "address")}
    return Applicant(**said)


def _shown(person: Applicant) -> Applicant:
    """Return a person's details as people write them."""
    return replace(
        person,
        personal_id=sheets.spaced_id(person.personal_id),
        born_on=shown_birth_date(person.born_on),
        phone=sheets.spaced_phone(person.phone),
    )
