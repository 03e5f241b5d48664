"""Files of each kind, read and handed on: web archives record by record, packages, saved pages, lists."""

import asyncio
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import BinaryIO, cast

from scraper.config import Config
from scraper.errors import ExtractionError
from scraper.importing import packages
from scraper.importing.answers import ANSWERS, Page, page_of
from scraper.importing.finding import Input, inputs_of, read_whole
from scraper.importing.intake import Intake
from scraper.importing.lists import Listed, read_list
from scraper.importing.queueing import queue, unknown
from scraper.importing.reading import now
from scraper.importing.records import Damage, read_record, read_records
from scraper.importing.report import FileReport
from scraper.importing.saved import SavedPage, address_below, read_saved
from scraper.importing.unpacking import HEAD_MOST, DamageError, Place
from scraper.items import Capture
from scraper.parsers.markup.content import not_html
from scraper.storage.moments import moment


@dataclass(frozen=True, slots=True)
class Order:
    """What a person asked for."""

    paths: Sequence[Path]
    wanted: str | None
    base: str


@dataclass(frozen=True, slots=True)
class _Source:
    """A web archive that can be opened again."""

    name: str
    member: str
    """Its name in a package; empty for a file of its own."""
    open: Callable[[], AbstractContextManager[BinaryIO]]


@dataclass(frozen=True, slots=True)
class FileReader:
    """Reads files of each kind and hands on what is in them."""

    config: Config
    intake: Intake
    order: Order

    async def all(self) -> None:
        """Read everything, then take what had to wait."""
        summary = self.intake.summary
        for path in self.order.paths:
            for item in inputs_of(path, self.order.wanted, summary.skipped):
                report = FileReport(name=item.name, kind=item.kind)
                summary.files.append(report)
                await self._file(item, report)
        await self.intake.finish()

    async def _file(self, item: Input, report: FileReport) -> None:
        if not item.is_usable:
            self.intake.fail(report, "", f"{item.kind.strip('()')}, which cannot be imported")
            return
        readers = {"warc": self._warc, "wacz": self._wacz, "html": self._page}
        try:
            await readers.get(item.kind, self._list)(item, report)
        except FileError as problem:
            self.intake.fail(report, "", str(problem))

    async def _warc(self, item: Input, report: FileReport) -> None:
        await self._records(_Source(item.name, "", partial(_open_file, item.path)), report)

    async def _wacz(self, item: Input, report: FileReport) -> None:
        found = 0
        with _file_errors(), packages.opened(item.path) as package:
            for member in packages.members(package):
                found += 1
                if isinstance(member, packages.Refused):
                    self.intake.fail(report, member.name, member.reason)
                    continue
                name = f"{item.name}/{member.filename}"
                await self._records(_Source(name, member.filename, partial(_open_member, item.path, member)), report)
        if not found:
            raise FileError("there is no web archive in this ZIP. Next: unpack it and import the folder, if it holds saved pages")

    async def _records(self, source: _Source, report: FileReport) -> None:
        with source.open() as stream:
            records = read_records(stream, most=self._limit + HEAD_MOST, kinds=ANSWERS)
            while True:
                await asyncio.sleep(0)  # for the signals
                try:
                    found = next(records, None)
                except packages.ZIP_PROBLEMS as problem:
                    self.intake.fail(report, source.member, f"cannot be read to its end ({problem})")
                    return
                if found is None:
                    return
                if isinstance(found, Damage):
                    where = f"{source.member} at byte {found.place}".strip() + (f" ({found.url})" if found.url else "")
                    self.intake.fail(report, where, found.reason)
                    continue
                origin = f"{source.name}@{found.place}"
                taken = page_of(found, limit=self._limit, now=time.time(), origin=origin)
                await self.intake.take(taken, origin, partial(self._again, source, found.place), report)

    def _again(self, source: _Source, place: Place) -> Page | None:
        try:
            with source.open() as stream:
                record = read_record(stream, place, most=self._limit + HEAD_MOST)
        except (*packages.ZIP_PROBLEMS, DamageError):
            return None
        found = page_of(record, limit=self._limit, now=time.time(), origin=f"{source.name}@{place}")
        return found if isinstance(found, Page) else None

    async def _page(self, item: Input, report: FileReport) -> None:
        with _file_errors():
            data = read_whole(item.path, self._limit)
            changed = item.path.stat().st_mtime
        pool = self.intake.reader.pool
        try:
            saved: SavedPage = await pool.call(item.name, read_saved, data)
        except ExtractionError as problem:
            raise FileError(problem.reason) from problem
        if what := not_html(saved.body):
            raise FileError(f"no page: {what}")
        page = _as_capture(saved, item.name, changed)
        if not page.capture.url:
            page = replace(page, capture=await self._addressed(page.capture, item))
        again = partial(_saved_again, item, page, self._limit)
        await self.intake.take(page, item.name, again, report)

    async def _addressed(self, capture: Capture, item: Input) -> Capture:
        """Return a capture without address under the one that its page declares, or that follows from `--base`."""
        try:
            named = await self.intake.reader.named_by_itself(capture)
        except ExtractionError as problem:
            raise FileError(f"it cannot be read: {problem.reason}") from problem
        if named is not None:
            return named
        if not self.order.base or not item.below:
            raise FileError(
                "no address in it: it does not say from where it was saved, and declares none of its own. "
                "Next: --base URL, if the folder is a site's mirror"
            )
        return replace(capture, url=address_below(self.order.base, item.below))

    async def _list(self, item: Input, report: FileReport) -> None:
        with _file_errors():
            data = read_whole(item.path, self._limit)
        try:
            listed: Listed = await self.intake.reader.pool.call(item.name, read_list, item.kind, data)
        except ExtractionError as problem:
            raise FileError(problem.reason) from problem
        report.addresses = len(listed.urls) + len(listed.feeds)
        if listed.others:
            report.skipped["entries that are no address of a page"] += listed.others
        if not report.addresses:
            raise FileError("it names no address")
        keeper, summary = self.intake.keeper, self.intake.summary
        if keeper.archive is None or keeper.run_id is None:
            summary.queued += unknown(keeper.db, listed.urls)
            return
        names, due = queue(keeper.archive.db, Path(item.name).name, listed, run_id=keeper.run_id, now=now())
        summary.queued += due
        summary.sources += [name for name in names if name not in summary.sources]

    @property
    def _limit(self) -> int:
        return self.config.max_size


