"""The register of a day or a span (sổ theo dõi hồ sơ): on screen, and as a file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from services.domain.calendar import office_day
from services.domain.daily_log import DailyLog, LogLine, Since
from services.domain.dossier import Dossier, DossierState, FeeLine, Payment
from services.domain.journal import Event
from services.domain.permissions import Account, Act, permit
from services.domain.register import Upload
from services.domain.slip import SlipKind
from services.errors import InvalidForm, Problem
from services.store import dossiers, journal, slips
from services.store.workplace import Workplace, span

FORMATS = ("xlsx", "pdf", "csv")


class DailyLogs:
    """The register as the supervisor answers for it."""

    def __init__(self, place: Workplace, templates: Path | None = None) -> None:
        self._place = place
        self._templates = templates

    def log(self, by: Account, first: date, last: date) -> DailyLog:
        """Return the register of the days from first to last.

        Raises:
            NotAllowed: The account may not read it.
            InvalidForm: The last day is before the first, or the span is longer than a year.
        """
        permit(by, Act.READ_DAILY_LOG)
        return self._log(first, last)

    def export(self, by: Account, first: date, last: date, kind: str) -> bytes:
        """Return the register as a file (`xlsx`, `pdf` or `csv`); who took it is recorded.

        Raises:
            NotAllowed: The account may not export it.
            InvalidForm: The span or the format cannot be.
        """
        permit(by, Act.EXPORT_DAILY_LOG)
        if kind not in FORMATS:
            raise InvalidForm((Problem("out", "not_in_list", ", ".join(FORMATS)),))
        from services.documents.daily_log import daily_log_csv, daily_log_pdf, daily_log_xlsx

        log = self._with_since(self._log(first, last))
        content = {"xlsx": daily_log_xlsx, "pdf": daily_log_pdf, "csv": daily_log_csv}[kind](log, self._templates)
        place, subject = self._place, f"{first.isoformat()}/{last.isoformat()}"
        with place.store.write() as db:
            details = {"format": kind, "lines": len(log.lines), "unsynced": list(log.unsynced)}
            journal.append(db, place.desk, by.name, Event.EXPORTED, subject, place.now(), details)
        return content

    def _with_since(self, log: DailyLog) -> DailyLog:
        """Return a register with what arrived since its days were last made a file of: such a file is never wrong, only early."""
        subject = f"{log.first.isoformat()}/{log.last.isoformat()}"
        with self._place.store.read() as db:
            made = journal.details_about(db, subject, Event.EXPORTED)
        marked = [(line.at, set(details["unsynced"])) for line, details in made if details.get("unsynced")]
        if not marked:
            return log
        at, numbers = marked[-1]
        arrived = tuple(line.number for line in log.lines if line.number in numbers and line.synced)
        return replace(log, since=Since(at, arrived) if arrived else None)

    def _log(self, first: date, last: date) -> DailyLog:
        start, end = span(first, last)
        with self._place.store.read() as db:
            found = dossiers.received_between(db, start, end)
            uploads = dossiers.uploads_of(db, [str(d.id) for d in found])
            voided = dossiers.void_reasons(db, [d.number for d in found if d.state is DossierState.VOID])
            issued = slips.counts_between(db, start, end)
            office = self._place.office_on(db, last)
            names = {
                day: self._place.office_on(db, day).agency_name for day in {office_day(d.received_at) for d in found}
            }
        return DailyLog(
            first=first,
            last=last,
            office=office,
            lines=tuple(
                _line(d, uploads.get(str(d.id)), names[office_day(d.received_at)], voided.get(d.number, ""))
                for d in found
            ),
            requests=issued.get(SlipKind.REQUEST, 0),
            refusals=issued.get(SlipKind.REFUSAL, 0),
        )


def _line(dossier: Dossier, upload: Upload | None, agency: str, void_reason: str) -> LogLine:
    """Return a line of the register; `agency` is the centre's name on the day of reception."""
    person = dossier.applicant
    return LogLine(
        book_number=dossier.book_number,
        number=dossier.number,
        procedure=dossier.procedure.short_name,
        sets=dossier.sets,
        applicant=person.full_name,
        address=person.address,
        phone=person.phone,
        agency=agency,
        received_at=dossier.received_at,
        due_at=dossier.promise.due_at,
        forwarded_at=None,
        result_from_agency_at=None,
        returned_at=dossier.returned_at,
        result_method=dossier.result_method,
        note=dossier.note,
        field=dossier.procedure.field,
        state=dossier.state,
        fee=_taken(dossier.fees),
        synced=upload is Upload.DELIVERED,
        came=dossier.terms.representative.full_name if dossier.terms.representative else "",
        void_reason=void_reason,
    )


def _taken(fees: tuple[FeeLine, ...]) -> int | None:
    """Return what was paid at reception, in đồng; None when nothing was."""
    paid = [f.amount for f in fees if f.amount is not None and f.payment in (Payment.CASH, Payment.TRANSFER)]
    return sum(paid) if paid else None
