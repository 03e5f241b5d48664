"""Where the values of a stored article come from: capture, rule, place in the bytes; for `why --field`.

Nothing of this is kept: the capture is read again by the parser, which is pure. Where today's parser reads another value than
the archive has, both are told.
"""

import asyncio
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from scraper.config import Config
from scraper.errors import StorageError, UsageError
from scraper.items import ArticleRow, CaptureRow, ParsedPage, RevisionRow
from scraper.parsers import PARSER_VERSION
from scraper.parsers.provenance import Trace, trace_page
from scraper.rereading import read_parts
from scraper.sandbox import ReaderPool
from scraper.sites import SiteRules, load_rules
from scraper.storage.archive import Archive
from scraper.storage.history import find_article_of
from scraper.storage.records import select

EVERYTHING = "all"
"""What means every field."""
_INDEX = re.compile(r"\[\d+\]")
_COUNTED = re.compile(r"^(tracks|mentions|dropped|warnings)\[(\d+)\](.*)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One value and where it comes from."""

    stored: Any
    """What the archive has; None also for a value that it has not."""
    trace: Trace
    """What the parser reads today, and where."""
    capture: CaptureRow
    """The capture whose body `trace.places` count in."""

    @property
    def is_current(self) -> bool:
        """Tell whether the parser reads today what the archive has."""
        return bool(self.stored == self.trace.value) or self.trace.field == "body_text" or self.trace.field.startswith("warnings")

    def to_record(self) -> dict[str, Any]:
        """Return the JSON shape of one element of `fields[]`."""
        told = self.trace.to_record()
        row = self.capture
        lies = {
            name: getattr(row, name)
            for name in ("id", "url", "fetched_at", "refers_to", "warc_file", "warc_offset", "warc_length")
        }
        return {**told, "stored": self.stored, "capture": {**lies, "payload_digest": row.payload_digest, "charset": row.charset}}


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """The answer about one article."""

    article: ArticleRow
    revision: RevisionRow
    origins: tuple[Origin, ...]

    def to_record(self) -> dict[str, Any]:
        """Return the JSON shape that `why --field --json` prints."""
        revision = {name: value for name, value in asdict(self.revision).items() if not name.startswith("record")}
        return {
            "url": self.article.url,
            "article_id": self.article.id,
            "revision": revision,
            "parser_version": PARSER_VERSION,
            "fields": [origin.to_record() for origin in self.origins],
        }


def provenance_of(config: Config, archive: Archive, url: str, fields: Sequence[str]) -> Provenance:
    """Return where the named fields of the article at `url` come from; `tracks[3]` means all of that track.

    Raises `UsageError` for what is no article or no field, `StorageError` when its capture is lost or damaged,
    `ExtractionError` when today's parser cannot read it.
    """
    article = find_article_of(archive, url)
    revision = select(archive.db, RevisionRow, "id = ?", (article.revision_id,))[0]
    row = select(archive.db, CaptureRow, "id = ?", (revision.capture_id,))[0]
    with asyncio.Runner() as runner:
        found = runner.run(_traces(archive, row, load_rules(config.sites)))
    wanted = [pair for pair in found if any(is_meant(pair[1].field, name) for name in fields)]
    for name in fields:
        if not any(is_meant(trace.field, name) for _, trace in found):
            known = ", ".join(dict.fromkeys(_INDEX.sub("", trace.field) for _, trace in found))
            raise UsageError(f"why: there is no field {name!r} here. Next: use {EVERYTHING}, or one of {known}.")
    origins = tuple(
        Origin(stored=stored_value(revision.record, trace.field), trace=trace, capture=capture) for capture, trace in wanted
    )
    return Provenance(article=article, revision=revision, origins=origins)


def is_meant(field: str, name: str) -> bool:
    """Tell whether a user's word means a field.

    >>> [is_meant("tracks[3].title", name) for name in ("tracks[3].title", "tracks[3]", "tracks", "tracks.title", "tracks[1]")]
    [True, True, True, True, False]
    >>> is_meant("authors", "authors[2]"), is_meant("title", "all")
    (True, True)
    """
    if name in (field, EVERYTHING, _INDEX.sub("", field)) or field.startswith((f"{name}.", f"{name}[")):
        return True
    return bool(_INDEX.search(name)) and "[" not in field and _INDEX.sub("", name) == field


def stored_value(record: Any, field: str) -> Any:
    """Return what a stored record has for a field, None when it has no such element.

    >>> stored_value({"tracks": [{"title": "Hush"}]}, "tracks[1].title"), stored_value({"tracks": []}, "tracks[1].title")
    ('Hush', None)
    """
    value = record
    for step in re.findall(r"\w+", field):
        try:
            value = value[int(step) - 1] if isinstance(value, list) else value.get(step)
        except (IndexError, ValueError, AttributeError):
            return None
    return value


async def _traces(archive: Archive, row: CaptureRow, rules: SiteRules) -> list[tuple[CaptureRow, Trace]]:
    """Read an article's captures again and return all traces, those of further pages counted on."""
    readers = ReaderPool(1)
    try:
        parts, _ = await read_parts(archive, row, readers, rules)
        found: list[tuple[CaptureRow, Trace]] = []
        before: dict[str, int] = {}
        for number, (part, page) in enumerate(parts):
            if part.id is None:
                raise StorageError(f"{part.url}: its capture has no number.")
            capture = archive.read_capture(part.id)
            traces = await readers.call(capture.url, trace_page, capture, rules.rule_for(capture.url))
            found += [(part, trace) for trace in _counted_on(traces, before, is_first=not number)]
            before = _counts(page, before)
        return found
    finally:
        await readers.close()


def _counts(page: ParsedPage, before: dict[str, int]) -> dict[str, int]:
    names = ("tracks", "mentions", "dropped", "warnings")
    return {name: before.get(name, 0) + len(getattr(page, name)) for name in names}


def _counted_on(traces: Sequence[Trace], before: dict[str, int], *, is_first: bool) -> Iterator[Trace]:
    """Yield the traces of a page under the numbers that an article of several pages has."""
    for trace in traces:
        counted = _COUNTED.match(trace.field)
        if counted is None:
            if is_first or trace.field == "body_text":
                yield trace
        elif is_first:
            yield trace
        elif counted[1] != "warnings":
            number = int(counted[2]) + before[counted[1]]
            value = number if counted[3] == ".position" else trace.value
            yield replace(trace, field=f"{counted[1]}[{number}]{counted[3]}", value=value)
