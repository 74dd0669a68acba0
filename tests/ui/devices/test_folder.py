"""The folder a scanner saves to, on a real file system."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from tests.ui.pages import until
from ui.devices.folder import PATIENCE_S, STILL_S, TAKEN, Looking, ScanFolder, Scanned, has_end, is_paper, passed_over
from ui.devices.trouble import DeviceTrouble, Trouble

JPEG = b"\xff\xd8\xff\xe0" + b"0" * 4000 + b"\xff\xd9"
PDF = b"%PDF-1.7\n" + b"0" * 4000 + b"\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 4000 + b"IEND\xaeB`\x82"
TIFF = b"II*\0" + (100).to_bytes(4, "little") + b"0" * 4000


class Seconds:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.at = 0.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def seconds() -> Seconds:
    """Stands at nought."""
    return Seconds()


@pytest.fixture
def looking(tmp_path, seconds) -> Looking:
    """A look at an empty folder."""
    return Looking(tmp_path, seconds)


@pytest.fixture
def window(qapp):
    """What a folder belongs to; in the end it goes where it came from, on the window's thread."""
    window = QObject()
    yield window
    window.deleteLater()


def waits(looking: Looking, seconds: Seconds, after: float = STILL_S) -> list[str]:
    """Return the names offered after a look and another one some seconds later."""
    looking.look()
    seconds.at += after
    return [file.path.name for file in looking.look()]


@pytest.mark.parametrize("content", [JPEG, PDF, PNG, TIFF])
def test_a_whole_file_is_offered_once_it_stood_still(tmp_path, looking, seconds, content):
    (tmp_path / "scan0001").write_bytes(content)

    assert looking.look() == ()
    assert waits(looking, seconds) == ["scan0001"]


def test_a_file_still_being_written_is_not_offered(tmp_path, looking, seconds):
    with (tmp_path / "scan.pdf").open("wb") as scanner:
        for part in (PDF[:1000], PDF[1000:2000], PDF[2000:]):
            scanner.write(part)
            scanner.flush()
            looking.look()
            seconds.at += STILL_S / 2
            assert looking.look() == ()
    seconds.at += STILL_S

    assert [file.size for file in looking.look()] == [len(PDF)]


def test_a_pause_between_two_pages_does_not_end_a_file(tmp_path, looking, seconds):
    file = tmp_path / "scan.pdf"
    file.write_bytes(PDF[:2000])
    assert waits(looking, seconds, 12) == []

    file.write_bytes(PDF)

    assert waits(looking, seconds) == ["scan.pdf"]


def test_a_file_that_never_gets_its_end_is_offered_at_last_so_that_somebody_hears_of_it(tmp_path, looking, seconds):
    (tmp_path / "scan.jpg").write_bytes(JPEG[:-2])

    assert waits(looking, seconds, PATIENCE_S - 1) == []
    assert waits(looking, seconds, 2) == ["scan.jpg"]


@pytest.mark.parametrize(
    "name", [".hidden.pdf", "~$letter.pdf", "scan.pdf.part", "scan.TMP", "scan.crdownload", "Thumbs.db", "scan.pdf~"]
)
def test_hidden_temporary_and_half_copied_files_are_passed_over(tmp_path, looking, seconds, name):
    (tmp_path / name).write_bytes(PDF)

    assert waits(looking, seconds) == []
    assert passed_over(name)


def test_folders_links_empty_files_and_other_kinds_are_passed_over(tmp_path, looking, seconds):
    (tmp_path / "folder.pdf").mkdir()
    (tmp_path / "empty.pdf").write_bytes(b"")
    (tmp_path / "letter.pdf").write_bytes(b"PK\x03\x04" + b"0" * 4000)
    (tmp_path / "link.pdf").symlink_to(tmp_path / "folder.pdf" / "elsewhere.pdf")
    (tmp_path / "folder.pdf" / "elsewhere.pdf").write_bytes(PDF)

    assert waits(looking, seconds, PATIENCE_S + 1) == []


