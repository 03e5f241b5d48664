"""A few addresses fetched outside any run, with all manners of the crawl: for probing a site before it is registered."""

from collections.abc import AsyncIterator, Iterable, Iterator
from typing import Any

import scrapy
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Request, Response
from twisted.python.failure import Failure

from scraper.items import Capture
from scraper.network.verdicts import in_words


class FetchSpider(scrapy.Spider):
    """Put what each address answers into `captures`, and why one does not answer into `problems`."""

    name = "fetch"

    def __init__(self, addresses: Iterable[str] = (), name: str | None = None, **arguments: Any) -> None:
        super().__init__(name)
        self.addresses = tuple(addresses)
        self.captures: dict[str, Capture] = arguments.get("captures", {})
        self.problems: dict[str, str] = arguments.get("problems", {})

    async def start(self) -> AsyncIterator[Request]:
        """Yield one request an address."""
        for address in self.addresses:
            # robots.txt is for reading rules, its own rules do not cover it.
            meta = {"asked": address, "dont_obey_robotstxt": address.endswith("/robots.txt")}
            yield Request(address, callback=self.parse, errback=self.fail, dont_filter=True, meta=meta)

    def parse(self, response: Response, **_: Any) -> Iterator[None]:
        """Keep an answer."""
        capture: Capture = response.meta["capture"]
        if response.status == 200 and capture.complete:
            self.captures[response.meta["asked"]] = capture
        else:
            self.problems[response.meta["asked"]] = response.meta["capture_problem"] or f"the site answered {response.status}"
        yield from ()

    def fail(self, failure: Failure) -> None:
        """Keep a reason."""
        request: Request = failure.request  # type: ignore[attr-defined]
        self.problems[request.meta["asked"]] = (
            str(failure.value) if isinstance(failure.value, IgnoreRequest) else in_words(failure.value)
        )
