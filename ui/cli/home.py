"""`init`, `verify`, `account`."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from services import secrets
from services.bootstrap import NewHome, check_commune, check_home, init_home
from services.domain.numbers import is_agency_code
from services.domain.permissions import Account, Role
from services.domain.text import clean
from services.errors import BadFile, InvalidForm, NotWhole, Problem
from services.settings import settings_from
from ui.cli.output import line, words
from ui.cli.session import asked, desk_of, home_of, password_of, read_password, signed_in

POSITIONS = {
    Role.OFFICER: "Cán bộ một cửa",
    Role.VOLUNTEER: "Đoàn viên tình nguyện",
    Role.SUPERVISOR: "Lãnh đạo trung tâm",
    Role.ADMINISTRATOR: "Quản trị",
    Role.ACCOUNTANT: "Kế toán",
}


def _settings(args: argparse.Namespace) -> dict[str, object]:
    for option in ("agency_name", "admin"):
        if not clean(getattr(args, option)):
            raise InvalidForm((Problem(option, "empty"),))
    commune = check_commune(args.commune)
    said = {name: clean(getattr(args, name) or "") for name in ("authority", "place", "phone", "hotline", "lookup")}
    desk = {
        "agency_code": args.agency_code,
        "agency_name": clean(args.agency_name),
        "authority": said["authority"] or f"UBND {commune[0].lower()}{commune[1:]}",
        "place": said["place"] or commune,
        "commune": args.commune,
        "number": args.desk,
        "training": args.training,
        "phone": said["phone"],
        "hotline": said["hotline"],
        "lookup": said["lookup"] or "{number}",
    }
    return {"desk": desk, "store": {"unlock": args.unlock}}


def _asked_back(passphrase: str) -> None:
    """Show the passphrase and have it typed back, so that what lies in the safe is right."""
    words(f"\n  Cụm từ khôi phục, viết ra giấy và cất trong két (chỉ hiện một lần):\n\n      {passphrase}\n")
    while True:
        sys.stderr.write("  Gõ lại từ tờ giấy: ")
        sys.stderr.flush()
        typed = sys.stdin.readline()
        if not typed:
            raise InvalidForm((Problem("passphrase", "empty"),))
        try:
            if secrets.read_passphrase(typed) == passphrase:
                return
            words("  Không giống cụm từ vừa in.")
        except InvalidForm as error:
            words(f"  Nhóm thứ {error.problems[0].fact} gõ sai.")


def _write_sheet(path: Path, passphrase: str, name: str) -> None:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise BadFile(str(path), "exists" if isinstance(error, FileExistsError) else "not_writable") from error
    with os.fdopen(handle, "w", encoding="utf-8") as sheet:
        sheet.write(
            f"{passphrase}\n\nQuầy Một Cửa: cụm từ khôi phục của {name}. In ra, cất trong két, rồi xoá tệp này.\n"
        )


def init(args: argparse.Namespace) -> int:
    """Make a desk's home."""
    if not is_agency_code(args.agency_code):
        raise InvalidForm((Problem("agency_code", "not_an_agency_code"),))
    settings = settings_from(_settings(args))
    home = home_of(args)
    check_home(home)
    passphrase = secrets.new_passphrase()
    password = password_of(args, f"Mật khẩu của {args.admin}: ")
    name = clean(args.admin)
    display = clean(args.admin_display or "") or name
    new = NewHome(
        settings, Account(name, Role.ADMINISTRATOR, display, POSITIONS[Role.ADMINISTRATOR]), password, passphrase
    )
    kept_safe = bool(args.recovery) or sys.stdin.isatty()
    if args.recovery:
        _write_sheet(Path(args.recovery), passphrase, settings.office.agency_name)
    elif kept_safe:
        _asked_back(passphrase)
    try:
        unkept = init_home(home, new)
    except BaseException:
        if args.recovery:
            Path(args.recovery).unlink()
        raise
    keyring = "not_used" if args.unlock == "password" else unkept or "kept"
    made = {"home": str(home), "desk": args.desk, "administrator": name, "keyring": keyring}
    line(made if kept_safe else {**made, "recovery_passphrase": passphrase})
    return 0


def verify(args: argparse.Namespace) -> int:
    """Check the store, the journal's chain and the law of the outbox."""
    with desk_of(args) as desk:
        found = desk.keeping.verify()
    line(
        {
            "whole": found.whole,
            "integrity": list(found.integrity),
            "journal": {
                "lines": found.journal_lines,
                "broken_at": found.chain_broken_at,
                "changed": list(found.details_changed),
            },
            "received": found.received,
            "without_rows": list(found.without_rows),
            "outbox": found.rows,
            "dossiers": found.standings,
            "astray": list(found.astray),
            "papers": {"stored": found.papers, "damaged": list(found.papers_damaged)},
        }
    )
    if not found.whole:
        raise NotWhole
    return 0


def account_add(args: argparse.Namespace) -> int:
    """Open an account; its password is asked for apart from the acting one's."""
    role, name = Role(args.role), clean(args.name)
    account = Account(name, role, clean(args.display or "") or name, clean(args.position or "") or POSITIONS[role])
    with signed_in(args) as (desk, by):
        desk.accounts.add(by, account, _new_password(args))
    line({"name": account.name, "role": account.role.value, "display": account.display})
    return 0


def _new_password(args: argparse.Namespace) -> str:
    given = read_password(args.new_password_file) if args.new_password_file else os.environ.get("QUAY_NEW_PASSWORD")
    given = given or asked(f"Mật khẩu mới của {args.name}: ")
    if not given:
        raise InvalidForm((Problem("new_password", "empty"),))
    return given


def account_list(args: argparse.Namespace) -> int:
    """List the open accounts."""
    with signed_in(args) as (desk, by):
        for account in desk.accounts.list(by):
            line({"name": account.name, "role": account.role.value, "display": account.display})
    return 0


def account_close(args: argparse.Namespace) -> int:
    """Close an account."""
    with signed_in(args) as (desk, by):
        desk.accounts.close(by, args.name)
    line({"name": clean(args.name), "closed": True})
    return 0
