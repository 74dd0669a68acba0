"""Sentences of the procedures page, in words to be read aloud."""

from __future__ import annotations

from datetime import datetime

from services.domain.calendar import office_time
from services.domain.channels import Filing
from services.domain.guide import Told
from services.domain.procedure import Component, Need, Procedure, TimeLimit
from services.domain.published import FeeKind
from services.domain.text import clean
from ui.translate import tr
from ui.views.intake.words import time_text
from ui.views.moments import dong, promised

_FORMS = ("tờ khai", "đơn", "phiếu", "mẫu", "giấy đề nghị", "văn bản đề nghị")


def counts_text(paper: Component) -> str:
    """Return how many of a paper to bring, and whether it is kept."""
    if paper.shown:
        return tr("Shown at the counter and given back at once")
    parts = []
    if paper.originals:
        parts.append(tr("%n original paper(s)", paper.originals))
    if paper.copies:
        parts.append(tr("%n copied paper(s)", paper.copies))
    return tr("To hand in: {counts}").format(counts=", ".join(parts)) if parts else ""


def condition_text(paper: Component) -> str:
    """Return when a paper of some cases has to be brought."""
    if paper.condition:
        return tr("Only if: {condition}").format(condition=paper.condition)
    if paper.need is Need.ONE_OF and not paper.alternatives:
        return tr("Only if no database has the data")
    return ""


def detail_text(paper: Component) -> str:
    """Return what the catalogue adds to a paper: the papers it stands for, its detail, its form."""
    parts = []
    if paper.alternatives:
        parts.append(tr("One of: {papers}").format(papers="; ".join(paper.alternatives)))
    elif paper.detail:
        parts.append(paper.detail)
    if paper.form:
        parts.append(tr("Form {form}").format(form=paper.form))
    return "\n".join(parts)


def paper_icon(paper: Component) -> str:
    """Return the shape of a paper: to show, to fill in, to copy, or any other."""
    if paper.shown:
        return "id-card"
    if clean(paper.name).lower().startswith(_FORMS):
        return "pencil"
    return "copy" if paper.copies and not paper.originals else "file"


def length_text(limit: TimeLimit | None) -> str:
    """Return how long it takes, to be read aloud: `Sau 3 ngày làm việc`."""
    if limit is None or limit.unit.value == "khac":
        return tr("No time published")
    words = time_text(limit)
    return words[:1].upper() + words[1:] if limit.same_day or not limit.value else tr("After {time}").format(time=words)


def due_text(told: Told, now: datetime) -> str:
    """Return until when, if it were handed in now; what is not sure says so."""
    limit = told.procedure.time_for(told.case)
    if told.promise is None:
        return tr("The counter gives a day when the dossier is received")
    late = office_time(told.promise.due_at).date() != office_time(now).date()
    when = promised(told.promise.due_at, now)
    said = (
        tr("handed in now: {when}").format(when=when) if late else tr("handed in now: {when}, today").format(when=when)
    )
    doubt = limit is not None and (limit.inferred or limit.suggested)
    return tr("{said} (to be checked)").format(said=said) if doubt else said


def fee_text(told: Told) -> str:
    """Return what it costs; free only when the catalogue says so in as many words."""
    fee = told.procedure.fee_for()
    if told.fee:
        return told.fee
    if fee.kind is FeeKind.FIXED and fee.amounts:
        return tr(" or ").join(dong(amount) for amount in fee.amounts)
    return {
        FeeKind.FREE: tr("Free of charge"),
        FeeKind.FIXED: tr("There is a fee, ask for it"),
        FeeKind.PROVINCE: tr("Ask for the province's rate"),
        FeeKind.ELSEWHERE: tr("Set by another act, ask for it"),
    }.get(fee.kind, tr("No fee published, ask for it"))


def fee_note(told: Told) -> str:
    """Return who says so, or what the source adds."""
    if told.fee:
        return tr("the unit's fee table")
    fee = told.procedure.fee_for()
    if fee.note:
        return fee.note
    return {
        FeeKind.FREE: tr("as published"),
        FeeKind.FIXED: tr("as published"),
        FeeKind.PROVINCE: tr("set by the provincial council"),
    }.get(fee.kind, "")


def ways_text(procedure: Procedure) -> str:
    """Return the ways of filing the catalogue names."""
    if procedure.online_only:
        return tr("Filed online only; the counter helps")
    names = {Filing.DIRECT: tr("at the counter"), Filing.ONLINE: tr("online"), Filing.POST: tr("by post")}
    found = dict.fromkeys(terms.channel for terms in procedure.channels)
    return (
        tr("Also {ways}").format(ways=", ".join(names[f] for f in found if f is not Filing.DIRECT))
        if len(found) > 1
        else ""
    )


def confidence_words(procedure: Procedure) -> str:
    """Return that the catalogue is a reference, and how well this row was checked."""
    return {
        "high": tr("For reference, to be checked · source checked"),
        "medium": tr("For reference, to be checked · source partly checked"),
    }.get(procedure.confidence, tr("For reference, to be checked · name and code only"))


def sources_text(procedure: Procedure) -> str:
    """Return where the row comes from: batch, decision, keys of the sources, last day."""
    parts = [tr("Catalogue {version}").format(version=procedure.catalogue)]
    if procedure.decision:
        parts.append(tr("decision {number}").format(number=procedure.decision))
    if procedure.sources:
        parts.append(tr("source {keys}").format(keys=", ".join(procedure.sources)))
    if procedure.valid_to:
        parts.append(tr("until {day}").format(day=f"{procedure.valid_to:%d/%m/%Y}"))
    return " · ".join(parts)
