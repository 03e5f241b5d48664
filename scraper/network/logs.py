"""What is logged of a crawl: events with named fields, for `crawl --log-json`, and Scrapy's words made short.

docs/logs.md lists the events; `EVENTS` is its source.
"""

import logging
from collections.abc import Mapping
from typing import Any

from scrapy import Spider
from scrapy.http import Response
from scrapy.logformatter import LogFormatter, LogFormatterResult
from twisted.python.failure import Failure

from scraper.errors import DiskFullError
from scraper.items import Visit

EVENTS: Mapping[str, str] = {
    "run_begin": "A run took the archive: `run_id`, `sources`, `urls` (named by hand), `waiting`.",
    "visit": (
        "A URL was settled or put off: `run_id`, `url`, `source`, `role`, `host`, `outcome` (stored, unchanged, listed, refused,"
        " failed, gone), `reason`, `retry_at`, `status`, `final_url`, `bytes` (decoded), `complete`, `tracks`, `known` (the"
        " article was in the archive before), `article_id`, `revision_id`, `capture_id`, `queued` (URLs it led to)."
    ),
    "put_back": "A URL waits because its host rests: `url`, `until`, `reason`.",
    "lost": "A URL failed past its visit, such as one that could not be stored: `url`, `reason`.",
    "robots": "A robots.txt was read: `host`, `status`, `crawl_delay`.",
    "host_rests": "Nothing is asked of a host before a time: `host`, `until`, `reason`.",
    "host_gap": "A host's answers call for another gap between two requests: `host`, `seconds`.",
    "asset_missed": "A style sheet, image or font of an article could not be had (`--assets`): `url`, `reason`.",
    "progress": (
        "How the run goes, every few seconds: `discovered`, `stored`, `changed`, `unchanged`, `refused`, `failed`, `waiting`,"
        " `hosts`, `rate` (URLs a second), `seconds_left`."
    ),
    "run_end": "The run's row in `runs`.",
    "note": "What the command says to a person at its end.",
    "error": "Why the command ends with an error: `exit_code`.",
    "log": "Anything else: a message of Scrapy or of a part of dramarchive.",
}
"""Event → what it says and its fields beside `time`, `level`, `logger`, `event` and `message`."""


def tell_event(logger: logging.Logger, level: int, event: str, message: str, **fields: Any) -> None:
    """Log a message for people with the event and fields that it stands for."""
    logger.log(level, "%s", message, extra={"event": event, "fields": fields})


class ShortLogFormatter(LogFormatter):
    """Scrapy's words, but for visits: an item that cannot be stored is named by its address, not by its whole content."""

    def item_error(
        self, item: Any, exception: BaseException, response: Response | Failure | None, spider: Spider
    ) -> LogFormatterResult:
        """Name the visit that could not be stored, and why."""
        if not isinstance(item, Visit):
            return super().item_error(item, exception, response, spider)
        args = {"url": item.frontier_url, "problem": exception}
        level = logging.INFO if isinstance(exception, DiskFullError) else logging.ERROR  # the run ends with it, and says so once
        return {"level": level, "msg": "%(url)s: cannot be stored: %(problem)s", "args": args}
