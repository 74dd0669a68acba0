"""No paper too many: what may be asked for beyond the checklist, and what nobody may ask for."""

from __future__ import annotations

from datetime import date
from functools import cache
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.domain import guard
from services.domain.checklist import Answer, ExtraPaper, Paper, PaperState, papers, reason_of
from services.domain.guard import Barred, askable, barred_problems, collecting, meant
from services.domain.procedure import Case, Component, Need, procedure_from
from services.domain.rulebook import Chapter, rules_of
from services.domain.text import fold
from services.resources import shipped_catalogue, shipped_rules

DAY = date(2026, 11, 20)
POPULATION = "CSDLQG về dân cư"
CASE = Case(
    "",
    (
        Component(0, "Tờ khai", Need.REQUIRED, originals=1),
        Component(1, "Giấy tờ tùy thân", Need.REQUIRED, originals=1, databases=(POPULATION, "CSDL hộ tịch điện tử")),
        Component(2, "Văn bản ủy quyền", Need.BY_CASE, originals=1),
    ),
)
HANDED_IN, MISSING, FROM_DATABASE, NOT_APPLICABLE = PaperState


@cache
def barred() -> tuple[Barred, ...]:
    return tuple(r.body for r in rules_of(shipped_rules(Chapter.BARRED)).on(Chapter.BARRED, DAY))


def extra(name="Biên bản họp gia đình", basis="Điều 5 Thông tư 01/2026/TT-BTP", reason="Có người vắng mặt", why=""):
    return ExtraPaper(name, basis, reason, why)


def faults(*extras, down=()):
    return [(p.field, p.kind) for p in guard.problems(extras, CASE, barred(), down)]


def test_a_paper_with_a_basis_and_a_reason_may_be_asked_for():
    assert faults(extra()) == []


def test_a_paper_without_name_basis_or_reason_is_named():
    assert faults(extra(" ", "", "\n")) == [
        ("extras[0].name", "empty"), ("extras[0].basis", "empty"), ("extras[0].reason", "empty")
    ]  # fmt: skip


def test_texts_no_form_holds_and_reasons_nobody_knows_are_refused():
    assert faults(extra("x" * 301, "y" * 501, "z", "vì thế")) == [
        ("extras[0].name", "too_long"), ("extras[0].basis", "too_long"), ("extras[0].why", "not_in_list")
    ]  # fmt: skip


def test_a_paper_of_the_checklist_is_answered_there_and_one_paper_is_asked_for_once():
    assert faults(extra("tờ  KHAI")) == [("extras[0].name", "listed_already")]
    assert faults(extra(), extra("biên bản họp gia đình")) == [("extras[1].name", "listed_twice")]


@pytest.mark.parametrize(
    "name",
    [
        "Tài khoản VNeID", "cài VNEID mức 2", "anh chup man hinh vneid", "VN eID", "VN-eID của chủ hộ", "V N e I D",
        "tai khoan dinh danh dien tu", "Định danh mức độ 2", "ddinhj danh ddieenj tuwr", "căn cước điện tử", "vneld",
    ],
)  # fmt: skip
def test_nobody_is_asked_for_an_electronic_identity_at_the_counter(name):
    assert faults(extra(name)) == [("extras[0].name", "never_asked_for")]


@pytest.mark.parametrize(
    "name",
    [
        "Giấy xác nhận địa chỉ cũ và mới", "giay xac nhan dia gioi hanh chinh", "Xác nhận thông tin về địa giới hành chính",
        "giấy tờ chứng minh thay đổi địa giới", "Văn bản sáp nhập xã", "bản sao nghị quyết sắp xếp đơn vị hành chính",
        "xác nhận tên xã cũ tên xã mới là một", "Đơn xin xác nhận đổi tên phường", "công văn về địa danh mới",
        "xac nhan cua xa ve viec sap nhap tinh", "giaays xacs nhaanj ddiaj chir cux", "địa giới hành chính: giấy xác nhận",
        "giấy xác nhận thay đổi địa chi", "Giấy xác nhận thông tin về sap nhap phuong",
    ],
)  # fmt: skip
def test_nobody_is_asked_to_prove_that_old_and_new_names_are_one_place(name):
    assert faults(extra(name)) == [("extras[0].name", "never_asked_for")]


