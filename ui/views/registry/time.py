"""What happened to a dossier's time: why it is due when it is, pauses for papers, the one time it was put off."""

from __future__ import annotations

from datetime import datetime

from services.domain.dossier import Dossier
from ui.components import Card, Mark, StateMark, Text
from ui.translate import tr
from ui.views.moments import long_day, promised
from ui.views.registry.facts import fact, titled
from ui.views.why import Grounds


def why_card(dossier: Dossier) -> Card:
    """Return every fact the promise rests on."""
    card = titled(tr("Why this day?"), spacing=8)
    grounds = Grounds()
    grounds.show_promise(dossier.promise)
    card.body.addWidget(grounds)
    return card


def _pauses(dossier: Dossier, now: datetime) -> Card:
    card = titled(tr("Papers after reception"), spacing=8)
    for pause in dossier.terms.pauses:
        came = pause.came_at
        asked = tr("{moment}, {name}").format(moment=promised(pause.asked_at, now), name=pause.asked_by)
        card.body.addWidget(fact(tr("Asked"), asked))
        card.body.addWidget(fact(tr("What is missing"), pause.reason))
        if pause.override:
            card.body.addWidget(fact(tr("Why asked again"), pause.override))
        if came is None:
            by = tr("to be brought by {day}").format(day=long_day(pause.bring_by))
            card.body.addWidget(StateMark(Mark("ring", "wait", by)))
        else:
            taken = tr("{moment}, {name}").format(moment=promised(came, now), name=pause.came_to)
            card.body.addWidget(fact(tr("Came"), taken))
        if pause.late:
            words = tr("Asked for later than the unit's own limit after reception.")
            card.body.addWidget(Text(words, "caption", "wait", wrap=True))
    return card


def _extension(dossier: Dossier, now: datetime) -> Card | None:
    put_off = dossier.terms.extension
    if put_off is None:
        return None
    card = titled(tr("Put off once"), spacing=8)
    card.body.addWidget(fact(tr("Promised before"), promised(put_off.due_before, now)))
    card.body.addWidget(fact(tr("Reason"), put_off.reason))
    if put_off.override:
        card.body.addWidget(fact(tr("Why told late"), put_off.override))
    told = tr("{moment}, {name}; letter no. {number}")
    words = told.format(moment=promised(put_off.at, now), name=put_off.by, number=put_off.number)
    card.body.addWidget(Text(words, "caption", "quiet", wrap=True))
    return card


def time_cards(dossier: Dossier, now: datetime) -> list[Card]:
    """Return what happened to a dossier's time, where something did."""
    extension = _extension(dossier, now)
    return [*([_pauses(dossier, now)] if dossier.terms.pauses else []), *([extension] if extension else [])]
