"""Songs that the prose names: a quoted title with its singer beside it."""

import re
from collections.abc import Sequence

from scraper.items import MentionedSong, TrackSection
from scraper.parsers.asides import strip_quotes
from scraper.parsers.credits import parse_credits
from scraper.parsers.near_misses import is_clause
from scraper.parsers.pieces import Piece
from scraper.text import fold

_Q = r"[“\"‘「『〈《«]\s?(?P<title>[^“”\"「」『』〈〉《》«»\n]{1,60}?)\s?[,.]?[”\"’」』〉》»]"
_NAME = r"[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,3}"
_NAMES = rf"{_NAME}(?:(?:,\s|\s(?:&|and|x)\s){_NAME}){{0,3}}"
_PATTERNS = (
    re.compile(rf"(?P<artist>{_NAMES})[’']s?\s+(?:\w+\s){{0,2}}{_Q}"),
    re.compile(rf"{_Q},?\s+(?:(?:is\s+)?(?:sung|performed|released)\s+)?by\s+(?P<artist>{_NAMES})"),
    re.compile(rf"{_Q}\s?[(（](?P<artist>{_NAMES}|[가-힣 ]{{2,12}})[)）]"),
    re.compile(
        rf"(?P<artist>{_NAMES})\s+(?:sings?|sang|lent\s+a\s+voice\s+to|performs?|canta|chante|menyanyikan|membawakan|hát|singt)\s+(?:\w+\s){{0,4}}{_Q}"
    ),
    re.compile(rf"{_Q},?\s+(?:yang\s+)?(?:dibawakan|dinyanyikan)\s+(?:oleh\s+)?(?P<artist>{_NAMES})"),
    re.compile(rf"(?P<artist>[가-힣]{{2,10}}(?:\s?[&,]\s?[가-힣A-Za-z]{{2,10}})*)의\s?{_Q}"),
    re.compile(rf"(?P<artist>[\u3040-\u30ff\u3400-\u9fffA-Za-z.・&]{{2,20}})[のが的]{_Q}"),
    re.compile(rf"(?P<artist>[\u3400-\u9fffA-Za-z.]{{2,12}})(?:演唱|唱)的?{_Q}"),
    re.compile(r"[“\"‘'](?P<title>[^“”\"‘’'\n]{1,40}?)\s[-–—]\s(?P<artist>[^“”\"‘’'\n]{1,40}?)[”\"’']"),
)
MAX_MENTIONS = 200
"""A page names fewer songs than this; the rest of a hostile page is left alone."""


def find_mentions(pieces: Sequence[Piece], tracks: Sequence[TrackSection], dramas: Sequence[str]) -> tuple[MentionedSong, ...]:
    """Return the songs named outside track headings, each once, without those that have a section."""
    seen = {fold(t.heading.title) for t in tracks} | {fold(d) for d in dramas}
    found: list[MentionedSong] = []
    for piece in pieces:
        if piece.place in {"embed", "row", "caption"}:
            continue
        text = piece.rest or piece.line
        for sentence in _sentences(text):
            for song in _in_sentence(sentence):
                key = fold(song.title)
                if key and key not in seen and len(found) < MAX_MENTIONS:
                    seen.add(key)
                    found.append(song)
    return tuple(found)


def _sentences(text: str) -> list[str]:
    return [s for s in re.split(r"(?<=[.!?。！？])\s+|(?<=。)|\n", text[:20_000]) if s][:400]


def _in_sentence(sentence: str) -> list[MentionedSong]:
    if not re.search(r"[“\"‘'「『〈《«]", sentence) or len(sentence) > 2_000:
        return []
    found = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(sentence):
            title = strip_quotes(match.group("title")).strip(" ,.")
            artist = match.group("artist").strip()
            if not title or is_clause(title) or artist.casefold() in {"the", "it", "this", "there", "she", "he"}:
                continue
            names = tuple(
                c.name for c in parse_credits(re.sub(r"^(?:The|Songs?|And|But|With|In|Then|When)\s+(?=[A-Z])", "", artist))
            )
            found.append(MentionedSong(title=title, artists=names, text=sentence.strip()))
    return found
