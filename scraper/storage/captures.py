"""The capture store: `captures/*.warc.gz`, ISO 28500 records through warcio, one gzip member a record.

A file belongs to the process that made it and is only ever appended to. A record is on disk (flush, fsync) before the
row that points at it is committed, so a kill between the two leaves an unreferenced member, never a dangling row; and as
rows name offset and length, a torn tail harms nothing before it.
"""

import hashlib
import os
import socket
import time
from pathlib import Path

from scraper.errors import StorageError
from scraper.items import Capture, CaptureRow
from scraper.storage.connection import disk_full, free_bytes, storage_errors
from scraper.storage.warc import (
    Member,
    read_member,
    request_record,
    response_record,
    revisit_record,
    url_without_secrets,
    warcinfo_record,
)

ROTATE_AT = 1_000_000_000
"""A WARC file that has grown to this many bytes is followed by a new one."""
RESERVE = 8 * 1024 * 1024
"""Bytes that stay free on the disk, so that the database can always be written to its end."""


def payload_digest(body: bytes) -> str:
    """Return the digest of a decoded body as `captures.payload_digest` holds it."""
    return f"sha256:{hashlib.sha256(body).hexdigest()}"


class CaptureStore:
    """Appends captures and reads them back by their rows."""

    def __init__(self, directory: Path, *, part_of: str = "", rotate_at: int = ROTATE_AT, reserve: int = RESERVE) -> None:
        self.directory = directory
        self._part_of = part_of
        self._rotate_at = rotate_at
        self._reserve = reserve
        self._fd = -1
        self._pid = 0
        self._name = ""
        self._size = 0
        self._serial = 0
        self._info_id = ""

    def append(
        self,
        capture: Capture,
        *,
        now: str,
        original: CaptureRow | None = None,
        charset: str | None = None,
        charset_reason: str | None = None,
        rows_before: int | None = None,
    ) -> CaptureRow:
        """Write a capture, make sure that it is on disk, and return its row, not stored yet (`id` is None).

        `original` is an earlier capture of the same URL with the same payload: if its stored bytes are the same, only
        a `revisit` record is written. For an answer 304 it is the capture that is still valid. What was asked, if known,
        is the record after it. `rows_before` is the highest id in the table `captures`. Raises `DiskFullError`.
        """
        self._ready()
        date = capture.fetched_at or now
        member = self._member(capture, original, date, rows_before)
        asked = b""
        if capture.request_headers:
            asked = request_record(capture, date=date, info_id=self._info_id, answer_id=member.record_id).data
        offset = self._write(member.data + asked)
        return CaptureRow(
            url=url_without_secrets(capture.url),
            fetched_at=capture.fetched_at or now,
            status=capture.status,
            content_type=capture.content_type or None,
            charset=charset,
            charset_reason=charset_reason,
            payload_digest=payload_digest(capture.body),
            complete=capture.complete,
            refers_to=original.id if original and member.is_revisit and capture.status != 304 else None,
            warc_file=self._name,
            warc_offset=offset,
            warc_length=len(member.data),
            imported_from=capture.imported_from,
            redirected_from=capture.redirected_from,
        )

    def read(self, row: CaptureRow, *, original: CaptureRow | None = None) -> Capture:
        """Return the capture of a row; `original` is the row that `refers_to` names, if it does.

        Raises `StorageError` when the file is missing, the member is damaged or is not what the row says.
        """
        capture = self.read_unchecked(row, original=original)
        if payload_digest(capture.body) != row.payload_digest:
            raise self._damaged(row, "the body is not the one that was stored")
        return capture

    def read_unchecked(self, row: CaptureRow, *, original: CaptureRow | None = None) -> Capture:
        """Return the capture of a row whose digest is not known."""
        if row.lost_at is not None:
            raise StorageError(
                f"capture {row.id} ({row.url}): was lost, as `repair` found at {row.lost_at}. Next: crawl it again."
            )
        data = self._read_bytes(row)
        try:
            return read_member(data, row, self._read_bytes(original) if original else None)
        except (ValueError, EOFError) as problem:
            raise self._damaged(row, str(problem)) from problem

    def close(self) -> None:
        """End the current file; the next `append` begins another."""
        if self._fd >= 0 and self._pid == os.getpid():
            os.close(self._fd)
        self._fd = -1

    def _member(self, capture: Capture, original: CaptureRow | None, date: str, rows_before: int | None) -> Member:
        if original is not None:
            earlier = self._read_bytes(original)
            found = revisit_record(capture, earlier, original, date=date, info_id=self._info_id, rows_before=rows_before)
            if found is not None:
                return found
        return response_record(capture, date=date, info_id=self._info_id, rows_before=rows_before)

    def _ready(self) -> None:
        if self._fd >= 0 and (self._pid != os.getpid() or self._size >= self._rotate_at):
            self.close()
        if self._fd >= 0:
            return
        with storage_errors(self.directory):
            self.directory.mkdir(exist_ok=True)
            while self._fd < 0:
                self._serial += 1
                self._name = _file_name(self._serial)
                flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND | os.O_CLOEXEC
                try:
                    self._fd = os.open(self.directory / self._name, flags, 0o644)
                except FileExistsError:
                    continue
            _sync_directory(self.directory)
        self._pid, self._size = os.getpid(), 0
        info = warcinfo_record(self._name, self._part_of)
        self._info_id = info.record_id
        self._write(info.data)

    def _write(self, data: bytes) -> int:
        """Append bytes and sync them; return where they begin. What could not be written whole is cut off again."""
        if free_bytes(self.directory) < len(data) + self._reserve:
            raise disk_full(self.directory)
        offset = self._size
        view = memoryview(data)
        try:
            with storage_errors(self.directory / self._name):
                while view:
                    view = view[os.write(self._fd, view) :]
                os.fsync(self._fd)
        except StorageError:
            self._cut(offset)
            raise
        self._size += len(data)
        return offset

    def _cut(self, offset: int) -> None:
        """Undo a failed append; a file that cannot be cut is left with a torn tail and not written to again."""
        with storage_errors(self.directory / self._name):
            os.ftruncate(self._fd, offset)
            self.close()

    def _read_bytes(self, row: CaptureRow) -> bytes:
        name = row.warc_file
        if not name or Path(name).name != name or name in (".", "..") or "\0" in name:
            raise StorageError(f"capture {row.id}: {name!r} is not a file name below {self.directory}. Next: dramarchive repair.")
        path = self.directory / name
        if not path.is_file():
            raise StorageError(f"capture {row.id}: {path} is missing. Next: put the file back, or dramarchive repair.")
        with storage_errors(path), path.open("rb") as stream:
            stream.seek(row.warc_offset)
            data = stream.read(row.warc_length)
        if len(data) != row.warc_length:
            raise self._damaged(row, "the file ends too early")
        return data

    def _damaged(self, row: CaptureRow, why: str) -> StorageError:
        where = f"{self.directory / row.warc_file} at byte {row.warc_offset}"
        return StorageError(f"capture {row.id} ({row.url}): {where} is damaged: {why}. Next: dramarchive repair.")


def _file_name(serial: int) -> str:
    host = "".join(c if c.isascii() and c.isalnum() else "-" for c in socket.gethostname())[:40]
    return f"dramarchive-{time.strftime('%Y%m%d%H%M%S', time.gmtime())}-{serial:05d}-{os.getpid()}-{host}.warc.gz"


def _sync_directory(directory: Path) -> None:
    fd = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)
