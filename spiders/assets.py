"""The assets of an article under the lease of its page: one request after the other, each stored as it comes.

The page's own visit ends last, so a crawl that is killed fetches the page again and goes on with the assets that it has not.
Assets are no rows of the frontier: they count neither as pages nor against `--limit`. Robots, politeness and the address
guard stand in every request's way, whatever host it goes to.
"""

import logging
from collections import deque
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urljoin

from scrapy.http import Request, Response
from twisted.python.failure import Failure

from scraper.errors import ExtractionError, StorageError
from scraper.items import AssetVisit, Capture, CaptureRow, Visit
from scraper.network.context import now
from scraper.network.logs import tell_event
from scraper.network.session import CrawlSession
from scraper.network.verdicts import NowhereError, RefusedError, in_words
from scraper.parsers.assets import ASSETS_MOST, assets_in
from scraper.sandbox import ReaderPool
from scraper.storage.assets import fresh_asset
from scraper.urls import host_of
from spiders.judging import PASSING

ASSET_BYTES = 8 * 1024 * 1024
"""Limit of one asset, decoded, bytes."""
PAGE_BYTES = 64 * 1024 * 1024
"""When the assets of one page have come to so many bytes, the others are left."""
MISSED_MOST = 10_000
"""Addresses that are remembered as not to be had."""

logger = logging.getLogger(__name__)


@dataclass(slots=True)
class _Chain:
    """The assets of one page, being gathered."""

    visit: Visit
    waiting: deque[str] = field(default_factory=deque)
    seen: set[str] = field(default_factory=set)
    kept: list[str] = field(default_factory=list)
    size: int = 0
    silent: set[str] = field(default_factory=set)
    """Hosts that gave no answer: they are not waited for again and again."""

    def add(self, urls: Iterable[str]) -> None:
        """Let what a page, style sheet or redirect leads to come next."""
        fresh = [url for url in dict.fromkeys(urls) if url not in self.seen][: ASSETS_MOST - len(self.seen)]
        self.seen.update(fresh)
        self.waiting.extendleft(reversed(fresh))


class AssetFetcher:
    """Gathers assets for one run."""

    def __init__(self, session: CrawlSession, readers: ReaderPool) -> None:
        self._session = session
        self._readers = readers
        self._missed: dict[str, None] = {}

    async def gather(self, visit: Visit) -> Visit | Request | None:
        """Return a page's visit with its assets, or the request for the first that is not captured yet.

        None when the crawl stops: the page is fetched again by the next one, which goes on with what is missing.
        """
        chain = _Chain(visit)
        for capture in (visit.capture, *visit.parts):
            if capture is not None:
                chain.add(await self._needs(capture))
        return await self._next(chain)

    async def _needs(self, capture: Capture) -> tuple[str, ...]:
        """Return what a page or style sheet loads, found in a process that a hostile one cannot hold up."""
        try:
            found: tuple[str, ...] = await self._readers.call(capture.url, assets_in, capture)
        except ExtractionError as problem:
            logger.info("assets of %s: %s", capture.url, problem.reason)
            return ()
        return found

    async def _next(self, chain: _Chain) -> Visit | Request | None:
        while chain.waiting and chain.size < PAGE_BYTES:
            if self._session.stopping:
                return None
            meta = {"chain": chain, "hops": [], "bytes_cap": ASSET_BYTES}
            request = Request(chain.waiting.popleft(), callback=self.receive, errback=self.fail, dont_filter=True, meta=meta)
            known = fresh_asset(self._session.archive.db, request.url, now=now())
            if known is not None:
                await self._take_known(chain, known)
            elif request.url not in self._missed and host_of(request.url) not in chain.silent:
                return request
        return replace(chain.visit, assets=tuple(dict.fromkeys(chain.kept)))

    async def _take_known(self, chain: _Chain, row: CaptureRow) -> None:
        """Go on from an asset that was captured lately: a style sheet's own needs, a redirect's aim."""
        chain.kept.append(row.url)
        is_css = (row.content_type or "").startswith("text/css")
        if not is_css and not 300 <= row.status < 400:
            return
        assert row.id is not None
        try:
            capture = self._session.archive.read_capture(row.id)
        except StorageError as problem:
            logger.warning("assets: %s", problem)
            return
        chain.add(await self._needs(capture) if is_css else _aims_of(capture))

    async def receive(self, response: Response, **_: Any) -> AsyncIterator[AssetVisit | Visit | Request]:
        """Store an answer and go on."""
        chain: _Chain = response.meta["chain"]
        capture: Capture = response.meta["capture"]
        problem = response.meta.get("capture_problem") or (f"answered {response.status}" if response.status in PASSING else "")
        if problem:
            self._miss(_asked(response.request), problem)
        else:
            captures = (*response.meta["hops"], capture)
            yield AssetVisit(run_id=self._session.run_id, captures=captures)
            chain.kept += [each.url for each in captures]
            chain.size += len(capture.body)
            if response.status == 200:
                chain.add(await self._needs(capture) if capture.content_type.startswith("text/css") else ())
        following = await self._next(chain)
        if following is not None:
            yield following

    async def fail(self, failure: Failure) -> AsyncIterator[Visit | Request]:
        """Leave an asset that cannot be had; its page is none the worse for it."""
        request: Request = failure.request  # type: ignore[attr-defined]
        if isinstance(failure.value, StorageError):
            self._session.give_up(failure.value)
            return
        self._miss(_asked(request), in_words(failure.value))
        chain: _Chain = request.meta["chain"]
        if not isinstance(failure.value, RefusedError | NowhereError):
            chain.silent.add(host_of(request.url))
        following = await self._next(chain)
        if following is not None:
            yield following

    def _miss(self, url: str, reason: str) -> None:
        if len(self._missed) >= MISSED_MOST:
            self._missed.clear()
        self._missed[url] = None
        tell_event(logger, logging.INFO, "asset_missed", f"asset missed: {url}: {reason}", url=url, reason=reason)


def _asked(request: Request | None) -> str:
    """Return the address that a page names, before any redirect."""
    assert request is not None
    return str(request.meta.get("redirect_urls", [request.url])[0])


def _aims_of(redirect: Capture) -> list[str]:
    return [urljoin(redirect.url, value) for name, value in redirect.headers if name.lower() == "location"]
