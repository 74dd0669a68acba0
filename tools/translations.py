"""Collect the window's words and compile their translations.

    python -m tools.translations                 refresh resources/i18n/*.ts and make the .qm files
    python -m tools.translations --fill WORDS    also take Vietnamese words from a file of `source<TAB>translation` lines

`desk_vi.ts` holds the program's own words, `qt_vi.ts` those of Qt's dialogs, which Qt itself has no Vietnamese for. English is
the language of the sources; `desk_en.ts` holds its plurals only.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "i18n"
HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'


def _tool(name: str) -> str:
    return str(Path(sys.executable).with_name(name))


def sources() -> list[Path]:
    """Return the files whose words people see."""
    return sorted(p for p in (ROOT / "ui").rglob("*.py") if "cli" not in p.parts)


def collected() -> dict[str, bool]:
    """Return every source string of the window, with whether it has plurals, in the order found."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "found.ts"
        command = [
            _tool("pyside6-lupdate"),
            *map(str, sources()),
            "-no-obsolete",
            "-locations",
            "none",
            "-ts",
            str(out),
        ]
        subprocess.run(command, check=True, capture_output=True)
        tree = ET.parse(out)
    found = [m.findtext("source") or "" for m in tree.iter("message")]
    return {source: "%n" in source for source in found}


# Nouns whose verb or plural the rule of brackets cannot say.
_ONE = (
    (r"%n citizens bring", "%n citizen brings"),
    (r"%n dossiers wait to be sent\. They are", "%n dossier waits to be sent. It is"),
    (r"%n dossiers are", "%n dossier is"),
    (r"%n dossiers wait", "%n dossier waits"),
    (r"%n pages wait", "%n page waits"),
    (r"%n procedures fit", "%n procedure fits"),
    (r"%n more places; Ctrl E goes to each", "%n more place; Ctrl E goes there"),
    (r"%n files are being", "%n file is being"),
    (r"%n more files were", "%n more file was"),
    (r"%n (new|more) files", r"%n \1 file"),
    (r"%n (working )?(day|hour|month|page|place|paper|case)s\b", r"%n \1\2"),
)


def english_forms(source: str) -> list[str]:
    """Return one and many of an English source: `%n day(s)` gives `%n day` and `%n days`, `copy(ies)` copy and copies."""
    for many, single in _ONE:
        if re.search(many, source):
            return [re.sub(many, single, source), source]
    one = re.sub(r"\((?:s|es|ies)\)", "", source)
    many = re.sub(r"\((s|es)\)", r"\1", re.sub(r"y\(ies\)", "ies", source))
    return [one, many]


def read(path: Path) -> dict[str, list[str]]:
    """Return the translations of a .ts file: one form a string, or one per plural."""
    if not path.exists():
        return {}
    found = {}
    for message in ET.parse(path).iter("message"):
        translation = message.find("translation")
        if translation is None or translation.get("type") == "unfinished":
            continue
        forms = [form.text or "" for form in translation.findall("numerusform")] or [translation.text or ""]
        found[message.findtext("source") or ""] = forms
    return found


def write(path: Path, language: str, messages: dict[str, bool], known: dict[str, list[str]]) -> list[str]:
    """Write a .ts file and return the strings it has no translation for."""
    top = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    context = ET.SubElement(top, "context")
    ET.SubElement(context, "name").text = ""
    missing = []
    for source, plural in sorted(messages.items()):
        message = ET.SubElement(context, "message", {"numerus": "yes"} if plural else {})
        ET.SubElement(message, "source").text = source
        translation = ET.SubElement(message, "translation")
        forms = known.get(source)
        if forms is None:
            translation.set("type", "unfinished")
            missing.append(source)
        elif plural:
            for form in forms:
                ET.SubElement(translation, "numerusform").text = form
        else:
            translation.text = forms[0]
    ET.indent(top, "  ")
    path.write_text(HEAD + ET.tostring(top, encoding="unicode") + "\n", "utf-8")
    return missing


def compile_all() -> None:
    """Make the .qm files the program reads."""
    for target, inputs in (("desk_vi", ("desk_vi", "qt_vi")), ("desk_en", ("desk_en",))):
        there = [str(FOLDER / f"{name}.ts") for name in inputs if (FOLDER / f"{name}.ts").exists()]
        command = [_tool("pyside6-lrelease"), *there, "-qm", str(FOLDER / f"{target}.qm")]
        subprocess.run(command, check=True, capture_output=True)


def filled(words: Path) -> dict[str, list[str]]:
    """Return the translations of a file of tab-separated lines; `\\n` stands for a line end."""
    pairs = (line.split("\t")[:2] for line in words.read_text("utf-8").splitlines() if "\t" in line)
    return {source.replace("\\n", "\n"): [said.replace("\\n", "\n")] for source, said in pairs}


def main() -> int:
    """Refresh, compile, and name what is not translated."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fill", type=Path, action="append", default=[])
    args = parser.parse_args()
    messages = collected()
    known = read(FOLDER / "desk_vi.ts")
    for words in args.fill:
        known.update(filled(words))
    missing = write(FOLDER / "desk_vi.ts", "vi_VN", messages, known)
    plurals = {source: True for source, plural in messages.items() if plural}
    write(FOLDER / "desk_en.ts", "en", plurals, {source: english_forms(source) for source in plurals})
    compile_all()
    for source in missing:
        print(f"not translated: {source!r}", file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
