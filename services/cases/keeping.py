"""Whether the store is whole: the database, the journal's chain, and the law of the outbox."""

from __future__ import annotations

from dataclasses import dataclass

from services.domain.outbox import EntryState
from services.store import counters, journal, outbox
from services.store.workplace import Workplace


@dataclass(frozen=True, slots=True)
class Findings:
    """What a check of the store found; it holds no citizen's data.

    Attributes:
        integrity: What the database finds wrong with itself.
        journal_lines: Lines of this desk's chain.
        chain_broken_at: Sequence of the first line that does not fit, or None.
        details_changed: Sequences whose details do not fit their commitment.
        received: Dossiers in the register.
        without_rows: Numbers of dossiers with no outbox row.
        rows: Outbox rows by state.
        gone: Numbers the journal says were received, and that are not in the register.
    """

    integrity: tuple[str, ...]
    journal_lines: int
    chain_broken_at: int | None
    details_changed: tuple[int, ...]
    received: int
    without_rows: tuple[str, ...]
    rows: dict[str, int]
    gone: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Nothing is wrong."""
        broken = self.integrity or self.chain_broken_at or self.details_changed
        return not (broken or self.without_rows or self.gone)


class Keeping:
    """Looking after the store."""

    def __init__(self, place: Workplace) -> None:
        self._place = place

    def verify(self) -> Findings:
        """Return what a check of everything finds; anybody who holds the key may run it.

        Raises:
            StoreDamaged: So much is broken that not even this can be read.
        """
        place = self._place
        integrity = place.store.integrity()
        with place.store.read() as db:
            states: dict[str, int] = {state.value: 0 for state in EntryState}
            for (_, state), count in outbox.counts(db).items():
                states[state.value] += count
            return Findings(
                integrity=integrity,
                journal_lines=journal.count_of(db, place.desk),
                chain_broken_at=journal.first_break_of(db, place.desk),
                details_changed=tuple(journal.broken_commitments(db, place.desk)),
                received=counters.count_dossiers(db),
                without_rows=tuple(outbox.without_rows(db)),
                rows=states,
                gone=tuple(journal.received_and_gone(db)),
            )
