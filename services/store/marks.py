"""What receivers told us that later rows need: numbers they gave, where papers lie over there, how far an upload is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from services.domain.journal import Event
from services.store import journal
from services.store.store import Store
from services.store.tables import marks

_NUMBER = "number"
_ACTOR = "desk"


class Marks:
    """The marks of one receiver. Safe from several threads; each is on the disk when the call returns."""

    def __init__(self, store: Store, desk: int, receiver: str, now: Callable[[], datetime]) -> None:
        self._store, self._desk, self._receiver, self._now = store, desk, receiver, now

    def recall(self, mark: str, key: str) -> str:
        """Return what is known, "" when nothing is."""
        with self._store.read() as db:
            return value_of(db, self._receiver, mark, key)

    def remember(self, mark: str, key: str, value: str) -> None:
        """Keep a value in place of the one before; an empty one forgets."""
        with self._store.write() as db:
            keep(db, self._desk, self._receiver, mark, key, value, self._now())


def value_of(db: Connection, receiver: str, mark: str, key: str) -> str:
    """Return what a receiver told, "" when it told nothing."""
    query = select(marks.c.value).where(marks.c.receiver == receiver, marks.c.mark == mark, marks.c.key == key)
    return db.execute(query).scalar_one_or_none() or ""


def keep(db: Connection, desk: int, receiver: str, mark: str, key: str, value: str, now: datetime) -> None:
    """Keep what a receiver told in place of what it told before; an empty value forgets.

    That a dossier got a number over there is written into the journal.
    """
    if str(mark) == _NUMBER and value not in ("", value_of(db, receiver, mark, key)):
        journal.append(db, desk, _ACTOR, Event.NUMBERED, key, now, {"receiver": receiver, "number": value})
    if not value:
        mine = (marks.c.receiver == receiver, marks.c.mark == str(mark), marks.c.key == key)
        db.execute(delete(marks).where(*mine))
        return
    row = insert(marks).values(desk=desk, receiver=receiver, mark=str(mark), key=key, value=value, at=now)
    db.execute(row.on_conflict_do_update(set_={"value": value, "at": now}))


def numbers_there(db: Connection, number: str) -> dict[str, str]:
    """Return the numbers receivers gave a dossier of ours, by the receiver's name."""
    query = select(marks.c.receiver, marks.c.value).where(marks.c.mark == _NUMBER, marks.c.key == number)
    return dict(db.execute(query).tuples().all())


def number_here(db: Connection, text: str) -> str:
    """Return our number of the dossier some receiver calls by this, "" when none does or several do."""
    bare = text.strip()
    found = {ours for said in {bare, bare.upper()} if said for ours in keys_with(db, _NUMBER, said)}
    return found.pop() if len(found) == 1 else ""


def keys_with(db: Connection, mark: str, value: str) -> list[str]:
    """Return the keys some receiver gave this value, such as our numbers for a number of theirs."""
    query = select(marks.c.key).where(marks.c.mark == mark, marks.c.value == value)
    return list(db.execute(query).scalars())
