"""Every control in every state on one page, to be laid beside the design.

    python -m ui.components.sheet --out sheet.png [--dark] [--scale 1.5] [--lang en]

The words of the page are samples in both languages and go through no translator; the words of the controls do.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QApplication

from ui import theme, translate
from ui.components.focus_ring import FocusRing
from ui.components.sheet_page import Sheet


@dataclass(frozen=True, slots=True)
class Drawn:
    """What keeps the page alive while it is drawn."""

    sheet: Sheet
    rings: tuple[FocusRing, FocusRing]


def draw(app: QApplication, language: str) -> Drawn:
    """Show the page with a field that has the focus and a button that looks as if it had."""
    app.setCursorFlashTime(0)
    sheet = Sheet(language)
    rings = (FocusRing(app), FocusRing(app, follow=False))
    theme.dress(sheet)
    sheet.show()
    sheet.activateWindow()
    if sheet.typed is not None:
        sheet.typed.line.setFocus()
        rings[0].surround(sheet.typed.line)
    if sheet.shown_focus is not None:
        rings[1].surround(sheet.shown_focus)
    app.processEvents()
    return Drawn(sheet, rings)


def main(arguments: Sequence[str]) -> int:
    """Draw the page into a file."""
    parser = argparse.ArgumentParser(description="Draw every control in every state into a picture.")
    parser.add_argument("--out", required=True)
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--scale", default="1")
    parser.add_argument("--lang", choices=("vi", "en"), default="vi")
    asked = parser.parse_args(arguments)
    os.environ["QT_SCALE_FACTOR"] = asked.scale
    app = QApplication(["sheet"])
    theme.apply(app, "dark" if asked.dark else "light")
    translate.install(app, asked.lang)
    drawn = draw(app, asked.lang)
    return 0 if drawn.sheet.grab().save(asked.out) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
