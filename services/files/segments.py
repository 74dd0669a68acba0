"""The outer structure of JPEG and PNG files: are they whole, and what is left of them without what they tell of the camera.

Nothing is decoded, so pictures that need no change stay exactly as they are.

Source: ITU-T T.81 annex B (markers); PNG specification, third edition, chapter 5 (chunks).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

# Markers that carry no length: TEM, RST0-7, SOI.
_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})
_SOS, _EOI, _COMMENT = 0xDA, 0xD9, 0xFE
_APPLICATION = range(0xE0, 0xF0)
# After a scan's header: any marker but a stuffed zero, a restart, or a fill byte.
_NEXT = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")
_PNG_HEAD = 8
_PNG_CRITICAL = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND"})
_PNG_LOOK = frozenset({b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"pHYs", b"bKGD", b"cICP"})


class NotWhole(ValueError):
    """The file ends before it should, or is no such file."""


def _jpeg(content: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield marker, start and end of each part up to the end of the picture; the lines of the picture are in between."""
    at = 2
    while True:
        while content[at : at + 2] == b"\xff\xff":
            at += 1
        if len(content) < at + 2 or content[at] != 0xFF:
            raise NotWhole
        marker, start = content[at + 1], at
        at += 2
        if marker not in _ALONE and marker != _EOI:
            length = int.from_bytes(content[at : at + 2], "big")
            if length < 2 or at + length > len(content):
                raise NotWhole
            at += length
        yield marker, start, at
        if marker == _EOI:
            return
        if marker == _SOS:
            found = _NEXT.search(content, at)
            if found is None:
                raise NotWhole
            at = found.start()


def _tells(content: bytes, marker: int, start: int) -> bool:
    """Return whether a part tells of the camera or the person and not how to draw the picture."""
    if marker == _COMMENT:
        return True
    if marker not in _APPLICATION:
        return False
    body = content[start + 4 : start + 16]
    drawn = (marker == 0xE0 and body.startswith(b"JFIF")) or (marker == 0xEE and body.startswith(b"Adobe"))
    return not drawn and not (marker == 0xE2 and body.startswith(b"ICC_PROFILE"))


def bare_jpeg(content: bytes) -> bytes:
    """Return a JPEG without EXIF, XMP, comments, thumbnails and whatever comes after its end; its colours stay.

    Raises:
        NotWhole: It is cut short.
    """
    parts = list(_jpeg(content))
    told = [(start, end) for marker, start, end in parts if _tells(content, marker, start)]
    return _without(content[: parts[-1][2]], told)


def bare_head(content: bytes) -> bytes:
    """Return a JPEG without what its head tells, up to the first line of the picture; the rest is not looked at.

    Raises:
        NotWhole: Its head is cut short.
    """
    told = []
    for marker, start, end in _jpeg(content):
        if marker == _SOS:
            break
        if _tells(content, marker, start):
            told.append((start, end))
    return _without(content, told)


def _without(content: bytes, spans: list[tuple[int, int]]) -> bytes:
    kept, at = [], 0
    for start, end in spans:
        kept.append(content[at:start])
        at = end
    return b"".join((*kept, content[at:])) if spans else content


def bare_png(content: bytes) -> bytes:
    """Return a PNG without texts, times, EXIF and whatever comes after its end; its colours stay.

    Raises:
        NotWhole: It is cut short, or a part is not what it was when it was written.
    """
    at, parts, seen = _PNG_HEAD, [content[:_PNG_HEAD]], set()
    while True:
        length = int.from_bytes(content[at : at + 4], "big")
        kind, end = content[at + 4 : at + 8], at + 12 + length
        if len(content) < end or zlib.crc32(content[at + 4 : end - 4]) != int.from_bytes(content[end - 4 : end], "big"):
            raise NotWhole
        if kind in _PNG_CRITICAL or kind in _PNG_LOOK:
            parts.append(content[at:end])
        seen.add(kind)
        at = end
        if kind == b"IEND":
            break
    if b"IDAT" not in seen:
        raise NotWhole
    return b"".join(parts)
