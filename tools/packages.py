"""System packages the program needs on Linux; standard library only."""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from tools.processes import SetUpFailed, run_quietly, say

# What Qt loads on Linux and a bare Debian lacks: library -> package.
QT_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libbrotlidec.so.1": "libbrotli1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libcups.so.2": "libcups2",  # printing from the window
}
# What tests, measurements and pictures run on Linux: a file (`*` allowed) -> package.
DEV_FILES = {
    "/usr/bin/Xvfb": "xvfb",
    "/usr/bin/openbox": "openbox",
    "/usr/bin/xdotool": "xdotool",
    "/usr/bin/dbus-run-session": "dbus-daemon",
    "/usr/bin/gnome-keyring-daemon": "gnome-keyring",
    "/usr/sbin/cupsd": "cups",
    "/usr/lib/cups/backend/cups-pdf": "printer-driver-cups-pdf",
    "/usr/bin/pdftotext": "poppler-utils",
    "/usr/bin/scanimage": "sane-utils",
    "/usr/sbin/tc": "iproute2",
    "/usr/sbin/nft": "nftables",
    "/usr/lib/*/faketime/libfaketime.so.1": "libfaketime",
}


def missing_libraries(libraries: Mapping[str, str]) -> list[str]:
    """Return the packages of the shared libraries that cannot be loaded."""
    missing = []
    for library, package in libraries.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(package)
    return missing


def missing_files(files: Mapping[str, str]) -> list[str]:
    """Return the packages of the files that are not there."""
    return [package for file, package in files.items() if not any(Path("/").glob(file[1:]))]


def install_packages(packages: Sequence[str]) -> None:
    """Install system packages through apt when that needs no password.

    Raises:
        SetUpFailed: It may not be done here, or failed; the text holds the line to run.
    """
    if not packages:
        return
    root = sys.platform != "win32" and os.geteuid() == 0
    line = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    sudo = "" if root else "sudo "
    first = "" if has_lists() else f"{sudo}apt-get update && "
    by_hand = f"Hãy chạy (run): {first}{sudo}{' '.join(line)}"
    if not shutil.which("apt-get") or not (root or may_sudo()):
        raise SetUpFailed(f"Thiếu gói hệ thống (missing system packages): {' '.join(packages)}\n  {by_hand}")
    say(f"… Đang cài {len(packages)} gói hệ thống (installing system packages): {' '.join(packages)}")
    before = [*([] if root else ["sudo", "-n"]), "env", "DEBIAN_FRONTEND=noninteractive"]
    install = [*before, *line, "-o", "DPkg::Lock::Timeout=300"]
    trouble = f"Không cài được gói hệ thống (cannot install system packages). {by_hand}"
    if has_lists():
        with contextlib.suppress(SetUpFailed):
            run_quietly(install, None, trouble)
            return
    run_quietly([*before, "apt-get", "update"], None, trouble)
    run_quietly(install, None, trouble)


def has_lists() -> bool:
    """Tell whether apt knows what there is to install; a fresh system has never asked."""
    return any(Path("/var/lib/apt/lists").glob("*_Packages*"))


def may_sudo() -> bool:
    """Tell whether sudo works here without asking for a password."""
    if not shutil.which("sudo"):
        return False
    return subprocess.run(["sudo", "-n", "true"], stderr=subprocess.DEVNULL, check=False).returncode == 0
