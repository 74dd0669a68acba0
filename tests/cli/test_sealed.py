"""Sealed packages by commands: a stick there and back, and the queue as a sealed file."""

import hashlib
import json
from argparse import Namespace
from uuid import UUID

import pytest

from services.errors import BadFile, DeskError, InvalidForm
from services.receivers.sealing import sealing_key
from services.training.folder_keys import SEALED_TO, SEALING, SIGNED_BY, SIGNING, make_keys
from tests.cli.commands import OFFICER, SUPERVISOR, Commands
from tests.cli.json_check import faults
from ui.cli.main import parser
from ui.cli.schemas import schema_named


@pytest.fixture(scope="module")
def keys(tmp_path_factory):
    """The receiving side's keys."""
    folder = tmp_path_factory.mktemp("keys")
    make_keys(folder)
    return folder


@pytest.fixture
def posted(busy: Commands, tmp_path, keys):
    """The desk with one dossier, its receiver behind a stick that is not in."""
    row = {"contract": "folder", "folder": str(tmp_path / "stick"), "public_key": str(keys / SEALED_TO),
           "receipt_key": str(keys / SIGNED_BY)}  # fmt: skip
    lines = "".join(f"{name} = {json.dumps(value)}\n" for name, value in row.items())
    settings = busy.home / "settings.toml"
    settings.write_text(
        settings.read_text("utf-8").split("[receivers.province]")[0] + f"\n[receivers.province]\n{lines}"
    )
    return busy


def run(*args) -> int:
    """Run a command of the receiving side in this process; it needs no desk."""
    plain = Namespace(account=None, password_file=None, must_sign_in=False)
    given = parser().parse_args([str(arg) for arg in args], plain)
    status: int = given.run(given)
    return status


@pytest.mark.long
def test_a_stick_goes_there_and_back(posted, tmp_path, keys):
    stick = tmp_path / "stick"
    stick.mkdir()
    prepared = posted.as_(OFFICER, "queue", "prepare", "province")
    handed = posted("deliver", "--now")
    waiting = posted.as_(OFFICER, "queue").one
    for file in (stick / "packages").glob("*.age"):
        file.unlink()
    said = posted.as_(OFFICER, "queue", "resend", waiting["id"], "--reason", "Mất USB", "--whole-stick")
    posted("deliver", "--now")
    taken = posted("receiver", "--take-folder", stick, "--folder", tmp_path / "there", "--folder-key", keys)
    done = posted("deliver", "--now")

    assert (prepared.status, prepared.one["receiver"]) == (0, "province")
    assert (handed.status, handed.one["unknown"]) == (4, 1)
    assert (waiting["state"], waiting["reason"]) == ("unknown", "carried")
    assert said.one == {"id": waiting["id"], "rows": 1}
    assert (taken.one["packages"], taken.one["delivered"]) == (1, 1)
    assert (done.status, done.one["sent"], done.one["waiting"]) == (0, 1, 0)


def test_the_queue_leaves_as_a_sealed_file_and_is_opened_elsewhere(posted, tmp_path, keys, capsys):
    file = tmp_path / "hang-doi.age"

    made = posted.as_(SUPERVISOR, "queue", "export", file, "--to", keys / SEALED_TO)
    run("sealed", "open", file, "--key", keys / SEALING, "--out", tmp_path / "papers")

    row = json.loads(capsys.readouterr().out)
    assert (made.status, made.one["rows"], made.one["absent"]) == (0, 1, [])
    assert faults(schema_named("sealed-open-out"), row) == []
    with posted.inside() as (desk, by):
        entry = desk.delivery.detail(by, UUID(row["entry"])).entry
    assert (row["body"], row["state"], row["number"]) == (entry.body, entry.state, entry.number)
    body = json.dumps(row["body"], ensure_ascii=False, separators=(",", ":")).encode()
    assert hashlib.sha256(body).hexdigest() == row["sha256"]


def test_keys_are_made_once_and_only_their_owner_reads_the_private_ones(tmp_path, capsys):
    folder = tmp_path / "keys"

    assert run("receiver", "--folder", tmp_path, "--folder-key", folder) == 0

    assert json.loads(capsys.readouterr().out) == {
        "public_key": str(folder / SEALED_TO),
        "receipt_key": str(folder / SIGNED_BY),
    }
    assert {(folder / name).stat().st_mode & 0o777 for name in (SEALING, SIGNING)} == {0o600}
    before = (folder / SEALING).read_bytes()
    with pytest.raises(BadFile) as failure:
        run("receiver", "--folder", tmp_path, "--folder-key", folder)
    assert failure.value.why == "exists"
    assert (folder / SEALING).read_bytes() == before
    assert sealing_key(folder / SEALED_TO)


@pytest.mark.parametrize(
    ("take", "key", "fault", "error", "why"),
    [
        ("stick", "keys", (), BadFile, "not_found"),
        ("stick", "", (), InvalidForm, ""),
        ("marked", "keys", ("chay",), InvalidForm, ""),
        ("marked", "stick", (), BadFile, "not_a_private_key"),
    ],
)
def test_the_receiving_side_names_what_it_lacks(tmp_path, keys, take, key, fault, error, why):
    (tmp_path / "keys").symlink_to(keys)
    (tmp_path / "marked").mkdir()
    (tmp_path / "marked" / "quay-folder.json").write_text("{}")
    args = ["receiver", "--take-folder", tmp_path / take, "--folder", tmp_path / "there"]
    args += ["--folder-key", tmp_path / key] if key else []

    with pytest.raises(DeskError) as failure:
        run(*args, *(word for one in fault for word in ("--fault", one)))

    assert isinstance(failure.value, error)
    assert getattr(failure.value, "why", "") == why


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        (SIGNING, b"", "not_a_private_key"),
        ("khong-co.pem", b"", "not_a_private_key"),
        (SEALING, b"", "not_sealed"),
        (SEALING, b"age-encryption.org/v1\n-> X25519", "cut_short"),
        (SEALING, b"age-encryption.org/v1\nxx\n", "changed"),
    ],
)
def test_a_sealed_file_that_does_not_open_says_why(tmp_path, keys, name, content, why):
    file = tmp_path / "x.age"
    file.write_bytes(content)

    with pytest.raises(BadFile) as failure:
        run("sealed", "open", file, "--key", keys / name)

    assert failure.value.why == why
