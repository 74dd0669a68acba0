"""Accounts by command: who may do what, closing, waiting after wrong passwords."""

from unicodedata import normalize

import pytest

from tests.cli.commands import ACCOUNTANT, ADMINISTRATOR, OFFICER, PASSWORD, SUPERVISOR, VOLUNTEER, form, lines

MAY = [
    (["register"], {ADMINISTRATOR, OFFICER, SUPERVISOR}),
    (["daily-log", "--day", "2026-11-20", "--out", "OUT/sổ.csv"], {ADMINISTRATOR, SUPERVISOR, ACCOUNTANT}),
    (["account", "list"], {ADMINISTRATOR, SUPERVISOR}),
]


@pytest.mark.parametrize("account", [OFFICER, VOLUNTEER, ACCOUNTANT])
def test_each_role_may_do_what_its_row_of_the_table_says(busy, tmp_path, account):
    for words, allowed in MAY:
        stdin = lines(form(id="0b9f0000-0000-4000-8000-0000000000aa")) if words == ["register"] else ""
        done = busy.as_(account, *(w.replace("OUT", str(tmp_path)) for w in words), stdin=stdin)

        refused = (done.error or {}).get("error") == "NotAllowed" or [o.get("error") for o in done.out] == [
            "NotAllowed"
        ]
        assert refused is (account not in allowed), (words, done)
        assert (done.status == 0) is (account in allowed), (words, done)


def test_an_account_is_opened_listed_used_and_closed(desk):
    opened = desk.as_(
        ADMINISTRATOR, "account", "add", "Lê Văn Mới", "--role", "officer", QUAY_NEW_PASSWORD="mat-khau-moi"
    )
    taken = desk.as_(
        ADMINISTRATOR, "account", "add", "le van moi", "--role", "officer", QUAY_NEW_PASSWORD="mat-khau-moi"
    )
    listed = desk.as_(SUPERVISOR, "account", "list")
    used = desk.as_("LE VAN MOI", "queue", QUAY_PASSWORD="mat-khau-moi")
    closed = desk.as_(ADMINISTRATOR, "account", "close", "Lê Văn Mới")
    gone = desk.as_("Lê Văn Mới", "queue", QUAY_PASSWORD="mat-khau-moi")

    assert opened.one == {"name": "Lê Văn Mới", "role": "officer", "display": "Lê Văn Mới"}
    assert taken.error["error"] == "AccountExists"
    assert [a["name"] for a in listed.out][-1] == "Lê Văn Mới"
    assert used.status == closed.status == 0
    assert (gone.status, gone.error["error"]) == (1, "SignInFailed")


def test_the_last_administrator_cannot_be_closed(desk):
    done = desk.as_(ADMINISTRATOR, "account", "close", ADMINISTRATOR)
    unknown = desk.as_(ADMINISTRATOR, "account", "close", "Không Ai")

    assert (done.status, done.error["error"]) == (1, "LastAdministrator")
    assert unknown.error["error"] == "UnknownAccount"
    assert desk.as_(ADMINISTRATOR, "account", "list").status == 0


def test_wrong_passwords_make_one_wait_even_with_the_right_one(desk):
    failed = [desk.as_(OFFICER, "queue", QUAY_PASSWORD="sai mat khau").error["error"] for _ in range(3)]

    waits = desk.as_(OFFICER, "queue")

    assert failed == ["SignInFailed"] * 3
    assert (waits.status, waits.error["error"]) == (1, "SignInDelayed")
    assert "giây" in waits.error["message"]
    with desk.inside() as (inside, by):
        assert inside.accounts.sign_in(ADMINISTRATOR, PASSWORD).name == by.name


def test_a_new_account_needs_a_password_of_its_own(desk):
    none = desk.as_(ADMINISTRATOR, "account", "add", "Mới", "--role", "officer")
    short = desk.as_(ADMINISTRATOR, "account", "add", "Mới", "--role", "officer", QUAY_NEW_PASSWORD="ngan")

    assert (none.status, none.error["field"]) == (1, "new_password")
    assert (short.status, short.error["field"]) == (1, "password")


def test_passwords_come_from_files_with_their_spaces_and_in_any_composition(desk, tmp_path):
    (tmp_path / "cũ").write_text(PASSWORD + "\r\n", "utf-8")
    (tmp_path / "mới").write_text(" mật khẩu có dấu \n", "utf-8")
    words = ["account", "add", "Mới", "--role", "officer", "--new-password-file", tmp_path / "mới"]

    made = desk.as_(ADMINISTRATOR, *words, "--password-file", tmp_path / "cũ", QUAY_PASSWORD="khác hẳn đi")
    decomposed = desk.as_("Mới", "queue", QUAY_PASSWORD=normalize("NFD", " mật khẩu có dấu "))
    missing = desk.as_(ADMINISTRATOR, "queue", "--password-file", tmp_path / "không có")

    assert made.status == 0
    assert decomposed.status == 0
    assert missing.error["error"] == "BadFile"
