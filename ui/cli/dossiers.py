"""`register`, `show`, `find`, `receipt`, `daily-log`."""

from __future__ import annotations

import argparse
import errno
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from services.bootstrap import Desk
from services.domain.attachment import Scan
from services.domain.dossier import IntakeForm, Receipt
from services.domain.intake_form import form_from
from services.domain.named_files import NamedFile, named_files
from services.domain.permissions import Account
from services.domain.plain import to_plain
from services.domain.print_job import PrintJob
from services.domain.text import clean, masked
from services.errors import BadFile, DeskError, DiskFull, FormsRefused, InvalidForm, Problem, StoreError, VisitRefused
from services.wording import promise_grounds
from ui import files
from ui.cli.objects import attachment_object, dossier_object, entry_object, moment, receipt_object, twin_object
from ui.cli.output import error_object, language, line
from ui.cli.reading import STANDARD_INPUT, day_of, lines_of, object_of
from ui.cli.scans import scans_of
from ui.cli.session import signed_in

MOST_FOUND = 100_000


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is there whole or not at all.

    Raises:
        BadFile: The place cannot be written.
        DiskFull: There is no room.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        files.write_whole(path, content)
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise DiskFull from error
        raise BadFile(str(path), "not_writable") from error


@dataclass(frozen=True, slots=True)
class _Read:
    """One line of what was handed in.

    Attributes:
        said_id: The id the form came with, so that its answer can be told from others.
        visit: What binds it to its neighbours, or None.
        form: What it says; the error when it says nothing a form can.
        files: What it names as scanned papers.
    """

    said_id: str | None
    visit: str | None
    form: IntakeForm | DeskError
    files: tuple[NamedFile, ...] = ()


def _read(raw: bytes, source: str, number: int) -> _Read:
    said_id = visit = None
    try:
        value = object_of(raw, source, number)
        said_id, visit = _said(value, "id"), _said(value, "visit")
        return _Read(said_id, visit, form_from(value), tuple(named_files(value)))
    except DeskError as error:
        return _Read(said_id, visit, error)


def _said(value: Any, key: str) -> str | None:
    found = value.get(key) if isinstance(value, dict) else None
    return clean(found)[:100] if isinstance(found, str) else None


def _groups(lines: Iterator[_Read]) -> Iterator[list[_Read]]:
    """Yield lines that follow each other and share a visit; a line of none is yielded before the next is read."""
    held: list[_Read] = []
    for one in lines:
        if held and one.visit != held[0].visit:
            yield held
            held = []
        held.append(one)
        if one.visit is None:
            yield held
            held = []
    if held:
        yield held


def _receive(desk: Desk, by: Account, group: list[_Read], folder: Path) -> tuple[Receipt, ...]:
    """Receive what stands in the lines of a group, all or none.

    Raises:
        DeskError: The form of a line that stands alone was refused; of several, `VisitRefused` names the one.
    """
    forms, scans = [], {}
    for place, one in enumerate(group):
        try:
            if isinstance(one.form, DeskError):
                raise one.form
            forms.append(one.form)
            scans[one.form.id] = _scans(desk, by, one.form.id, one.files, folder)
        except StoreError:
            raise
        except DeskError as error:
            if len(group) == 1:
                raise
            raise VisitRefused(place, one.said_id or str(place + 1), error) from error
    if group[0].visit is None:
        return (desk.intake.receive(by, forms[0], scans[forms[0].id]),)
    return desk.intake.receive_visit(by, forms, scans)


def _scans(desk: Desk, by: Account, form_id: UUID, files: tuple[NamedFile, ...], folder: Path) -> tuple[Scan, ...]:
    """Return a form's files, checked and stored; none for a form that was received before, whose files may be gone."""
    if not files or desk.papers.is_received(by, form_id):
        return ()
    return scans_of(desk, by, files, folder)


def _answer(desk: Desk, by: Account, receipt: Receipt, receipts: str | None) -> dict[str, Any]:
    """Return what `register` says of a received form, after its receipt was written where that was asked for."""
    name = receipt.dossier.route.receiver
    set_up = name == desk.settings.default_receiver or name in desk.settings.receivers
    if not receipts:
        return receipt_object(receipt, None, set_up=set_up)
    try:
        job = desk.print_jobs.receipt_of(by, receipt.dossier.number)
        path = Path(receipts) / f"{job.subject}.pdf"
        _save(desk, by, job, path)
    except (BadFile, DiskFull) as error:
        # The dossier is received: its receipt is owed, and can be printed again.
        return {**receipt_object(receipt, None, set_up=set_up), "receipt_error": error_object(error)}
    return receipt_object(receipt, str(path), set_up=set_up)


