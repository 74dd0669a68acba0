"""What is shown before sending is what goes: the same functions, the same values, nothing more and nothing less."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.domain.outbox import EntryKind, OutcomeKind
from services.domain.preview import leaves, wire_value
from services.errors import Problem
from services.receivers import contract_b
from services.receivers.contract_a import dossier_payload, progress_payload
from services.receivers.preview import preview
from services.training import TrainingReceiver
from tests.receivers.beside import Remembered, kit, lgsp_at, ministry_at
from tests.receivers.rows import NOW, dossier, entry, progress

AGENCY = "H31.12"
_TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)
_LONG = st.integers(0, 2100).map(lambda n: "ă" * n)
_PERSON = st.fixed_dictionaries(
    dict.fromkeys(("full_name", "personal_id", "address", "phone", "email", "passport", "tax_code"), _TEXT)
    | {"nationality": st.just("VN"), "kind": st.sampled_from(["person", "foreigner", "household", "company"])}
)
_FEE = st.fixed_dictionaries(
    {"name": _TEXT, "amount": st.integers(0, 10**9), "payment": st.sampled_from(["cash", "transfer", "unpaid"])}
)
_PAPER = st.fixed_dictionaries({"name": _TEXT, "originals": st.integers(0, 9), "copies": st.integers(0, 9)})
_DRAWN = st.fixed_dictionaries(
    {
        "applicant": _PERSON,
        "channel": st.sampled_from(["direct", "post"]),
        "fees": st.lists(_FEE, max_size=3),
        "papers": st.lists(_PAPER, max_size=4),
        "databases": st.sampled_from([[], ["CSDLQG về dân cư"]]),
        "note": _LONG,
        "cuts": st.sampled_from([[], ["note"]]),
    }
)


def _put_together(rows: Any) -> dict[str, str]:
    return {row.wire: row.value for row in rows}


TOLD = {"number": "G09.20-20261008-0000012", "record": "ho-so-12", "file": ""}


def recall(mark: str, key: str) -> str:
    return TOLD[mark]


def payload(contract: str, body: Any, kind: EntryKind) -> Any:
    if contract != "ministry":
        return dossier_payload(body, AGENCY)
    if kind is EntryKind.UPDATE:
        return contract_b.state_payload(body, TOLD["number"], TOLD["record"])
    return contract_b.dossier_payload(body, AGENCY, TOLD["number"], lambda sha256: None)


@settings(max_examples=40)
@given(
    drawn=_DRAWN,
    contract=st.sampled_from(["dvcqg", "lgsp", "ministry"]),
    kind=st.sampled_from([EntryKind.DOSSIER, EntryKind.UPDATE]),
)
def test_the_preview_of_any_dossier_shows_exactly_the_values_that_go(drawn, contract, kind):
    body = dossier(**drawn)
    wire = json.loads(json.dumps(payload(contract, body, kind)))

    shown = preview(contract, body, AGENCY, recall, kind=kind)

    assert _put_together(shown.rows) == {name: wire_value(value) for name, value in leaves(wire)}
    if contract != "ministry":
        too_long = len(drawn["note"]) > 1999 and not drawn["cuts"]
        assert too_long == any(problem.kind == "too_long_there" for problem in shown.problems)


@pytest.mark.parametrize("contract", ["dvcqg", "lgsp"])
def test_the_preview_of_a_step_shows_exactly_the_values_that_go(contract):
    shown = preview(contract, progress(), AGENCY, receiver="province")

    assert _put_together(shown.rows) == progress_payload(progress())
    assert (shown.receiver, shown.contract, shown.problems) == ("province", contract, ())


def test_the_preview_of_a_ministrys_step_and_dossier_carries_the_number_it_gave():
    step = preview("ministry", progress(), AGENCY, recall)
    told = {row.wire: row for row in preview("ministry", dossier(), AGENCY, recall).rows}

    assert _put_together(step.rows) == {
        name: wire_value(value)
        for name, value in contract_b.progress_payload(progress(), TOLD["number"], TOLD["record"]).items()
    }
    assert (told["MaHoSo"].value, told["MaHoSo"].path) == (TOLD["number"], "number")
    assert told["ThongTinNguoiNop.ThongTinChiTiet.SoDienThoai"].path == "applicant.phone"
    assert all(row.label[0] != row.wire.rpartition(".")[2] for row in told.values()), told


def test_who_hands_it_in_at_a_ministry_is_the_representative_or_the_applicant():
    who = {"full_name": "LÊ VĂN THAY", "personal_id": "", "passport": "", "phone": "09000000012", "address": ""}

    with_somebody = preview("ministry", dossier(representative=who), AGENCY, recall)
    alone = {row.path for row in preview("ministry", dossier(), AGENCY, recall).rows}

    assert [warning.field for warning in with_somebody.warnings] == ["representative.phone"]
    assert {"representative.full_name", "representative.phone"} & alone == set()


def test_what_a_ministry_must_have_is_asked_for_by_our_places():
    nobody = dossier(applicant=dossier()["applicant"] | {"full_name": ""}, note="g" * 2000)

    asked = {p.field for p in preview("ministry", nobody, "", recall).problems}
    told = preview("ministry", nobody, AGENCY, recall, kind=EntryKind.UPDATE).problems

    assert asked == {"applicant.full_name", "agency"}
    assert told == (Problem("note", "too_long_there", "NoiDungYKien, 1999"),)


def test_every_value_has_our_place_where_it_has_one_and_a_name_in_both_languages():
    rows = {row.wire: row for row in preview("dvcqg", dossier(), AGENCY).rows}

    assert (rows["SoDienThoai"].path, rows["SoDienThoai"].label) == ("applicant.phone", ("Điện thoại", "Phone"))
    assert rows["DanhSachLePhi[0].Gia"].path == "fee"
    assert rows["DanhSachTepDinhKemKhac[0].SoLuong"].value == "3"
    assert rows["TaiLieuNop"].value == "[]"
    assert all(row.label[0] != row.wire and all(row.label) for row in rows.values())


def test_a_text_that_is_too_long_is_shown_whole_with_its_fault_and_cut_once_somebody_agreed():
    whole, cut = (preview("dvcqg", dossier(note="g" * 2000, cuts=cuts), AGENCY) for cuts in ([], ["note"]))

    fault = Problem("note", "too_long_there", "GhiChu, 1999")
    assert (whole.problems, cut.problems) == ((fault,), ())
    assert [row.warning for row in whole.rows if row.wire == "GhiChu"] == [fault]
    assert [row.value for row in cut.rows if row.wire == "GhiChu"] == ["g" * 1998 + "…"]


def test_a_doubtful_phone_is_a_warning_and_no_problem():
    shown = preview("dvcqg", dossier(applicant=dossier()["applicant"] | {"phone": "09000000012"}), AGENCY)

    assert (shown.problems, [w.field for w in shown.warnings]) == ((), ["applicant.phone"])


@pytest.mark.parametrize("body", [dossier(channel="bằng bồ câu"), {"schema": "desk.file/1", "kind": "pdf"}])
def test_a_content_of_another_version_has_nothing_to_show_but_that(body):
    shown = preview("dvcqg", body, AGENCY)

    assert (shown.rows, [p.kind for p in shown.problems]) == ((), ["schema"])


FILE = {
    "schema": "desk.file/1", "number": "H31.12-261008-2007", "id": "7d1", "digest": "kept" * 16, "sha256": "ab" * 32, "size": 3,
    "kind": "pdf", "pages": 1, "component": 0, "code": "G15-01", "title": "Tờ khai",
}  # fmt: skip


def test_of_a_scanned_paper_only_what_goes_with_its_bytes_is_shown():
    tus, ministry = (_put_together(preview(contract, FILE, AGENCY).rows) for contract in ("lgsp", "ministry"))

    assert tus == {
        "filename": "abababababababab.pdf", "filetype": "application/pdf", "sha256": "ab" * 32, "kind": "pdf",
        "component": "G15-01", "size": "3",
    }  # fmt: skip
    assert ministry == {"files": "7d1.pdf", "filetype": "application/pdf", "size": "3"}


@pytest.mark.parametrize(
    ("contract", "body"), [("folder", dossier()), ("folder", FILE), ("dvcqg", {"schema": "other/1"})]
)
def test_what_no_contract_turns_round_is_shown_as_we_keep_it(contract, body):
    shown = preview(contract, body, AGENCY)

    assert _put_together(shown.rows) == {name: wire_value(value) for name, value in leaves(body)}
    assert shown.problems == ()


@pytest.mark.parametrize("contract", ["lgsp", "ministry"])
def test_the_other_side_holds_what_the_preview_showed(tmp_path, contract):
    memory = Remembered()
    with TrainingReceiver(tmp_path, clock=lambda: NOW) as side:
        make = lgsp_at if contract == "lgsp" else ministry_at
        receiver = make(f"{side.url}/{contract}", kit(lambda: NOW, memory))
        sent = receiver.send(entry())
        store = side.lgsp if contract == "lgsp" else side.ministry
        (held,) = store.dossiers()
        receiver.close()

    shown = preview(contract, dossier(), AGENCY, memory.recall)

    assert sent.kind is OutcomeKind.DELIVERED
    assert _put_together(shown.rows) == {name: wire_value(value) for name, value in leaves(json.loads(held.body))}


@pytest.mark.parametrize(("contract", "make"), [("lgsp", lgsp_at), ("ministry", ministry_at)])
def test_a_row_the_contract_refuses_never_reaches_the_other_contracts_either(tmp_path, contract, make):
    long = dossier(papers=[{"name": "p" * 2001, "originals": 1, "copies": 0}])
    with TrainingReceiver(tmp_path, clock=lambda: NOW) as side:
        receiver = make(f"{side.url}/{contract}", kit(lambda: NOW, Remembered()))
        held_back = receiver.send(entry(EntryKind.DOSSIER, long))
        agreed = receiver.send(entry(EntryKind.DOSSIER, {**long, "cuts": ["components"]}))
        receiver.close()

    assert (held_back.kind, held_back.message, held_back.field) == (OutcomeKind.UNFIT, "text_too_long", "components")
    assert agreed.kind is OutcomeKind.DELIVERED