def test_a_reason_that_means_old_and_new_names_is_caught_too():
    assert faults(extra(reason="để chứng minh địa chỉ cũ và mới là một")) == [("extras[0].name", "never_asked_for")]


@pytest.mark.parametrize(
    "name",
    [
        "Sổ hộ khẩu", "so ho khau", "bản sao sổ hộ khẩu công chứng", "hộ khẩu gốc", "sổ tạm trú", "Sổ HK",
        "Giấy xác nhận thông tin về cư trú", "giay xac nhan cu tru", "CT07", "xác nhận nhân khẩu", "giấy xác nhận tạm trú",
        "Bản sao CCCD", "photo căn cước công dân", "cccd công chứng", "bản phô tô chứng minh thư", "CMND bản sao",
        "Giấy khai sinh", "khai sinh bản sao", "trích lục khai sinh", "Giấy đăng ký kết hôn", "giấy độc thân",
        "giấy xác nhận tình trạng hôn nhân", "Trích lục khai tử", "photo sổ đỏ", "bản sao giấy chứng nhận quyền sử dụng đất",
        "Giấy chứng sinh", "bản sao thẻ BHYT", "bản sao đăng ký kinh doanh", "thông báo số định danh cá nhân",
    ],
)  # fmt: skip
def test_a_paper_whose_data_a_database_has_is_blocked_with_the_citation(name):
    found = guard.problems([extra(name)], CASE, barred())

    assert [(p.field, p.kind) for p in found] == [("extras[0].name", "database_has_it")]
    assert "309/2026/NĐ-CP" in found[0].fact


def test_it_may_be_asked_for_when_the_data_are_wrong_or_the_database_is_marked_down():
    assert faults(extra("Sổ hộ khẩu", why="data_wrong")) == []
    assert faults(extra("Sổ hộ khẩu", why="database_down")) == [("extras[0].why", "database_not_down")]
    assert faults(extra("Sổ hộ khẩu", why="database_down"), down={POPULATION}) == []


def test_an_electronic_identity_is_not_asked_for_whatever_is_down():
    assert faults(extra("VNeID", why="data_wrong"), down={POPULATION}) == [("extras[0].name", "never_asked_for")]


@pytest.mark.parametrize(
    "name",
    [
        "Mạng lưới thoát nước: bản vẽ", "Sơ đồ vị trí thửa đất", "Bản sao sơ đồ thửa đất", "Hợp đồng thuê nhà", "Bản đồ địa giới",
        "Nghị quyết sáp nhập hợp tác xã", "Danh sách thành viên", "Giấy khám sức khỏe", "Văn bản uỷ quyền có chứng thực",
        "Giấy phép lao động", "Đơn xin xác nhận của chủ hộ khác", "Ảnh 4x6", "Bản cam kết", "Giấy xác nhận khuyết tật",
        "Giấy tờ nhân thân do nước ngoài cấp", "Bản sao giấy khai sinh do nước ngoài cấp", "Tờ khai đăng ký khai sinh",
    ],
)  # fmt: skip
def test_an_ordinary_paper_is_not_taken_for_a_barred_one(name):
    assert meant(name, barred()) is None


def catalogue_names() -> list[tuple[Case, Component]]:
    rows = [procedure_from(row) for row in shipped_catalogue().rows]
    return [(case, c) for p in rows for case in p.cases for c in case.components]


LISTED = catalogue_names()


@given(st.sampled_from(LISTED), st.sampled_from([str, str.upper, fold, lambda t: normalize("NFD", t)]))
def test_a_paper_of_the_checklist_itself_is_never_blocked_only_pointed_at(row, written):
    case, component = row
    asked = ExtraPaper(written(component.name), "Điều 1", "cần thiết")

    kinds = {p.kind for p in guard.problems([asked], case, barred())}

    assert kinds <= {"listed_already", "too_long"}
    assert "listed_already" in kinds


def test_few_names_of_the_catalogue_that_no_database_gives_are_taken_for_barred_ones():
    plain = {c.name for _, c in LISTED if not c.databases and len(c.name) <= guard.NAME_LIMIT}
    caught = {name for name in plain if meant(name, barred())}

    assert len(plain) > 700
    assert len(caught) / len(plain) < 0.05


