"""Costly patterns behind a cheap question: whether the letters stand there that every match of theirs has.

The word tables are long and most lines hold none of their words. A search for the letters alone costs a tenth of a search
for the pattern, which tries every word at every letter. The letters are read off the pattern, so that no table has to be
kept twice; RE2 and Hyperscan call this a literal prefilter.
"""

import re
from collections.abc import Iterable, Iterator

_Letters = frozenset[str]
_SYLLABLES = "\u1100"
"""From here on letters are syllables or words: one look at a text's letters tells that it has none of many."""
_OPTIONAL = ("?", "*", "{0")
_QUANTIFIER = re.compile(r"[?*+]\??|\{\d*,?\d*\}\??")
_GROUP = re.compile(r"\((?:\?(?:P<\w+>|-?[a-z]+:|:))?")
_LOOK = re.compile(r"\(\?<?[=!]")
_CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]")


class Gate:
    r"""A compiled pattern that is asked only where the letters stand that each of its matches has.

    It answers as the pattern would, with `re.IGNORECASE` throughout.

    >>> gate = Gate(r"(?:main|love)\s+theme|ending\s+songs?")
    >>> gate.letters, bool(gate.search("The Love Theme")), gate.search("The love of themes")
    (('theme', 'ending'), True, None)
    """

    __slots__ = ("_ascii", "letters", "pattern", "regex")

    def __init__(self, pattern: str, letters: tuple[str, ...] | None = None) -> None:
        """Compile `pattern`; `letters` stand in for those that are read off it."""
        self.regex = re.compile(pattern, re.IGNORECASE)
        self.pattern = pattern
        self.letters = tuple(dict.fromkeys(map(plain, letters))) if letters else letters_of(pattern)
        self._ascii = tuple(letter for letter in self.letters if letter.isascii())

    def may_match(self, low: str) -> bool:
        """Tell whether the letters stand in a text, given as `plain` leaves it."""
        letters = self._ascii if low.isascii() else self.letters
        return any(map(low.__contains__, letters))

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match anywhere."""
        return self.regex.search(text) if self.may_match(plain(text)) else None

    def found_in(self, text: str, low: str) -> bool:
        """Tell whether `search` finds anything; `low` is what `plain` leaves of `text`."""
        return self.may_match(low) and self.regex.search(text) is not None

    def match(self, text: str) -> re.Match[str] | None:
        """Return the match at the start."""
        return self.regex.match(text) if self.may_match(plain(text)) else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Return the match that is the whole text."""
        return self.regex.fullmatch(text) if self.may_match(plain(text)) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Return the matches from left to right."""
        return self.regex.finditer(text) if self.may_match(plain(text)) else iter(())

    def sub(self, replacement: str, text: str) -> str:
        """Return `text` with every match replaced."""
        return self.regex.sub(replacement, text) if self.may_match(plain(text)) else text


class Literals:
    """Strings that are looked for all at once, each as it is.

    >>> Literals(("more", "다음")).in_text("Read more")
    ['more']
    """

    __slots__ = ("_alphabetic", "_ascii", "_syllables", "strings")

    def __init__(self, strings: Iterable[str]) -> None:
        """Sort `strings` by script: a text in one has none of another's."""
        self.strings = tuple(dict.fromkeys(strings))
        self._ascii = tuple(s for s in self.strings if s.isascii())
        self._alphabetic = tuple(s for s in self.strings if max(s) < _SYLLABLES)
        rare = {letter for s in self.strings for letter in s if letter >= _SYLLABLES}
        self._syllables = re.compile(f"[{''.join(sorted(rare))}]") if rare else None

    def in_text(self, text: str) -> list[str]:
        """Return those that stand in `text`."""
        if text.isascii():
            known = self._ascii
        elif self._syllables is None or not self._syllables.search(text):
            known = self._alphabetic
        else:
            known = self.strings
        return [s for s in known if s in text]


def plain(text: str) -> str:
    """Return `text` in the small letters that `re.IGNORECASE` compares, in which all forms of i are one.

    >>> plain("DİZİ müziği") == plain("dizi MÜZİĞİ")
    True
    """
    if text.isascii():
        return text.lower()
    return text.casefold().replace("i\u0307", "i").replace("ı", "i")


def letters_of(pattern: str) -> tuple[str, ...]:
    r"""Return runs of letters of which every match of `pattern` holds at least one, in small letters.

    Raises `ValueError` for a pattern that a text without letters can match.

    >>> letters_of(r"(?<![^\W_])(?:k-?pop|songs?|song\s+titles)(?![^\W_])|노래")
    ('pop', 'song', 'titles', '노래')
    """
    found, end = _alternatives(pattern, 0)
    if found is None or end < len(pattern):
        raise ValueError(f"no letters that all matches have: {pattern!r}")
    return tuple(letter for letter in sorted(found, key=pattern.find) if not any(o in letter for o in found if o != letter))


def _alternatives(pattern: str, at: int) -> tuple[_Letters | None, int]:
    """Read alternatives up to a closing bracket: the letters of all of them, None when one has none."""
    found: list[_Letters | None] = []
    while True:
        letters, at = _sequence(pattern, at)
        found.append(letters)
        if at >= len(pattern) or pattern[at] == ")":
            break
        at += 1
    sets = [letters for letters in found if letters is not None]
    return (frozenset[str]().union(*sets) if len(sets) == len(found) else None), at


def _sequence(pattern: str, at: int) -> tuple[_Letters | None, int]:
    """Read one alternative: the best letters among its runs and its groups."""
    choices: list[_Letters] = []
    run = ""
    while at < len(pattern) and pattern[at] not in "|)":
        letters, at = _item(pattern, at)
        quantifier = _QUANTIFIER.match(pattern, at)
        at = quantifier.end() if quantifier else at
        if quantifier and quantifier.group().startswith(_OPTIONAL):
            letters = None
        if isinstance(letters, str):
            run += letters
        if not isinstance(letters, str) or quantifier:
            choices.append(frozenset((plain(run),)))
            run = ""
        if isinstance(letters, frozenset):
            choices.append(letters)
    choices.append(frozenset((plain(run),)))
    best = max(choices, key=lambda letters: (min(map(len, letters)), -len(letters)))
    return (best if min(map(len, best)) else None), at


def _item(pattern: str, at: int) -> tuple[str | _Letters | None, int]:
    """Read one item: a letter, the letters of a group, or None for what stands for many letters or for none."""
    char = pattern[at]
    if char == "\\":
        return (None if pattern[at + 1].isalnum() else pattern[at + 1]), at + 2
    if char == "[" and (found := _CLASS.match(pattern, at)):
        return None, found.end()
    if look := _LOOK.match(pattern, at):
        _, end = _alternatives(pattern, look.end())
        return None, end + 1
    if group := _GROUP.match(pattern, at):
        letters, end = _alternatives(pattern, group.end())
        return letters, end + 1
    return (None if char in ".^$" else char), at + 1
