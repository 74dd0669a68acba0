"""Result documents and citizens' words at the three contracts, over real HTTP, with answers that are lost."""

from __future__ import annotations

import json
from dataclasses import replace
from uuid import UUID

import pytest

from services.domain.bodies import FEEDBACK_SCHEMA, FILE_SCHEMA
from services.domain.outbox import EntryKind, Outcome, OutcomeKind
from services.receivers.build import receiver_from
from services.receivers.dvcqg import Dvcqg
from services.receivers.feedback import places_of, way_of
from services.receivers.folder import Folder
from services.receivers.lgsp import Lgsp
from services.receivers.ministry import Ministry
from services.receivers.preview import preview_for
from services.settings.receivers import ReceiverSettings
from services.training import Fault, TrainingReceiver
from tests.receivers.beside import LGSP, MINISTRY, SCAN, SCAN_SHA256, Remembered, kit
from tests.receivers.rows import NUMBER, dossier, entry

DELIVERED = OutcomeKind.DELIVERED
FIELDS = "number=MaHoSo, rating=MucDo, text=NoiDung, at=NgayDanhGia"
PAPER = {
    "id": "r1", "component": None, "kind": "pdf", "size": len(SCAN), "sha256": SCAN_SHA256, "pages": 1, "code": "",
    "title": "Giấy khai sinh",
}  # fmt: skip
RESULT = {"title": "Giấy khai sinh", "number": "12/2026", "issued_on": "2026-10-08", "files": [PAPER]}
ENDED = {"state": "9", "ended_at": "2026-10-08T09:00:00+07:00", "version": 2}
FILE_ROW = entry(EntryKind.FILE, {"schema": FILE_SCHEMA, "number": NUMBER, "version": 2, "digest": "d", **PAPER})
RESULT_ROW = entry(EntryKind.RESULT, dossier(**ENDED, results=[RESULT]))
WORD = {
    "schema": FEEDBACK_SCHEMA, "number": NUMBER, "version": 4, "id": str(UUID(int=7)), "rating": "fair",
    "text": "Chờ hơi lâu", "at": "2026-10-08T10:05:00+07:00",
}  # fmt: skip
WORD_ROW = replace(entry(EntryKind.FEEDBACK, WORD), id=UUID(int=8))
SERVICE = "DongBoDanhGia"


@pytest.fixture
def training(tmp_path, clock):
    with TrainingReceiver(tmp_path / "other-side", clock=clock, slow_seconds=3600) as one:
        yield one


def settings_for(contract: str, training: TrainingReceiver, **more: str) -> ReceiverSettings:
    if contract == "ministry":
        return replace(MINISTRY, **{"url": training.addresses["ministry"], "feedback_path": "/DanhGia", **more})
    if contract == "lgsp":
        there = replace(LGSP, url=training.addresses["lgsp"], feedback_path="/DongBoDanhGia")
    else:
        there = ReceiverSettings("province", training.url, username="quay", feedback_path="/mapi/g")
    return replace(there, files_url=training.files_url, **more)


@pytest.fixture
def made(training, clock):
    """Return how to make a receiver of a contract."""
    opened = []

    def make(contract: str, **more: str) -> Dvcqg | Lgsp | Ministry | Folder:
        one = receiver_from(settings_for(contract, training, **more), "H31.12", kit(clock, Remembered()))
        opened.append(one)
        return one

    yield make
    for one in opened:
        one.close()


def shelf(contract, training):
    return {"lgsp": lambda: training.lgsp, "ministry": lambda: training.ministry}.get(contract, lambda: training)()


def words(contract, training):
    if contract == "dvcqg":
        return [one.body for one in training.receipts() if one.service == SERVICE]
    return [one.body for one in shelf(contract, training).feedback()]


