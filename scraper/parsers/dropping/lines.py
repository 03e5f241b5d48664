"""The lines of the article as the text rules see them: what each says, where it stands, and which rules may take it.

Most lines are prose that no rule takes. So the lines are folded once, all together, and looked up by their first letters in
one table of how labels and patterns begin (`heads.py`): the rules read only what that leaves.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from scraper.parsers.blocks import Block
from scraper.parsers.dropping import heads
from scraper.parsers.dropping.match import fold_case, left_edge_of, right_edge_of

FULL_STOP = re.compile(r"[.!?。！？…][\"”’'」』)]*$")
HEAD, TAIL = 4, 10
"""How many lines count as the head and the tail."""
_LONGEST, _LONGEST_AT_EDGES = 260, 400
"""Characters of the longest line that a rule reads in the middle of the text, and among its first and last lines."""
_LONGEST_LABEL = 160
_MANY_LINKS = 100
"""Links of one block beyond which a line of it must be a link's whole text to count as one."""


@dataclass(slots=True)
class Line:
    """One visible line of the article and where it stands."""

    number: int
    """Which of the blocks it stands in."""
    text: str
    block: Block
    alone: bool
    """True when it is all of its block."""
    key: str = ""
    """It as labels are compared (`match.key_of`); empty when no label begins like it."""
    low: str = ""
    """It in small letters from its first letter or digit on; empty when no label or pattern begins like it."""
    rule: str = ""

    @property
    def kind(self) -> str:
        """What markup calls its block."""
        return self.block.kind

    @property
    def numbered(self) -> bool:
        """True for an item that a list numbers."""
        return self.block.number is not None

    @property
    def linked(self) -> float:
        """Share of its letters that are in links."""
        links = self.block.links
        if not links:
            return 0.0
        if len(links) > _MANY_LINKS and not self.alone:
            return float(any(link.text == self.text for link in links))
        return min(1.0, sum(len(link.text) for link in links if link.text in self.text) / len(self.text))

    @property
    def is_link(self) -> bool:
        """True when the line is a link and little else."""
        return self.linked >= 0.8


@dataclass(slots=True)
class Sheet:
    """The lines that are judged, and those that need a look."""

    lines: list[Line]
    tail: int
    """Where the last lines begin."""
    begun: list[int] = field(default_factory=list)
    """Where the lines stand that begin like a label, or with a digit."""
    tries: dict[int, tuple[int, ...]] = field(default_factory=dict)
    """For a line that some patterns may take: their numbers in `patterns.PATTERNS`."""


def ends_sentence(line: Line) -> bool:
    """Tell whether a line closes with a full stop, a question mark or an exclamation mark."""
    return bool(FULL_STOP.search(line.text))


def lines_of(blocks: Sequence[Block]) -> list[Line]:
    """Return every visible line of `blocks`."""
    lines: list[Line] = []
    for number, block in enumerate(blocks):
        text = block.text
        if not text or block.kind == "embed":
            continue
        if "\n" in text:
            lines += [Line(number, part, block, False) for part in text.split("\n")]
        else:
            lines.append(Line(number, text, block, True))
    return lines


def sheet_of(lines: list[Line]) -> Sheet:
    """Return `lines` with what begins like chrome picked out."""
    tail = max(0, len(lines) - TAIL)
    sheet = Sheet(lines, tail)
    begun, tries, known = sheet.begun, sheet.tries, heads.HEADS
    texts = [line.text for line in lines]
    shown = [text if len(text) <= _LONGEST else "" for text in texts]
    for at in (*range(min(HEAD, len(lines))), *range(max(HEAD, tail), len(lines))):
        shown[at] = texts[at] if len(texts[at]) <= _LONGEST_AT_EDGES else ""
    folded = _fold(shown)
    for at, text in enumerate(folded):
        low = text if text[:1].isalnum() else left_edge_of(text)
        found = known.get(low[:4]) or known.get(low[:3]) or known.get(low[:2]) or known.get(low[:1])
        if found is None:
            if not low[:1].isdecimal():
                continue
            found = heads.DIGITS
        line = lines[at]
        line.low = low
        if found.label:
            begun.append(at)
            if len(low) <= _LONGEST_LABEL:
                line.key = low if low[-1].isalnum() else right_edge_of(low)
        rows = found.anywhere if HEAD <= at < tail else found.edges
        if rows:
            tries[at] = rows
    _try_floating(sheet, folded)
    return sheet


def _fold(lines: Sequence[str]) -> list[str]:
    """Return `lines` in small letters; those in ASCII, most of them even between curly quotes, are folded in one go."""
    folded = "\n".join([line if line.isascii() else "" for line in lines]).lower().split("\n")
    for at, line in enumerate(lines):
        if line and not folded[at]:
            folded[at] = fold_case(line)
    return folded


def _try_floating(sheet: Sheet, folded: Sequence[str]) -> None:
    """Add the patterns whose lines may begin with anything: they are known by letters inside the line."""
    size, tries = len(folded), sheet.tries
    edges = [*range(min(HEAD, size)), *range(max(HEAD, sheet.tail), size)]
    for letters, places in (*((some, range(size)) for some in heads.ANYWHERE), (heads.AT_EDGES, edges)):
        lines = [(at, low) for at in places if 0 < len(low := folded[at]) <= letters.longest]
        text = "\n".join([low for _, low in lines])
        if not text.isascii():  # what `gates.plain` does to folded text
            text = text.replace("i\u0307", "i").replace("ı", "i")
        present = letters.in_text(text)
        for (at, _), low in zip(lines, text.split("\n"), strict=True) if present else ():
            for found in present:
                if found in low:
                    tries[at] = (*tries.get(at, ()), *letters.rows[found])
    for at in edges[:HEAD]:
        tries[at] = (*tries.get(at, ()), *heads.UNTOLD)
