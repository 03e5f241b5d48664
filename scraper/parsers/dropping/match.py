"""How a line is compared with the labels of `boilerplate_labels.py`: whole, or as the words it begins with."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from scraper.parsers.dropping import labels, more_labels, other_labels

_LEFT = re.compile(r"^[\W_]+")
_RIGHT = re.compile(r"[\W_]+$")
_VOWELS = re.compile("^[\u0300-\u036f\u0591-\u05c7\u064b-\u0655\u0900-\u0903\u093a-\u094f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]+")
"""Signs of vowels and tones of a label's last letter, which its key leaves out."""
_LETTERS = 4
_SEPARATOR = re.compile(r"\s*[:：»›→>|｜丨│\-–—⇒▶]+\s*")


def key_of(line: str) -> str:
    """Return `line` as labels are compared: case folded, edges of anything but letters and digits gone.

    >>> key_of("← Previous Post:"), key_of("【関連記事】")
    ('previous post', '関連記事')
    """
    if line[:1].isalnum() and line[-1:].isalnum():
        return fold_case(line)
    return right_edge_of(left_edge_of(fold_case(line)))


def left_edge_of(line: str) -> str:
    """Return `line` from its first letter or digit on."""
    return _LEFT.sub("", line)


def right_edge_of(line: str) -> str:
    """Return `line` up to its last letter or digit."""
    return _RIGHT.sub("", line)


def fold_case(line: str) -> str:
    """Return `line` in small letters; a Turkish capital `İ` is a plain `i` (folding alone leaves a second dot)."""
    return line.casefold() if line.isascii() or "İ" not in line else line.replace("İ", "i").casefold()


class Found(NamedTuple):
    """A label at the start of a line."""

    label: str
    rest: str
    """What follows it."""
    mark: bool
    """True when a colon, dash or arrow stands between."""
    apart: bool
    """True when anything but a letter stands between (always so in scripts with spaces)."""


class LabelSet:
    """Labels of all languages of one or more tables, looked up by their first letters."""

    def __init__(self, *tables: Mapping[str, str]) -> None:
        self.exact = frozenset(key_of(label) for table in tables for row in table.values() for label in row.split("|"))
        self.first_words = frozenset(label.split()[0] for label in self.exact)
        self._by_letters: dict[str, list[str]] = {}
        for label in sorted(self.exact, key=lambda s: (-len(s), s)):
            self._by_letters.setdefault(label[:_LETTERS], []).append(label)

    def __iter__(self) -> Iterator[str]:
        return iter(self.exact)

    def rest_after(self, line: str) -> Found | None:
        """Return the label that `line` begins with, the longest first, None when there is none."""
        low = fold_case(line)
        return self.begins(low if line[:1].isalnum() else left_edge_of(low))

    def begins(self, start: str) -> Found | None:
        """Do the same for a line in small letters whose first character is a letter or digit."""
        for size in range(_LETTERS, 0, -1):
            for label in self._by_letters.get(start[:size], ()):
                if start.startswith(label) and (found := _found(label, start[len(label) :])):
                    return found
        return None

    def glued(self, line: str, start: str) -> str:
        """Return the label of two words that a capital follows without a space (`Siehe auchWarum ...`), else nothing."""
        for label in self._by_letters.get(start[:_LETTERS], ()):
            size = len(label)
            if " " in label and start.startswith(label) and line[size - 1 : size].islower() and line[size : size + 1].isupper():
                return label
        return ""


def _found(label: str, rest: str) -> Found | None:
    """Return a label and what stands behind it; None when it is the beginning of a longer word."""
    if rest and rest[0].isalnum() and label[-1].isascii():
        return None
    if rest and not (rest[0].isascii() or rest[0].isalnum()):
        rest = _VOWELS.sub("", rest)
    mark = _SEPARATOR.match(rest)
    return Found(label, rest[mark.end() if mark else 0 :].strip(), bool(mark and mark.group().strip()), not rest[:1].isalnum())


_TABLES = (labels, more_labels, other_labels)
PREVIOUS = LabelSet(*(rows.PREVIOUS for rows in _TABLES))
NEXT = LabelSet(*(rows.NEXT for rows in _TABLES))
PREVIOUS_ANY = LabelSet(*(table for rows in _TABLES for table in (rows.PREVIOUS, rows.PREVIOUS_WORD)))
NEXT_ANY = LabelSet(*(table for rows in _TABLES for table in (rows.NEXT, rows.NEXT_WORD)))
BOTH_WAYS = frozenset(
    key_of(pair)
    for rows in _TABLES
    for language, labels_back in rows.PREVIOUS.items()
    for one in labels_back.split("|")
    for other in rows.NEXT[language].split("|")
    for pair in (one + other, other + one)
)
"""Two labels that lost the space between them."""
SOURCE = LabelSet(*(rows.SOURCE for rows in _TABLES))
ALSO_READ = LabelSet(*(rows.ALSO_READ for rows in _TABLES))
HALF_LABELS = frozenset(key_of(label) for rows in _TABLES for row in rows.HALF_LABELS.values() for label in row.split("|"))
RELATED_WORD = frozenset(more_labels.RELATED_WORD.split("|"))
RECOMMENDS = frozenset(more_labels.RECOMMENDS.split("|"))
RELATED_LIST = LabelSet(*(rows.RELATED_LIST for rows in _TABLES))
SHARE = LabelSet(*(rows.SHARE for rows in _TABLES))
ADVERTISING = LabelSet(*(rows.ADVERTISING for rows in _TABLES))
COMMENTS = LabelSet(*(rows.COMMENTS for rows in _TABLES))
COMMENTS_WORD = LabelSet(*(rows.COMMENTS_WORD for rows in _TABLES))
CONTENTS = LabelSet(*(rows.CONTENTS for rows in _TABLES))
AUTHOR_BIO = LabelSet(*(rows.AUTHOR_BIO for rows in _TABLES))
TAGS = LabelSet(*(rows.TAGS for rows in _TABLES))
FURNITURE = LabelSet(*(rows.FURNITURE for rows in _TABLES))
LABELS = (
    PREVIOUS_ANY, NEXT_ANY, SOURCE, ALSO_READ, RELATED_LIST, SHARE, ADVERTISING, COMMENTS, COMMENTS_WORD, CONTENTS, AUTHOR_BIO,
    TAGS, FURNITURE,
)  # fmt: skip
"""All of them."""
