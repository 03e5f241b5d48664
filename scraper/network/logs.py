"""How Scrapy words what it logs: an item that cannot be stored is named by its address, not by its whole content."""

import logging
from typing import Any

from scrapy import Spider
from scrapy.http import Response
from scrapy.logformatter import LogFormatter, LogFormatterResult
from twisted.python.failure import Failure

from scraper.items import Visit


class ShortLogFormatter(LogFormatter):
    """Scrapy's words, but for visits."""

    def item_error(
        self, item: Any, exception: BaseException, response: Response | Failure | None, spider: Spider
    ) -> LogFormatterResult:
        """Name the visit that could not be stored, and why."""
        if not isinstance(item, Visit):
            return super().item_error(item, exception, response, spider)
        args = {"url": item.frontier_url, "problem": exception}
        return {"level": logging.ERROR, "msg": "%(url)s: cannot be stored: %(problem)s", "args": args}
