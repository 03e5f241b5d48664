"""What the page declares outside its text: meta tags, title tag, links, JSON-LD scripts, the html element's language."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from scraper.parsers.markup.scan import Scan
from scraper.text import one_line
from scraper.urls import is_web_url

_DECLARATIONS = 'meta[content], title, base[href], script[type*="ld+json" i], link[rel~="canonical" i], link[rel~="image_src" i]'
_PLAIN_ADDRESS = re.compile(r"https?://[a-z0-9.-]*[a-z0-9](?:/[\w./%~@+,=&-]*(?:\?[\w./%~@+,=&-]+)?)?", re.ASCII)
_KEYS = ("property", "name", "itemprop", "http-equiv")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The declarations of one page."""

    metas: Mapping[str, tuple[str, ...]]
    """Content by name, property, itemprop or http-equiv in lower case, in page order, as written."""
    title: str
    """The title tag."""
    language: str
    """`lang` of the html element, else what a meta tag says; as written."""
    base_url: str
    """What relative addresses are relative to."""
    canonical: str
    """`rel=canonical`, absolute; empty when there is none."""
    image_link: str
    """`rel=image_src`, absolute."""
    scripts: tuple[str, ...]
    """The JSON-LD scripts, unread."""

    def first(self, *names: str) -> str:
        """Return the first content among `names` that is not empty."""
        for name in names:
            for content in self.metas.get(name, ()):
                cleaned = one_line(content)
                if cleaned:
                    return cleaned
        return ""

    def all(self, *names: str) -> tuple[str, ...]:
        """Return every content of all `names`."""
        return tuple(one_line(c) for name in names for c in self.metas.get(name, ()) if c and not c.isspace())

    def absolute(self, address: str) -> str:
        """Return `address` as an absolute web address, or an empty string when it is none."""
        return _absolute(self.base_url, address)


def read_head(tree: LexborHTMLParser, scan: Scan | None = None, *, url: str = "") -> Head:
    """Collect the declarations of `tree`; `scan` is of its body, `url` the page's own address, if it has one."""
    metas: dict[str, dict[str, None]] = {}
    links: dict[str, str] = {}
    scripts: list[str] = []
    title = base = ""
    for tag, node in _declarations(tree, scan):
        attributes = node.attributes
        if tag == "meta":
            content = attributes.get("content") or ""
            for key in _KEYS if "content" in attributes else ():
                if name := attributes.get(key):
                    metas.setdefault(name.strip().lower(), {}).setdefault(content)
        elif tag == "title":
            # the first title outside an icon: an svg has titles of its own
            if not title and (node.parent is None or node.parent.tag != "svg"):
                title = one_line(node.text())
        elif tag == "script":
            scripts.append(node.text())
        elif tag == "base":
            base = base or attributes.get("href") or ""
        else:
            for relation in (attributes.get("rel") or "").lower().split():
                links.setdefault(relation, attributes.get("href") or "")
    html = tree.root.attributes if tree.root is not None else {}
    language = (
        html.get("lang")
        or html.get("xml:lang")
        or next(iter(metas.get("content-language", ())), "")
        or next(iter(metas.get("og:locale", ())), "")
    )
    base_url = _base_url(url, base, links.get("canonical", ""), next(iter(metas.get("og:url", ())), ""))
    return Head(
        metas={k: tuple(v) for k, v in metas.items()},
        title=title,
        language=language.strip(),
        base_url=base_url,
        canonical=_absolute(base_url, links.get("canonical", "")),
        image_link=_absolute(base_url, links.get("image_src", "")),
        scripts=(*scripts, *(scan.scripts if scan is not None else ())),
    )


def _declarations(tree: LexborHTMLParser, scan: Scan | None) -> list[tuple[str | None, LexborNode]]:
    """Return what declares something, each with its element name: in the head by a query, in the body by its lists."""
    if scan is not None and tree.head is not None:
        found = tree.head.css(_DECLARATIONS)
        tags = [node.tag for node in found]
        if "title" in tags:
            body = [(tag, scan.nodes[index]) for tag in ("meta", "link") for index in scan.indexes_of(tag)]
            return [*zip(tags, found, strict=True), *body]
    # no head, or one that broke off early: what was to be in it is in the body
    return [(node.tag, node) for node in tree.css(_DECLARATIONS)]


def _absolute(base_url: str, address: str) -> str:
    address = address.strip()
    if not address or _PLAIN_ADDRESS.fullmatch(address):
        return address  # nothing to join, nothing to mend: most addresses that a page declares
    try:
        joined = urljoin(base_url, address)
    except ValueError:
        return ""
    return joined if is_web_url(joined) else ""


def _base_url(url: str, base: str, *declared: str) -> str:
    """Return the page's address, or what it declares as its own when it came from a file; `<base>` goes on top."""
    own = next((u for u in (url, *declared) if _PLAIN_ADDRESS.fullmatch(u) or is_web_url(u)), "")
    try:
        return urljoin(own, base) if base else own
    except ValueError:
        return own
