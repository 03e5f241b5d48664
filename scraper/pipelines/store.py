"""Hand each visit to the archive, in one transaction each."""

import time
from typing import Any, Protocol, Self, runtime_checkable

from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

from scraper.items import AssetVisit, Visit
from scraper.storage.archive import Archive
from scraper.storage.moments import moment
from scraper.storage.visits import SaveOutcome


@runtime_checkable
class Session(Protocol):
    """The run that a visit belongs to."""

    archive: Archive

    def note_saved(self, visit: Visit, saved: SaveOutcome) -> None:
        """Take note of what became of a visit."""


class StorePipeline:
    """Store visits and assets; a `StorageError` (a full disk, say) goes through as the item's error, which ends the crawl."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Take the archive of the session that the crawler's spider belongs to; without one (`scrapy shell`) be left out."""
        session = getattr(crawler.spider, "session", None)
        if not isinstance(session, Session) or not isinstance(session.archive, Archive):
            raise NotConfigured
        return cls(session)

    def process_item(self, item: Any) -> Any:
        """Store a visit or an asset and return it; anything else passes untouched."""
        if isinstance(item, Visit):
            self._session.note_saved(item, self._session.archive.save_visit(item, now=moment(time.time())))
        elif isinstance(item, AssetVisit):
            self._session.archive.save_asset(item, now=moment(time.time()))
        return item
