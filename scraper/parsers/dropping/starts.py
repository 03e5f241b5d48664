"""How the lines begin that a pattern takes, read off the pattern.

Most lines of a page are prose that no rule takes. One look at its first letters tells so, if it is known with which letters
the lines of a pattern begin; reading them off the pattern keeps that knowledge in one place.
"""

import re
from typing import NamedTuple

DIGIT = "0"
"""Stands for any digit at the start of a line."""
_CLASS = re.compile(r"\[([^\]^\\]{1,8})\]")
_ANY_CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]")
_QUANTIFIER = re.compile(r"[?*+]\??|\{\d*,?\d*\}\??")
_GROUP = re.compile(r"\((?:\?(?:P<\w+>|:))?")
_MARKS = frozenset((r"\W", r"[\W_]"))
_ALPHABETS = "\u2000"
"""Letters behind are syllables or words."""


class _Openings(NamedTuple):
    """What an expression may match: `whole` strings, and openings behind which anything may come."""

    whole: frozenset[str]
    cut: frozenset[str]


_NOTHING = _Openings(frozenset(("",)), frozenset())
_ANYTHING = _Openings(frozenset(), frozenset(("",)))


def starts_of(pattern: str, size: int) -> frozenset[str]:
    r"""Return the openings, `size` letters at most, of all lines that `pattern` matches from their start.

    Marks before the first letter or digit do not count, nor does case. An empty opening among them says that a line may
    begin with anything.

    >>> sorted(starts_of(r"^\W*(?:photo|pic)s?\s*by|\d{4} votes", 4))
    ['0', 'phot', 'pic ', 'picb', 'pics']
    >>> sorted(starts_of(r"^.{0,60}news", 4))
    ['', 'news']
    """
    flags = re.match(r"\(\?i\)", pattern)
    found, _ = _alternatives(pattern, flags.end() if flags else 0, size)
    openings = {opening.casefold()[:size] for opening in found.whole | found.cut}
    # to `re.IGNORECASE` the dotless i is an i
    return frozenset(openings | {opening.replace("i", "ı") for opening in openings} if flags else openings)


def _alternatives(pattern: str, at: int, size: int) -> tuple[_Openings, int]:
    whole: set[str] = set()
    cut: set[str] = set()
    while True:
        found, at = _sequence(pattern, at, size)
        whole |= found.whole
        cut |= found.cut
        if at >= len(pattern) or pattern[at] == ")":
            return _Openings(frozenset(whole), frozenset(cut)), at
        at += 1


def _sequence(pattern: str, at: int, size: int) -> tuple[_Openings, int]:
    whole, cut = {""}, set()
    while at < len(pattern) and pattern[at] not in "|)":
        start = at
        item, at = _item(pattern, at, size)
        quantifier = _QUANTIFIER.match(pattern, at)
        if quantifier:
            at = quantifier.end()
            item = _repeated(item, quantifier.group())
        if pattern[start : start + 2] in _MARKS or pattern[start : start + 5] in _MARKS:
            cut |= whole - {""}
            whole &= {""}
            continue
        cut |= {_join(one, other) for one in whole for other in item.cut}
        joined = {_join(one, other) for one in whole for other in item.whole}
        whole = {opening for opening in joined if len(opening) < _enough(opening, size)}
        cut |= joined - whole
    return _Openings(frozenset(whole), frozenset(opening[: _enough(opening, size)] for opening in cut)), at


def _enough(opening: str, size: int) -> int:
    """Return how many letters tell an opening from others: two where letters are syllables or words."""
    return min(size, 2) if opening > _ALPHABETS else size


def _join(one: str, other: str) -> str:
    """Return two openings as one; marks at the start of a line are no part of it, and a digit ends what is looked at."""
    if not one:
        other = other.lstrip("".join(letter for letter in set(other) if not letter.isalnum()))
    at = other.find(DIGIT)
    return one + (other if at < 0 else other[: at + (not one and not at)])


def _repeated(item: _Openings, quantifier: str) -> _Openings:
    """Return what an item may match that is optional or said several times."""
    optional = quantifier[0] in "?*" or quantifier.startswith(("{0", "{,"))
    if quantifier[0] == "?":
        return _Openings(item.whole | {""}, item.cut)
    spaces = item.whole <= {" ", ""} and not item.cut  # a line has no two spaces in a row
    whole = item.whole if spaces else frozenset[str]()
    return _Openings(whole | {""} if optional else whole, item.cut if spaces else item.cut | item.whole)


def _item(pattern: str, at: int, size: int) -> tuple[_Openings, int]:
    """Read one item: a letter, a class, a group."""
    char = pattern[at]
    if char == "\\":
        escaped = pattern[at + 1]
        if escaped == "d":
            return _Openings(frozenset(), frozenset((DIGIT,))), at + 2
        if escaped == "s":
            return _Openings(frozenset((" ",)), frozenset()), at + 2
        if escaped == "b":
            return _NOTHING, at + 2
        return (_ANYTHING if escaped.isalnum() else _Openings(frozenset((escaped,)), frozenset())), at + 2
    if char in "^$":
        return _NOTHING, at + 1
    if char == "." or pattern.startswith("[", at):
        few = _CLASS.match(pattern, at)
        if few and "-" not in few.group(1).strip("-"):
            return _Openings(frozenset(few.group(1)), frozenset()), few.end()
        found = _ANY_CLASS.match(pattern, at)
        return _ANYTHING, found.end() if found else at + 1
    if group := _GROUP.match(pattern, at):
        openings, end = _alternatives(pattern, group.end(), size)
        return openings, end + 1
    return _Openings(frozenset((char,)), frozenset()), at + 1
