"""The vault: each content once, encrypted, whole or put aside."""

from __future__ import annotations

import errno
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.errors import HomeUnfit, PaperDamaged
from services.files.vault import MARK, Vault

KEY = bytes(range(32))
OTHER = bytes(32)


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return Vault(tmp_path / "papers", KEY)


def files_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


@given(content=st.binary(max_size=5000))
@settings(max_examples=60, deadline=None)
def test_what_goes_in_comes_out(tmp_path_factory, content):
    vault = Vault(tmp_path_factory.mktemp("v") / "papers", KEY)

    stored = vault.put(content)

    assert (vault.get(stored.digest), stored.size) == (content, len(content))


def test_nothing_of_the_content_is_on_disk_and_the_name_says_nothing(vault, tmp_path):
    stored = vault.put(b"033301000001 Tran Thi Mau" * 50)

    (file,) = files_in(tmp_path)
    assert file.name == stored.digest != stored.sha256
    assert (file.parent.name, len(file.name)) == (file.name[:2], 64)
    assert b"033301000001" not in file.read_bytes()
    assert os.name == "nt" or file.stat().st_mode & 0o77 == 0


def test_the_same_content_is_one_file(vault, tmp_path):
    first, again = vault.put(b"mot"), vault.put(b"mot")
    vault.put(b"hai")

    assert first == again
    assert len(files_in(tmp_path)) == 2


def test_two_homes_name_and_lock_the_same_content_differently(tmp_path):
    ours, theirs = Vault(tmp_path / "a", KEY), Vault(tmp_path / "b", OTHER)
    digest = ours.put(b"giay").digest
    assert theirs.put(b"giay").digest != digest

    (tmp_path / "b" / digest[:2]).mkdir(exist_ok=True)
    (tmp_path / "b" / digest[:2] / digest).write_bytes((tmp_path / "a" / digest[:2] / digest).read_bytes())

    with pytest.raises(PaperDamaged):
        theirs.get(digest)


@given(place=st.integers(0, 400), bit=st.integers(0, 7))
@settings(max_examples=60, deadline=None)
def test_a_single_changed_bit_is_seen_and_the_file_put_aside(tmp_path_factory, place, bit):
    folder = tmp_path_factory.mktemp("v") / "papers"
    vault = Vault(folder, KEY)
    digest = vault.put(bytes(500)).digest
    (file,) = files_in(folder)
    raw = bytearray(file.read_bytes())
    raw[place] ^= 1 << bit
    file.write_bytes(raw)

    with pytest.raises(PaperDamaged) as told:
        vault.get(digest)

    assert (told.value.why, told.value.what) == ("damaged", digest[:8])
    assert [path.parent.name for path in files_in(folder)] == ["quarantine"]


@pytest.mark.parametrize("left", [b"", b"QM", MARK, MARK + bytes(27), b"%PDF-1.7 not sealed at all, but long enough"])
def test_an_empty_short_or_foreign_file_is_put_aside(vault, tmp_path, left):
    digest = vault.put(b"giay").digest
    (file,) = files_in(tmp_path)
    file.write_bytes(left)

    with pytest.raises(PaperDamaged, match=digest[:8]):
        vault.get(digest)

    assert not vault.has(digest)
    assert files_in(tmp_path)[0].parent.name == "quarantine"


def test_a_file_in_the_place_of_another_is_put_aside(vault, tmp_path):
    first, second = vault.put(b"mot").digest, vault.put(b"hai").digest
    shelf = tmp_path / "papers"
    (shelf / first[:2] / first).write_bytes((shelf / second[:2] / second).read_bytes())

    with pytest.raises(PaperDamaged):
        vault.get(first)
    assert vault.get(second) == b"hai"


def test_storing_the_content_again_heals_a_damaged_file(vault, tmp_path):
    digest = vault.put(b"giay").digest
    (file,) = files_in(tmp_path)
    file.write_bytes(b"")

    vault.put(b"giay")

    assert vault.get(digest) == b"giay"


def test_a_file_that_is_gone_is_told_from_a_damaged_one(vault):
    with pytest.raises(PaperDamaged) as told:
        vault.get("0" * 64)

    assert told.value.why == "gone"


def test_a_file_that_cannot_be_read_is_not_put_aside(vault, tmp_path):
    digest = vault.put(b"giay").digest
    (file,) = files_in(tmp_path)
    file.unlink()
    file.mkdir()

    with pytest.raises(HomeUnfit):
        vault.get(digest)


def test_a_folder_that_is_none_is_named_and_nothing_is_left(tmp_path):
    (tmp_path / "papers").write_bytes(b"a file where the folder should be")

    with pytest.raises(HomeUnfit) as told:
        Vault(tmp_path / "papers", KEY).put(b"giay")

    assert told.value.__cause__.errno in (errno.ENOTDIR, errno.EEXIST)
    assert len(files_in(tmp_path)) == 1


def test_the_sweep_takes_old_files_nobody_names_and_nothing_else(vault, tmp_path):
    named, orphan, fresh = (vault.put(c).digest for c in (b"co ten", b"mo coi", b"moi"))
    part = tmp_path / "papers" / named[:2] / ".part-00"
    part.write_bytes(b"half")
    long_ago = datetime.now(UTC) - timedelta(days=3)
    for path in (*(tmp_path / "papers" / d[:2] / d for d in (named, orphan)), part):
        os.utime(path, (long_ago.timestamp(),) * 2)

    gone = vault.sweep({named}, datetime.now(UTC) - timedelta(days=1))

    assert gone == 2
    assert [vault.has(digest) for digest in (named, orphan, fresh)] == [True, False, True]
    assert not part.exists()


def test_an_old_file_that_is_stored_again_counts_as_new(vault, tmp_path):
    digest = vault.put(b"giay").digest
    (file,) = files_in(tmp_path)
    os.utime(file, (0, 0))

    vault.put(b"giay")

    assert vault.sweep((), datetime.now(UTC) - timedelta(days=1)) == 0
    assert vault.has(digest)


def test_sweeping_an_empty_vault_finds_nothing(tmp_path):
    assert Vault(tmp_path / "khong-co", KEY).sweep((), datetime.now(UTC)) == 0
