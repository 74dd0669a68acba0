import pytest

from ui.components import BarChart, DeadlineRuler, RulerDay
from ui.components.charts import axis_step
from ui.theme import Theme


@pytest.mark.parametrize(("most", "step"), [(0, 1), (3, 1), (13, 5), (16, 10), (61, 25), (400, 200)])
def test_three_steps_of_the_axis_reach_the_largest_value(most, step):
    assert axis_step(most) == step
    assert axis_step(most) * 3 >= most


def test_the_peak_alone_takes_the_main_colour(qapp):
    chart = BarChart([("7", 6), ("8", 13), ("9", 11)], "đông nhất 8 giờ: 13")
    chart.resize(300, 150)

    picture = chart.grab().toImage()

    peak, other = Theme.current().color("primary"), Theme.current().color("bar")
    row = [picture.pixelColor(x, 115) for x in range(300)]
    assert sum(colour == peak for colour in row) > 20
    assert sum(colour == other for colour in row) > 2 * sum(colour == peak for colour in row) * 0.8


def test_the_promise_is_the_only_filled_day(qapp):
    kinds = ("start", "off", "off", "work", "off", "work", "due")
    ruler = DeadlineRuler([RulerDay("T6", "20", kind) for kind in kinds], "hẹn thứ Năm 26/11")
    ruler.resize(280, 60)

    picture = ruler.grab().toImage()

    ink = Theme.current().color("primary")
    filled = [picture.pixelColor(20 + 40 * at, 32) == ink for at in range(7)]
    assert filled == [kind == "due" for kind in kinds]
