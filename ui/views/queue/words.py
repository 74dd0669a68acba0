"""How the queue words why something waits, and what was tried."""

from dataclasses import dataclass
from datetime import datetime

from services.domain.lines import Line
from services.domain.outbox import Attempt, Entry, EntryKind, EntryState, OutcomeKind
from services.settings.receivers import ReceiverSettings
from services.wording import field_name, upload_reason
from ui.components import Mark
from ui.presenters.queue import Group, Queue, Waiting
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
    words = {
        "": "",
        "no_line": tr("no line to the receiver"),
        "unreachable": tr("no line to the receiver"),
        "tls": tr("the secure line could not be opened"),
        "tls_expired": tr("the receiver's certificate is past its day, or this machine's clock is wrong"),
        "tls_untrusted": tr("nobody we trust signed the receiver's certificate"),
        "tls_other_host": tr("the certificate belongs to another machine"),
        "ca_file": tr("the file of the private authority cannot be read"),
        "wrong_address": tr("the receiver's address in the settings is wrong"),
        "redirect": tr("the receiver's address sends us elsewhere; nothing was sent there"),
        "not_the_receiver": tr("something else answered in the receiver's place, such as a Wi-Fi sign-in page"),
        "answer_lost": tr("it was sent and the answer never came"),
        "unknown": tr("it was sent and the answer never came"),
        "busy": tr("the receiver is busy"),
        "login_refused": tr("the receiver does not take the desk's name or password"),
        "no_session": tr("the receiver gave no session"),
        "session_expired": tr("the session with the receiver ended"),
        "not_admitted": tr("the desk's account may not send to this receiver"),
        "secret_missing": tr("the password for the receiver is missing on this machine"),
        "unreadable_answer": tr("the receiver's answer cannot be read"),
        "too_large": tr("the dossier is larger than the receiver takes"),
        "schema": tr("this version of the program cannot send this row"),
        "dossier_absent": tr("the receiver does not have the dossier itself"),
        "other_dossier": tr("the receiver told of another dossier"),
        "other_state": tr("at the receiver the dossier is in another state"),
        "same_state": tr("the receiver cannot tell whether this step arrived"),
        "not_there": tr("the receiver does not have it"),
        "refused": tr("the receiver refused it without a reason"),
    }
    return words.get(reason) or upload_reason(reason, language())


def _upper_first(words: str) -> str:
    return words[:1].upper() + words[1:]


def row_mark(row: Waiting) -> Mark:
    """Return shape and tone of a row, with its state in a word."""
    state = row.entry.state
    if state is EntryState.PARKED:
        return Mark("pause", "wait", tr("Held back")) if row.held else Mark("pause", "wrong", tr("Sent back"))
    if state is EntryState.UNKNOWN:
        return Mark("question", "wait", tr("Not known whether it arrived"))
    if state is EntryState.SENDING:
        return Mark("send", "link", tr("Being sent"))
    return Mark("clock", "quiet", tr("Waiting to be sent"))


def row_tone(row: Waiting) -> str:
    """Return the tone of a row's second line."""
    return {Group.MEND: "wait" if row.held else "wrong", Group.UNKNOWN: "wait", Group.WAITING: "ink"}[row.group]


def row_words(row: Waiting, now: datetime) -> str:
    """Return in plain words why a row waits."""
    entry = row.entry
    if entry.state is EntryState.PARKED:
        words = tr("Held back: {reason}") if row.held else tr("Sent back: {reason}")
        return words.format(reason=reason_words(entry.reason))
    if entry.state is EntryState.UNKNOWN:
        return tr("The line broke before the answer; the receiver is asked, nothing is sent twice")
    why = _waiting_words(entry, now, offline=row.offline)
    if entry.kind is not EntryKind.DOSSIER:
        return tr("{why} · the dossier has arrived, its new state has not").format(why=why)
    if row.steps:
        return tr("{why} · with %n step(s) of progress", row.steps).format(why=why)
    return why


def _waiting_words(entry: Entry, now: datetime, *, offline: bool) -> str:
    if entry.state is EntryState.SENDING:
        return tr("Being sent")
    if entry.reason in ("no_line", "unreachable") or (offline and not entry.reason):
        return tr("Waits for the line")
    if not entry.reason:
        return tr("Waits for its turn")
    if entry.due_at <= now:
        return _upper_first(reason_words(entry.reason))
    words = tr("{reason}; next try {time}")
    return words.format(reason=_upper_first(reason_words(entry.reason)), time=clock(entry.due_at))


def row_time(row: Waiting, now: datetime) -> str:
    """Return since when a row stands where it is."""
    parked = row.entry.state is EntryState.PARKED
    return lately(row.entry.due_at if parked else row.entry.created_at, now)


def receiver_name(name: str, settings: ReceiverSettings | None) -> str:
    """Return what people call a receiver."""
    return settings.label if settings is not None and settings.label else tr("The province's system")


def line_mark(line: Line, now: datetime) -> Mark:
    """Return how a line is, in shape and word."""
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


def help_words(line: Line) -> str:
    """Return whom to ask about a line: the administrator when nobody set it up, its support while it is down."""
    if not line.set_up:
        return tr("Not in this desk's settings: what waits is sent once the administrator enters it")
    down = line.online is False and bool(line.support)
    return tr("Line down: call {contact}").format(contact=line.support) if down else ""


def line_times(line: Line, now: datetime) -> str:
    """Return when something arrived last, and when the next try is."""
    if line.online is None:
        return tr("A dossier is sent as soon as it is received")
    sent = tr("Nothing arrived within a day")
    if line.last_sent is not None:
        sent = tr("Last arrival {time}").format(time=lately(line.last_sent, now))
    if line.waiting + line.unknown == 0 or line.next_try is None:
        return sent
    if line.next_try <= now:
        return tr("{sent} · trying now").format(sent=sent)
    return tr("{sent} · next try {time}").format(sent=sent, time=clock(line.next_try))


def attempt_mark(attempt: Attempt) -> Mark:
    """Return what a try came to, in shape and words."""
    kind = attempt.outcome
    if kind is OutcomeKind.DELIVERED:
        return Mark("cloud-tick", "done", tr("Arrived"))
    if kind is OutcomeKind.REFUSED:
        return Mark("pause", "wrong", tr("Sent back"))
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


def faulty_field(entry: Entry) -> str:
    """Return what people call the field the receiver complained about, "" when it named none."""
    return field_name(entry.field, language()) if entry.field else ""
