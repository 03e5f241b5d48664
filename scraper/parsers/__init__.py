"""Bytes in, `ParsedPage` out: pure functions, no network, no disk, no clock."""

from scraper.items import Capture, ParsedPage
from scraper.parsers.body import extract_body
from scraper.parsers.document import read_document
from scraper.rules import SiteRule, layout_for

PARSER_VERSION = "1"
"""Version of the parser's rules: raised when a change of rules changes results."""


def parse_page(capture: Capture, rule: SiteRule | None = None, *, path: str | None = None, explain: bool = False) -> ParsedPage:
    """Return what the page in `capture` says. Twice the same input gives an equal value.

    `rule` is what is known of the site; `path` the file it was read from; `explain` fills `decisions`.
    """
    doc = read_document(capture)
    body = extract_body(doc, layout_for(rule, capture.fetched_at), explain=explain)
    embeds = tuple(dict.fromkeys(e for b in body.blocks for e in b.embeds))
    return ParsedPage(
        url=capture.url,
        path=path,
        body_text=body.text,
        embeds=embeds,
        dropped=body.dropped,
        links=body.links,
        next_page=body.next_page,
        page_type=body.page_type,
        charset=doc.charset,
        charset_reason=doc.charset_reason,
        parser_version=PARSER_VERSION,
        warnings=doc.warnings + body.warnings,
        decisions=body.decisions,
    )
