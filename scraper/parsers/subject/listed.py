"""Titles of lists, and of pages with the words of one song: which names in them are the page's drama, and which are not."""

import re
from collections.abc import Callable, Sequence

from scraper.parsers.subject.topics import Topic, read_topic
from scraper.parsers.tracks.words import OST_RE

_MANY = re.compile(
    r"\b(?:k-?dramas|j-?dramas|c-?dramas|dramas|doramas|dramen|drakor|series|serien|séries|diziler\w*|dizilerden|shows|dram|seriali|дорам|"
    r"сериалов|novelas|telenovelas|teleseryes)\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\s*(?:,|&|/|and|to|y|e|o|a|hasta|ao?|até|à|jusqu[’']à|et|und|bis|dan|hingga|sampai|ke|fino\s+a|ve|i|do|и|до|và|đến|en|tot)\s*",
    re.IGNORECASE,
)
"""What stands between the first and the last of a list's dramas: `From ‘A’ to ‘B’`, `‘A’, ‘B’ and more`."""
_WORDS_OF_SONG = re.compile(
    r"\W*(?:lirik|lyrics?|letra|paroles|songtext|testo|lời\s+bài\s+hát|şarkı\s+sözleri|tekst|текст)\b",
    re.IGNORECASE,
)
_DRAMA_OF_SONG = re.compile(
    r"(?<![^\W_])(?:OST|Ost|Soundtrack)\.?\s+(?:(?i:drama\s+korea|drama|drakor|k-?drama|serial|film)\s+)?"
    r"(?:[‘'“\"](?P<quoted>[^’'”\"]{2,60})[’'”\"]|(?P<bare>[A-Z0-9][\w.’'-]*(?::?\s(?:(?:of|the|and|in|to|on|a|for|from|with|is)\s){0,2}[A-Z0-9][\w.’'-]*){0,7}))"
)
_RUNS_ON = re.compile(r"\s(?:Dengan|Dan|Beserta|Lengkap|Bikin|Yang|Terjemahan|Artinya|Arti|With|And|Lyrics|English|Full)\b.*$")
_LONGEST = 6
"""Words of a drama's name behind the colon of a list's title."""
_TWICE = 2


def of_many(title: str) -> bool:
    """Tell whether songs of dramas at large stand behind a colon: `Three minutes: songs from dramas to …`."""
    _, colon, tail = title.partition(": ")
    return bool(colon) and tail[:1].islower() and _MANY.search(tail) is not None and read_topic(tail).songs


def counts_songs(name: str) -> bool:
    """Tell whether a name that begins with a number counts songs or dramas: `12 músicas brasileiras`.

    >>> counts_songs("12 músicas brasileiras"), counts_songs("49 Days")
    (True, False)
    """
    told = read_topic(name)
    return told.songs or told.dramas


def are_examples(title: str, quoted: Sequence[str], topic: Topic) -> bool:
    """Tell whether a list's title quotes dramas as examples: `From ‘A’ to ‘B’, the 5 best soundtracks`.

    >>> title = "De ‘Salt Season’ hasta ‘Paper Roof’, las 5 mejores bandas sonoras"
    >>> are_examples(title, ("Salt Season", "Paper Roof"), read_topic(title))
    True
    """
    if not topic.listy or len(quoted) < _TWICE:
        return False
    start = title.find(quoted[0]) + len(quoted[0])
    end = title.find(quoted[1], start)
    return end > start and _BETWEEN.fullmatch(title[start:end].strip("“”\"‘’'«»„ ")) is not None


def drama_of_lyrics(title: str) -> str | None:
    """Return the drama that the title of a page with a song's words names: `Lirik Lagu T – A, OST Drama D …`.

    >>> drama_of_lyrics("Lirik Lagu Hujan Pagi - Mina dari OST Drama Salt Season dengan Terjemahan")
    'Salt Season'
    >>> drama_of_lyrics("Lagu Hujan Pagi dari OST Drama Salt Season") is None
    True
    """
    if not OST_RE.search(title) or not _WORDS_OF_SONG.match(title):
        return None
    found = _DRAMA_OF_SONG.search(title)
    if found is None:
        return None
    return found["quoted"] or _RUNS_ON.sub("", found["bare"]).strip(" ,:")


def drama_behind_colon(title: str, prose: str, can_be_name: Callable[[str], bool]) -> str | None:
    """Return the name behind the colon of an article in a series, which its prose speaks of: `Dramas with good songs: D`."""
    _, colon, tail = title.rpartition(": ")
    tail = tail.strip(" .!“”\"‘’'«»")
    if not colon or not tail or len(tail.split()) > _LONGEST or not can_be_name(tail) or prose.count(tail) < _TWICE:
        return None
    told = read_topic(tail)
    return None if told.head or told.songs or told.dramas else tail
