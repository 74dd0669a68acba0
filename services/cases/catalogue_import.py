"""Bringing the catalogue up to date: looking at what a source would change, accepting it, writing it out for others."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from services.documents.catalogue_file import catalogue_json, is_ours, is_workbook, json_of, read_file
from services.documents.catalogue_sheet import MOST_LINES, catalogue_lines, catalogue_xlsx
from services.domain.catalogue import national
from services.domain.catalogue import sheet as catalogue_sheet
from services.domain.catalogue.changes import Import, ImportRow, Offered, RowKind, SourceKind, compare, kept_as
from services.domain.catalogue.row import Row
from services.domain.journal import Event
from services.domain.permissions import Account, Act, permit
from services.errors import BadFile, CatalogueMoved, InvalidForm, Problem, SourceFailed, UnknownProcedure
from services.receivers.national import NationalList
from services.resources import catalogue_sources, shipped_catalogue
from services.store import catalogue, journal
from services.store.catalogue import Batch, Placed
from services.store.store import Connection
from services.store.workplace import Workplace

LONGEST_AHEAD = timedelta(days=3 * 366)
MOST_SILENT = 5
"""Entries of a list asked for in vain, one after the other, before the place is taken for gone."""
_DONE = (RowKind.ADDED, RowKind.CHANGED, RowKind.CLOSED)


@dataclass(frozen=True, slots=True)
class Accepted:
    """What was accepted.

    Attributes:
        batch: Its name, "" when there was nothing to change.
        left_out: Changes a person did not want.
        faulty: Rows nobody could take.
    """

    batch: str
    valid_from: date
    added: int = 0
    changed: int = 0
    closed: int = 0
    left_out: int = 0
    faulty: int = 0


class CatalogueImport:
    """Changes of the catalogue. Nothing changes before it is accepted, and no row that was ever kept is lost."""

    def __init__(self, place: Workplace, read_seconds: float = 60.0) -> None:
        self._place = place
        self._read_seconds = read_seconds

    def preview(
        self, by: Account, source: str, *, whole: bool = False, told: Callable[[int, int], None] | None = None
    ) -> Import:
        """Return what a source would change; nothing is stored.

        Args:
            source: A file (our JSON, our workbook, answers of the national list), or the address of the national list
                or of such a file.
            whole: The source is a whole list: what it does not name is closed.
            told: Told how many of how many procedures were asked for, while a list is read; may raise to stop.

        Raises:
            NotAllowed: The account may not change the catalogue.
            BadFile: The file is not one of a catalogue, or too large.
            SourceFailed: The place does not answer, or not with a list.
            LoopbackOnly: A training desk reaches this machine only.
        """
        permit(by, Act.CHANGE_CATALOGUE)
        with self._place.store.read() as db:
            present, gone, base = self._present(db)
        if source.lower().startswith(("http://", "https://")):
            name, kind, offered = self._from_address(source, present, told)
        else:
            name = Path(source).name
            kind, offered = _from_content(name, read_file(Path(source)), present)
        return Import(name, kind, whole, base, compare(present, offered, whole, gone))

    def shipped(self, by: Account) -> Import:
        """Return what the program's own catalogue would change: what the unit edited differs from it and stays."""
        permit(by, Act.CHANGE_CATALOGUE)
        with self._place.store.read() as db:
            present, gone, base = self._present(db)
        shipped = shipped_catalogue()
        rows = compare(present, _rows(shipped.rows), False, gone)
        return Import(shipped.version, SourceKind.SHIPPED, False, base, rows)

    def accept(self, by: Account, found: Import, valid_from: date, leave_out: Collection[str] = ()) -> Accepted:
        """Take an import into the catalogue from a day on, in one transaction; dossiers keep the rows they have.

        Args:
            leave_out: Codes that stay as they are.

        Raises:
            NotAllowed: The account may not change the catalogue.
            CatalogueMoved: Somebody changed it since the import was looked at.
            InvalidForm: The day is too far, or before the day a row to be changed is in force from.
        """
        permit(by, Act.CHANGE_CATALOGUE)
        place, now = self._place, self._place.now()
        chosen = [row for row in found.rows if row.kind in _DONE and row.code not in leave_out]
        rows = {row.code: kept_as(row, valid_from) for row in chosen}
        counts = {kind.value: sum(row.kind is kind for row in chosen) for kind in _DONE}
        offered = sum(row.kind in _DONE for row in found.rows)
        done = Accepted("", valid_from, **counts, left_out=offered - len(chosen), faulty=found.count(RowKind.FAULTY))
        with place.store.write() as db:
            if catalogue.sequence(db) != found.base:
                raise CatalogueMoved
            self._check_day(db, valid_from, rows)
            if not rows:
                return done
            digest = hashlib.sha256(json.dumps([valid_from.isoformat(), found.base, rows]).encode()).hexdigest()
            source = f"{found.kind.value}: {found.source}"[:500]
            batch = Batch(f"{valid_from}/{digest[:6]}", valid_from, source, digest, now, accepted_by=by.name)
            done = replace(done, batch=catalogue.add(db, batch, rows).name)
            details = {"source": source, "valid_from": valid_from.isoformat(), **counts, "left_out": done.left_out}
            journal.append(db, place.desk, by.name, Event.CATALOGUE_CHANGED, done.batch, now, details)
        return done

    def change(self, by: Account, row: Row, valid_from: date) -> Accepted:
        """Change or add one procedure, as an import of one row.

        Raises:
            NotAllowed: The account may not change the catalogue.
            InvalidForm: Names every faulty place of the row.
        """
        permit(by, Act.CHANGE_CATALOGUE)
        with self._place.store.read() as db:
            present, gone, base = self._present(db)
        rows = compare(present, _rows([row]), False, gone)
        if rows[0].faults:
            raise InvalidForm(rows[0].faults)
        return self.accept(by, Import(rows[0].code, SourceKind.EDIT, False, base, rows), valid_from)

    def row(self, by: Account, code: str) -> dict[str, Any]:
        """Return the row of a procedure in force today, whole, as its source wrote it.

        Raises:
            UnknownProcedure: The catalogue has no such procedure today.
        """
        permit(by, Act.READ_CATALOGUE)
        with self._place.store.read() as db:
            found = self._place.shelf.procedure(db, code, self._place.today())
            row = catalogue.body(db, found.catalogue, code) if found else None
        if row is None:
            raise UnknownProcedure(code)
        return row

    def changes(self, by: Account, batch: str) -> tuple[ImportRow, ...]:
        """Return what a batch changed, each row against the one that held on its day before it.

        Raises:
            InvalidForm: There is no such batch.
        """
        permit(by, Act.READ_CATALOGUE)
        with self._place.store.read() as db:
            batches = {one.name: one for one in catalogue.batches(db)}
            if batch not in batches:
                raise InvalidForm((Problem("batch", "not_in_list", ", ".join(batches)),))
            its = batches[batch]
            earlier = [row for row in catalogue.placed(db) if row.sequence < its.sequence]
            before = _bodies(db, catalogue.in_force(earlier, its.valid_from)) if earlier else {}
            return compare(before, _rows(catalogue.bodies(db, batch).values()), False)

    def export(self, by: Account, kind: str) -> bytes:
        """Return the catalogue in force today as a file: `json` for other desks, `xlsx` to be edited.

        Raises:
            InvalidForm: It is neither.
        """
        permit(by, Act.READ_CATALOGUE)
        if kind not in (SourceKind.JSON, SourceKind.XLSX):
            raise InvalidForm((Problem("out", "not_in_list", "json, xlsx"),))
        place, today = self._place, self._place.today()
        with place.store.read() as db:
            present, _, _ = self._present(db)
            version = place.shelf.version_on(db, today)
        if kind == SourceKind.JSON:
            return catalogue_json(present.values(), today, catalogue_sources())
        return catalogue_xlsx(present.values(), today, version, place.office.agency_name)

    def _present(self, db: Connection) -> tuple[dict[str, Row], list[str], int]:
        """Return the rows in force today by code, the codes of those that have ended, and the newest batch's number."""
        today = self._place.today()
        found = catalogue.in_force(catalogue.placed(db), today)
        gone = [code for code, row in found.items() if row.valid_to is not None and row.valid_to < today]
        return _bodies(db, found), gone, catalogue.sequence(db)

    def _check_day(self, db: Connection, day: date, codes: Iterable[str]) -> None:
        today = self._place.today()
        if not today - LONGEST_AHEAD <= day <= today + LONGEST_AHEAD:
            raise InvalidForm((Problem("valid_from", "out_of_range", _span(today)),))
        rows = catalogue.placed(db)
        first = min((row.sequence for row in rows), default=0)
        later = _latest(rows, first, today, codes)
        if later is not None and later > day:
            raise InvalidForm((Problem("valid_from", "before_the_present_row", f"{later:%d/%m/%Y}"),))

    def _from_address(
        self, address: str, present: Mapping[str, Row], told: Callable[[int, int], None] | None
    ) -> tuple[str, SourceKind, Iterable[Offered]]:
        place = self._place
        there = NationalList(place.now, address, loopback_only=place.office.training, read_seconds=self._read_seconds)
        try:
            if there.is_file:
                kind, offered = _from_content(there.host, there.file(), present)
                return there.host, kind, offered
            entries = there.listed()
            if len(entries) > MOST_LINES:
                raise SourceFailed(there.host, "too_large")
            return there.host, SourceKind.NATIONAL, list(_asked(there, entries, present, told))
        finally:
            there.close()


