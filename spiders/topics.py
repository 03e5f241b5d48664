"""Which addresses are about dramas: by the sections of the path, the title and the labels, before anything is asked for.

Left out is only what says of itself that it is about something else; what says nothing is taken. A lost article is worse
than a superfluous one.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from scraper.items import ParsedPage
from spiders.topic_words import NOTHING, OTHERS, OURS, OURS_AS_NAMES, SECTION_QUERIES

OFF_TOPIC = "topic: no word of dramas, songs or the screen in it"
"""Why a page is refused when its source is strict."""
_MARKS = re.compile("[\u0300-\u036f\u0653-\u0655]")
_LETTERS = str.maketrans("đøłı", "doli")
_WORD = re.compile(r"[^\W_]+(?:[^\W_]|[\u0900-\u097f\u0e00-\u0e7f])*")
_UNSPACED = re.compile("[\u0600-\u06ff\u0900-\u097f\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Scripts in which a word may stand inside a run of letters."""
_SHARP = re.compile("[剧劇](?=[烈增变變痛降毒跌])")
"""Drastically: the one other meaning of the sign for a play."""


def plain(text: str) -> str:
    """Return the words of a text under which spellings meet: lower case, no accents, one space between.

    >>> plain("Thể_thao"), plain("K-Drama & “OST”"), plain("ドラマ")
    ('the thao', 'k drama ost', 'ドラマ')
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", _MARKS.sub("", unicodedata.normalize("NFKD", text)))
    return " ".join(_WORD.findall(text.casefold().translate(_LETTERS)))


def _names(*tables: str) -> frozenset[str]:
    return frozenset(plain(name) for table in tables for name in table.split("|"))


_OTHERS = _names(*OTHERS.values())
_NOTHING = _names(NOTHING)
_AS_NAMES = _names(OURS_AS_NAMES)
_ALL_OURS = [name.strip() for table in OURS.values() for name in table.split("|")]
_UNSPACED_OURS = tuple(plain(name) for name in _ALL_OURS if _UNSPACED.search(name))
_SPACED_OURS = [name for name in _ALL_OURS if not _UNSPACED.search(name)]
_PHRASES = tuple(f" {words} " for name in _SPACED_OURS if " " in (words := plain(name)))
_WHOLE = frozenset(plain(name) for name in _SPACED_OURS if not name.endswith("*"))
_STEMS = frozenset(plain(name) for name in _SPACED_OURS if name.endswith("*"))
_STEM_LENGTHS = sorted({len(stem) for stem in _STEMS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What a source is to be about."""

    take: tuple[str, ...] = ()
    """Words of which an address has to have one; empty for the tables' own judgement."""
    leave: tuple[str, ...] = ()
    """Words of which an address must have none."""
    everything: bool = False
    """True when nothing is left out."""

    def refusal(self, url: str, title: str = "", labels: Sequence[str] = ()) -> str:
        """Return why an address is not to be visited, for a person; empty when it is.

        >>> Topic().refusal("https://h.example/sports/12345.html")
        'topic: about sports'
        >>> Topic().refusal("https://h.example/sports/12345.html", "The coach of the drama Stove League")
        ''
        """
        if self.everything:
            return ""
        if self.take or self.leave:
            text = plain(" ".join((unquote(urlsplit(url).path), title, *labels)))
            found = next((word for word in self.leave if _has(text, plain(word))), None)
            if found is not None:
                return f"topic: has {found!r}, which its source leaves out"
            if self.take:
                named = any(_has(text, plain(word)) for word in self.take)
                return "" if named else f"topic: has none of {', '.join(map(repr, self.take))}, which its source takes"
        about = _other_section(url) or _other_labels(labels)
        if not about or _is_ours(url, title, labels):
            return ""
        return f"topic: about {about}"


def topic_of(options: Mapping[str, Any]) -> Topic:
    """Return what a source is to be about, by its options `take`, `leave` and `everything`."""
    take, leave = (tuple(map(str, options.get(name) or ())) for name in ("take", "leave"))
    return Topic(take=take, leave=leave, everything=bool(options.get("everything")))


def off_topic(page: ParsedPage, options: Mapping[str, Any]) -> str:
    """Return why a page that was read is refused by a strict source; empty when it is not."""
    if not options.get("strict") or options.get("everything") or page.tracks:
        return ""
    own = topic_of(options).take
    texts = (page.title or "", page.body_text, *(line.text for line in page.dropped if line.rule == "tags"))
    if any(speaks_of_ours(text) or any(_has(plain(text), plain(word)) for word in own) for text in texts):
        return ""
    return OFF_TOPIC


def speaks_of_ours(text: str) -> bool:
    """Tell whether a text has a word of dramas, songs or the screen.

    >>> speaks_of_ours("Las canciones del dorama"), speaks_of_ours("Stock prices fell"), speaks_of_ours("股价剧烈波动")
    (True, False, False)
    """
    words = plain(text)
    if any(_is_our_word(word) for word in words.split()):
        return True
    if not words.isascii():
        words = _SHARP.sub(" ", words)
        if any(part in words for part in _UNSPACED_OURS):
            return True
    return any(phrase in f" {words} " for phrase in _PHRASES)


def _is_our_word(word: str) -> bool:
    return word in _WHOLE or any(word[:length] in _STEMS for length in _STEM_LENGTHS if length <= len(word))


def _is_ours(url: str, title: str, labels: Sequence[str]) -> bool:
    if any(_is_our_name(name) for name in (*_sections(url), *labels)):
        return True
    return speaks_of_ours(" ".join((unquote(urlsplit(url).path), title, *labels)))


@lru_cache(4096)
def _is_our_name(name: str) -> bool:
    words = plain(name)
    return words in _AS_NAMES or any(word in _AS_NAMES for word in words.split())


def _other_section(url: str) -> str:
    """Return the first section of an address that is about something else; the last segment is the article's own name."""
    return next((section for section in _sections(url) if _is_other(section)), "")


def _sections(url: str) -> Iterator[str]:
    parts = urlsplit(url)
    yield from (unquote(segment) for segment in parts.path.split("/")[:-1] if segment)
    if parts.query:
        yield from (value for name, value in parse_qsl(parts.query) if name.lower() in SECTION_QUERIES)


def _other_labels(labels: Sequence[str]) -> str:
    """Return the labels when all that say anything are about something else."""
    telling = [label for label in labels if not _says_nothing(label)]
    return ", ".join(telling[:3]) if telling and all(_is_other(label) for label in telling) else ""


@lru_cache(4096)
def _says_nothing(label: str) -> bool:
    words = plain(label)
    return words in _NOTHING or all(word in _NOTHING or word.isdecimal() for word in words.split())


@lru_cache(4096)
def _is_other(name: str) -> bool:
    """Tell whether the name of a section or label is about something else: as a whole, or word by word.

    >>> [_is_other(name) for name in ("Sports", "world-sports-news", "스포츠뉴스", "sports-drama", "sports-night", "Thể thao")]
    [True, True, True, False, False, True]
    """
    words = plain(name)
    if words in _OTHERS:
        return True
    left = " ".join(word for word in words.split() if word not in _NOTHING and not word.isdecimal())
    if left in _OTHERS or (left and all(word in _OTHERS for word in left.split())):
        return True
    if not left.isascii():
        bare = next((left.replace(word, "") for word in _NOTHING if not word.isascii() and word in left and word != left), left)
        return bare in _OTHERS
    return False


def _has(text: str, word: str) -> bool:
    """Tell whether plain words stand in a plain text; in scripts without spaces anywhere."""
    return bool(word) and (word in text if _UNSPACED.search(word) else f" {word} " in f" {text} ")
