"""Letters, Roman figures and times before headings (`a) …`, `ii. …`, `04:12 …`): what counts siblings is no part of a name.

One such sign may belong to a title (`I. – …`, `7:11`), so the siblings are asked: all of them have one, and each is the next.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import pairwise

from scraper.parsers.tracks.pieces import Piece
from scraper.text import one_line

_FEW = 3
_KOREAN, _STEMS = "가나다라마바사아자차", "甲乙丙丁戊己庚辛"
_SIGN = r"(?:[.)\]:、．）]|\s?[–—-](?=\s))\s*(?=\S)"
_LETTER = re.compile(rf"[(\[]?(?P<mark>[A-Za-zА-Яа-яα-ωㄱ-ㅎ{_KOREAN}{_STEMS}]){_SIGN}")
_ROMAN = re.compile(r"[(\[]?(?P<mark>[ivxIVX]{1,5}|[ⅰ-ⅻⅠ-Ⅻ])(?:[.)\]:、．）]|\s?[–—-](?=\s)|\s(?=[“\"«„「『《〈]))\s*(?=\S)")
_TIME = re.compile(r"[(\[]?(?P<mark>(?:\d{1,2}:)?\d{1,3}:[0-5]\d)[)\]]?\s*(?:[|/–—-]\s*)?(?=\S)")
_FIGURES = {"i": 1, "v": 5, "x": 10}


def take_enumerators(lines: Sequence[Piece]) -> dict[int, str]:
    """Return the lines of siblings that letters, Roman figures or times count, without those, by the index of their pieces."""
    classes: dict[str, list[Piece]] = defaultdict(list)
    for piece in lines:
        if piece.place != "row" and not piece.read_as:
            classes[piece.key].append(piece)
    found: dict[int, str] = {}
    for members in classes.values():
        if len(members) >= _FEW:
            for pattern, value, follows in _WAYS:
                found.update(_counted(members, pattern, value, follows))
    return found


def _counted(
    members: Sequence[Piece], pattern: re.Pattern[str], value: Callable[[str], int], follows: Callable[[int, int], bool]
) -> dict[int, str]:
    """Return the lines that begin with marks of one kind, each the next, without them."""
    texts = [one_line(p.line) for p in members]
    marked = [(p.index, text, m) for p, text in zip(members, texts, strict=True) if (m := pattern.match(text))]
    values = [value(m["mark"]) for *_, m in marked]
    if len(marked) < _FEW or 2 * len(marked) < len(members) or not all(follows(a, b) for a, b in pairwise(values)):
        return {}
    return {index: text[m.end() :] for index, text, m in marked}


def _letter(mark: str) -> int:
    for row in (_KOREAN, _STEMS):
        if mark in row:
            return row.index(mark)
    return ord(mark.casefold())


def _roman(mark: str) -> int:
    """Return the value of a Roman figure.

    >>> _roman("iv"), _roman("VIII"), _roman("Ⅲ")
    (4, 8, 3)
    """
    if not mark.isascii():
        return (ord(mark) - 0x2160) % 16 + 1
    values = [_FIGURES[letter] for letter in mark.casefold()]
    return sum(-a if a < b else a for a, b in pairwise([*values, 0]))


def _seconds(mark: str) -> int:
    total = 0
    for part in mark.split(":"):
        total = 60 * total + int(part)
    return total


def _is_next(one: int, two: int) -> bool:
    return abs(two - one) == 1


_WAYS: tuple[tuple[re.Pattern[str], Callable[[str], int], Callable[[int, int], bool]], ...] = (
    (_ROMAN, _roman, _is_next),
    (_LETTER, _letter, _is_next),
    (_TIME, _seconds, int.__lt__),
)
