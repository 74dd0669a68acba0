"""The fees a dossier keeps: quoted, written by the officer, or not paid for a reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from services.domain.applicant import Applicant
from services.domain.dossier import FeeLine, IntakeForm, Payment
from services.domain.fee_lines import BY_OFFICER, fee_lines
from services.domain.quote import quote
from services.domain.rulebook import Chapter, rules_of
from services.resources import shipped_rules

DAY = date(2026, 11, 20)
COPY, EXTRACT, SINGLE, WEDDING = "2.000815", "2.000635", "1.004873", "1.000894"
RULES = rules_of([*shipped_rules(Chapter.FEES), *shipped_rules(Chapter.EXEMPTIONS)])


@pytest.fixture
def kept(procedures):
    """The fees of a form with these facts."""

    def kept(code, **facts):
        form = replace(IntakeForm(UUID(int=1), code, Applicant("Trần Thị Mẫu")), **facts)
        procedure = procedures[code]
        found = quote(procedure, 0, form.channel, DAY, RULES, form.pages, form.copies, form.exemption)
        return fee_lines(form, procedure, found)

    return kept


def test_what_was_quoted_is_kept_with_how_it_was_counted_and_the_act(kept):
    (line,) = kept(COPY, pages=3, copies=2, payment=Payment.CASH)

    assert (line.name, line.amount, line.payment) == ("Phí chứng thực bản sao", 10_000, Payment.CASH)
    assert line.explained.startswith("3 trang × 2 bản: ")
    assert (line.basis, line.exemption, line.unknown) == ("Thông tư 226/2016/TT-BTC", "", "")


def test_the_officers_own_amount_wins_and_is_marked_as_theirs(kept):
    assert kept(SINGLE, fee=15_000) == (FeeLine("Lệ phí hộ tịch", 15_000, explained=BY_OFFICER),)
    assert kept(EXTRACT, fee=16_000, payment=Payment.CASH)[0].explained == BY_OFFICER


def test_the_same_amount_written_by_hand_is_still_the_quoted_one(kept):
    assert kept(EXTRACT, fee=8_000) == kept(EXTRACT)


def test_free_is_nothing_to_pay_and_needs_no_reason(kept, procedures):
    decision = procedures[WEDDING].decision

    assert kept(WEDDING) == (FeeLine("Lệ phí hộ tịch", 0, Payment.EXEMPT, decision),)


def test_who_is_exempt_owes_nothing_and_the_reason_is_kept(kept):
    (line,) = kept("2.002516", exemption="ho-ngheo", payment=Payment.EXEMPT)

    assert (line.amount, line.payment) == (0, Payment.EXEMPT)
    assert line.exemption == "Người thuộc hộ nghèo (Luật Hộ tịch 2014, Điều 11)"
    assert line.explained == "8.000\u00a0đ/văn bản"


def test_an_exempt_fee_nobody_knows_stays_unknown_unless_the_officer_knows_it(kept):
    assert kept(SINGLE, exemption="ho-ngheo")[0].amount is None
    assert kept(SINGLE, exemption="ho-ngheo", fee=15_000)[0].amount == 0


def test_a_fee_to_be_asked_for_is_kept_as_unknown_and_one_nobody_published_is_not_kept(kept):
    assert kept(SINGLE) == (FeeLine("Lệ phí hộ tịch", None, unknown="province"),)
    assert kept(COPY)[0].unknown == "pages"
    assert kept("1.001731") == ()
