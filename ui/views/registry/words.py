"""How the register words a dossier: its state, its promise, its uploads, what happened to it."""

from dataclasses import replace
from datetime import datetime

from services.cases.registry import DossierFile
from services.domain.applicant import Sex
from services.domain.calendar import WorkingCalendar
from services.domain.checklist import Paper, PaperState
from services.domain.dossier import Channel, Dossier, DossierState, FeeLine, Payment, ResultMethod
from services.domain.journal import Event
from services.domain.outbox import SETTLED, Entry, EntryKind, EntryState
from services.domain.register import Mark as Standing
from services.domain.register import Row, Upload, hits, mark_of
from services.domain.text import masked
from ui.components import Cell, Mark, TimelineStep, marks
from ui.presenters.registry import Left, TimeLeft, time_left
from ui.translate import tr
from ui.views.moments import clock, day_and_clock, dong, lately, today_or_day


def standing_mark(standing: Standing) -> Mark:
    """Return shape, tone and word of how a dossier's business stands."""
    if standing is Standing.VOID:
        return Mark("cross-circle", "quiet", tr("Number voided"))
    return marks()[standing.value]


def upload_mark(upload: Upload) -> Mark | None:
    """Return shape, tone and word of uploads that have not arrived, or None when all have."""
    names = {Upload.WAITING: "unsent", Upload.UNKNOWN: "unknown", Upload.PARKED: "sent_back"}
    return marks()[names[upload]] if upload in names else None


def left_words(left: TimeLeft) -> str:
    """Return the time to a promise in words: `còn 3 ngày`, `quá 2 giờ`."""
    count = left.count
    if left.late:
        if left.unit is Left.DAYS:
            return tr("%n day(s) late", count)
        return tr("%n hour(s) late", count) if left.unit is Left.HOURS else tr("%n minute(s) late", count)
    if left.unit is Left.DAYS:
        return tr("%n day(s) left", count)
    return tr("%n hour(s) left", count) if left.unit is Left.HOURS else tr("%n minute(s) left", count)


def length_words(left: TimeLeft) -> str:
    """Return the bare length of a time: `3 ngày`."""
    if left.unit is Left.DAYS:
        return tr("%n day(s)", left.count)
    return tr("%n hour(s)", left.count) if left.unit is Left.HOURS else tr("%n minute(s)", left.count)


def number_cell(row: Row, query: str, now: datetime) -> Cell:
    """Return the number, and when it was received."""
    return Cell(
        row.number, today_or_day(row.received_at, now), role="second_strong", digits=True, hits=hits(row.number, query)
    )


def person_cell(row: Row, query: str) -> Cell:
    """Return the name with what was found in it, and the masked personal number."""
    name = row.full_name.upper()
    return Cell(name, masked(row.personal_id), hits=hits(name, query))


def procedure_cell(row: Row, query: str) -> Cell:
    """Return procedure and field."""
    return Cell(row.procedure, row.field, hits=hits(row.procedure, query))


def promise_cell(row: Row, now: datetime, calendar: WorkingCalendar) -> Cell:
    """Return the promise, and how far it is or what became of it."""
    due = today_or_day(row.due_at, now)
    cell = Cell(due[:1].upper() + due[1:], digits=True)
    if row.returned_at is not None:
        return replace(cell, second=tr("returned {moment}").format(moment=lately(row.returned_at, now)))
    if row.state is DossierState.VOID:
        return Cell(tr("no promise"), tr("number voided"), tone="quiet")
    if row.state is DossierState.SUPPLEMENT:
        return replace(cell, second=tr("the clock stands"))
    if row.state is DossierState.READY:
        return replace(cell, second=tr("the result waits here"))
    if row.elsewhere:
        return replace(cell, second=tr("at the earliest"))
    left = time_left(row.due_at, now, calendar)
    return replace(cell, second=left_words(left), second_tone="wrong" if left.late else "quiet")


def state_cell(row: Row, now: datetime) -> Cell:
    """Return the state of the business, and apart from it that something was not sent."""
    unsent = upload_mark(row.upload)
    cell = Cell(mark=standing_mark(row.mark(now)))
    return replace(cell, icon=unsent.icon, icon_tone=unsent.tone, icon_words=unsent.text) if unsent else cell


