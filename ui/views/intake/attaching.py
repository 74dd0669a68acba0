"""Everything about attached papers on the intake page: its keys, its panel, its devices, what is dropped and pasted."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QMimeData, QObject, QPoint, QRect
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from shiboken6 import isValid

from services.bootstrap import Desk
from services.domain.attachment import Attachment, Source
from services.domain.permissions import Account
from ui.components import Step
from ui.devices import camera, sane
from ui.devices.folder import ScanFolder, Scanned
from ui.notice import Notice, failure
from ui.presenters.intake_papers import (
    THUMB,
    Given,
    PapersPresenter,
    Refused,
    belongs_of,
    pages_by_component,
)
from ui.presenters.intake_sheet import Sheet
from ui.tasks import Lanes
from ui.translate import tr
from ui.views.intake.attach_drop import Drops, Row, given_file, given_in, holds_papers
from ui.views.intake.attach_panel import AttachPanel
from ui.views.intake.attach_scanner import ScannerDesk
from ui.views.papers.words import trouble_words

if TYPE_CHECKING:
    from ui.views.intake.surface import Surface

Choose = Callable[[QWidget], list[str]]


def choose_files(parent: QWidget) -> list[str]:
    """Let a person choose files."""
    kinds = tr("Papers (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)")
    chosen, _ = QFileDialog.getOpenFileNames(parent, tr("Choose files"), "", ";;".join((kinds, tr("All files (*)"))))
    return chosen


class Attaching(QObject):
    """Stands between the page and the presenter of papers; implements `PapersView`.

    Args:
        choose: Asks for files to attach.
    """

    def __init__(
        self, page: Surface, desk: Desk, account: Account, lanes: Lanes, choose: Choose = choose_files
    ) -> None:
        super().__init__(page)
        self._page, self._desk, self.choose = page, desk, choose
        self.presenter = PapersPresenter(self, desk.papers, account, lanes.desk, lanes.device)
        self._most = desk.settings.papers.most_mb * 1_000_000
        self.panel = AttachPanel(self._fetch)
        self.line = page.columns.checklist.attach
        self._before: QWidget | None = None
        self._shown_for: object = None
        self._make_devices(desk, lanes)
        page.columns.add_panel(self.panel)
        self.drops = Drops(page, self._open, self._lit, self._row_at)
        self._connect()
        self.show_papers(())

    def _make_devices(self, desk: Desk, lanes: Lanes) -> None:
        devices = desk.settings.devices
        self.folder = ScanFolder(Path(devices.scan_folder), lanes.device, self) if devices.scan_folder else None
        self.scanner = ScannerDesk(devices.sane, self) if devices.sane and sane.installed() else None
        looks = bool(devices.camera) and camera.offered()
        if looks:
            self.panel.camera.set_camera(camera.Camera(devices.camera, self))
        self.panel.sources.show_devices(folder=self.folder is not None, scanner=self.scanner is not None, camera=looks)
        self._looks = looks

    def _connect(self) -> None:
        act, panel, sources = self.presenter, self.panel, self.panel.sources
        self.line.opened.connect(self.open)
        self.line.shown.connect(self.open)
        self.line.removed.connect(act.detach)
        panel.escaped.connect(self.close)
        panel.assigned.connect(act.assign)
        panel.edited.connect(act.change)
        panel.joined.connect(act.join_above)
        panel.removed.connect(act.detach)
        panel.camera.taken.connect(self._keep_picture)
        for button, do in (
            (sources.choose, self.choose_files),
            (sources.paste, self.paste),
            (sources.take, self.take_new),
            (sources.scan, self.scan),
            (sources.stack, self.scan_stack),
            (sources.camera, self.look),
        ):
            button.clicked.connect(do)
        self.drops.dropped.connect(self._dropped)
        if self.folder is not None:
            self.folder.changed.connect(self._waiting)
            self.folder.lost.connect(self._trouble)
            self._waiting(())
        if self.scanner is not None:
            self.scanner.told.connect(panel.show_status)
            self.scanner.came.connect(lambda pages: act.attach_stack(pages, Source.SCANNER))
            self.scanner.failed.connect(lambda error: act.refuse("", error))

    def keys(self) -> dict[str, Callable[[], None]]:
        """Return the keys of attaching, for the page that binds them."""
        return {
            "Ctrl+D": self.toggle,
            "Ctrl+O": self.choose_files,
            "Ctrl+V": self.paste,
            "Ctrl+G": self.take_new,
            "Ctrl+L": self.scan,
            "Ctrl+I": self.scan_stack,
            "Ctrl+M": self.look,
            "Ctrl+Z": self.undo,
        }

    def undo(self) -> None:
        """Ctrl Z: the reception in sight is undone; before one, the file taken off last comes back."""
        if self._open():
            self.presenter.bring_back()
        else:
            self._page.presenter.undo_reception()

    # The panel.

    @property
    def opened(self) -> bool:
        """Whether the panel is in sight."""
        return self._page.columns.panel is self.panel

    def _open(self) -> bool:
        """Return whether the page takes papers: not while it shows a receipt."""
        return self._page.presenter.received is None

    def toggle(self) -> None:
        """Ctrl D: open the panel; again, go back."""
        if self.opened:
            self.close()
        else:
            self.open()

    def open(self, paper: UUID | None = None) -> None:
        """Open the panel, perhaps at a file; where the focus was is remembered."""
        if not self._open():
            return
        if not self.opened:
            self._before = QApplication.focusWidget()
            self._page.columns.lay_over(self.panel)
        self.panel.open(paper)

    def close(self) -> None:
        """Go back to the checklist; the focus goes where it was."""
        if not self.opened:
            return
        self.panel.close_page()
        self.presenter.forget_refused()
        self._page.columns.lay_over(None)
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible() and not self.panel.isAncestorOf(before):
            before.setFocus()
        else:
            self._page.columns.go_to_papers()

    def entered(self) -> None:
        """The page is in sight: look at the scanner's folder."""
        if self.folder is not None:
            self.folder.start()

    def left(self) -> None:
        """The page is out of sight: look through nothing."""
        if self.folder is not None:
            self.folder.stop()
        self.panel.camera.close_camera()

    # Ways in.

    def attach(self, given: list[Given], component: int | None = None) -> None:
        """Take papers in."""
        if self._open():
            self.presenter.attach(given, component)

    def choose_files(self) -> None:
        """Ctrl O: choose files."""
        if self._open():
            self.open()
            self.attach([given_file(Path(name), self._most) for name in self.choose(self._page)])

    def paste(self) -> None:
        """Ctrl V outside a text field: a picture or files from the clipboard."""
        data = QApplication.clipboard().mimeData()
        if not self._open():
            return
        if holds_papers(data):
            self.attach(given_in(data, Source.PASTE, self._most))
        else:
            self._say(Notice(tr("The clipboard holds neither a picture nor a file."), "wait", "copy"))

    def _dropped(self, data: QMimeData, component: int | None) -> None:
        self.attach(given_in(data, Source.FILE, self._most), component)

    def take_new(self) -> None:
        """Ctrl G: every new file from the scanner's folder, each moved aside once it is stored."""
        if self.folder is None or not self._open():
            return
        self.open()
        if not self.folder.files:
            self._say(Notice(tr("No new file in the scanner's folder."), "wait", "inbox"))
        self.attach([self._from_folder(self.folder, file) for file in self.folder.files])

    def _from_folder(self, folder: ScanFolder, file: Scanned) -> Given:
        looking = folder.looking
        return Given(
            file.path.name,
            lambda: looking.read(file),
            Source.FOLDER,
            lambda: looking.set_aside(file),
            str(file.path.parent),
        )

    def look(self) -> None:
        """Ctrl M: look through the camera; again, keep what is seen."""
        if not self._looks or not self._open():
            return
        if self.panel.sub_page is self.panel.camera:
            self.panel.camera.keep()
        else:
            self.open()
            self.panel.show_camera()

    def _keep_picture(self, content: bytes) -> None:
        jpeg = bytes(content)
        self.attach([Given(tr("Picture"), lambda: jpeg, Source.CAMERA)])
        self.panel.close_page()

    # The scanner.

    def scan(self) -> None:
        """Ctrl L: the page on the glass."""
        self._scan(feeder=False)

    def scan_stack(self) -> None:
        """Ctrl I: every page in the feeder, as one file."""
        self._scan(feeder=True)

    def _scan(self, *, feeder: bool) -> None:
        if self.scanner is not None and not self.scanner.sane.busy and self._open():
            self.open()
            self.scanner.scan(feeder=feeder)

    # What is under the mouse while something is dragged.

    def _lit(self) -> QRect:
        card = self._page.columns.second_card
        return QRect(card.mapTo(self._page, QPoint(0, 0)), card.size())

    def _row_at(self, where: QPoint) -> Row | None:
        papers = self._page.columns.checklist.papers
        if not papers.isVisible():
            return None
        found = papers.row_at(papers.mapFrom(self._page, where))
        if found is None:
            return None
        index, line, name = found
        return index, QRect(line.mapTo(self._page, QPoint(0, 0)), line.size()), name

    # What is shown.

    def show_sheet(self, sheet: Sheet) -> None:
        """The page shows a sheet, perhaps another one."""
        self.presenter.show(sheet.id)
        mark = (sheet.procedure, sheet.case, sheet.answers)
        if mark != self._shown_for:
            self._shown_for = mark
            self._show()

    def show_papers(self, papers: tuple[Attachment, ...]) -> None:
        """Show the papers in their order."""
        self._show()

    def _show(self) -> None:
        papers, belongs = self.presenter.papers, belongs_of(self._page.presenter.sheet)
        self.panel.show_papers(papers, belongs)
        self.line.show_papers(papers, belongs)
        self._page.columns.checklist.papers.show_copies(pages_by_component(papers))

    def show_reading(self, count: int) -> None:
        """Show that so many papers are being taken in."""
        self.panel.show_status(tr("%n files are being taken in…", count) if count else "")

    def show_refused(self, refused: tuple[Refused, ...]) -> None:
        """Say which papers were not taken; the panel opens, so that nobody misses it."""
        self.panel.show_refused(refused)
        if refused:
            self._say(failure_of(refused[-1]))
            if not self.opened and self._open():
                self.open()

    def tell_removed(self, paper: Attachment) -> None:
        """Say that a paper was taken off; it can be brought back."""
        undo = Step(tr("Undo"), "Ctrl Z", "undo", self.presenter.bring_back)
        self._say(Notice(tr("The file is taken off."), "done", "clip", undo))

    def complain(self, error: BaseException) -> None:
        """Say what went wrong."""
        self._say(failure(error))

    def count_papers(self, form: UUID, count: int) -> None:
        """The sheet has so many papers now; a sheet with papers is kept at once."""
        if self._page.presenter.attached(form, count):
            self._page.keep()

    def sheet_in_sight(self) -> Sheet:
        """Return the sheet on the page."""
        return self._page.presenter.sheet

    def _waiting(self, files: tuple[Scanned, ...]) -> None:
        self.panel.sources.show_new(len(files))
        self.line.show_new(len(files))

    def _trouble(self, error: BaseException) -> None:
        self._say(Notice(trouble_words(error), "wait", "triangle"))

    def _say(self, notice: Notice) -> None:
        self._page.notice.emit(notice)

    def _fetch(self, paper: Attachment, page: int, side: int, done: Callable[[bytes], None]) -> None:
        def here(png: bytes) -> None:
            # The card may be gone by the time its picture is here.
            with suppress(RuntimeError):
                done(png)

        self.presenter.picture(paper, page, side or THUMB, here)


def failure_of(refused: Refused) -> Notice:
    """Return the notice of a paper that was not taken."""
    words = trouble_words(refused.error)
    return Notice(f"**{refused.name}**: {words}" if refused.name else words, "wrong")
