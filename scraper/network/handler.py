"""Scrapy's HTTP handler without the silent second request of Twisted's connection pool, and with few kept connections."""

from collections.abc import Hashable
from typing import Any

from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from twisted.web.client import HTTPConnectionPool

from scraper.network.context import config_of

KEPT_LEAST = 8
"""Idle connections that are kept open over all hosts, at least; else twice the requests in flight."""


class SmallPool(HTTPConnectionPool):
    """Keep a bounded number of idle connections: Twisted keeps some for each host, four minutes long."""

    most = KEPT_LEAST

    def getConnection(self, key: Hashable, endpoint: Any) -> Any:  # noqa: N802 - Twisted's name
        """Hand out a connection to a host; nothing is kept of one that has none left."""
        found = super().getConnection(key, endpoint)
        if self._connections.get(key) == []:
            del self._connections[key]
        return found

    def _putConnection(self, key: Hashable, connection: Any) -> None:  # noqa: N802
        super()._putConnection(key, connection)  # type: ignore[no-untyped-call]
        while len(self._timeouts) > self.most:
            oldest, call = next(iter(self._timeouts.items()))
            call.cancel()
            self._removeConnection(call.args[0], oldest)

    def _removeConnection(self, key: Hashable, connection: Any) -> None:  # noqa: N802
        super()._removeConnection(key, connection)  # type: ignore[no-untyped-call]
        if not self._connections[key]:
            del self._connections[key]


class OnceHandler(HTTP11DownloadHandler):
    """Send each request once: the pool would repeat a GET at once, past the gate, when a kept connection breaks."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        stock = self._pool
        pool = SmallPool(stock._reactor, persistent=True)  # type: ignore[no-untyped-call]  # noqa: SLF001
        pool.most = max(KEPT_LEAST, 2 * config_of(crawler).concurrency)
        pool.maxPersistentPerHost = stock.maxPersistentPerHost
        pool.retryAutomatically = False
        pool._factory = stock._factory  # noqa: SLF001 - Scrapy's lenient parser of headers
        self._pool = pool
