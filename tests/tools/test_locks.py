"""What the locks promise: the same files everywhere, from whichever index."""

import re
from pathlib import Path

import pytest

from tools import third_party

ROOT = Path(__file__).resolve().parent.parent.parent
LOCKS = ["requirements.lock", "requirements-dev.lock"]


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_host(name):
    text = (ROOT / name).read_text(encoding="utf-8")

    assert not re.findall(r"https?:|file:|--(?:extra-)?index|--find-links|--trusted-host", text)


@pytest.mark.parametrize("name", LOCKS)
def test_every_requirement_is_pinned_and_has_a_hash(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    requirements = re.findall(r"^(\S.*?)\n(?=\S|\Z)", text.replace("\\\n", " ") + "\n", re.MULTILINE | re.DOTALL)

    named = [one for one in requirements if not one.startswith("#")]
    assert len(named) > 20
    assert [one for one in named if not re.match(r"[a-z0-9-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", one, re.DOTALL)] == []


def test_development_runs_with_the_versions_people_run_with():
    shipped = {(one.name, one.version) for one in third_party.packages(ROOT / "requirements.lock")}
    tools = {(one.name, one.version) for one in third_party.packages(ROOT / "requirements-dev.lock")}

    assert shipped < tools


def test_the_list_of_third_party_software_is_up_to_date():
    assert third_party.PAGE.read_text(encoding="utf-8") == third_party.page()
