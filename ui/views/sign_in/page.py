"""The sign-in page: who sits here today."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from services.domain.calendar import office_time
from services.domain.permissions import Account
from ui import fonts
from ui.components import Button, Card, Chip, ErrorLine, Field, Icon, Text
from ui.notice import words_of
from ui.presenters.frame import Connection
from ui.presenters.runner import Runner
from ui.presenters.sign_in import SignIn, SignInPresenter
from ui.translate import tr
from ui.views.opening.doorway import Doorway
from ui.views.sign_in.names import MOST, Names
from ui.views.sign_in.password import PasswordLine
from ui.views.words import connection_look, connection_words


def greeting(at: datetime, desk: int) -> str:
    """Return the page's question, after the hour of the counter's clock."""
    hour = office_time(at).hour
    if hour < 11:
        words = tr("Good morning. Who sits at desk {desk} today?")
    elif hour < 13:
        words = tr("Good day. Who sits at desk {desk} today?")
    elif hour < 18:
        words = tr("Good afternoon. Who sits at desk {desk} today?")
    else:
        words = tr("Good evening. Who sits at desk {desk} today?")
    return words.format(desk=desk)


class SignInPage(Doorway):
    """Takes a name and a password.

    Until `offer` gives names, the name is typed: on desks whose store opens by password nobody can know them before.

    Args:
        desk: Number of the desk.
        entered: Told who came in.
    """

    def __init__(
        self,
        desk: int,
        sign_in: SignIn,
        run: Runner,
        entered: Callable[[Account], None],
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._presenter = SignInPresenter(self, sign_in, run, entered)
        self._now = now
        self._accounts: tuple[Account, ...] = ()
        self._person: Account | None = None
        self.connection = Chip("", "quiet", icon="ring", shape="state")
        self.connection.hide()
        self.head.addWidget(self.connection)
        self._title = Text(greeting(now(), desk), "title", wrap=True)
        self._title.setFont(fonts.sized(24, 600))
        self._hint = Text("", "second", "quiet")
        self.names = Names()
        self.names.chosen.connect(self._choose)
        self.name = Field(tr("Name"))
        self._whose = Text("", "label", "quiet")
        self._error = ErrorLine()
        self.password = PasswordLine(tr("Password"))
        self.enter_button = Button(tr("Start work"), "primary", key="Enter", icon="arrow-right", height=48)
        self.other = Button(tr("Another name"), "light", key="Alt K", icon="keyboard", height=32)
        self._build()
        self.password.entered.connect(self._enter)
        self.name.line.returnPressed.connect(self._name_entered)
        self.enter_button.clicked.connect(self._enter)
        self.other.clicked.connect(lambda: self._presenter.choose(None))
        self._bind_keys()
        self._presenter.offer(())

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.password, 1)
        row.addWidget(self.enter_button)
        self.training = _training_card()
        self.training.hide()
        for widget, after in (
            (self._title, 6), (self._hint, 18), (self.names, 14), (self.name, 10), (self._whose, 4), (self._error, 4),
        ):  # fmt: skip
            self.column.addWidget(widget)
            self.column.addSpacing(after)
        self.column.addLayout(row)
        self.column.addSpacing(8)
        self.column.addWidget(self.other, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addSpacing(20)
        self.column.addWidget(self.training)

    def _bind_keys(self) -> None:
        for n in range(1, MOST + 1):
            key = QShortcut(QKeySequence(f"Alt+{n}"), self)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(lambda n=n: self._choose_nth(n))
        other = QShortcut(QKeySequence("Alt+K"), self)
        other.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        other.activated.connect(lambda: self._presenter.choose(None))

    def offer(self, accounts: Sequence[Account]) -> None:
        """Show the names of the open accounts."""
        self._accounts = tuple(accounts)
        self.names.show_accounts(self._accounts)
        self._presenter.offer(self._accounts)

    def set_training(self, training: bool) -> None:
        """Say in violet that everything is invented here."""
        self.training.setVisible(training)

    def show_connection(self, connection: Connection) -> None:
        """Show how the connection is."""
        tone, icon = connection_look(connection)
        self.connection.show_state(connection_words(connection, self._now()), tone, icon)
        self.connection.show()

    def show_person(self, account: Account | None) -> None:
        """Ask for somebody's password; None: for a name too."""
        self._person = account
        self._hint.setText(
            tr("Choose a name (Alt and its number), type the password, Enter.")
            if account
            else tr("Type name and password, Enter.")
        )
        self.names.setVisible(bool(self._accounts))
        self.names.mark(account)
        self.name.setVisible(account is None)
        self.other.setVisible(account is not None)
        whose = tr("Password of {name}").format(name=account.display or account.name) if account else tr("Password")
        self._whose.setText(whose)
        self.password.set_name(whose)
        self.password.clear()
        self._say("")
        if self.isVisible():  # somebody may be in already: a hidden door must not take the caret from them
            (self.password.line if account else self.name.line).setFocus(Qt.FocusReason.OtherFocusReason)

    def set_busy(self, busy: bool) -> None:
        """Show that the password is being tried."""
        self.enter_button.set_words(tr("One moment…") if busy else tr("Start work"))
        self.password.line.setReadOnly(busy)

    def refused(self, error: BaseException) -> None:
        """Say why, and take the password anew."""
        self.password.clear()
        self._say(words_of(error))
        self.password.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_sentence(self, sentence: str) -> None:
        """Say something above the password."""
        self._say(sentence)

    def entered(self) -> None:
        """Be ready for the next person: nothing typed is left, the caret waits."""
        self._presenter.choose(self._person)

    def _choose(self, account: Account) -> None:
        self._presenter.choose(account)

    def _choose_nth(self, n: int) -> None:
        if n <= min(len(self._accounts), MOST):
            self._presenter.choose(self._accounts[n - 1])

    def _name_entered(self) -> None:
        if self.password.text():
            self._enter()
        else:
            self.password.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enter(self) -> None:
        if self._person is None and not self.name.text().strip():
            self.name.set_error(tr("Type the name."))
            self.name.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.name.set_error("")
        if not self.password.text():
            self._say(tr("Type the password."))
            self.password.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._presenter.enter(self.name.text(), self.password.text())

    def _say(self, what: str) -> None:
        self._error.say(what)
        self.password.set_error(what)


def _training_card() -> Card:
    card = Card(ground="data_soft", edge="", padding=12, spacing=2)
    row = QHBoxLayout()
    row.setSpacing(14)
    row.addWidget(Icon("graduation", 22, "data"))
    words = Text(tr("Training: invented data, nothing leaves this machine."), "row", "data")
    row.addWidget(words, 1)
    card.body.addLayout(row)
    return card
