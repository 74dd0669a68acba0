"""What a dossier ends in: its result document, and what the citizen thought of the service."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.domain.attachment import ElectronicCopy, Kind
from services.domain.bodies import FEEDBACK_SCHEMA, dossier_body, feedback_body, file_body, without_file
from services.domain.dossier import DossierState
from services.domain.register import Mark, mark_of
from services.domain.result import NUMBER_LIMIT, TITLE_LIMIT, Feedback, Rating, ResultPaper, result_problems
from services.errors import Problem, WrongState

LATER = datetime(2026, 11, 26, 3, 0, tzinfo=UTC)
TODAY = date(2026, 11, 26)
AGENCY = ("H31.12", "Trung tâm PVHCC xã Mẫu")
FILE = ElectronicCopy(UUID(int=9), None, Kind.PDF, 10, "a" * 64, 1)
WHOLE = ResultPaper("12/2026", "Giấy khai sinh", TODAY, FILE)
WORD = Feedback(UUID(int=8), Rating.GOOD, LATER, "Nhanh")
PAPERS = st.builds(
    ResultPaper, st.sampled_from(["", "1", "2"]), st.sampled_from(["", "x", "y"]), st.sampled_from([None, TODAY]),
    st.sampled_from([None, FILE]),
)  # fmt: skip


def test_a_finished_result_waits_for_the_citizen_and_ends_the_work_on_it(dossier):
    ready = dossier.ready(WHOLE, LATER)
    done = ready.returned(LATER + timedelta(days=3))

    assert (ready.state, ready.ended_at, ready.returned_at, ready.version) == (DossierState.READY, LATER, None, 2)
    assert ready.terms.result == WHOLE
    assert (done.ended_at, done.returned_at) == (LATER, LATER + timedelta(days=3))
    assert ready.voided().state is DossierState.VOID
    late = dossier.promise.due_at + timedelta(days=9)
    assert mark_of(ready.state, dossier.promise.due_at, late) is Mark.READY


@given(first=PAPERS, second=PAPERS)
def test_what_was_recorded_of_a_result_stays_until_something_else_is_said(first, second):
    both = second.completed(first)

    for name in ("number", "title", "issued_on", "file"):
        assert getattr(both, name) == (getattr(second, name) or getattr(first, name))
    assert second.completed(None) == second
    assert both.known == (first.known or second.known)


def test_a_result_is_said_again_and_after_it_was_handed_over(dossier):
    first = dossier.ready(ResultPaper(), LATER)
    again = first.ready(ResultPaper("12/2026"), LATER + timedelta(hours=1))
    after = again.returned(LATER + timedelta(hours=2)).ready(ResultPaper(file=FILE), LATER + timedelta(hours=3))

    assert (again.state, again.ended_at, again.version) == (DossierState.READY, LATER, 3)
    assert (after.state, after.ended_at) == (DossierState.RETURNED, LATER)
    assert after.terms.result == ResultPaper("12/2026", file=FILE)


def test_nothing_is_finished_that_waits_is_void_or_was_handed_over_without_a_document(dossier):
    for state in (DossierState.SUPPLEMENT, DossierState.VOID):
        with pytest.raises(WrongState):
            replace(dossier, state=state).ready(WHOLE, LATER)
    with pytest.raises(WrongState):
        dossier.returned(LATER).ready(ResultPaper(title="Giấy khai sinh"), LATER)


def test_a_reception_is_not_undone_once_its_result_or_its_citizen_s_word_was_recorded(dossier):
    done = replace(dossier.returned(dossier.received_at), received_at=dossier.received_at)

    assert done.undone().state is DossierState.VOID
    for more in (done.ready(WHOLE, LATER), done.rated(WORD)):
        with pytest.raises(WrongState):
            more.undone()


def test_a_dossier_is_rated_once_and_only_when_it_was_handed_over(dossier):
    rated = dossier.returned(LATER).rated(WORD)

    assert (rated.terms.feedback, rated.version, rated.state) == (WORD, 3, DossierState.RETURNED)
    with pytest.raises(WrongState) as twice:
        rated.rated(WORD)
    assert twice.value.state == "rated"
    with pytest.raises(WrongState):
        dossier.rated(WORD)


def test_somebody_about_to_hand_over_is_told_while_no_file_of_the_result_is_there(dossier):
    assert dossier.lacks_result_file
    assert dossier.ready(ResultPaper("12/2026"), LATER).lacks_result_file
    assert not dossier.ready(WHOLE, LATER).lacks_result_file
    assert not dossier.returned(LATER).lacks_result_file


def test_a_content_names_the_document_and_only_what_is_known_of_it(dossier):
    body = dossier_body(dossier.ready(WHOLE, LATER), *AGENCY)
    (told,) = body["results"]

    assert (body["state"], body["ended_at"]) == ("9", "2026-11-26T10:00:00+07:00")
    assert (told["title"], told["number"], told["issued_on"]) == ("Giấy khai sinh", "12/2026", "2026-11-26")
    assert [file["sha256"] for file in told["files"]] == ["a" * 64]
    assert (body["files"], body["files_digest"]) == ([], "")
    bare = dossier_body(dossier.ready(ResultPaper("12/2026"), LATER), *AGENCY)["results"]
    assert [(one["issued_on"], one["files"]) for one in bare] == [("", [])]
    for none in (dossier, dossier.ready(ResultPaper(), LATER), dossier.ready(ResultPaper(title="Giấy"), LATER)):
        assert dossier_body(none, *AGENCY)["results"] == []


def test_a_document_nobody_named_is_called_as_the_catalogue_does_or_plainly_a_result(dossier):
    unnamed = ResultPaper("12/2026", file=FILE)
    known = replace(dossier, procedure=replace(dossier.procedure, result="Trích lục khai tử")).ready(unnamed, LATER)
    plain = replace(dossier, procedure=replace(dossier.procedure, result="")).ready(unnamed, LATER)

    assert dossier_body(known, *AGENCY)["results"][0]["title"] == "Trích lục khai tử"
    assert file_body(known, FILE, "d")["title"] == "Trích lục khai tử"
    assert dossier_body(plain, *AGENCY)["results"][0]["title"] == "Kết quả giải quyết thủ tục hành chính"


def test_a_content_without_a_file_of_its_result_still_names_the_document(dossier):
    body = dossier_body(dossier.ready(WHOLE, LATER), *AGENCY)

    assert without_file(body, "b" * 64)["results"] == body["results"]
    (told,) = without_file(body, "a" * 64)["results"]
    assert (told["number"], told["files"]) == ("12/2026", [])


def test_what_a_citizen_thought_is_frozen_without_anything_that_says_who(dossier):
    assert feedback_body(dossier, WORD) == {
        "schema": FEEDBACK_SCHEMA, "number": dossier.number, "version": 1, "id": str(UUID(int=8)), "rating": "good",
        "text": "Nhanh", "at": "2026-11-26T10:00:00+07:00",
    }  # fmt: skip


def test_what_cannot_be_of_a_document_is_named(dossier):
    assert result_problems("1", "x", TODAY, TODAY) == ()
    assert result_problems("1" * (NUMBER_LIMIT + 1), "x" * (TITLE_LIMIT + 1), TODAY + timedelta(days=1), TODAY) == (
        Problem("result_number", "too_long", "100"),
        Problem("result_title", "too_long", "300"),
        Problem("result_date", "in_the_future"),
    )
