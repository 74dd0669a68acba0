"""One file over a line that loses packets for real: `unshare -rn python -m tests.faults.child_lossy FOLDER`.

In its own network namespace: packets of 1,500 bytes, 256 kbit/s each hop, 30 % of them dropped each way, two seconds a round trip
(the last by the proxy: not every kernel can delay packets). Says as JSON what came of it.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from services.domain.outbox import OutcomeKind
from services.receivers.http import Line
from services.receivers.port import Mark
from services.receivers.tus import Tus
from services.training import TrainingReceiver
from tests.faults.proxy import Proxy
from tests.receivers.files import Remembered, Vaulted, file_row, paper

SIZE = 120_000
MOST_TRIES = 60
_RULES = (
    "ip link set lo mtu 1500",
    "ip link set lo up",
    # Every byte crosses the loopback twice, before the proxy and behind it.
    "tc qdisc add dev lo root tbf rate 512kbit burst 6kb latency 2s",
    "nft add table inet bad",
    "nft add chain inet bad way {{ type filter hook input priority 0 ; }}",
    "nft add rule inet bad way tcp dport {port} numgen random mod 100 < 30 counter drop",
    "nft add rule inet bad way tcp sport {port} numgen random mod 100 < 30 counter drop",
)


def main(folder: str) -> None:
    """Send one file and say how it went."""
    subprocess.run(_RULES[1].split(), check=True)
    with TrainingReceiver(Path(folder)) as receiver, Proxy(receiver.url) as line:
        for rule in _RULES:
            subprocess.run(rule.format(port=line.url.rpartition(":")[2]).split(), check=True)
        line.delay(1.0)
        memory, vault, content = Remembered(), Vaulted(), paper(SIZE)
        tus = Tus(
            Line(lambda: datetime.now(UTC), read_timeout=15, loopback_only=True), f"{line.url}/files/", memory, vault
        )
        outcomes: list[OutcomeKind] = []
        begun = time.monotonic()
        while len(outcomes) < MOST_TRIES and (not outcomes or outcomes[-1] is not OutcomeKind.DELIVERED):
            outcomes.append(tus.upload(file_row(content, vault)).kind)
        rules = subprocess.run(
            ["nft", "list", "table", "inet", "bad"], check=True, capture_output=True, text=True
        ).stdout
        told = {
            "outcomes": [kind.value for kind in outcomes],
            "seconds": round(time.monotonic() - begun, 1),
            "sent": [int(value) for value in memory.values_of(Mark.SENT)],
            "whole": [one.sha256 == sha256(content).hexdigest() for one in receiver.files() if one.whole],
            "uploads": len(receiver.files()),
            "dropped": sum(int(words.split()[0]) for words in rules.split("packets ")[1:]),
            "pace": tus.pace.size,
            "bytes": line.passed(),
        }
        sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
