"""The seal itself: what went in comes out, other programs of the same format agree, and every change is noticed."""

from __future__ import annotations

import base64
import io
import tracemalloc

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from services.receivers.sealing import CHUNK, Sealer, sealed_size
from services.training.sealed import Damaged, Opened

KEY = X25519PrivateKey.from_private_bytes(
    bytes.fromhex("d082ccae6a087f8eee23bb45cbc0659463be73f0e905cd8c0e67b8416dda377a")
)
OTHER = X25519PrivateKey.from_private_bytes(bytes(range(32)))
TEXT = "Giấy tờ khai được niêm phong bởi age".encode()
# Sealed by the Rust implementation of the format (rage 0.11, through pyrage 1.4.0); the second to another key as well.
BY_OTHERS = (
    "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOSBMZVVrNVYzcUJNYjBiWTg1Z0hOc3BQcnEvemFaVlFlRHNRUlJlU2hGekEwClNScFB6RVJtUDlF"
    "VnYxbHBBeitReTJTV00raEdMSmN3VmlwOVAyU2E1UU0KLT4gdzJGUi1ncmVhc2UKTm4yZEw3L0phdmR5a3YvMWpNdEUwN3Q0VzBEMzRsK3I4VXpGREZK"
    "bGhxQVQrb3FTMDNMaEkvZnZmSHBSMDZnKwpXUmowV0VWK3MwYjhDUVpHNW5GZzR2eDJkeVROUXExa1JFbFlTSDhDVGdsNVV3SDVpdVZURlNYQ0pSZXZV"
    "Mm8KLS0tIGN0dThibkJtUVBzakVhYjZTZW5xcFppYjc5UjBlVzkxYjluY0QwR2I0d00KFI3hiuXGNxOnqrH5mys0N8A6D2/TJ1jnuAWP9TufJlqSnacj"
    "1ZHyv4+akWqzWHxQgqGwZp837ih24oUGhBDs2tY/93CTn/Nd9O5n3PxmVA==",
    "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOSBHK29qNGd2TkpYeVQwZnQzMXRRTUtidnd3c09xZjlkck0rbWY4Y0NkKzIwCnFvaFE2VEtaOTBK"
    "UkZ3V1lOZ1pXSzJ2NUxGOXJIRy9rOUNjdDZNOFdkYzgKLT4gWDI1NTE5IFZwMUxvVFdrR1VSd0tubllxOENGYSs0UlY5VjZOajk4ZWZXTFA0U3IzWGMK"
    "WGxLcDA3UHo2RS94bE5jdTlXbTJkR1ZSRHpLdjQ1cUFiSm4xU1pkb2ZsMAotPiBbK3shLWdyZWFzZQoyeHRGY1hoQUd3M1l4RDZzYWw0alJycVBUWE5w"
    "bEd6NUt6ektFNFh6UGRiTTRFWE1jaUJSeERQam5sQlJxaXRFClhHVU1yNk1BRDFBZURndGNtS0g1Q2NFMkhyMDJzaGJoZDU4Z1V2SHVYbm9WVHg0emxj"
    "T1JZVmg3Ci0tLSA4RVNyN2o3aC9KcUs1NVZaempHWG9XbmZjSEpQRG8wRTVHc0dkdjEvZWZBCq3Sa46LSOoKLV6NGcIXAs0gdhxR1V66yuf25zpy54hI"
    "f0wf24TF41E0MG3XA3OySOPuU9XzAMJGJ0cmRj4QQJ60TxpiUKVzu7tycBO0dZE=",
)


def sealed(*pieces: bytes) -> bytes:
    """Return pieces sealed as one content."""
    target = io.BytesIO()
    sealer = Sealer(target, KEY.public_key())
    for piece in pieces:
        sealer.write(piece)
    sealer.close()
    return target.getvalue()


