"""The track sections: every value is looked for in its heading first, then under it, then above it."""

from collections.abc import Iterator, Sequence
from typing import Any

from scraper.items import ParsedPage, TrackSection
from scraper.parsers.provenance.prose import Paragraphs, Span
from scraper.parsers.provenance.source import Source, letters_of
from scraper.parsers.provenance.trace import Rejected, Trace, reason_of
from scraper.urls import embed_of

_COMPUTED = {
    "position": "the order of the sections on the page",
    "confidence": "how clearly the heading tells title and artist",
    "needs_review": "whether evidence told title and artist apart",
}
_ORDERED = ("title", "artists", "native_title")
"""What the order that the page voted for decides about."""


def trace_tracks(page: ParsedPage, source: Source, paragraphs: Paragraphs) -> Iterator[Trace]:
    """Yield the traces of all values of all track sections."""
    heads = _heads(page.tracks, source, paragraphs)
    ends = [*(head[0] if head else 0 for head in heads[1:]), len(source.running.letters)][: len(heads)]
    order = reason_of(page, "order")
    beside = _rejected_lines(page)
    for track, head, end in zip(page.tracks, heads, ends, strict=True):
        why = _why(page, track)
        for name, value in track.to_record().items():
            rule = f"{why}; {order}" if order and name in _ORDERED else why
            yield _trace(source, track, name, value, head, max(end, head[1] if head else 0), rule, beside)


def _rejected_lines(page: ParsedPage) -> tuple[Rejected, ...]:
    """Return the lines that were looked at as track headings and are none, with the reason."""
    return tuple(
        Rejected(value=d.subject, evidence=d.reason)
        for d in page.decisions
        if d.action == "kept" and "no track heading" in d.reason
    )


def _why(page: ParsedPage, track: TrackSection) -> str:
    line = track.heading.heading
    found = [d for d in page.decisions if d.action == "heading" and (line in d.subject or d.subject in line)]
    return f"the heading is {found[0].reason.partition(';')[0]}" if found else "a line of the section"


def _heads(tracks: Sequence[TrackSection], source: Source, paragraphs: Paragraphs) -> list[Span | None]:
    """Return where each heading stands, in the order of the paragraphs."""
    found: list[Span | None] = []
    at = 0
    for track in tracks:
        wanted = letters_of(track.heading.heading)
        head = None
        for n in range(at, len(paragraphs.texts)):
            if wanted and wanted in letters_of(paragraphs.texts[n]):
                head, at = _inside(source, wanted, paragraphs.spans[n]), n
                head = head or paragraphs.spans[n]
                break
        if head is None:
            last = next((span[1] for span in reversed(found) if span), 0)
            places = source.positions(track.heading.heading)
            head = next((p for p in places if p[0] >= last), places[0] if places else None)
        found.append(head)
    return found


def _inside(source: Source, wanted: str, span: Span | None) -> Span | None:
    if span is None:
        return None
    position = source.running.letters.find(wanted, span[0], span[1])
    return (position, position + len(wanted)) if position >= 0 else None


def _trace(
    source: Source,
    track: TrackSection,
    name: str,
    value: Any,
    head: Span | None,
    end: int,
    rule: str,
    beside: tuple[Rejected, ...],
) -> Trace:
    field = f"tracks[{track.position}].{name}"
    heading = (source.place_of(head),) if head else ()
    if name in _COMPUTED:
        return Trace(field=field, value=value, how="derived", rule=f"{_COMPUTED[name]}; {rule}", places=heading)
    parts = _parts(name, value)
    if not parts:
        return Trace(field=field, value=value, how="missing", rule="the section names none")
    if name == "heading":
        return Trace(
            field=field, value=value, how="as written" if head else "derived", rule=rule, places=heading, rejected=beside
        )
    if name == "embeds":
        return _embeds(source, field, parts, rule)
    found = [_nearest(source, part, head, end) for part in parts]
    places = tuple(source.place_of(span) for span, _ in found if span)
    wheres = ", ".join(dict.fromkeys(where for span, where in found if span))
    if len(places) == len(parts):
        return Trace(field=field, value=value, how="as written", rule=f"{wheres}; {rule}", places=places)
    why = "printed by the numbered list" if name == "number" else "put together from what the section and the page say"
    return Trace(field=field, value=value, how="derived", rule=f"{why}; {rule}", places=places or heading)


def _parts(name: str, value: Any) -> list[str]:
    if name == "text":
        return [part for part in value.split("\n\n") if part]
    if isinstance(value, list):
        return value
    return [value] if value else []


def _nearest(source: Source, part: str, head: Span | None, end: int) -> tuple[Span | None, str]:
    """Return where a value stands: in the heading, in its section, else nearest above it, else anywhere."""
    found = source.positions(part)
    if head is not None:
        for where, low, high in (("in the heading", *head), ("in the section", head[0], end)):
            inside = [span for span in found if low <= span[0] and span[1] <= high]
            if inside:
                return inside[0], where
        above = [span for span in found if span[1] <= head[0]]
        if above:
            return above[-1], "above the section"
    if found:
        return found[0], "elsewhere on the page"
    pieces = [source.positions(line) for line in part.split("\n")]
    if all(pieces) and len(pieces) > 1:
        first = next((span for span in pieces[0] if head is None or span[0] >= head[0]), pieces[0][0])
        last = next((span for span in pieces[-1] if span[0] >= first[0]), first)
        return (first[0], max(last[1], first[1])), "in the section"
    return None, ""


def _embeds(source: Source, field: str, parts: Sequence[str], rule: str) -> Trace:
    places, exact = [], True
    for url in parts:
        number = embed_of(url)[1]
        found = source.find(url, "attribute", most=1)
        exact = exact and bool(found)
        places += found or (source.find(number, most=1) if number else [])
    return Trace(
        field=field, value=list(parts), how="as written" if exact else "as printed" if places else "derived",
        rule=f"a player in the section; {rule}", places=tuple(places),
    )  # fmt: skip
