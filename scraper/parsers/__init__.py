"""Bytes in, `ParsedPage` out: pure functions, no network, no disk, no clock."""

from scraper.items import Capture, Decision, ParsedPage
from scraper.parsers.blocks import PageFacts
from scraper.parsers.body import extract_body
from scraper.parsers.document import read_document
from scraper.parsers.facts.languages import decide_language
from scraper.parsers.facts.source_links import find_source
from scraper.parsers.metadata import extract_metadata
from scraper.parsers.reasons import one_row_a_block
from scraper.parsers.sections import MOST_BLOCKS, split_sections
from scraper.rules import SiteRule, layout_for

PARSER_VERSION = "1"
"""Version of the parser's rules: raised when a change of rules changes results."""

_HEAD, _TAIL = 5, 40
"""Lines at both ends of an article among which the source of a copied page is looked for."""


def parse_page(capture: Capture, rule: SiteRule | None = None, *, path: str | None = None, explain: bool = False) -> ParsedPage:
    """Return what the page in `capture` says. Twice the same input gives an equal value.

    `rule` is what is known of the site; `path` the file it was read from; `explain` fills `decisions`.
    """
    doc = read_document(capture)
    meta = extract_metadata(doc, capture=capture, explain=explain)
    layout = layout_for(rule, meta.published_at or capture.fetched_at)
    body = extract_body(doc, layout, title=meta.title, summary=meta.description, explain=explain)
    text = body.text()
    language, why_language = decide_language(meta.declared_language, text)
    source_url, why_source = find_source((*body.lines[:_HEAD], *body.lines[_HEAD:][-_TAIL:]), base_url=doc.base_url or meta.url)
    facts = PageFacts(
        url=meta.url,
        title=meta.title,
        site=meta.site,
        language=language or meta.language,
        published_at=meta.published_at,
        authors=meta.authors,
        description=meta.description,
        keywords=meta.keywords,
    )
    reading = split_sections(body.blocks, facts, explain=explain)
    reasons = (
        Decision(action="field", subject="language", reason=f"{facts.language} ({why_language})"),
        Decision(action="field", subject="source_url", reason=f"{source_url or 'none'} ({why_source or 'no line names one'})"),
        Decision(action="field", subject="charset", reason=f"{doc.charset} ({doc.charset_reason})"),
    )
    crowded = (f"songs were looked for in the first {MOST_BLOCKS} lines only",) if len(body.blocks) > MOST_BLOCKS else ()
    headings = frozenset(track.heading.heading for track in reading.tracks)
    return ParsedPage(
        url=meta.url,
        path=path,
        canonical_url=meta.canonical_url,
        site=meta.site,
        source_url=source_url,
        title=meta.title,
        authors=meta.authors,
        published_at=meta.published_at,
        published_precision=meta.published_precision,
        modified_at=meta.modified_at,
        language=facts.language,
        kind=reading.kind,
        drama=reading.drama,
        body_text=body.text(headings) if headings else text,
        tracks=reading.tracks,
        mentions=reading.mentions,
        embeds=tuple(dict.fromkeys(e for b in body.blocks for e in b.embeds)),
        dropped=body.dropped_lines(headings),
        links=body.links,
        next_page=body.next_page,
        image=meta.image,
        page_type=body.page_type,
        charset=doc.charset,
        charset_reason=doc.charset_reason,
        parser_version=PARSER_VERSION,
        warnings=(*doc.warnings, *body.warnings, *crowded),
        decisions=(*meta.decisions(), *reasons, *one_row_a_block(body.decisions, reading.decisions)) if explain else (),
    )
