import pytest

from ui.components.sheet import draw
from ui.components.sheet_page import SIZE


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_page_of_all_controls_draws_in_both_languages(qapp, language):
    drawn = draw(qapp, language)

    picture = drawn.sheet.grab().toImage()

    assert (drawn.sheet.width(), drawn.sheet.height()) == SIZE
    colours = {picture.pixelColor(x, y).name() for x in range(0, SIZE[0], 7) for y in range(0, SIZE[1], 7)}
    assert {"#f3f5f8", "#ffffff", "#12508f", "#12304f"} <= colours
    drawn.sheet.close()
