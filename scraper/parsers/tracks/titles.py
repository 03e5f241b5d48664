"""Song titles: the form to file them under, the other form beside it, the version."""

import re
from dataclasses import dataclass

from scraper.items import ArtistCredit
from scraper.parsers.tracks.asides import read_aside, strip_quotes
from scraper.parsers.tracks.marks import mark_line, script_of

_EDGES = " \t,;:|、，~*_"
_LATIN_HAN = re.compile(
    r"^(?P<latin>[^\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]*[A-Za-z’'!?.)]\S*)\s*(?P<han>[\u3400-\u9fff][\u3400-\u9fff\s，、！？!?·0-9]*)$"
)
_LABELS = re.compile(
    r"^(?:lirik\s+lagu|lyrics?\s*[:–-]|lagu|canción|chanson|bài\s+hát|ca\s+khúc|şarkı|เพลง|노래|곡명|曲名|title)\s*[:：]?\s+(?=\S)|^\[(?:mv|m/v|official\s+\S+|audio)\]\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SongTitle:
    """A title as a heading gives it."""

    title: str
    native: str | None = None
    version: str | None = None
    drama: str | None = None
    part: str | None = None
    year: str | None = None
    duration: str | None = None
    credits: tuple[ArtistCredit, ...] = ()
    """Guests and original artists in the title's own brackets."""
    loose: str | None = None
    """A last bracket that no word explains: the artist of `T (A)` or the drama of `T (D)`."""


def read_title(text: str, language: str | None = None) -> SongTitle:
    """Read the title's side of a heading.

    >>> t = read_title("“Paper Crown” (June Abbott Cover) (Piano Version)"); t.title, t.version, t.credits[0].name
    ('Paper Crown', 'Piano Version', 'June Abbott')
    >>> t = read_title("沒時間後悔/No Time to Regret", "en"); t.title, t.native
    ('No Time to Regret', '沒時間後悔')
    >>> t = read_title("あなたという詩(All About You)"); t.title, t.native
    ('あなたという詩', 'All About You')
    """
    text = text.strip()
    label = _LABELS.match(text)
    text = strip_quotes(text[label.end() :] if label else text)
    marked = mark_line(text)
    facts: dict[str, str | None] = {}
    credit: tuple[ArtistCredit, ...] = ()
    loose: str | None = None
    head = text
    parens = [m for m in marked.marks if m.kind == "paren"]
    while parens and not head[parens[-1].end :].strip(" .*。!?~)）") and parens[-1].start > 0:
        mark = parens.pop()
        before = text[: mark.start].strip()
        aside = read_aside(mark, strip_quotes(before))
        head = text[: mark.start].rstrip()
        if aside.kind in {"guest", "original", "cover"}:
            credit = aside.credits + credit
        elif aside.kind == "drama":
            facts.update(drama=aside.drama, part=aside.part, year=aside.year)
        elif aside.kind == "native":
            facts["native"] = strip_quotes(mark.text)
        elif aside.kind in {"version", "year"}:
            facts[aside.kind] = aside.year if aside.kind == "year" else aside.text
        elif aside.kind == "length":
            facts["duration"] = aside.text
        elif aside.kind in {"open", "group"}:
            loose = loose or mark.text
    title, native = split_forms(strip_quotes(head.strip(_EDGES)), language)
    if title != text and mark_line(title).marks and "(" in title and title.endswith((")", "）")):
        inner = read_title(title, language)
        title, native = inner.title, native or inner.native
        facts.setdefault("version", inner.version)
        credit = inner.credits + credit
    return SongTitle(title=title, native=facts.pop("native", None) or native, credits=credit, loose=loose, **facts)


def split_forms(title: str, language: str | None = None) -> tuple[str, str | None]:
    """Split a title that is printed in two scripts: `N/T`, `T 明知故犯`.

    >>> split_forms("是你嗎?/Is It You?", "en"), split_forms("Knowing 明知故犯"), split_forms("AND…그리고")
    (('Is It You?', '是你嗎?'), ('Knowing', '明知故犯'), ('AND…그리고', None))
    """
    left, slash, right = title.partition("/")
    left, right = left.strip(), right.strip()
    if slash and left and right and "/" not in right:
        scripts = script_of(left), script_of(right)
        if scripts[0] != scripts[1] and "none" not in scripts:
            latin_page = language is None or language[:2] not in {"ko", "ja", "zh", "th"}
            return (right, left) if latin_page and scripts[1] == "latin" else (left, right)
    found = _LATIN_HAN.match(title) if language is None or language[:2] != "ja" else None
    if found and len(found.group("han")) > 1:
        return found.group("latin").strip(_EDGES), found.group("han").strip()
    return title, None
