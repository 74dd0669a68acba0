"""What the register says of dossiers that were handed in together, and of where they go."""

from __future__ import annotations

from datetime import date

from services.domain.routing import Route
from tests.desks import single_form
from tests.ui.pages import OFFICER
from ui.views.registry.preview import Preview
from ui.views.registry.words import receiver_words, siblings_words


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


def test_a_dossier_that_went_to_a_ministry_says_so(qapp):
    home = Route("province", "not_switched", "Bộ Tư pháp")
    switched = Route("justice", "switched", "Bộ Tư pháp", date(2026, 12, 1), "CV 1/BTP")

    assert "justice" in receiver_words(switched)
    assert receiver_words(home) != receiver_words(switched)
    assert "justice" in receiver_words(home.moved("justice", date(2026, 12, 1), "Bộ yêu cầu"))
