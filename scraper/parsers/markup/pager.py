"""Links that lead on: the next part of an article that runs over several pages, and a list's own pager."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from scraper.items import Link
from scraper.parsers.document import Document
from scraper.parsers.markup.runs import absolute
from scraper.parsers.markup.scan import Scan
from scraper.text import one_line
from scraper.urls import is_web_url

_PAGER_LINKS = "a[href]"
_MENU_LINKS = "a[href][rel=next i], a[href][rel=prev i]"
_PART_QUERY = re.compile(r"(?:^|[?&;])(?:page|pg|p|hal|halaman|seite|pagina)=(\d{1,3})(?:&|$)")
_PART_PATH = re.compile(
    r"/(?:page|p|hal|halaman|seite|pagina)[/-]?(\d{1,3})/?$|/(\d{1,3})/?$|[-_](?:page|p)?(\d{1,3})(?:\.html?)?$"
)


def find_next_page(doc: Document, scan: Scan, selector: str | None) -> str | None:
    """Return the address of the article's next part, None when it has none.

    A part has the address of the article and a page number (`?page=2`, `/2/`, `/page/2`); `rel=next` alone names the next
    *post* on most blogs, so it counts only when its address is that of a part. `selector` is the site rule's.
    """
    if selector:
        node = doc.tree.css_first(selector)
        return _address(doc.base_url or _declared(doc, scan), node) if node is not None else None
    candidates = list(_candidates(doc, scan))
    if not candidates:
        return None
    declared = "" if doc.url and doc.base_url else _declared(doc, scan)
    here, base = doc.url or declared, doc.base_url or declared
    if not here:
        return None
    wanted = (part_of(here, here) or 1) + 1
    for node in candidates:
        url = _address(base, node)
        if url and str(wanted) in url and part_of(url, here) == wanted:
            return url
    return None


def _candidates(doc: Document, scan: Scan) -> Iterator[LexborNode]:
    """Yield the links that may lead to a part: those in the head, in what a class calls pages, and in short menus."""
    head = doc.tree.head
    if head is not None and (link := head.css_first("link[rel=next]")) is not None:
        yield link
    named = [i for i, name in scan.names.items() if "pag" in name]
    boxes = [i for i in named if i in scan.rules]
    boxes += [i for i in named if "page-link" in scan.names[i] or "page_link" in scan.names[i]]
    menus = [i for i, rule in scan.rules.items() if rule.name == "menu" and scan.tags[i] == "nav"]
    for index in boxes:
        yield from scan.nodes[index].css("a[href]")
    for index in menus:
        if "pag" in (scan.nodes[index].attributes.get("class") or ""):
            yield from scan.nodes[index].css("a[href]")
        elif scan.leading:
            yield from scan.nodes[index].css("a[rel=next]")


def part_of(url: str | None, article: str) -> int | None:
    """Return which part of `article` the address is, None when it is another page.

    >>> a = "https://a.example/night-ferry/"
    >>> part_of(a + "2/", a), part_of(a + "?page=3", a), part_of("https://a.example/next-post/", a), part_of(a, a)
    (2, 3, None, None)
    """
    if not url or not article:
        return None
    try:
        one, two = urlsplit(url), urlsplit(article)
    except ValueError:
        return None
    if one.netloc != two.netloc and one.netloc and two.netloc:
        return None
    base, path = _without_part(two.path), one.path
    if (query := _PART_QUERY.search(one.query)) and _without_part(path) == base:
        return int(query[1])
    if _without_part(path) == base and path.rstrip("/") != base and (match := _PART_PATH.search(path)):
        number = int(next(filter(None, match.groups())))
        return number if 1 <= number <= 200 else None
    return None


def _without_part(path: str) -> str:
    return _PART_PATH.sub("", path).rstrip("/")


def _declared(doc: Document, scan: Scan) -> str:
    """Return the address that the page gives itself, in its head or in what of its head the repair put into the body."""
    head = doc.tree.head
    for selector, tag, key in (("link[rel=canonical]", "link", "href"), ("meta[property='og:url']", "meta", "content")):
        node = head.css_first(selector) if head is not None else None
        if node is None:
            node = next((scan.nodes[i] for i in scan.indexes_of(tag) if scan.nodes[i].css_matches(selector)), None)
        if node is not None and (value := node.attributes.get(key)):
            return value
    return ""


def _address(base: str, node: LexborNode) -> str | None:
    href = (node.attributes.get("href") or "").strip()
    if not href or href.startswith(("#", "javascript:", "mailto:")):
        return None
    return absolute(base, href)


def pager_links(scan: Scan, base_url: str) -> Iterator[Link]:
    """Yield the links of the page's pagers (for lists that run over many pages), with their words."""
    for index, rule in scan.rules.items():
        if rule.name != "pager" and not (rule.name == "menu" and scan.leading):
            continue
        links = _PAGER_LINKS if rule.name == "pager" else _MENU_LINKS
        for node in scan.nodes[index].css(links):
            url = absolute(base_url, node.attributes.get("href") or "")
            if is_web_url(url):
                yield Link(url=url, text=one_line(node.text()))
