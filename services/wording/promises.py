"""Promises in words: the short reason beside a day, and every fact it rests on. Vietnamese and English."""

from __future__ import annotations

from datetime import date, datetime

from services.domain.calendar import office_time
from services.domain.deadline import Basis, Promise
from services.domain.grounds import Ground, Why
from services.domain.procedure import TimeUnit
from services.wording.pair import Pair, in_language

MOST_DAYS = 5
"""How many days nobody announced are named one by one."""

_UNITS: dict[TimeUnit, Pair] = {
    TimeUnit.WORKING_DAY: ("{n} ngày làm việc", "{n} working days"),
    TimeUnit.DAY: ("{n} ngày", "{n} days"),
    TimeUnit.HOUR: ("{n} giờ làm việc", "{n} working hours"),
    TimeUnit.MONTH: ("{n} tháng", "{n} months"),
}

_WHYS: dict[Why, Pair] = {
    Why.RECEIVED: ("Nhận đủ hồ sơ lúc {at}.", "The whole dossier was received at {at}."),
    Why.COMPETENT_WAITS: (
        "{name} giải quyết: thời hạn tính từ khi nơi đó nhận được hồ sơ, sớm nhất {at}.",
        "{name} decides: the time runs from when it has the dossier, at the earliest {at}.",
    ),
    Why.COMPETENT_RECEIVED: (
        "{name} nhận được hồ sơ lúc {at}; thời hạn tính từ đó.",
        "{name} received the dossier at {at}; the time runs from then.",
    ),
    Why.AFTER_CUTOFF: ("Nhận sau {name} nên tính từ {to}.", "Later than {name}, so it counts from {to}."),
    Why.AFTER_CLOSING: (
        "Nhận sau giờ đóng cửa {name} nên tính từ {to}.",
        "After the office closed at {name}, so it counts from {to}.",
    ),
    Why.ON_DAY_OFF: (
        "{day} là ngày nghỉ{named} nên tính từ {to}.",
        "{day} is a day off{named}, so it counts from {to}.",
    ),
    Why.ON_SATURDAY: (
        "{day} quầy có mở cửa nhưng không tính là ngày làm việc, nên tính từ {to}.",
        "{day}: the office is open, but it does not count as a working day, so it counts from {to}.",
    ),
    Why.SAME_DAY: ("Giải quyết ngay trong {day}.", "Settled within {day}."),
    Why.COUNTED: (
        "{length} sau {day}; ngày bắt đầu không tính.",
        "{length} after {day}; the first day does not count.",
    ),
    Why.LEFT: ("Còn lại {length}, tính từ {day}.", "{length} left, counted from {day}."),
    Why.GIVEN: (
        "Cán bộ hẹn {day}, vì danh mục chưa có thời hạn.",
        "The officer gave {day}, as the catalogue has no deadline.",
    ),
    Why.HOLIDAY: ("Không tính {day}: {name}.", "{day} does not count: {name}."),
    Why.WEEKENDS: ("Không tính {count} ngày thứ Bảy, Chủ nhật.", "{count} days of weekends do not count."),
    Why.SATURDAYS: (
        "Không tính {count} thứ Bảy quầy có mở cửa, theo cài đặt của đơn vị.",
        "{count} Saturdays on which the office is open do not count, as the unit has set.",
    ),
    Why.WORKED: ("Có tính {day}: {name}.", "{day} counts: {name}."),
    Why.MOVED: (
        "Hết hạn vào {day} là ngày nghỉ, nên trả {to}.",
        "The time ends on {day}, a day off, so it is due on {to}.",
    ),
    Why.CLOSES: ("{day} quầy đóng cửa lúc {name}.", "On {day} the office closes at {name}."),
    Why.PAUSED: (
        "Yêu cầu bổ sung lúc {at}: thời hạn dừng lại.",
        "Papers were asked for at {at}: the clock stands.",
    ),
    Why.RESUMED: (
        "Nhận đủ giấy bổ sung lúc {at}: tính tiếp phần thời hạn còn lại.",
        "The papers came at {at}: the time that was left goes on.",
    ),
    Why.RESTARTED: (
        "Nhận đủ giấy bổ sung lúc {at}: thời hạn tính lại từ đầu.",
        "The papers came at {at}: the time begins anew.",
    ),
    Why.TOO_LATE: (
        "Lúc yêu cầu bổ sung đã quá hẹn {day}, nên giữ nguyên hẹn đó.",
        "The promise of {day} had passed when papers were asked for, so it stays.",
    ),
    Why.KEPT: ("Tính lại ra {day}, sớm hơn; giữ hẹn cũ {to}.", "The new count ends on {day}, earlier; {to} stays."),
    Why.EXTENDED: (
        "Gia hạn một lần lúc {at}: từ {day} sang {to}, có thư xin lỗi (mẫu 04).",
        "Put off once at {at}: from {day} to {to}, with an apology (form 04).",
    ),
}

_BASES: dict[Basis, Pair] = {
    Basis.CATALOGUE: ("Thời hạn theo danh mục tham khảo.", "The time is that of the reference catalogue."),
    Basis.INFERRED_UNIT: (
        "Danh mục không ghi đơn vị thời gian, chương trình đọc là ngày làm việc: cần đối chiếu.",
        "The catalogue names no unit of time; it is read as working days, to be checked.",
    ),
    Basis.SUGGESTED: (
        "Danh mục không có thời hạn, đây là mức gợi ý: cần đối chiếu.",
        "The catalogue has no time; this one is suggested, to be checked.",
    ),
}


