"""On a dossier's page: what happened to it, and what was put right since reception, by whom and why."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from services.cases.registry import DossierFile
from services.domain.calendar import office_time
from services.domain.correction import Change, CorrectionMade
from services.domain.dossier import Dossier
from ui.components import Card, Rule, Text
from ui.translate import tr
from ui.views.registry.correct_words import place_words, value_words
from ui.views.registry.facts import titled
from ui.views.registry.words import event_words

_PAPER = re.compile(r"papers\[(\d+)\]")


def corrections_card(file: DossierFile) -> Card | None:
    """Return the card of every correction, the newest first; None where nothing was put right."""
    if not file.corrections:
        return None
    card = titled(tr("Corrections"), spacing=6)
    for at, made in enumerate(reversed(file.corrections)):
        if at:
            card.body.addWidget(Rule())
        for line in _lines(file.dossier, made):
            card.body.addWidget(line)
    return card


def _lines(dossier: Dossier, made: CorrectionMade) -> list[QWidget]:
    when = tr("{moment} · {who}").format(moment=f"{office_time(made.at):%H:%M %d/%m/%Y}", who=made.actor)
    lines: list[QWidget] = [Text(when, "caption", "quiet", digits=True, wrap=True)]
    lines += [Text(_change_words(dossier, change), "second_row", wrap=True) for change in made.changes]
    if made.reason:
        lines.append(Text(tr("Because: {reason}").format(reason=made.reason), "second", "quiet", wrap=True))
    return lines


def _change_words(dossier: Dossier, change: Change) -> str:
    found = _PAPER.match(change.place)
    index = int(found.group(1)) if found else -1
    paper = next((paper.name for paper in dossier.papers if paper.index == index), "")
    return tr("{place}: {before} → {after}").format(
        place=place_words(change.place, paper),
        before=value_words(change.place, change.before),
        after=value_words(change.place, change.after),
    )


def history_card(file: DossierFile) -> Card:
    """Return the card of what the journal says, the newest first."""
    card = titled(tr("Journal"), spacing=6)
    card.body.addWidget(Rule())
    grid = QGridLayout()
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    for at, line in enumerate(reversed(file.lines[-12:])):
        when = f"{office_time(line.at):%d/%m %H:%M}"
        grid.addWidget(Text(when, "caption", "quiet", digits=True), at, 0, Qt.AlignmentFlag.AlignTop)
        words = tr("{what}, {who}").format(what=event_words(line.event), who=line.actor)
        grid.addWidget(Text(words, "second", wrap=True), at, 1)
    card.body.addLayout(grid)
    return card
