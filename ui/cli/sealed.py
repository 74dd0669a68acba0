"""Sealed packages: the queue as a file, sticks, and the side that opens them."""

from __future__ import annotations

import argparse
import json
import shutil
import sqlite3
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

from services.errors import BadFile, InvalidForm, Problem
from services.training.folder import NoFolder, take
from services.training.folder_faults import FolderFault, UnknownFolderFault
from services.training.folder_keys import SEALED_TO, SIGNED_BY, make_keys
from services.training.packages import Package, Part
from services.training.sealed import Damaged, KeyUnfit, private_key
from ui.cli.output import line
from ui.cli.session import signed_in
from ui.cli.uploads import entry_id
from ui.files import whole


def queue_export(args: argparse.Namespace) -> int:
    """Write what has not arrived into one sealed file."""
    with signed_in(args) as (desk, by), whole(Path(args.file)) as target:
        exported = desk.sealing.export(by, Path(args.to), target)
    line({"file": args.file, "rows": exported.rows, "papers": exported.papers, "absent": list(exported.absent)})
    return 0


def queue_resend(args: argparse.Namespace) -> int:
    """Let what was handed over go again, because its package is lost."""
    with signed_in(args) as (desk, by):
        many = desk.carrying.lost(by, entry_id(args.id), args.reason, whole_stick=args.whole_stick)
    line({"id": args.id, "rows": many})
    return 0


def queue_prepare(args: argparse.Namespace) -> int:
    """Mark a stick or share as the one for packages to a receiver."""
    with signed_in(args) as (desk, by):
        mark = desk.carrying.prepare(by, args.receiver, Path(args.folder) if args.folder else None)
    line({"receiver": args.receiver, "stick": mark})
    return 0


def sealed_open(args: argparse.Namespace) -> int:
    """Open a sealed file: one row a line with its body; papers into a folder."""
    try:
        package = Package(Path(args.file), private_key(Path(args.key)))
        _papers_room(args.out)
        for part, content in package.parts():
            _put_out(part, content, args.out)
    except KeyUnfit as error:
        raise BadFile(args.key, "not_a_private_key") from error
    except Damaged as error:
        raise BadFile(args.file, {"cut": "cut_short"}.get(error.why, error.why)) from error
    return 0


def _papers_room(out: str | None) -> None:
    if out:
        Path(out).mkdir(parents=True, exist_ok=True)


def _put_out(part: Part, content: IO[bytes], out: str | None) -> None:
    if "entry" in part.facts:
        line({**part.facts, "body": json.loads(content.read())})
    elif out:
        # The name is the content's own SHA-256, checked when the package was read.
        with whole(Path(out) / part.sha256) as target:
            shutil.copyfileobj(content, target)


def training_folder(args: argparse.Namespace) -> int:
    """Make the keys of a receiving side, or take what lies in a folder once."""
    if not args.folder_key:
        raise InvalidForm((Problem("folder-key", "empty"),))
    keys = Path(args.folder_key)
    try:
        line(_taken(args, keys) if args.take_folder else _made(keys))
    except UnknownFolderFault as error:
        raise InvalidForm((Problem("fault", "not_in_list", ", ".join(f.value for f in FolderFault)),)) from error
    except KeyUnfit as error:
        raise BadFile(str(error), "not_a_private_key") from error
    except NoFolder as error:
        raise BadFile(args.take_folder, "not_found") from error
    except FileExistsError as error:
        raise BadFile(str(keys), "exists") from error
    except sqlite3.Error as error:
        raise BadFile(args.folder, "not_writable") from error
    return 0


def _made(keys: Path) -> dict[str, Any]:
    make_keys(keys)
    return {"public_key": str(keys / SEALED_TO), "receipt_key": str(keys / SIGNED_BY)}


def _taken(args: argparse.Namespace, keys: Path) -> dict[str, Any]:
    return asdict(take(Path(args.take_folder), Path(args.folder), keys, args.fault))
