"""The address guard's place in Scrapy: only http and https, and no connection to a refused address."""

from typing import Any
from urllib.parse import urlsplit

from scrapy.crawler import Crawler
from scrapy.exceptions import CannotResolveHostError
from scrapy.http import Request
from scrapy.utils.reactor import is_reactor_installed

from scraper.network.addresses import AddressPolicy, GuardedResolver
from scraper.network.context import config_of
from scraper.network.verdicts import RefusedError


class AddressGuardMiddleware:
    """Put the guarded resolver into the reactor."""

    def __init__(self, crawler: Crawler) -> None:
        self.resolver = GuardedResolver(AddressPolicy(config_of(crawler).allow_private))
        self._install()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "AddressGuardMiddleware":
        """Make one for a crawler."""
        return cls(crawler)

    def _install(self) -> None:
        """Make ours the reactor's resolver; `scrapy shell` puts its own there after the middlewares are made."""
        if not is_reactor_installed():
            raise RuntimeError("the address guard needs Twisted's reactor: set TWISTED_REACTOR_ENABLED to True")
        from twisted.internet import reactor  # noqa: PLC0415 - importing it earlier would install the wrong one

        installed: Any = reactor
        if installed.nameResolver is not self.resolver:
            installed.installNameResolver(self.resolver)

    def process_request(self, request: Request) -> None:
        """Refuse other schemes than http and https, whatever led to them, and see that the guard stands."""
        parts = urlsplit(request.url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise RefusedError(f"scheme {parts.scheme or 'unknown'}: only http and https are fetched")
        self._install()


class RefusalMiddleware:
    """Tell a refused host from one that is down, before anything else sees the failure: a refusal is no silence of the host's."""

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Raise `RefusedError` when the guard gave no address."""
        if not isinstance(exception, CannotResolveHostError):
            return
        from twisted.internet import reactor  # noqa: PLC0415 - importing it earlier would install the wrong one

        resolver = getattr(reactor, "nameResolver", None)
        refusal = resolver.refusal(urlsplit(request.url).hostname or "") if isinstance(resolver, GuardedResolver) else None
        if refusal:
            raise RefusedError(refusal) from exception
