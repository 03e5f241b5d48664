"""Songs that the prose names: a quoted title with its singer beside it."""

import re
from collections.abc import Iterator, Sequence

from scraper.items import MentionedSong, TrackSection
from scraper.parsers.credits import parse_credits
from scraper.parsers.tracks.asides import strip_quotes
from scraper.parsers.tracks.near_misses import is_clause
from scraper.parsers.tracks.pieces import Piece
from scraper.text import fold

_QUOTE = re.compile(r"[“\"‘'「『〈《«]\s?([^“”\"「」『』〈〉《》«»\n]{1,60}?)\s?[,.]?[”\"’'」』〉》»](?![a-z])")
_NAME = r"[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,3}"
_NAMES = rf"{_NAME}(?:(?:,\s|\s(?:&|and|x|y|et|dan)\s){_NAME}){{0,3}}"
_AFTER = (
    re.compile(rf",?\s+(?:(?:is\s+)?(?:sung|performed|released)\s+)?by\s+({_NAMES})"),
    re.compile(rf"\s?[(（]({_NAMES}|[가-힣 ]{{2,12}})[)）]"),
    re.compile(rf",?\s+(?:yang\s+)?(?:dibawakan|dinyanyikan)\s+(?:oleh\s+)?({_NAMES})"),
    re.compile(rf",\s+the\s+({_NAMES})\s+(?:track|song|single|ballad)"),
    re.compile(rf",?\s+(?:de|d[’']|von|di|của|interpretada\s+por|a\s+cargo\s+de)\s+({_NAMES})"),
    re.compile(r"(?:은\(는\)|은|는)?\s([가-힣]{2,10})(?:이\(가\)|이|가)\s+(?:가창|부른|불렀)"),
)
"""Behind the quoted title."""
_BEFORE = (
    re.compile(rf"({_NAMES})[’']s?\s+(?:\w+\s){{0,2}}$"),
    re.compile(
        rf"({_NAMES})\s+(?:sings?|sang|lent\s+a\s+voice\s+to|performs?|canta|chante|menyanyikan|membawakan|hát|singt|söylüyor)\s+(?:\w+\s){{0,4}}$"
    ),
    re.compile(r"([가-힣A-Za-z]{1,12}(?:\s?[&,]\s?[가-힣A-Za-z]{2,12}){0,3})의\s?$"),
    re.compile(r"([\u3040-\u30ff\u3400-\u9fffA-Za-z.・&]{2,20})[のが]$"),
    re.compile(r"([\u3400-\u9fffA-Za-z0-9.]{2,12}?)(?:演唱的?|唱的?|的)$"),
)
"""Before it."""
_IN_BEFORE = (
    ("’", "'"),
    ("sing", "sang", "lent", "perform", "canta", "chante", "menyanyikan", "membawakan", "hát", "söylüyor"),
    ("의",),
    ("の", "が"),
    ("唱", "的"),
)
"""One of these stands in each of their matches: a look for them is cheap, and most titles have none before them."""
_PAIR = re.compile(r"([^“”\"‘’'\n]{1,40}?)\s[-–—]\s([^“”\"‘’'\n]{1,40})")
_OPENERS = re.compile(r"^(?:The|Songs?|And|But|With|In|Then|When|Ballads?|Tracks?|As)\s+(?=[A-Z])")
_SPLIT = re.compile(r"(?<=[.!?。！？])\s+|(?<=。)|\n")
_NO_NAMES = frozenset(("the", "it", "this", "there", "she", "he", "they", "that", "i", "we", "you"))
WINDOW = 70
"""Characters before a title in which its singer is looked for."""
MAX_MENTIONS = 200
"""A page names fewer songs than this; the rest of a hostile page is left alone."""


def find_mentions(pieces: Sequence[Piece], tracks: Sequence[TrackSection], dramas: Sequence[str]) -> tuple[MentionedSong, ...]:
    """Return the songs named outside track headings, each once, without those that have a section."""
    seen = {fold(t.heading.title) for t in tracks} | {fold(d) for d in dramas}
    found: list[MentionedSong] = []
    for piece in pieces:
        if piece.place in {"embed", "row", "caption"}:
            continue
        text = (piece.rest or piece.line)[:20_000]
        for title, artist, at in _named(text):
            key = fold(title)
            if key and key not in seen and len(found) < MAX_MENTIONS:
                seen.add(key)
                names = tuple(c.name for c in parse_credits(_OPENERS.sub("", artist)))
                found.append(MentionedSong(title=title, artists=names, text=_sentence_at(text, at)))
    return tuple(found)


def _named(text: str) -> Iterator[tuple[str, str, int]]:
    """Find quoted titles with a singer beside them: title, singer, offset."""
    for quote in _QUOTE.finditer(text):
        inner = quote.group(1).strip(" ,.")
        pair = _PAIR.fullmatch(inner)
        if pair:
            yield strip_quotes(pair.group(1)), pair.group(2).strip(), quote.start()
            continue
        artist = _singer(text, quote)
        if artist and inner and artist.casefold() not in _NO_NAMES and not is_clause(inner):
            yield inner, artist, quote.start()


def _singer(text: str, quote: re.Match[str]) -> str | None:
    for pattern in _AFTER:
        found = pattern.match(text, quote.end())
        if found:
            return found.group(1).strip()
    before = text[max(0, quote.start() - WINDOW) : quote.start()]
    for pattern, letters in zip(_BEFORE, _IN_BEFORE, strict=True):
        found = pattern.search(before) if any(map(before.__contains__, letters)) else None
        if found:
            return found.group(1).strip()
    return None


def _sentence_at(text: str, at: int) -> str:
    start = 0
    for stop in _SPLIT.finditer(text):
        if stop.end() > at:
            return text[start : stop.start()].strip()
        start = stop.end()
    return text[start:].strip()
