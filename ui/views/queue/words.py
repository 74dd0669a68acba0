"""How the queue words why something waits, and what was tried."""

from dataclasses import dataclass
from datetime import datetime

from services.domain.lines import Line
from services.domain.outbox import Attempt, EntryKind, EntryState, OutcomeKind
from services.domain.queue import Group, PapersSent, QueueRow
from services.wording import upload_reason
from ui.components import Mark
from ui.presenters.queue import Queue
from ui.translate import language, tr
from ui.views.moments import clock, lately


@dataclass(frozen=True, slots=True)
class GroupWords:
    """Title of a group, what happens to its rows, and its tone."""

    title: str
    hint: str
    tone: str


def group_words(group: Group) -> GroupWords:
    """Return how a group is headed."""
    words = {
        Group.MEND: GroupWords(tr("A person must look"), tr("the machine does not send these again"), "wrong"),
        Group.UNKNOWN: GroupWords(
            tr("Not known whether it arrived"), tr("the receiver is asked before anything is sent again"), "wait"
        ),
        Group.WAITING: GroupWords(tr("Waiting to be sent"), tr("sent in order once the line answers"), "quiet"),
    }
    return words[group]


def reason_words(reason: str) -> str:
    """Return why an upload did not arrive: our own keys in words, the receiver's words as they are."""
    words = upload_reason(reason, language())
    # Ours are sentences; inside another one they begin small, unless it is an abbreviation.
    ours = words != reason and not words[1:2].isupper()
    return words[:1].lower() + words[1:] if ours else words


def _upper_first(words: str) -> str:
    return words[:1].upper() + words[1:]


def row_mark(row: QueueRow) -> Mark:
    """Return shape and tone of a row, with its state in a word."""
    if row.state is EntryState.PARKED:
        return Mark("pause", "wait", tr("Held back")) if row.held else Mark("pause", "wrong", tr("Sent back"))
    if row.state is EntryState.UNKNOWN and row.reason == "carried":
        return Mark("send", "quiet", tr("On its way there, sealed"))
    if row.state is EntryState.UNKNOWN:
        return Mark("question", "wait", tr("Not known whether it arrived"))
    if row.state is EntryState.SENDING:
        return Mark("send", "link", tr("Being sent"))
    return Mark("clock", "quiet", tr("Waiting to be sent"))


def row_tone(row: QueueRow) -> str:
    """Return the tone of a row's second line."""
    return {Group.MEND: "wait" if row.held else "wrong", Group.UNKNOWN: "wait", Group.WAITING: "ink"}[row.group]


def row_words(row: QueueRow, now: datetime, *, offline: bool = False) -> str:
    """Return in plain words why a row waits.

    Args:
        offline: Its receiver does not answer now.
    """
    if row.state is EntryState.PARKED:
        words = tr("Held back: {reason}") if row.held else tr("Sent back: {reason}")
        return words.format(reason=reason_words(row.reason))
    if row.state is EntryState.UNKNOWN and row.reason in ("carried", "receipt_strange"):
        return _upper_first(reason_words(row.reason))
    if row.state is EntryState.UNKNOWN:
        return tr("The line broke before the answer; the receiver is asked, nothing is sent twice")
    why = _waiting_words(row, now, offline=offline)
    if row.papers is not None:
        why = tr("{why} · {papers}").format(why=why, papers=papers_words(row.papers))
    if row.kind is EntryKind.FEEDBACK:
        return tr("{why} · the dossier has arrived, what the citizen thought has not").format(why=why)
    if row.kind in (EntryKind.PROGRESS, EntryKind.UPDATE, EntryKind.RESULT):
        return tr("{why} · the dossier has arrived, its new state has not").format(why=why)
    if row.steps:
        return tr("{why} · with %n step(s) of progress", row.steps).format(why=why)
    return why


def _waiting_words(row: QueueRow, now: datetime, *, offline: bool) -> str:
    if row.state is EntryState.SENDING:
        return tr("Being sent")
    if row.reason in ("no_line", "unreachable") or (offline and not row.reason):
        return tr("Waits for the line")
    if not row.reason:
        return tr("Waits for its turn")
    if row.due_at <= now:
        return _upper_first(reason_words(row.reason))
    words = tr("{reason}; next try {time}")
    return words.format(reason=_upper_first(reason_words(row.reason)), time=clock(row.due_at))


def papers_words(papers: PapersSent) -> str:
    """Return how far the scanned papers are: `3 tệp, 2,1 MB`, or `3 tệp · 1,2/2,1 MB` once some of it is there."""
    files = tr("%n file(s)", papers.count)
    size = megabytes(papers.size)
    if not papers.sent:
        return tr("{files}, {size} MB").format(files=files, size=size)
    return tr("{files} · {sent}/{size} MB").format(files=files, sent=megabytes(papers.sent), size=size)


