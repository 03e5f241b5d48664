"""What a browser loads to show a page: style sheets, images, fonts; scripts and players are left out.

The order is that of their worth for a replay: style sheets, pictures, icons, then the other sizes of the same pictures.
"""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from scraper.items import Capture
from scraper.parsers.document import read_document
from scraper.urls import is_web_url

ASSETS_MOST = 100
"""Addresses that one page or style sheet is taken to need."""
_PICTURES = ("src", "data-src", "data-original", "data-lazy-src", "data-lazy")
"""Attributes that hold a picture's address; pages that load late keep it in one of the others."""
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CSS_URL = re.compile(
    r"""url\(\s*(?:"([^"\\\n]*)"|'([^'\\\n]*)'|([^\s"'()\\]+))\s*\)|@import\s+(?:"([^"\\\n]*)"|'([^'\\\n]*)')""", re.IGNORECASE
)
_FONT = re.compile(r"\.(?:woff2?|ttf|otf|eot)$", re.IGNORECASE)
_FONT_RANK = ("woff2", "woff", "otf", "ttf", "eot")
"""Formats of one font, the one that today's browsers take first."""


def assets_in(capture: Capture) -> tuple[str, ...]:
    """Return the absolute addresses that a page or a style sheet needs, `ASSETS_MOST` at most, each once.

    Whatever is neither needs nothing.
    """
    kind = capture.content_type.partition(";")[0].strip().lower()
    if kind == "text/css":
        found = _in_css(capture.body.decode("utf-8", "replace"), capture.url)
    elif "html" in kind or not kind:
        found = _in_page(capture)
    else:
        return ()
    addresses = (address.partition("#")[0] for address in found)
    return tuple(dict.fromkeys(a for a in addresses if is_web_url(a)))[:ASSETS_MOST]


def _in_page(capture: Capture) -> Iterator[str]:
    document = read_document(capture)
    tree, base = document.tree, document.base_url
    for node in _all(tree, 'link[rel~="stylesheet" i]'):
        yield from _joined(base, [node.attributes.get("href")])
    for node in _all(tree, "style"):
        yield from _in_css(node.text(), base)
    pictures = [node for node in _all(tree, 'img, input[type="image"], video[poster], image') if not _is_pixel(node)]
    for node in pictures:
        names = ("poster",) if node.tag == "video" else ("href", "xlink:href") if node.tag == "image" else _PICTURES
        yield from _joined(base, [node.attributes.get(name) for name in names])
    for node in _all(tree, "[style]"):
        yield from _in_css(node.attributes.get("style") or "", base)
    for node in _all(tree, '[background], link[rel~="icon" i], link[rel="apple-touch-icon" i]'):
        yield from _joined(base, [node.attributes.get("background") or node.attributes.get("href")])
    for node in _all(tree, "img[srcset], source[srcset], img[data-srcset], source[data-srcset]"):
        for name in ("srcset", "data-srcset"):
            yield from _joined(base, candidates_of(node.attributes.get(name) or ""))


def _all(tree: LexborHTMLParser, selector: str) -> list[LexborNode]:
    return tree.css(selector)


def _is_pixel(node: LexborNode) -> bool:
    """Tell whether a picture is one pixel or none: it counts readers and shows nothing."""
    return any((node.attributes.get(name) or "").strip() in ("0", "1", "0px", "1px") for name in ("width", "height"))


def _joined(base: str, addresses: Iterable[str | None]) -> Iterator[str]:
    for address in addresses:
        try:
            if address and not address.lstrip().startswith(("data:", "#", "{", "about:", "blob:")):
                yield urljoin(base, address.strip())
        except ValueError:  # `http://[`
            continue


def candidates_of(srcset: str) -> list[str]:
    """Return the addresses of a `srcset` (HTML Standard, 4.8.4.2.1): commas may stand inside them.

    >>> candidates_of("a.jpg, b,w_2.jpg 2x , c.jpg 640w,d.jpg")
    ['a.jpg', 'b,w_2.jpg', 'c.jpg', 'd.jpg']
    """
    found, rest = [], srcset
    while rest := rest.lstrip(" \t\n\r\f,"):
        address, _, rest = (re.sub(r"[\t\n\r\f]", " ", rest)).partition(" ")
        if address.endswith(","):
            found.append(address.rstrip(","))
            continue
        found.append(address)
        rest = rest.partition(",")[2]
    return found


def _in_css(text: str, base: str) -> Iterator[str]:
    """Yield what a style sheet loads; of a font in several formats only the best."""
    found = [next((part for part in match.groups() if part), "") for match in _CSS_URL.finditer(_CSS_COMMENT.sub("", text))]
    addresses = list(_joined(base, found))
    best: dict[str, str] = {}
    for address in addresses:
        stem, _, ending = address.partition("?")[0].partition("#")[0].rpartition(".")
        if _FONT.search(f".{ending}"):
            known = best.get(stem)
            if known is None or _FONT_RANK.index(ending.lower()) < _FONT_RANK.index(known):
                best[stem] = ending.lower()
    for address in addresses:
        stem, _, ending = address.partition("?")[0].partition("#")[0].rpartition(".")
        if stem not in best or best[stem] == ending.lower():
            yield address
