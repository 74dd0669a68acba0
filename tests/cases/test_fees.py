"""Fees as the counter meets them: entered by the unit, waived with a reason, named when two rows disagree."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from services.domain.dossier import Payment
from services.domain.fees import FeeRule, Origin
from services.domain.permissions import Role
from services.domain.rulebook import Chapter, Rule
from services.errors import InvalidForm, Problem
from tests.desks import PEOPLE


def test_a_rate_the_unit_entered_is_the_fee_from_its_first_day(desk, officer, complete, procedures):
    body = FeeRule("1.004873", "Lệ phí hộ tịch", "NQ 12/2026/NQ-HĐND", Origin.PROVINCE, 15_000)
    desk.rulebook.put(PEOPLE[Role.SUPERVISOR], Rule(Chapter.FEES, "nq-12", date(2026, 11, 1), body))

    assert desk.intake.review(officer, complete()).quote.total == 15_000
    (fee,) = desk.intake.receive(officer, complete()).dossier.fees

    assert (fee.amount, fee.basis, fee.unknown) == (15_000, "NQ 12/2026/NQ-HĐND", "")


def test_not_paying_without_a_reason_is_refused(desk, officer, complete):
    with pytest.raises(InvalidForm) as refused:
        desk.intake.receive(officer, complete(payment=Payment.EXEMPT))

    assert [(p.field, p.kind) for p in refused.value.problems] == [("fee.exemption", "empty")]


def test_a_second_row_for_the_same_fee_is_named_when_it_is_entered(desk):
    body = FeeRule("1.004873", "Lệ phí hộ tịch", "NQ 12/2026/NQ-HĐND", Origin.PROVINCE, 15_000)
    rule = Rule(Chapter.FEES, "nq-12", date(2026, 11, 1), body)
    assert desk.rulebook.put(PEOPLE[Role.SUPERVISOR], rule) == ()

    told = desk.rulebook.put(PEOPLE[Role.SUPERVISOR], replace(rule, key="nq-30"))

    assert told == (Problem("key", "set_already", "nq-12"),)


def test_who_is_exempt_by_the_rulebook_pays_nothing_and_the_dossier_knows_why(desk, officer, complete):
    (fee,) = desk.intake.receive(officer, complete(payment=Payment.EXEMPT, exemption="ho-ngheo")).dossier.fees

    assert (fee.amount, fee.payment) == (None, Payment.EXEMPT)
    assert fee.exemption == "Người thuộc hộ nghèo (Luật Hộ tịch 2014, Điều 11)"
