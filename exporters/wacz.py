"""WACZ 1.1.1 (specs.webrecorder.net/wacz/1.1.1): captures in one ZIP that ReplayWeb.page and pywb replay.

WARC records go in byte for byte, the CDXJ index says where, `pages.jsonl` with what to begin, and `datapackage.json` holds
the digest of each file. One capture is in memory at a time; the index is sorted on disk.
"""

import hashlib
import heapq
import json
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from itertools import islice
from tempfile import TemporaryFile
from typing import IO, Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from exporters.surt import surt_key
from scraper.items.stored_record import StoredRecord

NAME = "wacz"
SUFFIX = ".wacz"

VERSION = "1.1.1"
SORTED_AT_ONCE = 20_000
"""Lines of the index that are in memory at a time."""
BLOCK_LINES = 300
"""Lines of the index that are packed together."""
_DIGITS = re.compile(r"\D+")


class _Package:
    """A ZIP file that remembers size and digest of what goes in."""

    def __init__(self, out: BinaryIO, created: str, stack: ExitStack) -> None:
        self._zip = stack.enter_context(ZipFile(out, "w", ZIP_STORED))
        year, month, day, hour, minute, second = (int(n) for n in re.split(r"\D", created)[:6])
        self._moment = (year, month, day, hour, minute, second)
        self.resources: list[dict[str, Any]] = []

    def write(self, path: str, chunks: Iterable[bytes], *, packed: bool = True, listed: bool = True, most: int = 0) -> str:
        """Write one file as it comes and return its digest; `packed` files are stored as they are, as the format asks.

        A file of more than 2 GB has to say so before it comes (`most`): ZIP64 in a local header, where it is not needed, is
        read as content by ReplayWeb.page.
        """
        info = ZipInfo(path, self._moment)
        info.file_size = most
        info.compress_type = ZIP_STORED if packed else ZIP_DEFLATED
        digest, size = hashlib.sha256(), 0
        with self._zip.open(info, "w") as stream:
            for chunk in chunks:
                stream.write(chunk)
                digest.update(chunk)
                size += len(chunk)
        found = f"sha256:{digest.hexdigest()}"
        if listed:
            name = path.rpartition("/")[2].lower()
            self.resources.append({"name": name, "path": path, "hash": found, "bytes": size})
        return found


def export_captures(
    pages: Iterable[Mapping[str, Any]],
    captures: Iterable[StoredRecord],
    out: BinaryIO,
    *,
    title: str,
    created: str,
    software: str,
) -> tuple[int, int]:
    """Write a package (see `Packer.export_captures`)."""
    with ExitStack() as stack:
        package, index, shown = _Package(out, created, stack), _SortedLines(stack), _Pages(pages)
        count = _write_archive(package, captures, index)
        blocks = _Blocks("index.cdx.gz")
        package.write("indexes/index.cdx.gz", blocks.packed(index.lines()))
        package.write("indexes/index.idx", blocks.lines(), packed=False)
        pages_file = stack.enter_context(TemporaryFile())
        pages_file.writelines(shown.lines())
        size = pages_file.tell()
        pages_file.seek(0)
        package.write("pages/pages.jsonl", pages_file, packed=False, most=size)
        about: dict[str, Any] = {
            "profile": "data-package",
            "wacz_version": VERSION,
            "title": title,
            "created": created,
            "modified": created,
            "software": software,
            "resources": package.resources,
        }
        if shown.first:
            about |= {"mainPageUrl": shown.first["url"], "mainPageDate": shown.first["ts"]}
        digest = package.write("datapackage.json", [_json_line(about, indent=2)], packed=False, listed=False)
        said = {"path": "datapackage.json", "hash": digest}
        package.write("datapackage-digest.json", [_json_line(said, indent=2)], packed=False, listed=False)
    return shown.count, count


def _write_archive(package: _Package, captures: Iterable[StoredRecord], index: "_SortedLines") -> int:
    """Write one WARC file for each that captures come from; return how many captures there were."""
    remaining = iter(captures)
    record = next(remaining, None)
    count = 0

    def members(of: str) -> Iterator[bytes]:
        nonlocal record, count
        assert record is not None
        offset = len(record.info)
        yield record.info
        while record is not None and record.file == of:
            index.add(_cdxj(record, offset))
            yield record.answer
            yield record.asked
            offset += len(record.answer) + len(record.asked)
            count += 1
            record = next(remaining, None)

    while record is not None:
        package.write(f"archive/{record.file}", members(record.file))
    return count


def _cdxj(record: StoredRecord, offset: int) -> bytes:
    """Return a line of the index (specs.webrecorder.net/cdxj/0.1.0), fields in cdxj-indexer's order."""
    said = {
        "url": record.url,
        "mime": record.mime,
        "status": str(record.status),
        "digest": record.digest,
        "length": str(len(record.answer)),
        "offset": str(offset),
        "filename": record.file,
    }
    return f"{surt_key(record.url)} {_DIGITS.sub('', record.fetched_at)[:14]} ".encode() + _json_line(said)


class _SortedLines:
    """Lines in the order of their bytes, however many there are."""

    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack
        self._fresh: list[bytes] = []
        self._runs: list[IO[bytes]] = []

    def add(self, line: bytes) -> None:
        self._fresh.append(line)
        if len(self._fresh) >= SORTED_AT_ONCE:
            run = self._stack.enter_context(TemporaryFile())  # noqa: SIM115 - the stack closes it
            run.writelines(sorted(self._fresh))
            run.seek(0)
            self._runs.append(run)
            self._fresh = []

    def lines(self) -> Iterator[bytes]:
        return heapq.merge(*self._runs, sorted(self._fresh))


class _Pages:
    """The lines of `pages.jsonl`, counted as they go by."""

    def __init__(self, pages: Iterable[Mapping[str, Any]]) -> None:
        self._pages = pages
        self.first: Mapping[str, Any] | None = None
        self.count = 0

    def lines(self) -> Iterator[bytes]:
        yield _json_line({"format": "json-pages-1.0", "id": "pages", "title": "All Pages", "hasText": True})
        for page in self._pages:
            self.first = self.first or page
            self.count += 1
            yield _json_line(dict(page))


class _Blocks:
    """The index in blocks of gzip, and an index of the blocks (`cdxj-gzip-1.0`): ReplayWeb.page reads no other packed form."""

    def __init__(self, name: str) -> None:
        self._about = {"format": "cdxj-gzip-1.0", "filename": name}
        self._found: list[bytes] = []

    def packed(self, lines: Iterable[bytes]) -> Iterator[bytes]:
        """Yield the blocks; zlib's header holds no time, so the same captures give the same bytes."""
        offset, remaining = 0, iter(lines)
        while block := list(islice(remaining, BLOCK_LINES)):
            packer = zlib.compressobj(9, zlib.DEFLATED, 31)
            data = packer.compress(b"".join(block)) + packer.flush()
            first = b" ".join(block[0].split(b" ", 2)[:2])
            self._found.append(first + b" " + _json_line({"offset": offset, "length": len(data)}))
            offset += len(data)
            yield data

    def lines(self) -> list[bytes]:
        """Return a line for each block that was packed."""
        return [b"!meta 0 " + _json_line(self._about), *self._found]


def _json_line(value: Mapping[str, Any], *, indent: int | None = None) -> bytes:
    return (json.dumps(value, indent=indent) + "\n").encode("ascii")
