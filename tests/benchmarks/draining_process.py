"""Drains a home, and says what it did to memory and to open files."""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from services.bootstrap import open_desk
from services.bootstrap.home import utc_now
from tests.benchmarks.common import KEY, OFFICER
from tests.benchmarks.draining import Taking


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _handles() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def main() -> int:
    """Drain it in rounds of two hundred; the first warms up."""
    home, count = Path(sys.argv[1]), int(sys.argv[2])
    receiver = Taking()
    with open_desk(home, KEY, now=utc_now, receivers={"province": receiver}) as desk:
        desk.delivery.deliver_due()
        desk.delivery.queue(OFFICER)
        desk.delivery.lines()
        before, handles, start = _peak_mb(), _handles(), time.perf_counter()
        while desk.delivery.deliver_due().waiting:
            desk.delivery.lines()
        took = time.perf_counter() - start
        assert receiver.taken == count, receiver.taken
        found = {
            "ratio": _peak_mb() / before,
            "before_mb": before,
            "after_mb": _peak_mb(),
            "handles_more": _handles() - handles,
            "per_s": count / took,
        }
    print(json.dumps(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
