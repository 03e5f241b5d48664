"""Does a page speak of songs at all? Most of the web does not, and much of it is lists of `X – Y`.

The answer is a count of words a thousand characters (`page_words.py`), taken from the title and from the beginning of every
block, in the languages of the word tables and some more.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from scraper.parsers.blocks import Block
from scraper.parsers.tracks import more_words
from scraper.parsers.tracks.acts import is_act
from scraper.parsers.tracks.page_words import PageWords, bare_words, page_words, spelt, without_marks
from scraper.parsers.tracks.words import MUSIC_CJK_RE, MUSIC_STEMS, MUSIC_WORDS, OST_RE, ROLE_RE, SPACELESS, any_of
from scraper.text import DASHES

_TITLE_RE = re.compile(
    r"(?<![^\W_])(?:songs?|ballads?|lyrics?|albums?|discography|k-?pop|amvs?|mvs?|lagu(?:-lagu)?|canci[oó]n(?:es)?|baladas?|"
    r"chansons?|ca\s+khúc|bài\s+hát|nhạc|şarkı\w*|lied(?:er)?|canzon[ei]|canç(?:ão|ões)|músicas|liedjes?|piosen\w+|песн\w+|саундтрек\w*"
    rf"|{any_of(more_words.SONG_NOUNS)})(?![^\W_])|노래|수록곡|가요|主題歌|挿入歌|歌|曲|사운드트랙|เพลง",
    re.IGNORECASE,
)
_PLAYERS = ("spotify.", "music.apple.", "soundcloud.", "deezer.", "bandcamp.", "tidal.", "music.amazon.")
PER_THOUSAND = 1.0
"""Words a thousand characters from which a page is about songs. Measured: pages with songs 1.8 and more, others below 0.6."""
SOME = 0.4
"""Evidence from which the prose of a page on another matter is searched for songs that it mentions."""
_LONGEST = 160
"""Characters of a line that may be a heading."""
_LONGEST_ACT = 30
"""Characters of a name that the tables of acts may know."""
_MOST_LINES = 5000
"""Lines that are asked; a page on songs has shown it by then."""
_JOINTS = tuple(f" {joint} " for joint in ("-", "–", "—", "|", "by"))
_JOINT = re.compile(rf"\s[{re.escape(DASHES)}|]\s|\s[bB]y\s")
_WORD = re.compile(r"[^\W\d_]+")
_LETTERS = bytes(code if chr(code).isalpha() else ord(" ") for code in range(128)).ljust(256)
"""Letters of ASCII; any other character as spaces."""
_FULL = 3
"""Words of music that are as many as prose needs."""
_DENSITY = 700
"""Characters of a section in which words of music are counted."""
_MUSIC_WORDS = MUSIC_WORDS.union(more_words.SONG_WORDS.split(), more_words.MUSIC_WORDS.split())
_HINTS = spelt("ost osts soundtrack soundtracks sound sonora originale song songs theme themes tema phim jenerik générique")
"""A line that names a soundtrack or a song's role has one of these words, or a script without spaces."""


class Evidence(NamedTuple):
    """How much a page speaks of songs."""

    points: float
    """1 and more: it is about songs; 0: not one word of it is."""
    lines: bool
    """A line of it may still be a song's: it names a soundtrack, or acts that the tables know stand in two lines."""


def song_evidence(title: str | None, blocks: Sequence[Block], words: PageWords | None = None) -> Evidence:
    """Ask title, prose, players and lines whether the page is about songs; `words` are the page's, if they were counted.

    >>> song_evidence("Five Songs for the Rain", ()).points, song_evidence("Five Tents for the Rain", ()).points
    (1.0, 0.0)
    """
    if title and (_TITLE_RE.search(title) or names_soundtrack(title)):
        return Evidence(1.0, lines=True)
    if any(player in url for block in blocks if block.embeds for url in block.embeds for player in _PLAYERS):
        return Evidence(1.0, lines=True)
    points = (words or page_words(title, blocks)).songs()
    if points >= PER_THOUSAND:
        return Evidence(points, lines=True)
    lines = list(islice(_short_lines(blocks), _MOST_LINES))
    text = "\n".join(lines)
    return Evidence(points, lines=(points > 0 and _is_hinted(text) and any(map(_names_song, lines))) or _name_acts(text, lines))


def _is_hinted(text: str) -> bool:
    """Tell whether a text may name a soundtrack; the dear patterns are asked only where a word of theirs stands."""
    low = without_marks(text).casefold()
    return not _HINTS.isdisjoint(bare_words(low)) or (not low.isascii() and SPACELESS.search(low) is not None)


def _names_song(line: str) -> bool:
    return _is_hinted(line) and names_soundtrack(line)


def _name_acts(text: str, lines: Sequence[str]) -> bool:
    """Tell whether two lines of a text have an act of the tables on one side of a dash or a `by`."""
    if not any(map(text.__contains__, _JOINTS)):
        return False
    acts = 0
    # the joints spelt out: lines are many, and this asks five times as fast as a loop over them
    joined = (line for line in lines if " - " in line or " – " in line or " — " in line or " | " in line or " by " in line)
    for line in joined:
        if any(map(_is_act, _JOINT.split(line))):
            acts += 1
            if acts > 1:
                return True
    return False


def _is_act(side: str) -> bool:
    return len(side) <= _LONGEST_ACT and is_act(side.strip(" \"“”‘’'"))


def names_soundtrack(line: str) -> bool:
    """Tell whether a line has a word for soundtrack or for what a song is in a drama."""
    return OST_RE.search(line) is not None or ROLE_RE.search(line) is not None


def _short_lines(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if len(block.text) <= _LONGEST:
            yield from block.text.split("\n")
        elif "\n" in block.text:
            yield from (line for line in block.text.split("\n") if len(line) <= _LONGEST)


def music_density(prose: str) -> float:
    """Return how much prose speaks of music: 0 to 1, full at three words of it.

    >>> music_density("His voice carries the chorus of a quiet song."), music_density("She owns the bar.")
    (1.0, 0.0)
    """
    prose = prose[:_DENSITY]
    if not prose.isascii() and SPACELESS.search(prose):
        return sum(1 for _ in islice(MUSIC_CJK_RE.finditer(prose), _FULL)) / _FULL
    low = without_marks(prose).casefold()
    # cut up in C where the words are of plain letters, which takes half the time of the pattern
    words = low.encode("ascii").translate(_LETTERS).decode("ascii").split() if low.isascii() else _WORD.findall(low)
    hits = sum(map(_MUSIC_WORDS.__contains__, words))
    if hits < _FULL and any(map(low.__contains__, MUSIC_STEMS)):
        hits += len([word for word in words if word.startswith(MUSIC_STEMS) and word not in _MUSIC_WORDS])
    return min(hits, _FULL) / _FULL
