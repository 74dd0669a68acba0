"""A camera, by a stream that was really recorded: encoded, written to a file, decoded picture by picture."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy
import pytest
from PySide6.QtGui import QColor, QImage

from tests.ui.pages import until
from ui.devices.camera import Camera, offered
from ui.devices.trouble import Trouble


@pytest.fixture
def stream(tmp_path) -> Path:
    """Two seconds of a red sheet, as a camera of motion JPEGs sends them."""
    file = tmp_path / "stream.avi"
    red = numpy.zeros((240, 320, 3), numpy.uint8)
    red[:] = (20, 30, 200)
    writer = cv2.VideoWriter(str(file), cv2.VideoWriter.fourcc(*"MJPG"), 25, (320, 240))
    for _ in range(50):
        writer.write(red)
    writer.release()
    return file


def test_what_the_camera_sees_is_shown_and_a_picture_of_it_kept(qapp, stream):
    camera, seen = Camera(str(stream)), list[QImage]()
    camera.seen.connect(seen.append)
    assert offered()
    assert camera.still() == b""

    camera.start()
    until(lambda: len(seen) > 2, "pictures")
    still = camera.still()
    camera.stop()

    kept = QImage.fromData(still)
    colour = QColor(kept.pixel(160, 120))
    assert (kept.width(), kept.height()) == (320, 240)
    assert still.startswith(b"\xff\xd8\xff")
    assert colour.red() > 150 > 80 > max(colour.green(), colour.blue())
    assert not camera.running


def test_a_camera_that_goes_away_is_told(qapp, stream):
    camera, failed = Camera(str(stream)), []
    camera.failed.connect(failed.append)

    camera.start()
    until(lambda: failed, "the end of the stream")
    camera.stop()

    assert failed[0].trouble is Trouble.CAMERA_STOPPED


def test_a_camera_that_is_not_there_is_told(qapp, qt_warnings, tmp_path):
    camera, failed = Camera(str(tmp_path / "none.avi")), []
    camera.failed.connect(failed.append)

    camera.start()
    until(lambda: failed, "the failure")
    camera.stop()

    assert failed[0].trouble is Trouble.NO_CAMERA
