"""Cut-overs at the counter: fixed at intake, turned only by hand, nothing lost on the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from services.bootstrap import open_desk
from services.domain.dossier import DossierState
from services.domain.journal import Event
from services.domain.outbox import EntryKind, EntryState, OutcomeKind
from services.domain.routing import Announced, Boundless, CutOver, Scope
from services.domain.rulebook import Chapter, Rule
from services.errors import InvalidForm, NotAllowed, RerouteBlocked, UnknownDossier, WrongState
from services.settings import FILE, ReceiverSettings, load_settings, settings_text
from services.store import journal, leases, outbox
from tests.desks import KEY, Answering

TODAY = date(2026, 11, 20)


def switch(day=TODAY, **body):
    given = {"ministry": "BTP", "receiver": "justice", "announcement": "CV 1/BTP", "status": Announced.OFFICIAL}
    return Rule(Chapter.CUTOVERS, "bo-tu-phap", day, CutOver(**{**given, **body}))


@pytest.fixture
def justice():
    other = Answering()
    other.name = "justice"
    return other


@pytest.fixture
def two(home, clock, receiver, justice):
    """A desk that knows two receivers."""
    known = {name: ReceiverSettings(name, f"https://{name}.example") for name in ("province", "justice")}
    settings = replace(load_settings(home), receivers=known)
    (home / FILE).write_text(settings_text(settings), "utf-8")
    sides = {"province": receiver, "justice": justice}
    with open_desk(home, KEY, now=clock, receivers=sides, chance=lambda: 0.5) as opened:
        yield opened


def rows(desk, dossier):
    with desk.place.store.read() as db:
        return [(e.kind, e.receiver, e.state) for e in outbox.of_dossier(db, dossier.id)]


def whole(desk, dossiers):
    """Every dossier is where its rows say: received = delivered + waiting + parked."""
    found = desk.keeping.verify()
    assert found.whole
    assert found.received == dossiers
    return found.rows


def test_a_dossier_goes_where_the_switch_of_its_day_says_and_stays_there(two, officer, supervisor, complete, clock):
    before = two.intake.receive(officer, complete()).dossier
    two.rulebook.put(supervisor, switch(TODAY + timedelta(days=3)))
    same_day = two.intake.receive(officer, complete()).dossier
    clock.forward(timedelta(days=3))
    after = two.intake.receive(officer, complete()).dossier
    two.rulebook.remove(supervisor, Chapter.CUTOVERS, "bo-tu-phap", TODAY + timedelta(days=3))

    opened = [two.registry.open(officer, d.number).dossier for d in (before, same_day, after)]

    assert [d.route.receiver for d in opened] == ["province", "province", "justice"]
    assert (after.route.reason, after.route.announcement) == ("switched", "CV 1/BTP")
    assert opened == [before, same_day, after]
    assert [rows(two, d)[0][1] for d in opened] == ["province", "province", "justice"]


def test_a_switch_to_a_receiver_nobody_set_up_is_told_and_its_dossiers_wait_in_sight(
    desk, officer, supervisor, complete
):
    (told,) = desk.rulebook.put(supervisor, switch(support="1900 1000"))
    assert (told.kind, told.fact) == ("receiver_unknown", "justice")

    review = desk.intake.review(officer, complete())
    dossier = desk.intake.receive(officer, complete()).dossier
    desk.delivery.deliver_due()

    assert [(p.field, p.kind) for p in review.notices] == [("receiver", "receiver_unknown")]
    assert rows(desk, dossier) == [(EntryKind.DOSSIER, "justice", EntryState.WAITING)]
    line = next(line for line in desk.delivery.lines() if line.receiver == "justice")
    assert (line.set_up, line.waiting, line.support) == (False, 1, "1900 1000")
    assert whole(desk, 1)["waiting"] == 1


def test_a_set_up_receiver_tells_nothing_and_a_trial_is_told_but_routes_nothing(two, officer, supervisor, complete):
    assert two.rulebook.put(supervisor, switch()) == ()
    assert two.intake.review(officer, complete()).notices == ()
    assert two.rulebook.put(supervisor, switch(receiver="nobody", status=Announced.TRIAL)) == ()
    review = two.intake.review(officer, complete())
    assert review.route.receiver == "province"
    assert [(p.kind, p.fact) for p in review.notices] == [("only_tried", "nobody")]


def test_what_waits_is_turned_to_the_other_receiver_with_its_reason(
    two, supervisor, officer, complete, justice, receiver
):
    receiver.answers = [OutcomeKind.UNREACHABLE]
    dossier = two.intake.receive(officer, complete()).dossier
    two.delivery.deliver_due()

    moved = two.life.reroute(supervisor, dossier.number, "justice", " Nộp nhầm hệ thống ")

    assert (moved.route.receiver, moved.route.reason, moved.route.before) == ("justice", "moved", "province")
    assert (moved.route.note, moved.version) == ("Nộp nhầm hệ thống", dossier.version + 1)
    assert two.registry.open(officer, dossier.number).dossier == moved
    assert rows(two, dossier) == [(EntryKind.DOSSIER, "justice", EntryState.WAITING)]
    assert two.delivery.deliver_due().sent == 1
    assert (len(justice.held), receiver.held) == (1, [])
    assert whole(two, 1)["delivered"] == 1
    with two.place.store.read() as db:
        (line,) = [line for line in journal.about(db, dossier.number) if line.event is Event.REROUTED]
        assert line.actor == supervisor.name


def test_what_had_arrived_stays_recorded_and_the_new_receiver_gets_the_dossier_first(
    two, supervisor, officer, complete, justice, receiver
):
    dossier = two.intake.receive(officer, complete()).dossier
    two.delivery.deliver_due()
    receiver.answers = [OutcomeKind.REFUSED]
    two.life.return_result(officer, dossier.number)
    two.delivery.deliver_due()
    assert [state for *_, state in rows(two, dossier)] == ["delivered", "parked", "waiting"]

    two.life.reroute(supervisor, dossier.number, "justice", "Bộ yêu cầu")

    assert rows(two, dossier) == [
        (EntryKind.DOSSIER, "province", EntryState.DELIVERED),
        (EntryKind.DOSSIER, "justice", EntryState.WAITING),
        (EntryKind.PROGRESS, "justice", EntryState.WAITING),
        (EntryKind.UPDATE, "justice", EntryState.WAITING),
    ]
    two.delivery.deliver_due()
    with two.place.store.read() as db:
        entries = outbox.of_dossier(db, dossier.id)
    assert justice.held == [e.id for e in entries[1:]]
    assert entries[1].body == entries[0].body
    assert [e.position for e in entries] == [1, 2, 3, 4]
    assert whole(two, 1) == {"waiting": 0, "sending": 0, "unknown": 0, "delivered": 4, "parked": 0, "withdrawn": 0}


def test_a_dossier_that_arrived_whole_is_told_anew(two, supervisor, officer, complete, justice):
    dossier = two.intake.receive(officer, complete()).dossier
    two.delivery.deliver_due()

    two.life.reroute(supervisor, dossier.number, "justice", "Bộ yêu cầu")
    two.delivery.deliver_due()
    two.life.return_result(officer, dossier.number)
    two.delivery.deliver_due()

    assert len(justice.held) == 4 - 1
    assert [receiver for _, receiver, _ in rows(two, dossier)] == ["province", "justice", "justice", "justice"]


@pytest.mark.parametrize("answer", [OutcomeKind.UNKNOWN, None])
def test_nothing_is_turned_while_it_is_not_known_what_arrived(two, supervisor, officer, complete, receiver, answer):
    dossier = two.intake.receive(officer, complete()).dossier
    if answer:
        receiver.answers = [answer]
        two.delivery.deliver_due()
    else:
        with two.place.store.write() as db:
            leases.lease(db, two.place.now(), ("province",))

    with pytest.raises(RerouteBlocked) as refused:
        two.life.reroute(supervisor, dossier.number, "justice", "Bộ yêu cầu")

    assert (refused.value.what, refused.value.state) == (dossier.number, "unknown" if answer else "sending")
    assert two.registry.open(officer, dossier.number).dossier == dossier
    assert [receiver for _, receiver, _ in rows(two, dossier)] == ["province"]


def test_turning_needs_a_supervisor_a_reason_and_another_known_receiver(two, supervisor, officer, complete):
    number = two.intake.receive(officer, complete()).dossier.number

    def refused(*arguments):
        with pytest.raises(InvalidForm) as error:
            two.life.reroute(supervisor, *arguments)
        return error.value.problems[0].field, error.value.problems[0].kind

    with pytest.raises(NotAllowed):
        two.life.reroute(officer, number, "justice", "Bộ yêu cầu")
    with pytest.raises(UnknownDossier):
        two.life.reroute(supervisor, "H31.12-261120-2999", "justice", "Bộ yêu cầu")
    assert refused(number, "justice", " ") == ("reason", "empty")
    assert refused(number, "nobody", "Bộ yêu cầu") == ("receiver", "not_in_list")
    assert refused(number, "province", "Bộ yêu cầu") == ("receiver", "same_receiver")


def test_a_void_number_that_was_told_goes_nowhere_but_one_that_waits_can_be_turned(two, supervisor, officer, complete):
    told, waits = (two.intake.receive(officer, complete()).dossier.number for _ in range(2))
    two.life.void(supervisor, told, "Nhập trùng")
    two.delivery.deliver_due()
    two.life.void(supervisor, waits, "Nhập trùng")

    with pytest.raises(WrongState):
        two.life.reroute(supervisor, told, "justice", "Bộ yêu cầu")
    assert two.life.reroute(supervisor, waits, "justice", "Bộ yêu cầu").state is DossierState.VOID


def test_a_listed_procedure_may_name_another_commune_which_receipt_and_upload_name_too(
    desk, officer, supervisor, complete
):
    there = "2025:00070"
    listed = Rule(Chapter.BOUNDLESS, "1.004873", TODAY, Boundless(Scope.NATION, "QĐ 1/QĐ-TTg"))

    def kinds(form):
        return [p.kind for p in desk.intake.review(officer, form).problems if p.field == "competent"]

    assert kinds(complete(competent=there)) == ["not_boundless"]
    desk.rulebook.put(supervisor, listed)
    assert kinds(complete(competent="2025:99999")) == ["not_a_commune"]
    assert kinds(complete(competent="2004:00070")) == ["not_a_commune"]
    dossier = desk.intake.receive(officer, complete(competent=there)).dossier

    assert (dossier.terms.competent, dossier.terms.competent_name) == (there, "Phường Hoàn Kiếm")
    with desk.place.store.read() as db:
        (entry,) = outbox.of_dossier(db, dossier.id)
    assert entry.body["competent"] == {"code": there, "name": "Phường Hoàn Kiếm"}
    desk.rulebook.put(supervisor, replace(listed, body=replace(listed.body, scope=Scope.PROVINCE)))
    assert kinds(complete(competent=there)) == ["outside_province"]
    assert kinds(complete(competent="2025:11983")) == []


def test_a_procedure_handed_in_anywhere_is_never_refused_for_where_somebody_lives(desk, officer, supervisor, complete):
    ground = next(rule.key for rule in desk.intake.grounds(officer) if "phi địa giới" not in rule.body.text)
    desk.rulebook.put(supervisor, Rule(Chapter.BOUNDLESS, "1.004873", TODAY, Boundless(Scope.NATION, "QĐ 1/QĐ-TTg")))

    with pytest.raises(InvalidForm) as refused:
        desk.intake.refuse(officer, complete(), ground, "Người nộp không thường trú tại xã")

    assert [p.kind for p in refused.value.problems] == ["residence_no_reason"]
    assert desk.intake.refuse(officer, complete(), ground, "Giấy tờ đã bị tẩy xoá, xin cấp lại").reason
