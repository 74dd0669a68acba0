"""Whether the store is whole: the database, the journal's chain, the law of the outbox, the scanned papers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from services.domain.outbox import EntryState
from services.errors import HomeUnfit, PaperDamaged
from services.files.vault import Vault
from services.store import attachments, counters, journal, law, outbox
from services.store.workplace import Workplace

KEPT_UNNAMED = timedelta(days=1)
"""How long a file may lie in the vault before a row names it."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What a check of the store found; it holds no citizen's data.

    Attributes:
        integrity: What the database finds wrong with itself.
        journal_lines: Lines of this desk's chain.
        chain_broken_at: Sequence of the first line that does not fit, or None.
        details_changed: Sequences whose details do not fit their commitment.
        received: Dossiers in the register.
        without_rows: Numbers of dossiers that stand nowhere: with no outbox row that is sent or was undone.
        rows: Outbox rows by state.
        gone: Numbers the journal says were received, and that are not in the register.
        standings: Received dossiers by where they stand: delivered, waiting, parked, withdrawn; each stands in one place.
        astray: Ids of outbox rows that say two things of themselves.
        papers: Stored contents of scanned papers that rows name.
        papers_damaged: Ids of the attachments whose stored file is gone or is not what was stored.
    """

    integrity: tuple[str, ...]
    journal_lines: int
    chain_broken_at: int | None
    details_changed: tuple[int, ...]
    received: int
    without_rows: tuple[str, ...]
    rows: dict[str, int]
    gone: tuple[str, ...] = ()
    papers: int = 0
    papers_damaged: tuple[str, ...] = ()
    standings: dict[str, int] = field(default_factory=dict)
    astray: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Nothing is wrong."""
        broken = self.integrity or self.chain_broken_at or self.details_changed
        broken = broken or self.astray or sum(self.standings.values()) != self.received
        return not (broken or self.without_rows or self.gone or self.papers_damaged)


class Keeping:
    """Looking after the store."""

    def __init__(self, place: Workplace) -> None:
        self._place = place
        self._vault = Vault(place.home / "papers", place.vault_key)

    def verify(self) -> Findings:
        """Return what a check of everything finds; anybody who holds the key may run it.

        Every scanned paper is read; one that is not what was stored is put aside.

        Raises:
            StoreDamaged: So much is broken that not even this can be read.
        """
        place = self._place
        integrity = place.store.integrity()
        with place.store.read() as db:
            states: dict[str, int] = {state.value: 0 for state in EntryState}
            for (_, state), count in outbox.counts(db).items():
                states[state.value] += count
            papers, counted = attachments.named(db), law.law(db)
            found = Findings(
                integrity=integrity,
                journal_lines=journal.count_of(db, place.desk),
                chain_broken_at=journal.first_break_of(db, place.desk),
                details_changed=tuple(journal.broken_commitments(db, place.desk)),
                received=counters.count_dossiers(db),
                without_rows=counted.nowhere,
                rows=states,
                gone=tuple(journal.received_and_gone(db)),
                papers=len(papers),
                standings={standing.value: many for standing, many in counted.standings.items()},
                astray=counted.astray,
            )
        return replace(found, papers_damaged=tuple(self._damaged(papers)))

    def sweep(self) -> int:
        """Remove files of papers that no row names and that are older than a day; return how many went.

        What is being attached has its file before its row: nothing is taken while a row comes, and the row looks again.
        """
        place = self._place
        before = place.now() - KEPT_UNNAMED
        with place.store.read() as db:
            if not self._vault.orphans(attachments.named(db), before):
                return 0
        with place.store.write() as db:
            return self._vault.sweep(attachments.named(db), before)

    def _damaged(self, papers: Mapping[str, Sequence[str]]) -> Iterator[str]:
        for digest, ids in papers.items():
            try:
                self._vault.get(digest)
            except (PaperDamaged, HomeUnfit):
                yield from ids or (digest,)
