"""`move`: acts on a dossier that was received."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from services.bootstrap import Desk
from services.domain.attachment import Scan
from services.domain.correction import Correction
from services.domain.dossier import Dossier, DossierState
from services.domain.named_files import NamedFile
from services.domain.permissions import Account
from services.domain.result import NOTHING as NO_RESULT
from services.domain.result import Rating
from services.domain.result import Said as Result
from services.errors import InvalidForm, Problem
from services.wording import promise_grounds, route_reason
from ui.cli.objects import moment
from ui.cli.output import language, line
from ui.cli.reading import day_of
from ui.cli.scans import scans_of
from ui.cli.session import signed_in


def moved(dossier: Dossier, **more: list[str]) -> None:
    """Put out how a dossier stands after it was moved (`schema move-out`)."""
    line(
        {
            "number": dossier.number,
            "state": dossier.state.value,
            "version": dossier.version,
            "due_at": moment(dossier.promise.due_at),
            "because": list(promise_grounds(dossier.promise, language())),
            "receiver": dossier.route.receiver,
            "receiver_reason": route_reason(dossier.route, language()),
            **more,
        }
    )


def _scans(desk: Desk, by: Account, args: argparse.Namespace) -> tuple[Scan, ...]:
    files = (NamedFile(name, args.component, f"files[{at}]") for at, name in enumerate(args.files))
    return scans_of(desk, by, files)


def reroute(args: argparse.Namespace) -> int:
    """Send a dossier to another receiver, with the reason."""
    with signed_in(args) as (desk, by):
        moved(desk.life.reroute(by, args.number, args.receiver, args.reason))
    return 0


def request_supplement(args: argparse.Namespace) -> int:
    """Ask for papers after reception; the clock stands."""
    with signed_in(args) as (desk, by):
        moved(desk.life.request_supplement(by, args.number, args.reason, args.override))
    return 0


def receive_supplement(args: argparse.Namespace) -> int:
    """Record that the papers came; the clock goes on."""
    with signed_in(args) as (desk, by):
        moved(desk.life.receive_supplement(by, args.number, _scans(desk, by, args)))
    return 0


def attach(args: argparse.Namespace) -> int:
    """Attach scanned papers that were brought later."""
    with signed_in(args) as (desk, by):
        moved(desk.papers.add(by, args.number, _scans(desk, by, args)))
    return 0


def extend(args: argparse.Namespace) -> int:
    """Put the promise off, once."""
    day = day_of(args.due, "due_on")
    with signed_in(args) as (desk, by):
        moved(desk.life.extend(by, args.number, day, args.reason, args.override))
    return 0


def receive_at_competent(args: argparse.Namespace) -> int:
    """Record that the competent commune has the dossier; its clock begins."""
    with signed_in(args) as (desk, by):
        moved(desk.life.receive_at_competent(by, args.number))
    return 0


def result_ready(args: argparse.Namespace) -> int:
    """Record that the result is there, with its document as far as it is known."""
    with signed_in(args) as (desk, by):
        moved(desk.results.ready(by, args.number, _result(desk, by, args)))
    return 0


def _result(desk: Desk, by: Account, args: argparse.Namespace) -> Result:
    files = scans_of(desk, by, [NamedFile(args.file, None, "result_file")]) if args.file else ()
    day = day_of(args.result_date, "result_date") if args.result_date else None
    return Result(args.result_number, day, args.result_title, next(iter(files), None))


def return_result(args: argparse.Namespace) -> int:
    """Record that the result was handed over, and before that its document where one is given."""
    with signed_in(args) as (desk, by):
        result = _result(desk, by, args)
        if result != NO_RESULT:
            desk.results.ready(by, args.number, result)
        moved(desk.life.return_result(by, args.number))
    return 0


def feedback(args: argparse.Namespace) -> int:
    """Record what a citizen thought of the service."""
    with signed_in(args) as (desk, by):
        moved(desk.results.rate(by, args.number, Rating(args.rating), args.text))
    return 0


def undo(args: argparse.Namespace) -> int:
    """Take a reception back within its seconds, with its whole visit; the sheets are the account's draft again."""
    with signed_in(args) as (desk, by):
        forms = desk.intake.undo(by, args.number)
        file = desk.registry.open(by, args.number)
    numbers = [args.number, *(row.number for row in file.siblings if row.state is DossierState.VOID)]
    moved(file.dossier, numbers=numbers, forms=[str(form.id) for form in forms])
    return 0


def correction_of(given: Sequence[str]) -> Correction:
    """Return a correction from texts such as `applicant.phone=0900000001`.

    Raises:
        InvalidForm: One has no `=`, or names a place twice.
    """
    fields: dict[str, str] = {}
    for one in given:
        place, sign, text = one.partition("=")
        if not sign or place.strip() in fields:
            raise InvalidForm((Problem("set", "place_and_text"),))
        fields[place.strip()] = text
    return Correction(fields)


def correct(args: argparse.Namespace) -> int:
    """Put right what was taken down wrongly, with the reason."""
    changes = correction_of(args.set)
    with signed_in(args) as (desk, by):
        right = desk.life.correct(by, args.number, changes, args.reason)
    moved(right, corrected=list(right.terms.corrections[-1].places))
    return 0


def void(args: argparse.Namespace) -> int:
    """Void a number that was given by mistake."""
    with signed_in(args) as (desk, by):
        moved(desk.life.void(by, args.number, args.reason))
    return 0
