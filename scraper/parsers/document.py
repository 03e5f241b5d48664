"""Bytes into text and a repaired tree: which charset, why, and what the HTML5 algorithm makes of it."""

import re
from dataclasses import dataclass
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser

from scraper.items import Capture

_META = re.compile(rb"""(?i)<meta[^>]+?charset\s*=\s*["']?\s*([\w:.-]+)""")


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


def read_document(capture: Capture) -> Document:
    """Return the page that `capture` holds."""
    body = capture.body
    meta = _META.search(body[:65536])
    charset, reason = "utf-8", "valid UTF-8"
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError:
        charset = meta.group(1).decode("ascii", "replace") if meta else "windows-1252"
        reason = "meta" if meta else "default"
        try:
            text = body.decode(charset, "replace")
        except LookupError:
            charset, reason, text = "windows-1252", "default", body.decode("windows-1252", "replace")
    tree = LexborHTMLParser(text.replace("\x00", ""), scripting=True)
    base = tree.css_first("base[href]")
    href = (base.attributes.get("href") or "") if base else ""
    base_url = urljoin(capture.url, href) if href else capture.url
    return Document(url=capture.url, base_url=base_url, tree=tree, charset=charset, charset_reason=reason)
