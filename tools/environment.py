"""`.venv`: made from a hashed lock, made anew when broken; standard library only."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from tools.packages import install_packages
from tools.processes import SetUpFailed, run_quietly, say

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "set-up.json"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCK = ROOT / "requirements.lock"
DEV_LOCK = ROOT / "requirements-dev.lock"


def set_up(lock: Path) -> None:
    """Make `.venv` hold what the lock names; return at once when it does.

    The stamp is removed first and written last, so a set-up that was cut short
    is seen and made anew.
    """
    if is_ready(lock):
        return
    with alone() as guard:
        if is_ready(lock):
            return
        began = time.monotonic()
        if not is_whole(read_stamp()):
            make_venv(guard)
        STAMP.unlink(missing_ok=True)
        install(lock, guard)
        write_stamp({LOCK, lock})
        say(f"✓ Chuẩn bị xong sau {time.monotonic() - began:.0f} giây (ready).")


def is_ready(lock: Path) -> bool:
    """Tell whether `.venv` is whole and was filled from just this lock."""
    stamp = read_stamp()
    return is_whole(stamp) and stamp["locks"].get(lock.name) == digest(lock)


def read_stamp() -> dict[str, dict[str, str]]:
    """Return what the last complete set-up left behind, {} when there is none."""
    try:
        stamp: dict[str, dict[str, str]] = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp


def write_stamp(locks: set[Path]) -> None:
    """Note what `.venv` was filled from and what stands in it."""
    stamp = {
        "locks": {lock.name: digest(lock) for lock in locks},
        "python": {"version": sys.version.split()[0], "base": base_python()},
        "entries": dict.fromkeys(entries(), ""),
    }
    half = STAMP.with_suffix(".half")
    half.write_text(json.dumps(stamp), encoding="utf-8")
    half.replace(STAMP)


def is_whole(stamp: Mapping[str, Mapping[str, str]]) -> bool:
    """Tell whether the stamp's Python is still there and nothing was taken out of `.venv`."""
    if not stamp.keys() >= {"locks", "python", "entries"}:
        return False
    base = stamp["python"].get("base", "")
    same = os.name == "nt" or os.path.realpath(PYTHON) == base
    return same and Path(base).exists() and PYTHON.exists() and stamp["entries"].keys() <= entries()


def entries() -> set[str]:
    """Return the names that stand at the top of site-packages."""
    sites = [VENV / "Lib/site-packages"] if os.name == "nt" else list(VENV.glob("lib/python*/site-packages"))
    return {name for site in sites if site.is_dir() for name in os.listdir(site)} - {"__pycache__"}  # noqa: PTH208


def base_python() -> str:
    """Return the interpreter a new `.venv` is made from, never the one inside it."""
    return os.path.realpath(getattr(sys, "_base_executable", sys.executable))


def digest(lock: Path) -> str:
    """Return the SHA-256 of a lock."""
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def make_venv(guard: int) -> None:
    """Make an empty `.venv`, in place of a broken one."""
    if lacking := missing_venv():
        install_packages(lacking)
        if missing_venv():
            raise SetUpFailed("Python này thiếu mô-đun venv (this Python lacks venv).")
    say("… Đang tạo .venv (making .venv)")
    if VENV.is_symlink() or VENV.is_file():
        VENV.unlink()
    elif VENV.exists():
        shutil.rmtree(VENV)
    # Not the resolved path: Debian's venv belongs to the name it was called by.
    python = getattr(sys, "_base_executable", sys.executable)
    run_quietly([python, "-m", "venv", str(VENV)], guard, "Không tạo được .venv (cannot make .venv).")


def missing_venv() -> list[str]:
    """Return the package this Python lacks to make a `.venv`, [] when it can: Debian packs that apart."""
    base = getattr(sys, "_base_executable", sys.executable)
    tried = subprocess.run([base, "-c", "import ensurepip, venv"], stderr=subprocess.DEVNULL, check=False)
    return [f"python{sys.version_info.major}.{sys.version_info.minor}-venv"] if tried.returncode else []


def names(lock: Path) -> set[str]:
    """Return the names a lock pins."""
    lines = lock.read_text(encoding="utf-8").splitlines()
    return {line.split("==")[0].strip() for line in lines if "==" in line and line[0].isalnum()}


def install(lock: Path, guard: int) -> None:
    """Fill `.venv` from the lock, every file checked against its hash, and clear what no lock names."""
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input"]
    total = len(names(lock))
    if total:
        say(f"… Đang tải và cài {total} thư viện Python (installing Python packages)")
        options = ["--require-hashes", "--no-deps", "--only-binary=:all:", "--no-user", "--progress-bar=off"]
        trouble = (
            "Không cài được thư viện Python. Hãy kiểm tra mạng rồi chạy lại lệnh này (check the network, run again)."
        )
        run_quietly([*pip, "install", *options, "-r", str(lock)], guard, trouble, total)
    found = {entry.split("-")[0] for entry in entries() if entry.endswith(".dist-info")}
    wanted = {plain(name) for name in names(LOCK) | names(DEV_LOCK)} | {"pip", "setuptools"}
    if extra := sorted(name for name in found if plain(name) not in wanted):
        run_quietly([*pip, "uninstall", "-y", *extra], guard, "Không gỡ được thư viện thừa (cannot remove packages).")


def plain(name: str) -> str:
    """Return a package's name as all spellings of it agree on."""
    return name.lower().replace("-", "_").replace(".", "_")


@contextlib.contextmanager
def alone() -> Iterator[int]:
    """Keep other runs of this file out of `.venv`; yields the lock's descriptor."""
    with (ROOT / ".venv-lock").open("a+b") as file:
        descriptor = file.fileno()
        if not lock_file(descriptor, wait=False):
            say("… Đang chờ một lần chạy khác chuẩn bị xong (waiting for another run)")
            while not lock_file(descriptor, wait=True):
                pass
        yield descriptor


def lock_file(descriptor: int, *, wait: bool) -> bool:
    """Try to lock the file; the system unlocks it when it is closed or its holders die."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError:
        return False
    return True
