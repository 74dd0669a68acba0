"""Attaching a scanned paper, until its file and its row are on disk, against copying the same bytes and fsync."""

from __future__ import annotations

import os
import secrets
import statistics
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from uuid import uuid4

import pikepdf
from PIL import Image, ImageFilter

from tests.benchmarks.common import OFFICER, desk_in, seconds


def _photograph(width: int, height: int, quality: int) -> bytes:
    """Return a JPEG of soft shapes and some noise, as of a page under a lamp; never the same twice."""
    soft = Image.frombytes("RGB", (64, 64), secrets.token_bytes(64 * 64 * 3)).filter(ImageFilter.GaussianBlur(2))
    big = soft.resize((width, height), Image.Resampling.BICUBIC)
    grain = Image.effect_noise((width, height), 18).convert("RGB")
    out = BytesIO()
    Image.blend(big, grain, 0.25).save(out, "JPEG", quality=quality)
    return out.getvalue()


def _scanned_pdf(pages: int) -> bytes:
    """Return a PDF of scanned pages, about a megabyte each."""
    whole = pikepdf.new()
    for _ in range(pages):
        image = pikepdf.Stream(whole, _photograph(1654, 2339, 93), Filter=pikepdf.Name.DCTDecode, BitsPerComponent=8)
        image.Type, image.Subtype, image.ColorSpace = pikepdf.Name.XObject, pikepdf.Name.Image, pikepdf.Name.DeviceRGB
        image.Width, image.Height = 1654, 2339
        page = whole.add_blank_page(page_size=(595, 842))
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=image))
        page.Contents = whole.make_stream(b"595 0 0 842 0 0 cm /Im0 Do")
    out = BytesIO()
    whole.save(out)
    return out.getvalue()


def attach_jpeg(folder: Path, rounds: int) -> dict[str, float]:
    """A page scanned at 150 dpi, about 300 KB; it needs no change."""
    return _attaching(folder, lambda: _photograph(1240, 1754, 84), rounds)


def attach_pdf(folder: Path, rounds: int) -> dict[str, float]:
    """Five scanned pages, about 5 MB; what it says of its maker is taken out."""
    return _attaching(folder, lambda: _scanned_pdf(5), rounds)


def attach_photo(folder: Path, rounds: int) -> dict[str, float]:
    """A photograph of 12 megapixels; it is decoded, reduced and encoded anew."""
    return _attaching(folder, lambda: _photograph(4000, 3000, 93), rounds)


def _attaching(folder: Path, make: Callable[[], bytes], rounds: int) -> dict[str, float]:
    """Return medians per megabyte handed in; each round is another content, so that none is stored already."""
    ours, floor, sizes = [], [], []
    with desk_in(folder) as (desk, _):
        desk.papers.attach(OFFICER, uuid4(), make())
        for _ in range(rounds):
            content, form = make(), uuid4()
            source, copy = folder / "source", folder / "copy"
            source.write_bytes(content)
            million = len(content) / 1e6
            floor.append(seconds(lambda s=source, c=copy: _copied(s, c)) / million)
            ours.append(seconds(lambda c=source, f=form: desk.papers.attach(OFFICER, f, c.read_bytes())) / million)
            sizes.append(million)
            copy.unlink()
    attached, copied = statistics.median(ours), statistics.median(floor)
    return {
        "ratio": attached / copied,
        "attach_ms_per_mb": attached * 1000,
        "copy_fsync_ms_per_mb": copied * 1000,
        "mb": statistics.median(sizes),
    }


def _copied(source: Path, to: Path) -> None:
    with to.open("wb") as file:
        file.write(source.read_bytes())
        file.flush()
        os.fsync(file.fileno())
