import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui import theme
from ui.components import Button, Text

# The pairs of the design's table: text or shape, ground, least contrast, for light and for dark.
TEXT = [
    ("ink", "surface"),
    ("quiet", "surface"),
    ("quiet", "page"),
    ("quiet", "sunken"),
    ("on_primary", "primary"),
    ("on_primary", "hover"),
    ("link", "soft"),
    ("link", "surface"),
    ("ink", "soft"),
    ("done", "done_soft"),
    ("wait", "wait_soft"),
    ("wrong", "wrong_soft"),
    ("data", "data_soft"),
    ("done", "surface"),
    ("wait", "surface"),
    ("wrong", "surface"),
    ("data", "surface"),
    ("quiet", "off"),
    ("rail_ink", "rail"),
    ("rail_on_ink", "rail_on"),
    ("amber_ink", "amber"),
]
SHAPES = [
    ("edge", "surface"),
    ("edge", "page"),
    ("focus", "surface"),
    ("focus", "page"),
    ("bar", "surface"),
    ("amber", "rail"),
]


def luminance(colour: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    color = QColor(colour)
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF())


def contrast(palette: theme.Palette, one: str, other: str) -> float:
    """Contrast ratio of two tokens. Source: WCAG 2.1, relative luminance."""
    light, dark = sorted((luminance(getattr(palette, one)), luminance(getattr(palette, other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("palette", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_text_can_be_read_on_its_ground(palette, text, ground):
    assert contrast(palette, text, ground) >= 4.5


@pytest.mark.parametrize("palette", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_shapes_and_edges_stand_out_from_their_ground(palette, shape, ground):
    assert contrast(palette, shape, ground) >= 3.0


def test_the_stylesheet_names_only_tokens_there_are(qapp):
    sheet = theme.Theme.current().stylesheet()

    assert "@" not in sheet


def test_the_theme_can_change_while_the_window_runs(qapp):
    theme.apply(qapp, "dark")
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == theme.DARK.page

    theme.apply(qapp, "light")
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == theme.LIGHT.page


def test_high_contrast_takes_the_colours_of_the_system_alone():
    system = QPalette(QColor("#000000"))
    system.setColor(QPalette.ColorRole.WindowText, QColor("#FFFFFF"))
    system.setColor(QPalette.ColorRole.Highlight, QColor("#1AEBFF"))
    system.setColor(QPalette.ColorRole.HighlightedText, QColor("#000000"))

    palette = theme.high_contrast(system)

    for one, other in [*TEXT, *SHAPES]:
        assert contrast(palette, one, other) >= 4.5, (one, other)


def test_controls_take_the_colours_of_the_moment(qapp):
    button, label = Button("Tiếp nhận", "primary"), Text("Nơi thường trú", "label", "quiet")
    button.resize(button.sizeHint())
    theme.dress(label)
    try:
        for mode, palette in (("dark", theme.DARK), ("light", theme.LIGHT)):
            theme.apply(qapp, mode)
            label.ensurePolished()
            assert button.grab().toImage().pixelColor(8, 18) == QColor(palette.primary)
            assert label.palette().color(QPalette.ColorRole.WindowText) == QColor(palette.quiet)
    finally:
        theme.apply(qapp, "light")


def test_what_comes_into_a_window_later_wears_its_sheet_and_every_change_of_it(qapp, show):
    window, part, inside = QWidget(), QWidget(), Text("Nơi thường trú", "label", "quiet")
    popup, said = QFrame(window, Qt.WindowType.Popup), Text("Vì sao", "label", "wrong")
    QVBoxLayout(part).addWidget(inside)
    QVBoxLayout(popup).addWidget(said)
    column = QVBoxLayout(window)
    show(window)
    column.addWidget(part)
    try:
        for mode, palette in (("dark", theme.DARK), ("light", theme.LIGHT)):
            theme.apply(qapp, mode)
            for text, token in ((inside, palette.quiet), (said, palette.wrong)):
                text.ensurePolished()
                assert text.palette().color(QPalette.ColorRole.WindowText) == QColor(token)
    finally:
        theme.apply(qapp, "light")


def test_the_application_wears_no_sheet_so_that_parts_of_a_page_are_put_together_undressed(qapp):
    assert qapp.styleSheet() == ""
