"""Every word of the window is in both languages."""

from __future__ import annotations

import re

from PySide6.QtCore import QTranslator

from tools.translations import FOLDER, collected, read, sources


def test_every_word_of_the_window_has_its_vietnamese():
    known = read(FOLDER / "desk_vi.ts")

    assert sorted(source for source in collected() if source not in known) == []


def test_the_compiled_file_says_what_the_source_file_says():
    compiled, words = QTranslator(), (FOLDER / "desk_vi.qm").read_bytes()
    assert compiled.load(words)

    for source, forms in read(FOLDER / "desk_vi.ts").items():
        assert compiled.translate("", source, None, 3 if "%n" in source else -1) == forms[0], source


def test_placeholders_are_the_same_in_both_languages():
    for source, forms in read(FOLDER / "desk_vi.ts").items():
        for said in forms:
            assert sorted(re.findall(r"\{\w*\}", said)) == sorted(re.findall(r"\{\w*\}", source)), source


def test_no_word_hides_in_a_formatted_string_where_the_collecting_tool_does_not_find_it():
    hidden = [path.name for path in sources() if re.search(r"\{tr\(", path.read_text("utf-8"))]

    assert hidden == []
