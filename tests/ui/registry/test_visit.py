"""What the register says of dossiers that were handed in together, and of where they go."""

from __future__ import annotations

from tests.desks import single_form
from tests.ui.pages import OFFICER
from ui.views.registry.preview import Preview
from ui.views.registry.words import siblings_words


def test_the_preview_names_the_dossiers_handed_in_together(desk, clock, show):
    forms = [single_form(), single_form()]
    first, second = [receipt.dossier.number for receipt in desk.intake.receive_visit(OFFICER, forms)]
    alone = desk.intake.receive(OFFICER, single_form()).dossier.number
    preview = show(Preview(2))

    preview.show_file(desk.registry.open(OFFICER, first), clock(), desk.place.calendar)

    assert second in preview._siblings.text()
    assert first not in preview._siblings.text()
    assert preview._siblings.isVisible()
    preview.show_file(desk.registry.open(OFFICER, alone), clock(), desk.place.calendar)
    assert not preview._siblings.isVisible()
    assert siblings_words(desk.registry.open(OFFICER, alone)) == ""
