"""What can go wrong at the counter, as facts.

An error carries what happened; `services.wording` says it in words. Every class here is one of the closed list of names
that commands print (`schema errors`).
"""

from __future__ import annotations

from dataclasses import dataclass


class DeskError(Exception):
    """A failure an officer or administrator can act on."""

    @property
    def name(self) -> str:
        """Name in the closed list of errors."""
        return type(self).__name__

    @property
    def field(self) -> str:
        """Path of the faulty field in what was handed in, or ""."""
        return ""


@dataclass(frozen=True, slots=True)
class Problem:
    """One faulty place in a form.

    Attributes:
        field: Path of the place, such as `applicant.phone` or `components[2]`.
        kind: Which rule it breaks; a key of `services.wording`.
        fact: What the words need to name: a length, a choice, a name. Never personal data.
    """

    field: str
    kind: str
    fact: str = ""


class InvalidForm(DeskError):
    """A form, a setting or an option holds something that cannot be.

    Attributes:
        problems: Every faulty place, in reading order; at least one.
    """

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(f"{p.field}: {p.kind}" for p in problems))
        self.problems = problems

    @property
    def field(self) -> str:
        return self.problems[0].field


class _About(DeskError):
    """An error about one named thing, never a person.

    Attributes:
        what: The number, code, name of a setting or path that the words name.
    """

    def __init__(self, what: str = "") -> None:
        super().__init__(what)
        self.what = what


class NotAllowed(_About):
    """The account's role may not do this act."""


class SignInFailed(DeskError):
    """Name or password is wrong; which one is not told."""


class SignInDelayed(DeskError):
    """Too many wrong passwords: wait.

    Attributes:
        seconds: How long to wait, at least 1.
    """

    def __init__(self, seconds: int) -> None:
        super().__init__(f"{seconds} s")
        self.seconds = seconds


class AccountExists(_About):
    """An open account of this name is there already."""


class UnknownAccount(_About):
    """No open account has this name."""


class LastAdministrator(_About):
    """Closing this account would leave the desk without an administrator."""


class UnknownProcedure(_About):
    """The catalogue has no such procedure on this day."""

    @property
    def field(self) -> str:
        return "procedure"


class ProcedureSuperseded(_About):
    """The procedure was replaced by another one.

    Attributes:
        by: Code of the procedure that took its place, or "".
    """

    def __init__(self, what: str, by: str) -> None:
        super().__init__(what)
        self.by = by

    @property
    def field(self) -> str:
        return "procedure"


class ComponentsMissing(DeskError):
    """A dossier lacks papers its procedure requires.

    Attributes:
        indexes: Places of the missing papers in the case, in catalogue order.
        names: Their names, likewise.
    """

    def __init__(self, indexes: tuple[int, ...], names: tuple[str, ...]) -> None:
        super().__init__(f"missing components: {', '.join(map(str, indexes))}")
        self.indexes = indexes
        self.names = names

    @property
    def field(self) -> str:
        return f"components[{self.indexes[0]}]"


class NothingMissing(DeskError):
    """A request for more papers that names none."""


class DueDateNeeded(_About):
    """The catalogue gives no deadline for this procedure; the officer must promise a day."""

    @property
    def field(self) -> str:
        return "due_on"


class NumbersExhausted(_About):
    """The desk's block of the day is used up."""


class UnknownDossier(_About):
    """No dossier has this number."""


class UnknownRule(_About):
    """The rulebook has no such rule."""


class UnknownEntry(_About):
    """The outbox has no such row, or the row is not one that can be changed so."""


class WrongState(_About):
    """The dossier's state does not allow this.

    Attributes:
        state: Its present state.
    """

    def __init__(self, what: str, state: str) -> None:
        super().__init__(what)
        self.state = state


class TooLateToUndo(_About):
    """A reception cannot be taken back any more; correcting and voiding are what is left.

    Attributes:
        why: `printed`, `sent`, `time` or `other`: on paper, sent, the seconds are over, another account's.
    """

    def __init__(self, what: str, why: str) -> None:
        super().__init__(what)
        self.why = why


class RerouteBlocked(_About):
    """A dossier cannot go to another receiver while it is not known what the present one has.

    Attributes:
        state: `sending` or `unknown`: where the upload stands.
    """

    def __init__(self, what: str, state: str) -> None:
        super().__init__(what)
        self.state = state


class VisitRefused(_About):
    """One form of a visit was refused, so none of it was received; `what` names its procedure.

    Attributes:
        place: Place of the form in the visit, from 0.
        cause: What is wrong with it.
    """

    def __init__(self, place: int, what: str, cause: DeskError) -> None:
        super().__init__(what)
        self.place = place
        self.cause = cause

    @property
    def field(self) -> str:
        return f"forms[{self.place}].{self.cause.field}".rstrip(".")


class AlreadyExtended(_About):
    """The promise was put off once already; the law knows no second time."""


class NotElsewhere(_About):
    """No other commune has to receive this dossier: this office decides, or the other one has it already."""


class OverrideNeeded(_About):
    """What is asked for counts against the office and needs its reason in words.

    Attributes:
        why: `second_request` or `late_extension`.
    """

    def __init__(self, what: str, why: str) -> None:
        super().__init__(what)
        self.why = why

    @property
    def field(self) -> str:
        return "override"


class AskedBefore(_About):
    """This person was asked for papers of this procedure before; asking again needs its reason. `what` is the form's number."""

    @property
    def field(self) -> str:
        return "again_reason"


