"""Cards: a heading that is the title and nothing more, over a small line that names who sings.

One such line may be anything (a drama, a place, a byline), so the siblings are asked: all headings of one kind have it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from scraper.parsers.tracks.asides import is_version, read_drama
from scraper.parsers.tracks.label_pairs import SINGS
from scraper.parsers.tracks.line_readings import LineReading
from scraper.parsers.tracks.marks import QUOTE_OPENERS
from scraper.parsers.tracks.near_misses import is_date
from scraper.parsers.tracks.order import name_score
from scraper.parsers.tracks.pieces import Piece
from scraper.parsers.tracks.words import BY, ROLE_RE, any_of
from scraper.text import DASHES

_TITLES = frozenset(("title", "alone"))
_HEADS = frozenset(("heading", "bold", "term"))
_RUN_IN = frozenset(("lead", "line"))
_SMALL = frozenset(("plain", "line", "item", "bold", "text", "lead"))
_LABELLED = re.compile(
    rf"(?:(?:{SINGS}|söyleyen(?:ler)?|seslendiren(?:ler)?|yorumcu|interpreti?|zangers?|zangeres)\s?[:：／]|(?:{any_of(BY)})(?:\s?:)?\s)"
    r"\s*(?P<who>\S[^\n]*)",
    re.IGNORECASE,
)
_LONGEST = 60
"""Characters of the small line."""
_STOPS = (".", "!", "?", "。", "！", "？", ":", "：", ",")
_JOINT = re.compile(rf"\s+[{re.escape(DASHES)}/／~∙•·・♥]\s+|\s*[|｜／]\s*|(?<=\w)[·・•]\s+|[,，]\s+")
_LOUD = re.compile(r"\s+[∙•·・]\s+|\s*[|｜]\s*")
"""Of these, those beside which a comma belongs to one of the parts."""
_ORIGIN = re.compile(r"(?:[,，]\s*[^\W\d_][^,，\d]{2,24})?[,，]\s*(?:19|20)\d\d\s*$")
"""The country and the year behind a drama."""
_LOOSE = frozenset(DASHES)
_FIGURE = re.compile(r"^\W*\d[\d.,:]*\W*$")
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
    alone: dict[str, int] = defaultdict(int)
    for piece, reading, miss in found:
        if miss is None and (piece.place in _RUN_IN if piece.rest else piece.place in _HEADS):
            sizes[piece.key] += 1
            under = _under(pieces, piece) if reading.shape in _TITLES else ""
            alone[piece.key] += reading.shape == "alone"
            if under:
                classes[piece.key].append((piece.index, under))
    singers: dict[int, tuple[str, str]] = {}
    for key, lines in classes.items():
        if len(lines) >= max(_FEW, _MOST * sizes[key]):
            singers.update(
                _parted(lines, quoted=alone[key] > len(lines) / 2) or {index: (who, "") for index, who in _singers(lines).items()}
            )
    if not singers:
        return list(found)
    small = {at.index for p, _, _ in found if p.index in singers and not p.rest and (at := _next(pieces, p))}
    return [(p, _with_singer(r, *singers[p.index]) if p.index in singers else r, m) for p, r, m in found if p.index not in small]


def _with_singer(reading: LineReading, artist: str, drama: str) -> LineReading:
    return reading._replace(shape="fields", artist=artist, role=True, work=read_drama(drama) if drama else reading.work)


def _under(pieces: Sequence[Piece], head: Piece) -> str:
    """Return the small line right under a heading; empty when there is none."""
    if head.rest:
        line = head.rest.split("\n", 1)[0].strip()
        return "" if len(line) > _LONGEST or line.endswith(_STOPS) else line
    at = _next(pieces, head)
    if at is None or at.place not in _SMALL or len(at.text) > _LONGEST or "\n" in at.text or at.text.rstrip().endswith(_STOPS):
        return ""
    return at.text.strip()


def _next(pieces: Sequence[Piece], head: Piece) -> Piece | None:
    return next((p for p in pieces[head.index + 1 : head.index + 3] if p.place != "embed"), None)


def _parted(lines: Sequence[tuple[int, str]], *, quoted: bool) -> dict[int, tuple[str, str]]:
    """Return performer and drama of one class of cards, where one sign parts every small line: `A · D`; empty otherwise.

    Headings that quotation marks do not show as titles may be dramas over their songs.
    """
    if any(text[:1] in QUOTE_OPENERS or text[:1].isdigit() for _, text in lines):
        return {}  # songs of a heading that is a drama's
    joint = _LOUD if all(_LOUD.search(text) for _, text in lines) else _JOINT
    cut = {index: parts for index, text in lines if len(parts := joint.split(text)) == _FEW and all(map(str.strip, parts))}
    signs = Counter(found.group().strip() for index, text in lines if index in cut and (found := joint.search(text)))
    if not signs or max(signs.values()) < max(_FEW, _MOST * len(lines)):
        return {}
    sign = max(signs, key=lambda sign: signs[sign])
    if all(_ORIGIN.search(parts[1]) for parts in cut.values()):  # `D, Korea, 2021` on every card
        cut = {index: [parts[0], _ORIGIN.sub("", parts[1])] for index, parts in cut.items()}
    names = [sum(name_score(parts[at]) for parts in cut.values()) / len(cut) for at in (0, 1)]
    artist = 0 if names[0] >= names[1] else 1
    if names[artist] < _NAME / 2 or names[artist] - names[1 - artist] < _NAME / 2:
        return {}
    if not quoted and (artist or sign[:1] in _LOOSE):
        return {}  # `T – A` under a drama's name
    other = [parts[1 - artist].strip() for parts in cut.values()]
    told = not any(_FIGURE.search(text) or is_date(text) or is_version(text) or ROLE_RE.fullmatch(text) for text in other)
    return {index: (parts[artist].strip(), parts[1 - artist].strip() if told else "") for index, parts in cut.items()}


def _singers(lines: Sequence[tuple[int, str]]) -> dict[int, str]:
    """Return the performers of one class of cards: said in words, or names throughout."""
    told = {index: who for index, text in lines if (who := singer_line(text))}
    if len(told) >= max(_FEW, _MOST * len(lines)):
        return told
    scores = [name_score(text) for _, text in lines]
    if len(lines) > _FEW and min(scores) >= 0 and sum(scores) >= _NAME * len(lines):
        return dict(lines)
    return {}
