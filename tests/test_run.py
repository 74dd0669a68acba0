"""`run.py`, in a small project of its own: empty locks, and a program that says what it was given."""

import hashlib
import json
import os
import resource
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from run import command_of
from tools.packages import install_packages, missing_files, missing_libraries
from tools.processes import SetUpFailed

ROOT = Path(__file__).resolve().parent.parent
SYSTEM_PYTHON = getattr(sys, "_base_executable", sys.executable)
VENV_PYTHON = Path("Scripts/python.exe" if os.name == "nt" else "bin/python")
PROGRAM = """
import importlib.metadata, json, os, sys
packages = {one.name: one.version for one in importlib.metadata.distributions()}
print(json.dumps({"given": sys.argv[1:], "folder": os.getcwd(), "prefix": sys.prefix, "packages": packages}))
raise SystemExit(7 if "fail" in sys.argv else 0)
"""


class Project:
    """A copy of `run.py` and its tools with a program that only answers."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.wheels = folder / "wheels"
        self.wheels.mkdir(parents=True)
        shutil.copy(ROOT / "run.py", folder)
        shutil.copytree(ROOT / "tools", folder / "tools", ignore=shutil.ignore_patterns("__pycache__"))
        (folder / "main.py").write_text(PROGRAM, encoding="utf-8")
        self.lock("")

    def lock(self, text: str) -> None:
        """Pin what the text names, in both locks."""
        for name in ("requirements.lock", "requirements-dev.lock"):
            (self.folder / name).write_text(text, encoding="utf-8")

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """Start `run.py` from another folder, with no package index in reach."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("COVERAGE_", "PIP_"))}
        environment = kept | {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": self.wheels.as_uri()}
        command = [SYSTEM_PYTHON, str(self.folder / "run.py"), *arguments]
        pipe = subprocess.PIPE
        return subprocess.Popen(
            command, cwd=self.folder.parent, env=environment, stdout=pipe, stderr=pipe, encoding="utf-8"
        )

    def run(self, *arguments: str) -> tuple[int, str, str]:
        """Run `run.py` to its end and return exit status, standard output and standard error."""
        with self.start(*arguments) as process:
            out, err = process.communicate()
        return process.returncode, out, err

    def add_wheel(self, name: str, version: str) -> str:
        """Make an empty package and return the line that pins it."""
        wheel = self.wheels / f"{name}-{version}-py3-none-any.whl"
        info = f"{name}-{version}.dist-info"
        files = {
            f"{name}.py": "",
            f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
            f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        }
        record = "".join(f"{file},,\n" for file in [*files, f"{info}/RECORD"])
        with zipfile.ZipFile(wheel, "w") as archive:
            for file, text in (files | {f"{info}/RECORD": record}).items():
                archive.writestr(file, text)
        return f"{name}=={version} --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project nothing was set up for yet."""
    return Project(tmp_path / "Quầy một cửa thử")


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project that was started once; tests leave it as it is."""
    project = Project(tmp_path_factory.mktemp("ready") / "Quầy đã chạy")
    assert project.run("version")[0] == 0
    return project


@pytest.fixture
def started(ready: Project, tmp_path: Path) -> Project:
    """A project that was started once, to change and to break."""
    project = Project(tmp_path / "Quầy đã chạy")
    shutil.copytree(ready.folder / ".venv", project.folder / ".venv", symlinks=True)
    return project


def test_the_command_its_folder_and_its_status_pass_through(ready):
    status, out, err = ready.run("register", "Trần Thị Mẫu", "--home", "a b", "fail")

    answer = json.loads(out)
    assert status == 7
    assert answer["given"] == ["register", "Trần Thị Mẫu", "--home", "a b", "fail"]
    assert Path(answer["folder"]) == ready.folder.parent
    assert Path(answer["prefix"]) == ready.folder / ".venv"
    assert err == ""


def test_a_first_start_keeps_standard_output_for_the_command(project):
    status, out, err = project.run("version")

    assert status == 0
    assert json.loads(out)["given"] == ["version"]
    assert "Đang tạo .venv" in err
    assert "Chuẩn bị xong" in err


def test_a_start_of_what_is_ready_costs_less_than_twice_the_two_interpreters_it_needs(ready):
    def least(action: Callable[[], object]) -> float:
        """Processor time, so that a busy machine tells the same."""
        times = []
        for _ in range(7):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            action()
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        return min(times)

    def both_interpreters() -> None:
        subprocess.run([SYSTEM_PYTHON, "-c", ""], check=True)
        program = str(ready.folder / "main.py")
        python = str(ready.folder / ".venv" / VENV_PYTHON)
        subprocess.run([python, program], check=True, stdout=subprocess.DEVNULL)

    assert least(lambda: ready.run("version")) < 2 * least(both_interpreters)


def test_a_set_up_killed_midway_is_made_anew(project):
    with project.start("version") as process:
        assert process.stderr is not None
        assert "Đang tạo .venv" in process.stderr.readline()
        process.kill()

    status, out, err = project.run("version")

    assert status == 0, err
    assert "pip" in json.loads(out)["packages"]


def test_two_first_starts_at_once_both_reach_the_command(project):
    with project.start("version") as one, project.start("version") as other:
        answers = [one.communicate(), other.communicate()]

    assert [one.returncode, other.returncode] == [0, 0]
    assert sum("Đang tạo .venv" in err for _, err in answers) == 1


def test_a_venv_that_lost_a_package_is_made_anew(started):
    for package in (started.folder / ".venv").glob("[Ll]ib/**/site-packages/pip"):
        shutil.rmtree(package)

    status, out, err = started.run("version")

    assert status == 0
    assert "pip" in json.loads(out)["packages"]
    assert "Đang tạo .venv" in err


def test_a_venv_whose_python_is_gone_is_made_anew(started):
    (started.folder / ".venv" / VENV_PYTHON).unlink()

    status, _, err = started.run("version")

    assert status == 0
    assert "Đang tạo .venv" in err


def test_a_changed_lock_is_followed_and_what_it_no_longer_names_is_removed(started):
    started.lock(started.add_wheel("mot_goi", "1.0") + started.add_wheel("goi_cu", "1.0"))
    started.run("version")
    started.lock(started.add_wheel("mot_goi", "2.0"))

    status, out, err = started.run("version")

    packages = json.loads(out)["packages"]
    assert status == 0
    assert packages["mot_goi"] == "2.0"
    assert "goi_cu" not in packages
    assert "Đang tạo .venv" not in err


def test_a_file_that_does_not_match_its_hash_is_refused(started):
    line = started.add_wheel("mot_goi", "1.0")
    started.lock(line[:-5] + "0000\n")

    status, out, err = started.run("version")

    assert (status, out) == (1, "")
    assert "Không cài được thư viện Python" in err
    assert "HASHES" in err


def test_a_folder_that_cannot_be_written_is_named(project):
    (project.folder / ".venv-lock").mkdir()

    status, out, err = project.run("version")

    assert (status, out) == (1, "")
    assert str(project.folder) in err


@pytest.mark.parametrize(
    ("arguments", "command"),
    [
        ([], ""),
        (["--home", "C:\\Dữ liệu"], ""),
        (["--home=a", "demo"], "demo"),
        (["--home", "demo", "register", "-"], "register"),
        (["--help"], "help"),
        (["test", "--long"], "test"),
    ],
)
def test_the_command_is_found_among_the_options(arguments, command):
    assert command_of(arguments) == command


def test_a_library_that_cannot_be_loaded_is_missing():
    known = "kernel32" if os.name == "nt" else "libc.so.6"

    assert missing_libraries({known: "here", "libkhongco.so.9": "libkhongco9"}) == ["libkhongco9"]


def test_a_file_that_is_not_there_is_missing(tmp_path):
    (tmp_path / "có").touch()

    assert missing_files({f"{tmp_path}/*có": "here", f"{tmp_path}/không": "gone"}) == ["gone"]


def test_where_nothing_may_be_installed_the_line_to_run_is_told(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(SetUpFailed, match="apt-get install -y --no-install-recommends libegl1 xvfb"):
        install_packages(["libegl1", "xvfb"])
