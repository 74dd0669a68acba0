"""What a receiver will refuse is told where the dossier goes, by its field's name, and keeps nobody from going on."""

from __future__ import annotations

from tests.ui.intake.test_page import _single_status
from ui.components import Text


def test_a_phone_some_receivers_refuse_is_named_beside_the_receiver(counter):
    _single_status(counter)
    counter.page.columns.person.focus("phone")
    counter.type("0900 000 0012")

    block = counter.page.columns.outlook.receiver
    counter.wait(
        lambda: any(text.text().startswith("Phone: some receivers refuse it") for text in block.findChildren(Text)),
        "the notice",
    )

    assert counter.page.faults == ()
