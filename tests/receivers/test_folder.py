"""Packages that are carried and receipts that come back."""

from __future__ import annotations

import base64
import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from services.domain.outbox import EntryState, OutcomeKind
from services.receivers import stick
from services.receivers.folder import LARGEST_TOGETHER, LAST, LOST
from services.receivers.package import body_bytes
from services.receivers.port import Mark
from services.receivers.reasons import Reason
from services.training import folder_receipts
from services.training.folder_keys import SEALED_TO, SIGNED_BY, make_keys, read_keys
from services.training.packages import Package
from tests.receivers.post import NUMBER, Post

SCAN = b"%PDF-1.7 scanned " + bytes(range(256)) * 400


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The receiving side's keys."""
    folder = tmp_path_factory.mktemp("keys") / "keys"
    make_keys(folder)
    return folder


@pytest.fixture
def post(tmp_path: Path, keys: Path) -> Post:
    """A prepared stick between a desk and the training side."""
    return Post(tmp_path, keys)


def test_a_dossier_is_handed_over_and_delivered_once_its_receipt_is_back(post):
    (row,) = post.dossier()

    assert post.send(row).kind is OutcomeKind.HANDED
    assert post.ask(row) == post.ask(row)
    assert (post.ask(row).kind, post.ask(row).message) == (OutcomeKind.HANDED, Reason.CARRIED)
    taken = post.take()

    assert (taken.packages, taken.delivered) == (1, 1)
    assert post.ask(row).kind is OutcomeKind.DELIVERED
    assert [(held.entry, held.body) for held in post.held()] == [(str(row.id), body_bytes(row).decode())]
    assert post.packages() == []


def test_a_dossier_and_its_scanned_papers_are_one_trip(post):
    rows = [*post.dossier(papers=[SCAN, b"%PDF- another"]), post.step(position=4)]

    assert post.send(rows[0]).kind is OutcomeKind.HANDED
    assert len(post.packages()) == 1
    post.take()

    assert post.ask(rows[0]).kind is OutcomeKind.DELIVERED
    assert [post.send(row).kind for row in rows[1:]] == [OutcomeKind.DELIVERED] * 3
    assert [held.kind for held in post.held()] == ["file", "file", "dossier", "progress"]
    assert (post.store / "papers" / rows[0].body["sha256"]).read_bytes() == SCAN
    assert post.packages() == []


def test_a_row_that_travels_along_is_on_its_way_and_is_not_packed_twice(post):
    first, second = post.dossier(papers=[SCAN])
    post.send(first)

    assert post.send(second).kind is OutcomeKind.HANDED

    assert len(post.packages()) == 1


def test_what_is_held_back_or_still_to_be_undone_does_not_travel_along(post):
    first, second = post.dossier(papers=[SCAN])
    post.rows[1] = replace(second, state=EntryState.PARKED)
    other = post.dossier("H31.12-261120-2002")[0]
    step = post.step("H31.12-261120-2002")
    post.rows[-1] = replace(step, due_at=post.now + timedelta(seconds=10))

    post.send(first)
    post.send(other)

    key = read_keys(post.keys).sealing
    assert sorted(len(Package(file, key).rows) for file in post.packages()) == [1, 1]


def test_a_package_names_those_before_it(post, keys):
    first, second = post.dossier()[0], post.dossier("H31.12-261120-2002")[0]

    post.send(first)
    (one,) = post.packages()
    post.send(second)

    (two,) = set(post.packages()) - {one}
    before, after = (Package(file, read_keys(keys).sealing) for file in (one, two))
    assert before.manifest["previous"] == []
    assert after.manifest["previous"] == [{"package": before.id, "sha256": before.sha256}]
    assert (after.manifest["desk"], after.manifest["agency"], after.manifest["training"]) == (2, "H31.12", False)


def test_nothing_of_a_person_can_be_read_or_is_in_a_name(post):
    post.send(post.dossier(papers=[SCAN])[0])

    for file in post.folder.rglob("*"):
        assert NUMBER not in str(file)
        assert not file.is_file() or not any(word in file.read_bytes() for word in (b"033301000001", b"scanned"))


def test_a_refused_row_is_refused_with_its_field_and_what_is_behind_it_goes_again(post):
    first = post.dossier()[0]
    step = post.step()
    post.send(first)
    taken = post.take("refuse_field:1")

    answer = post.ask(first)

    assert (taken.refused, taken.left) == (1, 1)
    assert (answer.kind, answer.field) == (OutcomeKind.REFUSED, "applicant.phone")
    assert post.send(step).kind is OutcomeKind.HANDED
    assert post.held() == []


