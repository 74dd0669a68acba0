"""The training side of a sealed folder: what it takes, and what it says of what it does not."""

from __future__ import annotations

import hashlib
import io
import json
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from services.receivers.package import seal
from services.training.folder import NoFolder, take
from services.training.folder_checks import body_problem
from services.training.folder_faults import FolderFault, FolderFaults, UnknownFolderFault
from services.training.folder_keys import SEALING, SIGNING, make_keys, read_keys
from services.training.folder_store import FolderStore
from services.training.packages import Package
from services.training.sealed import Damaged, KeyUnfit

KEY = X25519PrivateKey.from_private_bytes(bytes(range(32)))
ENTRY = "0b9f0000-0000-4000-8000-000000000001"
BODY = b'{"schema":"desk.dossier/1","number":"H31.12-261120-2001"}'
SCAN = b"%PDF-1.7"


def sum_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def row(**changed: Any) -> dict[str, Any]:
    """Return what a manifest says of one row."""
    plain = {"entry": ENTRY, "number": "H31.12-261120-2001", "kind": "dossier", "position": 1, "version": 1,
             "file": f"rows/{ENTRY}.json", "size": len(BODY), "sha256": sum_of(BODY), "paper": ""}  # fmt: skip
    return {**plain, **changed}


def manifest(**changed: Any) -> dict[str, Any]:
    """Return a manifest of one row and one paper."""
    paper = {"file": f"papers/{sum_of(SCAN)}", "size": len(SCAN), "sha256": sum_of(SCAN)}
    plain = {"schema": "desk.package/1", "purpose": "delivery", "package": str(UUID(int=1)), "previous": [],
             "rows": [row()], "papers": [paper]}  # fmt: skip
    return {**plain, **changed}


PARTS = [(f"rows/{ENTRY}.json", BODY), (f"papers/{sum_of(SCAN)}", SCAN)]


def opened(tmp_path: Path, parts: list[tuple[str, bytes]]) -> Package:
    """Seal parts and open them."""
    target = io.BytesIO()
    seal(target, KEY.public_key(), parts)
    file = tmp_path / "x.age"
    file.write_bytes(target.getvalue())
    return Package(file, KEY)


def announced(facts: Any, parts: list[tuple[str, bytes]] = PARTS) -> list[tuple[str, bytes]]:
    """Return a manifest with parts behind it."""
    return [("manifest.json", facts if isinstance(facts, bytes) else json.dumps(facts).encode()), *parts]


def test_a_package_is_what_its_manifest_says(tmp_path):
    package = opened(tmp_path, announced(manifest()))

    assert (package.id, package.rows, package.absent) == (str(UUID(int=1)), [row()], ())
    assert {part.name: content.read() for part, content in package.parts()} == dict(PARTS)


def test_a_package_of_another_version_says_so(tmp_path):
    with pytest.raises(Damaged, match="other_version"):
        opened(tmp_path, announced(manifest(schema="desk.package/9")))


@pytest.mark.parametrize(
    "parts",
    [
        [],
        PARTS,
        announced(b"{"),
        announced(b"[]"),
        announced(b"[" * 100_000),
        announced(manifest(package="x")),
        announced(manifest(rows=None)),
        announced(manifest(rows=[{}])),
        announced(manifest(rows=[row(file="rows/../x.json")])),
        announced(manifest(rows=[row(entry="x")])),
        announced(manifest(rows=[row(size=5 * 1024 * 1024)])),
        announced(manifest(rows=[row(size=len(BODY) + 1)])),
        announced(manifest(rows=[row(sha256=sum_of(b""))])),
        announced(manifest(papers=[{"file": "papers/../x", "size": 1, "sha256": "../x"}])),
        announced(manifest(), PARTS[:1]),
        announced(manifest(), [*PARTS, ("rows/more.json", b"")]),
        announced(manifest(), [*PARTS, PARTS[0]]),
        announced(manifest(), [*PARTS, ("absent.json", b"{")]),
        announced(manifest(), [*PARTS, ("absent.json", b"1")]),
    ],
)
def test_what_is_inside_and_not_announced_or_announced_and_not_inside_is_refused(tmp_path, parts):
    with pytest.raises(Damaged, match="malformed"):
        opened(tmp_path, parts)


def test_what_is_sealed_and_no_archive_is_refused(tmp_path):
    from services.receivers.sealing import Sealer

    target = io.BytesIO()
    sealer = Sealer(target, KEY.public_key())
    sealer.write(b"Xin chao" * 200)
    sealer.close()
    (tmp_path / "x.age").write_bytes(target.getvalue())

    with pytest.raises(Damaged, match="malformed"):
        Package(tmp_path / "x.age", KEY)


