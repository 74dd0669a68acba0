"""Who may do what: one table of role × act, asked by every case."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from services.errors import NotAllowed


class Role(StrEnum):
    """What an account is for."""

    OFFICER = "officer"
    VOLUNTEER = "volunteer"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"
    ACCOUNTANT = "accountant"


class Act(StrEnum):
    """What can be done."""

    RECEIVE = "receive"
    READ_REGISTER = "read_register"
    PRINT = "print"
    RETURN_RESULT = "return_result"
    VOID_NUMBER = "void_number"
    READ_QUEUE = "read_queue"
    CHANGE_QUEUE = "change_queue"
    EXPORT_QUEUE = "export_queue"
    READ_DAILY_LOG = "read_daily_log"
    EXPORT_DAILY_LOG = "export_daily_log"
    READ_CATALOGUE = "read_catalogue"
    CHANGE_CATALOGUE = "change_catalogue"
    ASK_BEYOND = "ask_beyond"
    CHANGE_DOSSIER = "change_dossier"
    CORRECT = "correct"
    UNDO = "undo"
    JOIN = "join"
    EXTEND = "extend"
    REROUTE = "reroute"
    READ_ACCOUNTS = "read_accounts"
    CHANGE_ACCOUNTS = "change_accounts"
    READ_JOURNAL = "read_journal"
    RECONCILE = "reconcile"
    BACK_UP = "back_up"


_COUNTER = {
    Act.RECEIVE,
    Act.READ_REGISTER,
    Act.PRINT,
    Act.RETURN_RESULT,
    Act.READ_QUEUE,
    Act.CHANGE_QUEUE,
    Act.READ_DAILY_LOG,
    Act.READ_CATALOGUE,
    Act.CHANGE_DOSSIER,
    Act.CORRECT,
    Act.UNDO,
    Act.JOIN,
}
_ALLOWED: dict[Role, frozenset[Act]] = {
    Role.VOLUNTEER: frozenset({Act.READ_CATALOGUE}),
    Role.OFFICER: frozenset(_COUNTER),
    Role.SUPERVISOR: frozenset(
        _COUNTER
        | {
            Act.VOID_NUMBER,
            Act.EXPORT_QUEUE,
            Act.EXPORT_DAILY_LOG,
            Act.CHANGE_CATALOGUE,
            Act.READ_ACCOUNTS,
            Act.READ_JOURNAL,
            Act.ASK_BEYOND,
            Act.EXTEND,
            Act.REROUTE,
            Act.RECONCILE,
            Act.BACK_UP,
        }
    ),
    Role.ACCOUNTANT: frozenset({Act.READ_REGISTER, Act.READ_DAILY_LOG, Act.EXPORT_DAILY_LOG, Act.READ_CATALOGUE}),
    Role.ADMINISTRATOR: frozenset(Act),
}


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may sit at this desk.

    Attributes:
        name: What is typed to sign in; unique among open accounts, compared folded.
        display: The person's name as printed on receipts.
        position: Words under the name, such as "Cán bộ một cửa".
    """

    name: str
    role: Role
    display: str
    position: str = ""


def may(account: Account, act: Act) -> bool:
    """Return whether the account's role allows the act."""
    return act in _ALLOWED[account.role]


def permit(account: Account, act: Act) -> None:
    """Pass when the account may do this.

    Raises:
        NotAllowed: Its role does not allow the act.
    """
    if not may(account, act):
        raise NotAllowed(act.value)