def test_a_refused_row_that_a_person_lets_go_travels_again(post):
    (row,) = post.dossier()
    post.send(row)
    post.take("refuse_field:1")
    assert post.ask(row).kind is OutcomeKind.REFUSED

    assert post.send(row).kind is OutcomeKind.HANDED
    assert post.ask(row).kind is OutcomeKind.HANDED
    post.take()

    assert post.ask(row).kind is OutcomeKind.DELIVERED


def test_the_receivers_words_are_shown_without_a_citizens_data(post):
    (row,) = post.dossier(received_at="hôm qua")
    post.send(row)
    post.take()

    answer = post.ask(row)

    assert (answer.kind, answer.message, answer.field) == (OutcomeKind.REFUSED, "received_at invalid", "received_at")


def test_the_same_package_handed_over_twice_is_one_dossier_over_there(post):
    (row,) = post.dossier()
    post.send(row)
    (file,) = post.packages()
    copy = file.read_bytes()
    post.take()
    file.write_bytes(copy)

    taken = post.take()

    assert taken.delivered == 1
    assert len(post.held()) == 1
    assert post.ask(row).kind is OutcomeKind.DELIVERED


def test_a_lost_package_is_noticed_by_the_next_one_and_goes_again(post):
    first, second = post.dossier()[0], post.dossier("H31.12-261120-2002")[0]
    post.send(first)
    assert post.take("lose_package").lost == 1
    assert post.ask(first).kind is OutcomeKind.HANDED
    post.send(second)

    assert post.take().missing == 1

    assert post.ask(second).kind is OutcomeKind.DELIVERED
    assert post.ask(first).kind is OutcomeKind.NOT_THERE
    assert post.send(replace(first, state=EntryState.UNKNOWN, attempts=2)).kind is OutcomeKind.HANDED
    post.take()
    assert post.ask(first).kind is OutcomeKind.DELIVERED


def test_a_row_said_to_be_lost_is_sent_again_unless_its_receipt_is_here(post):
    row, other = post.dossier()[0], post.dossier("H31.12-261120-2002")[0]
    for one in (row, other):
        post.send(one)
        post.notes.remember(Mark.PACKAGE, str(one.id), LOST + post.notes.recall(Mark.PACKAGE, str(one.id)))
    post.packages()[0].unlink()
    post.take()

    answers = {post.ask(one).kind for one in (row, other)}

    assert answers == {OutcomeKind.DELIVERED, OutcomeKind.NOT_THERE}


@pytest.mark.parametrize("fault", ["wrong_signature", "cut_receipt"])
def test_a_receipt_that_is_not_genuine_is_named_and_does_not_count(post, fault, caplog):
    (row,) = post.dossier()
    post.send(row)
    post.take(fault)

    answer = post.ask(row)

    assert (answer.kind, answer.message) == (OutcomeKind.HANDED, Reason.RECEIPT_STRANGE)
    assert [record.args[0] for record in caplog.records] == [post.receipts()[0].name]


def test_two_receipts_for_one_package_come_to_one_answer(post):
    (row,) = post.dossier()
    post.send(row)
    post.take("answer_twice")

    assert len(post.receipts()) == 2
    assert post.ask(row).kind is OutcomeKind.DELIVERED


def test_a_receipt_about_other_content_under_the_same_id_does_not_count(post):
    (row,) = post.dossier()
    post.send(row)
    post.take()
    other = replace(row, body={**row.body, "note": "thêm"})

    answer = post.ask(other)

    assert (answer.kind, answer.message) == (OutcomeKind.HANDED, Reason.RECEIPT_STRANGE)


def test_what_lies_among_the_receipts_and_is_none_is_ignored(post):
    (row,) = post.dossier()
    post.send(row)
    for at, content in enumerate((b"", b"[]", b"{}", b'{"payload": 1, "signature": "x"}', b"\xff" * 40)):
        (post.folder / "receipts" / f"{at}.json").write_bytes(content)
    (post.folder / "receipts" / "thu muc").mkdir()
    assert post.ask(row).kind is OutcomeKind.HANDED
    post.take()

    assert post.ask(row).kind is OutcomeKind.DELIVERED
    assert len(post.receiver._receipts.strange) == 5


def test_a_genuine_receipt_of_another_desk_is_nothing_strange(post, tmp_path, keys):
    other = Post(tmp_path / "other", keys, prepared=False)
    other.folder = post.folder
    other.receiver = other.opened()
    (row,), (theirs,) = post.dossier(), other.dossier()
    post.send(row)
    other.send(theirs)
    post.packages()[0].unlink()
    post.take()

    answers = {(one.kind, one.message) for one in (post.ask(row), other.ask(theirs))}

    assert answers == {(OutcomeKind.DELIVERED, ""), (OutcomeKind.HANDED, Reason.CARRIED)}


