"""Everything that must hold before a change is kept: `python3 run.py test [--long] [PYTEST ARGUMENTS]`.

Style, types, layers, tests without and with a screen, coverage floors, in this
order; the first stage that fails ends the run. Tests get a home of their own,
so a developer's data and keyring are never touched. With pytest arguments only
the chosen tests run, and coverage has no floors.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tools.screen import screen  # noqa: E402 - found only once the project stands on the path

SIZE = "1366x768x24"
FLOORS = {"services/domain": 100, "services": 95, "ui": 80}
ROOMS = ("services", "ui")
MEASURED = f"--include={','.join(str(ROOT / room / '*') for room in ROOMS)}"
"""Not as sources: every program that a test starts would look through the rooms and name all their files."""
LINT_IMPORTS = "import sys; from importlinter.cli import lint_imports_command as run; sys.exit(run())"
NO_TESTS = 5
"""What pytest answers when it found nothing to run."""
OTHER_LANES = [
    ["tests/cli", "tests/faults", "tests/test_run.py", "tests/tools"],
    [
        *("tests/cases", "tests/documents", "tests/domain", "tests/files", "tests/finding", "tests/receivers"),
        *("tests/store", "tests/ui/test_everyone_can_use_it.py", "tests/ui/components", "tests/ui/daily_log"),
        *("tests/ui/procedures", "tests/ui/queue", "tests/ui/received", "tests/ui/registry", "tests/ui/rulebook"),
    ],
]
"""What starts other programs; the core, with the pages but the intake page. Both run beside everything else."""
MEMORY = Path("/dev/shm")
"""Where tests put their folders unless `--long` asks for the real disk: thousands of durable writes take half the time."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One thing to check.

    Attributes:
        name: What people call it.
        check: Does it, says what it finds on standard output, tells whether all is well.
    """

    name: str
    check: Callable[[], bool]


def main(arguments: Sequence[str]) -> int:
    """Run the stages until one fails; 0 when none did."""
    long = "--long" in arguments
    chosen = [argument for argument in arguments if argument != "--long"]
    with tempfile.TemporaryDirectory(prefix="quay-check-") as folder:
        stages = static_stages() + test_stages(Path(folder), long, chosen)
        done = run_stages(stages)
    print("", *done, sep="\n", flush=True)
    return 0 if len(done) == len(stages) and not done[-1].startswith("✗") else 1


def run_stages(stages: Sequence[Stage]) -> list[str]:
    """Run the stages up to the first failure and return a line on each."""
    lines: list[str] = []
    for stage in stages:
        print(f"── {stage.name}", flush=True)
        began = time.monotonic()
        well = stage.check()
        lines.append(f"{'✓' if well else '✗'} {stage.name:<24} {time.monotonic() - began:7.1f} s")
        if not well:
            break
    return lines


def static_stages() -> list[Stage]:
    """Return what is checked without running the program."""
    return [
        Stage("ruff check", lambda: python("-m", "ruff", "check", ".")),
        Stage("ruff format", lambda: python("-m", "ruff", "format", "--check", ".")),
        Stage("mypy", lambda: python("-m", "mypy")),
        Stage("lint-imports", lambda: python("-c", LINT_IMPORTS, "--no-logo")),
    ]


def test_stages(folder: Path, long: bool, chosen: Sequence[str]) -> list[Stage]:
    """Return the test runs and, when all tests run, the coverage floors."""
    seed = random.SystemRandom().randrange(2**32)
    print(f"Order of tests: --randomly-seed={seed}", flush=True)
    short = "" if long else " and not long"
    drawn = ["--hypothesis-profile=long"] if long else []
    common = [f"--randomly-seed={seed}", "--durations=12", "--durations-min=5", *drawn, *chosen]
    offscreen = ["-m", f"not screen{short}", *common]
    on_screen = ["-m", f"screen{short}", *common]
    first = [f"--ignore={place}" for lane in OTHER_LANES for place in lane]
    lanes = [] if chosen else [first, *OTHER_LANES]
    stages = [Stage("tests without a screen", lambda: run_tests(folder, "offscreen", offscreen, lanes, long=long))]
    if sys.platform == "linux":
        stages.append(
            Stage("tests on a screen", lambda: run_tests(folder, "xcb", on_screen, [] if chosen else [[]], long=long))
        )
    if not chosen:
        stages.append(Stage("coverage", lambda: coverage(folder)))
    return stages


def run_tests(
    folder: Path, platform: str, arguments: Sequence[str], lanes: Sequence[Sequence[str]] = (), *, long: bool = False
) -> bool:
    """Run pytest under coverage, one process a lane, on an own screen where the platform is a real one.

    The first lane speaks while it runs, the others when all are done. Without lanes
    the arguments choose the tests, and there may be none.
    """
    with ExitStack() as stack:
        running = []
        for number, lane in enumerate(lanes or [[]]):
            home = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="quay-home-")))
            environment = clean_environment(os.environ, home) | {"QT_QPA_PLATFORM": platform}
            if not long and MEMORY.is_dir():
                environment["TMPDIR"] = stack.enter_context(tempfile.TemporaryDirectory(prefix="quay-", dir=MEMORY))
            environment["COVERAGE_FILE"] = str(folder / f"{platform}-{number}.coverage")
            if platform == "xcb":
                environment["DISPLAY"] = stack.enter_context(screen(SIZE, environment))
            said = stack.enter_context((folder / f"{platform}-{number}.txt").open("w+b")) if number else None
            command = [sys.executable, "-m", "coverage", "run", MEASURED, "-m", "pytest", *arguments, *lane]
            child = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=said, stderr=subprocess.STDOUT)
            running.append((stack.enter_context(child), said))
        results = [child.wait() for child, _ in running]
        for _, said in running:
            if said:
                said.seek(0)
                sys.stdout.buffer.write(said.read())
                sys.stdout.flush()
    return set(results) <= {0, NO_TESTS} and (0 in results or not lanes)


def clean_environment(environment: Mapping[str, str], home: Path) -> dict[str, str]:
    """Return an environment that knows nothing of this person's data, screen, session or keyring."""
    personal = ("QUAY_", "QT_", "XDG_", "COVERAGE_", "PYTEST_", "PYTHON")
    session = {"DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS"}
    kept = {name: value for name, value in environment.items() if not name.startswith(personal) and name not in session}
    runtime = home / "runtime"
    runtime.mkdir(mode=0o700)
    return kept | {
        "HOME": str(home),
        "USERPROFILE": str(home),
        "APPDATA": str(home),
        "LOCALAPPDATA": str(home),
        "QUAY_HOME": str(home / "quay"),
        "XDG_RUNTIME_DIR": str(runtime),
        "LANG": "C.UTF-8",
        "PYTHONUTF8": "1",
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
    }


def coverage(folder: Path) -> bool:
    """Tell whether every room reaches its floor, over all test runs and the programs they started."""
    name_files(folder / "every.coverage.file")
    parts = sorted(str(part) for part in folder.glob("*.coverage.*"))
    if not python("-m", "coverage", "combine", "-q", *parts):
        return False
    report = ["-m", "coverage", "report", "--show-missing", "--skip-covered", "--precision=2"]
    results = [python(*report, f"--include={room}/*", f"--fail-under={floor}") for room, floor in FLOORS.items()]
    return all(results)


def name_files(data: Path) -> None:
    """Name every file of the rooms, so that one which no test ever reads in counts as not run at all."""
    from coverage import CoverageData

    named = CoverageData(str(data))
    named.add_arcs({})
    named.touch_files([str(file) for room in ROOMS for file in (ROOT / room).rglob("*.py")])
    named.write()


def python(*arguments: str) -> bool:
    """Run this Python with arguments in the project's folder and tell whether it succeeded."""
    return subprocess.run([sys.executable, *arguments], cwd=ROOT, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
