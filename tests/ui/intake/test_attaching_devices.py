"""Papers from the devices of the counter: a scanner's folder, a real SANE scanner, a recorded camera."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import cv2
import numpy
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from services.bootstrap import open_desk
from services.domain.attachment import Kind, Source
from tests.desks import KEY
from tests.files.papers import pdf
from tests.ui.intake.conftest import Counter
from tests.ui.pages import OFFICER, until
from ui.devices.folder import TAKEN
from ui.views.intake.page import IntakePage

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def stream(tmp_path) -> Path:
    """A recording of a sheet under the camera."""
    into = tmp_path / "camera.avi"
    writer = cv2.VideoWriter(str(into), cv2.VideoWriter.fourcc(*"MJPG"), 25, (640, 480))
    for _ in range(250):
        writer.write(numpy.full((480, 640, 3), 220, numpy.uint8))
    writer.release()
    return into


@pytest.fixture
def equipped(made_home, tmp_path, clock, receiver, lanes, show, stream):
    """The intake page of a counter with every device."""
    home, folder = tmp_path / "home", tmp_path / "scans"
    shutil.copytree(made_home, home)
    folder.mkdir()
    _set(home / "settings.toml", scan_folder=folder.as_posix(), sane="test:0", camera=stream.as_posix())
    with open_desk(home, KEY, now=clock, receivers={"province": receiver}, chance=lambda: 0.5) as desk:
        frame = Counter(IntakePage(desk, OFFICER, lanes))
        frame.resize(1290, 628)
        show(frame)
        frame.page.entered()
        until(lambda: frame.page.columns.picks._picks, "the quick picks")
        yield frame
        frame.page.left()
        until(lambda: not frame.page.attaching.scanner.sane.busy, "the scanner at rest")


def _set(settings: Path, **devices: str) -> None:
    words = settings.read_text("utf-8")
    for name, value in devices.items():
        words = re.sub(rf'(?m)^{name} = ".*"$', lambda _, n=name, v=value: f'{n} = "{v}"', words)
    settings.write_text(words, "utf-8")


def papers(counter):
    """Return what is attached to the sheet in sight."""
    return counter.page.attaching.presenter.papers


def test_new_files_of_the_scanner_are_counted_and_taken_by_one_key(equipped, tmp_path):
    attaching, folder = equipped.page.attaching, tmp_path / "scans"
    for name in ("scan0001.pdf", "scan0002.pdf"):
        (folder / name).write_bytes(pdf(2))
    equipped.wait(lambda: len(attaching.folder.files) == 2, "the files")
    assert "2" in attaching.panel.sources.take.text()

    equipped.press(Qt.Key.Key_G, CTRL)
    equipped.wait(lambda: len(papers(equipped)) == 2, "the papers")

    assert {paper.source for paper in papers(equipped)} == {Source.FOLDER}
    equipped.wait(lambda: not attaching.folder.files, "an empty folder")
    assert sorted(file.name for file in (folder / TAKEN).iterdir()) == ["scan0001.pdf", "scan0002.pdf"]


def test_a_file_that_is_refused_stays_in_the_scanners_folder(equipped, tmp_path):
    bad = tmp_path / "scans" / "scan.pdf"
    bad.write_bytes(b"%PDF-1.7 torn\n%%EOF")
    equipped.wait(lambda: equipped.page.attaching.folder.files, "the file")

    equipped.press(Qt.Key.Key_G, CTRL)
    equipped.wait(lambda: equipped.page.attaching.presenter.refused, "the refusal")

    assert bad.exists()
    assert papers(equipped) == ()


def test_a_page_on_the_glass_is_attached(equipped):
    equipped.press(Qt.Key.Key_L, CTRL)
    equipped.wait(lambda: papers(equipped), "the page")

    (paper,) = papers(equipped)
    assert (paper.kind, paper.pages, paper.source) == (Kind.PNG, 1, Source.SCANNER)


def test_a_stack_is_attached_as_one_file(equipped):
    equipped.press(Qt.Key.Key_I, CTRL)
    equipped.wait(lambda: [paper.pages for paper in papers(equipped)] == [10], "ten pages in one file")

    assert papers(equipped)[0].kind is Kind.PDF


def test_the_camera_is_open_only_while_it_is_looked_through_and_enter_keeps_the_picture(equipped):
    view = equipped.page.attaching.panel.camera
    equipped.press(Qt.Key.Key_M, CTRL)
    equipped.wait(lambda: view._picture.image is not None, "a picture")
    assert QApplication.focusWidget() is view.take

    equipped.press(Qt.Key.Key_Return)
    equipped.wait(lambda: papers(equipped), "the paper")

    (paper,) = papers(equipped)
    assert (paper.kind, paper.source) == (Kind.JPEG, Source.CAMERA)
    assert not view.camera.running


def test_the_camera_closes_when_the_page_goes_out_of_sight(equipped):
    view = equipped.page.attaching.panel.camera
    equipped.press(Qt.Key.Key_M, CTRL)
    equipped.wait(lambda: view._picture.image is not None, "a picture")

    equipped.hide()

    assert not view.camera.running


def test_a_counter_without_devices_shows_no_button_for_them(counter):
    sources = counter.page.attaching.panel.sources
    for key, modifier in ((Qt.Key.Key_G, CTRL), (Qt.Key.Key_L, CTRL), (Qt.Key.Key_M, CTRL)):
        counter.press(key, modifier)
    counter.press(Qt.Key.Key_D, CTRL)

    assert [button.isVisible() for button in sources.controls()] == [True, True, False, False, False, False]
