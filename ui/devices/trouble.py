"""What can go wrong with a device; the page words it, nothing else of the counter stops."""

from __future__ import annotations

from enum import StrEnum


class Trouble(StrEnum):
    """What happened to a device."""

    FOLDER_GONE = "folder_gone"
    FILE_GONE = "file_gone"
    NO_SCANNER = "no_scanner"
    SCANNER_BUSY = "scanner_busy"
    FEEDER_EMPTY = "feeder_empty"
    JAMMED = "jammed"
    COVER_OPEN = "cover_open"
    SCANNER_FAILED = "scanner_failed"
    NO_CAMERA = "no_camera"
    CAMERA_STOPPED = "camera_stopped"


class DeviceTrouble(Exception):
    """A device did not do what it was asked.

    Attributes:
        trouble: What happened.
        name: The device's or the file's own name, "" where it says nothing.
    """

    def __init__(self, trouble: Trouble, name: str = "") -> None:
        super().__init__(trouble.value)
        self.trouble, self.name = trouble, name
