"""What the documents name is there: files and pictures, tests, commands, measurements."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from run import DEV_COMMANDS
from tests.benchmarks.__main__ import GOALS
from ui.cli.main import parser

ROOT = Path(__file__).parent.parent
DOCUMENTS = [ROOT / "README.md", ROOT / "CHANGELOG.md", ROOT / "CONTRIBUTING.md", *sorted(ROOT.glob("docs/**/*.md"))]
LINK = re.compile(r"\]\(([^)\s#]+)[^)]*\)")
TEST_FILE = re.compile(r"`([\w./]*(?:test|child)_\w+\.py)`")
COMMAND = re.compile(r"^(?:    |[$>] |.*`)python3? (?:run|main)\.py ?([^`#<\n]*)", re.MULTILINE)


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("document", DOCUMENTS, ids=named)
def test_every_link_of_a_document_leads_to_a_file(document):
    links = [link for link in LINK.findall(document.read_text("utf-8")) if "://" not in link]

    assert [link for link in links if not (document.parent / link).exists()] == []


def test_every_test_a_document_names_exists():
    found = [(document, test) for document in DOCUMENTS for test in TEST_FILE.findall(document.read_text("utf-8"))]
    places = (ROOT, ROOT / "tests" / "faults")

    gone = [(named(one), test) for one, test in found if not any((place / test).is_file() for place in places)]
    assert (len(found) > 100, gone) == (True, [])


def test_every_command_a_document_shows_is_one_the_program_takes():
    shown = [
        (named(one), line.strip().replace("\\\n", " ")) for one in DOCUMENTS for line in COMMAND.findall(joined(one))
    ]

    ours = [(one, line) for one, line in shown if line and line.split()[0] not in {"COMMAND", *DEV_COMMANDS}]
    for _, line in ours:
        parser().parse_args(shlex.split(line))
    assert len(ours) > 50


def joined(document: Path) -> str:
    """Return a document with the lines of a command that goes on in one."""
    return re.sub(r"\\\n\s*", "", document.read_text("utf-8"))


def test_every_measurement_a_document_names_is_one_of_the_benchmarks():
    names = [
        name
        for document in DOCUMENTS
        for line in re.findall(r"`python3 run\.py bench ([a-z0-9_ ]+)`", document.read_text("utf-8"))
        for name in line.split()
    ]

    assert {name for name in names if name not in GOALS} == set()
    assert names
