"""The scanned papers of the sheet in sight: attached, looked at, put in order, taken off again. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from services.cases.papers import Papers
from services.domain.attachment import Attachment, Edit, Source
from services.domain.checklist import PaperState
from services.domain.permissions import Account
from ui.presenters.intake_rows import rows_of
from ui.presenters.intake_sheet import Sheet
from ui.presenters.runner import Runner

THUMB = 240
"""Longest side of a small picture in pixels: sharp at 200 %."""


@dataclass(frozen=True, slots=True)
class Given:
    """A paper on its way in.

    Attributes:
        name: What it is called where it comes from; told when it is refused, kept nowhere.
        read: Gives its content; may take its time.
        stored: Called once it is stored, off the window's thread; the place it came from may let go of it.
        place: Folder it comes from, told when it is refused.
    """

    name: str
    read: Callable[[], bytes]
    source: Source = Source.FILE
    stored: Callable[[], object] | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """A paper that was not taken, and why."""

    name: str
    place: str
    error: BaseException


@dataclass(frozen=True, slots=True)
class Belongs:
    """A paper of the checklist a file can show.

    Attributes:
        index: Its index in the catalogue.
        number: Its number in the table on the page, 0 when it is not listed there.
    """

    index: int
    number: int
    name: str


class PapersView(Protocol):
    """What shows the papers of the sheet."""

    def show_papers(self, papers: tuple[Attachment, ...]) -> None:
        """Show the papers in their order."""

    def show_reading(self, count: int) -> None:
        """Show that so many papers are being taken in."""

    def show_refused(self, refused: tuple[Refused, ...]) -> None:
        """Say which papers were not taken."""

    def tell_removed(self, paper: Attachment) -> None:
        """Say that a paper was taken off; it can be brought back."""

    def complain(self, error: BaseException) -> None:
        """Say what went wrong."""

    def count_papers(self, form: UUID, count: int) -> None:
        """The sheet has so many papers now; a sheet with papers is kept."""

    def sheet_in_sight(self) -> Sheet:
        """Return the sheet on the page."""


class PapersPresenter:
    """Holds the papers of one form at a time.

    Args:
        run: Runs what the officer waits for, in order; F9 comes after it.
        fetch: Runs what a share or a device may hold up, and pictures.
    """

    def __init__(self, view: PapersView, papers: Papers, account: Account, run: Runner, fetch: Runner) -> None:
        self._view, self._papers, self._account, self._run, self._fetch = view, papers, account, run, fetch
        self.form: UUID | None = None
        self.papers: tuple[Attachment, ...] = ()
        self.refused: tuple[Refused, ...] = ()
        self._removed: Attachment | None = None
        self._reading = 0
        self._then: Callable[[], None] | None = None

    # Which sheet.

    def show(self, form: UUID) -> None:
        """Show the papers of a form."""
        if form == self.form:
            return
        self.form, self.papers, self.refused, self._removed = form, (), (), None
        self._view.show_papers(())
        self._view.show_refused(())
        self._ask(lambda: None)

    def settled(self, then: Callable[[], None]) -> None:
        """Go on once every paper given so far is in or was refused."""
        if self._reading:
            self._then = then
        else:
            then()

    # Taking in.

    def attach(self, given: Sequence[Given], component: int | None = None) -> None:
        """Take papers in, each for the component, or for the first paper that is here and has no file yet."""
        if given and (form := self.form) is not None:
            self.refused = ()
            self._view.show_refused(())
            self._count(len(given))
            self._next(form, list(given), component)

    def _next(self, form: UUID, given: list[Given], component: int | None) -> None:
        """Read the first paper, store it, go on with the rest: they are kept in the order they were given."""
        first, *rest = given

        def over() -> None:
            if rest:
                self._next(form, rest, component)
            self._count(-1)

        def failed(error: BaseException) -> None:
            self._refuse(Refused(first.name, first.place, error))
            over()

        def read(content: bytes) -> None:
            belongs = component if component is not None else self._default(form)
            self._run(lambda: self._store(form, first, content, belongs), stored, failed)

        def stored(papers: tuple[Attachment, ...]) -> None:
            self._show(form, papers)
            over()

        self._fetch(first.read, read, failed)

    def _store(self, form: UUID, given: Given, content: bytes, component: int | None) -> tuple[Attachment, ...]:
        self._papers.attach(self._account, form, content, component=component, source=given.source)
        if given.stored is not None:
            given.stored()
        return self._papers.of_form(self._account, form)

    def attach_stack(self, pages: Sequence[bytes], source: Source) -> None:
        """Take in pages that came together as one file."""
        if not pages or (form := self.form) is None:
            return
        component = self._default(form)

        def store() -> tuple[Attachment, ...]:
            found = [
                self._papers.attach(self._account, form, page, component=component, source=source) for page in pages
            ]
            if len(found) > 1:
                self._papers.join(self._account, tuple(paper.id for paper in found), component)
            return self._papers.of_form(self._account, form)

        def failed(error: BaseException) -> None:
            self._refuse(Refused("", "", error))
            self._ask(lambda: None)
            self._count(-1)

        def stored(papers: tuple[Attachment, ...]) -> None:
            self._show(form, papers)
            self._count(-1)

        self._count(1)
        self._run(store, stored, failed)

    def refuse(self, name: str, error: BaseException, place: str = "") -> None:
        """Tell of a paper that could not even be read."""
        self._refuse(Refused(name, place, error))

    def _default(self, form: UUID) -> int | None:
        sheet = self._view.sheet_in_sight()
        return first_without_file(sheet, self.papers) if sheet.id == form else None

    def _refuse(self, refused: Refused) -> None:
        self.refused = (*self.refused, refused)
        self._view.show_refused(self.refused)

    def forget_refused(self) -> None:
        """The officer has read why papers were not taken."""
        self.refused = ()
        self._view.show_refused(())

    def _count(self, more: int) -> None:
        self._reading += more
        self._view.show_reading(self._reading)
        if not self._reading and self._then is not None:
            then, self._then = self._then, None
            then()

    # What is done to them.

    def assign(self, paper: UUID, component: int | None) -> None:
        """Say which paper of the checklist a file shows."""
        self._ask(lambda: self._papers.assign(self._account, paper, component))

    def change(self, paper: UUID, edit: Edit) -> None:
        """Turn, crop, move or take out a page."""
        self._ask(lambda: self._papers.change(self._account, paper, edit))

    def join_above(self, paper: UUID) -> None:
        """Put a file behind the one above it, as one."""
        places = [p.id for p in self.papers]
        at = places.index(paper) if paper in places else 0
        if at:
            above = self.papers[at - 1]
            self._ask(lambda: self._papers.join(self._account, (above.id, paper), above.component))

    def detach(self, paper: UUID) -> None:
        """Take a file off the sheet; it can be brought back."""
        gone = next((p for p in self.papers if p.id == paper), None)

        def told() -> None:
            if gone is not None:
                self._removed = gone
                self._view.tell_removed(gone)

        self._ask(lambda: self._papers.detach(self._account, paper), told)

    def bring_back(self) -> None:
        """Put back the file that was taken off last."""
        if (gone := self._removed) is not None and gone.form_id == self.form:
            self._removed = None
            self._ask(lambda: self._papers.bring_back(self._account, gone.id))

    def picture(self, paper: Attachment, page: int, side: int, done: Callable[[bytes], None]) -> None:
        """Fetch the picture of a page; one that cannot be had is empty."""
        self._fetch(lambda: self._papers.picture(self._account, paper.id, page, side), done, lambda _: done(b""))

    def content(self, paper: Attachment, done: Callable[[bytes], None]) -> None:
        """Fetch a file as it is stored."""
        self._fetch(lambda: self._papers.content(self._account, paper.id), done, self._view.complain)

    def _ask(self, act: Callable[[], object], then: Callable[[], None] | None = None) -> None:
        """Do something to the papers, then show what they are now; a failure leaves what is shown as it was."""
        if (form := self.form) is None:
            return

        def do() -> tuple[Attachment, ...]:
            act()
            return self._papers.of_form(self._account, form)

        def done(papers: tuple[Attachment, ...]) -> None:
            self._show(form, papers)
            if then is not None:
                then()

        self._run(do, done, self._view.complain)

    def _show(self, form: UUID, papers: tuple[Attachment, ...]) -> None:
        if form == self.form:
            self.papers = papers
            self._view.show_papers(papers)
            self._view.count_papers(form, len(papers))


def first_without_file(sheet: Sheet, papers: Iterable[Attachment]) -> int | None:
    """Return the first paper that is here and of which there is no file yet, or None."""
    filed = {paper.component for paper in papers}
    here = (row for row in rows_of(sheet) if row.chosen is PaperState.HANDED_IN)
    return next((row.component.index for row in here if row.component.index not in filed), None)


def pages_by_component(papers: Iterable[Attachment]) -> Mapping[int, int]:
    """Return how many pages there are of each paper of the checklist."""
    pages: dict[int, int] = {}
    for paper in papers:
        if paper.component is not None:
            pages[paper.component] = pages.get(paper.component, 0) + paper.pages
    return pages


def belongs_of(sheet: Sheet) -> tuple[Belongs, ...]:
    """Return the papers of the checklist, those of the table first, as it numbers them."""
    rows = rows_of(sheet)
    listed = [row.component for row in rows if row.listed]
    others = [row.component for row in rows if not row.listed]
    numbered = [Belongs(c.index, number, c.name) for number, c in enumerate(listed, 1)]
    return (*numbered, *(Belongs(c.index, 0, c.name) for c in others))
