"""What a file is, told by what is in it; its name counts for nothing."""

import re
import zlib

from scraper.importing.records import ARC_MARK, WARC_MARKS
from scraper.importing.unpacking import GZIP
from scraper.parsers.markup.content import not_html

KINDS = ("warc", "wacz", "html", "urls", "bookmarks", "opml")
"""What can be imported; what `--as` takes."""
HEAD = 64 * 1024
"""Bytes that are looked at."""
_ZSTD = re.compile(rb"\x28\xb5\x2f\xfd|[\x50-\x5f]\x2a\x4d\x18")
_MHTML = re.compile(rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?content-type:\s*multipart/related", re.IGNORECASE)
_OPML = re.compile(rb"\s*<(?:\?xml\b|!doctype\s+opml\b|!--|opml\b)", re.IGNORECASE)
_NETSCAPE = re.compile(rb"\s*<!doctype\s+netscape-bookmark-file", re.IGNORECASE)
_BOOKMARK_JSON = re.compile(rb'"text/x-moz-place|"roots"\s*:\s*\{|"bookmark_bar"')
_URL_LINE = re.compile(r"(?:^|[,;\t\"'])\s*https?://\S", re.IGNORECASE)


def kind_of(head: bytes) -> str:
    r"""Return which of `KINDS` a file is that begins with `head`; else what it is instead, in brackets.

    >>> kind_of(b"WARC/1.0\r\n"), kind_of(b"<!doctype html><p>x"), kind_of(b"%PDF-1.7"), kind_of(b"https://h.example/a\n")
    ('warc', 'html', '(PDF)', 'urls')
    """
    if head.startswith(GZIP):
        head = _unpacked(head)
    if head.startswith((*WARC_MARKS, ARC_MARK)):
        return "warc"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "wacz"
    if _ZSTD.match(head):
        return "(packed with zstd: unpack it first, `zstd -d`)"
    if head.startswith(b"mozLz40\0"):
        return "(a packed backup of Firefox: export the bookmarks as HTML or JSON)"
    plain = head.removeprefix(b"\xef\xbb\xbf")
    if _NETSCAPE.match(plain):
        return "bookmarks"
    if plain.lstrip()[:1] == b"{" and _BOOKMARK_JSON.search(plain):
        return "bookmarks"
    if _OPML.match(plain) and b"<opml" in plain[:8192].lower():
        return "opml"
    if is_mhtml(plain) or is_webarchive(head):
        return "html"
    other = not_html(head)
    if not other:
        return "html"
    if other == "no HTML" and _is_list(plain):
        return "urls"
    return f"({other})"


def is_mhtml(head: bytes) -> bool:
    """Tell whether a file is a page with its parts in the form of a mail (.mht, .mhtml)."""
    return bool(_MHTML.match(head[:8192].replace(b"\r\n", b"\n")))


def is_webarchive(head: bytes) -> bool:
    """Tell whether a file is a page with its parts as Safari saves it (.webarchive)."""
    return head.startswith(b"bplist00") and b"WebMainResource" in head[:4096]


def text_of(data: bytes) -> str:
    """Return a text file's text: UTF-8 or UTF-16 by its mark, else Latin-1, in which addresses are the same."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _is_list(head: bytes) -> bool:
    """Tell whether at least half of the lines name an address."""
    lines = [line for line in text_of(head).splitlines()[:200] if line.strip() and not line.lstrip().startswith("#")]
    return bool(lines) and 2 * sum(bool(_URL_LINE.search(line)) for line in lines) >= len(lines)


def _unpacked(head: bytes) -> bytes:
    try:
        return zlib.decompressobj(31).decompress(head, HEAD)
    except zlib.error:
        return b""
