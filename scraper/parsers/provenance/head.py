"""The fields that head and byline give: each candidate has its evidence, and the evidence leads to the place."""

from collections.abc import Iterator, Sequence

from scraper.parsers.facts.evidence import Candidate
from scraper.parsers.metadata import Metadata
from scraper.parsers.provenance.source import Kind, Place, Source, letters_of
from scraper.parsers.provenance.trace import How, Rejected, Trace


def trace_head(field: str, value: str | None, meta: Metadata, source: Source) -> Trace:
    """Return the trace of a field with one value."""
    candidates = [c for c in meta.candidates if c.field == field]
    reason = _reason(field, meta)
    if value is None:
        return Trace(field=field, value=None, how="missing", rule=reason, rejected=_rejected(candidates, None))
    places, how = _locate(candidates, value, reason, source)
    if not places and not candidates and reason != "host":
        places = tuple(source.find(value, most=3))
        how = "as written" if places else "derived"
    return Trace(field=field, value=value, how=how, rule=reason, places=places, rejected=_rejected(candidates, value))


def trace_date(field: str, value: str | None, meta: Metadata, source: Source) -> Trace:
    """Return the trace of a date: its place is where it is printed, in whatever form."""
    return trace_head(field, value, meta, source)


def trace_names(field: str, values: Sequence[str], meta: Metadata, source: Source) -> Trace:
    """Return the trace of a field with several values; one place for each that has one."""
    candidates = [c for c in meta.candidates if c.field == field]
    reason = _reason(field, meta)
    if not values:
        return Trace(field=field, value=[], how="missing", rule=reason, rejected=_rejected(candidates, None))
    found = [_locate([c for c in candidates if c.value == name] or candidates, name, reason, source) for name in values]
    places = tuple(place for some, _ in found for place in some[:1])
    how: How = "as written" if all(kind == "as written" for _, kind in found) else "as printed" if places else "derived"
    others = [c for c in candidates if c.value not in values]
    agreeing = _rejected([c for c in candidates if c.value in values], None, agrees=True)
    return Trace(
        field=field, value=list(values), how=how, rule=reason, places=places, rejected=(*_rejected(others, None), *agreeing)
    )


def _reason(field: str, meta: Metadata) -> str:
    chosen = next((c for c in meta.choices if c.field == field), None)
    if chosen is not None:
        return chosen.reason
    first = next((c for c in meta.candidates if c.field == field), None)
    return f"{first.source}: {first.evidence}" if first else "the page does not say"


def _rejected(candidates: Sequence[Candidate], value: str | None, *, agrees: bool = False) -> tuple[Rejected, ...]:
    return tuple(
        Rejected(value=c.value, evidence=f"{c.source}: {c.evidence}", agrees=agrees or c.value == value) for c in candidates
    )


def _locate(candidates: Sequence[Candidate], value: str, reason: str, source: Source) -> tuple[tuple[Place, ...], How]:
    """Return where the value stands, by the candidate that the reason names, else by one that agrees with it."""
    ranked = sorted(candidates, key=lambda c: (not _named(c, reason), c.value != value))
    for candidate in ranked:
        if candidate.value != value and not _named(candidate, reason):
            continue
        for needle in _needles(candidate, value):
            for kind, near in _where(candidate):
                found = source.find(needle, kind, near=near)
                if found:
                    how: How = "as written" if letters_of(needle) == letters_of(value) else "as printed"
                    return tuple(found), how
    return (), "derived"


def _named(candidate: Candidate, reason: str) -> bool:
    """Tell whether a reason is about this candidate."""
    if candidate.source == "heading":
        tag, _, classes = candidate.evidence.partition(" ")
        return reason.startswith(f"{tag} .{classes.split(' ')[0]}" if classes else tag)
    return candidate.evidence in reason or (candidate.field == "language" and candidate.value in reason.split())


def _needles(candidate: Candidate, value: str) -> Iterator[str]:
    """Yield the forms in which a value may stand in the source: as the evidence quotes it, then itself."""
    quoted = candidate.evidence.partition(": ")[2] or candidate.evidence.partition(" ")[2]
    if candidate.field in ("published_at", "modified_at"):
        yield from filter(None, (quoted, quoted.partition(" ")[2], candidate.evidence, value))
        return
    yield candidate.value if candidate.field == "language" else value
    if candidate.source in ("byline", "text", "time", "microdata", "meta", "JSON-LD", "link"):
        yield from filter(None, (quoted, value.partition("://")[2].partition("/")[2]))


def _where(candidate: Candidate) -> Iterator[tuple[Kind, str]]:
    """Yield the parts of the source that the evidence speaks of, the likeliest first."""
    first = candidate.evidence.split(" ")[0].rstrip(":")
    match candidate.source:
        case "meta" if candidate.evidence.startswith("html"):
            yield "attribute", "html"
        case "meta":
            yield from (("attribute", f"={first}]"), ("attribute", "meta"))
        case "link":
            yield from (("attribute", "canonical"), ("attribute", "href"))
        case "JSON-LD" | "script":
            yield "script", ""
        case "title tag":
            yield "title", ""
        case "heading":
            yield from (("text", first), ("text", ""))
        case "URL":
            return
        case _:
            yield from (("text", first), ("text", ""), ("attribute", "time"), ("attribute", first), ("attribute", ""))
