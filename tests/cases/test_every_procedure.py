"""Every procedure that ships opens at the counter, and each of its cases shows its papers, its time and its fee."""

from __future__ import annotations

from services.domain.applicant import Applicant
from services.domain.dossier import Channel
from services.domain.procedure import Need, TimeUnit
from tests.desks import single_form


def test_each_case_of_each_procedure_shows_its_checklist_and_its_promise(desk, officer):
    listed = desk.catalogue.all(officer)
    person = Applicant("Trần Thị Mẫu", "033301000001", "2001-02-28", phone="0900000001")

    opened = 0
    for listed_one in listed:
        procedure = desk.catalogue.procedure(officer, listed_one.code)
        assert procedure is desk.catalogue.version_of(officer, procedure.code, procedure.catalogue)
        for case in range(max(len(procedure.cases), 1)):
            for channel in Channel:
                form = single_form(procedure=procedure.code, case=case, channel=channel, answers=(), applicant=person)
                review = desk.intake.review(officer, form)
                limit = procedure.time_for(case, channel)
                counted = limit is not None and limit.unit is not TimeUnit.OTHER
                assert (review.promise is not None) == counted, (procedure.code, case, channel)
                assert not counted or (review.promise.value, review.promise.unit) == (limit.value, limit.unit)
                asked = [paper.name for paper in procedure.case(case).components if paper.need is not Need.ONLINE_ONLY]
                assert [paper.name for paper in review.papers] == asked
                assert {paper.name for paper in review.missing} <= set(asked)
                assert procedure.fee_for(channel).kind is procedure.fee.kind
                opened += 1

    assert (len(listed), opened) == (372, 2 * (488 + 45))
