"""A ministry takes no change of a dossier it has: the officer is told before correcting one and on its page."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest

from services.bootstrap import open_desk
from services.settings import FILE as SETTINGS
from services.settings import ReceiverSettings, load_settings, settings_text
from tests.desks import KEY, single_form
from tests.ui.pages import OFFICER, clock, desk, lanes, made_home, receiver, until
from ui.components import Text
from ui.presenters.deeds import Deed
from ui.views.receivers import untold
from ui.views.registry.page import RegistryPage

__all__ = ["clock", "desk", "lanes", "made_home", "receiver"]


@pytest.fixture
def at_ministry(made_home, tmp_path, clock, receiver):
    home = shutil.copytree(made_home, tmp_path / "ministry")
    one = ReceiverSettings("province", "https://justice.example", label="Bộ Tư pháp", contract="ministry")
    (home / SETTINGS).write_text(settings_text(replace(load_settings(home), receivers={"province": one})), "utf-8")
    with open_desk(home, KEY, now=clock, receivers={"province": receiver}, chance=lambda: 0.5) as opened:
        yield opened


def said(page):
    return " ".join(words.text() for words in page.whole.findChildren(Text) if words.isVisible())


def test_before_correcting_and_after_the_officer_reads_what_does_not_reach_a_ministry(at_ministry, lanes, show):
    number = at_ministry.intake.receive(OFFICER, single_form()).dossier.number
    assert untold(at_ministry.settings, at_ministry.registry.open(OFFICER, number)) == ""
    at_ministry.delivery.deliver_due()
    words = untold(at_ministry.settings, at_ministry.registry.open(OFFICER, number))
    assert "Bộ Tư pháp" in words

    page = RegistryPage(at_ministry, OFFICER, lanes)
    show(page)
    page.open(number)
    until(lambda: words in said(page))
    page.whole.deed_buttons[Deed.CORRECT].click()
    until(page.whole.sheet.isVisible)

    assert page.whole.sheet._told.text() == words


def test_a_receiver_that_takes_changes_is_told_of_every_one(desk):
    number = desk.intake.receive(OFFICER, single_form()).dossier.number
    desk.delivery.deliver_due()

    assert untold(desk.settings, desk.registry.open(OFFICER, number)) == ""
