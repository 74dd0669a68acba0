"""`catalogue handout`: what to bring, as a PDF."""

from __future__ import annotations

import argparse
from pathlib import Path

from services.errors import InvalidForm, Problem
from ui.cli.dossiers import write_whole
from ui.cli.output import line
from ui.cli.session import signed_in


def handout(args: argparse.Namespace) -> int:
    """Write the handout of a case, its sheet for the notice board, or the list of a field's procedures."""
    if bool(args.code) == bool(args.field):
        raise InvalidForm((Problem("code", "one_or_the_other"),))
    with signed_in(args) as (desk, by):
        if args.field:
            pdf = desk.handouts.field_list(by, args.field)
        else:
            pdf = desk.handouts.handout(by, args.code, args.case, "board" if args.board else args.paper)
    write_whole(Path(args.out), pdf)
    line({"code": args.code or "", "case": args.case, "field": args.field or "", "out": args.out})
    return 0
