"""What a scan of each kind does on the intake page, and that nothing of it is left anywhere."""

from __future__ import annotations

import json
import logging
from typing import Any

import pytest

from services.domain.checklist import PaperState
from services.domain.intake_form import form_from
from services.domain.places import Standing
from services.errors import InvalidForm, StoreBusy
from services.resources import gazetteer
from tests.ui.pages import OFFICER, Later, at_once
from ui.presenters.intake_visit import VisitPresenter

CARD = "033304000127||TRẦN THỊ MẪU|29022004|Nữ|Tổ 2, Phường Thử, Hưng Yên|12062024"
OTHER = "033090000002||LÊ VĂN MỚI|05051990|Nam|Xã Thử, Hưng Yên|04072024||||"
SINGLE = "1.004873"


class Heard:
    """A view that remembers what it was told."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, tuple[Any, ...]]] = []

    def __getattr__(self, name: str) -> Any:
        return lambda *facts, **_: self.heard.append((name, facts))

    def kinds(self) -> list[str]:
        """Return what was told in the notice bar."""
        return [facts[0].kind for name, facts in self.heard if name == "tell"]


@pytest.fixture
def view():
    return Heard()


@pytest.fixture
def presenter(view, desk):
    return VisitPresenter(view, desk, OFFICER, at_once)


def begun(presenter):
    presenter.scanned(CARD)
    presenter.choose_procedure(presenter._desk.catalogue.procedure(OFFICER, SINGLE))
    presenter.answer(0, PaperState.HANDED_IN)


def test_a_card_fills_the_person_and_says_so(presenter, view):
    assert presenter.scanned(CARD)

    assert presenter.sheet.person.full_name == "TRẦN THỊ MẪU"
    assert view.kinds() == ["card_read"]


def test_the_same_card_twice_says_so_and_changes_nothing(presenter, view):
    begun(presenter)
    before = presenter.sheet

    assert not presenter.scanned(CARD)

    assert presenter.sheet == before
    assert view.kinds()[-1] == "card_same"


def test_the_same_card_read_better_fills_what_was_left_out(presenter, view):
    presenter.scanned(CARD[:40])
    assert presenter.sheet.person.address == ""

    assert presenter.scanned(CARD)

    assert presenter.sheet.person.address == "Tổ 2, Phường Thử, Hưng Yên"
    assert presenter.sheet.card_notes == ()


def test_a_worse_reading_of_the_same_card_takes_nothing_away_and_asks_for_no_typing(presenter):
    presenter.scanned(CARD)
    before = presenter.sheet

    presenter.scanned(CARD.replace("TRẦN THỊ MẪU", "TR?N TH? M?U").replace("Tổ 2, Phường Thử, Hưng Yên", "T? 2"))

    assert presenter.sheet.person == before.person
    assert presenter.sheet.card_address == before.card_address
    assert not [note for note in presenter.sheet.card_notes if ":" in note]


def test_a_card_of_another_citizen_keeps_the_sheet_begun_before(presenter, view, desk):
    begun(presenter)
    first = presenter.sheet

    assert presenter.scanned(OTHER)

    assert (presenter.sheet.person.full_name, presenter.sheet.procedure) == ("LÊ VĂN MỚI", None)
    assert presenter.sheet.id != first.id
    assert first.id in [waiting.draft.form.id for waiting in desk.drafts.waiting(OFFICER)]
    assert view.kinds()[-1] == "card_other"


def test_undo_of_another_citizens_card_brings_the_sheet_before_back_and_leaves_no_draft(presenter, desk):
    begun(presenter)
    first = presenter.sheet
    presenter.scanned(OTHER)
    presenter.save()

    presenter.undo_card()

    assert (presenter.sheet.id, presenter.sheet.person) == (first.id, first.person)
    assert presenter.sheet.answers == first.answers
    assert [waiting.draft.form.id for waiting in desk.drafts.waiting(OFFICER)] == []


@pytest.mark.parametrize("typed", [("", False), ("Trần Thị Mẫu", False), ("Lê Văn Khác", True)])
def test_a_number_that_was_only_mistyped_does_not_turn_the_page(presenter, typed):
    name, turned = typed
    presenter.typed("personal_id", "033304000128")
    presenter.typed("full_name", name)
    presenter.choose_procedure(presenter._desk.catalogue.procedure(OFFICER, SINGLE))

    presenter.scanned(CARD)

    assert (presenter.sheet.procedure is None) == turned
    assert presenter.sheet.person.personal_id == "033 304 000 127"


def test_a_sheet_that_holds_nothing_but_a_card_takes_the_next_one(presenter, desk):
    presenter.scanned(CARD)

    presenter.scanned(OTHER)

    assert presenter.sheet.person.full_name == "LÊ VĂN MỚI"
    assert desk.drafts.waiting(OFFICER) == ()
    presenter.undo_card()
    assert presenter.sheet.person.full_name == "TRẦN THỊ MẪU"


def test_a_card_while_a_receipt_is_in_sight_begins_the_next_citizen(presenter):
    begun(presenter)
    presenter.receive()
    assert presenter.received is not None

    presenter.scanned(OTHER)

    assert presenter.received is None
    assert presenter.sheet.person.full_name == "LÊ VĂN MỚI"


@pytest.mark.parametrize(
    ("scan", "kind"),
    [
        ("012345678|x", "old_card"),
        (CARD[1:], "number_damaged"),
        ("8934563138165", "not_understood"),
        ("https://mau.vn/quang-cao", "not_understood"),
    ],
)
def test_a_code_that_fills_nothing_is_told_without_repeating_it(presenter, view, scan, kind):
    before = presenter.sheet

    assert not presenter.scanned(scan)

    assert (view.kinds(), presenter.sheet) == ([kind], before)
    assert scan[:9] not in repr(view.heard)


@pytest.mark.parametrize("scan", ["H31.12-261120-2001", "https://mau.vn/tra-cuu?so=H31.12-261120-2001"])
def test_a_receipts_number_opens_the_dossier(presenter, view, scan):
    presenter.scanned(scan)

    assert ("go_to_dossier", ("H31.12-261120-2001",)) in view.heard


def test_scans_that_come_while_a_dossier_is_received_are_done_after_it(view, desk):
    later = Later()
    presenter = VisitPresenter(view, desk, OFFICER, at_once)
    begun(presenter)
    presenter._run = later
    presenter.receive()

    presenter.scanned(OTHER)
    assert presenter.sheet.person.full_name == "TRẦN THỊ MẪU"
    later.run()
    assert presenter.received is not None
    presenter._run = at_once
    later.run()

    assert presenter.received is None
    assert presenter.sheet.person.full_name == "LÊ VĂN MỚI"
    assert "received" in view.kinds()


def test_a_scan_during_a_reception_that_failed_is_done_too(view, desk):
    later = Later()
    presenter = VisitPresenter(view, desk, OFFICER, at_once)
    begun(presenter)
    presenter._run = later
    presenter.receive()
    presenter.scanned("H31.12-261120-2001")
    presenter.begin_procedure("2.000815", 0)

    later.jobs.clear()
    presenter._failed(StoreBusy("store"))
    presenter._run = at_once
    later.run()

    assert ("go_to_dossier", ("H31.12-261120-2001",)) in view.heard
    assert presenter.sheet.procedure.code == "2.000815"


def test_a_handouts_procedure_begins_the_next_citizen_after_a_receipt(presenter):
    begun(presenter)
    presenter.receive()

    presenter.begin_procedure("2.000815", 0)

    assert presenter.received is None
    assert presenter.sheet.procedure.code == "2.000815"


# Nothing of a card is left where it does not belong.

PIECES = ("033304000127", "033 304 000 127", "TRẦN", "MẪU", "29022004", "29/02/2004", "Phường Thử", "12062024")


def test_no_part_of_a_scan_is_in_log_journal_or_error(presenter, desk, caplog):
    caplog.set_level(logging.DEBUG)
    said: list[str] = []
    for scan in (CARD, CARD[1:], CARD[:40], CARD.swapcase(), CARD.replace("|", "~"), f"{CARD}|TRẦN|033304000127"):
        presenter.scanned(scan)
        presenter.save()
        with pytest.raises(InvalidForm) as caught:
            form_from({"procedure": "", "card": scan})
        said += [str(caught.value), repr(caught.value.problems)]
    begun(presenter)
    presenter.receive()

    with desk.place.store.read() as db:
        lines = db.exec_driver_sql("select * from journal").fetchall()
    told = [caplog.text, *said, *(json.dumps([str(c) for c in line], ensure_ascii=False) for line in lines)]
    found = [piece for piece in PIECES for text in told if piece in text]
    assert lines
    assert found == []


# The commune of today stands beside the address at once.

PLACES = {
    Standing.TODAY: "Tổ 2, Phường Sơn Nam, Hưng Yên",
    Standing.MERGED: "Thôn Đông, xã Bảo Khê, thành phố Hưng Yên, tỉnh Hưng Yên",
    Standing.DIVIDED: "12 Phan Liêm, Phường Đa Kao, Quận 1, TP. Hồ Chí Minh",
}


@pytest.mark.parametrize("standing", PLACES)
def test_beside_a_scanned_address_its_commune_of_today_stands_at_once(counter, standing):
    address = PLACES[standing]
    counter.page.scanned(CARD.replace("Tổ 2, Phường Thử, Hưng Yên", address))
    shown = counter.page.columns.person.address

    counter.wait(lambda: shown.today._place is not None, "the commune of today")

    assert shown.today._place.standing is standing is gazetteer().today(address).standing
    assert shown.today.isVisible() == (standing is not Standing.TODAY)
    assert not any(radio.isChecked() for radio in shown.today.choices)
    assert counter.sheet.person.commune == ""
