"""What a command reads in before it begins: nothing it does not use."""

import subprocess
import sys

import pytest

from tests.cli.commands import ADMINISTRATOR, MAIN

_SHOWN = (
    "import atexit, sys; atexit.register(lambda: sys.stderr.write('\\n'.join(sys.modules))); "
    "from main import main; sys.exit(main())"
)
OF_THE_WINDOW = {"PySide6", "serial", "PIL", "pypdfium2"}
OF_DOCUMENTS = {"reportlab", "qrcode", "openpyxl", "xlsxwriter", "pikepdf", "services.documents"}
OF_UPLOADS = {"urllib3", "services.receivers.build", "services.receivers.http", "services.training"}
OF_THE_STORE = {"sqlalchemy", "sqlcipher3", "services.store.store", "services.bootstrap"}
OF_KEYS = {"cryptography", "argon2", "keyring"}
CASES_OF = {
    "account list": {"accounts"},
    "catalogue list": {"accounts", "catalogue"},
    "find Mẫu": {"accounts", "registry"},
    "places --search Nam": {"accounts", "places_book"},
    "queue": {"accounts", "delivery"},
    "rules list fees": {"accounts", "rulebook"},
}


def _read_in(words, env=None):
    line = [sys.executable, "-c", _SHOWN, *words]
    done = subprocess.run(line, cwd=MAIN.parent, env=env, capture_output=True, timeout=120, check=False)
    assert done.returncode == 0, done
    return set(done.stderr.decode().splitlines())


@pytest.mark.parametrize("word", ["version", "--help"])
def test_what_needs_no_desk_reads_in_no_store_and_no_key(word):
    read_in = _read_in([word])

    assert "ui.cli.main" in read_in
    assert not read_in & (OF_THE_WINDOW | OF_DOCUMENTS | OF_UPLOADS | OF_THE_STORE | OF_KEYS)
    assert not {name for name in read_in if name.startswith("services.domain.")} - {"services.domain.rulebook"}


@pytest.mark.parametrize("command", sorted(CASES_OF))
def test_a_command_on_the_store_reads_in_its_own_case_and_nothing_to_draw_print_or_send_with(desk, command):
    words = ["--home", str(desk.home), *command.split(), "--as", ADMINISTRATOR]

    read_in = _read_in(words, desk.environment({}))

    assert "services.store.store" in read_in
    assert not read_in & (OF_THE_WINDOW | OF_DOCUMENTS | OF_UPLOADS | {"alembic", "keyring"})
    cases = {name.split(".")[2] for name in read_in if name.startswith("services.cases.")}
    assert cases == CASES_OF[command]
