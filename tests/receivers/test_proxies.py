"""The network's proxy: as the system names it, never for this machine, with a login only when it asks, never silently past it."""

from __future__ import annotations

import base64
import ssl
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.receivers.exchange import Answer, NoAnswer
from services.receivers.http import Line
from services.receivers.proxies import Way, way_to
from services.receivers.reasons import Reason
from tests.receivers.certificates import self_signed
from tests.receivers.other_side import CALL, OtherSide
from tests.receivers.proxy_side import Proxy

HOST = "dvc.example"
DAY = timedelta(days=1)


def _no(_: str) -> bool:
    return False


class Network:
    """A receiver that only a proxy reaches: its name is known to nobody else."""

    def __init__(self, folder: Path, clock: Callable[[], Any], stack: ExitStack) -> None:
        self.authority, key = self_signed(folder, DAY, HOST)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.authority, key)
        self.side = OtherSide(context)
        stack.callback(self.side.stop)
        self._clock, self._stack = clock, stack

    def proxy(self, **more: str) -> Proxy:
        """Start a proxy that leads to the receiver."""
        one = Proxy(("127.0.0.1", int(self.side.url.rpartition(":")[2])), **more)
        self._stack.callback(one.stop)
        return one

    def line(self, proxy: str, login: Callable[[], str] = str, ca_file: str = "", **more: Any) -> Line:
        """Return a line of a machine whose system names a proxy."""
        one = Line(
            self._clock,
            connect_timeout=2.0,
            read_timeout=2.0,
            ca_file=ca_file or str(self.authority),
            proxy_login=login,
            way=lambda url: way_to(url, lambda: {"https": proxy} if proxy else {}, _no, **more),
        )
        self._stack.callback(one.close)
        return one


@pytest.fixture
def network(tmp_path: Path, clock: Callable[[], Any]) -> Iterator[Network]:
    with ExitStack() as stack:
        yield Network(tmp_path, clock, stack)


def _call(line: Line) -> Answer | NoAnswer:
    return line.post(f"https://{HOST}:8443{CALL}", {"mahoso": "1"}, {"Content-Type": "application/json"})


def _basic(login: str) -> str:
    return "Basic " + base64.b64encode(login.encode()).decode()


def test_a_receiver_is_reached_through_the_proxy_and_the_proxy_reads_nothing(network):
    proxy = network.proxy()
    line = network.line(f"http://{proxy.place}")

    answers = [_call(line) for _ in range(2)]

    assert [isinstance(one, Answer) and one.status for one in answers] == [200, 200]
    assert (proxy.asked, proxy.opened, proxy.others) == ([(f"{HOST}:8443", "")], 1, [])
    assert len(network.side.told(CALL)) == 2


def test_a_proxy_that_asks_is_told_name_and_password_from_the_keyring_and_keeps_the_line(network):
    login = "quầy-2:mật khẩu"
    proxy = network.proxy(login=_basic(login))
    line = network.line(f"http://{proxy.place}", lambda: login)

    answers = [_call(line) for _ in range(2)]

    assert [isinstance(one, Answer) and one.status for one in answers] == [200, 200]
    assert [told for _, told in proxy.asked] == ["", _basic(login)]


def test_a_password_in_the_proxys_address_is_not_used(network):
    proxy = network.proxy(login=_basic("ten:mat-khau"))

    refused = _call(network.line(f"http://ten:mat-khau@{proxy.place}"))

    assert refused == NoAnswer(False, f"proxy_login|{proxy.place}")
    assert [told for _, told in proxy.asked] == [""]


def test_a_login_the_proxy_does_not_take_is_named_and_tried_once_until_it_is_another(network):
    proxy = network.proxy(login=_basic("quay:moi"))
    kept = ["quay:cu"]
    line = network.line(f"http://{proxy.place}", lambda: kept[0])
    closed = NoAnswer(False, f"proxy_login|{proxy.place}")

    assert [_call(line), _call(line)] == [closed, closed]
    assert [told for _, told in proxy.asked] == ["", _basic("quay:cu"), _basic("quay:cu")]
    kept[0] = "quay:moi"
    answer = _call(line)

    assert isinstance(answer, Answer)
    assert network.side.told(CALL) == [{"mahoso": "1"}]


