"""What a PDF holds before anybody opens it: bombs are refused, what is active in it is told."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from io import BytesIO
from typing import Any

import pikepdf

from services.domain.attachment import Note, merged
from services.errors import PaperUnfit
from services.settings.equipment import PaperLimits

MILLION = 1_000_000
MOST_INFLATED = 256 * MILLION
"""Bytes that everything packed in a PDF but its pictures may come to."""
MOST_OBJECTS = 64 * MILLION
"""Bytes that all packed objects may come to: the library unpacks them itself before anybody can look at one."""
# At most so many bytes come out of one; of the others the picture's own measures say how much.
_GROWTH: Mapping[str, int] = {
    "/FlateDecode": 1032, "/Fl": 1032, "/LZWDecode": 1300, "/LZW": 1300, "/RunLengthDecode": 64, "/RL": 64,
    "/ASCII85Decode": 4, "/A85": 4,
}  # fmt: skip
_FLATE = ("/FlateDecode", "/Fl")
_END = rb"(?![A-Za-z0-9])"
_SIGNS: tuple[tuple[Note, re.Pattern[bytes]], ...] = tuple(
    (note, re.compile(pattern))
    for note, pattern in (
        (Note.SCRIPT, rb"/S /JavaScript" + _END + rb"|/JS" + _END),
        (Note.LAUNCH, rb"/S /Launch" + _END),
        (Note.LINK, rb"/S /(?:URI|GoToR|GoToE|SubmitForm|ImportData)" + _END),
        (Note.EMBEDDED, rb"/(?:EmbeddedFiles|EmbeddedFile|FileAttachment|EF)" + _END),
        (Note.FORM, rb"/(?:FT|XFA)" + _END),
        (Note.MEDIA, rb"/(?:RichMedia|Movie|Sound|Screen|Rendition|3D)" + _END),
        (Note.SIGNED, rb"/ByteRange" + _END),
    )
)

_STREAM = re.compile(rb"stream\r?\n")
_HEAD = 4096
_PIECE = 65536
_ESCAPED = re.compile(rb"#([0-9a-fA-F]{2})")
_PACKED = re.compile(b"|".join(name.encode() + _END for name in _GROWTH))

# What the library may use for one packed part; it reads some of them before we can look.
pikepdf.settings.set_qpdf_limits(
    flate_max_memory=MOST_OBJECTS, run_length_max_memory=MOST_OBJECTS, png_max_memory=MOST_OBJECTS,
    tiff_max_memory=MOST_OBJECTS, doc_max_warnings=1000,
)  # fmt: skip


def opened_pdf(content: bytes) -> pikepdf.Pdf:
    """Return a PDF to look into.

    Raises:
        PaperUnfit: It is locked, a bomb, or cannot be read.
    """
    _weigh_objects(content)
    try:
        pdf = pikepdf.open(BytesIO(content))
    except pikepdf.PasswordError:
        raise PaperUnfit("encrypted") from None
    except Exception:  # noqa: BLE001 - a reader that stumbles over hostile bytes says so in any way
        raise PaperUnfit("unreadable") from None
    if pdf.is_encrypted:
        raise PaperUnfit("encrypted")
    return pdf


def _weigh_objects(content: bytes) -> None:
    """Pass when what looks like packed objects can be unpacked, whatever the file calls it."""
    left = MOST_OBJECTS
    for found in _STREAM.finditer(content):
        head = content[max(0, found.start() - _HEAD) : found.start()]
        if head.endswith(b"end"):
            continue
        named = _ESCAPED.sub(lambda m: bytes([int(m[1], 16)]), head[head.rfind(b" obj") :])
        if b"/First" not in named:
            continue
        filters = tuple(name.decode() for name in _PACKED.findall(named))
        if filters:
            left -= _unpacked(filters, memoryview(content)[found.end() :], left)
        if left < 0:
            raise PaperUnfit("inflates")


def looked_into(pdf: pikepdf.Pdf, limits: PaperLimits) -> tuple[str, ...]:
    """Return what is worth telling of a PDF.

    Raises:
        PaperUnfit: It has no page or too many, or holds a picture or a packed part that swells beyond any paper.
    """
    try:
        if not len(pdf.pages):
            raise PaperUnfit("unreadable")
        if len(pdf.pages) > limits.most_pages:
            raise PaperUnfit("too_many_pages", str(limits.most_pages))
        notes = _notes(pdf, limits)
    except PaperUnfit:
        raise
    except Exception:  # noqa: BLE001 - a reader that stumbles over hostile bytes says so in any way
        raise PaperUnfit("unreadable") from None
    return merged([*notes, Note.MENDED] if pdf.get_warnings() else notes)


def _notes(pdf: pikepdf.Pdf, limits: PaperLimits) -> set[Note]:
    found: set[Note] = set()
    packed = []
    for thing in pdf.objects:
        stream = isinstance(thing, pikepdf.Stream)
        plain = (thing.stream_dict if stream else thing).unparse(resolved=True)
        found.update(note for note, sign in _SIGNS if note not in found and sign.search(plain))
        if not stream:
            continue
        if thing.get("/Subtype") == "/Image":
            _measure(thing, limits)
        elif thing.get("/Type") not in ("/XRef", "/ObjStm"):
            packed.append(thing)
    _weigh(packed)
    return found


def _measure(picture: Any, limits: PaperLimits) -> None:
    if int(picture.get("/Width", 0)) * int(picture.get("/Height", 0)) > limits.most_megapixels * MILLION:
        raise PaperUnfit("too_many_pixels", str(limits.most_megapixels))


def _weigh(streams: list[Any]) -> None:
    """Pass when everything packed in a PDF can be unpacked; nothing is unpacked where its size alone says so."""
    raw = [(tuple(_filters(stream)), stream.read_raw_bytes()) for stream in streams]
    if sum(len(content) * _growth(filters) for filters, content in raw) <= MOST_INFLATED:
        return
    left = MOST_INFLATED
    for filters, content in raw:
        left -= _unpacked(filters, content, left)
        if left < 0:
            raise PaperUnfit("inflates")


def _filters(stream: Any) -> Iterator[str]:
    given = stream.get("/Filter")
    if given is not None:
        yield from map(str, given) if isinstance(given, pikepdf.Array) else (str(given),)


def _growth(filters: tuple[str, ...]) -> int:
    growth = 1
    for name in filters:
        growth *= _GROWTH.get(name, 1)
    return growth


def _unpacked(filters: tuple[str, ...], content: bytes | memoryview, most: int) -> int:
    """Return how large a packed part is at most; exactly, as far as it is merely deflated."""
    filters = tuple(name for name in filters if name in _GROWTH)
    while filters and filters[0] in _FLATE:
        content = _inflated(content, most + 1)
        if len(content) > most:
            break
        filters = filters[1:]
    return len(content) * _growth(filters)


def _inflated(content: bytes | memoryview, most: int) -> bytes:
    """Return what comes out of a deflated part, as far as it is sound, at most so many bytes."""
    unpacking, found, size = zlib.decompressobj(), [], 0
    with suppress(zlib.error):
        for start in range(0, len(content), _PIECE):
            piece = unpacking.decompress(content[start : start + _PIECE], most - size)
            found.append(piece)
            size += len(piece)
            if size >= most or unpacking.eof:
                break
    return b"".join(found)
