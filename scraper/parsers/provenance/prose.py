"""The body's paragraphs in the source, and what was dropped or only mentioned."""

from bisect import bisect_left
from collections.abc import Iterator

from scraper.items import ParsedPage
from scraper.parsers.provenance.source import Place, Source, letters_of
from scraper.parsers.provenance.trace import Trace

Span = tuple[int, int]
"""A stretch of the letters of the running text."""


class Paragraphs:
    """Where each paragraph of a text stands in the source, in order."""

    def __init__(self, source: Source, text: str) -> None:
        self._source = source
        self.texts = text.split("\n\n") if text else []
        self.text = text
        self.spans = _aligned(source, self.texts)

    def trace(self, rule: str) -> Trace:
        """Return the trace of the whole text: one place a paragraph."""
        places = tuple(self._source.place_of(span) for span in self.spans if span)
        missing = self.spans.count(None)
        how = "missing" if not self.texts else "derived" if not places else "as printed" if missing else "as written"
        told = f"{rule}; {missing} of {len(self.texts)} paragraphs are put together from several places" if missing else rule
        return Trace(field="body_text", value=self.text, how=how, rule=told, places=places)  # type: ignore[arg-type]

    def holds(self, span: Span) -> bool:
        """Tell whether a stretch lies in one of the paragraphs."""
        return any(own and own[0] <= span[0] and span[1] <= own[1] for own in self.spans)


def _aligned(source: Source, texts: list[str]) -> list[Span | None]:
    """Find each text so that their order is that of the source: those that stand once hold the others between them.

    What stands several times (a heading, also in a table of contents or a comment) is taken as near as possible before the
    next that is sure.
    """
    found = [source.positions(text) for text in texts]
    spans: list[Span | None] = [places[0] if len(places) == 1 else None for places in found]
    floor = -1
    for n, span in enumerate(spans):  # what stands once but out of order is a coincidence
        if span is not None:
            spans[n], floor = (span, span[0]) if span[0] > floor else (None, floor)
    limit = len(source.running.letters)
    for n in reversed(range(len(texts))):
        own = spans[n]
        if own is None:
            before = next((s[1] for s in reversed(spans[:n]) if s is not None), 0)
            own = next((p for p in reversed(found[n]) if before <= p[0] and p[1] <= limit), None)
            spans[n] = own or _in_pieces(source, texts[n], before, limit)
            own = spans[n]
        limit = own[0] if own else limit
    return spans


def _in_pieces(source: Source, text: str, start: int, end: int) -> Span | None:
    """Find a text whose lines or cells stand behind each other with something between them."""
    letters = source.running.letters
    pieces = [letters_of(piece) for line in text.split("\n") for piece in line.split(" | ")]
    at, first = start, -1
    for piece in filter(None, pieces):
        position = letters.find(piece, at, end)
        if position < 0:
            return None
        first = position if first < 0 else first
        at = position + len(piece)
    return (first, at) if first >= 0 else None


def trace_mentions(page: ParsedPage, source: Source) -> Iterator[Trace]:
    """Yield the songs that only the prose names, each value inside its sentence."""
    for n, mention in enumerate(page.mentions, 1):
        sentence = next(iter(source.positions(mention.text)), None)
        values = {"title": mention.title, "artists": list(mention.artists), "drama": mention.drama, "text": mention.text}
        for name, value in values.items():
            parts = value if isinstance(value, list) else [value] if value else []
            places = [place for part in parts for place in _inside(source, part, sentence)]
            how = "missing" if not parts else "as written" if len(places) == len(parts) else "derived"
            rule = "named in the prose, in quotes or beside a word for a song"
            yield Trace(field=f"mentions[{n}].{name}", value=value, how=how, rule=rule, places=tuple(places))  # type: ignore[arg-type]


def _inside(source: Source, text: str, span: Span | None) -> list[Place]:
    found = source.positions(text)
    if span is not None:
        found = [place for place in found if span[0] <= place[0] and place[1] <= span[1]] or found
    return [source.place_of(place) for place in found[:1]]


def trace_dropped(page: ParsedPage, source: Source, paragraphs: Paragraphs) -> Iterator[Trace]:
    """Yield every line that was left out, with its rule, in places that the text does not have."""
    taken: list[Span] = []
    for n, line in enumerate(page.dropped, 1):
        found = [span for span in source.positions(line.text) if not paragraphs.holds(span)] or source.positions(line.text)
        span = next((s for s in found if s not in taken), found[0] if found else None)
        span = span or _in_pieces(source, line.text, 0, len(source.running.letters))
        if span:
            taken.insert(bisect_left(taken, span), span)
        yield Trace(
            field=f"dropped[{n}]",
            value={"text": line.text, "rule": line.rule},
            how="as written" if span else "derived",
            rule=line.rule,
            places=(source.place_of(span),) if span else (),
        )
