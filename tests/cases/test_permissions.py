"""Every public method of every case, as every role: the core refuses what the table refuses."""

from __future__ import annotations

import inspect
from contextlib import suppress
from dataclasses import fields
from datetime import date
from functools import cached_property
from io import BytesIO
from pathlib import Path
from uuid import UUID

import pytest

from services.bootstrap import Desk
from services.domain.attachment import Rotate
from services.domain.catalogue.changes import Import, SourceKind
from services.domain.correction import Correction
from services.domain.dossier import Draft
from services.domain.office import Office
from services.domain.permissions import Account, Act, Role, may
from services.domain.places import Era, PlaceCode
from services.domain.points import ReceptionPoint
from services.domain.print_job import PrintJob, PrintState
from services.domain.result import Rating
from services.domain.rulebook import Chapter, Rule
from services.domain.statement import Statement
from services.errors import DeskError, NotAllowed
from tests.desks import MORNING, PEOPLE, single_form

CASES = (
    "accounts",
    "catalogue",
    "catalogue_import",
    "intake",
    "drafts",
    "registry",
    "life",
    "results",
    "print_jobs",
    "delivery",
    "mending",
    "previews",
    "queue",
    "daily_log",
    "keeping",
    "places_book",
    "rulebook",
    "exceptions",
    "handouts",
    "people",
    "backups",
    "papers",
    "sealing",
    "carrying",
    "reconciliation",
)
NO_CASES = {"home", "settings", "place", "slots", "receivers", "chance", "begun", "watching"}
OPEN = {
    "accounts.door", "accounts.sign_in", "keeping.verify", "keeping.sweep",
    "delivery.deliver_one", "delivery.deliver_due", "delivery.report", "delivery.waiting_dossiers", "delivery.lines",
    "delivery.wake", "delivery.end_rests", "delivery.next_due", "delivery.close",
}  # fmt: skip
"""What needs no account: the door itself, schedules, and figures without a citizen's data."""