WORDS = st.lists(st.sampled_from(["bản gốc", "của chủ hộ", "mới nhất", "(nếu có)", "photo"]), max_size=2)
FORBIDDEN = st.sampled_from(
    [
        "sổ hộ khẩu",
        "tài khoản VNeID",
        "giấy xác nhận địa giới hành chính",
        "giấy xác nhận thông tin cư trú",
        "bản sao CCCD",
    ]
)


@given(FORBIDDEN, WORDS, WORDS, st.sampled_from([str, str.upper, str.title, fold, lambda t: normalize("NFD", t)]))
def test_a_forbidden_paper_is_caught_among_other_words_in_any_writing(name, before, after, written):
    assert meant(written(" ".join([*before, name, *after])), barred()) is not None


def test_what_cannot_be_never_asked_for_comes_before_what_a_database_has():
    rows = [Barred("a", ("khai",), "x", databases=("CSDL",)), Barred("b", ("khai",), "x")]

    found = meant("khai", rows)

    assert found is not None
    assert found.name == "b"


def test_a_row_of_the_list_needs_name_words_and_citation():
    assert [p.field for p in barred_problems(Barred(" ", (), ""))] == ["body.name", "body.citation", "body.words"]
    assert [p.field for p in barred_problems(Barred("a", ("…",), "b"))] == ["body.words"]
    assert barred_problems(barred()[0]) == ()


def answer(index=1, state=HANDED_IN, reason=""):
    return Answer(index, state, reason=reason)


def test_a_paper_taken_without_a_reason_was_offered_and_nobody_demanded_it():
    rows = CASE.components

    assert reason_of(rows[1], answer()) == "offered"
    assert reason_of(rows[1], answer(reason="data_wrong")) == "data_wrong"
    assert reason_of(rows[1], answer(state=FROM_DATABASE)) == ""
    assert reason_of(rows[1], answer(state=MISSING, reason="offered")) == ""
    assert reason_of(rows[1], answer(state=MISSING, reason="data_wrong")) == "data_wrong"
    assert reason_of(rows[1], None) == ""
    assert reason_of(rows[0], answer(0)) == ""


def test_a_database_can_be_the_reason_only_while_it_is_marked_down():
    def kinds(*answers, down=()):
        return [(p.field, p.kind) for p in collecting(CASE, answers, down)]

    assert kinds(answer(reason="database_down")) == [("components[0].reason", "database_not_down")]
    assert kinds(answer(reason="database_down"), down={POPULATION}) == []
    assert kinds(answer(reason="data_wrong"), answer(), answer(9, reason="offered")) == []
    assert kinds(answer(0, reason="offered")) == [("components[0].reason", "no_database_gives_it")]


@given(
    st.lists(
        st.builds(Answer, st.integers(0, 2), st.sampled_from(PaperState), reason=st.sampled_from(["", "data_wrong"]))
    )
)
def test_form_02_never_asks_for_a_paper_a_database_gives_without_a_lawful_reason(answers):
    missing = tuple(p for p in papers(CASE, answers) if p.state is MISSING)
    given_reasons = {a.index: a.reason for a in answers}

    asked_for = askable(CASE, answers, missing)

    assert [p.index for p in asked_for] == [
        p.index for p in missing if p.index != 1 or given_reasons.get(1) == "data_wrong"
    ]


def test_papers_no_database_gives_stay_on_form_02():
    missing = (Paper(0, "Tờ khai", MISSING), Paper(1, "Giấy tờ tùy thân", MISSING))

    assert [p.index for p in askable(CASE, (), missing)] == [0]


@pytest.mark.parametrize(
    ("line", "down", "kind"),
    [
        ("Tờ khai: ký và ghi ngày", (), None),
        ("Giấy xác nhận địa chỉ cũ", (), "never_asked_for"),
        ("Ghi rõ hơn, để chứng minh địa chỉ cũ và mới là một", (), "never_asked_for"),
        ("Sổ hộ khẩu", (), "database_has_it"),
        ("Sổ hộ khẩu", (POPULATION,), None),
        ("Sổ hộ khẩu, vì dữ liệu dân cư ghi sai ngày sinh", (), None),
    ],
)
def test_a_line_written_after_reception_is_guarded_too(line, down, kind):
    problem = guard.line_problem(line, barred(), down)

    assert (problem.kind if problem else None) == kind
