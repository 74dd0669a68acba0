"""Importing a catalogue: what it would change, which rows to leave out, and accepting it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import Event
from typing import Protocol

from services.cases.catalogue import Catalogue
from services.cases.catalogue_import import Accepted, CatalogueImport
from services.domain.catalogue.changes import Import, ImportRow, RowKind
from services.domain.permissions import Account, Act, may
from services.store.catalogue import Batch
from ui.presenters.daily_log import save_whole
from ui.presenters.rule_sheet import day_of
from ui.presenters.runner import Runner

TELLING = (RowKind.FAULTY, RowKind.CHANGED, RowKind.ADDED, RowKind.CLOSED)
"""What is shown first; rows that stay the same only when asked for."""


class CatalogueView(Protocol):
    """What the part can be told to show."""

    def show_batches(self, batches: tuple[Batch, ...]) -> None:
        """Show what was loaded and accepted so far."""

    def show_busy(self) -> None:
        """Show that the source is being read."""

    def show_read(self, done: int, of: int) -> None:
        """Show how far the reading is; called on another thread."""

    def show_stopped(self) -> None:
        """Show that the reading was stopped and nothing is changed."""

    def show_import(self, found: Import) -> None:
        """Show what the source would change."""

    def show_accepted(self, done: Accepted) -> None:
        """Show that an import was accepted."""

    def show_saved(self, file: Path) -> None:
        """Show that the catalogue was saved as a file."""

    def say_missing(self, field: str) -> None:
        """Show that a field is empty or holds no day."""

    def say_failed(self, error: BaseException) -> None:
        """Say what could not be done."""


class Stopped(Exception):
    """A person stopped the reading."""


class CataloguePresenter:
    """Reads a source, shows what it would change, and takes it over on a person's word."""

    def __init__(
        self,
        view: CatalogueView,
        catalogue: Catalogue,
        imports: CatalogueImport,
        by: Account,
        run: Runner,
        today: Callable[[], date],
    ) -> None:
        self._view, self._catalogue, self._imports, self._by, self._run = view, catalogue, imports, by, run
        self.today = today
        self.may_change = may(by, Act.CHANGE_CATALOGUE)
        self.found: Import | None = None
        self.left_out: set[str] = set()
        self._stop = Event()

    def refresh(self) -> None:
        """Read what was accepted so far."""
        self._run(lambda: self._catalogue.batches(self._by), self._view.show_batches, self._view.say_failed)

    def read(self, source: str, *, whole: bool = False) -> None:
        """Read a file or an address and show what it would change; `whole` closes what it does not name."""
        if not source.strip():
            self._view.say_missing("source")
            return
        self._stop.clear()
        self._view.show_busy()
        self._run(
            lambda: self._imports.preview(self._by, source.strip(), whole=whole, told=self._told),
            self._read,
            self._failed,
        )

    def read_shipped(self) -> None:
        """Show where the unit's rows differ from those that came with the program."""
        self._view.show_busy()
        self._run(lambda: self._imports.shipped(self._by), self._read, self._failed)

    def stop(self) -> None:
        """Stop the reading; nothing is changed."""
        self._stop.set()

    def _told(self, done: int, of: int) -> None:
        if self._stop.is_set():
            raise Stopped
        self._view.show_read(done, of)

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, Stopped):
            self._view.show_stopped()
        else:
            self._view.say_failed(error)

    def _read(self, found: Import) -> None:
        self.found, self.left_out = found, set()
        self._view.show_import(found)

    def toggle(self, code: str) -> None:
        """Leave a row out, or take it in again."""
        self.left_out ^= {code}

    def rows(self, kinds: tuple[RowKind, ...]) -> tuple[ImportRow, ...]:
        """Return the rows of these kinds, what needs a person first."""
        if self.found is None:
            return ()
        order = (*TELLING, RowKind.SAME)
        return tuple(sorted((r for r in self.found.rows if r.kind in kinds), key=lambda r: order.index(r.kind)))

    def taking(self) -> int:
        """Return how many rows would be taken over."""
        useful = (RowKind.ADDED, RowKind.CHANGED, RowKind.CLOSED)
        return sum(row.kind in useful and row.code not in self.left_out for row in self.rows(useful))

    def accept(self, valid_from: str) -> None:
        """Take the import over from a day on, but for the rows left out."""
        if self.found is None:
            return
        try:
            day = day_of(valid_from)
        except ValueError:
            day = None
        if day is None:
            self._view.say_missing("valid_from")
            return
        found, left, first = self.found, frozenset(self.left_out), day
        self._run(lambda: self._imports.accept(self._by, found, first, left), self._accepted, self._view.say_failed)

    def _accepted(self, done: Accepted) -> None:
        self.found, self.left_out = None, set()
        self._view.show_accepted(done)
        self.refresh()

    def drop(self) -> None:
        """Forget what was read."""
        self.found, self.left_out = None, set()
        self.refresh()

    def save(self, file: Path) -> None:
        """Save the catalogue in force as JSON or XLSX, as the ending says; XLSX when it says nothing."""
        whole = file if file.suffix.lower() in (".xlsx", ".json") else file.with_name(f"{file.name}.xlsx")

        def job() -> Path:
            save_whole(whole, self._imports.export(self._by, whole.suffix.lower().removeprefix(".")))
            return whole

        self._run(job, self._view.show_saved, self._view.say_failed)