@pytest.mark.parametrize(
    "answer", ["403 Forbidden", "302 Found", "502 Bad Gateway", "511 Network Authentication Required"]
)
def test_a_proxy_that_does_not_open_the_line_is_named(network, answer):
    proxy = network.proxy(answer=answer)

    assert _call(network.line(f"http://{proxy.place}")) == NoAnswer(False, f"proxy|{proxy.place}")
    assert network.side.heard == []


def test_a_proxy_that_is_not_there_is_named_and_never_gone_around(network):
    proxy = network.proxy()
    proxy.stop()

    assert _call(network.line(f"http://{proxy.place}")) == NoAnswer(False, f"proxy|{proxy.place}")


def test_f12_a_proxy_that_opens_the_line_itself_is_not_trusted_and_named(network, tmp_path):
    folder = tmp_path / "trusted"
    folder.mkdir()
    trusted, _ = self_signed(folder, DAY, HOST, "Noi ky cua tinh")
    proxy = network.proxy()

    refused = _call(network.line(f"http://{proxy.place}", ca_file=str(trusted)))

    assert refused == NoAnswer(False, f"tls_untrusted|{HOST}|May nhan thu")
    assert network.side.heard == []


def test_a_proxy_behind_its_own_secure_line_that_nobody_signed_for_is_not_used(network):
    """Its certificate is the receiver's, whose authority is not the system's."""
    place = network.side.url.removeprefix("https://")

    assert _call(network.line(f"https://{place}")) == NoAnswer(False, f"proxy|{place}")
    assert network.side.heard == []


def test_without_a_line_a_machine_left_to_a_script_is_told_that_scripts_are_not_read(network):
    assert _call(network.line("", scripted=lambda: True)) == NoAnswer(False, Reason.PROXY_SCRIPT)
    assert _call(network.line("", scripted=lambda: False)) == NoAnswer(False, Reason.NO_LINE)


def test_a_proxy_that_speaks_what_we_do_not_is_named(network):
    assert _call(network.line("socks5://10.1.2.3:1080")) == NoAnswer(False, "proxy|10.1.2.3")


# How a machine reaches another


@pytest.mark.parametrize("url", ["http://127.0.0.1:8080", "https://localhost", "https://[::1]:9", "http://127.9.9.9"])
def test_this_machine_is_never_reached_through_a_proxy(url):
    assert way_to(url, lambda: {"http": "http://10.0.0.1", "https": "http://10.0.0.1"}, _no) == Way()


@pytest.mark.parametrize(
    ("set_to", "way"),
    [
        ({}, Way()),
        ({"http": "http://10.1.2.3:3128"}, Way()),
        ({"https": "http://10.1.2.3:3128"}, Way("http://10.1.2.3:3128")),
        ({"https": "10.1.2.3:3128"}, Way("http://10.1.2.3:3128")),
        ({"https": "http://ten:mat@10.1.2.3:3128/"}, Way("http://10.1.2.3:3128")),
        ({"https": "https://proxy.example"}, Way("https://proxy.example:443")),
        ({"https": "http://proxy.example"}, Way("http://proxy.example:80")),
        ({"https": "http://[2001:db8::1]:3128"}, Way("http://[2001:db8::1]:3128")),
        ({"all": "http://10.1.2.3:3128"}, Way("http://10.1.2.3:3128")),
        ({"https": "socks5://10.1.2.3"}, Way("socks5://10.1.2.3", usable=False)),
        ({"https": "http://"}, Way("http://?", usable=False)),
        ({"https": "http://[::1"}, Way("?://?", usable=False)),
    ],
)
def test_the_proxy_is_the_one_the_system_names_for_secure_lines(set_to, way):
    assert way_to("https://dvc.example/mapi", lambda: set_to, _no) == way


def test_the_systems_exceptions_are_kept():
    asked: list[str] = []

    def bypassed(host: str) -> bool:
        asked.append(host)
        return host.endswith(".noi-bo")

    proxies = {"https": "http://10.1.2.3:3128"}

    assert way_to("https://lgsp.noi-bo:8443", lambda: proxies, bypassed) == Way()
    assert way_to("https://[2001:db8::2]", lambda: proxies, bypassed).shown == "10.1.2.3:3128"
    assert asked == ["lgsp.noi-bo", "[2001:db8::2]"]


@given(st.text(max_size=60))
def test_whatever_the_system_names_no_name_or_password_is_taken_from_it(named):
    way = way_to("https://dvc.example", lambda: {"https": f"http://ten:mat-khau@{named}"}, _no)

    assert "mat-khau" not in way.proxy
