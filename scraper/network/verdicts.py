"""How a fetch can end before there is an answer: exceptions that the spider's errback turns into a `Visit`."""

from scrapy.exceptions import IgnoreRequest


class RefusedError(IgnoreRequest):
    """A rule forbids the fetch (robots.txt, address guard, scheme, too large); trying again would not change that."""


class HostRestsError(IgnoreRequest):
    """The host is not to be asked before `until` (ISO 8601); the URL waits without having been tried."""

    def __init__(self, message: str, *, until: str) -> None:
        super().__init__(message)
        self.until = until