def business_steps(dossier: Dossier, desk: int, now: datetime) -> list[TimelineStep]:
    """Return what happened at the counter, and what was promised."""
    received = tr("Received, desk {desk}").format(desk=desk)
    steps = [TimelineStep("tick", "done", received, day_and_clock(dossier.received_at, now))]
    due = day_and_clock(dossier.promise.due_at, now)
    for pause in dossier.terms.pauses:
        steps.append(TimelineStep("pause", "wait", tr("Papers asked for"), day_and_clock(pause.asked_at, now)))
        if pause.came_at is not None:
            steps.append(TimelineStep("tick", "done", tr("Papers came"), day_and_clock(pause.came_at, now)))
    if dossier.terms.extension is not None:
        told = day_and_clock(dossier.terms.extension.at, now)
        steps.append(TimelineStep("clock", "wait", tr("Promise put off"), told))
    if dossier.ended_at is not None and dossier.ended_at != dossier.returned_at:
        steps.append(TimelineStep("tick", "done", tr("Result ready"), day_and_clock(dossier.ended_at, now)))
    if dossier.returned_at is not None:
        steps.append(TimelineStep("tick", "done", tr("Result returned"), day_and_clock(dossier.returned_at, now)))
    elif dossier.state is DossierState.VOID:
        steps.append(TimelineStep("cross-circle", "quiet", tr("Number voided"), "", ahead=True))
    elif dossier.state is DossierState.SUPPLEMENT:
        by = tr("by {day}").format(day=f"{dossier.terms.pauses[-1].bring_by:%d/%m/%Y}")
        steps.append(TimelineStep("ring", "wait", tr("Waiting for the citizen"), by, ahead=True))
    elif dossier.state is DossierState.READY:
        steps.append(TimelineStep("ring", "quiet", tr("Waits for the citizen to fetch it"), "", ahead=True))
    elif mark_of(dossier.state, dossier.promise.due_at, now, dossier.promise.provisional) is Standing.OVERDUE:
        steps.append(TimelineStep("triangle", "wrong", tr("Result was promised"), due))
    else:
        steps.append(TimelineStep("ring", "quiet", tr("Result promised"), due, ahead=True))
    return steps


def _sent(entry: Entry) -> str:
    words = {
        EntryKind.DOSSIER: tr("Sent, taken by the province"),
        EntryKind.PROGRESS: tr("Step of progress sent"),
        EntryKind.UPDATE: tr("New state sent"),
        EntryKind.FILE: tr("Scanned paper sent"),
        EntryKind.RESULT: tr("Result document sent"),
        EntryKind.FEEDBACK: tr("The citizen's word sent"),
    }
    return words[entry.kind]


def _unsent(entry: Entry) -> str:
    words = {
        EntryKind.DOSSIER: tr("Not sent yet"),
        EntryKind.PROGRESS: tr("Step not sent yet"),
        EntryKind.UPDATE: tr("New state not sent yet"),
        EntryKind.FILE: tr("Scanned paper not sent yet"),
        EntryKind.RESULT: tr("Result document not sent yet"),
        EntryKind.FEEDBACK: tr("The citizen's word not sent yet"),
    }
    return words[entry.kind]


def _withdrawn(entry: Entry) -> str:
    if entry.reason == "replaced":
        return tr("Not sent as it was: put right and sent anew")
    if entry.reason == "rerouted":
        return tr("Not sent: the dossier goes to another receiver")
    return tr("Not sent: the reception was undone")


def delivery_step(entry: Entry, now: datetime) -> TimelineStep:
    """Return one row of the outbox as a step."""
    since = tr("waits since {time}").format(time=lately(entry.created_at, now))
    if entry.state is EntryState.DELIVERED:
        return TimelineStep("cloud-tick", "done", _sent(entry), day_and_clock(entry.delivered_at or entry.due_at, now))
    if entry.state is EntryState.WITHDRAWN:
        return TimelineStep("minus", "quiet", _withdrawn(entry), "")
    if entry.state is EntryState.UNKNOWN:
        return TimelineStep("question", "wait", tr("Not known whether it arrived"), since)
    if entry.state is EntryState.PARKED:
        return TimelineStep("pause", "wrong", tr("Held, a person must look"), since)
    if entry.state is EntryState.SENDING:
        return TimelineStep("send", "link", tr("Being sent"), since)
    return TimelineStep("cloud-off", "wait", _unsent(entry), since)


def papers_step(file: DossierFile) -> TimelineStep | None:
    """Return how many scanned papers have arrived, None where none go; a dossier that lacks some is not told whole."""
    count, arrived = file.papers_sent
    if not count:
        return None
    words = tr("Scanned papers: {arrived} of {count} have arrived").format(arrived=arrived, count=count)
    if arrived == count:
        return TimelineStep("cloud-tick", "done", words, "")
    held = any(e.kind is EntryKind.FILE and e.state is EntryState.PARKED for e, _ in file.uploads)
    more = tr("one is held, a person must look") if held else tr("not whole over there before all have arrived")
    return TimelineStep("pause" if held else "cloud-off", "wrong" if held else "wait", words, more)


def delivery_steps(file: DossierFile, now: datetime, *, ahead: bool = False) -> list[TimelineStep]:
    """Return the rows of the outbox as steps; scanned papers, of which there can be dozens, together are one, the first.

    Args:
        ahead: Say also when a row is tried next.
    """
    papers, when = papers_step(file), upload_when if ahead else _when
    told = [entry for entry, _ in file.uploads if entry.kind is not EntryKind.FILE]
    rows = [replace(delivery_step(entry, now), when=when(entry, now)) for entry in told]
    return [papers, *rows] if papers else rows


def _when(entry: Entry, now: datetime) -> str:
    return delivery_step(entry, now).when


def first_unsent(file: DossierFile) -> Entry | None:
    """Return the first row of a dossier that has not arrived."""
    return next((e for e, _ in file.uploads if e.state not in SETTLED), None)


