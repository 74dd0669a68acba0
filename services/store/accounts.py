"""Accounts' rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select, update

from services.domain.permissions import Account, Role
from services.domain.text import fold
from services.store.tables import accounts


@dataclass(frozen=True, slots=True)
class AccountRow:
    """An open account with what guards its door."""

    account: Account
    password_hash: str
    failures: int
    locked_until: datetime | None


def add(db: Connection, account: Account, password_hash: str, now: datetime) -> None:
    """Store an open account."""
    db.execute(
        accounts.insert(),
        {
            "name": account.name, "folded": fold(account.name), "display": account.display, "position": account.position,
            "role": account.role.value, "password_hash": password_hash, "failures": 0, "made_at": now,
        },
    )  # fmt: skip


def find(db: Connection, name: str) -> AccountRow | None:
    """Return the open account of a name, however it is written."""
    query = select(accounts).where(accounts.c.folded == fold(name), accounts.c.closed_at.is_(None))
    row = db.execute(query).mappings().one_or_none()
    if row is None:
        return None
    account = Account(row["name"], Role(row["role"]), row["display"], row["position"])
    return AccountRow(account, row["password_hash"], row["failures"], row["locked_until"])


def open_accounts(db: Connection) -> list[Account]:
    """Return every open account, in the order they were made."""
    rows = db.execute(select(accounts).where(accounts.c.closed_at.is_(None)).order_by(accounts.c.id)).mappings()
    return [Account(r["name"], Role(r["role"]), r["display"], r["position"]) for r in rows]


def count_of(db: Connection, role: Role) -> int:
    """Return how many open accounts have a role."""
    query = select(func.count()).where(accounts.c.role == role.value, accounts.c.closed_at.is_(None))
    return int(db.execute(query).scalar_one())


def set_failures(db: Connection, name: str, failures: int, locked_until: datetime | None) -> None:
    """Remember wrong passwords, or forget them."""
    _change(db, name, failures=failures, locked_until=locked_until)


def set_password(db: Connection, name: str, password_hash: str) -> None:
    """Replace a password's hash."""
    _change(db, name, password_hash=password_hash)


def close(db: Connection, name: str, now: datetime) -> None:
    """Close an account; its rows in the journal keep its name."""
    _change(db, name, closed_at=now)


def _change(db: Connection, name: str, **values: object) -> None:
    db.execute(update(accounts).where(accounts.c.folded == fold(name), accounts.c.closed_at.is_(None)).values(**values))
