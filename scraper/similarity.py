"""Near-duplicates: how much of one text stands in another, which texts are worth comparing, and which copy came first.

Texts are compared as sets of shingles (Broder 1997): runs of `WORDS` words, or of `CHARACTERS` characters where a script
is written without spaces. Candidates are found by one-permutation MinHash with rotation (Shrivastava and Li 2014) in
bands of two values (Leskovec, Rajaraman, Ullman: Mining of Massive Datasets, chapter 3), which a database can index.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

from scraper.text import fold
from scraper.urls import canonicalize_url, host_of

WORDS, CHARACTERS = 3, 4
"""Length of a shingle: 15 % of the words changed leaves 61 % of all runs of three as they were."""
BANDS = 24
"""Bands of a sketch. Two texts with a Jaccard index of .44 share one with a probability of .995, unrelated ones (.02) of .01."""
LEAST = 30
"""Texts with fewer shingles are not judged: too little to tell a copy from a coincidence."""
CONTAINED = 0.36
"""Share of the smaller text's shingles that stand in the other one, from which they are copies."""
_TOKEN = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff]|\\w"
)
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff]+"
)
_MIX, _MASK = 0x9E3779B97F4A7C15, (1 << 64) - 1


def prose_of(body_text: str, headings: Sequence[str] = ()) -> str:
    """Return the text without its headings: two lists of the same songs are no copies of each other."""
    names = {fold(line) for heading in headings for line in heading.split("\n")}
    return "\n".join(line for line in body_text.split("\n") if line and fold(line) not in names)


def shingles_of(text: str) -> frozenset[int]:
    """Return the shingles of a text as 64-bit numbers that are the same on every machine.

    >>> len(shingles_of("one two three four")), shingles_of("One two, three!") == shingles_of("one two three")
    (2, True)
    """
    folded = text.casefold()
    runs = _UNSPACED.findall(folded)
    words = re.findall(r"\w+", _UNSPACED.sub(" ", folded) if runs else folded)
    found = {" ".join(words[i : i + WORDS]) for i in range(len(words) - WORDS + 1)}
    found.update(run[i : i + CHARACTERS] for run in runs for i in range(len(run) - CHARACTERS + 1))
    return frozenset((crc32(shingle.encode("utf-8", "replace")) + 1) * _MIX & _MASK for shingle in found)


def sketch(shingles: frozenset[int]) -> tuple[int, ...]:
    """Return the `BANDS` band values of a set of shingles; texts that share one at the same place are worth comparing."""
    count = 2 * BANDS
    least: list[int | None] = [None] * count
    for value in shingles:
        place = value % count
        known = least[place]
        if known is None or value < known:
            least[place] = value
    if not shingles:
        return ()
    full = [next(v for step in range(count) if (v := least[(n + step) % count]) is not None) for n in range(count)]
    return tuple((full[2 * n] * 31 + full[2 * n + 1] * _MIX) % (1 << 62) for n in range(BANDS))


def containment(one: frozenset[int], other: frozenset[int]) -> float:
    """Return which share of the smaller set stands in the other, 0 to 1."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def are_copies(one: frozenset[int], other: frozenset[int]) -> bool:
    """Tell whether one text is a copy of the other, or of a large part of it."""
    return min(len(one), len(other)) >= LEAST and containment(one, other) >= CONTAINED


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """What is known of one of several copies, for the question which was the first."""

    article_id: int
    """Its article."""
    url: str
    """Its address."""
    site: str | None = None
    """The name of its site."""
    canonical_url: str | None = None
    """The address it declares as its own."""
    source_url: str | None = None
    """The origin it names."""
    authors: tuple[str, ...] = ()
    """Its byline."""
    published_at: str | None = None
    """ISO 8601, maybe a month only."""
    first_seen_at: str = ""
    """When we first saw it."""
    body_text: str = ""
    """Its text, where another site's name may stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Which of several copies came first, and why."""

    article_id: int
    """The article."""
    evidence: tuple[str, ...]
    """What speaks for it, the strongest first, for a person."""


_NAMED, _CANONICAL, _MENTIONED, _EARLIEST, _UNSOURCED, _SEEN = 8.0, 6.0, 2.0, 3.0, 1.5, 0.5


def guess_origin(copies: Sequence[Copy]) -> Origin:
    """Return the copy that is most likely the original; of equals the one that was seen first.

    A copy that names another as its source outweighs dates: a copied page often keeps, or invents, the day of publication.
    """
    points: dict[int, list[tuple[float, str]]] = {copy.article_id: [] for copy in copies}
    for copy in copies:
        for other in copies:
            if other is not copy:
                points[copy.article_id] += _said_of(copy, other)
    dated = [c for c in copies if c.published_at]
    days = {c.article_id: (c.published_at or "")[:10] for c in dated}
    first = min(days.values(), default="")
    for copy in dated:
        if days[copy.article_id] == first and any(day != first for day in days.values()):
            points[copy.article_id].append((_EARLIEST, f"published first ({first})"))
    for copy in copies:
        if not copy.source_url and any(c.source_url for c in copies):
            points[copy.article_id].append((_UNSOURCED, "names no source itself"))
    seen = min(c.first_seen_at for c in copies)
    for copy in copies:
        if copy.first_seen_at == seen and any(c.first_seen_at != seen for c in copies):
            points[copy.article_id].append((_SEEN, "seen first"))
    best = max(copies, key=lambda c: (sum(p for p, _ in points[c.article_id]), _older(c), -c.article_id))
    evidence = sorted(points[best.article_id], key=lambda p: -p[0])
    return Origin(
        article_id=best.article_id,
        evidence=tuple(dict.fromkeys(why for _, why in evidence)) or ("no evidence: the first one stored",),
    )


def _older(copy: Copy) -> tuple[int, ...]:
    """Return a key that is larger for an older article."""
    return tuple(-ord(c) for c in (copy.published_at or "~"))


def _said_of(copy: Copy, other: Copy) -> list[tuple[float, str]]:
    """Return what `other` says of `copy`: (points, reason)."""
    said = []
    mine, theirs = host_of(copy.url), host_of(other.url)
    if other.source_url:
        if canonicalize_url(other.source_url) == copy.url:
            said.append((_NAMED, f"{theirs} names it as its source"))
        elif host_of(other.source_url) == mine != theirs:
            said.append((_NAMED / 2, f"{theirs} names {mine} as its source"))
    if other.canonical_url and canonicalize_url(other.canonical_url) == copy.url and copy.url != other.url:
        said.append((_CANONICAL, f"{theirs} declares it as canonical"))
    if mine != theirs and not other.source_url and _names_site(other.body_text, copy):
        said.append((_MENTIONED, f"the text at {theirs} names {copy.site or mine}"))
    return said


def _names_site(text: str, copy: Copy) -> bool:
    """Tell whether the beginning or the end of a text names the site or address of a copy."""
    ends = (text[:300] + "\n" + text[-500:]).casefold()
    host = host_of(copy.url).removeprefix("www.")
    site = (copy.site or "").casefold()
    return bool(host and host in ends) or (len(site) > 3 and bool(re.search(rf"(?<!\w){re.escape(site)}(?!\w)", ends)))
