"""Articles that run over several pages: which page is the next part, and all parts as one reading."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from scraper.items import ParsedPage
from scraper.parsers.markup.pager import part_of
from scraper.text import fold
from spiders.reading import Scope

PARTS_MOST = 30
"""Pages of one article."""
_PAGE_MARK = re.compile(
    r"[\s\-–—|·:(]*(?:page|pagina|página|seite|halaman|hal|p)\.?\s*\d+(?:\s*(?:/|of|von|de|dari)\s*\d+)?\)?\s*$", re.IGNORECASE
)


def next_part(pages: Sequence[ParsedPage]) -> str | None:
    """Return the address of the article's next page, None when it has none or has gone round.

    An article whose own address ends in a number is taken as one of a series (`...-part-2`): its neighbour is another
    article.
    """
    first, last = pages[0], pages[-1]
    following = last.next_page
    if not following or len(pages) >= PARTS_MOST or not Scope(url=first.url).takes(following):
        return None
    if part_of(first.url, first.url) is not None or following in {page.url for page in pages}:
        return None
    return following


def is_same_article(first: ParsedPage, part: ParsedPage) -> bool:
    """Tell whether a page carries on with an article: it has the same headline, a page mark aside, or none.

    >>> one = ParsedPage(url="https://h.example/a", title="Ten Songs")
    >>> is_same_article(one, ParsedPage(url="https://h.example/a/2", title="Ten Songs - Page 2 of 3"))
    True
    >>> is_same_article(one, ParsedPage(url="https://h.example/a/2", title="Ten More Songs"))
    False
    """
    return not first.title or not part.title or _plain(first.title) == _plain(part.title)


def _plain(title: str) -> str:
    return fold(_PAGE_MARK.sub("", title))


def join(pages: Sequence[ParsedPage], missing: str = "") -> ParsedPage:
    """Return the reading of all parts as one page, in order; `missing` says why it ends before the last part."""
    first = pages[0]
    if len(pages) == 1 and not missing:
        return first
    tracks = [track for page in pages for track in page.tracks]
    told = [f"joined from {len(pages)} pages"] if len(pages) > 1 else []
    return replace(
        first,
        body_text="\n\n".join(text for text in (first.body_text, *(_rest(first, page) for page in pages[1:])) if text),
        tracks=tuple(replace(track, position=number) for number, track in enumerate(tracks, 1)),
        mentions=tuple(mention for page in pages for mention in page.mentions),
        embeds=tuple(dict.fromkeys(embed for page in pages for embed in page.embeds)),
        dropped=tuple(line for page in pages for line in page.dropped),
        links=tuple(dict.fromkeys(link for page in pages for link in page.links)),
        source_url=next((page.source_url for page in pages if page.source_url), None),
        warnings=(*first.warnings, *told, *([missing] if missing else [])),
    )


def _rest(first: ParsedPage, part: ParsedPage) -> str:
    """Return a part's text without the headline and introduction that it repeats from the first page."""
    paragraphs = part.body_text.split("\n\n")
    known = set(first.body_text.split("\n\n"))
    repeated = sum(1 for _ in takewhile(known.__contains__, paragraphs))
    return "\n\n".join(paragraphs[repeated:])
