"""Reasons for refusing a dossier: the dated list of lawful grounds, and what the directives rule out as a reason."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from services.domain.phrases import heard
from services.domain.rulebook import Chapter, Rule, Rules
from services.domain.text import clean
from services.errors import Problem

REASON_LIMIT = 1000


@dataclass(frozen=True, slots=True)
class Ground:
    """A lawful ground for refusing, as form 03 prints it.

    Attributes:
        text: The ground in words.
        citation: Act and article it rests on.
        asks: What the officer must add so that the citizen knows what to do, or "" when nothing.
        place: Order on the page, the most frequent first.
    """

    text: str
    citation: str
    asks: str = ""
    place: int = 0


def ground_problems(ground: Ground) -> tuple[Problem, ...]:
    """Return what cannot be in a row of the list of grounds: a gap, or a reason the directives rule out."""
    found = [Problem(f"body.{f}", "empty") for f in ("text", "citation") if not clean(getattr(ground, f))]
    if unlawful(ground.text):
        found.append(Problem("body.text", "no_lawful_reason"))
    return tuple(found)


def grounds(rules: Sequence[Rule[Ground]]) -> tuple[Rule[Ground], ...]:
    """Return the grounds of a day in the order of the page."""
    return tuple(sorted(rules, key=lambda rule: (rule.body.place, rule.key)))


def refusal_problems(ground: Rule[Ground] | None, explanation: str) -> tuple[Problem, ...]:
    """Return what keeps a refusal from being printed: no ground, nothing said of what is to be said, or a ruled-out reason."""
    found = [] if ground else [Problem("ground", "not_chosen")]
    said = clean(explanation)
    if len(said) > REASON_LIMIT:
        found.append(Problem("reason", "too_long", str(REASON_LIMIT)))
    if ground and ground.body.asks and not said:
        found.append(Problem("reason", "say_more", ground.body.asks))
    if unlawful(said):
        found.append(Problem("reason", "no_lawful_reason"))
    return tuple(found)


def printed_reason(ground: Ground, explanation: str) -> str:
    """Return the reason as form 03 prints it: the ground, then what the officer added."""
    said = clean(explanation)
    text = clean(ground.text).rstrip(".")
    return f"{text}. {said}" if said else f"{text}."


def ground_of(rules: Rules, today: date, key: str) -> Rule[Ground] | None:
    """Return the ground of a key in force on a day, or None."""
    return next((rule for rule in rules.on(Chapter.REFUSALS, today) if rule.key == key), None)


# What the directives rule out as a reason: 101/CĐ-TTg of 29/6/2025 item 2, 461/UBND-PVHCC of 29/7/2025.
_FILL = (
    r"(?: (?:dang|bi|co|gap|hay|qua|bao|thong tin|phan mem|dich vu cong|dvc|quoc gia|cua|tinh|xa|bo|hien|hien nay|nay|hom|"
    r"chua|lai|rat|vua|da|dan cu|ho tich|dat dai|mot cua|moi|cu|van|con|minh|ben|tren|noi bo|lien tuc|thuong|xuyen|cong an|"
    r"ho so|xu li|tiep nhan|giai quyet|thu tuc|hanh chinh|tu sang|sang nay|chieu nay|thi)){0,12}"
)
_THING = (
    r"(?:he thong|phan mem|may chu|server?|duong truyen|(?<!tinh )mang|internet|wifi|web|website|trang web|"
    r"cong(?: thong tin| dich vu cong| dvc| quoc gia)|app|ung dung|vneid|may tinh|may in|may scan|may quet|may photo|"
    r"co so du lieu|csdl|csdlqg|igate|vnpt|dich vu cong|dvc|tai khoan can bo)"
)
_AILS = (
    r"(?:loi|su co|hong|treo|lag|lac|do(?= |$)|die|sap|tac|nghen|yeu|cham|kem|chap chon|chet|bao tri|bao duong|nang cap|"
    r"cap nhat|ngung|gian doan|qua tai|ngat|mat ket noi|mat tin hieu|tam dung|dong bo|chuyen doi|"
    r"(?:khong|ko) (?:vao|truy cap|dang nhap|chay|hoat dong|len|ket noi|on dinh|tra cuu|nhan|gui|mo|in|phan hoi|tai)(?: duoc)?|"
    r"chua (?:chay|hoat dong|ket noi|on dinh|cap nhat|co du lieu|thong|len|vao duoc|xong))"
)
_REORGANISED = (
    r"(?:sap xep|sap nhap|to chuc lai|hop nhat|kien toan|chuyen giao|tinh gon)"
    r"(?! (?:thua|lai thua|hop tac xa|doanh nghiep|cong ti|von|chi nhanh|co phan|quyen|ho so theo|tai san))"
)
_NO_REASON = (
    r"\b(?:"
    rf"{_THING}{_FILL} {_AILS}"
    r"|loi (?:he thong|phan mem|may chu|duong truyen|mang|web|website|server?|ket noi|dich vu cong|dvc)"
    r"|(?:mat|rot|dut|rut|khong co|ko co|chua co|khong vao duoc|het) (?:mang|internet|wifi|ket noi)(?! luoi| xa hoi| nguoi)"
    r"|(?:mat|cup|cat|khong co|chua co) dien(?! tich| tu| thoai| gio| mat troi)(?= |$)(?:(?= (?:toan|khu|luoi|o|tai|tu|nen|ca|roi))|$)"
    rf"|(?:dang|do|vi|sau|cho|moi|vua|truoc|trong khi|tam) (?:\w+ )?{_REORGANISED}"
    r"|(?:sap xep|to chuc lai|kien toan|tinh gon) (?:lai )?(?:bo may|don vi hanh chinh|don vi)"
    r"|(?:mo hinh|chinh quyen)(?: dia phuong)? (?:2|hai) cap"
    r"|bo cap huyen"
    r"|chua co (?:van ban )?huong dan(?! (?:su dung|ki thuat|van hanh|lap dat|nguoi giam ho))"
    r"|chua (?:duoc |nhan |co )?ban giao(?: xong)?(?:$|(?= (?:ho so|so goc|so sach|so luu|con dau|du lieu|tai khoan|dia ban|"
    r"nhiem vu|cong viec|tu |giua|cho xa|cho phuong|nen)))"
    r"|con dau moi|dau moi chua|chua (?:khac|lam|duoc cap|kip khac) (?:lai )?(?:con )?dau(?= moi| |$)"
    r"|(?:chua|khong) (?:co|cai|mo|dung|su dung|kich hoat)(?: \w+){0,3} (?:vneid|vn eid|vne id|dinh danh dien tu|dinh danh muc)"
    r"|vneid|vn eid|vne id|vn e id|dinh danh dien tu|dinh danh muc(?: do)? 2"
    r"|(?:ghi|theo|con|van|sai|ten|do|vi|co|de|mang) dia chi (?:cu|moi)(?= |$)"
    r"|dia chi cu (?:va|voi|khac|khong|chua)"
    r"|(?:ten|dia danh|dia gioi)(?: (?:xa|phuong|huyen|tinh|hanh chinh|don vi hanh chinh))? (?:cu|moi|chua cap nhat|da thay doi)(?= |$)"
    r")"
)


def unlawful(text: str) -> bool:
    """Return whether a text gives a reason the directives rule out: a failed system, no network, the re-organisation, a
    missing VNeID, old and new place names; however it is spelled.
    """
    return bool(_no_reason().search(" ".join(heard(text))))


@cache
def _no_reason() -> re.Pattern[str]:
    """Return the pattern, made once it is asked for: its making costs more than a whole short command."""
    return re.compile(_NO_REASON)