JOB = PrintJob(UUID(int=3), "01", "H31.12-261120-2001", UUID(int=1), None, PrintState.WAITING, MORNING, None, "")
FORM = single_form(id=UUID(int=9))
DAY = date(2026, 11, 20)
STATEMENT = Statement(DAY, "province", "Tỉnh", Office("H31.12", "Trung tâm", "UBND", "Xã", 2), MORNING, "Lành", ())
ACTS: dict[str, tuple[Act | None, tuple[object, ...]]] = {
    "accounts.list": (Act.READ_ACCOUNTS, ()),
    "accounts.add": (Act.CHANGE_ACCOUNTS, (Account("moi", Role.OFFICER, "Mới"), "ngắn")),
    "accounts.change_password": (Act.CHANGE_ACCOUNTS, ("ai-khac", "ngắn")),
    "accounts.close": (Act.CHANGE_ACCOUNTS, ("khong-co",)),
    "accounts.lock": (None, ()),
    "catalogue.version": (Act.READ_CATALOGUE, ()),
    "catalogue.all": (Act.READ_CATALOGUE, ()),
    "catalogue.procedure": (Act.READ_CATALOGUE, ("1.004873",)),
    "catalogue.version_of": (Act.READ_CATALOGUE, ("1.004873", "2026-11-22")),
    "catalogue.batches": (Act.READ_CATALOGUE, ()),
    "catalogue_import.preview": (Act.CHANGE_CATALOGUE, ("khong-co.json",)),
    "catalogue_import.shipped": (Act.CHANGE_CATALOGUE, ()),
    "catalogue_import.accept": (Act.CHANGE_CATALOGUE, (Import("x", SourceKind.JSON, False, 0, ()), DAY)),
    "catalogue_import.change": (Act.CHANGE_CATALOGUE, ({}, DAY)),
    "catalogue_import.changes": (Act.READ_CATALOGUE, ("2026-11-22",)),
    "catalogue_import.row": (Act.READ_CATALOGUE, ("1.004873",)),
    "catalogue_import.export": (Act.READ_CATALOGUE, ("json",)),
    "catalogue.search": (Act.READ_CATALOGUE, ("khai sinh",)),
    "catalogue.quick_picks": (Act.READ_CATALOGUE, ()),
    "intake.review": (Act.RECEIVE, (FORM,)),
    "intake.receive": (Act.RECEIVE, (FORM,)),
    "intake.receive_visit": (Act.RECEIVE, ((FORM,),)),
    "intake.undo": (Act.UNDO, ("khong-co",)),
    "intake.request_papers": (Act.RECEIVE, (FORM,)),
    "intake.refuse": (Act.RECEIVE, (FORM, "khong-tham-quyen", "Nộp tại xã Thử")),
    "papers.attach": (Act.RECEIVE, (FORM.id, b"")),
    "papers.keep": (Act.RECEIVE, (b"", "", None)),
    "papers.add": (Act.RECEIVE, ("khong-co", ())),
    "papers.is_received": (Act.RECEIVE, (FORM.id,)),
    "papers.of_form": (Act.RECEIVE, (FORM.id,)),
    "papers.follow": (Act.RECEIVE, (FORM.id, UUID(int=2))),
    "papers.assign": (Act.RECEIVE, (UUID(int=1), 0)),
    "papers.detach": (Act.RECEIVE, (UUID(int=1),)),
    "papers.bring_back": (Act.RECEIVE, (UUID(int=1),)),
    "queue.put_papers": (Act.REROUTE, ()),
    "papers.leave_out": (Act.CHANGE_QUEUE, (UUID(int=1), "hỏng")),
    "papers.join": (Act.RECEIVE, ((UUID(int=1), UUID(int=2)), 0)),
    "papers.change": (Act.RECEIVE, (UUID(int=1), Rotate(0, 1))),
    "papers.picture": (Act.RECEIVE, (UUID(int=1), 0, 100)),
    "papers.content": (Act.RECEIVE, (UUID(int=1),)),
    "drafts.save": (Act.RECEIVE, (FORM,)),
    "drafts.left": (Act.RECEIVE, ()),
    "drafts.waiting": (Act.RECEIVE, ()),
    "drafts.take": (Act.RECEIVE, (FORM.id,)),
    "drafts.drop": (Act.RECEIVE, (FORM.id,)),
    "drafts.bring_back": (Act.RECEIVE, (Draft(FORM, "", MORNING),)),
    "people.known": (Act.READ_REGISTER, (FORM,)),
    "people.take": (Act.READ_REGISTER, (FORM,)),
    "people.twins": (Act.READ_REGISTER, ("khong-co",)),
    "people.join": (Act.JOIN, (FORM.id, "khong-co")),
    "registry.find": (Act.READ_REGISTER, ("",)),
    "registry.rows": (Act.READ_REGISTER, ("",)),
    "registry.returns_at": (Act.READ_REGISTER, ("khong-co",)),
    "registry.open": (Act.READ_REGISTER, ("khong-co",)),
    "registry.today": (Act.READ_REGISTER, ()),
    "life.return_result": (Act.RETURN_RESULT, ("khong-co",)),
    "results.ready": (Act.RETURN_RESULT, ("khong-co",)),
    "results.rate": (Act.RETURN_RESULT, ("khong-co", Rating.GOOD)),
    "life.void": (Act.VOID_NUMBER, ("khong-co", "nhầm")),
    "life.correct": (Act.CORRECT, ("khong-co", Correction({"note": "mới"}), "ghi nhầm")),
    "life.correctable": (Act.CORRECT, ("khong-co",)),
    "life.request_supplement": (Act.CHANGE_DOSSIER, ("khong-co", "Thiếu bản sao")),
    "life.receive_supplement": (Act.CHANGE_DOSSIER, ("khong-co",)),
    "life.receive_at_competent": (Act.CHANGE_DOSSIER, ("khong-co",)),
    "life.extend": (Act.EXTEND, ("khong-co", DAY, "Chờ xác minh")),
    "life.reroute": (Act.REROUTE, ("khong-co", "province", "nhầm nơi")),
    "print_jobs.waiting": (Act.PRINT, ()),
    "print_jobs.receipt_of": (Act.PRINT, ("khong-co",)),
    "print_jobs.extension_of": (Act.PRINT, ("khong-co",)),
    "print_jobs.control_sheet_of": (Act.PRINT, ("khong-co",)),
    "print_jobs.of_slip": (Act.PRINT, (UUID(int=1),)),
    "print_jobs.slip_numbered": (Act.PRINT, ("02", 1)),
    "print_jobs.pdf": (Act.PRINT, (JOB,)),
    "print_jobs.begin": (Act.PRINT, (JOB, "may-in")),
    "print_jobs.gave_up": (Act.PRINT, (JOB,)),
    "print_jobs.done": (Act.PRINT, (JOB, "may-in")),
    "print_jobs.saved": (Act.PRINT, (JOB,)),
    "delivery.queue": (Act.READ_QUEUE, ()),
    "queue.read": (Act.READ_QUEUE, ()),
    "queue.number_there": (Act.READ_QUEUE, ("province", "khong-co")),
    "delivery.detail": (Act.READ_QUEUE, (UUID(int=1),)),
    "delivery.retry": (Act.CHANGE_QUEUE, (UUID(int=1),)),
    "delivery.send_all": (Act.CHANGE_QUEUE, ()),
    "delivery.send_one": (Act.CHANGE_QUEUE, (UUID(int=1),)),
    "sealing.export": (Act.EXPORT_QUEUE, (Path("khong-co.pem"), BytesIO())),
    "carrying.prepare": (Act.CHANGE_QUEUE, ("khong-co",)),
    "carrying.lost": (Act.CHANGE_QUEUE, (UUID(int=1), "mất USB")),
    "delivery.hold": (Act.CHANGE_QUEUE, (UUID(int=1), "chờ")),
    "mending.fields": (Act.READ_QUEUE, (UUID(int=1),)),
    "mending.fix": (Act.CHANGE_QUEUE, (UUID(int=1), Correction({"note": "mới"}), "ghi nhầm")),
    "mending.confirm_cut": (Act.CHANGE_QUEUE, (UUID(int=1),)),
    "mending.conflict": (Act.READ_QUEUE, (UUID(int=1),)),
    "previews.of_entry": (Act.READ_QUEUE, (UUID(int=1),)),
    "previews.of_dossier": (Act.READ_REGISTER, ("khong-co",)),
    "previews.of_form": (Act.RECEIVE, (FORM,)),
    "daily_log.log": (Act.READ_DAILY_LOG, (DAY, DAY)),
    "places_book.today": (Act.READ_CATALOGUE, ("Phường Bến Nghé, Quận 1, Thành phố Hồ Chí Minh",)),
    "places_book.search": (Act.READ_CATALOGUE, ("sài gòn",)),
    "places_book.commune": (Act.READ_CATALOGUE, ("2025:26740",)),
    "places_book.coded": (Act.READ_CATALOGUE, (PlaceCode("26740", Era.TODAY),)),
    "rulebook.rules": (Act.READ_CATALOGUE, (Chapter.FEES,)),
    "rulebook.in_force": (Act.READ_CATALOGUE, (Chapter.FEES, DAY)),
    "rulebook.put": (Act.CHANGE_CATALOGUE, (Rule(Chapter.POINTS, "", DAY, ReceptionPoint("")),)),
    "rulebook.remove": (Act.CHANGE_CATALOGUE, (Chapter.FEES, "khong-co", DAY)),
    "backups.make": (Act.BACK_UP, (Path("/nowhere/at all"),)),
    "exceptions.report": (Act.READ_JOURNAL, (DAY, DAY)),
    "exceptions.export": (Act.READ_JOURNAL, (DAY, DAY, "csv")),
    "exceptions.outages": (Act.READ_CATALOGUE, ()),
    "exceptions.mark_down": (Act.CHANGE_CATALOGUE, ("", "")),
    "exceptions.mark_up": (Act.CHANGE_CATALOGUE, ("khong-co",)),
    "intake.grounds": (Act.RECEIVE, ()),
    "handouts.told": (Act.READ_CATALOGUE, ("khong-co",)),
    "handouts.handout": (Act.READ_CATALOGUE, ("khong-co",)),
    "handouts.field_list": (Act.READ_CATALOGUE, ("khong-co",)),
    "reconciliation.receivers": (Act.RECONCILE, ()),
    "reconciliation.of_day": (Act.RECONCILE, (DAY, "khong-co")),
    "reconciliation.resend": (Act.RECONCILE, (STATEMENT, ("khong-co",))),
    "reconciliation.accept": (Act.RECONCILE, (STATEMENT, "khong-co", "biết rồi")),
    "reconciliation.printed": (Act.RECONCILE, (STATEMENT,)),
    "daily_log.export": (Act.EXPORT_DAILY_LOG, (DAY, DAY, "csv")),
}  # fmt: skip


