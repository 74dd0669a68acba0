"""The sheet that goes with a dossier, from the register's page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest

from services.domain.permissions import Role
from tests.desks import PEOPLE, single_form
from tests.ui.pages import OFFICER, until
from ui.main_window import MainWindow
from ui.views.registry.page import RegistryPage


@pytest.fixture
def page_of(desk, lanes, show):
    def build(account):
        page = RegistryPage(desk, account, lanes)
        page.resize(1290, 672)
        QShortcut(QKeySequence("Ctrl+K"), page).activated.connect(page.shortcuts()["Ctrl+K"])
        show(page)
        page.entered()
        return page

    return build


def test_ctrl_k_prints_form_06_of_the_chosen_dossier(desk, page_of):
    number = desk.intake.receive(OFFICER, single_form()).dossier.number
    page = page_of(OFFICER)
    printed, said = [], []
    page.print_job.connect(printed.append)
    page.notice.connect(said.append)

    QTest.keyClick(page, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    until(lambda: said, "what to do first")
    page.open(number)
    until(lambda: page.whole.isVisible(), "the dossier")
    QTest.keyClick(page, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    until(lambda: printed, "the print")
    page.whole.control_button.click()
    until(lambda: len(printed) == 2, "the second print")

    assert {(job.form, job.subject) for job in printed} == {("06", number)}


def test_who_may_not_print_has_no_such_button(desk, page_of):
    number = desk.intake.receive(OFFICER, single_form()).dossier.number
    page = page_of(PEOPLE[Role.ACCOUNTANT])
    page.open(number)
    until(lambda: page.whole.isVisible(), "the dossier")

    assert not page.whole.control_button.isVisible()


def test_a_receipt_scanned_before_the_register_was_ever_open_shows_its_dossier(desk, lanes, show):
    number = desk.intake.receive(OFFICER, single_form()).dossier.number
    frame = MainWindow(desk, OFFICER, lanes)
    show(frame)

    frame.scanned(number)

    until(lambda: frame.page("registry").whole.isVisible(), "the dossier")
