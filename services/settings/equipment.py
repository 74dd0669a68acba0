"""What stands on the counter, and how large a scanned paper may be."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields

from services.settings.reader import Reader


@dataclass(frozen=True, slots=True)
class Devices:
    """Each is "" while there is none.

    Attributes:
        scanner_port: Serial port of a scanner in USB-COM mode, such as `COM3` or `/dev/ttyACM0`.
        scanner_speed: Its baud rate.
        scan_folder: Folder a scanner saves to.
        sane: Name of a SANE scanner, as `scanimage -L` lists it.
        camera: Number of a camera, or the address of its stream.
    """

    scanner_port: str = ""
    scanner_speed: int = 9600
    scan_folder: str = ""
    sane: str = ""
    camera: str = ""


@dataclass(frozen=True, slots=True)
class PaperLimits:
    """How large a scanned paper may be. Own values: no source sets them.

    Attributes:
        most_mb: Largest file taken, in units of 1,000,000 bytes.
        most_megapixels: Largest picture that is opened at all.
        longest_side: Pictures are reduced to this many pixels; A4 at 212 dpi.
        quality: Of the JPEG a reduced picture becomes, 1–95.
        most_pages: Of one file.
    """

    most_mb: int = 50
    most_megapixels: int = 120
    longest_side: int = 2480
    quality: int = 80
    most_pages: int = 200


DEVICES = tuple(f.name for f in fields(Devices))
LIMITS = {
    "most_mb": (1, 500),
    "most_megapixels": (1, 500),
    "longest_side": (800, 10000),
    "quality": (30, 95),
    "most_pages": (1, 2000),
}
SPEEDS = (300, 921600)


def devices_from(reader: Reader) -> Devices:
    """Return the devices of `[devices]`."""
    texts = {name: reader.get(f"devices.{name}", str, "") for name in DEVICES if name != "scanner_speed"}
    return Devices(scanner_speed=reader.number("devices.scanner_speed", 9600, *SPEEDS), **texts)


def limits_from(reader: Reader) -> PaperLimits:
    """Return the limits of `[papers]`."""
    usual = asdict(PaperLimits())
    return PaperLimits(**{name: reader.number(f"papers.{name}", usual[name], *LIMITS[name]) for name in LIMITS})
