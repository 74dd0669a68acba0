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
    """Return whether nothing but a home is named."""
    return not arguments or (len(arguments) == 2 and arguments[0] == "--home") or _is_joined(arguments)


def _is_joined(arguments: list[str]) -> bool:
    return len(arguments) == 1 and arguments[0].startswith("--home=")


def _home(arguments: list[str]) -> str | None:
    return arguments[-1].removeprefix("--home=") if arguments else None


if __name__ == "__main__":
    sys.exit(main())
