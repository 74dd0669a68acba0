"""What people call a receiver."""

from __future__ import annotations

import pytest

from services.settings.receivers import CONTRACTS
from services.wording.receivers import receiver_name


@pytest.mark.parametrize(("given", "vietnamese", "english"), [
    (("justice", "Bộ Tư pháp", "ministry", False), "Bộ Tư pháp", "Bộ Tư pháp"),
    (("province", "", "dvcqg", True), "Hệ thống TTHC tỉnh", "The province's system"),
    (("province", "", "", True), "Hệ thống TTHC tỉnh", "The province's system"),
    (("justice", "", "ministry", False), "Hệ thống của bộ (justice)", "The ministry's system (justice)"),
    (("usb", "", "folder", True), "Thư mục niêm phong", "The sealed folder"),
    (("justice", "", "", False), "justice (không có trong cài đặt)", "justice (not in the settings)"),
])  # fmt: skip
def test_a_receiver_is_called_by_its_label_or_by_what_it_is(given, vietnamese, english):
    name, label, contract, usual = given

    assert receiver_name(name, label, contract, "vi", usual=usual) == vietnamese
    assert receiver_name(name, label, contract, "en", usual=usual) == english


def test_every_contract_has_a_word_and_no_two_receivers_the_same_name():
    names = [receiver_name(f"r{at}", "", contract) for at, contract in enumerate(CONTRACTS)]

    assert len(set(names)) == len(CONTRACTS)
    assert not any("cài đặt" in name for name in names)
