"""The national list over real HTTP: what comes back is the list, or a name for why it is not."""

from __future__ import annotations

from contextlib import ExitStack

import pytest

from services.errors import LoopbackOnly, SourceFailed
from services.receivers import national
from services.receivers.http import Fetched, Line, NoAnswer
from services.receivers.national import NationalList
from services.receivers.reasons import Reason
from tests.receivers.list_side import LIST, ROOM, ListSide, answers, detail
from tests.receivers.other_side import CUT, HELD, Said, half, http, page

ENTRY = {"MATTHC": "1.004873", "TENTTHC": "Cấp Giấy xác nhận tình trạng hôn nhân"}


@pytest.fixture
def there():
    side = ListSide()
    yield side
    side.stop()


@pytest.fixture
def listed(there, clock):
    """Make readers of an address, the side's own unless another is given."""
    with ExitStack() as stack:

        def make(path="", url=None, **more):
            one = NationalList(clock, url or there.url + path, **{"read_seconds": 0.5, **more})
            stack.callback(one.close)
            return one

        yield make


@pytest.mark.parametrize("path", ["", "/", ROOM, ROOM + "/", LIST, LIST.lower() + "?x=1"])
@pytest.mark.parametrize("twice", [False, True])
def test_the_list_is_found_however_its_address_is_written(there, listed, path, twice):
    room = path.partition("/Lay")[0].partition("/lay")[0].rstrip("/") or ROOM
    there.pages[f"{room}/LayDanhSachTTHC"] = answers(ENTRY, twice=twice)

    assert listed(path).listed() == [ENTRY]


def test_a_procedure_is_asked_for_by_its_code(there, listed):
    there.pages[detail("1.004873")] = answers({"MATTHC": "x"}, ENTRY)

    assert listed().entry("1.004873") == ENTRY
    assert listed(detail("1.004873")).listed()[1] == ENTRY
    assert there.asked == [detail("1.004873")] * 2


def test_a_code_from_a_list_cannot_lead_elsewhere(there, listed):
    with pytest.raises(SourceFailed):
        listed().entry("../x?a=1&b=2#c /")

    assert there.asked == [f"{ROOM}/LayThuTuc?maTTHC=..%2Fx%3Fa%3D1%26b%3D2%23c%20%2F"]


def test_a_file_at_an_address_is_read_as_it_is(there, listed):
    there.pages["/danh-muc.json?v=2"] = http(200, b"{}")

    one = listed("/danh-muc.json?v=2")

    assert (one.is_file, one.file(), one.host) == (True, b"{}", "127.0.0.1")
    assert not listed("/danh-muc").is_file


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (page(200, "Đăng nhập"), "page"),
        (page(404, "Không có"), "not_there"),
        (http(404, b"{}"), "not_there"),
        (http(401, b""), "refused"),
        (http(403, b"{}"), "refused"),
        (http(500, b"{}"), "busy"),
        (http(429, b""), "busy"),
        (http(204, b""), "not_a_list"),
        (http(302, b"", headers={"Location": "https://other.example/list"}), "redirect"),
        (http(301, b"", headers={"Location": LIST + "/2"}), "redirect"),
        (http(200, b"not json"), "not_a_list"),
        (http(200, b"\xff\xfe"), "not_a_list"),
        (http(200, b"[" * 100_000), "not_a_list"),
        (http(200, b'{"message": "Thanh cong"}'), "not_a_list"),
        (half(answers(ENTRY)), "cut"),
        (CUT, "no_line"),
        (HELD, "no_line"),
        (Said(http(200, b"x" * 60).raw[:-50], trickled=b"x" * 50), "cut"),
    ],
)  # fmt: skip
def test_what_is_no_list_is_named(there, listed, said, why):
    there.pages[LIST] = said

    with pytest.raises(SourceFailed) as refused:
        listed().listed()

    assert (refused.value.what, refused.value.why) == ("127.0.0.1", why)
    assert there.asked == [LIST]


def test_nobody_there_is_named(there, listed):
    there.stop()

    with pytest.raises(SourceFailed) as refused:
        listed().listed()
    assert refused.value.why == "no_line"


def test_no_more_is_read_than_a_list_can_have(there, listed, clock):
    there.pages["/"] = http(200, b"x" * 200_000)
    line = Line(clock)

    cut = line.fetch(f"{there.url}/", 1000)
    whole = line.fetch(f"{there.url}/", 200_000)
    line.close()

    assert (len(cut.content), len(whole.content)) == (1001, 200_000)
    there.pages[detail("1.004873")] = http(200, b" " * (national.LARGEST_ENTRY + 1))
    with pytest.raises(SourceFailed) as refused:
        listed(read_seconds=20.0).entry("1.004873")
    assert refused.value.why == "too_large"


@pytest.mark.parametrize("url", ["http://danh-muc.example/list", "ftp://127.0.0.1/x", "https://", "không phải địa chỉ"])
def test_an_address_without_a_secure_line_is_not_asked(listed, clock, url):
    why = Reason.PLAIN_HTTP if url.startswith("http:") else Reason.WRONG_ADDRESS
    assert Line(clock).fetch(url, 10) == NoAnswer(False, why)
    with pytest.raises(SourceFailed) as refused:
        listed(url=url).listed()
    assert refused.value.why == "wrong_address"


def test_a_training_desk_asks_this_machine_only(there, listed):
    with pytest.raises(LoopbackOnly):
        listed(url="https://danh-muc.example", loopback_only=True).listed()
    there.pages[LIST] = answers(ENTRY)
    assert listed(loopback_only=True).listed() == [ENTRY]


def test_a_line_that_is_kept_open_is_used_again(there, clock):
    there.pages["/a"] = http(200, b"{}")
    line = Line(clock)

    found = [line.fetch(f"{there.url}/a", 100) for _ in range(3)]
    line.close()

    assert found == [Fetched(200, False, b"{}")] * 3