class FileError(Exception):
    """A file cannot be imported; the message says why."""


@contextmanager
def _file_errors() -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        raise FileError(f"it cannot be read: {(problem.strerror or str(problem)).lower()}") from problem
    except ValueError as problem:
        raise FileError(str(problem)) from problem


def _open_file(path: Path) -> AbstractContextManager[BinaryIO]:
    return path.open("rb")


@contextmanager
def _open_member(path: Path, member: zipfile.ZipInfo) -> Iterator[BinaryIO]:
    with packages.opened(path) as package, packages.unchecked(package, member) as stream:
        yield cast("BinaryIO", stream)


def _as_capture(saved: SavedPage, name: str, changed: float) -> Page:
    """Return a saved page as the answer that it was; a file's own time stands in when the page names none."""
    at = saved.saved_at or moment(min(changed, time.time()))
    capture = Capture(
        url=saved.url,
        body=saved.body,
        fetched_at=at,
        content_type=saved.content_type,
        headers=(("Content-Type", saved.content_type),),
        imported_from=name,
    )
    return Page(capture=capture, is_dated=saved.saved_at is not None)


def _saved_again(item: Input, page: Page, limit: int) -> Page | None:
    try:
        saved = read_saved(read_whole(item.path, limit))
    except (OSError, ValueError):
        return None
    return replace(page, capture=replace(page.capture, body=saved.body))
