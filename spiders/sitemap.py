"""Sitemaps: urlset, index, news, plain text, gzipped or not; streamed, within the protocol's caps, no entities expanded."""

import io
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from lxml import etree

from scraper.decoding import gunzip
from scraper.items import Capture
from spiders.base import ArticleSpider
from spiders.feed import read_feed
from spiders.reading import Found, Scope, children, reads

BYTES_MOST = 50 * 1024 * 1024
"""Size of one sitemap (sitemaps.org: 50 MB uncompressed); what lies beyond is not read."""
URLS_MOST = 50_000
"""URLs of one sitemap (sitemaps.org)."""
NESTING_MOST = 5
"""Levels of index below index; the protocol has one."""
_OTHERS = re.compile(
    r"categor|taxonom|post_tag|(?:^|[-_])(?:tags?|users?)[-_.]|author|product|image|video|attachment|archives?-", re.IGNORECASE
)
"""Names of sitemaps that list no articles."""
_STATIC = re.compile(r"(?:^|[-_/])pages?[-_.]", re.IGNORECASE)
_POSTS = re.compile(r"post|article|news|stor(?:y|ies)|blog", re.IGNORECASE)


class SitemapSpider(ArticleSpider):
    """Visit the articles that a sitemap names."""

    name = "sitemap"
    role = "sitemap"


@reads("sitemap")
def read_sitemap(capture: Capture, scope: Scope) -> Found:
    """Return the articles of a sitemap, or the sitemaps of an index."""
    body = capture.body
    if body[:2] == b"\x1f\x8b":
        unzipped = gunzip(body, BYTES_MOST)
        if unzipped.problem and not unzipped.body:
            return Found(refusal=f"not a sitemap: {unzipped.problem}")
        body = unzipped.body
    body = body[:BYTES_MOST].lstrip()
    if b"<!ENTITY" in body[:4096]:
        return Found(refusal="a sitemap with entity declarations is not read")
    if body[:1] != b"<" and not body.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        return _read_text(body, scope)
    pages: list[tuple[str, str | None]] = []
    maps: list[tuple[str, str | None]] = []
    root = ""
    for kind, location, changed in _entries(body):
        root = root or kind
        if location and len(pages) + len(maps) < URLS_MOST:
            (maps if kind == "sitemap" else pages).append((urljoin(capture.url, location), changed))
    if not pages and not maps:
        return _read_empty(capture, body, scope)
    nested = _article_maps(maps) if scope.depth < NESTING_MOST else []
    return Found(discovered=(*children(nested, scope, role="sitemap"), *children(pages, scope)))


def _entries(body: bytes) -> Iterator[tuple[str, str, str | None]]:
    """Yield (`url` or `sitemap`, location, date) as the document streams by; stop where it breaks."""
    stream = etree.iterparse(
        io.BytesIO(body), events=("end",), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        for _, element in stream:
            kind = str(element.tag).rpartition("}")[2].lower()
            if kind not in ("url", "sitemap"):
                continue
            yield kind, *_location(element)
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    except etree.XMLSyntaxError:
        return  # trailing garbage or a cut: what was read before it counts


def _location(element: Any) -> tuple[str, str | None]:
    location, changed = "", None
    for child in element.iter():
        name = str(child.tag).rpartition("}")[2].lower()
        if name == "loc" and not location and child.getparent() is element:
            location = "".join(child.itertext()).strip()
        elif name == "lastmod" or (name == "publication_date" and changed is None):
            changed = (child.text or "").strip() or changed
    return location, changed


def _article_maps(maps: list[tuple[str, str | None]]) -> list[tuple[str, str | None]]:
    names = [(url.rpartition("/")[2], url, changed) for url, changed in maps]
    left = [(name, url, changed) for name, url, changed in names if not _OTHERS.search(name)] or names
    posts = any(_POSTS.search(name) for name, _, _ in left)
    return [(url, changed) for name, url, changed in left if not (posts and _STATIC.search(name))]


def _read_text(body: bytes, scope: Scope) -> Found:
    lines = [line.strip() for line in body.decode("utf-8", "replace").splitlines()[:URLS_MOST]]
    urls: list[tuple[str, str | None]] = [(line, None) for line in lines if line.startswith(("http://", "https://"))]
    if not urls or len(urls) < len([line for line in lines if line]) / 2:
        return Found(refusal="not a sitemap")
    return Found(discovered=tuple(children(urls, scope)))


def _read_empty(capture: Capture, body: bytes, scope: Scope) -> Found:
    head = body[:2048].lower()
    if b"<urlset" in head or b"<sitemapindex" in head:
        return Found()
    feed = read_feed(capture, scope)  # robots.txt may name a feed as a sitemap
    return feed if not feed.refusal else Found(refusal="not a sitemap")