def methods(desk: Desk) -> dict[str, object]:
    return {
        f"{case}.{name}": method
        for case in CASES
        for name, method in inspect.getmembers(getattr(desk, case), inspect.ismethod)
        if not name.startswith("_")
    }


def test_no_public_method_of_a_case_is_left_out(desk):
    assert {name for name, made in vars(Desk).items() if isinstance(made, cached_property)} == set(CASES)
    assert {f.name for f in fields(Desk)} == NO_CASES
    assert set(methods(desk)) == set(ACTS) | OPEN


def test_every_method_takes_the_acting_account_first(desk):
    first = {name: next(iter(inspect.signature(m).parameters), "") for name, m in methods(desk).items()}

    assert {name for name, parameter in first.items() if parameter != "by"} == OPEN


@pytest.mark.parametrize("role", Role)
def test_a_case_refuses_exactly_what_the_table_refuses(desk, role):
    by, every = PEOPLE[role], methods(desk)
    refused = {}
    for name, (_, arguments) in ACTS.items():
        refused[name] = False
        with suppress(DeskError):
            try:
                every[name](by, *arguments)
            except NotAllowed:
                refused[name] = True

    assert refused == {name: act is not None and not may(by, act) for name, (act, _) in ACTS.items()}
    if role is Role.VOLUNTEER:
        assert desk.keeping.verify().received == 0


def test_everybody_may_change_their_own_password(desk, volunteer):
    desk.accounts.change_password(volunteer, "tinh", "mat-khau-moi")

    assert desk.accounts.sign_in("Tình", "mat-khau-moi") == volunteer
