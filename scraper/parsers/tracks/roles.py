"""`A - T (B)`, the title between two names: A's song of the drama B, or the song of A that B sings.

Fans write both (`Chanyeol - Stay With Me (Goblin)`, `Goblin - Stay With Me (Chanyeol)`), and a page keeps one of them, so it
votes: which names are acts that the tables know or that the prose lets sing, and which are dramas that the page names.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from scraper.parsers.tracks.acts import is_group
from scraper.parsers.tracks.asides import read_aside, strip_quotes
from scraper.parsers.tracks.line_readings import LineReading
from scraper.parsers.tracks.marks import mark_line
from scraper.parsers.tracks.order import Order, name_score, prose_score
from scraper.text import fold

Roles = Literal["work", "artist", "open"]
"""What the last brackets of the page's headings hold; `open` when nothing on the page tells."""

LEAST_LINES = 2
"""Headings with such a bracket that make it a habit of the page."""
CERTAIN = 2.0
"""Evidence from which the vote decides, in the units of `order.lean`: two known acts, say."""
SOME = 1.0
"""Evidence below which nothing tells the two names apart."""
NO_NAME = 0.3
"""Evidence up to which a side is no act's name."""
_DRAMA = 1.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Triple:
    """One heading of this form."""

    left: str
    title: str
    """The right side without its bracket."""
    inside: str


def read_triple(reading: LineReading) -> Triple | None:
    """Return the parts of a heading whose right side ends in a bracket that no word explains."""
    if reading.pair is None:
        return None
    left, right = reading.pair
    marks = [m for m in mark_line(right).marks if m.kind == "paren" and m.start > 0]
    if not marks or right[marks[-1].end :].strip(" .*)"):
        return None
    mark = marks[-1]
    aside = read_aside(mark, right[: mark.start])
    title = right[: mark.start].strip()
    return Triple(left=left, title=title, inside=mark.text.strip(" )）")) if aside.kind in {"open", "group"} and title else None


def vote_roles(
    lines: Sequence[tuple[LineReading, str]], order: Order, *, about_dramas: bool, dramas: Sequence[str] = ()
) -> Roles:
    """Return what the brackets hold; each line comes with its section's prose, `dramas` are those that the page names.

    A bracket is an artist only when acts stand in brackets and nowhere else: `Stay With Me - Chanyeol (EXO)` has its act outside.
    """
    triples = [(triple, prose) for reading, prose in lines if (triple := read_triple(reading))]
    if len(triples) < LEAST_LINES or len(triples) < 0.5 * len(lines):
        return "work"
    known = {fold(d) for d in dramas}

    def sings(name: str, prose: str) -> float:
        return name_score(name) + prose_score(name, prose) - _DRAMA * (fold(strip_quotes(name)) in known)

    inside = sum(sings(t.inside, prose) for t, prose in triples)
    left = sum(sings(t.left, prose) for t, prose in triples)
    title = sum(sings(t.title, prose) for t, prose in triples)
    groups = sum(is_group(t.inside) for t, _ in triples) >= 0.5 * len(triples)
    middle = title <= (left - SOME if groups else NO_NAME)  # what stands in the middle is no act, or at least less than in front
    if middle and inside >= CERTAIN and inside - left >= CERTAIN and inside - title >= CERTAIN:
        return "artist"
    return "open" if abs(inside - left) < SOME and not order.title_first and not about_dramas else "work"
