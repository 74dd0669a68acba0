"""Keys: wrapped twice, told apart when wrong or damaged, never kept in plain text."""

from __future__ import annotations

import json
import math
import stat

import keyring
import pytest
from hypothesis import given
from hypothesis import strategies as st
from keyring.backend import KeyringBackend
from keyring.errors import KeyringError, KeyringLocked

from services import secrets
from services.errors import InvalidForm, KeyMissing, SecretMissing, WrongKey, WrongPassphrase

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXY"
KEY = bytes(range(32))
GROUPS = st.text(LETTERS, min_size=4, max_size=4)
PHRASES = st.lists(GROUPS, min_size=6, max_size=6)


def whole(groups):
    return "-".join(g + LETTERS[sum((i + 1) * LETTERS.index(c) for i, c in enumerate(g)) % 31] for g in groups)


PASSPHRASE = whole(["0000", "1111", "2222", "3333", "4444", "5555"])


class Ring(KeyringBackend):
    """A keyring in memory, that can be locked."""

    priority = 1

    def __init__(self):
        super().__init__()
        self.kept, self.trouble = {}, None

    def get_password(self, service, username):
        self._check()
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        self._check()
        self.kept[service, username] = password

    def _check(self):
        if self.trouble:
            raise self.trouble


class Plain(Ring):
    """Stands for one that keeps plain text."""


Plain.__module__ = "keyrings.alt.file"


class Chain(Ring):
    """Several keyrings behind one another, as the library chains them."""

    def __init__(self, *backends):
        super().__init__()
        self.links = backends

    @property
    def backends(self):
        return self.links


@pytest.fixture
def ring():
    """The machine's keyring for one test."""
    before = keyring.get_keyring()
    one = Ring()
    keyring.set_keyring(one)
    yield one
    keyring.set_keyring(before)


@pytest.fixture(scope="module")
def keys():
    return secrets.new_key_file("home-1", "password", KEY, PASSPHRASE).with_slot("Ngân", KEY, "mat-khau-thu")


def test_a_new_passphrase_has_more_than_a_hundred_bits_and_reads_back():
    made = {secrets.new_passphrase() for _ in range(200)}

    assert len(made) == 200
    assert all(secrets.read_passphrase(p) == p for p in made)
    assert {len(p.replace("-", "")) for p in made} == {30}
    assert 24 * math.log2(len(LETTERS)) > 100
    assert {c for p in made for c in p} == {*LETTERS, "-"}


