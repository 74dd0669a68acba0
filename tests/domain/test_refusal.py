"""Lawful grounds for refusing, and what is none."""

from __future__ import annotations

from datetime import date, timedelta
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.domain.refusal import (
    Ground,
    ground_of,
    ground_problems,
    grounds,
    printed_reason,
    refusal_problems,
    unlawful,
)
from services.domain.rulebook import Chapter, Rule, rules_of
from services.domain.text import fold
from services.resources import shipped_rules

DAY = date(2026, 11, 20)
NO_REASONS = [
    "hệ thống lỗi",
    "He thong dang bao tri",
    "hệ thống đang nâng cấp",
    "hệ thống thông tin giải quyết thủ tục hành chính của tỉnh đang bị lỗi",
    "mạng lag",
    "mang lac qua",
    "web sập",
    "website khong vao duoc",
    "trang web dịch vụ công bị treo",
    "cổng dịch vụ công quốc gia không truy cập được",
    "phần mềm một cửa chậm",
    "mất mạng",
    "Rớt mạng từ sáng",
    "đứt kết nối",
    "không có internet",
    "chưa có wifi",
    "máy in hỏng",
    "máy tính bị treo",
    "CSDL dân cư không kết nối được",
    "cơ sở dữ liệu hộ tịch chưa cập nhật",
    "đang sắp xếp bộ máy",
    "vì sáp nhập xã",
    "sau sáp nhập chưa rõ ai làm",
    "chưa có hướng dẫn sau sáp nhập",
    "Chưa có văn bản hướng dẫn",
    "chưa bàn giao",
    "xã cũ chưa bàn giao hồ sơ",
    "chưa được bàn giao sổ gốc",
    "con dấu mới chưa có",
    "chưa khắc dấu mới",
    "đang tổ chức lại đơn vị",
    "chính quyền hai cấp mới chạy",
    "chưa cài VNeID",
    "công dân không có VN-eID",
    "chưa có tài khoản định danh điện tử",
    "giấy tờ ghi địa chỉ cũ",
    "tên xã cũ",
    "địa giới hành chính đã thay đổi",
    "heej thoongs looix",
    "maats maangj",
    "server die",
    "app bị đơ",
    "mất điện toàn xã",
    "hệ thống chưa đồng bộ",
    "VNEID",
    "đang chuyển giao nhiệm vụ",
    "phần mềm chưa cập nhật đơn vị mới",
    "phan mem ko vao duoc",
]
LAWFUL = [
    "Mạng lưới cấp nước chưa được phê duyệt",
    "Hệ thống thoát nước không có trong bản vẽ",
    "Hệ thống thoát nước bị hỏng, cần bản vẽ hiện trạng",
    "Hệ thống phòng cháy không đạt",
    "Không thuộc thẩm quyền giải quyết của xã",
    "Giấy tờ bị tẩy xoá, sửa chữa",
    "Người nộp không có giấy uỷ quyền hợp lệ",
    "Thửa đất đang tranh chấp, Toà án đã thụ lý",
    "Yêu cầu này đã được giải quyết ngày 12/3/2026",
    "Chưa đủ tuổi kết hôn theo quy định",
    "Bản chính bị hư hỏng, cũ nát, không xác định được nội dung",
    "Giấy chứng nhận đã cấp cho người khác",
    "Sau sáp nhập hợp tác xã, người đại diện đã thay đổi",
    "Việc sắp xếp lại thửa đất chưa được phê duyệt",
    "Đơn chưa có con dấu của công ty",
    "Chủ đầu tư chưa bàn giao căn hộ",
    "Chưa bàn giao mặt bằng",
    "Thiết bị chưa có hướng dẫn sử dụng",
    "Diện tích chưa cập nhật trên giấy chứng nhận",
    "Hồ sơ điện tử không có chữ ký số",
    "Tai nạn làm mất mạng người",
    "Nguy hiểm đến tính mạng, chậm trễ trong khai báo",
    "Điện tích không đúng",
    "Công trình điện gió chưa có giấy phép",
    "Trang trại chưa hoạt động",
    "Không có điện thoại liên hệ",
    "Hộ gia đình không có điện mặt trời",
    "Bản đồ mạng lưới đường không đúng tỷ lệ",
    "Trường hợp này phải nộp tại Công an xã",
    "Giấy phép kinh doanh mạng xã hội không còn hiệu lực",
    "Vợ chồng đang sống tại địa chỉ khác",
    "Bên nhận bàn giao chưa ký biên bản",
    "Máy móc nhập khẩu đã hết hạn kiểm định",
    "Công trình chưa hoàn thành",
    "Dự án chưa có quyết định",
    "Doanh nghiệp tổ chức lại chưa đăng ký",
]
BOOK = rules_of(shipped_rules(Chapter.REFUSALS))


