"""What another system calls a dossier stands on its page."""

from __future__ import annotations

from dataclasses import replace

from services.domain.office import NumberThere
from tests.desks import single_form
from tests.ui.pages import OFFICER
from ui.components import Text
from ui.views.registry.dossier import _uploads


def test_the_number_a_ministry_gave_stands_with_the_uploads(desk, clock, show):
    file = desk.registry.open(OFFICER, desk.intake.receive(OFFICER, single_form()).dossier.number)
    there = NumberThere(file.dossier.number, "Bộ Tư pháp", "G09.20-20261120-0000001")

    with_one, without = (show(_uploads(one, clock())) for one in (replace(file, numbers_there=(there,)), file))

    said = [text.text() for text in with_one.findChildren(Text)]
    assert {"Its number in Bộ Tư pháp", "G09.20-20261120-0000001"} <= set(said)
    assert "G09.20-20261120-0000001" not in [text.text() for text in without.findChildren(Text)]
