"""Runs a training receiver until it is told to stop."""

import json
import signal
import sys
import threading
from collections.abc import Iterable
from pathlib import Path
from types import FrameType
from typing import TextIO

from services.training.faults import FaultRule
from services.training.server import TrainingReceiver

_LOOK_SECONDS = 0.5


def serve(port: int, folder: Path | str, faults: Iterable[FaultRule | str] = (), out: TextIO | None = None) -> None:
    """Serve until SIGTERM or SIGINT; the addresses of its contracts are one JSON line on `out` (standard output) once calls are taken.

    To be called from the main thread, which alone hears signals.

    Raises:
        UnknownFault: A fault is not in the list.
        OSError: The port is taken, or the folder cannot be written.
    """
    told = threading.Event()

    def tell(number: int, frame: FrameType | None) -> None:
        told.set()

    before = {number: signal.signal(number, tell) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        with TrainingReceiver(folder, port, faults) as receiver:
            line = out or sys.stdout
            line.write(json.dumps(receiver.addresses) + "\n")
            line.flush()
            # On Windows a wait without an end does not hear Ctrl+C.
            while not told.wait(_LOOK_SECONDS):
                pass
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
