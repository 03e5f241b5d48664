"""Bytes into text and a repaired tree: which charset, why, and what the HTML5 algorithm makes of it."""

from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from scraper.items import Capture
from scraper.parsers.markup.charsets import decode
from scraper.parsers.markup.guards import (
    MOST_TAGS,
    Suspicions,
    close_formats,
    cut_attributes,
    flatten_nesting,
    part_options,
    suspicions,
    thin_crowds,
)
from scraper.parsers.markup.scan import TAKEN, Scan, scan_tree
from scraper.parsers.markup.streamed import place_streamed

_EARLY = f"base[href], body, {TAKEN}"
"""What relative links are joined to, the holes of a streamed page (templates), and what the scan will ask for."""
_LONGEST_BASE = 2048
"""Characters of an address to which links are joined; a longer one, joined to each link of a page, takes minutes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One page as a tree."""

    url: str
    """The address it was fetched from; empty for a file."""
    base_url: str
    """What relative links are joined to (`<base href>`)."""
    tree: LexborHTMLParser
    """The whole page, repaired by the HTML5 algorithm. Shared: whoever changes it must be the last to read it."""
    charset: str
    """The encoding the bytes were read with."""
    charset_reason: str
    """Why that encoding."""
    warnings: tuple[str, ...] = ()
    """What may be wrong with the text."""
    _taken: list[LexborNode] | None = field(default=None, repr=False, compare=False)
    """What `TAKEN` selects in the body, if that is known."""
    _scans: list[Scan] = field(default_factory=list, repr=False, compare=False)

    def scan(self) -> Scan | None:
        """Return the flat lists of the body, made once; None when there is none.

        The first call takes scripts and styles out of the tree: read the head before.
        """
        if not self._scans and self.tree.body is not None:
            self._scans.append(scan_tree(self.tree.body, self._taken))
        return self._scans[0] if self._scans else None


def read_document(capture: Capture) -> Document:
    """Return the page that `capture` holds."""
    read = decode(capture.body, capture.content_type)
    html, utf8, warnings = read.text, read.utf8, read.warnings
    tags = utf8.count(b"<")
    suspected = suspicions(utf8, tags)
    if tags > MOST_TAGS or any(suspected):
        html, absurd = _tame(html, tags, suspected)
        utf8 = html.encode()
        warnings += absurd
    tree = LexborHTMLParser(utf8, scripting=True)
    # one query for all that must be known early: each goes over the whole tree
    early = tree.css(_EARLY)
    names = [node.tag for node in early]
    taken = early[names.index("body") + 1 :] if "body" in names else None
    if "template" in names and any(_is_hole(node) for node in early) and place_streamed(tree, html):
        taken = None
    base = (early[names.index("base")].attributes.get("href") or "") if "base" in names else ""
    url, base_url = _addresses(capture.url, base)
    return Document(
        url=url, base_url=base_url, tree=tree, charset=read.charset, charset_reason=read.reason, warnings=warnings, _taken=taken
    )


def _is_hole(node: LexborNode) -> bool:
    """Tell whether an element is where a streamed piece of the page belongs."""
    return node.tag == "template" and (node.id or "").startswith(("B:", "P:"))


def _tame(html: str, tags: int, suspected: Suspicions) -> tuple[str, tuple[str, ...]]:
    """Return `html`, which has `tags` `<`, without what no parser bears, and what to say of that.

    What one guard takes out may be what another had counted on: then all are asked.
    """
    read = html
    flattened = thinned = shortened = closed = False
    if suspected.deep:
        html, flattened = flatten_nesting(html)
    if suspected.options:
        html = part_options(html)
    if suspected.long or html is not read:
        html, shortened = cut_attributes(html)
    if tags > MOST_TAGS:
        html, thinned = thin_crowds(html)
    if suspected.left_open or html is not read:
        html, closed = close_formats(html, tags if html is read else html.count("<"))
    said = (
        (flattened, "nested beyond reason: the deepest tags were taken out, their words kept"),
        (thinned, f"crowded beyond reason: of what lies behind the first {MOST_TAGS} tags only the words were read"),
        (closed, "bold and italics left open beyond reason: the innermost were taken out, their words kept"),
        (shortened, "a tag with attributes beyond reason was cut short"),
    )
    return html, tuple(words for true, words in said if true)


def _addresses(url: str, base: str) -> tuple[str, str]:
    """Return the page's address and what its links are joined to; what is none (`http://[`) counts as empty."""
    try:
        urlsplit(url)
    except ValueError:
        url = ""
    try:
        return url, urljoin(url, base) if len(base) <= _LONGEST_BASE else url
    except ValueError:
        return url, url
