"""What will be sent is shown before it is: of a row, of a dossier, of a form; what a receiver will refuse is told and blocks nobody."""

from __future__ import annotations

import json
from dataclasses import replace
from uuid import uuid4

import pytest

from services.bootstrap import open_desk
from services.domain.preview import leaves, wire_value
from services.errors import UnknownDossier, UnknownEntry
from services.receivers.dvcqg import Dvcqg, Profile
from tests.desks import KEY


def values(preview):
    return {row.wire: row.value for row in preview.rows}


def test_the_preview_of_a_row_is_what_the_other_side_holds_afterwards(home, clock, training, officer, complete):
    profile = Profile("province", training.url, "/mapi/login", "/mapi/g", "H31.12", "quay")
    line = Dvcqg(profile, lambda: "bi-mat", clock, loopback_only=True)
    with open_desk(home, KEY, now=clock, receivers={"province": line}, chance=lambda: 0.5) as desk:
        number = desk.intake.receive(officer, complete(note="Mang bản gốc")).dossier.number
        (item,) = desk.delivery.queue(officer)
        before = desk.previews.of_entry(officer, item.entry.id)
        desk.delivery.deliver_due()
        standing = desk.previews.of_dossier(officer, number)

    (held,) = training.dossiers()
    told = {name: wire_value(value) for name, value in leaves(json.loads(held.body))}
    assert values(before) == values(standing) == told
    assert (before.receiver, before.contract, before.problems, before.warnings) == ("province", "dvcqg", (), ())


def test_the_preview_of_a_form_is_the_preview_of_its_row_but_for_the_number(desk, officer, complete):
    form = complete(note="Mang bản gốc")
    shown = desk.previews.of_form(officer, form)

    desk.intake.receive(officer, form)
    (item,) = desk.delivery.queue(officer)
    row = desk.previews.of_entry(officer, item.entry.id)

    assert values(shown) == values(row) | {"MaHoSo": ""}
    assert (shown.problems, shown.warnings) == ((), ())


def test_a_form_that_is_only_begun_has_its_preview_too(desk, officer, complete):
    begun = complete(applicant=replace(complete().applicant, full_name="", phone=""), answers=())

    shown = values(desk.previews.of_form(officer, begun))

    assert (shown["ChuHoSo"], shown["SoDienThoai"], shown["MaTTHC"]) == ("", "", "1.004873")


@pytest.mark.parametrize(
    ("phone", "note", "told"),
    [
        ("0900000001", "", []),
        ("09000000012", "", [("applicant.phone", "may_be_refused_there")]),
        ("0900000001", "g" * 2000, [("note", "too_long_there")]),
        ("090000", "", []),
    ],
)
def test_a_review_tells_what_the_receiver_will_refuse_unless_the_form_is_faulty_there_already(
    desk, officer, complete, phone, note, told
):
    form = complete(applicant=replace(complete().applicant, phone=phone), note=note)

    review = desk.intake.review(officer, form)

    assert [(n.field, n.kind) for n in review.notices] == told


def test_what_a_receiver_will_refuse_keeps_nobody_from_being_received(desk, officer, complete):
    form = complete(applicant=replace(complete().applicant, phone="09000000012"), note="g" * 2000)

    assert desk.intake.receive(officer, form).dossier.applicant.phone == "09000000012"


def test_what_is_not_there_has_no_preview(desk, officer):
    with pytest.raises(UnknownEntry):
        desk.previews.of_entry(officer, uuid4())
    with pytest.raises(UnknownDossier):
        desk.previews.of_dossier(officer, "khong-co")
