"""What a check found: a problem is a line for a person and the place for `repair`."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is not as it must be."""

    kind: str
    """What sort of damage, one word: `integrity`, `reference`, `digest`, `row`, `search`, `warc`, `tail`, `missing`, ..."""
    where: str
    """File, or table and row."""
    text: str
    """What is wrong, for a person; `where` is not repeated in it."""
    file: str | None = None
    """The WARC file, for damage to captures."""
    offset: int | None = None
    """Where the damage begins in it, bytes."""
    length: int | None = None
    """How many bytes are damaged."""
    row_id: int | None = None
    """The row that is concerned: of `captures`, `articles` or `revisions`, as `kind` says."""

    def line(self) -> str:
        """Return the problem on one line."""
        return f"{self.where}: {self.text}"

    def to_record(self) -> dict[str, Any]:
        """Return the JSON shape that `verify --json` prints."""
        return {"kind": self.kind, "where": self.where, "text": self.text}


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What `verify` found."""

    problems: tuple[Problem, ...]
    """All problems, the database's first."""
    notes: tuple[str, ...] = ()
    """What a crash may leave behind and what is no harm."""
    checked: tuple[tuple[str, int], ...] = ()
    """How much was looked at: what, how many."""

    @property
    def ok(self) -> bool:
        """True when there is no problem."""
        return not self.problems


def several(number: int, one: str) -> str:
    """Return a number with its noun.

    >>> several(1, "capture"), several(2, "capture"), several(0, "address"), several(2, "copy")
    ('1 capture', '2 captures', '0 addresses', '2 copies')
    """
    if number == 1:
        return f"1 {one}"
    if one.endswith(("s", "x", "ch", "sh")):
        return f"{number} {one}es"
    return f"{number} {one[:-1]}ies" if one.endswith("y") and one[-2:-1] not in "aeiou" else f"{number} {one}s"
