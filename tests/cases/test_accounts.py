"""Who may sit at the desk."""

from __future__ import annotations

import unicodedata
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from services.cases.accounts import SHORTEST_PASSWORD
from services.domain.journal import Event
from services.domain.permissions import Account, Role
from services.errors import (
    AccountExists,
    InvalidForm,
    LastAdministrator,
    SignInDelayed,
    SignInFailed,
    UnknownAccount,
)
from services.store import accounts, journal
from tests.desks import PASSWORD


def events(desk):
    with desk.place.store.read() as db:
        return [(line.event, line.actor, line.subject) for line in journal.lines_of(db, desk.place.desk)]


@pytest.mark.parametrize("typed", ["ngan", " NGAN ", "Ngân", unicodedata.normalize("NFD", "ngân")])
def test_a_name_is_known_however_it_is_written(desk, officer, typed):
    assert desk.accounts.sign_in(typed, PASSWORD) == officer
    assert events(desk)[-1] == (Event.SIGNED_IN, "ngan", "ngan")


def test_a_wrong_name_and_a_wrong_password_are_told_alike(desk):
    for name, password in (("khong-co", PASSWORD), ("ngan", "sai")):
        with pytest.raises(SignInFailed) as refused:
            desk.accounts.sign_in(name, password)
        assert str(refused.value) == ""

    assert events(desk)[-1] == (Event.SIGN_IN_FAILED, "ngan", "ngan")


def test_three_tries_are_free_and_then_each_costs_twice_as_long(desk, officer, clock):
    waits = []
    for _ in range(5):
        try:
            desk.accounts.sign_in("ngan", "sai mật khẩu")
        except SignInFailed:
            pass
        except SignInDelayed as delay:
            waits.append(delay.seconds)
            clock.forward(timedelta(seconds=delay.seconds))
    with desk.place.store.write() as db:
        accounts.set_failures(db, "ngan", 30, clock() + timedelta(seconds=300))
    with pytest.raises(SignInDelayed) as longest:
        desk.accounts.sign_in("ngan", PASSWORD)
    clock.forward(timedelta(seconds=301))

    assert waits == [5]
    assert longest.value.seconds == 300
    assert desk.accounts.sign_in("ngan", PASSWORD) == officer
    with desk.place.store.read() as db:
        row = accounts.find(db, "ngan")
    assert row is not None
    assert (row.failures, row.locked_until) == (0, None)


def test_tries_made_side_by_side_each_count(desk):
    def wrong(_):
        with pytest.raises((SignInFailed, SignInDelayed)):
            desk.accounts.sign_in("ngan", "sai mật khẩu")

    with ThreadPoolExecutor(4) as hands:
        list(hands.map(wrong, range(4)))

    with desk.place.store.read() as db:
        row = accounts.find(db, "ngan")
    assert row is not None
    assert row.failures >= 3
    assert row.locked_until is not None


def test_a_clock_that_was_set_back_locks_nobody_out_for_days(desk, officer, clock):
    with desk.place.store.write() as db:
        accounts.set_failures(db, "ngan", 5, clock() + timedelta(days=2))

    assert desk.accounts.sign_in("ngan", PASSWORD) == officer


def test_an_account_is_opened_used_closed_and_opened_again(desk, administrator):
    new = Account(unicodedata.normalize("NFD", "Hiền"), Role.OFFICER, "Bùi Thị Hiền")
    desk.accounts.add(administrator, new, "mat-khau-cua-hien")
    signed_in = desk.accounts.sign_in("hien", "mat-khau-cua-hien")
    with pytest.raises(AccountExists):
        desk.accounts.add(administrator, Account("HIEN", Role.VOLUNTEER, "Khác"), PASSWORD)

    desk.accounts.close(administrator, "hien")

    assert signed_in.name == unicodedata.normalize("NFC", "Hiền")
    with pytest.raises(SignInFailed):
        desk.accounts.sign_in("hien", "mat-khau-cua-hien")
    with pytest.raises(UnknownAccount):
        desk.accounts.close(administrator, "hien")
    desk.accounts.add(administrator, Account("hien", Role.VOLUNTEER, "Người mới"), PASSWORD)
    assert desk.accounts.door()[-1].display == "Người mới"
    assert [e for e, _, subject in events(desk) if subject in (signed_in.name, "hien")] == [
        Event.ACCOUNT_ADDED,
        Event.SIGNED_IN,
        Event.ACCOUNT_CLOSED,
        Event.ACCOUNT_ADDED,
    ]


@pytest.mark.parametrize(
    ("account", "password", "field"),
    [
        (Account("  ", Role.OFFICER, "A"), PASSWORD, "name"),
        (Account("a" * 101, Role.OFFICER, "A"), PASSWORD, "name"),
        (Account("a", Role.OFFICER, "A" * 201), PASSWORD, "display"),
        (Account("a", Role.OFFICER, "A"), "x" * (SHORTEST_PASSWORD - 1), "password"),
    ],
)
def test_an_account_that_cannot_be_is_named_by_its_field(desk, administrator, account, password, field):
    with pytest.raises(InvalidForm) as refused:
        desk.accounts.add(administrator, account, password)

    assert refused.value.field == field


def test_the_last_administrator_cannot_be_closed(desk, administrator):
    with pytest.raises(LastAdministrator):
        desk.accounts.close(administrator, "QuanTri")
    second = Account("phu", Role.ADMINISTRATOR, "Quản trị phó")
    desk.accounts.add(administrator, second, PASSWORD)

    desk.accounts.close(second, "quantri")

    with pytest.raises(LastAdministrator):
        desk.accounts.close(second, "phu")


def test_an_administrator_gives_a_new_password_and_the_door_forgets_the_failures(desk, administrator, officer, clock):
    with desk.place.store.write() as db:
        accounts.set_failures(db, "ngan", 9, clock() + timedelta(seconds=200))

    desk.accounts.change_password(administrator, "NGAN", "mat-khau-moi")

    assert desk.accounts.sign_in("ngan", "mat-khau-moi") == officer
    assert (Event.PASSWORD_CHANGED, "quantri", "ngan") in events(desk)
    with pytest.raises(UnknownAccount):
        desk.accounts.change_password(administrator, "khong-co", "mat-khau-moi")


def test_the_door_and_the_list_show_open_accounts_only(desk, administrator):
    assert [a.name for a in desk.accounts.door()] == ["quantri", "ngan", "tinh", "lanh", "toan"]
    desk.accounts.close(administrator, "tinh")
    assert [a.name for a in desk.accounts.list(administrator)] == ["quantri", "ngan", "lanh", "toan"]


def test_locking_the_screen_is_recorded(desk, volunteer):
    desk.accounts.lock(volunteer)

    assert events(desk)[-1] == (Event.LOCKED, "tinh", "tinh")
