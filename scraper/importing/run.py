"""One import from the paths that a person named to the row in `runs`."""

import asyncio
import signal
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path

from scraper.config import Config
from scraper.errors import DiskFullError, StorageError, UsageError
from scraper.importing.answers import is_address
from scraper.importing.files import FileReader, Order
from scraper.importing.finding import Input, check_paths, inputs_of
from scraper.importing.intake import Intake
from scraper.importing.keeping import Keeper
from scraper.importing.reading import InOrder, Reader, now
from scraper.importing.report import Summary
from scraper.sandbox import ReaderPool
from scraper.sites import load_rules
from scraper.storage.archive import Archive
from scraper.storage.copies import update_copies
from scraper.storage.imports import SOURCE

AHEAD = 4
"""Pages read ahead."""
COPIES_LOOKED_AT = 2_000
"""Articles in which copies are looked for at the end, some seconds; `dramarchive copies` looks at all others."""
Tell = Callable[[Summary], None]
"""Called now and then with what has been done."""


def run_import(
    config: Config,
    paths: Sequence[Path],
    *,
    wanted: str | None = None,
    base: str = "",
    dry_run: bool = False,
    tell: Tell = lambda _: None,
) -> Summary:
    """Import what the paths hold; `wanted` is the kind that `--as` names, `base` the address of a mirrored folder.

    With `dry_run` nothing is written.

    Ctrl-C ends the run as `interrupted`; run again it goes on, as what is stored is passed over. Raises `UsageError` when
    there is nothing to import, `ArchiveBusyError`, `DiskFullError` and other `StorageError`s.
    """
    check_paths(paths)
    _check_use(paths, wanted)
    if base and not is_address(base):
        raise UsageError(f"--base {base!r} is not an http(s) address. Next: give that of the site, such as https://example.org/.")
    summary = Summary()
    order = Order(paths, wanted, base)
    with _archive(config, dry_run=dry_run) as archive:
        if archive is None or dry_run:
            _drive(config, archive, None, order, summary, tell)
            return summary
        run_id = archive.start_run(source=SOURCE, now=now())
        outcome = "error"
        try:
            finished = _drive(config, archive, run_id, order, summary, tell)
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


def _drive(config: Config, archive: Archive | None, run_id: int | None, order: Order, summary: Summary, tell: Tell) -> bool:
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
            await FileReader(config, intake, order).all()
        finally:
            in_order.cancel()
            await pool.close()

    try:
        asyncio.run(main())
    except (KeyboardInterrupt, asyncio.CancelledError):
        return False
    return True
