"""Listings: pages of links to articles, with a pager (older posts, next, numbered, year and month archives)."""

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from scraper.items import Capture
from scraper.parsers.markup.charsets import decode
from scraper.text import fold, one_line
from scraper.urls import is_calendar_list, is_page_of_list
from spiders.base import ArticleSpider
from spiders.reading import DEPTH_MOST, TITLE_MOST, Entry, Found, Scope, children, reads
from spiders.words import ARROWS, FRAME_TAGS, MORE, OLDER

LINKS_MOST = 5_000
"""Links read of one page."""
_FRAME_NAMES = re.compile(
    r"(?:^|[-_ ])(?:nav|navigation|navbar|menu|footer|sidebar|breadcrumbs?|share|social|cookie|banner|advert|ads|promo|newsletter"
    r"|login|masthead|toolbar|related|trending|popular|tag-?cloud|tags|meta)(?:$|[-_ ])",
    re.IGNORECASE,
)
_PAGER_NAMES = re.compile(
    r"pag(?:er|ination|e-?numbers|inate|ing)|older|nav-(?:links|previous|next)|posts-nav|load-?more|next-?page", re.IGNORECASE
)
_HAS = re.compile(r"(?:has|with|no|without|is|layout|page|body|site|col|l)[-_]", re.IGNORECASE)
"""Begins a class that says what is *beside* the list: `has-sidebar`, `no-sidebar`."""
_NEAR = 4


class ListingSpider(ArticleSpider):
    """Visit the articles that a page links to, and its further pages."""

    name = "listing"
    role = "listing"


@reads("listing")
def read_listing(capture: Capture, scope: Scope) -> Found:
    """Return the articles that a page lists and the further pages of the list."""
    if b"<" not in capture.body[:65_536]:
        return Found(refusal="not an HTML page")
    read = decode(capture.body, capture.content_type)  # a pager's words are told in the page's own encoding
    tree = LexborHTMLParser(read.utf8 if read.utf8 is not None else read.text)
    base = _base(tree, capture.url)
    articles: list[Entry] = []
    pagers = [Entry(_target(link, base)) for link in tree.css("link[rel~=next][href]")]
    older = _lone_older(tree, base)
    for anchor in tree.css("a[href]")[:LINKS_MOST]:
        url = _target(anchor, base)
        if not url:
            continue
        if url == older or _is_pager(anchor, url):
            pagers.append(Entry(url))
        elif not _in_frame(anchor) and _says_something(anchor):
            articles.append(Entry(url, title=one_line(anchor.text())[:TITLE_MOST]))
    more = children(pagers, scope, role="listing") if scope.depth < DEPTH_MOST else []
    return Found(discovered=(*(c for c in children(articles, scope) if c.url != scope.url), *more))


def _base(tree: LexborHTMLParser, url: str) -> str:
    declared = tree.css_first("base[href]")
    return urljoin(url, (declared.attributes.get("href") or "") if declared else "")


def _target(anchor: LexborNode, base: str) -> str:
    href = (anchor.attributes.get("href") or "").strip()
    if not href or href.startswith(("#", "javascript:", "mailto:", "tel:", "data:")):
        return ""
    try:
        return urljoin(base, href).partition("#")[0]
    except ValueError:
        return ""


def _is_pager(anchor: LexborNode, url: str) -> bool:
    """Tell whether a link leads to a further page of this list."""
    rel = (anchor.attributes.get("rel") or "").lower().split()
    if "prev" in rel and "next" not in rel:
        return False
    paged = is_page_of_list(url)
    words = one_line(anchor.text())
    if "next" in rel or is_calendar_list(url):
        return True
    if paged and (words.isdecimal() or _in_named(anchor, _PAGER_NAMES)):
        return True
    older = fold(words) in OLDER or words in ARROWS
    return older and (paged or _in_named(anchor, _PAGER_NAMES))


def _lone_older(tree: LexborHTMLParser, base: str) -> str | None:
    """Return where the links lead that only *say* that they go on to older articles, when they all lead to one place.

    Neither an address (`/p3.html`) nor a class need tell a pager from an article. Words that lead to several places stand
    under teasers, and a place that a link of other words names too is an article.
    """
    said: dict[str, set[bool]] = {}
    for anchor in tree.css("a[href]")[:LINKS_MOST]:
        url = _target(anchor, base)
        words = fold(anchor.text())
        if url and words:
            said.setdefault(url, set()).add(words in OLDER and words not in MORE and _is_meant(anchor, url))
    lone = [url for url, ways in said.items() if ways == {True}]
    return lone[0] if len(lone) == 1 else None


def _is_meant(anchor: LexborNode, url: str) -> bool:
    """Tell whether the words of a link can only be a pager's: a lone `Next` may as well be a song."""
    words = one_line(anchor.text())
    signed = " " in words or any(sign in words for sign in ARROWS) or any(c.isdecimal() for c in url.rpartition("/")[2])
    return signed and not any(node.tag == "article" for node in _ancestors(anchor))


def _says_something(anchor: LexborNode) -> bool:
    """Tell whether a link carries words or a picture, as a link to an article does."""
    words = fold(anchor.text())
    return len(words) >= 2 or anchor.css_first("img") is not None


def _ancestors(node: LexborNode) -> Iterator[LexborNode]:
    current = node.parent
    while current is not None and current.tag not in ("body", "html", "-document"):
        yield current
        current = current.parent


def _names(node: LexborNode) -> str:
    return f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''} {node.attributes.get('role') or ''}"


def _in_named(anchor: LexborNode, names: re.Pattern[str]) -> bool:
    return any(names.search(_names(node)) for node in (anchor, *islice(_ancestors(anchor), _NEAR)))


def _in_frame(anchor: LexborNode) -> bool:
    """Tell whether a link belongs to the site's frame instead of the list."""
    bordering = False
    for node in _ancestors(anchor):
        if node.tag in ("article", "main"):
            return False  # an article's own header or footer is no frame
        if node.tag in ("header", "footer"):
            bordering = True
        elif node.tag in FRAME_TAGS or any(_FRAME_NAMES.search(name) for name in _names(node).split() if not _HAS.match(name)):
            return True
    return bordering
