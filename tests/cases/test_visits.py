"""Several dossiers of one visit: all or none, each with its own number and way, on one receipt."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from services.domain.applicant import Applicant
from services.domain.checklist import Answer, PaperState
from services.domain.outbox import EntryKind
from services.domain.print_job import PrintState
from services.errors import ComponentsMissing, InvalidForm, UnknownProcedure, VisitRefused
from services.store import outbox, print_jobs
from services.wording import say
from tests.cases.test_routing import switch

VISIT = UUID(int=77)
MARRIAGE, COPIES, RESIDENCE = "1.004873", "2.000815", "1.004222"


def answered(desk, officer, code):
    """Answers that complete the first case of a procedure."""
    case = desk.catalogue.procedure(officer, code).case(0)
    return tuple(
        Answer(c.index, PaperState.HANDED_IN, max(c.originals, 1), c.copies)
        for c in case.components
        if c.need.value in ("required", "one_of")
    )


@pytest.fixture
def forms(desk, officer, complete):
    """A marriage paper, certified copies, and residence: three complete forms of one person."""

    def make():
        others = [complete(procedure=code, answers=answered(desk, officer, code)) for code in (COPIES, RESIDENCE)]
        return [complete(visit=VISIT), *others]

    return make


def test_a_visit_of_three_is_received_in_one_act_each_with_its_own_number_and_upload(desk, officer, forms):
    receipts = desk.intake.receive_visit(officer, forms())

    dossiers = [r.dossier for r in receipts]
    assert [d.number[-4:] for d in dossiers] == ["2001", "2002", "2003"]
    assert [d.procedure.code for d in dossiers] == [MARRIAGE, COPIES, RESIDENCE]
    assert {d.terms.visit for d in dossiers} == {VISIT}
    assert len({d.promise.due_at for d in dossiers}) == 3
    assert len({d.received_at for d in dossiers}) == 1
    with desk.place.store.read() as db:
        for dossier in dossiers:
            (entry,) = outbox.of_dossier(db, dossier.id)
            assert (entry.kind, entry.number) == (EntryKind.DOSSIER, dossier.number)
    assert desk.keeping.verify().received == 3


def test_one_receipt_is_printed_for_the_visit_whichever_number_asks_for_it(desk, officer, forms):
    dossiers = [r.dossier for r in desk.intake.receive_visit(officer, forms())]

    (job,) = desk.print_jobs.waiting(officer)

    assert (job.form, job.subject, job.visit) == ("01", dossiers[0].number, VISIT)
    assert [desk.print_jobs.receipt_of(officer, d.number) for d in dossiers] == [job] * 3
    pdf = desk.print_jobs.pdf(officer, job)
    assert pdf.startswith(b"%PDF")
    desk.print_jobs.done(officer, job, "may-in")
    again = desk.intake.receive_visit(
        officer, [replace(f, id=d.form_id) for f, d in zip(forms(), dossiers, strict=True)]
    )
    assert [(r.known, r.printed) for r in again] == [(True, True)] * 3


def test_the_same_visit_again_gives_the_receipts_it_has(desk, officer, forms):
    handed_in = forms()
    first = desk.intake.receive_visit(officer, handed_in)

    again = desk.intake.receive_visit(officer, handed_in)

    assert [r.dossier for r in again] == [r.dossier for r in first]
    assert all(r.known for r in again)
    assert desk.registry.find(officer, "").total == 3
    assert len(desk.print_jobs.waiting(officer)) == 1


def test_a_form_received_alone_before_keeps_its_receipt_and_the_rest_is_received(desk, officer, forms):
    handed_in = forms()
    alone = desk.intake.receive(officer, replace(handed_in[0], visit=None)).dossier

    receipts = desk.intake.receive_visit(officer, handed_in)

    assert [r.known for r in receipts] == [True, False, False]
    assert receipts[0].dossier == alone
    with desk.place.store.read() as db:
        visit_job = print_jobs.of_dossier(db, receipts[2].dossier.id)
        assert visit_job == print_jobs.of_dossier(db, receipts[1].dossier.id)
        assert print_jobs.of_dossier(db, alone.id).visit is None


def test_one_faulty_form_keeps_the_whole_visit_out_and_is_named(desk, officer, forms):
    handed_in = forms()
    handed_in[2] = replace(handed_in[2], answers=())

    with pytest.raises(VisitRefused) as refused:
        desk.intake.receive_visit(officer, handed_in)

    error = refused.value
    assert (error.place, error.what) == (2, desk.catalogue.procedure(officer, RESIDENCE).short_name)
    assert isinstance(error.cause, ComponentsMissing)
    assert error.field.startswith("forms[2].components[")
    assert error.cause.names[0] in say(error)
    assert error.what in say(error)
    assert error.cause.names[0] in say(error, "en")
    assert desk.registry.find(officer, "").total == 0
    assert desk.print_jobs.waiting(officer) == ()
    assert desk.intake.receive_visit(officer, forms())[0].dossier.number.endswith("2001")


def test_a_procedure_the_catalogue_lacks_is_named_by_its_code(desk, officer, complete):
    with pytest.raises(VisitRefused) as refused:
        desk.intake.receive_visit(officer, [complete(), complete(procedure="9.999999")])

    assert refused.value.what == "9.999999"
    assert isinstance(refused.value.cause, UnknownProcedure)


def test_a_visit_has_one_applicant(desk, officer, complete):
    other = Applicant("Lê Văn Khác", "033090000003")

    with pytest.raises(InvalidForm) as refused:
        desk.intake.receive_visit(officer, [complete(), complete(applicant=other)])

    assert refused.value.field == "forms[1].applicant"


def test_each_dossier_of_a_visit_goes_its_own_way(desk, officer, supervisor, forms):
    desk.rulebook.put(supervisor, switch(procedures=(MARRIAGE,)))

    receipts = desk.intake.receive_visit(officer, forms())

    assert [r.dossier.route.receiver for r in receipts] == ["justice", "province", "province"]


def test_the_register_shows_the_others_of_the_visit(desk, officer, forms, complete):
    dossiers = [r.dossier for r in desk.intake.receive_visit(officer, forms())]
    alone = desk.intake.receive(officer, complete()).dossier

    siblings = desk.registry.open(officer, dossiers[1].number).siblings

    assert [row.number for row in siblings] == [dossiers[0].number, dossiers[2].number]
    assert desk.registry.open(officer, alone.number).siblings == ()


def test_a_visit_whose_results_were_all_handed_over_prints_only_when_asked(desk, officer, complete):
    forms = [complete(same_day=True), complete(same_day=True)]

    receipts = desk.intake.receive_visit(officer, forms)

    assert desk.print_jobs.waiting(officer) == ()
    assert desk.print_jobs.receipt_of(officer, receipts[1].dossier.number).state is PrintState.NOT_WANTED
    assert len({r.dossier.terms.visit for r in receipts}) == 1


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(broken=st.lists(st.booleans(), min_size=1, max_size=4))
def test_of_a_visit_all_are_received_or_none(desk, officer, complete, broken):
    forms = [complete(id=uuid4(), **({"answers": ()} if bad else {})) for bad in broken]
    before = desk.keeping.verify()

    received = 0
    if any(broken):
        with pytest.raises(VisitRefused) as refused:
            desk.intake.receive_visit(officer, forms)
        assert refused.value.place == broken.index(True)
    else:
        received = len(desk.intake.receive_visit(officer, forms))

    after = desk.keeping.verify()
    assert after.received == before.received + received
    assert sum(after.rows.values()) == sum(before.rows.values()) + received
    assert after.whole
