"""Write THIRD-PARTY.md from the locks and what `.venv` says of each package: `python tools/third_party.py`."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "THIRD-PARTY.md"
US = "quay-mot-cua"

WHY = {
    "alembic": "brings an older store up to date",
    "argon2-cffi": "hashes passwords, wraps the store's key",
    "cryptography": "encrypts attachments and backups",
    "keyring": "keeps the store's key with the operating system",
    "openpyxl": "reads the catalogue back from a spreadsheet",
    "pikepdf": "checks, joins, turns and cleans scanned PDFs",
    "pillow": "checks, turns, crops and reduces scanned pictures",
    "pyserial": "reads a scanner on a serial line",
    "pypdfium2": "shows a page before it is printed",
    "pyside6-essentials": "the window",
    "qrcode": "the QR code on a receipt",
    "reportlab": "receipts and reports as PDF",
    "sqlalchemy": "speaks SQL to the store",
    "sqlcipher3": "the encrypted store",
    "tzdata": "time zones where the system has none (Windows)",
    "urllib3": "uploads",
    "xlsxwriter": "reports as XLSX",
    "coverage": "how much of the program tests reach",
    "fonttools": "makes the subset of the window's font",
    "huey": "a queue of others, to measure ours against",
    "persist-queue": "a queue of others, to measure ours against",
    "hypothesis": "tests with inputs nobody thought of",
    "import-linter": "checks who may import whom",
    "mypy": "checks types",
    "opencv-python-headless": "looks through a camera, where one is set up",
    "pytest": "runs the tests",
    "pytest-randomly": "runs the tests in random order",
    "python-xlib": "real key presses in tests",
    "ruff": "checks and formats the code",
    "tuspyserver": "a server of somebody else that uploads are tried against",
    "types-openpyxl": "types of openpyxl",
    "types-pyserial": "types of pyserial",
    "types-qrcode": "types of qrcode",
    "uvicorn": "runs that server",
    "zxing-cpp": "reads our QR codes back in tests",
}
# Where the package's own words are unclear, or it is not installed on this system; read from its licence file.
LICENCES = {
    "colorama": "BSD-3-Clause",
    "grimp": "BSD-2-Clause",
    "huey": "MIT",
    "import-linter": "BSD-2-Clause",
    "jeepney": "MIT",
    "pathspec": "MPL-2.0",
    "python-xlib": "LGPL-2.1-or-later",
    "pywin32-ctypes": "BSD-3-Clause",
    "qrcode": "BSD-3-Clause",
    "reportlab": "BSD-3-Clause",
    "secretstorage": "BSD-3-Clause",
    "sortedcontainers": "Apache-2.0",
    "sqlcipher3": "Zlib; SQLCipher: BSD-3-Clause; OpenSSL: Apache-2.0",
}
HEAD = """# Third-party software

Made by `python tools/third_party.py` from the locks; not edited by hand. Packages are not part of this repository: they
are installed into `.venv` from a package index, each file checked against its hash.

Qt and PySide6 are used under the LGPL-3.0: unchanged, as libraries of their own in `.venv`, where anybody may put another
build of them. Their source is offered by the Qt project.
"""


@dataclass(frozen=True, slots=True)
class Package:
    """One pinned package.

    Attributes:
        users: Names of the packages that asked for it; ours for a direct one.
    """

    name: str
    version: str
    users: tuple[str, ...]

    def row(self) -> str:
        """Return its row of the table."""
        direct = US in self.users
        why = WHY[self.name] if direct else "needed by " + ", ".join(self.users)
        return f"| {self.name} | {self.version} | {licence(self.name)} | {'yes' if direct else ''} | {why} |"


def packages(lock: Path) -> Iterator[Package]:
    """Yield what a lock pins, in its order."""
    name, version, users = "", "", list[str]()
    for line in lock.read_text(encoding="utf-8").splitlines():
        if line[:1].isalnum():
            if name:
                yield Package(name, version, tuple(users))
            name, version = line.split(" ")[0].split("==")
            users = []
        elif (word := line.strip().removeprefix("#").strip().removeprefix("via").strip()) and "--hash" not in word:
            users += [] if word.startswith("-c ") else [word.split(" ")[0]]
    if name:
        yield Package(name, version, tuple(users))


def licence(name: str) -> str:
    """Return the licence of a package.

    Raises:
        LookupError: The package is not installed here and `LICENCES` does not know it.
    """
    if known := LICENCES.get(name):
        return known
    try:
        facts = metadata(name)
    except PackageNotFoundError as error:
        raise LookupError(f"say the licence of {name} in LICENCES of {__file__}") from error
    kinds = [kind.split(" :: ")[-1] for kind in facts.get_all("Classifier", []) if kind.startswith("License ::")]
    said = (facts.get_all("License-Expression") or facts.get_all("License") or [""])[0]
    words = said or ", ".join(kinds)
    if not words or "\n" in words:
        raise LookupError(f"say the licence of {name} in LICENCES of {__file__}")
    return {"MIT License": "MIT", "Apache Software License": "Apache-2.0"}.get(words, words)


def fonts() -> Iterator[str]:
    """Yield a row for every font family that is part of this repository."""
    for text in sorted((ROOT / "resources/fonts").glob("*-LICENSE.txt")):
        if "open font license" not in text.read_text(encoding="utf-8").lower():
            raise LookupError(f"{text.name} is not the SIL Open Font License")
        yield f"| {text.name.removesuffix('-LICENSE.txt')} | OFL-1.1 | [{text.name}](resources/fonts/{text.name}) |"


def page() -> str:
    """Return the text of THIRD-PARTY.md."""
    shipped = list(packages(ROOT / "requirements.lock"))
    names = {package.name for package in shipped}
    tools = [package for package in packages(ROOT / "requirements-dev.lock") if package.name not in names]
    head = ["| package | version | licence | direct | why |", "|---|---|---|---|---|"]
    parts = [
        HEAD,
        "## What the program runs with\n",
        *head,
        *(package.row() for package in shipped),
        "\n## What only development and tests use\n",
        *head,
        *(package.row() for package in tools),
        "\n## Fonts in this repository\n",
        "| font | licence | text |\n|---|---|---|",
        *fonts(),
    ]
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    sys.exit(0)
