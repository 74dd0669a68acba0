"""Named colours of the window, light, dark and high contrast, and the one stylesheet built from them.

No view names a colour: it asks `Theme.current()` for a token, or the stylesheet in `resources/style/desk.qss`
does. The contrasts of the two sets are checked by a test.
"""

import re
from dataclasses import dataclass, fields
from importlib import resources
from typing import ClassVar, Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from ui import fonts

Mode = Literal["light", "dark", "system"]
Tone = Literal["ink", "quiet", "link", "done", "wait", "wrong", "data"]
"""How a thing stands; each tone but `ink` and `quiet` has a soft ground."""


@dataclass(frozen=True, slots=True)
class Palette:
    """One set of colours by name, each written `#RRGGBB`."""

    page: str
    surface: str
    sunken: str
    line: str
    edge: str
    ink: str
    quiet: str
    primary: str
    hover: str
    on_primary: str
    link: str
    soft: str
    focus: str
    done: str
    done_soft: str
    wait: str
    wait_soft: str
    wrong: str
    wrong_soft: str
    data: str
    data_soft: str
    bar: str
    off: str
    rail: str
    rail_ink: str
    rail_on: str
    rail_on_ink: str
    amber: str
    amber_ink: str


# fmt: off
LIGHT = Palette(
    page="#F3F5F8", surface="#FFFFFF", sunken="#F7F9FB", line="#DCE3EA", edge="#7A8998", ink="#18232E",
    quiet="#52606D", primary="#12508F", hover="#0E4076", on_primary="#FFFFFF", link="#12508F", soft="#E8F0F9",
    focus="#0B63CE", done="#17703F", done_soft="#E6F4EB", wait="#96500A", wait_soft="#FDF1DF", wrong="#B42318",
    wrong_soft="#FDECEA", data="#5B4B9A", data_soft="#EFECF8", bar="#6A97C6", off="#EDF1F5", rail="#12304F",
    rail_ink="#C7D6E6", rail_on="#23517F", rail_on_ink="#FFFFFF", amber="#F5B557", amber_ink="#2B1A02",
)
DARK = Palette(
    page="#0F151C", surface="#18212B", sunken="#131B24", line="#2C3946", edge="#6F8092", ink="#E7EDF3",
    quiet="#A6B4C2", primary="#2A70BD", hover="#1F5FA6", on_primary="#FFFFFF", link="#8CC0F5", soft="#1B3049",
    focus="#7CB7FF", done="#74D3A0", done_soft="#15301F", wait="#F2B866", wait_soft="#33260F", wrong="#FF9E93",
    wrong_soft="#3B1A17", data="#BFB2F5", data_soft="#28233F", bar="#3E6FA3", off="#212C38", rail="#0A0F15",
    rail_ink="#A9BACB", rail_on="#1B3049", rail_on_ink="#FFFFFF", amber="#F5B557", amber_ink="#2B1A02",
)
# fmt: on


def high_contrast(system: QPalette) -> Palette:
    """Return a set made of the system's own colours alone, for people who asked for high contrast.

    Shape and word carry every state, so the tones may all be the text colour.
    """
    ground, ink = system.color(QPalette.ColorRole.Window).name(), system.color(QPalette.ColorRole.WindowText).name()
    chosen = system.color(QPalette.ColorRole.Highlight).name()
    on_chosen = system.color(QPalette.ColorRole.HighlightedText).name()
    grounds = ("page", "surface", "sunken", "soft", "off", "rail")
    softs = ("done_soft", "wait_soft", "wrong_soft", "data_soft")
    values = dict.fromkeys((field.name for field in fields(Palette)), ink)
    values |= dict.fromkeys((*grounds, *softs), ground)
    values |= dict.fromkeys(("primary", "hover", "focus", "rail_on", "amber"), chosen)
    values |= dict.fromkeys(("on_primary", "rail_on_ink", "amber_ink"), on_chosen)
    return Palette(**values)


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours in use and what they are called."""

    palette: Palette
    dark: bool

    _current: ClassVar["Theme"]

    @classmethod
    def current(cls) -> "Theme":
        """Return the theme the window is drawn in; light until one was applied."""
        return cls._current

    def color(self, token: str) -> QColor:
        """Return a colour by its name, such as `ink` or `wait_soft`.

        Raises:
            AttributeError: There is no such token.
        """
        return QColor(getattr(self.palette, token))

    def stylesheet(self) -> str:
        """Return the one stylesheet, every `@token@` in it replaced."""
        text = (resources.files("resources") / "style" / "desk.qss").read_text("utf-8")
        return re.sub(r"@(\w+)@", lambda match: str(getattr(self.palette, match[1])), text)


Theme._current = Theme(LIGHT, dark=False)
_WORN = "worn"
"""Property of the application and of windows: they were given a theme."""


def soft_of(tone: str) -> str:
    """Return the token of the soft ground a tone's text stands on."""
    return {"ink": "off", "quiet": "off", "link": "soft"}.get(tone, f"{tone}_soft")


def apply(app: QApplication, mode: Mode = "system") -> Theme:
    """Draw everything in a set of colours; may be called again while windows stand, and then draws them anew.

    A system set to high contrast wins over `mode`. Windows wear the style sheet only once `dress` was called for them.
    """
    fonts.load()
    hints = QGuiApplication.styleHints()
    dark = mode == "dark" or (mode == "system" and hints.colorScheme() is Qt.ColorScheme.Dark)
    palette = DARK if dark else LIGHT
    if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
        palette = high_contrast(app.style().standardPalette())
    wanted, worn = Theme(palette, dark), bool(app.property(_WORN))
    if worn and wanted == Theme._current:
        return wanted
    Theme._current = wanted
    if not worn:
        # Once only: set again, it goes through every window that is dressed many times over.
        app.setStyle("Fusion")
        app.setFont(fonts.font("body"))
        app.setProperty(_WORN, True)
    app.setPalette(_qt_palette(palette))
    for window in app.topLevelWidgets():
        if window.property(_WORN):
            dress(window)
    return wanted


def dress(window: QWidget) -> None:
    """Give a window the style sheet, and with it everything that is or will be in it, its pop-ups and its dialogs.

    The window wears it, not the application: with a style sheet of the application Qt looks through a whole part of a
    page again each time it is put into another, long before anybody sees it; so it does once, when the part comes
    into a window.
    """
    sheet = Theme._current.stylesheet()
    if window.styleSheet() != sheet:
        window.setProperty(_WORN, True)
        window.setStyleSheet(sheet)


def _qt_palette(palette: Palette) -> QPalette:
    role = QPalette.ColorRole
    made = QPalette()
    for name, token in (
        (role.Window, palette.page),
        (role.WindowText, palette.ink),
        (role.Base, palette.surface),
        (role.AlternateBase, palette.sunken),
        (role.ToolTipBase, palette.surface),
        (role.ToolTipText, palette.ink),
        (role.Text, palette.ink),
        (role.PlaceholderText, palette.quiet),
        (role.Button, palette.surface),
        (role.ButtonText, palette.ink),
        (role.BrightText, palette.on_primary),
        (role.Highlight, palette.primary),
        (role.HighlightedText, palette.on_primary),
        (role.Link, palette.link),
        (role.LinkVisited, palette.link),
        (role.Light, palette.surface),
        (role.Midlight, palette.line),
        (role.Mid, palette.edge),
        (role.Dark, palette.edge),
        (role.Shadow, palette.edge),
    ):
        made.setColor(name, QColor(token))
    return made
