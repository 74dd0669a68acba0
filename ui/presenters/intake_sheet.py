"""What the officer has filled in so far, as one value, and what it comes to. No Qt, no store."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from uuid import UUID, uuid4

from services.domain import authority, checklist
from services.domain.applicant import Applicant, ApplicantKind, birth_date, digits, phone_digits, shown_birth_date
from services.domain.card import Card
from services.domain.card_fields import readings_told, told
from services.domain.checklist import Answer, ExtraPaper, Paper, PaperState
from services.domain.dossier import Draft, IntakeForm, Payment, ResultMethod
from services.domain.edition import Edition
from services.domain.money import amount_in, grouped
from services.domain.procedure import Case, Component, Need, Procedure
from ui.presenters.intake_others import ALONE, NOTHING, Others, applicant_of, others_of, read_back, written

NO_WISH = ExtraPaper("", "", "")
COLLECT_REASONS = (checklist.WRONG, checklist.DOWN, checklist.OFFERED)
"""Why a paper may be taken although a database holds it.

Source: NĐ 309/2026/NĐ-CP art. 2.1.
"""

_WISH = ("name", "basis", "reason", "why")
_ON_PAPER = (PaperState.HANDED_IN, PaperState.MISSING)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The intake page as it stands; every change gives a new one.

    Attributes:
        id: Drawn when the page is cleared; a sheet is received once.
        person: As typed, not yet tidied.
        case: Place of the chosen case; None while a procedure of several cases waits for a choice.
        fee, due_on, pages, copies: As typed; a fee that is not typed is the one of the fee table.
        exemption: Key of an exemption, or the reason as typed.
        return_point: Key of the point chosen for the result, "" for the usual one.
        competent: The commune that settles it when it is another one, as typed.
        competent_code: Its place code once it is known which one is meant, or "".
        extras: Papers beyond the checklist that are asked for.
        wish: Such a paper as typed so far, not yet asked for.
        again: Why this person is asked for papers once more, or "".
        card_at: When a card filled the person, aware.
        card_address: The address as printed on that card.
        others: Who hands it in, and whoever else was filled in.
        attached: How many scanned papers it has.
        rules: Revision of the rulebook the page shows, 0 until something was shown.
    """

    id: UUID = field(default_factory=uuid4)
    person: Applicant = NOTHING
    procedure: Procedure | None = None
    case: int | None = None
    answers: tuple[Answer, ...] = ()
    fee: str = ""
    pages: str = ""
    copies: str = ""
    exemption: str = ""
    payment: Payment = Payment.UNPAID
    due_on: str = ""
    result_method: ResultMethod = ResultMethod.COUNTER
    return_point: str = ""
    competent: str = ""
    competent_code: str = ""
    same_day: bool = False
    extras: tuple[ExtraPaper, ...] = ()
    wish: ExtraPaper = NO_WISH
    again: str = ""
    card_at: datetime | None = None
    card_issued: str = ""
    card_notes: tuple[str, ...] = ()
    card_address: str = ""
    others: Others = ALONE
    rules: int = 0
    attached: int = 0

    @property
    def blank(self) -> bool:
        """Whether nothing was typed, scanned or chosen."""
        return self.person == NOTHING and self.others == ALONE and self.procedure is None and not self.attached

    @property
    def checked_case(self) -> Case | None:
        """The case whose papers are asked for; None until it is known."""
        if self.procedure is None or self.case is None:
            return None
        return self.procedure.case(self.case)

    def answer(self, index: int) -> Answer | None:
        """Return what was said of a paper, or None."""
        return next((a for a in self.answers if a.index == index), None)

    def papers(self) -> tuple[Paper, ...]:
        """Return the whole checklist, answered; empty until the case is known."""
        case = self.checked_case
        if case is None:
            return ()
        due = authority.asked_for(case, self.others.representative(self.person.kind))
        return checklist.papers(case, self.answers, due)


def with_procedure(sheet: Sheet, procedure: Procedure) -> Sheet:
    """Return the sheet for a procedure: its only case chosen, nothing said yet of papers, fee and day."""
    fresh = replace(
        sheet,
        procedure=procedure,
        case=None,
        answers=(),
        fee="",
        pages="",
        copies="",
        exemption="",
        payment=Payment.UNPAID,
        due_on="",
        competent="",
        competent_code="",
        same_day=False,
        extras=(),
        again="",
        rules=0,
    )
    return with_case(fresh, 0) if len(procedure.cases) < 2 else fresh