@pytest.mark.parametrize("text", NO_REASONS)
def test_a_failed_system_the_network_or_the_re_organisation_is_no_reason(text):
    assert unlawful(text)


@pytest.mark.parametrize("text", LAWFUL)
def test_lawful_words_that_sound_alike_are_let_through(text):
    assert not unlawful(text)


@given(
    st.sampled_from(NO_REASONS),
    st.sampled_from(["", "Rất tiếc, ", "Hôm nay ", "Hồ sơ chưa nhận được vì "]),
    st.sampled_from([str, str.upper, fold, lambda t: normalize("NFD", t)]),
)
def test_no_reason_becomes_one_by_its_writing(text, before, written):
    if not text.startswith(("chưa bàn giao", "Chưa bàn giao")):
        assert unlawful(written(before + text))


def test_every_shipped_ground_is_lawful_cited_and_says_how_sure_it_is():
    rules = BOOK.on(Chapter.REFUSALS, DAY)

    assert len(rules) >= 8
    for rule in rules:
        assert ground_problems(rule.body) == ()
        assert rule.confidence in ("official", "S", "D", "OWN")
        assert rule.source


def test_grounds_come_in_the_order_of_the_page():
    places = [rule.body.place for rule in grounds(BOOK.on(Chapter.REFUSALS, DAY))]

    assert places == sorted(places)


def test_a_ground_holds_from_its_day():
    rule = Rule(Chapter.REFUSALS, "a", DAY, Ground("Không đủ điều kiện", "Điều 1"))
    book = rules_of([rule])

    assert ground_of(book, DAY, "a") == rule
    assert ground_of(book, DAY, "b") is None
    assert ground_of(book, DAY - timedelta(days=1), "a") is None


def test_a_row_of_the_list_needs_words_and_a_citation_and_is_never_a_ruled_out_reason():
    assert [p.field for p in ground_problems(Ground(" ", ""))] == ["body.text", "body.citation"]
    assert [p.kind for p in ground_problems(Ground("Hệ thống lỗi", "Điều 1"))] == ["no_lawful_reason"]


def test_a_refusal_needs_a_ground_and_what_the_citizen_must_know():
    rule = Rule(Chapter.REFUSALS, "a", DAY, Ground("Không đủ điều kiện.", "Điều 1", "điều kiện nào"))

    assert [p.kind for p in refusal_problems(None, "vì thế")] == ["not_chosen"]
    assert [(p.field, p.kind, p.fact) for p in refusal_problems(rule, " ")] == [("reason", "say_more", "điều kiện nào")]
    assert [p.kind for p in refusal_problems(rule, "mạng lag")] == ["no_lawful_reason"]
    assert [p.kind for p in refusal_problems(rule, "x" * 1001)] == ["too_long"]
    assert refusal_problems(rule, "chưa đủ 18 tuổi") == ()


def test_form_03_prints_the_ground_then_what_the_officer_added():
    assert (
        printed_reason(Ground("Không đủ điều kiện.", "Điều 1"), " chưa đủ  tuổi") == "Không đủ điều kiện. chưa đủ tuổi"
    )
    assert printed_reason(Ground("Không đủ điều kiện", "Điều 1"), "") == "Không đủ điều kiện."
