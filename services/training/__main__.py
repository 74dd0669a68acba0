"""`python -m services.training --folder DIR [--port N] [--fault NAME]…`: the training receiver alone."""

import argparse
from pathlib import Path

from services.training.command import serve


def main() -> None:
    """Read the command line and serve."""
    parser = argparse.ArgumentParser(prog="services.training", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--folder", type=Path, required=True, help="where it keeps what it receives")
    parser.add_argument("--fault", action="append", default=[], metavar="NAME", help="such as drop_after_commit:2")
    given = parser.parse_args()
    serve(given.port, given.folder, given.fault)


if __name__ == "__main__":
    main()
