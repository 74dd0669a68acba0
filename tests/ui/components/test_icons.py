import pytest
from PySide6.QtGui import QColor

from ui.components.icons import icon, names, pixmap
from ui.components.state_mark import marks
from ui.theme import Theme


@pytest.mark.parametrize("name", names())
def test_every_icon_draws_in_the_colour_asked_for(qapp, name):
    picture = pixmap(name, 22, "done", 2.0).toImage()

    wanted = Theme.current().color("done")
    drawn = [picture.pixelColor(x, y) for x in range(44) for y in range(44)]
    solid = [QColor(colour.rgb()) for colour in drawn if colour.alpha() == 255]
    assert (picture.width(), picture.devicePixelRatio()) == (44, 2.0)
    assert len(solid) > 20
    assert all(colour == wanted for colour in solid)


def test_there_is_an_icon_for_every_state(qapp):
    assert {mark.icon for mark in marks().values()} <= set(names())


def test_lines_keep_their_width_at_every_size(qapp):
    for size in (14, 16, 18, 20, 22, 28):
        picture = pixmap("minus", size, "ink", 8.0).toImage()
        middle = picture.width() // 2
        thick = sum(picture.pixelColor(middle, y).alpha() > 127 for y in range(picture.height()))

        assert thick / 8 == pytest.approx(1.5, abs=0.15)


def test_an_unknown_icon_is_a_mistake_of_ours(qapp):
    with pytest.raises(FileNotFoundError):
        pixmap("no-such-icon", 16)


def test_icons_for_qts_own_controls_are_sharp_on_dense_screens(qapp):
    assert {size.width() for size in icon("search", 18).availableSizes()} >= {18}
