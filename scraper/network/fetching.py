"""A few addresses fetched outside any run, with all manners of the crawl: for probing a site before it is registered."""

import re
from collections import deque
from collections.abc import AsyncIterator, Iterable, Iterator
from typing import Any

import scrapy
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Request, Response
from twisted.python.failure import Failure

from scraper.items import Capture
from scraper.network.capture import SITEMAP_BYTES, TOO_LARGE
from scraper.network.verdicts import in_words
from scraper.urls import host_of

_MAPS = re.compile(r"sitemap|\.(?:xml|gz)$", re.IGNORECASE)
"""Addresses that look like a sitemap's."""


class FetchSpider(scrapy.Spider):
    """Put what each address answers into `captures`, and why one does not answer into `problems`."""

    name = "fetch"

    def __init__(self, addresses: Iterable[str] = (), name: str | None = None, **arguments: Any) -> None:
        super().__init__(name)
        self.addresses = tuple(addresses)
        self.session = arguments.get("alone")
        """Where `context_of` looks."""
        self.captures: dict[str, Capture] = arguments.get("captures", {})
        self.problems: dict[str, str] = arguments.get("problems", {})
        self._waiting: dict[str, deque[str]] = {}

    async def start(self) -> AsyncIterator[Request]:
        """Yield the first request of each host; the next one follows the answer."""
        for address in self.addresses:
            self._waiting.setdefault(host_of(address), deque()).append(address)
        for host in tuple(self._waiting):
            for request in self._next_of(host):
                yield request

    def _next_of(self, host: str) -> Iterator[Request]:
        if self._waiting[host]:
            address = self._waiting[host].popleft()
            # robots.txt is for reading rules, its own rules do not cover it.
            meta = {"asked": address, "dont_obey_robotstxt": address.endswith("/robots.txt")}
            if _MAPS.search(address):
                meta["bytes_most"] = SITEMAP_BYTES
            yield Request(address, callback=self.parse, errback=self.fail, dont_filter=True, meta=meta)

    def parse(self, response: Response, **_: Any) -> Iterator[Request]:
        """Keep an answer, or ask again for one that was cut short."""
        capture: Capture = response.meta["capture"]
        asked, request = response.meta["asked"], response.request
        if response.status == 200 and capture.complete:
            self.captures[asked] = capture
        elif response.status == 200 and _MAPS.search(asked) and response.meta["capture_problem"].startswith(TOO_LARGE):
            self.captures[asked] = capture  # its beginning tells what it is
        elif response.status != 200:
            self.problems[asked] = f"the site answered {response.status}"
        elif request is not None and not response.meta.get("again"):
            # Once more, as a crawl does: what comes twice the same is whole, though nothing says where it ends.
            yield request.replace(meta={**request.meta, "again": True}, dont_filter=True)
            return
        else:
            self.problems[asked] = response.meta["capture_problem"]
        yield from self._next_of(host_of(asked))

    def fail(self, failure: Failure) -> Iterator[Request]:
        """Keep a reason."""
        request: Request = failure.request  # type: ignore[attr-defined]
        self.problems[request.meta["asked"]] = (
            str(failure.value) if isinstance(failure.value, IgnoreRequest) else in_words(failure.value)
        )
        yield from self._next_of(host_of(request.meta["asked"]))
