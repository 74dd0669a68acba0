"""What the rulebook's tables, fields and choices are called."""

from __future__ import annotations

from typing import Any

from services.domain.rulebook import Chapter, Rule
from ui.presenters.rule_sheet import Entry, Kind, day_text, entries, texts_of
from ui.presenters.rulebook import Standing
from ui.translate import tr


def chapter_title(chapter: Chapter) -> str:
    """Return what a table is called."""
    return {
        Chapter.CALENDAR: tr("Working calendar"),
        Chapter.CUTOVERS: tr("Cut-overs to ministries"),
        Chapter.BOUNDLESS: tr("Filed anywhere"),
        Chapter.GROUPS: tr("Linked procedures"),
        Chapter.FEES: tr("Fees"),
        Chapter.EXEMPTIONS: tr("Fee exemptions"),
        Chapter.REFUSALS: tr("Grounds for refusing"),
        Chapter.BARRED: tr("Papers never asked for"),
        Chapter.OUTAGES: tr("Databases down"),
        Chapter.POINTS: tr("Reception points"),
        Chapter.STEPS: tr("Internal steps"),
        Chapter.AGENCY: tr("The office's name"),
    }[chapter]


def chapter_about(chapter: Chapter) -> str:
    """Return one sentence on what a table is for."""
    return {
        Chapter.CALENDAR: tr("Days that differ from Monday to Friday. Promises already given keep their day."),
        Chapter.CUTOVERS: tr("Only official switches send new dossiers to a ministry. Dossiers already received stay."),
        Chapter.BOUNDLESS: tr("Procedures that may be handed in at any commune; the unit enters its published list."),
        Chapter.GROUPS: tr("Procedures that open together, with one applicant and one receipt."),
        Chapter.FEES: tr("Without a row for this unit the fee is asked, never printed as free."),
        Chapter.EXEMPTIONS: tr("Lawful reasons for not paying; the receipt names the reason."),
        Chapter.REFUSALS: tr("Only these grounds stand on form 03. A failing system or a merger is never one."),
        Chapter.BARRED: tr("Whoever asks for these is stopped, with the citation."),
        Chapter.OUTAGES: tr("While a database is marked down, its papers may be asked for, with the reason."),
        Chapter.POINTS: tr("Where papers are received and results handed over."),
        Chapter.STEPS: tr("Who does what in how many hours; form 06 fills itself from it."),
        Chapter.AGENCY: tr("Code, name and logo with their dates; earlier receipts keep the old head."),
    }[chapter]


def field_label(name: str) -> str:
    """Return what a field of a sheet is called."""
    labels = {
        "code_key": tr("Procedure code"),
        "point_key": tr("Key of the point, as desk.point names it"),
        "day": tr("Day"),
        "name": tr("What it is called"),
        "kind": tr("Kind of day"),
        "status": tr("Status"),
        "hours": tr("Hours, one shift a line"),
        "ministry": tr("Ministry code"),
        "receiver": tr("Receiver"),
        "procedures": tr("Procedures, one code a line"),
        "announcement": tr("Announcement"),
        "support": tr("Support contact"),
        "scope": tr("How far"),
        "basis": tr("Legal basis"),
        "title": tr("Title"),
        "umbrella": tr("Code of the linked procedure"),
        "members": tr("Procedures in order, one code a line"),
        "note": tr("Note"),
        "procedure": tr("Procedure code"),
        "origin": tr("Set by"),
        "amount": tr("Amount in đồng"),
        "unit": tr("Counted by"),
        "per": tr("What is counted"),
        "tiers": tr("By page: first page | đồng a page"),
        "cap": tr("At most, đồng a copy"),
        "case": tr("Case, as in the catalogue"),
        "filing": tr("Way of filing"),
        "fields": tr("Fields, one a line"),
        "text": tr("Ground"),
        "citation": tr("Citation"),
        "asks": tr("What the officer must add"),
        "place": tr("Place in the list"),
        "words": tr("Words that mean it, one need a line"),
        "unless": tr("Unless it says"),
        "databases": tr("Databases that have it"),
        "purpose": tr("Caught by its reason too"),
        "database": tr("Database"),
        "since": tr("Since"),
        "until": tr("Until"),
        "reason": tr("Reason"),
        "address": tr("Address"),
        "phone": tr("Phone"),
        "receives": tr("Papers are received here"),
        "returns": tr("Results are handed over here"),
        "field": tr("Field, for all its procedures"),
        "steps": tr("Steps: unit | who | hours"),
        "code": tr("Identification code"),
        "authority": tr("Body above it"),
        "logo": tr("Logo"),
    }
    return labels.get(name, name)