def unsent_words(entry: Entry, now: datetime) -> str:
    """Return the sentence that keeps a late upload apart from a late dossier."""
    time = lately(entry.created_at, now)
    if entry.state is EntryState.PARKED:
        return tr("A late upload is no late dossier: the row of {time} is held, see Queue (F4).").format(time=time)
    if entry.state is EntryState.UNKNOWN:
        words = tr("A late upload is no late dossier: the receiver is asked whether the row of {time} arrived.")
        return words.format(time=time)
    return tr("A late upload is no late dossier: the row of {time} is sent once the line answers.").format(time=time)


def sex_words(sex: Sex) -> str:
    """Return the sex as written on the card, "" when it is not known."""
    return {Sex.MALE: tr("Male"), Sex.FEMALE: tr("Female"), Sex.UNKNOWN: ""}[sex]


def result_words(method: ResultMethod) -> str:
    """Return how the citizen wants the result."""
    words = {
        ResultMethod.COUNTER: tr("At the counter"),
        ResultMethod.POST: tr("By post"),
        ResultMethod.ELECTRONIC: tr("Electronically"),
    }
    return words[method]


def channel_words(channel: Channel) -> str:
    """Return how the dossier came."""
    return {Channel.DIRECT: tr("Handed in at the counter"), Channel.POST: tr("Came by post")}[channel]


def fee_words(fee: FeeLine) -> tuple[str, str]:
    """Return amount and payment of a fee."""
    unknown = tr("to be asked") if fee.unknown else tr("not published")
    amount = unknown if fee.amount is None else dong(fee.amount)
    paid = {
        Payment.UNPAID: tr("not paid yet"),
        Payment.CASH: tr("paid in cash"),
        Payment.TRANSFER: tr("paid by transfer"),
        Payment.EXEMPT: tr("exempt"),
    }
    return amount, paid[fee.payment]


def paper_mark(paper: Paper) -> Mark:
    """Return what became of a paper."""
    names = {PaperState.HANDED_IN: "has", PaperState.MISSING: "missing", PaperState.FROM_DATABASE: "database"}
    if paper.state is PaperState.HANDED_IN and paper.shown:
        return Mark("tick", "done", tr("Shown"))
    if paper.state is PaperState.NOT_APPLICABLE:
        return Mark("minus", "quiet", tr("Does not apply"))
    return marks()[names[paper.state]]


def paper_counts(paper: Paper) -> str:
    """Return how many sheets were taken: `1 chính, 2 sao`."""
    if paper.state is not PaperState.HANDED_IN:
        return ""
    if paper.originals and paper.copies:
        return tr("{originals} original, {copies} copy").format(originals=paper.originals, copies=paper.copies)
    if paper.copies:
        return tr("{copies} copy").format(copies=paper.copies)
    return tr("{originals} original").format(originals=paper.originals) if paper.originals else ""


def event_words(event: Event) -> str:
    """Return what the journal recorded, in words."""
    words = {
        Event.RECEIVED: tr("Dossier received"),
        Event.RETURNED: tr("Result handed over"),
        Event.VOIDED: tr("Number voided"),
        Event.PRINTED: tr("Receipt printed"),
        Event.VIEWED: tr("Dossier looked at"),
        Event.SUPPLEMENT_ASKED: tr("Papers asked for, the clock stands"),
        Event.SUPPLEMENT_CAME: tr("Papers came, the clock goes on"),
        Event.EXTENDED: tr("Promise put off"),
        Event.COMPETENT_RECEIVED: tr("Received by the competent commune"),
        Event.ENTRY_CHANGED: tr("Upload changed by hand"),
        Event.PAPERS_QUEUED: tr("Earlier scanned papers queued"),
        Event.RECONCILED: tr("Reconciled with the receiver"),
        Event.CORRECTED: tr("Dossier corrected"),
        Event.UNDONE: tr("Reception undone, number void"),
        Event.REROUTED: tr("Sent to another receiver"),
        Event.NUMBERED: tr("The receiver gave it a number"),
        Event.EXTRA_ASKED: tr("Paper beyond the list taken"),
    }
    return words.get(event, event.value)


def upload_when(entry: Entry, now: datetime) -> str:
    """Return when a row arrived, or when it is tried next."""
    since = delivery_step(entry, now).when
    if entry.state in (EntryState.WAITING, EntryState.UNKNOWN) and entry.due_at > now:
        return tr("{since} · next try {time}").format(since=since, time=clock(entry.due_at))
    return since


def siblings_words(file: DossierFile) -> str:
    """Return the other dossiers of the same visit, one a line."""
    others = (tr("{number} {procedure}").format(number=r.number, procedure=r.procedure) for r in file.siblings)
    return "\n".join((tr("Handed in together with"), *others)) if file.siblings else ""


def receiver_words(receiver: str) -> str:
    """Return where a dossier is sent.

    Args:
        receiver: What people call it.
    """
    return tr("Sent to {receiver}").format(receiver=receiver)