def with_case(sheet: Sheet, case: int, kept: tuple[Answer, ...] | None = None) -> Sheet:
    """Return the sheet with a case chosen: what was answered there before, else papers a database gives as given."""
    if sheet.procedure is None:
        return sheet
    given = tuple(
        Answer(c.index, PaperState.FROM_DATABASE)
        for c in checklist.asked(sheet.procedure.case(case))
        if c.databases and c.need is not Need.ONE_OF
    )
    return replace(sheet, case=case, answers=given if kept is None else kept)


def with_answer(sheet: Sheet, index: int, state: PaperState | None, alternative: str = "") -> Sheet:
    """Return the sheet with a paper answered, or no longer answered.

    Args:
        alternative: The paper of a group that was shown, or one of `COLLECT_REASONS`.
    """
    before, others = sheet.answer(index), tuple(a for a in sheet.answers if a.index != index)
    if state is None:
        return replace(sheet, answers=others)
    reason = alternative if alternative in COLLECT_REASONS else ""
    if before and not alternative and state in _ON_PAPER:
        reason = before.reason
    added = (*others, Answer(index, state, alternative="" if reason else alternative, reason=reason))
    return replace(sheet, answers=tuple(sorted(added, key=lambda a: a.index)))


def with_card(sheet: Sheet, card: Card, at: datetime) -> Sheet:
    """Return the sheet with what a card says; another person's card takes the earlier person away altogether."""
    read, before = card.applicant, sheet.person
    if before.personal_id and digits(before.personal_id) != read.personal_id:
        before = replace(NOTHING, kind=before.kind)
    foreign = before.kind is ApplicantKind.FOREIGNER
    person = replace(
        before,
        kind=ApplicantKind.PERSON if foreign else before.kind,
        personal_id=spaced_id(read.personal_id),
        full_name=read.full_name or before.full_name,
        born_on=shown_birth_date(read.born_on) or before.born_on,
        sex=read.sex or before.sex,
        address=read.address or before.address,
        commune=before.commune if read.address in ("", before.address) else "",
    )
    return replace(
        sheet,
        person=person,
        card_at=at,
        card_issued=card.issued_on,
        card_notes=_still_to_tell(card, before),
        card_address=read.address or (sheet.card_address if before.address == sheet.card_address else ""),
    )


def _still_to_tell(card: Card, before: Applicant) -> tuple[str, ...]:
    """Return what to tell of a card; a field it left out that was filled already needs no typing."""
    unread = (field for field in readings_told(told(card.readings)) if not getattr(card.applicant, field, "x"))
    filled = tuple(f"{field.value}:" for field in unread if getattr(before, field, ""))
    return tuple(note for note in (*card.notes, *told(card.readings)) if not note.startswith(filled))


def day_of(text: str) -> date | None:
    """Return the day a text names in any clear format, or None."""
    iso = birth_date(text) or ""
    return date.fromisoformat(iso) if len(iso) == 10 else None


def spaced_id(number: str) -> str:
    """Return a personal number in groups of three, as on the card."""
    bare = digits(number)
    return " ".join(bare[at : at + 3] for at in range(0, len(bare), 3)) if len(bare) in (9, 12) else number


def spaced_phone(number: str) -> str:
    """Return a phone number as people read it out: `0900 000 127`."""
    bare = phone_digits(number)
    return f"{bare[:4]} {bare[4:7]} {bare[7:]}" if len(bare) in (10, 11) and bare.isdigit() else number


def pretty(name: str, text: str) -> str:
    """Return what was typed into a field as the page shows it once the field is left."""
    if name == "personal_id":
        return spaced_id(text)
    if name == "phone":
        return spaced_phone(text)
    if name in ("born_on", "due_on"):
        return shown_birth_date(birth_date(text) or text) if birth_date(text) else text
    if name == "fee":
        amount = amount_in(text)
        return grouped(amount) if amount is not None else text
    return text


