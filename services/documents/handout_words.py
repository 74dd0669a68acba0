"""The sentences of a handout: counts, conditions, time, fee and places, in the words of its template."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from services.documents.forms import dong
from services.documents.words import Words, escaped, fill
from services.domain.calendar import OfficeHours, Shifts, shifts_of
from services.domain.guide import Told
from services.domain.office import Office
from services.domain.points import ReceptionPoint
from services.domain.procedure import Component, Fee, FeeKind, Procedure, TimeLimit, TimeUnit
from services.domain.text import clean

Values = Mapping[str, str]
_CUT = "…"
_SAYS_WHEN = ("khi ", "nếu ", "trường hợp ", "đối với ", "chỉ ", "trong trường hợp ")


def time_words(words: Words, limit: TimeLimit | None) -> str:
    """Return how long a procedure takes; what the source did not say itself is marked as to be checked."""
    said = words["time"]
    if limit is None or limit.unit is TimeUnit.OTHER:
        return str(said["unpublished"])
    if limit.same_day or not limit.value:
        text = fill(said["same_day_until"], {"cutoff": limit.cutoff}) if limit.cutoff else str(said["same_day"])
    else:
        text = fill(said[limit.unit], {"value": f"{limit.value:02d}"})
    return fill(said["doubtful"], {"time": text}) if limit.inferred or limit.suggested else text


def fee_words(words: Words, fee: Fee, own: str = "") -> str:
    """Return what a procedure costs; "free" is only said when the catalogue says so in as many words.

    Args:
        own: Rates of the unit's own table, which go before the catalogue's.
    """
    said = words["fee"]
    if own:
        return own
    if fee.kind is FeeKind.FREE:
        return str(said["free"])
    if fee.kind is not FeeKind.FIXED:
        named = {FeeKind.PROVINCE: "province", FeeKind.ELSEWHERE: "elsewhere"}
        return str(said[named.get(fee.kind, "unpublished")])
    amounts = said["or"].join(fill(said["amount"], {"dong": dong(amount)}) for amount in fee.amounts)
    if fee.note and (not fee.amounts or fee.note[:1].isdigit()):
        return fill(said["tiered"], {"note": fee.note})
    text = amounts or str(said["unknown"])
    return fill(said["noted"], {"fee": text, "note": fee.note}) if fee.note else text


def paper_lines(words: Words, paper: Component, part: str, *, detailed: bool) -> tuple[str, tuple[str, ...]]:
    """Return a paper's name with how many, and the lines below it; ready for a page.

    A name the source cut in two is told with its other half even where details are left out.

    Args:
        part: Section it stands in: `bring`, `one_of`, `if_so` or `spared`.
    """
    said = words["papers"]
    if part == "spared":
        return escaped(paper.name), ()
    counted = _counted(words, paper)
    name = f"<b>{escaped(paper.name)}</b>" + (f" – {escaped(counted)}" if counted else "")
    condition = (paper.condition or ("" if paper.conditional else said["database_down"])) if part == "if_so" else ""
    below = [escaped(_when(said["condition"], condition))] if condition else []
    if paper.alternatives:
        below.append(escaped(said["alternatives"]))
        below += [f"– {escaped(one)}" for one in paper.alternatives]
    elif paper.detail and (detailed or paper.name.endswith(_CUT) or (part == "if_so" and not condition)):
        below.append(f"<i>{escaped(paper.detail)}</i>")
    if paper.form and detailed:
        below.append(f"<i>{escaped(fill(said['form'], {'form': paper.form}))}</i>")
    return name, tuple(below)


def _when(template: str, condition: str) -> str:
    """Return when a paper applies; a condition that says so itself needs no other word."""
    if condition.lower().startswith(_SAYS_WHEN):
        return condition[:1].upper() + condition[1:]
    return fill(template, {"condition": condition})


def _counted(words: Words, paper: Component) -> str:
    said = words["papers"]
    if paper.shown:
        return str(said["shown"])
    counts = [
        fill(said[kind], {"count": f"{count:02d}"})
        for kind, count in (("originals", paper.originals), ("copies", paper.copies))
        if count
    ]
    return str(said["join"].join(counts))


def shift_words(words: Words, shifts: Shifts) -> str:
    """Return open hours as people read them: `07:30 – 11:30, 13:00 – 16:30`."""
    said = words["place"]["shift"]
    return ", ".join(fill(said, {"opens": f"{a:%H:%M}", "closes": f"{b:%H:%M}"}) for a, b in shifts)


def place_words(words: Words, point: ReceptionPoint) -> str:
    """Return a reception point with its address."""
    return (
        fill(words["place"]["named"], {"name": point.name, "address": point.address}) if point.address else point.name
    )


def values_of(words: Words, procedure: Procedure, case: int) -> Values:
    """Return what the lines of a handout may name.

    Raises:
        IndexError: The procedure has no such case.
    """
    title = procedure.case(case).title
    gone = "superseded_by" if procedure.superseded_by else "superseded"
    return {
        "name": procedure.short_name,
        "code": procedure.code,
        "field": procedure.field,
        "case": title if clean(title) != clean(procedure.name) else "",
        "superseded": "" if procedure.active else fill(words[gone], {"other": procedure.superseded_by}),
    }


def facts_of(words: Words, told: Told, office: Office, hours: OfficeHours) -> list[tuple[str, str]]:
    """Return the table below the papers: what each fact is called, and what it is."""
    named, procedure = words["facts"], told.procedure
    limit = procedure.time_for(told.case)
    time = time_words(words, limit)
    if limit is not None and limit.note and not limit.suggested:
        time = fill(words["time"]["noted"], {"time": time, "note": limit.note})
    rows = [(named["time"], time), (named["fee"], fee_words(words, procedure.fee_for(), told.fee))]
    rows += _places(words, told.points, office, hours)
    if office.phone:
        phones = {"phone": office.phone, "hotline": office.hotline}
        rows.append((named["phone"], fill(words["place"]["phones"], phones) if office.hotline else office.phone))
    if procedure.result:
        rows.append((named["result"], procedure.result))
    return rows


def _places(
    words: Words, points: Sequence[ReceptionPoint], office: Office, hours: OfficeHours
) -> list[tuple[str, str]]:
    named = words["facts"]
    receiving = [p for p in points if p.receives] or [ReceptionPoint(office.agency_name)]
    rows = []
    for point in receiving:
        shifts = shift_words(words, shifts_of(point.hours) or hours.shifts)
        rows.append((named["where"], place_words(words, point)))
        rows.append((named["hours"], fill(words["place"]["hours"], {"shifts": shifts})))
        if hours.saturday and not point.hours:
            saturday = shift_words(words, hours.saturday)
            rows.append(("", fill(words["place"]["saturday"], {"shifts": saturday})))
    elsewhere = [place_words(words, p) for p in points if p.returns and not p.receives]
    return [*rows, *((named["returned"], place) for place in elsewhere)]
