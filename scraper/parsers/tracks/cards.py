"""Cards: a heading that is the title and nothing more, over a small line that names who sings.

One such line may be anything (a drama, a place, a byline), so the siblings are asked: all headings of one kind have it.
"""

import re
from collections import defaultdict
from collections.abc import Sequence

from scraper.parsers.tracks.label_pairs import SINGS
from scraper.parsers.tracks.line_readings import LineReading
from scraper.parsers.tracks.order import name_score
from scraper.parsers.tracks.pieces import Piece
from scraper.parsers.tracks.words import BY, any_of

_TITLES = frozenset(("title", "alone"))
_HEADS = frozenset(("heading", "bold", "term"))
_SMALL = frozenset(("plain", "line", "item", "bold", "text"))
_LABELLED = re.compile(
    rf"(?:(?:{SINGS}|söyleyen(?:ler)?|seslendiren(?:ler)?|yorumcu|interpreti?|zangers?|zangeres)\s?[:：／]|(?:{any_of(BY)})(?:\s?:)?\s)"
    r"\s*(?P<who>\S[^\n]*)",
    re.IGNORECASE,
)
_LONGEST = 60
"""Characters of the small line."""
_STOPS = (".", "!", "?", "。", "！", "？", ":", "：", ",")
_FEW = 2
_MOST = 0.6
_NAME = 0.4
"""Mean score of lines that are names, at least."""


def singer_line(text: str) -> str | None:
    """Return the performer whom a small line names in words, None for any other line.

    >>> singer_line("Söyleyen: Mina Su"), singer_line("gesungen von Mina"), singer_line("Mina sings it.")
    ('Mina Su', 'Mina', None)
    """
    text = text.strip()
    if len(text) > _LONGEST or text.endswith(_STOPS):
        return None
    found = _LABELLED.fullmatch(text)
    return found["who"].strip() if found else None


def read_cards(
    pieces: Sequence[Piece], found: Sequence[tuple[Piece, LineReading, str | None]]
) -> list[tuple[Piece, LineReading, str | None]]:
    """Give the headings of cards the performers that stand under them."""
    classes: dict[str, list[tuple[int, str]]] = defaultdict(list)
    sizes: dict[str, int] = defaultdict(int)
    for piece, reading, miss in found:
        if miss is None and piece.place in _HEADS and not piece.rest:
            sizes[piece.key] += 1
            under = _under(pieces, piece) if reading.shape in _TITLES else ""
            if under:
                classes[piece.key].append((piece.index, under))
    singers: dict[int, str] = {}
    for key, lines in classes.items():
        if len(lines) >= max(_FEW, _MOST * sizes[key]):
            singers.update(_singers(lines))
    if not singers:
        return list(found)
    return [
        (p, r._replace(shape="fields", artist=singers[p.index], role=True) if p.index in singers else r, m) for p, r, m in found
    ]


def _under(pieces: Sequence[Piece], head: Piece) -> str:
    """Return the small line right under a heading; empty when there is none."""
    at = next((p for p in pieces[head.index + 1 : head.index + 3] if p.place != "embed"), None)
    if at is None or at.place not in _SMALL or len(at.text) > _LONGEST or "\n" in at.text or at.text.rstrip().endswith(_STOPS):
        return ""
    return at.text.strip()


def _singers(lines: Sequence[tuple[int, str]]) -> dict[int, str]:
    """Return the performers of one class of cards: said in words, or names throughout."""
    told = {index: who for index, text in lines if (who := singer_line(text))}
    if len(told) >= max(_FEW, _MOST * len(lines)):
        return told
    scores = [name_score(text) for _, text in lines]
    if len(lines) > _FEW and min(scores) >= 0 and sum(scores) >= _NAME * len(lines):
        return dict(lines)
    return {}
