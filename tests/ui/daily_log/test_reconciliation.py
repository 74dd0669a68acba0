"""Reconciling a day on the daily log page, with real keys on a real desk."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from services.domain.outbox import OutcomeKind
from services.domain.reconciliation import Held, NotKnown, told
from tests.desks import MORNING, Answering, single_form
from tests.ui.pages import OFFICER, SUPERVISOR, citizen, until
from ui.components import CELL
from ui.views.daily_log.page import DailyLogPage


class Knowing(Answering):
    """A receiver that can be asked; a test changes what it has."""

    def __init__(self):
        super().__init__()
        self.has, self.silent, self.questions = {}, False, 0

    def send(self, entry):
        outcome = super().send(entry)
        if outcome.kind is OutcomeKind.DELIVERED:
            self.has[entry.number] = Held(entry.number, told(entry.body))
        return outcome

    def look_up(self, number):
        self.questions += 1
        return NotKnown("no_line") if self.silent else self.has.get(number)


@pytest.fixture
def receiver():
    return Knowing()


@pytest.fixture
def numbers(desk, clock, receiver):
    """Three dossiers of today that arrived; of the first the telephone differs there, the second is lost."""
    found = []
    for minutes in (0, 10, 70):
        clock.at = MORNING + timedelta(minutes=minutes)
        found.append(desk.intake.receive(OFFICER, single_form(applicant=citizen("Trần Thị Mẫu"))).dossier.number)
    desk.delivery.deliver_due()
    receiver.has[found[0]] = Held(found[0], {**receiver.has[found[0]].fields, "applicant.phone": "0911111111"})
    del receiver.has[found[1]]
    return found


@pytest.fixture
def page(desk, lanes, show, numbers):
    page = DailyLogPage(desk, SUPERVISOR, lanes)
    page.resize(1290, 640)
    page.said = []
    page.notice.connect(page.said.append)
    show(page)
    page.entered()
    page.shortcuts()["Ctrl+D"]()
    return page


def reconciled(page):
    page.main_action()
    until(lambda: not page.match.presenter.running)
    return page.match


def shown(part):
    model = part.table.model
    return [
        (model.index(at, 0).data(CELL).text, model.index(at, 2).data(CELL).mark.text) for at in range(model.rowCount())
    ]


def test_before_anybody_asked_the_page_says_what_to_do(page):
    assert page.title == "Reconciliation"
    assert page.match.empty.isVisible()
    assert page.match.run.hasFocus()


def test_what_wants_a_person_comes_first_and_groups_are_counted(page, numbers):
    part = reconciled(page)

    assert shown(part) == [(numbers[1], "Missing there"), (numbers[0], "Different"), (numbers[2], "Same")]
    assert part.chips["different"].accessibleName() == "Different 1"
    assert part.detail._number.text() == numbers[1]
    part.chips["same"].click()
    assert shown(part) == [(numbers[2], "Same")]
    part.chips["same"].click()
    assert len(shown(part)) == 3


def test_a_difference_is_shown_field_by_field(page):
    part = reconciled(page)
    QTest.keyClick(part.table.table, Qt.Key.Key_Down)

    words = [text.text() for text in part.detail._scroll.widget().children() if hasattr(text, "text")]
    assert words[:3] == ["What differs", "At this desk", "At the receiver"]
    assert words[3:] == ["Phone", "0900000001", "0911111111"]


def test_resending_queues_what_is_open_and_a_round_is_wanted(page, desk, receiver):
    wanted = []
    page.waiting_changed.connect(lambda: wanted.append(True))
    part = reconciled(page)

    page.shortcuts()["Ctrl+Shift+R"]()
    until(lambda: wanted)
    desk.delivery.deliver_due()

    assert "on their way again" in page.said[-1].text
    reconciled(page)
    assert {words for _, words in shown(part)} == {"Same"}
    assert part._said.text() == "Each receipt has exactly one dossier up there."
    assert part.resend_all.isHidden()


def test_nothing_is_accepted_without_a_reason(page, numbers):
    part = reconciled(page)

    page.shortcuts()["Ctrl+K"]()
    assert "Write why" in part.detail.reason.error.text()
    part.detail.reason.set_text("Tỉnh nhập tay từ bản giấy")
    page.shortcuts()["Ctrl+K"]()
    until(lambda: page.said)

    assert "stands as it is" in page.said[-1].text
    assert (numbers[1], "Accepted as it is") in shown(part)
    reconciled(page)
    assert part.presenter.statement.accepted == 1


def test_without_a_line_it_is_said_and_nothing_is_called_wrong(page, receiver):
    receiver.silent = True
    part = reconciled(page)

    assert part._said.text().startswith("The receiver could not be asked:")
    assert {words for _, words in shown(part)} == {"Could not be asked"}


def test_a_stop_leaves_the_rest_unasked(page, receiver):
    part = page.match
    part.presenter._went_on = lambda done, of: False
    reconciled(page)

    assert part._said.text().startswith("Stopped")


def test_the_statement_goes_to_the_printer_and_the_dossier_opens(page, numbers):
    pages, opened = [], []
    page.print_pages.connect(lambda name, make: pages.append((name, make())))
    page.open_dossier.connect(opened.append)
    reconciled(page)

    page.shortcuts()["Ctrl+P"]()
    page.shortcuts()["Ctrl+O"]()

    assert (pages[0][0], pages[0][1][:4]) == ("doi-soat-2026-11-20.pdf", b"%PDF")
    assert opened == [numbers[1]]


def test_another_day_puts_what_was_found_away_and_ctrl_d_goes_back(page):
    part = reconciled(page)
    page.picker.before.click()
    until(lambda: part.empty.isVisible())
    assert part.presenter.statement is None
    reconciled(page)
    assert part.empty.isVisible()

    page.shortcuts()["Ctrl+D"]()
    assert page.title == "Daily log"


def test_an_officer_is_not_offered_it(desk, lanes, qapp):
    page = DailyLogPage(desk, OFFICER, lanes)
    page.turn()

    assert page.head_actions() == []
    assert not page.matching


def test_the_words_follow_the_language(page):
    reconciled(page)
    page.language_changed()

    assert page.match.run.text() == "Reconcile"
