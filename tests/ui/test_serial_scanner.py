"""A scanner on a serial line: a real pseudo terminal, plugged, unplugged and plugged again."""

from __future__ import annotations

import os
import pty
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.domain.card import read_card
from services.settings.equipment import Devices
from tests.ui.desk import until
from ui.devices.serial import Frames, SerialScanner, text_of
from ui.line_scanner import LineScanner, line_scanner
from ui.notice import Notice
from ui.scan import Scanner

CARD = "033304000127||TRẦN THỊ MẪU|29022004|Nữ|Thôn Đông, Xã Mẫu, Hưng Yên|12062024"
RECEIPT = "H31.12-261120-2001"


class Plug:
    """A serial port that can be pulled out: a name that stands for one pseudo terminal after the other."""

    def __init__(self, port: Path) -> None:
        self.port = port
        self._ends: list[int] = []

    def put_in(self) -> None:
        self._ends = list(pty.openpty())
        self.port.symlink_to(os.ttyname(self._ends[1]))

    def pull_out(self) -> None:
        self.port.unlink(missing_ok=True)
        for end in self._ends:
            os.close(end)
        self._ends = []

    def send(self, content: bytes) -> None:
        os.write(self._ends[0], content)


@pytest.fixture
def plug(tmp_path: Path) -> Iterator[Plug]:
    made = Plug(tmp_path / "ttyACM0")
    made.put_in()
    yield made
    made.pull_out()


@pytest.fixture
def scanner(qapp) -> Scanner:
    return Scanner(qapp)


class Desk:
    """What a desk hears and says of its scanner."""

    def __init__(self, plug: Plug, scanner: Scanner) -> None:
        self.scans: list[str] = []
        self.said: list[Notice] = []
        self.there: list[bool] = []
        self.somebody = True
        scanner.scanned.connect(self.scans.append)
        line = SerialScanner(str(plug.port), 9600)
        line.present.connect(self.there.append)
        self.line = LineScanner(line, scanner, self.say)
        self.line.start()

    def say(self, notice: Notice) -> bool:
        if self.somebody:
            self.said.append(notice)
        return self.somebody


@pytest.fixture
def desk(plug: Plug, scanner: Scanner) -> Iterator[Desk]:
    made = Desk(plug, scanner)
    until(lambda: made.there)
    yield made
    made.line.stop()


def test_a_scan_on_the_line_is_heard_letter_for_letter(desk, plug):
    plug.send(f"{CARD}\r\n{RECEIPT}\r".encode())

    until(lambda: len(desk.scans) == 2)
    assert desk.scans == [CARD, RECEIPT]
    assert desk.said == []


def test_a_scan_without_a_line_end_ends_with_silence(desk, plug):
    plug.send(CARD[:30].encode())
    plug.send(CARD[30:].encode())

    until(lambda: desk.scans)
    assert desk.scans == [CARD]


def test_a_scanner_pulled_out_and_put_in_again_goes_on_and_both_are_said(desk, plug):
    plug.pull_out()
    until(lambda: desk.said)
    plug.put_in()
    until(lambda: len(desk.said) == 2)
    plug.send(f"{CARD}\r".encode())

    until(lambda: desk.scans)
    assert desk.scans == [CARD]
    assert [notice.tone for notice in desk.said] == ["wait", "done"]
    assert all(str(plug.port) in notice.text for notice in desk.said)


def test_a_scanner_that_is_not_there_is_told_to_whoever_signs_in_and_once(plug, scanner):
    plug.pull_out()
    desk = Desk(plug, scanner)
    desk.somebody = False
    until(lambda: desk.there == [False])
    assert desk.said == []

    desk.somebody = True
    desk.line.tell()
    desk.line.tell()
    desk.line.stop()

    assert [notice.tone for notice in desk.said] == ["wait"]


def test_while_the_desk_is_locked_the_line_is_deaf(desk, plug, scanner):
    heard: list[str] = []
    desk.line._line.scanned.connect(heard.append)
    scanner.set_listening(False)
    plug.send(f"{CARD}\r".encode())
    until(lambda: heard)

    scanner.set_listening(True)
    plug.send(f"{RECEIPT}\r".encode())
    until(lambda: desk.scans)

    assert desk.scans == [RECEIPT]


def test_a_port_that_can_be_none_stops_at_once(qapp):
    line = SerialScanner("/nowhere/at/all", -1)
    line.stop()
    line.start()
    line.stop()


def test_without_a_port_nothing_is_read(scanner):
    assert line_scanner(Devices(), scanner, lambda _: True, scanner) is None


def test_a_port_of_the_settings_is_read(plug, scanner):
    heard: list[str] = []
    scanner.scanned.connect(heard.append)
    made = line_scanner(Devices(scanner_port=str(plug.port)), scanner, lambda _: True, scanner)
    until(lambda: made._line._there)

    plug.send(f"{RECEIPT}\r\n".encode())
    until(lambda: heard)
    made.stop()

    assert heard == [RECEIPT]


@pytest.mark.parametrize("coding", ["cp1258", "latin-1", "utf-16"])
def test_letters_in_another_coding_are_lost_and_never_guessed(coding):
    card = read_card(text_of(CARD.encode(coding, errors="replace")))

    if card is not None:
        assert (card.applicant.full_name, card.applicant.address) == ("", "")
        assert card.applicant.personal_id == "033304000127"


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), min_size=1)), st.data())
def test_however_the_bytes_come_in_pieces_the_scans_are_whole(texts, data):
    stream = b"".join(f"{text}\r\n".encode() for text in texts)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(stream)), max_size=8)))
    frames, found = Frames(), []

    for start, end in zip([0, *cuts], [*cuts, len(stream)], strict=True):
        found += frames.feed(stream[start:end]) if end > start else []

    assert [text_of(frame) for frame in found] == [text for text in texts if text.encode().strip()]
    assert frames.feed(b"") == []


def test_what_never_ends_is_no_scan():
    frames = Frames()

    frames.feed(b"x" * 9000)

    assert frames.feed(b"") == []
