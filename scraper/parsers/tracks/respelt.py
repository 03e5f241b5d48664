"""Ways to write a heading that hold title, performer and drama in an order of their own, spelt as the lines that are read anyway.

`A’s “T”, D OST`, `T (A – D OST)`, `‘D’: “T” – A` and their like all become `“T” – A (D OST)`; a mention (`Bonus – …`) and a
label (`Música: …`) before a heading are taken off. Each is asked for only where a sign stands that all its lines have.
"""

import re

from scraper.parsers.credits import parse_guests
from scraper.parsers.tracks.asides import is_version, read_drama, strip_quotes
from scraper.parsers.tracks.marks import mark_line
from scraper.parsers.tracks.words import NETWORK_RE, OST_RE, PART_RE, ROLE_RE

_OWNED = re.compile(
    r"(?P<who>[^“”\"\n]{1,60}?)(?:[’'‘`´]s|(?<=s)[’'‘`´])(?P<group>\s*\([^()]{1,40}\))?\s*(?P<title>[“\"][^“”\"]{1,80}[”\"])"
    r"\s*(?:,|[–—-]+|\(|from|for)?\s*(?P<work>[^“”\"]*[^“”\"\s)])\)?$"
)
_OWNERS = ("’s ", "'s ", "‘s ", "`s ", "´s ", "s’ ", "s' ", "s‘ ")
_BRACKET = re.compile(r"(?P<title>\S(?:[^()（）]*[^()（）\s])?)\s*[(（](?P<inside>[^()（）]+)[)）]")
_INSIDE = re.compile(r"\s+[–—-]+\s+|\s*[/／|｜·•]\s*|\s*[,，、]\s+")
_JOINED = re.compile(r"\s[–—-]+\s|\s(?:by|oleh|par|por|von)\s")
_SCREEN = re.compile(
    r"(?P<work>[‘'][^‘’'“”\"]{2,60}[’'])\s*[:：]\s*(?P<title>[“\"][^“”\"]{1,80}[”\"])\s*(?:[–—-]+|,|by\b|sung\s+by\b)\s*(?P<who>\S.*)"
)
_SONG_LABEL = re.compile(
    r"(?:música|musica|canción|chanson|titre|título|titolo|brano|canzone|titel|lied|judul(?:\s+lagu)?|şarkı|bài\s+hát|utwór|piosenka|"
    r"песня|трек|track|tema)\s?[:：]\s*(?=\S)",
    re.IGNORECASE,
)
_MENTION = re.compile(
    r"(?:bonus(?:\s+(?:track|song))?|(?:honou?rable|special)\s+mention|menci[oó]n\s+(?:especial|honor[ií]fica)|menção\s+(?:honrosa|especial)|"
    r"mention\s+(?:spéciale|honorable)|menzione\s+(?:speciale|d[’']onore)|extra|plus\s+one)\s*[:–—-]\s+(?=.*(?:\s[–—-]\s|[“\"«„]|\sby\s))",
    re.IGNORECASE,
)
_MENTIONS_BEGIN = frozenset("bhsmep")


def without_label(text: str) -> str:
    """Return a heading without a word for song and a colon, or a mention and a dash, before it.

    >>> without_label("Música: Luz - Mina"), without_label("BONUS – Mina – Luz"), without_label("Bonus – Mina")
    ('Luz - Mina', 'Mina – Luz', 'Bonus – Mina')
    """
    if ":" in text or "：" in text:
        text = _SONG_LABEL.sub("", text, count=1) if _SONG_LABEL.match(text) else text
    if text[:1].lower() in _MENTIONS_BEGIN and (found := _MENTION.match(text)):
        return text[found.end() :]
    return text


def respell(text: str, *, ost: bool) -> str:
    """Return a heading in the order that is read anyway, itself where it is written in none of the ways above.

    >>> respell("Mina’s “Rain”, Salt Season OST", ost=True), respell("Rain (Mina – Salt Season OST)", ost=True)
    ('“Rain” – Mina (Salt Season OST)', '“Rain” – Mina (Salt Season OST)')
    >>> respell("‘Salt Season’: “Rain” — Mina", ost=False)
    '“Rain” – Mina (Salt Season OST)'
    """
    if ost and any(map(text.__contains__, _OWNERS)) and (owned := _owned(text)):
        return owned
    if ost and text.endswith((")", "）")):
        return _bracketed(text)
    if text[:1] in {"‘", "'"} and ":" in text and (found := _SCREEN.fullmatch(text)):
        return f"{found['title']} – {found['who']} ({strip_quotes(found['work'])} OST)"
    return text


def _owned(text: str) -> str | None:
    found = _OWNED.fullmatch(text)
    if found is None:
        return None
    work = found["work"]
    if not OST_RE.search(work) or OST_RE.search(found["who"]) or ROLE_RE.search(found["who"]) or not read_drama(work).drama:
        return None
    return f"{found['title']} – {found['who'].strip()}{found['group'] or ''} ({work})"


def _bracketed(text: str) -> str:
    found = _BRACKET.fullmatch(text)
    if found is None or _JOINED.search(found["title"]):
        return text
    parts = _INSIDE.split(found["inside"].strip())
    works = [part for part in parts if OST_RE.search(part)]
    names = [part for part in parts if part not in works]
    if len(works) != 1 or len(names) != 1 or not _is_performer(names[0]) or not read_drama(works[0]).drama:
        return text
    title = found["title"]
    quoted = title if any(m.kind == "quote" and m.start == 0 for m in mark_line(title).marks) else f"“{title}”"
    return f"{quoted} – {names[0]} ({works[0]})"


def _is_performer(words: str) -> bool:
    """Tell whether words beside a drama in a bracket may sing: no part, version, guests, network or figures."""
    return (
        any(map(str.isalpha, words))
        and not PART_RE.search(words)
        and not is_version(words)
        and not NETWORK_RE.fullmatch(words)
        and parse_guests(words) is None
    )
