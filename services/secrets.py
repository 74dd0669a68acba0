"""The store's key: random, in the OS keyring, with a copy wrapped by a recovery passphrase.

`keys.json` in the home holds only wrapped copies and a key check value, so that a wrong key is told from damage. With
`unlock = "password"` nothing is in the keyring: each account's password opens a slot of its own. See docs/security.md.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from services.domain.text import clean, fold
from services.errors import InvalidForm, KeyMissing, Problem, SecretMissing, WrongKey, WrongPassphrase

FILE = "keys.json"
SERVICE = "quay-mot-cua"
# Crockford's letters without U: 31 is a prime, so one wrong character or two swapped ones never go unseen.
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXY"
_GROUPS, _GROUP = 6, 4
_KDF = {"kdf": "argon2id", "memory_kib": 65536, "passes": 3, "lanes": 1}


def new_key() -> bytes:
    """Return a random 256-bit key for a store."""
    return secrets.token_bytes(32)


def key_check(key: bytes) -> str:
    """Return the value that tells the right key from another, and says nothing about either."""
    return hmac.new(key, b"quay-mot-cua key check", hashlib.sha256).hexdigest()[:32]


def vault_key(key: bytes) -> bytes:
    """Return the 256-bit key scanned papers are encrypted and named by, derived from the store's."""
    return hmac.new(key, b"quay-mot-cua papers", hashlib.sha256).digest()


def _check_letter(letters: str) -> str:
    return _LETTERS[sum((i + 1) * _LETTERS.index(c) for i, c in enumerate(letters)) % 31]


def new_passphrase() -> str:
    """Return a recovery passphrase for the safe: six groups of four letters and a check letter, 118 bits."""
    groups = ("".join(secrets.choice(_LETTERS) for _ in range(_GROUP)) for _ in range(_GROUPS))
    return "-".join(group + _check_letter(group) for group in groups)


def read_passphrase(typed: str) -> str:
    """Return a typed passphrase as it was printed; case, spaces and look-alike letters do not matter.

    Raises:
        InvalidForm: Names the first group that was mistyped.
    """
    bare = "".join(c for c in clean(typed).upper() if c.isalnum())
    bare = bare.replace("O", "0").replace("I", "1").replace("L", "1")
    groups = [bare[i : i + _GROUP + 1] for i in range(0, len(bare), _GROUP + 1)]
    for place, group in enumerate(groups, 1):
        whole = len(group) == _GROUP + 1 and all(c in _LETTERS for c in group)
        if not whole or _check_letter(group[:-1]) != group[-1]:
            raise InvalidForm((Problem("passphrase", "mistyped_group", str(place)),))
    if len(groups) != _GROUPS:
        raise InvalidForm((Problem("passphrase", "not_all_groups", str(_GROUPS)),))
    return "-".join(groups)


def _derived(secret: str, salt: bytes, kdf: dict[str, Any]) -> bytes:
    from argon2.low_level import Type, hash_secret_raw

    return hash_secret_raw(
        clean(secret).encode(), salt, kdf["passes"], kdf["memory_kib"], kdf["lanes"], hash_len=32, type=Type.ID
    )


def _wrap(key: bytes, secret: str) -> dict[str, Any]:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    wrapped = AESGCM(_derived(secret, salt, _KDF)).encrypt(nonce, key, b"quay-mot-cua")
    return {**_KDF, "salt": salt.hex(), "nonce": nonce.hex(), "wrapped": wrapped.hex()}


def _unwrap(slot: dict[str, Any], secret: str) -> bytes:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    derived = _derived(secret, bytes.fromhex(slot["salt"]), slot)
    try:
        return AESGCM(derived).decrypt(bytes.fromhex(slot["nonce"]), bytes.fromhex(slot["wrapped"]), b"quay-mot-cua")
    except InvalidTag as error:
        raise WrongPassphrase from error


@dataclass(frozen=True, slots=True)
class KeyFile:
    """The wrapped copies of a home's key.

    Attributes:
        home_id: Names the key in the keyring.
        unlock: `keyring` or `password`.
        check: Key check value.
        recovery: The copy wrapped by the recovery passphrase, with its parameters.
        slots: With `password`: a copy per account, by folded name.
    """

    home_id: str
    unlock: str
    check: str
    recovery: dict[str, Any]
    slots: dict[str, dict[str, Any]]

    def with_slot(self, account: str, key: bytes, password: str) -> KeyFile:
        """Return this file with an account's own copy added or replaced."""
        return KeyFile(
            self.home_id, self.unlock, self.check, self.recovery, {**self.slots, fold(account): _wrap(key, password)}
        )

    def without_slot(self, account: str) -> KeyFile:
        """Return this file without an account's copy."""
        rest = {name: slot for name, slot in self.slots.items() if name != fold(account)}
        return KeyFile(self.home_id, self.unlock, self.check, self.recovery, rest)

    def open_recovery(self, passphrase: str) -> bytes:
        """Return the key.

        Raises:
            InvalidForm: A group was mistyped.
            WrongPassphrase: It is another home's passphrase.
        """
        return self.checked(_unwrap(self.recovery, read_passphrase(passphrase)))

    def open_slot(self, account: str, password: str) -> bytes:
        """Return the key an account's password opens.

        Raises:
            WrongPassphrase: No such slot, or another password; which one is not told.
        """
        slot = self.slots.get(fold(account))
        if slot is None:
            _derived(password, bytes(16), _KDF)  # as slow as a real slot
            raise WrongPassphrase
        return self.checked(_unwrap(slot, password))

    def checked(self, key: bytes) -> bytes:
        """Return the key when it is this home's.

        Raises:
            WrongKey: It is another one.
        """
        if not hmac.compare_digest(key_check(key), self.check):
            raise WrongKey
        return key


