"""Every field of one page with its rule and its place."""

from scraper.items import Capture, ParsedPage
from scraper.parsers import parse_page
from scraper.parsers.document import read_document
from scraper.parsers.metadata import Metadata, extract_metadata
from scraper.parsers.provenance.head import trace_date, trace_head, trace_names
from scraper.parsers.provenance.prose import Paragraphs, trace_dropped, trace_mentions
from scraper.parsers.provenance.sections import trace_tracks
from scraper.parsers.provenance.source import Source
from scraper.parsers.provenance.trace import How, Rejected, Trace, reason_of
from scraper.rules import SiteRule

__all__ = ["Rejected", "Trace", "trace_page"]

_KIND = "counted: words of title, headings and prose, how many tracks there are, the address"
_DRAMA = "the drama that the title, the tracks or the prose name"


def trace_page(capture: Capture, rule: SiteRule | None = None) -> tuple[Trace, ...]:
    """Return a trace for each value of the record that `parse_page(capture, rule)` gives, in the record's order."""
    page = parse_page(capture, rule, explain=True)
    meta = extract_metadata(read_document(capture), capture=capture, explain=True)
    source = Source(capture.body, page.charset)
    paragraphs = Paragraphs(source, page.body_text)
    return (
        *_facts(page, meta, source),
        paragraphs.trace(reason_of(page, "body")),
        *trace_tracks(page, source, paragraphs),
        *trace_mentions(page, source),
        *trace_dropped(page, source, paragraphs),
        Trace(field="parser_version", value=page.parser_version, how="derived", rule="the version of the parser's rules"),
        *(
            Trace(field=f"warnings[{n}]", value=text, how="derived", rule="noticed while the page was read")
            for n, text in enumerate(page.warnings, 1)
        ),
    )


def _facts(page: ParsedPage, meta: Metadata, source: Source) -> tuple[Trace, ...]:
    published = trace_date("published_at", page.published_at, meta, source)
    return (
        Trace(
            field="url", value=page.url, how="derived", rule="the address that answered, or what a saved page declares as its own"
        ),
        trace_head("canonical_url", page.canonical_url, meta, source),
        trace_head("title", page.title, meta, source),
        trace_names("authors", page.authors, meta, source),
        published,
        Trace(
            field="published_precision",
            value=page.published_precision,
            how="derived" if page.published_precision else "missing",
            rule="how much of the date of publication is given",
            places=published.places,
        ),
        trace_date("modified_at", page.modified_at, meta, source),
        trace_head("site", page.site, meta, source),
        trace_head("language", page.language, meta, source),
        Trace(field="kind", value=page.kind, how="derived", rule=_KIND),
        _drama(page, source),
        _source_url(page, source),
    )


def _drama(page: ParsedPage, source: Source) -> Trace:
    if page.drama is None:
        return Trace(field="drama", value=None, how="missing", rule="no single drama is what the page is about")
    places = tuple(source.find(page.drama, "text", near="h1") or source.find(page.drama))
    return Trace(field="drama", value=page.drama, how="as written" if places else "derived", rule=_DRAMA, places=places)


def _source_url(page: ParsedPage, source: Source) -> Trace:
    rule = reason_of(page, "source_url").removeprefix(f"{page.source_url or 'none'} ").strip("()")
    if page.source_url is None:
        return Trace(field="source_url", value=None, how="missing", rule=rule)
    places = tuple(source.find(page.source_url, "attribute", near="href") or source.find(page.source_url))
    how: How = "as written" if places else "derived"
    if not places:  # a relative link
        places = tuple(source.find(page.source_url.partition("://")[2].partition("/")[2], "attribute", near="href"))
    return Trace(field="source_url", value=page.source_url, how=how, rule=rule, places=places)