def form_of(sheet: Sheet) -> IntakeForm:
    """Return the form to review, receive or keep as a draft; what cannot be read is left out of it."""
    return IntakeForm(
        id=sheet.id,
        procedure=sheet.procedure.code if sheet.procedure else "",
        applicant=applicant_of(sheet.person),
        representative=sheet.others.representative(sheet.person.kind),
        answers=sheet.answers,
        case=sheet.case or 0,
        due_on=day_of(sheet.due_on),
        fee=amount_in(sheet.fee) if sheet.fee else None,
        pages=int(sheet.pages or 0),
        copies=int(sheet.copies or 0) or 1,
        exemption=sheet.exemption if sheet.payment is Payment.EXEMPT else "",
        payment=sheet.payment,
        result_method=sheet.result_method,
        return_point=sheet.return_point if sheet.result_method is ResultMethod.COUNTER else "",
        same_day=sheet.same_day,
        extras=sheet.extras,
        competent=sheet.competent_code or sheet.competent.strip(),
        shown=Edition(sheet.procedure.catalogue, sheet.rules) if sheet.procedure else None,
    )


def extras_of(sheet: Sheet) -> dict[str, str]:
    """Return what a draft keeps beside the form: texts as typed, and where the person comes from."""
    plain = sheet.others == ALONE and sheet.person == applicant_of(sheet.person)
    return {
        **({} if plain else {"people": written(sheet.person, sheet.others)}),
        "fee": sheet.fee,
        "copies": sheet.copies,
        "due_on": sheet.due_on,
        "again": sheet.again,
        "competent": sheet.competent,
        **{f"wish_{field}": getattr(sheet.wish, field) for field in _WISH},
        "case": "" if sheet.case is None else str(sheet.case),
        "card_at": sheet.card_at.isoformat() if sheet.card_at else "",
        "card_address": sheet.card_address,
        **({"attached": str(sheet.attached)} if sheet.attached else {}),
        "card_notes": " ".join(sheet.card_notes),
    }


def sheet_of(draft: Draft, procedure: Procedure | None) -> Sheet:
    """Return the page a draft was saved from; `procedure` is None when today's catalogue has it no more."""
    form, extras = draft.form, draft.extras
    case = form.case if procedure and extras.get("case", "0") and form.case < max(1, len(procedure.cases)) else None
    plain = (form.applicant, others_of(form.applicant, form.representative))
    person, others = read_back(extras["people"]) if extras.get("people") else plain
    return Sheet(
        id=form.id,
        person=person,
        others=others,
        procedure=procedure,
        case=case,
        answers=_still_asked(procedure, case, form.answers),
        fee=extras.get("fee", "" if form.fee is None else grouped(form.fee)),
        pages=str(form.pages or ""),
        copies=extras.get("copies", str(form.copies)),
        exemption=form.exemption,
        extras=form.extras,
        wish=ExtraPaper(**{field: extras.get(f"wish_{field}", "") for field in _WISH}),
        again=extras.get("again", ""),
        payment=form.payment,
        due_on=extras.get("due_on", ""),
        result_method=form.result_method,
        return_point=form.return_point,
        competent=extras.get("competent", form.competent),
        competent_code=form.competent,
        same_day=form.same_day,
        card_at=datetime.fromisoformat(extras["card_at"]) if extras.get("card_at") else None,
        card_address=extras.get("card_address", ""),
        attached=int(extras.get("attached", "0")),
        card_notes=tuple(extras.get("card_notes", "").split()),
        rules=form.shown.rules if form.shown else 0,
    )


def _still_asked(procedure: Procedure | None, case: int | None, answers: tuple[Answer, ...]) -> tuple[Answer, ...]:
    """Leave out answers about papers that the case no longer asks for."""
    if procedure is None or case is None:
        return ()
    there = {c.index for c in checklist.asked(procedure.case(case))}
    return tuple(a for a in answers if a.index in there)


def collects(component: Component, answer: Answer | None) -> bool:
    """Return whether a paper is taken, or asked for, although a database holds its data, which needs a lawful reason."""
    by_database = bool(component.databases) and component.need is not Need.ONE_OF
    return by_database and answer is not None and answer.state in _ON_PAPER


def components_of(sheet: Sheet) -> Mapping[int, Component]:
    """Return the papers asked for at the counter, by their place."""
    case = sheet.checked_case
    return {c.index: c for c in checklist.asked(case)} if case else {}