def _save(desk: Desk, by: Account, job: PrintJob, path: Path, paper: str = "a5") -> None:
    """Write a page to a file; from the first byte on its reception cannot be undone, unless nothing was written."""
    page = desk.print_jobs.pdf(by, job, paper)
    desk.print_jobs.begin(by, job, "pdf")
    try:
        write_whole(path, page)
    except (BadFile, DiskFull):
        desk.print_jobs.gave_up(by, job)
        raise
    desk.print_jobs.saved(by, job)


def register(args: argparse.Namespace) -> int:
    """Receive one intake form a line, those of a visit together; what is refused is answered in its place, the rest go on."""
    refused = forms = 0
    source = "stdin" if args.file == STANDARD_INPUT else args.file
    folder = Path() if args.file == STANDARD_INPUT else Path(args.file).parent
    with signed_in(args) as (desk, by):
        for group in _groups(_read(raw, source, number) for number, raw in lines_of(args.file)):
            forms += len(group)
            try:
                received = _receive(desk, by, group, folder)
            except StoreError:
                raise
            except DeskError as error:
                refused += len(group)
                for one in group:
                    line({"id": one.said_id, **{"field": "", **error_object(error)}})
                continue
            for receipt in received:
                line(_answer(desk, by, receipt, args.receipts))
    if refused:
        raise FormsRefused(refused, forms)
    return 0


def show(args: argparse.Namespace) -> int:
    """Put one dossier out whole, with its history."""
    with signed_in(args) as (desk, by):
        file = desk.registry.open(by, args.number)
        twins = [twin_object(twin) for twin in desk.people.twins(by, args.number)]
    history = [
        {"at": moment(x.at), "actor": x.actor, "event": x.event.value, "desk": x.desk, "sequence": x.sequence}
        for x in file.lines
    ]
    uploads = [entry_object(entry, attempts) for entry, attempts in file.uploads]
    because = list(promise_grounds(file.dossier.promise, language()))
    attached = [attachment_object(a) for a in file.attachments]
    made = [{**to_plain(one), "at": moment(one.at)} for one in file.corrections]
    told = {"because": because, "history": history, "uploads": uploads, "corrections": made, "attachments": attached}
    papers = dict(zip(("count", "arrived"), file.papers_sent, strict=True))
    there = [{"system": one.system, "number": one.theirs} for one in file.numbers_there]
    line({**dossier_object(file.dossier), **told, "twins": twins, "numbers_there": there, "papers_sent": papers})
    return 0


def find(args: argparse.Namespace) -> int:
    """Search the register; personal numbers are masked as in every list."""
    if not 1 <= args.limit <= MOST_FOUND:
        raise InvalidForm((Problem("limit", "out_of_range", f"1–{MOST_FOUND}"),))
    with signed_in(args) as (desk, by):
        now = desk.place.now()
        for row in desk.registry.rows(by, args.text, limit=args.limit):
            plain = to_plain(row)
            plain.update(
                personal_id=masked(row.personal_id),
                mark=row.mark(now).value,
                received_at=moment(row.received_at),
                due_at=moment(row.due_at),
                returned_at=moment(row.returned_at),
            )
            line(plain)
    return 0


def receipt(args: argparse.Namespace) -> int:
    """Write a printed form as a PDF."""
    with signed_in(args) as (desk, by):
        if args.form == "01":
            job = desk.print_jobs.receipt_of(by, args.number)
        elif args.form == "04":
            job = desk.print_jobs.extension_of(by, args.number)
        elif args.form == "06":
            job = desk.print_jobs.control_sheet_of(by, args.number)
        elif args.number.isdecimal():
            job = desk.print_jobs.slip_numbered(by, args.form, int(args.number))
        else:
            raise InvalidForm((Problem("number", "wrong_type", "int"),))
        _save(desk, by, job, Path(args.out), args.paper)
    line({"number": args.number, "form": args.form, "out": args.out})
    return 0


def daily_log(args: argparse.Namespace) -> int:
    """Write the register of a day or a span."""
    first = day_of(args.day, "day")
    last = day_of(args.to, "to") if args.to else first
    with signed_in(args) as (desk, by):
        content = desk.daily_log.export(by, first, last, Path(args.out).suffix.lstrip(".").lower())
        lines = len(desk.daily_log.log(by, first, last).lines)
        write_whole(Path(args.out), content)
    line({"from": first.isoformat(), "to": last.isoformat(), "lines": lines, "out": args.out})
    return 0
