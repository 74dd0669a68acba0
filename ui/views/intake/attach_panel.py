"""The panel over the checklist where files are attached, looked at and put in order; Escape goes back."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from services.domain.attachment import Attachment, Crop, Drop, Edit, Move, Rotate
from ui.components import Button, EmptyCard, Text
from ui.presenters.intake_papers import Belongs, Refused
from ui.translate import tr
from ui.views.intake.attach import file_title
from ui.views.intake.attach_camera import CameraView
from ui.views.intake.attach_file import FileCard
from ui.views.intake.attach_sources import Sources, refusal_card
from ui.views.intake.layout import ROOM, Scroll, Switch, empty, line_of
from ui.views.papers.viewer import Fetch, PageViewer

_COLUMNS = 4
_SHOWN_REFUSED = 3


class AttachPanel(QWidget):
    """It asks for what is to be done, and shows what became of it."""

    escaped = Signal()
    assigned = Signal(object, object)
    """A file shows another paper: its id, the paper's index or None."""
    edited = Signal(object, object)
    """A page is to be changed: the file's id, the `Edit`."""
    joined = Signal(object)
    """A file is to be put behind the one above; carries its id."""
    removed = Signal(object)
    """A file is to be taken off; carries its id."""
    rebuilt = Signal()
    """Other cards are shown."""

    def __init__(self, fetch: Fetch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._belongs: tuple[Belongs, ...] = ()
        self.cards: list[FileCard] = []
        self._current: UUID | None = None
        self.sources, self.viewer, self.camera = Sources(), PageViewer(fetch), CameraView()
        self._status = Text(role="caption", tone="quiet", wrap=True)
        self._refused = QVBoxLayout()
        self._refused.setSpacing(4)
        self._none = EmptyCard("clip", tr("Drop files anywhere on the page, paste them, or choose them."))
        self._files = QVBoxLayout()
        self._files.setSpacing(8)
        self.tools = self._make_tools()
        self.back = Button(tr("Back"), key="Esc", icon="chevron-left", height=32)
        self.back.clicked.connect(self.escaped)
        self._stack = Switch()
        for page in (self._main_page(), self.viewer, self.camera):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.viewer.left.connect(self.close_page)
        self.camera.left.connect(self.close_page)
        self._bind()
        self.show_status("")
        self.show_papers((), ())

    def _main_page(self) -> QWidget:
        page, inside = QWidget(), QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(ROOM, ROOM, ROOM, ROOM)
        column.setSpacing(8)
        column.addLayout(self._refused)
        column.addWidget(self._none)
        column.addLayout(self._files)
        column.addStretch(1)
        self._inside = inside
        self._scroll = Scroll(inside)
        whole = QVBoxLayout(page)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(line_of(self.back, Text(tr("Attached files"), "heading"), 1, self._status))
        whole.addWidget(self.sources)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(self.tools)
        return page

    def _actions(self) -> list[tuple[str, str, str, Callable[[FileCard], None]]]:
        def edit(make: Callable[[int, int], Edit | None]) -> Callable[[FileCard], None]:
            def act(card: FileCard) -> None:
                wanted = make(card.strip.page, card.paper.pages)
                if wanted is not None:
                    self.edited.emit(card.paper.id, wanted)
                    if isinstance(wanted, Move):
                        card.strip.choose(wanted.to)

            return act

        return [
            (tr("Turn left"), "Ctrl ←", "Ctrl+Left", edit(lambda page, _: Rotate(page, 3))),
            (tr("Turn right"), "Ctrl →", "Ctrl+Right", edit(lambda page, _: Rotate(page, 1))),
            (tr("Crop"), "Ctrl T", "Ctrl+T", edit(lambda page, _: Crop(page))),
            (tr("Remove page"), "Del", "Del", self._drop_page),
            (tr("Move earlier"), "Shift ←", "Shift+Left", edit(lambda page, _: Move(page, page - 1) if page else None)),
            (
                tr("Move later"),
                "Shift →",
                "Shift+Right",
                edit(lambda page, pages: Move(page, page + 1) if page + 1 < pages else None),
            ),
            (tr("Join above"), "Ctrl J", "Ctrl+J", lambda card: self.joined.emit(card.paper.id)),
            (tr("Remove file"), "Ctrl Del", "Ctrl+Del", lambda card: self.removed.emit(card.paper.id)),
        ]

    def _make_tools(self) -> QWidget:
        held = QWidget()
        grid = QGridLayout(held)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(2)
        for at, (words, key, _, act) in enumerate(self._actions()):
            button = Button(words, "light", key=key, height=28)
            # Its key acts wherever the focus is in the panel; the focus stays on the page it acts on.
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _=False, act=act: self._act(act))
            grid.addWidget(button, at // _COLUMNS, at % _COLUMNS, Qt.AlignmentFlag.AlignLeft)
        return held

    def _bind(self) -> None:
        for _, _, keys, act in self._actions():
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda act=act: self._act(act))

    def _act(self, act: Callable[[FileCard], None]) -> None:
        if (card := self.current()) is not None and self._stack.currentIndex() == 0:
            act(card)

    def _drop_page(self, card: FileCard) -> None:
        """Take the current page out; with its only page the file itself goes, which can be undone."""
        if card.paper.pages == 1:
            self.removed.emit(card.paper.id)
        else:
            self.edited.emit(card.paper.id, Drop(card.strip.page))

    def current(self) -> FileCard | None:
        """Return the card the keys act on."""
        return next((card for card in self.cards if card.paper.id == self._current), None)

    def open(self, paper: UUID | None = None) -> None:
        """Put the focus where work goes on: on a file, else on the first way to attach one."""
        self.close_page()
        if paper is not None:
            self._current = paper
        self.focus_first()

    def focus_first(self) -> None:
        """Go to the current file, or to the button for choosing one."""
        card = self.current() or (self.cards[0] if self.cards else None)
        if card is not None:
            card.strip.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.sources.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_belongs(self, belongs: tuple[Belongs, ...]) -> None:
        """Offer these papers of the checklist."""
        if belongs != self._belongs:
            self.show_papers(tuple(card.paper for card in self.cards), belongs)

    def show_papers(self, papers: tuple[Attachment, ...], belongs: tuple[Belongs, ...]) -> None:
        """Show the files; what is shown already stays where it is."""
        self._belongs = belongs
        known = {card.paper.id: card for card in self.cards}
        had, at = self.focusWidget(), self._place()
        wanted = [known.pop(paper.id) if paper.id in known else self._card(paper) for paper in papers]
        for gone in known.values():
            gone.hide()
            self._files.removeWidget(gone)
            gone.deleteLater()
        for place, (card, paper) in enumerate(zip(wanted, papers, strict=True), 1):
            self._files.insertWidget(place - 1, card)
            card.show_paper(paper, place, belongs)
        self.cards = wanted
        self._none.setVisible(not papers)
        self.tools.setVisible(bool(papers))
        if self.current() is None:
            self._current = self.cards[min(at, len(self.cards) - 1)].paper.id if self.cards else None
            lost = had is None or any(card.isAncestorOf(had) for card in known.values())
            if self.isVisible() and (lost or len(papers) == 1):
                self.focus_first()
        self._mark()
        self.rebuilt.emit()

    def _place(self) -> int:
        return next((at for at, card in enumerate(self.cards) if card.paper.id == self._current), 0)

    def _card(self, paper: Attachment) -> FileCard:
        card = FileCard(paper)
        strip = card.strip
        strip.wanted.connect(lambda page: self._want(card, page))
        strip.chosen.connect(lambda _: self._choose(card))
        strip.opened.connect(lambda page: self.show_page(card, page))
        strip.beyond.connect(lambda by: self._go_on(card, by))
        card.assigned.connect(lambda index: self.assigned.emit(card.paper.id, index))
        return card

    def _want(self, card: FileCard, page: int) -> None:
        digest = card.paper.digest

        def here(png: bytes) -> None:
            if card.paper.digest == digest:
                card.strip.show_picture(page, png)

        self._fetch(card.paper, page, 0, here)

    def _choose(self, card: FileCard) -> None:
        self._current = card.paper.id
        self._mark()
        top = card.strip.mapTo(self._inside, card.strip.page_rect().center())
        self._scroll.ensureVisible(top.x(), top.y(), 0, 90)

    def _mark(self) -> None:
        for card in self.cards:
            card.set_current(card.paper.id == self._current)

    def _go_on(self, card: FileCard, by: int) -> None:
        at = self.cards.index(card) + by
        if 0 <= at < len(self.cards):
            other = self.cards[at]
            other.strip.page = 0 if by > 0 else other.paper.pages - 1
            other.strip.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose_letter(self, place: int) -> None:
        """Say which paper of the checklist the current file shows; the same letter again says that it shows none."""
        if (card := self.current()) is not None and place < len(self._belongs):
            index = self._belongs[place].index
            self.assigned.emit(card.paper.id, None if card.paper.component == index else index)

    def show_page(self, card: FileCard, page: int) -> None:
        """Show a page large."""
        title = file_title(card.paper, self.cards.index(card) + 1, self._belongs)
        self._stack.setCurrentWidget(self.viewer)
        self.viewer.open(card.paper, page, title)

    def show_camera(self) -> None:
        """Look through the camera."""
        self._stack.setCurrentWidget(self.camera)
        self.camera.open()

    def close_page(self) -> None:
        """Go back to the files from the page or the camera that was shown."""
        if self._stack.currentIndex():
            self.camera.close_camera()
            self._stack.setCurrentIndex(0)
            self.focus_first()

    @property
    def sub_page(self) -> QWidget | None:
        """The page or camera that is shown instead of the files."""
        return self._stack.currentWidget() if self._stack.currentIndex() else None

    def show_status(self, words: str) -> None:
        """Say what is going on; nothing hides it."""
        self._status.setText(words)

    def show_refused(self, refused: tuple[Refused, ...]) -> None:
        """Say which files were not taken, why, and where they lie."""
        empty(self._refused)
        for one in refused[:_SHOWN_REFUSED]:
            self._refused.addWidget(refusal_card(one))
        if (more := len(refused) - _SHOWN_REFUSED) > 0:
            self._refused.addWidget(Text(tr("%n more files were not taken", more), "caption", "wrong", wrap=True))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the checklist."""
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
            return
        super().keyPressEvent(event)
