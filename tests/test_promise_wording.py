"""Promises in words: the short reason, and every fact one rests on."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from services.domain.deadline import Basis, Promise, promise
from services.domain.grounds import Ground, Why
from services.domain.procedure import TimeLimit, TimeUnit
from services.wording import ground_words, promise_grounds, promise_reason

LANGUAGES = ("vi", "en")
FRIDAY = datetime(2026, 11, 20, 1, 30, tzinfo=UTC)
VIETNAMESE = (
    "Nhận đủ hồ sơ lúc 08:30 Thứ Sáu 20/11/2026.",
    "3 ngày làm việc sau Thứ Sáu 20/11/2026; ngày bắt đầu không tính.",
    "Không tính Thứ Ba 24/11/2026: Ngày Văn hóa Việt Nam.",
    "Không tính 2 ngày thứ Bảy, Chủ nhật.",
    "Thời hạn theo danh mục tham khảo.",
)
ENGLISH = (
    "The whole dossier was received at 08:30 Friday 20/11/2026.",
    "3 working days after Friday 20/11/2026; the first day does not count.",
    "Tuesday 24/11/2026 does not count: Ngày Văn hóa Việt Nam.",
    "2 days of weekends do not count.",
    "The time is that of the reference catalogue.",
)


def test_a_promise_tells_every_fact_it_rests_on(calendar, hours):
    found = promise(TimeLimit(3, TimeUnit.WORKING_DAY), FRIDAY, calendar, hours)

    assert promise_grounds(found) == VIETNAMESE
    assert promise_grounds(found, "en") == ENGLISH


def test_a_promise_of_before_its_facts_were_kept_tells_its_reason():
    old = Promise(FRIDAY, Basis.OFFICER, unsure=tuple(date(2027, 1, n) for n in range(1, 8)))

    first, last = promise_grounds(old)

    assert first.startswith("cán bộ hẹn")
    assert last.endswith("01/01/2027, 02/01/2027, 03/01/2027, 04/01/2027, 05/01/2027…")
    assert promise_grounds(replace(old, unsure=old.unsure[:1]), "en")[-1] == "Not officially announced: 01/01/2027."


@pytest.mark.parametrize("why", Why)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fact_has_a_whole_sentence(why, language):
    ground = Ground(why, at=FRIDAY, day=FRIDAY.date(), to=FRIDAY.date(), count=2, unit=TimeUnit.DAY, name="15:00")

    said = ground_words(ground, language)

    assert said.endswith(".")
    assert said[0].isupper() or said[0].isdigit()
    assert "{" not in said
    assert ground_words(Ground(why), language)


@pytest.mark.parametrize(
    ("ground", "vi", "en"),
    [
        (Ground(Why.LEFT, count=150, unit=TimeUnit.HOUR), "2 giờ 30 phút làm việc", "2 h 30 working minutes"),
        (Ground(Why.LEFT, count=20, unit=TimeUnit.HOUR), "20 phút làm việc", "20 working minutes"),
        (Ground(Why.LEFT, count=120, unit=TimeUnit.HOUR), "2 giờ làm việc", "2 working hours"),
        (Ground(Why.LEFT, count=1, unit=TimeUnit.WORKING_DAY), "1 ngày làm việc", "1 working day"),
    ],
)
def test_what_is_left_of_a_time_is_said_in_its_unit(ground, vi, en):
    assert vi in ground_words(ground)
    assert en in ground_words(ground, "en")


def test_a_short_reason_tells_of_pauses_of_the_new_day_and_of_a_clock_that_waits():
    whole = Promise(
        FRIDAY,
        Basis.CATALOGUE,
        3,
        provisional=True,
        grounds=(Ground(Why.PAUSED, at=FRIDAY), Ground(Why.EXTENDED, at=FRIDAY)),
    )

    assert promise_reason(whole) == (
        "3 ngày làm việc, có dừng chờ bổ sung, đã gia hạn, sớm nhất, tính từ khi nơi giải quyết nhận hồ sơ"
    )
    assert "put off once" in promise_reason(whole, "en")
