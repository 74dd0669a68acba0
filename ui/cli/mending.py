"""`preview`, `queue preview`, `queue fields`, `queue fix`, `queue cut`, `queue compare`: what goes, and what was sent back."""

from __future__ import annotations

import argparse
from typing import Any

from services.domain.mending import Blamed
from services.domain.preview import Label, Preview
from services.errors import Problem
from services.wording import field_name, problem_text, upload_reason
from ui.cli.move import correction_of
from ui.cli.objects import entry_object
from ui.cli.output import language, line
from ui.cli.session import signed_in
from ui.cli.uploads import entry_id


def _label(label: Label) -> str:
    return label[1] if language() == "en" else label[0]


def _fault(problem: Problem) -> dict[str, str]:
    said = problem_text(problem, language())
    return {"field": problem.field, "problem": problem.kind, "message": said}


def _preview(shown: Preview) -> None:
    line(
        {
            "receiver": shown.receiver,
            "contract": shown.contract,
            "fit": not shown.problems,
            "problems": [_fault(problem) for problem in shown.problems],
            "rows": [
                {
                    "place": row.path,
                    "wire": row.wire,
                    "label": _label(row.label),
                    "value": row.value,
                    "warning": _fault(row.warning) if row.warning else None,
                }
                for row in shown.rows
            ],
        }
    )


def preview(args: argparse.Namespace) -> int:
    """Put out what a dossier would be told as, were it sent now."""
    with signed_in(args) as (desk, by):
        _preview(desk.previews.of_dossier(by, args.number))
    return 0


def queue_preview(args: argparse.Namespace) -> int:
    """Put out what a row puts on the wire, exactly."""
    with signed_in(args) as (desk, by):
        _preview(desk.previews.of_entry(by, entry_id(args.id)))
    return 0


def _blamed(one: Blamed) -> dict[str, Any]:
    return {
        "place": one.place,
        "wire": one.wire,
        "label": _label(one.label),
        "value": one.held,
        **_fault(one.problem),
        "mender": one.mender.value,
        "cut": one.cut,
    }


def queue_fields(args: argparse.Namespace) -> int:
    """List the fields a row is held up by."""
    with signed_in(args) as (desk, by):
        for one in desk.mending.fields(by, entry_id(args.id)):
            line(_blamed(one))
    return 0


def queue_fix(args: argparse.Namespace) -> int:
    """Correct the dossier of a row that was sent back, and let it go anew."""
    with signed_in(args) as (desk, by):
        line(entry_object(desk.mending.fix(by, entry_id(args.id), correction_of(args.set), args.reason)))
    return 0


def queue_cut(args: argparse.Namespace) -> int:
    """Let texts of a row be cut where the receiver takes no longer ones."""
    with signed_in(args) as (desk, by):
        line(entry_object(desk.mending.confirm_cut(by, entry_id(args.id), args.fields)))
    return 0


def queue_compare(args: argparse.Namespace) -> int:
    """Put out a dossier as it is here, in the row and at the receiver."""
    with signed_in(args) as (desk, by):
        found = desk.mending.conflict(by, entry_id(args.id))
    rows = [
        {"place": r.path, "label": field_name(r.path, language()), "ours": r.ours, "sent": r.sent, "theirs": r.theirs}
        for r in found.rows
    ]
    why = upload_reason(found.reason, language()) if found.reason else ""
    line({"number": found.number, "there": found.there, "reason": why, "rows": rows})
    return 0
