"""A scanner through SANE's own command, `scanimage`, where it is installed (Linux).

A page comes over a pipe and a stack of pages through a folder in memory, so that no paper lies on the disk unencrypted.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal

from ui.devices.trouble import DeviceTrouble, Trouble

COMMAND = "scanimage"
DPI = 200
"""Enough to read 8 point print, and what papers are reduced to anyway."""
_CUT = "\x1f"
_FEEDER = re.compile(r"feeder|adf", re.IGNORECASE)
_FLATBED = re.compile(r"flatbed|platen", re.IGNORECASE)
_OPTION = re.compile(r"^\s+--?([a-z-]+)[ =]?(\S.*?)(?: \[[^\]]*\])?$")
_SAID = (
    ("out of documents", Trouble.FEEDER_EMPTY),
    ("jammed", Trouble.JAMMED),
    ("cover is open", Trouble.COVER_OPEN),
    ("busy", Trouble.SCANNER_BUSY),
    ("no SANE devices found", Trouble.NO_SCANNER),
    ("open of device", Trouble.NO_SCANNER),
)


@dataclass(frozen=True, slots=True)
class Scanner:
    """A scanner that answers.

    Attributes:
        name: As SANE calls it, such as `airscan:e0:Office`.
        label: Maker and model.
    """

    name: str
    label: str


def installed() -> bool:
    """Return whether this machine has the command."""
    return shutil.which(COMMAND) is not None


def scanners_in(told: str) -> tuple[Scanner, ...]:
    """Return the scanners of a device list."""
    parts = [line.split(_CUT) for line in told.splitlines() if line.count(_CUT) == 2]
    return tuple(Scanner(name, f"{maker} {model}".strip()) for name, maker, model in parts)


def options_in(told: str) -> dict[str, str]:
    """Return what a scanner can be set to: each option with its values as listed."""
    found = (_OPTION.match(line) for line in told.splitlines())
    return {match[1]: match[2] for match in found if match and "inactive" not in match[0]}


def settings_for(options: Mapping[str, str], *, feeder: bool) -> list[str]:
    """Return the options to scan with: colour where there is colour, stamps are red; what a scanner lacks is left out."""
    chosen: list[str] = []
    sources = options.get("source", "").split("|")
    wanted = next((s for s in sources if (_FEEDER if feeder else _FLATBED).search(s)), "")
    if wanted:
        chosen.append(f"--source={wanted}")
    modes = options.get("mode", "").split("|")
    if mode := next((m for name in ("color", "gray") for m in modes if m.lower().startswith(name)), ""):
        chosen.append(f"--mode={mode}")
    if dpi := _resolution(options.get("resolution", "")):
        chosen.append(f"--resolution={dpi}")
    return chosen


def _resolution(values: str) -> int:
    """Return the resolution nearest to ours from above, or the largest there is; 0 when it cannot be set."""
    numbers = [int(n) for n in re.findall(r"\d+", values.split("dpi")[0])]
    if not numbers:
        return 0
    if ".." in values:
        return min(max(DPI, numbers[0]), numbers[1])
    return min((n for n in numbers if n >= DPI), default=max(numbers))


def has_feeder(options: Mapping[str, str]) -> bool:
    """Return whether a scanner draws in a stack of pages."""
    return bool(_FEEDER.search(options.get("source", "")))


def trouble_in(told: str, name: str) -> DeviceTrouble:
    """Return what the command complained of."""
    kind = next((trouble for words, trouble in _SAID if words in told), Trouble.SCANNER_FAILED)
    return DeviceTrouble(kind, name)


def memory_folder() -> Path | None:
    """Return a folder that lies in memory, or None."""
    places = (os.environ.get("XDG_RUNTIME_DIR", ""), "/dev/shm")
    return next((Path(p) for p in places if p and os.access(p, os.W_OK)), None)


class Sane(QObject):
    """One scanner at a time; everything is told by signals, nothing waits."""

    found = Signal(object)
    """The scanners that answer, a tuple of `Scanner`."""
    ready = Signal(object)
    """A scanner's options were read; carries whether it has a feeder."""
    page = Signal(bytes)
    """A page was scanned: a PNG."""
    ended = Signal(int)
    """The scan is over; carries the number of pages."""
    failed = Signal(object)
    """It went wrong, a `DeviceTrouble`; pages told of before are whole."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._options: dict[str, dict[str, str]] = {}
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._pages = 0
        self._stopped = False

    @property
    def busy(self) -> bool:
        """Whether it is at work."""
        return self._process is not None

    def look(self) -> None:
        """Look for scanners; this takes seconds."""
        self._start(["-f", f"%d{_CUT}%v{_CUT}%m%n"], lambda told: self.found.emit(scanners_in(told)), "")

    def get_ready(self, name: str) -> None:
        """Read what a scanner can do."""

        def read(told: str) -> None:
            self._options[name] = options_in(told)
            self.ready.emit(has_feeder(self._options[name]))

        if name in self._options:
            self.ready.emit(has_feeder(self._options[name]))
        else:
            self._start(["-d", name, "-A"], read, name)

    def scan(self, name: str, *, feeder: bool = False) -> None:
        """Scan the page on the glass, or every page in the feeder."""
        if self.busy:
            return
        if name not in self._options:
            self._start(["-d", name, "-A"], lambda told: self._learnt(name, told, feeder), name)
            return
        self._pages, self._stopped = 0, False
        line = ["-d", name, "--format=png", *settings_for(self._options[name], feeder=feeder)]
        memory = memory_folder() if feeder else None
        if memory is None:
            self._start(line, None, name)
            return
        self._folder = tempfile.TemporaryDirectory(prefix="quay-", dir=memory, ignore_cleanup_errors=True)
        self._start([*line, f"--batch={self._folder.name}/%d.png", "--batch-print"], None, name)

    def _learnt(self, name: str, told: str, feeder: bool) -> None:
        self._options[name] = options_in(told)
        self.scan(name, feeder=feeder)

    def stop(self) -> None:
        """Stop scanning; pages that came stay."""
        if self._process is not None:
            self._stopped = True
            self._process.terminate()

    def _start(self, arguments: list[str], done: object, name: str) -> None:
        if self.busy:
            return
        process = QProcess(self)
        environment = QProcessEnvironment.systemEnvironment()
        environment.insert("LC_ALL", "C")
        process.setProcessEnvironment(environment)
        self._process = process
        if self._folder is not None:
            process.readyReadStandardOutput.connect(lambda: self._take_pages(process))
        process.errorOccurred.connect(lambda error: self._broke(process, error, name))
        process.finished.connect(lambda code, _: self._finished(process, code, done, name))
        process.start(COMMAND, arguments)

    def _broke(self, process: QProcess, error: QProcess.ProcessError, name: str) -> None:
        if error is QProcess.ProcessError.FailedToStart and self._process is process:
            self._clear(process)
            self.failed.emit(DeviceTrouble(Trouble.NO_SCANNER, name))

    def _finished(self, process: QProcess, code: int, done: object, name: str) -> None:
        told = bytes(process.readAllStandardError().data()).decode("utf-8", "replace")
        if callable(done):
            words = bytes(process.readAllStandardOutput().data()).decode("utf-8", "replace")
            self._clear(process)
            self.failed.emit(trouble_in(told, name)) if code else done(words)
            return
        if self._folder is not None:
            self._take_pages(process)
        elif not code and (content := bytes(process.readAllStandardOutput().data())):
            self._pages = 1
            self.page.emit(content)
        self._clear(process)
        # A feeder's last word is that it is empty: after a page that is its end.
        trouble = trouble_in(told, name)
        if self._stopped or (self._pages and (not code or trouble.trouble is Trouble.FEEDER_EMPTY)):
            self.ended.emit(self._pages)
        else:
            self.failed.emit(trouble)

    def _take_pages(self, process: QProcess) -> None:
        """Take the pages that are whole: the command names each once it has written it."""
        while process.canReadLine():
            file = Path(bytes(process.readLine().data()).decode().strip())
            content = file.read_bytes()
            file.unlink()
            self._pages += 1
            self.page.emit(content)

    def _clear(self, process: QProcess) -> None:
        self._process = None
        process.deleteLater()
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None