def opened(content: bytes, key: X25519PrivateKey = KEY) -> bytes:
    """Return what is in a sealed content."""
    stream = Opened(io.BytesIO(content), key)
    return b"".join(iter(lambda: stream.read(30_000), b""))


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK - 5])
def test_what_went_in_comes_out_whatever_its_size(size):
    content = bytes(at * 7 % 256 for at in range(size))

    whole = sealed(content[: size // 3], content[size // 3 :])

    assert opened(whole) == content
    assert len(whole) <= sealed_size(size)


@given(st.lists(st.binary(max_size=400), max_size=6))
@settings(max_examples=40, deadline=None)
def test_what_is_written_in_pieces_comes_out_whole(pieces):
    assert opened(sealed(*pieces)) == b"".join(pieces)


@pytest.mark.parametrize("content", BY_OTHERS)
def test_what_another_program_of_the_format_sealed_is_opened(content):
    assert opened(base64.b64decode(content)) == TEXT


def test_only_the_key_it_was_sealed_to_opens_it():
    with pytest.raises(Damaged, match="other_key"):
        opened(sealed(b"x"), OTHER)


def test_every_flipped_bit_is_noticed():
    whole = sealed(b"Tran Thi Mau")

    for at in range(len(whole) * 8):
        changed = bytearray(whole)
        changed[at // 8] ^= 1 << at % 8
        with pytest.raises(Damaged):
            opened(bytes(changed))


def test_every_cut_is_noticed_and_nothing_can_be_put_behind():
    whole = sealed(b"Tran Thi Mau")

    for length in range(len(whole)):
        with pytest.raises(Damaged):
            opened(whole[:length])
    for more in (b"\0", whole[-28:], bytes(CHUNK + 16)):
        with pytest.raises(Damaged):
            opened(whole + more)


def test_chunks_left_out_or_put_elsewhere_are_noticed():
    whole = sealed(bytes(3 * CHUNK))
    size = CHUNK + 16
    head, chunks = whole[: -3 * size], [whole[-3 * size :][at * size : at * size + size] for at in range(3)]

    for order in ((0, 1), (0, 2), (1, 0, 2), (0, 1, 1, 2), (0, 1, 2, 2), (2,), ()):
        with pytest.raises(Damaged):
            opened(head + b"".join(chunks[at] for at in order))


@given(st.integers(0, 10**9), st.integers(0, 7))
@settings(max_examples=60, deadline=None)
def test_a_bit_flipped_anywhere_in_a_long_content_is_noticed(place, bit):
    changed = bytearray(_LONG)
    changed[place % len(_LONG)] ^= 1 << bit

    with pytest.raises(Damaged):
        opened(bytes(changed))


_LONG = sealed(bytes(CHUNK + 100))


def test_what_only_looks_like_a_head_is_none():
    head, _, rest = sealed(b"x").partition(b"\n--- ")
    first = head.partition(b"-> ")[0]
    for strange in (
        b"", b"age-encryption.org/v2\n", first, first + b"-> X25519", first + b"-> X25519\n\n--- x\n",
        first + b"-> X25519 AAAA\nAAAA\n--- AAAA\n", first + b"x" * 2000, first + b"-> a\n\n" * 300, head + b"\n---" + rest,
    ):  # fmt: skip
        with pytest.raises(Damaged):
            opened(strange)


def test_memory_stays_flat_for_a_hundred_megabytes():
    size, piece = 100 * 1024 * 1024, bytes(1024 * 1024)

    class Passing:
        """Takes the sealed bytes and keeps none, like a disk."""

        count = 0

        def write(self, content: bytes, /) -> int:
            self.count += len(content)
            return len(content)

    target = Passing()
    tracemalloc.start()
    try:
        sealer = Sealer(target, KEY.public_key())
        for _ in range(size // len(piece)):
            sealer.write(piece)
        sealer.close()
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert size < target.count <= sealed_size(size)
    assert most < 8 * 1024 * 1024
