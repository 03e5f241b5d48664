"""Redirects as Scrapy follows them, but for two things: a circle ends at once, and a page that reloads itself is a page."""

from typing import Any

from scrapy import Spider
from scrapy.downloadermiddlewares.redirect import BaseRedirectMiddleware, MetaRefreshMiddleware, RedirectMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import HtmlResponse, Request, Response
from scrapy.utils.response import get_meta_refresh

from scraper.network.capture import capture_hop
from scraper.network.verdicts import NowhereError

HEAD_BYTES = 16 * 1024
"""Where a meta refresh is looked for; Scrapy looks at the first 4,096 characters."""
SHOWN = 100
"""Characters of an address in a reason."""


class _NoCircles(BaseRedirectMiddleware):
    """Ask for no address twice on the way to one answer."""

    def _redirect(self, redirected: Request, request: Request, reason: Any) -> Request:
        seen = [*request.meta.get("redirect_urls", []), request.url]
        if _bare(redirected.url) in map(_bare, seen):
            raise NowhereError(f"redirects in a circle: back to {redirected.url[:SHOWN]}")
        if redirected.meta.get("validators_of"):
            # A 304 from there would be about another page's validators, and the page that an article moved to unread.
            redirected.meta.update(validators_of=None, conditional=False)
            for name in ("If-None-Match", "If-Modified-Since"):
                redirected.headers.pop(name, None)
        try:
            return super()._redirect(redirected, request, reason)
        except IgnoreRequest as problem:
            raise NowhereError(f"more than {self.max_redirect_times} redirects") from problem


class StraightRedirectMiddleware(_NoCircles, RedirectMiddleware):
    """Follow a Location header."""

    def process_response(  # the parameter is Scrapy's old one
        self,
        request: Request,
        response: Response,
        spider: Spider | None = None,  # noqa: ARG002
    ) -> Request | Response:
        """Return the request that the answer leads to; the answer itself when that is no address of the web."""
        try:
            found = super().process_response(request, response)
        except ValueError:  # Scrapy makes the request before it looks at the scheme
            return response
        if found is not response and "hops" in request.meta:
            request.meta["hops"].append(capture_hop(request, response, HEAD_BYTES))
        return found


class StraightRefreshMiddleware(_NoCircles, MetaRefreshMiddleware):
    """Follow a `<meta http-equiv="refresh">` that leads elsewhere at once."""

    def process_response(  # the parameter is Scrapy's old one
        self,
        request: Request,
        response: Response,
        spider: Spider | None = None,  # noqa: ARG002
    ) -> Request | Response:
        """Return the request that the page asks for, or the page."""
        if not isinstance(response, HtmlResponse) or request.meta.get("capture_problem"):
            return response
        head = response.replace(body=response.body[:HEAD_BYTES])  # Scrapy would decode all of it for its first letters
        try:
            url = get_meta_refresh(head)[1]
            if not url or _bare(url) == _bare(request.url):
                return response
            found = super().process_response(request, head)
        except ValueError:
            return response
        return found if isinstance(found, Request) else response


def _bare(url: str) -> str:
    return url.partition("#")[0]
