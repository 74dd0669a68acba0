"""A dossier that a paper holds up goes without it, at a person's word and with a reason."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from services.bootstrap import open_desk
from services.domain.outbox import EntryState, Outcome, OutcomeKind
from services.settings import FILE as SETTINGS
from services.settings import ReceiverSettings, load_settings, settings_text
from services.store import outbox
from tests.desks import KEY, single_form
from tests.files.papers import pdf
from tests.ui.pages import OFFICER, until
from ui.components import Text
from ui.views.queue.page import QueuePage


@pytest.fixture
def desk(made_home, tmp_path, clock, receiver):
    """A desk whose receiver takes scanned papers."""
    home = shutil.copytree(made_home, tmp_path / "home")
    one = ReceiverSettings("province", "https://province.example", files_url="https://province.example/files/")
    settings = replace(load_settings(home), receivers={"province": one})
    (home / SETTINGS).write_text(settings_text(settings), "utf-8")
    with open_desk(home, KEY, now=clock, receivers={"province": receiver}, chance=lambda: 0.5) as opened:
        yield opened


@pytest.fixture
def dossier(desk, receiver):
    form = single_form()
    desk.papers.attach(OFFICER, form.id, pdf(), component=0)
    receiver.answers = [Outcome(OutcomeKind.UNFIT, message="paper_damaged")]
    made = desk.intake.receive(OFFICER, form).dossier
    desk.delivery.deliver_one()
    return made


@pytest.fixture
def page(desk, lanes, show, dossier):
    page = QueuePage(desk, OFFICER, lanes)
    page.resize(1290, 672)
    show(page)
    page.entered()
    until(lambda: page.detail.leave.isVisible())
    return page


def said(page):
    return [words.text() for words in page.detail.findChildren(Text) if words.isVisible()]


def test_the_paper_is_named_and_a_reason_wanted_before_the_dossier_goes_without_it(page, desk, dossier):
    told = []
    page.notice.connect(told.append)
    page.shortcuts()["F10"]()
    assert any(dossier.papers[0].name in words for words in said(page))
    line = page.detail.leaving.field.line
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert page.detail.leaving.field.error.text()

    QTest.keyClicks(line, "Tep hong, cong dan da ve")
    QTest.keyClick(line, Qt.Key.Key_Return)
    until(lambda: told)

    assert dossier.number in told[0].text
    assert desk.registry.open(OFFICER, dossier.number).dossier.terms.files == ()
    with desk.place.store.read() as db:
        rows = outbox.of_dossier(db, dossier.id)
    assert rows[0].state is EntryState.WITHDRAWN
    until(lambda: not page.detail.leave.isVisible())


def test_escape_leaves_the_paper_where_it_is(page, desk, dossier):
    page.detail.leave.click()
    QTest.keyClicks(page.detail.leaving.field.line, "nham")

    QTest.keyClick(page.detail.leaving.field.line, Qt.Key.Key_Escape)

    assert not page.detail.leaving.isVisible()
    assert len(desk.registry.open(OFFICER, dossier.number).dossier.terms.files) == 1
    assert page.detail.leave.hasFocus()


def test_only_a_paper_that_is_held_back_can_be_left_out(page, desk, dossier):
    page.detail.act.click()
    until(lambda: desk.delivery.report().parked == 0)
    desk.delivery.deliver_due()

    page.refresh()
    until(lambda: not page.list.model.rowCount())

    assert not page.detail.leave.isVisible()