def choice_word(field: str, value: str) -> str:
    """Return what a choice is called."""
    words = {
        ("kind", "off"): tr("Day off"),
        ("kind", "work"): tr("Worked instead"),
        ("kind", "half"): tr("Some hours only"),
        ("status", "official"): tr("Official"),
        ("status", "expected"): tr("Expected"),
        ("status", "to_confirm"): tr("To be confirmed"),
        ("status", "trial"): tr("Trial, does not route"),
        ("scope", "nation"): tr("Nation-wide"),
        ("scope", "province"): tr("Within the province"),
        ("origin", "law"): tr("Law of the whole country"),
        ("origin", "province"): tr("Provincial council"),
        ("unit", "dossier"): tr("Dossier"),
        ("unit", "copy"): tr("Copy"),
        ("unit", "page"): tr("Page"),
        ("filing", ""): tr("Every way"),
        ("filing", "truc_tiep"): tr("At the counter"),
        ("filing", "truc_tuyen"): tr("Online"),
        ("filing", "buu_chinh"): tr("By post"),
    }
    return words.get((field, value), value)


def confidence_word(confidence: str) -> str:
    """Return how sure a source is, in words."""
    return {
        "official": tr("official text seen"),
        "S2": tr("seen in two sources"),
        "S": tr("seen in one source"),
        "V": tr("checked by counting"),
        "D": tr("derived, to be checked"),
        "OWN": tr("our own, the unit must confirm"),
    }.get(confidence, confidence)


def standing_word(standing: Standing) -> str:
    """Return where a rule stands in time."""
    return {
        Standing.NOW: tr("In force"),
        Standing.COMING: tr("Coming"),
        Standing.PAST: tr("Over"),
    }[standing]


def days_of(rule: Rule[Any]) -> str:
    """Return the days a rule is in force."""
    if rule.valid_to is None:
        return tr("from {first}").format(first=day_text(rule.valid_from))
    if rule.valid_to == rule.valid_from:
        return day_text(rule.valid_from)
    return tr("{first} to {last}").format(first=day_text(rule.valid_from), last=day_text(rule.valid_to))


_HEADS: dict[Chapter, tuple[str, ...]] = {
    Chapter.CALENDAR: ("day", "name"),
    Chapter.CUTOVERS: ("ministry", "receiver"),
    Chapter.BOUNDLESS: ("code_key",),
    Chapter.FEES: ("procedure", "name"),
    Chapter.REFUSALS: ("text",),
    Chapter.OUTAGES: ("database",),
}


def headline(rule: Rule[Any]) -> str:
    """Return what a rule is about, in one line."""
    texts = texts_of(rule)
    names = _HEADS.get(rule.chapter) or next(
        ((n,) for n in ("title", "name", "procedure", "field") if texts.get(n)), ()
    )
    return " · ".join(texts[name] for name in names if texts.get(name)) or rule.key


_DETAILS: dict[Chapter, tuple[str, ...]] = {
    Chapter.CUTOVERS: ("status", "procedures", "announcement", "support"),
    Chapter.FEES: ("case", "amount", "tiers", "per", "unit", "filing", "origin", "note"),
    Chapter.OUTAGES: ("since", "until", "reason"),
    Chapter.BARRED: ("citation", "databases"),
}
_SMALL = ("purpose", "place", "logo")


def summary(rule: Rule[Any]) -> str:
    """Return what else a rule says, in one line, the telling parts first."""
    texts, said = texts_of(rule), headline(rule)
    known = {entry.name: entry for entry in entries(rule.chapter)}
    parts = []
    for name in _DETAILS.get(rule.chapter, tuple(known)):
        text = texts.get(name, "")
        if text and text not in said and name not in _SMALL:
            parts.append(_said(known[name], text))
    return " · ".join(parts)


def _said(entry: Entry, text: str) -> str:
    if entry.kind is Kind.YES:
        return field_label(entry.name)
    if entry.kind is Kind.CHOICE:
        return choice_word(entry.name, text)
    return f"{text} đ" if entry.kind is Kind.AMOUNT else text.replace("\n", ", ")
