"""The command line: options, the right command, and the exit status.

0 done · 1 refused or failed for a named reason · 2 wrong usage · 3 the store cannot be opened · 4 stopped early, more to do.
"""

from __future__ import annotations

import argparse
import errno
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from traceback import extract_tb

from services.domain.rulebook import Chapter
from services.errors import BadFile, DeskError, DiskFull, HomeMissing, ProgramFault, StoreError
from ui.cli.output import error_line, error_object

CHAPTERS = tuple(chapter.value for chapter in Chapter)
Command = Callable[[argparse.Namespace], int]


def _lazy(module: str, name: str) -> Command:
    """Return a command that is imported when it runs: `version` needs no database."""

    def run(args: argparse.Namespace) -> int:
        import importlib

        command: Command = getattr(importlib.import_module(f"ui.cli.{module}"), name)
        return command(args)

    return run


def _add(
    sub: argparse._SubParsersAction[argparse.ArgumentParser], name: str, run: Command, about: str, *once: str
) -> argparse.ArgumentParser:
    """Return the parser of a command; `once` are names it had in earlier versions and still answers to."""
    parser = sub.add_parser(name, help=about, description=about, aliases=once)
    parser.set_defaults(run=run)
    parser.add_argument("--home", default=argparse.SUPPRESS, help="the desk's folder (or QUAY_HOME)")
    return parser


def _acting(parser: argparse.ArgumentParser, *, must: bool = True) -> argparse.ArgumentParser:
    """Let a command act as an account; nested commands take what was said before them."""
    parser.add_argument("--as", dest="account", metavar="NAME", default=argparse.SUPPRESS, help="the account that acts")
    parser.add_argument("--password-file", default=argparse.SUPPRESS, help="its password (or QUAY_PASSWORD, or asked)")
    parser.set_defaults(must_sign_in=must)
    return parser


