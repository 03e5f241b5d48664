"""Previous and Next: where an article's own pager leads, in any language; a feed of ten and its neighbours are often a blog."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from scraper.items import Capture, ParsedPage, SourceRow
from scraper.parsers import parse_page
from scraper.parsers.dropping.match import NEXT, NEXT_ANY, PREVIOUS, PREVIOUS_ANY, LabelSet, key_of
from scraper.parsers.markup.charsets import decode
from scraper.parsers.markup.pager import part_of
from scraper.rules import SiteRule
from scraper.urls import canonicalize_url, host_of, is_calendar_list, is_page_of_list
from spiders.reading import is_front, may_be_article

LINKS_MOST = 5_000
"""Links read of one page."""
NEIGHBOURS_MOST = 8
"""Neighbours of one article: two of the whole site, two of its category, and room for a series."""
LABEL_MOST = 60
"""Characters of a line in which a label is looked for."""
_WORD = "(?:prev(?:ious)?|next|older|newer)"
_NAMES = re.compile(
    rf"(?:^|[-_ ])(?:(?:nav|posts?|pager|entry|article|blog-pager|navigation|page|single|adjacent)[-_]*(?:link[-_]*)?{_WORD}"
    rf"|{_WORD}[-_]*(?:post|entry|article|story|news|link))(?:$|[-_ ])",
    re.IGNORECASE,
)
"""Classes of links to neighbours, in the themes of WordPress, Blogger, Drupal, Ghost, Hugo and Jekyll."""
_ABOVE = 2
"""Levels at which the label that stands before a link is looked for."""
_LABELS: tuple[tuple[LabelSet, LabelSet], ...] = ((PREVIOUS, PREVIOUS_ANY), (NEXT, NEXT_ANY))
"""Labels that are enough, and with those that need a partner."""


def read_with_neighbours(capture: Capture, rule: SiteRule | None) -> tuple[ParsedPage, tuple[str, ...]]:
    """Return an article page as `parse_page` reads it, and the addresses of its neighbours."""
    return parse_page(capture, rule), neighbours(capture)


def folder_of(source: SourceRow | None) -> str | None:
    """Return the folder in which the neighbours of a source's articles belong to it; None when they do not.

    A whole site's folder is `/`, a section's is its own (`/ost/`): there the pagers of articles may lead out of it.
    `options.folder` says otherwise.

    >>> row = SourceRow(name="x", url="https://h.example/blog", spider="listing", added_at="2026-01-01")
    >>> folder_of(row), folder_of(None)
    ('/blog/', None)
    """
    if source is None or source.spider == "pages":
        return None
    told = source.options.get("folder")
    if isinstance(told, str) or source.spider != "listing":
        return told or "/"
    path = urlsplit(source.url).path
    if path.endswith("/") or is_front(source.url):
        return path or "/"
    return None if "." in path.rpartition("/")[2] else f"{path}/"


def neighbours(capture: Capture) -> tuple[str, ...]:
    """Return where the pager of an article leads, in page order: other articles of its host, none of its own further pages."""
    read = decode(capture.body, capture.content_type)
    tree = LexborHTMLParser(read.utf8)
    declared = tree.css_first("base[href]")
    base = urljoin(capture.url, (declared.attributes.get("href") or "") if declared else "")
    here, found, weak = canonicalize_url(capture.url), dict[str, None](), tuple[dict[str, None], dict[str, None]](({}, {}))
    for node in tree.css("link[rel][href], a[href]")[:LINKS_MOST]:
        direction, sure = _direction(node)
        url = _address(node, base) if direction is not None else ""
        if direction is None or not url or not _is_neighbour(url, capture.url, here):
            continue
        (found if sure else weak[direction])[url] = None
    older, newer = weak
    if older.keys() - newer.keys() and newer.keys() - older.keys():  # a lone `Next` may lead anywhere, a pair is a pager
        found |= older | newer
    return tuple(found)[:NEIGHBOURS_MOST]


def _is_neighbour(url: str, page: str, here: str) -> bool:
    if host_of(url) != host_of(page) or not may_be_article(url) or is_page_of_list(url) or is_calendar_list(url):
        return False
    return canonicalize_url(url) != here and part_of(url, page) is None


def _address(node: LexborNode, base: str) -> str:
    href = (node.attributes.get("href") or "").strip()
    try:
        return urljoin(base, href).partition("#")[0] if href.partition("#")[0] else ""
    except ValueError:
        return ""


def _direction(node: LexborNode) -> tuple[int | None, bool]:
    """Return where a link leads, 0 to the previous and 1 to the next article, and whether that is sure; None for elsewhere."""
    rel = (node.attributes.get("rel") or "").lower().split()
    for number, words in enumerate((("prev", "previous"), ("next",))):
        if any(word in rel for word in words):
            return number, True
    if node.tag == "link":
        return None, False
    if _NAMES.search(_names(node)) or (node.parent is not None and _NAMES.search(_names(node.parent))):
        return 0, True
    for lines in (tuple(_lines(node)), tuple(_before(node))):
        for number, (strong, every) in enumerate(_LABELS):
            sure = [found for line in lines if (found := _labelled(line, strong, every)) is not None]
            if sure:
                return number, any(sure)
    return None, False


def _labelled(line: str, strong: LabelSet, every: LabelSet) -> bool | None:
    """Tell whether a line is a label or begins with one and a mark: surely, or only beside a partner (False); None if not."""
    if not line:
        return None
    key = key_of(line)
    if key in strong.exact:
        return True
    if key in every.exact:
        return False
    for labels, sure in ((strong, True), (every, False)):
        start = labels.rest_after(line)
        if start is not None and start.mark:
            return sure
    return None


def _names(node: LexborNode) -> str:
    return f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"


def _lines(node: LexborNode) -> Iterator[str]:
    """Yield the first and the last line of a link's words, and what a reader that cannot see is told."""
    words = [line.strip() for line in node.text(separator="\n").split("\n") if line.strip()]
    for line in dict.fromkeys(
        (*words[:1], *words[-1:], node.attributes.get("aria-label") or "", node.attributes.get("title") or "")
    ):
        if len(line) <= LABEL_MOST or line in words[:1]:
            yield line


def _before(node: LexborNode) -> Iterator[str]:
    """Yield the words that stand right before a link, if they are short: `이전 글 <a>Title</a>`."""
    current: LexborNode | None = node
    for _ in range(_ABOVE + 1):
        if current is None or current.tag in ("body", "article", "main"):
            return
        before = current.prev
        while before is not None and (before.tag in ("br", "-comment", "hr") or not before.text().strip()):
            before = before.prev
        if before is not None:
            words = before.text(separator="\n").strip()
            if len(words) <= LABEL_MOST and (before.tag == "-text" or not (before.tag == "a" or before.css_first("a[href]"))):
                yield words.split("\n")[-1].strip()
            return
        current = current.parent
