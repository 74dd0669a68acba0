"""`deliver`, `queue`, `receiver`."""

from __future__ import annotations

import argparse
import errno
import sqlite3
import sys
from pathlib import Path
from uuid import UUID

from services.bootstrap import Desk
from services.domain.plain import to_plain
from services.errors import BadFile, InvalidForm, Problem
from ui.cli.objects import entry_object, moment
from ui.cli.output import line
from ui.cli.rounds import deliver_all, tell_why
from ui.cli.service import service
from ui.cli.session import desk_of, read_kept, signed_in
from ui.cli.watching import watch

LAST_PORT = 65_535


def _round(desk: Desk) -> int:
    report = deliver_all(desk.delivery)
    line({**to_plain(report), "next_due": moment(desk.delivery.next_due())})
    tell_why(desk.delivery)
    return report.waiting


def deliver(args: argparse.Namespace) -> int:
    """One round of uploads, or rounds until stopped; 4 when something still waits. Or what starts them with the machine."""
    if args.service:
        return service(args)
    if args.watch and args.password_file:
        read_kept(args.password_file)
    with desk_of(args) as desk:
        if args.now:
            desk.delivery.wake()
        return watch(desk) if args.watch else 4 if _round(desk) else 0


def queue_list(args: argparse.Namespace) -> int:
    """List what has not arrived."""
    with signed_in(args) as (desk, by):
        seen = 0
        while page := desk.delivery.queue(by, skip=seen):
            seen += len(page)
            for item in page:
                line(entry_object(item.entry))
    return 0


def entry_id(text: str) -> UUID:
    """Return the id of a row as it was typed.

    Raises:
        InvalidForm: It is none.
    """
    try:
        return UUID(text)
    except ValueError as error:
        raise InvalidForm((Problem("id", "not_a_uuid"),)) from error


def queue_show(args: argparse.Namespace) -> int:
    """Put one row out with its body and what was tried."""
    with signed_in(args) as (desk, by):
        detail = desk.delivery.detail(by, entry_id(args.id))
    line({**entry_object(detail.entry, detail.attempts), "body": detail.entry.body})
    return 0


def queue_retry(args: argparse.Namespace) -> int:
    """Let a row be tried now."""
    with signed_in(args) as (desk, by):
        desk.delivery.retry(by, entry_id(args.id))
        line(entry_object(desk.delivery.detail(by, entry_id(args.id)).entry))
    return 0


def queue_hold(args: argparse.Namespace) -> int:
    """Hold a row back."""
    with signed_in(args) as (desk, by):
        desk.delivery.hold(by, entry_id(args.id), args.reason)
        line(entry_object(desk.delivery.detail(by, entry_id(args.id)).entry))
    return 0


def queue_leave_out(args: argparse.Namespace) -> int:
    """Let a dossier go without a scanned paper that cannot be sent."""
    with signed_in(args) as (desk, by):
        desk.papers.leave_out(by, entry_id(args.id), args.reason)
        line(entry_object(desk.delivery.detail(by, entry_id(args.id)).entry))
    return 0


def queue_papers(args: argparse.Namespace) -> int:
    """Queue the scanned papers of dossiers that came before their receiver took papers."""
    with signed_in(args) as (desk, by):
        done: list[str] = []
        papers = 0
        while True:
            queued = desk.queue.put_papers(by)
            done += queued.dossiers
            papers += queued.papers
            if not queued.left:
                break
    line({"dossiers": done, "papers": papers})
    return 0


def receiver(args: argparse.Namespace) -> int:
    """Run the training receiver on this machine until stopped; or its side of a sealed folder, once."""
    if args.folder_key or args.take_folder:
        from ui.cli.sealed import training_folder

        return training_folder(args)
    from services.training import Fault, UnknownFault
    from services.training.command import serve

    if not 0 <= args.port <= LAST_PORT:
        raise InvalidForm((Problem("port", "out_of_range", f"0–{LAST_PORT}"),))
    try:
        serve(args.port, Path(args.folder), args.fault, sys.stdout)
    except UnknownFault as error:
        raise InvalidForm((Problem("fault", "not_in_list", ", ".join(f.value for f in Fault)),)) from error
    except sqlite3.Error as error:
        raise BadFile(args.folder, "not_writable") from error
    except OSError as error:
        if error.errno in (errno.EADDRINUSE, errno.EACCES) and not error.filename:
            raise InvalidForm((Problem("port", "port_taken"),)) from error
        raise BadFile(args.folder, "not_writable") from error
    return 0
