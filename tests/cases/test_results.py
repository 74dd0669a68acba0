"""The end of a dossier: its result document, what it is told as, and what the citizen thought of the service."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from services.bootstrap import open_desk
from services.domain.dossier import DossierState
from services.domain.journal import Event
from services.domain.outbox import EntryKind, EntryState, OutcomeKind
from services.domain.register import Mark
from services.domain.result import Rating, Said
from services.errors import InvalidForm, NotAllowed, UnknownDossier, WrongState
from services.settings import FILE as SETTINGS
from services.settings import ReceiverSettings, load_settings, settings_text
from services.store import dossiers, journal, outbox
from tests.desks import KEY, Answering
from tests.files.papers import jpeg, pdf
from tests.law import law_holds

FILE, DOSSIER, UPDATE, PROGRESS = EntryKind.FILE, EntryKind.DOSSIER, EntryKind.UPDATE, EntryKind.PROGRESS
RESULT, FEEDBACK = EntryKind.RESULT, EntryKind.FEEDBACK
DAY = date(2026, 11, 20)
PLACES = {"province": ("first", "/mapi/g"), "justice": ("later", ""), "plain": ("", "")}


@pytest.fixture
def sides():
    found = {name: Answering() for name in PLACES}
    for name, side in found.items():
        side.name = name
    return found


@pytest.fixture
def desk(home, clock, sides):
    known = {
        name: ReceiverSettings(
            name, f"https://{name}.example", files=order, files_url="https://x.example/f/" if order else "", feedback_path=path
        )
        for name, (order, path) in PLACES.items()
    }  # fmt: skip
    settings = replace(load_settings(home), receivers=known)
    (home / SETTINGS).write_text(settings_text(settings), "utf-8")
    with open_desk(home, KEY, now=clock, receivers=sides, chance=lambda: 0.5) as opened:
        yield opened


@pytest.fixture
def number(desk, officer, complete):
    return desk.intake.receive(officer, complete()).dossier.number


def kept(desk, officer, content=None):
    return desk.papers.keep(officer, content or pdf(), "ket-qua.pdf", None)


def rows(desk, number):
    with desk.place.store.read() as db:
        every = outbox.of_dossier(db, dossiers.by_number(db, number).id)
    return [row for row in every if row.state is not EntryState.WITHDRAWN]


def events(desk, number):
    with desk.place.store.read() as db:
        return [line.event for line in journal.about(db, number)]


def test_a_result_with_its_file_goes_before_the_handing_over(desk, officer, number, clock):
    ready = desk.results.ready(officer, number, Said("12/2026", DAY, "Giấy khai sinh", kept(desk, officer)))
    clock.forward(timedelta(hours=1))
    done = desk.life.return_result(officer, number)

    told = rows(desk, number)
    assert [row.kind for row in told] == [DOSSIER, PROGRESS, FILE, RESULT, PROGRESS, UPDATE]
    assert [row.position for row in told] == [1, 2, 3, 4, 5, 6]
    assert (told[1].body["state_before"], told[1].body["state"], told[1].body["what"]) == (
        "2",
        "9",
        "Kết thúc xử lý hồ sơ",
    )
    assert (told[4].body["state_before"], told[4].body["state"]) == ("9", "10")
    (paper,) = told[3].body["results"]
    assert (paper["number"], paper["issued_on"], paper["title"]) == ("12/2026", "2026-11-20", "Giấy khai sinh")
    assert paper["files"][0]["sha256"] == told[2].body["sha256"]
    assert told[5].body["results"] == told[3].body["results"]
    assert (ready.state, ready.ended_at) == (DossierState.READY, done.ended_at)
    assert desk.registry.open(officer, number).dossier == done
    assert [one for one in events(desk, number) if one is not Event.VIEWED][-3:] == [
        Event.ATTACHED,
        Event.RESULT_READY,
        Event.RETURNED,
    ]
    law_holds(desk)
    assert desk.keeping.verify().whole


def test_the_result_s_file_is_no_paper_of_the_dossier(desk, officer, number):
    desk.results.ready(officer, number, Said(scan=kept(desk, officer)))

    file = desk.registry.open(officer, number)
    assert (file.dossier.terms.files, file.attachments) == ((), ())
    assert rows(desk, number)[-1].body["files"] == []


def test_a_paper_that_was_handed_in_is_never_taken_for_the_result(desk, officer, complete):
    form, scan = complete(), jpeg()
    desk.papers.attach(officer, form.id, scan)
    number = desk.intake.receive(officer, form).dossier.number

    with pytest.raises(InvalidForm) as refused:
        desk.results.ready(officer, number, Said(scan=kept(desk, officer, scan)))

    assert [(p.field, p.kind) for p in refused.value.problems] == [("result_file", "handed_in")]
    assert desk.registry.open(officer, number).dossier.state is DossierState.RECEIVED


def test_a_result_nobody_described_is_told_as_a_state_alone(desk, officer, number):
    desk.results.ready(officer, number)

    assert [row.kind for row in rows(desk, number)] == [DOSSIER, PROGRESS, UPDATE]
    assert rows(desk, number)[-1].body["results"] == []
    (row,) = desk.registry.find(officer, "").rows
    assert row.mark(desk.place.now() + timedelta(days=90)) is Mark.READY


def test_the_file_can_come_after_the_handing_over_and_tells_no_step(desk, officer, number):
    desk.life.return_result(officer, number)
    with pytest.raises(WrongState):
        desk.results.ready(officer, number)

    after = desk.results.ready(officer, number, Said(scan=kept(desk, officer)))

    assert after.state is DossierState.RETURNED
    assert [row.kind for row in rows(desk, number)] == [DOSSIER, PROGRESS, UPDATE, FILE, RESULT]


def test_where_papers_come_later_the_result_s_file_follows_what_announces_it(desk, officer, supervisor, number):
    desk.life.reroute(supervisor, number, "justice", "nhầm nơi")

    desk.results.ready(officer, number, Said("12/2026", scan=kept(desk, officer)))

    told = rows(desk, number)
    assert [row.kind for row in told] == [DOSSIER, PROGRESS, RESULT, FILE, UPDATE]
    assert [row.body["files_coming"] for row in told if row.kind in (RESULT, UPDATE)] == [1, 0]


def test_a_dossier_turned_elsewhere_takes_its_result_along(desk, officer, supervisor, number):
    desk.results.ready(officer, number, Said("12/2026", scan=kept(desk, officer)))
    desk.delivery.deliver_due()

    desk.life.reroute(supervisor, number, "plain", "nhầm nơi")
    desk.delivery.deliver_due()

    anew = [row for row in rows(desk, number) if row.receiver == "plain"]
    assert [(row.kind, row.body["state"]) for row in anew] == [(DOSSIER, "9")]
    assert anew[0].body["results"][0]["number"] == "12/2026"


def test_what_cannot_be_of_a_result_changes_nothing(desk, officer, volunteer, number, clock):
    with pytest.raises(InvalidForm):
        desk.results.ready(officer, number, Said(issued_on=DAY + timedelta(days=1)))
    with pytest.raises(UnknownDossier):
        desk.results.ready(officer, "khong-co")
    with pytest.raises(NotAllowed):
        desk.results.ready(volunteer, number)

    assert [row.kind for row in rows(desk, number)] == [DOSSIER]


def test_what_a_citizen_thought_is_told_and_holds_nothing_up(desk, officer, number, sides):
    desk.life.return_result(officer, number)
    desk.delivery.deliver_due()
    rated = desk.results.rate(officer, number, Rating.FAIR, "  Chờ hơi\nlâu ")
    sides["province"].answers = [OutcomeKind.REFUSED]
    desk.delivery.deliver_due()
    desk.results.ready(officer, number, Said("12/2026"))

    desk.delivery.deliver_due()

    assert rated.terms.feedback.text == "Chờ hơi lâu"
    assert [(row.kind, row.state) for row in rows(desk, number)][-2:] == [
        (FEEDBACK, EntryState.PARKED),
        (RESULT, EntryState.DELIVERED),
    ]
    law_holds(desk)
    assert Event.RATED in events(desk, number)


def test_a_receiver_that_takes_no_words_gets_no_row(desk, officer, supervisor, number):
    desk.life.reroute(supervisor, number, "plain", "nhầm nơi")
    desk.life.return_result(officer, number)

    desk.results.rate(officer, number, Rating.GOOD)

    assert FEEDBACK not in [row.kind for row in rows(desk, number)]
    with pytest.raises(WrongState):
        desk.results.rate(officer, number, Rating.GOOD)


def test_a_word_on_its_way_stays_behind_when_its_dossier_goes_where_none_are_taken(desk, officer, supervisor, number):
    desk.life.return_result(officer, number)
    desk.results.rate(officer, number, Rating.POOR)

    desk.life.reroute(supervisor, number, "plain", "nhầm nơi")

    assert [row.kind for row in rows(desk, number)] == [DOSSIER, PROGRESS, UPDATE]
    law_holds(desk)


def test_a_citizen_s_word_is_not_taken_too_early_nor_too_long(desk, officer, number):
    with pytest.raises(WrongState):
        desk.results.rate(officer, number, Rating.GOOD)
    desk.life.return_result(officer, number)
    with pytest.raises(InvalidForm):
        desk.results.rate(officer, number, Rating.GOOD, "x" * 501)
    with pytest.raises(UnknownDossier):
        desk.results.rate(officer, "khong-co", Rating.GOOD)