def _bodies(db: Connection, rows: Mapping[str, Placed]) -> dict[str, Row]:
    read = {name: catalogue.bodies(db, name) for name in {row.catalogue for row in rows.values()}}
    return {code: read[row.catalogue][code] for code, row in rows.items()}


def _span(today: date) -> str:
    return f"{today - LONGEST_AHEAD:%d/%m/%Y}–{today + LONGEST_AHEAD:%d/%m/%Y}"


def _latest(rows: Iterable[Placed], first: int, today: date, codes: Iterable[str]) -> date | None:
    """Return the latest day one of these procedures' present rows is in force from; the first batch is since ever."""
    present = catalogue.in_force(rows, today)
    days = (present[code].valid_from for code in codes if code in present and present[code].sequence != first)
    return max(days, default=None)


def _rows(rows: Iterable[Any]) -> Iterator[Offered]:
    for line, row in enumerate(rows, 1):
        code = row.get("code") if isinstance(row, Mapping) else None
        yield Offered(line, code[:40] if isinstance(code, str) else "", row if isinstance(row, Mapping) else {})


def _from_content(name: str, content: bytes, present: Mapping[str, Row]) -> tuple[SourceKind, Iterable[Offered]]:
    """Return the rows of a file, whatever kind of catalogue it is.

    Raises:
        BadFile: It is none.
    """
    if is_workbook(content):
        procedures, papers = catalogue_lines(name, content)
        return SourceKind.XLSX, catalogue_sheet.offered_from(procedures, papers, present)
    value = json_of(name, content)
    if is_ours(value):
        kind, found = SourceKind.JSON, value["procedures"]
    else:
        kind, found = SourceKind.NATIONAL, national.unwrapped(value)
    if found is None:
        raise BadFile(name, "not_a_catalogue")
    if len(found) > MOST_LINES:
        raise BadFile(name, "too_many_rows")
    return kind, _rows(found) if kind is SourceKind.JSON else _national(found, present)


def _national(entries: Iterable[Any], present: Mapping[str, Row]) -> Iterator[Offered]:
    for line, entry in enumerate(entries, 1):
        yield national.offered_from(line, entry, present.get(national.code_of(entry)))


def _asked(
    there: NationalList, entries: list[Any], present: Mapping[str, Row], told: Callable[[int, int], None] | None
) -> Iterator[Offered]:
    """Yield the procedures of a list that concern a commune, each asked for whole; one that does not answer is named.

    Raises:
        SourceFailed: The place does not answer any more.
    """
    wanted = [one for one in entries if national.code_of(one) in present or national.is_of_communes(one)]
    silent = 0
    for line, entry in enumerate(wanted, 1):
        code = national.code_of(entry)
        if told:
            told(line, len(wanted))
        try:
            whole = entry if national.is_whole(entry) or not code else there.entry(code)
            silent = 0
        except SourceFailed as error:
            silent += 1
            if silent >= MOST_SILENT:
                raise
            yield Offered(line, code, None, (Problem("LayThuTuc", "not_answered", error.why),))
            continue
        # The list says things of its own, such as the state, that the answer for one may leave out.
        said = {**entry, **{name: value for name, value in whole.items() if value is not None}}
        yield national.offered_from(line, said, present.get(code))
