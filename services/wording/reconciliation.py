"""What a reconciliation found, in words that window, statement and commands share."""

from __future__ import annotations

from datetime import datetime, timedelta

from services.domain.calendar import office_time
from services.domain.reconciliation import Difference, Finding, Judged
from services.domain.statement import Reach
from services.wording.pair import Pair, in_language
from services.wording.problems import field_name
from services.wording.uploads import upload_reason

_FINDINGS: dict[Finding, Pair] = {
    Finding.SAME: ("Khớp", "Same"),
    Finding.NOT_SENT: ("Chưa gửi xong", "Not sent yet"),
    Finding.ARRIVED: ("Bên nhận đã có, ở đây còn ghi chưa gửi", "There, here still counted as not sent"),
    Finding.DIFFERENT: ("Khác nhau", "Different"),
    Finding.MISSING_THERE: ("Thiếu ở bên nhận", "Missing there"),
    Finding.MISSING_HERE: ("Thiếu ở đây", "Missing here"),
    Finding.NOT_KNOWN: ("Chưa hỏi được", "Could not be asked"),
}
_WHAT_TO_DO: dict[Finding, Pair] = {
    Finding.SAME: ("", ""),
    Finding.NOT_SENT: ("Tự gửi khi có mạng; xem Chờ gửi (F4).", "It goes by itself; see the queue (F4)."),
    Finding.ARRIVED: ("Gửi lại: chương trình hỏi trước, không gửi trùng.", "Resend: it is asked about first, never sent twice."),
    Finding.DIFFERENT: ("Gửi lại bản ở đây, hoặc chấp nhận kèm lý do.", "Resend what is here, or accept it with a reason."),
    Finding.MISSING_THERE: ("Gửi lại, hoặc chấp nhận kèm lý do.", "Resend it, or accept it with a reason."),
    Finding.MISSING_HERE: (
        "Số của quầy này mà sổ không có: báo quản trị, hoặc chấp nhận kèm lý do.",
        "A number of this desk the register lacks: tell the administrator, or accept it with a reason.",
    ),
    Finding.NOT_KNOWN: ("Đối soát lại khi bên nhận trả lời.", "Reconcile again when the receiver answers."),
}  # fmt: skip
_REASONS: dict[str, Pair] = {
    "stopped": ("Đã dừng trước khi hỏi tới", "Stopped before it was asked about"),
    "not_askable": ("Bên nhận này không hỏi lại được", "This receiver cannot be asked"),
    "other_state": ("Tình trạng khác với hai bên của bước này", "The state is neither before nor after the step"),
}
_REACHES: dict[Reach, Pair] = {
    Reach.LIST: (
        "Đã lấy danh sách trong ngày của bên nhận, nên thấy được cả hồ sơ có ở đó mà không có ở đây.",
        "The receiver listed the day, so dossiers that are there and not here are seen as well.",
    ),
    Reach.NUMBERS: (
        "Bên nhận không có chức năng liệt kê theo ngày: đã hỏi từng số quầy này đã cấp, kể cả số huỷ, và vài số kế tiếp.",
        "The receiver cannot list a day: every number this desk drew was asked about, void ones too, and the next few.",
    ),
    Reach.NONE: ("Chưa hỏi được bên nhận.", "The receiver could not be asked."),
}
_STATES: dict[str, Pair] = {
    "1": ("Mới đăng ký", "Registered"),
    "2": ("Được tiếp nhận", "Received"),
    "3": ("Không được tiếp nhận", "Not taken"),
    "4": ("Đang xử lý", "Being settled"),
    "5": ("Yêu cầu bổ sung giấy tờ", "Papers asked for"),
    "6": ("Yêu cầu nghĩa vụ tài chính", "Payment asked for"),
    "7": ("Công dân yêu cầu rút", "Taken back by the citizen"),
    "8": ("Dừng xử lý", "Stopped"),
    "9": ("Đã xử lý xong", "Settled"),
    "10": ("Đã trả kết quả", "Result handed over"),
}
_CHOICES: dict[str, Pair] = {
    "direct": ("Trực tiếp", "In person"),
    "post": ("Bưu chính", "By post"),
    "counter": ("Tại quầy", "At the counter"),
    "electronic": ("Điện tử", "Electronic"),
}
_NOTHING: Pair = ("(trống)", "(empty)")


def finding_words(finding: Finding, language: str = "vi") -> str:
    """Return how a number stands, in a few words."""
    return in_language(_FINDINGS[finding], language)


def finding_step(finding: Finding, language: str = "vi") -> str:
    """Return what is to be done about it, "" when nothing is."""
    return in_language(_WHAT_TO_DO[finding], language)


def finding_reason(judged: Judged, language: str = "vi") -> str:
    """Return why it is not known, or why it still waits, "" when nobody said."""
    own = _REASONS.get(judged.reason)
    return in_language(own, language) if own else upload_reason(judged.reason, language)


def reach_words(reach: Reach, language: str = "vi") -> str:
    """Return how far it was looked for what is there and not here."""
    return in_language(_REACHES[reach], language)


def difference_words(difference: Difference, language: str = "vi") -> tuple[str, str, str]:
    """Return a field's name and what both sides have there."""
    path = difference.path
    return (
        field_name(path, language),
        _value(path, difference.ours, language),
        _value(path, difference.theirs, language),
    )


def span_words(span: timedelta, language: str = "vi") -> str:
    """Return a length of time in its largest two units: `2 ngày 3 giờ`, `14 phút`."""
    minutes = round(span / timedelta(minutes=1))
    days, hours, rest = minutes // 1440, minutes % 1440 // 60, minutes % 60
    if not span:
        return "0 min" if language == "en" else "0 phút"
    names = ("days", "h", "min") if language == "en" else ("ngày", "giờ", "phút")
    parts = [f"{n} {name}" for n, name in zip((days, hours, rest), names, strict=True) if n][:2]
    return " ".join(parts) or ("under a minute" if language == "en" else "dưới 1 phút")


def _value(path: str, value: str, language: str) -> str:
    if not value:
        return in_language(_NOTHING, language)
    if path == "state" and value in _STATES:
        return in_language(_STATES[value], language)
    if path.endswith("_at"):
        return _moment(value)
    return in_language(_CHOICES[value], language) if value in _CHOICES else value


def _moment(value: str) -> str:
    try:
        return f"{office_time(datetime.fromisoformat(value)):%d/%m/%Y %H:%M}"
    except ValueError:
        return value
