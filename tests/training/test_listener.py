"""The line itself: kept open, cut short, or meant for somebody else."""

import http.client
import json
import socket

import pytest

from tests.training.caller import CALL_PATH, EXAMPLE


def test_stopping_cuts_a_line_that_is_kept_open(receiver, caller):
    line = http.client.HTTPConnection(caller.address, timeout=20)
    line.request("GET", "/held")
    line.getresponse().read()

    receiver.stop()

    assert line.sock.recv(1) == b""
    line.close()


def test_one_line_serves_many_calls(caller):
    line = http.client.HTTPConnection(caller.address, timeout=20)
    line.connect()
    own = line.sock.getsockname()
    for _ in range(3):
        line.request("POST", CALL_PATH, caller.question(), {"Content-Type": "application/json"})
        assert json.loads(line.getresponse().read())["error_code"] == 0
        assert line.sock.getsockname() == own
    line.close()


def test_it_listens_on_one_address_of_the_loopback_only(receiver):
    assert receiver.url.startswith("http://127.0.0.1:")
    with pytest.raises(OSError, match=r"refused|timed out"):
        socket.create_connection(("127.0.0.2", receiver.port), timeout=5)


@pytest.mark.parametrize(
    ("method", "path", "headers", "status"),
    [
        ("GET", "/held", {"Host": "portal.example"}, 421),
        ("POST", CALL_PATH, {"Host": "portal.example", "Content-Type": "application/json"}, 421),
        ("GET", "/else", {}, 404),
        ("POST", "/else", {"Content-Type": "application/json"}, 404),
        ("POST", CALL_PATH, {"Content-Type": "text/plain"}, 415),
        ("POST", CALL_PATH, {"Content-Type": "application/json", "Content-Length": "99999999999"}, 413),
        ("POST", CALL_PATH, {"Content-Type": "application/json", "Content-Length": "-1"}, 411),
    ],
)
def test_a_call_that_is_not_meant_for_it_is_refused(caller, method, path, headers, status):
    got, _, body = caller.ask(method, path, b"{}" if method == "POST" else None, headers)

    assert got == status
    assert json.loads(body)["error_code"] == -1


def test_a_body_cut_short_is_no_call(receiver, caller):
    with socket.create_connection(("127.0.0.1", receiver.port), timeout=20) as line:
        head = f"POST {CALL_PATH} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
        line.sendall(f"{head}Content-Length: 5000\r\n\r\n".encode() + EXAMPLE.encode()[:100])
        line.shutdown(socket.SHUT_WR)
        assert line.recv(100) == b""

    assert [call.service for call in receiver.calls()] == ["login"]
