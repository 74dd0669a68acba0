"""Pictures: checked before they are decoded, turned upright, reduced, without what the camera says of itself."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from PIL import Image, ImageOps

from services.domain.attachment import Box, Crop, Edit, Kind, Note, Rotate
from services.errors import PaperUnfit
from services.files.page_finding import find_page
from services.files.segments import NotWhole, bare_jpeg, bare_png
from services.files.taken import Taken
from services.settings.equipment import PaperLimits

# Every picture is measured here before it is decoded; the library's own limit is lower than that of a large scan.
Image.MAX_IMAGE_PIXELS = None

MILLION = 1_000_000
WHOLE_TIFF = 15
"""How many times the pixels of one picture all pages of a TIFF may have together."""
FEW_COLOURS = 64
"""A picture of no more is a drawing or plain text, which JPEG would smear."""
EDIT_QUALITY = 90
"""Of the JPEG an edited picture becomes: it may be edited again."""
_FORMATS = {Kind.JPEG: ("JPEG",), Kind.PNG: ("PNG",), Kind.TIFF: ("TIFF",)}
_ORIENTATION = 0x0112
_BARE = {Kind.JPEG: bare_jpeg, Kind.PNG: bare_png}
_CLOCKWISE = (None, Image.Transpose.ROTATE_270, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_90)


def opened(content: bytes, kind: Kind) -> Image.Image:
    """Return a picture of which only the head was read.

    Raises:
        PaperUnfit: It cannot be read as what it says it is.
    """
    try:
        return Image.open(BytesIO(content), formats=_FORMATS[kind])
    except Exception:  # noqa: BLE001 - a decoder that stumbles over hostile bytes says so in any way
        raise PaperUnfit("unreadable") from None


def measured(image: Image.Image, limits: PaperLimits) -> Image.Image:
    """Return the picture when it may be decoded.

    Raises:
        PaperUnfit: It has too many pixels.
    """
    if image.width * image.height > limits.most_megapixels * MILLION:
        raise PaperUnfit("too_many_pixels", str(limits.most_megapixels))
    return image


def taken_picture(content: bytes, kind: Kind, limits: PaperLimits) -> Taken:
    """Return a JPEG or PNG ready to be stored: as it is but for its metadata, or turned upright and reduced.

    Raises:
        PaperUnfit: It is damaged or cut short, or has too many pixels.
    """
    image = measured(opened(content, kind), limits)
    try:
        bare = _BARE[kind](content)
    except NotWhole:
        raise PaperUnfit("unreadable") from None
    notes = [note for note, true in ((Note.TURNED, _turned(image)), (Note.REDUCED, _big(image, limits))) if true]
    if not notes:
        return Taken(bare, kind, 1)
    ready, made = encoded(_drawn(image, limits), kind, limits.quality)
    return Taken(ready, made, 1, tuple([*notes, Note.CONVERTED] if made is not kind else notes))


def pages_of_tiff(content: bytes, limits: PaperLimits) -> Iterator[tuple[bytes, Kind]]:
    """Yield each page of a TIFF as a picture: of black and white as PNG, else as JPEG.

    Raises:
        PaperUnfit: It is damaged, has too many pages or too many pixels.
    """
    image, pixels = opened(content, Kind.TIFF), 0
    for page in range(limits.most_pages + 1):
        if not _sought(image, page):
            return
        if page == limits.most_pages:
            raise PaperUnfit("too_many_pages", str(limits.most_pages))
        measured(image, limits)
        pixels += image.width * image.height
        if pixels > limits.most_megapixels * MILLION * WHOLE_TIFF:
            raise PaperUnfit("too_many_pixels", str(limits.most_megapixels * WHOLE_TIFF))
        yield encoded(_drawn(image, limits), Kind.JPEG, limits.quality)


def changed_picture(content: bytes, kind: Kind, edit: Edit) -> tuple[bytes, Kind]:
    """Return a stored picture turned or cropped, and what it is now.

    Raises:
        PaperUnfit: It cannot be decoded.
    """
    image = _loaded(opened(content, kind))
    if isinstance(edit, Rotate) and (turn := _CLOCKWISE[edit.quarter_turns % 4]) is not None:
        image = image.transpose(turn)
    if isinstance(edit, Crop) and (box := edit.box or find_page(image)):
        image = image.crop(_pixels(box, image))
    return encoded(image, kind, EDIT_QUALITY)


def encoded(image: Image.Image, kind: Kind, quality: int) -> tuple[bytes, Kind]:
    """Return a picture's bytes without metadata: PNG for black and white and for palettes, else JPEG as far as PNG is not
    what it was.
    """
    drawing = image.mode in ("1", "P") or (kind is Kind.PNG and not _photograph(image))
    flat = flattened(image)
    profile = image.info.get("icc_profile") if flat is image else None
    flat.info = {}
    out = BytesIO()
    if drawing:
        flat.save(out, "PNG", icc_profile=profile)
        return out.getvalue(), Kind.PNG
    (flat.convert("L") if flat.mode == "1" else flat).save(out, "JPEG", quality=quality, icc_profile=profile)
    return out.getvalue(), Kind.JPEG


def _photograph(image: Image.Image) -> bool:
    """Return whether a picture has more colours than a drawing or a printed page without pictures has."""
    small = image.convert("RGB").resize((128, 128), Image.Resampling.NEAREST)
    return small.getcolors(FEW_COLOURS) is None


def flattened(image: Image.Image) -> Image.Image:
    """Return a picture of any mode in black and white, grey or colours, what is transparent on white."""
    if image.mode in ("1", "L", "RGB") and "transparency" not in image.info:
        return image
    if image.mode.startswith(("I", "F")):
        grey = image.convert("F")
        deep = max(map(float, grey.getextrema())) > 255  # type: ignore[arg-type]
        return (grey.point(lambda v: v * (1 / 257)) if deep else grey).convert("L")
    if "A" in image.getbands() or "transparency" in image.info:
        over = image.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", over.size, "white"), over).convert("RGB")
    return image.convert("RGB")


def _orientation(image: Image.Image) -> int:
    try:
        return int(image.getexif().get(_ORIENTATION, 1))
    except Exception:  # noqa: BLE001 - a broken head about the camera is thrown away anyway
        return 1


def _turned(image: Image.Image) -> bool:
    return _orientation(image) in range(2, 9)


def _big(image: Image.Image, limits: PaperLimits) -> bool:
    return image.mode != "1" and max(image.size) > limits.longest_side


def _drawn(image: Image.Image, limits: PaperLimits) -> Image.Image:
    """Return a picture decoded, upright, no larger than the limit."""
    side, turned = limits.longest_side, _turned(image)
    if _big(image, limits):
        image.draft(None, (side, side))
    image = _loaded(image)
    if image.mode == "P" and _big(image, limits):
        image = flattened(image)
    if turned:
        image = ImageOps.exif_transpose(image)
    if _big(image, limits):
        image.thumbnail((side, side), Image.Resampling.HAMMING, reducing_gap=None)
    return image


def _loaded(image: Image.Image) -> Image.Image:
    try:
        image.load()
    except Exception:  # noqa: BLE001 - a decoder that stumbles over hostile bytes says so in any way
        raise PaperUnfit("unreadable") from None
    return image


def _sought(image: Image.Image, page: int) -> bool:
    """Go to a page; false when there is none. A first page that cannot be had is damage."""
    try:
        image.seek(page)
    except EOFError:
        return False
    except Exception:  # noqa: BLE001 - a decoder that stumbles over hostile bytes says so in any way
        raise PaperUnfit("unreadable") from None
    return True


def _pixels(box: Box, image: Image.Image) -> tuple[int, int, int, int]:
    width, height = image.size
    left, top = int(box.left * width), int(box.top * height)
    return left, top, max(left + 1, round(box.right * width)), max(top + 1, round(box.bottom * height))
