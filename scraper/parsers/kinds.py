"""The kind of an article and the one drama it is about."""

import re
from collections import Counter
from collections.abc import Sequence

from scraper.items import TrackSection
from scraper.parsers.blocks import Block, PageFacts
from scraper.parsers.subject.opening import drama_in_prose
from scraper.parsers.subject.topics import Topic, asks_why
from scraper.parsers.tracks.page_words import bare_words, spelt, without_marks
from scraper.text import fold

KINDS = ("ost", "listicle", "review", "recap", "news", "other")
_NEWS_WORDS = spelt(
    """
announced confirmed according agency broadcaster network representative official premiere premiered viewership
nationwide reported menurut mengumumkan resmi según anunció cadena selon annoncé theo açıkladı kündigte stated
casting spokesperson
"""
)
_NEWS_CJK = re.compile("소속사|밝혔다|관계자|방송사|전했다|공개했다|発表|放送局|所属事務所|明らかに|表示|公布|電視台|經紀公司|据")


_DATELINE = re.compile(
    r"^(?:UPDATE:|[A-Z]{3,}(?:,\s*[A-Z][\w .]+)?\s?[.]?[–—-]\s|[A-Z][a-z]+,\s\d{1,2}\s\w+\s\d{4}\s[–—-]\s|"
    r"\[[^\]\n]{2,30}(?:기자|記者|=)[^\]\n]{0,12}\])"
)
_REVIEW_HINT = re.compile(r"\breviews?\b", re.IGNORECASE)
_REVIEW_PATH = re.compile(r"/(?:[\w-]+-)?reviews?/")
_VERDICT = re.compile(
    r"\s*[『《‘“「«„][^』》’”」»“]{1,40}[』》’”」»“]\s*(?:[:：]\s*\S|は\S{4,}$|\S.{3,40}다$|\S{0,3}(?:[凭憑]什[么麼]|[为為]什[么麼]|真的|值得|不愧|封神|[后後][劲勁]))"
)
"""A drama in quotes and what is said of it: `《X》:…`, `‘X’ …하다`, `『X』は…`."""
_RANKED = re.compile(r"^(?:#\s?\d|\d{1,2}\s?[.)위位])")
_FEW = 3
"""Ranks, or words of news, that are more than chance."""
_PROSE = 4000
"""Characters of prose in which news shows itself."""


class _News:
    """Whether a page's prose speaks as news does, found out when it is first asked."""

    __slots__ = ("_answer", "_blocks")

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._answer: bool | None = None

    def speaks(self) -> bool:
        if self._answer is None:
            self._answer = _is_news(self._blocks)
        return self._answer


def decide_kind(
    facts: PageFacts, topic: Topic, dramas: Sequence[str], tracks: Sequence[TrackSection], blocks: Sequence[Block]
) -> tuple[str, str | None]:
    """Return the kind and the drama of the page."""
    named = {fold(t.heading.drama) for t in tracks if t.heading.drama}
    news = _News(blocks)
    drama = dramas[0] if dramas else None
    if drama and len(named - {fold(drama)}) > 1:
        drama = None
    if drama is None and not topic.listy:
        drama = _from_tracks(tracks) or _from_prose(topic, tracks, named, blocks, news)
    kind = _kind(facts, topic, drama, len(tracks), named, blocks, news)
    if kind == "listicle" and topic.head != "reasons":
        return kind, None
    return kind, drama


def _kind(
    facts: PageFacts, topic: Topic, drama: str | None, tracks: int, named: set[str], blocks: Sequence[Block], news: _News
) -> str:
    if topic.head == "dramas" and drama and tracks > 1:
        return "ost"  # the title of a series of articles names the one drama behind it
    if topic.head == "dramas" and not topic.listy and not tracks and drama and _is_verdict(facts.title or "", drama):
        return "review"
    if topic.head in {"recap", "dramas", "reasons", "things", "cast", "talk"}:
        return {"recap": "recap", "cast": "other", "talk": "other"}.get(topic.head, "listicle")
    if topic.head == "review":
        if topic.songs and tracks > 1:
            return "ost" if drama else "listicle" if len(named) > 1 else "review"
        return "review"
    if tracks > 1 or (tracks and topic.head not in {"ratings", "news"}):
        return "ost" if drama and len(named - {fold(drama)}) <= 1 else "listicle"
    if topic.head in {"ratings", "news"} or news.speaks():
        return "news"
    if _says_review(facts) or (not topic.head and drama and not tracks and _is_verdict(facts.title or "", drama)):
        return "review"
    if topic.head == "songs" and not topic.listy and not tracks and not topic.quoted and asks_why(facts.title):
        return "other"
    if topic.head == "songs":
        return "ost" if drama else "listicle"
    if topic.listy or _is_ranked(blocks):
        return "listicle"
    return "other"


def _is_verdict(title: str, drama: str) -> bool:
    """Tell whether a title says something of its drama, quoted first; what somebody said may be quoted there too."""
    found = _VERDICT.match(title)
    return found is not None and drama in found.group()


def _is_ranked(blocks: Sequence[Block]) -> bool:
    """Tell whether headings carry ranks: three of them are a list."""
    ranked = 0
    for block in blocks:
        first = block.text[:1]
        if (first.isdigit() or first == "#") and (block.kind == "heading" or block.lead == block.text):
            ranked += _RANKED.match(block.text) is not None
            if ranked == _FEW:
                return True
    return False


def _says_review(facts: PageFacts) -> bool:
    """Tell whether the page files itself under reviews: a tag, a category, its address."""
    return any(_REVIEW_HINT.search(k) for k in facts.keywords) or (
        "/" in facts.url and _REVIEW_PATH.search(facts.url) is not None
    )


def _is_news(blocks: Sequence[Block]) -> bool:
    """Tell whether the prose speaks as news does: a dateline, agencies, announcements, viewers counted."""
    paragraphs = [b.text for b in blocks[:30] if b.kind == "paragraph"]
    if any(_DATELINE.match(text) for text in paragraphs[:4]):
        return True
    prose = " ".join(paragraphs)[:_PROSE]
    low = without_marks(prose).casefold()
    hits = sum(map(_NEWS_WORDS.__contains__, bare_words(low)))
    return hits >= _FEW or (not low.isascii() and len(_NEWS_CJK.findall(prose)) >= _FEW)


def _from_tracks(tracks: Sequence[TrackSection]) -> str | None:
    """Return the drama that the headings name, when it is one."""
    named = Counter(t.heading.drama for t in tracks if t.heading.drama)
    if len(named) == 1 and sum(named.values()) >= max(2, 0.6 * len(tracks)):
        return next(iter(named))
    return None


def _from_prose(
    topic: Topic, tracks: Sequence[TrackSection], named: set[str], blocks: Sequence[Block], news: _News
) -> str | None:
    """Ask the first paragraphs, where neither title nor headings speak of dramas: songs of one drama, or news of one."""
    sung = topic.head == "news" and topic.songs and not topic.listy
    if named or (topic.dramas and not sung) or topic.head in {"dramas", "talk"}:
        return None
    said = not tracks and not topic.listy and bool(topic.quoted)  # what the title quotes is no drama: somebody's words
    if len(tracks) > 1 or said or (not tracks and (sung or (not topic.songs and news.speaks()))):
        return drama_in_prose(blocks)
    return None
