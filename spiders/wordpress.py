"""WordPress by its REST interface: `wp/v2/posts`, a hundred at a time, the posts that were changed last first.

Reference: https://developer.wordpress.org/rest-api/reference/posts/ and /using-the-rest-api/pagination/. What the site says
of their number (`X-WP-Total`, `X-WP-TotalPages`) is shown, not believed: plugins and proxies get it wrong.
"""

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from scraper.items import Capture, Discovered
from spiders.base import ArticleSpider
from spiders.reading import Entry, Found, Scope, children, reads

PER_PAGE = 100
"""Posts of one page; WordPress refuses more, some sites give fewer."""
PAGES_MOST = 5_000
"""Pages that are read below the first."""
_FIELDS = "link,modified_gmt,title,_links.wp:term,_embedded.wp:term"
_ASKED = (("per_page", str(PER_PAGE)), ("orderby", "modified"), ("order", "desc"), ("_fields", _FIELDS), ("_embed", "wp:term"))
API = "https://api.w.org/"
"""The relation under which a page names its interface, in its head and in the Link header."""
_HEADER = re.compile(r"<([^<>]+)>\s*;[^,<]*\brel=[\"']?https://api\.w\.org/[\"']?", re.IGNORECASE)
_TERM = re.compile(r"^(.*)wp/v2/(categories|tags)/(\d+)/?$")
_MADE_BY = (b"/wp-content/", b"/wp-includes/")
_NOISE = re.compile(rb'\[\s*\{\s*"')
"""Where the answer begins behind the warnings that a broken plugin prints before it."""


class WordPressSpider(ArticleSpider):
    """Visit the posts that a WordPress names by its REST interface."""

    name = "wordpress"
    role = "wordpress"


def posts_address(capture: Capture) -> str | None:
    """Return where the posts of the page's site, or of the category or tag that the page is, are asked for; None without one.

    >>> head = (("Link", '<https://h.example/wp-json/>; rel="https://api.w.org/"'),)
    >>> posts_address(Capture(url="https://h.example/", body=b"", headers=head)).partition("&")[0]
    'https://h.example/wp-json/wp/v2/posts?per_page=100'
    """
    tree = LexborHTMLParser(capture.body)
    root = next((urljoin(capture.url, found) for found in _roots(capture, tree)), None)
    for link in tree.css("link[rel=alternate][type='application/json'][href]"):
        term = _TERM.match(urljoin(capture.url, link.attributes.get("href") or ""))
        if term:
            return _posts(term[1], ((term[2], term[3]),))
    return _posts(root) if root else None


def _roots(capture: Capture, tree: LexborHTMLParser) -> Iterator[str]:
    for name, value in capture.headers:
        if name.lower() == "link" and (found := _HEADER.search(value)):
            yield found[1]
    for link in tree.css(f"link[rel='{API}'][href]"):
        yield link.attributes.get("href") or ""
    if any(mark in capture.body for mark in _MADE_BY):  # the link is often taken out, the interface seldom
        yield "/wp-json/"


def _posts(root: str, more: tuple[tuple[str, str], ...] = ()) -> str:
    if "rest_route=" in root:  # a site without pretty addresses: `/?rest_route=/`
        base, _, _ = root.partition("?")
        return f"{base}?{urlencode((('rest_route', '/wp/v2/posts'), *_ASKED, *more), safe='/:,')}"
    return f"{root.rstrip('/')}/wp/v2/posts?{urlencode((*_ASKED, *more), safe=':,')}"


def plain_address(api: str) -> str:
    """Return the address of the posts without parameters of ours, for an interface that refuses them.

    >>> plain_address("https://h.example/wp-json/wp/v2/posts?per_page=100"), plain_address("https://h.example/?per_page=9&rest_route=/wp/v2/posts")
    ('https://h.example/wp-json/wp/v2/posts', 'https://h.example/?rest_route=/wp/v2/posts')
    """
    parts = urlsplit(api)
    kept = [(name, value) for name, value in parse_qsl(parts.query) if name == "rest_route"]
    return parts._replace(query=urlencode(kept, safe="/")).geturl()


@reads("wordpress")
def read_wordpress(capture: Capture, scope: Scope) -> Found:
    """Return the posts of a page of the interface, and its next page."""
    posts = _list_in(capture.body)
    if posts is None:
        return Found(refusal=f"not the answer of a WordPress interface{_said(capture.body)}")
    entries = [entry for post in posts if isinstance(post, dict) and (entry := _entry(post))]
    counted = _number(capture, "x-wp-total")
    following = []
    if scope.depth < PAGES_MOST and _goes_on(capture, len(posts)):
        at = _page_of(scope.url) + 1
        following = [Discovered(url=_with(scope.url, page=str(at)), role="wordpress", depth=scope.depth + 1)]
    return Found(discovered=(*children(entries, scope), *following), counted=counted)


def _goes_on(capture: Capture, shown: int) -> bool:
    """Tell whether there may be a further page: the site says so, says nothing, or gave as many as it ever gives at once."""
    pages = _number(capture, "x-wp-totalpages")
    # A limit of a site's own is a round number: with so many posts the page may be full whatever the site counts.
    return shown > 0 and (pages is None or pages > _page_of(capture.url) or shown % 10 == 0)


def _list_in(body: bytes) -> list[Any] | None:
    text = body.lstrip(b"\xef\xbb\xbf \t\r\n")
    if text[:1] != b"[":
        begun = _NOISE.search(text)
        text = text[begun.start() :] if begun else text
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, list) else None


def _said(body: bytes) -> str:
    """Return what the interface says for itself instead of posts."""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        return ""
    return f": {str(found['message'])[:200]}" if isinstance(found, dict) and "message" in found else ""


def _entry(post: Mapping[str, Any]) -> Entry | None:
    address = post.get("link")
    if not isinstance(address, str):
        return None
    changed = post.get("modified_gmt") or post.get("modified")
    title = post.get("title")
    words = title.get("rendered") if isinstance(title, dict) else title
    return Entry(
        url=address,
        changed=changed if isinstance(changed, str) else None,
        title=html.unescape(words) if isinstance(words, str) else "",
        labels=tuple(_terms(post)),
    )


def _terms(post: Mapping[str, Any]) -> Iterator[str]:
    embedded = post.get("_embedded")
    groups = embedded.get("wp:term") if isinstance(embedded, dict) else None
    for group in groups if isinstance(groups, list) else ():
        for term in group if isinstance(group, list) else ():
            if isinstance(term, dict) and isinstance(term.get("name"), str):
                yield html.unescape(term["name"])


def _number(capture: Capture, header: str) -> int | None:
    value = next((value.strip() for name, value in capture.headers if name.lower() == header), "")
    return int(value[:9]) if value.isascii() and value.isdecimal() else None


def _page_of(url: str) -> int:
    value = dict(parse_qsl(urlsplit(url).query)).get("page", "1")
    return int(value[:6]) if value.isascii() and value.isdecimal() else 1


def _with(url: str, **changes: str) -> str:
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query)) | changes
    return parts._replace(query=urlencode(query, safe="/:,")).geturl()
