"""Words of the intake page that several of its parts need."""

from __future__ import annotations

from datetime import date, datetime

from services.domain.calendar import office_time
from services.domain.preview import FROM_THERE
from services.domain.procedure import Component, FeeKind, Procedure, TimeLimit, TimeUnit
from services.errors import Problem
from services.wording import card_note, field_name, problem_text
from ui.presenters.intake_faults import Fault
from ui.presenters.intake_lobby import cost_of
from ui.translate import language, tr
from ui.views.moments import weekday
from ui.views.people import address_label, name_label


def field_label(name: str) -> str:
    """Return what a field of the person is called."""
    return field_name(f"applicant.{name}", language())


def fault_name(fault: Fault) -> str:
    """Return what the faulty place is called: the paper's name, or the field's."""
    if fault.name:
        return fault.name
    if fault.place == "fee":
        return tr("Fee")
    if fault.place in ("person.full_name", "person.address"):
        return (name_label if fault.place.endswith("name") else address_label)(fault.kind)
    return field_name(fault.problem.field, language())


def fault_text(fault: Fault) -> str:
    """Return in words what is wrong at a place."""
    kind = fault.problem.kind
    if kind == "missing":
        return {
            "original": tr("the original is not here"),
            "copy": tr("the copy is not here"),
            "shown": tr("was not shown"),
        }[fault.problem.fact]
    own = {
        "not_chosen": tr("is not chosen yet"),
        "no_reason": tr("a database has it: choose why the paper is taken"),
        "not_an_amount": tr("is no amount; write it like 15.000"),
    }
    return own.get(kind) or problem_text(fault.problem, language())


def notice_text(notice: Problem) -> str:
    """Return what to tell that never blocks, the first letter large; what a receiver will refuse names its field."""
    text = problem_text(notice, language())
    if notice.kind in FROM_THERE:
        text = tr("{field}: {words}").format(field=field_name(notice.field, language()), words=text)
    return text[:1].upper() + text[1:]


def notes_text(notes: tuple[str, ...]) -> str:
    """Return the notes of a card as one sentence, the first letter large."""
    text = "; ".join(card_note(note, language()) for note in notes)
    return text[:1].upper() + text[1:]


def time_text(limit: TimeLimit | None) -> str:
    """Return how long a procedure takes."""
    if limit is None or limit.unit is TimeUnit.OTHER:
        return tr("time not published")
    if limit.same_day or limit.value == 0:
        return tr("same day")
    return {
        TimeUnit.WORKING_DAY: tr("%n working days", limit.value),
        TimeUnit.DAY: tr("%n days", limit.value),
        TimeUnit.HOUR: tr("%n working hours", limit.value),
        TimeUnit.MONTH: tr("%n months", limit.value),
    }[limit.unit]


def cost_text(procedure: Procedure) -> str:
    """Return the one thing that stands beside a procedure in a list: its fee or its time."""
    cost = cost_of(procedure)
    if cost.kind in ("days", "calendar_days"):
        return time_text(procedure.time)
    return {
        "free": tr("free"),
        "ask": tr("ask the province's rate"),
        "amount": tr("{amount} đ").format(amount=cost.fact),
        "tariff": cost.fact.replace("đ", " đ", 1),
    }.get(cost.kind, "")


def fee_source(procedure: Procedure) -> str:
    """Return who sets a procedure's fee."""
    return {
        FeeKind.FREE: tr("as published"),
        FeeKind.FIXED: tr("as published"),
        FeeKind.PROVINCE: tr("rate of the provincial council"),
        FeeKind.ELSEWHERE: tr("rate of another act"),
        FeeKind.UNPUBLISHED: tr("no rate published"),
    }[procedure.fee.kind]


def confidence_text(procedure: Procedure) -> str:
    """Return that the catalogue is a reference, and how well this procedure was checked."""
    return {
        "high": tr("Reference catalogue, checked against the source"),
        "medium": tr("Reference catalogue, partly checked"),
    }.get(procedure.confidence, tr("Reference catalogue, name and code only"))


def count_text(component: Component) -> str:
    """Return how many originals and copies a paper needs."""
    if component.shown:
        return tr("To show")
    parts = []
    if component.originals:
        parts.append(tr("%n original(s)", component.originals))
    if component.copies:
        parts.append(tr("%n copy(ies)", component.copies))
    return "\n".join(parts)


def lately_text(at: datetime, now: datetime) -> str:
    """Return the day and below it the time or date: `Hôm nay` over `09:25`, `Thứ Năm` over `19/11`."""
    local = office_time(at)
    if local.date() == office_time(now).date():
        today = tr("Today")
        return f"{today}\n{local:%H:%M}"
    return f"{weekday(local.date())}\n{local:%d/%m}"


def day_text(iso: str) -> str:
    """Return an ISO date as people write it."""
    return f"{date.fromisoformat(iso):%d/%m/%Y}" if iso else ""
