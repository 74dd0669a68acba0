import re
from collections import Counter

import pytest

from services.domain.alternatives import alternatives_in
from services.domain.procedure import Case, Component, FeeKind, Need, TimeUnit, procedure_from
from tests.conftest import shipped


@pytest.fixture(scope="module")
def rows():
    return {row["code"]: row for row in shipped("catalogue/procedures.json")["procedures"]}


@pytest.fixture
def row(rows):
    """One real row, to be bent."""
    return dict(rows["1.004873"])


def test_every_row_of_the_shipped_catalogue_is_read(procedures, rows):
    assert len(procedures) == len(rows) == 372
    assert sum(len(c.components) for p in procedures.values() for c in p.cases) == 1741
    for code, procedure in procedures.items():
        assert re.fullmatch(r"\d\.\d{6}", procedure.code)
        assert procedure.code == code
        assert procedure.name
        assert procedure.short_name
        assert procedure.field
        assert procedure.ministry
        assert procedure.sources


def test_the_frequent_work_of_a_commune_comes_in_tiers(procedures):
    assert Counter(p.tier for p in procedures.values()) == {1: 72, 2: 248, 3: 52}
    assert Counter(p.confidence for p in procedures.values()) == {"high": 36, "medium": 313, "index_only": 23}


def test_times_nobody_published_stay_unknown_or_suggested(procedures):
    without = [p for p in procedures.values() if p.time is None or p.time.suggested]
    suggested = [p for p in without if p.time]

    assert len(without) == 44
    assert len(suggested) == 11
    assert all(p.time.same_day and p.time.cutoff == "15:00" for p in suggested)


def test_a_unit_the_source_did_not_name_is_inferred_or_unknown(procedures):
    inferred = [p for p in procedures.values() if p.time and p.time.inferred]
    unknown = [p for p in procedures.values() if p.time and p.time.unit is TimeUnit.OTHER]

    assert len(inferred) == 19
    assert len(inferred) + len(unknown) == 33
    assert {p.time.unit for p in inferred} == {TimeUnit.WORKING_DAY}


def test_superseded_procedures_name_their_successor_where_the_source_does(procedures):
    old = {p.code: p.superseded_by for p in procedures.values() if not p.active}

    assert old == {"2.000986": "3.000722", "2.001023": "3.000722", "1.010385": "", "1.011727": ""}
    assert all(p.superseded_by == "" for p in procedures.values() if p.active)
    assert procedures["3.000722"].active


def test_only_what_the_catalogue_calls_free_is_free(procedures, rows):
    for code, procedure in procedures.items():
        published = rows[code]["fee"]
        assert (procedure.fee.kind is FeeKind.FREE) == bool(published and published["kind"] == "mien_phi")
        if procedure.fee.kind is not FeeKind.FREE:
            assert 0 not in procedure.fee.amounts
    assert procedures["1.001653"].fee.kind is FeeKind.UNPUBLISHED


def test_databases_stand_only_where_the_catalogue_puts_them(procedures, rows):
    for code, procedure in procedures.items():
        for case, published in zip(procedure.cases, rows[code]["cases"], strict=True):
            for component, raw in zip(case.components, published["components"], strict=True):
                assert component.databases == tuple(raw.get("db_substitute", ()))


def test_a_procedure_is_read_whole(procedures):
    procedure = procedures["1.004873"]
    declaration, _, identity, before, *_ = procedure.case(0).components

    assert procedure.short_name == "Cấp Giấy xác nhận tình trạng hôn nhân"
    assert (procedure.result, procedure.result_code) == ("Giấy xác nhận tình trạng hôn nhân", "KQ.G15.000038")
    assert (declaration.index, declaration.need, declaration.originals) == (0, Need.REQUIRED, 1)
    assert identity.shown
    assert identity.databases == ("CSDLQG về dân cư", "CSDL hộ tịch điện tử")
    assert before.conditional
    assert before.condition.startswith("Cấp lại để dùng vào mục đích khác")
    assert not declaration.conditional


def test_the_form_of_a_paper_is_named_with_its_act(procedures):
    named = {c.form for p in procedures.values() for case in p.cases for c in case.components}

    assert "04 Nghị định 20/2021/NĐ-CP" in named