@given(PHRASES, st.integers(0, 29), st.sampled_from(LETTERS))
def test_every_single_wrong_character_is_found_in_its_group(groups, place, wrong):
    bare = whole(groups).replace("-", "")
    typed = bare[:place] + wrong + bare[place + 1 :]
    if typed == bare:
        return

    with pytest.raises(InvalidForm) as refused:
        secrets.read_passphrase(typed)

    (problem,) = refused.value.problems
    assert (problem.kind, problem.fact) == ("mistyped_group", str(place // 5 + 1))


@given(PHRASES, st.integers(0, 28))
def test_every_swap_of_neighbours_is_found(groups, place):
    bare = whole(groups).replace("-", "")
    typed = bare[:place] + bare[place + 1] + bare[place] + bare[place + 2 :]
    if typed == bare:
        return

    with pytest.raises(InvalidForm):
        secrets.read_passphrase(typed)


@given(PHRASES)
def test_case_spaces_and_look_alike_letters_do_not_matter(groups):
    printed = whole(groups)
    typed = "  " + printed.lower().replace("-", " ").replace("0", "o").replace("1", "l", 1).replace("1", "I")

    assert secrets.read_passphrase(typed) == printed


@pytest.mark.parametrize(
    ("typed", "kind", "fact"),
    [
        ("", "not_all_groups", "6"),
        ("00000-00000", "not_all_groups", "6"),
        ("-".join(["00000"] * 7), "not_all_groups", "6"),
        ("0000", "mistyped_group", "1"),
        ("00000-0000Đ", "mistyped_group", "2"),
        ("00000-0000U", "mistyped_group", "2"),
    ],
)
def test_what_is_wrong_with_a_typed_passphrase_is_named(typed, kind, fact):
    with pytest.raises(InvalidForm) as refused:
        secrets.read_passphrase(typed)

    assert [(p.field, p.kind, p.fact) for p in refused.value.problems] == [("passphrase", kind, fact)]


def test_the_key_comes_back_by_the_passphrase_and_by_the_password(keys):
    assert keys.open_recovery(PASSPHRASE.lower().replace("-", "")) == KEY
    assert keys.open_slot("NGAN", "mat-khau-thu") == KEY


def test_a_wrong_secret_and_an_unknown_account_are_told_alike(keys):
    for account, password in (("ngan", "sai"), ("khong-co", "mat-khau-thu")):
        with pytest.raises(WrongPassphrase):
            keys.open_slot(account, password)
    with pytest.raises(WrongPassphrase):
        keys.open_recovery(whole(["AAAA"] * 6))
    with pytest.raises(WrongPassphrase):
        keys.without_slot("NGÂN").open_slot("ngan", "mat-khau-thu")


def test_another_key_is_told_from_this_one(keys):
    assert keys.checked(KEY) == KEY
    with pytest.raises(WrongKey):
        keys.checked(secrets.new_key())


def test_the_file_holds_its_parameters_and_no_key(tmp_path, keys):
    secrets.write_key_file(tmp_path, keys)

    content = json.loads((tmp_path / secrets.FILE).read_text("utf-8"))
    assert secrets.read_key_file(tmp_path) == keys
    kdf = {"kdf": "argon2id", "memory_kib": 65536, "passes": 3, "lanes": 1}
    assert {k: content["recovery"][k] for k in kdf} == kdf
    assert (content["format"], list(content["slots"])) == (1, ["ngan"])
    assert KEY.hex() not in json.dumps(content)
    assert PASSPHRASE not in json.dumps(content)


def test_the_file_is_its_owners_alone_and_replaced_whole(tmp_path, keys):
    (tmp_path / (secrets.FILE + ".new")).write_text("what a crash left")
    (tmp_path / (secrets.FILE + ".new")).chmod(0o666)
    secrets.write_key_file(tmp_path, keys.without_slot("ngan"))
    secrets.write_key_file(tmp_path, keys)

    assert [f.name for f in tmp_path.iterdir()] == [secrets.FILE]
    assert stat.S_IMODE((tmp_path / secrets.FILE).stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: "",
        lambda text: text[:-20],
        lambda text: "[]",
        lambda text: text.replace("home-1", "home-2"),
        lambda text: text.replace('"memory_kib": 65536', '"memory_kib": 8'),
        lambda text: text.replace('"digest"', '"digits"'),
        lambda text: text.replace('"recovery"', '"recover"'),
    ],
)
def test_a_damaged_key_file_is_said_to_be_damaged_not_a_wrong_passphrase(tmp_path, keys, damage):
    secrets.write_key_file(tmp_path, keys)
    file = tmp_path / secrets.FILE
    file.write_text(damage(file.read_text("utf-8")), "utf-8")

    with pytest.raises(KeyMissing) as refused:
        secrets.read_key_file(tmp_path)
    assert refused.value.why == "no_key_file"


def test_the_key_is_kept_in_the_keyring_under_its_home(ring):
    keys = secrets.new_key_file("home-1", "keyring", KEY, PASSPHRASE)
    with pytest.raises(KeyMissing) as missing:
        secrets.key_from_keyring(keys)
    secrets.keep_key(keys, KEY)

    assert missing.value.why == "not_in_keyring"
    assert secrets.key_from_keyring(keys) == KEY
    assert list(ring.kept) == [("quay-mot-cua", "store:home-1")]
    assert max(map(len, ring.kept.values())) <= 1280
    secrets.keep("store:home-1", secrets.new_key().hex())
    with pytest.raises(WrongKey):
        secrets.key_from_keyring(keys)


@pytest.mark.parametrize(("trouble", "why"), [(KeyringLocked(), "keyring_locked"), (KeyringError(), "no_keyring")])
def test_a_keyring_in_trouble_says_why(ring, trouble, why):
    keys = secrets.new_key_file("home-1", "keyring", KEY, PASSPHRASE)
    ring.trouble = trouble

    for act in (lambda: secrets.key_from_keyring(keys), lambda: secrets.keep_key(keys, KEY)):
        with pytest.raises(KeyMissing) as refused:
            act()
        assert refused.value.why == why


def test_a_keyring_of_plain_text_is_refused_and_passed_over_in_a_chain(ring):
    keyring.set_keyring(Plain())
    with pytest.raises(KeyMissing) as refused:
        secrets.keep("store:x", "00")
    keyring.set_keyring(Chain(Plain(), ring))
    secrets.keep("store:x", "00")

    assert refused.value.why == "no_keyring"
    assert ring.kept == {("quay-mot-cua", "store:x"): "00"}


def test_a_desk_that_unlocks_by_password_has_nothing_in_the_keyring(keys):
    with pytest.raises(KeyMissing) as refused:
        secrets.key_from_keyring(keys)
    assert refused.value.why == "password_home"


def test_a_receivers_password_comes_from_the_environment_else_from_the_keyring(ring, monkeypatch):
    with pytest.raises(SecretMissing) as missing:
        secrets.receiver_secret("home-1", "province")
    secrets.keep("receiver:home-1:province", "tu-kho-khoa")
    kept = secrets.receiver_secret("home-1", "province")
    monkeypatch.setenv("QUAY_SECRET_PROVINCE", "tu-bien")

    assert (missing.value.what, kept, secrets.receiver_secret("home-1", "province")) == (
        "province",
        "tu-kho-khoa",
        "tu-bien",
    )
    monkeypatch.delenv("QUAY_SECRET_PROVINCE")
    ring.trouble = KeyringLocked()
    with pytest.raises(SecretMissing):
        secrets.receiver_secret("home-1", "province")


def test_the_proxys_login_is_the_machines_and_missing_it_is_no_error(ring, monkeypatch):
    monkeypatch.delenv("QUAY_SECRET_PROXY", raising=False)
    assert secrets.proxy_login() == ""

    secrets.keep_proxy_login("quay:mật khẩu")
    kept = secrets.proxy_login()
    monkeypatch.setenv("QUAY_SECRET_PROXY", "khác:x")
    over = secrets.proxy_login()
    monkeypatch.delenv("QUAY_SECRET_PROXY")
    ring.trouble = KeyringLocked()

    assert (kept, over, secrets.proxy_login()) == ("quay:mật khẩu", "khác:x", "")


def test_a_receivers_password_put_into_the_keyring_is_the_one_taken(ring, monkeypatch):
    monkeypatch.delenv("QUAY_SECRET_PROVINCE", raising=False)
    for word in ("cũ", "mới"):
        secrets.keep_receiver_secret("home", "province", word)

    assert secrets.receiver_secret("home", "province") == "mới"
