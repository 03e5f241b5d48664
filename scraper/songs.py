"""When two tracks name the same song: keys that they share, and the spelling that most articles agree on.

A song goes by many titles (a native one, several translations, misprints) and its singer by many names, but within one
drama the part of the release and the singer, or the title, tell it. Sources: MusicBrainz' works and recordings; the
cases of real articles in tests/cases/songs.json.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from scraper.items import TrackHeading
from scraper.text import fold, one_line

ALIKE = 0.84
"""Ratio of two titles of one singer in one drama from which one is a misprint of the other (`difflib.SequenceMatcher`)."""
NEAR = "near:"
"""Beginning of the keys that only say which titles are to be compared."""
_LEAST = 5
"""Titles with fewer letters differ by a letter without being misprints (`Rain`, `Ruin`)."""


@lru_cache(maxsize=10_000)
def name_key(name: str) -> str:
    """Return the key under which spellings meet; a name of signs only (`!!!`) is its own key.

    >>> name_key("KIM Na-Young"), name_key("!!!")
    ('kimnayoung', '!!!')
    """
    return fold(name) or one_line(name).casefold()


def performers_of(heading: TrackHeading) -> tuple[str, ...]:
    """Return the keys of those who perform a track, native forms of their names among them."""
    names = (n for c in heading.credits if c.role == "performer" for n in (c.name, c.native_name or "") if n.strip())
    return tuple(dict.fromkeys(map(name_key, names)))


def titles_of(heading: TrackHeading) -> tuple[str, ...]:
    """Return the keys of a track's title and native title."""
    return tuple(dict.fromkeys(name_key(t) for t in (heading.title, heading.native_title or "") if t.strip()))


def main_key(heading: TrackHeading) -> str:
    """Return the key of a song by itself: folded title and performers in any order; without performers, the drama.

    >>> main_key(TrackHeading(heading="", title="Love-Story", drama="Eve"))
    'lovestory|in:eve'
    """
    artists = sorted({name_key(c.name) for c in heading.credits if c.role == "performer" and c.name.strip()})
    if artists:
        return f"{name_key(heading.title)}|by:{'&'.join(artists)}"
    return f"{name_key(heading.title)}|in:{name_key(heading.drama or '')}"


def song_keys(heading: TrackHeading) -> tuple[str, ...]:
    """Return the keys of which two tracks of one song share at least one; the first is `main_key`.

    >>> song_keys(TrackHeading(heading="", title="Start Over", native_title="시작", drama="Itaewon Class"))
    ('startover|in:itaewonclass', '시작|in:itaewonclass')
    """
    titles, singers = titles_of(heading), performers_of(heading)
    drama = name_key(heading.drama or "")
    keys = [main_key(heading)]
    keys += [f"{title}|by:{singer}" for title in titles for singer in singers]
    if drama:
        keys += [f"{title}|in:{drama}" for title in titles]
    return tuple(dict.fromkeys(keys))


def part_keys(heading: TrackHeading) -> tuple[str, ...]:
    """Return the keys of a release: the same singer on the same part of the same drama is the same song under another title.

    Not within one article, which may list several songs of one release.
    """
    part = _digits(heading.part or "") or fold(heading.part or "")
    drama = name_key(heading.drama or "")
    return tuple(f"part:{part}|in:{drama}|by:{singer}" for singer in performers_of(heading)) if part and drama else ()


def near_keys(heading: TrackHeading) -> tuple[str, ...]:
    """Return the keys under which titles are compared for misprints: one singer in one drama."""
    drama = name_key(heading.drama or "")
    return tuple(f"{NEAR}{drama}|by:{singer}" for singer in performers_of(heading)) if drama else ()


def is_misprint(one: str, other: str) -> bool:
    """Tell whether two title keys differ as a title and its misprint do.

    >>> is_misprint("missingyou", "misingyou"), is_misprint("part1", "part2"), is_misprint("love1", "love2")
    (True, False, False)
    """
    if min(len(one), len(other)) < _LEAST or _digits(one) != _digits(other):
        return False
    if 2 * min(len(one), len(other)) < ALIKE * (len(one) + len(other)):
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE  # the first is never less and costs a tenth


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """How one track spells a song."""

    title: str
    """Its title."""
    native_title: str | None
    """Its native title."""
    artist_credit: str
    """Its credit."""
    times: int = 1
    """How many tracks spell it so."""


def voted(spellings: Sequence[Spelling]) -> tuple[str, str, tuple[str, ...]]:
    """Return the title and the credit that most tracks print (of equals the first), and all other titles."""
    title = _most((s.title, s.times) for s in spellings)
    credit = _most((s.artist_credit, s.times) for s in spellings if s.artist_credit)
    others = (form for s in spellings for form in (s.title, s.native_title or "") if form and form != title)
    return title, credit, tuple(dict.fromkeys(others))


def _most(forms: Iterable[tuple[str, int]]) -> str:
    counted: dict[str, int] = {}
    for form, times in forms:
        counted[form] = counted.get(form, 0) + times
    return max(counted, key=lambda form: counted[form]) if counted else ""
