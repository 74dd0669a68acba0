"""What a citizen is told before coming: on the screen, to take home, for the notice board."""

from __future__ import annotations

from pathlib import Path

from services.domain.deadline import promise
from services.domain.fees import FeeRule, Origin, described
from services.domain.guide import Told
from services.domain.permissions import Account, Act, permit
from services.domain.points import points_on
from services.domain.procedure import Procedure
from services.domain.rulebook import Chapter
from services.errors import InvalidForm, Problem, UnknownProcedure
from services.store.store import Connection
from services.store.workplace import Workplace


class Handouts:
    """Tells what the catalogue and the unit's own rules say of a procedure, and nothing else."""

    def __init__(self, place: Workplace, templates: Path | None = None) -> None:
        self._place = place
        self._templates = templates

    def told(self, by: Account, code: str, case: int = 0) -> Told:
        """Return what is told of one case (from 0) of a procedure today.

        Raises:
            NotAllowed, UnknownProcedure: It may not, or the catalogue has no such procedure today.
            InvalidForm: The procedure has no such case.
        """
        permit(by, Act.READ_CATALOGUE)
        with self._place.store.read() as db:
            procedure = self._place.shelf.in_force(db, self._place.today()).get(code)
            if procedure is None:
                raise UnknownProcedure(code)
            return self._told(db, procedure, case)

    def handout(self, by: Account, code: str, case: int = 0, sheet: str = "a5") -> bytes:
        """Return a handout as a PDF.

        Args:
            sheet: `a5`, `a4`, or `board` for the notice board.

        Raises:
            NotAllowed, UnknownProcedure: It may not, or the catalogue has no such procedure today.
            InvalidForm: The procedure has no such case.
            BadFile: A file of the unit's own words cannot be read.
        """
        from services.documents.handout import handout_pdf

        told = self.told(by, code, case)
        place = self._place
        with place.store.read() as db:
            office = place.office_on(db, told.day)
        return handout_pdf(told, office, place.settings.hours, sheet=sheet, templates=self._templates)

    def field_list(self, by: Account, field: str) -> bytes:
        """Return the procedures of a field with code, time and fee, for the notice board, as a PDF.

        Raises:
            NotAllowed, UnknownProcedure: It may not, or the catalogue has no active procedure of this field today.
            BadFile: A file of the unit's own words cannot be read.
        """
        permit(by, Act.READ_CATALOGUE)
        from services.documents.handout import field_pdf

        place, today = self._place, self._place.today()
        with place.store.read() as db:
            found = [p for p in place.shelf.in_force(db, today).values() if p.field == field and p.active]
            if not found:
                raise UnknownProcedure(field)
            rows = [self._told(db, procedure, 0) for procedure in sorted(found, key=lambda p: p.tier)]
            office, version = place.office_on(db, today), place.shelf.version_on(db, today)
        return field_pdf(field, rows, office, day=today, version=version, templates=self._templates)

    def _told(self, db: Connection, procedure: Procedure, case: int) -> Told:
        place, today = self._place, self._place.today()
        last = max(len(procedure.cases), 1) - 1
        if not 0 <= case <= last:
            raise InvalidForm((Problem("case", "out_of_range", f"0–{last}"),))
        rules = place.rules(db)
        limit = procedure.time_for(case)
        rates = [rule.body for rule in rules.on(Chapter.FEES, today)]
        title = procedure.case(case).title
        return Told(
            procedure=procedure,
            case=case,
            day=today,
            points=tuple(points_on(rules, today).values()),
            fee=_rates([rate for rate in rates if rate.is_for(procedure, title, "direct")]),
            promise=promise(limit, place.now(), place.calendar_in(db), place.settings.hours),
        )


def _rates(rates: list[FeeRule]) -> str:
    """Return the rates of a dossier in words: the province's before the country's, the more particular before the general."""
    chosen = [rate for rate in rates if rate.origin is Origin.PROVINCE] or rates
    named: dict[str, list[FeeRule]] = {}
    for rate in chosen:
        named.setdefault(rate.name, []).append(rate)
    said = []
    for name, same in named.items():
        best = max((bool(rate.case), rate.filing is not None) for rate in same)
        words = "; ".join(_rate(rate) for rate in same if (bool(rate.case), rate.filing is not None) == best)
        said.append(f"{name}: {words}" if len(named) > 1 else words)
    return "; ".join(said)


def _rate(rate: FeeRule) -> str:
    asked = rate.amount is None and not rate.tiers
    return f"{described(rate)} ({rate.note})" if asked and rate.note else described(rate)
