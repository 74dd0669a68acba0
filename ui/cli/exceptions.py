"""`exceptions`: what was done beyond the rule, with its basis and reason."""

from __future__ import annotations

import argparse
from pathlib import Path

from ui.cli.dossiers import write_whole
from ui.cli.objects import moment
from ui.cli.output import line
from ui.cli.reading import day_of
from ui.cli.session import signed_in


def exceptions(args: argparse.Namespace) -> int:
    """Put every exception of a span out, one a line, or write them as a workbook or rows."""
    first, last = day_of(args.first, "from"), day_of(args.last, "to")
    with signed_in(args) as (desk, by):
        report = desk.exceptions.report(by, first, last)
        if args.out:
            kind = Path(args.out).suffix.lstrip(".").lower()
            write_whole(Path(args.out), desk.exceptions.export(by, first, last, kind))
    if args.out:
        line({"from": first.isoformat(), "to": last.isoformat(), "lines": len(report.rows), "out": args.out})
        return 0
    for row in report.rows:
        line(
            {
                "at": moment(row.at), "by": row.by, "kind": row.kind.value, "procedure": row.procedure,
                "subject": row.subject, "what": row.what, "basis": row.basis, "reason": row.reason,
            }
        )  # fmt: skip
    return 0
