"""`A - T / D`: a slash beside the pair that a dash joins, in every line that is marked up alike: what it parts off is the drama.

On one line the slash may as well part two songs, two singers or a title from its translation, so the siblings are asked:
translations are of another script, singers are names.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from scraper.parsers.headings import read_line
from scraper.parsers.subject.topics import Topic
from scraper.parsers.tracks.asides import is_version, read_drama, strip_quotes
from scraper.parsers.tracks.line_readings import LineReading
from scraper.parsers.tracks.marks import QUOTED, mark_line, script_of
from scraper.parsers.tracks.near_misses import is_prose
from scraper.parsers.tracks.numbering import take_number, without_ornament
from scraper.parsers.tracks.order import name_score
from scraper.parsers.tracks.pieces import Piece
from scraper.parsers.tracks.siblings import Markup, class_of
from scraper.parsers.tracks.words import YEAR_RE
from scraper.text import DASHES, one_line

_SLASH = re.compile(r"\s+[/／]\s+|\s*／\s*|(?<=[\ue000\ue001])\s*/\s*|\s*/\s*(?=\ue000)")
_DASH = re.compile(rf"\s[{re.escape(DASHES)}]{{1,3}}\s|(?<=[\ue000\ue001])[{re.escape(DASHES)}]{{1,3}}\s?")
_MOST = 0.6
"""Share of the siblings with a dash that have the slash."""
_FEW = 2
_NAME = 0.4
"""Mean score of parts that are people's names, at least."""


class _Slashed(NamedTuple):
    """One line, cut at its slash."""

    piece: Piece
    number: str | None
    pair: str
    """The part with the dash."""
    beside: str
    """What the dash joins next to the slash."""
    work: str
    """The other part."""
    last: bool
    """The other part stands behind the slash."""


def read_slashed(lines: Sequence[Piece], topic: Topic) -> dict[int, LineReading]:
    """Return the readings of lines whose slash parts off the drama, by the index of their pieces."""
    classes: dict[Markup, list[_Slashed]] = defaultdict(list)
    for piece in lines:
        if ("/" in piece.line or "／" in piece.line) and piece.place != "row" and not piece.read_as and (cut := _cut(piece)):
            classes[class_of(piece)].append(cut)
    if not classes:
        return {}
    sizes = Counter(key for p in lines if (key := class_of(p)) in classes and _DASH.search(p.line) and not is_prose(p.line))
    found: dict[int, LineReading] = {}
    for key, members in classes.items():
        alike = max(([c for c in members if c.last], [c for c in members if not c.last]), key=len)
        if len(alike) >= max(_FEW, _MOST * sizes[key]) and _are_works(alike, topic):
            found.update({c.piece.index: reading for c in alike if (reading := _read(c))})
    return found


def _cut(piece: Piece) -> _Slashed | None:
    number, text = take_number(line := one_line(piece.line))
    text = without_ornament(text, line)
    mask = mark_line(text).mask
    slashes = list(_SLASH.finditer(mask))
    if len(slashes) != 1 or not (dash := _DASH.search(mask)):
        return None
    slash = slashes[0]
    before, after = text[: slash.start()].strip(), text[slash.end() :].strip()
    if not before or not after:
        return None
    if dash.end() <= slash.start() and not _DASH.search(mask, slash.end()):
        return _Slashed(piece, number, before, text[dash.end() : slash.start()].strip(), after, last=True)
    if dash.start() >= slash.end():
        return _Slashed(piece, number, after, text[slash.end() : dash.start()].strip(), before, last=False)
    return None


def _are_works(cuts: Sequence[_Slashed], topic: Topic) -> bool:
    """Tell whether the parts beside the pairs are dramas: dated, or on a page about songs of several dramas and nothing else."""
    works = [c.work for c in cuts]
    dated = sum(YEAR_RE.search(w) is not None and w.endswith((")", "）")) for w in works)
    if dated > 0.5 * len(works):
        return True
    if not topic.dramas or topic.quoted or any(map(is_version, works)):
        return False
    if all(strip_quotes(c.work) != c.work and QUOTED not in mark_line(c.pair).mask for c in cuts):
        return True  # titles and names are written without quotation marks here: what has them is no translation of either
    foreign = sum(script_of(c.work) != script_of(c.beside) for c in cuts)
    return foreign <= 0.5 * len(cuts) and sum(map(name_score, works)) < _NAME * len(works)


def _read(cut: _Slashed) -> LineReading | None:
    reading = read_line(cut.pair)
    if reading is None or reading.work is not None:
        return None
    return reading._replace(heading=one_line(cut.piece.line), number=cut.number, work=read_drama(cut.work))
