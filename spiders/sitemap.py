"""Sitemaps: urlset, index, news, plain text, gzipped or not; streamed, within the protocol's caps, no entities expanded."""

import io
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from lxml import etree

from scraper.decoding import gunzip
from scraper.items import Capture
from scraper.network.capture import SITEMAP_BYTES
from spiders.base import ArticleSpider
from spiders.feed import read_feed
from spiders.reading import LABELS_MOST, TITLE_MOST, Entry, Found, Scope, children, reads

BYTES_MOST = SITEMAP_BYTES
"""Size of one sitemap; what lies beyond is not read."""
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
    pages: list[Entry] = []
    maps: list[Entry] = []
    for kind, entry in _entries(body):
        if entry.url and len(pages) + len(maps) < URLS_MOST:
            (maps if kind == "sitemap" else pages).append(entry._replace(url=urljoin(capture.url, entry.url)))
    if not pages and not maps:
        return _read_empty(capture, body, scope)
    nested = _article_maps(maps) if scope.depth < NESTING_MOST else []
    return Found(discovered=(*children(nested, scope, role="sitemap"), *children(pages, scope)))


def _entries(body: bytes) -> Iterator[tuple[str, Entry]]:
    """Yield (`url` or `sitemap`, what it says) as the document streams by; stop where it breaks."""
    stream = etree.iterparse(
        io.BytesIO(body), events=("end",), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        for _, element in stream:
            kind = str(element.tag).rpartition("}")[2].lower()
            if kind not in ("url", "sitemap"):
                continue
            yield kind, _entry(element)
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    except etree.XMLSyntaxError:
        return  # trailing garbage or a cut: what was read before it counts


def _entry(element: Any) -> Entry:
    """Return one entry; a news sitemap gives its title and keywords, too."""
    found = Entry("")
    for child in element.iter():
        name, above = _local(child), _local(child.getparent())
        text = "".join(child.itertext()).strip() if name in ("loc", "lastmod", "publication_date", "title", "keywords") else ""
        if name == "loc" and not found.url and child.getparent() is element:
            found = found._replace(url=text)
        elif text and (name == "lastmod" or (name == "publication_date" and found.changed is None)):
            found = found._replace(changed=text)
        elif above == "news" and name == "title":
            found = found._replace(title=text[:TITLE_MOST])
        elif above == "news" and name == "keywords":
            words = (word.strip()[:TITLE_MOST] for word in text.split(",")[:LABELS_MOST])
            found = found._replace(labels=tuple(filter(None, words)))
    return found


def _local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2].lower() if element is not None else ""


def _article_maps(maps: list[Entry]) -> list[Entry]:
    names = [(entry.url.rpartition("/")[2], entry) for entry in maps]
    left = [(name, entry) for name, entry in names if not _OTHERS.search(name)] or names
    posts = any(_POSTS.search(name) for name, _ in left)
    return [entry for name, entry in left if not (posts and _STATIC.search(name))]


def _read_text(body: bytes, scope: Scope) -> Found:
    lines = [line.strip() for line in body.decode("utf-8", "replace").splitlines()[:URLS_MOST]]
    urls = [Entry(line) for line in lines if line.startswith(("http://", "https://"))]
    if not urls or len(urls) < len([line for line in lines if line]) / 2:
        return Found(refusal="not a sitemap")
    return Found(discovered=tuple(children(urls, scope)))


def _read_empty(capture: Capture, body: bytes, scope: Scope) -> Found:
    head = body[:2048].lower()
    if b"<urlset" in head or b"<sitemapindex" in head:
        return Found()
    feed = read_feed(capture, scope)  # robots.txt may name a feed as a sitemap
    return feed if not feed.refusal else Found(refusal="not a sitemap")
