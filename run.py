"""Sets up what the program needs, then starts it: `python3 run.py [COMMAND …]`.

`.venv` is made from the hashed lock, missing system libraries are installed
where that is allowed, and the command goes on to `main.py` inside `.venv`.
`test`, `bench` and `shots` belong to those who work on the program. Everything
said here goes to standard error: standard output is the command's own.

Standard library only: nothing else is there yet.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Sequence
from typing import NoReturn

from tools.environment import DEV_LOCK, LOCK, PYTHON, ROOT, missing_venv, read_stamp, set_up
from tools.packages import DEV_FILES, QT_LIBRARIES, install_packages, missing_files, missing_libraries
from tools.processes import SetUpFailed, say

DEV_COMMANDS = {
    "test": ["tools/check.py"],
    "bench": ["-m", "tests.benchmarks"],
    "shots": ["-m", "tests.shots"],
}
WINDOW_COMMANDS = {"", "window", "demo", *DEV_COMMANDS}
OPTIONS_WITH_A_VALUE = {"--home", "--language"}


def main(arguments: Sequence[str]) -> int:
    """Set up, start the command, return its exit status."""
    command = command_of(arguments)
    for_developers = bool(arguments) and arguments[0] in DEV_COMMANDS
    try:
        if sys.platform == "linux" and command in WINDOW_COMMANDS:
            missing = missing_libraries(QT_LIBRARIES)
            missing += missing_files(DEV_FILES) if for_developers else []
            # All in one line to run, also what the set-up below would find missing.
            install_packages(missing + ([] if read_stamp() else missing_venv()))
            if still := missing_libraries(QT_LIBRARIES):
                raise SetUpFailed(f"Vẫn thiếu thư viện hệ thống (still missing): {' '.join(still)}")
        set_up(DEV_LOCK if for_developers else LOCK)
        if not for_developers:
            return start([str(ROOT / "main.py"), *arguments])
        os.chdir(ROOT)
        return start([*DEV_COMMANDS[arguments[0]], *arguments[1:]])
    except SetUpFailed as error:
        say(f"✗ {error}")
    except OSError as error:
        say(f"✗ Không chuẩn bị được chương trình trong {ROOT} (cannot set up): {error}")
    except KeyboardInterrupt:
        say("✗ Đã dừng giữa chừng; lần chạy sau sẽ tự làm lại (stopped; the next run repairs it).")
        return 4
    return 1


def command_of(arguments: Sequence[str]) -> str:
    """Return the command among the arguments: "" for none, which is the window."""
    words = iter(arguments)
    for word in words:
        if word in ("-h", "--help", "--version"):
            return "help"
        if word in OPTIONS_WITH_A_VALUE:
            next(words, None)
        elif not word.startswith("-"):
            return word
    return ""


def start(arguments: Sequence[str]) -> int:
    """Become `python ARGUMENTS` of `.venv`; where that is impossible, wait for it."""
    command = [str(PYTHON), "-X", "utf8", *arguments]
    # What Python compiled is kept for the next start, whatever this shell says: compiling is most of a short command.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    if os.name != "nt":
        os.execve(command[0], command, environment)
    with subprocess.Popen(command, env=environment) as child:
        while True:
            # Ctrl+C reaches the child as well; it decides what that means.
            with contextlib.suppress(KeyboardInterrupt):
                return child.wait()


def _begin() -> NoReturn:
    if sys.stderr is not None and hasattr(sys.stderr, "reconfigure"):
        sys.stderr.reconfigure(encoding="utf-8", errors="replace")
    if sys.version_info < (3, 11):  # noqa: UP036 - an older Python must get this sentence, not a traceback
        say(f"✗ Cần Python 3.11 trở lên, đang là {sys.version.split()[0]} (Python 3.11 or newer is needed).")
        sys.exit(1)
    sys.exit(main(sys.argv[1:]))


if __name__ == "__main__":
    _begin()
