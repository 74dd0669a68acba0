"""`catalogue`: the procedures this desk knows, to read, to bring up to date, to hand on."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from services.domain.catalogue.changes import Import, ImportRow, RowKind
from services.domain.plain import to_plain
from services.domain.procedure import Procedure
from services.errors import Problem
from services.wording import problem_text
from ui.cli.dossiers import write_whole
from ui.cli.objects import moment
from ui.cli.output import language, line
from ui.cli.reading import day_of
from ui.cli.session import signed_in


def catalogue_list(args: argparse.Namespace) -> int:
    """Print the procedures in force today, one a line."""
    with signed_in(args) as (desk, by):
        for procedure in desk.catalogue.all(by):
            line(_short(procedure))
    return 0


def _short(procedure: Procedure) -> dict[str, Any]:
    names = ("code", "name", "short_name", "field", "ministry", "active", "superseded_by", "valid_to", "confidence")
    return {
        **{n: to_plain(getattr(procedure, n)) for n in (*names, "sources", "flags")},
        "catalogue": procedure.catalogue,
    }


def catalogue_show(args: argparse.Namespace) -> int:
    """Print one procedure whole: as it is in force today, or as the batch a dossier names has it."""
    with signed_in(args) as (desk, by):
        if args.catalogue:
            found = desk.catalogue.version_of(by, args.code, args.catalogue)
        else:
            found = desk.catalogue.procedure(by, args.code)
    line(to_plain(found))
    return 0


def catalogue_import(args: argparse.Namespace) -> int:
    """Print what a source would change, one procedure a line, and accept it when told to; the last line counts."""
    with signed_in(args) as (desk, by):
        valid_from = day_of(args.valid_from, "valid_from") if args.valid_from else desk.place.today()
        if args.source == "shipped":
            found = desk.catalogue_import.shipped(by)
        else:
            found = desk.catalogue_import.preview(by, args.source, whole=args.whole)
        for row in found.rows:
            if row.kind is not RowKind.SAME or row.remarks:
                line(_row(row))
        left_out = frozenset(args.leave_out)
        done = desk.catalogue_import.accept(by, found, valid_from, left_out) if args.accept else None
    line({**_counts(found), "batch": done.batch if done else "", "valid_from": valid_from.isoformat()})
    return 0


def _counts(found: Import) -> dict[str, Any]:
    counts = {kind.value: found.count(kind) for kind in RowKind}
    return {"source": found.source, "kind": found.kind.value, "whole": found.whole, **counts}


def _row(row: ImportRow) -> dict[str, Any]:
    return {
        "line": row.line,
        "code": row.code,
        "name": row.name,
        "change": row.kind.value,
        "changes": [to_plain(change) for change in row.changes],
        "faults": [_problem(fault) for fault in row.faults],
        "remarks": [_problem(remark) for remark in row.remarks],
        "confidence": row.confidence,
        "sources": list(row.sources),
    }


def _problem(problem: Problem) -> dict[str, str]:
    return {"field": problem.field, "kind": problem.kind, "message": problem_text(problem, language())}


def catalogue_export(args: argparse.Namespace) -> int:
    """Write the catalogue in force today as our JSON, or as a workbook to be edited."""
    with signed_in(args) as (desk, by):
        content = desk.catalogue_import.export(by, Path(args.out).suffix.lstrip(".").lower())
        count = len(desk.catalogue.all(by))
        write_whole(Path(args.out), content)
    line({"out": args.out, "procedures": count})
    return 0


def catalogue_changes(args: argparse.Namespace) -> int:
    """Print what was ever loaded or accepted; with a batch's name what it changed, one procedure a line."""
    with signed_in(args) as (desk, by):
        if args.batch:
            for row in desk.catalogue_import.changes(by, args.batch):
                line(_row(row))
            return 0
        for batch in desk.catalogue.batches(by):
            line(
                {
                    "batch": batch.name,
                    "valid_from": batch.valid_from.isoformat(),
                    "source": batch.source,
                    "loaded_at": moment(batch.loaded_at),
                    "accepted_by": batch.accepted_by,
                }
            )
    return 0