def megabytes(size: int) -> str:
    """Return a number of bytes in megabytes with one decimal; what is there is never told as nothing."""
    shown = f"{max(size / 1_000_000, 0.1 if size else 0):.1f}"
    return shown if language() == "en" else shown.replace(".", ",")


def row_time(row: QueueRow, now: datetime) -> str:
    """Return since when a row stands where it is."""
    return lately(row.due_at if row.state is EntryState.PARKED else row.created_at, now)


def line_mark(line: Line, now: datetime, *, used: bool = True, mend: int = 0) -> Mark:
    """Return how a line is, in shape and word.

    Args:
        used: This desk sends something to that receiver.
        mend: How many dossiers for it a person must look at.
    """
    if not used:
        return Mark("ring", "quiet", tr("Not used by this unit"))
    if mend and line.online is not False:
        return Mark("pause", "wrong", tr("%n dossier(s) for a person to look at", mend))
    if line.online is None:
        return Mark("ring", "quiet", tr("Nothing was sent lately"))
    since = lately(line.since, now) if line.since else ""
    if line.online:
        return Mark("cloud-tick", "done", tr("Answering since {time}").format(time=since))
    return Mark("cloud-off", "wait", tr("No line since {time}").format(time=since))


def line_counts(queue: Queue, receiver: str) -> str:
    """Return how many dossiers wait for a receiver: `5 chờ, 1 chưa rõ, 1 cần sửa`."""
    unknown, mend = queue.count(receiver, Group.UNKNOWN), queue.count(receiver, Group.MEND)
    parts = [tr("%n waiting", queue.count(receiver, Group.WAITING))]
    if unknown:
        parts.append(tr("%n unknown", unknown))
    if mend:
        parts.append(tr("%n to be looked at", mend))
    return ", ".join(parts)


def help_words(line: Line, now: datetime) -> str:
    """Return why a line rests and until when, and whom to ask: the administrator when nobody set it up, else its support."""
    if not line.set_up:
        return tr("Not in this desk's settings: what waits is sent once the administrator enters it")
    down = line.online is False and bool(line.support)
    call = tr("Line down: call {contact}").format(contact=line.support) if down else ""
    rest = rest_words(line, now)
    return tr("{rest}. {call}").format(rest=rest, call=call) if rest and call else rest or call


def rest_words(line: Line, now: datetime) -> str:
    """Return why a line does not work and until when it rests, "" where nothing is to be said beyond that it is down."""
    if line.online is not False or line.reason in ("", "no_line", "unreachable"):
        return ""
    reason = _upper_first(reason_words(line.reason))
    if line.open_until is None or line.open_until <= now:
        return reason
    return tr("{reason}; rests until {time}").format(reason=reason, time=lately(line.open_until, now))


def line_times(line: Line, now: datetime, *, used: bool = True) -> str:
    """Return when something arrived last, and when the next try is."""
    if not used:
        return tr("No procedure of this unit goes there")
    if line.online is None:
        return tr("A dossier is sent as soon as it is received")
    sent = tr("Nothing arrived within a day")
    if line.last_sent is not None:
        sent = tr("Last arrival {time}").format(time=lately(line.last_sent, now))
    if line.waiting + line.unknown == 0 or line.next_try is None:
        return sent
    again = max(line.next_try, line.open_until or line.next_try)
    if again <= now:
        return tr("{sent} · trying now").format(sent=sent)
    return tr("{sent} · next try {time}").format(sent=sent, time=clock(again))


def attempt_mark(attempt: Attempt) -> Mark:
    """Return what a try came to, in shape and words."""
    kind = attempt.outcome
    if kind is OutcomeKind.DELIVERED:
        return Mark("cloud-tick", "done", tr("Arrived"))
    if kind is OutcomeKind.REFUSED:
        return Mark("pause", "wrong", tr("Sent back"))
    if kind is OutcomeKind.PARTLY:
        return Mark("send", "link", tr("A part arrived"))
    if kind is OutcomeKind.HANDED:
        return Mark("send", "link", tr("Handed over, no receipt yet"))
    if kind is OutcomeKind.UNFIT:
        return Mark("pause", "wrong", tr("Not sent: it would be sent back"))
    if kind is OutcomeKind.UNKNOWN:
        return Mark("question", "wait", tr("Sent, the answer was lost"))
    if kind is OutcomeKind.NOT_THERE:
        return Mark("question", "link", tr("Asked: the receiver does not have it"))
    if kind is OutcomeKind.BUSY:
        return Mark("clock", "wait", tr("The receiver was busy"))
    return Mark("cloud-off", "wait", tr("No line"))


def attempt_facts(attempt: Attempt) -> str:
    """Return the code of an answer and how long it took."""
    seconds = f"{attempt.took_ms / 1000:.1f}"
    took = tr("{seconds} s").format(seconds=seconds if language() == "en" else seconds.replace(".", ","))
    return tr("code {code} · {took}").format(code=attempt.code, took=took) if attempt.code else took
