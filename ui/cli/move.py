"""`move`: acts on a dossier that was received."""

from __future__ import annotations

import argparse

from services.domain.dossier import Dossier
from services.wording import route_reason
from ui.cli.output import language, line, moment
from ui.cli.session import signed_in


def moved(dossier: Dossier) -> None:
    """Put out how a dossier stands after it was moved (`schema move-out`)."""
    line(
        {
            "number": dossier.number,
            "state": dossier.state.value,
            "version": dossier.version,
            "due_at": moment(dossier.promise.due_at),
            "receiver": dossier.route.receiver,
            "receiver_reason": route_reason(dossier.route, language()),
        }
    )


def reroute(args: argparse.Namespace) -> int:
    """Send a dossier to another receiver, with the reason."""
    with signed_in(args) as (desk, by):
        moved(desk.life.reroute(by, args.number, args.receiver, args.reason))
    return 0