def new_key_file(home_id: str, unlock: str, key: bytes, passphrase: str) -> KeyFile:
    """Return the key file of a new home."""
    return KeyFile(home_id, unlock, key_check(key), _wrap(key, passphrase), {})


def write_key_file(home: Path, keys: KeyFile) -> None:
    """Write the key file so that at any moment the old or the new one is there, readable by its owner only."""
    content: dict[str, Any] = {f: getattr(keys, f) for f in KeyFile.__dataclass_fields__} | {"format": 1}
    content["digest"] = _digest(content)
    fresh = home / (FILE + ".new")
    fresh.unlink(missing_ok=True)
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as out:
        json.dump(content, out, ensure_ascii=False, indent=1)
        out.flush()
        os.fsync(out.fileno())
    fresh.replace(home / FILE)
    _sync_folder(home)


def _digest(content: dict[str, Any]) -> str:
    """Return the SHA-256 of a key file's content: it shows damage, it proves nothing against whoever can write it."""
    rest = {k: v for k, v in content.items() if k != "digest"}
    return hashlib.sha256(json.dumps(rest, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _sync_folder(folder: Path) -> None:
    """Make a rename last through a power cut, where folders can be synced."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:  # Windows opens no folder, and needs no such thing
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def read_key_file(home: Path) -> KeyFile:
    """Return the key file of a home.

    Raises:
        KeyMissing: It is not there, or damaged; the store is left alone.
    """
    try:
        content = json.loads((home / FILE).read_text("utf-8"))
        keys = KeyFile(**{f: content[f] for f in KeyFile.__dataclass_fields__})
        whole = hmac.compare_digest(_digest(content), content["digest"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise KeyMissing("no_key_file") from error
    if not whole:
        raise KeyMissing("no_key_file")
    return keys


_UNSAFE = ("keyrings.", "keyring.backends.null", "keyring.backends.fail")


def _keyring() -> Any:
    """Return the OS keyring, never one that keeps plain text; of several in a chain the first that is safe."""
    import keyring
    from keyring.errors import KeyringError

    try:
        backend = keyring.get_keyring()
    except KeyringError as error:
        raise KeyMissing("no_keyring") from error
    links = getattr(backend, "backends", None) or (backend,)
    safe = [link for link in links if not type(link).__module__.startswith(_UNSAFE)]
    if not safe:
        raise KeyMissing("no_keyring")
    return safe[0]


def _ask_keyring(user: str) -> str | None:
    from keyring.errors import KeyringError, KeyringLocked

    ring = _keyring()
    try:
        answer: str | None = ring.get_password(SERVICE, user)
    except KeyringLocked as error:
        raise KeyMissing("keyring_locked") from error
    except KeyringError as error:
        raise KeyMissing("no_keyring") from error
    return answer


def keep(user: str, secret: str) -> None:
    """Keep a secret in the OS keyring.

    Raises:
        KeyMissing: There is no keyring, or it is locked.
    """
    from keyring.errors import KeyringError, KeyringLocked

    ring = _keyring()
    try:
        ring.set_password(SERVICE, user, secret)
    except KeyringLocked as error:
        raise KeyMissing("keyring_locked") from error
    except KeyringError as error:
        raise KeyMissing("no_keyring") from error


def key_from_keyring(keys: KeyFile) -> bytes:
    """Return the home's key from the OS keyring.

    Raises:
        KeyMissing: With the reason: no keyring, locked, not in it.
        WrongKey: The keyring holds another key under this home's name.
    """
    if keys.unlock == "password":
        raise KeyMissing("password_home")
    kept = _ask_keyring(f"store:{keys.home_id}")
    if not kept:
        raise KeyMissing("not_in_keyring")
    return keys.checked(bytes.fromhex(kept))


def keep_key(keys: KeyFile, key: bytes) -> None:
    """Put the home's key into the OS keyring.

    Raises:
        KeyMissing: There is no keyring, or it is locked.
    """
    keep(f"store:{keys.home_id}", key.hex())


def receiver_secret(home_id: str, receiver: str) -> str:
    """Return a receiver's password: from `QUAY_SECRET_<NAME>`, else from the OS keyring.

    Raises:
        SecretMissing: It is in neither.
    """
    if given := os.environ.get(f"QUAY_SECRET_{receiver.upper()}"):
        return given
    try:
        kept = _ask_keyring(f"receiver:{home_id}:{receiver}")
    except KeyMissing:
        kept = None
    if not kept:
        raise SecretMissing(receiver)
    return kept


def keep_receiver_secret(home_id: str, receiver: str, secret: str) -> None:
    """Keep a receiver's password in the OS keyring.

    Raises:
        KeyMissing: There is no keyring, or it is locked.
    """
    keep(f"receiver:{home_id}:{receiver}", secret)


PROXY = "proxy"
"""What the secret of the network's proxy is called: `QUAY_SECRET_PROXY`, and in the keyring. It is the machine's, not a home's."""


def proxy_login() -> str:
    """Return `name:password` for the network's proxy: from `QUAY_SECRET_PROXY`, else from the OS keyring, "" when in neither."""
    if given := os.environ.get("QUAY_SECRET_PROXY"):
        return given
    try:
        return _ask_keyring(PROXY) or ""
    except KeyMissing:
        return ""


def keep_proxy_login(login: str) -> None:
    """Keep `name:password` for the network's proxy in the OS keyring.

    Raises:
        KeyMissing: There is no keyring, or it is locked.
    """
    keep(PROXY, login)
