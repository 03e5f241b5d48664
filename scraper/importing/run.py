"""One import from the paths that a person named to the row in `runs`."""

import asyncio
import signal
import threading
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import BinaryIO, cast

from scraper.config import Config
from scraper.errors import DiskFullError, ExtractionError, StorageError, UsageError
from scraper.importing import packages
from scraper.importing.answers import ANSWERS, Page, page_of
from scraper.importing.finding import Input, check_paths, inputs_of, read_whole
from scraper.importing.intake import Intake
from scraper.importing.keeping import Keeper
from scraper.importing.lists import Listed, read_list
from scraper.importing.queueing import queue, unknown
from scraper.importing.reading import InOrder, Reader, now
from scraper.importing.records import Damage, read_record, read_records
from scraper.importing.report import FileReport, Summary
from scraper.importing.saved import SavedPage, read_saved
from scraper.importing.unpacking import HEAD_MOST, DamageError, Place
from scraper.items import Capture
from scraper.parsers.markup.content import not_html
from scraper.sandbox import ReaderPool
from scraper.sites import load_rules
from scraper.storage.archive import Archive
from scraper.storage.copies import update_copies
from scraper.storage.imports import SOURCE
from scraper.storage.moments import moment

AHEAD = 4
"""Pages read ahead."""
COPIES_LOOKED_AT = 2_000
"""Articles in which copies are looked for at the end, some seconds; `dramarchive copies` looks at all others."""
Tell = Callable[[Summary], None]
"""Called now and then with what has been done."""


@dataclass(frozen=True, slots=True)
class _Source:
    """A web archive that can be opened again."""

    name: str
    member: str
    """Its name in a package; empty for a file of its own."""
    open: Callable[[], AbstractContextManager[BinaryIO]]


def run_import(
    config: Config, paths: Sequence[Path], *, wanted: str | None = None, dry_run: bool = False, tell: Tell = lambda _: None
) -> Summary:
    """Import what the paths hold; `wanted` is the kind that `--as` names. With `dry_run` nothing is written.

    Ctrl-C ends the run as `interrupted`; run again it goes on, as what is stored is passed over. Raises `UsageError` when
    there is nothing to import, `ArchiveBusyError`, `DiskFullError` and other `StorageError`s.
    """
    check_paths(paths)
    _check_use(paths, wanted)
    summary = Summary()
    with _archive(config, dry_run=dry_run) as archive:
        if archive is None or dry_run:
            _drive(config, archive, None, paths, wanted, summary, tell)
            return summary
        run_id = archive.start_run(source=SOURCE, now=now())
        outcome = "error"
        try:
            finished = _drive(config, archive, run_id, paths, wanted, summary, tell)
            outcome = "interrupted" if not finished else "complete" if summary.is_whole else "incomplete"
        except DiskFullError:
            outcome = "disk_full"
            raise
        finally:
            with suppress(StorageError) if outcome in ("disk_full", "error") else nullcontext():
                summary.run = archive.finish_run(run_id, outcome, now())
        if finished:
            update_copies(archive.db, limit=COPIES_LOOKED_AT)
    return summary


@contextmanager
def _archive(config: Config, *, dry_run: bool) -> Iterator[Archive | None]:
    if dry_run and not config.archive.exists():
        yield None
        return
    with Archive.open_read_only(config.archive) if dry_run else Archive.open(config.archive) as archive:
        yield archive


def _check_use(paths: Sequence[Path], wanted: str | None) -> None:
    """Raise `UsageError` when no path holds anything that can be imported."""
    first: Input | None = None
    for path in paths:
        for item in inputs_of(path, wanted, Counter()):
            if item.is_usable:
                return
            first = first or item
    if first is not None:
        cause = f"{first.path}: {first.kind.strip('()')}, which cannot be imported"
        raise UsageError(f"{cause}. Next: dramarchive import --help names what can; --as KIND forces one.")
    raise UsageError(f"{paths[0]}: holds no saved page and no web archive. Next: name a file, or --as KIND for another kind.")


def _drive(
    config: Config,
    archive: Archive | None,
    run_id: int | None,
    paths: Sequence[Path],
    wanted: str | None,
    summary: Summary,
    tell: Tell,
) -> bool:
    """Run the import in an event loop; False when a signal ended it."""

    async def main() -> None:
        task = asyncio.current_task()
        if task is not None and threading.current_thread() is threading.main_thread():
            asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
        pool = ReaderPool()
        reader = Reader(pool=pool, rules=load_rules(config.sites), run_id=run_id or 0)
        in_order = InOrder(reader, AHEAD)
        keeper = Keeper(archive=archive, run_id=run_id, beat_at=time.monotonic())
        intake = Intake(keeper=keeper, reader=reader, in_order=in_order, summary=summary, tell=tell)
        try:
            await _Import(config, intake).all(paths, wanted)
        finally:
            in_order.cancel()
            await pool.close()

    try:
        asyncio.run(main())
    except (KeyboardInterrupt, asyncio.CancelledError):
        return False
    return True


@dataclass(frozen=True, slots=True)
class _Import:
    """Reads files of each kind and hands on what is in them."""

    config: Config
    intake: Intake

    async def all(self, paths: Sequence[Path], wanted: str | None) -> None:
        """Read everything, then take what had to wait."""
        summary = self.intake.summary
        for path in paths:
            for item in inputs_of(path, wanted, summary.skipped):
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
            named = await self.intake.reader.named_by_itself(page.capture)
            if named is None:
                raise FileError("no address in it: it does not say from where it was saved, and names no canonical address")
            page = replace(page, capture=named)
        again = partial(_saved_again, item, page, self._limit)
        await self.intake.take(page, item.name, again, report)

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
