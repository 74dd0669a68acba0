"""How findings look and what they are called."""

from services.domain.reconciliation import Finding
from services.domain.statement import Compared, Statement
from services.wording.reconciliation import finding_reason, finding_words, span_words
from ui.components import Mark
from ui.presenters.reconciliation import ACCEPTED, group_of
from ui.translate import language, tr

_LOOKS = {
    Finding.SAME: ("tick", "done"),
    Finding.NOT_SENT: ("clock", "wait"),
    Finding.ARRIVED: ("cloud-tick", "wait"),
    Finding.DIFFERENT: ("triangle", "wrong"),
    Finding.MISSING_THERE: ("cross-circle", "wrong"),
    Finding.MISSING_HERE: ("cross-circle", "wrong"),
    Finding.NOT_KNOWN: ("question", "quiet"),
}


def group_mark(group: str) -> Mark:
    """Return shape, tone and word of a finding's group."""
    if group == ACCEPTED:
        return Mark("stamp", "data", tr("Accepted as it is"))
    finding = Finding(group)
    return Mark(*_LOOKS[finding], finding_words(finding, language()))


def row_mark(row: Compared) -> Mark:
    """Return shape, tone and word of a row."""
    return group_mark(group_of(row))


def took_words(row: Compared) -> str:
    """Return how long a dossier took to arrive, or that it has not."""
    if row.lag is None or row.lag.took is None:
        return "–"
    return span_words(row.lag.took, language())


def headline(statement: Statement) -> tuple[str, str, str]:
    """Return what came out in one sentence, with its tone and its shape."""
    if statement.proven:
        return tr("Each receipt has exactly one dossier up there."), "done", "shield-tick"
    if statement.open:
        return tr("%n cases want you", statement.open), "wrong", "triangle"
    unknown = next((row for row in statement.rows if row.judged.finding is Finding.NOT_KNOWN), None)
    if unknown and not statement.stopped:
        why = finding_reason(unknown.judged, language())
        return tr("The receiver could not be asked: {why}").format(why=why), "wait", "cloud-off"
    if statement.stopped:
        return tr("Stopped; the rest was not asked about"), "wait", "pause"
    return tr("Nothing is wrong; some are still on their way or were accepted"), "wait", "clock"


def lag_line(statement: Statement) -> str:
    """Return the time uploads took, and that it is no lateness of ours."""
    lags, said = statement.lags, language()
    if not lags.arrived:
        return tr("No dossier of this day has arrived yet. A late upload is no late dossier.")
    words = tr(
        "Uploads took {usual} as a rule, {longest} at most, {offline} of it without a line. Results late by us: {late}; "
        "in time and known there too late: {there}."
    )
    return words.format(
        usual=span_words(lags.usual, said),
        longest=span_words(lags.longest, said),
        offline=span_words(lags.offline, said),
        late=lags.late,
        there=lags.late_there,
    )
