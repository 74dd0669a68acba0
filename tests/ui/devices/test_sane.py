"""A SANE scanner: the real command with the scanner SANE itself brings along for tests."""

from __future__ import annotations

import os

import pytest
from PySide6.QtGui import QImage

from tests.ui.pages import until
from ui.devices.sane import Sane, Scanner, has_feeder, installed, memory_folder, options_in, settings_for, trouble_in
from ui.devices.trouble import Trouble

TEST = "test:0"
BRAND = """
Options specific to device `fujitsu:fi-7160:1':
  Scan Mode:
    --source ADF Front|ADF Back|ADF Duplex [ADF Front]
    --mode Lineart|Halftone|Gray|Color [Lineart]
    --resolution 50|75|100|150|300|600dpi [300]
    --depth 1|8|16 [inactive]
  Geometry:
    -l 0..215.9mm (in steps of 0.1) [0]
"""


@pytest.fixture
def sane(qapp, tmp_path):
    """The command, told to offer only the scanner for tests; what it says is kept."""
    (tmp_path / "dll.conf").write_text("test\n")
    before = os.environ.get("SANE_CONFIG_DIR")
    os.environ["SANE_CONFIG_DIR"] = str(tmp_path)
    made = Heard()
    yield made
    if made.sane.busy:
        made.sane.stop()
        until(lambda: not made.sane.busy, "the end of the scan")
    if before is None:
        del os.environ["SANE_CONFIG_DIR"]
    else:
        os.environ["SANE_CONFIG_DIR"] = before


class Heard:
    """A `Sane` and everything it told."""

    def __init__(self) -> None:
        self.sane = Sane()
        self.found, self.ready, self.pages, self.ended, self.failed = [], [], [], [], []
        self.sane.found.connect(self.found.append)
        self.sane.ready.connect(self.ready.append)
        self.sane.page.connect(lambda content: self.pages.append(bytes(content)))
        self.sane.ended.connect(self.ended.append)
        self.sane.failed.connect(self.failed.append)


def test_the_scanners_that_answer_are_listed(sane):
    assert installed()

    sane.sane.look()
    until(lambda: sane.found, "the list")

    assert sane.found[0][0] == Scanner(TEST, "Noname frontend-tester")


def test_the_page_on_the_glass_comes_as_a_picture_in_colour(sane):
    sane.sane.scan(TEST)
    until(lambda: sane.ended, "the page")

    (page,) = sane.pages
    picture = QImage.fromData(page)
    assert sane.ended == [1]
    assert picture.dotsPerMeterX() == pytest.approx(200 / 0.0254, abs=1)
    assert not picture.isGrayscale() or picture.depth() > 8


def test_a_stack_comes_page_by_page_until_the_feeder_is_empty_and_nothing_stays_behind(sane):
    memory = memory_folder()
    before = set(memory.glob("quay-*"))

    sane.sane.scan(TEST, feeder=True)
    until(lambda: sane.ended, "the end of the stack")

    assert sane.ended == [10]
    assert len(sane.pages) == 10
    assert all(not QImage.fromData(page).isNull() for page in sane.pages)
    assert set(memory.glob("quay-*")) == before
    assert not sane.sane.busy


def test_a_scanner_says_whether_it_draws_in_a_stack(sane):
    sane.sane.get_ready(TEST)
    until(lambda: sane.ready, "its options")

    assert sane.ready == [True]


def test_a_scanner_that_is_not_there_is_told(sane):
    sane.sane.scan("test:99")
    until(lambda: sane.failed, "the failure")

    assert (sane.failed[0].trouble, sane.failed[0].name) == (Trouble.NO_SCANNER, "test:99")
    assert sane.ended == []


def test_a_second_press_while_it_scans_does_nothing(sane):
    sane.sane.get_ready(TEST)
    until(lambda: sane.ready, "its options")
    sane.sane.scan(TEST)
    sane.sane.scan(TEST)
    until(lambda: sane.ended, "the page")

    assert (len(sane.pages), sane.ended) == (1, [1])


def test_a_stack_can_be_stopped_and_keeps_the_pages_that_came(sane):
    sane.sane.get_ready(TEST)
    until(lambda: sane.ready, "its options")
    sane.sane.scan(TEST, feeder=True)
    until(lambda: sane.pages or sane.ended, "a page")

    sane.sane.stop()
    until(lambda: sane.ended, "the end")

    assert sane.ended == [len(sane.pages)]
    assert sane.failed == []


def test_a_scanner_is_set_to_what_it_has():
    options = options_in(BRAND)

    assert settings_for(options, feeder=True) == ["--source=ADF Front", "--mode=Color", "--resolution=300"]
    assert settings_for(options, feeder=False) == ["--mode=Color", "--resolution=300"]
    assert settings_for({"mode": "Gray", "resolution": "75|100dpi"}, feeder=False) == [
        "--mode=Gray",
        "--resolution=100",
    ]
    assert settings_for({}, feeder=True) == []
    assert has_feeder(options)
    assert not has_feeder({"source": "Flatbed"})
    assert "depth" not in options


@pytest.mark.parametrize(
    ("told", "trouble"),
    [
        ("scanimage: sane_start: Document feeder out of documents", Trouble.FEEDER_EMPTY),
        ("scanimage: sane_start: Document feeder jammed", Trouble.JAMMED),
        ("scanimage: sane_start: Scanner cover is open", Trouble.COVER_OPEN),
        ("scanimage: open of device x failed: Device busy", Trouble.SCANNER_BUSY),
        ("scanimage: sane_read: Error during device I/O", Trouble.SCANNER_FAILED),
        ("", Trouble.SCANNER_FAILED),
    ],
)
def test_what_the_command_complains_of_is_understood(told, trouble):
    assert trouble_in(told, "x").trouble is trouble
