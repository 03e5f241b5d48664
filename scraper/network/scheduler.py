"""Scrapy's scheduler over the frontier: what is to be fetched lies in the archive, not in JOBDIR.

A request stands for a lease. Redirects and further parts of an article stay in memory under the lease of the URL that
they began with: after a kill that URL is fetched again.
"""

import logging
from collections import deque
from typing import Protocol, runtime_checkable

from scrapy import Spider
from scrapy.core.scheduler import BaseScheduler
from scrapy.crawler import Crawler
from scrapy.http import Request

from scraper.items import FrontierRow
from scraper.network.session import CrawlSession

logger = logging.getLogger(__name__)


@runtime_checkable
class FrontierSpider(Protocol):
    """A spider that the frontier drives."""

    session: CrawlSession | None

    def request_for(self, row: FrontierRow) -> Request:
        """Return the request that a leased row stands for."""
        ...


class FrontierScheduler(BaseScheduler):
    """Hand out what memory holds first, then what can be leased; without a session (`scrapy shell`) only the former."""

    def __init__(self) -> None:
        self._memory: deque[Request] = deque()
        self._leased: deque[FrontierRow] = deque()
        self._spider: FrontierSpider | None = None
        self._session: CrawlSession | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "FrontierScheduler":  # noqa: ARG003 - Scrapy's interface
        """Make one for a crawler."""
        return cls()

    def open(self, spider: Spider) -> None:
        """Take the spider's session."""
        if isinstance(spider, FrontierSpider) and spider.session is not None:
            self._spider, self._session = spider, spider.session

    def close(self, reason: str) -> None:
        """Give back what is leased; a clean stop costs no URL a try."""
        if self._session is not None:
            freed = self._session.release()
            logger.debug("scheduler closed (%s), %d leases given back", reason, freed)

    def has_pending_requests(self) -> bool:
        """Tell whether the run has anything left that it is worth waiting for; Scrapy asks when nothing is under way."""
        return bool(self._memory or self._leased) or (self._session is not None and self._session.has_more())

    def enqueue_request(self, request: Request) -> bool:
        """Take a redirect, a further part of an article, or a request of `scrapy shell`."""
        self._memory.append(request)
        return True

    def next_request(self) -> Request | None:
        """Return the next request, or None when nothing is due yet; Scrapy asks again within five seconds."""
        if self._memory:
            return self._memory.popleft()
        if self._spider is None or self._session is None:
            return None
        if not self._leased:
            self._leased.extend(self._session.lease())
        return self._spider.request_for(self._leased.popleft()) if self._leased else None
