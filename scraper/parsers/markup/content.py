"""What a body of bytes is: an HTML page, or what else."""

import re

_MAGIC = {
    b"%PDF": "PDF", b"\x89PNG": "PNG image", b"\xff\xd8\xff": "JPEG image", b"GIF8": "GIF image", b"PK\x03\x04": "ZIP file",
    b"\x1f\x8b": "gzip file", b"RIFF": "RIFF media", b"ID3": "MP3 audio", b"OggS": "Ogg media", b"\x00\x00\x00": "binary file",
    b"wOF": "font", b"7z\xbc\xaf": "7z archive", b"Rar!": "RAR archive",
}  # fmt: skip
_MARKUP = re.compile(rb"<(?:!doctype\s+html|html|head|body|title|meta|article|main|div|h[1-6]|p|table|section)\b", re.IGNORECASE)
_XML = re.compile(rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(rss|feed|rdf:RDF|urlset|sitemapindex|svg)\b", re.DOTALL)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def not_html(body: bytes) -> str:
    r"""Return what a body is when it is not HTML, by its content; empty when it is HTML.

    >>> not_html(b"%PDF-1.7"), not_html(b"<!DOCTYPE html><p>x"), not_html(b'{"a": 1}')
    ('PDF', '', 'no HTML')
    >>> not_html(b""), not_html(b"<rss version='2.0'>")
    ('nothing in it', 'XML (rss)')
    """
    if not body.strip():
        return "nothing in it"
    for magic, name in _MAGIC.items():
        if body.startswith(magic):
            return name
    head = body[:4096]
    if head.startswith(_UTF16):
        return ""
    if b"\x00" in head and not _MARKUP.search(head):
        return "binary file"
    xml = _XML.match(head)
    if xml:
        return f"XML ({xml[1].decode('ascii')})"
    return "" if _MARKUP.search(body[:65_536]) else "no HTML"
