"""Run a crawl in this process: Scrapy on Twisted's asyncio reactor, driven by the frontier."""

import asyncio
import json
import signal
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import Any

from scrapy import Spider
from scrapy.crawler import AsyncCrawlerRunner, Crawler
from scrapy.settings import Settings
from scrapy.utils.reactor import install_reactor, is_reactor_installed

from scraper.config import Config
from scraper.errors import UsageError
from scraper.items import Capture, HostRow, RunRow, SourceRow
from scraper.network.context import Alone, now, scrapy_settings
from scraper.network.fetching import FetchSpider
from scraper.network.session import CrawlSession, Progress
from scraper.network.verdicts import next_step
from scraper.storage.archive import Archive
from scraper.storage.connection import storage_errors
from scraper.storage.copies import update_copies
from scraper.storage.frontier import Frontier
from scraper.storage.records import insert, select
from scraper.urls import canonicalize_url, host_of, is_web_url, next_for_word
from spiders.pages import PagesSpider
from spiders.probing import Offer, Survey, candidates, further, robots_of, source_name, survey

COPIES_LOOKED_AT = 2_000
"""Articles in which copies are looked for at the end of a run, some seconds; `dramarchive copies` looks at all others."""
REACTOR = "twisted.internet.asyncioreactor.AsyncioSelectorReactor"


def run_crawl(
    config: Config,
    *,
    sources: Sequence[str] = (),
    urls: Sequence[str] = (),
    full: bool = False,
    everything: bool = False,
    limit: int | None = None,
    progress: Progress | None = None,
) -> RunRow:
    """Visit what is new or due of the named sources and URLs (of everything when none is named); return the run's row.

    `full` visits everything again, `everything` leaves no address out for its topic, `limit` is the most article URLs to
    visit, `progress` is called after visits with the session (see `CrawlSession.counts`). Ctrl-C once ends the run when
    what is under way is done, twice at once; both leave `outcome` `interrupted`, and the next run goes on from there.
    Raises `UsageError`, `ArchiveBusyError`, `DiskFullError` and other `StorageError`s; the archive is intact then, too.
    """
    with Archive.open(config.archive) as archive:
        session = CrawlSession.begin(
            config, archive, names=sources, urls=urls, full=full, everything=everything, limit=limit, progress=progress
        )
        try:
            # Of all spiders this one has no address of its own; what it does follows from each row's role.
            drive(config, PagesSpider, on_signal=session.stop, session=session)
        except asyncio.CancelledError:
            session.stop()
        except BaseException as problem:
            session.give_up(problem if isinstance(problem, Exception) else RuntimeError(type(problem).__name__))
            with suppress(Exception):
                session.finish()
            raise
        row = session.finish()
        if session.problem is None and row.outcome != "interrupted":
            update_copies(archive.db, limit=COPIES_LOOKED_AT)
    if session.problem is not None:
        raise session.problem
    return row


def register_source(config: Config, url: str, topic: Mapping[str, Any] | None = None) -> list[SourceRow]:
    """Look at `url` and register what leads to its site's articles; return the sources, the fullest first.

    What is registered already is returned as it is, but for the `topic` (options `take`, `leave`, `strict`). Raises
    `UsageError` when the address does not answer or leads to no article.
    """
    return register_offers(config, *look_at(config, url), topic=topic)


def look_at(config: Config, url: str) -> tuple[Survey, list[HostRow]]:
    """Ask a site, politely, which ways lead to its articles; return them and what was learnt of its hosts.

    Nothing is stored. Raises `UsageError` when the address does not answer.
    """
    if not is_web_url(url):
        step = next_for_word(url, "give a full URL such as https://example.org/.")
        raise UsageError(f"{url!r} is not an http(s) address. Next: {step}")
    alone = Alone(_known_host(config, url))
    captures, problems = fetch(config, [url], alone)
    if url not in captures:
        cause = problems.get(url, "no answer")
        raise UsageError(f"{url}: cannot be read: {cause}. Next: {next_step(cause, 'check the address.')}")
    for capture in list(alone.robots_captures.values())[:1]:
        captures[robots_of(url)] = capture
    for wanted in (candidates, further, further):
        addresses = [at for at in wanted(url, captures) if at not in captures and at not in problems]
        if addresses:
            got, failed = fetch(config, addresses, alone)
            captures |= got
            problems |= failed
    return survey(url, captures, problems), list(alone.hosts.rows.values())


def register_offers(
    config: Config, found: Survey, hosts: Sequence[HostRow] = (), *, topic: Mapping[str, Any] | None = None
) -> list[SourceRow]:
    """Register each way into a site as a source, and keep what was learnt of its hosts; return the sources, the fullest first.

    `topic` are options that say what the sources are to be about; a source that is known takes them over. Raises
    `UsageError` when there is none.
    """
    if not found.offers:
        raise UsageError(f"{found.url}: leads to no article ({found.cause}). Next: give a page that lists articles.")
    with Archive.open(config.archive) as archive, archive.transaction():
        Frontier(archive.db).remember(hosts)
        return [_register(archive, offer, canonicalize_url(found.url), topic or {}) for offer in found.offers]


