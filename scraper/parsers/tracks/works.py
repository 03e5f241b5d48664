"""`D – T` and `T – D` without a singer, `《T》A – D`: a side of the page's pairs that its prose calls a drama is one.

A side of a dash is an act as a rule. Where the prose of most sections says of the same side that it is a drama (`the drama X`,
`X is a series`, `the X soundtrack`, `X (2016)`) and of the other never, the page lists songs by their dramas.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from scraper.parsers.tracks.asides import split_year, strip_quotes
from scraper.parsers.tracks.gates import Gate
from scraper.parsers.tracks.line_readings import LineReading
from scraper.parsers.tracks.order import name_score, prose_score
from scraper.parsers.tracks.words import DRAMA_NOUNS, OST, any_of

DramaSide = Literal["", "left", "right"]
"""Which side of the page's pairs is the drama; empty when none is."""
_QUOTES = "“”\"‘’'「」『』《》〈〉«»"
_BEFORE = Gate(rf"(?:{any_of((*DRAMA_NOUNS, *OST))})\s?[{_QUOTES}]?$")
_BEHIND = Gate(
    rf"[{_QUOTES}]?(?:\s?[(（](?:19|20)\d\d|(?:[’']s)?\s(?:{any_of(OST)})(?![^\W_])|"
    r"\s(?:is|was|merupakan|menjadi|adalah|es|fue|é|foi|est|ist|war|è|to|jest|—|–)\s(?:\S+\s){0,6}?"
    rf"(?:{any_of(DRAMA_NOUNS)})(?![^\W_]))"
)
_REACH = 28
_BACK = 72
_ENOUGH = 0.5
"""Share of the sections whose prose must call the side a drama."""
_FEW = 2
_CORNERS = frozenset("《〈『「≪")


@lru_cache(maxsize=256)
def is_called_drama(side: str, prose: str) -> bool:
    """Tell whether prose calls a name a drama.

    >>> is_called_drama("Salt Season", "Salt Season is one of the series of its year."), is_called_drama("Mina", "Mina sings it.")
    (True, False)
    """
    name = split_year(strip_quotes(side))[0]
    at = prose.find(name) if len(name) > 1 else -1
    while at >= 0:
        end = at + len(name)
        before, behind = prose[max(0, at - _REACH) : at].rstrip(" "), prose[end : end + _BACK]
        if _BEFORE.search(before) or (_BEHIND.regex.match(behind) if behind else None):
            return True
        at = prose.find(name, end)
    return False


def is_led(reading: LineReading) -> bool:
    """Tell whether corner brackets open a pair: `《…》A – B`, read as a drama and its song as long as nothing else is known."""
    return reading.pair is not None and reading.work is not None and reading.heading.lstrip("0123456789.)、 ")[:1] in _CORNERS


def drama_side(lines: Sequence[tuple[LineReading, str]]) -> DramaSide:
    """Return which side of the page's pairs its prose calls a drama; each line comes with its section's prose."""
    pairs = [(r.pair, prose) for r, prose in lines if r.pair and (r.work is None or is_led(r)) and not r.ost]
    if len(pairs) < _FEW or len(pairs) < _ENOUGH * len(lines):
        return ""
    left = sum(is_called_drama(pair[0], prose) for pair, prose in pairs)
    right = sum(is_called_drama(pair[1], prose) for pair, prose in pairs)
    if max(left, right) < _ENOUGH * len(pairs) or min(left, right):
        return ""
    at = 0 if left else 1
    acts = sum(name_score(pair[at]) + prose_score(pair[at], prose) for pair, prose in pairs)
    return "" if acts > 0 else "left" if left else "right"
