"""Choose a face: the window, or a command."""

from __future__ import annotations

import sys


def main(argv: list[str] | None = None) -> int:
    """Run the window without a command, else the command; return the exit status."""
    arguments = sys.argv[1:] if argv is None else argv
    if _wants_window(arguments):
        from ui.app import run_window

        return run_window(_home(arguments))
    from ui.cli.main import run

    return run(arguments)


def _wants_window(arguments: list[str]) -> bool:
    rest = list(arguments)
    while rest and rest[0].startswith("--home"):
        rest = rest[1:] if "=" in rest[0] else rest[2:]
    return not rest


def _home(arguments: list[str]) -> str | None:
    if not arguments:
        return None
    return arguments[0].partition("=")[2] or arguments[1]


if __name__ == "__main__":
    sys.exit(main())
