"""Small pages of our own, and what is read from them."""

from dataclasses import dataclass, replace
from typing import Any

from scraper.items import Capture
from scraper.parsers.document import read_document
from scraper.parsers.metadata import Metadata, extract_metadata

PROSE = (
    "The rain had stopped by the time the piano came in, and nobody in the cinema moved until the last chord had gone. It is the "
    "kind of song that a drama is lucky to find once in its life."
)
NAV = '<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>'
COMMENTS = (
    '<div id="comments"><h3>2 comments</h3><div class="comment"><cite class="author">By Mary Commenter</cite>'
    '<time datetime="2024-12-24">24 December 2024</time><p>Lovely.</p></div></div>'
)
RELATED = (
    '<section class="related-posts"><h2>Related</h2><article><h3 class="entry-title"><a href="/x">Another story of a day</a></h3>'
    '<span class="author">By Paul Other</span><time datetime="2023-01-01">1 January 2023</time></article></section>'
)


@dataclass(frozen=True)
class Page:
    """One page and what must be read from it."""

    name: str
    body: str
    want: dict[str, Any]
    head: str = ""
    lang: str = "en"
    url: str = "https://notes.example/a"
    fetched_at: str | None = "2025-06-01T12:00:00Z"


def read(page: Page) -> Metadata:
    """Return what is read with all candidates, having seen that a plain reading takes the same."""
    html = f"<!doctype html><html lang='{page.lang}'><head>{page.head}</head><body>{page.body}</body></html>"
    return read_both_ways(Capture(url=page.url, body=html.encode(), fetched_at=page.fetched_at))


def read_both_ways(capture: Capture) -> Metadata:
    full = extract_metadata(read_document(capture), capture=capture, explain=True)
    plain = extract_metadata(read_document(capture), capture=capture)
    assert plain == replace(full, candidates=(), choices=())
    return full


def article(head: str, tail: str = "") -> str:
    return f"{NAV}<article>{head}<p>{PROSE}</p><p>{PROSE}</p>{tail}</article>{RELATED}{COMMENTS}"


def ld(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'
