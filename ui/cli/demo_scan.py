"""The one scanned paper of the demo: drawn at run time, of nobody, and marked so."""

from __future__ import annotations

from importlib.resources import files
from io import BytesIO

WIDTH, HEIGHT = 1240, 1754
_MARK = "DỮ LIỆU GIẢ LẬP"


def invented_scan(title: str) -> bytes:
    """Return a sheet of A4 at 150 dpi as JPEG: a title, lines nobody wrote, and across it that it is invented."""
    from PIL import Image, ImageDraw, ImageFont

    font = (files("resources") / "fonts" / "LiberationSerif-Regular.ttf").read_bytes()
    sheet = Image.new("RGB", (WIDTH, HEIGHT), (250, 249, 245))
    pen = ImageDraw.Draw(sheet)
    pen.text((WIDTH / 2, 180), title, fill=(30, 30, 30), font=ImageFont.truetype(BytesIO(font), 44), anchor="mm")
    for line in range(300, HEIGHT - 300, 56):
        pen.line((140, line, WIDTH - 140 - line // 56 % 5 * 60, line), fill=(120, 120, 120), width=2)
    mark = Image.new("L", (WIDTH, 200))
    ImageDraw.Draw(mark).text(
        (WIDTH / 2, 100), _MARK, fill=130, font=ImageFont.truetype(BytesIO(font), 120), anchor="mm"
    )
    turned = mark.rotate(32, expand=True)
    place = ((WIDTH - turned.width) // 2, (HEIGHT - turned.height) // 2)
    sheet.paste((190, 30, 30), (*place, place[0] + turned.width, place[1] + turned.height), turned)
    out = BytesIO()
    sheet.save(out, "JPEG", quality=85)
    return out.getvalue()
