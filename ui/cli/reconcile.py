"""`reconcile`: a day's receipts against what a receiver has."""

from __future__ import annotations

import argparse
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any

from services.domain.plain import to_plain
from services.domain.reconciliation import Finding
from services.domain.statement import Compared, Statement
from ui.cli.dossiers import write_whole
from ui.cli.objects import moment
from ui.cli.output import line
from ui.cli.reading import day_of
from ui.cli.session import signed_in

AT_ONCE = 4
"""So many questions are under way at a time."""


def reconcile(args: argparse.Namespace) -> int:
    """Put one line out per number and one for the whole; 4 while anything is open or not known."""
    with signed_in(args) as (desk, by):
        day = day_of(args.day, "day") if args.day else desk.place.today()
        receiver = args.receiver or desk.place.settings.default_receiver
        with ThreadPoolExecutor(AT_ONCE) as pool:
            found = desk.reconciliation.of_day(by, day, receiver, asking=pool.map)
        if args.accept:
            found = desk.reconciliation.accept(by, found, args.accept, args.reason)
        again: tuple[str, ...] = ()
        if args.resend:
            wanted = [r.number for r in found.rows if r.open and r.judged.finding is not Finding.MISSING_HERE]
            again = desk.reconciliation.resend(by, found, wanted)
        if args.statement:
            write_whole(Path(args.statement), desk.reconciliation.printed(by, found))
    for row in found.rows:
        line(_row(row, row.number in again))
    line(_whole(found, args.statement))
    return 4 if found.open or found.count(Finding.NOT_KNOWN) else 0


def _row(row: Compared, again: bool) -> dict[str, Any]:
    lag, decision = row.lag, row.decision
    return {
        "number": row.number,
        "finding": row.judged.finding.value,
        "open": row.open,
        "reason": row.judged.reason,
        "differences": [to_plain(difference.hidden()) for difference in row.judged.differences],
        "resent": again,
        "accepted": {"by": decision.by, "at": moment(decision.at), "reason": decision.reason} if decision else None,
        "delivered_at": moment(lag.delivered_at) if lag else None,
        "took_s": _seconds(lag.took) if lag and lag.took is not None else None,
        "offline_s": _seconds(lag.offline) if lag else None,
        "late": lag.late if lag else None,
        "late_there": lag.late_there if lag else None,
    }


def _seconds(span: timedelta) -> int:
    return round(span.total_seconds())


def _whole(found: Statement, out: str | None) -> dict[str, Any]:
    lags = found.lags
    return {
        "day": found.day.isoformat(),
        "receiver": found.receiver,
        "at": moment(found.at),
        "proven": found.proven,
        "reach": found.reach.value,
        "receipts": found.receipts,
        "open": found.open,
        "accepted": found.accepted,
        "counts": {finding.value: found.count(finding) for finding in Finding},
        "lag": {
            "arrived": lags.arrived, "usual_s": _seconds(lags.usual), "longest_s": _seconds(lags.longest),
            "offline_s": _seconds(lags.offline), "late": lags.late, "late_there": lags.late_there,
        },
        "statement": out,
    }  # fmt: skip
