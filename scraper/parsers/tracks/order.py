"""Which side of `X – Y` is the title: the evidence of one line, and the page's one vote.

In 102 of 103 pages studied every heading keeps one order, so the page decides once, and the strongest lines carry the rest.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from scraper.parsers.credits import parse_credits
from scraper.parsers.tracks.acts import FAMILY_NAMES, HAN_FAMILY, HANGUL_FAMILY, is_act, is_group
from scraper.parsers.tracks.asides import read_aside, strip_quotes
from scraper.parsers.tracks.callings import without_calling
from scraper.parsers.tracks.gates import Gate
from scraper.parsers.tracks.line_readings import LineReading
from scraper.parsers.tracks.marks import mark_line, script_of
from scraper.parsers.tracks.words import SINGS_AFTER, SINGS_BEFORE, any_of
from scraper.text import fold

_FUNCTION_WORDS = frozenset((
    "a", "an", "of", "my", "me", "mine", "you", "your", "yours", "i", "im", "i'm", "it", "it's", "its", "is", "are", "am",
    "was", "were", "be", "been", "do", "don't", "can", "can't", "won't", "will", "would", "not", "no", "never", "with",
    "without", "to", "in", "on", "at", "for", "from", "by", "all", "this", "that", "these", "those", "when", "where", "who",
    "what", "how", "why", "if", "so", "too", "let", "let's", "we", "we're", "us", "our", "they", "them", "she", "he", "him",
    "her", "his", "love", "loving", "like", "need", "want", "be", "because", "just", "only", "again", "always", "forever",
    "goodbye", "hello", "day", "night", "time", "heart", "till", "until", "into", "over", "under", "after", "before", "up",
    "down", "out", "away", "back", "still", "ever", "one", "more", "than",
))  # fmt: skip
_THAI_NAME = 2
"""Words of a Thai name, which a space parts; a title of as many syllables is written in one."""
_THAI_NOUNS = ("เพลง", "ละคร", "ซีรีส์", "ซีรีย์", "ภาพยนตร์", "วง", "ฉาก", "ตอน")
_CALLED = 1.5
"""Points of a name that words call a performer's."""
_SOFT = frozenset((
    "love", "time", "day", "night", "heart", "one", "more", "back", "up", "over", "under", "again", "hello",
))  # fmt: skip
_AFTER = re.compile(any_of(SINGS_AFTER), re.IGNORECASE)
_BEFORE = Gate(rf"(?:{any_of(SINGS_BEFORE)})[“\"‘'「『《〈]?$")
_ACTS = re.compile(
    r"[’']s?\s|\s+(?:(?:has|have|had)\s+\w+ed\b|(?:is|are)\s+(?:back|a\s+(?:band|singer|duo|rapper|group))|returns?\b|releases?d?\b|delivers?\b|continues?\b)",
    re.IGNORECASE,
)
"""After a person or band in prose."""
_FROM_ACT = Gate(
    r"\b(?:records?|albums?|releases?|songs?|tracks?|singles?|music|works?|efforts?|effort|debut|fans?)\s+(?:from|by|of|for)\s+$"
)
_ON_TITLE = re.compile(r"(?:^|[.!?]\s)On\s$")
_BRACKET = re.compile(r"[(（\[].*")
_INITIALS = re.compile(r"\w\.\w")
_CONTRACTED = re.compile(r"n't\b|'(?:m|re|ll|ve|d)\b")
_KANA_PARTICLE = re.compile(r"[をがはにのでとも]")
_QUOTES = "“\"‘'「『《〈«「"
_HANGUL_TITLE = re.compile(
    r"[가-힣](?:은|는|을|를|의|에|에서|처럼|로|하고|해요|해|아요|어요|네요|다|요|게|지|나|봐|줘|까)(?:\s|$)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """The page's vote."""

    title_first: bool
    margin: float
    """Sum of the evidence for the winner; 0 when there is none."""
    lines: int
    """Lines that voted."""

    @property
    def settled(self) -> bool:
        """Evidence is enough to call the reading sure."""
        return self.margin >= 1.0


@lru_cache(maxsize=4096)
def name_score(text: str) -> float:
    """Return how much a side looks like an act's name: above 0 a name, below 0 a title.

    >>> name_score("Kim Na-young") > 0.5, name_score("From Bottom of My Heart") < -0.5, name_score("Chanyeol (EXO) & Punch") > 1
    (True, True, True)
    """
    text = strip_quotes(text)
    credit = parse_credits(text)
    if not credit:
        return 0.0
    score = 0.0 if without_calling(text) is text else _CALLED
    if any(c.role == "featured" for c in credit):
        score += 0.5 if text.endswith((")", "）", "]")) else 2.0  # `A - T (feat. B)` is as usual as `T - A (feat. B)`
    known = sum(is_act(c.name) for c in credit)
    score += 1.5 if known == len(credit) else 0.8 if known else 0.0
    if any(c.group and is_group(c.group) for c in credit):
        score += 1.5
    if len(credit) > 1 and all(len(c.name.split()) <= 3 for c in credit):
        score += 0.6 if any(" " in c.name for c in credit) or len(credit) > 2 else 0.3
    main = credit[0].name
    score += _person_score(main)
    bare = _BRACKET.sub("", text).strip()
    score -= _title_score(bare)
    return score


def _person_score(name: str) -> float:
    script = script_of(name)
    words = name.split()
    if script == "latin":
        if 2 <= len(words) <= 3 and words[0].casefold() in FAMILY_NAMES and all(w[:1].isupper() for w in words):
            return 0.9
        if "-" in name and 2 <= len(words) <= 3 and words[0].casefold() in FAMILY_NAMES:
            return 0.9
        if 2 <= len(words) <= 3 and words[-1].casefold() in FAMILY_NAMES and all(w[:1].isupper() for w in words):
            return 0.5
        if len(words) == 1 and ((name.isupper() and len(name) > 2) or any(c.isdigit() for c in name) or _INITIALS.search(name)):
            return 0.4
        return 0.0
    if script == "hangul":
        if len(words) == 1 and len(name) == 3 and name[0] in HANGUL_FAMILY:
            return 0.7
        return 0.0 if len(words) == 1 else -0.3
    if script == "kana":
        return 0.8 if "・" in name else 0.1 if len(name) <= 5 else -0.2
    if script == "han":
        return 0.6 if 2 <= len(name) <= 4 and name[0] in HAN_FAMILY else -0.1
    if script == "thai":
        return 0.6 if len(words) == _THAI_NAME and "ๆ" not in name and not name.startswith(_THAI_NOUNS) else 0.0
    return 0.0


def _title_score(text: str) -> float:
    words = [w.casefold().strip(".,!?…’'\"") for w in text.replace("’", "'").split()]
    score = 0.0
    functional = [w for w in words[1:] if w in _FUNCTION_WORDS] + [
        w for w in words[:1] if w in _FUNCTION_WORDS and len(words) > 1 and w != "the"
    ]
    strong = [w for w in functional if w not in _SOFT]
    score += min(1.2, 0.6 * len(strong) + 0.25 * (len(functional) - len(strong)))
    if len(words) == 1 and words[0] in _FUNCTION_WORDS:
        score += 0.4
    if text.endswith(("?", "!", "…", "...")):
        score += 0.4
    if len(words) >= 4 and "," not in text and "&" not in text:
        score += 0.4
    if ("'" in text or "’" in text) and _CONTRACTED.search(text.replace("’", "'")):
        score += 0.5
    if text.isascii():
        return score
    script = script_of(text)
    if script == "hangul" and (_HANGUL_TITLE.search(text) or len(words) > 2):
        score += 0.5
    if script == "kana" and _KANA_PARTICLE.search(text) and "・" not in text:
        score += 0.5
    return score


@lru_cache(maxsize=256)
def prose_score(side: str, prose: str) -> float:
    """Return what the section's prose says of a side: above 0 it sings, below 0 it is sung.

    >>> prose_score("Heize", "One is swept up by Heize’s voice.") > 0, prose_score("Promise", "“Promise” is a vow.") < 0
    (True, True)
    """
    score = 0.0
    names = {_BRACKET.sub("", strip_quotes(side)).strip(), *(c.name for c in parse_credits(side))}
    for name in names:
        if len(name) < 2 and not name.isupper():
            continue
        at = prose.find(name)
        seen = 0
        while at >= 0 and seen < 6:
            end = at + len(name)
            quoted = at > 0 and (prose[at - 1] in _QUOTES or prose[max(0, at - 2) : at] == "« ")
            if _AFTER.match(prose, end) or _BEFORE.search(prose[max(0, at - 48) : at]):
                score += 1.0
            elif quoted and end < len(prose) and prose[end] in "”\"’'」』》〉»,.?! (":
                score -= 1.0
            elif _ACTS.match(prose, end) or _FROM_ACT.search(prose[max(0, at - 40) : at]):
                score += 0.5
            elif _ON_TITLE.search(prose[max(0, at - 12) : at]):
                score -= 0.5
            seen += 1
            at = prose.find(name, end)
    return max(-1.5, min(1.5, score))


def lean(reading: LineReading, prose: str, emphasis: Sequence[str] = ()) -> float:
    """Return one line's evidence: above 0 for title first, below 0 for artist first, at most 3 either way."""
    if reading.pair is None:
        return 0.0
    left, right = reading.pair
    score = name_score(right) - name_score(left) + _possession(left, right, prose)
    score += prose_score(right, prose) - prose_score(left, prose)
    for italic in emphasis:
        if fold(italic) and fold(italic) == fold(strip_quotes(left)):
            score += 2.0
        if fold(italic) and fold(italic) == fold(strip_quotes(right)):
            score -= 2.0
    return max(-3.0, min(3.0, score + _aside_lean(left, right)))


def _possession(left: str, right: str, prose: str) -> float:
    """Find `X’s Y` in the prose: X is the act and Y the song."""
    for owner, owned, sign in ((right, left, 1.5), (left, right, -1.5)):
        if any(f"{owner}{mark}s {owned}" in prose for mark in "’'"):
            return sign
    return 0.0


def _aside_lean(left: str, right: str) -> float:
    """Count the brackets that speak for the title's side: version, cover, a song's role."""
    score = 0.0
    for side, sign in ((left, 1.0), (right, -1.0)):
        for m in mark_line(side).marks:
            if m.kind == "paren" and m.start > 0:
                kind = read_aside(m, side[: m.start]).kind
                if kind in {"version", "cover", "original"} or (kind == "drama" and sign > 0):
                    score += sign
                elif kind == "credit":
                    score += 0.5 * sign
    return score


def vote(
    pairs: Sequence[tuple[LineReading, str, Sequence[str]]],
    *,
    quoted_title_first: int = 0,
    quoted_artist_first: int = 0,
    dramas: Sequence[str] = (),
    prior: float = 0.0,
) -> Order:
    """Return the page's order from its open pairs, each with its section's prose and italics.

    `quoted_*` count the page's headings whose quotation marks show the order beyond doubt; `prior` is what pages of its
    kind do (above 0 for title first).
    """
    total = prior + 2.5 * quoted_title_first - 2.5 * quoted_artist_first
    readings = [r for r, _, _ in pairs if r.pair]
    for reading, prose, emphasis in pairs:
        total += lean(reading, prose, emphasis)
    total += _repetition(readings)
    known = {fold(d) for d in dramas}
    for reading in readings:
        left, right = reading.pair or ("", "")
        total += (fold(right) in known) - (fold(left) in known)
    lines = len(readings) + quoted_title_first + quoted_artist_first
    if total == 0:
        return Order(title_first=True, margin=0.0, lines=lines)
    return Order(title_first=total > 0, margin=abs(total) if abs(total) > abs(prior) else abs(total) / 2, lines=lines)


def _repetition(readings: Sequence[LineReading]) -> float:
    """Count the names that repeat over the page's headings: they are the artist's side."""
    if len(readings) < 3:
        return 0.0
    lefts, rights = (
        Counter(fold(c.name) for r in readings if r.pair and not _is_versioned(r.pair[at]) for c in parse_credits(r.pair[at])[:1])
        for at in (0, 1)
    )
    left = sum(n - 1 for n in lefts.values())
    right = sum(n - 1 for n in rights.values())
    return 1.0 * (right - left)


def _is_versioned(side: str) -> bool:
    """Tell whether a bracket calls a side a version: songs repeat so, no singers."""
    return any(
        m.kind == "paren" and m.start > 0 and read_aside(m, side[: m.start]).kind == "version" for m in mark_line(side).marks
    )
