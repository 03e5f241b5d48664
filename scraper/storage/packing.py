"""What a package of captures holds: which captures belong to which articles, and their WARC records byte for byte."""

import json
import os
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scraper.errors import StorageError
from scraper.items import CaptureRow
from scraper.items.stored_record import StoredRecord
from scraper.storage.archive import Archive
from scraper.storage.care.members import Stretch, read_stretches
from scraper.storage.listings import list_articles
from scraper.storage.records import select

HEAD_BYTES = 4096
"""So much of a record is looked at to see what it is."""
REVISIT_MIME = "warc/revisit"
"""What indexes call a record whose body is another's (pywb, cdxj-indexer)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which captures are meant."""

    everything: bool = False
    """True for every capture, also lists, errors and old revisions; else those that the articles show now."""
    site: str | None = None
    """Part of a site's name, address or source."""
    since: str | None = None
    """Published (or else first seen) since this day, month or year."""


def pages_of(archive: Archive, selection: Selection) -> Iterator[dict[str, Any]]:
    """Yield what a reader can begin with, newest article first: `id`, `url`, `ts`, `title`, `text` of each article.

    With `everything` also under the address and time of each earlier revision.
    """
    for article in list_articles(archive.db, site=selection.site, since=selection.since).rows:
        for revision_id, capture in _shown_in(archive, article, selection):
            if capture.lost_at is None:
                yield {
                    "id": f"{article['id']}-{revision_id}",
                    "url": capture.url,
                    "ts": capture.fetched_at,
                    "title": article["title"] or capture.url,
                    "text": article["body_text"],
                }


def _shown_in(archive: Archive, article: dict[str, Any], selection: Selection) -> Iterator[tuple[int, CaptureRow]]:
    """Yield the captures that the revisions of an article were read from, the current one first."""
    found = archive.db.execute(
        "SELECT id, capture_id FROM revisions WHERE article_id = ? AND (? OR id = ?) ORDER BY id = ? DESC, id DESC",
        (article["id"], selection.everything, article["revision_id"], article["revision_id"]),
    ).fetchall()
    for revision_id, capture_id in found:
        for capture in select(archive.db, CaptureRow, "id = ?", (capture_id,)):
            yield revision_id, capture


def records_of(archive: Archive, selection: Selection) -> Iterator[StoredRecord]:
    """Yield the records of the selected captures in the order in which they lie in their files, each checked to its last byte.

    The captures that revisits refer to come along, and so do the assets of the pages. Raises `StorageError` for a damaged
    record; what `repair` gave up as lost is left out.
    """
    rows = select(archive.db, CaptureRow, f"{_wanted(archive, selection)} ORDER BY warc_file, warc_offset")
    infos: dict[str, bytes] = {}
    for row in rows:
        if row.warc_file not in infos:
            infos = {row.warc_file: _info_of(archive.captures_dir / row.warc_file)}
        yield _record_of(archive, row, infos[row.warc_file])


def _wanted(archive: Archive, selection: Selection) -> str:
    """Return the condition on `captures` that a selection means; numbers only, so that it can stand in SQL as it is."""
    if selection.everything and selection.site is None and selection.since is None:
        return "lost_at IS NULL"
    articles = list_articles(archive.db, site=selection.site, since=selection.since).rows
    ids = [int(capture.id or 0) for article in articles for _, capture in _shown_in(archive, article, selection)]
    chosen = f"SELECT value FROM json_each('{json.dumps(ids)}')"  # noqa: S608 - numbers
    needed = f"{chosen} UNION SELECT asset_id FROM assets WHERE capture_id IN ({chosen})"  # noqa: S608
    return f"lost_at IS NULL AND (id IN ({needed}) OR id IN (SELECT refers_to FROM captures WHERE id IN ({needed})))"  # noqa: S608


def _info_of(path: Path) -> bytes:
    first = _record_at(path, 0)
    return _bytes_of(path, first) if first.kind == "warcinfo" else b""


def _record_of(archive: Archive, row: CaptureRow, info: bytes) -> StoredRecord:
    path = archive.captures_dir / row.warc_file
    answer = _record_at(path, row.warc_offset)
    if answer.length != row.warc_length or answer.kind not in ("response", "revisit"):
        raise _damaged(path, row.warc_offset, f"it is not capture {row.id} ({row.url})")
    mime = (row.content_type or "").partition(";")[0].strip().lower() or "unk"
    return StoredRecord(
        url=answer.fields.get("warc-target-uri", row.url),
        fetched_at=row.fetched_at,
        status=row.status,
        mime=REVISIT_MIME if answer.kind == "revisit" else mime,
        digest=answer.fields.get("warc-payload-digest", row.payload_digest),
        file=row.warc_file,
        info=info,
        answer=_bytes_of(path, answer),
        asked=_asked_for(path, answer),
    )


def _asked_for(path: Path, answer: Stretch) -> bytes:
    """Return the `request` record behind an answer, if it is the one that was asked for it."""
    behind = answer.offset + answer.length
    with path.open("rb") as stream:
        beginning = os.pread(stream.fileno(), HEAD_BYTES, behind)
    try:
        if b"WARC-Type: request" not in zlib.decompressobj(31).decompress(beginning, HEAD_BYTES):
            return b""
    except zlib.error as problem:
        raise _damaged(path, behind, str(problem).removeprefix("Error ")) from problem
    request = _record_at(path, behind)
    return _bytes_of(path, request) if request.fields.get("warc-concurrent-to") == answer.record_id else b""


def _record_at(path: Path, offset: int) -> Stretch:
    """Return the record that begins at a byte; `StorageError` when there is no whole one."""
    try:
        record = next(read_stretches(path, start=offset), None)
    except OSError as problem:
        raise _damaged(path, offset, (problem.strerror or "it cannot be read").lower()) from problem
    if record is None or record.damage:
        raise _damaged(path, offset, record.damage if record else "the file ends too early")
    return record


def _damaged(path: Path, offset: int, why: str) -> StorageError:
    return StorageError(f"{path} at byte {offset} is damaged: {why}. Next: dramarchive verify, then repair.")


def _bytes_of(path: Path, stretch: Stretch) -> bytes:
    with path.open("rb") as stream:
        return os.pread(stream.fileno(), stretch.length, stretch.offset)
