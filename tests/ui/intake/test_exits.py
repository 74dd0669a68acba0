"""What stands above the exits while one of them is being stored."""

from __future__ import annotations

from tests.ui.pages import until
from ui.components import Text
from ui.views.intake.exits import Exits


def test_f57_storing_that_takes_its_time_is_told_and_what_was_said_before_comes_back(show):
    exits = Exits()
    show(exits)

    def said() -> list[str]:
        return [text.text() for text in exits.findChildren(Text) if text.isVisible() and "paper" in text.text()]

    exits.show_missing(0, 2)
    before = said()
    exits.show_under_way(True)
    until(lambda: not said(), "what is said of storing")
    exits.show_under_way(False)

    assert before
    assert said() == before
