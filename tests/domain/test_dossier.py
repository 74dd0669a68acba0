from dataclasses import FrozenInstanceError, replace
from datetime import UTC, datetime
from uuid import UUID

import pytest

from services.domain.applicant import Applicant
from services.domain.dossier import Channel, DossierState, Draft, IntakeForm, Payment
from services.domain.routing import Route, route
from services.domain.rulebook import Rules
from services.errors import WrongState

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
        assert route(procedure, LATER.date(), Rules(), "province") == Route("province", "not_switched", procedure.ministry)