def _known_host(config: Config, url: str) -> HostRow | None:
    """Return what the archive knows of a URL's host: the gap and the rest that it asked for hold for a probe, too."""
    if not config.archive.exists():
        return None
    with Archive.open_read_only(config.archive) as archive:
        return Frontier(archive.db).asked_for(host_of(url))


def _register(archive: Archive, offer: Offer, site: str, topic: Mapping[str, Any]) -> SourceRow:
    known = select(archive.db, SourceRow, "1 ORDER BY name")
    for row in known:
        if (row.url.rstrip("/"), row.spider) == (offer.url.rstrip("/"), offer.spider):  # `/blog` and `/blog/` are one
            changed = replace(row, options={**row.options, **topic})
            if changed != row:
                Frontier(archive.db).read_lists_again(row.name)
            archive.db.execute("UPDATE sources SET options = ? WHERE name = ?", (json.dumps(changed.options), row.name))
            return changed
    row = SourceRow(
        name=source_name(offer, [row.name for row in known]),
        url=offer.url,
        spider=offer.spider,
        options={**offer.options, **topic},
        added_at=now(),
        site=site,
    )
    with storage_errors(archive.path):
        insert(archive.db, row)
    return row


def fetch(config: Config, addresses: Sequence[str], alone: Alone | None = None) -> tuple[dict[str, Capture], dict[str, str]]:
    """Fetch a few addresses outside any run; return captures and problems by address.

    Several calls with one `alone` read a host's robots.txt once and keep the polite gap between them.

    Ctrl-C is a `KeyboardInterrupt`, at once: there is nothing under way that would be lost.
    """
    captures: dict[str, Capture] = {}
    problems: dict[str, str] = {}
    stopped = False

    def stop() -> None:
        nonlocal stopped
        stopped = True

    with suppress(asyncio.CancelledError):
        found = {"addresses": addresses, "captures": captures, "problems": problems}
        drive(config, FetchSpider, on_signal=stop, at_once=True, alone=alone or Alone(), **found)
    if stopped:
        raise KeyboardInterrupt
    return captures, problems


def drive(
    config: Config, spider: type[Spider], *, on_signal: Callable[[], None], at_once: bool = False, **arguments: Any
) -> None:
    """Run one spider to its end; a first signal calls `on_signal` and lets it end.

    Raises `asyncio.CancelledError` when a second signal (with `at_once` the first) cuts it short.
    """
    settings = Settings()
    settings.setmodule("scraper.settings", priority="project")
    settings.setdict(scrapy_settings(config), priority="cmdline")
    loop = _reactor_loop()
    runner = AsyncCrawlerRunner(settings)

    async def crawl() -> None:
        await runner.crawl(spider, **arguments)

    main = loop.create_task(crawl())
    pending: set[asyncio.Task[None]] = set()

    def stop() -> None:
        if pending:
            main.cancel()
            return
        on_signal()
        if at_once:
            main.cancel()
            return
        pending.add(loop.create_task(_stop_when_running(runner, main)))

    with _signals(loop, stop):
        loop.run_until_complete(main)


async def _stop_when_running(runner: AsyncCrawlerRunner, main: "asyncio.Task[None]") -> None:
    """Stop the crawlers as soon as they can be: Scrapy forgets a stop that comes while an engine is being started."""
    while not main.done() and not any(crawler.crawling and _is_running(crawler) for crawler in runner.crawlers):
        await asyncio.sleep(0.02)
    await runner.stop()


def _is_running(crawler: Crawler) -> bool:
    try:
        return crawler.engine.running
    except RuntimeError:  # it has no engine yet
        return False


def _reactor_loop() -> asyncio.AbstractEventLoop:
    """Return the event loop of Twisted's reactor, started once a process; so a process can crawl more than once.

    `reactor.run()` cannot be called twice; starting the reactor without running it, and running its loop as often as
    needed, can.
    """
    if not is_reactor_installed():
        asyncio.set_event_loop(asyncio.new_event_loop())  # `asyncio.run` before us leaves this thread without any
        install_reactor(REACTOR)
    from twisted.internet import reactor  # noqa: PLC0415 - importing it earlier would install another one

    started: Any = reactor
    if not started.running:
        started.startRunning(installSignalHandlers=False)
    loop: asyncio.AbstractEventLoop = started._asyncioEventloop  # noqa: SLF001 - the policy forgets it after an `asyncio.run`
    asyncio.set_event_loop(loop)
    return loop


@contextmanager
def _signals(loop: asyncio.AbstractEventLoop, stop: Callable[[], None]) -> Iterator[None]:
    """Call `stop` on SIGINT and SIGTERM; only the main thread can."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    for number in before:
        loop.add_signal_handler(number, stop)
    try:
        yield
    finally:
        for number, handler in before.items():
            loop.remove_signal_handler(number)
            signal.signal(number, handler)
