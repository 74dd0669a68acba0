"""What Vietnamese input methods make of keys a scanner sends, after the rules of UniKey; and what scanners make of letters."""

from __future__ import annotations

import unicodedata

_TELEX_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323", "z": ""}
_VNI_TONES = {"1": "\u0301", "2": "\u0300", "3": "\u0309", "4": "\u0303", "5": "\u0323", "0": ""}
_TONES = set(_TELEX_TONES.values()) - {""}
_VOWELS = set("aeiouy")
_HAT, _HORN, _BREVE = "\u0302", "\u031b", "\u0306"


class _Word:
    """The word being typed, each letter taken apart into its base and its marks."""

    def __init__(self) -> None:
        self.letters: list[str] = []

    def text(self) -> str:
        return unicodedata.normalize("NFC", "".join(self.letters))

    def tone(self, tone: str) -> bool:
        """Put a tone on the last vowel, or take it off; True when the key was eaten."""
        vowels = [n for n, letter in enumerate(self.letters) if letter[0].lower() in _VOWELS]
        if not vowels:
            return False
        at = vowels[-1]
        before = self.letters[at]
        bare = "".join(c for c in before if c not in _TONES)
        self.letters[at] = bare + tone
        return bool(tone) or bare != before

    def mark(self, bases: str, mark: str) -> bool:
        """Put a mark on the last letter of these bases that has none; True when the key was eaten."""
        for at in reversed(range(len(self.letters))):
            if self.letters[at][0].lower() in bases and not {_HAT, _HORN, _BREVE} & set(self.letters[at]):
                self.letters[at] = self.letters[at][0] + mark + self.letters[at][1:]
                return True
        return False

    def bar(self) -> bool:
        """Make the word's d a đ; True when the key was eaten."""
        if self.letters and self.letters[0].lower() == "d":
            self.letters[0] = "Đ" if self.letters[0].isupper() else "đ"
            return True
        return False


def _telex(word: _Word, key: str, *, simple: bool) -> bool:
    small = key.lower()
    if small in _TELEX_TONES:
        return word.tone(_TELEX_TONES[small])
    if small in "aeo":
        return word.mark(small, _HAT)
    if small == "w":
        if word.mark("uo", _HORN) or word.mark("a", _BREVE):
            return True
        if not simple:
            word.letters.append("U\u031b" if key.isupper() else "u\u031b")
        return not simple
    return small == "d" and word.bar()


def _vni(word: _Word, key: str) -> bool:
    if key in _VNI_TONES:
        return word.tone(_VNI_TONES[key])
    marks = {"6": ("aeo", _HAT), "7": ("uo", _HORN), "8": ("a", _BREVE)}
    if key in marks:
        return word.mark(*marks[key])
    return key == "9" and word.bar()


def typed(text: str, method: str, before: str = "") -> str:
    """Return what stands in the field after a scanner sent these keys through an input method.

    Args:
        method: `telex`, `simple` (a w alone stays a w) or `vni`.
        before: Letters typed before the scan, with the caret right behind them.
    """
    done, word = "", _Word()
    word.letters = list(before)
    for key in text:
        eaten = _vni(word, key) if method == "vni" else _telex(word, key, simple=method == "simple")
        if eaten:
            continue
        if key.isalpha():
            word.letters.append(unicodedata.normalize("NFD", key))
        else:
            done, word = done + word.text() + key, _Word()
    return (done + word.text())[len(before) :]


def stripped(text: str) -> str:
    """Return text as a scanner sends it that knows only plain letters."""
    bare = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in bare if not unicodedata.combining(c))


def questioned(text: str) -> str:
    """Return text with a question mark for every letter a US layout lacks."""
    return "".join(c if c.isascii() else "?" for c in text)


def dropped(text: str) -> str:
    """Return text without the letters a US layout lacks."""
    return "".join(c for c in text if c.isascii())


def spelled(text: str, method: str) -> str:
    """Return text as the keys that would type it: `TRAANF` in Telex, `TRA6N2` in VNI, tones at the end of the word."""
    words = []
    for word in text.split(" "):
        keys, tone = "", ""
        for letter in word:
            base, *marks = unicodedata.normalize("NFD", letter)
            if letter in "đĐ":
                keys += "DD" if method == "telex" else "D9"
            else:
                keys += base
            for mark in marks:
                if mark in _TONES:
                    tones = _TELEX_TONES if method == "telex" else _VNI_TONES
                    tone = next(key for key, value in tones.items() if value == mark)
                elif method == "telex":
                    keys += base if mark == _HAT else "w"
                else:
                    keys += {_HAT: "6", _HORN: "7", _BREVE: "8"}[mark]
        words.append(keys + tone.upper())
    return " ".join(words)
