"""How the lines begin that a label or a pattern may take: one table of first letters for all rules.

A line is looked up by its first four letters (two of scripts whose letters are syllables or words), marks before them aside.
What is not in the table is no label of any language and meets no pattern but those that may begin with anything, and they
are known by letters inside the line.
"""

from collections.abc import Iterable
from typing import NamedTuple

from scraper.parsers.dropping.match import BOTH_WAYS, LABELS
from scraper.parsers.dropping.patterns import COMMENT_COUNT, PATTERNS, PLATFORMS
from scraper.parsers.dropping.starts import DIGIT, starts_of
from scraper.parsers.tracks.gates import Literals, letters_of

_LETTERS = 4
_SHORT = 160


class Head(NamedTuple):
    """What a line may be that begins so."""

    label: bool
    """True when a label, a count of comments or a platform's name begins so."""
    anywhere: tuple[int, ...]
    """The patterns for lines anywhere that begin so, by their numbers in `PATTERNS`."""
    edges: tuple[int, ...]
    """These, and those for the first and the last lines."""


def _rows() -> tuple[dict[str, set[int]], list[int]]:
    """Return the patterns by the first letters of their lines, and those whose lines may begin with anything."""
    rows: dict[str, set[int]] = {}
    floating = []
    for number, row in enumerate(PATTERNS):
        openings = starts_of(row.pattern.pattern, _LETTERS) if row.pattern.pattern[0] == "^" else {""}
        if "" in openings:
            floating.append(number)
            continue
        for opening in openings:
            rows.setdefault(opening, set()).add(number)
    return rows, floating


def _heads(rows: dict[str, set[int]]) -> dict[str, Head]:
    labels = {label[:_LETTERS] for names in (*LABELS, BOTH_WAYS) for label in names}
    labels |= {opening for pattern in (COMMENT_COUNT, PLATFORMS) for opening in starts_of(pattern.pattern, _LETTERS)}
    known = {}
    for head in labels | rows.keys():
        begins = [head[:size] for size in range(1, len(head) + 1)]  # `ad` is in `adve`, and only the longest is looked up
        numbers = sorted({number for start in begins for number in rows.get(start, ())})
        anywhere = tuple(number for number in numbers if PATTERNS[number].where == "any")
        known[head] = Head(any(start in labels for start in begins), anywhere, tuple(numbers))
    return known


class Letters:
    """Letters of which each line has some that one of the patterns takes."""

    def __init__(self, numbers: Iterable[int]) -> None:
        """Read the letters off the patterns with these numbers."""
        self.rows: dict[str, list[int]] = {}
        self.longest = 0
        for number in numbers:
            self.longest = max(self.longest, PATTERNS[number].limit)
            for letters in letters_of(PATTERNS[number].pattern.pattern):
                self.rows.setdefault(letters, []).append(number)
        self.in_text = Literals(self.rows).in_text


_ROWS, _FLOATING = _rows()
UNTOLD = tuple(number for number in _FLOATING if PATTERNS[number].where == "head")
"""Patterns of the first lines whose lines may begin with anything."""
HEADS = _heads(_ROWS)
"""First letters of a line, in small letters, to what it may be."""
DIGITS = HEADS[DIGIT]
"""What a line may be that begins with a digit."""
_ANYWHERE = [number for number in _FLOATING if PATTERNS[number].where == "any"]
ANYWHERE = (
    Letters(number for number in _ANYWHERE if PATTERNS[number].limit <= _SHORT),
    Letters(number for number in _ANYWHERE if PATTERNS[number].limit > _SHORT),
)
"""Of the patterns for lines anywhere that may begin with anything; most take short lines only, which are half of a page."""
AT_EDGES = Letters(number for number in _FLOATING if PATTERNS[number].where in {"edge", "tail"})
"""Of those for the first and the last lines."""