def test_files_are_offered_in_the_order_they_were_scanned(tmp_path, looking, seconds):
    for place, name in enumerate(("b.pdf", "c.pdf", "a.pdf")):
        (tmp_path / name).write_bytes(PDF)
        os.utime(tmp_path / name, ns=(0, place * 10**9))

    assert waits(looking, seconds) == ["b.pdf", "c.pdf", "a.pdf"]


def test_a_file_taken_is_moved_aside_whole_and_over_nothing(tmp_path, looking, seconds):
    aside = tmp_path / TAKEN
    aside.mkdir()
    (aside / "scan.pdf").write_bytes(b"of yesterday")
    (tmp_path / "scan.pdf").write_bytes(PDF)
    waits(looking, seconds)
    (found,) = looking.look()

    assert looking.read(found) == PDF
    assert looking.set_aside(found)

    assert looking.look() == ()
    assert (aside / "scan.pdf").read_bytes() == b"of yesterday"
    assert (aside / "scan (2).pdf").read_bytes() == PDF


def test_a_file_that_cannot_be_moved_stays_and_is_not_offered_twice(tmp_path, looking, seconds):
    (tmp_path / TAKEN).write_text("a file stands where the folder would be")
    (tmp_path / "scan.pdf").write_bytes(PDF)
    waits(looking, seconds)
    (found,) = looking.look()

    assert not looking.set_aside(found)

    assert (tmp_path / "scan.pdf").read_bytes() == PDF
    assert looking.look() == ()


def test_a_file_scanned_again_under_the_same_name_is_offered_again(tmp_path, looking, seconds):
    (tmp_path / "scan.pdf").write_bytes(PDF)
    waits(looking, seconds)
    looking.set_aside(looking.look()[0])

    (tmp_path / "scan.pdf").write_bytes(PDF + b"\n")

    assert waits(looking, seconds) == ["scan.pdf"]


def test_a_file_that_changed_or_went_since_it_was_offered_is_not_read(tmp_path, looking, seconds):
    (tmp_path / "scan.pdf").write_bytes(PDF)
    waits(looking, seconds)
    (found,) = looking.look()

    (tmp_path / "scan.pdf").write_bytes(PDF + PDF)
    with pytest.raises(DeviceTrouble) as changed:
        looking.read(found)
    (tmp_path / "scan.pdf").unlink()
    with pytest.raises(DeviceTrouble) as gone:
        looking.read(found)

    assert (changed.value.trouble, gone.value.trouble) == (Trouble.FILE_GONE, Trouble.FILE_GONE)


def test_the_kinds_are_told_by_their_first_bytes_and_their_ends():
    assert is_paper(PDF)
    assert is_paper(JPEG)
    assert is_paper(PNG)
    assert is_paper(TIFF)
    assert not is_paper(b"GIF89a")
    big = b"MM\0*" + (100).to_bytes(4, "big") + b"0" * 400
    assert has_end(big, b"", 408)
    assert not has_end(big, b"", 90)


def test_the_window_hears_of_a_new_file_within_seconds(window, tmp_path, lanes):
    folder, heard = ScanFolder(tmp_path, lanes.device, window), list[tuple[Scanned, ...]]()
    folder.changed.connect(heard.append)
    folder.start()

    (tmp_path / "scan.pdf").write_bytes(PDF)

    until(lambda: heard and [file.path.name for file in heard[-1]] == ["scan.pdf"], "the file")
    folder.stop()


def test_a_folder_that_goes_away_is_told_once_and_found_again(window, tmp_path, lanes):
    place = tmp_path / "share"
    folder, lost, heard = ScanFolder(place, lanes.device, window), list[DeviceTrouble](), list[tuple[Scanned, ...]]()
    folder.lost.connect(lost.append)
    folder.changed.connect(heard.append)
    folder.start()
    until(lambda: lost, "that it is gone")

    place.mkdir()
    (place / "scan.pdf").write_bytes(PDF)

    until(lambda: heard and heard[-1], "the file")
    folder.stop()
    assert [(error.trouble, error.name) for error in lost] == [(Trouble.FOLDER_GONE, Path(place).name)]