@pytest.mark.parametrize("contract", ["dvcqg", "lgsp"])
def test_a_result_is_told_as_an_update_that_names_the_file_that_went_before(contract, training, made):
    receiver = made(contract)

    assert [receiver.send(row).kind for row in (entry(), FILE_ROW, RESULT_ROW)] == [DELIVERED] * 3

    (held,) = shelf(contract, training).dossiers()
    told = json.loads(held.body)
    (paper,) = told["DanhSachGiayToKetQua"]
    assert paper == {
        "TenGiayTo": "Giấy khai sinh", "MaThanhPhanHoSo": "", "GiayToId": "r1", "MaGiayToKetQua": "",
        "DuongDanTepTinKetQua": paper["DuongDanTepTinKetQua"],
    }  # fmt: skip
    assert paper["DuongDanTepTinKetQua"].startswith(training.files_url)
    assert [file.sha256 for file in training.files()] == [SCAN_SHA256]
    assert (told["TrangThaiHoSo"], told["NgayKetThucXuLy"]) == ("9", "20261008090000")
    assert told["ThongTinTra"] == "Giấy khai sinh, số 12/2026, ngày 08/10/2026"
    assert (told["TaiLieuNop"], told["HoSoCoThanhPhanSoHoa"]) == ([], "0")


def test_a_ministry_is_told_of_a_result_with_the_states_it_has_them_for(training, made):
    receiver = made("ministry")
    returned = entry(EntryKind.UPDATE, dossier(**{**ENDED, "state": "10"}, results=[RESULT]))
    rows = [entry(), FILE_ROW, RESULT_ROW, replace(returned, id=UUID(int=5))]

    assert [receiver.send(row).kind for row in rows] == [DELIVERED] * 4

    told = [json.loads(r.body) for r in training.ministry.receipts() if r.service == "CapNhatTrangThai"]
    (upload,) = training.ministry.uploads()
    assert [one.get("DanhSachGiayToKetQua") for one in told] == [
        [{"IdGiayTo": upload.id, "MaKetQua": "KQ.DVC.KETQUA", "TenGiayTo": "Giấy khai sinh", "HashTepTin": upload.sha256}],
        None,
    ]  # fmt: skip
    assert {one["NoiDungXuLy"] for one in told} == {"Giấy khai sinh, số 12/2026, ngày 08/10/2026"}


@pytest.mark.parametrize("contract", ["dvcqg", "lgsp", "ministry"])
def test_a_result_without_a_file_names_none_and_no_paper_that_was_handed_in(contract, training, made):
    bare = {**RESULT, "files": [], "number": "", "issued_on": ""}
    receiver = made(contract)
    receiver.send(entry())

    assert receiver.send(entry(EntryKind.RESULT, dossier(**ENDED, results=[bare]))).kind is DELIVERED

    last = json.loads(shelf(contract, training).receipts()[-1].body)
    assert last["DanhSachGiayToKetQua"] == []
    assert "Giấy khai sinh" in (last.get("ThongTinTra"), last.get("NoiDungXuLy"))


@pytest.mark.parametrize("contract", ["dvcqg", "lgsp", "ministry"])
def test_a_result_whose_answer_was_lost_goes_again_and_is_there_once(contract, training, made):
    receiver = made(contract)
    assert [receiver.send(row).kind for row in (entry(), FILE_ROW)] == [DELIVERED] * 2
    training.faults.add(Fault.DROP_AFTER_COMMIT, times=1)

    assert receiver.send(RESULT_ROW).kind is OutcomeKind.UNKNOWN
    assert receiver.ask(RESULT_ROW) == Outcome(OutcomeKind.NOT_THERE)
    assert receiver.send(RESULT_ROW).kind is DELIVERED

    assert len(shelf(contract, training).dossiers()) == 1
    assert len(json.loads(shelf(contract, training).receipts()[-1].body)["DanhSachGiayToKetQua"]) == 1


@pytest.mark.parametrize("contract", ["dvcqg", "lgsp", "ministry"])
def test_what_a_citizen_thought_goes_in_the_names_of_the_profile(contract, training, made):
    receiver = made(contract)
    receiver.send(entry())

    assert receiver.send(WORD_ROW).kind is DELIVERED

    (told,) = words(contract, training)
    at = "2026-10-08 10:05:00" if contract == "ministry" else "20261008100500"
    number = shelf(contract, training).dossiers()[0].code
    assert json.loads(told) == {"MaHoSo": number, "MucDo": "2", "NoiDung": "Chờ hơi lâu", "NgayDanhGia": at}