def test_what_the_receiver_cannot_open_waits_for_a_person(post, tmp_path):
    strange = tmp_path / "other-keys"
    make_keys(strange)
    post.receiver = post.opened(public_key=strange / SEALED_TO)
    (row,) = post.dossier()
    post.send(row)
    assert post.take().unreadable == 1

    answer = post.ask(row)

    assert (answer.kind, answer.message) == (OutcomeKind.REFUSED, Reason.PACKAGE_UNREADABLE)


def test_a_package_that_came_damaged_is_sent_again(post):
    (row,) = post.dossier()
    post.send(row)
    (file,) = post.packages()
    file.write_bytes(file.read_bytes()[:-1])
    post.take()

    assert post.ask(row).kind is OutcomeKind.NOT_THERE


def test_a_key_file_that_is_none_is_named_and_nothing_is_written(post, keys):
    (row,) = post.dossier()
    for place in ({"public_key": keys / "khong-co.pem"}, {"public_key": keys / SIGNED_BY}):
        answer = post.opened(**place).send(row)
        assert (answer.kind, answer.message) == (OutcomeKind.UNREACHABLE, Reason.FOLDER_KEY)

    asked = post.opened(receipt_key=keys / SEALED_TO).ask(row)

    assert (asked.kind, asked.message) == (OutcomeKind.UNKNOWN, Reason.FOLDER_KEY)
    assert post.packages() == []


def test_a_paper_that_is_not_whole_stops_its_own_row_only(post):
    first, second, third = post.dossier(papers=[SCAN, b"%PDF- second"])
    del post.papers[second.body["digest"]]

    assert post.send(first).kind is OutcomeKind.HANDED
    answer = post.send(second)

    assert (answer.kind, answer.message, answer.field) == (OutcomeKind.REFUSED, Reason.PAPER_DAMAGED, "files")
    assert [path.suffix for path in (post.folder / "packages").iterdir() if path.name != ".lock"] == [".age"]
    assert post.notes.recall(Mark.PACKAGE, str(third.id)) == ""


def test_another_stick_in_its_place_leaves_a_carried_row_on_its_way(post):
    (row,) = post.dossier()
    post.send(row)
    shutil.rmtree(post.folder)
    post.folder.mkdir()
    stick.prepare(post.folder)

    assert post.ask(row).kind is OutcomeKind.HANDED


def test_a_folder_keeps_its_mark_when_it_is_prepared_again(post):
    assert (
        stick.prepare(post.folder)
        == stick.mark_of(post.folder)
        == json.loads((post.folder / stick.MARKER).read_bytes())["id"]
    )


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"id": "x"}', b'{"id": 7}', b"\xff"])
def test_a_mark_that_cannot_be_read_is_none(post, content):
    (post.folder / stick.MARKER).write_bytes(content)

    answer = post.send(post.dossier()[0])

    assert (answer.kind, answer.message) == (OutcomeKind.UNREACHABLE, Reason.FOLDER_UNMARKED)


def test_a_desk_that_forgot_what_it_handed_over_believes_the_receipts(post):
    (row,) = post.dossier()
    post.send(row)
    post.take()
    post.notes.kept.clear()

    assert post.ask(row).kind is OutcomeKind.DELIVERED
    assert post.ask(replace(row, id=uuid4())).kind is OutcomeKind.NOT_THERE
    assert post.notes.recall(Mark.PACKAGE, LAST) == ""


def write_receipt(post: Post, said: dict[str, Any], name: str = "thu") -> None:
    """Put a receipt into the folder that the receiver's key really signed."""
    content = folder_receipts.signed(said, read_keys(post.keys).signing)
    (post.folder / "receipts" / f"{name}.json").write_bytes(content)


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"schema": "desk.receipt/9"},
        {"package": "x", "outcome": "taken", "rows": []},
        {"package": str(uuid4()), "outcome": "taken"},
        {"package": str(uuid4()), "outcome": "taken", "rows": [{}]},
        {"package": str(uuid4()), "outcome": "taken", "rows": [{"entry": str(uuid4()), "outcome": "unreadable"}]},
        {"package": str(uuid4()), "outcome": "taken", "rows": [{"entry": str(uuid4()), "outcome": "khac"}]},
        {"package": str(uuid4()), "outcome": "taken", "rows": "x"},
    ],
)
def test_what_is_signed_and_no_receipt_does_not_count(post, said):
    (row,) = post.dossier()
    post.send(row)
    write_receipt(post, said)

    assert post.ask(row).message == Reason.RECEIPT_STRANGE


