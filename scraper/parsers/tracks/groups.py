"""Headings over several tracks: a drama's or an artist's name above a list of its songs, and drama lines under a heading."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from scraper.items import ArtistCredit
from scraper.parsers.credits import parse_credits
from scraper.parsers.subject.title_frames import EPISODE_NAME
from scraper.parsers.tracks.acceptance import Candidate
from scraper.parsers.tracks.asides import read_drama, split_year, strip_quotes
from scraper.parsers.tracks.marks import mark_line, script_of
from scraper.parsers.tracks.near_misses import is_clause
from scraper.parsers.tracks.numbering import take_number
from scraper.parsers.tracks.order import name_score
from scraper.parsers.tracks.pieces import Piece
from scraper.parsers.tracks.role_lines import role_drama
from scraper.parsers.tracks.words import CLOSING_RE, CONTENTS_RE, DRAMA_NOUN_RE, FROM_DRAMA, OST_RE, YEAR_RE, any_of
from scraper.text import fold

_GENERIC = re.compile(
    r"(?<![^\W_])(?:songs?|music|tracks?|lists?|albums?|best|top|favou?rites?|new|old|other|others|opening|ending|parts?|disc|cd|vol|volume|intro\w*|playlists?|charts?|hits?|ballads?|winners?|rank\w*|genres?|bonus|more|mentions?|rest|"
    r"canciones|chansons|lagu|lieder|canzoni|músicas|şarkılar|bài\s+hát|ca\s+khúc|(?:những|các)\s+\w+)(?![^\W_])|เพลง|노래|음악|곡|추천|순위|その他|代表的な|曲|歌|主題歌|ランキング|ベスト|おすすめ",
    re.IGNORECASE,
)
_METADATA = re.compile(
    rf"^[(（]?(?:(?:(?:(?!(?:re|ost|new|best|top|lirik|sinop|ver|baca|lihat|lea|lee|lire|leggi)\w*\s)[^\W\d_]+\s)?(?:k-?drama|dorama|(?:tele)?novela|teleserye|serye|drakor|sinetron|film)|drama|from|ost|drama\s+title|드라마|작품|ドラマ|作品|劇集|剧集|電視劇|电视剧|phim|película|serie|série|dizi|ละคร)\s*[:：]\s*(?P<named>\S.*)|(?P<from>(?:{any_of(FROM_DRAMA)}|from|dari|de\s+la\s+serie|extrait\s+de)\s+.*\S))$",
    re.IGNORECASE,
)
_FROM_THE = re.compile(
    r"^(?:from|in|for)\s+(?:the\s+)?(?:(?:ost|soundtrack)\s+(?:of|for)\s+)?(?:the\s+)?(?:\d{4}\s+)?(?:[\w-]+\s+){0,2}?(?:k-?dramas?|dramas?|series|movie|film)\s*[,:–—-]?\s*(?P<drama>\S.*)$",
    re.IGNORECASE,
)


_STOPS = (".", "!", "?", "。", "！", "？", ":", "：", ",")
_STOPPED = re.compile(r"[.!?。]$")
_LAST_COLON = re.compile(r"[:：]\s*$")
_POSSESSIVE = re.compile(r"[’']s$")
_ENDS_IN_VERB = re.compile(r"(?:ます|ました|です|보기|듣기|니다|세요|しょう)\W*$")
_SMALL_LABEL = re.compile(r"[^\W\d_]+\s[a-zà-ÿ]+(?:\s[a-zà-ÿ]+)?\s?:\s")
"""Two or three words and a colon, all but the first written small: no name."""
_PARTICLE = 3
"""Letters of a word that a title may write small."""
_RANK = {"heading": 3, "bold": 2, "lead": 2}
"""A group heading is marked up at least as strongly as the headings below it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A heading over tracks."""

    piece: Piece
    drama: str | None = None
    year: str | None = None
    credits: tuple[ArtistCredit, ...] = ()


def find_groups(pieces: Sequence[Piece], chosen: Sequence[Candidate], dramas: Sequence[str]) -> list[Group]:
    """Return the headings that stand over a track heading and are none themselves.

    A heading directly above counts at once; one with prose between only when the page has several such, or knows its drama.
    """
    starts = {c.piece.index for c in chosen}
    found: dict[int, Group] = {}
    distant: dict[int, Group] = {}
    for c in chosen:
        above = _above(pieces, c.piece.index, starts)
        far = _over(pieces, c.piece, starts) if above is None else None
        piece = above or far
        if piece is None or piece.index in found or _RANK.get(piece.place, 0) < _RANK.get(c.piece.place, 0):
            continue
        below = [o for o in chosen if o.piece.index >= c.piece.index]
        group = read_group(piece, below, dramas)
        if group is None and above is not None and (over := _above(pieces, above.index, starts)) and over.place in _RANK:
            group, piece = read_group(over, below, dramas), over  # a label between: `A`, `その他のOST`
        if group:
            (distant if far else found)[piece.index] = group
    known = {fold(d) for d in dramas}
    if len(distant) + len(found) > 1 or any(g.drama and fold(g.drama) in known for g in distant.values()):
        found |= distant
    return [found[index] for index in sorted(found)]


def _over(pieces: Sequence[Piece], head: Piece, starts: set[int]) -> Piece | None:
    """Return the heading of a higher level whose section opens with prose and then with `head`."""
    if head.place != "heading":
        return None
    for at in range(head.index - 1, max(-1, head.index - 6), -1):
        piece = pieces[at]
        if piece.index in starts:
            return None
        if piece.place == "heading":
            return piece if 1 < piece.block.level < head.block.level else None
    return None


def _above(pieces: Sequence[Piece], index: int, starts: set[int]) -> Piece | None:
    at = index - 1
    while at >= 0 and pieces[at].place in {"embed", "caption"}:
        at -= 1
    if (
        at < 0
        or at in starts
        or pieces[at].rest
        or not pieces[at].line
        or pieces[at].place not in {"heading", "bold", "plain", "term", "line"}
    ):
        return None
    piece = pieces[at]
    if piece.place in {"plain", "line"} and (len(piece.line) > 60 or piece.line.endswith(_STOPS)):
        return None
    return piece


def read_group(piece: Piece, below: Sequence[Candidate], dramas: Sequence[str]) -> Group | None:
    """Read a group heading: the artist when its songs name none, else the drama."""
    _, line = take_number(piece.line)
    line = line.strip(" :：")
    if (
        not any(ch.isalpha() for ch in line)
        or CLOSING_RE.fullmatch(line)
        or CONTENTS_RE.fullmatch(line)
        or is_clause(line)
        or len(line) > 90
    ):
        return None
    if piece.place == "heading" and not _is_beside(piece, below) and (named := role_drama(line)):
        return Group(piece=piece, drama=named)
    if OST_RE.search(line) or (YEAR_RE.search(line) and not _GENERIC.search(line)):
        work = read_drama(_LAST_COLON.sub("", line))
        drama = strip_quotes((work.drama or "").rstrip(" :：'’")) if work.drama else None
        drama, year = split_year(drama) if drama else (None, None)
        if drama and not _GENERIC.search(drama) and not (_is_remark(drama) and DRAMA_NOUN_RE.search(line)):
            return Group(piece=piece, drama=_POSSESSIVE.sub("", drama), year=work.year or year)
        return None
    nameless = [
        c
        for c in below[:3]
        if not c.reading.artist and c.reading.pair is None and c.reading.shape in {"from", "side", "title", "alone"}
    ]
    if nameless and len(nameless) == len(below[:3]) and _is_artist(line):
        return Group(piece=piece, credits=parse_credits(line))
    if EPISODE_NAME.match(line) or _SMALL_LABEL.match(line):
        return None
    if ": " in line and DRAMA_NOUN_RE.search(line.partition(": ")[0]) and drama_line(line) is None:
        return None  # a label that is none of a drama's: `Recomendación K-Drama: …`
    if piece.place == "plain" and not any(fold(line) == fold(d) for d in dramas) and _GENERIC.search(line):
        return None
    if any(fold(line) == fold(d) for d in dramas) or not (_GENERIC.search(line) or _is_remark(line)):
        drama, year = split_year(strip_quotes(read_drama(line).drama or line))
        return Group(piece=piece, drama=drama, year=year)
    return None


def _is_beside(piece: Piece, below: Sequence[Candidate]) -> bool:
    """Tell whether a heading is of the level of the headings below it: then it may belong to the song above."""
    return bool(below) and below[0].piece.place == "heading" and below[0].piece.block.level <= piece.block.level


def _is_remark(line: str) -> bool:
    """Tell whether a line is words of the article, not a name: `The ones with drums`, `▶ 영상 보기`, `下から聴けます`."""
    if line.startswith(("▶", "►")) or _ENDS_IN_VERB.search(line):
        return True
    words = [w for w in line.split() if len(w) > _PARTICLE and w[:1].isalpha()]
    return line.isascii() and len(words) > 1 and sum(w[:1].islower() for w in words) > len(words) / 2


def _is_artist(line: str) -> bool:
    marks = [m for m in mark_line(line).marks if m.kind == "paren"]
    if (
        marks
        and marks[-1].end == len(line)
        and not YEAR_RE.search(marks[-1].text)
        and script_of(marks[-1].text) != script_of(line[: marks[-1].start])
    ):
        return not DRAMA_NOUN_RE.search(line)
    return name_score(line) >= 0.8


def bare_drama(short: str) -> str | None:
    """Return the drama of a short line under a heading; None for one that counts episodes or says where to watch.

    >>> bare_drama("Paper Roof (16 Nights) OST"), bare_drama("Episode 3"), bare_drama("Onde assistir: Max")
    ('Paper Roof (16 Nights)', None, None)
    >>> bare_drama("Moon Harbour: The Return")
    'Moon Harbour: The Return'
    """
    if EPISODE_NAME.match(short) or _SMALL_LABEL.match(short):
        return None
    return read_drama(short).drama if OST_RE.search(short) else short


def drama_line(text: str) -> str | None:
    """Return the drama that a metadata line under a heading names.

    >>> drama_line("From the OST of the 2020 K-Drama – Backstreet Rookie"), drama_line("Drama: Corner Shop")
    ('Backstreet Rookie', 'Corner Shop')
    >>> drama_line("From the start it hurts.") is None
    True
    >>> drama_line("From the 2018 Bollywood film, Andhadhun")
    'Andhadhun'
    """
    text = text.strip()
    if len(text) > 100 or "\n" in text or _STOPPED.search(text):
        return None
    found = _FROM_THE.match(text)
    if found:
        return split_year(strip_quotes(found.group("drama")))[0]
    found = _METADATA.match(text)
    if not found:
        return None
    raw = found.group("named") or found.group("from")
    if found.group("from") and not (
        OST_RE.search(raw) or DRAMA_NOUN_RE.search(raw) or any(m.kind == "quote" for m in mark_line(raw).marks)
    ):
        return None
    return strip_quotes(read_drama(raw).drama or "") or None
