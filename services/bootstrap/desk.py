"""A desk open for work: every case, on one store."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from services.bootstrap.beginning import Beginning, Watching
from services.bootstrap.others import Others
from services.bootstrap.slots import Slots
from services.errors import DeskError
from services.settings import Settings
from services.store.workplace import Workplace

if TYPE_CHECKING:
    from services.cases.accounts import Accounts
    from services.cases.backups import Backups
    from services.cases.carrying import Carrying
    from services.cases.catalogue import Catalogue
    from services.cases.catalogue_import import CatalogueImport
    from services.cases.daily_log import DailyLogs
    from services.cases.delivery import Delivery
    from services.cases.drafts import Drafts
    from services.cases.exceptions import Exceptions
    from services.cases.handouts import Handouts
    from services.cases.intake import Intake
    from services.cases.keeping import Keeping
    from services.cases.life import Life
    from services.cases.mending import Mending
    from services.cases.papers import Papers
    from services.cases.people import People
    from services.cases.places_book import PlacesBook
    from services.cases.previews import Previews
    from services.cases.print_jobs import PrintJobs
    from services.cases.queue import Queues
    from services.cases.reconciliation import Reconciliation
    from services.cases.registry import Registry
    from services.cases.results import Results
    from services.cases.rulebook import Rulebook
    from services.cases.sealing import Sealing
    from services.receivers.port import Receiver


@dataclass(frozen=True)
class Desk:
    """A desk open for work. Every case is read in and made when it is first asked for: a command pays for what it does.

    Attributes:
        home: The desk's folder.
        slots: Accounts' own copies of the key, None where the keyring has it.
        receivers: The other sides by name.
        chance: Draws from 0 to 1.
        begun: What the desk has to tell because it began anew on this store just now, None when it goes on.
        watching: Puts down outside of the home what it holds, so that an older copy in its place is noticed.
    """

    home: Path
    settings: Settings
    place: Workplace
    slots: Slots | None = field(repr=False)
    receivers: Mapping[str, Receiver]
    chance: Callable[[], float]
    begun: Beginning | None
    watching: Watching

    @cached_property
    def accounts(self) -> Accounts:
        """People who may sign in."""
        from services.cases.accounts import Accounts

        return Accounts(self.place, self.slots)

    @cached_property
    def catalogue(self) -> Catalogue:
        """The procedures in force."""
        from services.cases.catalogue import Catalogue

        return Catalogue(self.place)

    @cached_property
    def catalogue_import(self) -> CatalogueImport:
        """What a source would change in them."""
        from services.cases.catalogue_import import CatalogueImport

        return CatalogueImport(self.place)

    @cached_property
    def intake(self) -> Intake:
        """Receiving."""
        from services.cases.intake import Intake

        return Intake(self.place)

    @cached_property
    def papers(self) -> Papers:
        """Scanned papers."""
        from services.cases.papers import Papers

        return Papers(self.place)

    @cached_property
    def drafts(self) -> Drafts:
        """Sheets not received yet."""
        from services.cases.drafts import Drafts

        return Drafts(self.place)

    @cached_property
    def registry(self) -> Registry:
        """Looking for a dossier and into it."""
        from services.cases.registry import Registry

        return Registry(self.place)

    @cached_property
    def life(self) -> Life:
        """What happens to a dossier after it was received."""
        from services.cases.life import Life

        return Life(self.place)

    @cached_property
    def results(self) -> Results:
        """What a dossier ends in."""
        from services.cases.results import Results

        return Results(self.place)

    @cached_property
    def print_jobs(self) -> PrintJobs:
        """Printed forms."""
        from services.cases.print_jobs import PrintJobs

        return PrintJobs(self.place, self.templates)

    @cached_property
    def delivery(self) -> Delivery:
        """Uploads."""
        from services.cases.delivery import Delivery

        return Delivery(self.place, self.receivers, self.chance)

    @cached_property
    def mending(self) -> Mending:
        """Uploads that were sent back."""
        from services.cases.mending import Mending

        return Mending(self.place, self.receivers)

    @cached_property
    def previews(self) -> Previews:
        """What a receiver is told."""
        from services.cases.previews import Previews

        return Previews(self.place)

    @cached_property
    def queue(self) -> Queues:
        """What has not arrived."""
        from services.cases.queue import Queues

        return Queues(self.place)

    @cached_property
    def sealing(self) -> Sealing:
        """The queue as a sealed file."""
        from services.cases.sealing import Sealing

        return Sealing(self.place)

    @cached_property
    def carrying(self) -> Carrying:
        """Packages on a stick."""
        from services.cases.carrying import Carrying

        return Carrying(self.place)

    @cached_property
    def daily_log(self) -> DailyLogs:
        """The register of a day."""
        from services.cases.daily_log import DailyLogs

        return DailyLogs(self.place, self.templates)

    @cached_property
    def keeping(self) -> Keeping:
        """Checking and clearing the store."""
        from services.cases.keeping import Keeping

        return Keeping(self.place)

    @cached_property
    def places_book(self) -> PlacesBook:
        """Addresses of either era."""
        from services.cases.places_book import PlacesBook

        return PlacesBook()

    @cached_property
    def rulebook(self) -> Rulebook:
        """The unit's dated tables."""
        from services.cases.rulebook import Rulebook

        return Rulebook(self.place)

    @cached_property
    def exceptions(self) -> Exceptions:
        """What was done beyond the rule."""
        from services.cases.exceptions import Exceptions

        return Exceptions(self.place, self.templates)

    @cached_property
    def handouts(self) -> Handouts:
        """What to bring, on paper."""
        from services.cases.handouts import Handouts

        return Handouts(self.place, self.templates)

    @cached_property
    def people(self) -> People:
        """What is known of an applicant."""
        from services.cases.people import People

        return People(self.place)

    @cached_property
    def reconciliation(self) -> Reconciliation:
        """A day's receipts against what a receiver has."""
        from services.cases.reconciliation import Reconciliation

        return Reconciliation(self.place, self.receivers, self.templates)

    @cached_property
    def backups(self) -> Backups:
        """Copies of the whole home."""
        from services.cases.backups import Backups

        return Backups(self.place)

    @property
    def templates(self) -> Path:
        """Where the unit keeps printed forms of its own."""
        return self.home / "templates"

    def whole(self) -> Desk:
        """Return this desk with every case made, for whoever may not wait for one later or has several threads."""
        list(self.receivers.values())
        for name, made in vars(Desk).items():
            if isinstance(made, cached_property):
                getattr(self, name)
        return self

    def close(self) -> None:
        """Let go of the lines and the store."""
        with suppress(DeskError):
            self.watching.look(self.place.now())
        spoken_to = self.receivers.made() if isinstance(self.receivers, Others) else self.receivers.values()
        for receiver in spoken_to:
            receiver.close()
        self.place.store.close()
