"""What a site offers to a crawler: feeds, sitemaps, listings; pure functions on what a few addresses answered."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from scraper.items import Capture
from scraper.parsers import parse_page
from scraper.parsers.markup.content import not_html
from scraper.urls import host_of
from spiders.feed import read_feed
from spiders.listing import read_listing
from spiders.reading import Found, Scope, is_front
from spiders.sitemap import read_sitemap

SITEMAPS = ("/sitemap.xml", "/sitemap_index.xml", "/wp-sitemap.xml")
"""Where a sitemap is looked for when robots.txt names none."""
FEEDS = ("/feed/", "/feed.xml", "/rss.xml", "/atom.xml", "/feeds/posts/default")
"""Where a feed is looked for when the page names none."""
FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")
MANY = 1_000_000
"""Stands for the unknown number of articles behind a sitemap index."""
_SITEMAP_LINE = re.compile(rb"^\s*sitemap\s*:\s*(\S+)", re.IGNORECASE | re.MULTILINE)
_COMMENTS = re.compile(r"comments?(?:/|$|-|\?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One way to find a site's articles."""

    spider: str
    """`feed` | `sitemap` | `listing` | `pages`."""
    url: str
    """Where it begins."""
    articles: int
    """How many article addresses it shows at once; `MANY` for a sitemap index."""


def candidates(url: str, captures: Mapping[str, Capture]) -> list[str]:
    """Return the addresses that are worth a look once `url` and its robots.txt have answered."""
    first = captures[url]
    if _direct(url, first) or not_html(first.body):
        return []
    home = urljoin(first.url, "/")
    robots = captures.get(robots_of(url))
    named = [urljoin(home, m.decode("utf-8", "replace")) for m in _SITEMAP_LINE.findall(robots.body[:512_000])] if robots else []
    feeds = list(_alternates(first))
    if is_front(first.url):
        named = named or [urljoin(home, path) for path in SITEMAPS]
        feeds = feeds or [urljoin(home, path) for path in FEEDS]
        return list(dict.fromkeys([*named[:10], *feeds[:3]]))
    return list(dict.fromkeys(feeds[:3]))


def robots_of(url: str) -> str:
    """Return the address of the robots.txt that covers `url`."""
    return urljoin(url, "/robots.txt")


def offers(url: str, captures: Mapping[str, Capture]) -> list[Offer]:
    """Return what a site offers, the fullest first; empty when nothing there leads to an article.

    The front page stands for the whole site: its sitemaps, its listing and its feed are all offered, since each misses
    what another has. A page below it stands for itself: its listing, and the feed that is its own.
    """
    first = captures[url]
    direct = _direct(url, first)
    if direct:
        return [direct]
    if not_html(first.body):
        return []
    found = [offer for at, capture in captures.items() if at != url for offer in _indirect(at, capture, first.url)]
    listed = _count(read_listing(first, Scope(url=url)), "listing", url)
    if listed and listed.articles and (listed.articles >= 3 or is_front(first.url) or parse_page(first).page_type == "index"):
        found.append(listed)
    elif not is_front(first.url) and parse_page(first).page_type == "article":
        return [Offer(spider="pages", url=url, articles=1)]
    return sorted(found, key=lambda offer: -offer.articles)


def source_name(offer: Offer, taken: Sequence[str]) -> str:
    """Return a short name for a source, from its host and, below the front page, its last path segment.

    >>> source_name(Offer(spider="feed", url="https://www.blog.example/feed/", articles=9), [])
    'blog.example'
    >>> source_name(Offer(spider="listing", url="https://blog.example/ost/", articles=9), ["blog.example"])
    'blog.example-ost'
    """
    host = host_of(offer.url).removeprefix("www.").replace(":", "-")
    segments = [s for s in urlsplit(offer.url).path.split("/") if s]
    plain = re.sub(r"[^\w.-]+", "-", segments[-1])[:40].strip("-") if segments and offer.spider == "listing" else ""
    names = [f"{host}-{plain}"] if plain else [host, f"{host}-{offer.spider}"]
    for name in (*names, *(f"{names[-1]}-{number}" for number in range(2, len(taken) + 3))):
        if name not in taken:
            return name
    raise AssertionError("there are more candidates than names taken")


def _direct(url: str, capture: Capture) -> Offer | None:
    """Return the offer when the address itself is a feed or a sitemap."""
    body = capture.body.lstrip(b"\xef\xbb\xbf \t\r\n")
    head = body[:1000].lower()
    if body[:2] == b"\x1f\x8b" or b"<urlset" in head or b"<sitemapindex" in head:
        return _count(read_sitemap(capture, Scope(url=url)), "sitemap", url)
    if b"<html" in head or b"<!doctype html" in head:
        return None
    feed = _count(read_feed(capture, Scope(url=url)), "feed", url)
    if feed is None and urlsplit(url).path.endswith(".txt"):
        return _count(read_sitemap(capture, Scope(url=url)), "sitemap", url)
    return feed


def _indirect(url: str, capture: Capture, page: str) -> Iterator[Offer]:
    offer = _direct(url, capture) if not url.endswith("/robots.txt") else None
    if offer and offer.articles and (is_front(page) or _belongs(url, page)):
        yield offer


def _belongs(url: str, page: str) -> bool:
    """Tell whether a feed is that of this page (`/ost/feed/` of `/ost/`), not the whole site's."""
    own = urlsplit(page).path.rstrip("/")
    return urlsplit(url).path.startswith(own + "/")


def _count(found: Found, spider: str, url: str) -> Offer | None:
    if found.refusal:
        return None
    nested = any(child.role == "sitemap" for child in found.discovered)
    articles = sum(child.role == "article" for child in found.discovered)
    return Offer(spider=spider, url=url, articles=MANY if nested else articles)


def _alternates(capture: Capture) -> Iterator[str]:
    for link in LexborHTMLParser(capture.body).css("link[rel~=alternate][href]"):
        kind = (link.attributes.get("type") or "").strip().lower()
        href = link.attributes.get("href") or ""
        if kind in FEED_TYPES and not _COMMENTS.search(href):
            yield urljoin(capture.url, href)
