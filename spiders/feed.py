"""Feeds: RSS 0.9x to 2.0, RDF, Atom, JSON Feed, whatever they are called and however broken."""

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from lxml import etree

from scraper.items import Capture, Discovered
from scraper.text import one_line
from spiders.base import ArticleSpider
from spiders.reading import DEPTH_MOST, LABELS_MOST, TITLE_MOST, Entry, Found, Scope, children, reads, site_of

ITEMS_MOST = 10_000
"""Items read of one feed."""
_BASE = "{http://www.w3.org/XML/1998/namespace}base"
HEAD_MOST = 60
"""Elements at the beginning of a feed in which its maker is looked for."""
_FURTHER = ("next", "prev-archive")
"""Relations to further pages (RFC 5005: paged and archived feeds)."""
_DATES = ("updated", "modified", "published", "pubDate", "date", "issued")


class FeedSpider(ArticleSpider):
    """Visit the articles that a feed names."""

    name = "feed"
    role = "feed"


@reads("feed")
def read_feed(capture: Capture, scope: Scope) -> Found:
    """Return the articles of a feed and its next page (RFC 5005), if it has one."""
    text = capture.body.lstrip(b"\xef\xbb\xbf \t\r\n")
    if text[:1] == b"{":
        return _read_json(text, capture.url, scope)
    root = _parse(capture.body)
    if root is None or _local(root) not in ("rss", "rdf", "feed"):
        return Found(refusal="not a feed: neither RSS nor Atom nor JSON Feed")
    base = urljoin(capture.url, root.get(_BASE, ""))
    home = _home(root, base)
    # A feed may live elsewhere than its articles (a feed service); the home page that it names is its site too.
    if home and site_of(home) != site_of(scope.url):
        scope = replace(scope, url=home, options={**scope.options, "hosts": _with_host(scope)})
    entries = [e for e in root.iter() if isinstance(e.tag, str) and _local(e) in ("item", "entry")][:ITEMS_MOST]
    found = [Entry(url, _date(entry), *_about(entry)) for entry in entries if (url := _link(entry, base))]
    following = [
        urljoin(base, str(link.get("href"))) for link in _links(root) if link.get("rel") in _FURTHER and link.get("href")
    ]
    if not following and found and scope.options.get("paged") and _is_wordpress(root):
        following = [_page_after(capture.url)]
    return Found(discovered=(*children(found, scope), *_next(following, scope)), home=home)


def _with_host(scope: Scope) -> list[str]:
    return [*scope.options.get("hosts", ()), site_of(scope.url)]


def _parse(body: bytes) -> Any:
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(body.lstrip(), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _links(root: Any) -> Iterator[Any]:
    channel = root if _local(root) == "feed" else next((e for e in root if _local(e) == "channel"), root)
    return (e for e in channel if _local(e) == "link")


def _home(root: Any, base: str) -> str | None:
    return next((urljoin(base, address) for link in _links(root) if (address := _address(link))), None)


def _address(link: Any) -> str:
    """Return where a `link` element leads, if it leads to the page that the feed or entry stands for."""
    return str(link.get("href") or link.text or "").strip() if link.get("rel", "alternate") == "alternate" else ""


def _link(entry: Any, base: str) -> str | None:
    base = urljoin(base, str(entry.get(_BASE, "")))
    guid: str | None = None
    # A feed service puts its own address into the link, and the article's beside it.
    original = next((child.text.strip() for child in entry if _local(child) == "origlink" and child.text), "")
    if original.startswith(("http://", "https://")):
        return original
    # Tags that a title forgot to close swallow what follows it: then the link is no child, but still below.
    for child in (*entry, *entry.iterdescendants()):
        name = _local(child)
        text = (child.text or "").strip()
        if name == "link" and (address := _address(child)):
            return urljoin(urljoin(base, str(child.get(_BASE, ""))), address)
        if name == "guid" and child.get("isPermaLink", "true").lower() == "true" and text.startswith(("http://", "https://")):
            guid = text
        if name == "id" and guid is None and text.startswith(("http://", "https://")):
            guid = text
    return guid


def _date(entry: Any) -> str | None:
    found = {str(child.tag).rpartition("}")[2]: (child.text or "").strip() for child in entry if isinstance(child.tag, str)}
    return next((found[name] for name in _DATES if found.get(name)), None)


def _about(entry: Any) -> tuple[str, tuple[str, ...]]:
    """Return the title and the categories of an entry (RSS: in the element; Atom: in its `label` or `term`)."""
    title, labels = "", []
    for child in entry:
        name, text = _local(child), one_line("".join(child.itertext()) if isinstance(child.tag, str) else "")
        if name == "title":
            title = title or text
        elif name in ("category", "subject", "keywords"):
            labels.append(text or child.get("label") or child.get("term") or "")
    return title[:TITLE_MOST], tuple(label[:TITLE_MOST] for label in labels[:LABELS_MOST] if label)


def _next(addresses: list[str], scope: Scope) -> list[Discovered]:
    return children(map(Entry, addresses), scope, role="feed") if scope.depth < DEPTH_MOST else []


def _is_wordpress(root: Any) -> bool:
    """Tell whether a feed says that WordPress made it: such a feed has further pages that it does not name."""
    return any(
        "wordpress.org" in (element.text or "") for element in islice(root.iter(), HEAD_MOST) if _local(element) == "generator"
    )


def _page_after(url: str) -> str:
    """Return the address of WordPress's next page of a feed.

    >>> _page_after("https://h.example/feed/"), _page_after("https://h.example/?feed=rss2&paged=2")
    ('https://h.example/feed/?paged=2', 'https://h.example/?feed=rss2&paged=3')
    """
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query))
    number = query.get("paged", "1")
    query["paged"] = str(int(number[:6]) + 1 if number.isascii() and number.isdecimal() else 2)
    return parts._replace(query=urlencode(query)).geturl()


def _read_json(text: bytes, url: str, scope: Scope) -> Found:
    try:
        feed = json.loads(text)
    except (ValueError, RecursionError):
        return Found(refusal="not a feed: broken JSON")
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        return Found(refusal="not a feed: JSON without items")
    items = [item for item in feed["items"][:ITEMS_MOST] if isinstance(item, dict)]
    found = [
        Entry(
            urljoin(url, address),
            str(item.get("date_modified") or item.get("date_published") or "") or None,
            str(item.get("title") or "")[:TITLE_MOST],
            tuple(str(tag)[:TITLE_MOST] for tag in tags[:LABELS_MOST]) if isinstance(tags := item.get("tags"), list) else (),
        )
        for item in items
        if isinstance(address := item.get("url") or item.get("id"), str)
    ]
    following = feed.get("next_url")
    more = children([Entry(urljoin(url, following))], scope, role="feed") if isinstance(following, str) else []
    home = feed.get("home_page_url")
    return Found(
        discovered=(*children(found, scope), *(more if scope.depth < DEPTH_MOST else [])),
        home=home if isinstance(home, str) else None,
    )