def spoken_date(day: date, language: str = "vi") -> str:
    """Return a day as the counter says it: "Thứ Năm 26/11/2026"."""
    names = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")
    english = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    return f"{(english if language == 'en' else names)[day.weekday()]} {day:%d/%m/%Y}"


def spoken_day(moment: datetime, language: str = "vi") -> str:
    """Return the day of a moment as the counter says it."""
    return spoken_date(office_time(moment).date(), language)


def _moment(at: datetime | None, language: str) -> str:
    return f"{office_time(at):%H:%M} {spoken_day(at, language)}" if at else ""


def _length(count: int, unit: TimeUnit | None, language: str) -> str:
    if unit is TimeUnit.HOUR and count % 60:
        hours = f"{count // 60} giờ " if language == "vi" else f"{count // 60} h "
        return f"{hours if count >= 60 else ''}{count % 60} " + in_language(
            ("phút làm việc", "working minutes"), language
        )
    number = count // 60 if unit is TimeUnit.HOUR else count
    words = in_language(_UNITS.get(unit or TimeUnit.DAY, ("{n}", "{n}")), language).format(n=number)
    return words.removesuffix("s") if language == "en" and number == 1 else words


def ground_words(ground: Ground, language: str = "vi") -> str:
    """Return one fact of a promise as a sentence."""
    said = in_language(_WHYS[ground.why], language).format(
        at=_moment(ground.at, language),
        day=spoken_date(ground.day, language) if ground.day else "",
        to=spoken_date(ground.to, language) if ground.to else "",
        count=ground.count,
        length=_length(ground.count, ground.unit, language),
        name=ground.name,
        named=f" ({ground.name})" if ground.name else "",
    )
    return said[:1].upper() + said[1:]


def promise_grounds(promise: Promise, language: str = "vi") -> tuple[str, ...]:
    """Return every fact a promise rests on, in order, then how sure it is; a promise of before they were kept has its reason."""
    told = [ground_words(ground, language) for ground in promise.grounds] or [promise_reason(promise, language)]
    if promise.basis in _BASES:
        told.append(in_language(_BASES[promise.basis], language))
    if promise.unsure:
        listed = ", ".join(f"{day:%d/%m/%Y}" for day in promise.unsure[:MOST_DAYS])
        more = "…" if len(promise.unsure) > MOST_DAYS else "."
        told.append(
            in_language(("Lịch nghỉ chưa công bố chính thức: ", "Not officially announced: "), language) + listed + more
        )
    return tuple(told)


def _short(promise: Promise, language: str) -> str:
    if promise.basis is Basis.OFFICER:
        return in_language(
            ("cán bộ hẹn, danh mục chưa có thời hạn", "given by the officer, the catalogue has no deadline"), language
        )
    if promise.same_day:
        next_day = ("nhận ngoài giờ, trả ngày làm việc kế tiếp", "out of hours, due on the next working day")
        return in_language(next_day if promise.carried_over else ("trong ngày", "same day"), language)
    minutes = 60 if promise.unit is TimeUnit.HOUR else 1
    return _length(promise.value * minutes, promise.unit, language)


def promise_reason(promise: Promise, language: str = "vi") -> str:
    """Return why a result is due when it is, in short: "3 ngày làm việc, nghỉ lễ 24/11"."""
    parts = [_short(promise, language)]
    if promise.holidays:
        days = ", ".join(f"{off.day:%d/%m}" for off in promise.holidays)
        parts.append(in_language(("nghỉ lễ {}", "holiday {}"), language).format(days))
    if promise.carried_over and not promise.same_day:
        parts.append(in_language(("nhận ngoài giờ", "out of hours"), language))
    whys = [ground.why for ground in promise.grounds]
    if Why.PAUSED in whys:
        parts.append(in_language(("có dừng chờ bổ sung", "paused for papers"), language))
    if Why.EXTENDED in whys:
        parts.append(in_language(("đã gia hạn", "put off once"), language))
    doubt = promise_doubt(promise, language)
    return ", ".join([*parts, *([doubt] if doubt else [])])


def promise_doubt(promise: Promise, language: str = "vi") -> str:
    """Return what about a promise is not confirmed, "" when everything is."""
    kinds: dict[Basis, Pair] = {
        Basis.INFERRED_UNIT: ("đơn vị thời hạn cần đối chiếu", "unit of time to be checked"),
        Basis.SUGGESTED: ("thời hạn tham khảo, cần đối chiếu", "suggested time, to be checked"),
    }
    parts = [in_language(kinds[promise.basis], language)] if promise.basis in kinds else []
    if promise.provisional:
        earliest = (
            "sớm nhất, tính từ khi nơi giải quyết nhận hồ sơ",
            "at the earliest, from when the other commune has it",
        )
        parts.insert(0, in_language(earliest, language))
    if promise.unsure:
        parts.append(in_language(("lịch nghỉ chưa công bố chính thức", "holidays not officially announced"), language))
    return ", ".join(parts)
