"""Hand each visit to the archive, in one transaction each."""

import time
from typing import Any, Self

from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

from scraper.items import Visit
from scraper.storage.archive import Archive
from scraper.storage.moments import moment


class StorePipeline:
    """Store visits; a `StorageError` (a full disk above all) goes through as the item's error, which ends the crawl."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Take the archive of the session that the crawler's spider belongs to; without one (`scrapy shell`) be left out."""
        archive = getattr(getattr(crawler.spider, "session", None), "archive", None)
        if not isinstance(archive, Archive):
            raise NotConfigured
        return cls(archive)

    def process_item(self, item: Any) -> Any:
        """Store a visit and return it; what is no visit passes untouched."""
        if isinstance(item, Visit):
            self._archive.save_visit(item, now=moment(time.time()))
        return item