class CatalogueChanged(_About):
    """What the page shows of a procedure is not what holds today; nothing was given out. `what` is the procedure's code.

    Attributes:
        changes: How many things come out differently.
    """

    def __init__(self, what: str = "", changes: int = 1) -> None:
        super().__init__(what)
        self.changes = changes

    @property
    def field(self) -> str:
        return "procedure"


class UnknownDraft(DeskError):
    """No such sheet waits any more: it was received, refused or dropped meanwhile."""


class DraftTaken(_About):
    """Somebody else has this sheet on the page. `what` is that officer's name."""


class UnknownCommune(_About):
    """No commune of today has this code."""

    @property
    def field(self) -> str:
        return "commune"


class HomeExists(_About):
    """There is a desk in this folder already; it is never made anew."""


class HomeMissing(_About):
    """There is no desk in this folder."""


class HomeInUse(_About):
    """A window has this home open already."""


class AlreadyWatched(_About):
    """Another `deliver --watch` sends for this home."""


class HomeMoved(_About):
    """The home is not where its desk worked last: it was moved, restored elsewhere, or copied.

    Attributes:
        what: Number of the desk it was.
    """


class BackupDamaged(_About):
    """A backup cannot be read whole, or is of another desk.

    Attributes:
        why: `unreadable`, `damaged`, `incomplete`, `other_desk` or `newer`.
    """

    def __init__(self, what: str, why: str) -> None:
        super().__init__(what)
        self.why = why


class HomeUnfit(_About):
    """The folder cannot hold a desk: read-only, or on a network share.

    Attributes:
        why: `read_only`, `network` or `synced`.
    """

    def __init__(self, what: str, why: str) -> None:
        super().__init__(what)
        self.why = why


class DiskFull(_About):
    """The disk has no room; nothing was half saved."""


class StoreError(DeskError):
    """The store cannot be opened."""


class KeyMissing(StoreError):
    """The store's key is not to be had without the passphrase or a password.

    Attributes:
        why: `no_keyring`, `keyring_locked`, `not_in_keyring` or `password_home`.
    """

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class WrongPassphrase(StoreError):
    """The recovery passphrase or password does not open the wrapped key."""


class WrongKey(StoreError):
    """The key at hand is not this store's key; the file itself may be whole."""


class StoreDamaged(StoreError):
    """The key is right but the file cannot be read."""


class StoreBusy(StoreError):
    """Another program holds the store longer than we wait."""


class StoreNewer(StoreError):
    """The store was written by a newer version of the program; it was not touched.

    Attributes:
        what: Revision of its tables.
    """

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


class BadFile(_About):
    """A file that was handed in cannot be read as what it should be.

    Attributes:
        why: What is wrong with it, a key of `services.wording`.
        line: Line number, 0 when the whole file is meant.
    """

    def __init__(self, what: str, why: str, line: int = 0) -> None:
        super().__init__(what)
        self.why = why
        self.line = line


class PaperUnfit(DeskError):
    """A scanned paper cannot be taken; nothing of it was stored.

    Attributes:
        why: What is wrong with it, a key of `services.wording.papers`.
        fact: The limit it goes beyond, or "".
        place: Path of the file in what was handed in, or "".
    """

    def __init__(self, why: str, fact: str = "", place: str = "") -> None:
        super().__init__(f"{why} {fact}".strip())
        self.why = why
        self.fact = fact
        self.place = place

    @property
    def field(self) -> str:
        return self.place


class PaperSigned(DeskError):
    """A digitally signed PDF cannot be changed: any change breaks its signature."""


class PaperKept(_About):
    """A scanned paper of a received dossier stays as it is; `what` is the dossier's number."""


class PaperDamaged(_About):
    """A stored paper is not what was stored, and was put aside; `what` is its id.

    Attributes:
        why: `gone` or `damaged`.
    """

    def __init__(self, what: str, why: str) -> None:
        super().__init__(what)
        self.why = why


class UnknownPaper(_About):
    """There is no such scanned paper; `what` is its id."""


class SourceFailed(_About):
    """The place a catalogue was asked for does not answer, or not with a catalogue; nothing was changed.

    Attributes:
        what: Its host.
        why: What is wrong, a key of `services.wording`.
    """

    def __init__(self, what: str, why: str) -> None:
        super().__init__(what)
        self.why = why


class CatalogueMoved(DeskError):
    """Somebody changed the catalogue since the import was looked at; nothing was accepted."""


class FormsRefused(DeskError):
    """Some forms of a batch were refused; each is answered in its place, the others are received.

    Attributes:
        refused: How many.
        of: How many there were.
    """

    def __init__(self, refused: int, of: int) -> None:
        super().__init__(f"{refused} of {of}")
        self.refused = refused
        self.of = of


class NotWhole(DeskError):
    """A check found something wrong with the store; what it found is in its answer."""


class ProgramFault(DeskError):
    """The program itself is at fault; what was acknowledged is on disk."""


class LoopbackOnly(_About):
    """A training desk may send to this machine only."""


class SecretMissing(_About):
    """The receiver's password is neither in the keyring nor in the environment."""


class SecretUnkept(_About):
    """The keyring does not take a receiver's password: there is none, or it is locked."""


class NotPrinted(_About):
    """The printer did not take the page; the dossier is safe."""


def all_errors() -> tuple[type[DeskError], ...]:
    """Return every error a command may name, sorted by name."""
    found: set[type[DeskError]] = set()
    todo: list[type[DeskError]] = [DeskError]
    while todo:
        for child in todo.pop().__subclasses__():
            todo.append(child)
            if not child.__name__.startswith("_") and not child.__subclasses__():
                found.add(child)
    return tuple(sorted(found, key=lambda c: c.__name__))