def test_a_signed_text_that_is_no_receipt_and_a_huge_file_do_not_count(post):
    (row,) = post.dossier()
    post.send(row)
    key = read_keys(post.keys).signing
    for name, payload in (("a", b"{"), ("b", b"[" * 100_000)):
        plain = {"payload": base64.b64encode(payload).decode()}
        plain["signature"] = base64.b64encode(key.sign(b"desk.receipt/1\n" + payload)).decode()
        (post.folder / "receipts" / f"{name}.json").write_text(json.dumps(plain))
    with (post.folder / "receipts" / "c.json").open("wb") as huge:
        huge.truncate(9 * 1024 * 1024)

    assert post.ask(row).message == Reason.RECEIPT_STRANGE
    assert len(post.receiver._receipts.strange) == 3


def test_a_code_that_is_no_text_is_none(post):
    (row,) = post.dossier()
    post.send(row)
    package = post.notes.recall(Mark.PACKAGE, str(row.id))
    facts = {"entry": str(row.id), "outcome": "refused", "code": 7, "message": None}
    write_receipt(post, {"package": package, "outcome": "taken", "rows": [facts]})

    answer = post.ask(row)

    assert (answer.kind, answer.code, answer.message) == (OutcomeKind.REFUSED, "", "")


def test_a_receipts_code_and_field_name_nobody_and_can_be_kept(post):
    (row,) = post.dossier()
    post.send(row)
    facts = {
        "entry": str(row.id), "outcome": "refused", "code": "033301000001", "message": "Sai",
        "field": f"Trần Thị Mẫu \ud800{'x' * 500}",
    }  # fmt: skip
    said = {"package": post.notes.recall(Mark.PACKAGE, str(row.id)), "outcome": "taken", "rows": [facts]}
    payload = json.dumps({"schema": "desk.receipt/1", **said}).encode()
    plain = {"payload": base64.b64encode(payload).decode()}
    signature = read_keys(post.keys).signing.sign(b"desk.receipt/1\n" + payload)
    plain["signature"] = base64.b64encode(signature).decode()
    (post.folder / "receipts" / "thu.json").write_text(json.dumps(plain))

    answer = post.ask(row)

    assert (answer.kind, answer.code, answer.message) == (OutcomeKind.REFUSED, "", "Sai")
    assert answer.field.startswith("••• ")
    assert len(answer.field.encode()) < 1000


def test_a_mark_made_to_break_a_reader_ends_no_round(post):
    (post.folder / stick.MARKER).write_bytes(b"[" * 4000)

    assert post.receiver.has_news() is False


def test_the_same_id_with_other_content_is_refused_over_there(post):
    (row,) = post.dossier()
    post.send(row)
    post.take()
    other = replace(row, body={**row.body, "note": "thêm"})
    post.notes.kept.clear()
    post.rows = [other]
    post.receiver.send(other)
    post.take()

    assert post.ask(other).kind is OutcomeKind.REFUSED
    assert [held.body for held in post.held()] == [body_bytes(row).decode()]


def test_papers_beyond_what_a_slow_stick_can_take_wait_for_the_next_trip(post):
    first, second, third, _ = post.dossier(papers=[SCAN, SCAN + b"2", SCAN + b"3"])
    post.rows[2] = replace(third, body={**third.body, "size": LARGEST_TOGETHER})

    post.send(first)

    key = read_keys(post.keys).sealing
    assert [row["entry"] for row in Package(post.packages()[0], key).rows] == [str(first.id), str(second.id)]
    assert post.notes.recall(Mark.PACKAGE, str(third.id)) == ""


def test_a_folder_whose_receipts_are_gone_leaves_a_carried_row_on_its_way(post):
    (row,) = post.dossier()
    post.send(row)
    shutil.rmtree(post.folder / "receipts")

    assert post.ask(row).kind is OutcomeKind.HANDED


def test_packages_of_many_hands_at_once_each_name_the_one_before(post):
    rows = [post.dossier(f"H31.12-261120-20{at:02}")[0] for at in range(1, 9)]
    hands = [post.opened() for _ in range(4)]

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda at: hands[at % 4].send(rows[at]).kind, range(8)))

    assert answers == [OutcomeKind.HANDED] * 8
    key = read_keys(post.keys).sealing
    chains = sorted(len(Package(file, key).manifest["previous"]) for file in post.packages())
    assert chains == list(range(8))