@pytest.mark.parametrize("contract", ["dvcqg", "lgsp", "ministry"])
def test_a_word_known_by_its_id_is_told_again_after_a_lost_answer_and_is_there_once(contract, training, made):
    receiver = made(contract, feedback_fields=f"{FIELDS}, id=MaDanhGia")
    receiver.send(entry())
    training.faults.add(Fault.DROP_AFTER_COMMIT, times=1)

    assert receiver.send(WORD_ROW).kind is OutcomeKind.UNKNOWN
    assert receiver.ask(WORD_ROW) == Outcome(OutcomeKind.NOT_THERE)
    assert receiver.send(WORD_ROW).kind is DELIVERED

    assert len(words(contract, training)) == 1


@pytest.mark.parametrize("contract", ["dvcqg", "lgsp", "ministry"])
def test_a_word_that_cannot_be_known_again_waits_for_a_person_after_a_lost_answer(contract, training, made):
    receiver = made(contract)
    receiver.send(entry())

    assert receiver.ask(WORD_ROW) == Outcome(OutcomeKind.REFUSED, message="cannot_ask")


@pytest.mark.parametrize("contract", ["dvcqg", "lgsp", "ministry"])
def test_a_receiver_that_takes_no_words_says_so_and_nothing_is_sent(contract, training, made):
    receiver = made(contract, feedback_path="")

    assert receiver.send(WORD_ROW) == Outcome(OutcomeKind.UNFIT, message="no_feedback")
    assert receiver.ask(WORD_ROW).kind is OutcomeKind.NOT_THERE
    assert training.calls() == []


@pytest.mark.parametrize("contract", ["dvcqg", "lgsp", "ministry"])
def test_a_word_of_another_form_and_one_about_a_dossier_that_is_not_there_are_refused(contract, training, made):
    receiver = made(contract)
    strange = entry(EntryKind.FEEDBACK, {**WORD, "rating": "wonderful"})

    assert receiver.send(WORD_ROW).kind is OutcomeKind.REFUSED
    assert receiver.send(strange) == Outcome(OutcomeKind.REFUSED, message="schema")
    assert receiver.send(entry(EntryKind.FEEDBACK, dossier())) == Outcome(OutcomeKind.REFUSED, message="schema")
    assert words(contract, training) == []


@pytest.mark.parametrize("contract", ["dvcqg", "lgsp", "ministry"])
def test_a_receiver_that_does_not_know_a_code_names_its_field(contract, training, made):
    receiver = made(contract, feedback_ratings="good=5, fair=4, poor=3")
    receiver.send(entry())

    outcome = receiver.send(WORD_ROW)

    assert (outcome.kind, outcome.message) == (
        OutcomeKind.REFUSED,
        "MucDo invalid" if contract != "lgsp" else "data[0].MucDo invalid",
    )


def test_a_preview_shows_a_word_as_it_goes_and_where_it_stands_with_us(training):
    settings = settings_for("dvcqg", training)

    shown = preview_for({"province": settings}, "H31.12", "province", WORD, kind=EntryKind.FEEDBACK)

    assert [(row.path, row.wire, row.value) for row in shown.rows] == [
        ("number", "MaHoSo", NUMBER),
        ("feedback.rating", "MucDo", "2"),
        ("feedback.text", "NoiDung", "Chờ hơi lâu"),
        ("feedback.at", "NgayDanhGia", "20261008100500"),
    ]
    way = way_of(settings)
    assert way is not None
    assert set(places_of(way)) == {row.wire for row in shown.rows}


@pytest.mark.parametrize("contract", ["dvcqg", "lgsp", "ministry"])
def test_a_preview_shows_a_result_exactly_as_it_goes(contract, training, made):
    memory = Remembered()
    shown = preview_for(
        {"province": settings_for(contract, training)}, "H31.12", "province", RESULT_ROW.body, memory.recall, EntryKind.RESULT
    )  # fmt: skip

    said = {row.wire: row.value for row in shown.rows}
    assert said["DanhSachGiayToKetQua"] == "[]"
    assert "Giấy khai sinh, số 12/2026, ngày 08/10/2026" in said.values()