def test_a_procedure_without_published_cases_has_one_with_no_papers(procedures):
    bare = [p for p in procedures.values() if not p.cases]

    assert len(bare) == 45
    assert bare[0].case(0) == Case("", ())
    for index in (1, -1):
        with pytest.raises(IndexError):
            bare[0].case(index)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("time", {"value": -1, "unit": "ngay"}),
        ("time", {"value": 100_000, "unit": "ngay"}),
        ("time", {"value": 1, "unit": "tuần"}),
        ("time", {"value": 1, "unit": "ngay", "cutoff": "ba giờ"}),
        ("time", {"unit": "ngay"}),
        ("fee", {"kind": "rẻ"}),
        ("cases", [{"components": [{"name": "Đơn", "need": "sometimes", "originals": 1, "copies": 0}]}]),
        ("tier", "cao"),
    ],
)
def test_a_row_that_holds_something_else_is_refused(row, field, value):
    row[field] = value

    with pytest.raises((KeyError, ValueError)):
        procedure_from(row)


def test_every_one_of_row_names_its_papers_or_none(procedures):
    found = [c for p in procedures.values() for case in p.cases for c in case.components if c.need is Need.ONE_OF]

    assert len(found) == 36
    assert sum(bool(c.alternatives) for c in found) == 32
    for component in found:
        assert len(component.alternatives) != 1
        for paper in component.alternatives:
            assert paper == paper.strip(" .:;,+-")
            assert 4 <= len(paper) < 400
            assert ";" not in paper
            assert paper in f"{component.name} {component.detail}".replace("… …", "…")


def test_papers_but_one_of_rows_have_no_alternatives(procedures):
    others = (c for p in procedures.values() for case in p.cases for c in case.components if c.need is not Need.ONE_OF)

    assert all(not c.alternatives for c in others)


def test_a_one_of_row_marked_if_any_need_not_be_brought(procedures):
    conditional = [
        p.code
        for p in procedures.values()
        for case in p.cases
        for c in case.components
        if c.need is Need.ONE_OF and c.conditional
    ]

    assert conditional == ["1.013978", "1.013978", "1.013965"]


def test_identity_papers_are_told_apart(procedures):
    component = procedures["2.000908"].case(0).components[0]

    assert component.alternatives == (
        "căn cước điện tử",
        "thẻ căn cước/CCCD",
        "giấy chứng nhận căn cước",
        "hộ chiếu",
        "giấy tờ xuất nhập cảnh còn giá trị",
    )


def test_a_certificate_of_several_rights_stays_one_paper(procedures):
    component = procedures["1.013225"].case(0).components[1]

    assert component.alternatives == (
        "GCN quyền sử dụng đất",
        "GCN QSDĐ, quyền sở hữu nhà ở và tài sản gắn liền với đất",
        "GCN quyền sở hữu nhà ở và QSDĐ ở",
        "giấy tờ khác theo Điều 53",
    )


def test_a_list_in_the_detail_is_read(procedures):
    component = procedures["1.010833"].case(0).components[1]

    assert component.alternatives[:2] == ("giấy chứng nhận người có công", "kỷ niệm chương bị địch bắt tù, đày")
    assert component.alternatives[-1] == "bằng “Có công với nước”"


def test_a_list_the_source_cut_in_two_is_put_together_and_its_remarks_left_out(procedures):
    component = next(c for c in procedures["1.013134"].case(0).components if c.need is Need.ONE_OF)

    assert component.alternatives[:4] == (
        "Thẻ Căn cước công dân",
        "Chứng minh nhân dân",
        "Giấy xác nhận thông tin về cư trú",
        "Giấy thông báo số định danh cá nhân và thông tin công dân trong Cơ sở dữ liệu quốc gia về dân cư",
    )
    assert component.alternatives[4].startswith("quyết định của người đứng đầu cơ quan, tổ chức")
    assert len(component.alternatives) == 5


def test_a_paper_cut_short_is_kept_when_it_can_be_recognised(procedures):
    cut = next(c for c in procedures["1.013229"].case(0).components if c.need is Need.ONE_OF)
    lost = next(c for c in procedures["1.013229"].case(1).components if c.need is Need.ONE_OF)

    assert cut.alternatives[-1].startswith("giấy chứng nhận quyền sở hữu công trình xây dựng")
    assert lost.alternatives[-1] == "Giấy chứng nhận quyền sở hữu nhà ở"


@pytest.mark.parametrize(
    ("name", "detail"),
    [
        ("Giấy tờ xác nhận mối quan hệ", "gồm căn cước công dân…"),
        ("Một trong các loại giấy tờ quy định tại Điều 137, khoản 4", ""),
        ("Một trong các giấy tờ sau:", ""),
        ("", ""),
    ],
)
def test_a_row_that_names_no_two_papers_has_no_alternatives(name, detail):
    assert alternatives_in(name, detail) == ()


def test_an_alternative_named_twice_is_offered_once():
    assert alternatives_in("Một trong: hộ chiếu; thẻ căn cước; hộ chiếu", "") == ("hộ chiếu", "thẻ căn cước")


def test_a_plain_paper_needs_only_its_name():
    assert not Component(0, "Tờ khai", Need.REQUIRED).conditional
