"""Why an upload did not arrive, when the receiver itself said nothing an officer could read."""

from __future__ import annotations

from enum import StrEnum

SEPARATOR = "|"


class Reason(StrEnum):
    """Our own keys in `Outcome.message`; anything else there is the receiver's words.

    `services.wording` says them in Vietnamese.
    """

    NO_LINE = "no_line"
    """No connection: refused, unknown host, or nobody answered in time."""
    TLS = "tls"
    """The secure line could not be opened."""
    TLS_EXPIRED = "tls_expired"
    """The receiver's certificate is past its day, or this machine's clock is wrong."""
    TLS_UNTRUSTED = "tls_untrusted"
    """No authority we trust signed the receiver's certificate."""
    TLS_OTHER_HOST = "tls_other_host"
    """The certificate belongs to another host."""
    CA_FILE = "ca_file"
    """The file of the private authority cannot be read."""
    WRONG_ADDRESS = "wrong_address"
    """The address in the settings is none, or nothing of the contract is there."""
    PLAIN_HTTP = "plain_http"
    """The address is another machine's and not `https`: names and passwords do not travel in the clear."""
    PROXY = "proxy"
    """This machine's proxy does not answer, does not open the line, or speaks what we do not."""
    PROXY_LOGIN = "proxy_login"
    """This machine's proxy wants a name and password, or does not take ours."""
    PROXY_SCRIPT = "proxy_script"
    """No connection, and this machine leaves it to a script (PAC) which proxy is asked: scripts are not run here."""
    REDIRECT = "redirect"
    """The receiver's address sends us elsewhere; nothing is sent there."""
    NOT_THE_RECEIVER = "not_the_receiver"
    """A page or something else answered in the receiver's place, such as a network's sign-in page."""
    ANSWER_LOST = "answer_lost"
    """It was sent and the answer never came, or not whole."""
    BUSY = "busy"
    """The receiver cannot now."""
    LOGIN_REFUSED = "login_refused"
    """Name or password of the desk's account is not taken."""
    NO_SESSION = "no_session"
    """The login went well and gave no session."""
    SESSION_EXPIRED = "session_expired"
    """The session ended, and the new one as well."""
    NOT_ADMITTED = "not_admitted"
    """The account may log in and may not send."""
    SECRET_MISSING = "secret_missing"
    """The password is neither in the keyring nor in the environment."""
    UNREADABLE_ANSWER = "unreadable_answer"
    """The receiver's code is no number."""
    TOO_LARGE = "too_large"
    """The receiver takes nothing as long as this."""
    CHANGED_THERE = "changed_there"
    """The receiver's record is not what we last made it: somebody changed it over there."""
    TEXT_TOO_LONG = "text_too_long"
    """Not sent: a text is longer than the receiver takes, and nobody said it may be cut."""
    FIELD_UNFIT = "field_unfit"
    """Not sent: a field the receiver must have is empty or of another form."""
    SCHEMA = "schema"
    """The frozen content of the row is not one this program can turn into the contract's words."""
    DOSSIER_ABSENT = "dossier_absent"
    """Asked about a step of progress: the receiver does not have the dossier itself."""
    NUMBER_TAKEN = "number_taken"
    """The receiver has the dossier of another reception under this number; ours was not sent over it."""
    OTHER_DOSSIER = "other_dossier"
    """Asked about one dossier, the receiver told of another."""
    OTHER_STATE = "other_state"
    """Asked about a step of progress: the dossier stands neither before nor after it."""
    SAME_STATE = "same_state"
    """The step leaves the dossier's state alone, so the state does not tell whether it arrived."""
    CARRIED = "carried"
    """It lies sealed in the folder, or is being carried; its receipt has not come back."""
    FOLDER_GONE = "folder_gone"
    """The folder is not there: the stick is not in, or the share is away."""
    FOLDER_UNMARKED = "folder_unmarked"
    """A folder is there and has no mark of ours: it is not the stick, nothing is written to it."""
    FOLDER_FULL = "folder_full"
    """The folder has no room for it."""
    FOLDER_READ_ONLY = "folder_read_only"
    """The folder cannot be written to."""
    FOLDER_KEY = "folder_key"
    """A key file of the folder cannot be read, or holds another kind of key."""
    RECEIPT_STRANGE = "receipt_strange"
    """A receipt lies in the folder that the receiver did not sign, or that was changed or cut; it does not count."""
    PACKAGE_UNREADABLE = "package_unreadable"
    """The receiver cannot open what was sealed: the key in the settings is not its own."""
    CANNOT_ASK = "cannot_ask"
    """A step of progress or a citizen's word whose answer was lost, at a receiver nobody can ask: sending it again could tell it twice."""
    FILES_MISSING = "files_missing"
    """Scanned papers the dossier names are not over there yet, and this receiver wants them first."""
    FILE_CHANGED = "file_changed"
    """The receiver says it stored something else than the paper that was sent."""
    PAPER_DAMAGED = "paper_damaged"
    """The stored file of a scanned paper is gone, or is not the one its row names; it was not sent."""
    PAPER_UNREADABLE = "paper_unreadable"
    """The folder of scanned papers cannot be read at the moment."""
    PIECES_LOST = "pieces_lost"
    """Pieces of a file did not get through, several times in a row; it goes on later from where it got to."""
    FILE_GONE = "file_gone"
    """A file that was sent whole is not over there any more when it is asked about; it is sent anew later."""
    FILE_REFUSED = "file_refused"
    """The receiver does not take this file and does not say why."""
    NO_FEEDBACK = "no_feedback"
    """The settings name no place for what citizens thought of the service at this receiver."""
    NO_FILES = "no_files"
    """The settings name no place for scanned papers at this receiver."""


class Cause(str):
    """A reason with what it is about, as it is kept: `tls_expired|dvc.example.vn|2025-11-21|2026-11-21`.

    Facts are public: a host, a day, the name of an authority; never anything of a person.
    """

    __slots__ = ()

    @classmethod
    def of(cls, reason: Reason, *facts: str) -> Cause:
        """Return a reason with its facts; the separator in a fact becomes a space."""
        return cls(SEPARATOR.join((reason.value, *(" ".join(fact.replace(SEPARATOR, " ").split()) for fact in facts))))

    @property
    def value(self) -> str:
        """As it is kept."""
        return str(self)


Why = Reason | Cause
"""Why nothing came of a call, in our own words."""


def is_ours(message: str) -> bool:
    """Return whether a message is a reason of ours and not somebody's words, so that nothing in it needs hiding."""
    return isinstance(message, Reason | Cause)


def bare(message: str) -> str:
    """Return a reason without its facts."""
    return message.partition(SEPARATOR)[0]
