"""What the sign-in and lock pages decide."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from services.domain.permissions import Account
from ui.presenters.runner import Runner

SignIn = Callable[[str, str], Account]


class DoorPage(Protocol):
    """A page that takes a name and a password."""

    def show_person(self, account: Account | None) -> None:
        """Show whose password is asked for; None: the name is typed."""

    def set_busy(self, busy: bool) -> None:
        """Show that a password is being tried."""

    def refused(self, error: BaseException) -> None:
        """Say why it was not let in; the password is to be typed anew."""


class SignInPresenter:
    """Lets an officer in.

    Args:
        sign_in: The case, or what opens the store first.
        entered: Told who came in.
    """

    def __init__(self, page: DoorPage, sign_in: SignIn, run: Runner, entered: Callable[[Account], None]) -> None:
        self._page, self._sign_in, self._run, self._entered = page, sign_in, run, entered
        self._person: Account | None = None
        self._busy = False

    def offer(self, accounts: Sequence[Account]) -> None:
        """Begin with the first name there is."""
        self.choose(accounts[0] if accounts else None)

    def choose(self, account: Account | None) -> None:
        """Take somebody's password next; None: of the name that is typed."""
        self._person = account
        self._page.show_person(account)

    def enter(self, typed_name: str, password: str) -> None:
        """Try a password; a second press while one is being tried does nothing."""
        name = self._person.name if self._person else typed_name
        if self._busy or not name.strip() or not password:
            return
        self._busy = True
        self._page.set_busy(True)
        self._run(lambda: self._sign_in(name, password), self._let_in, self._refuse)

    def _let_in(self, account: Account) -> None:
        self._busy = False
        self._page.set_busy(False)
        self._entered(account)

    def _refuse(self, error: BaseException) -> None:
        self._busy = False
        self._page.set_busy(False)
        self._page.refused(error)
