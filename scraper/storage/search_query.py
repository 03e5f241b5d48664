"""A user's search as conditions: words, phrases and beginnings, each of them anywhere or in a named field.

`artist:Heize drama:"Queen of Tears" rain` asks for articles with the word *rain* and one track section that has both the
artist and the drama. A field that is not in `FIELDS` or `FACTS` is no field: `ost:part` are two words.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from scraper.storage.search_text import bare, folded, pattern_of, phrase, search_words
from scraper.text import one_line

FIELDS: dict[str, tuple[str, str | None]] = {
    "title": ("title", None),
    "text": ("body_text", None),
    "song": ("songs", "title"),
    "artist": ("artists", "artist_credit"),
    "drama": ("dramas", "drama"),
}
"""Fields of words: the column of `articles_fts` and, for what one track section must have, of `tracks_fts`."""
_DATE = "coalesce(a.published_at, a.first_seen_at)"
FACTS: dict[str, str] = {
    "site": "instr(lower(coalesce(a.site, '') || ' ' || a.url || ' ' || coalesce(a.source, '')), ?)",
    "author": "instr(lower(a.authors), ?)",
    "kind": "a.kind = ?",
    "language": "lower(a.language) = ?",
    # A date printed as a month only (`2025-03`) is compared as a month.
    "since": f"substr(?, 1, length({_DATE})) <= {_DATE}",
    "until": f"substr({_DATE}, 1, 10) <= ? || '~'",
}
"""Fields that are compared as a whole with what is known of the article (`a`); values are given case folded."""
_PART = re.compile(rf'(?:({"|".join((*FIELDS, *FACTS))}):\s*)?(?:"([^"]*)"?|(\S+))')

Names = Callable[[str, str], Iterable[str]]
"""(field, name) to the other names of that artist or drama."""
_LIKE_A_FIELD = re.compile(r"([a-z]{3,}):(?=[^\s/:])")
"""A word that a user may have meant as a field; `9:30` is a time, `https://` an address."""
_NEAR = 0.8
"""Ratio of `difflib` from which a word is taken for a misprint of a field's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchQuery:
    """What an article must be like."""

    words: str
    """FTS5 query on `articles_fts`; empty when no word is asked for."""
    track: str
    """FTS5 query on `tracks_fts` that one and the same track section must meet; empty when any will do."""
    track_words: str
    """FTS5 query on `tracks_fts` for the track sections that are shown with an article."""
    facts: tuple[tuple[str, str], ...]
    """SQL conditions on the article `a`, each with its value."""
    shown: tuple[str, ...]
    """Folded words round which a snippet is cut."""
    loose: tuple[re.Pattern[str], ...]
    """What may stand anywhere, in a track section too, as it is found in `search_text.bare` text."""
    loose_words: tuple[str, ...]
    """The words of these, `bare`."""
    of_track: bool
    """True when a field of track sections is asked for, so that only the index tells which ones meet `track_words`."""

    def __bool__(self) -> bool:
        return bool(self.words or self.facts)


def parse_search(text: str, other_names: Names = lambda _field, _name: ()) -> SearchQuery:
    """Return the conditions for a user's `text`; nothing in it is an error.

    >>> parse_search('artist:heize "last chance" site:blog').words
    '{artists} : "heize" AND "last chance"'
    """
    words: list[str] = []
    track: list[str] = []
    anywhere: list[str] = []
    facts: list[tuple[str, str]] = []
    shown: list[str] = []
    loose: list[re.Pattern[str] | None] = []
    loose_words: list[str] = []
    for field, quoted, word in _PART.findall(folded(text)):
        value = one_line(quoted or word)
        if field in FACTS:
            facts += [(FACTS[field], value)] if value else []
            continue
        found = _any_of(
            [value, *other_names(field, value)] if field in {"artist", "drama"} else [value], prefix=word.endswith("*")
        )
        if not found:
            continue
        column, of_track = FIELDS.get(field, (None, None))
        words.append(f"{{{column}}} : {found}" if column else found)
        if of_track:
            track.append(f"{{{of_track}}} : {found}")
        elif not column:
            anywhere.append(found)
            loose.append(pattern_of(value, prefix=word.endswith("*")))
            loose_words += search_words(bare(value))
        shown += search_words(value) if field in {"", "text"} else []
    return SearchQuery(
        words=" AND ".join(words),
        track=" AND ".join(track) if len(track) > 1 else "",
        track_words=" AND ".join((*track, *anywhere)),
        facts=tuple(facts),
        shown=tuple(shown),
        loose=tuple(filter(None, loose)),
        loose_words=tuple(loose_words),
        of_track=bool(track),
    )


def open_quote(text: str) -> str:
    """Return what follows a quote that begins a phrase and is never closed; empty when all are.

    >>> open_quote('rain "open phrase'), open_quote('artist:"Heize" 7" single')
    ('open phrase', '')
    """
    for part in _PART.finditer(text):
        quote = part.group(0)[len(part.group(1) or "") :].lstrip(": ")
        if quote.startswith('"') and not (len(quote) > 1 and quote.endswith('"')):
            return quote[1:].strip()
    return ""


def unknown_fields(text: str) -> list[tuple[str, str]]:
    """Return the words of `text` that may have been meant as a field and are none, each with the field it is near or `""`.

    They are searched for like any words (`Re:Zero`), so this is for saying what may be wrong when nothing was found.

    >>> unknown_fields('artst:Heize singer:IU artist:IU 9:30 "lang:ko" https://x.example')
    [('artst', 'artist'), ('singer', '')]
    """
    words = [
        found.group(1)
        for field, _, word in _PART.findall(folded(text))
        if not field and (found := _LIKE_A_FIELD.match(word)) is not None
    ]
    return [(word, _near_field(word)) for word in dict.fromkeys(words)]


def _near_field(word: str) -> str:
    known = (*FIELDS, *FACTS)
    near = get_close_matches(word, known, n=1, cutoff=_NEAR)
    begun = [name for name in known if name.startswith(word)]  # `lang:` is short for language:
    return (begun or near or [""])[0]


def _any_of(names: Sequence[str], *, prefix: bool) -> str:
    phrases = list(dict.fromkeys(filter(None, (phrase(folded(name), prefix=prefix) for name in names))))
    return phrases[0] if len(phrases) == 1 else f"({' OR '.join(phrases)})" if phrases else ""
