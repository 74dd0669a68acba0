"""The lock page: no citizen's data, the clock, one password."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from services.domain.calendar import office_time
from services.domain.permissions import Account
from ui import fonts
from ui.components import Avatar, Button, Card, Chip, ErrorLine, Icon, Text
from ui.components.paint import color
from ui.notice import words_of
from ui.presenters.frame import Connection
from ui.presenters.runner import Runner
from ui.presenters.sign_in import SignIn, SignInPresenter
from ui.translate import tr
from ui.views.moments import clock
from ui.views.opening.doorway import paint_arches
from ui.views.sign_in.names import role_word
from ui.views.sign_in.password import PasswordLine
from ui.views.words import connection_look, connection_words, long_date


class LockPage(QWidget):
    """Stands before a locked desk until the officer's password is typed, or another officer asks to sign in."""

    someone_else = Signal()
    """Another officer wants to sign in."""

    def __init__(
        self,
        account: Account,
        sign_in: SignIn,
        run: Runner,
        entered: Callable[[Account], None],
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._presenter = SignInPresenter(self, sign_in, run, entered)
        self._account, self._now = account, now
        self._place = Text("", "second_strong", "on_primary")
        self._desk = Text("", "second", "rail_ink")
        self.connection = Chip("", "quiet", icon="ring", shape="state")
        self.connection.hide()
        self._time = Text("", "receipt", "on_primary")
        self._time.setFont(fonts.sized(72, 600))
        self._date = Text("", "large", "rail_ink")
        self._date.setFont(fonts.sized(16, 400))
        self._locked = Text("", "caption", "quiet")
        self._error = ErrorLine()
        self.password = PasswordLine(tr("Password of {name}").format(name=account.display or account.name), height=44)
        self.unlock = Button(tr("Unlock"), "primary", key="Enter", icon="unlock", height=48, wide=True)
        self.draft = _SafeLine()
        self.other = Button(tr("Someone else signs in"), "light", key="Alt N", icon="people", height=32)
        self._build()
        self.password.entered.connect(self._enter)
        self.unlock.clicked.connect(self._enter)
        self.other.clicked.connect(self.someone_else)
        key = QShortcut(QKeySequence("Alt+N"), self)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self.someone_else)
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self._tell_time)
        self._presenter.choose(account)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Icon("door", 26, "rail_on_ink"))
        head.addWidget(self._place)
        head.addWidget(self._desk)
        head.addStretch(1)
        head.addWidget(self.connection)
        foot = Text(
            tr("Dossiers are still being sent while the desk is locked. Nothing of any visitor shows on this screen."),
            "second", "rail_ink", wrap=True,
        )  # fmt: skip
        foot.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(0)
        column.addLayout(head)
        column.addStretch(4)
        for words in (self._time, self._date):
            column.addWidget(words, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(24)
        column.addWidget(self._card(), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(5)
        column.addWidget(foot)

    def _card(self) -> Card:
        card = Card(edge="", padding=24, spacing=0)
        card.setFixedWidth(440)
        who = QHBoxLayout()
        who.setSpacing(14)
        who.addWidget(Avatar(self._account.display or self._account.name, 56))
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addStretch(1)
        names.addWidget(Text(self._account.display or self._account.name, "heading"))
        names.addWidget(self._locked)
        names.addStretch(1)
        who.addLayout(names, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.other)
        foot.addStretch(1)
        card.body.addLayout(who)
        card.body.addSpacing(16)
        card.body.addWidget(Text(tr("Password"), "label", "quiet"))
        card.body.addSpacing(4)
        card.body.addWidget(self._error)
        card.body.addWidget(self.password)
        card.body.addSpacing(16)
        card.body.addWidget(self.unlock)
        card.body.addSpacing(16)
        card.body.addWidget(self.draft)
        card.body.addSpacing(16)
        card.body.addLayout(foot)
        return card

    def set_place(self, office: str, desk: str) -> None:
        """Show the office and the desk."""
        self._place.setText(office)
        self._desk.setText(desk)

    def lock(self, *, idle: bool) -> None:
        """Begin to stand before the desk; nothing typed before is left.

        Args:
            idle: It locked itself because nobody touched a key.
        """
        words = tr("{role} · locked itself at {time}") if idle else tr("{role} · locked at {time}")
        self._locked.setText(words.format(role=role_word(self._account), time=clock(self._now())))
        self.draft.hide()
        self._tell_time()
        self._clock.start()
        self._presenter.choose(self._account)

    def show_draft(self, saved_at: datetime | None) -> None:
        """Say that the dossier being typed is safe, where there is one."""
        self.draft.setVisible(saved_at is not None)
        if saved_at is not None:
            self.draft.say(tr("The dossier being typed is safe, saved at {time}").format(time=clock(saved_at)))

    def show_connection(self, connection: Connection) -> None:
        """Show how the connection is, and how many wait."""
        tone, icon = connection_look(connection)
        self.connection.show_state(connection_words(connection, self._now()), tone, icon)
        self.connection.show()

    def show_person(self, account: Account | None) -> None:
        """Take the password anew."""
        self.password.clear()
        self._say("")
        self.password.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_busy(self, busy: bool) -> None:
        """Show that the password is being tried."""
        self.unlock.set_words(tr("One moment…") if busy else tr("Unlock"))
        self.password.line.setReadOnly(busy)

    def refused(self, error: BaseException) -> None:
        """Say why, and take the password anew."""
        self.show_person(self._account)
        self._say(words_of(error))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground and arches."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("rail"))
        rows = self.height() // 82 + 2
        paint_arches(painter, QRect(0, -18, self.width(), self.height() + 18), rows, opacity=0.06)
        painter.end()

    def hideEvent(self, event: object) -> None:
        """Rest while it is not seen."""
        self._clock.stop()

    def _tell_time(self) -> None:
        local = office_time(self._now())
        self._time.setText(f"{local:%H:%M}")
        self._date.setText(long_date(local.date()))

    def _enter(self) -> None:
        if not self.password.text():
            self._say(tr("Type the password."))
            return
        self._presenter.enter("", self.password.text())

    def _say(self, what: str) -> None:
        self._error.say(what)
        self.password.set_error(what)


class _SafeLine(Card):
    """A green line: what is typed is safe."""

    def __init__(self) -> None:
        super().__init__(ground="done_soft", edge="", radius=6, padding=8)
        self._words = Text("", "second")
        row = QHBoxLayout()
        row.setContentsMargins(4, 0, 4, 0)
        row.setSpacing(8)
        row.addWidget(Icon("tick-circle", 18, "done"))
        row.addWidget(self._words, 1)
        self.body.addLayout(row)

    def say(self, words: str) -> None:
        self._words.setText(words)
        self.setAccessibleName(words)
