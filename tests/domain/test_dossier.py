from dataclasses import FrozenInstanceError, replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from services.domain.applicant import Applicant
from services.domain.correction import Correction, filled
from services.domain.dossier import Channel, DossierState, Draft, FeeLine, IntakeForm, Payment
from services.domain.pauses import Extension, Pause, SupplementPolicy
from services.domain.procedure import TimeUnit
from services.domain.routing import Route, route
from services.domain.rulebook import Rules
from services.domain.undo import form_of
from services.errors import AlreadyExtended, NotElsewhere, WrongState

LATER = datetime(2026, 11, 26, 3, 0, tzinfo=UTC)


def test_a_result_handed_over_ends_the_dossier(dossier):
    done = dossier.returned(LATER)

    assert (done.state, done.ended_at, done.returned_at, done.version) == (DossierState.RETURNED, LATER, LATER, 2)
    assert replace(done, state=dossier.state, ended_at=None, returned_at=None, version=1) == dossier


def test_a_void_dossier_keeps_its_number(dossier):
    void = dossier.voided()

    assert (void.state, void.number, void.version) == (DossierState.VOID, dossier.number, 2)
    assert void.ended_at is None


def test_what_is_over_stays_over(dossier):
    for over in (dossier.returned(LATER), dossier.voided()):
        for change in (lambda ended: ended.returned(LATER), lambda ended: ended.voided()):
            with pytest.raises(WrongState) as refused:
                change(over)
            assert (refused.value.what, refused.value.state) == (dossier.number, over.state)


ASKED = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
PAUSE = Pause(
    ASKED, "Đỗ Thị Ngân", "Thiếu ảnh", date(2026, 12, 14), SupplementPolicy.CONTINUE, 2, TimeUnit.WORKING_DAY, LATER
)


def test_a_dossier_that_waits_for_papers_goes_on_with_its_new_promise(dossier):
    waits = dossier.asked_for(PAUSE)
    promise = replace(dossier.promise, due_at=LATER)

    whole = waits.supplemented(promise, LATER, "Phạm Thị Lành")

    assert (waits.state, waits.terms.pauses, waits.version) == (DossierState.SUPPLEMENT, (PAUSE,), 2)
    assert (whole.state, whole.promise, whole.version) == (DossierState.RECEIVED, promise, 3)
    assert whole.terms.pauses == (replace(PAUSE, came_at=LATER, came_to="Phạm Thị Lành", due_after=LATER),)
    assert waits.voided().state is DossierState.VOID
    again = whole.asked_for(PAUSE).supplemented(promise, LATER, "x")
    assert [p.came_to for p in again.terms.pauses] == ["Phạm Thị Lành", "x"]


def test_a_promise_is_put_off_once(dossier):
    promise = replace(dossier.promise, due_at=LATER)
    letter = Extension(ASKED, "Phạm Thị Lành", "Chờ xác minh", 1, dossier.promise.due_at, LATER)

    later = dossier.put_off(promise, letter)

    assert (later.promise, later.terms.extension, later.version) == (promise, letter, 2)
    with pytest.raises(AlreadyExtended):
        later.put_off(promise, letter)


def test_a_dossier_of_another_commune_is_received_there_once(dossier):
    away = replace(dossier, terms=replace(dossier.terms, competent="2025:11983"))

    there = away.at_competent(dossier.promise, LATER)

    assert (there.terms.competent_at, there.version) == (LATER, 2)
    for settled in (there, dossier):
        with pytest.raises(NotElsewhere):
            settled.at_competent(dossier.promise, LATER)


def test_only_the_right_state_allows_a_change(dossier):
    waits = dossier.asked_for(PAUSE)
    letter = Extension(ASKED, "x", "x", 1, LATER, LATER)
    for act in (
        lambda: waits.asked_for(PAUSE),
        lambda: waits.returned(LATER),
        lambda: waits.put_off(dossier.promise, letter),
        lambda: waits.at_competent(dossier.promise, LATER),
        lambda: dossier.supplemented(dossier.promise, LATER, "x"),
    ):
        with pytest.raises(WrongState):
            act()


def test_a_dossier_is_a_value(dossier):
    with pytest.raises(FrozenInstanceError):
        dossier.note = "khác"


def test_a_form_begins_with_nothing_said():
    form = IntakeForm(UUID(int=1), "", Applicant(""))

    assert (form.channel, form.sets, form.payment, form.due_on, form.fee) == (
        Channel.DIRECT,
        1,
        Payment.UNPAID,
        None,
        None,
    )
    assert Draft(form, "2026-11-22", LATER).extras == {}


def test_without_an_announced_switch_every_procedure_goes_to_the_province(procedures):
    for procedure in procedures.values():
        assert route(procedure, LATER.date(), Rules(), "province") == Route(
            "province", "not_switched", procedure.ministry
        )


def test_a_void_dossier_takes_no_more_papers(dossier):
    with pytest.raises(WrongState):
        dossier.voided().filed(())


@pytest.mark.parametrize(("amount", "fee"), [(None, None), (0, 0)])
def test_a_sheet_made_again_from_a_dossier_keeps_who_pays_nothing_and_why(dossier, amount, fee):
    waived = FeeLine("Lệ phí hộ tịch", amount, Payment.EXEMPT, exemption="Người thuộc hộ nghèo")

    form = form_of(replace(dossier, fees=(waived,)))

    assert (form.payment, form.fee) == (Payment.EXEMPT, fee)


def test_why_nothing_is_paid_can_be_put_right(dossier):
    form = filled(dossier, Correction({"fee.exemption": "ho-ngheo"}))

    assert form.exemption == "ho-ngheo"
