"""A window killed in the middle of typing, and one ended by the system: what was typed is offered again, whole."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from services.bootstrap import open_desk
from tests.faults.conftest import KEY
from tests.faults.nursery import ROOT
from tests.faults.people import OFFICER
from tests.ui.conftest import qapp
from tests.ui.pages import until
from ui import theme
from ui.tasks import Lanes
from ui.views.intake.page import IntakePage

__all__ = ["qapp"]


@pytest.fixture
def typed_in(home) -> Callable[[str, int], None]:
    """Type in a real window on the home, end it by a signal, and wait for its end."""

    def type_and_end(when: str, by: int) -> None:
        child = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.child_page", str(home), when],
            cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert child.stdout is not None
        assert child.stdout.readline() == "typed\n"
        child.send_signal(by)
        child.communicate(timeout=60)

    return type_and_end


def _offered_whole(home: Path, qapp) -> None:
    with open_desk(home, KEY, receivers={}) as desk:
        lanes = Lanes()
        page = IntakePage(desk, OFFICER, lanes)
        theme.dress(page)
        page.show()
        page.entered()
        until(page.offer.isVisible, "the offer")
        page.restore_key()
        until(lambda: page.presenter.sheet.procedure, "the sheet")
        sheet = page.presenter.sheet
        page.hide()
        assert lanes.close(20)
        page.deleteLater()

    assert (sheet.person.full_name, sheet.person.personal_id) == ("TRẦN THỊ MẪU", "033 304 000 127")
    assert sheet.person.phone.replace(" ", "") == "0900000127"
    assert sheet.procedure is not None
    assert sheet.card_at is not None


def test_what_the_page_called_saved_is_offered_whole_after_a_kill(home, typed_in, qapp):
    typed_in("kept", signal.SIGKILL)

    _offered_whole(home, qapp)


def test_a_session_that_ends_stores_what_was_typed_that_very_moment(home, typed_in, qapp):
    typed_in("typed", signal.SIGTERM)

    _offered_whole(home, qapp)
