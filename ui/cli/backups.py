"""`backup`, `restore`, `claim`."""

from __future__ import annotations

import argparse
from pathlib import Path

from services.bootstrap.beginning import Beginning
from services.bootstrap.claim import claim_home
from services.bootstrap.restore import restore_home
from services.errors import InvalidForm, Problem
from ui.cli.objects import moment
from ui.cli.output import line
from ui.cli.session import home_of, key_of, password_of, signed_in


def backup(args: argparse.Namespace) -> int:
    """Write a backup of the whole home, read back."""
    target = Path(args.file)
    with signed_in(args) as (desk, by):
        made = desk.backups.make(by, target)
    line(
        {
            "file": str(made.file),
            "made_at": moment(made.made_at),
            "parts": made.parts,
            "size": made.size,
            "dossiers": made.dossiers,
        }
    )
    return 0


def restore(args: argparse.Namespace) -> int:
    """Put a backup in the place of a desk, or onto a new machine; what was there is moved aside."""
    home = home_of(args)
    done = restore_home(Path(args.file), home, lambda place: key_of(place, args))
    line(
        {
            "home": str(done.home),
            "made_at": done.made_at,
            "dossiers": done.dossiers,
            "kept": str(done.kept) if done.kept else None,
        }
    )
    return 0


def claim(args: argparse.Namespace) -> int:
    """Say which desk a home is that was found in another place."""
    if not getattr(args, "account", None):
        raise InvalidForm((Problem("as", "empty"),))
    home = home_of(args)
    password = password_of(args, f"{args.account}: ")
    begun = claim_home(home, key_of(home, args), args.account, password, args.desk)
    line({"home": str(home), **begun_object(begun)})
    return 0


def begun_object(begun: Beginning | None) -> dict[str, object]:
    """Return what a desk that began anew has to tell."""
    return {
        "why": begun.why.value if begun else "unmoved",
        "numbers": [begun.block.first, begun.block.last] if begun else [],
        "missing": list(begun.missing) if begun else [],
        "unsent": begun.unsent if begun else 0,
        "last_known": moment(begun.last_known) if begun else None,
        "seen_until": moment(begun.seen_until) if begun else None,
    }
