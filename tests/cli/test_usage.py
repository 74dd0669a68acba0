"""The command line itself: window or command, names of failures, and a reference that is true."""

import errno
import json
import re
import subprocess
from pathlib import Path

import pytest

from services.errors import BadFile, DiskFull, ProgramFault, UnknownDossier
from tests.cli.commands import ADMINISTRATOR, OFFICER, Commands, form
from ui.cli.main import named, parser
from ui.cli.schemas import SCHEMAS

REFERENCE = (Path(__file__).parents[2] / "docs" / "cli.md").read_text("utf-8")


@pytest.mark.parametrize("words", [["--home", "HOME"], ["--home=HOME"]])
def test_without_a_command_the_window_opens_on_the_home_that_is_named(tmp_path, words):
    commands = Commands(tmp_path / "unused")
    line = [words[0].replace("HOME", str(tmp_path)), *(str(tmp_path) for _ in words[1:])]

    done = _run_bare(commands, line, QUAY_TIME_FIRST_PAINT="1", QT_QPA_PLATFORM="offscreen")

    assert done.returncode == 0
    assert done.stdout == b""
    assert done.stderr.split()[-1].isdigit()


def _run_bare(commands, words, **env):
    line = [*commands.line([])[:2], *words]
    return subprocess.run(line, capture_output=True, env=commands.environment(env), timeout=60, check=False)


def _commands(found) -> list[str]:
    names = []
    for action in found._actions:
        for name, nested in (
            (getattr(action, "choices", None) or {}).items() if action.dest in ("command", "what") else ()
        ):
            inner = _commands(nested)
            names += [f"{name} {word}" for word in inner] if inner else [name]
    return names


def test_the_reference_names_every_command_and_nothing_that_is_not_there():
    there = _commands(parser())

    for name in there:
        assert re.search(rf"(`|main\.py (--home \S+ )?){name}\b", REFERENCE), name
    named_there = {word for word in re.findall(r"main\.py (?:--home \S+ )?([a-z-]+)", REFERENCE) if word != "COMMAND"}
    assert named_there <= {name.split()[0] for name in there}
    assert set(re.findall(r"`schema ([a-z-]+)`", REFERENCE)) <= set(SCHEMAS)


def test_the_references_example_is_the_form_the_tests_receive():
    example = REFERENCE.split("```json\n")[1].split("```")[0]

    assert json.loads(example) == form()


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (UnknownDossier("H31.12-261120-2001"), UnknownDossier),
        (OSError(errno.ENOSPC, "no space", "so.xlsx"), DiskFull),
        (PermissionError(errno.EACCES, "denied", "to-khai.jsonl"), BadFile),
        (OSError(errno.EROFS, "read-only", "in"), BadFile),
        (OSError(errno.EIO, "input/output error"), ProgramFault),
        (KeyError("Trần Thị Mẫu"), ProgramFault),
    ],
)
def test_every_failure_has_a_name_of_the_closed_list(error, kind):
    assert type(named(error)) is kind


def test_a_fault_of_the_program_says_where_it_is_and_nothing_of_what_was_typed(desk):
    with desk.inside() as (inside, _), inside.place.store.write() as db:
        db.exec_driver_sql("UPDATE accounts SET role = 'Trần Thị Mẫu' WHERE name = ?", (OFFICER,))

    done = desk.as_(ADMINISTRATOR, "account", "list")

    assert (done.status, done.error["error"]) == (1, "ProgramFault")
    assert done.error["fault"] == "ValueError"
    assert re.search(r"accounts\.py:\d+", done.error["at"])
    assert "Mẫu" not in done.said
