"""`register`, `show`, `find`, `receipt`, `daily-log`."""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from services.bootstrap import Desk
from services.domain.intake_form import form_from
from services.domain.permissions import Account
from services.domain.plain import to_plain
from services.domain.text import masked
from services.errors import BadFile, DeskError, InvalidForm, Problem
from ui.cli.output import dossier_object, entry_object, error_object, line, moment, receipt_object
from ui.cli.session import signed_in


def _lines(source: str) -> Iterator[tuple[int, bytes]]:
    """Yield the lines of a file or of standard input with their numbers; empty ones are passed over."""
    try:
        stream = sys.stdin.buffer if source == "-" else Path(source).open("rb")  # noqa: SIM115
    except OSError as error:
        raise BadFile(source, "not_found") from error
    with contextlib.closing(stream):
        for number, raw in enumerate(stream, 1):
            if raw.strip(b"\xef\xbb\xbf \r\n\t"):
                yield number, raw


def _object(raw: bytes, source: str, number: int) -> Any:
    try:
        return json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BadFile(source, "not_utf8", number) from error
    except ValueError as error:
        raise BadFile(source, "not_json", number) from error


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is there whole or not at all.

    Raises:
        BadFile: The place cannot be written.
        DiskFull: There is no room.
    """
    import errno

    from services.errors import DiskFull

    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_bytes(content)
        fresh.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            fresh.unlink()
        if error.errno == errno.ENOSPC:
            raise DiskFull from error
        raise BadFile(str(path), "not_writable") from error


def _register_one(desk: Desk, by: Account, value: Any, receipts: str | None) -> dict[str, Any]:
    receipt = desk.intake.receive(by, form_from(value))
    path: Path | None = None
    if receipts:
        path = Path(receipts) / f"{receipt.dossier.number}.pdf"
        job = desk.print_jobs.receipt_of(by, receipt.dossier.number)
        write_whole(path, desk.print_jobs.pdf(by, job))
        desk.print_jobs.saved(by, job)
    return receipt_object(receipt, str(path) if path else None)


def register(args: argparse.Namespace) -> int:
    """Receive one intake form a line; a refused one is answered in its place and the rest go on."""
    refused = False
    with signed_in(args) as (desk, by):
        for number, raw in _lines(args.file):
            form_id: Any = None
            try:
                value = _object(raw, args.file, number)
                form_id = value.get("id") if isinstance(value, dict) else None
                line(_register_one(desk, by, value, args.receipts))
            except DeskError as error:
                refused = True
                line({"id": form_id, **{"field": "", **error_object(error)}})
    return 1 if refused else 0


def show(args: argparse.Namespace) -> int:
    """Put one dossier out whole, with its history."""
    with signed_in(args) as (desk, by):
        file = desk.registry.open(by, args.number)
    history = [
        {"at": moment(x.at), "actor": x.actor, "event": x.event.value, "desk": x.desk, "sequence": x.sequence}
        for x in file.lines
    ]
    uploads = [entry_object(entry, attempts) for entry, attempts in file.uploads]
    line({**dossier_object(file.dossier), "history": history, "uploads": uploads})
    return 0


def find(args: argparse.Namespace) -> int:
    """Search the register; personal numbers are masked as in every list."""
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
        elif args.number.isdecimal():
            job = desk.print_jobs.slip_numbered(by, args.form, int(args.number))
        else:
            raise InvalidForm((Problem("number", "wrong_type", "int"),))
        write_whole(Path(args.out), desk.print_jobs.pdf(by, job, args.paper))
        desk.print_jobs.saved(by, job)
    line({"number": args.number, "form": args.form, "out": args.out})
    return 0


def _day(text: str, field: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InvalidForm((Problem(field, "not_a_date"),)) from error


def daily_log(args: argparse.Namespace) -> int:
    """Write the register of a day or a span."""
    first = _day(args.day, "day")
    last = _day(args.to, "to") if args.to else first
    with signed_in(args) as (desk, by):
        content = desk.daily_log.export(by, first, last, Path(args.out).suffix.lstrip(".").lower())
        lines = len(desk.daily_log.log(by, first, last).lines)
        write_whole(Path(args.out), content)
    line({"from": first.isoformat(), "to": last.isoformat(), "lines": lines, "out": args.out})
    return 0
