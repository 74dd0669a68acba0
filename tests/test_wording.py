"""Every error and every fault has its words, in both languages, with nothing left to fill in and nothing personal."""

from __future__ import annotations

import ast
import inspect
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from services.domain.calendar import DayOff, OfficeHours, WorkingCalendar
from services.domain.deadline import Basis, Promise, promise, promised_by_officer
from services.domain.procedure import TimeLimit, TimeUnit
from services.domain.routing import Route
from services.errors import (
    BackupDamaged,
    BadFile,
    ComponentsMissing,
    HomeUnfit,
    InvalidForm,
    KeyMissing,
    NothingMissing,
    OverrideNeeded,
    PaperDamaged,
    PaperUnfit,
    Problem,
    ProcedureSuperseded,
    RerouteBlocked,
    SignInDelayed,
    SourceFailed,
    TooLateToUndo,
    VisitRefused,
    WrongState,
    all_errors,
)
from services.receivers.reasons import Cause, Reason
from services.wording import (
    card_note,
    field_name,
    problem_text,
    promise_doubt,
    promise_reason,
    route_reason,
    say,
    spoken_day,
    upload_reason,
)

ROOT = Path(__file__).parents[1]
LANGUAGES = ("vi", "en")
SPECIAL = {
    "InvalidForm": lambda: InvalidForm((Problem("applicant.phone", "not_a_phone", "9"), Problem("x", "empty"))),
    "ComponentsMissing": lambda: ComponentsMissing((0, 2), ("Tờ khai", "Ảnh {thẻ}")),
    "ProcedureSuperseded": lambda: ProcedureSuperseded("2.000986", "3.000722"),
    "SignInDelayed": lambda: SignInDelayed(8),
    "WrongState": lambda: WrongState("H31.12-261120-2001", "returned"),
    "HomeUnfit": lambda: HomeUnfit("/home/{desk}", "network"),
    "KeyMissing": lambda: KeyMissing("no_keyring"),
    "OverrideNeeded": lambda: OverrideNeeded("H31.12-261120-2001", "second_request"),
    "RerouteBlocked": lambda: RerouteBlocked("H31.12-261120-2001", "unknown"),
    "VisitRefused": lambda: VisitRefused(1, "Đăng ký khai sinh", NothingMissing()),
    "BackupDamaged": lambda: BackupDamaged("quay-2.saoluu", "damaged"),
    "BadFile": lambda: BadFile("nhập.csv", "not_utf8", 3),
    "SourceFailed": lambda: SourceFailed("example.vn", "redirect"),
    "TooLateToUndo": lambda: TooLateToUndo("H31.12-261120-2001", "printed"),
    "PaperUnfit": lambda: PaperUnfit("too_many_pages", "200"),
    "PaperDamaged": lambda: PaperDamaged("0b9f1c52", "gone"),
}
FRIDAY = datetime(2026, 11, 20, 1, 30, tzinfo=UTC)


def one_of_each():
    for kind in all_errors():
        if kind.__name__ in SPECIAL:
            yield SPECIAL[kind.__name__]()
        else:
            wanted = list(inspect.signature(kind.__init__).parameters.values())[1:]
            facts = [
                3 if "int" in str(p.annotation) else "cái này" for p in wanted if p.kind is p.POSITIONAL_OR_KEYWORD
            ]
            yield kind(*facts)


def sources():
    for folder in ("services", "ui/cli"):  # the window words its own faults itself
        for file in (ROOT / folder).rglob("*.py"):
            yield ast.parse(file.read_text("utf-8"))


def called(*names):
    """Yield the constant words in calls of these names in the whole program."""
    for tree in sources():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                if name in names:
                    yield name, node.args


def constants(nodes):
    for node in nodes:
        chosen = [node.body, node.orelse] if isinstance(node, ast.IfExp) else [node]
        for part in (p for one in chosen for p in ast.walk(one)):
            if isinstance(part, ast.Constant) and isinstance(part.value, str):
                yield part.value