def _init(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    init = _add(sub, "init", _lazy("home", "init"), "make a desk's home")
    for name in ("--agency-code", "--agency-name", "--commune", "--admin"):
        init.add_argument(name, required=True)
    init.add_argument("--desk", type=int, required=True)
    for name in (
        "--authority",
        "--place",
        "--phone",
        "--hotline",
        "--lookup",
        "--admin-display",
        "--recovery",
        "--password-file",
    ):
        init.add_argument(name)
    init.add_argument("--unlock", choices=("keyring", "password"), default="keyring")
    init.add_argument("--training", action="store_true", help="everything is invented; nothing leaves this machine")


def _backups(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    made = _acting(_add(sub, "backup", _lazy("backups", "backup"), "write a backup of the whole home, read back"))
    made.add_argument("file")
    back = _add(sub, "restore", _lazy("backups", "restore"), "put a backup in place; what is there is moved aside")
    back.add_argument("file")
    claim = _acting(_add(sub, "claim", _lazy("backups", "claim"), "say which desk a copied or moved home is"))
    which = claim.add_mutually_exclusive_group(required=True)
    which.add_argument("--replaces", action="store_true", help="the old machine is used no more")
    which.add_argument("--desk", type=int, metavar="NUMBER", help="a desk of its own, with this number")


def _accounts(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    account = sub.add_parser("account", help="accounts").add_subparsers(dest="what", required=True)
    add = _acting(_add(account, "add", _lazy("home", "account_add"), "open an account"))
    add.add_argument("name")
    add.add_argument(
        "--role", required=True, choices=("officer", "volunteer", "supervisor", "administrator", "accountant")
    )
    for name in ("--display", "--position", "--new-password-file"):
        add.add_argument(name)
    _acting(_add(account, "list", _lazy("home", "account_list"), "list the open accounts"))
    _acting(_add(account, "close", _lazy("home", "account_close"), "close an account")).add_argument("name")


def _dossiers(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    register = _acting(_add(sub, "register", _lazy("dossiers", "register"), "receive one intake form a line"))
    register.add_argument("file", nargs="?", default="-")
    register.add_argument("--receipts", metavar="DIR", help="write each receipt there")
    _acting(_add(sub, "show", _lazy("dossiers", "show"), "one dossier whole")).add_argument("number")
    find = _acting(_add(sub, "find", _lazy("dossiers", "find"), "search the register"))
    find.add_argument("text")
    find.add_argument("--limit", type=int, default=50)
    receipt = _acting(_add(sub, "receipt", _lazy("dossiers", "receipt"), "a printed form as PDF"))
    receipt.add_argument("number", help="the dossier's number; for forms 02 and 03 their own number in the year")
    receipt.add_argument("--out", required=True)
    receipt.add_argument("--form", default="01", choices=("01", "02", "03", "04", "06"))
    receipt.add_argument("--paper", default="a5", choices=("a5", "a4"))
    log = _acting(_add(sub, "daily-log", _lazy("dossiers", "daily_log"), "the register of a day or a span"))
    log.add_argument("--day", required=True)
    log.add_argument("--to")
    log.add_argument("--out", required=True, help="FILE.xlsx, .pdf or .csv")


def _moves(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    move = sub.add_parser("move", help="act on a dossier that was received")
    move.add_argument("number")
    what = move.add_subparsers(dest="what", required=True)
    reroute = _acting(_add(what, "reroute", _lazy("move", "reroute"), "send it to another receiver"))
    reroute.add_argument("--receiver", required=True, metavar="NAME", help="its name in the settings")
    reroute.add_argument("--reason", required=True)
    ask = _acting(
        _add(what, "supplement-request", _lazy("move", "request_supplement"), "ask for papers; its clock stands")
    )
    ask.add_argument("--reason", required=True, help="everything that is missing; each line is one row of form 02")
    ask.add_argument("--override", default="", metavar="TEXT", help="why papers are asked for a second time")
    came = _acting(
        _add(what, "supplement-received", _lazy("move", "receive_supplement"), "the papers came; its clock goes on")
    )
    _files(came, must=False)
    _files(_acting(_add(what, "attach", _lazy("move", "attach"), "scanned papers brought later")), must=True)
    extend = _acting(
        _add(what, "extend", _lazy("move", "extend"), "put its promise off, once, with an apology (form 04)")
    )
    extend.add_argument("--due", required=True, metavar="DAY")
    extend.add_argument("--reason", required=True)
    extend.add_argument(
        "--override", default="", metavar="TEXT", help="why it is told less than a day before the promise"
    )
    _acting(_add(what, "competent-received", _lazy("move", "receive_at_competent"), "the competent commune has it"))
    _result(_acting(_add(what, "result-ready", _lazy("move", "result_ready"), "its result is there and waits")))
    _result(_acting(_add(what, "return", _lazy("move", "return_result"), "its result was handed over")))
    _acting(_add(what, "undo", _lazy("move", "undo"), "take its reception back, within seconds and before paper"))
    correct = _acting(_add(what, "correct", _lazy("move", "correct"), "put right what was taken down wrongly"))
    correct.add_argument(
        "--set",
        action="append",
        required=True,
        metavar="PLACE=TEXT",
        help="such as applicant.full_name=…; may be repeated",
    )
    correct.add_argument("--reason", required=True)
    void = _acting(_add(what, "void", _lazy("move", "void"), "its number was given by mistake"))
    void.add_argument("--reason", required=True)


def _feedback(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    rated = _acting(_add(sub, "feedback", _lazy("move", "feedback"), "what its citizen thought of the service"))
    rated.add_argument("number")
    rated.add_argument("--rating", required=True, choices=("good", "fair", "poor"))
    rated.add_argument("--text", default="", help="their words, without anything that says who they are")


def _result(command: argparse.ArgumentParser) -> None:
    command.add_argument("--file", metavar="FILE", help="the result itself, scanned or issued; never a paper handed in")
    command.add_argument("--result-number", default="", metavar="TEXT", help="the number on it")
    command.add_argument("--result-date", default="", metavar="DAY", help="the day on it")
    command.add_argument("--result-title", default="", metavar="TEXT", help="what it is, without names")


def _files(command: argparse.ArgumentParser, must: bool) -> None:
    command.add_argument(
        "--file",
        dest="files",
        action="append",
        default=[],
        required=must,
        metavar="FILE",
        help="a scanned paper; may be repeated",
    )
    command.add_argument("--component", type=int, metavar="INDEX", help="the paper of the checklist they show, from 0")


def _reconcile(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    about = "a day's receipts against what a receiver has"
    command = _acting(_add(sub, "reconcile", _lazy("reconcile", "reconcile"), about))
    command.add_argument("--day", help="YYYY-MM-DD; today when left out")
    command.add_argument("--receiver", metavar="NAME", help="its name in the settings; the usual one when left out")
    command.add_argument("--resend", action="store_true", help="send again what differs or is missing there")
    command.add_argument("--accept", metavar="NUMBER", help="let one number stand as it is")
    command.add_argument("--reason", default="", help="why it may stand")
    command.add_argument("--statement", metavar="FILE.pdf", help="write the statement to be signed")


def _exceptions(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    about = "what was done beyond the rule, with its basis and reason"
    report = _acting(_add(sub, "exceptions", _lazy("exceptions", "exceptions"), about))
    report.add_argument("--from", dest="first", required=True, metavar="DAY")
    report.add_argument("--to", dest="last", required=True, metavar="DAY")
    report.add_argument("--out", help="FILE.xlsx or .csv; else one a line")


def _rules(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    what = sub.add_parser("rules", help="the unit's dated tables").add_subparsers(dest="what", required=True)
    listed = _acting(_add(what, "list", _lazy("rules", "rules_list"), "one table, a rule a line"))
    listed.add_argument("chapter", choices=CHAPTERS)
    listed.add_argument("--day", help="only what is in force on this day")
    put = _acting(_add(what, "put", _lazy("rules", "rules_put"), "enter rules, one JSON object a line"))
    put.add_argument("file", nargs="?", default="-")
    remove = _acting(_add(what, "remove", _lazy("rules", "rules_remove"), "take a rule out"))
    remove.add_argument("chapter", choices=CHAPTERS)
    remove.add_argument("key")
    remove.add_argument("--from", dest="valid_from", required=True, metavar="DAY")


def _uploads(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    deliver = _acting(_add(sub, "deliver", _lazy("uploads", "deliver"), "one round of uploads"), must=False)
    deliver.add_argument("--watch", action="store_true", help="rounds until stopped")
    deliver.add_argument("--now", action="store_true", help="try also what is not due yet")
    deliver.add_argument("--passphrase-file", metavar="FILE", help="opens the store; only its owner may read it")
    deliver.add_argument("--service", choices=("systemd", "windows"), help="what starts --watch with the machine")
    deliver.add_argument("--out", metavar="FILE", help="write it there")
    kept = sub.add_parser("secret", help="passwords in the keyring").add_subparsers(dest="what", required=True)
    _add(kept, "set", _lazy("secret", "secret_set"), "keep a password, typed or from standard input").add_argument(
        "name", help="a receiver's name in the settings, or `proxy` (NAME:PASSWORD)"
    )
    queue = _acting(_add(sub, "queue", _lazy("uploads", "queue_list"), "what has not arrived"))
    what = queue.add_subparsers(dest="what")
    _acting(_add(what, "show", _lazy("uploads", "queue_show"), "one row")).add_argument("id")
    _acting(_add(what, "retry", _lazy("uploads", "queue_retry"), "try a row now")).add_argument("id")
    hold = _acting(_add(what, "hold", _lazy("uploads", "queue_hold"), "hold a row back", "park"))
    hold.add_argument("id")
    hold.add_argument("--reason", required=True)
    out = _acting(
        _add(what, "leave-out", _lazy("uploads", "queue_leave_out"), "send a dossier without a paper that is held")
    )
    out.add_argument("id")
    out.add_argument("--reason", required=True)
    _acting(_add(what, "papers", _lazy("uploads", "queue_papers"), "papers of before their receiver took any"))
    _mending(sub, what)
    _sealed(sub, what)
    receiver = _add(sub, "receiver", _lazy("uploads", "receiver"), "the training receiver on this machine")
    receiver.add_argument("--port", type=int, default=0)
    receiver.add_argument("--folder", required=True)
    receiver.add_argument("--fault", action="append", default=[], metavar="NAME")
    receiver.add_argument("--folder-key", metavar="DIR", help="keys of a sealed folder; alone: make them")
    receiver.add_argument("--take-folder", metavar="DIR", help="take the sealed packages that lie there, once")


def _mending(
    sub: argparse._SubParsersAction[argparse.ArgumentParser], queue: argparse._SubParsersAction[argparse.ArgumentParser]
) -> None:
    shown = _acting(_add(sub, "preview", _lazy("mending", "preview"), "what a dossier is told as, were it sent now"))
    shown.add_argument("number")
    _acting(_add(queue, "preview", _lazy("mending", "queue_preview"), "what a row sends")).add_argument("id")
    _acting(_add(queue, "fields", _lazy("mending", "queue_fields"), "what a row is held up by")).add_argument("id")
    fix = _acting(_add(queue, "fix", _lazy("mending", "queue_fix"), "put right what was sent back, and send it again"))
    fix.add_argument("id")
    fix.add_argument("--set", action="append", default=[], required=True, metavar="PLACE=TEXT", help="may be repeated")
    fix.add_argument("--reason", required=True)
    cut = _acting(_add(queue, "cut", _lazy("mending", "queue_cut"), "let a text be cut that is too long"))
    cut.add_argument("id")
    cut.add_argument("--field", dest="fields", action="append", default=[], help="of `queue fields`; all unless given")
    compare = _acting(_add(queue, "compare", _lazy("mending", "queue_compare"), "here, in the row, at the receiver"))
    compare.add_argument("id")


def _sealed(
    sub: argparse._SubParsersAction[argparse.ArgumentParser], queue: argparse._SubParsersAction[argparse.ArgumentParser]
) -> None:
    export = _acting(_add(queue, "export", _lazy("sealed", "queue_export"), "what has not arrived as a sealed file"))
    export.add_argument("file", metavar="FILE")
    export.add_argument("--to", required=True, metavar="PUBLIC_KEY.pem", help="the key of who is to open it")
    resend = _acting(_add(queue, "resend", _lazy("sealed", "queue_resend"), "a package that was carried is lost"))
    resend.add_argument("id")
    resend.add_argument("--reason", required=True)
    resend.add_argument("--whole-stick", action="store_true", help="and all that lay on the same stick")
    prepare = _acting(_add(queue, "prepare", _lazy("sealed", "queue_prepare"), "mark a stick for packages"))
    prepare.add_argument("receiver", metavar="NAME", help="its name in the settings")
    prepare.add_argument("--folder", metavar="DIR", help="another place than the settings' own")
    opened = _add(
        sub.add_parser("sealed", help="sealed files, where they are opened").add_subparsers(dest="what", required=True),
        "open",
        _lazy("sealed", "sealed_open"),
        "what is inside: a row a line, papers into a folder",
    )
    opened.add_argument("file", metavar="FILE")
    opened.add_argument("--key", required=True, metavar="PRIVATE_KEY.pem")
    opened.add_argument("--out", metavar="DIR", help="where its scanned papers go")


def _catalogue_rows(what: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    _acting(_add(what, "list", _lazy("catalogue", "catalogue_list"), "the procedures in force today"))
    show = _acting(_add(what, "show", _lazy("catalogue", "catalogue_show"), "one procedure whole"))
    show.add_argument("code")
    show.add_argument("--catalogue", metavar="BATCH", help="as this batch has it, such as the one a dossier names")
    read = _acting(_add(what, "import", _lazy("catalogue", "catalogue_import"), "what a source would change"))
    read.add_argument("source", metavar="FILE_OR_URL", help="a file, an address, or `shipped`: the program's own")
    read.add_argument("--whole", action="store_true", help="it is a whole list: what it does not name is closed")
    read.add_argument("--accept", action="store_true", help="take the changes into the catalogue")
    read.add_argument("--valid-from", metavar="DAY", help="first day of the changes; today unless said")
    read.add_argument("--leave-out", nargs="+", default=[], metavar="CODE", help="procedures that stay as they are")
    out = _acting(_add(what, "export", _lazy("catalogue", "catalogue_export"), "the catalogue as a file"))
    out.add_argument("out", metavar="FILE", help="FILE.json or .xlsx")
    changes = _acting(_add(what, "changes", _lazy("catalogue", "catalogue_changes"), "what was loaded and accepted"))
    changes.add_argument("batch", nargs="?", help="what this one changed")


def _catalogue(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    what = sub.add_parser("catalogue", help="the procedures").add_subparsers(dest="what", required=True)
    _catalogue_rows(what)
    handout = _acting(_add(what, "handout", _lazy("handout", "handout"), "what to bring, as a PDF"))
    handout.add_argument("code", nargs="?", default="", help="the procedure's code")
    handout.add_argument("--case", type=int, default=0, help="which of its cases, from 0")
    handout.add_argument("--field", default="", help="instead of a code: the list of a field's procedures")
    handout.add_argument("--board", action="store_true", help="large, for the notice board")
    handout.add_argument("--paper", default="a5", choices=("a5", "a4"))
    handout.add_argument("--out", required=True)


def _places(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    places = _acting(_add(sub, "places", _lazy("places", "places"), "what an address of either era comes to today"))
    asked = places.add_mutually_exclusive_group(required=True)
    asked.add_argument("text", nargs="?", help="an address, written in any way")
    asked.add_argument("--search", metavar="NAME", help="communes of today whose names begin so")
    asked.add_argument("--code", help="a code with its era, such as 2025:11983 or 2004:00019")
    places.add_argument("--limit", type=int, default=12, help="how many communes at most")


def parser() -> argparse.ArgumentParser:
    """Return the command line's parser."""
    top = argparse.ArgumentParser(prog="main.py", description="Quầy Một Cửa. Without a command: the window.")
    top.add_argument("--home", default=None, help="the desk's folder (or QUAY_HOME)")
    sub = top.add_subparsers(dest="command", required=True)
    _init(sub)
    _accounts(sub)
    _dossiers(sub)
    _moves(sub)
    _feedback(sub)
    _uploads(sub)
    _places(sub)
    _catalogue(sub)
    _rules(sub)
    _exceptions(sub)
    _reconcile(sub)
    _acting(_add(sub, "verify", _lazy("home", "verify"), "check the store, the journal and the outbox"), must=False)
    _backups(sub)
    _add(sub, "version", _lazy("version", "version"), "say which version this is")
    _add(sub, "schema", _lazy("schemas", "schema"), "the JSON Schema of what goes in or out").add_argument(
        "name", nargs="?"
    )
    demo = _add(sub, "demo", _lazy("demo", "demo"), "a morning at the counter, on a throw-away home")
    demo.add_argument("--folder")
    demo.add_argument("--no-window", action="store_true", help="render the pages to PNG instead of opening the window")
    return top


def run(argv: list[str]) -> int:
    """Run one command and return its exit status."""
    if sys.stdout is None:  # begun by Windows without a window
        sys.stdout = sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - for good
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    top = parser()
    args = top.parse_args(argv, argparse.Namespace(account=None, password_file=None, must_sign_in=False))
    if args.must_sign_in and not args.account:
        top.error("--as NAME: say which account acts")
    # Told to stop is stopped as by Ctrl+C: what is in one transaction is undone, what was acknowledged stays.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        status: int = args.run(args)
    except KeyboardInterrupt:
        return 4
    except BrokenPipeError:
        # Nobody listens any more; the interpreter must not trip over it when it flushes at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 4
    except Exception as error:  # noqa: BLE001 - the outermost border: every failure gets a name
        return _failed(error)
    return status


def _failed(error: Exception) -> int:
    found = named(error)
    if isinstance(found, ProgramFault):
        # The message may hold what somebody typed; where it happened cannot.
        places = " < ".join(f"{Path(f.filename).name}:{f.lineno}" for f in reversed(extract_tb(error.__traceback__)))
        error_line({**error_object(found), "fault": type(error).__name__, "at": places})
    else:
        error_line(error_object(found))
    return 3 if isinstance(found, StoreError | HomeMissing) else 1


def named(error: Exception) -> DeskError:
    """Return an error under its name in the closed list."""
    if isinstance(error, DeskError):
        return error
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return DiskFull()
    if isinstance(error, OSError) and error.filename:
        writing = error.errno in (errno.EROFS, errno.EEXIST, errno.ENOTDIR)
        return BadFile(str(error.filename), "not_writable" if writing else "not_readable")
    return ProgramFault()
