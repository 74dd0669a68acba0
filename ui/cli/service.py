"""`deliver --service`: what starts `deliver --watch` with the machine, as systemd and the Task Scheduler of Windows read it."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path
from xml.sax.saxutils import escape

from services.errors import BadFile, InvalidForm, Problem
from services.settings import load_settings
from ui.cli.output import line
from ui.cli.session import home_of

_UNIT = """\
[Unit]
Description=Quầy Một Cửa: gửi hồ sơ, Quầy {desk}
StartLimitIntervalSec=1h
StartLimitBurst=30

[Service]
Type=exec
ExecStart={command}
SuccessExitStatus=4
Restart=on-failure
RestartSec=60
RestartPreventExitStatus=2
KillSignal=SIGTERM
TimeoutStopSec=10
Nice=5
NoNewPrivileges=yes
UMask=0077

[Install]
WantedBy=default.target
"""
# Interactive token: the Credential Manager opens for who signed in. Repeated: what ended is begun again, what runs is left alone.
_TASK = """\
<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Description>Quầy Một Cửa: gửi hồ sơ, Quầy {desk}</Description>
  </RegistrationInfo>
  <Triggers>
    <LogonTrigger>
      <Repetition>
        <Interval>PT15M</Interval>
      </Repetition>
      <Enabled>true</Enabled>
    </LogonTrigger>
  </Triggers>
  <Principals>
    <Principal id="Author">
      <LogonType>InteractiveToken</LogonType>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>
    <Hidden>true</Hidden>
    <Priority>7</Priority>
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>{program}</Command>
      <Arguments>{arguments}</Arguments>
    </Exec>
  </Actions>
</Task>
"""


def service(args: argparse.Namespace) -> int:
    """Put out, or write, what starts `deliver --watch` for this home."""
    home = home_of(args)
    settings = load_settings(home)
    if settings.unlock == "password" and not (args.passphrase_file or (args.account and args.password_file)):
        raise InvalidForm((Problem("password", "empty"),))
    words = [*_program(), "--home", str(home), "deliver", "--watch", *_unlocking(args)]
    number, windows = settings.office.desk, args.service == "windows"
    text = windows_task(words, number) if windows else systemd_unit(words, number)
    name = f"quay-mot-cua-{number}" + (".xml" if windows else ".service")
    if args.out:
        _write(Path(args.out), text.encode("utf-16" if windows else "utf-8"))
    line({"service": args.service, "name": name, "text": text, "out": args.out})
    return 0


def _program() -> list[str]:
    """Return the words that start this program again, whatever started it now."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    # On Windows the one without a black window.
    quiet = Path(sys.executable).with_name("pythonw.exe")
    return [str(quiet) if quiet.exists() else sys.executable, str(Path(sys.argv[0]).absolute())]


def _unlocking(args: argparse.Namespace) -> list[str]:
    given = {"--passphrase-file": args.passphrase_file, "--password-file": args.password_file}
    files = [word for option, file in given.items() if file for word in (option, str(Path(file).absolute()))]
    return [*(("--as", args.account) if args.account else ()), *files]


def systemd_unit(words: list[str], desk: int) -> str:
    """Return a unit for the systemd of the account that works at the desk.

    Raises:
        InvalidForm: A path holds a line end, which no unit can.
    """
    return _UNIT.format(desk=desk, command=" ".join(map(_quoted, words)))


def _quoted(word: str) -> str:
    """Return a word as systemd reads it back.  Source: systemd.syntax(7), systemd.service(5), systemd.unit(5)."""
    if "\n" in word or "\r" in word:
        raise InvalidForm((Problem("home", "not_a_path"),))
    kept = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{kept}"'


def windows_task(words: list[str], desk: int) -> str:
    """Return a task for the Task Scheduler, begun when its account signs in.

    Source: Task Scheduler schema 1.2.
    """
    return _TASK.format(desk=desk, program=escape(words[0]), arguments=escape(subprocess.list2cmdline(words[1:])))


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise BadFile(str(path), "not_writable") from error
