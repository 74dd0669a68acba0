"""`version`."""

from __future__ import annotations

import argparse
import sys

from services.resources import shipped_digest
from ui.cli.output import line

VERSION = "0.4.0"


def version(args: argparse.Namespace) -> int:
    """Say which version this is."""
    line({"version": VERSION, "catalogue": shipped_digest()[:12], "python": sys.version.split()[0]})
    return 0