def kinds():
    place = {"Problem": 1, "bad": 1, "check": 2}
    for name, args in called(*place):
        for word in constants(args[place[name] : place[name] + 1]):
            if re.fullmatch(r"[a-z_]+", word):
                yield word
    tree = ast.parse((ROOT / "services/domain/applicant.py").read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name == "_born_on_problem":
            yield from (
                w for w in constants([n.value for n in ast.walk(node) if isinstance(n, ast.Return)]) if "_" in w
            )


def complete(text):
    return text and not re.search(
        r"[{}]|\bNone\b|  ", text.replace("{thẻ}", "").replace("{desk}", "").replace("{number}", "")
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("error", [*one_of_each()], ids=lambda e: e.name)
def test_every_error_has_whole_sentences(error, language):
    said = say(error, language)

    assert complete(said), said
    assert said != say(error, "en" if language == "vi" else "vi")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_fault_the_program_names_has_words(language):
    found = set(kinds())

    unknown = problem_text(Problem("x", "no such kind"), language)
    assert len(found) > 30
    assert [k for k in sorted(found) if problem_text(Problem("x", k, "5"), language) == unknown] == []
    assert all(complete(problem_text(Problem("x", kind, "5"), language)) for kind in found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_a_key_or_a_folder_is_refused_for_has_words(language):
    reasons = {
        (name, word)
        for name, args in called("KeyMissing", "HomeUnfit", "BadFile")
        for word in constants(args if name == "KeyMissing" else args[1:2])
        if re.fullmatch(r"[a-z_0-9]+", word)
    }
    made = {"KeyMissing": KeyMissing, "HomeUnfit": lambda w: HomeUnfit("x", w), "BadFile": lambda w: BadFile("x", w)}

    assert len(reasons) > 8
    empty = {name: say(made[name]("no such reason"), language) for name in made}
    assert [(n, w) for n, w in sorted(reasons) if say(made[n](w), language) == empty[n]] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", [*Reason, "loopback_only"])
def test_every_reason_an_upload_waits_for_has_words(reason, language):
    assert upload_reason(str(reason), language) != str(reason)
    assert complete(upload_reason(str(reason), language))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("reason", "facts"),
    [
        (Reason.TLS_EXPIRED, ("dvc.example.vn", "2025-11-21", "2026-11-21")),
        (Reason.TLS_UNTRUSTED, ("dvc.example.vn", "CA thử")),
        (Reason.TLS_OTHER_HOST, ("dvc.example.vn",)),
        (Reason.PROXY, ("10.1.2.3:3128",)),
        (Reason.PROXY_LOGIN, ("10.1.2.3:3128",)),
    ],
)
def test_a_reason_names_what_is_known_about_it(reason, facts, language):
    words = upload_reason(Cause.of(reason, *facts), language)
    fewer = upload_reason(Cause.of(reason, facts[0], ""), language)

    assert complete(words)
    assert all(fact in words for fact in facts if "2026" not in fact and "2025" not in fact)
    assert ("21/11/2026" in words) is (reason is Reason.TLS_EXPIRED)
    assert "{" not in words + fewer


def test_a_receivers_own_words_stay_as_they_are():
    assert upload_reason("Số điện thoại không hợp lệ", "en") == "Số điện thoại không hợp lệ"


@pytest.mark.parametrize(
    "note",
    [
        "old_number_left_out",
        "year_only",
        "letters_lost",
        "cut_short",
        "sex_differs",
        "birth_year_differs",
        "tax_code_differs",
        "birthplace_unknown",
        "compare",
        "not_readable",
    ],
)
def test_every_note_of_a_card_has_words(note):
    assert complete(card_note(note))
    assert card_note(note, "en") != card_note(note)


def test_a_fault_names_its_field_as_people_call_it_and_keeps_the_path_of_others():
    assert say(InvalidForm((Problem("applicant.phone", "not_a_phone", "9"),))) == (
        "Điện thoại: có 9 số; cần đủ 10 số, bắt đầu bằng 0"
    )
    assert (field_name("components[2].state"), field_name("desk.hours")) == ("Giấy tờ", "desk.hours")
    assert field_name("applicant.phone", "en") == "Phone"


def test_an_error_says_what_it_is_about():
    assert "3.000722" in say(SPECIAL["ProcedureSuperseded"]())
    assert say(ProcedureSuperseded("2.000986", "")).strip().endswith("thay thế hoặc bãi bỏ.")
    assert "Tờ khai; Ảnh {thẻ}" in say(SPECIAL["ComponentsMissing"]())
    assert "8 giây" in say(SignInDelayed(8))
    assert "dòng 3" in say(SPECIAL["BadFile"]())
    assert "đã trả kết quả" in say(SPECIAL["WrongState"]())


@pytest.mark.parametrize(
    ("limit", "vi", "en"),
    [
        (TimeLimit(3, TimeUnit.WORKING_DAY), "3 ngày làm việc, nghỉ lễ 24/11", "3 working days, holiday 24/11"),
        (TimeLimit(1, TimeUnit.WORKING_DAY), "1 ngày làm việc", "1 working day"),
        (TimeLimit(30, TimeUnit.DAY), "30 ngày", "30 days"),
        (TimeLimit(8, TimeUnit.HOUR), "8 giờ làm việc", "8 working hours"),
        (TimeLimit(2, TimeUnit.MONTH), "2 tháng", "2 months"),
        (TimeLimit(0, TimeUnit.WORKING_DAY, same_day=True), "trong ngày", "same day"),
        (
            TimeLimit(1, TimeUnit.WORKING_DAY, inferred=True),
            "1 ngày làm việc, đơn vị thời hạn cần đối chiếu",
            "1 working day, unit of time to be checked",
        ),
        (
            TimeLimit(1, TimeUnit.WORKING_DAY, suggested=True),
            "1 ngày làm việc, thời hạn tham khảo, cần đối chiếu",
            "1 working day, suggested time, to be checked",
        ),
        (
            TimeLimit(0, TimeUnit.WORKING_DAY, same_day=True, cutoff="08:00"),
            "nhận ngoài giờ, trả ngày làm việc kế tiếp",
            "out of hours, due on the next working day",
        ),
        (
            TimeLimit(1, TimeUnit.WORKING_DAY, cutoff="08:00"),
            "1 ngày làm việc, nghỉ lễ 24/11, nhận ngoài giờ",
            "1 working day, holiday 24/11, out of hours",
        ),
    ],
)
def test_a_promise_says_why_it_is_when_it_is(calendar, hours, limit, vi, en):
    found = promise(limit, FRIDAY, calendar, hours)

    assert found is not None
    assert (promise_reason(found), promise_reason(found, "en")) == (vi, en)


def test_a_promise_of_the_officer_and_one_on_days_nobody_announced_say_so(
    calendar: WorkingCalendar, hours: OfficeHours
):
    given = promised_by_officer(datetime(2026, 12, 1, tzinfo=UTC).date(), FRIDAY, calendar, hours)
    unsure = Promise(
        FRIDAY, Basis.CATALOGUE, 3, unsure=(FRIDAY.date(),), holidays=(DayOff(FRIDAY.date(), "Tết", False),)
    )

    assert promise_reason(given).startswith("cán bộ hẹn, danh mục chưa có thời hạn, nghỉ lễ 24/11")
    assert promise_doubt(unsure, "en") == "holidays not officially announced"
    assert promise_doubt(Promise(FRIDAY, Basis.CATALOGUE, 3)) == ""


def test_a_route_and_a_day_are_said_in_words():
    assert route_reason(Route("province", "not_switched", "Bộ Tư pháp")) == (
        "Vì Bộ Tư pháp chưa công bố ngày chuyển thủ tục này sang hệ thống của Bộ."
    )
    assert "Bộ Tư pháp" in route_reason(Route("province", "not_switched", "Bộ Tư pháp"), "en")
    switched = Route("justice", "switched", "Bộ Tư pháp", FRIDAY.date(), "CV 1/BTP")
    assert route_reason(switched) == ("Vì Bộ Tư pháp chuyển thủ tục này sang hệ thống của Bộ từ 20/11/2026 (CV 1/BTP).")
    assert route_reason(switched.moved("province", FRIDAY.date(), "Bộ trả lại."), "en") == (
        "Moved from justice on 20/11/2026: Bộ trả lại."
    )
    assert (spoken_day(FRIDAY), spoken_day(FRIDAY, "en")) == ("Thứ Sáu 20/11/2026", "Friday 20/11/2026")
