"""What the crawl's parts share: settings, hosts, clock; found through the crawler, so that Scrapy can build the parts."""

import time
from typing import Any, Protocol, runtime_checkable

from scrapy.crawler import Crawler

from scraper.config import PRODUCT, Config
from scraper.items import Capture, HostRow
from scraper.network.hosts import Hosts, MemoryHosts
from scraper.storage.moments import moment

CONFIG_KEY = "DRAMARCHIVE_CONFIG"
"""Scrapy setting that carries the `Config`."""
AHEAD = 5.0
"""Seconds that a request may wait at the gate for its host: Scrapy asks the scheduler at least this often."""


@runtime_checkable
class CrawlContext(Protocol):
    """What a running crawl knows; `session.CrawlSession` is one."""

    @property
    def hosts(self) -> Hosts:
        """Politeness of every host."""
        ...

    @property
    def stopping(self) -> bool:
        """True when nothing new may begin."""
        ...


class Alone:
    """The context of requests outside any crawl; several rounds of a probe share one, so that manners hold between them.

    `known` is what an archive knows of the host that is asked.
    """

    stopping = False

    def __init__(self, known: HostRow | None = None) -> None:
        self.hosts = MemoryHosts({known.host: known} if known else {})
        self.robots: dict[str, Any] = {}
        """Origin → what its robots.txt says (`robots.RobotsPolicy`)."""
        self.robots_captures: dict[str, Capture] = {}
        """Origin → its robots.txt itself, where there is one."""


def context_of(crawler: Crawler) -> CrawlContext:
    """Return the crawl that a crawler runs; for `scrapy shell` a context that forgets."""
    found = getattr(crawler.spider, "session", None)
    if isinstance(found, CrawlContext):
        return found
    known: CrawlContext | None = getattr(crawler, "dramarchive_alone", None)
    if known is None:
        known = Alone()
        crawler.dramarchive_alone = known  # type: ignore[attr-defined]
    return known


def config_of(crawler: Crawler) -> Config:
    """Return the settings of a crawl."""
    found = crawler.settings.get(CONFIG_KEY)
    return found if isinstance(found, Config) else Config()


def now() -> str:
    """Return the time as the archive writes it."""
    return moment(time.time())


def scrapy_settings(config: Config) -> dict[str, Any]:
    """Return the Scrapy settings that follow from ours."""
    return {
        CONFIG_KEY: config,
        "USER_AGENT": config.user_agent_header(),
        "ROBOTSTXT_USER_AGENT": PRODUCT,
        "CONCURRENT_REQUESTS": config.concurrency,
        "CONCURRENT_REQUESTS_PER_DOMAIN": max(config.concurrency, 2),
        "DOWNLOAD_TIMEOUT": config.timeout,
        "DOWNLOAD_MAXSIZE": 0,  # CaptureMiddleware: what has come up to the limit is kept
        "DOWNLOAD_WARNSIZE": 0,
    }
