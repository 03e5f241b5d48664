"""Stored captures read again with today's parser, all parts of an article joined; no network."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from scraper.errors import ExtractionError, StorageError
from scraper.items import Capture, CaptureRow, ParsedPage
from scraper.sandbox import ReaderPool
from scraper.sites import SiteRules
from scraper.storage.archive import Archive
from scraper.storage.records import select
from spiders.joining import is_same_article, join, next_part


async def read_stored(archive: Archive, row: CaptureRow, readers: ReaderPool, rules: SiteRules) -> ParsedPage:
    """Return what the article reads as that begins with a stored capture; see `read_parts`."""
    parts, missing = await read_parts(archive, row, readers, rules)
    return join([page for _, page in parts], missing)


async def read_parts(
    archive: Archive, row: CaptureRow, readers: ReaderPool, rules: SiteRules
) -> tuple[list[tuple[CaptureRow, ParsedPage]], str]:
    """Return the captures of an article that begins with a stored one, each as it reads, and why the last is missing.

    Raises `StorageError` when the first one's bytes cannot be read, `ExtractionError` when the parser cannot read them. A
    part that cannot is left out, as a crawl would do after its last try.
    """
    parts = [(row, await _read(archive, row, readers, rules))]
    while (following := next_part([page for _, page in parts])) is not None:
        part_row = _part(archive, following, row)
        if part_row is None:
            return parts, f"page {len(parts) + 1} is missing: it was not captured"
        try:
            part = await _read(archive, part_row, readers, rules)
        except (StorageError, ExtractionError) as problem:
            return parts, f"page {len(parts) + 1} is missing: {problem}"
        if part.page_type == "index" or not is_same_article(parts[0][1], part):
            break
        parts.append((part_row, part))
    return parts, ""


async def _read(archive: Archive, row: CaptureRow, readers: ReaderPool, rules: SiteRules) -> ParsedPage:
    assert row.id is not None
    capture: Capture = archive.read_capture(row.id)
    return await readers.read(capture, rules.rule_for(capture.url))


def _part(archive: Archive, url: str, first: CaptureRow) -> CaptureRow | None:
    """Return the capture of a further part that was made with the first one: the next after it, else the last before."""
    whole = "url = ? AND complete AND status = 200 AND lost_at IS NULL"
    after = select(
        archive.db, CaptureRow, f"{whole} AND fetched_at >= ? ORDER BY fetched_at, id LIMIT 1", (url, first.fetched_at)
    )
    return next(iter(after or select(archive.db, CaptureRow, f"{whole} ORDER BY fetched_at DESC, id DESC LIMIT 1", (url,))), None)


@contextmanager
def stored_reader(archive: Archive, rules: SiteRules) -> Iterator[Callable[[CaptureRow], ParsedPage | None]]:
    """Yield a function that reads a stored capture, in a process of its own; None for what cannot be read."""
    with asyncio.Runner() as runner:
        readers = ReaderPool(1)

        def read(row: CaptureRow) -> ParsedPage | None:
            try:
                return runner.run(read_stored(archive, row, readers, rules))
            except (StorageError, ExtractionError):
                return None

        try:
            yield read
        finally:
            runner.run(readers.close())
