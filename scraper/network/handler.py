"""Scrapy's HTTP handler without the silent second request of Twisted's connection pool."""

from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler


class OnceHandler(HTTP11DownloadHandler):
    """Send each request once: the pool would repeat a GET at once, past the gate, when a kept connection breaks."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._pool.retryAutomatically = False