def test_a_body_that_lacks_something_is_named_by_its_path():
    whole = {"schema": "desk.dossier/1", "number": "A", "procedure": {"code": "1"}, "applicant": {"full_name": "B"},
             "agency": {"code": "C"}, "received_at": "2026-11-20T08:30:00+07:00"}  # fmt: skip

    def field(kind: str, **changed: Any) -> str | None:
        content = json.dumps({**whole, **changed}).encode()
        found = body_problem({"kind": kind, "number": "A"}, content)
        return found.field if found else None

    assert field("dossier") is None
    assert field("update") is None
    assert field("dossier", applicant={}) == field("dossier", applicant={"full_name": " "}) == "applicant.full_name"
    assert field("dossier", procedure="x") == "procedure.code"
    assert field("dossier", received_at="2026-11-20T08:30:00") == "received_at"
    assert field("dossier", number="B") == "number"
    assert field("dossier", schema="desk.dossier/9") == field("khac") == "schema"
    found = body_problem({"kind": "dossier"}, b"{")
    assert found is not None
    assert found.message == "body invalid"


def test_faults_are_told_by_name_and_used_up():
    faults = FolderFaults(["refuse_field:2", "answer_twice"])

    assert [faults.happens(FolderFault.REFUSE_FIELD) for _ in range(3)] == [True, True, False]
    assert [faults.happens(FolderFault.ANSWER_TWICE) for _ in range(3)] == [True] * 3
    assert not faults.happens(FolderFault.LOSE_PACKAGE)
    for strange in ("chay", "", "refuse_field:0", "REFUSE_FIELD"):
        with pytest.raises(UnknownFolderFault):
            FolderFaults([strange])


def test_keys_that_are_none_are_named(tmp_path):
    make_keys(tmp_path / "keys")
    assert read_keys(tmp_path / "keys")
    for name, content in ((SIGNING, (tmp_path / "keys" / SEALING).read_bytes()), (SIGNING, b""), (SEALING, b"x")):
        (tmp_path / "keys" / name).write_bytes(content)
        with pytest.raises(KeyUnfit):
            read_keys(tmp_path / "keys")


def test_a_folder_that_was_not_prepared_is_left_alone(tmp_path):
    with pytest.raises(NoFolder):
        take(tmp_path, tmp_path / "there", tmp_path / "keys")

    assert list(tmp_path.iterdir()) == []


def test_a_paper_that_is_not_what_its_name_says_is_not_kept(tmp_path):
    store = FolderStore(tmp_path)
    try:
        with pytest.raises(Damaged):
            store.keep_paper(sum_of(b"other"), io.BytesIO(SCAN))
        assert not store.has_paper(sum_of(b"other"))
        assert store.packages() == {}
    finally:
        store.close()
    assert list((tmp_path / "papers").iterdir()) == []


def test_rows_are_refused_for_what_they_lack(tmp_path):
    keys, stick = tmp_path / "keys", tmp_path / "stick"
    make_keys(keys)
    for place in ("packages", "receipts"):
        (stick / place).mkdir(parents=True)
    (stick / "quay-folder.json").write_text("{}")
    (stick / "packages" / "ghi-chu.age").write_bytes(b"not ours")
    step = json.dumps({"schema": "desk.progress/1", "number": "A", "what": "x", "state": "4",
                       "at": "2026-11-20T08:30:00+07:00"}).encode()  # fmt: skip
    scan = json.dumps({"schema": "desk.file/1", "number": "B", "sha256": "0" * 64}).encode()
    rows, parts = [], []
    for at, (kind, number, content) in enumerate((("progress", "A", step), ("file", "B", scan)), 1):
        name = f"rows/{UUID(int=at)}.json"
        rows.append(row(entry=str(UUID(int=at)), number=number, kind=kind, file=name, size=len(content),
                        sha256=sum_of(content), paper="0" * 64))  # fmt: skip
        parts.append((name, content))
    package = stick / "packages" / f"{UUID(int=1)}.age"
    with package.open("wb") as target:
        seal(target, read_keys(keys).sealing.public_key(), announced(manifest(rows=rows, papers=[]), parts))
    misnamed = stick / "packages" / f"{UUID(int=2)}.age"
    misnamed.write_bytes(package.read_bytes())

    taken = take(stick, tmp_path / "there", keys)

    assert (taken.packages, taken.refused, taken.delivered, taken.unreadable) == (1, 2, 0, 1)
    assert sorted(file.name for file in (stick / "packages").iterdir()) == ["ghi-chu.age"]
