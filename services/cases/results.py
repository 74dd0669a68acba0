"""What a dossier ends in: its result document, and what the citizen thought of the service."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

from services.domain.attachment import ElectronicCopy, Scan
from services.domain.bodies import dossier_body, feedback_body, progress_body
from services.domain.calendar import office_day
from services.domain.dossier import Dossier
from services.domain.journal import Event
from services.domain.outbox import EntryKind
from services.domain.permissions import Account, Act, permit
from services.domain.result import NOTHING, TEXT_LIMIT, Feedback, Rating, ResultPaper, Said, result_problems
from services.domain.text import clean
from services.errors import InvalidForm, Problem, UnknownDossier
from services.store import attachments, dossiers, filing, journal, sending
from services.store.store import Connection
from services.store.workplace import Workplace

_STEP = "Kết thúc xử lý hồ sơ"


class Results:
    """Acts on the end of a dossier; each is one transaction with its journal line and its uploads."""

    def __init__(self, place: Workplace) -> None:
        self._place = place

    def ready(self, by: Account, number: str, said: Said = NOTHING) -> Dossier:
        """Record that a result is finished and waits for the citizen, with its document as far as it is known.

        May be said again: what is not said stays. Once it was handed over, its document can still be recorded. The file goes to
        the receiver before what names it; nothing else is ever told to be the result.

        Raises:
            NotAllowed, UnknownDossier: It may not, or there is no such dossier.
            WrongState: It waits for papers or is void, or was handed over and nothing of a document is said.
            InvalidForm: A text is too long, the day is still to come, or the file is a paper that was handed in.
        """
        permit(by, Act.RETURN_RESULT)
        place, now = self._place, self._place.now()
        if problems := result_problems(said.number, said.title, said.issued_on, office_day(now)):
            raise InvalidForm(problems)
        with place.store.write() as db:
            dossier = _known(db, number)
            paper = ResultPaper(clean(said.number), clean(said.title), said.issued_on)
            if said.scan:
                paper = replace(paper, file=self._filed(db, by, dossier, said.scan))
            after = dossier.ready(paper, now)
            dossiers.change(db, after)
            self._tell(db, by, dossier, after)
            facts = {"number": bool(paper.number), "file": paper.file.sha256 if paper.file else ""}
            journal.append(db, place.desk, by.name, Event.RESULT_READY, number, now, facts)
        return after

    def _filed(self, db: Connection, by: Account, dossier: Dossier, scan: Scan) -> ElectronicCopy:
        """Attach a file to the dossier itself, apart from the papers of its form."""
        handed_in = attachments.of_form(db, dossier.form_id)
        known = {digest for paper in handed_in for digest in (paper.sha256, paper.original_sha256)}
        if known & {scan.sha256, scan.original_sha256}:
            raise InvalidForm((Problem("result_file", "handed_in"),))
        at = self._place.now()
        kept = filing.attach(db, self._place, by, dossier.id, replace(scan, component=None), at)
        filing.put_down(db, self._place, by, Event.ATTACHED, kept, dossier.number, at)
        return ElectronicCopy(kept.id, None, scan.kind, scan.size, scan.sha256, scan.pages)

    def _tell(self, db: Connection, by: Account, before: Dossier, after: Dossier) -> None:
        place, now = self._place, self._place.now()
        if after.state is not before.state:
            step = progress_body(after, _STEP, now, by.display, before.state)
            sending.put(db, place, after, EntryKind.PROGRESS, step, now)
        office = place.office_for(db, after)
        body = dossier_body(after, office.agency_code, office.agency_name)
        kind = EntryKind.RESULT if body["results"] else EntryKind.UPDATE
        sending.put(db, place, after, kind, body, now)

    def rate(self, by: Account, number: str, rating: Rating, text: str = "") -> Dossier:
        """Record what a citizen thought of the service, once; it is told where the receiver takes it.

        Args:
            text: Their words, without anything that says who they are.

        Raises:
            NotAllowed, UnknownDossier: It may not, or there is no such dossier.
            WrongState: Its result was not handed over, or it was rated before.
            InvalidForm: The words are too long.
        """
        permit(by, Act.RETURN_RESULT)
        place, now, words = self._place, self._place.now(), clean(text)
        if len(words) > TEXT_LIMIT:
            raise InvalidForm((Problem("feedback.text", "too_long", str(TEXT_LIMIT)),))
        with place.store.write() as db:
            feedback = Feedback(uuid4(), rating, now, words)
            rated = _known(db, number).rated(feedback)
            dossiers.change(db, rated)
            told = sending.put_feedback(db, place, rated, feedback_body(rated, feedback), now)
            facts = {"rating": rating.value, "told": told}
            journal.append(db, place.desk, by.name, Event.RATED, number, now, facts)
        return rated


def _known(db: Connection, number: str) -> Dossier:
    dossier = dossiers.by_number(db, number)
    if dossier is None:
        raise UnknownDossier(number)
    return dossier
