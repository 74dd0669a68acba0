"""The national list of procedures, with everything importers tripped over."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.domain.catalogue.changes import changes
from services.domain.catalogue.national import code_of, is_of_communes, is_whole, offered_from, unwrapped
from services.domain.catalogue.national_parts import (
    Money,
    bare_code,
    channel_of,
    copies_of,
    entries,
    fee_kind_of,
    field,
    file_of,
    length_of,
    money,
    plain,
    unit_of,
)
from services.domain.catalogue.row import row_problems
from services.domain.channels import Filing
from services.domain.procedure import procedure_from
from services.domain.published import TimeUnit
from tests.domain.rows import ROWS

OURS = ROWS["1.004873"]
FEE = {"MAPHILEPHI": "2'", "SOTIEN": "8.000", "DONVI": "Đồng", "MOTA": "một bản"}


def way(channel="1", value="3", unit="Ngày làm việc", fees=(FEE,), **more):
    return {
        "KENH": channel,
        "THOIGIAN": [{"THOIGIANGIAIQUYET": value, "DONVITINH": unit, "PHILEPHI": list(fees), **more}],
    }


def sheet(code, name, originals="1", copies="0", **more):
    return {"MAGIAYTO": code, "TENGIAYTO": name, "SOBANCHINH": originals, "SOBANSAO": copies, **more}


def entry(**fields):
    """Return a new procedure as `LayThuTuc` tells it."""
    return {
        "ID": "123", "MATTHC": "9.000001", "TENTTHC": "Thủ tục thử", "TRANGTHAI": "1", "MACOQUANCONGBO": "G15",
        "LINHVUCTHUCHIEN": [{"MALINHVUC": "G15-HT", "TENLINHVUC": "Hộ tịch"}],
        "CAPTHUCHIEN": [{"CAPTHUCHIEN": "3", "MOTACOQUANTHUCHIEN": "UBND xã"}, {"CAPTHUCHIEN": 1}],
        "COQUANTHUCHIEN": [{"TENDONVI": "Ủy ban nhân dân cấp xã"}], "DOITUONGTHUCHIEN": [{"TENDOITUONG": "Công dân"}],
        "TRINHTUTHUCHIEN": [{"TRUONGHOP": "", "TRINHTU": [{"TENTRINHTU": "Nộp hồ sơ"}, {"TENTRINHTU": "Nhận kết quả"}]}],
        "CACHTHUCTHUCHIEN": [way()],
        "THANHPHANHOSO": [{"TRUONGHOP": "", "GIAYTO": [sheet("GT1", "Tờ khai")]}],
        "KETQUATHUCHIEN": [{"MAKETQUA": "KQ.G15.000038", "TENKETQUA": "Giấy xác nhận"}, {"MAKETQUA": "x"}],
        "CANCUPHAPLY": [{"SOVANBAN": "123/2015/NĐ-CP", "TENVANBAN": "…"}], "YEUCAU": "Không có",
        **fields,
    }  # fmt: skip


def read(fields=None, present=None):
    return offered_from(1, entry(**(fields or {})), present)


def remarks(offered):
    return [(r.field, r.kind) for r in offered.remarks]


@pytest.mark.parametrize("twice", [False, True])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_an_answer_is_found_plain_and_encoded_twice(twice, mark):
    answer = {"result": [entry()], "error_code": "0"}
    content = {"message": mark + json.dumps(answer)} if twice else answer

    assert unwrapped(content) == [entry()]
    assert unwrapped(mark + json.dumps(content)) == [entry()]
    assert unwrapped([content, content]) == [entry(), entry()]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ({"result": None}, []),
        ({"result": []}, []),
        ([], []),
        ({"RESULT": {"MATTHC": "1"}}, [{"MATTHC": "1"}]),
        ({"MATTHC": "1"}, [{"MATTHC": "1"}]),
        ({"data": [{"MATTHC": "1"}, 5]}, [{"MATTHC": "1"}, 5]),
        ([{"TENTTHC": "không mã"}], [{"TENTTHC": "không mã"}]),
        ({"message": "Thành công"}, None),
        ({"procedures": 3}, None),
        (5, None),
        ({"result": {"result": {"result": {"result": {"result": {"result": {"result": {"result": []}}}}}}}}, None),
        ("[" * 100_000, None),
    ],
)
def test_what_is_no_answer_of_the_list_is_none(content, found):
    assert unwrapped(content) == found


def test_a_new_procedure_is_read_whole():
    found = read()

    row = found.row
    assert (found.code, found.line, found.faults, row_problems(row)) == ("9.000001", 1, (), ())
    assert {k: row[k] for k in ("name", "field", "ministry", "levels", "executor", "applicants", "status", "legal")} == {
        "name": "Thủ tục thử", "field": "Hộ tịch", "ministry": "G15", "levels": ["xa", "tinh"],
        "executor": "Ủy ban nhân dân cấp xã", "applicants": ["Công dân"], "status": "active", "legal": ["123/2015/NĐ-CP"],
    }  # fmt: skip
    one = {"channel": "truc_tiep", "time_value": 3, "time_unit": "ngay_lam_viec", "fee_vnd": 8000}
    assert row["channels"] == [{**one, "fee_kind": "le_phi", "fee_note": "một bản"}]
    assert (row["time"], row["fee"]) == ({"value": 3, "unit": "ngay_lam_viec"}, {"kind": "co_muc_thu", "vnd": [8000]})
    assert row["results"] == [{"name": "Giấy xác nhận", "code": "KQ.G15.000038"}]
    assert row["steps"] == [{"title": "", "steps": ["Nộp hồ sơ", "Nhận kết quả"]}]
    assert (row["conditions"], row["sources"], row["confidence"]) == ("Không có", ["CSDLQG"], "medium")
    paper = {"name": "Tờ khai", "need": "required", "originals": 1, "copies": 0, "to_check": True, "code": "GT1"}
    assert row["cases"] == [{"title": None, "components": [paper]}]
    assert remarks(found) == [("THANHPHANHOSO[0].GIAYTO[0]", "new_paper")]


def test_a_list_alone_tells_of_the_name_and_leaves_the_rest():
    listed = {"MATTHC": "1.004873", "TENTTHC": OURS["official_name"].upper(), "TRANGTHAI": 1, "THANHPHANHOSO": None}

    same = offered_from(4, listed, OURS)
    renamed = offered_from(4, {**listed, "TENTTHC": "Tên khác"}, OURS)
    bare = offered_from(4, {"MATTHC": "9.000002", "TENTTHC": "Mới", "TENLINHVUC": "Đất đai"}, None)

    assert (same.row, same.faults) == (OURS, ())
    assert {change.field for change in changes(OURS, renamed.row)} == {"name", "official_name", "sources"}
    assert (bare.row["confidence"], bare.row["flags"], bare.row["field"]) == (
        "index_only",
        ["chi_co_ten_va_ma"],
        "Đất đai",
    )
    assert row_problems(bare.row) == ()
    assert row_problems(offered_from(4, {"MATTHC": "9.000002", "TENTTHC": "Mới"}, None).row) == ()
    assert (is_whole(listed), is_whole(entry())) == (False, True)


def test_a_procedure_no_longer_public_is_closed_and_one_we_know_replaced_stays_so():
    replaced = ROWS["2.000986"]

    assert read({"MATTHC": "1.004873", "TRANGTHAI": "0"}, OURS).row["status"] == "closed"
    kept = offered_from(1, {"MATTHC": "2.000986", "TRANGTHAI": 1}, replaced)
    assert (kept.row, remarks(kept)) == (replaced, [("TRANGTHAI", "superseded_here")])
    ended = {**OURS, "valid_to": "2026-01-01"}
    assert offered_from(1, {"MATTHC": "1.004873", "TRANGTHAI": "1"}, ended).row["valid_to"] is None


@pytest.mark.parametrize(
    ("value", "unit", "found"),
    [
        ("Không", "", Money(0, "Không", True)),
        ("MIỄN PHÍ", "", Money(0, "MIỄN PHÍ", True)),
        ("8.000", "Đồng", Money(8000)),
        ("8,000", "", Money(8000)),
        ("1.234.567 đồng", "VNĐ", Money(1234567)),
        (8000, "đ", Money(8000)),
        (8000.0, None, Money(8000)),
        ("8000", "đồng/bản", Money(8000, "đồng/bản")),
        ("8000", "/trang", Money(8000, "/trang")),
        ("8.000,00", "", Money(8000)),
        ("0", "", Money(0)),
        ("", "", Money(None)),
        (None, None, Money(None)),
        (True, "", Money(None)),
        ([8000], "", Money(None)),
        ("10", "USD", Money(None, "10 USD")),
        ("5000", "USD", Money(None, "5000 USD")),
        ("40", "", Money(None, "40")),
        ("9" * 14, "", Money(None, "9" * 14)),
        ("Theo quy định của HĐND tỉnh", "", Money(None, "Theo quy định của HĐND tỉnh")),
        ("2.000 đồng/trang; từ trang thứ 3: 1.000", "", Money(None, "2.000 đồng/trang; từ trang thứ 3: 1.000")),
        ("8.00", "", Money(None, "8.00")),
        (1234.5, "", Money(None, "1234.5")),
        (-5000, "", Money(None, "-5000")),
    ],
)
def test_money_is_an_amount_only_where_one_stands(value, unit, found):
    assert money(value, unit) == found


@given(st.text(max_size=30) | st.integers() | st.floats() | st.none() | st.booleans(), st.text(max_size=8))
def test_no_text_is_ever_free_by_accident(value, unit):
    found = money(value, unit)

    assert found.amount is None or found.amount >= 0
    if found.amount == 0:
        assert found.free or re.sub(r"[0.,đồngvnd\s]", "", str(value).lower()) == ""


@pytest.mark.parametrize(
    ("value", "unit"),
    [
        ("Ngày làm việc", TimeUnit.WORKING_DAY), ("ngay lam viec", TimeUnit.WORKING_DAY), ("Ngày", TimeUnit.DAY),
        ("Ngày (theo lịch)", TimeUnit.DAY), ("giờ", TimeUnit.HOUR), ("Giờ làm việc", TimeUnit.HOUR), ("Tháng", TimeUnit.MONTH),
        ("Năm", TimeUnit.OTHER), ("", TimeUnit.OTHER), (None, TimeUnit.OTHER),
    ],
)  # fmt: skip
def test_a_unit_is_kept_as_it_is_said(value, unit):
    assert unit_of(value) is unit


def test_small_values_of_every_type_are_read():
    assert [length_of(v) for v in ("3", 3, 3.0, "03", "0", "", None, "Trong ngày", "1001", -3, True)] == [
        3, 3, 3, 3, None, None, None, None, None, None, None
    ]  # fmt: skip
    assert [copies_of(v) for v in ("1", 2, "", "hai", "1000")] == [1, 2, None, None, None]
    assert [channel_of(v) for v in ("1", 2, "3'", "4", None)] == [*Filing, None, None]
    assert [fee_kind_of(v) for v in ("1'", "2'", 1, "3")] == ["phi", "le_phi", "phi", ""]
    assert (bare_code(" 1.004873' "), plain("\ufeffa\u200b  b"), plain({})) == ("1.004873", "a b", "")
    assert (field({"Url": 1}, "URL"), field({"a": 1}, "B")) == (1, None)
    assert (entries({"a": 1}), entries(None), entries([1, {}])) == ([{"a": 1}], [], [{}])
    assert file_of({"TENMAUDON": "", "Url": ""}) is None
    assert file_of({"Url": "https://csdl/a/mau.doc"}) == {"name": "mau.doc", "url": "https://csdl/a/mau.doc"}
    assert file_of({"TENMAUDON": "Mẫu 1", "URL": "javascript:x"}) == {"name": "Mẫu 1", "url": ""}
    assert is_of_communes({"CAPTHUCHIEN": "3"})
    assert not is_of_communes({"CAPTHUCHIEN": [{"CAPTHUCHIEN": "0"}]})
    assert code_of("x") == ""


def test_every_time_and_fee_of_every_way_is_kept():
    two = {"KENH": "2", "THOIGIAN": [
        {"THOIGIANGIAIQUYET": 1, "DONVITINH": "Ngày", "MOTA": "gấp", "PHILEPHI": [FEE, {**FEE, "SOTIEN": "5.000", "MAPHILEPHI": "1'"}]},
        {"THOIGIANGIAIQUYET": "2", "DONVITINH": "Ngày", "PHILEPHI": None},
    ]}  # fmt: skip

    row = read({"CACHTHUCTHUCHIEN": [way(), two, {"KENH": "3"}]}).row

    kept = [(c["channel"], c["time_value"], c["time_unit"], c["fee_vnd"]) for c in row["channels"]]
    assert kept == [
        ("truc_tiep", 3, "ngay_lam_viec", 8000), ("truc_tuyen", 1, "ngay", 8000), ("truc_tuyen", 1, "ngay", 5000),
        ("truc_tuyen", 2, "ngay", None), ("buu_chinh", None, None, None),
    ]  # fmt: skip
    assert row["time"] == {"value": 3, "unit": "ngay_lam_viec"}
    assert (row["channels"][1]["note"], row["channels"][2]["fee_kind"]) == ("gấp", "phi")
    found = procedure_from(row)
    assert [found.time_for(channel=way).value for way in Filing] == [3, 3, 3]
    assert row["fee"]["vnd"] == [5000, 8000]


def test_a_length_that_is_no_number_stays_text():
    found = read({"CACHTHUCTHUCHIEN": [way(value="Trong ngày", unit="", fees=()), way("9")]})

    assert remarks(found)[:2] == [
        ("CACHTHUCTHUCHIEN[0].THOIGIAN[0].THOIGIANGIAIQUYET", "kept_as_text"), ("CACHTHUCTHUCHIEN[1].KENH", "not_in_list")
    ]  # fmt: skip
    assert found.row["time"] is None
    assert found.row["channels"] == [
        {"channel": "truc_tiep", "time_value": None, "time_unit": None, "fee_vnd": None, "note": "Trong ngày"}
    ]
    nought = read({"CACHTHUCTHUCHIEN": [way(value="0", MOTA="Ngay khi nhận")]}).row
    assert (nought["time"], nought["channels"][0]["note"]) == (None, "Ngay khi nhận")


def test_of_several_times_the_one_we_have_stays_else_the_first_is_taken_and_told():
    ways = {"KENH": "1", "THOIGIAN": [{"THOIGIANGIAIQUYET": v, "DONVITINH": "Ngày"} for v in (15, 20)]}
    longer = {**OURS, "time": {"value": 20, "unit": "ngay", "text": "đã đối chiếu"}}

    taken = read({"CACHTHUCTHUCHIEN": [ways]})
    kept = read({"MATTHC": "1.004873", "CACHTHUCTHUCHIEN": [ways]}, longer)

    assert taken.row["time"] == {"value": 15, "unit": "ngay"}
    assert ("time", "several_times") in remarks(taken)
    assert kept.row["time"] == longer["time"]
    assert ("time", "several_times") not in remarks(kept)
    post = read({"CACHTHUCTHUCHIEN": [way("3", "7")]})
    assert post.row["time"]["value"] == 7


def fee_of(*sums, present=None):
    fees = [{"SOTIEN": one} for one in sums]
    fields = {"CACHTHUCTHUCHIEN": [way(fees=fees)]} | ({"MATTHC": present["code"]} if present else {})
    return read(fields, present).row["fee"]


def test_a_fee_is_free_only_where_every_way_says_so_in_words():
    assert fee_of("Không", "miễn phí") == {"kind": "mien_phi", "vnd": [0]}
    assert fee_of("Không", "8.000") == {"kind": "co_muc_thu", "vnd": [8000]}
    assert fee_of("Không", "")["kind"] != "mien_phi"
    assert fee_of("0") == {"kind": "khong_cong_bo", "vnd": None}
    assert fee_of("") == {"kind": "khong_cong_bo", "vnd": None}
    assert fee_of("Do Hội đồng nhân dân tỉnh quy định")["kind"] == "hdnd_cap_tinh_quy_dinh"
    assert fee_of("Theo Thông tư 85") == {"kind": "theo_van_ban_khac", "vnd": None, "note": "Theo Thông tư 85"}


def test_a_fee_we_have_in_better_words_is_left_as_it_is():
    def present(**fee):
        return {**OURS, "fee": fee}

    fixed = present(kind="co_muc_thu", vnd=[8000], note="/bản")
    assert fee_of("8.000", present=fixed) == fixed["fee"]
    free = present(kind="mien_phi", vnd=[0], note="NĐ")
    assert fee_of("Không", present=free) == free["fee"]
    province = present(kind="hdnd_cap_tinh_quy_dinh", vnd=None, note="NQ 05")
    assert fee_of("HĐND tỉnh", present=province) == province["fee"]
    assert fee_of("", present=province) == province["fee"]
    assert fee_of("9.000", present=fixed) == {"kind": "co_muc_thu", "vnd": [9000]}


def papers(*rows, present=None, title=""):
    fields = {"THANHPHANHOSO": [{"TRUONGHOP": title, "GIAYTO": list(rows)}]}
    found = read(fields | ({"MATTHC": present["code"]} if present else {}), present)
    return found.row["cases"][0]["components"], found


def test_rows_of_one_code_are_one_paper_with_several_form_files():
    rows = [
        sheet("GT1'", "Tờ khai", "1", 0, TENMAUDON="Mẫu 1.doc", URL="https://csdl/1"),
        sheet("GT1", "Tờ khai", 2, "1", TENMAUDON="Mẫu 2.doc", Url="https://csdl/2"),
        sheet("", "Ảnh", "", ""),
        sheet(None, "Ảnh", None, "2"),
    ]

    found, offered = papers(*rows)

    assert [(p["name"], p["originals"], p["copies"]) for p in found] == [("Tờ khai", 2, 1), ("Ảnh", 0, 2)]
    assert [file["name"] for file in found[0]["files"]] == ["Mẫu 1.doc", "Mẫu 2.doc"]
    assert procedure_from(offered.row).cases[0].components[0].files == ("Mẫu 1.doc", "Mẫu 2.doc")


def test_one_code_with_two_names_is_one_paper_that_is_to_be_looked_at():
    found, offered = papers(sheet("GT1", "Tờ khai mẫu 1"), sheet("GT1", "Tờ khai mẫu 2"))

    assert [(p["name"], p["detail"]) for p in found] == [("Tờ khai mẫu 1", "Tờ khai mẫu 2")]
    assert ("THANHPHANHOSO[0].GIAYTO[0].TENGIAYTO", "same_code_other_name") in remarks(offered)


def test_what_we_know_of_a_paper_is_kept_where_it_is_the_same_one():
    ours = OURS["cases"][0]["components"]
    whole = f"{ours[0]['name']} {ours[0]['detail']}"
    longer = f"{ours[3]['name'].upper()} (bản chính, còn giá trị)"

    found, offered = papers(
        sheet("A", ours[2]["name"], "0", "1"), sheet("B", whole), sheet("C", longer), sheet("D", "Giấy hoàn toàn mới (nếu có)"),
        present=OURS,
    )  # fmt: skip

    identity, declaration, before, new = found
    assert {k: identity[k] for k in ("need", "mode", "db_substitute", "detail")} == {
        k: ours[2][k] for k in ("need", "mode", "db_substitute", "detail")
    }
    assert (identity["originals"], identity["copies"], identity["code"]) == (0, 1, "A")
    assert (declaration["name"], declaration["detail"]) == (ours[0]["name"], ours[0]["detail"])
    assert (before["name"], before["need"], before["condition"]) == (ours[3]["name"], "by_case", ours[3]["condition"])
    assert (new["need"], new["to_check"], "db_substitute" in new) == ("by_case", True, False)
    assert [r for r in remarks(offered) if r[1] == "new_paper"] == [("THANHPHANHOSO[0].GIAYTO[3]", "new_paper")]
    again, _ = papers(sheet("A", "Đổi tên giấy"), present=offered.row)
    assert (again[0]["name"], again[0]["need"], again[0]["db_substitute"]) == (
        "Đổi tên giấy",
        "required",
        ours[2]["db_substitute"],
    )


def test_a_paper_is_taken_for_ours_once_only():
    name = OURS["cases"][0]["components"][2]["name"]

    found, _ = papers(sheet("A", name), sheet("B", name), present=OURS)

    assert ["to_check" in paper for paper in found] == [False, True]


@pytest.mark.parametrize(
    ("name", "need", "mode"),
    [
        ("Mẫu điện tử tương tác", "online_only", None),
        ("Văn bản ủy quyền trong trường hợp ủy quyền", "by_case", None),
        ("Xuất trình căn cước", "required", "xuat_trinh"),
        ("Đơn", "required", None),
    ],
)
def test_when_a_new_paper_is_needed_is_guessed_and_marked(name, need, mode):
    ((paper,), _) = papers(sheet("", name))

    assert (paper["need"], paper.get("mode"), paper["to_check"]) == (need, mode, True)


def test_a_count_that_is_none_and_a_paper_without_a_name_are_told():
    found, offered = papers(sheet("A", "", "1"), sheet("B", "Đơn", "một", "2"), sheet("", ""))

    assert [(p["name"], p["originals"], p["copies"]) for p in found] == [("Đơn", 0, 2)]
    assert remarks(offered)[:3] == [
        ("THANHPHANHOSO[0].GIAYTO[0].TENGIAYTO", "empty"), ("THANHPHANHOSO[0].GIAYTO[1]", "new_paper"),
        ("THANHPHANHOSO[0].GIAYTO[1].SOBANCHINH", "kept_as_text"),
    ]  # fmt: skip


def test_each_case_has_its_own_list_and_keeps_our_title():
    ours = {
        **OURS,
        "cases": [
            {"title": "Cấp mới", "components": OURS["cases"][0]["components"]},
            {"title": "Cấp lại", "components": []},
        ],
    }
    said = [{"TRUONGHOP": "CẤP LẠI", "GIAYTO": [sheet("A", "Đơn")]}, {"TRUONGHOP": "Khác", "GIAYTO": []}]

    row = read({"MATTHC": OURS["code"], "THANHPHANHOSO": said}, ours).row

    assert [(case["title"], len(case["components"])) for case in row["cases"]] == [("Cấp lại", 1), ("Khác", 0)]
    alone, _ = papers(sheet("A", "Đơn"), present=OURS, title="Trường hợp chung")
    assert len(alone) == 1


def test_empty_and_missing_parts_leave_our_row_as_it_is():
    nothing = {name: None for name in entry() if name not in ("MATTHC",)}
    empty = {name: [] for name in nothing}

    for fields in (nothing, empty, {**empty, "THANHPHANHOSO": [{"GIAYTO": None}], "TRINHTUTHUCHIEN": [{}]}):
        found = offered_from(1, {"MATTHC": OURS["code"], **fields}, OURS)
        assert (found.row, found.faults, found.remarks) == (OURS, (), ())


@pytest.mark.parametrize(
    ("value", "field_", "kind"),
    [
        ("chữ", "", "wrong_type"), (None, "", "wrong_type"), ({}, "MATTHC", "not_a_procedure_code"),
        ({"MATTHC": 5}, "MATTHC", "not_a_procedure_code"), ({"MATTHC": "9.000001"}, "TENTTHC", "empty"),
        ({"MATTHC": "9.000001", "x": [[[[[[[[[[[[[[1]]]]]]]]]]]]]]}, "", "too_deep"),
    ],
)  # fmt: skip
def test_an_entry_that_cannot_be_read_is_named(value, field_, kind):
    found = offered_from(7, value, None)

    assert (found.line, found.row) == (7, None)
    assert (field_, kind) in [(p.field, p.kind) for p in found.faults]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.sampled_from(["", "1", "Không", "8.000", "3'", "Ngày"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*entry(), "GIAYTO", "THOIGIAN", "PHILEPHI"]), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


@given(st.dictionaries(st.sampled_from(list(entry())), JSON, max_size=8), st.sampled_from([None, OURS]))
def test_whatever_an_entry_holds_it_becomes_a_row_or_is_named(fields, present):
    found = offered_from(1, {"MATTHC": OURS["code"], "TENTTHC": "Thủ tục", **fields}, present)

    assert (found.row is None) == bool(found.faults)
    if found.row is not None:
        assert row_problems(found.row) == ()
        assert procedure_from(found.row).code == found.code
