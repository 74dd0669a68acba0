"""Questions as people put them at the counter lead to the right procedures.

One half of the questions was read while the search was tuned; the other was kept unread: of it only totals are told.
"""

from __future__ import annotations

import pytest

from services.domain.finding import Finder
from services.domain.finding.plain_words import plain_words_from
from tests.conftest import shipped
from tests.finding.questions import Totals, asked, totals

FLOORS = {"tuning": Totals(0.90, 0.95), "kept": Totals(0.80, 0.95)}


@pytest.fixture(scope="module")
def finder(procedures):
    return Finder(tuple(procedures.values()), plain_words_from(shipped("catalogue/plain_words.json")))


@pytest.mark.parametrize("half", FLOORS)
def test_the_right_procedure_is_among_the_first_three_for_nearly_all_questions(finder, half):
    got = totals(finder, asked(half))

    assert got.first >= FLOORS[half].first
    assert got.three >= FLOORS[half].three


@pytest.mark.parametrize("half", FLOORS)
def test_the_questions_are_many_and_name_procedures_of_the_catalogue(procedures, half):
    questions = asked(half)

    assert len(questions) >= 75
    assert all(procedures[code].active for question in questions for code in question.codes)


def test_no_plain_words_are_copied_from_the_questions(procedures):
    said = {
        phrase
        for phrases in plain_words_from(shipped("catalogue/plain_words.json")).phrases.values()
        for phrase in phrases
    }
    copied = sum(question.text in said for question in asked("tuning"))

    assert copied / len(asked("tuning")) <= 0.06
