"""Pin every dependency anew: `python tools/lock.py [--upgrade]`; `uv` must be on the PATH.

Versions that are pinned stay as they are unless they must move; `--upgrade` moves all.
The locks hold hashes and no address, so the packages may come from any index.
"""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMPILE = ["uv", "pip", "compile", "-q", "--universal", "--python-version", "3.11", "--generate-hashes", "--no-header"]


def main(options: Sequence[str]) -> int:
    """Write both locks; 0 when it worked."""
    if shutil.which("uv") is None:
        print("uv is not on the PATH", file=sys.stderr)
        return 2
    for lock, more in (
        ("requirements.lock", []),
        ("requirements-dev.lock", ["--group", "dev", "-c", "requirements.lock"]),
    ):
        command = [*COMPILE, *more, *options, "pyproject.toml", "-o", lock]
        if status := subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=False).returncode:
            return status
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
