"""The procedures this desk knows."""

from __future__ import annotations

import pytest

from services.errors import UnknownProcedure


def test_the_whole_catalogue_is_there_for_everybody(desk, volunteer, procedures):
    assert {p.code: p for p in desk.catalogue.all(volunteer)} == procedures
    assert desk.catalogue.procedure(volunteer, "1.004873") == procedures["1.004873"]
    with pytest.raises(UnknownProcedure):
        desk.catalogue.procedure(volunteer, "9.999999")


def test_a_search_gives_a_few_and_the_likeliest_first(desk, officer):
    found = desk.catalogue.search(officer, "khai sinh")

    assert (len(found), found[0].procedure.short_name) == (8, "Đăng ký khai sinh")
    assert desk.catalogue.search(officer, "giấy độc thân", 1)[0].told() == "“giấy độc thân”"


def test_the_quick_picks_are_those_of_the_settings_that_exist(desk, officer, procedures):
    wanted = desk.settings.quick_picks

    assert [p.code for p in desk.catalogue.quick_picks(officer)] == [c for c in wanted if c in procedures]
