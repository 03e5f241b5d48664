"""What the prose calls the names that stand in headings: dramas, where it has their songs in other words.

Pages on soundtracks often go from drama to drama; their headings are as short as titles of songs, and only the prose tells.
"""

import re
from collections.abc import Sequence

from scraper.parsers.tracks.acceptance import Candidate
from scraper.parsers.tracks.asides import read_drama, strip_quotes
from scraper.parsers.tracks.line_readings import LineReading
from scraper.parsers.tracks.order import name_score, prose_score
from scraper.parsers.tracks.words import OST_RE, ROLE_RE, YEAR_RE
from scraper.text import fold

_KIND = re.compile(
    r"(?:ドラマ|テレビ小説|드라마|연속극|시리즈|[電电][視视][劇剧]|[韓韩日台陸陆][劇剧]|[劇剧]集|ซีรีส์(?:เรื่อง)?|ละคร(?:เรื่อง)?|phim|k-?drama|series)\s?$",
    re.IGNORECASE,
)
_ITS = re.compile(r"\s?(?:의|の|的)\s?(?:\S{1,6}\s){0,2}")
_BRACKET = re.compile(r"\s*[(（].*")
_OPENING = frozenset("“\"‘'「『《〈<＜«")
_BARE = frozenset(("title", "alone", "side"))
_READ = 400
"""Characters of a section in which the drama is introduced."""
_FEW = 2
_CERTAIN = 2.0
"""Evidence from which names change places, as in `roles.py`."""
_DRAMA = 1.5


def are_dramas(members: Sequence[Candidate]) -> bool:
    """Tell whether the headings of a class are names that the prose under them calls dramas, at least half and two of them."""
    bare = [c for c in members if c.miss is None and c.reading.shape in _BARE and c.reading.work is None and c.prose]
    if len(bare) < max(_FEW, 0.5 * len(members)):
        return False
    return sum(map(_is_called_drama, bare)) >= max(_FEW, 0.5 * len(bare))


def _is_called_drama(c: Candidate) -> bool:
    return len(c.reading.titles) == 1 and calls_drama(c.reading.titles[0], c.prose[:_READ])


def calls_drama(name: str, prose: str) -> bool:
    """Tell whether prose names a drama so, right before its quotation or behind it.

    >>> calls_drama("우체국", "SBS 드라마 '우체국'은 눈 이야기다."), calls_drama("눈사람", "가수의 노래 '눈사람'이 흐른다.")
    (True, False)
    """
    title = _BRACKET.sub("", strip_quotes(name)).replace(" ", "")
    told = prose.replace(" ", "")
    at = told.find(title) if len(title) > 1 else -1
    while at > 0:
        if told[at - 1] in _OPENING:
            behind = told[at + len(title) + 1 :][:24]
            its = _ITS.match(behind)
            if _KIND.search(told[max(0, at - 12) : at - 1]) or (its and _says_song(behind[its.end() :][:12])):
                return True
        at = told.find(title, at + 1)
    return False


def _says_song(words: str) -> bool:
    return OST_RE.search(words) is not None or ROLE_RE.search(words) is not None


def swap_brackets(chosen: Sequence[Candidate], dramas: Sequence[str]) -> list[Candidate]:
    """Read `D ‘T’ (A)` where the page writes so: names that sing stand in the brackets, dramas before the titles."""
    loose = [c for c in chosen if _inside(c.reading)]
    if not loose or len(loose) < 0.5 * len(chosen):
        return list(chosen)
    known = {fold(d) for d in dramas}
    lean = 0.0
    for c in loose:
        inside, left, prose = _inside(c.reading), c.reading.artist, c.prose[:_READ]
        lean += name_score(inside) + prose_score(inside, prose) - name_score(left) - prose_score(left, prose)
        lean += _DRAMA * (fold(left) in known or calls_drama(left, prose))
    if lean < _CERTAIN:
        return list(chosen)
    swapped = {c.piece.index for c in loose}
    return [c._replace(reading=_swap(c.reading)) if c.piece.index in swapped else c for c in chosen]


def _inside(reading: LineReading) -> str:
    """Return what a heading's last bracket says that was taken for the drama of the name before the title; empty if none."""
    if reading.shape != "quoted" or not reading.artist or len(reading.titles) != 1 or reading.work is None:
        return ""
    drama = reading.work.drama or ""
    ends = reading.heading.rstrip().endswith((f"({drama})", f"（{drama}）"))
    return drama if drama and ends and not reading.ost and not YEAR_RE.search(drama) else ""


def _swap(reading: LineReading) -> LineReading:
    return reading._replace(artist=_inside(reading), work=read_drama(reading.artist))
